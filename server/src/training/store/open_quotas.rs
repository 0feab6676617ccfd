//! Sessions with places given out that still take names, read for all of them at once.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::training::Origin;
use sanyou_schema::domain::value::id::{SessionId, UnitId};
use sanyou_schema::domain::value::{EnrolmentState, SessionState};
use sanyou_schema::entity::{enrolment, quota, quota_unit, session};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::sessions::classes;
use super::sight::{SeenSession, Sight};

/// A session that the actor sees, with what was set for it.
pub struct OpenQuota {
    /// The session.
    pub seen: SeenSession,
    /// What was set.
    pub quota: quota::Model,
    /// The units, in official order.
    pub units: Vec<quota_unit::Model>,
}

/// The sessions within sight with places given out that still take names, the next first.
pub async fn open_quotas(db: &impl ConnectionTrait, sight: &Sight<'_>) -> Result<Vec<OpenQuota>, DbErr> {
    let given = Query::select()
        .column(quota::Column::SessionId)
        .from(quota::Entity)
        .to_owned();
    let states = SessionState::ALL
        .iter()
        .copied()
        .filter(|state| state.takes_names());
    let rows = session::Entity::find()
        .filter(session::Column::State.is_in(states))
        .filter(session::Column::Id.in_subquery(given))
        .order_by_asc(session::Column::FirstDay)
        .all(db)
        .await?;
    let classes = classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let class = classes.iter().find(|class| class.id == row.class_id)?.clone();
        sight.session(row, class)
    });
    let seen: Vec<SeenSession> = seen.collect();
    let ids: Vec<SessionId> = seen.iter().map(|one| one.row.id).collect();
    let quotas = quota::Entity::find()
        .filter(quota::Column::SessionId.is_in(ids.clone()))
        .all(db)
        .await?;
    let mut quotas: HashMap<SessionId, quota::Model> =
        quotas.into_iter().map(|row| (row.session_id, row)).collect();
    let rows = quota_unit::Entity::find()
        .filter(quota_unit::Column::SessionId.is_in(ids))
        .order_by_asc(quota_unit::Column::SortNo)
        .order_by_asc(quota_unit::Column::Id)
        .all(db)
        .await?;
    let mut units: HashMap<SessionId, Vec<quota_unit::Model>> = HashMap::new();
    for row in rows {
        units.entry(row.session_id).or_default().push(row);
    }
    let open = seen.into_iter().filter_map(|seen| {
        Some(OpenQuota {
            quota: quotas.remove(&seen.row.id)?,
            units: units.remove(&seen.row.id).unwrap_or_default(),
            seen,
        })
    });
    Ok(open.collect())
}

/// How the places of some sessions are filled, counted by the database.
#[derive(Debug, Default)]
pub struct Filled {
    units: HashMap<SessionId, HashMap<Uuid, u32>>,
    taken: HashMap<SessionId, u32>,
}

impl Filled {
    /// How many each unit of a session has named, those that wait among them.
    pub fn of_units(&self, session: SessionId) -> HashMap<Uuid, u32> {
        self.units.get(&session).cloned().unwrap_or_default()
    }

    /// Seats that nobody has yet.
    pub fn seats(&self, row: &session::Model) -> u32 {
        let taken = self.taken.get(&row.id).copied().unwrap_or(0);
        u32::try_from(row.capacity).unwrap_or(0).saturating_sub(taken)
    }
}

/// A session, a unit, how its people came onto the list, how far they have come, how many.
type UnitCount = (SessionId, UnitId, Option<Origin>, EnrolmentState, i64);

/// Counts the lists of some sessions by the unit that a place counts for.
pub async fn filled_by_unit(db: &impl ConnectionTrait, ids: Vec<SessionId>) -> Result<Filled, DbErr> {
    let states = EnrolmentState::ALL
        .iter()
        .copied()
        .filter(|state| state.takes_place() || *state == EnrolmentState::Waiting);
    let rows: Vec<UnitCount> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::SessionId)
        .column(enrolment::Column::UnitId)
        .column(enrolment::Column::Origin)
        .column(enrolment::Column::State)
        .column_as(enrolment::Column::Id.count(), "people")
        .filter(enrolment::Column::SessionId.is_in(ids))
        .filter(enrolment::Column::State.is_in(states))
        .group_by(enrolment::Column::SessionId)
        .group_by(enrolment::Column::UnitId)
        .group_by(enrolment::Column::Origin)
        .group_by(enrolment::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut filled = Filled::default();
    for (session, unit, origin, state, people) in rows {
        let people = u32::try_from(people).unwrap_or(u32::MAX);
        if state.takes_place() {
            *filled.taken.entry(session).or_insert(0) += people;
        }
        if origin.is_none_or(|origin| origin == Origin::Township) {
            let units = filled.units.entry(session).or_default();
            *units.entry(unit.into()).or_insert(0) += people;
        }
    }
    Ok(filled)
}

/// Sessions whose last day for names is past, where units had places and somebody waits with no offer.
pub async fn closed_with_waiting(
    db: &impl ConnectionTrait,
    today: NaiveDate,
) -> Result<Vec<session::Model>, DbErr> {
    let given = Query::select()
        .column(quota::Column::SessionId)
        .from(quota::Entity)
        .to_owned();
    let waiting = Query::select()
        .column(enrolment::Column::SessionId)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::State.eq(EnrolmentState::Waiting))
        .and_where(enrolment::Column::OfferUntil.is_null())
        .to_owned();
    let states = SessionState::ALL
        .iter()
        .copied()
        .filter(|state| state.takes_names());
    session::Entity::find()
        .filter(session::Column::NamesUntil.lt(today))
        .filter(session::Column::State.is_in(states))
        .filter(session::Column::Id.in_subquery(given))
        .filter(session::Column::Id.in_subquery(waiting))
        .all(db)
        .await
}
