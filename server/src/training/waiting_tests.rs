//! Places under a rush, offers, jumps, replacement, deadlines, people who ask for themselves: on SQLite and, where there
//! is a cluster, on PostgreSQL.
use std::time::{Duration, Instant};

use sanyou_schema::domain::training::Origin;
use sanyou_schema::domain::training::waiting::queue;
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::domain::value::id::{PersonId, SessionId};
use sanyou_schema::entity::{enrolment, session};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};

use super::action::act_on_enrolment::{Deed, act_on_enrolment};
use super::action::enrol::{Asked, Enrolled, Hold, enrol, put};
use super::action::own_place::{OwnDeed, act_on_own, self_enrol};
use super::action::set_places::{PlaceRules, set_places};
use super::job::end_due;
use super::store::enrolments::{counted, list_of, listed, of_person_in};
use super::store::sessions::{session_row, visible_session};
use super::testing::County;
use crate::platform::actor::Actor;
use crate::platform::clock::Clock;
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;

/// The county on each database that there is.
pub(super) async fn counties() -> Vec<County> {
    let mut counties = vec![County::new().await];
    if let Some(postgres) = Installation::on_postgres().await {
        counties.push(County::on(postgres).await);
    }
    counties
}

/// What a client was told, and when it asked and was answered.
struct Told {
    asked: Instant,
    answered: Instant,
    outcome: Result<Enrolled, Problem>,
}

/// Everybody asks for a place at once, each by a client of their own.
async fn rush(county: &County, session: SessionId, people: &[PersonId], hold: Hold) -> Vec<Told> {
    let db = county.platform().database.reader();
    let seen = visible_session(db, &county.organiser.scope, session, false)
        .await
        .unwrap()
        .unwrap();
    let clients: Vec<_> = people
        .iter()
        .map(|person| {
            let (platform, actor, seen) = (county.platform().clone(), county.organiser.clone(), seen.clone());
            let wanted = Asked {
                people: vec![*person],
                reason: None,
            };
            tokio::spawn(async move {
                let asked = Instant::now();
                let items = put(&platform, &actor, seen, Origin::CallUp, wanted, hold).await;
                let outcome = items.and_then(|mut items| items.pop().unwrap().outcome);
                Told {
                    asked,
                    answered: Instant::now(),
                    outcome,
                }
            })
        })
        .collect();
    let mut told = Vec::new();
    for client in clients {
        told.push(client.await.unwrap());
    }
    told
}

const CLIENTS: usize = 500;
const SEATS: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rush_fills_the_seats_and_the_waiting_list_has_no_gap() {
    for county in counties().await {
        let people = county.crowd(CLIENTS).await;
        let session = county.session(1, i64::try_from(SEATS).unwrap()).await;
        let told = rush(&county, session, &people, Hold::Row).await;
        let mut waiting: Vec<(u32, &Told)> = told
            .iter()
            .filter_map(|one| match one.outcome.as_ref().unwrap() {
                Enrolled::Waiting(_, at) => Some((*at, one)),
                Enrolled::In(..) | Enrolled::Kept(..) => None,
            })
            .collect();
        waiting.sort_by_key(|(at, _)| *at);
        let positions: Vec<u32> = waiting.iter().map(|(at, _)| *at).collect();
        let expected: Vec<u32> = (1..).take(CLIENTS - SEATS).collect();
        assert_eq!(positions, expected, "1 … n without a gap");

        let db = county.platform().database.reader();
        let rows = list_of(db, session).await.unwrap();
        let placed = rows.iter().filter(|row| row.state.takes_place()).count();
        assert_eq!(placed, SEATS);
        let last_seat = rows[..SEATS].iter().all(|row| row.state.takes_place());
        assert!(last_seat, "nobody waits who committed before a seat was given");
        let order = queue(&listed(db, session).await.unwrap());
        for ((at, one), id) in waiting.iter().zip(&order) {
            let Ok(Enrolled::Waiting(told, _)) = &one.outcome else {
                continue;
            };
            assert_eq!(told, id, "position {at} is what was told");
        }
        for (at, (_, earlier)) in waiting.iter().enumerate() {
            let overtaken = waiting[..at]
                .iter()
                .any(|(_, before)| before.asked > earlier.answered);
            assert!(!overtaken, "whoever was answered first stands first");
        }
    }
}

/// The control: the same action without the row lock. Seats are counted, not keyed, so the key of the order of
/// enrolment, which would stop most of it by accident, is taken off first.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_a_rush_oversells() {
    let Some(postgres) = Installation::on_postgres().await else {
        return;
    };
    let county = County::on(postgres).await;
    let people = county.crowd(CLIENTS).await;
    let session = county.session(1, i64::try_from(SEATS).unwrap()).await;
    let db = county.platform().database.reader();
    db.execute_unprepared("DROP INDEX enrolment_u2").await.unwrap();
    let told = rush(&county, session, &people, Hold::Nothing).await;
    assert!(told.iter().all(|one| one.outcome.is_ok()));
    let held = counted(db, session).await.unwrap().filled.held;
    assert!(
        held > u32::try_from(SEATS).unwrap(),
        "{held} seats were given: the run above would prove nothing"
    );
}

pub(super) async fn put_in(county: &County, session: SessionId, at: usize) -> Enrolled {
    enrol(
        county.platform(),
        &county.organiser,
        session,
        county.people[at],
        None,
    )
    .await
    .unwrap()
}

pub(super) async fn row(county: &County, session: SessionId, at: usize) -> enrolment::Model {
    let db = county.platform().database.reader();
    of_person_in(db, session, county.people[at])
        .await
        .unwrap()
        .unwrap()
}

pub(super) async fn act(
    county: &County,
    session: SessionId,
    at: usize,
    actor: &Actor,
    deed: Deed,
) -> Result<(), Problem> {
    let id = row(county, session, at).await.id;
    act_on_enrolment(county.platform(), actor, id, deed).await
}

pub(super) fn deed(action: &str) -> Deed {
    Deed {
        action: action.to_owned(),
        reason: Some("出差".to_owned()),
        ..Deed::default()
    }
}

pub(super) fn rules(capacity: i64) -> PlaceRules {
    PlaceRules {
        capacity,
        self_enrol: true,
        approval: false,
        names_until: None,
        leave_until: None,
        offer_hours: None,
        teaching: "offline".to_owned(),
        reason: None,
    }
}

/// Moves the session to days to come, without telling anybody.
pub(super) async fn ahead(county: &County, id: SessionId) {
    let db = county.platform().database.reader();
    let row = session_row(db, id).await.unwrap().unwrap();
    let mut row: session::ActiveModel = row.into_active_model();
    row.first_day = Set("2026-12-20".parse().unwrap());
    row.last_day = Set("2026-12-23".parse().unwrap());
    row.update(db).await.unwrap();
}

pub(super) async fn waiting(county: &County, session: SessionId) -> Vec<usize> {
    let db = county.platform().database.reader();
    let order = queue(&listed(db, session).await.unwrap());
    let rows = list_of(db, session).await.unwrap();
    let person = |id| rows.iter().find(|row| row.id == id).unwrap().person_id;
    let at = |id| {
        county
            .people
            .iter()
            .position(|known| *known == person(id))
            .unwrap()
    };
    order.into_iter().map(at).collect()
}

#[tokio::test]
async fn a_free_seat_is_offered_in_turn_and_runs_out() {
    for county in counties().await {
        let session = county.session(1, 1).await;
        ahead(&county, session).await;
        county.act(session, "open").await.unwrap();
        for at in 0..3 {
            put_in(&county, session, at).await;
        }
        let mut offers = rules(1);
        offers.offer_hours = Some(24);
        set_places(county.platform(), &county.organiser, session, offers)
            .await
            .unwrap();
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        let offered = row(&county, session, 1).await;
        assert_eq!(offered.state, EnrolmentState::Waiting);
        let until = offered.offer_until.unwrap();
        assert_eq!((until - county.platform().clock.now()).num_hours(), 23);
        assert!(
            matches!(put_in(&county, session, 3).await, Enrolled::Waiting(_, 3)),
            "a seat that is kept is taken"
        );
        assert!(!end_due(county.platform()).await.unwrap());
        assert_eq!(waiting(&county, session).await, [1, 2, 3], "nothing is due yet");

        let mut later = county.platform().clone();
        later.clock = Clock::starting_at((until + Duration::from_mins(1)).fixed_offset());
        let (one, two) = tokio::join!(end_due(&later), end_due(&later));
        assert!(!one.unwrap() && !two.unwrap());
        assert_eq!(
            waiting(&county, session).await,
            [2, 3, 1],
            "who let it pass comes last, once"
        );
        assert!(row(&county, session, 2).await.offer_until.is_some());

        let late = act_on_own(&later, &county.worker(1).await, session, OwnDeed::Accept, None)
            .await
            .unwrap_err();
        assert_eq!((late.status().as_u16(), late.code()), (409, "enrolment.no_offer"));
        act_on_own(&later, &county.worker(2).await, session, OwnDeed::Accept, None)
            .await
            .unwrap();
        assert_eq!(row(&county, session, 2).await.state, EnrolmentState::Approved);
        assert_eq!(waiting(&county, session).await, [3, 1]);
    }
}

#[tokio::test]
async fn who_never_answers_is_offered_a_place_twice() {
    for county in counties().await {
        let session = county.session(1, 1).await;
        ahead(&county, session).await;
        county.act(session, "open").await.unwrap();
        let mut offers = rules(1);
        offers.offer_hours = Some(24);
        set_places(county.platform(), &county.organiser, session, offers)
            .await
            .unwrap();
        put_in(&county, session, 0).await;
        put_in(&county, session, 1).await;
        act(&county, session, 0, &county.organiser, deed("withdraw"))
            .await
            .unwrap();
        let mut later = county.platform().clone();
        for passed in 1..=2 {
            let until = row(&county, session, 1).await.offer_until.expect("offered");
            later.clock = Clock::starting_at((until + Duration::from_mins(1)).fixed_offset());
            assert!(!end_due(&later).await.unwrap());
            let state = row(&county, session, 1).await.state;
            assert_eq!(state == EnrolmentState::Waiting, passed == 1, "{passed}");
        }
        assert!(!end_due(&later).await.unwrap());
        let place = row(&county, session, 1).await;
        assert_eq!(
            (place.state, place.offer_until),
            (EnrolmentState::Withdrawn, None)
        );
    }
}

#[tokio::test]
async fn a_jump_needs_a_reason_and_the_holder() {
    let county = County::new().await;
    let session = county.session(1, 1).await;
    county.act(session, "open").await.unwrap();
    for at in 0..4 {
        put_in(&county, session, at).await;
    }
    let jump = |reason: Option<&str>, position| Deed {
        action: "jump".to_owned(),
        reason: reason.map(str::to_owned),
        position: Some(position),
        ..Deed::default()
    };
    let organiser = &county.organiser;
    let silent = act(&county, session, 3, organiser, jump(None, 1)).await;
    assert_eq!(silent.unwrap_err().code(), "enrolment.reason_missing");
    let far = act(&county, session, 3, organiser, jump(Some("新任"), 4)).await;
    assert_eq!(far.unwrap_err().code(), "enrolment.position");
    let township = act(&county, session, 3, &county.township, jump(Some("新任"), 1)).await;
    assert_eq!(township.unwrap_err().status().as_u16(), 403);
    act(&county, session, 3, organiser, jump(Some("新任"), 1))
        .await
        .unwrap();
    assert_eq!(waiting(&county, session).await, [3, 1, 2]);
    act(&county, session, 0, organiser, deed("withdraw"))
        .await
        .unwrap();
    assert_eq!(row(&county, session, 3).await.state, EnrolmentState::Approved);
}

#[tokio::test]
async fn replacing_keeps_both_records_and_overtakes_nobody() {
    for county in counties().await {
        let session = county.session(1, 1).await;
        county.act(session, "open").await.unwrap();
        put_in(&county, session, 0).await;
        put_in(&county, session, 1).await;
        let mut by = deed("replace");
        by.by_person = Some(county.people[2]);
        act(&county, session, 0, &county.organiser, by.clone())
            .await
            .unwrap();
        let (old, new) = (row(&county, session, 0).await, row(&county, session, 2).await);
        assert_eq!(
            (old.state, new.state),
            (EnrolmentState::Replaced, EnrolmentState::Approved)
        );
        assert_eq!(new.replaces_id, Some(old.id));
        assert_eq!(
            row(&county, session, 1).await.state,
            EnrolmentState::Waiting,
            "the seat was handed on, it did not fall free"
        );
        by.by_person = Some(county.people[3]);
        act(&county, session, 1, &county.organiser, by).await.unwrap();
        assert_eq!(
            waiting(&county, session).await,
            [3],
            "the turn is handed on as well"
        );
        let more = set_places(county.platform(), &county.organiser, session, rules(2)).await;
        more.unwrap();
        assert_eq!(row(&county, session, 3).await.state, EnrolmentState::Approved);
        let few = set_places(county.platform(), &county.organiser, session, rules(1)).await;
        assert_eq!(few.unwrap_err().code(), "session.too_few");
    }
}

#[tokio::test]
async fn people_ask_for_themselves_where_the_session_lets_them() {
    let county = County::new().await;
    let session = county.session(1, 1).await;
    ahead(&county, session).await;
    let platform = county.platform();
    let (first, second) = (county.worker(0).await, county.worker(1).await);
    let early = self_enrol(platform, &first, session).await.unwrap_err();
    assert_eq!(early.status().as_u16(), 404, "nobody knows of it yet");
    county.act(session, "open").await.unwrap();
    let closed = self_enrol(platform, &first, session).await.unwrap_err();
    assert_eq!(closed.code(), "enrolment.not_open");

    let mut asked = rules(1);
    asked.approval = true;
    asked.leave_until = Some("2026-12-01".parse().unwrap());
    set_places(platform, &county.organiser, session, asked.clone())
        .await
        .unwrap();
    assert!(matches!(
        self_enrol(platform, &first, session).await.unwrap(),
        Enrolled::In(_, EnrolmentState::Enrolled)
    ));
    assert!(matches!(
        self_enrol(platform, &second, session).await.unwrap(),
        Enrolled::Waiting(_, 1)
    ));
    let unready = county.act(session, "lock").await.unwrap_err();
    assert_eq!(unready.code(), "session.unready");
    act(&county, session, 0, &county.township, deed("approve"))
        .await
        .unwrap();
    assert_eq!(row(&county, session, 0).await.state, EnrolmentState::Approved);

    let silent = act_on_own(platform, &first, session, OwnDeed::Withdraw, None)
        .await
        .unwrap_err();
    assert_eq!(silent.status().as_u16(), 422, "a reason is asked for");
    let mut late = platform.clone();
    late.clock = Clock::starting_at("2026-12-02T09:00:00+08:00".parse().unwrap());
    let cut_off = act_on_own(&late, &first, session, OwnDeed::Withdraw, Some("出差"))
        .await
        .unwrap_err();
    assert_eq!(cut_off.code(), "enrolment.cut_off");
    act_on_own(platform, &first, session, OwnDeed::Withdraw, Some("出差"))
        .await
        .unwrap();
    // the approval that the session asks for is not skipped by waiting
    assert_eq!(row(&county, session, 1).await.state, EnrolmentState::Enrolled);
    let called_up = county.session(2, 5).await;
    let slots = super::action::set_slots::NewSlots::default();
    super::action::set_slots::set_slots(platform, &county.organiser, called_up, slots)
        .await
        .unwrap();
    county.act(called_up, "open").await.unwrap();
    put_in(&county, called_up, 0).await;
    let named = act_on_own(platform, &first, called_up, OwnDeed::Withdraw, Some("出差"))
        .await
        .unwrap_err();
    assert_eq!(named.code(), "enrolment.named");
}

#[tokio::test]
async fn after_the_last_day_names_come_from_the_holder_alone() {
    let county = County::new().await;
    let session = county.session(1, 3).await;
    county.act(session, "open").await.unwrap();
    let mut over = rules(3);
    over.names_until = Some("2026-11-20".parse().unwrap());
    set_places(county.platform(), &county.organiser, session, over)
        .await
        .unwrap();
    let late = enrol(
        county.platform(),
        &county.township,
        session,
        county.people[0],
        None,
    )
    .await;
    let late = late.unwrap_err();
    assert_eq!(late.code(), "enrolment.closed");
    assert!(late.detail().contains("11月20日"), "{}", late.detail());
    let own = self_enrol(county.platform(), &county.worker(0).await, session).await;
    assert_eq!(own.unwrap_err().code(), "enrolment.closed");
    put_in(&county, session, 0).await;
    let mut wrong = rules(0);
    wrong.names_until = Some("2026-12-20".parse().unwrap());
    wrong.teaching = String::new();
    let refused = set_places(county.platform(), &county.organiser, session, wrong).await;
    assert_eq!(refused.unwrap_err().status().as_u16(), 422);
}

#[tokio::test]
async fn a_last_day_long_past_is_told_at_its_field() {
    let county = County::new().await;
    let session = county.session(1, 3).await;
    ahead(&county, session).await;
    let mut slip = rules(3);
    slip.names_until = Some("2020-12-10".parse().unwrap());
    slip.leave_until = Some("2020-12-12".parse().unwrap());
    let refused = set_places(county.platform(), &county.organiser, session, slip).await;
    let refused = refused.unwrap_err();
    let fields: Vec<_> = refused
        .violations()
        .iter()
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(fields, ["names_until", "leave_until"]);
    let said = &refused.violations()[0].message;
    assert!(said.ends_with("要马上截止，请填 2026-11-23。"), "{said}");
}

#[tokio::test]
async fn two_replacements_and_a_name_at_once_do_not_stop_each_other() {
    let Some(postgres) = Installation::on_postgres().await else {
        return;
    };
    let county = County::on(postgres).await;
    let session = county.session(1, 2).await;
    put_in(&county, session, 0).await;
    put_in(&county, session, 1).await;
    for _ in 0..5 {
        let mut by = deed("replace");
        by.by_person = Some(county.people[2]);
        let (a, b) = tokio::join!(
            act(&county, session, 0, &county.organiser, by),
            enrol(
                county.platform(),
                &county.organiser,
                session,
                county.people[2],
                None
            ),
        );
        let refused = [a.err(), b.err()].into_iter().flatten();
        assert!(
            refused
                .into_iter()
                .all(|problem| problem.status().as_u16() == 409)
        );
    }
    let count = enrolment::Entity::find()
        .all(county.platform().database.reader())
        .await;
    assert_eq!(count.unwrap().len(), 3);
}
