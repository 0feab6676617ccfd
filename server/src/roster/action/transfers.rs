//! A person between two townships: one asks, the other answers, and what is agreed is a change of its own.
use std::collections::{BTreeMap, BTreeSet, HashSet};

use poem::http::StatusCode;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::transfer::{TransferAction, may_act};
use sanyou_schema::domain::roster::{Decision, RowResult, StagedRow};
use sanyou_schema::domain::value::id::{AppointmentId, ImportId, PersonId, TransferId, UnitId};
use sanyou_schema::domain::value::{
    ChangeSetKind, ImportMode, RowOutcome, SheetKind, TransferSide, TransferState,
};
use sanyou_schema::entity::{party_organisation, roster_import, transfer_request, unit};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};

use super::by_hand::place::Named;
use super::by_hand::{above_both, odd};
use super::compare::{Asked, Comparison, compare};
use super::stage_import::known_person;
use super::words::words;
use super::write_import::{Deed, write};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::access::paths_of;
use crate::roster::change_set::ChangeSet;
use crate::roster::content::{NewPerson, RowContent};
use crate::roster::store::imports::lock_tree;
use crate::roster::store::transfers;

/// The code of a row whose person another township has.
const ELSEWHERE: &str = "transfer.other_unit";
/// How many open requests the start page looks at.
const LOOKED_AT: u64 = 1000;

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
    (import, by): (Option<ImportId>, sanyou_schema::domain::value::id::AccountId),
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
    }
}

/// Asks for the people of an applied import whom other townships have; how many were asked for. Whoever is asked for
/// already is not asked for again.
pub async fn ask_for_rows(
    change: &mut Change,
    import: &roster_import::Model,
    rows: &[(&RowContent, &RowResult)],
) -> Result<usize, Problem> {
    let by = change.by().account.or(import.applied_by);
    let by = by.unwrap_or(import.created_by);
    let mut seen = HashSet::new();
    let mut asked: Vec<transfer_request::Model> = Vec::new();
    for (content, result) in rows {
        let Some(new) = asked_by_row(content, result) else {
            continue;
        };
        let row = request(change, &new, (Some(import.id), by));
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

/// Whether a row waits for another township's answer.
pub fn is_elsewhere(result: &RowResult) -> bool {
    result.outcome == RowOutcome::Pending && result.code.as_deref() == Some(ELSEWHERE)
}

fn asked_by_row(content: &RowContent, result: &RowResult) -> Option<NewRequest> {
    if !is_elsewhere(result) {
        return None;
    }
    let person = result.person.as_ref().and_then(known_person)?;
    Some(NewRequest {
        person,
        post: result.post.as_ref()?.parse().ok()?,
        from: result.from_unit.as_ref()?.parse().ok()?,
        to: result.unit.as_ref()?.parse().ok()?,
        side: TransferSide::Taking,
        content: Requested {
            name: content.name.clone().unwrap_or_default(),
            values: content.values.clone(),
            staged: content.staged.clone(),
            why: None,
        },
    })
}

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
    let mut warnings = Vec::new();
    if said.accept {
        warnings = carry_out(&mut change, &open.row, said.party.as_ref()).await?;
    }
    close(&mut change, actor, open, action, said.reason).await?;
    change.commit().await?;
    Ok(warnings)
}

/// Takes a request back.
///
/// Problems: `not_found` (404), `role.missing` (403), `transfer.not_yours` (403), `transfer.transition` (409).
pub async fn withdraw(platform: &Platform, actor: &Actor, id: TransferId) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let open = take(&change, actor, id, TransferAction::Withdraw, None).await?;
    close(&mut change, actor, open, TransferAction::Withdraw, None).await?;
    change.commit().await?;
    Ok(())
}

/// Takes the requests of an import back that nobody has answered: it is taken back itself.
pub async fn withdraw_of_import(change: &mut Change, actor: &Actor, import: ImportId) -> Result<(), Problem> {
    for row in transfers::open_of_import(change.db(), import).await? {
        let open = Open {
            next: TransferState::Withdrawn,
            row,
        };
        close(change, actor, open, TransferAction::Withdraw, None).await?;
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

/// The paths of the unit that the person would leave and of the one that takes them over.
async fn sides(db: &impl ConnectionTrait, row: &transfer_request::Model) -> Result<(String, String), DbErr> {
    let from = crate::unit::path_of(db, row.from_unit_id).await?;
    let to = crate::unit::path_of(db, row.to_unit_id).await?;
    Ok((from.unwrap_or_default(), to.unwrap_or_default()))
}

async fn close(
    change: &mut Change,
    actor: &Actor,
    open: Open,
    action: TransferAction,
    reason: Option<String>,
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
    after.answered_by = Set(Some(actor.account));
    after.answered_at = Set(Some(change.at()));
    after.reason = Set(reason);
    after.update(change.db()).await?;
    let action = match action {
        TransferAction::Accept => "transfer.accept",
        TransferAction::Refuse => "transfer.refuse",
        TransferAction::Withdraw => "transfer.withdraw",
    };
    change.audit(action, "person", person, &detail);
    Ok(())
}

/// Moves the post as the request says, by the comparison that an import goes through; what is odd afterwards.
async fn carry_out(
    change: &mut Change,
    row: &transfer_request::Model,
    party: Option<&Named>,
) -> Result<Vec<String>, Problem> {
    let requested: Requested = change.keys().open_json(&row.content_enc)?;
    let staged = StagedRow {
        organisation: organisation(change, row.to_unit_id, party, &requested).await?,
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
        granted: &granted,
    };
    let comparison = compare(change.db(), change.keys(), asked, vec![staged]).await?;
    let result = comparison.diff.rows.first().cloned();
    let result = result.ok_or_else(|| Problem::internal("a row came to nothing"))?;
    refuse_what_differs(row, &comparison, &result)?;
    let new = NewPerson {
        name: Some(requested.name.clone()),
        id_number: requested.values.get("id_number").cloned().flatten(),
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
    write(change, deed, &[&new], comparison).await?;
    let today = change.today();
    let posts = crate::roster::posts_of(change.db(), row.person_id).await?;
    let now = posts
        .iter()
        .find(|post| post.unit_id == row.to_unit_id && post.valid_to.is_none_or(|to| to > today));
    Ok(match now {
        Some(post) => odd(change.db(), post.party_organisation_id, today).await?,
        None => Vec::new(),
    })
}

/// The party organisation by its name: as it is answered, else as it was asked.
async fn organisation(
    change: &Change,
    to: UnitId,
    party: Option<&Named>,
    requested: &Requested,
) -> Result<Option<String>, Problem> {
    let name = match party {
        Some(Named::Known(id)) => party_organisation::Entity::find_by_id(*id)
            .filter(party_organisation::Column::TerritoryUnitId.eq(to))
            .one(change.db())
            .await?
            .map(|row| row.name),
        Some(Named::ByName(name)) => Some(name.trim().to_owned()),
        None => requested.staged.organisation.clone(),
    };
    let name = name.filter(|name| !name.is_empty());
    if name.is_none() {
        let message = "请选这个人到哪个党组织任职。";
        return Err(Problem::field(
            "transfer.party_missing",
            "party_organisation",
            message,
        ));
    }
    Ok(name)
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
    let moves = result.outcome == RowOutcome::Moved && result.post == asked;
    let still = asked.is_some_and(|id| comparison.present.posts.contains_key(&id));
    let begins = result.outcome == RowOutcome::New && !still;
    if moves || begins {
        return Ok(());
    }
    let detail = "申请以后，这个人的任职又有了变化。请答复“不同意”并写明，或由对方撤回后重新申请。";
    Err(Problem::conflict("transfer.changed", detail))
}

/// A request with the sides' paths, for whoever may see it.
pub struct Shown {
    /// The row.
    pub row: transfer_request::Model,
    /// What it keeps sealed.
    pub content: Requested,
    /// The actor answers it.
    pub may_answer: bool,
    /// The actor may take it back.
    pub may_withdraw: bool,
}

/// A page of requests that the actor's rosters are a side of, the newest first; with all that there are.
pub async fn list(
    platform: &Platform,
    actor: &Actor,
    wanted: transfers::Wanted<'_>,
    limit: u64,
) -> Result<(Vec<Shown>, u64), Problem> {
    let db = platform.database.reader();
    let reach = paths_of(actor, Capability::RosterWrite);
    let wanted = transfers::Wanted {
        paths: &reach,
        ..wanted
    };
    let (rows, total) = transfers::list(db, &wanted, limit).await?;
    let paths = paths(db, &rows).await?;
    let mut shown = Vec::new();
    for row in rows {
        let may = |action| may(&reach, &paths, action, &row);
        shown.push(Shown {
            content: platform.keys.open_json(&row.content_enc)?,
            may_answer: may(TransferAction::Accept),
            may_withdraw: may(TransferAction::Withdraw),
            row,
        });
    }
    Ok((shown, total))
}

fn may(
    reach: &[String],
    paths: &BTreeMap<UnitId, String>,
    action: TransferAction,
    row: &transfer_request::Model,
) -> bool {
    let path = |unit| paths.get(&unit).map_or("", String::as_str);
    let (from, to) = (path(row.from_unit_id), path(row.to_unit_id));
    row.state == TransferState::Open && may_act(action, reach, row.asked_by_side, from, to)
}

async fn paths(
    db: &impl ConnectionTrait,
    rows: &[transfer_request::Model],
) -> Result<BTreeMap<UnitId, String>, DbErr> {
    let units: BTreeSet<UnitId> = rows
        .iter()
        .flat_map(|row| [row.from_unit_id, row.to_unit_id])
        .collect();
    let rows = unit::Entity::find()
        .filter(unit::Column::Id.is_in(units))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.path)).collect())
}

/// How many wait for the actor's answer and are not of the actor's own asking: the county, which keeps both sides, need not.
pub async fn transfers_to_answer(db: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    let reach = paths_of(actor, Capability::RosterWrite);
    let wanted = transfers::Wanted {
        paths: &reach,
        state: Some(TransferState::Open),
        ..transfers::Wanted::default()
    };
    let (rows, _) = transfers::list(db, &wanted, LOOKED_AT).await?;
    let paths = paths(db, &rows).await?;
    let mine = rows.iter().filter(|row| {
        may(&reach, &paths, TransferAction::Accept, row)
            && !may(&reach, &paths, TransferAction::Withdraw, row)
    });
    Ok(u64::try_from(mine.count()).unwrap_or(u64::MAX))
}
