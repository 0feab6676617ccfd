//! Enters or corrects results by hand: all of them, or none.
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::value::id::{EnrolmentId, ExamId, PersonId};

use super::write::Open;
use crate::exam::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// A result as it is typed.
#[derive(Debug, Clone)]
pub struct TypedResult {
    /// Whose.
    pub person: PersonId,
    /// The mark times 100; none for 缺考.
    pub hundredths: Option<i32>,
}

/// Enters results; one that stands is replaced, and the audit keeps what stood.
///
/// Problems: `exam.not_due`, `exam.score`, `exam.half`, `exam.result_twice` (422) with fields `items[n]…`,
/// `exam.session_state` (409), `not_found` (404), `role.missing` (403).
pub async fn set_results(
    platform: &Platform,
    actor: &Actor,
    id: ExamId,
    typed: Vec<TypedResult>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let open = Open::find(&change, actor, id).await?;
    let place_of = |person: PersonId| {
        let row = open.list.iter().find(|row| row.person_id == person);
        // an id that is on no list is not due, as the rule says
        row.map_or(EnrolmentId(person.0), |row| row.id)
    };
    let marks: Vec<(EnrolmentId, Option<i32>)> = typed
        .iter()
        .map(|result| (place_of(result.person), result.hundredths))
        .collect();
    let violations: Vec<Violation> = open
        .check(&marks, &BTreeSet::new())
        .into_iter()
        .map(|mut violation| {
            let field = violation.field.as_deref().unwrap_or_default();
            let field = field.replacen("results[", "items[", 1);
            let field = field.replace(".enrolment", ".person").replace(".score", ".mark");
            violation.field = Some(field);
            violation
        })
        .collect();
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let mut standing = store::results(change.db(), id).await?;
    for (mark, result) in marks.iter().zip(&typed) {
        let before = standing.remove(&mark.0);
        let corrected = before.as_ref().and_then(|row| row.half_points);
        open.write(&change, before, *mark, None).await?;
        let detail = serde_json::json!({
            "exam": id,
            "points": mark.1.map(|hundredths| points(i64::from(hundredths), 2)),
            "before": corrected.map(|halves| points(i64::from(halves) * 5, 1)),
        });
        change.audit("exam.set_result", "person", result.person, &detail);
    }
    change.commit().await?;
    Ok(())
}

/// Points as people write them.
fn points(number: i64, decimals: u32) -> String {
    Decimal::new(number, decimals).normalize().to_string()
}
