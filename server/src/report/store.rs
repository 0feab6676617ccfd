//! Reads across features, each within the actor's scope.
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use sanyou_schema::domain::value::id::{ApplicationId, CertificateId, OrganisationId, PersonId, SessionId};
use sanyou_schema::domain::value::{
    ApplicationState, CertificateState, DeliveryChannel, DeliveryState, ImportState, OrganisationKind,
    SessionState, Tier,
};
use sanyou_schema::entity::{
    application, certificate, delivery, file, organisation, roster_import, session, training_class, unit,
};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::platform::actor::Scope;
use crate::roster::{PeopleFilter, people_ids};

/// Who is in post on a day, within a scope, each once.
pub async fn people_in_post(
    db: &impl ConnectionTrait,
    scope: &Scope,
    day: NaiveDate,
    filter: &PeopleFilter,
) -> Result<Vec<PersonId>, DbErr> {
    let rows = db.query_all(people_ids(scope, day, filter).distinct()).await?;
    rows.iter().map(|row| row.try_get("", "person_id")).collect()
}

/// The units of the scope's territory subtrees.
fn own_units(scope: &Scope) -> SelectStatement {
    let below = scope
        .territory_paths()
        .into_iter()
        .fold(Condition::any().add(unit::Column::Id.is_null()), |any, path| {
            any.add(unit::Column::Path.starts_with(path))
        });
    Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .cond_where(below)
        .to_owned()
}

/// Applications in some states that the scope reaches by territory: id, tier, person, since when.
pub async fn applications_in(
    db: &impl ConnectionTrait,
    scope: &Scope,
    states: &[ApplicationState],
) -> Result<Vec<(ApplicationId, Tier, PersonId, DateTime<Utc>)>, DbErr> {
    let rows = application::Entity::find()
        .filter(application::Column::State.is_in(states.iter().copied()))
        .filter(application::Column::UnitId.in_subquery(own_units(scope)))
        .order_by_asc(application::Column::StateSince)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.tier, row.person_id, row.state_since))
        .collect())
}

/// Imports of the scope's units that wait for somebody, with their files' names, oldest first.
pub async fn imports_waiting(
    db: &impl ConnectionTrait,
    scope: &Scope,
) -> Result<Vec<(roster_import::Model, String)>, DbErr> {
    let rows = roster_import::Entity::find()
        .filter(roster_import::Column::State.is_in([ImportState::Staged, ImportState::Guarded]))
        .filter(roster_import::Column::UnitId.in_subquery(own_units(scope)))
        .order_by_asc(roster_import::Column::CreatedAt)
        .all(db)
        .await?;
    let files = file::Entity::find()
        .filter(file::Column::Id.is_in(rows.iter().map(|row| row.file_id)))
        .all(db)
        .await?;
    let name = |id| {
        files
            .iter()
            .find(|file| file.id == id)
            .map(|file| file.name.clone())
            .unwrap_or_default()
    };
    Ok(rows
        .into_iter()
        .map(|row| {
            let name = name(row.file_id);
            (row, name)
        })
        .collect())
}

/// A session that is near: its id, “轮训第1期”, state, first day, places and how many are taken.
#[derive(Debug, Clone)]
pub struct NearSession {
    /// The session.
    pub id: SessionId,
    /// Class and number.
    pub name: String,
    /// Its state.
    pub state: SessionState,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
}

/// Sessions of the scope's units that run now, begin within so many days, or are over and not closed yet.
pub async fn sessions_near(
    db: &impl ConnectionTrait,
    scope: &Scope,
    day: NaiveDate,
    days: u64,
) -> Result<Vec<NearSession>, DbErr> {
    use SessionState as S;
    let classes = Query::select()
        .column(training_class::Column::Id)
        .from(training_class::Entity)
        .and_where(training_class::Column::UnitId.in_subquery(own_units(scope)))
        .to_owned();
    let mine = Condition::any()
        .add(session::Column::ClassId.in_subquery(classes))
        .add(session::Column::ClassId.is_in(scope.classes()));
    let rows = session::Entity::find()
        .filter(mine)
        .filter(session::Column::FirstDay.lte(day + chrono::Days::new(days)))
        .filter(session::Column::State.is_not_in([S::Completed, S::Archived, S::Cancelled]))
        .order_by_asc(session::Column::FirstDay)
        .all(db)
        .await?;
    let classes = training_class::Entity::find()
        .filter(training_class::Column::Id.is_in(rows.iter().map(|row| row.class_id)))
        .all(db)
        .await?;
    let name = |id| {
        classes
            .iter()
            .find(|class| class.id == id)
            .map(|class| class.name.clone())
            .unwrap_or_default()
    };
    Ok(rows
        .iter()
        .map(|row| NearSession {
            id: row.id,
            name: format!("{}第{}期", name(row.class_id), row.number),
            state: row.state,
            first_day: row.first_day,
            last_day: row.last_day,
        })
        .collect())
}

/// How many people of the scope's units are to be told by the township.
pub async fn to_tell(db: &impl ConnectionTrait, scope: &Scope) -> Result<u64, DbErr> {
    delivery::Entity::find()
        .filter(delivery::Column::Channel.eq(DeliveryChannel::Township))
        .filter(delivery::Column::State.eq(DeliveryState::Pending))
        .filter(delivery::Column::UnitId.in_subquery(own_units(scope)))
        .count(db)
        .await
}

/// The same by unit, for whoever waits for them.
pub async fn to_tell_by_unit(
    db: &impl ConnectionTrait,
    scope: &Scope,
) -> Result<Vec<(sanyou_schema::domain::value::id::UnitId, DeliveryState)>, DbErr> {
    let rows = delivery::Entity::find()
        .filter(delivery::Column::Channel.eq(DeliveryChannel::Township))
        .filter(delivery::Column::State.ne(DeliveryState::Replaced))
        .filter(delivery::Column::UnitId.in_subquery(own_units(scope)))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.unit_id?, row.state)))
        .collect())
}

/// Certificates of people in post within the scope that end within so many days.
pub async fn certificates_ending(
    db: &impl ConnectionTrait,
    scope: &Scope,
    day: NaiveDate,
    days: u64,
) -> Result<Vec<CertificateId>, DbErr> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::State.is_in([CertificateState::Valid, CertificateState::ReviewDue]))
        .filter(certificate::Column::ValidTo.gt(day))
        .filter(certificate::Column::ValidTo.lte(day + chrono::Days::new(days)))
        .filter(certificate::Column::PersonId.in_subquery(people_ids(scope, day, &PeopleFilter::default())))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// What kind each of some organisations is, where it is known.
pub async fn organisation_kinds(
    db: &impl ConnectionTrait,
    ids: BTreeSet<OrganisationId>,
) -> Result<HashMap<OrganisationId, OrganisationKind>, DbErr> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.id, row.kind?)))
        .collect())
}
