//! Sessions, their classes, slots and events.
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{AccountId, ClassId, DivisionId, PersonId, SessionId, SlotId, UnitId};
use sanyou_schema::entity::{session, session_event, slot, training_class, unit};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::divisions::divisions_of;
use super::sight::{Reach, SeenSession, Sight, session_name};
use crate::platform::actor::Scope;

/// Which sessions are listed.
#[derive(Debug, Clone, Default)]
pub struct SessionFilter {
    /// Held by this unit or one below it.
    pub unit: Option<UnitId>,
    /// In this state.
    pub state: Option<SessionState>,
    /// Beginning in this year.
    pub year: Option<i32>,
}

/// A page of sessions, and how many there are in all.
pub struct SessionPage {
    /// The latest first.
    pub items: Vec<SeenSession>,
    /// How many there are in all.
    pub total: u64,
}

/// The session, where the scope reaches it. `lock` holds it until the change is done: places are counted under it.
pub async fn visible_session(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: SessionId,
    lock: bool,
) -> Result<Option<SeenSession>, DbErr> {
    let found = if lock {
        held_with_class(db, id).await?
    } else {
        // no limit, which SQLite would prepare the statement anew for each time that it is bound
        let mut found = session::Entity::find_by_id(id)
            .find_also_related(training_class::Entity)
            .and_also_related(unit::Entity)
            .all(db)
            .await?;
        found
            .pop()
            .and_then(|(row, class, holder)| Some((row, class?, holder?)))
    };
    let Some((row, class, holder)) = found else {
        return Ok(None);
    };
    Ok(Sight::over(db, scope, vec![holder]).await?.session(row, class))
}

/// A session, its class and the unit that holds it.
type WithClass = (session::Model, training_class::Model, unit::Model);

/// What is joined cannot be held as well, and the row says what is true only once it is held.
async fn held_with_class(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<WithClass>, DbErr> {
    match hold_session(db, id).await? {
        Some(row) => with_class(db, row).await,
        None => Ok(None),
    }
}

async fn with_class(db: &impl ConnectionTrait, row: session::Model) -> Result<Option<WithClass>, DbErr> {
    let found = training_class::Entity::find_by_id(row.class_id)
        .find_also_related(unit::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(class, holder)| Some((row, class, holder?))))
}

/// The row of a session that was found, held until the change is done: places are counted under it.
pub async fn hold_session(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<session::Model>, DbErr> {
    let held = session::Entity::find_by_id(id).lock_exclusive();
    Ok(held.all(db).await?.pop())
}

/// A session for the service itself, or for whoever has a place in it; held like [`hold_session`].
pub async fn held_session(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<SeenSession>, DbErr> {
    Ok(held_with_class(db, id).await?.map(of_own))
}

fn of_own((row, class, holder): WithClass) -> SeenSession {
    SeenSession {
        row,
        class,
        unit_path: holder.path,
        reach: Reach::OwnPeople,
    }
}

/// A session that a person may ask for: one that is announced, of the units above their post.
pub async fn session_for(
    db: &impl ConnectionTrait,
    scope: &Scope,
    person: PersonId,
    id: SessionId,
) -> Result<Option<SeenSession>, DbErr> {
    let head = crate::roster::visible_person(db, scope, person).await?;
    let post = head.and_then(|head| head.post);
    let row = session_row(db, id).await?;
    let (Some(post), Some(row)) = (post, row) else {
        return Ok(None);
    };
    if row.state == SessionState::Preparing {
        return Ok(None);
    }
    let seen = with_class(db, row).await?.map(of_own);
    Ok(seen.filter(|seen| post.unit_path.starts_with(&seen.unit_path)))
}

/// The session of a slot, with the slot, where the scope reaches it.
pub async fn visible_slot(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: SlotId,
    lock: bool,
) -> Result<Option<(slot::Model, SeenSession)>, DbErr> {
    let Some(row) = slot::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let session = visible_session(db, scope, row.session_id, lock).await?;
    Ok(session.map(|session| (row, session)))
}

/// The sessions that the scope reaches and the filter keeps, the latest first.
pub async fn visible_sessions(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &SessionFilter,
    skip: u64,
    limit: u64,
) -> Result<SessionPage, DbErr> {
    let sight = Sight::load(db, scope).await?;
    let Some(find) = listed(&sight, scope, filter) else {
        return Ok(SessionPage {
            items: Vec::new(),
            total: 0,
        });
    };
    let total = find.clone().count(db).await?;
    let rows = find
        .order_by_desc(session::Column::FirstDay)
        .order_by_desc(session::Column::Id)
        .offset(skip)
        .limit(limit)
        .all(db)
        .await?;
    let classes = classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let class = classes.iter().find(|class| class.id == row.class_id)?.clone();
        sight.session(row, class)
    });
    Ok(SessionPage {
        items: seen.collect(),
        total,
    })
}

/// The sessions within sight.
pub(super) fn within_sight(sight: &Sight<'_>, scope: &Scope) -> Select<session::Entity> {
    let classes = Condition::any()
        .add(training_class::Column::UnitId.is_in(sight.units()))
        .add(training_class::Column::Id.is_in(scope.classes()));
    session::Entity::find().filter(session::Column::ClassId.in_subquery(classes_where(classes)))
}

fn classes_where(condition: Condition) -> SelectStatement {
    Query::select()
        .column(training_class::Column::Id)
        .from(training_class::Entity)
        .cond_where(condition)
        .to_owned()
}

fn listed(sight: &Sight<'_>, scope: &Scope, filter: &SessionFilter) -> Option<Select<session::Entity>> {
    let mut find = within_sight(sight, scope);
    if let Some(unit) = filter.unit {
        let below = Query::select()
            .column(unit::Column::Id)
            .from(unit::Entity)
            .and_where(unit::Column::Path.starts_with(sight.path(unit)?))
            .to_owned();
        let classes = Condition::all().add(training_class::Column::UnitId.in_subquery(below));
        find = find.filter(session::Column::ClassId.in_subquery(classes_where(classes)));
    }
    if let Some(state) = filter.state {
        find = find.filter(session::Column::State.eq(state));
    }
    if let Some(year) = filter.year {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let next = NaiveDate::from_ymd_opt(year.checked_add(1)?, 1, 1)?;
        find = find
            .filter(session::Column::FirstDay.gte(first))
            .filter(session::Column::FirstDay.lt(next));
    }
    Some(find)
}

/// A class.
pub async fn class_row(
    db: &impl ConnectionTrait,
    id: ClassId,
) -> Result<Option<training_class::Model>, DbErr> {
    training_class::Entity::find_by_id(id).one(db).await
}

/// Some classes.
pub async fn classes(
    db: &impl ConnectionTrait,
    ids: Vec<ClassId>,
) -> Result<Vec<training_class::Model>, DbErr> {
    training_class::Entity::find()
        .filter(training_class::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// What some sessions are called.
pub async fn session_names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = SessionId>,
) -> Result<HashMap<SessionId, String>, DbErr> {
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(ids))
        .all(db)
        .await?;
    let classes = classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let named = rows.into_iter().filter_map(|row| {
        let class = classes.iter().find(|class| class.id == row.class_id)?;
        Some((row.id, session_name(&class.name, row.number)))
    });
    Ok(named.collect())
}

/// A class by its business key: unit, year and name.
pub async fn class_named(
    db: &impl ConnectionTrait,
    unit: UnitId,
    first_day: NaiveDate,
    name: &str,
) -> Result<Option<training_class::Model>, DbErr> {
    training_class::Entity::find()
        .filter(training_class::Column::UnitId.eq(unit))
        .filter(training_class::Column::Year.eq(first_day.year()))
        .filter(training_class::Column::Name.eq(name))
        .one(db)
        .await
}

/// A session of a class by its number.
pub async fn numbered(
    db: &impl ConnectionTrait,
    class: ClassId,
    number: i32,
) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::ClassId.eq(class))
        .filter(session::Column::Number.eq(number))
        .one(db)
        .await
}

/// The last number of the class of that name in a day's year.
pub async fn last_number(
    db: &impl ConnectionTrait,
    class: &training_class::Model,
    day: NaiveDate,
) -> Result<i32, DbErr> {
    let Some(class) = class_named(db, class.unit_id, day, &class.name).await? else {
        return Ok(0);
    };
    let last = session::Entity::find()
        .filter(session::Column::ClassId.eq(class.id))
        .order_by_desc(session::Column::Number)
        .one(db)
        .await?;
    Ok(last.map_or(0, |row| row.number))
}

/// A session for whoever has found it by a row of its own (an enrolment of oneself, a consequence).
pub async fn session_row(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(id).one(db).await
}

/// The half-days of some sessions, in order of time; those at one time by the numbers of their groups.
pub async fn slots_of(db: &impl ConnectionTrait, ids: Vec<SessionId>) -> Result<Vec<slot::Model>, DbErr> {
    let mut slots = slot::Entity::find()
        .filter(slot::Column::SessionId.is_in(ids.clone()))
        .order_by_asc(slot::Column::Day)
        .order_by_asc(slot::Column::Half)
        .all(db)
        .await?;
    if slots.iter().any(|slot| slot.division_id.is_some()) {
        let divisions = divisions_of(db, ids).await?;
        let number = |id: Option<DivisionId>| {
            let of = divisions.iter().find(|row| Some(row.id) == id);
            of.map(|row| row.number)
        };
        slots.sort_by_key(|slot| (slot.day, slot.half, number(slot.division_id)));
    }
    Ok(slots)
}

/// What was done to a session, the latest last.
pub async fn events_of(db: &impl ConnectionTrait, id: SessionId) -> Result<Vec<session_event::Model>, DbErr> {
    session_event::Entity::find()
        .filter(session_event::Column::SessionId.eq(id))
        .order_by_asc(session_event::Column::At)
        .order_by_asc(session_event::Column::Id)
        .all(db)
        .await
}

/// Sessions held by the units of a path (and those above it) that take names and begin on a day or later.
pub async fn open_sessions(
    db: &impl ConnectionTrait,
    unit_path: &str,
    from: NaiveDate,
) -> Result<Vec<(session::Model, training_class::Model)>, DbErr> {
    let units = unit::Entity::find().all(db).await?;
    let holders = units
        .into_iter()
        .filter(|unit| unit_path.starts_with(&unit.path))
        .map(|unit| unit.id);
    let classes = training_class::Entity::find()
        .filter(training_class::Column::UnitId.is_in(holders))
        .all(db)
        .await?;
    let rows = session::Entity::find()
        .filter(session::Column::ClassId.is_in(classes.iter().map(|class| class.id)))
        .filter(session::Column::FirstDay.gte(from))
        .filter(session::Column::State.is_in([SessionState::Announced, SessionState::Enrolling]))
        .order_by_asc(session::Column::FirstDay)
        .order_by_asc(session::Column::Id)
        .all(db)
        .await?;
    let open = rows.into_iter().filter_map(|row| {
        let class = classes.iter().find(|class| class.id == row.class_id)?.clone();
        Some((row, class))
    });
    Ok(open.collect())
}

/// The other sessions of a session's class that take names and begin after a day, the earliest first.
pub async fn open_of_class(
    db: &impl ConnectionTrait,
    seen: &SeenSession,
    after: NaiveDate,
) -> Result<Vec<SeenSession>, DbErr> {
    let rows = session::Entity::find()
        .filter(session::Column::ClassId.eq(seen.class.id))
        .filter(session::Column::Id.ne(seen.row.id))
        .filter(session::Column::FirstDay.gt(after))
        .filter(session::Column::State.is_in([SessionState::Announced, SessionState::Enrolling]))
        .order_by_asc(session::Column::FirstDay)
        .order_by_asc(session::Column::Id)
        .all(db)
        .await?;
    let other = |row| SeenSession { row, ..seen.clone() };
    Ok(rows.into_iter().map(other).collect())
}

/// How many sessions of a class an account heads.
pub async fn headed_by(db: &impl ConnectionTrait, class: ClassId, head: AccountId) -> Result<u64, DbErr> {
    session::Entity::find()
        .filter(session::Column::ClassId.eq(class))
        .filter(session::Column::HeadAccountId.eq(head))
        .count(db)
        .await
}
