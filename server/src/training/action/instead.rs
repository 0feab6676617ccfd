//! How what was found with a half-day is put, with what would do instead.
use sanyou_schema::domain::Violation;
use sanyou_schema::domain::training::{Finding, Interval, Strictness};
use uuid::Uuid;

use super::plan::PlannedHalfDay;

/// Something that would do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// `room`, `venue` or `lecturer`; `course`: where the course itself is to be mended.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// In words.
    pub label: String,
}

/// A finding with what would do instead, to be chosen with a click.
#[derive(Debug, Clone)]
pub struct Found {
    /// What was found.
    pub finding: Finding,
    /// What would do.
    pub instead: Vec<Instead>,
    /// When it could be instead, as the finding says it.
    pub free: Option<Interval>,
}

impl Found {
    /// With nothing to choose.
    pub fn of(finding: Finding) -> Self {
        Self {
            finding,
            instead: Vec::new(),
            free: None,
        }
    }

    /// With when it could be instead.
    pub(super) fn or_at(self, free: Option<Interval>) -> Self {
        Self { free, ..self }
    }
}

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
        free: None,
    }
}
