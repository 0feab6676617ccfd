//! The delta guard: an import that would turn over much of a unit waits for a second person.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Diff, PersonRef, Subject};
use crate::domain::value::RowOutcome;

/// How much may change before the guard stops an import; both must be passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardRule {
    /// Per cent of the people in post.
    pub percent: u32,
    /// People.
    pub people: u32,
}

impl Default for GuardRule {
    fn default() -> Self {
        Self {
            percent: 5,
            people: 5,
        }
    }
}

/// A unit of which too many are missing, moved or renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardTrip {
    /// The unit.
    pub unit: String,
    /// People in post there today.
    pub in_post: u32,
    /// Of them missing from the file.
    pub missing: u32,
    /// Of them moved away, or within the unit to another organisation.
    pub moved: u32,
    /// Of them with another name.
    pub renamed: u32,
}

/// The units at which the import is stopped; `in_post` counts the people in post by unit.
pub fn guard(diff: &Diff, in_post: &BTreeMap<String, u32>, rule: GuardRule) -> Vec<GuardTrip> {
    let (mut missing, mut moved, mut renamed) = (People::default(), People::default(), People::default());
    for entry in &diff.missing {
        missing.add(&entry.unit, &entry.person);
    }
    for row in &diff.rows {
        let (Some(PersonRef::Known(person)), Some(unit)) = (&row.person, &row.unit) else {
            continue;
        };
        if row.outcome == RowOutcome::Moved {
            moved.add(row.from_unit.as_ref().unwrap_or(unit), person);
        }
        if row
            .changes
            .iter()
            .any(|c| c.subject == Subject::Person && c.field == "name" && c.before.is_some())
        {
            renamed.add(unit, person);
        }
    }
    let trips = in_post.iter().filter_map(|(unit, total)| {
        let touched: BTreeSet<_> = [&missing, &moved, &renamed]
            .into_iter()
            .flat_map(|group| group.of(unit))
            .collect();
        let touched = u32::try_from(touched.len()).unwrap_or(u32::MAX);
        let too_many =
            touched > rule.people && u64::from(touched) * 100 > u64::from(*total) * u64::from(rule.percent);
        too_many.then(|| GuardTrip {
            unit: unit.clone(),
            in_post: *total,
            missing: missing.count(unit),
            moved: moved.count(unit),
            renamed: renamed.count(unit),
        })
    });
    trips.collect()
}

/// Distinct people by unit.
#[derive(Default)]
struct People<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> People<'a> {
    fn add(&mut self, unit: &'a str, person: &'a str) {
        self.0.entry(unit).or_default().insert(person);
    }

    fn of(&self, unit: &str) -> impl Iterator<Item = &'a str> {
        self.0.get(unit).into_iter().flatten().copied()
    }

    fn count(&self, unit: &str) -> u32 {
        u32::try_from(self.of(unit).count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{roster::Missing, value::ImportMode};

    fn missing(unit: &str, count: u32) -> Vec<Missing> {
        (0..count)
            .map(|n| Missing {
                unit: unit.to_owned(),
                person: format!("p{n}"),
            })
            .collect()
    }

    #[test]
    fn both_limits_must_be_passed() {
        for (gone, in_post, stopped) in [
            (5, 20, false), // 25 %, but no more than 5 people
            (6, 20, true),
            (6, 119, true),  // 5.04 %
            (6, 120, false), // 5 % exactly
            (7, 120, true),
            (0, 0, false),
        ] {
            let diff = Diff {
                mode: ImportMode::Both,
                rows: vec![],
                missing: missing("u", gone),
                organisations: vec![],
                near: vec![],
            };
            let trips = guard(&diff, &[("u".to_owned(), in_post)].into(), GuardRule::default());
            assert_eq!(!trips.is_empty(), stopped, "{gone} of {in_post}");
            if let Some(trip) = trips.first() {
                assert_eq!(
                    (trip.missing, trip.moved, trip.renamed, trip.in_post),
                    (gone, 0, 0, in_post)
                );
            }
        }
    }
}
