//! A stretch of a day, and the free one that is nearest to it.
use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// The last minute of a day.
const LAST: i64 = 24 * 60 - 1;

/// From one time of a day up to another, local wall-clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// The day.
    pub day: NaiveDate,
    /// From.
    pub starts: NaiveTime,
    /// To.
    pub ends: NaiveTime,
}

impl Interval {
    /// Of a day, from one time to another.
    pub const fn new(day: NaiveDate, starts: NaiveTime, ends: NaiveTime) -> Self {
        Self { day, starts, ends }
    }

    /// Whether some minute is in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.day == other.day && self.starts < other.ends && other.starts < self.ends
    }

    /// Whether all of `other` lies within it.
    pub fn covers(&self, other: &Self) -> bool {
        self.day == other.day && self.starts <= other.starts && other.ends <= self.ends
    }

    /// So many minutes more on both sides, within the day.
    #[must_use]
    pub fn widened(&self, minutes: u32) -> Self {
        let by = i64::from(minutes);
        Self {
            day: self.day,
            starts: at(minute_of(self.starts) - by),
            ends: at(minute_of(self.ends) + by),
        }
    }

    /// `8:30–11:30`.
    pub fn times(&self) -> String {
        format!("{}–{}", self.starts.format("%-H:%M"), self.ends.format("%-H:%M"))
    }

    /// `9月3日 8:30–11:30`.
    pub fn label(&self) -> String {
        format!("{} {}", self.day.format("%-m月%-d日"), self.times())
    }

    fn minutes(&self) -> i64 {
        minute_of(self.ends) - minute_of(self.starts)
    }
}

fn minute_of(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight() / 60)
}

fn at(minute: i64) -> NaiveTime {
    NaiveTime::MIN + TimeDelta::minutes(minute.clamp(0, LAST))
}

/// The free stretch as long as the wanted one that begins nearest to it, within one of the windows and clear of all
/// that is busy; of two as near, the later one. None where the windows hold none.
pub fn nearest_free(want: &Interval, windows: &[Interval], busy: &[Interval]) -> Option<Interval> {
    let length = want.minutes();
    if length <= 0 {
        return None;
    }
    let wanted = minute_of(want.starts);
    let free = windows.iter().flat_map(|window| {
        let days = (window.day - want.day).num_days();
        gaps(window, busy)
            .into_iter()
            .filter(move |(from, to)| to - from >= length)
            .map(move |(from, to)| {
                // from an earlier day the latest start is nearest, from a later one the first
                let target = wanted - days * (LAST + 1);
                let start = target.clamp(from, to - length);
                let distance = (days * (LAST + 1) + start - wanted).abs();
                (
                    distance,
                    std::cmp::Reverse(days),
                    std::cmp::Reverse(start),
                    window.day,
                )
            })
    });
    let (_, _, std::cmp::Reverse(start), day) = free.min()?;
    Some(Interval::new(day, at(start), at(start + length)))
}

/// What is left of a window, in minutes of its day.
fn gaps(window: &Interval, busy: &[Interval]) -> Vec<(i64, i64)> {
    let mut taken: Vec<(i64, i64)> = busy
        .iter()
        .filter(|other| other.overlaps(window))
        .map(|other| (minute_of(other.starts), minute_of(other.ends)))
        .collect();
    taken.sort_unstable();
    let mut found = Vec::new();
    let mut from = minute_of(window.starts);
    for (starts, ends) in taken {
        if from < starts {
            found.push((from, starts));
        }
        from = from.max(ends);
    }
    let end = minute_of(window.ends);
    if from < end {
        found.push((from, end));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval(day: u32, from: i64, to: i64) -> Interval {
        Interval::new(NaiveDate::from_ymd_opt(2026, 9, day).unwrap(), at(from), at(to))
    }

    /// Hours of a day.
    fn hours(day: u32, from: i64, to: i64) -> Interval {
        interval(day, from * 60, to * 60)
    }

    #[test]
    fn by_table() {
        let windows = [
            hours(2, 8, 12),
            hours(3, 8, 12),
            hours(3, 14, 18),
            hours(4, 8, 12),
        ];
        for (want, busy, expected) in [
            (hours(3, 8, 11), vec![], Some("9月3日 8:00–11:00")),
            (hours(3, 8, 11), vec![hours(3, 8, 9)], Some("9月3日 9:00–12:00")),
            (hours(3, 8, 11), vec![hours(3, 8, 12)], Some("9月3日 14:00–17:00")),
            (
                hours(3, 8, 11),
                vec![hours(3, 8, 18)],
                Some("9月2日 9:00–12:00"), // 23 hours before, the next morning is 24 after
            ),
            (hours(3, 9, 10), vec![hours(3, 9, 10)], Some("9月3日 10:00–11:00")), // as near, the later
            (hours(3, 8, 13), vec![], None),
            (hours(3, 11, 11), vec![], None),
        ] {
            let found = nearest_free(&want, &windows, &busy).map(|free| free.label());
            assert_eq!(found.as_deref(), expected, "{want:?} {busy:?}");
        }
        assert_eq!(hours(3, 0, 23).widened(90).times(), "0:00–23:59");
        assert_eq!(hours(3, 10, 12).widened(30).times(), "9:30–12:30");
    }

    proptest! {
        /// Against a search that tries every minute.
        #[test]
        fn the_nearest_is_free_and_none_is_nearer(
            want in (2u32..5, 480i64..1000, 10i64..200),
            busy in proptest::collection::vec((2u32..5, 480i64..1080, 5i64..240), 0..8),
        ) {
            let (day, from, length) = want;
            let want = interval(day, from, from + length);
            let windows: Vec<_> = (2..5).flat_map(|day| [hours(day, 8, 12), hours(day, 14, 18)]).collect();
            let busy: Vec<_> = busy.into_iter().map(|(day, from, length)| interval(day, from, from + length)).collect();
            let distance = |it: &Interval| {
                ((it.day - want.day).num_days() * 1440 + minute_of(it.starts) - minute_of(want.starts)).abs()
            };
            let tried = (2u32..5).flat_map(|day| (480..1080).map(move |from| interval(day, from, from + length)));
            let free = |it: &Interval| windows.iter().any(|w| w.covers(it)) && !busy.iter().any(|b| b.overlaps(it));
            let least = tried.filter(free).map(|it| distance(&it)).min();
            let found = nearest_free(&want, &windows, &busy);
            prop_assert_eq!(found.as_ref().map(distance), least);
            if let Some(found) = found {
                prop_assert!(free(&found));
            }
        }

        #[test]
        fn the_order_of_what_is_busy_does_not_matter(busy in proptest::collection::vec((2u32..5, 480i64..1080, 5i64..240), 0..8)) {
            let windows = [hours(3, 8, 12), hours(3, 14, 18), hours(4, 8, 12)];
            let mut busy: Vec<_> = busy.into_iter().map(|(day, from, length)| interval(day, from, from + length)).collect();
            let one = nearest_free(&hours(3, 9, 11), &windows, &busy);
            busy.reverse();
            prop_assert_eq!(one, nearest_free(&hours(3, 9, 11), &windows, &busy));
        }
    }
}
