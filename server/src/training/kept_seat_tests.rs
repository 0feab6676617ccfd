//! Seats that are kept for units until their last day, and what becomes of them then.
use sanyou_schema::domain::value::EnrolmentState as S;
use sanyou_schema::domain::value::id::{PersonId, SessionId};

use super::action::enrol::{Enrolled, enrol, enrol_all};
use super::action::own_place::self_enrol;
use super::action::set_places::set_places;
use super::action::set_quota::{QuotaForm, return_places, set_quota};
use super::job::end_due;
use super::store::enrolments::{counted, list_of};
use super::testing::County;
use super::waiting_tests::{ahead, counties, row, rules};
use crate::platform::actor::Actor;
use crate::platform::clock::Clock;
use crate::platform::problem::Problem;

/// Gives the first township so many seats, until 1 December.
async fn give(county: &County, id: SessionId, places: i64) {
    let form = QuotaForm {
        by: "territory".to_owned(),
        basis: "fixed".to_owned(),
        minimum: 0,
        total: places,
        names_until: Some("2026-12-01".to_owned()),
        fixed: vec![(county.township.home_unit.into(), places)],
        ..QuotaForm::default()
    };
    set_quota(county.platform(), &county.organiser, id, &form)
        .await
        .unwrap();
}

/// A session of so many seats that takes names, with so many of them the first township's.
async fn session(county: &County, seats: i64, given: i64) -> SessionId {
    let id = county.session(1, seats).await;
    ahead(county, id).await;
    county.act(id, "open").await.unwrap();
    set_places(county.platform(), &county.organiser, id, rules(seats))
        .await
        .unwrap();
    give(county, id, given).await;
    id
}

async fn put(
    county: &County,
    actor: &Actor,
    id: SessionId,
    person: PersonId,
    reason: Option<&str>,
) -> Result<Enrolled, Problem> {
    enrol(county.platform(), actor, id, person, reason).await
}

fn waits_for_kept(told: Result<Enrolled, Problem>, expected: u32) {
    match told {
        Ok(Enrolled::Kept(_, at, kept)) => {
            assert_eq!(at, expected);
            assert_eq!(kept.sentence(), "其余位子是各乡镇的名额，到 12月1日 止。");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_was_given_to_a_township_is_kept_for_it() {
    for county in counties().await {
        let id = session(&county, 3, 2).await;
        let people = &county.people;
        let own = self_enrol(county.platform(), &county.worker(0).await, id).await;
        assert!(
            matches!(own, Ok(Enrolled::In(..))),
            "one seat is nobody's: {own:?}"
        );
        waits_for_kept(put(&county, &county.organiser, id, people[1], None).await, 1);
        for person in [people[2], people[3]] {
            let named = put(&county, &county.township, id, person, None).await;
            assert!(matches!(named, Ok(Enrolled::In(_, S::Enrolled))), "{named:?}");
        }
        assert_eq!(row(&county, id, 1).await.state, S::Waiting);
    }
}

#[tokio::test]
async fn the_holder_takes_a_kept_seat_for_a_reason() {
    for county in counties().await {
        let id = session(&county, 2, 2).await;
        let people = &county.people;
        let own = self_enrol(county.platform(), &county.worker(0).await, id).await;
        waits_for_kept(own, 1);
        waits_for_kept(put(&county, &county.organiser, id, people[1], None).await, 2);
        let again = put(
            &county,
            &county.organiser,
            id,
            people[1],
            Some("新任书记，要先训"),
        )
        .await;
        assert!(matches!(again, Ok(Enrolled::In(_, S::Approved))), "{again:?}");
        let third = put(&county, &county.organiser, id, people[2], Some("同上")).await;
        assert!(matches!(third, Ok(Enrolled::In(_, S::Approved))), "{third:?}");
        // no seat is left: a reason makes none
        let full = put(&county, &county.organiser, id, people[3], Some("同上")).await;
        assert!(matches!(full, Ok(Enrolled::Waiting(_, 2))), "{full:?}");
        let known = put(&county, &county.organiser, id, people[3], Some("同上")).await;
        assert_eq!(known.unwrap_err().code(), "enrolment.already");
        let db = county.platform().database.reader();
        let overrides = super::store::rooms::overrides_of(db, id).await.unwrap();
        let codes: Vec<_> = overrides.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes, ["quota.kept", "quota.kept"]);
    }
}

#[tokio::test]
async fn what_a_township_hands_back_goes_to_those_that_wait() {
    for county in counties().await {
        let id = session(&county, 2, 2).await;
        let people = &county.people;
        waits_for_kept(put(&county, &county.organiser, id, people[0], None).await, 1);
        waits_for_kept(put(&county, &county.organiser, id, people[1], None).await, 2);
        put(&county, &county.township, id, people[2], None).await.unwrap();
        let returned = return_places(county.platform(), &county.township, id, None).await;
        assert_eq!(returned.unwrap(), 1);
        assert_eq!(row(&county, id, 0).await.state, S::Approved);
        assert_eq!(row(&county, id, 1).await.state, S::Waiting);
    }
}

#[tokio::test]
async fn after_the_last_day_the_seats_go_to_those_that_wait() {
    for county in counties().await {
        let id = session(&county, 1, 1).await;
        waits_for_kept(
            put(&county, &county.organiser, id, county.people[0], None).await,
            1,
        );
        let mut later = county.platform().clone();
        later.clock = Clock::starting_at("2026-12-01T23:59:00+08:00".parse().unwrap());
        end_due(&later).await.unwrap();
        assert_eq!(row(&county, id, 0).await.state, S::Waiting, "the last day counts");
        later.clock = Clock::starting_at("2026-12-02T00:01:00+08:00".parse().unwrap());
        let (one, two) = tokio::join!(end_due(&later), end_due(&later));
        one.and(two).unwrap();
        assert_eq!(row(&county, id, 0).await.state, S::Approved);
    }
}

#[tokio::test]
async fn names_that_wait_count_against_the_places() {
    for county in counties().await {
        let id = session(&county, 2, 1).await;
        let people = county.people.clone();
        // one comes in beside the township's seat, the other in it for a reason: the session is full
        put(&county, &county.organiser, id, people[0], None)
            .await
            .unwrap();
        put(&county, &county.organiser, id, people[1], Some("新任"))
            .await
            .unwrap();
        let named = enrol_all(
            county.platform(),
            &county.township,
            id,
            vec![people[2], people[3]],
            None,
        )
        .await
        .unwrap();
        assert!(matches!(named[0].outcome, Ok(Enrolled::Waiting(_, 1))));
        assert_eq!(named[1].outcome.as_ref().unwrap_err().code(), "quota.full");
    }
}

#[tokio::test]
async fn who_asked_is_looked_through_after_waiting_as_well() {
    for county in counties().await {
        let id = county.session(1, 1).await;
        ahead(&county, id).await;
        county.act(id, "open").await.unwrap();
        let mut asked = rules(1);
        asked.approval = true;
        set_places(county.platform(), &county.organiser, id, asked.clone())
            .await
            .unwrap();
        for at in 0..2 {
            let worker = county.worker(at).await;
            self_enrol(county.platform(), &worker, id).await.unwrap();
        }
        asked.capacity = 2;
        set_places(county.platform(), &county.organiser, id, asked)
            .await
            .unwrap();
        assert_eq!(row(&county, id, 1).await.state, S::Enrolled);
    }
}

/// The township, the county and the people themselves, all at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rush_leaves_the_township_its_seats() {
    for county in counties().await {
        let people = county.crowd(60).await;
        let id = session(&county, 20, 8).await;
        let clients: Vec<_> = people
            .iter()
            .enumerate()
            .map(|(at, person)| {
                let actor = if at % 3 == 0 {
                    &county.township
                } else {
                    &county.organiser
                };
                let (platform, actor, person) = (county.platform().clone(), actor.clone(), *person);
                tokio::spawn(async move { enrol(&platform, &actor, id, person, None).await })
            })
            .collect();
        let mut full = 0;
        for client in clients {
            match client.await.unwrap() {
                Ok(_) => {}
                Err(refused) => {
                    assert_eq!(refused.code(), "quota.full");
                    full += 1;
                }
            }
        }
        assert_eq!(full, 12, "of twenty names eight have a place");
        let db = county.platform().database.reader();
        assert_eq!(counted(db, id).await.unwrap().filled.held, 20);
        let rows = list_of(db, id).await.unwrap();
        let township = rows.iter().filter(|row| row.state == S::Enrolled).count();
        assert_eq!(township, 8);
        let waiting = rows.iter().filter(|row| row.state == S::Waiting).count();
        assert_eq!(waiting, 28);
    }
}
