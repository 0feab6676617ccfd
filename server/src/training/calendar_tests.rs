//! Calendar files: on SQLite and, where there is a cluster, on PostgreSQL.
use std::collections::BTreeMap;

use super::*;
use crate::training::action::plan::SlotForm;
use crate::training::action::set_slots::{NewSlots, set_slots};
use crate::training::store::history::sessions_of;
use crate::training::testing::{County, session_form};
use crate::training::waiting_tests::counties;
use sanyou_schema::domain::value::id::SessionId;

/// The entries' UIDs by when they begin.
fn uids(text: &str) -> BTreeMap<String, String> {
    let events = text.split("BEGIN:VEVENT").skip(1);
    let of = |event: &str, key: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_default().to_owned()
    };
    events
        .map(|event| (of(event, "DTSTART:"), of(event, "UID:")))
        .collect()
}

async fn file(county: &County, session: SessionId) -> String {
    let found = sessions_of(county.platform().database.reader(), county.people[0])
        .await
        .unwrap();
    let one = found.into_iter().find(|one| one.session.id == session).unwrap();
    calendar(&one, None, "2026-11-24T01:00:00Z".parse().unwrap())
}

#[tokio::test]
async fn a_half_day_is_an_entry_and_a_cancelled_one_is_taken_back() {
    let county = County::new().await;
    let session = county.locked().await;
    let shown = file(&county, session).await;
    assert_eq!(shown.matches("BEGIN:VEVENT").count(), 2, "{shown}");
    assert!(
        shown.contains("DTSTART:20261120T060000Z"),
        "14:00 in the county: {shown}"
    );
    assert!(shown.contains("DTSTAMP:20261124T010000Z"), "{shown}");
    assert!(shown.contains("SEQUENCE:29924700"), "the minute of it: {shown}");
    assert!(shown.contains("SUMMARY:轮训第1期"), "{shown}");
    assert_eq!(shown.matches("BEGIN:VALARM").count(), 2);
    county.act(session, "cancel").await.unwrap();
    let off = file(&county, session).await;
    assert_eq!(off.matches("STATUS:CANCELLED").count(), 2, "{off}");
    assert_eq!(uids(&off), uids(&shown), "the same entries");
    assert!(off.lines().all(|line| line.len() <= 75), "lines are folded");
}

#[tokio::test]
async fn a_half_day_keeps_its_entry_whatever_is_set_before_it() {
    for county in counties().await {
        let session = county.session(1, 5).await;
        county.act(session, "announce").await.unwrap();
        let (platform, actor) = (county.platform(), &county.organiser);
        crate::training::action::enrol::enrol(platform, actor, session, county.people[0], None)
            .await
            .unwrap();
        let set = async |slots: &[SlotForm]| {
            let new = NewSlots {
                slots: slots.to_vec(),
                ..NewSlots::default()
            };
            set_slots(platform, actor, session, new).await.unwrap();
            uids(&file(&county, session).await)
        };
        let mut slots = session_form(actor.home_unit, 1, 5).slots;
        let before = uids(&file(&county, session).await);
        let (first, second) = ("20261120T060000Z", "20261123T003000Z");

        // one more, before them
        let earlier = SlotForm {
            day: "2026-11-20".to_owned(),
            half: "am".to_owned(),
            starts: "08:30".to_owned(),
            ends: "12:00".to_owned(),
            ..SlotForm::default()
        };
        slots.insert(0, earlier);
        let inserted = set(&slots).await;
        assert_eq!(inserted.len(), 3);
        for at in [first, second] {
            assert_eq!(inserted[at], before[at]);
        }

        // the middle one goes to another day, after the last
        slots[1].day = "2026-11-23".to_owned();
        let moved = set(&slots).await;
        assert_eq!(moved.len(), 3);
        assert_eq!(moved["20261123T060000Z"], before[first], "the same entry, moved");
        assert_eq!(moved[second], before[second]);

        // the first is taken out
        slots.remove(0);
        let left = set(&slots).await;
        let stays: Vec<_> = moved.into_iter().skip(1).collect();
        assert_eq!(left.into_iter().collect::<Vec<_>>(), stays);

        // what teaches the same is found again, though their order turns
        slots[0].title = Some("党章".to_owned());
        slots[1].title = Some("党史".to_owned());
        set(&slots).await;
        (slots[0].day, slots[1].day) = ("2026-11-21".to_owned(), "2026-11-22".to_owned());
        let turned = set(&slots).await;
        assert_eq!(turned["20261121T060000Z"], before[first]);
        assert_eq!(turned["20261122T003000Z"], before[second]);
    }
}
