//! Sessions by their days: what a calendar shows, read for all of them at once.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sanyou_schema::domain::value::id::{LecturerId, SessionId, VenueId};
use sanyou_schema::entity::{session, slot};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::planned::at_venue;
use super::sessions::{classes, within_sight};
use super::sight::{SeenSession, Sight};
use crate::platform::actor::Scope;

/// Which days are shown, and what of them.
#[derive(Debug, Clone)]
pub struct DaysFilter {
    /// From this day.
    pub first: NaiveDate,
    /// To this day.
    pub last: NaiveDate,
    /// What is held here.
    pub venue: Option<VenueId>,
    /// What they teach.
    pub lecturer: Option<LecturerId>,
}

/// A session with its half-days of the days that were asked for; none where none is planned yet.
#[derive(Debug, Clone)]
pub struct OnDays {
    /// The session.
    pub seen: SeenSession,
    /// Its half-days, in order of time.
    pub slots: Vec<slot::Model>,
}

/// The sessions within sight that lie on the days, the first first; with a place or a lecturer those that have a half-day
/// there or with them. One without any half-day lies on all of its own days, at its own venue.
pub async fn on_days(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &DaysFilter,
) -> Result<Vec<OnDays>, DbErr> {
    let sight = Sight::load(db, scope).await?;
    let rows = within_sight(&sight, scope)
        .filter(session::Column::FirstDay.lte(filter.last))
        .filter(session::Column::LastDay.gte(filter.first))
        .order_by_asc(session::Column::FirstDay)
        .order_by_asc(session::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<SessionId> = rows.iter().map(|row| row.id).collect();
    let planned = planned_at_all(db, ids.clone()).await?;
    let mut slots = slots_of(db, ids, filter).await?;
    let classes = classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let shown = rows.into_iter().filter_map(|row| {
        let slots = slots.remove(&row.id).unwrap_or_default();
        let bare = !planned.contains(&row.id)
            && filter.lecturer.is_none()
            && filter.venue.is_none_or(|venue| row.venue_id == Some(venue));
        if slots.is_empty() && !bare {
            return None;
        }
        let class = classes.iter().find(|class| class.id == row.class_id)?.clone();
        let seen = sight.session(row, class)?;
        Some(OnDays { seen, slots })
    });
    Ok(shown.collect())
}

async fn slots_of(
    db: &impl ConnectionTrait,
    ids: Vec<SessionId>,
    filter: &DaysFilter,
) -> Result<HashMap<SessionId, Vec<slot::Model>>, DbErr> {
    let mut find = slot::Entity::find()
        .filter(slot::Column::SessionId.is_in(ids))
        .filter(slot::Column::Day.between(filter.first, filter.last))
        .order_by_asc(slot::Column::Day)
        .order_by_asc(slot::Column::Half)
        .order_by_asc(slot::Column::Starts);
    if let Some(lecturer) = filter.lecturer {
        find = find.filter(slot::Column::LecturerId.eq(lecturer));
    }
    if let Some(venue) = filter.venue {
        find = find.filter(at_venue(venue));
    }
    let mut slots: HashMap<SessionId, Vec<slot::Model>> = HashMap::new();
    for row in find.all(db).await? {
        slots.entry(row.session_id).or_default().push(row);
    }
    Ok(slots)
}

/// Those of the sessions that have half-days at all.
async fn planned_at_all(db: &impl ConnectionTrait, ids: Vec<SessionId>) -> Result<HashSet<SessionId>, DbErr> {
    let found: Vec<SessionId> = slot::Entity::find()
        .select_only()
        .column(slot::Column::SessionId)
        .filter(slot::Column::SessionId.is_in(ids))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
