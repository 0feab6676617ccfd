//! A refusal is remembered: the same row does not ask again by itself, and whoever asked may.
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::StagedRow;
use sanyou_schema::domain::roster::transfer::{TransferAction, may_act};
use sanyou_schema::domain::value::TransferState;
use sanyou_schema::domain::value::id::{AppointmentId, TransferId, UnitId};
use sanyou_schema::entity::transfer_request;
use uuid::Uuid;

use super::answer::sides;
use super::{NewRequest, Requested, asked_by_row, request};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::access::paths_of;
use crate::roster::store::posts::{Units, holds_on, posts_of_people};
use crate::roster::store::rows::OpenRow;
use crate::roster::store::transfers;

type Latest = HashMap<(AppointmentId, UnitId), transfer_request::Model>;

/// What was answered to a row that waits for another township.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The request.
    pub transfer: TransferId,
    /// The township that was asked.
    pub by: String,
    /// Why not.
    pub reason: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
}

/// Whether the same was asked before, and refused, and nothing was asked since.
pub(super) fn was_refused(keys: &Keys, latest: &Latest, new: &NewRequest) -> Result<bool, Problem> {
    let Some(row) = latest.get(&(new.post, new.to)) else {
        return Ok(false);
    };
    if row.state != TransferState::Refused {
        return Ok(false);
    }
    let before: Requested = keys.open_json(&row.content_enc)?;
    Ok(asks_the_same(&before.staged, &new.content.staged))
}

/// Whether two rows ask for the same post.
fn asks_the_same(one: &StagedRow, other: &StagedRow) -> bool {
    one.organisation == other.organisation && one.post == other.post
}

/// What was answered to those of these rows that wait for another township, and would not be asked again by themselves.
pub async fn refusals(platform: &Platform, rows: &[OpenRow]) -> Result<HashMap<Uuid, Refused>, Problem> {
    let asked: Vec<(Uuid, NewRequest)> = rows
        .iter()
        .filter_map(|open| Some((open.row.id, asked_by_row(&open.content, &open.content.result)?)))
        .collect();
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let db = platform.database.reader();
    let posts: Vec<AppointmentId> = asked.iter().map(|(_, new)| new.post).collect();
    let latest = transfers::latest_among(db, &posts).await?;
    let units = Units::load(db, asked.iter().map(|(_, new)| new.from).collect()).await?;
    let mut found = HashMap::new();
    for (id, new) in asked {
        if !was_refused(&platform.keys, &latest, &new)? {
            continue;
        }
        let Some(row) = latest.get(&(new.post, new.to)) else {
            continue;
        };
        let refused = Refused {
            transfer: row.id,
            by: units.name(row.from_unit_id),
            reason: row.reason.clone().unwrap_or_default(),
            at: row.answered_at,
        };
        found.insert(id, refused);
    }
    Ok(found)
}

/// Asks once more for what was refused.
///
/// Problems: `not_found` (404), `role.missing` (403), `transfer.not_yours` (403), `transfer.transition` (409),
/// `transfer.changed` (409), `transfer.open` (409).
pub async fn ask_again(platform: &Platform, actor: &Actor, id: TransferId) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("个调动申请");
    let row = transfers::by_id(change.db(), id).await?.ok_or_else(missing)?;
    let reach = paths_of(actor, Capability::RosterWrite);
    let (from, to) = sides(change.db(), &row).await?;
    let within = |side: &str| reach.iter().any(|path| side.starts_with(path.as_str()));
    if !within(&from) && !within(&to) {
        return Err(missing());
    }
    if !may_act(TransferAction::Withdraw, &reach, row.asked_by_side, &from, &to) {
        let detail = "这是对方提出的申请，要由对方再申请。";
        return Err(Problem::new(
            poem::http::StatusCode::FORBIDDEN,
            "transfer.not_yours",
            detail,
        ));
    }
    if row.state != TransferState::Refused {
        let detail = format!(
            "这个申请{}，只有答复“不同意”的才能再申请。请刷新页面。",
            row.state.label()
        );
        return Err(Problem::conflict("transfer.transition", detail));
    }
    let gone = || {
        let detail = "申请以后，这个人的任职又有了变化，请按现在的情况重新申请或重新导入。";
        Problem::conflict("transfer.changed", detail)
    };
    let post = row.appointment_id.ok_or_else(gone)?;
    let held = posts_of_people(change.db(), &[row.person_id]).await?;
    let today = change.today();
    if !held
        .iter()
        .any(|view| view.id == post && view.unit_id == row.from_unit_id && holds_on(view, today))
    {
        return Err(gone());
    }
    if transfers::open_for(change.db(), post, row.to_unit_id)
        .await?
        .is_some()
    {
        let detail = "已经又申请过，还没有答复。";
        return Err(Problem::conflict("transfer.open", detail));
    }
    let new = NewRequest {
        person: row.person_id,
        post,
        from: row.from_unit_id,
        to: row.to_unit_id,
        side: row.asked_by_side,
        content: change.keys().open_json(&row.content_enc)?,
    };
    let again = request(&change, &new, (row.import_id, actor.account));
    let detail = serde_json::json!({"transfer": again.id});
    transfers::insert(change.db(), vec![again]).await?;
    change.audit("transfer.ask", "person", row.person_id, &detail);
    change.commit().await?;
    Ok(())
}
