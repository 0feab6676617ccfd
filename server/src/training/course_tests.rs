//! Courses: who sees them, and the menu from order to rating.
use sanyou_schema::domain::training::course::CourseState;
use sanyou_schema::domain::training::order::OrderState;
use sanyou_schema::domain::value::RoleName;
use sanyou_schema::domain::value::id::{CourseId, CourseOrderId, PartyOrganisationId};
use sanyou_schema::entity::{account, notice, party_organisation};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::action::courses::order::{Moved, act_on_order, ask_course};
use super::action::courses::words::{OrderForm, OrderWords};
use super::action::courses::write::{CourseForm, act_on_course, create_course, set_course};
use super::action::set_kind::{KindForm, set_kind};
use super::store::courses::{visible_course, visible_courses};
use super::store::kinds::Kinds;
use super::store::orders::visible_orders;
use super::testing::County;
use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::change::By;
use crate::platform::problem::Problem;

pub(super) fn form(code: &str) -> CourseForm {
    CourseForm {
        code: code.to_owned(),
        name: format!("党支部标准化建设 {code}"),
        kind: "topic".to_owned(),
        hours_hundredths: 350,
        on_menu: true,
        capacity: Some(60),
        pass_percent: 60,
        gaps: vec!["new_in_post".to_owned()],
        ..CourseForm::default()
    }
}

pub(super) async fn open_course(county: &County, code: &str) -> CourseId {
    let home = county.organiser.home_unit;
    let id = create_course(county.platform(), &county.organiser, home, form(code))
        .await
        .unwrap();
    act_on_course(county.platform(), &county.organiser, id, "publish")
        .await
        .unwrap();
    id
}

/// The people's own party organisation, and a secretary who speaks for it.
async fn secretary(county: &County) -> (PartyOrganisationId, Actor) {
    let db = county.platform().database.reader();
    let party = party_organisation::Entity::find().one(db).await.unwrap().unwrap();
    let mut actor = county.worker(0).await;
    // as the roster makes it: the account is the person's
    let change = county.platform().change(&By::system()).await.unwrap();
    account::Entity::update_many()
        .col_expr(account::Column::PersonId, Expr::value(actor.person))
        .filter(account::Column::Id.eq(actor.account))
        .exec(change.db())
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut places = actor.scope.places().to_vec();
    places.push((RoleName::PartyOrganisation, Place::PartyOrganisation(party.id)));
    actor.scope = Scope::new(actor.scope.day, places);
    (party.id, actor)
}

pub(super) async fn order(
    county: &County,
    actor: &Actor,
    course: CourseId,
) -> Result<CourseOrderId, Problem> {
    let wanted = OrderForm {
        unit: Some(county.township.home_unit),
        people: 30,
        wish: Some("12月上旬，镇政府会议室".to_owned()),
        ..OrderForm::default()
    };
    ask_course(county.platform(), actor, course, wanted).await
}

pub(super) fn agreed(day: &str) -> OrderWords {
    OrderWords {
        agreed_on: Some(day.to_owned()),
        half: Some("am".to_owned()),
        provider: Some("county".to_owned()),
        place: Some("镇政府会议室".to_owned()),
        reason: Some("讲师时间".to_owned()),
        ..OrderWords::default()
    }
}

pub(super) async fn act(
    county: &County,
    actor: &Actor,
    id: CourseOrderId,
    action: &str,
    words: OrderWords,
) -> Result<Moved, Problem> {
    act_on_order(county.platform(), actor, id, action, words).await
}

pub(super) fn fields(problem: &Problem) -> Vec<String> {
    problem.violations().iter().map(|one| one.field.clone()).collect()
}

#[tokio::test]
async fn a_course_is_seen_below_once_it_is_open_and_kept_above() {
    let county = County::new().await;
    let (platform, home) = (county.platform(), county.organiser.home_unit);
    let id = create_course(platform, &county.organiser, home, form("DW-01"))
        .await
        .unwrap();
    let db = platform.database.reader();
    let worker = county.worker(0).await;
    for actor in [&county.township, &worker] {
        assert!(
            visible_course(db, &actor.scope, id, false)
                .await
                .unwrap()
                .is_none()
        );
    }
    let state = act_on_course(platform, &county.organiser, id, "publish")
        .await
        .unwrap();
    assert_eq!(state, CourseState::Open);
    for actor in [&county.township, &worker] {
        assert_eq!(visible_courses(db, &actor.scope).await.unwrap().len(), 1);
    }
    let refused = set_course(platform, &county.township, id, form("DW-02")).await;
    assert_eq!(refused.unwrap_err().code(), "role.missing");
    // a township's own course is no business of another's
    let own = create_course(
        platform,
        &county.township,
        county.township.home_unit,
        form("DW-01"),
    )
    .await
    .unwrap();
    act_on_course(platform, &county.township, own, "publish")
        .await
        .unwrap();
    assert!(
        visible_course(db, &county.other.scope, own, false)
            .await
            .unwrap()
            .is_none()
    );
    let refused = set_course(platform, &county.other, own, form("DW-02")).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
    assert!(
        visible_course(db, &county.organiser.scope, own, false)
            .await
            .unwrap()
            .is_some()
    );
    let foreign = create_course(platform, &county.other, county.township.home_unit, form("DW-09")).await;
    assert_eq!(foreign.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn a_course_as_typed_is_told_of_at_once() {
    let county = County::new().await;
    let (platform, home) = (county.platform(), county.organiser.home_unit);
    open_course(&county, "DW-01").await;
    let wrong = CourseForm {
        code: "DW-01".to_owned(),
        kind: "rotation".to_owned(),
        roles: vec!["secretary".to_owned(), "mayor".to_owned()],
        hours_hundredths: 10,
        ..form("DW-01")
    };
    let refused = create_course(platform, &county.organiser, home, wrong)
        .await
        .unwrap_err();
    assert_eq!(fields(&refused), ["hours", "roles", "kind", "code"]);
}

#[tokio::test]
async fn the_menu_from_order_to_rating() {
    let county = County::new().await;
    let course = open_course(&county, "DW-01").await;
    let before = county.notices().await;
    let id = order(&county, &county.township, course).await.unwrap();
    assert_eq!(
        county.notices().await,
        before,
        "the county's office has no account with a grant here"
    );
    assert_eq!(
        order(&county, &county.township, course).await.unwrap_err().code(),
        "order.twice"
    );
    // who ordered does not deliver, and a stranger sees nothing
    let refused = act(&county, &county.township, id, "agree", agreed("2026-12-04")).await;
    assert_eq!(refused.unwrap_err().code(), "role.missing");
    let refused = act(&county, &county.other, id, "cancel", agreed("2026-12-04")).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
    let refused = act(&county, &county.organiser, id, "agree", OrderWords::default()).await;
    assert_eq!(fields(&refused.unwrap_err()), ["agreed_on", "half", "provider"]);
    let late = act(&county, &county.organiser, id, "agree", agreed("2026-11-23")).await;
    assert_eq!(fields(&late.unwrap_err()), ["agreed_on"]);

    let state = act(&county, &county.organiser, id, "agree", agreed("2026-12-04")).await;
    assert_eq!(state.unwrap().state, OrderState::Agreed);
    let early = act(&county, &county.organiser, id, "hold", OrderWords::default()).await;
    assert_eq!(early.unwrap_err().code(), "order.too_early");
    act(&county, &county.organiser, id, "move", agreed("2026-11-24"))
        .await
        .unwrap();
    let nobody = act(&county, &county.organiser, id, "hold", OrderWords::default()).await;
    assert_eq!(nobody.unwrap_err().code(), "order.came");
    let came = OrderWords {
        came: Some(28),
        ..OrderWords::default()
    };
    act(&county, &county.organiser, id, "hold", came).await.unwrap();
    let rating = OrderWords {
        stars: Some(5),
        comment: Some("讲得实在".to_owned()),
        ..OrderWords::default()
    };
    let own = act(&county, &county.organiser, id, "rate", rating.clone()).await;
    assert_eq!(
        own.unwrap_err().code(),
        "role.missing",
        "who delivers does not rate"
    );
    let state = act(&county, &county.township, id, "rate", rating).await;
    assert_eq!(state.unwrap().state, OrderState::Rated);
    let told = notice::Entity::find()
        .all(county.platform().database.reader())
        .await
        .unwrap();
    let titles: Vec<_> = told
        .iter()
        .map(|row| row.title.split('：').next().unwrap())
        .collect();
    assert_eq!(titles, ["已定日期", "已定日期", "已授课"]);
    assert!(
        told.iter()
            .all(|row| row.account_id == Some(county.township.account))
    );
    let db = county.platform().database.reader();
    let seen = visible_orders(db, &county.township.scope, None, None)
        .await
        .unwrap();
    let row = &seen[0].row;
    assert_eq!((row.came, row.stars, row.people), (Some(28), Some(5), 30));
    assert!(
        visible_orders(db, &county.other.scope, None, None)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_secretary_orders_for_the_own_party_organisation_alone() {
    let county = County::new().await;
    let course = open_course(&county, "DW-01").await;
    let (party, secretary) = secretary(&county).await;
    let wanted = |party| OrderForm {
        party: Some(party),
        people: 12,
        ..OrderForm::default()
    };
    let platform = county.platform();
    let id = ask_course(platform, &secretary, course, wanted(party))
        .await
        .unwrap();
    let foreign = order(&county, &secretary, course).await;
    assert_eq!(foreign.unwrap_err().code(), "not_found");
    let foreign = ask_course(platform, &county.other, course, wanted(party)).await;
    assert_eq!(foreign.unwrap_err().code(), "not_found");
    let many = OrderForm {
        people: 61,
        ..wanted(party)
    };
    let refused = ask_course(platform, &county.township, course, many)
        .await
        .unwrap_err();
    assert_eq!(fields(&refused), ["people"]);
    // the township acts for it, and the secretary is told of what the county says
    assert_eq!(
        ask_course(platform, &county.township, course, wanted(party))
            .await
            .unwrap_err()
            .code(),
        "order.twice"
    );
    let why = || OrderWords {
        reason: Some("讲师没有时间".to_owned()),
        ..OrderWords::default()
    };
    let bare = act(&county, &county.organiser, id, "decline", OrderWords::default()).await;
    assert_eq!(bare.unwrap_err().violations()[0].code, "order.reason_missing");
    act(&county, &county.organiser, id, "decline", why())
        .await
        .unwrap();
    let told = notice::Entity::find()
        .all(platform.database.reader())
        .await
        .unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].person_id, secretary.person);
    assert_eq!(told[0].path.as_deref(), Some("/me/courses"));
    ask_course(platform, &county.township, course, wanted(party))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_course_off_the_menu_is_not_ordered() {
    let county = County::new().await;
    let course = open_course(&county, "DW-01").await;
    act_on_course(county.platform(), &county.organiser, course, "close")
        .await
        .unwrap();
    let refused = order(&county, &county.township, course).await;
    assert_eq!(refused.unwrap_err().code(), "course.not_on_menu");
}

#[tokio::test]
async fn a_kind_is_the_units_own_from_a_day_on() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let kind = |code: Option<&str>, name: &str, in_use| KindForm {
        code: code.map(str::to_owned),
        name: name.to_owned(),
        for_class: false,
        for_course: true,
        for_delivery: false,
        is_rotation: false,
        in_use,
        valid_from: None,
    };
    let home = organiser.home_unit;
    set_kind(platform, organiser, home, kind(Some("topic"), "业务专题课", true))
        .await
        .unwrap();
    let new = set_kind(platform, organiser, home, kind(None, "红色观影", true))
        .await
        .unwrap();
    let twice = set_kind(platform, organiser, home, kind(None, "红色观影", true))
        .await
        .unwrap_err();
    assert_eq!(twice.violations()[0].code, "kind.twice");
    let refused = set_kind(platform, &county.township, home, kind(None, "x", true))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "role.missing");
    let db = platform.database.reader();
    let path = crate::unit::path_of(db, county.township.home_unit)
        .await
        .unwrap()
        .unwrap();
    let today = organiser.scope.day;
    let now = Kinds::load(db, today).await.unwrap();
    let names = now.at(&path);
    assert_eq!(
        (names.name("topic"), names.name(&new)),
        ("业务专题课".to_owned(), "红色观影".to_owned())
    );
    let before = Kinds::load(db, today.pred_opt().unwrap()).await.unwrap();
    assert_eq!(before.name(&path, "topic"), "专题课");
    // what is out of use is not chosen any more, and stays where it was chosen
    let mut chosen = form("DW-01");
    chosen.kind = new.clone();
    let id = create_course(platform, organiser, home, chosen.clone())
        .await
        .unwrap();
    set_kind(platform, organiser, home, kind(Some(&new), "红色观影", false))
        .await
        .unwrap();
    set_course(platform, organiser, id, chosen.clone()).await.unwrap();
    chosen.code = "DW-02".to_owned();
    let refused = create_course(platform, organiser, home, chosen)
        .await
        .unwrap_err();
    assert_eq!(fields(&refused), ["kind"]);
}
