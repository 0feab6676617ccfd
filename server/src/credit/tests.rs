//! From the roll and the results to the hours.
use std::sync::Arc;

use sanyou_schema::domain::value::id::SlotId;
use sanyou_schema::domain::value::{EnrolmentState as E, MarkStatus as M};

use super::action::post_session::post_hours;
use super::{PostHours, ledger};
use crate::attendance::{RollMark, set_roll};
use crate::exam::{ExamForm, TypedResult, create_exam, set_results};
use crate::platform::consequence::Consequences;
use crate::training::of_person_in;
use crate::training::testing::County;

async fn roll(county: &County, slot: SlotId, marks: [M; 4]) {
    let marks = county.people.iter().zip(marks).map(|(person, status)| RollMark {
        person: *person,
        status: status.code().to_owned(),
    });
    set_roll(county.platform(), &county.organiser, slot, marks.collect())
        .await
        .unwrap();
}

#[tokio::test]
async fn finishing_waits_for_what_is_missing_and_posts_the_hours_once() {
    let county = County::new().await;
    let hours = Consequences {
        session_finished: vec![Arc::new(PostHours)],
        ..Consequences::default()
    };
    let session = county.locked().await;
    county.act(session, "start").await.unwrap();
    let form = ExamForm {
        name: "结业考试".to_owned(),
        held_on: "2026-11-23".to_owned(),
        full_mark: 100,
        pass_mark: 60,
        book: Some("closed".to_owned()),
        weight: Some(60),
    };
    let platform = county.platform();
    let exam = create_exam(platform, &county.organiser, session, form)
        .await
        .unwrap();
    let slots = county.slots(session).await;
    roll(&county, slots[0], [M::Present; 4]).await;
    let refused = county.act_with(session, "finish", &hours).await.unwrap_err();
    assert_eq!(
        (refused.status().as_u16(), refused.code()),
        (422, "session.unready")
    );
    assert!(
        refused.detail().contains("张一还有 1 个半天没有点名"),
        "{}",
        refused.detail()
    );
    roll(&county, slots[1], [M::Present, M::Late, M::Present, M::LeaveSick]).await;
    let marks = [Some(9000), Some(6000), Some(5950), Some(8000)];
    let typed = county
        .people
        .iter()
        .zip(marks)
        .map(|(person, hundredths)| TypedResult {
            person: *person,
            hundredths,
        });
    set_results(platform, &county.organiser, exam, typed.collect())
        .await
        .unwrap();
    county.act_with(session, "finish", &hours).await.unwrap();
    let db = platform.database.reader();
    let mut states = Vec::new();
    for person in &county.people {
        states.push(of_person_in(db, session, *person).await.unwrap().unwrap().state);
    }
    assert_eq!(
        states,
        [E::Completed, E::Completed, E::NotCompleted, E::NotCompleted]
    );
    let today = platform.clock.today();
    let year = ledger(db, county.people[0], 2026, today).await.unwrap();
    assert_eq!(year.lines.len(), 2);
    let asked = year.total.required.map(|hours| hours.to_string());
    let figures = (
        year.total.counting.to_string(),
        asked,
        year.total.lacking.to_string(),
    );
    assert_eq!(figures, ("8".to_owned(), Some("56".to_owned()), "48".to_owned()));
    assert_eq!(year.lines[0].session_name.as_deref(), Some("轮训第1期"));
    let failed = ledger(db, county.people[2], 2026, today).await.unwrap();
    assert!(failed.lines.is_empty());
    let again = county.act_with(session, "finish", &hours).await.unwrap_err();
    assert_eq!(again.code(), "session.transition");
    let mut change = platform.change(&county.organiser.by()).await.unwrap();
    post_hours(&mut change, session).await.unwrap();
    change.commit().await.unwrap();
    let year = ledger(db, county.people[0], 2026, today).await.unwrap();
    assert_eq!(year.lines.len(), 2, "no half-day earns twice");
}
