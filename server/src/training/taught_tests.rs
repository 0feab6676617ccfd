//! Courses in timetables: what a half-day takes of its course, and who has taken it by having been there.
use sanyou_schema::domain::value::MarkStatus as M;
use sanyou_schema::domain::value::id::{CourseId, LecturerId, PersonId, SessionId};

use super::action::add_place::{NewLecturer, add_lecturer};
use super::action::check_timetable::{TimetableForm, check_timetable};
use super::action::copy_session::{CopyForm, copy_session};
use super::action::courses::write::{CourseForm, act_on_course, create_course};
use super::action::create_session::{SessionForm, create_session};
use super::action::set_lecturer::{LecturerForm, QualificationForm, set_lecturer};
use super::api::course_view;
use super::done_by;
use super::paper::Sort;
use super::store::lessons::Learning;
use super::store::papers::PaperFacts;
use super::store::sessions::{slots_of, visible_session};
use super::testing::{County, session_form};
use crate::attendance::{RollMark, set_roll};
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;

/// Runs a story in an installation on each database that there is.
async fn on_both<F: Future<Output = ()>>(story: impl Fn(County) -> F) {
    story(County::new().await).await;
    if let Some(postgres) = Installation::on_postgres().await {
        story(County::on(postgres).await).await;
    }
}

async fn course(county: &County, code: &str, asks: Option<&str>) -> CourseId {
    let (platform, organiser) = (county.platform(), &county.organiser);
    let form = CourseForm {
        code: code.to_owned(),
        name: format!("发展党员实务 {code}"),
        kind: "topic".to_owned(),
        hours_hundredths: 350,
        pass_percent: 60,
        qualification: asks.map(str::to_owned),
        ..CourseForm::default()
    };
    let id = create_course(platform, organiser, organiser.home_unit, form)
        .await
        .unwrap();
    act_on_course(platform, organiser, id, "publish").await.unwrap();
    id
}

/// A session whose second half-day teaches a course.
fn teaching(county: &County, course: CourseId) -> SessionForm {
    let mut form = session_form(county.organiser.home_unit, 1, 8);
    form.slots[0].title = Some("开班式".to_owned());
    form.slots[1].course = Some(course);
    form
}

async fn create(county: &County, form: SessionForm) -> Result<SessionId, Problem> {
    create_session(county.platform(), &county.organiser, form).await
}

async fn lecturer(county: &County, name: &str, topics: &[&str]) -> LecturerId {
    let new = NewLecturer {
        name: name.to_owned(),
        title: None,
        employer: None,
    };
    let id = add_lecturer(county.platform(), &county.organiser, new)
        .await
        .unwrap();
    let qualification = |topic: &&str| QualificationForm {
        topic: (*topic).to_owned(),
        issuer: None,
        valid_from: "2026-01-01".to_owned(),
        last_day: None,
    };
    let form = LecturerForm {
        title: None,
        employer: None,
        qualifications: topics.iter().map(qualification).collect(),
        absences: Vec::new(),
        version: None,
    };
    set_lecturer(county.platform(), &county.organiser, id, form)
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn a_half_day_takes_its_subject_and_what_it_asks_from_the_course() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let id = course(&county, "DW-01", Some("发展党员")).await;
        let party = lecturer(&county, "郝志远", &["党章党规"]).await;
        let fit = lecturer(&county, "任晓琳", &["发展党员"]).await;
        let mut form = teaching(&county, id);
        form.slots[0].lecturer = Some(party);
        form.slots[1].lecturer = Some(party);
        let check = TimetableForm {
            session: None,
            unit: None,
            venue: None,
            capacity: 8,
            slots: form.slots.clone(),
        };
        let found = check_timetable(platform, organiser, check).await.unwrap();
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.found.finding.at, one.found.finding.violation.message.as_str()))
            .collect();
        let message = "郝志远没有“发展党员”的授课资格，请登记或换人；有资格又有空的有：任晓琳。";
        assert_eq!(
            told,
            [(1, message)],
            "of the course alone, and not of the opening"
        );
        form.slots[1].lecturer = Some(fit);
        let session = create(&county, form).await.unwrap();
        let db = platform.database.reader();
        let slots = slots_of(db, vec![session]).await.unwrap();
        assert_eq!(
            (slots[1].title.as_deref(), slots[1].course_id),
            (Some("发展党员实务 DW-01"), Some(id))
        );
        let seen = visible_session(db, &organiser.scope, session, false)
            .await
            .unwrap();
        let facts = PaperFacts::load(platform, seen.unwrap(), false).await.unwrap();
        for paper in [Sort::Timetable, Sort::Notice] {
            let text = format!("{:?}", paper.paper(&facts).blocks);
            assert!(text.contains("发展党员实务 DW-01（3.5学时）"), "{text}");
        }
        // a course that is closed by now is chosen no more, and stays in the copy of where it was
        act_on_course(platform, organiser, id, "close").await.unwrap();
        let mut other = teaching(&county, id);
        other.number = 2;
        let refused = create(&county, other).await.unwrap_err();
        assert_eq!(refused.violations()[0].code, "slot.course");
        let copy = CopyForm {
            first_day: "2027-03-01".to_owned(),
            number: None,
            without_taken: false,
            reason: None,
        };
        let copy = copy_session(platform, organiser, session, copy).await.unwrap();
        let copied = slots_of(db, vec![copy]).await.unwrap();
        assert_eq!(copied[1].course_id, Some(id));
    })
    .await;
}

#[tokio::test]
async fn who_was_there_has_taken_the_course_once_the_class_is_over() {
    on_both(|county| async move {
        let (platform, organiser) = (county.platform(), &county.organiser);
        let id = course(&county, "DW-01", None).await;
        let session = create(&county, teaching(&county, id)).await.unwrap();
        let people = county.people.clone();
        let made = super::enrol_all(platform, organiser, session, people, None)
            .await
            .unwrap();
        assert!(made.iter().all(|item| item.outcome.is_ok()));
        county.act(session, "lock").await.unwrap();
        county.act(session, "start").await.unwrap();
        let marks = |statuses: [M; 4]| -> Vec<RollMark> {
            let people = county.people.iter().zip(statuses);
            let mark = |(person, status): (&PersonId, M)| RollMark {
                person: *person,
                status: status.code().to_owned(),
            };
            people.map(mark).collect()
        };
        let slots = county.slots(session).await;
        let opening = marks([M::Present; 4]);
        set_roll(platform, organiser, slots[0], opening).await.unwrap();
        let lesson = marks([M::Present, M::Late, M::LeaveSick, M::Absent]);
        set_roll(platform, organiser, slots[1], lesson).await.unwrap();
        let db = platform.database.reader();
        let taken = async || {
            let done = done_by(db, &county.people).await.unwrap();
            let has = |person: &PersonId| done.get(person).is_some_and(|courses| courses.contains(&id));
            county.people.iter().map(has).collect::<Vec<_>>()
        };
        assert_eq!(taken().await, [false; 4], "the class is not over");
        county.act(session, "finish").await.unwrap();
        assert_eq!(taken().await, [true, true, false, false]);
        let own = Learning::of(db, county.people[0]).await.unwrap();
        assert_eq!((own.taken[&id].session, own.done.len()), (session, 0));
        let shown = course_view::course(platform, organiser, id).await.unwrap();
        let used: Vec<_> = shown
            .sessions
            .iter()
            .map(|one| (one.name.as_str(), one.came))
            .collect();
        assert_eq!(used, [("轮训第1期", Some(2))]);
        let below = course_view::course(platform, &county.township, id).await.unwrap();
        assert_eq!(
            below.sessions[0].came, None,
            "a township sees its own people of it alone"
        );
    })
    .await;
}
