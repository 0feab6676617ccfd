//! A session as a calendar file (RFC 5545): one entry a half-day, with an hour's notice; times as UTC, so that no phone
//! needs our zone. A cancelled or postponed session takes its entries back.
use chrono::{DateTime, NaiveTime, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::entity::{slot, venue};

use super::store::history::PersonSession;
use crate::platform::clock::in_county;

/// The file's text; `at` stamps it. Half-days whose times can't be read are left out.
pub fn calendar(one: &PersonSession, venue: Option<&venue::Model>, at: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&one.name());
    for (number, slot) in (1..).zip(&one.slots) {
        if let Some(event) = event(one, (number, slot), venue, at) {
            calendar.push(event);
        }
    }
    calendar.done().to_string()
}

fn event(
    one: &PersonSession,
    (number, slot): (usize, &slot::Model),
    venue: Option<&venue::Model>,
    at: DateTime<Utc>,
) -> Option<Event> {
    let instant = |text: &str| {
        let time = NaiveTime::parse_from_str(text, "%H:%M").ok()?;
        Some(in_county(slot.day.and_time(time)))
    };
    let title = slot
        .title
        .as_ref()
        .map_or_else(|| one.name(), |title| format!("{}：{title}", one.name()));
    let place = [
        venue.map(|venue| venue.name.as_str()),
        venue.and_then(|venue| venue.address.as_deref()),
        slot.room.as_deref(),
    ];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    let off = matches!(
        one.session.state,
        SessionState::Cancelled | SessionState::Postponed
    );
    // by its place in the session: a half-day on another day is the same entry, moved
    let mut event = Event::with_uid(&format!("{}-{number}@sanyou", one.session.id));
    event
        .timestamp(at)
        .summary(&title)
        .starts(instant(&slot.starts)?)
        .ends(instant(&slot.ends)?)
        .sequence(sequence(at))
        .status(if off {
            EventStatus::Cancelled
        } else {
            EventStatus::Confirmed
        });
    if !place.is_empty() {
        event.location(&place.join(" "));
    }
    if let Some(note) = &one.session.note {
        event.description(note);
    }
    if !off {
        event.alarm(Alarm::display(&title, -chrono::Duration::hours(1)));
    }
    Some(event.done())
}

/// Of two files the later stands: a calendar keeps the entry with the higher number.
fn sequence(at: DateTime<Utc>) -> u32 {
    u32::try_from(at.timestamp() / 60).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::store::history::sessions_of;
    use crate::training::testing::County;

    #[tokio::test]
    async fn a_half_day_is_an_entry_and_a_cancelled_one_is_taken_back() {
        let county = County::new().await;
        let session = county.locked().await;
        let person = county.people[0];
        let text = async || {
            let found = sessions_of(county.platform().database.reader(), person)
                .await
                .unwrap();
            let one = found.into_iter().find(|one| one.session.id == session).unwrap();
            calendar(&one, None, "2026-11-24T01:00:00Z".parse().unwrap())
        };
        let shown = text().await;
        assert_eq!(shown.matches("BEGIN:VEVENT").count(), 2, "{shown}");
        assert!(
            shown.contains("DTSTART:20261120T060000Z"),
            "14:00 in the county: {shown}"
        );
        assert!(shown.contains("DTSTAMP:20261124T010000Z"), "{shown}");
        assert!(shown.contains("SEQUENCE:29924700"), "the minute of it: {shown}");
        assert!(shown.contains("SUMMARY:轮训第1期"), "{shown}");
        assert_eq!(shown.matches("BEGIN:VALARM").count(), 2);
        let uids = |text: &str| {
            let lines = text
                .lines()
                .filter(|line| line.starts_with("UID:") && line.contains("@sanyou"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        county.act(session, "cancel").await.unwrap();
        let off = text().await;
        assert_eq!(off.matches("STATUS:CANCELLED").count(), 2, "{off}");
        assert_eq!(uids(&off), uids(&shown), "the same entries");
        assert!(off.lines().all(|line| line.len() <= 75), "lines are folded");
    }
}
