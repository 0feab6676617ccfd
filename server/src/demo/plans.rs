//! The year's plans, and the places of the coming rotation by township.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use sanyou_schema::domain::training::quota::{QuotaBasis, QuotaBy, QuotaRule, QuotaUnit, allot};
use sanyou_schema::domain::training::year_plan::YearPlanState;
use sanyou_schema::domain::value::id::{PlanItemId, QuotaUnitId, UnitId, YearPlanEventId, YearPlanId};
use sanyou_schema::domain::value::{SessionState, UnitKind};
use sanyou_schema::entity::{
    appointment, party_organisation, plan_item, plan_session, quota, quota_unit, session, training_class,
    unit, year_plan, year_plan_event,
};
use sea_orm::{EntityTrait, QueryOrder, Set};

use super::applications::{Deciders, Officials};
use super::trainees::instant;
use super::units::Units;
use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// A line: class, kind, quarter, sessions, people, days, hours, yuan, staff.
type Line = (&'static str, &'static str, i32, i32, i32, i32, i32, i64, i32);

const COUNTY: [Line; 4] = [
    ("轮训", "rotation", 1, 5, 300, 3, 18, 150_000, 5),
    ("新任党务工作者任职培训", "induction", 3, 1, 30, 2, 12, 18_000, 3),
    ("能力提升班", "special", 4, 1, 30, 3, 18, 24_000, 4),
    ("党建指导员专题班", "special", 4, 1, 20, 2, 12, 12_000, 2),
];

const TOWNSHIP: [Line; 2] = [
    ("党务骨干培训", "special", 3, 1, 40, 1, 6, 4_000, 2),
    ("集中轮训", "rotation", 4, 1, 40, 1, 6, 4_000, 2),
];

/// Makes them.
pub async fn make(change: &Change, units: &Units, today: NaiveDate) -> Result<(), Problem> {
    let officials = Officials::load(change).await?;
    let make = async |unit, state, lines| plan(change, unit, officials.of(unit), today, state, lines).await;
    make(units.county, YearPlanState::Running, &COUNTY[..]).await?;
    for (name, state) in [
        ("东观镇", YearPlanState::Running),
        ("城关镇", YearPlanState::Submitted),
    ] {
        if let Some(township) = units.township(name) {
            make(township, state, &TOWNSHIP[..]).await?;
        }
    }
    share(change, units.county, today).await
}

async fn plan(
    change: &Change,
    unit: UnitId,
    officials: Deciders,
    today: NaiveDate,
    state: YearPlanState,
    lines: &[Line],
) -> Result<(), Problem> {
    let db = change.db();
    let year = today.year();
    let filed = match state {
        // who waits for an answer has not waited for months
        YearPlanState::Submitted => today - Days::new(3),
        _ => NaiveDate::from_ymd_opt(year, 2, 20)
            .filter(|day| *day < today)
            .unwrap_or(today),
    };
    let id: YearPlanId = change.id();
    let row = year_plan::ActiveModel {
        id: Set(id),
        unit_id: Set(unit),
        year: Set(year),
        state: Set(state),
        filed_on: Set(Some(filed)),
        summary: Set(None),
        created_at: Set(instant(filed - Days::new(20), 9)),
    };
    year_plan::Entity::insert(row).exec_without_returning(db).await?;
    let steps = [
        ("submit", YearPlanState::Submitted),
        ("approve", YearPlanState::Approved),
        ("start", YearPlanState::Running),
    ];
    let many = if state == YearPlanState::Running { 3 } else { 1 };
    for ((action, state), days) in steps.into_iter().take(many).zip(0..) {
        let row = year_plan_event::ActiveModel {
            id: Set(change.id::<YearPlanEventId>()),
            year_plan_id: Set(id),
            at: Set(instant(filed + Days::new(days), 10)),
            actor_id: Set(match action {
                "approve" => officials.county,
                _ => officials.township,
            }),
            action: Set(action.to_owned()),
            state: Set(state),
            reason: Set(None),
        };
        year_plan_event::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    }
    let classes = training_class::Entity::find().all(db).await?;
    let sessions = session::Entity::find().all(db).await?;
    for (line, sort_no) in lines.iter().zip(0..) {
        let item: PlanItemId = change.id();
        insert_line(change, id, item, line, sort_no).await?;
        let own = |row: &&session::Model| {
            let class = classes.iter().find(|class| class.id == row.class_id);
            class.is_some_and(|class| class.unit_id == unit && class.year == year && class.name == line.0)
                && row.state != SessionState::Cancelled
        };
        let held: Vec<_> = sessions.iter().filter(own).map(|row| row.id).collect();
        for session in held.into_iter().filter(|_| state.is_in_force()) {
            let link = plan_session::ActiveModel {
                session_id: Set(session),
                plan_item_id: Set(item),
            };
            plan_session::Entity::insert(link)
                .exec_without_returning(db)
                .await?;
        }
    }
    Ok(())
}

async fn insert_line(
    change: &Change,
    plan: YearPlanId,
    id: PlanItemId,
    line: &Line,
    sort_no: i32,
) -> Result<(), Problem> {
    let (name, kind, quarter, sessions, people, days, hours, cost_yuan, staff) = *line;
    let row = plan_item::ActiveModel {
        id: Set(id),
        year_plan_id: Set(plan),
        sort_no: Set(sort_no),
        name: Set(name.to_owned()),
        kind: Set(kind.to_owned()),
        audience: Set(Some("党组织书记、党建指导员".to_owned())),
        quarter: Set(quarter),
        sessions: Set(sessions),
        people: Set(people),
        days: Set(days),
        hours_hundredths: Set(hours * 100),
        place: Set(None),
        cost_yuan: Set(cost_yuan),
        responsible: Set(None),
        arrival_days: Set(1),
        leaving_days: Set(1),
        staff: Set(staff),
        replaces_id: Set(None),
        added_at: Set(None),
        dropped_at: Set(None),
    };
    plan_item::Entity::insert(row)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}

/// Shares the places of the coming rotation out among the townships, by the people on the register.
async fn share(change: &Change, county: UnitId, today: NaiveDate) -> Result<(), Problem> {
    let db = change.db();
    let classes = training_class::Entity::find().all(db).await?;
    let rotations: HashSet<_> = classes
        .iter()
        .filter(|class| class.unit_id == county && class.kind == "rotation")
        .map(|class| class.id)
        .collect();
    let sessions = session::Entity::find().all(db).await?;
    let coming = sessions.into_iter().find(|row| {
        row.state == SessionState::Enrolling && row.first_day > today && rotations.contains(&row.class_id)
    });
    let Some(coming) = coming else {
        return Ok(());
    };
    let units = townships(change).await?;
    let rule = QuotaRule {
        basis: QuotaBasis::Eligible,
        total: u32::try_from(coming.capacity).unwrap_or(0),
        minimum: 1,
    };
    // in a county with fewer people than places there is nothing to share
    let Ok(shares) = allot(rule, units) else {
        return Ok(());
    };
    let row = quota::ActiveModel {
        session_id: Set(coming.id),
        among: Set(QuotaBy::Territory),
        basis: Set(rule.basis),
        audience: Set(None),
        minimum: Set(1),
        total: Set(coming.capacity),
        set_at: Set(instant(today - Days::new(10), 15)),
        set_by: Set(None),
    };
    quota::Entity::insert(row).exec_without_returning(db).await?;
    let int = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    for share in shares {
        let row = quota_unit::ActiveModel {
            id: Set(change.id::<QuotaUnitId>()),
            session_id: Set(coming.id),
            unit_id: Set(Some(share.unit.key)),
            alliance_id: Set(None),
            sort_no: Set(share.unit.sort_no),
            basis: Set(int(share.unit.basis)),
            eligible: Set(int(share.unit.eligible)),
            minimum: Set(int(share.minimum)),
            steps: Set(serde_json::to_string(&share.steps).ok()),
            places: Set(int(share.places)),
            returned: Set(0),
        };
        quota_unit::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

async fn townships(change: &Change) -> Result<Vec<QuotaUnit<UnitId>>, Problem> {
    let db = change.db();
    let rows = unit::Entity::find()
        .order_by_asc(unit::Column::SortNo)
        .all(db)
        .await?;
    let parties = party_organisation::Entity::find().all(db).await?;
    let at: HashMap<_, _> = parties
        .iter()
        .map(|party| (party.id, party.territory_unit_id))
        .collect();
    let path: HashMap<_, _> = rows.iter().map(|row| (row.id, row.path.as_str())).collect();
    let mut people: BTreeMap<UnitId, HashSet<_>> = BTreeMap::new();
    let kept = |row: &&unit::Model| row.kind.keeps_roster() && row.kind != UnitKind::County;
    for post in appointment::Entity::find().all(db).await? {
        let own = at.get(&post.service_org_id).and_then(|unit| path.get(unit));
        let Some(own) = own.filter(|_| post.valid_to.is_none()) else {
            continue;
        };
        if let Some(township) = rows.iter().filter(kept).find(|row| own.starts_with(&row.path)) {
            people.entry(township.id).or_default().insert(post.person_id);
        }
    }
    let units = rows.iter().filter(kept).map(|row| {
        let eligible = people.get(&row.id).map_or(0, HashSet::len);
        let eligible = u32::try_from(eligible).unwrap_or(u32::MAX);
        QuotaUnit {
            key: row.id,
            sort_no: row.sort_no,
            name: String::new(),
            basis: eligible,
            eligible,
        }
    });
    Ok(units.collect())
}
