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
    for slot in &one.slots {
        if let Some(event) = event(one, slot, venue, at) {
            calendar.push(event);
        }
    }
    calendar.done().to_string()
}

fn event(
    one: &PersonSession,
    slot: &slot::Model,
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
    // by its row, which a timetable set anew keeps: a half-day on another day is the same entry, moved
    let mut event = Event::with_uid(&format!("{}@sanyou", slot.id));
    event
        .timestamp(at)
        .last_modified(at)
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
#[path = "calendar_tests.rs"]
mod tests;
