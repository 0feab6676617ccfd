//! Arrivals and rolls.
use sanyou_schema::domain::value::id::{PersonId, SlotId};
use sanyou_schema::domain::value::{EnrolmentState, MarkStatus as M};
use sanyou_schema::entity::attendance_mark;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};

use super::action::mark::{NewMark, Who, mark};
use super::action::note_arrival::note_arrival;
use super::action::set_roll::{RollMark, set_roll};
use crate::platform::problem::Problem;
use crate::training::testing::County;
use crate::training::{SessionFacts, of_person_in};

async fn roll(county: &County, slot: SlotId, marks: &[M]) -> Result<(), Problem> {
    let marks = county.people.iter().zip(marks).map(|(person, status)| RollMark {
        person: *person,
        status: status.code().to_owned(),
    });
    set_roll(county.platform(), &county.organiser, slot, marks.collect()).await
}

async fn state(county: &County, slot: SlotId, person: PersonId) -> EnrolmentState {
    let db = county.platform().database.reader();
    let actor = &county.organiser;
    let (_, seen) = crate::training::visible_slot(db, &actor.scope, slot, false)
        .await
        .unwrap()
        .unwrap();
    of_person_in(db, seen.row.id, person)
        .await
        .unwrap()
        .unwrap()
        .state
}

#[tokio::test]
async fn a_roll_sent_twice_is_one_roll() {
    let county = County::new().await;
    let session = county.locked().await;
    county.act(session, "start").await.unwrap();
    let slots = county.slots(session).await;
    let db = county.platform().database.reader();
    for _ in 0..2 {
        roll(&county, slots[0], &[M::Present, M::Late]).await.unwrap();
        assert_eq!(attendance_mark::Entity::find().count(db).await.unwrap(), 2);
    }
    assert_eq!(
        state(&county, slots[0], county.people[0]).await,
        EnrolmentState::InTraining
    );
    roll(&county, slots[0], &[M::Absent]).await.unwrap();
    let facts = SessionFacts::load(db, session).await.unwrap();
    assert_eq!(facts.slot_counts(slots[0]), (2, 1));
    let taken_away = vec![RollMark {
        person: county.people[0],
        status: String::new(),
    }];
    set_roll(county.platform(), &county.organiser, slots[0], taken_away)
        .await
        .unwrap();
    let facts = SessionFacts::load(db, session).await.unwrap();
    assert_eq!(facts.slot_counts(slots[0]), (1, 1));
}

#[tokio::test]
async fn every_count_of_a_roll_is_of_the_same_people() {
    let county = County::new().await;
    let session = county.locked().await;
    county.act(session, "start").await.unwrap();
    let slot = county.slots(session).await[0];
    let (platform, db) = (county.platform(), county.platform().database.reader());
    // the third never came and is not marked, the fourth was there once and is off the list since
    roll(&county, slot, &[M::Present, M::Late]).await.unwrap();
    let fourth = county.people[3];
    let there = RollMark {
        person: fourth,
        status: M::Present.code().to_owned(),
    };
    set_roll(platform, &county.organiser, slot, vec![there])
        .await
        .unwrap();
    let told = async || {
        let facts = SessionFacts::load(db, session).await.unwrap();
        let roll = super::api::roll(platform, &county.organiser, slot).await.unwrap();
        let marked = roll.items.iter().filter(|item| item.status.is_some()).count();
        let counted = (facts.expected(slot), facts.slot_counts(slot));
        let shown = (roll.items.len() as u64, (marked as u64, roll.slot.present));
        assert_eq!(counted, shown);
        assert_eq!(roll.slot.marked, marked as u64);
        counted
    };
    assert_eq!(told().await, (4, (3, 3)));
    let row = of_person_in(db, session, fourth).await.unwrap().unwrap();
    let change = platform.change(&county.organiser.by()).await.unwrap();
    let mut row = row.into_active_model();
    row.state = Set(EnrolmentState::Cancelled);
    row.update(change.db()).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(told().await, (3, (2, 2)));
    let facts = SessionFacts::load(db, session).await.unwrap();
    assert!(facts.has_marks(slot));
}

#[tokio::test]
async fn a_roll_with_a_fault_sets_nothing() {
    let county = County::new().await;
    let session = county.locked().await;
    county.act(session, "start").await.unwrap();
    let slots = county.slots(session).await;
    let refused = roll(&county, slots[0], &[M::Present, M::Absent])
        .await
        .unwrap_err();
    assert!(refused.detail().starts_with("张二："), "{}", refused.detail());
    let db = county.platform().database.reader();
    assert_eq!(attendance_mark::Entity::find().count(db).await.unwrap(), 0);
    assert_eq!(
        state(&county, slots[0], county.people[0]).await,
        EnrolmentState::Approved
    );
}

#[tokio::test]
async fn an_arrival_and_a_mark_are_noted_once() {
    let county = County::new().await;
    let session = county.locked().await;
    let (platform, actor, person) = (county.platform(), &county.organiser, county.people[0]);
    assert!(note_arrival(platform, actor, session, person).await.unwrap());
    assert!(!note_arrival(platform, actor, session, person).await.unwrap());
    let slots = county.slots(session).await;
    assert_eq!(state(&county, slots[0], person).await, EnrolmentState::Arrived);
    let by_id = |status| NewMark {
        who: Who::Person(person),
        at: platform.clock.now(),
        status,
    };
    assert!(
        mark(platform, actor, slots[0], by_id(Some(M::Late)))
            .await
            .unwrap()
    );
    let db = platform.database.reader();
    let code = of_person_in(db, session, person).await.unwrap().unwrap().code;
    let by_code = NewMark {
        who: Who::Code(code.to_lowercase()),
        at: platform.clock.now(),
        status: None,
    };
    assert!(!mark(platform, actor, slots[0], by_code).await.unwrap());
    let facts = SessionFacts::load(db, session).await.unwrap();
    assert_eq!(facts.mark(slots[0], facts.enrolments[0].id), Some(M::Late));
    let other = mark(platform, &county.township, slots[0], by_id(None))
        .await
        .unwrap_err();
    assert_eq!(
        other.status().as_u16(),
        403,
        "the county's session is seen, and its roll is not the township's"
    );
    let foreign = NewMark {
        at: platform.clock.now() + chrono::TimeDelta::hours(1),
        ..by_id(None)
    };
    let refused = mark(platform, actor, slots[0], foreign).await.unwrap_err();
    assert_eq!(refused.code(), "attendance.at_future");
}
