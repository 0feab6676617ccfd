//! Plans of a year: copied, changed, decided from above, carried out.
use sanyou_schema::domain::training::year_plan::{PlanLimits, PlanNumbers, YearPlanState};
use sanyou_schema::domain::value::id::{PlanItemId, YearPlanId};
use sanyou_schema::entity::plan_item;

use super::action::waiting_plans::{PlanWait, waiting_plans};
use super::action::year_plans::{ItemForm, act_on_plan, create_plan, link_session, plan_limits, set_items};
use super::api::plan_view::view;
use super::store::year_plans::{carried_out, items_of, visible_plan};
use super::testing::County;
use super::waiting_tests::counties;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::setting::{NewValue, write_value};

fn item(name: &str, people: i32) -> ItemForm {
    ItemForm {
        id: None,
        kind: "rotation".to_owned(),
        audience: Some("书记、指导员".to_owned()),
        place: None,
        responsible: None,
        numbers: PlanNumbers {
            name: name.to_owned(),
            quarter: 4,
            sessions: 1,
            people,
            days: 2,
            hours_hundredths: 1200,
            cost_yuan: 8000,
            arrival_days: 1,
            leaving_days: 1,
            staff: 2,
        },
    }
}

async fn plan(county: &County, actor: &Actor, year: i32) -> YearPlanId {
    create_plan(county.platform(), actor, actor.home_unit, year, false)
        .await
        .unwrap()
}

async fn act(county: &County, actor: &Actor, id: YearPlanId, action: &str) -> Result<YearPlanState, Problem> {
    act_on_plan(county.platform(), actor, id, action, Some("因故")).await
}

async fn items(county: &County, id: YearPlanId) -> Vec<plan_item::Model> {
    items_of(county.platform().database.reader(), vec![id])
        .await
        .unwrap()
}

#[tokio::test]
async fn a_township_sends_up_and_the_county_decides() {
    let county = County::new().await;
    let id = plan(&county, &county.township, 2026).await;
    let empty = act(&county, &county.township, id, "submit").await.unwrap_err();
    assert_eq!(empty.violations()[0].code, "year_plan.empty");
    set_items(county.platform(), &county.township, id, vec![item("轮训", 40)])
        .await
        .unwrap();
    act(&county, &county.township, id, "submit").await.unwrap();
    let own = act(&county, &county.township, id, "approve").await.unwrap_err();
    assert_eq!(own.status().as_u16(), 403);
    assert_eq!(
        act(&county, &county.organiser, id, "send_back").await.unwrap(),
        YearPlanState::Draft
    );
    act(&county, &county.township, id, "submit").await.unwrap();
    act(&county, &county.organiser, id, "approve").await.unwrap();
    let fixed = set_items(county.platform(), &county.township, id, vec![item("轮训", 50)]).await;
    assert_eq!(fixed.unwrap_err().code(), "year_plan.fixed");
    let refused = act(&county, &county.township, id, "conclude").await.unwrap_err();
    assert_eq!(refused.code(), "year_plan.transition");
    // nobody else's business
    let other = act(&county, &county.other, id, "start").await.unwrap_err();
    assert_eq!(other.code(), "not_found");
    let db = county.platform().database.reader();
    assert!(
        visible_plan(db, &county.other.scope, id, false)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_plan_waits_with_whoever_is_to_act_on_it_and_says_who_did() {
    let county = County::new().await;
    let id = plan(&county, &county.township, 2026).await;
    set_items(county.platform(), &county.township, id, vec![item("轮训", 40)])
        .await
        .unwrap();
    let waits = async |actor: &Actor| {
        let db = county.platform().database.reader();
        let found = waiting_plans(db, actor).await.unwrap();
        found
            .into_iter()
            .map(|one| (one.id, one.wait))
            .collect::<Vec<_>>()
    };
    assert_eq!(waits(&county.township).await, [], "a draft is nobody's errand");
    act(&county, &county.township, id, "submit").await.unwrap();
    let filed = PlanWait::Decision(Some(county.platform().clock.today()));
    assert_eq!(waits(&county.organiser).await, [(id, filed)]);
    assert_eq!(waits(&county.township).await, []);
    assert_eq!(waits(&county.other).await, []);
    act(&county, &county.organiser, id, "send_back").await.unwrap();
    let back = PlanWait::Correction(Some("因故".to_owned()));
    assert_eq!(waits(&county.township).await, [(id, back)]);
    assert_eq!(
        waits(&county.organiser).await,
        [],
        "the county waits for the township"
    );
    act(&county, &county.township, id, "submit").await.unwrap();
    act(&county, &county.organiser, id, "approve").await.unwrap();
    assert_eq!(waits(&county.organiser).await, []);
    let shown = view(county.platform(), &county.township, id).await.unwrap();
    let told = shown.events.iter();
    let told: Vec<_> = told
        .map(|event| (event.action_label.as_str(), event.by.as_deref()))
        .collect();
    let (township, organiser) = (Some("dongguan"), Some("county"));
    assert_eq!(
        told,
        [
            ("新建", township),
            ("上报", township),
            ("退回", organiser),
            ("上报", township),
            ("批准", organiser),
        ]
    );
}

#[tokio::test]
async fn an_adjustment_keeps_what_was_approved_and_its_sessions() {
    let county = County::new().await;
    let id = plan(&county, &county.organiser, 2026).await;
    let lines = vec![item("轮训", 40), item("业务班", 20)];
    set_items(county.platform(), &county.organiser, id, lines)
        .await
        .unwrap();
    let old = items(&county, id).await.remove(0);
    let session = county.session(1, 40).await;
    let link = |item: PlanItemId| link_session(county.platform(), &county.organiser, session, Some(item));
    assert_eq!(link(old.id).await.unwrap_err().code(), "year_plan.not_in_force");
    for action in ["submit", "approve", "start"] {
        act(&county, &county.organiser, id, action).await.unwrap(); // the topmost unit decides its own
    }
    link(old.id).await.unwrap();
    act(&county, &county.organiser, id, "adjust").await.unwrap();
    let changed = ItemForm {
        id: Some(old.id),
        ..item("轮训", 60)
    };
    set_items(county.platform(), &county.organiser, id, vec![changed])
        .await
        .unwrap();
    act(&county, &county.organiser, id, "settle").await.unwrap();
    let now = items(&county, id).await.remove(0);
    assert_eq!((now.people, now.replaces_id), (60, Some(old.id)));
    let db = county.platform().database.reader();
    let done = carried_out(db, vec![now.id]).await.unwrap();
    assert_eq!((done.len(), done[0].session, done[0].held), (1, session, false));

    // what was approved is shown beside what stands, over several adjustments
    act(&county, &county.organiser, id, "adjust").await.unwrap();
    let again = ItemForm {
        id: Some(now.id),
        place: Some("党校".to_owned()),
        ..item("轮训", 80)
    };
    set_items(county.platform(), &county.organiser, id, vec![again])
        .await
        .unwrap();
    let shown = view(county.platform(), &county.organiser, id).await.unwrap();
    let said: Vec<_> = shown.items[0]
        .changes
        .iter()
        .map(|one| format!("{} {} → {}", one.what, one.was, one.is))
        .collect();
    assert_eq!(said, ["人次 40 → 80", "地点 — → 党校"]);
    let out: Vec<_> = shown.dropped.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(out, ["业务班"]);
}

#[tokio::test]
async fn a_line_that_an_adjustment_puts_in_says_so_until_it_is_taken_out() {
    for county in counties().await {
        let organiser = &county.organiser;
        let id = plan(&county, organiser, 2026).await;
        let shown = async || view(county.platform(), organiser, id).await.unwrap();
        let set = async |forms| set_items(county.platform(), organiser, id, forms).await.unwrap();
        let known = |row: &plan_item::Model, people| ItemForm {
            id: Some(row.id),
            ..item(&row.name, people)
        };
        let added = async || {
            let shown = shown().await;
            let of = shown.items.iter().map(|one| {
                let said = (one.added_at.is_some(), one.adjusted, one.changes.len());
                (one.name.clone(), said)
            });
            of.collect::<Vec<_>>()
        };
        set(vec![item("轮训", 40)]).await;
        for action in ["submit", "approve", "start", "adjust"] {
            act(&county, organiser, id, action).await.unwrap();
        }
        let first = items(&county, id).await.remove(0);
        set(vec![known(&first, 40), item("论坛", 30), item("误填", 10)]).await;
        let rows = items(&county, id).await;
        set(vec![known(&rows[0], 40), known(&rows[1], 50)]).await;
        let (approved, new) = (
            ("轮训".to_owned(), (false, false, 0)),
            ("论坛".to_owned(), (true, true, 0)),
        );
        assert_eq!(added().await, [approved.clone(), new.clone()]);
        assert_eq!(
            shown().await.dropped.len(),
            0,
            "what was never in force is not told of"
        );
        act(&county, organiser, id, "settle").await.unwrap();
        assert_eq!(added().await, [approved.clone(), new], "it stays marked");

        act(&county, organiser, id, "adjust").await.unwrap();
        let rows = items(&county, id).await;
        set(vec![known(&rows[0], 40)]).await;
        assert_eq!(added().await, [approved]);
        let out: Vec<_> = shown()
            .await
            .dropped
            .into_iter()
            .map(|one| (one.name, one.added_at.is_some()))
            .collect();
        assert_eq!(out, [("论坛".to_owned(), true)]);
    }
}

#[tokio::test]
async fn last_years_is_copied_with_its_classes() {
    let county = County::new().await;
    let nothing = create_plan(
        county.platform(),
        &county.organiser,
        county.organiser.home_unit,
        2027,
        true,
    )
    .await;
    assert_eq!(nothing.unwrap_err().code(), "year_plan.nothing_before");
    let before = plan(&county, &county.organiser, 2026).await;
    county.session(1, 40).await; // makes the class 轮训 of 2026
    let forms = vec![item("轮训", 40), item("论坛", 30)];
    set_items(county.platform(), &county.organiser, before, forms)
        .await
        .unwrap();
    let unit = county.organiser.home_unit;
    let id = create_plan(county.platform(), &county.organiser, unit, 2027, true)
        .await
        .unwrap();
    let names: Vec<_> = items(&county, id).await.into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["轮训", "论坛"]);
    let db = county.platform().database.reader();
    let classes = super::store::year_plans::classes_of(db, unit, 2027)
        .await
        .unwrap();
    assert_eq!(
        classes.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["轮训"]
    );
    let twice = create_plan(county.platform(), &county.organiser, unit, 2027, false).await;
    assert_eq!(twice.unwrap_err().code(), "year_plan.twice");
}

#[tokio::test]
async fn a_line_as_typed_is_told_of_at_once() {
    let county = County::new().await;
    let id = plan(&county, &county.organiser, 2026).await;
    let mut wrong = item("", 0);
    wrong.kind = "x".to_owned();
    let refused = set_items(
        county.platform(),
        &county.organiser,
        id,
        vec![item("轮训", 9), wrong],
    )
    .await;
    let refused = refused.unwrap_err();
    let fields: Vec<_> = refused.violations().iter().map(|one| one.field.clone()).collect();
    assert_eq!(fields, ["items[1].name", "items[1].people", "items[1].kind"]);
    assert!(items(&county, id).await.is_empty());
}

#[tokio::test]
async fn the_cost_rules_are_settings() {
    let county = County::new().await;
    let actor = &county.organiser;
    let day = actor.scope.day;
    let path = path_of(&county).await;
    let limits = async || {
        let db = county.platform().database.reader();
        plan_limits(db, &path, day).await.unwrap()
    };
    assert_eq!(limits().await, PlanLimits::default());
    let change = county.platform().change(&actor.by()).await.unwrap();
    for (key, value) in [("plan.filed_by", "04-15"), ("plan.staff_percent", "5")] {
        let setting = NewValue {
            unit: actor.home_unit,
            key: key.to_owned(),
            value: value.to_owned(),
            valid_from: day,
        };
        write_value(change.db(), county.platform().clock, &setting, None)
            .await
            .unwrap();
    }
    change.commit().await.unwrap();
    let set = limits().await;
    assert_eq!(
        (set.filed_by, set.staff_percent, set.staff_most),
        ((4, 15), 5, 10)
    );
}

async fn path_of(county: &County) -> String {
    let id = plan(county, &county.organiser, 2028).await;
    let db = county.platform().database.reader();
    let seen = visible_plan(db, &county.organiser.scope, id, false).await;
    seen.unwrap().unwrap().unit_path
}
