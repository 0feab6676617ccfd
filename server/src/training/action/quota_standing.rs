//! How far the places of a session are filled, unit by unit.
use std::collections::HashMap;

use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, Role};
use sanyou_schema::entity::{enrolment, quota, quota_unit};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::platform::actor::Actor;
use crate::training::store::enrolments;
use crate::training::store::quota::{
    Group, Groups, Wanted, audience_of, called_up, counted, filled, key_of, quota_of,
};
use crate::training::store::sight::{Reach, SeenSession};

/// What was set for a session, and how far it is filled.
pub struct QuotaStanding {
    /// What was set.
    pub quota: quota::Model,
    /// The units, in official order.
    pub units: Vec<quota_unit::Model>,
    /// Who may come; nothing: everybody in post.
    pub audience: Vec<Role>,
    groups: Groups,
    filled: HashMap<Uuid, u32>,
    called: HashMap<Uuid, u32>,
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
        let audience = audience_of(&quota);
        let wanted = Wanted {
            by: quota.among,
            audience: &audience,
            day: actor.scope.day,
        };
        let rows = enrolments::list_of(db, seen.row.id).await?;
        let listed = rows.iter().map(|row| row.person_id);
        let groups = counted(db, &actor.scope, &seen.unit_path, wanted, listed).await?;
        // a seat that is kept for who waits first is no free one
        let kept = |row: &enrolment::Model| row.state == EnrolmentState::Waiting && row.offer_until.is_some();
        let taken = rows
            .iter()
            .filter(|row| row.state.takes_place() || kept(row))
            .count();
        Ok(Some(Self {
            filled: filled(quota.among, &groups, &rows),
            called: called_up(quota.among, &groups, &rows),
            taken: u32::try_from(taken).unwrap_or(u32::MAX),
            groups,
            audience,
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

    /// How many of a unit's people whoever holds the session called up, on no place of the unit's.
    pub fn called_up(&self, key: Uuid) -> u32 {
        self.called.get(&key).copied().unwrap_or(0)
    }

    /// Seats that nobody has yet.
    pub fn seats(&self, capacity: i32) -> u32 {
        u32::try_from(capacity).unwrap_or(0).saturating_sub(self.taken)
    }

    /// How many it may still name.
    pub fn left(&self, row: &quota_unit::Model) -> u32 {
        let own = u32::try_from(row.places - row.returned).unwrap_or(0);
        own.saturating_sub(self.filled(key_of(row)))
    }

    /// Places that whoever holds the session may fill: of the session's, those neither taken nor still a unit's.
    pub fn free(&self, capacity: i32) -> u32 {
        let kept: u32 = self.units.iter().map(|row| self.left(row)).sum();
        self.seats(capacity).saturating_sub(kept)
    }

    /// Whether the actor sees a unit's row: whoever speaks for it, or has people who could come on its places.
    pub fn sees(&self, actor: &Actor, seen: &SeenSession, key: Uuid) -> bool {
        self.speaks_for(actor, seen, key) || self.groups.own.contains_key(&key)
    }

    /// Whether the actor may give a unit's places back: whoever holds the session, or the unit's own.
    pub fn speaks_for(&self, actor: &Actor, seen: &SeenSession, key: Uuid) -> bool {
        let path = self.group(key).and_then(|group| group.path.as_deref());
        speaks_for(actor, seen, self.quota.among, path)
    }

    /// The line or the alliance whose place somebody would take; none where places go by township.
    pub fn shared_group(&self, person: PersonId) -> Option<Uuid> {
        let key = self.groups.of.get(&person).copied();
        key.filter(|key| self.units.iter().any(|row| key_of(row) == *key))
    }

    fn key(&self, person: PersonId, township: UnitId) -> Option<Uuid> {
        match self.quota.among {
            QuotaBy::Territory => Some(township.into()),
            QuotaBy::Line | QuotaBy::Alliance => self.shared_group(person),
        }
    }

    /// Why a unit that sends people may not send one more of this person's group.
    pub fn refuse(&self, person: PersonId, township: UnitId) -> Option<String> {
        let key = self.key(person, township);
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
        if let Some(key) = self.key(person, township) {
            *self.filled.entry(key).or_insert(0) += 1;
        }
        self.taken += 1;
    }
}

/// Whether the actor may speak for a unit of this path, or for the alliance that has none: whoever holds the session, or
/// the unit's own.
pub(super) fn speaks_for(actor: &Actor, seen: &SeenSession, among: QuotaBy, path: Option<&str>) -> bool {
    let own = |path: &str| match among {
        QuotaBy::Territory => actor.scope.covers_path(path),
        QuotaBy::Line => actor.scope.line_paths().iter().any(|own| path.starts_with(*own)),
        QuotaBy::Alliance => false,
    };
    seen.reach == Reach::Whole || path.is_some_and(own)
}
