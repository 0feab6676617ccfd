//! 分班: half-days that are each group's own, who is in which, and what follows from it.
use sanyou_schema::domain::value::id::{DivisionId, PersonId, SessionId};
use sanyou_schema::domain::value::{EnrolmentState, MarkStatus};
use sanyou_schema::entity::{credit_entry, slot};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::action::copy_session::{CopyForm, copy_session};
use super::action::create_session::{SessionForm, create_session};
use super::action::divisions::{DivisionForm, deal_divisions, move_to_division, set_divisions};
use super::action::enrol::enrol_all;
use super::action::plan::SlotForm;
use super::action::set_slots::{NewSlots, set_slots};
use super::api::view;
use super::calendar::calendar;
use super::paper::Sort;
use super::store::enrolments::of_person_in;
use super::store::facts::SessionFacts;
use super::store::history::sessions_of;
use super::store::papers::PaperFacts;
use super::store::sessions::{slots_of, visible_session};
use super::testing::{County, session_form};
use crate::attendance::{RollMark, set_roll};
use crate::platform::consequence::Consequences;
use crate::platform::documents::paper::Block;
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;

/// Runs a story in an installation on each database that there is.
async fn on_both<F: Future<Output = ()>>(story: impl Fn(County) -> F) {
    story(County::new().await).await;
    if let Some(postgres) = Installation::on_postgres().await {
        story(County::on(postgres).await).await;
    }
}

fn half(day: &str, half: &str, division: Option<i32>) -> SlotForm {
    let (starts, ends) = if half == "am" {
        ("08:30", "12:00")
    } else {
        ("14:00", "17:30")
    };
    SlotForm {
        day: day.to_owned(),
        half: half.to_owned(),
        starts: starts.to_owned(),
        ends: ends.to_owned(),
        title: Some(division.map_or("开班式".to_owned(), |number| format!("第{number}班的课"))),
        division,
        ..SlotForm::default()
    }
}

/// One half-day for all, and one that each of two groups has at the same time.
fn form(county: &County, number: i64) -> SessionForm {
    SessionForm {
        divisions: vec!["一班".to_owned(), "二班".to_owned()],
        slots: vec![
            half("2026-11-20", "pm", None),
            half("2026-11-23", "am", Some(1)),
            half("2026-11-23", "am", Some(2)),
        ],
        ..session_form(county.organiser.home_unit, number, 8)
    }
}

async fn create(county: &County, form: SessionForm) -> Result<SessionId, Problem> {
    create_session(county.platform(), &county.organiser, form).await
}

/// The session with the four people on its list, two in each group.
async fn divided(county: &County) -> SessionId {
    let id = create(county, form(county, 1)).await.unwrap();
    let people = county.people.clone();
    for item in enrol_all(county.platform(), &county.organiser, id, people, None)
        .await
        .unwrap()
    {
        item.outcome.unwrap();
    }
    let left = deal_divisions(county.platform(), &county.organiser, id, false)
        .await
        .unwrap();
    assert!(left.is_empty());
    id
}

async fn facts(county: &County, id: SessionId) -> SessionFacts {
    SessionFacts::load(county.platform().database.reader(), id)
        .await
        .unwrap()
}

/// Of which group somebody is, by its number.
fn number(facts: &SessionFacts, person: PersonId) -> Option<i32> {
    let row = facts.enrolments.iter().find(|row| row.person_id == person)?;
    facts.division(row.division_id).map(|row| row.number)
}

async fn roll(county: &County, slot: &slot::Model, people: &[PersonId]) -> Result<(), Problem> {
    let marks = people.iter().map(|person| RollMark {
        person: *person,
        status: MarkStatus::Present.code().to_owned(),
    });
    set_roll(county.platform(), &county.organiser, slot.id, marks.collect()).await
}

fn codes(problem: &Problem) -> Vec<&str> {
    problem.violations().iter().map(|it| it.code.as_str()).collect()
}

#[tokio::test]
async fn each_group_is_called_in_its_own_half_days_and_earns_them_once() {
    on_both(|county| async move {
        let id = divided(&county).await;
        let before = facts(&county, id).await;
        let of = |number_of: i32| -> Vec<PersonId> {
            let own = county
                .people
                .iter()
                .filter(|one| number(&before, **one) == Some(number_of));
            own.copied().collect()
        };
        let (first, second) = (of(1), of(2));
        assert_eq!((first.len(), second.len()), (2, 2));
        let [whole, one, two] = &before.slots[..] else {
            panic!("three half-days")
        };
        assert_eq!([whole, one, two].map(|slot| before.expected(slot.id)), [4, 2, 2]);
        county.act(id, "lock").await.unwrap();
        county.act(id, "start").await.unwrap();
        roll(&county, whole, &county.people).await.unwrap();
        let refused = roll(&county, one, &county.people).await.unwrap_err();
        assert_eq!(codes(&refused), ["attendance.other_division"; 2]);
        roll(&county, one, &first).await.unwrap();
        let unready = county.act(id, "finish").await.unwrap_err();
        assert_eq!(unready.violations().len(), 2, "{}", unready.detail());
        roll(&county, two, &second).await.unwrap();
        let consequences = Consequences {
            session_finished: vec![std::sync::Arc::new(crate::credit::PostHours)],
            ..Consequences::default()
        };
        county.act_with(id, "finish", &consequences).await.unwrap();
        let after = facts(&county, id).await;
        let db = county.platform().database.reader();
        for row in &after.enrolments {
            assert_eq!(row.state, EnrolmentState::Completed);
            let tally = after.tally(row.id);
            assert_eq!((tally.required, tally.attended), (2, 2));
            let earned = credit_entry::Entity::find()
                .filter(credit_entry::Column::PersonId.eq(row.person_id))
                .all(db)
                .await
                .unwrap();
            assert_eq!(earned.len(), 2);
        }
    })
    .await;
}

#[tokio::test]
async fn papers_phone_and_calendar_show_ones_own() {
    let county = County::new().await;
    let id = divided(&county).await;
    county.act(id, "announce").await.unwrap();
    let db = county.platform().database.reader();
    let known = facts(&county, id).await;
    let person = county.people[0];
    let mine = number(&known, person).unwrap();
    let found = sessions_of(db, person).await.unwrap();
    let own: Vec<_> = found[0]
        .slots
        .iter()
        .map(|slot| slot.title.clone().unwrap())
        .collect();
    assert_eq!(own, ["开班式".to_owned(), format!("第{mine}班的课")]);
    let file = calendar(&found[0], None, "2026-11-24T01:00:00Z".parse().unwrap());
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
    assert!(!file.contains(&format!("第{}班的课", 3 - mine)), "{file}");
    let seen = visible_session(db, &county.organiser.scope, id, false)
        .await
        .unwrap();
    let papers = PaperFacts::load(county.platform(), seen.unwrap(), false)
        .await
        .unwrap();
    let sheets: Vec<usize> = Sort::SignIn
        .paper(&papers)
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(
                table
                    .rows
                    .iter()
                    .flatten()
                    .filter(|cell| cell.starts_with('张'))
                    .count(),
            ),
            _ => None,
        })
        .collect();
    assert_eq!(sheets, [4, 2, 2]);
    let timetable = format!("{:?}", Sort::Timetable.paper(&papers).blocks);
    assert!(
        timetable.contains("全体") && timetable.contains("二班"),
        "{timetable}"
    );
    let groups = format!("{:?}", Sort::Groups.paper(&papers).blocks);
    assert!(
        groups.contains("第1组（一班，2人）") && groups.contains("第2组（二班，2人）"),
        "{groups}"
    );
    let shown = view::session(county.platform(), &county.organiser, id)
        .await
        .unwrap();
    assert_eq!(
        shown
            .divisions
            .iter()
            .map(|one| (one.people, one.slots))
            .collect::<Vec<_>>(),
        [(2, 1); 2]
    );
    assert_eq!(shown.undivided, 0);
}

#[tokio::test]
async fn who_is_moved_keeps_what_they_were_at() {
    on_both(|county| async move {
        let id = divided(&county).await;
        let known = facts(&county, id).await;
        county.act(id, "lock").await.unwrap();
        county.act(id, "start").await.unwrap();
        let person = county.people[0];
        let own = number(&known, person).unwrap();
        let slot = |number: i32| known.slots[usize::try_from(number).unwrap()].clone();
        roll(&county, &slot(own), &[person]).await.unwrap();
        let row = of_person_in(county.platform().database.reader(), id, person)
            .await
            .unwrap()
            .unwrap();
        let to = known
            .divisions
            .iter()
            .find(|one| one.number != own)
            .map(|one| one.id);
        let notices = county.notices().await;
        move_to_division(county.platform(), &county.organiser, row.id, to, None)
            .await
            .unwrap();
        assert_eq!(
            county.notices().await,
            notices + 1,
            "the timetable is another now"
        );
        let after = facts(&county, id).await;
        assert_eq!(number(&after, person), Some(3 - own));
        // of that half-day it is the one that they were at, and not the other too
        assert!(after.is_own(slot(own).id, row.id) && !after.is_own(slot(3 - own).id, row.id));
        let refused = roll(&county, &slot(3 - own), &[person]).await.unwrap_err();
        assert_eq!(codes(&refused), ["attendance.other_division"]);
        assert_eq!(after.tally(row.id).required, 2);
        let foreign = move_to_division(county.platform(), &county.township, row.id, None, None).await;
        assert_eq!(foreign.unwrap_err().status().as_u16(), 403);
        let unknown = Some(DivisionId(uuid::Uuid::nil()));
        let unknown = move_to_division(county.platform(), &county.organiser, row.id, unknown, None).await;
        assert_eq!(codes(&unknown.unwrap_err()), ["division.unknown"]);
    })
    .await;
}

#[tokio::test]
async fn a_clash_looks_at_ones_own_groups_half_days_alone() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let person = county.people[0];
        // another session on the morning that the first group has
        let other = SessionForm {
            class_name: "专题班".to_owned(),
            slots: vec![half("2026-11-23", "am", None)],
            ..session_form(organiser.home_unit, 1, 8)
        };
        let other = create(&county, other).await.unwrap();
        let enrol = async |id, person| {
            let mut items = enrol_all(platform, organiser, id, vec![person], None)
                .await
                .unwrap();
            items.remove(0).outcome
        };
        enrol(other, person).await.unwrap();
        let mut split = form(&county, 1);
        split.slots[2] = half("2026-11-20", "am", Some(2));
        let id = create(&county, split).await.unwrap();
        // the second group would do, so nothing stands against it
        enrol(id, person).await.unwrap();
        enrol(id, county.people[1]).await.unwrap();
        let left = deal_divisions(platform, organiser, id, false).await.unwrap();
        assert!(left.is_empty());
        let known = facts(&county, id).await;
        assert_eq!(
            (number(&known, person), number(&known, county.people[1])),
            (Some(2), Some(1))
        );
        let row = of_person_in(platform.database.reader(), id, person)
            .await
            .unwrap()
            .unwrap();
        let first = Some(known.divisions[0].id);
        let clash = move_to_division(platform, organiser, row.id, first, None)
            .await
            .unwrap_err();
        assert_eq!(clash.code(), "enrolment.clash");
        assert!(
            clash.detail().starts_with("张一11月23日上午"),
            "{}",
            clash.detail()
        );
        // who is in the second group is free on the first one's morning
        let third = SessionForm {
            class_name: "研讨班".to_owned(),
            slots: vec![half("2026-11-20", "am", None)],
            ..session_form(organiser.home_unit, 1, 8)
        };
        let third = create(&county, third).await.unwrap();
        enrol(third, county.people[1]).await.unwrap();
        assert_eq!(enrol(third, person).await.unwrap_err().code(), "enrolment.clash");
    })
    .await;
}

#[tokio::test]
async fn a_timetable_names_groups_that_there_are() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let mut both = form(&county, 1);
        both.slots.push(half("2026-11-23", "am", None));
        assert_eq!(
            codes(&create(&county, both).await.unwrap_err()),
            ["slot.same_half_day"]
        );
        let mut third = form(&county, 1);
        third.slots[2].division = Some(3);
        assert_eq!(
            codes(&create(&county, third).await.unwrap_err()),
            ["slot.division"]
        );
        let mut alone = form(&county, 1);
        alone.divisions.pop();
        assert_eq!(
            codes(&create(&county, alone).await.unwrap_err()),
            ["division.one", "slot.division"]
        );
        let id = create(&county, form(&county, 1)).await.unwrap();
        let known = facts(&county, id).await.divisions;
        let names = |names: &[(usize, &str)]| -> Vec<DivisionForm> {
            let form = |(at, name): &(usize, &str)| DivisionForm {
                id: known.get(*at).map(|row| row.id),
                name: (*name).to_owned(),
            };
            names.iter().map(form).collect()
        };
        let set = async |forms| set_divisions(platform, organiser, id, forms).await;
        // names change places
        set(names(&[(0, "二班"), (1, "一班"), (9, "三班")]))
            .await
            .unwrap();
        let planned = set(names(&[(0, "甲班"), (9, "丙班")])).await.unwrap_err();
        assert_eq!(planned.code(), "division.planned");
        let slots = vec![half("2026-11-20", "pm", None), half("2026-11-23", "am", None)];
        let whole = NewSlots {
            slots,
            ..NewSlots::default()
        };
        set_slots(platform, organiser, id, whole).await.unwrap();
        set(Vec::new()).await.unwrap();
        assert!(facts(&county, id).await.divisions.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_copy_has_groups_of_its_own() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let id = divided(&county).await;
    let copy = CopyForm {
        first_day: "2027-03-01".to_owned(),
        number: None,
        without_taken: false,
        reason: None,
    };
    let copy = copy_session(platform, organiser, id, copy).await.unwrap();
    let (old, new) = (facts(&county, id).await, facts(&county, copy).await);
    let names = |facts: &SessionFacts| -> Vec<(String, Option<i32>)> {
        let slots = facts.slots.iter();
        let of = |slot: &slot::Model| facts.division(slot.division_id).map(|row| row.number);
        slots
            .map(|slot| (slot.title.clone().unwrap(), of(slot)))
            .collect()
    };
    assert_eq!(names(&old), names(&new));
    assert!(
        new.divisions
            .iter()
            .all(|row| old.divisions.iter().all(|other| other.id != row.id))
    );
    let slots = slots_of(platform.database.reader(), vec![copy]).await.unwrap();
    assert_eq!(slots.len(), 3);
    assert!(new.enrolments.is_empty());
}
