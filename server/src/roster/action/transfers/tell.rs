//! Whoever asked for a transfer is told of its answer, and both sides when it is taken back.
use std::collections::BTreeSet;

use sanyou_schema::domain::roster::transfer::TransferAction;
use sanyou_schema::domain::value::id::AccountId;
use sanyou_schema::domain::value::{NoticeKind, TransferSide};
use sanyou_schema::entity::{change_set, transfer_request};

use super::Requested;
use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::problem::Problem;
use crate::roster::store::posts::Units;
use crate::roster::store::transfers;

/// Tells whoever asked what was answered.
pub(super) async fn tell_of_answer(
    change: &mut Change,
    actor: &Actor,
    row: &transfer_request::Model,
    action: TransferAction,
    reason: Option<&str>,
) -> Result<(), Problem> {
    if row.asked_by == actor.account {
        return Ok(());
    }
    let what = what(change, row).await?;
    let by = match row.asked_by_side {
        TransferSide::Taking => row.from_unit_id,
        TransferSide::Giving => row.to_unit_id,
    };
    let by = Units::load(change.db(), [by].into()).await?.name(by);
    let (title, body) = match action {
        TransferAction::Accept => (
            format!("{by}：同意{what}"),
            format!("您申请的{what}，已经同意，名册已经改好。"),
        ),
        TransferAction::Refuse => (
            format!("{by}：不同意{what}"),
            format!(
                "您申请的{what}，答复是不同意，原因：{}。名单里没有变化，不会自动再申请；要再申请，在“调动”里点“再申请一次”。",
                reason.unwrap_or_default()
            ),
        ),
        TransferAction::Withdraw => return Ok(()),
    };
    let dedupe = format!("transfer:{}:{action}", row.id);
    change.tell(telling(row, row.asked_by, dedupe, (title, body)));
    Ok(())
}

/// Tells both sides of a transfer that it was taken back; whoever did it knows.
pub async fn tell_of_undone(
    change: &mut Change,
    actor: &Actor,
    set: &change_set::Model,
) -> Result<(), Problem> {
    let Some(row) = transfers::of_change_set(change.db(), set.id).await? else {
        return Ok(());
    };
    let what = what(change, &row).await?;
    let sides: BTreeSet<AccountId> = [Some(row.asked_by), row.answered_by]
        .into_iter()
        .flatten()
        .collect();
    for account in sides.into_iter().filter(|account| *account != actor.account) {
        let title = format!("已撤销：{what}");
        let body = format!("{}撤销了{what}，任职回到调动以前。", actor.display_name);
        let dedupe = format!("transfer:{}:undone:{account}", row.id);
        change.tell(telling(&row, account, dedupe, (title, body)));
    }
    Ok(())
}

/// Whom it is about, and where to.
async fn what(change: &Change, row: &transfer_request::Model) -> Result<String, Problem> {
    let requested: Requested = change.keys().open_json(&row.content_enc)?;
    let units = Units::load(change.db(), [row.to_unit_id].into()).await?;
    Ok(format!("{}调到{}", requested.name, units.name(row.to_unit_id)))
}

fn telling(
    row: &transfer_request::Model,
    account: AccountId,
    dedupe: String,
    (title, body): (String, String),
) -> Telling {
    Telling {
        person: None,
        account: Some(account),
        kind: NoticeKind::Transfer,
        subject_id: row.id.into(),
        dedupe,
        title,
        body,
        path: Some("/transfers".to_owned()),
        email: None,
        unit: None,
    }
}
