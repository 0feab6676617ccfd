//! Kinds of classes and ways of holding them: the county's own, from a day on.
use sanyou_schema::domain::training::year_plan::PlanNumbers;
use sanyou_schema::entity::{session, training_class};
use sea_orm::EntityTrait;

use super::action::copy_session::{CopyForm, copy_session};
use super::action::create_session::create_session;
use super::action::ledger::ledger;
use super::action::set_kind::{KindForm, set_kind};
use super::action::year_plans::{ItemForm, create_plan, set_items};
use super::api::{plan_view, view};
use super::paper::Sort;
use super::store::kinds::unknown_class_kinds;
use super::store::papers::PaperFacts;
use super::store::sessions::visible_session;
use super::testing::{County, session_form};
use crate::platform::documents::paper::Block;
use crate::platform::problem::Problem;

fn kind(code: Option<&str>, name: &str, in_use: bool) -> KindForm {
    KindForm {
        code: code.map(str::to_owned),
        name: name.to_owned(),
        for_class: true,
        for_course: false,
        for_delivery: false,
        is_rotation: false,
        in_use,
        valid_from: None,
    }
}

async fn set(county: &County, form: KindForm) -> Result<String, Problem> {
    let home = county.organiser.home_unit;
    set_kind(county.platform(), &county.organiser, home, form).await
}

fn codes(problem: &Problem) -> Vec<&str> {
    problem.violations().iter().map(|it| it.code.as_str()).collect()
}

#[tokio::test]
async fn a_class_keeps_a_kind_that_went_out_of_use() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let new = set(&county, kind(None, "红色研学班", true)).await.unwrap();
    let way = KindForm {
        for_class: false,
        for_delivery: true,
        ..kind(None, "夜校", true)
    };
    let way = set(&county, way).await.unwrap();
    let mut form = session_form(organiser.home_unit, 1, 20);
    form.class_name = "研学班".to_owned();
    (form.kind, form.delivery) = (new.clone(), way.clone());
    let id = create_session(platform, organiser, form.clone()).await.unwrap();
    let shown = view::session(platform, organiser, id).await.unwrap();
    assert_eq!(
        (shown.kind_label.as_str(), shown.delivery_label.as_str()),
        ("红色研学班", "夜校")
    );
    set(&county, kind(Some(&new), "研学班", false)).await.unwrap();
    let shown = view::session(platform, organiser, id).await.unwrap();
    assert_eq!((shown.kind_label, shown.kind), ("研学班".to_owned(), new.clone()));
    // no class is made of it any more, and the one that there is runs again
    form.class_name = "又一班".to_owned();
    let refused = create_session(platform, organiser, form.clone())
        .await
        .unwrap_err();
    assert_eq!(codes(&refused), ["session.kind"]);
    // a kind is no way of holding a class, and no course's kind is a class's
    (form.kind, form.delivery) = ("topic".to_owned(), "rotation".to_owned());
    let refused = create_session(platform, organiser, form).await.unwrap_err();
    assert_eq!(codes(&refused), ["session.kind", "session.delivery"]);
    let copy = CopyForm {
        first_day: "2027-03-01".to_owned(),
        number: None,
        without_taken: false,
        reason: None,
    };
    let copy = copy_session(platform, organiser, id, copy).await.unwrap();
    let db = platform.database.reader();
    let row = session::Entity::find_by_id(copy).one(db).await.unwrap().unwrap();
    let class = training_class::Entity::find_by_id(row.class_id);
    let class = class.one(db).await.unwrap().unwrap();
    assert_eq!((class.kind, class.delivery, class.year), (new, way, 2027));
}

#[tokio::test]
async fn papers_and_the_ledger_say_the_names() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let id = county.session(1, 20).await;
    county.act(id, "announce").await.unwrap();
    let renamed = KindForm {
        is_rotation: true,
        ..kind(Some("rotation"), "集中轮训", true)
    };
    set(&county, renamed).await.unwrap();
    let entries = ledger(platform, organiser, 2026, None).await.unwrap();
    assert_eq!(entries[0].kind, "集中轮训");
    let db = platform.database.reader();
    let seen = visible_session(db, &organiser.scope, id, false).await.unwrap();
    let facts = PaperFacts::load(platform, seen.unwrap(), false).await.unwrap();
    let blocks = Sort::Notice.paper(&facts).blocks;
    let says = |block: &Block| format!("{block:?}").contains("采取脱产、线下方式");
    assert!(blocks.iter().any(says), "{blocks:?}");
}

#[tokio::test]
async fn a_plan_holds_the_yearly_round_by_any_kind_that_is_one() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let home = organiser.home_unit;
    let id = create_plan(platform, organiser, home, 2026, false).await.unwrap();
    let item = |code: &str| ItemForm {
        id: None,
        kind: code.to_owned(),
        audience: None,
        place: None,
        responsible: None,
        numbers: PlanNumbers {
            name: "年度集训".to_owned(),
            quarter: 4,
            sessions: 1,
            people: 30,
            days: 2,
            hours_hundredths: 1200,
            cost_yuan: 8000,
            arrival_days: 1,
            leaving_days: 1,
            staff: 2,
        },
    };
    let lacks_round = async || {
        let shown = plan_view::view(platform, organiser, id).await.unwrap();
        shown.warnings.iter().any(|it| it.code == "plan.no_rotation")
    };
    let own = set(&county, kind(None, "集训", true)).await.unwrap();
    set_items(platform, organiser, id, vec![item(&own)])
        .await
        .unwrap();
    assert!(lacks_round().await);
    let round = KindForm {
        is_rotation: true,
        ..kind(Some(&own), "集训", true)
    };
    set(&county, round).await.unwrap();
    assert!(!lacks_round().await);
    let refused = set_items(platform, organiser, id, vec![item("off_work")]).await;
    assert_eq!(codes(&refused.unwrap_err()), ["plan.kind"]);
}

#[tokio::test]
async fn a_scheme_names_kinds_that_there_are() {
    let county = County::new().await;
    let (db, home) = (county.platform().database.reader(), county.organiser.home_unit);
    let codes = ["rotation", "topic", "no_such", "online_class"].map(str::to_owned);
    let day = county.organiser.scope.day;
    let unknown = unknown_class_kinds(db, home, day, codes.iter()).await.unwrap();
    assert_eq!(unknown, ["topic", "no_such"]);
    let both = KindForm {
        for_delivery: true,
        ..kind(None, "夜校", true)
    };
    assert_eq!(codes_of(set(&county, both).await), ["kind.both"]);
}

fn codes_of(outcome: Result<String, Problem>) -> Vec<String> {
    let problem = outcome.unwrap_err();
    problem.violations().iter().map(|it| it.code.clone()).collect()
}
