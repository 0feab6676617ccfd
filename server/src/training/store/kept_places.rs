//! What is written of venues and lecturers that were found in scope: rooms, hours, ways, services; qualifications and
//! absences.
use sanyou_schema::domain::value::id::{LecturerId, VenueId};
use sanyou_schema::entity::{
    lecturer, lecturer_absence, lecturer_qualification, room, slot, venue, venue_hours, venue_service,
    venue_travel,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter,
};

/// Writes a row, new or as it is now.
async fn keep<M, A>(db: &impl ConnectionTrait, row: M, is_new: bool) -> Result<(), DbErr>
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait + ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let row = row.into_active_model();
    if is_new {
        A::Entity::insert(row).exec_without_returning(db).await?;
    } else {
        row.reset_all().update(db).await?;
    }
    Ok(())
}

/// Writes how a venue is now.
pub async fn keep_venue(db: &impl ConnectionTrait, row: venue::Model) -> Result<(), DbErr> {
    keep(db, row, false).await
}

/// Writes how a lecturer is now.
pub async fn keep_lecturer(db: &impl ConnectionTrait, row: lecturer::Model) -> Result<(), DbErr> {
    keep(db, row, false).await
}

/// Writes a room.
pub async fn keep_room(db: &impl ConnectionTrait, row: room::Model, is_new: bool) -> Result<(), DbErr> {
    keep(db, row, is_new).await
}

/// Writes a service of the menu.
pub async fn keep_service(
    db: &impl ConnectionTrait,
    row: venue_service::Model,
    is_new: bool,
) -> Result<(), DbErr> {
    keep(db, row, is_new).await
}

/// Writes a half-day whose room is called otherwise now.
pub async fn keep_slot(db: &impl ConnectionTrait, row: slot::Model) -> Result<(), DbErr> {
    keep(db, row, false).await
}

/// Sets when a venue is open, all of it.
pub async fn set_hours(
    db: &impl ConnectionTrait,
    venue: VenueId,
    rows: Vec<venue_hours::Model>,
) -> Result<(), DbErr> {
    venue_hours::Entity::delete_many()
        .filter(venue_hours::Column::VenueId.eq(venue))
        .exec(db)
        .await?;
    for row in rows {
        keep(db, row, true).await?;
    }
    Ok(())
}

/// Sets how far a venue is from others, all of it.
pub async fn set_ways(
    db: &impl ConnectionTrait,
    venue: VenueId,
    rows: Vec<venue_travel::Model>,
) -> Result<(), DbErr> {
    let own = Condition::any()
        .add(venue_travel::Column::VenueId.eq(venue))
        .add(venue_travel::Column::OtherId.eq(venue));
    venue_travel::Entity::delete_many().filter(own).exec(db).await?;
    for row in rows {
        keep(db, row, true).await?;
    }
    Ok(())
}

/// Sets what a lecturer may teach, all of it.
pub async fn set_qualifications(
    db: &impl ConnectionTrait,
    lecturer: LecturerId,
    rows: Vec<lecturer_qualification::Model>,
) -> Result<(), DbErr> {
    lecturer_qualification::Entity::delete_many()
        .filter(lecturer_qualification::Column::LecturerId.eq(lecturer))
        .exec(db)
        .await?;
    for row in rows {
        keep(db, row, true).await?;
    }
    Ok(())
}

/// Sets when a lecturer is away, all of it.
pub async fn set_absences(
    db: &impl ConnectionTrait,
    lecturer: LecturerId,
    rows: Vec<lecturer_absence::Model>,
) -> Result<(), DbErr> {
    lecturer_absence::Entity::delete_many()
        .filter(lecturer_absence::Column::LecturerId.eq(lecturer))
        .exec(db)
        .await?;
    for row in rows {
        keep(db, row, true).await?;
    }
    Ok(())
}
