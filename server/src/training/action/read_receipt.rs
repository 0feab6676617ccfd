//! Reads a receipt that came back: who stays overnight and what to mind goes to the people on the list. What can't be placed
//! is told by cell; the rest is written.
use std::collections::HashMap;

use sanyou_import::{Limits, ReceiptRow, ResultFault};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{EnrolmentId, SessionId};
use sanyou_schema::entity::enrolment;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::add_place::filled;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::files;
use crate::platform::problem::Problem;
use crate::training::store::papers::{PaperFacts, Trainee};
use crate::training::store::sessions;

/// A receipt has one line a trainee: what is larger is another file.
const MAX_BYTES: usize = 5 << 20;

/// What became of a receipt.
#[derive(Debug)]
pub struct ReadBack {
    /// Rows of people.
    pub read: usize,
    /// People whose row was taken over.
    pub recorded: usize,
    /// What is wrong.
    pub faults: Vec<ResultFault>,
}

/// Takes a receipt over. A row without a word on lodging leaves what stands.
///
/// Problems: `file.*` (422), `session.planned_no_more` (409), `not_found` (404), `role.missing` (403).
pub async fn read_receipt(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    (name, media_type, bytes): (String, String, Vec<u8>),
) -> Result<ReadBack, Problem> {
    // who asks is looked at before what was sent
    let found = sessions::visible_session(platform.database.reader(), &actor.scope, id, false).await?;
    found
        .ok_or_else(|| Problem::not_found("期培训"))?
        .require(actor, Capability::SessionWrite)?;
    let limits = Limits {
        bytes: MAX_BYTES,
        rows: 5_000,
        cells: 200_000,
        ..Limits::default()
    };
    let (file_name, content) = (name.clone(), bytes.clone());
    let read = tokio::task::spawn_blocking(move || sanyou_import::receipt(&content, &file_name, &limits));
    let receipt = read.await.map_err(Problem::internal)?;
    let receipt = receipt.map_err(|error| Problem::field(error.code(), "file", error.message()))?;
    let mut change = platform.change(&actor.by()).await?;
    let seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    if !seen.row.state.takes_names() {
        let detail = format!("这一期现在是“{}”，回执不能再改。", seen.row.state.label());
        return Err(Problem::conflict("session.planned_no_more", detail));
    }
    let facts = PaperFacts::load_in(change.db(), platform, seen, true).await?;
    let count = receipt.rows.len();
    let (placed, faults) = placed(&facts, receipt.rows);
    for (place, row) in &placed {
        let mut update = enrolment::Entity::update_many().filter(enrolment::Column::Id.eq(*place));
        if let Some(lodging) = row.lodging {
            update = update.col_expr(enrolment::Column::Lodging, Expr::value(lodging));
        }
        let note = filled(Some(row.note.chars().take(200).collect()));
        update
            .col_expr(enrolment::Column::ReceiptNote, Expr::value(note))
            .exec(change.db())
            .await?;
    }
    let by = change.by().account;
    let kept = files::keep(platform, change.db(), &name, &media_type, &bytes, by).await?;
    let detail = serde_json::json!({ "file": kept, "read": count, "recorded": placed.len() });
    change.audit("session.receipt", "session", id, &detail);
    change.commit().await?;
    Ok(ReadBack {
        read: count + receipt.faults.len(),
        recorded: placed.len(),
        faults: receipt.faults.into_iter().chain(faults).collect(),
    })
}

/// The rows with the places that they are about, and why some have none.
fn placed(facts: &PaperFacts, rows: Vec<ReceiptRow>) -> (Vec<(EnrolmentId, ReceiptRow)>, Vec<ResultFault>) {
    let mut seen: HashMap<EnrolmentId, u32> = HashMap::new();
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for row in rows {
        let refused = match whose(facts, &row) {
            Ok(one) => match seen.insert(one.enrolment, row.row) {
                None => {
                    found.push((one.enrolment, row));
                    continue;
                }
                Some(before) => (
                    "receipt.twice",
                    format!("和第 {before} 行是同一个人，只取前一行。"),
                ),
            },
            Err(refused) => refused,
        };
        faults.push(ResultFault {
            sheet: row.sheet,
            row: row.row,
            cell: row.name_cell,
            code: refused.0,
            name: row.name,
            message: refused.1,
        });
    }
    (found, faults)
}

/// By name; of several by unit, then by phone.
fn whose<'a>(facts: &'a PaperFacts, row: &ReceiptRow) -> Result<&'a Trainee, (&'static str, String)> {
    let named: Vec<&Trainee> = facts.people.iter().filter(|one| one.name == row.name).collect();
    let of_unit: Vec<&Trainee> = named
        .iter()
        .copied()
        .filter(|one| !row.unit.is_empty() && (one.unit_name == row.unit || one.party.contains(&row.unit)))
        .collect();
    let by_phone: Vec<&Trainee> = named
        .iter()
        .copied()
        .filter(|one| !row.phone.is_empty() && one.phone == row.phone)
        .collect();
    match (named.as_slice(), of_unit.as_slice(), by_phone.as_slice()) {
        ([one], ..) | (_, [one], _) | (_, _, [one]) => Ok(one),
        ([], ..) => {
            let message = "不在本期的名单上。要参加的请先报名，再上传回执。".to_owned();
            Err(("receipt.not_listed", message))
        }
        _ => {
            let message = format!("名单上有 {} 个同名的人，请在回执里写明乡镇和手机。", named.len());
            Err(("receipt.ambiguous", message))
        }
    }
}
