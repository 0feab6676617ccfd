//! Which sessions have places that wait for names: of the actor's own units, or of all where the actor holds the session.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::{enrolment, quota_unit};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::quota_standing::speaks_for;
use crate::platform::actor::Actor;
use crate::training::store::enrolments;
use crate::training::store::open_quotas::{Filled, OpenQuota, filled_by_unit, open_quotas};
use crate::training::store::quota::{Groups, Wanted, counted, filled, key_of};
use crate::training::store::sight::{Reach, Sight};

/// Places of a session that wait for names.
#[derive(Debug, Clone)]
pub struct OpenPlaces {
    /// The session.
    pub session: SessionId,
    /// Its name.
    pub name: String,
    /// Whether the actor holds the session; else the places are those of the actor's own units.
    pub holds: bool,
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
            QuotaBy::Territory => counts.of_units(one.seen.row.id),
            QuotaBy::Line | QuotaBy::Alliance => by_people.filled(db, actor, &one).await?,
        };
        found.extend(standing(actor, &sight, &one, &counts, &given));
    }
    found.sort_by_key(|open| open.until);
    Ok(found)
}

fn standing(
    actor: &Actor,
    sight: &Sight<'_>,
    one: &OpenQuota,
    counts: &Filled,
    given: &HashMap<Uuid, u32>,
) -> Option<OpenPlaces> {
    let seen = &one.seen;
    let path = |row: &quota_unit::Model| row.unit_id.and_then(|unit| sight.path(unit));
    let own = |row: &&quota_unit::Model| speaks_for(actor, seen, one.quota.among, path(row));
    let own: Vec<_> = one.units.iter().filter(own).collect();
    let places = |row: &quota_unit::Model| u32::try_from(row.places - row.returned).unwrap_or(0);
    let named = |row: &quota_unit::Model| given.get(&key_of(row)).copied().unwrap_or(0);
    let left: u32 = own.iter().map(|row| places(row).saturating_sub(named(row))).sum();
    let left = left.min(counts.seats(&seen.row));
    let before = seen.row.first_day.pred_opt().unwrap_or(seen.row.first_day);
    (left > 0).then(|| OpenPlaces {
        session: seen.row.id,
        name: seen.name(),
        holds: seen.reach == Reach::Whole,
        places: own.iter().map(|row| places(row)).sum(),
        left,
        until: seen.row.names_until.unwrap_or(before),
    })
}

/// What is counted by people: lists of sessions with places by line or alliance, and whose place counts where, read once
/// for each holder.
struct ByPeople {
    lists: HashMap<SessionId, Vec<enrolment::Model>>,
    groups: HashMap<(String, QuotaBy), Groups>,
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

    async fn filled(
        &mut self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        one: &OpenQuota,
    ) -> Result<HashMap<Uuid, u32>, DbErr> {
        let (by, path) = (one.quota.among, &one.seen.unit_path);
        let key = (path.clone(), by);
        if !self.groups.contains_key(&key) {
            let wanted = Wanted {
                by,
                audience: &[],
                day: actor.scope.day,
            };
            let listed = self.lists.values().flatten().map(|row| row.person_id);
            let groups = counted(db, &actor.scope, path, wanted, listed).await?;
            self.groups.insert(key.clone(), groups);
        }
        let rows = self.lists.get(&one.seen.row.id).map(Vec::as_slice);
        let groups = self.groups.get(&key);
        Ok(groups.map_or_else(HashMap::new, |groups| {
            filled(by, groups, rows.unwrap_or_default())
        }))
    }
}
