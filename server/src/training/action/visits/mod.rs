//! Visits to venues: the menu of services, the diary, and what is done with a visit.
pub mod act;
pub mod book;
pub mod diary;
pub mod edit;
pub mod ledger;
pub mod reveal;
pub mod set_services;
pub mod suggest;
mod telling;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::entity::visit;
use sea_orm::{ConnectionTrait, DbErr};

use crate::platform::actor::Actor;
use crate::training::store::courses::may_at;
use crate::training::store::{places, visits};

/// The visits that are still to be noted as come or missed, today's among them, at the venues that the actor keeps.
pub async fn visits_to_note(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<visit::Model>, DbErr> {
    let venues = places::venues(db, &actor.scope).await?;
    let units = venues.iter().map(|row| row.unit_id);
    let paths = crate::unit::names_and_paths(db, units.collect::<std::collections::BTreeSet<_>>()).await?;
    let kept = venues.iter().filter(|row| {
        let path = paths.get(&row.unit_id).map(|(_, path)| path.as_str());
        path.is_some_and(|path| may_at(actor, Capability::SessionWrite, path))
    });
    let kept = kept.map(|row| row.id).collect();
    visits::not_noted(db, kept, actor.scope.day).await
}
