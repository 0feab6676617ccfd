//! Lines of plans beyond how they stand: what an adjustment changed, and which a session may carry out.
use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_schema::domain::training::year_plan::YearPlanAction;
use sanyou_schema::domain::value::id::PlanItemId;
use sanyou_schema::entity::{plan_item, year_plan_event};
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Answer;
use crate::training::store::kinds::KindsAt;
use crate::training::store::year_plans;
use crate::unit::named_units;

/// Something of a line that an adjustment changed.
#[derive(Debug, PartialEq, Eq, Object)]
pub struct PlanChange {
    /// What: 期数.
    pub what: String,
    /// As it was approved.
    pub was: String,
    /// As it stands.
    pub is: String,
}

/// A line that an adjustment took out.
#[derive(Debug, Object)]
pub struct DroppedItem {
    /// Its name.
    pub name: String,
    /// 1 to 4.
    pub quarter: i32,
    /// 期数.
    pub sessions: i32,
    /// People over all sessions.
    pub people: i32,
    /// What it would have cost, in yuan.
    pub cost_yuan: i64,
    /// When it was taken out.
    pub at: DateTime<Utc>,
    /// When an earlier adjustment had put it in; none: it was in the plan that was approved.
    pub added_at: Option<DateTime<Utc>>,
}

/// A line that a session may carry out.
#[derive(Debug, Object)]
pub struct PlanLine {
    /// Its id.
    pub id: Uuid,
    /// The plan.
    pub plan_id: Uuid,
    /// Whose plan it is.
    pub unit_name: String,
    /// 班次名.
    pub name: String,
    /// 1 to 4.
    pub quarter: i32,
    /// 期数.
    pub sessions: i32,
    /// The sessions that carry it out.
    pub carried_out: Vec<Uuid>,
}

/// The lines of the plans in force of a year.
#[derive(Debug, Object)]
pub struct PlanLines {
    /// By unit in official order, then as the plans have them.
    pub items: Vec<PlanLine>,
}

/// What is another than it was approved, in the order of the form.
pub fn changes(was: &plan_item::Model, is: &plan_item::Model, kinds: &KindsAt<'_>) -> Vec<PlanChange> {
    let said = |item: &plan_item::Model| {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
        [
            ("班次名", item.name.clone()),
            ("类别", kinds.name(&item.kind)),
            ("对象", text(&item.audience)),
            ("季度", item.quarter.to_string()),
            ("期数", item.sessions.to_string()),
            ("人次", item.people.to_string()),
            ("天数", item.days.to_string()),
            ("学时", (f64::from(item.hours_hundredths) / 100.0).to_string()),
            ("地点", text(&item.place)),
            ("经费（元）", item.cost_yuan.to_string()),
            ("责任单位", text(&item.responsible)),
            ("报到天数", item.arrival_days.to_string()),
            ("撤离天数", item.leaving_days.to_string()),
            ("工作人员", item.staff.to_string()),
        ]
    };
    let pairs = said(was).into_iter().zip(said(is));
    let changed = pairs.filter(|((_, was), (_, is))| was != is);
    changed
        .map(|((what, was), (_, is))| PlanChange {
            what: what.to_owned(),
            was,
            is,
        })
        .collect()
}

/// The line that one was before any adjustment; none where it is as it was approved.
pub fn original<'a>(item: &plan_item::Model, gone: &'a [plan_item::Model]) -> Option<&'a plan_item::Model> {
    let before = |id: Option<PlanItemId>| gone.iter().find(|row| Some(row.id) == id);
    let mut found = before(item.replaces_id)?;
    while let Some(older) = before(found.replaces_id) {
        found = older;
    }
    Some(found)
}

/// The lines that an adjustment took out: after the plan was approved, and with none in their place. What an adjustment both
/// put in and took out was never in force.
pub fn dropped(
    items: &[plan_item::Model],
    gone: &[plan_item::Model],
    events: &[year_plan_event::Model],
) -> Vec<DroppedItem> {
    let approved = events
        .iter()
        .find(|event| event.action == YearPlanAction::Approve.code())
        .map(|event| event.at);
    let replaced: HashSet<PlanItemId> = items
        .iter()
        .chain(gone)
        .filter_map(|row| row.replaces_id)
        .collect();
    let settled = |from: DateTime<Utc>, until: DateTime<Utc>| {
        let mut settles = events
            .iter()
            .filter(|event| event.action == YearPlanAction::Settle.code());
        settles.any(|event| (from..=until).contains(&event.at))
    };
    let out = gone.iter().filter(|row| !replaced.contains(&row.id));
    let shown = out.filter_map(|row| {
        let at = row
            .dropped_at
            .filter(|at| approved.is_some_and(|approved| *at >= approved))
            .filter(|at| row.added_at.is_none_or(|added| settled(added, *at)))?;
        Some(DroppedItem {
            name: row.name.clone(),
            quarter: row.quarter,
            sessions: row.sessions,
            people: row.people,
            cost_yuan: row.cost_yuan,
            at,
            added_at: row.added_at,
        })
    });
    shown.collect()
}

/// The lines of the plans in force that a session of a year may carry out: of one's unit and those below it.
pub async fn lines(platform: &Platform, actor: &Actor, year: i32) -> Answer<PlanLines> {
    let db = platform.database.reader();
    let mut plans = year_plans::plans(db, &actor.scope, year).await?;
    plans.retain(|plan| plan.row.state.is_in_force());
    let items = year_plans::items_of(db, plans.iter().map(|plan| plan.row.id).collect()).await?;
    let done = year_plans::carried_out(db, items.iter().map(|item| item.id).collect()).await?;
    let day: NaiveDate = actor.scope.day;
    let units = named_units(db, day).await?;
    let mut found = Vec::new();
    for unit in &units {
        let Some(plan) = plans.iter().find(|plan| plan.row.unit_id == unit.row.id) else {
            continue;
        };
        let own = items.iter().filter(|item| item.year_plan_id == plan.row.id);
        found.extend(own.map(|item| {
            PlanLine {
                id: item.id.into(),
                plan_id: plan.row.id.into(),
                unit_name: unit.name.clone(),
                name: item.name.clone(),
                quarter: item.quarter,
                sessions: item.sessions,
                carried_out: done
                    .iter()
                    .filter(|one| one.item == item.id)
                    .map(|one| one.session.into())
                    .collect(),
            }
        }));
    }
    Ok(PlanLines { items: found })
}
