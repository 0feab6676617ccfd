//! What is done to the roster on a page: each act is one change set with its audit entry, seen in the history and taken back
//! like an import.
pub mod organisation;
pub mod people;
pub mod place;
pub mod post;
pub mod told;
pub mod transfer;
pub mod units;

use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::roster::by_hand::{Held, secretaries};
use sanyou_schema::domain::value::id::{ChangeSetId, PartyOrganisationId, PersonId, TransferId, UnitId};
use sanyou_schema::domain::value::{Days, Post};
use sanyou_schema::entity::{person, unit};
use sea_orm::{ConnectionTrait, DbErr};

use crate::account::{WorkerOf, keep_workers};
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::{FieldProblem, Problem};
use crate::roster::access::may_in;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::store::by_hand;
use crate::roster::store::imports::lock_tree;
use crate::roster::store::person::{person_row, person_rows, visible_person};
use crate::roster::store::posts::{PostView, holds_on, main_post, posts_of_people};
use crate::unit::names_and_paths;

/// What an act on a page came to.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// In the history, where something was written.
    pub change_set: Option<ChangeSetId>,
    /// The person that it was about.
    pub person: Option<PersonId>,
    /// The organisation or party organisation that was made.
    pub organisation: Option<organisation::BodyId>,
    /// The request that another township is to answer.
    pub transfer: Option<TransferId>,
    /// What is odd about it, in sentences.
    pub warnings: Vec<String>,
}

/// A person whom the actor may change, with all posts.
pub struct Open {
    /// The person as it stands.
    pub row: person::Model,
    /// Every post, the newest first.
    pub posts: Vec<PostView>,
    /// The unit whose history it is.
    pub unit: UnitId,
}

impl Open {
    /// The posts as the rules ask for them, but for one.
    pub fn held(
        &self,
        but: Option<sanyou_schema::domain::value::id::AppointmentId>,
    ) -> Vec<(String, Post, Days)> {
        let others = self.posts.iter().filter(|post| Some(post.id) != but);
        let held = others.map(|post| (post.party_organisation_id.to_string(), post.post, days_of(post)));
        held.collect()
    }
}

/// When a post is held.
pub fn days_of(post: &PostView) -> Days {
    Days {
        from: post.valid_from,
        to: post.valid_to,
    }
}

/// As the rules ask.
pub fn as_held(held: &[(String, Post, Days)]) -> Vec<Held<'_>> {
    held.iter()
        .map(|(party, post, days)| Held {
            party,
            post: *post,
            days: *days,
        })
        .collect()
}

/// The person, where the actor keeps the roster of a unit in which they hold a post today, or held the last one.
///
/// Problems: `not_found` (404), `role.missing` (403), `person.moved_away` (403), `person.merged` (409).
pub async fn open_person(change: &Change, actor: &Actor, id: PersonId) -> Result<Open, Problem> {
    let missing = || Problem::not_found("位党务工作者");
    visible_person(change.db(), &actor.scope, id)
        .await?
        .ok_or_else(missing)?;
    actor.require(Capability::RosterWrite)?;
    refuse_merged(&person_row(change.db(), id).await?.ok_or_else(missing)?)?;
    let posts = posts_of_people(change.db(), &[id]).await?;
    let today = change.today();
    let now: Vec<&PostView> = posts.iter().filter(|post| holds_on(post, today)).collect();
    // whoever holds no post any more is still the last unit's to put right
    let last: Vec<&PostView> = posts.iter().take(1).collect();
    let asked = if now.is_empty() { last } else { now };
    let mine = asked
        .into_iter()
        .filter(|post| may_in(actor, Capability::RosterWrite, &post.unit_path));
    let mine: Vec<&PostView> = mine.collect();
    let home = main_post(mine.iter().copied(), today).or(mine.first().copied());
    let Some(unit) = home.map(|post| post.unit_id) else {
        let detail = "这个人现在不在您单位的名册里，请由所在乡镇或县里办理。";
        return Err(Problem::new(
            poem::http::StatusCode::FORBIDDEN,
            "person.moved_away",
            detail,
        ));
    };
    lock_tree(change.db(), unit).await?;
    // as it stands now that nobody else writes
    let row = person_row(change.db(), id).await?.ok_or_else(missing)?;
    refuse_merged(&row)?;
    let posts = posts_of_people(change.db(), &[id]).await?;
    Ok(Open { row, posts, unit })
}

fn refuse_merged(row: &person::Model) -> Result<(), Problem> {
    if row.merged_into_id.is_none() {
        return Ok(());
    }
    let detail = "这个人已并入另一条记录，请在那条记录上办理。";
    Err(Problem::conflict("person.merged", detail).with("into", row.merged_into_id))
}

/// Refuses (404) a unit in which the actor keeps no roster; its path else.
pub async fn writable_unit(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: UnitId,
) -> Result<unit::Model, Problem> {
    actor.require(Capability::RosterWrite)?;
    let row = by_hand::unit_row(db, id).await?;
    row.filter(|row| may_in(actor, Capability::RosterWrite, &row.path))
        .ok_or_else(|| Problem::not_found("个单位"))
}

/// Why it is done, which the history keeps.
///
/// Problems: `reason.missing` (422).
pub fn reason(given: &str) -> Result<String, Problem> {
    let reason = given.trim();
    if reason.is_empty() {
        let message = "请写一句原因，会记入变动记录。";
        return Err(Problem::field("reason.missing", "reason", message));
    }
    Ok(reason.chars().take(200).collect())
}

/// All that is wrong with a form.
pub fn refuse(violations: Vec<sanyou_schema::domain::Violation>) -> Result<(), Problem> {
    if violations.is_empty() {
        return Ok(());
    }
    Err(Problem::invalid(
        violations.into_iter().map(FieldProblem::from).collect(),
    ))
}

/// Writes what was collected; nothing where it changes nothing.
pub async fn record(
    change: &Change,
    recorder: Recorder,
    set: ChangeSet,
) -> Result<Option<ChangeSetId>, Problem> {
    if recorder.is_empty() {
        return Ok(None);
    }
    Ok(Some(recorder.write(change, set).await?))
}

/// The person's account follows where they are now.
pub async fn follow(change: &mut Change, person: PersonId, name: &str) -> Result<(), DbErr> {
    let today = change.today();
    let posts = posts_of_people(change.db(), &[person]).await?;
    if let Some(unit) = main_post(posts.iter(), today).map(|post| post.unit_id) {
        let worker = WorkerOf {
            person,
            name: name.to_owned(),
            unit,
        };
        keep_workers(change, &[worker], today).await?;
    }
    Ok(())
}

/// What is odd about a party organisation's posts once they are written.
pub async fn odd(
    db: &impl ConnectionTrait,
    party: PartyOrganisationId,
    day: NaiveDate,
) -> Result<Vec<String>, DbErr> {
    let posts = by_hand::secretaries_of(db, party).await?;
    let people: Vec<PersonId> = posts.iter().map(|post| post.person_id).collect();
    let people = person_rows(db, &people).await?;
    let holders: Vec<(&str, Post, Days)> = posts
        .iter()
        .filter_map(|post| {
            let holder = people.iter().find(|row| row.id == post.person_id)?;
            let days = Days {
                from: post.valid_from,
                to: post.valid_to,
            };
            Some((holder.name.as_str(), post.post, days))
        })
        .collect();
    Ok(secretaries(&holders, day).into_iter().collect())
}

/// The unit that holds both: theirs, or the one above them.
pub async fn above_both(db: &impl ConnectionTrait, a: UnitId, b: UnitId) -> Result<UnitId, Problem> {
    let units = names_and_paths(db, [a, b]).await?;
    let path = |id| units.get(&id).map_or("", |(_, path)| path.as_str());
    let (one, two) = (path(a), path(b));
    let shared: String = one
        .split_inclusive('/')
        .zip(two.split_inclusive('/'))
        .take_while(|(one, two)| one == two)
        .map(|(one, _)| one)
        .collect();
    let found = by_hand::unit_at(db, &shared).await?;
    Ok(found.map_or(a, |row| row.id))
}
