//! Who or what would be in two places at once.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::slot::half_day_label;
use crate::domain::{
    Violation,
    value::{
        HalfDay,
        id::{LecturerId, PersonId, SessionId, VenueId},
    },
};

/// What a slot occupies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Resource {
    /// A trainee.
    Person(PersonId),
    /// A lecturer.
    Lecturer(LecturerId),
    /// A room.
    Venue(VenueId),
}

/// A resource taken by a slot of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupation {
    /// What is taken.
    pub resource: Resource,
    /// Its name in words.
    pub name: String,
    /// By which session.
    pub session: SessionId,
    /// The session's name in words.
    pub title: String,
    /// On which day.
    pub day: NaiveDate,
    /// In which half of it.
    pub half: HalfDay,
    /// From.
    pub starts: NaiveTime,
    /// To.
    pub ends: NaiveTime,
}

impl Occupation {
    /// Whether both can't be: a trainee has one slot a half-day, since no half-day earns twice; lecturers and rooms may
    /// serve two slots of a half-day one after the other.
    fn clashes_with(&self, other: &Self) -> bool {
        let together = self.starts < other.ends && other.starts < self.ends;
        let half_day = matches!(self.resource, Resource::Person(_)) && self.half == other.half;
        self.resource == other.resource
            && self.session != other.session
            && self.day == other.day
            && (together || half_day)
    }
}

/// Two occupations of one resource that can't both be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// What is wanted.
    pub wanted: Occupation,
    /// What stands already.
    pub taken: Occupation,
}

impl Clash {
    /// The clash as a violation, in a sentence with the names.
    pub fn violation(&self) -> Violation {
        let (code, field) = match self.wanted.resource {
            Resource::Person(_) => ("clash.person", "person"),
            Resource::Lecturer(_) => ("clash.lecturer", "lecturer"),
            Resource::Venue(_) => ("clash.venue", "venue"),
        };
        let (name, title) = (&self.wanted.name, &self.taken.title);
        let when = half_day_label(self.taken.day, self.taken.half);
        let message = match self.wanted.resource {
            Resource::Person(_) => format!("{name}{when}已在“{title}”，请换一期或换人。"),
            Resource::Lecturer(_) => format!("{name}{when}已为“{title}”授课，请换时间或换人。"),
            Resource::Venue(_) => format!("{name}{when}已被“{title}”使用，请换时间或换地点。"),
        };
        Violation::new(code, message)
            .on(field)
            .with("session", self.taken.session)
            .with("day", self.taken.day)
    }
}

/// Every clash of what is wanted with what stands; a session never clashes with itself.
pub fn clashes(wanted: &[Occupation], taken: &[Occupation]) -> Vec<Clash> {
    let mut by_day: HashMap<(Resource, NaiveDate), Vec<&Occupation>> = HashMap::new();
    for occupation in taken {
        by_day
            .entry((occupation.resource, occupation.day))
            .or_default()
            .push(occupation);
    }
    let pairs = wanted.iter().flat_map(|want| {
        let there = by_day.get(&(want.resource, want.day)).into_iter().flatten();
        there.filter(|other| want.clashes_with(other)).map(|other| Clash {
            wanted: want.clone(),
            taken: (*other).clone(),
        })
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn occupation(resource: Resource, session: u128, day: u32, from: u32, to: u32) -> Occupation {
        Occupation {
            resource,
            name: "张三".to_owned(),
            session: SessionId(Uuid::from_u128(session)),
            title: format!("第{session}期"),
            day: NaiveDate::from_ymd_opt(2026, 9, day).unwrap(),
            half: if from < 12 { HalfDay::Am } else { HalfDay::Pm },
            starts: NaiveTime::from_hms_opt(from, 0, 0).unwrap(),
            ends: NaiveTime::from_hms_opt(to, 0, 0).unwrap(),
        }
    }

    #[test]
    fn by_table() {
        let person = Resource::Person(PersonId(Uuid::from_u128(1)));
        let venue = Resource::Venue(VenueId(Uuid::from_u128(1)));
        let lecturer = Resource::Lecturer(LecturerId(Uuid::from_u128(1)));
        for (resource, one, other, expected) in [
            (person, (1, 3, 8, 10), (2, 3, 10, 12), Some("clash.person")), // the same half-day
            (venue, (1, 3, 8, 10), (2, 3, 10, 12), None),
            (lecturer, (1, 3, 8, 10), (2, 3, 10, 12), None),
            (venue, (1, 3, 8, 11), (2, 3, 10, 12), Some("clash.venue")),
            (lecturer, (1, 3, 8, 11), (2, 3, 10, 12), Some("clash.lecturer")),
            (person, (1, 3, 8, 11), (2, 3, 14, 17), None),
            (person, (1, 3, 8, 13), (2, 3, 12, 17), Some("clash.person")), // over noon
            (person, (1, 3, 8, 11), (2, 4, 8, 11), None),
            (venue, (1, 3, 8, 11), (1, 3, 8, 11), None), // its own
        ] {
            let make = |(session, day, from, to)| occupation(resource, session, day, from, to);
            let found = clashes(&[make(one)], &[make(other)]);
            assert_eq!(
                found.first().map(|clash| clash.violation().code).as_deref(),
                expected,
                "{one:?} {other:?}"
            );
        }
        let found = clashes(
            &[occupation(person, 1, 3, 8, 11)],
            &[occupation(person, 2, 3, 8, 11)],
        );
        assert_eq!(
            found[0].violation().message,
            "张三9月3日上午已在“第2期”，请换一期或换人。"
        );
        let other = Resource::Person(PersonId(Uuid::from_u128(2)));
        assert!(
            clashes(
                &[occupation(person, 1, 3, 8, 11)],
                &[occupation(other, 2, 3, 8, 11)]
            )
            .is_empty()
        );
    }

    proptest! {
        #[test]
        fn a_clash_has_two_sides(a in (0u128..3, 1u32..4, 8u32..16, 1u32..5), b in (0u128..3, 1u32..4, 8u32..16, 1u32..5), kind in 0usize..3) {
            let id = Uuid::from_u128(7);
            let resource =
                [Resource::Person(PersonId(id)), Resource::Lecturer(LecturerId(id)), Resource::Venue(VenueId(id))][kind];
            let make = |(session, day, from, length)| occupation(resource, session, day, from, from + length);
            let (a, b) = (make(a), make(b));
            let one = clashes(std::slice::from_ref(&a), std::slice::from_ref(&b));
            prop_assert_eq!(one.len(), clashes(&[b], &[a]).len());
        }
    }
}
