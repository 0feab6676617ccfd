//! A person between two townships: one asks, the other answers, and what is agreed is a change of its own.
mod again;
mod answer;
mod list;
mod tell;

use std::collections::{BTreeMap, HashSet};

use sanyou_schema::domain::roster::{PersonRef, RowResult, StagedRow};
use sanyou_schema::domain::value::id::{AccountId, AppointmentId, ImportId, PersonId, TransferId, UnitId};
use sanyou_schema::domain::value::{RowOutcome, TransferSide, TransferState};
use sanyou_schema::entity::{roster_import, transfer_request};
use serde::{Deserialize, Serialize};

pub use again::{ask_again, refusals};
pub use answer::{Said, answer, side_paths, withdraw, withdraw_of_import};
pub use list::{Agreed, Shown, agreed, list, transfers_to_answer};
pub use tell::tell_of_undone;

use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::content::RowContent;
use crate::roster::store::transfers;

/// The code of a row whose person another township has.
pub const ELSEWHERE: &str = "transfer.other_unit";

/// The code of a row that says that somebody of the importing unit is in another township now.
pub const GIVEN: &str = "transfer.given";

/// What a request keeps sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Requested {
    /// The person's name.
    pub name: String,
    /// Canonical values by field, as an import's row has them.
    pub values: BTreeMap<String, Option<String>>,
    /// The row as it is compared.
    pub staged: StagedRow,
    /// Why it is asked, where somebody said so.
    pub why: Option<String>,
}

/// Somebody is asked about a person's post.
pub struct NewRequest {
    /// The person.
    pub person: PersonId,
    /// The post that would end.
    pub post: AppointmentId,
    /// Where it is held.
    pub from: UnitId,
    /// Where it is to go on.
    pub to: UnitId,
    /// Who asks.
    pub side: TransferSide,
    /// What is asked.
    pub content: Requested,
}

/// Asks, on a page.
///
/// Problems: `transfer.open` (409).
pub async fn ask(change: &Change, actor: &Actor, new: NewRequest) -> Result<TransferId, Problem> {
    if transfers::open_for(change.db(), new.post, new.to)
        .await?
        .is_some()
    {
        let detail = "已经申请过，还没有答复；在“调动”里可以看到。";
        return Err(Problem::conflict("transfer.open", detail));
    }
    let row = request(change, &new, (None, actor.account));
    let id = row.id;
    transfers::insert(change.db(), vec![row]).await?;
    Ok(id)
}

fn request(
    change: &Change,
    new: &NewRequest,
    (import, by): (Option<ImportId>, AccountId),
) -> transfer_request::Model {
    transfer_request::Model {
        id: change.id(),
        person_id: new.person,
        appointment_id: Some(new.post),
        from_unit_id: new.from,
        to_unit_id: new.to,
        import_id: import,
        content_enc: change.keys().seal_json(&new.content),
        state: TransferState::Open,
        open_key: Some(transfers::open_key(new.post, new.to)),
        asked_by_side: new.side,
        asked_by: by,
        asked_at: change.at(),
        answered_by: None,
        answered_at: None,
        reason: None,
        change_set_id: None,
    }
}

/// Asks for the people of an applied import whom other townships have; how many were asked for. Whoever is asked for
/// already is not asked for again, nor who was refused while the row says the same.
pub async fn ask_for_rows(
    change: &mut Change,
    import: &roster_import::Model,
    rows: &[(&RowContent, &RowResult)],
) -> Result<usize, Problem> {
    let by = change.by().account.or(import.applied_by);
    let by = by.unwrap_or(import.created_by);
    let mut seen = HashSet::new();
    let mut asked: Vec<transfer_request::Model> = Vec::new();
    let posts: Vec<AppointmentId> = rows
        .iter()
        .filter_map(|(_, result)| result.post.as_ref()?.parse().ok())
        .collect();
    let latest = transfers::latest_among(change.db(), &posts).await?;
    for (content, result) in rows {
        let Some(new) = asked_by_row(content, result) else {
            continue;
        };
        let row = request(change, &new, (Some(import.id), by));
        if again::was_refused(change.keys(), &latest, &new)? {
            continue;
        }
        if seen.insert(row.open_key.clone()) {
            asked.push(row);
        }
    }
    let keys: Vec<String> = asked.iter().filter_map(|row| row.open_key.clone()).collect();
    let open = transfers::open_among(change.db(), &keys).await?;
    asked.retain(|row| row.open_key.as_ref().is_some_and(|key| !open.contains(key)));
    for row in &asked {
        let detail = serde_json::json!({"import": import.id});
        change.audit("transfer.ask", "person", row.person_id, &detail);
    }
    let count = asked.len();
    transfers::insert(change.db(), asked).await?;
    Ok(count)
}

/// Who asks by a row that waits for another township.
fn side_of(result: &RowResult) -> Option<TransferSide> {
    match result.code.as_deref() {
        Some(ELSEWHERE) => Some(TransferSide::Taking),
        Some(GIVEN) => Some(TransferSide::Giving),
        _ => None,
    }
}

/// Whether a row waits for another township's answer.
pub fn is_elsewhere(result: &RowResult) -> bool {
    result.outcome == RowOutcome::Pending && side_of(result).is_some()
}

fn asked_by_row(content: &RowContent, result: &RowResult) -> Option<NewRequest> {
    if !is_elsewhere(result) {
        return None;
    }
    let person = result.person.as_ref().and_then(PersonRef::known)?;
    Some(NewRequest {
        person,
        post: result.post.as_ref()?.parse().ok()?,
        from: result.from_unit.as_ref()?.parse().ok()?,
        to: result.unit.as_ref()?.parse().ok()?,
        side: side_of(result)?,
        content: Requested {
            name: content.name.clone().unwrap_or_default(),
            values: content.values.clone(),
            staged: content.staged.clone(),
            why: None,
        },
    })
}
