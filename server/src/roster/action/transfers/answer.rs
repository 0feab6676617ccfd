//! The answer to a request: the post moves by the comparison that an import goes through, or the person stays.
use std::collections::{BTreeMap, BTreeSet};

use ecow::EcoString;
use poem::http::StatusCode;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::transfer::{TransferAction, may_act};
use sanyou_schema::domain::roster::{Decision, RowResult, StagedRow};
use sanyou_schema::domain::value::id::{ChangeSetId, ImportId, TransferId, UnitId};
use sanyou_schema::domain::value::{ChangeSetKind, ImportMode, RowOutcome, SheetKind, TransferState};
use sanyou_schema::entity::transfer_request;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, IntoActiveModel, Set};

use super::super::by_hand::place::Named;
use super::super::by_hand::{above_both, odd};
use super::super::compare::{Asked, Comparison, compare};
use super::super::words::words;
use super::super::write_import::{Deed, write};
use super::Requested;
use super::tell::tell_of_answer;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::access::paths_of;
use crate::roster::change_set::ChangeSet;
use crate::roster::content::{NewPerson, id_number};
use crate::roster::store::desk::{party_names, stands_in};
use crate::roster::store::imports::lock_tree;
use crate::roster::store::transfers;

/// What is said to a request.
#[derive(Debug, Clone)]
pub struct Said {
    /// The person moves.
    pub accept: bool,
    /// Why not.
    pub reason: Option<String>,
    /// The party organisation, where the request leaves it to the township that takes the person over.
    pub party: Option<Named>,
}

/// Answers a request: the post moves at once, as a change of its own, or the person stays for a reason.
///
/// Problems: `not_found` (404), `role.missing` (403), `transfer.not_yours` (403), `transfer.transition` (409),
/// `transfer.reason_missing` (422), `transfer.party_missing` (422), `transfer.not_writable` (409), `transfer.changed` (409).
pub async fn answer(
    platform: &Platform,
    actor: &Actor,
    id: TransferId,
    said: Said,
) -> Result<Vec<String>, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let action = if said.accept {
        TransferAction::Accept
    } else {
        TransferAction::Refuse
    };
    let open = take(&change, actor, id, action, said.reason.as_deref()).await?;
    let mut carried = Carried::default();
    if said.accept {
        carried = carry_out(&mut change, &open.row, said.party.as_ref()).await?;
    }
    let told = open.row.clone();
    close(&mut change, open, action, said.reason.clone(), carried.set).await?;
    tell_of_answer(&mut change, actor, &told, action, said.reason.as_deref()).await?;
    change.commit().await?;
    Ok(carried.warnings)
}

/// Takes a request back.
///
/// Problems: `not_found` (404), `role.missing` (403), `transfer.not_yours` (403), `transfer.transition` (409).
pub async fn withdraw(platform: &Platform, actor: &Actor, id: TransferId) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let open = take(&change, actor, id, TransferAction::Withdraw, None).await?;
    close(&mut change, open, TransferAction::Withdraw, None, None).await?;
    change.commit().await?;
    Ok(())
}

/// Takes the requests of an import back that nobody has answered: it is taken back itself.
pub async fn withdraw_of_import(change: &mut Change, import: ImportId) -> Result<(), Problem> {
    for row in transfers::open_of_import(change.db(), import).await? {
        let open = Open {
            next: TransferState::Withdrawn,
            row,
        };
        close(change, open, TransferAction::Withdraw, None, None).await?;
    }
    Ok(())
}

struct Open {
    row: transfer_request::Model,
    next: TransferState,
}

/// The request, where the actor may do this to it now.
async fn take(
    change: &Change,
    actor: &Actor,
    id: TransferId,
    action: TransferAction,
    reason: Option<&str>,
) -> Result<Open, Problem> {
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("个调动申请");
    let db = change.db();
    let row = transfers::by_id(db, id).await?.ok_or_else(missing)?;
    let reach = paths_of(actor, Capability::RosterWrite);
    let (from, to) = sides(db, &row).await?;
    let within = |side: &str| reach.iter().any(|path| side.starts_with(path.as_str()));
    if !within(&from) && !within(&to) {
        return Err(missing());
    }
    if !may_act(action, &reach, row.asked_by_side, &from, &to) {
        let detail = match action {
            TransferAction::Withdraw => "这是对方提出的申请，请答复“同意”或“不同意”。",
            _ => "这是本单位提出的申请，要由对方或县里答复；不要了可以撤回申请。",
        };
        return Err(Problem::new(StatusCode::FORBIDDEN, "transfer.not_yours", detail));
    }
    // one at a time: as it stands now that nobody else writes
    lock_tree(db, row.from_unit_id).await?;
    let row = transfers::by_id(db, id).await?.ok_or_else(missing)?;
    let next = row.state.step(action, reason).map_err(|violation| {
        if violation.code == "transfer.reason_missing" {
            Problem::field(
                "transfer.reason_missing",
                "reason",
                "请写明为什么不同意，对方会看到。",
            )
        } else {
            let detail = format!("这个申请{}，不用再办。请刷新页面。", row.state.label());
            Problem::conflict("transfer.transition", detail)
        }
    })?;
    Ok(Open { row, next })
}

/// The paths of both sides of the transfer that a change set carried out.
pub async fn side_paths(db: &impl ConnectionTrait, set: ChangeSetId) -> Result<Vec<String>, DbErr> {
    let Some(row) = transfers::of_change_set(db, set).await? else {
        return Ok(Vec::new());
    };
    let (from, to) = sides(db, &row).await?;
    Ok([from, to].into_iter().filter(|path| !path.is_empty()).collect())
}

/// The paths of the unit that the person would leave and of the one that takes them over.
pub(super) async fn sides(
    db: &impl ConnectionTrait,
    row: &transfer_request::Model,
) -> Result<(String, String), DbErr> {
    let from = crate::unit::path_of(db, row.from_unit_id).await?;
    let to = crate::unit::path_of(db, row.to_unit_id).await?;
    Ok((from.unwrap_or_default(), to.unwrap_or_default()))
}

async fn close(
    change: &mut Change,
    open: Open,
    action: TransferAction,
    reason: Option<String>,
    set: Option<ChangeSetId>,
) -> Result<(), Problem> {
    let Open { row, next } = open;
    let (person, id) = (row.person_id, row.id);
    let reason = reason
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    let detail = serde_json::json!({"transfer": id, "reason": reason});
    let mut after = row.into_active_model();
    after.state = Set(next);
    after.open_key = Set(None);
    after.answered_by = Set(change.by().account);
    after.answered_at = Set(Some(change.at()));
    after.reason = Set(reason);
    after.change_set_id = Set(set);
    after.update(change.db()).await?;
    let action = match action {
        TransferAction::Accept => "transfer.accept",
        TransferAction::Refuse => "transfer.refuse",
        TransferAction::Withdraw => "transfer.withdraw",
    };
    change.audit(action, "person", person, &detail);
    Ok(())
}

/// A post that was moved.
#[derive(Default)]
struct Carried {
    set: Option<ChangeSetId>,
    /// What is odd afterwards, in sentences.
    warnings: Vec<String>,
}

/// Moves the post as the request says, by the comparison that an import goes through; what is odd afterwards.
async fn carry_out(
    change: &mut Change,
    row: &transfer_request::Model,
    party: Option<&Named>,
) -> Result<Carried, Problem> {
    let requested: Requested = change.keys().open_json(&row.content_enc)?;
    let staged = StagedRow {
        organisation: Some(organisation(change, row.to_unit_id, party, &requested).await?),
        decision: Some(Decision::SamePerson(row.person_id.to_string())),
        // that a number was wrong or ruined was settled when the person was found
        errors: Vec::new(),
        ..requested.staged.clone()
    };
    let granted: BTreeSet<String> = row.appointment_id.iter().map(ToString::to_string).collect();
    let asked = Asked {
        unit: row.to_unit_id,
        mode: ImportMode::Both,
        kind: SheetKind::Roster,
        day: change.today(),
        is_part: true,
        granted: &granted,
    };
    let comparison = compare(change.db(), change.keys(), asked, vec![staged]).await?;
    let result = comparison.diff.rows.first().cloned();
    let result = result.ok_or_else(|| Problem::internal("a row came to nothing"))?;
    refuse_what_differs(row, &comparison, &result)?;
    let new = NewPerson {
        name: Some(requested.name.as_str().into()),
        id_number: id_number(requested.values.get("id_number").and_then(Option::as_deref)),
    };
    let whose = above_both(change.db(), row.from_unit_id, row.to_unit_id).await?;
    let to = comparison.present.unit_name(&row.to_unit_id.to_string());
    let deed = Deed {
        import: row.import_id,
        day: change.today(),
        left: &BTreeMap::new(),
        set: ChangeSet {
            kind: ChangeSetKind::Transfer,
            ..ChangeSet::by_hand(whose, format!("{}调到{to}", requested.name))
        },
    };
    let written = write(change, deed, &[&new], comparison).await?;
    let today = change.today();
    let posts = crate::roster::posts_of(change.db(), row.person_id).await?;
    let now = posts
        .iter()
        .find(|post| post.unit_id == row.to_unit_id && post.valid_to.is_none_or(|to| to > today));
    let warnings = match now {
        Some(post) => odd(change.db(), post.party_organisation_id, today).await?,
        None => Vec::new(),
    };
    Ok(Carried {
        set: written.set,
        warnings,
    })
}

/// The party organisation by its name: as it is answered, else as it was asked.
async fn organisation(
    change: &Change,
    to: UnitId,
    party: Option<&Named>,
    requested: &Requested,
) -> Result<EcoString, Problem> {
    let name: Option<EcoString> = match party {
        Some(Named::Known(id)) if stands_in(change.db(), *id, to).await? => {
            party_names(change.db(), &[*id]).await?.remove(id).map(Into::into)
        }
        Some(Named::Known(_)) => None,
        Some(Named::ByName(name)) => Some(name.trim().into()),
        None => requested.staged.organisation.clone(),
    };
    name.filter(|name| !name.is_empty()).ok_or_else(|| {
        let message = "请选这个人到哪个党组织任职。";
        Problem::field("transfer.party_missing", "party_organisation", message)
    })
}

/// What was asked must still be what would be done: just that post moves, or it ended in between.
fn refuse_what_differs(
    row: &transfer_request::Model,
    comparison: &Comparison,
    result: &RowResult,
) -> Result<(), Problem> {
    if matches!(result.outcome, RowOutcome::Pending | RowOutcome::Refused) {
        let code = result.code.as_deref().unwrap_or_default();
        let words = words(code, None);
        let detail = format!("还不能调动：{}。{}", words.label, words.advice);
        return Err(Problem::conflict("transfer.not_writable", detail).with("why", code));
    }
    let asked = row.appointment_id.map(|id| id.to_string());
    let moves = result.outcome == RowOutcome::Moved && result.post.as_deref() == asked.as_deref();
    let still = asked.is_some_and(|id| comparison.present.held(&id).is_some());
    let begins = result.outcome == RowOutcome::New && !still;
    if moves || begins {
        return Ok(());
    }
    let detail = "申请以后，这个人的任职又有了变化。请答复“不同意”并写明，或由对方撤回后重新申请。";
    Err(Problem::conflict("transfer.changed", detail))
}
