//! Venues and lecturers.
use sanyou_schema::domain::value::id::{LecturerId, UnitId, VenueId};
use sanyou_schema::entity::{lecturer, venue};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::sight::Sight;
use crate::platform::actor::Scope;

/// The venues of a day of the units within sight: one's own, those below, and those of the units above.
pub async fn venues(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<venue::Model>, DbErr> {
    let units = Sight::load(db, scope).await?.units();
    venue::Entity::find()
        .filter(venue::Column::UnitId.is_in(units))
        .filter(venue::Column::ValidFrom.lte(scope.day))
        .filter(
            Condition::any()
                .add(venue::Column::ValidTo.is_null())
                .add(venue::Column::ValidTo.gt(scope.day)),
        )
        .order_by_asc(venue::Column::Name)
        .all(db)
        .await
}

/// The lecturers, likewise.
pub async fn lecturers(db: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<lecturer::Model>, DbErr> {
    let units = Sight::load(db, scope).await?.units();
    lecturer::Entity::find()
        .filter(lecturer::Column::UnitId.is_in(units))
        .filter(lecturer::Column::ValidFrom.lte(scope.day))
        .filter(
            Condition::any()
                .add(lecturer::Column::ValidTo.is_null())
                .add(lecturer::Column::ValidTo.gt(scope.day)),
        )
        .order_by_asc(lecturer::Column::Name)
        .all(db)
        .await
}

/// A venue of a unit by its name.
pub async fn venue_named(
    db: &impl ConnectionTrait,
    unit: UnitId,
    name: &str,
) -> Result<Option<venue::Model>, DbErr> {
    venue::Entity::find()
        .filter(venue::Column::UnitId.eq(unit))
        .filter(venue::Column::Name.eq(name))
        .one(db)
        .await
}

/// A lecturer of a unit by name.
pub async fn lecturer_named(
    db: &impl ConnectionTrait,
    unit: UnitId,
    name: &str,
) -> Result<Option<lecturer::Model>, DbErr> {
    lecturer::Entity::find()
        .filter(lecturer::Column::UnitId.eq(unit))
        .filter(lecturer::Column::Name.eq(name))
        .one(db)
        .await
}

/// Venues of sessions that were found in scope, whatever became of them since.
pub async fn venue_rows(db: &impl ConnectionTrait, ids: Vec<VenueId>) -> Result<Vec<venue::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    venue::Entity::find()
        .filter(venue::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// Lecturers of slots that were found in scope, whatever became of them since.
pub async fn lecturer_rows(
    db: &impl ConnectionTrait,
    ids: Vec<LecturerId>,
) -> Result<Vec<lecturer::Model>, DbErr> {
    lecturer::Entity::find()
        .filter(lecturer::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// Holds venues and lecturers until the change is done, in one order, so that two plans can't both find them free.
pub async fn lock_places(
    db: &impl ConnectionTrait,
    venues: Vec<VenueId>,
    lecturers: Vec<LecturerId>,
) -> Result<(), DbErr> {
    venue::Entity::find()
        .filter(venue::Column::Id.is_in(venues))
        .order_by_asc(venue::Column::Id)
        .lock_exclusive()
        .all(db)
        .await?;
    lecturer::Entity::find()
        .filter(lecturer::Column::Id.is_in(lecturers))
        .order_by_asc(lecturer::Column::Id)
        .lock_exclusive()
        .all(db)
        .await?;
    Ok(())
}
