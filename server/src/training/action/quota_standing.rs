//! How far the places of a session are filled, unit by unit, and which seats are kept for units.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::training::waiting::{Filled, place, place_kept};
use sanyou_schema::domain::training::{Origin, Placed};
use sanyou_schema::domain::value::id::{EnrolmentId, PersonId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, Role};
use sanyou_schema::entity::{enrolment, quota, quota_unit};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::platform::actor::{Actor, Scope};
use crate::training::store::enrolments;
use crate::training::store::named::{by_group, called_up, filled, group_of, is_named};
use crate::training::store::quota::{Group, Groups, Wanted, audience_of, counted, key_of, quota_of};
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
    /// Of those whom units named: how many wait for an offer, and how many have one.
    waiting: HashMap<Uuid, u32>,
    offered: HashMap<Uuid, u32>,
    /// On whose place somebody waits whom a unit named.
    on: HashMap<EnrolmentId, Uuid>,
    taken: u32,
}

/// Why somebody waits though a seat is free: it is a unit's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptSeats {
    /// Whose seats they are.
    pub among: QuotaBy,
    /// The last day on which they are kept.
    pub until: Option<NaiveDate>,
}

impl KeptSeats {
    /// In a sentence.
    pub fn sentence(self) -> String {
        let whose = match self.among {
            QuotaBy::Territory => "各乡镇",
            QuotaBy::Line => "各行业",
            QuotaBy::Alliance => "各联盟",
        };
        let until = self.until.map_or_else(
            || "报满或收回之前留着".to_owned(),
            |day| format!("到 {} 止", day.format("%-m月%-d日")),
        );
        format!("其余位子是{whose}的名额，{until}。")
    }
}

impl QuotaStanding {
    /// Reads it; none where nothing was set.
    pub async fn load(
        db: &impl ConnectionTrait,
        scope: &Scope,
        seen: &SeenSession,
    ) -> Result<Option<Self>, DbErr> {
        let Some((quota, units)) = quota_of(db, seen.row.id).await? else {
            return Ok(None);
        };
        let audience = audience_of(&quota);
        let wanted = Wanted {
            by: quota.among,
            audience: &audience,
            day: scope.day,
        };
        let rows = enrolments::list_of(db, seen.row.id).await?;
        let listed = rows.iter().map(|row| row.person_id);
        let groups = counted(db, scope, &seen.unit_path, wanted, listed).await?;
        // a seat that is kept for who waits first is no free one
        let kept = |row: &enrolment::Model| row.state == EnrolmentState::Waiting && row.offer_until.is_some();
        let taken = rows
            .iter()
            .filter(|row| row.state.takes_place() || kept(row))
            .count();
        let waits = |row: &enrolment::Model| row.state == EnrolmentState::Waiting && is_named(row);
        let on = rows
            .iter()
            .filter(|row| waits(row))
            .filter_map(|row| Some((row.id, group_of(quota.among, &groups, row)?)));
        Ok(Some(Self {
            on: on.collect(),
            waiting: by_group(quota.among, &groups, &rows, |row| {
                waits(row) && row.offer_until.is_none()
            }),
            offered: by_group(quota.among, &groups, &rows, |row| {
                waits(row) && row.offer_until.is_some()
            }),
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

    /// How many it may still name: whoever waits on its places was named already.
    pub fn left(&self, row: &quota_unit::Model) -> u32 {
        let waiting = self.waiting.get(&key_of(row)).copied().unwrap_or(0);
        self.unseated(row).saturating_sub(waiting)
    }

    /// Its places for which nobody has a seat, or the offer of one.
    fn unseated(&self, row: &quota_unit::Model) -> u32 {
        let key = key_of(row);
        let own = u32::try_from(row.places - row.returned).unwrap_or(0);
        let offered = self.offered.get(&key).copied().unwrap_or(0);
        own.saturating_sub(self.filled(key)).saturating_sub(offered)
    }

    /// Places that whoever holds the session may fill: of the session's, those neither taken nor still a unit's.
    pub fn free(&self, capacity: i32) -> u32 {
        let kept: u32 = self.units.iter().map(|row| self.unseated(row)).sum();
        self.seats(capacity).saturating_sub(kept)
    }

    /// The seats that are kept for units on a day, by unit: none once names are no longer taken from them.
    pub fn kept(&self, seen: &SeenSession, today: NaiveDate) -> BTreeMap<Uuid, u32> {
        let over = seen.deadlines().refuse_name(Origin::Township, today).is_some();
        if over || !seen.row.state.takes_names() {
            return BTreeMap::new();
        }
        self.units
            .iter()
            .map(|row| (key_of(row), self.unseated(row)))
            .collect()
    }

    /// On whose place somebody waits whom a unit named.
    pub fn waits_on(&self, id: EnrolmentId) -> Option<Uuid> {
        self.on.get(&id).copied()
    }

    /// Where one more comes; with why, where others' seats are all that is free.
    pub fn place(
        &self,
        seen: &SeenSession,
        today: NaiveDate,
        origin: Origin,
        filled: Filled,
    ) -> (Placed, Option<KeptSeats>) {
        let capacity = u32::try_from(seen.row.capacity).unwrap_or(0);
        if origin == Origin::Township {
            return (place_kept(capacity, filled, self.waiting.values().sum()), None);
        }
        let kept: u32 = self.kept(seen, today).values().sum();
        let placed = place(capacity.saturating_sub(kept), filled);
        let why = KeptSeats {
            among: self.quota.among,
            until: seen.row.names_until,
        };
        let kept = kept > 0 && placed != Placed::In && filled.held < capacity;
        (placed, kept.then_some(why))
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

    /// Counts one more on the list.
    pub fn take(&mut self, origin: Origin, person: PersonId, township: UnitId, placed: Placed) {
        let key = self.key(person, township).filter(|_| origin == Origin::Township);
        let counts = match placed {
            Placed::In => &mut self.filled,
            Placed::Waiting(_) => &mut self.waiting,
        };
        if let Some(key) = key {
            *counts.entry(key).or_insert(0) += 1;
        }
        self.taken += u32::from(placed == Placed::In);
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
