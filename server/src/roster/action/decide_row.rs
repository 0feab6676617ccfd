//! The identity desk of an import: somebody says whose row it is. Nothing merges by itself.
use sanyou_schema::domain::roster::{Decision, RowResult};
use sanyou_schema::domain::value::IdentityDecision;
use sanyou_schema::domain::value::id::{ImportId, PersonId};
use sanyou_schema::entity::import_decision;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait, Set};
use uuid::Uuid;

use super::mend_import::{open, reread, row_of};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::content::RowContent;
use crate::roster::store::desk;

/// Says whose row it is, or with no decision that it is open again. The import is read and compared anew.
///
/// Problems: `identity.no_candidate` (422), `import.row` (404), `import.transition` (409), `not_found` (404).
pub async fn decide_row(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    (sheet, number): (&str, u32),
    decision: Option<Decision>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let row = row_of(&change, id, sheet, number).await?;
    let content: RowContent = change.keys().open_json(&row.content_enc)?;
    match &decision {
        Some(decision) => {
            let (what, person) = checked(&content.result, decision)?;
            keep(&change, actor, (id, sheet, row.row_no), what, person).await?;
        }
        None => {
            if let Some(earlier) = desk::decision_of(change.db(), id, sheet, row.row_no).await? {
                earlier.delete(change.db()).await?;
            }
        }
    }
    let detail = serde_json::json!({"sheet": sheet, "row": number, "decision": decision});
    change.audit("roster.decide", "roster_import", id, &detail);
    reread(platform, change, import).await
}

/// The decision as it is kept: the same person must be one of those who were shown.
pub fn checked(
    result: &RowResult,
    decision: &Decision,
) -> Result<(IdentityDecision, Option<PersonId>), Problem> {
    let none = || {
        let detail = "这个人不在这一行的待选名单里，请刷新页面后重新选择。";
        Problem::field("identity.no_candidate", "person", detail)
    };
    if result.candidates.is_empty() {
        return Err(none());
    }
    match decision {
        Decision::SamePerson(person) => {
            let known = result.candidates.iter().any(|one| one.person == *person);
            let id = person.parse().ok().filter(|_| known).ok_or_else(none)?;
            Ok((IdentityDecision::Same, Some(id)))
        }
        Decision::NewPerson | Decision::LeaveOut => Ok((IdentityDecision::New, None)),
    }
}

/// Keeps a decision in place of an earlier one.
pub async fn keep(
    change: &Change,
    actor: &Actor,
    (import, sheet, row): (ImportId, &str, i32),
    decision: IdentityDecision,
    person: Option<PersonId>,
) -> Result<(), Problem> {
    let earlier = desk::decision_of(change.db(), import, sheet, row).await?;
    if let Some(earlier) = earlier {
        let mut again = earlier.into_active_model();
        again.decision = Set(decision);
        again.person_id = Set(person);
        again.decided_by = Set(actor.account);
        again.decided_at = Set(change.at());
        again.update(change.db()).await?;
        return Ok(());
    }
    let row = import_decision::ActiveModel {
        id: Set(change.id()),
        import_id: Set(import),
        sheet: Set(sheet.to_owned()),
        row_no: Set(row),
        decision: Set(decision),
        person_id: Set(person),
        decided_by: Set(actor.account),
        decided_at: Set(change.at()),
    };
    import_decision::Entity::insert(row).exec(change.db()).await?;
    Ok(())
}

/// A kept decision as comparisons take it.
pub fn as_taken(row: &import_decision::Model) -> Decision {
    match (row.decision, row.person_id) {
        (IdentityDecision::Same, Some(person)) => Decision::SamePerson(person.to_string()),
        _ => Decision::NewPerson,
    }
}

/// A decision as it is told.
pub fn decision(text: &str, person: Option<Uuid>) -> Result<Decision, Problem> {
    match (text, person) {
        ("same", Some(person)) => Ok(Decision::SamePerson(person.to_string())),
        ("new", _) => Ok(Decision::NewPerson),
        ("same", None) => Err(Problem::field("identity.decision", "person", "请选是哪一个人。")),
        _ => Err(Problem::field(
            "identity.decision",
            "decision",
            "请选“是同一人”或“不是，另一人”。",
        )),
    }
}
