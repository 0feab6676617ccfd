//! Which sessions have places that wait for names: of the actor's own units, of the lines and alliances of the actor's
//! people, or of all where the actor holds the session.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sanyou_schema::entity::{enrolment, quota_unit};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::quota_standing::speaks_for;
use crate::platform::actor::Actor;
use crate::training::store::enrolments;
use crate::training::store::named::named_by;
use crate::training::store::open_quotas::{Filled, OpenQuota, filled_by_unit, open_quotas};
use crate::training::store::quota::{Groups, Wanted, audience_of, counted, key_of};
use crate::training::store::sight::{Reach, Sight};

/// Places of a session that wait for names.
#[derive(Debug, Clone)]
pub struct OpenPlaces {
    /// The session.
    pub session: SessionId,
    /// Its name.
    pub name: String,
    /// Whether the actor holds the session; else the places are those of the actor's own units and people.
    pub holds: bool,
    /// The lines or alliances with whose places others name people as well, where all are such.
    pub shared_with: Vec<String>,
    /// How many were given.
    pub places: u32,
    /// How many have no name yet, as far as there are seats.
    pub left: u32,
    /// The last day on which names are taken; the last day before the session where none was set.
    pub until: NaiveDate,
}

/// The sessions with places that wait for names, those of the nearest deadline first. As many queries for one session as
/// for all of them; where places go by line or alliance, the people of each holder's units are read once more.
pub async fn open_places(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<OpenPlaces>, DbErr> {
    let sight = Sight::load(db, &actor.scope).await?;
    let open = open_quotas(db, &sight).await?;
    let counts = filled_by_unit(db, open.iter().map(|one| one.seen.row.id).collect()).await?;
    let mut by_people = ByPeople::read(db, &open).await?;
    let mut found = Vec::new();
    for one in open {
        let given = match one.quota.among {
            QuotaBy::Territory => Given {
                named: counts.of_units(one.seen.row.id),
                ..Given::default()
            },
            QuotaBy::Line | QuotaBy::Alliance => by_people.given(db, actor, &one).await?,
        };
        found.extend(standing(actor, &sight, &one, &counts, &given));
    }
    found.sort_by_key(|open| open.until);
    Ok(found)
}

/// How the places of a session are filled, and whom the actor could name on those of lines and alliances.
#[derive(Default)]
struct Given {
    named: HashMap<Uuid, u32>,
    /// Of each line and alliance, how many of the actor's people could still be named.
    own: HashMap<Uuid, u32>,
    names: HashMap<Uuid, String>,
}

fn standing(
    actor: &Actor,
    sight: &Sight<'_>,
    one: &OpenQuota,
    counts: &Filled,
    given: &Given,
) -> Option<OpenPlaces> {
    let seen = &one.seen;
    let path = |row: &quota_unit::Model| row.unit_id.and_then(|unit| sight.path(unit));
    let places = |row: &quota_unit::Model| u32::try_from(row.places - row.returned).unwrap_or(0);
    let named = |row: &quota_unit::Model| given.named.get(&key_of(row)).copied().unwrap_or(0);
    let (mut all, mut left) = (0, 0);
    let (mut speaks, mut shared_with) = (false, Vec::new());
    for row in &one.units {
        let free = places(row).saturating_sub(named(row));
        if speaks_for(actor, seen, one.quota.among, path(row)) {
            (speaks, all, left) = (true, all + places(row), left + free);
        } else if let Some(own) = given.own.get(&key_of(row)) {
            (all, left) = (all + places(row), left + free.min(*own));
            shared_with.extend(given.names.get(&key_of(row)).cloned().filter(|_| free > 0));
        }
    }
    let left = left.min(counts.seats(&seen.row));
    let before = seen.row.first_day.pred_opt().unwrap_or(seen.row.first_day);
    (left > 0).then(|| OpenPlaces {
        session: seen.row.id,
        name: seen.name(),
        holds: seen.reach == Reach::Whole,
        shared_with: if speaks { Vec::new() } else { shared_with },
        places: all,
        left,
        until: seen.row.names_until.unwrap_or(before),
    })
}

/// What is counted by people: lists of sessions with places by line or alliance, and whose place counts where, read once
/// for each holder and audience.
struct ByPeople {
    lists: HashMap<SessionId, Vec<enrolment::Model>>,
    groups: HashMap<(String, QuotaBy, Option<String>), Groups>,
}

impl ByPeople {
    async fn read(db: &impl ConnectionTrait, open: &[OpenQuota]) -> Result<Self, DbErr> {
        let of_people = open.iter().filter(|one| one.quota.among != QuotaBy::Territory);
        let ids: Vec<SessionId> = of_people.map(|one| one.seen.row.id).collect();
        let mut lists: HashMap<SessionId, Vec<enrolment::Model>> = HashMap::new();
        if !ids.is_empty() {
            for row in enrolments::lists_of(db, ids).await? {
                lists.entry(row.session_id).or_default().push(row);
            }
        }
        let groups = HashMap::new();
        Ok(Self { lists, groups })
    }

    async fn given(
        &mut self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        one: &OpenQuota,
    ) -> Result<Given, DbErr> {
        let (by, path) = (one.quota.among, &one.seen.unit_path);
        let key = (path.clone(), by, one.quota.audience.clone());
        if !self.groups.contains_key(&key) {
            let audience = audience_of(&one.quota);
            let wanted = Wanted {
                by,
                audience: &audience,
                day: actor.scope.day,
            };
            let listed = self.lists.values().flatten().map(|row| row.person_id);
            let groups = counted(db, &actor.scope, path, wanted, listed).await?;
            self.groups.insert(key.clone(), groups);
        }
        let rows = self
            .lists
            .get(&one.seen.row.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let Some(groups) = self.groups.get(&key) else {
            return Ok(Given::default());
        };
        let listed: HashSet<PersonId> = rows.iter().map(|row| row.person_id).collect();
        let count = |people: &Vec<PersonId>| people.iter().filter(|id| !listed.contains(id)).count();
        let own = groups.own.iter();
        Ok(Given {
            named: named_by(by, groups, rows),
            own: own
                .map(|(key, people)| (*key, u32::try_from(count(people)).unwrap_or(u32::MAX)))
                .collect(),
            names: groups
                .items
                .iter()
                .map(|item| (item.key, item.name.clone()))
                .collect(),
        })
    }
}
