//! Who might be named for a session: those of its audience within the actor's sight, the most pressing first, each with
//! the reason; and those who can't come, with why not.
use std::collections::{HashMap, HashSet};

use chrono::Datelike;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::credit::ThresholdRule;
use sanyou_schema::domain::training::due::{DueFacts, Rank, due};
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sanyou_schema::domain::value::{CreditHours, Role};
use sanyou_schema::entity::set_aside;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::{ListedPerson, Page, PeopleFilter, list_people};
use crate::training::{
    BatchItem, OtherSession, QuotaStanding, enrol_all, list_of, other_sessions, owed_people, person_clashes,
    set_aside_for, slots_of, trained_in, visible_session,
};

/// Somebody who might be named.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// Who.
    pub person: ListedPerson,
    /// How pressing.
    pub rank: Rank,
    /// Why they are due.
    pub reason: String,
    /// Why they can't come.
    pub against: Option<String>,
    /// The sessions of the same class to which they could go instead.
    pub instead: Vec<OtherSession>,
    /// That they are not to be named, where somebody said so.
    pub aside: Option<set_aside::Model>,
    /// The line or the alliance whose place they would take.
    pub group: Option<Uuid>,
}

/// Who might be named, the most pressing first, then those who are not to be, those who can't come last; whoever is on the
/// list is left out.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn suggest(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    unit_path: Option<String>,
) -> Result<Vec<Suggestion>, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let db = platform.database.reader();
    let seen = visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let standing = QuotaStanding::load(db, &actor.scope, &seen).await?;
    let audience: &[Role] = standing.as_ref().map_or(&[], |standing| &standing.audience);
    // by line or alliance only whoever belongs to one of those with places has a place to be named for
    let shared = standing
        .as_ref()
        .filter(|standing| standing.quota.among != QuotaBy::Territory);
    let group = |id| shared.and_then(|standing| standing.shared_group(id));
    let holds = seen.held_by(actor, Capability::EnrolmentWrite);
    let on_list: HashSet<PersonId> = list_of(db, id)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let filter = PeopleFilter {
        unit_path,
        ..PeopleFilter::default()
    };
    let people = everybody(platform, actor, &filter).await?;
    let people: Vec<ListedPerson> = people
        .into_iter()
        .filter(|one| !on_list.contains(&one.id))
        .filter(|one| holds || shared.is_none() || group(one.id).is_some())
        .filter(|one| {
            let role = one.post.as_ref().map(|post| post.post.role());
            role.is_some_and(|role| audience.is_empty() || audience.contains(&role))
        })
        .collect();
    let ids: Vec<PersonId> = people.iter().map(|one| one.id).collect();
    let day = actor.scope.day;
    let this_year = trained_in(db, ids.clone(), day.year()).await?;
    let last_year = trained_in(db, ids, day.year() - 1).await?;
    let owed = owed_people(db, &seen).await?;
    let named: Vec<_> = people.iter().map(|one| (one.id, one.name.clone())).collect();
    let slots = slots_of(db, vec![id]).await?;
    let clashes = person_clashes(db, &seen, &slots, &named).await?;
    let clashes: HashMap<PersonId, String> = clashes
        .into_iter()
        .map(|(id, clash)| (id, clash.violation().message))
        .collect();
    let clashing: Vec<_> = named
        .iter()
        .filter(|(id, _)| clashes.contains_key(id))
        .cloned()
        .collect();
    let mut instead = other_sessions(db, &seen, &clashing, day).await?;
    let mut aside = set_aside_for(db, &seen.row).await?;
    let thresholds = ThresholdRule::default();
    let mut found: Vec<Suggestion> = people
        .into_iter()
        .filter_map(|person| {
            let post = person.post.as_ref()?;
            let role = post.post.role();
            let hours = rust_decimal::Decimal::new(person.hours_hundredths, 2);
            let since_post = post.valid_from.year() < day.year() && last_year.contains(&person.id);
            let facts = DueFacts {
                role,
                in_post_since: post.valid_from,
                trained: this_year.contains(&person.id)
                    || (since_post && post.valid_from.year() == day.year() - 1),
                owed: owed.contains(&person.id),
                hours: CreditHours::parse(hours).unwrap_or_default(),
                required: thresholds.required([role]),
            };
            let due = due(&facts, day);
            Some(Suggestion {
                group: group(person.id),
                against: clashes.get(&person.id).cloned(),
                instead: instead.remove(&person.id).unwrap_or_default(),
                aside: aside.remove(&person.id),
                rank: due.rank,
                reason: due.reason,
                person,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        let key = |one: &Suggestion| {
            (
                one.against.is_some(),
                one.aside.is_some(),
                one.rank,
                one.person.hours_hundredths,
                one.person.id,
            )
        };
        key(a).cmp(&key(b))
    });
    Ok(found)
}

/// Everybody within the actor's sight whom a filter keeps.
pub async fn everybody(
    platform: &Platform,
    actor: &Actor,
    filter: &PeopleFilter,
) -> Result<Vec<ListedPerson>, Problem> {
    let db = platform.database.reader();
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = Page {
            after,
            limit: 500,
            ..Page::default()
        };
        let page = list_people(db, &platform.keys, &actor.scope, actor.scope.day, filter, page).await?;
        found.extend(page.items);
        after = page.next;
        if after.is_none() {
            return Ok(found);
        }
    }
}

/// Fills the places that came back (递补) with those who are most due, in one change; answers who it was.
///
/// Problems: `quota.none`, `quota.nothing_free`, `quota.nobody_due` (409), `not_found` (404), `role.missing` (403).
pub async fn refill(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
) -> Result<Vec<(String, BatchItem)>, Problem> {
    actor.require(Capability::EnrolmentWrite)?;
    let db = platform.database.reader();
    let seen = visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::EnrolmentWrite)?;
    let standing = QuotaStanding::load(db, &actor.scope, &seen)
        .await?
        .ok_or_else(|| Problem::conflict("quota.none", "这一期还没有分名额，直接在名单里加人即可。"))?;
    let free = standing.free(seen.row.capacity) as usize;
    if free == 0 {
        let detail = "没有空出来的名额。乡镇没有报满的，请先收回。";
        return Err(Problem::conflict("quota.nothing_free", detail));
    }
    let found = suggest(platform, actor, id, None).await?;
    let due: Vec<_> = found
        .into_iter()
        .filter(|one| one.against.is_none() && one.aside.is_none() && one.rank != Rank::NotDue)
        .take(free)
        .collect();
    if due.is_empty() {
        let detail = "没有要培训而没有报名的人了，可以在名单里自己选人。";
        return Err(Problem::conflict("quota.nobody_due", detail));
    }
    let names: HashMap<PersonId, String> = due
        .iter()
        .map(|one| (one.person.id, one.person.name.clone()))
        .collect();
    let people = due.iter().map(|one| one.person.id).collect();
    let items = enrol_all(platform, actor, id, people, None).await?;
    Ok(items
        .into_iter()
        .map(|item| (names.get(&item.person).cloned().unwrap_or_default(), item))
        .collect())
}
