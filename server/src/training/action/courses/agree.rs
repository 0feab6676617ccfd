//! Agrees on a date for an order: when, where, who teaches; held against everything else that is planned.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::order::{self, Provider};
use sanyou_schema::domain::training::{Finding, SlotPlan, Strictness, judge};
use sanyou_schema::domain::value::HalfDay;
use sanyou_schema::domain::value::id::SessionId;
use serde_json::json;
use uuid::Uuid;

use super::words::OrderWords;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::action::add_place::filled;
use crate::training::action::plan::{PlannedHalfDay, read_day};
use crate::training::action::timetable::{Timetable, Wish, findings_of, refusal};
use crate::training::store::orders::{SeenOrder, alliances};

/// What was agreed.
struct Agreed {
    day: NaiveDate,
    half: HalfDay,
    provider: Provider,
    place: Option<String>,
}

/// Writes what is agreed into the order; answers what was found and lets it through, in sentences.
pub(super) async fn agree(
    change: &mut Change,
    actor: &Actor,
    seen: &mut SeenOrder,
    words: OrderWords,
) -> Result<Vec<String>, Problem> {
    let table = Timetable::load(change.db(), &actor.scope, seen.course.row.unit_id).await?;
    let mut violations = choice(change, actor, &table, &words).await?;
    let Some(agreed) = read(change.today(), &words, &mut violations).filter(|_| violations.is_empty()) else {
        return Err(violations.into());
    };
    let row = &mut seen.row;
    row.agreed_on = Some(agreed.day);
    row.half = Some(agreed.half);
    row.place = agreed.place;
    row.provider = Some(agreed.provider);
    row.alliance_id = words.alliance.filter(|_| agreed.provider == Provider::Alliance);
    row.venue_id = words.venue.filter(|_| agreed.provider == Provider::Venue);
    row.room_id = words.room.filter(|_| row.venue_id.is_some());
    row.lecturer_id = words.lecturer;
    let slot = half_day(seen, &table, agreed.day, agreed.half);
    hold_against_others(change, seen, &table, slot, words.keep_reason).await
}

fn read(today: NaiveDate, words: &OrderWords, violations: &mut Vec<Violation>) -> Option<Agreed> {
    let mut refuse = |code: &str, field: &str, message: &str| {
        violations.push(Violation::new(code, message).on(field));
    };
    let day = words.agreed_on.as_deref().and_then(read_day);
    if day.is_none() {
        refuse("order.day", "agreed_on", "请填写授课日期，写成 2026-12-04 这样。");
    } else if day.is_some_and(|day| day < today) {
        let message = "授课日期已经过了，请改为今天或以后。";
        refuse("order.day_past", "agreed_on", message);
    }
    let half = words.half.as_deref().and_then(|code| code.parse().ok());
    if half.is_none() {
        refuse("order.half", "half", "请选择上午或下午。");
    }
    let provider = words.provider.as_deref().and_then(|code| code.parse().ok());
    if provider.is_none() {
        let message = "请选择由谁送课：县里、联盟还是阵地。";
        refuse("order.provider", "provider", message);
    }
    let place = filled(words.place.clone());
    if place.as_ref().is_some_and(|text| text.chars().count() > 100) {
        refuse("order.place", "place", "地点请不超过 100 个字。");
    }
    Some(Agreed {
        day: day?,
        half: half?,
        provider: provider?,
        place,
    })
}

/// What of the choice is not there.
async fn choice(
    change: &Change,
    actor: &Actor,
    table: &Timetable,
    words: &OrderWords,
) -> Result<Vec<Violation>, Problem> {
    let mut violations = Vec::new();
    let mut refuse = |code: &str, field: &str, message: &str| {
        violations.push(Violation::new(code, message).on(field));
    };
    match words.provider.as_deref().and_then(|code| code.parse().ok()) {
        Some(Provider::Alliance) => {
            let known = alliances(change.db(), &actor.scope).await?;
            if !known.iter().any(|row| Some(row.id) == words.alliance) {
                refuse("order.alliance", "alliance_id", "请选择送课的联盟。");
            }
        }
        Some(Provider::Venue) if words.venue.and_then(|id| table.venue(id)).is_none() => {
            refuse("order.venue", "venue_id", "请选择接待的阵地。");
        }
        Some(Provider::Venue) => {
            let of_venue = |id| {
                table
                    .room(id)
                    .is_some_and(|room| Some(room.venue_id) == words.venue)
            };
            let venue = words.venue.and_then(|id| table.venue(id));
            match (venue, words.room) {
                (_, Some(room)) if !of_venue(room) => {
                    refuse("order.room", "room_id", "没有这一间，或已停用，请重新选择。");
                }
                (Some(venue), None) if table.has_rooms(venue.id) => {
                    let message = format!("请选择在{}的哪一间。", venue.name);
                    refuse("order.room", "room_id", &message);
                }
                _ => {}
            }
        }
        Some(Provider::County) | None => {}
    }
    if words.lecturer.is_some_and(|id| table.lecturer(id).is_none()) {
        refuse("order.lecturer", "lecturer_id", "没有这位讲师，请重新选择。");
    }
    Ok(violations)
}

/// The order as a half-day of a timetable, within the hours of its venue.
fn half_day(seen: &SeenOrder, table: &Timetable, day: NaiveDate, half: HalfDay) -> PlannedHalfDay {
    let row = &seen.row;
    let time = table.hours(row.venue_id).within(&order::taken(day, half));
    PlannedHalfDay {
        at: 0,
        plan: SlotPlan {
            day,
            half,
            starts: time.starts,
            ends: time.ends,
            subject: seen.course.row.name.clone(),
            venue: row.venue_id,
            room: row.room_id,
            lecturer: row.lecturer_id,
            division: None,
        },
        title: None,
        room: None,
        course: None,
        division: None,
        seats: row.people,
        people: row.people,
    }
}

/// Refuses (422) where lecturer or venue are taken or not fit, as strictly as the county takes it; both are held until
/// the change is done.
async fn hold_against_others(
    change: &mut Change,
    seen: &SeenOrder,
    table: &Timetable,
    slot: PlannedHalfDay,
    reason: Option<String>,
) -> Result<Vec<String>, Problem> {
    let (row, course) = (&seen.row, &seen.course.row);
    let wish = Wish {
        session: SessionId(Uuid::nil()),
        order: Some(row.id),
        topic: course.qualification.as_deref(),
        course: Some(course.id),
        title: &course.name,
        venue: row.venue_id,
        slots: &[slot],
    };
    table.hold(change.db(), wish.venue, wish.slots).await?;
    let found = findings_of(table.findings(change.db(), &wish).await?);
    let field = if row.room_id.is_some() {
        "room_id"
    } else {
        "venue_id"
    };
    let found: Vec<Finding> = found.into_iter().map(|one| of_order(one, field)).collect();
    let notes = found.iter().filter(|one| one.strictness == Strictness::Note);
    let told = notes.map(|one| one.violation.message.clone()).collect();
    let reason = filled(reason);
    let judged = judge(found, &BTreeSet::new(), reason.as_deref());
    if !judged.refused.is_empty() {
        return Err(refusal(judged.refused, judged.overridable));
    }
    for finding in &judged.overridden {
        let (code, message) = (&finding.violation.code, &finding.violation.message);
        let detail = json!({ "code": code, "message": message, "reason": reason });
        change.audit("course_order.override", "course_order", row.id, &detail);
    }
    Ok(told)
}

/// A finding of a timetable, told of the order's own fields.
fn of_order(mut finding: Finding, place: &str) -> Finding {
    let field = finding.violation.field.as_deref().unwrap_or_default();
    let field = match field.rsplit('.').next() {
        Some("lecturer_id") => "lecturer_id",
        Some("room_id") => place,
        _ => "agreed_on",
    };
    finding.violation.field = Some(field.to_owned());
    finding
}
