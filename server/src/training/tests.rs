//! Enrolling, leaving, moving a session, seen through its rows.
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{AccountId, LecturerId, PersonId, SessionId};
use sanyou_schema::entity::{enrolment, role_grant, session};
use sea_orm::{ColumnTrait as _, EntityTrait, PaginatorTrait as _, QueryFilter as _};

use super::action::act_on_enrolment::{Deed, act_on_enrolment};
use super::action::create_session::{SessionForm, create_session};
use super::action::enrol::{Enrolled, enrol, enrol_all};
use super::action::plan::SlotForm;
use super::action::set_head::set_head;
use super::action::set_slots::{NewSlots, set_slots};
use super::store::days::{DaysFilter, on_days};
use super::store::enrolments::{list_of, of_person_in};
use super::testing::{County, session_form};
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

async fn put(county: &County, session: SessionId, at: usize) -> Result<Enrolled, Problem> {
    enrol(
        county.platform(),
        &county.organiser,
        session,
        county.people[at],
        None,
    )
    .await
}

async fn place(county: &County, session: SessionId, person: PersonId) -> enrolment::Model {
    let db = county.platform().database.reader();
    of_person_in(db, session, person).await.unwrap().unwrap()
}

async fn leave(county: &County, session: SessionId, at: usize, actor: &Actor) -> Result<(), Problem> {
    let row = place(county, session, county.people[at]).await;
    let deed = Deed {
        action: "withdraw".to_owned(),
        reason: Some("出差".to_owned()),
        ..Deed::default()
    };
    act_on_enrolment(county.platform(), actor, row.id, deed).await
}

#[tokio::test]
async fn places_are_given_and_then_a_list_waits() {
    let county = County::new().await;
    let session = county.session(1, 2).await;
    assert!(matches!(
        put(&county, session, 0).await,
        Ok(Enrolled::In(_, EnrolmentState::Approved))
    ));
    assert!(matches!(put(&county, session, 1).await, Ok(Enrolled::In(..))));
    assert!(matches!(
        put(&county, session, 2).await,
        Ok(Enrolled::Waiting(_, 1))
    ));
    assert!(matches!(
        put(&county, session, 3).await,
        Ok(Enrolled::Waiting(_, 2))
    ));
    assert_eq!(
        put(&county, session, 0).await.unwrap_err().code(),
        "enrolment.already"
    );
    assert_eq!(county.notices().await, 0, "nobody is told before it is announced");
    county.act(session, "announce").await.unwrap();
    assert_eq!(county.notices().await, 2, "those with a place are told");
    leave(&county, session, 0, &county.organiser).await.unwrap();
    assert_eq!(
        place(&county, session, county.people[2]).await.state,
        EnrolmentState::Approved
    );
    assert_eq!(
        place(&county, session, county.people[3]).await.state,
        EnrolmentState::Waiting
    );
    assert_eq!(county.notices().await, 4, "who leaves and who moves up");
    assert_eq!(
        put(&county, session, 0).await.unwrap_err().code(),
        "enrolment.left"
    );
}

#[tokio::test]
async fn the_last_place_is_given_once() {
    let county = County::new().await;
    let session = county.session(1, 1).await;
    let (a, b) = tokio::join!(put(&county, session, 0), put(&county, session, 1));
    let places = [a.unwrap(), b.unwrap()];
    assert_eq!(
        places
            .iter()
            .filter(|place| matches!(place, Enrolled::In(..)))
            .count(),
        1
    );
    assert!(
        places
            .iter()
            .any(|place| matches!(place, Enrolled::Waiting(_, 1)))
    );
}

#[tokio::test]
async fn nobody_is_in_two_sessions_on_one_half_day() {
    let county = County::new().await;
    let (one, two) = (county.session(1, 5).await, county.session(2, 5).await);
    put(&county, one, 0).await.unwrap();
    let refused = put(&county, two, 0).await.unwrap_err();
    assert_eq!(
        (refused.status().as_u16(), refused.code()),
        (409, "enrolment.clash")
    );
    assert!(refused.detail().contains("轮训第1期"), "{}", refused.detail());
    let people = county.people.clone();
    let items = enrol_all(county.platform(), &county.organiser, two, people, None)
        .await
        .unwrap();
    let ok: Vec<bool> = items.iter().map(|item| item.outcome.is_ok()).collect();
    assert_eq!(ok, [false, true, true, true]);
}

#[tokio::test]
async fn a_township_sends_its_own_people_while_the_list_is_open() {
    let county = County::new().await;
    let session = county.session(1, 5).await;
    let (platform, person) = (county.platform(), county.people[0]);
    let early = enrol(platform, &county.township, session, person, None)
        .await
        .unwrap_err();
    assert_eq!(early.code(), "enrolment.closed");
    county.act(session, "open").await.unwrap();
    let foreign = enrol(platform, &county.other, session, person, None)
        .await
        .unwrap_err();
    assert_eq!(foreign.status().as_u16(), 404);
    let enrolled = enrol(platform, &county.township, session, person, None)
        .await
        .unwrap();
    assert!(matches!(enrolled, Enrolled::In(_, EnrolmentState::Enrolled)));
    let foreign = leave(&county, session, 0, &county.other).await.unwrap_err();
    assert_eq!(foreign.status().as_u16(), 404);
    county.act(session, "lock").await.unwrap();
    assert_eq!(
        place(&county, session, person).await.state,
        EnrolmentState::Approved
    );
    leave(&county, session, 0, &county.township).await.unwrap();
}

#[tokio::test]
async fn a_township_session_is_no_business_of_the_other() {
    let county = County::new().await;
    let form = session_form(county.township.home_unit, 1, 5);
    let session = create_session(county.platform(), &county.township, form)
        .await
        .unwrap();
    let db = county.platform().database.reader();
    let (mine, theirs) = (&county.township.scope, &county.other.scope);
    let mine = super::visible_session(db, mine, session, false).await.unwrap();
    assert!(mine.is_some_and(|session| session.reach == super::Reach::Whole));
    let theirs = super::visible_session(db, theirs, session, false).await.unwrap();
    assert!(theirs.is_none());
    let refused = set_slots(county.platform(), &county.other, session, NewSlots::default()).await;
    assert_eq!(refused.unwrap_err().status().as_u16(), 404);
    let form = session_form(county.organiser.home_unit, 1, 5);
    let refused = create_session(county.platform(), &county.township, form)
        .await
        .unwrap_err();
    assert_eq!(refused.status().as_u16(), 404);
}

#[tokio::test]
async fn a_form_is_told_all_that_is_wrong_with_it() {
    let county = County::new().await;
    let mut form = session_form(county.organiser.home_unit, 0, 0);
    form.kind = String::new();
    form.class_name = " ".to_owned();
    form.slots[0].starts = "25:00".to_owned();
    form.slots[1].day = "2026-12-01".to_owned();
    form.slots.push(SlotForm::default());
    let refused = create_session(county.platform(), &county.organiser, form)
        .await
        .unwrap_err();
    let json = serde_json::to_value(refused.violations()).unwrap();
    let fields: Vec<&str> = json
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|violation| violation["field"].as_str())
        .collect();
    for field in [
        "kind",
        "number",
        "class_name",
        "capacity",
        "slots[0].starts",
        "slots[1].day",
        "slots[2].day",
        "slots[2].half",
    ] {
        assert!(fields.contains(&field), "{field} is not among {fields:?}");
    }
    let sessions = session::Entity::find()
        .all(county.platform().database.reader())
        .await
        .unwrap();
    assert!(sessions.is_empty());
}

#[tokio::test]
async fn a_number_is_taken_once_and_half_days_change_in_place() {
    let county = County::new().await;
    let session = county.session(1, 5).await;
    let again = session_form(county.organiser.home_unit, 1, 5);
    let refused = create_session(county.platform(), &county.organiser, again)
        .await
        .unwrap_err();
    assert!(refused.detail().contains("已有第 1 期"), "{}", refused.detail());
    let before = county.slots(session).await;
    let mut slots = session_form(county.organiser.home_unit, 1, 5).slots;
    slots.remove(0);
    slots[0].title = Some("党章".to_owned());
    let new = NewSlots {
        slots,
        ..NewSlots::default()
    };
    set_slots(county.platform(), &county.organiser, session, new)
        .await
        .unwrap();
    assert_eq!(
        county.slots(session).await,
        before[1..],
        "what stays keeps its row"
    );
}

#[tokio::test]
async fn cancelling_needs_a_reason_and_frees_everybody() {
    let county = County::new().await;
    let session = county.session(1, 5).await;
    put(&county, session, 0).await.unwrap();
    county.act(session, "open").await.unwrap();
    let refused = county.act(session, "archive").await.unwrap_err();
    assert_eq!(
        (refused.status().as_u16(), refused.code()),
        (409, "session.transition")
    );
    county.act(session, "cancel").await.unwrap();
    let list = list_of(county.platform().database.reader(), session)
        .await
        .unwrap();
    assert_eq!(list[0].state, EnrolmentState::Cancelled);
    assert_eq!(county.notices().await, 2, "on the list, and off it");
    let other = county.session(2, 5).await;
    put(&county, other, 0).await.unwrap();
}

#[tokio::test]
async fn a_head_is_replaced_and_gives_up_the_class() {
    let county = County::new().await;
    let platform = county.platform();
    let id = county.session(1, 2).await;
    let (first, second) = (county.teacher("first").await, county.teacher("second").await);
    let teaches = async |account: AccountId| {
        let db = platform.database.reader();
        let row = session::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
        let grants = role_grant::Entity::find()
            .filter(role_grant::Column::AccountId.eq(account))
            .filter(role_grant::Column::ClassId.eq(row.class_id))
            .filter(role_grant::Column::ValidTo.is_null());
        (
            row.head_account_id == Some(account),
            grants.count(db).await.unwrap(),
        )
    };
    set_head(platform, &county.organiser, id, first).await.unwrap();
    assert_eq!(teaches(first).await, (true, 1));
    let nobody = AccountId(uuid::Uuid::nil());
    let refused = set_head(platform, &county.organiser, id, nobody).await;
    assert_eq!(refused.unwrap_err().code(), "session.head");
    // nobody has to have taught before
    let official = county.organiser.account;
    set_head(platform, &county.organiser, id, official).await.unwrap();
    assert_eq!(
        (teaches(official).await, teaches(first).await),
        ((true, 1), (false, 0))
    );
    let refused = set_head(platform, &county.other, id, second).await;
    assert!(refused.is_err(), "another township has no say");
    // late: the list is locked and the class has begun
    for action in ["announce", "open", "lock", "check_in", "start"] {
        county.act(id, action).await.unwrap();
    }
    set_head(platform, &county.organiser, id, second).await.unwrap();
    assert_eq!(
        (teaches(first).await, teaches(second).await),
        ((false, 0), (true, 1))
    );
}

#[tokio::test]
async fn a_calendar_shows_the_half_days_of_its_days_within_sight() {
    let county = County::new().await;
    let db = county.platform().database.reader();
    // on the afternoon of the 20th and the morning of the 23rd
    let id = county.session(1, 5).await;
    let own = session_form(county.township.home_unit, 1, 5);
    let own = create_session(county.platform(), &county.township, own)
        .await
        .unwrap();
    let bare = SessionForm {
        slots: Vec::new(),
        ..session_form(county.organiser.home_unit, 2, 5)
    };
    let bare = create_session(county.platform(), &county.organiser, bare)
        .await
        .unwrap();
    let days = |first: &str, last: &str| DaysFilter {
        first: first.parse().unwrap(),
        last: last.parse().unwrap(),
        venue: None,
        lecturer: None,
    };
    let shown = async |actor: &Actor, filter: DaysFilter| -> Vec<(SessionId, usize)> {
        let found = on_days(db, &actor.scope, &filter).await.unwrap();
        found
            .iter()
            .map(|one| (one.seen.row.id, one.slots.len()))
            .collect()
    };
    let whole = shown(&county.organiser, days("2026-11-20", "2026-11-23")).await;
    assert_eq!(whole, [(id, 2), (own, 2), (bare, 0)]);
    let monday = shown(&county.organiser, days("2026-11-21", "2026-11-23")).await;
    assert_eq!(monday, [(id, 1), (own, 1), (bare, 0)]);
    let weekend = shown(&county.organiser, days("2026-11-21", "2026-11-22")).await;
    assert_eq!(weekend, [(bare, 0)], "what has half-days stands on these alone");
    assert!(
        shown(&county.organiser, days("2026-11-24", "2026-12-24"))
            .await
            .is_empty()
    );
    let other = shown(&county.other, days("2026-11-20", "2026-11-23")).await;
    assert_eq!(other, [(id, 2), (bare, 0)], "another township's are not seen");
    let nobody = DaysFilter {
        lecturer: Some(LecturerId(uuid::Uuid::nil())),
        ..days("2026-11-20", "2026-11-23")
    };
    assert!(shown(&county.organiser, nobody).await.is_empty());
}

#[tokio::test]
async fn a_class_without_a_name_is_told_at_the_field() {
    for county in super::waiting_tests::counties().await {
        let mut form = session_form(county.organiser.home_unit, 1, 5);
        form.class_name = "　".to_owned();
        let refused = create_session(county.platform(), &county.organiser, form).await;
        let refused = refused.unwrap_err();
        assert_eq!(refused.status().as_u16(), 422);
        let fields: Vec<_> = refused
            .violations()
            .iter()
            .map(|one| one.field.as_str())
            .collect();
        assert_eq!(fields, ["class_name"]);
    }
}
