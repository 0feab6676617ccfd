//! Posts the hours of a session: a half-day that was attended, for those who completed it.
use rust_decimal::Decimal;
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sanyou_schema::domain::value::{CreditKind, CreditSource, EnrolmentState};
use sanyou_schema::entity::credit_entry;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

use crate::credit::store;
use crate::platform::change::Change;
use crate::platform::consequence::{Following, SessionFinished};
use crate::platform::problem::Problem;
use crate::training::{HALF_DAY, SessionFacts, class_row, half_day_hundredths, session_row};

/// Registered with training in `app`.
pub struct PostHours;

impl SessionFinished for PostHours {
    fn finished<'a>(&'a self, change: &'a mut Change, session: SessionId) -> Following<'a> {
        Box::pin(post_hours(change, session))
    }
}

/// Writes the entries of a session within a change. A half-day for which a person has hours already earns no more
/// (domain.md 5.6); the value is kept with the rule that gave it.
pub async fn post_hours(change: &mut Change, id: SessionId) -> Result<(), Problem> {
    let missing = || Problem::internal("a finished session is missing");
    let session = session_row(change.db(), id).await?.ok_or_else(missing)?;
    let class = class_row(change.db(), session.class_id)
        .await?
        .ok_or_else(missing)?;
    let facts = SessionFacts::load(change.db(), id).await?;
    let hundredths = half_day_hundredths(change.db(), class.unit_id, session.last_day).await?;
    let mut rows = Vec::new();
    for enrolment in facts
        .enrolments
        .iter()
        .filter(|row| row.state == EnrolmentState::Completed)
    {
        let taken = store::live_keys(change.db(), enrolment.person_id).await?;
        for (day, half, slot) in facts.attended(enrolment.id) {
            let key = live_key(enrolment.person_id, day, half.code());
            if taken.contains(&key) {
                continue;
            }
            rows.push(credit_entry::ActiveModel {
                id: Set(change.id::<Uuid>()),
                person_id: Set(enrolment.person_id),
                day: Set(day),
                half: Set(Some(half)),
                kind: Set(CreditKind::Concentrated),
                source: Set(CreditSource::Session),
                slot_id: Set(Some(slot)),
                course_id: Set(None),
                hundredths: Set(hundredths),
                rule: Set(format!("{HALF_DAY}={hundredths}")),
                reverses_id: Set(None),
                live_key: Set(Some(key)),
                created_at: Set(change.at()),
            });
        }
    }
    let hours = Decimal::new(i64::from(hundredths), 2).normalize().to_string();
    let detail = serde_json::json!({ "entries": rows.len(), "half_day_hours": hours });
    if !rows.is_empty() {
        credit_entry::Entity::insert_many(rows)
            .exec_without_returning(change.db())
            .await?;
    }
    change.audit("credit.post", "session", id, &detail);
    Ok(())
}

/// What holds that a half-day of a person earns once.
fn live_key(person: PersonId, day: chrono::NaiveDate, half: &str) -> String {
    format!("{}:{day}:{half}", person.0.simple())
}
