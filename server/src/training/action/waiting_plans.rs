//! Plans of a year that wait for the actor.
use chrono::NaiveDate;
use sanyou_schema::domain::account::{Capability, may};
use sanyou_schema::domain::training::year_plan::{YearPlanAction, YearPlanState};
use sanyou_schema::domain::value::id::{UnitId, YearPlanId};
use sea_orm::{ConnectionTrait, DbErr};

use crate::platform::actor::{Actor, Place};
use crate::training::store::sight::Sight;
use crate::training::store::year_plans::{SeenPlan, last_events, plans_to_settle};

/// What a plan waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanWait {
    /// 批准 or 退回; handed in on this day.
    Decision(Option<NaiveDate>),
    /// It came back for this reason: to be changed and handed in again.
    Correction(Option<String>),
}

/// A plan that waits for the actor.
#[derive(Debug, Clone)]
pub struct WaitingPlan {
    /// The plan.
    pub id: YearPlanId,
    /// Whose it is.
    pub unit: UnitId,
    /// Its year.
    pub year: i32,
    /// What for.
    pub wait: PlanWait,
}

/// The plans that were handed in to a unit of the actor's own, and those of it that came back. A unit further above sees
/// them and may decide them, and they are not its to do.
pub async fn waiting_plans(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<WaitingPlan>, DbErr> {
    let sight = Sight::load(db, &actor.scope).await?;
    let plans = plans_to_settle(db, &sight).await?;
    let drafts = plans.iter().filter(|plan| plan.row.state == YearPlanState::Draft);
    let drafts: Vec<_> = drafts.map(|plan| plan.row.id).collect();
    let last = last_events(db, drafts).await?;
    let came_back = |plan: &SeenPlan| {
        let event = last.get(&plan.row.id)?;
        (event.action == YearPlanAction::SendBack.code()).then(|| event.reason.clone())
    };
    let waits = |plan: &SeenPlan| match plan.row.state {
        YearPlanState::Draft if plans_at(actor, &plan.unit_path) => came_back(plan).map(PlanWait::Correction),
        YearPlanState::Submitted => {
            let above = sight.parent_path(plan.row.unit_id).unwrap_or(&plan.unit_path);
            plans_at(actor, above).then_some(PlanWait::Decision(plan.row.filed_on))
        }
        _ => None,
    };
    let found = plans.iter().filter_map(|plan| {
        Some(WaitingPlan {
            id: plan.row.id,
            unit: plan.row.unit_id,
            year: plan.row.year,
            wait: waits(plan)?,
        })
    });
    Ok(found.collect())
}

/// Whether one of the actor's roles plans training at this very unit.
fn plans_at(actor: &Actor, path: &str) -> bool {
    let capability = Capability::SessionWrite;
    let here = |place: &Place| matches!(place, Place::Subtree { path: own, .. } if own == path);
    let places = actor.scope.places();
    actor.may(capability)
        && places
            .iter()
            .any(|(role, place)| may(*role, capability, actor.mode) && here(place))
}
