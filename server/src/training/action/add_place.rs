//! Adds a venue or a lecturer to those of one's unit.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::VenueKind;
use sanyou_schema::domain::value::id::{LecturerId, VenueId};
use sanyou_schema::entity::{lecturer, venue};
use sea_orm::{EntityTrait, Set};

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::places;

/// A venue to be added.
#[derive(Debug, Clone)]
pub struct NewVenue {
    /// Its name, unlike any other of the unit.
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// How many may sit.
    pub seats: Option<i32>,
}

/// A lecturer to be added.
#[derive(Debug, Clone)]
pub struct NewLecturer {
    /// The name, unlike any other of the unit.
    pub name: String,
    /// Post or rank.
    pub title: Option<String>,
    /// Where they work.
    pub employer: Option<String>,
}

/// Adds a venue. Problems: `place.*` (422), `role.missing` (403).
pub async fn add_venue(platform: &Platform, actor: &Actor, new: NewVenue) -> Result<VenueId, Problem> {
    actor.require(Capability::SessionWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let name = new.name.trim().to_owned();
    let mut violations = named("地点", &name);
    violations.extend(seats_wrong(new.seats, "seats"));
    if places::venue_named(change.db(), actor.home_unit, &name)
        .await?
        .is_some()
    {
        violations.push(twice(&name, ADD));
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let id: VenueId = change.id();
    let row = venue::ActiveModel {
        id: Set(id),
        unit_id: Set(actor.home_unit),
        name: Set(name.clone()),
        address: Set(filled(new.address)),
        seats: Set(new.seats),
        kind: Set(VenueKind::Hall),
        phone: Set(None),
        rest_from: Set(None),
        rest_to: Set(None),
        valid_from: Set(platform.clock.today()),
        valid_to: Set(None),
    };
    venue::Entity::insert(row).exec(change.db()).await?;
    change.audit("venue.add", "venue", id, &serde_json::json!({ "name": name }));
    change.commit().await?;
    Ok(id)
}

/// Adds a lecturer. Problems: `place.*` (422), `role.missing` (403).
pub async fn add_lecturer(
    platform: &Platform,
    actor: &Actor,
    new: NewLecturer,
) -> Result<LecturerId, Problem> {
    actor.require(Capability::SessionWrite)?;
    let mut change = platform.change(&actor.by()).await?;
    let name = new.name.trim().to_owned();
    let mut violations = named("讲师", &name);
    if places::lecturer_named(change.db(), actor.home_unit, &name)
        .await?
        .is_some()
    {
        violations.push(twice(&name, ADD));
    }
    if !violations.is_empty() {
        return Err(violations.into());
    }
    let id: LecturerId = change.id();
    let row = lecturer::ActiveModel {
        id: Set(id),
        unit_id: Set(actor.home_unit),
        name: Set(name.clone()),
        title: Set(filled(new.title)),
        employer: Set(filled(new.employer)),
        valid_from: Set(platform.clock.today()),
        valid_to: Set(None),
    };
    lecturer::Entity::insert(row).exec(change.db()).await?;
    change.audit(
        "lecturer.add",
        "lecturer",
        id,
        &serde_json::json!({ "name": name }),
    );
    change.commit().await?;
    Ok(id)
}

pub(super) fn named(what: &str, name: &str) -> Vec<Violation> {
    let message = match name.chars().count() {
        0 => format!("请填写{what}名称。"),
        1..=60 => return Vec::new(),
        _ => format!("{what}名称太长，请不超过 60 个字。"),
    };
    vec![Violation::new("place.name", message).on("name")]
}

pub(super) fn seats_wrong(seats: Option<i32>, field: &str) -> Option<Violation> {
    let wrong = seats.is_some_and(|seats| !(1..=100_000).contains(&seats));
    wrong.then(|| Violation::new("place.seats", "座位数应为 1 到 100000，不清楚可以不填。").on(field))
}

/// What is to be added, when there is one of that name.
const ADD: &str = "请直接选用；确是另一个的，请在名称里区分开。";

/// A name that another of the unit bears, and what to do.
pub(super) fn twice(name: &str, then: &str) -> Violation {
    Violation::new("place.twice", format!("已有“{name}”，{then}")).on("name")
}

/// Text that says something; empty text is never stored.
pub(super) fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}
