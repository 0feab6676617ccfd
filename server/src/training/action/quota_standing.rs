//! How far the places of a session are filled, unit by unit, and which units still have names to send.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::id::{PersonId, SessionId, UnitId};
use sanyou_schema::entity::{quota, quota_unit};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::platform::actor::Actor;
use crate::training::store::quota::{Group, Groups, Wanted, counted, filled, key_of, open_quotas, quota_of};
use crate::training::store::sight::{Reach, SeenSession};
use crate::training::store::{enrolments, sessions};

/// What was set for a session, and how far it is filled.
pub struct QuotaStanding {
    /// What was set.
    pub quota: quota::Model,
    /// The units, in official order.
    pub units: Vec<quota_unit::Model>,
    groups: Groups,
    filled: HashMap<Uuid, u32>,
    taken: u32,
}

impl QuotaStanding {
    /// Reads it; none where nothing was set.
    pub async fn load(
        db: &impl ConnectionTrait,
        actor: &Actor,
        seen: &SeenSession,
    ) -> Result<Option<Self>, DbErr> {
        let Some((quota, units)) = quota_of(db, seen.row.id).await? else {
            return Ok(None);
        };
        let wanted = Wanted {
            by: quota.among,
            audience: &[],
            day: actor.scope.day,
        };
        let groups = counted(db, &actor.scope, &seen.unit_path, wanted).await?;
        let rows = enrolments::list_of(db, seen.row.id).await?;
        let taken = rows.iter().filter(|row| row.state.takes_place()).count();
        Ok(Some(Self {
            filled: filled(quota.among, &groups, &rows),
            taken: u32::try_from(taken).unwrap_or(u32::MAX),
            groups,
            quota,
            units,
        }))
    }

    /// A unit's group, with its name.
    pub fn group(&self, key: Uuid) -> Option<&Group> {
        self.groups.items.iter().find(|item| item.key == key)
    }

    /// How many of its places a unit has filled.
    pub fn filled(&self, key: Uuid) -> u32 {
        self.filled.get(&key).copied().unwrap_or(0)
    }

    /// How many it may still name.
    pub fn left(&self, row: &quota_unit::Model) -> u32 {
        let own = u32::try_from(row.places - row.returned).unwrap_or(0);
        own.saturating_sub(self.filled(key_of(row)))
    }

    /// Places that whoever holds the session may fill: of the session's, those neither taken nor still a unit's.
    pub fn free(&self, capacity: i32) -> u32 {
        let kept: u32 = self.units.iter().map(|row| self.left(row)).sum();
        u32::try_from(capacity)
            .unwrap_or(0)
            .saturating_sub(self.taken)
            .saturating_sub(kept)
    }

    /// Whether the actor sees a unit's row and may give its places back: whoever holds the session, or the unit's own.
    pub fn speaks_for(&self, actor: &Actor, seen: &SeenSession, key: Uuid) -> bool {
        if seen.reach == Reach::Whole {
            return true;
        }
        let path = self.group(key).and_then(|group| group.path.as_deref());
        path.is_some_and(|path| match self.quota.among {
            QuotaBy::Territory => actor.scope.covers_path(path),
            QuotaBy::Line => actor.scope.line_paths().iter().any(|own| path.starts_with(*own)),
            QuotaBy::Alliance => false,
        })
    }

    /// Why a unit that sends people may not send one more of this person's group.
    pub fn refuse(&self, person: PersonId, township: UnitId) -> Option<String> {
        let key = match self.quota.among {
            QuotaBy::Territory => Some(township.into()),
            QuotaBy::Line | QuotaBy::Alliance => self.groups.of.get(&person).copied(),
        };
        let row = key.and_then(|key| self.units.iter().find(|row| key_of(row) == key));
        let Some(row) = row else {
            return Some("这一期没有给这个单位分名额，要加人请与主办单位联系。".to_owned());
        };
        if self.left(row) > 0 {
            return None;
        }
        let name = self
            .group(key_of(row))
            .map_or("本单位", |group| group.name.as_str());
        let own = row.places - row.returned;
        Some(format!("{name}的 {own} 个名额已报满，还要加人请与主办单位联系。"))
    }

    /// Counts one more place.
    pub fn take(&mut self, person: PersonId, township: UnitId) {
        let key = match self.quota.among {
            QuotaBy::Territory => Some(township.into()),
            QuotaBy::Line | QuotaBy::Alliance => self.groups.of.get(&person).copied(),
        };
        if let Some(key) = key {
            *self.filled.entry(key).or_insert(0) += 1;
        }
        self.taken += 1;
    }
}

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
    /// How many have no name yet.
    pub left: u32,
    /// The last day on which names are taken; the last day before the session where none was set.
    pub until: NaiveDate,
}

/// The sessions with places that wait for names, those of the nearest deadline first: of the actor's own units, or of all
/// where the actor holds the session. A query for all, and some for each such session.
pub async fn open_places(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<OpenPlaces>, DbErr> {
    let mut found = Vec::new();
    for id in open_quotas(db).await? {
        let Some(seen) = sessions::visible_session(db, &actor.scope, id, false).await? else {
            continue;
        };
        let Some(standing) = QuotaStanding::load(db, actor, &seen).await? else {
            continue;
        };
        let own = |row: &&quota_unit::Model| standing.speaks_for(actor, &seen, key_of(row));
        let own: Vec<_> = standing.units.iter().filter(own).collect();
        let left: u32 = own.iter().map(|row| standing.left(row)).sum();
        let places = own.iter().map(|row| row.places - row.returned).sum::<i32>();
        let before = seen.row.first_day.pred_opt().unwrap_or(seen.row.first_day);
        if left > 0 {
            found.push(OpenPlaces {
                session: id,
                name: seen.name(),
                holds: seen.reach == Reach::Whole,
                places: u32::try_from(places).unwrap_or(0),
                left,
                until: seen.row.names_until.unwrap_or(before),
            });
        }
    }
    found.sort_by_key(|open| open.until);
    Ok(found)
}
