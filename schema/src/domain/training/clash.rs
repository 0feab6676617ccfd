//! Who or what would be in two places at once, or could not come from one to the other in time.
use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::interval::Interval;
use super::lecturer::half_day;
use super::slot::half_day_label;
use super::venue::Travel;
use crate::domain::{
    Violation,
    value::{
        HalfDay,
        id::{CourseOrderId, LecturerId, PersonId, RoomId, SessionId, VenueId, VisitId},
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
    /// A venue that is one room.
    Venue(VenueId),
    /// A room of a venue.
    Room(RoomId),
}

impl Resource {
    /// Whether it has to get from one place to the next.
    const fn moves(self) -> bool {
        matches!(self, Self::Person(_) | Self::Lecturer(_))
    }
}

/// What a resource is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Use {
    /// A slot of a session.
    Session(SessionId),
    /// A course that was ordered from the menu, and agreed on.
    Order(CourseOrderId),
    /// The lecturer is away.
    Absence,
    /// Visitors are expected.
    Visit(VisitId),
}

/// A resource taken for a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupation {
    /// What is taken.
    pub resource: Resource,
    /// Its name in words.
    pub name: String,
    /// By what.
    pub by: Use,
    /// The session's or the course's name in words, why the lecturer is away, or who comes.
    pub title: String,
    /// When.
    pub time: Interval,
    /// In which half of the day.
    pub half: HalfDay,
    /// At which venue, where that is known.
    pub place: Option<VenueId>,
    /// The venue's name in words.
    pub place_name: Option<String>,
}

/// Why two occupations can't both be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "minutes")]
pub enum Cause {
    /// Some minute is in both.
    Overlap,
    /// Both are of one half-day, and no half-day earns twice.
    HalfDay,
    /// The way takes longer than there is between them.
    Travel(u32),
}

impl Occupation {
    /// Why both can't be, where they can't: a trainee has one slot a half-day, since no half-day earns twice; lecturers
    /// and rooms may serve two slots of a half-day one after the other, lecturers with the way between them.
    fn clash_with(&self, other: &Self, travel: &Travel) -> Option<Cause> {
        if self.resource != other.resource || self.time.day != other.time.day {
            return None;
        }
        if self.time.overlaps(&other.time) {
            return Some(Cause::Overlap);
        }
        if matches!(self.resource, Resource::Person(_)) && self.half == other.half {
            return Some(Cause::HalfDay);
        }
        if !self.resource.moves() {
            return None;
        }
        let minutes = travel.minutes(self.place, other.place);
        other
            .time
            .widened(minutes)
            .overlaps(&self.time)
            .then_some(Cause::Travel(minutes))
    }

    /// What of the day it takes from somebody who is wanted at a place: the way there too, and from a trainee the whole
    /// half-day.
    pub fn keeps_from(&self, place: Option<VenueId>, travel: &Travel) -> Interval {
        let time = match self.resource {
            Resource::Person(_) => {
                let half = half_day(self.time.day, Some(self.half));
                Interval {
                    ends: half.ends.max(self.time.ends),
                    ..half
                }
            }
            _ => self.time,
        };
        if self.resource.moves() {
            time.widened(travel.minutes(self.place, place))
        } else {
            time
        }
    }
}

/// Two occupations of one resource that can't both be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// What is wanted.
    pub wanted: Occupation,
    /// What stands already.
    pub taken: Occupation,
    /// Why not both.
    pub cause: Cause,
}

impl Clash {
    /// The clash as a violation, in a sentence with the names: what stands, the nearest free time and what would do
    /// instead, where these were looked for.
    pub fn violation(&self, free: Option<Interval>, instead: &[String]) -> Violation {
        let (code, field, otherwise) = match self.wanted.resource {
            Resource::Person(_) => ("clash.person", "person", "请换一期或换人"),
            Resource::Lecturer(_) => ("clash.lecturer", "lecturer", "请换时间或换人"),
            Resource::Venue(_) => ("clash.venue", "venue", "请换时间或换地点"),
            Resource::Room(_) => ("clash.room", "room", "请换时间或换教室"),
        };
        let mut message = self.sentence();
        if let Some(free) = free {
            message = format!("{message}，最近的空闲是{}", free.label());
        }
        let message = if instead.is_empty() {
            format!("{message}，{otherwise}。")
        } else {
            format!("{message}；可换：{}。", instead.join("、"))
        };
        let violation = Violation::new(code, message)
            .on(field)
            .with("day", self.taken.time.day);
        match self.session() {
            Some(session) => violation.with("session", session),
            None => violation,
        }
    }

    /// The session that stands already, where it is one.
    pub const fn session(&self) -> Option<SessionId> {
        match self.taken.by {
            Use::Session(session) => Some(session),
            Use::Order(_) | Use::Absence | Use::Visit(_) => None,
        }
    }

    /// What this clash is about, the same whenever it is found again.
    pub fn about(&self) -> String {
        let id = match self.wanted.resource {
            Resource::Person(id) => id.0,
            Resource::Lecturer(id) => id.0,
            Resource::Venue(id) => id.0,
            Resource::Room(id) => id.0,
        };
        let by = match self.taken.by {
            Use::Session(session) => session.to_string(),
            Use::Order(order) => format!("order {order}"),
            Use::Absence => "absence".to_owned(),
            Use::Visit(visit) => format!("visit {visit}"),
        };
        format!("{} {}|{id}|{by}", self.wanted.time.day, self.wanted.half)
    }

    /// What stands already, with the names and the hours; without an end.
    pub fn sentence(&self) -> String {
        let (name, title, time) = (&self.wanted.name, &self.taken.title, self.taken.time);
        let place = self.taken.place_name.as_deref();
        let at = place.map(|place| format!("在{place}")).unwrap_or_default();
        match (self.wanted.resource, self.taken.by) {
            (_, Use::Absence) => format!("{name}{}不在（{title}）", time.day.format("%-m月%-d日")),
            (_, Use::Visit(_)) => format!("{name}{}已约给{title}", time.label()),
            (Resource::Person(_) | Resource::Lecturer(_), Use::Order(_)) => {
                let when = half_day_label(time.day, self.taken.half);
                let way = self.way().map(|way| format!("，{way}")).unwrap_or_default();
                format!("{name}{when}已定{at}讲点课“{title}”{way}")
            }
            (_, Use::Order(_)) => {
                let when = half_day_label(time.day, self.taken.half);
                format!("{name}{when}已定用来讲点课“{title}”")
            }
            (Resource::Person(_), _) => {
                let when = half_day_label(time.day, self.taken.half);
                let way = self.way().map(|way| format!("，{way}")).unwrap_or_default();
                format!("{name}{when}（{}）已在“{title}”{way}", time.times())
            }
            (Resource::Lecturer(_), _) => {
                let way = self.way().map(|way| format!("，{way}")).unwrap_or_default();
                format!("{name}{} {at}为“{title}”授课{way}", time.label()).replace("  ", " ")
            }
            (Resource::Venue(_) | Resource::Room(_), _) => format!("{name}{}已被“{title}”使用", time.label()),
        }
    }

    fn way(&self) -> Option<String> {
        let Cause::Travel(minutes) = self.cause else {
            return None;
        };
        let place = self.wanted.place_name.as_deref().unwrap_or("这里");
        Some(format!("与{place}之间路上要 {minutes} 分钟，赶不及"))
    }
}

/// Every clash of what is wanted with what stands; a session never clashes with itself.
pub fn clashes(wanted: &[Occupation], taken: &[Occupation], travel: &Travel) -> Vec<Clash> {
    let mut by_day: HashMap<(Resource, NaiveDate), Vec<&Occupation>> = HashMap::new();
    for occupation in taken {
        by_day
            .entry((occupation.resource, occupation.time.day))
            .or_default()
            .push(occupation);
    }
    let pairs = wanted.iter().flat_map(|want| {
        let there = by_day.get(&(want.resource, want.time.day)).into_iter().flatten();
        there
            .filter(|other| want.by != other.by)
            .filter_map(|other| clash(want, other, travel))
    });
    pairs.collect()
}

fn clash(wanted: &Occupation, taken: &Occupation, travel: &Travel) -> Option<Clash> {
    wanted.clash_with(taken, travel).map(|cause| Clash {
        wanted: wanted.clone(),
        taken: taken.clone(),
        cause,
    })
}

/// Where a lecturer or a room of one session is wanted twice at once by its own slots: each is told at the later one.
pub fn clashes_within(wanted: &[Occupation], travel: &Travel) -> Vec<Clash> {
    let pairs = wanted.iter().enumerate().flat_map(|(at, want)| {
        let before = wanted.get(..at).unwrap_or_default().iter();
        before
            .filter(|_| !matches!(want.resource, Resource::Person(_)))
            .filter_map(|other| clash(want, other, travel))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    /// An occupation of a session, from one hour to another, at the venue of a number (0: none).
    fn occupation(
        resource: Resource,
        (session, day, from, to, place): (u128, u32, u32, u32, u128),
    ) -> Occupation {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        Occupation {
            resource,
            name: "张三".to_owned(),
            by: Use::Session(SessionId(Uuid::from_u128(session))),
            title: format!("第{session}期"),
            time: Interval::new(
                NaiveDate::from_ymd_opt(2026, 9, day).unwrap(),
                time(from),
                time(to),
            ),
            half: if from < 12 { HalfDay::Am } else { HalfDay::Pm },
            place: (place > 0).then(|| VenueId(Uuid::from_u128(place))),
            place_name: (place > 0).then(|| format!("{place}号楼")),
        }
    }

    fn travel() -> Travel {
        Travel::new(30, 120).outside(VenueId(Uuid::from_u128(9)))
    }

    #[test]
    fn by_table() {
        let person = Resource::Person(PersonId(Uuid::from_u128(1)));
        let venue = Resource::Venue(VenueId(Uuid::from_u128(1)));
        let room = Resource::Room(RoomId(Uuid::from_u128(1)));
        let lecturer = Resource::Lecturer(LecturerId(Uuid::from_u128(1)));
        for (resource, one, other, expected) in [
            (person, (1, 3, 8, 10, 1), (2, 3, 10, 12, 1), Some(Cause::HalfDay)),
            (venue, (1, 3, 8, 10, 1), (2, 3, 10, 12, 1), None),
            (room, (1, 3, 8, 10, 1), (2, 3, 10, 12, 1), None),
            (lecturer, (1, 3, 8, 10, 1), (2, 3, 10, 12, 1), None),
            (
                lecturer,
                (1, 3, 8, 10, 1),
                (2, 3, 10, 12, 2),
                Some(Cause::Travel(30)),
            ),
            (
                lecturer,
                (1, 3, 10, 12, 2),
                (2, 3, 8, 10, 1),
                Some(Cause::Travel(30)),
            ),
            (lecturer, (1, 3, 8, 10, 1), (2, 3, 11, 12, 2), None),
            (
                lecturer,
                (1, 3, 8, 12, 1),
                (2, 3, 13, 17, 9),
                Some(Cause::Travel(120)),
            ),
            (lecturer, (1, 3, 8, 12, 1), (2, 3, 14, 17, 9), None),
            (lecturer, (1, 3, 8, 12, 0), (2, 3, 12, 17, 9), None), // nobody knows where
            (room, (1, 3, 8, 11, 1), (2, 3, 10, 12, 1), Some(Cause::Overlap)),
            (venue, (1, 3, 8, 11, 1), (2, 3, 10, 12, 1), Some(Cause::Overlap)),
            (
                lecturer,
                (1, 3, 8, 11, 1),
                (2, 3, 10, 12, 2),
                Some(Cause::Overlap),
            ),
            (person, (1, 3, 8, 11, 1), (2, 3, 14, 17, 1), None),
            (
                person,
                (1, 3, 8, 12, 1),
                (2, 3, 12, 17, 2),
                Some(Cause::Travel(30)),
            ),
            (person, (1, 3, 8, 13, 1), (2, 3, 12, 17, 1), Some(Cause::Overlap)), // over noon
            (person, (1, 3, 8, 11, 1), (2, 4, 8, 11, 9), None),
            (venue, (1, 3, 8, 11, 1), (1, 3, 8, 11, 1), None), // its own
        ] {
            let found = clashes(
                &[occupation(resource, one)],
                &[occupation(resource, other)],
                &travel(),
            );
            assert_eq!(
                found.first().map(|clash| clash.cause),
                expected,
                "{one:?} {other:?}"
            );
        }
        let other = Resource::Person(PersonId(Uuid::from_u128(2)));
        let (one, two) = (
            occupation(person, (1, 3, 8, 11, 1)),
            occupation(other, (2, 3, 8, 11, 1)),
        );
        assert!(clashes(&[one], &[two], &travel()).is_empty());
    }

    /// Two classes of weeks that are held on different days of it.
    #[test]
    fn long_classes_that_never_meet_on_a_day_do_not_clash() {
        let person = Resource::Person(PersonId(Uuid::from_u128(1)));
        let days = |session, parity| {
            (1..=28)
                .filter(move |day| day % 2 == parity)
                .map(move |day| (session, day, 8, 17, 1))
        };
        let one: Vec<_> = days(1, 0).map(|slot| occupation(person, slot)).collect();
        let other: Vec<_> = days(2, 1).map(|slot| occupation(person, slot)).collect();
        assert!(clashes(&one, &other, &travel()).is_empty());
        assert_eq!(
            clashes(&one, &[occupation(person, (2, 4, 8, 17, 1))], &travel()).len(),
            1
        );
    }

    #[test]
    fn a_clash_is_told_in_a_sentence() {
        let lecturer = Resource::Lecturer(LecturerId(Uuid::from_u128(1)));
        let room = Resource::Room(RoomId(Uuid::from_u128(1)));
        let person = Resource::Person(PersonId(Uuid::from_u128(1)));
        let absence = Occupation {
            by: Use::Absence,
            title: "外出学习".to_owned(),
            ..occupation(lecturer, (2, 3, 0, 23, 0))
        };
        let visit = Occupation {
            by: Use::Visit(VisitId(Uuid::from_u128(8))),
            title: "来访".to_owned(),
            ..occupation(room, (2, 3, 9, 10, 1))
        };
        let order = |resource, place_name: Option<&str>| Occupation {
            by: Use::Order(CourseOrderId(Uuid::from_u128(7))),
            title: "党课进车间".to_owned(),
            place_name: place_name.map(str::to_owned),
            ..occupation(resource, (2, 3, 8, 12, 0))
        };
        let free = occupation(lecturer, (1, 4, 8, 11, 1)).time;
        let none: &[String] = &[];
        let instead = ["二号教室（60 座）".to_owned(), "三号教室（80 座）".to_owned()];
        for (resource, taken, free, instead, expected) in [
            (
                lecturer,
                order(lecturer, Some("晋兴玻璃会议室")),
                Some(free),
                none,
                "张三9月3日上午已定在晋兴玻璃会议室讲点课“党课进车间”，最近的空闲是9月4日 8:00–11:00，请换时间或换人。",
            ),
            (
                lecturer,
                order(lecturer, None),
                None,
                none,
                "张三9月3日上午已定讲点课“党课进车间”，请换时间或换人。",
            ),
            (
                Resource::Venue(VenueId(Uuid::from_u128(1))),
                order(Resource::Venue(VenueId(Uuid::from_u128(1))), None),
                None,
                none,
                "张三9月3日上午已定用来讲点课“党课进车间”，请换时间或换地点。",
            ),
            (
                lecturer,
                occupation(lecturer, (2, 3, 8, 11, 1)),
                Some(free),
                none,
                "张三9月3日 8:00–11:00 在1号楼为“第2期”授课，最近的空闲是9月4日 8:00–11:00，请换时间或换人。",
            ),
            (
                lecturer,
                occupation(lecturer, (2, 3, 11, 12, 2)),
                None,
                none,
                "张三9月3日 11:00–12:00 在2号楼为“第2期”授课，与1号楼之间路上要 30 分钟，赶不及，请换时间或换人。",
            ),
            (
                lecturer,
                absence,
                None,
                none,
                "张三9月3日不在（外出学习），请换时间或换人。",
            ),
            (
                room,
                occupation(room, (2, 3, 8, 11, 1)),
                None,
                &instead[..],
                "张三9月3日 8:00–11:00已被“第2期”使用；可换：二号教室（60 座）、三号教室（80 座）。",
            ),
            (
                room,
                visit,
                None,
                none,
                "张三9月3日 9:00–10:00已约给来访，请换时间或换教室。",
            ),
            (
                person,
                occupation(person, (2, 3, 8, 11, 1)),
                None,
                none,
                "张三9月3日上午（8:00–11:00）已在“第2期”，请换一期或换人。",
            ),
        ] {
            let found = clashes(&[occupation(resource, (1, 3, 8, 11, 1))], &[taken], &travel());
            assert_eq!(found[0].violation(free, instead).message, expected);
        }
    }

    #[test]
    fn one_session_wants_a_lecturer_once_at_a_time() {
        let lecturer = Resource::Lecturer(LecturerId(Uuid::from_u128(1)));
        let slots =
            [(1, 3, 8, 12, 1), (1, 3, 12, 17, 2), (1, 3, 18, 20, 2)].map(|slot| occupation(lecturer, slot));
        let found = clashes_within(&slots, &travel());
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].cause, found[0].wanted.time),
            (Cause::Travel(30), slots[1].time)
        );
    }

    fn any_slot() -> impl Strategy<Value = (u128, u32, u32, u32, u128)> {
        (0u128..3, 1u32..4, 8u32..16, 1u32..5, 0u128..4)
            .prop_map(|(by, day, from, length, at)| (by, day, from, from + length, at))
    }

    proptest! {
        #[test]
        fn a_clash_has_two_sides(a in any_slot(), b in any_slot(), kind in 0usize..4) {
            let id = Uuid::from_u128(7);
            let resource = [
                Resource::Person(PersonId(id)),
                Resource::Lecturer(LecturerId(id)),
                Resource::Venue(VenueId(id)),
                Resource::Room(RoomId(id)),
            ][kind];
            let (a, b) = (occupation(resource, a), occupation(resource, b));
            let one = clashes(std::slice::from_ref(&a), std::slice::from_ref(&b), &travel());
            let other = clashes(std::slice::from_ref(&b), std::slice::from_ref(&a), &travel());
            prop_assert_eq!(one.first().map(|it| it.cause), other.first().map(|it| it.cause));
        }

        /// What is found free of what keeps somebody is free of clashes.
        #[test]
        fn what_keeps_from_agrees_with_clashes(a in any_slot(), b in any_slot(), kind in 0usize..3) {
            let id = Uuid::from_u128(7);
            let resource =
                [Resource::Person(PersonId(id)), Resource::Lecturer(LecturerId(id)), Resource::Room(RoomId(id))][kind];
            prop_assume!(a.0 != b.0);
            let (a, b) = (occupation(resource, a), occupation(resource, b));
            if !b.keeps_from(a.place, &travel()).overlaps(&a.time) {
                prop_assert!(clashes(&[a], &[b], &travel()).is_empty());
            }
        }
    }
}
