//! A post that goes on elsewhere (调动): within a township and by the county at once, between townships by request.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::StagedRow;
use sanyou_schema::domain::roster::by_hand::check_end;
use sanyou_schema::domain::roster::staged::{UnitRef, Values};
use sanyou_schema::domain::value::id::{AppointmentId, PersonId, TransferId, UnitId};
use sanyou_schema::domain::value::{ChangeSetKind, DatePrecision, TransferSide};
use sanyou_schema::entity::{appointment, person, unit};

use super::super::transfers::{NewRequest, Requested, ask};
use super::place::{Named, party};
use super::post::open_post;
use super::told::PersonTold;
use super::{Open, Written, above_both, days_of, follow, odd, reason, record, refuse};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::fields::{person_values, post_values};
use crate::roster::store::by_hand::unit_row;
use crate::roster::store::desk::{party_names, stands_in};
use crate::roster::store::posts::PostView;

/// Where a post is to go on.
#[derive(Debug, Clone)]
pub struct Move {
    /// The person, as the address names them.
    pub person: PersonId,
    /// The post.
    pub post: AppointmentId,
    /// The territory unit.
    pub to: UnitId,
    /// The party organisation there; the other township may choose it.
    pub party: Option<Named>,
    /// After `organisation.near`: names that are another's than the known one's.
    pub apart: Vec<String>,
    /// From this day on.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Moves a post, or asks the other township to take it over.
///
/// Problems: as [`open_post`], `reason.missing` (422), `form.invalid` (422), `transfer.same_place` (422),
/// `transfer.open` (409), `transfer.serves_there` (409), as [`party`].
pub async fn transfer(platform: &Platform, actor: &Actor, wanted: Move) -> Result<Written, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let (open, view, before) = open_post(&change, actor, wanted.post).await?;
    if open.row.id != wanted.person {
        return Err(Problem::not_found("个职务"));
    }
    let why = reason(&wanted.reason)?;
    refuse(check_end(days_of(&view), wanted.day, change.today()))?;
    let to = unit_row(change.db(), wanted.to).await?;
    let to = to
        .filter(|unit| unit.kind.keeps_roster() && unit.valid_to.is_none())
        .ok_or_else(|| Problem::field("transfer.unit", "to_unit", "请选一个乡镇或开发区。"))?;
    if !may_in(actor, Capability::RosterWrite, &to.path) {
        let id = give(&mut change, actor, &open, &view, &before, &wanted).await?;
        change.audit(
            "transfer.ask",
            "person",
            open.row.id,
            &serde_json::json!({"to": wanted.to, "day": wanted.day, "reason": why}),
        );
        change.commit().await?;
        return Ok(Written {
            person: Some(open.row.id),
            transfer: Some(id),
            ..Written::default()
        });
    }
    carry_over(change, (open, view, before), &to, &wanted, &why).await
}

/// Ends the post and begins the one where it goes on; the actor keeps both rosters.
async fn carry_over(
    mut change: Change,
    (open, view, before): (Open, PostView, appointment::Model),
    to: &unit::Model,
    wanted: &Move,
    why: &str,
) -> Result<Written, Problem> {
    let mut recorder = Recorder::new();
    let named = wanted
        .party
        .clone()
        .unwrap_or_else(|| Named::ByName(String::new()));
    let place = party(&change, &mut recorder, to.id, &named, &wanted.apart).await?;
    if place.id == view.party_organisation_id {
        let message = "就是现在的党组织，没有调动。";
        return Err(Problem::field(
            "transfer.same_place",
            "party_organisation",
            message,
        ));
    }
    let person = open.row.id;
    recorder.label(person, &open.row.name);
    let ended = appointment::Model {
        valid_to: Some(wanted.day),
        ..before.clone()
    };
    let goes_on = appointment::Model {
        id: change.id(),
        service_org_id: place.id,
        membership_org_id: None,
        // the employer stays behind with the township
        organisation_id: before.organisation_id.filter(|_| to.id == view.unit_id),
        valid_from: wanted.day,
        from_precision: DatePrecision::Day,
        valid_to: None,
        ..before.clone()
    };
    recorder.change(person, &before, ended);
    recorder.make(person, goes_on);
    let kind = if to.id == view.unit_id {
        ChangeSetKind::ByHand
    } else {
        ChangeSetKind::Transfer
    };
    let whose = above_both(change.db(), view.unit_id, to.id).await?;
    let set = ChangeSet {
        kind,
        ..ChangeSet::by_hand(whose, format!("{}调到{}", open.row.name, place.name))
    };
    let set = record(&change, recorder, set).await?;
    follow(&mut change, person, &open.row.name).await?;
    let warnings = odd(change.db(), place.id, change.today()).await?;
    let detail = serde_json::json!({
        "from": view.party_organisation, "to": place.name, "day": wanted.day, "reason": why,
    });
    change.audit("person.transfer", "person", person, &detail);
    change.commit().await?;
    Ok(Written {
        change_set: set,
        person: Some(person),
        warnings,
        ..Written::default()
    })
}

/// The post as a row of a roster says it: what the other township answers to.
///
/// Problems: `transfer.serves_there` (409), `transfer.open` (409).
async fn give(
    change: &mut Change,
    actor: &Actor,
    open: &Open,
    view: &PostView,
    before: &appointment::Model,
    wanted: &Move,
) -> Result<TransferId, Problem> {
    let today = change.today();
    let mut posts = open.posts.iter();
    if posts.any(|post| post.unit_id == wanted.to && post.valid_to.is_none_or(|to| to > today)) {
        let detail = "这个人在那里已有任职，不用调动；这边不再任职的，请登记离任。";
        return Err(Problem::conflict("transfer.serves_there", detail));
    }
    let organisation = match &wanted.party {
        Some(named) => asked_party(change, wanted.to, named).await?,
        None => None,
    };
    let mut post = post_values(before, None);
    post.insert("post_since", &wanted.day.to_string());
    let staged = StagedRow {
        organisation: organisation.map(Into::into),
        person: person_values(&open.row, change.keys())?,
        post,
        ..blank_row(&open.row, wanted.to)
    };
    let new = NewRequest {
        person: open.row.id,
        post: view.id,
        from: view.unit_id,
        to: wanted.to,
        side: TransferSide::Giving,
        content: requested(&open.row, staged, Some(wanted.reason.trim())),
    };
    ask(change, actor, new).await
}

/// The name of the party organisation that is asked for, where it is the other township's.
async fn asked_party(change: &Change, to: UnitId, named: &Named) -> Result<Option<String>, Problem> {
    Ok(match named {
        Named::ByName(name) => Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
        Named::Known(id) if stands_in(change.db(), *id, to).await? => {
            party_names(change.db(), &[*id]).await?.remove(id)
        }
        Named::Known(_) => None,
    })
}

fn requested(person: &person::Model, staged: StagedRow, why: Option<&str>) -> Requested {
    Requested {
        name: person.name.clone(),
        values: BTreeMap::new(),
        staged,
        why: why.map(str::to_owned),
    }
}

fn blank_row(person: &person::Model, to: UnitId) -> StagedRow {
    StagedRow {
        row: "手工登记".into(),
        skipped: false,
        errors: Vec::new(),
        unit: UnitRef::Known(to.to_string().into()),
        person_key: person.id_number_hash.as_deref().map(Into::into),
        first15_key: person.id_first15_hash.as_deref().map(Into::into),
        last4_key: None,
        organisation: None,
        person: Values::new(),
        post: Values::new(),
        decision: None,
    }
}

/// Asks the township where somebody is for them, as the form tells it.
///
/// Problems: `transfer.open` (409).
pub async fn ask_for(
    change: &mut Change,
    actor: &Actor,
    person: &person::Model,
    held: &PostView,
    to: UnitId,
    told: &PersonTold,
) -> Result<TransferId, Problem> {
    let mut post = Values::new();
    post.insert("post", &told.post.post);
    let since = told.post.since.clone().filter(|text| !text.trim().is_empty());
    let since = since.unwrap_or_else(|| change.today().to_string());
    post.insert("post_since", &since);
    let staged = StagedRow {
        organisation: asked_party(change, to, &told.post.party).await?.map(Into::into),
        post,
        ..blank_row(person, to)
    };
    let new = NewRequest {
        person: person.id,
        post: held.id,
        from: held.unit_id,
        to,
        side: TransferSide::Taking,
        content: requested(person, staged, None),
    };
    let id = ask(change, actor, new).await?;
    change.audit(
        "transfer.ask",
        "person",
        person.id,
        &serde_json::json!({"to": to}),
    );
    Ok(id)
}
