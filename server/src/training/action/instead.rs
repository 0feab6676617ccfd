//! How what was found with a half-day is put, with what would do instead.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::{Finding, Strictness};

use super::plan::PlannedHalfDay;
use super::timetable::{Found, Instead};

/// `201教室（60 座）`.
pub(super) fn seated(name: &str, seats: Option<i32>) -> String {
    seats.map_or_else(|| name.to_owned(), |seats| format!("{name}（{seats} 座）"))
}

/// In words.
pub(super) fn labels(instead: &[Instead]) -> Vec<String> {
    instead.iter().map(|one| one.label.clone()).collect()
}

/// Something that was found at a half-day, told at its field.
pub(super) fn found(
    slot: &PlannedHalfDay,
    field: &str,
    mut violation: Violation,
    strictness: Strictness,
    about: String,
    instead: Vec<Instead>,
) -> Found {
    violation.field = Some(format!("slots[{}].{field}", slot.at));
    Found {
        finding: Finding {
            at: slot.at,
            violation,
            strictness,
            about,
        },
        instead,
    }
}
