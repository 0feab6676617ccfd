//! Places: what kinds there are, when they are open, and how long the way from one to another takes.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::interval::Interval;
use crate::domain::value::id::VenueId;

coded_enum! {
    /// What a venue is.
    VenueKind {
        /// 党校、教室、礼堂.
        Hall = "hall" "培训场所",
        /// 红色领航之家 and the like: functional areas, services, visits.
        Centre = "centre" "党群服务中心",
        /// 现场教学点.
        Site = "site" "现场教学点",
        /// An institution outside, for example a cadre college of another county.
        Provider = "provider" "外部培训机构",
    }
}

coded_enum! {
    /// What a room is for.
    RoomKind {
        /// 教室.
        Classroom = "classroom" "教室",
        /// 报告厅.
        Hall = "hall" "报告厅",
        /// 会议室.
        Meeting = "meeting" "会议室",
        /// 党务服务.
        Service = "service" "党务服务区",
        /// 政策咨询.
        Advice = "advice" "政策咨询区",
        /// 帮扶救助.
        Relief = "relief" "帮扶救助区",
        /// 人才中心.
        Talent = "talent" "人才服务区",
        /// 法律援助.
        Legal = "legal" "法律援助区",
        /// 展厅.
        Exhibition = "exhibition" "展厅",
        /// 阅览.
        Reading = "reading" "阅览区",
        /// 活动.
        Activity = "activity" "活动区",
        /// Anything else.
        Other = "other" "其他",
    }
}

/// The opening hours of a week; a venue of which none are known is open whenever it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours(BTreeMap<u32, (NaiveTime, NaiveTime)>);

/// So many days before and after a wanted one a free time is looked for.
pub const SEARCHED: u64 = 14;

impl Hours {
    /// Of days of the week, Monday being 1, with opening and closing time.
    pub fn new(days: impl IntoIterator<Item = (u32, NaiveTime, NaiveTime)>) -> Self {
        Self(
            days.into_iter()
                .map(|(day, opens, closes)| (day, (opens, closes)))
                .collect(),
        )
    }

    /// Whether nothing is known of them.
    pub fn is_unknown(&self) -> bool {
        self.0.is_empty()
    }

    /// When it is open on a day; nothing where it is closed.
    pub fn of(&self, day: NaiveDate) -> Option<Interval> {
        let (opens, closes) = self.0.get(&day.weekday().number_from_monday()).copied()?;
        Some(Interval::new(day, opens, closes))
    }

    /// Whether it is open all the while.
    pub fn hold(&self, wanted: &Interval) -> bool {
        self.is_unknown() || self.of(wanted.day).is_some_and(|open| open.covers(wanted))
    }

    /// As much of a stretch as it is open; all of it where it is closed all the while.
    #[must_use]
    pub fn within(&self, wanted: &Interval) -> Interval {
        let open = self.of(wanted.day).map(|open| Interval {
            day: wanted.day,
            starts: wanted.starts.max(open.starts),
            ends: wanted.ends.min(open.ends),
        });
        open.filter(|open| open.starts < open.ends).unwrap_or(*wanted)
    }

    /// The half-days around a day on which a slot could be held, none of them before `today`. Where no hours are known
    /// these are the working days of the week.
    pub fn half_days(&self, around: NaiveDate, today: NaiveDate) -> Vec<Interval> {
        let days = (0..=2 * SEARCHED).map(|offset| around - Days::new(SEARCHED) + Days::new(offset));
        let halves = days.filter(|day| *day >= today).flat_map(|day| {
            let open = if self.is_unknown() {
                let works = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || day == around;
                works.then(|| Interval::new(day, NaiveTime::MIN, time(23, 59)))
            } else {
                self.of(day)
            };
            let half = move |from, to| {
                let open = open?;
                let (starts, ends) = (open.starts.max(time(from, 0)), open.ends.min(time(to, 0)));
                (starts < ends).then(|| Interval::new(day, starts, ends))
            };
            [half(8, 12), half(14, 18)]
        });
        halves.flatten().collect()
    }

    /// `星期一至星期五 8:30–17:30`; nothing where none are known.
    pub fn label(&self) -> String {
        let mut runs: Vec<(u32, u32, (NaiveTime, NaiveTime))> = Vec::new();
        for (day, times) in &self.0 {
            match runs.last_mut() {
                Some((_, last, same)) if *last + 1 == *day && same == times => *last = *day,
                _ => runs.push((*day, *day, *times)),
            }
        }
        let words = runs.into_iter().map(|(from, to, (opens, closes))| {
            let days = if from == to {
                weekday_label(from).to_owned()
            } else {
                format!("{}至{}", weekday_label(from), weekday_label(to))
            };
            format!("{days} {}–{}", opens.format("%-H:%M"), closes.format("%-H:%M"))
        });
        words.collect::<Vec<_>>().join("、")
    }
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

/// `星期一` for 1.
pub const fn weekday_label(day: u32) -> &'static str {
    match day {
        1 => "星期一",
        2 => "星期二",
        3 => "星期三",
        4 => "星期四",
        5 => "星期五",
        6 => "星期六",
        _ => "星期日",
    }
}

/// How long the way from one venue to another takes.
#[derive(Debug, Clone, Default)]
pub struct Travel {
    pairs: BTreeMap<(VenueId, VenueId), u32>,
    near: u32,
    far: u32,
    providers: BTreeSet<VenueId>,
}

impl Travel {
    /// Minutes between two venues of the county, and to one outside it, where nobody wrote down how long it takes.
    pub fn new(near: u32, far: u32) -> Self {
        Self {
            near,
            far,
            ..Self::default()
        }
    }

    /// The same, with a way that somebody wrote down; it is as long back.
    #[must_use]
    pub fn way(mut self, one: VenueId, other: VenueId, minutes: u32) -> Self {
        self.pairs.insert(ordered(one, other), minutes);
        self
    }

    /// The same, with a venue outside the county.
    #[must_use]
    pub fn outside(mut self, venue: VenueId) -> Self {
        self.providers.insert(venue);
        self
    }

    /// Minutes from one to the other; none within a venue, and none where it is not known which.
    pub fn minutes(&self, one: Option<VenueId>, other: Option<VenueId>) -> u32 {
        let (Some(one), Some(other)) = (one, other) else {
            return 0;
        };
        if one == other {
            return 0;
        }
        let known = self.pairs.get(&ordered(one, other)).copied();
        let far = self.providers.contains(&one) || self.providers.contains(&other);
        known.unwrap_or(if far { self.far } else { self.near })
    }
}

/// A pair of venues in the order in which it is stored.
pub fn ordered(one: VenueId, other: VenueId) -> (VenueId, VenueId) {
    (one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn venue(n: u128) -> VenueId {
        VenueId(Uuid::from_u128(n))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_way_by_table() {
        let travel = Travel::new(30, 120).way(venue(2), venue(1), 45).outside(venue(9));
        for (one, other, expected) in [
            (Some(1), Some(1), 0),
            (Some(1), Some(2), 45),
            (Some(2), Some(1), 45),
            (Some(1), Some(3), 30),
            (Some(1), Some(9), 120),
            (Some(9), Some(9), 0),
            (None, Some(1), 0),
            (Some(1), None, 0),
        ] {
            assert_eq!(
                travel.minutes(one.map(venue), other.map(venue)),
                expected,
                "{one:?} {other:?}"
            );
        }
        assert_eq!(
            travel
                .way(venue(1), venue(9), 90)
                .minutes(Some(venue(9)), Some(venue(1))),
            90
        );
    }

    #[test]
    fn hours_by_table() {
        let week = |days: std::ops::RangeInclusive<u32>| days.map(|day| (day, time(8, 30), time(17, 30)));
        let hours = Hours::new(week(1..=5));
        let on = |day_text: &str, from, to| Interval::new(day(day_text), time(from, 30), time(to, 30));
        for (wanted, open) in [
            (on("2026-11-27", 8, 17), true), // a Friday
            (on("2026-11-27", 8, 18), false),
            (on("2026-11-27", 7, 11), false),
            (on("2026-11-28", 9, 11), false),
        ] {
            assert_eq!(hours.hold(&wanted), open, "{wanted:?}");
            assert!(Hours::default().hold(&wanted));
        }
        for (wanted, left) in [
            (on("2026-11-27", 7, 11), "11月27日 8:30–11:30"),
            (on("2026-11-27", 14, 18), "11月27日 14:30–17:30"),
            (on("2026-11-27", 9, 11), "11月27日 9:30–11:30"),
            (on("2026-11-27", 18, 20), "11月27日 18:30–20:30"), // closed all the while
            (on("2026-11-28", 9, 11), "11月28日 9:30–11:30"),
        ] {
            assert_eq!(hours.within(&wanted).label(), left);
            assert_eq!(Hours::default().within(&wanted), wanted);
        }
        assert_eq!(hours.label(), "星期一至星期五 8:30–17:30");
        let apart = Hours::new(
            week(1..=2)
                .chain(week(4..=4))
                .chain([(5, time(9, 0), time(12, 0))]),
        );
        assert_eq!(
            apart.label(),
            "星期一至星期二 8:30–17:30、星期四 8:30–17:30、星期五 9:00–12:00"
        );
        assert_eq!(Hours::default().label(), "");
    }

    #[test]
    fn half_days_begin_today_and_leave_out_closed_days() {
        let found = Hours::default().half_days(day("2026-11-27"), day("2026-11-27"));
        assert_eq!(found[0].label(), "11月27日 8:00–12:00");
        assert_eq!(found[2].label(), "11月30日 8:00–12:00");
        assert_eq!(found.len(), 2 * 11);
        let mornings = Hours::new([(5, time(9, 0), time(12, 0))]);
        let found = mornings.half_days(day("2026-11-27"), day("2026-11-01"));
        let labels: Vec<_> = found.iter().map(Interval::label).collect();
        assert_eq!(labels[0], "11月13日 9:00–12:00");
        assert_eq!(labels.len(), 5);
    }
}
