//! Plans of a year, their lines, and the sessions that carry them out.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::training::year_plan::YearPlanState;
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::{PlanItemId, SessionId, UnitId, YearPlanId};
use sanyou_schema::entity::{plan_item, plan_session, session, training_class, year_plan, year_plan_event};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::enrolments;
use super::sight::{Reach, Sight, session_name};
use crate::platform::actor::Scope;

/// A plan that the scope reaches, with the path of its unit.
#[derive(Debug, Clone)]
pub struct SeenPlan {
    /// The plan.
    pub row: year_plan::Model,
    /// The path of whose it is.
    pub unit_path: String,
}

/// The plan, where it is of a unit of the scope or below one. `lock` holds it until the change is done.
pub async fn visible_plan(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: YearPlanId,
    lock: bool,
) -> Result<Option<SeenPlan>, DbErr> {
    let mut find = year_plan::Entity::find_by_id(id);
    if lock {
        find = find.lock_exclusive();
    }
    let Some(row) = find.one(db).await? else {
        return Ok(None);
    };
    let sight = Sight::load(db, scope).await?;
    Ok(seen(&sight, row))
}

fn seen(sight: &Sight<'_>, row: year_plan::Model) -> Option<SeenPlan> {
    let unit_path = sight.path(row.unit_id)?.to_owned();
    (sight.of_unit(row.unit_id) == Some(Reach::Whole)).then_some(SeenPlan { row, unit_path })
}

/// The plans of a year that the scope reaches.
pub async fn plans(db: &impl ConnectionTrait, scope: &Scope, year: i32) -> Result<Vec<SeenPlan>, DbErr> {
    let rows = year_plan::Entity::find()
        .filter(year_plan::Column::Year.eq(year))
        .order_by_asc(year_plan::Column::Id)
        .all(db)
        .await?;
    let sight = Sight::load(db, scope).await?;
    Ok(rows.into_iter().filter_map(|row| seen(&sight, row)).collect())
}

/// A unit's plan of a year.
pub async fn plan_of(
    db: &impl ConnectionTrait,
    unit: UnitId,
    year: i32,
) -> Result<Option<year_plan::Model>, DbErr> {
    year_plan::Entity::find()
        .filter(year_plan::Column::UnitId.eq(unit))
        .filter(year_plan::Column::Year.eq(year))
        .one(db)
        .await
}

/// The lines of some plans as they stand.
pub async fn items_of(
    db: &impl ConnectionTrait,
    plans: Vec<YearPlanId>,
) -> Result<Vec<plan_item::Model>, DbErr> {
    plan_item::Entity::find()
        .filter(plan_item::Column::YearPlanId.is_in(plans))
        .filter(plan_item::Column::DroppedAt.is_null())
        .order_by_asc(plan_item::Column::SortNo)
        .order_by_asc(plan_item::Column::Id)
        .all(db)
        .await
}

/// The lines of a plan that others took the place of, or none: those of an adjustment and those of a draft.
pub async fn gone_items(db: &impl ConnectionTrait, plan: YearPlanId) -> Result<Vec<plan_item::Model>, DbErr> {
    plan_item::Entity::find()
        .filter(plan_item::Column::YearPlanId.eq(plan))
        .filter(plan_item::Column::DroppedAt.is_not_null())
        .order_by_asc(plan_item::Column::SortNo)
        .order_by_asc(plan_item::Column::Id)
        .all(db)
        .await
}

/// The plans that the scope reaches and that are up for a decision or not sent up yet, of every year.
pub async fn plans_to_settle(db: &impl ConnectionTrait, sight: &Sight<'_>) -> Result<Vec<SeenPlan>, DbErr> {
    let rows = year_plan::Entity::find()
        .filter(year_plan::Column::State.is_in([YearPlanState::Draft, YearPlanState::Submitted]))
        .order_by_asc(year_plan::Column::FiledOn)
        .order_by_asc(year_plan::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| seen(sight, row)).collect())
}

/// What happened last to each of some plans.
pub async fn last_events(
    db: &impl ConnectionTrait,
    plans: Vec<YearPlanId>,
) -> Result<HashMap<YearPlanId, year_plan_event::Model>, DbErr> {
    let rows = year_plan_event::Entity::find()
        .filter(year_plan_event::Column::YearPlanId.is_in(plans))
        .order_by_asc(year_plan_event::Column::At)
        .order_by_asc(year_plan_event::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.year_plan_id, row)).collect())
}

/// What happened to a plan, in order of time.
pub async fn events_of(
    db: &impl ConnectionTrait,
    id: YearPlanId,
) -> Result<Vec<year_plan_event::Model>, DbErr> {
    year_plan_event::Entity::find()
        .filter(year_plan_event::Column::YearPlanId.eq(id))
        .order_by_asc(year_plan_event::Column::At)
        .order_by_asc(year_plan_event::Column::Id)
        .all(db)
        .await
}

/// The classes of a unit and a year.
pub async fn classes_of(
    db: &impl ConnectionTrait,
    unit: UnitId,
    year: i32,
) -> Result<Vec<training_class::Model>, DbErr> {
    training_class::Entity::find()
        .filter(training_class::Column::UnitId.eq(unit))
        .filter(training_class::Column::Year.eq(year))
        .all(db)
        .await
}

/// A session that carries a line of a plan out.
#[derive(Debug, Clone)]
pub struct CarriedOut {
    /// The line.
    pub item: PlanItemId,
    /// The session.
    pub session: SessionId,
    /// `轮训第1期`.
    pub name: String,
    /// How it stands.
    pub state: SessionState,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Whether it is held (已办): finished.
    pub held: bool,
    /// How many came.
    pub came: u32,
}

/// The sessions of some lines, the earliest first.
pub async fn carried_out(
    db: &impl ConnectionTrait,
    items: Vec<PlanItemId>,
) -> Result<Vec<CarriedOut>, DbErr> {
    let links = plan_session::Entity::find()
        .filter(plan_session::Column::PlanItemId.is_in(items))
        .all(db)
        .await?;
    let item_of: HashMap<SessionId, PlanItemId> = links
        .iter()
        .map(|link| (link.session_id, link.plan_item_id))
        .collect();
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(item_of.keys().copied()))
        .order_by_asc(session::Column::FirstDay)
        .order_by_asc(session::Column::Id)
        .all(db)
        .await?;
    let classes = super::sessions::classes(db, rows.iter().map(|row| row.class_id).collect()).await?;
    let lists = enrolments::lists_of(db, rows.iter().map(|row| row.id).collect()).await?;
    let mut came: HashMap<SessionId, u32> = HashMap::new();
    for row in lists.iter().filter(|row| row.state.has_arrived()) {
        *came.entry(row.session_id).or_default() += 1;
    }
    let found = rows.into_iter().filter_map(|row| {
        let class = classes.iter().find(|class| class.id == row.class_id)?;
        Some(CarriedOut {
            item: *item_of.get(&row.id)?,
            session: row.id,
            name: session_name(&class.name, row.number),
            state: row.state,
            first_day: row.first_day,
            last_day: row.last_day,
            held: matches!(row.state, SessionState::Completed | SessionState::Archived),
            came: came.get(&row.id).copied().unwrap_or(0),
        })
    });
    Ok(found.collect())
}

/// How far lines are carried out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Lines.
    pub items: u32,
    /// Sessions planned.
    pub sessions: i64,
    /// Sessions held (已办).
    pub held: u32,
    /// People planned, over all sessions.
    pub people: i64,
    /// People who came, each as often as they came.
    pub came: u32,
    /// What it costs, in yuan.
    pub cost_yuan: i64,
}

/// How far some lines are carried out by these sessions.
pub fn progress(items: &[&plan_item::Model], done: &[CarriedOut]) -> Progress {
    let own = done
        .iter()
        .filter(|one| one.held && items.iter().any(|item| item.id == one.item));
    let (held, came) = own.fold((0, 0), |(held, came), one| (held + 1, came + one.came));
    Progress {
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
        sessions: items.iter().map(|item| i64::from(item.sessions)).sum(),
        held,
        people: items.iter().map(|item| i64::from(item.people)).sum(),
        came,
        cost_yuan: items.iter().map(|item| item.cost_yuan).sum(),
    }
}

/// K9 (domain.md 8.2): the plans of a year in force within the scope, each with its unit's path and how far it is carried
/// out by the sessions that were over on a day.
pub async fn plans_in_force(
    db: &impl ConnectionTrait,
    scope: &Scope,
    year: i32,
    day: NaiveDate,
) -> Result<Vec<(SeenPlan, Progress)>, DbErr> {
    let mut plans = plans(db, scope, year).await?;
    plans.retain(|plan| plan.row.state.is_in_force());
    let items = items_of(db, plans.iter().map(|plan| plan.row.id).collect()).await?;
    let mut done = carried_out(db, items.iter().map(|item| item.id).collect()).await?;
    done.retain(|one| one.last_day <= day);
    let of = |plan: SeenPlan| {
        let own: Vec<_> = items
            .iter()
            .filter(|item| item.year_plan_id == plan.row.id)
            .collect();
        let made = progress(&own, &done);
        (plan, made)
    };
    Ok(plans.into_iter().map(of).collect())
}

/// An item of a plan that was not dropped.
pub async fn item_row(db: &impl ConnectionTrait, id: PlanItemId) -> Result<Option<plan_item::Model>, DbErr> {
    let row = plan_item::Entity::find_by_id(id).one(db).await?;
    Ok(row.filter(|row| row.dropped_at.is_none()))
}
