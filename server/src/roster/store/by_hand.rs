//! What an act on a page reads before it writes. Whether the actor may is told by the act.
use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{AppointmentId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{NameKind, Post};
use sanyou_schema::entity::{appointment, organisation, party_organisation, person, unit, unit_name};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::people::units_below;
use super::posts::on_day;

/// A unit.
pub async fn unit_row(db: &impl ConnectionTrait, id: UnitId) -> Result<Option<unit::Model>, DbErr> {
    unit::Entity::find_by_id(id).one(db).await
}

/// The unit at a path.
pub async fn unit_at(db: &impl ConnectionTrait, path: &str) -> Result<Option<unit::Model>, DbErr> {
    unit::Entity::find()
        .filter(unit::Column::Path.eq(path))
        .one(db)
        .await
}

/// A unit right below another that holds today.
pub async fn unit_below(db: &impl ConnectionTrait, id: UnitId) -> Result<Option<unit::Model>, DbErr> {
    unit::Entity::find()
        .filter(unit::Column::ParentId.eq(id))
        .filter(unit::Column::ValidTo.is_null())
        .one(db)
        .await
}

/// The official name of a unit that holds today.
pub async fn official_name(db: &impl ConnectionTrait, id: UnitId) -> Result<Option<unit_name::Model>, DbErr> {
    unit_name::Entity::find()
        .filter(unit_name::Column::UnitId.eq(id))
        .filter(unit_name::Column::Kind.eq(NameKind::Official))
        .filter(unit_name::Column::ValidTo.is_null())
        .one(db)
        .await
}

/// The unit's name that a text is today.
pub async fn name_in_use(db: &impl ConnectionTrait, name: &str) -> Result<Option<unit_name::Model>, DbErr> {
    unit_name::Entity::find()
        .filter(unit_name::Column::Name.eq(name))
        .filter(unit_name::Column::ValidTo.is_null())
        .one(db)
        .await
}

/// The party organisations of two units.
pub async fn parties_of(
    db: &impl ConnectionTrait,
    units: [UnitId; 2],
) -> Result<Vec<party_organisation::Model>, DbErr> {
    party_organisation::Entity::find()
        .filter(party_organisation::Column::TerritoryUnitId.is_in(units))
        .all(db)
        .await
}

/// The organisations of two units.
pub async fn firms_of(
    db: &impl ConnectionTrait,
    units: [UnitId; 2],
) -> Result<Vec<organisation::Model>, DbErr> {
    organisation::Entity::find()
        .filter(organisation::Column::TerritoryUnitId.is_in(units))
        .all(db)
        .await
}

/// A post.
pub async fn post_row(
    db: &impl ConnectionTrait,
    id: AppointmentId,
) -> Result<Option<appointment::Model>, DbErr> {
    appointment::Entity::find_by_id(id).one(db).await
}

/// The secretaries of a party organisation, whenever they held the post.
pub async fn secretaries_of(
    db: &impl ConnectionTrait,
    party: PartyOrganisationId,
) -> Result<Vec<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::ServiceOrgId.eq(party))
        .filter(appointment::Column::Post.eq(Post::Secretary))
        .all(db)
        .await
}

/// The person with the key of an ID number.
pub async fn of_number(db: &impl ConnectionTrait, hash: &str) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find()
        .filter(person::Column::IdNumberHash.eq(hash))
        .one(db)
        .await
}

/// Somebody of this name who is in post at or below a path on a day.
pub async fn in_post_by_name(
    db: &impl ConnectionTrait,
    path: &str,
    name: &str,
    day: NaiveDate,
) -> Result<Option<PersonId>, DbErr> {
    let parties = party_organisation::Entity::find()
        .filter(party_organisation::Column::TerritoryUnitId.in_subquery(units_below(path)))
        .all(db)
        .await?;
    let posts = appointment::Entity::find()
        .filter(appointment::Column::ServiceOrgId.is_in(parties.iter().map(|row| row.id)))
        .filter(on_day(day))
        .all(db)
        .await?;
    let found = person::Entity::find()
        .filter(person::Column::Id.is_in(posts.iter().map(|post| post.person_id)))
        .filter(person::Column::Name.eq(name))
        .one(db)
        .await?;
    Ok(found.map(|row| row.id))
}
