//! Credit hours (学时): how half-days become hours, what counts toward whose threshold, and the year's total.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Violation,
    training::slot::half_day_label,
    value::{CreditHours, CreditKind, CreditSource, HalfDay, Role},
};

/// How the half-days of a class become hours. The value that it gives is kept on the entry, with the rule's version:
/// the rule changes, and old ledgers must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HourRule {
    /// What the hours count as.
    pub kind: CreditKind,
    /// Hours a half-day: 3 or 4, as the county has it.
    pub per_half_day: CreditHours,
    /// The most that one session gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<CreditHours>,
}

impl Default for HourRule {
    fn default() -> Self {
        Self {
            kind: CreditKind::Concentrated,
            per_half_day: CreditHours::whole(3),
            cap: None,
        }
    }
}

/// What a completed session posts, by year: `min(planned, attended)` half-days, in order of time, up to the cap. A
/// session over New Year is split, since hours count in the year of the half-day.
pub fn session_hours(
    rule: HourRule,
    planned: u32,
    attended: &[(NaiveDate, HalfDay)],
) -> BTreeMap<i32, CreditHours> {
    let days: BTreeSet<_> = attended.iter().copied().collect();
    let mut by_year: BTreeMap<i32, CreditHours> = BTreeMap::new();
    let mut total = CreditHours::ZERO;
    for (day, _) in days.into_iter().take(planned as usize) {
        let room = rule
            .cap
            .map_or(rule.per_half_day, |cap| rule.per_half_day.min(total.lacking(cap)));
        if room > CreditHours::ZERO {
            total = total + room;
            let year = by_year.entry(day.year()).or_default();
            *year = *year + room;
        }
    }
    by_year
}

/// One line of a person's ledger, as far as the rules need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditEntry {
    /// The year that it counts in.
    pub year: i32,
    /// What it counts as.
    pub kind: CreditKind,
    /// Where it comes from.
    pub source: CreditSource,
    /// The hours; negative in a reversal.
    pub hours: CreditHours,
    /// The half-days for which they were given; empty for what is not held by half-days.
    pub half_days: BTreeSet<(NaiveDate, HalfDay)>,
}

/// What stands against an entry beside those of the same person that stand (a reversed one no longer does).
pub fn check_entry(entry: &CreditEntry, standing: &[CreditEntry]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let negative = entry.hours < CreditHours::ZERO;
    if negative != (entry.source == CreditSource::Reversal) || entry.hours == CreditHours::ZERO {
        violations.push(
            Violation::new("credit.sign", "学时要大于 0；要减少的请冲正原记录。")
                .on("hours")
                .with("hours", entry.hours),
        );
    }
    if entry.half_days.iter().any(|(day, _)| day.year() != entry.year) {
        violations.push(
            Violation::new("credit.year", "半天不在这一年，请按年份分开登记。")
                .on("year")
                .with("year", entry.year),
        );
    }
    let earned: BTreeSet<_> = standing.iter().flat_map(|other| &other.half_days).collect();
    if entry.source != CreditSource::Reversal
        && let Some((day, half)) = entry.half_days.iter().find(|half_day| earned.contains(half_day))
    {
        let message = format!(
            "{}已有学时，同一个半天不能重复登记。",
            half_day_label(*day, *half)
        );
        violations.push(
            Violation::new("credit.same_half_day", message)
                .on("half_days")
                .with("day", day),
        );
    }
    violations
}

/// What stands against hours for a make-up of a missed half-day: they can't exceed what was missed.
pub fn check_makeup(hours: CreditHours, missed: CreditHours) -> Vec<Violation> {
    if hours <= missed {
        return Vec::new();
    }
    let message = format!("补训学时 {hours} 超过所缺的 {missed}，请改为不超过 {missed}。");
    vec![
        Violation::new("credit.makeup_exceeds", message)
            .on("hours")
            .with("missed", missed),
    ]
}

/// The entry that takes another back.
pub fn reversal(entry: &CreditEntry) -> CreditEntry {
    CreditEntry {
        source: CreditSource::Reversal,
        hours: entry.hours.reversed(),
        ..entry.clone()
    }
}

/// The thresholds of a year, and what counts toward them. A setting with validity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThresholdRule {
    /// Secretaries and committee members (R2).
    pub leading: CreditHours,
    /// Everybody else (R1).
    pub others: CreditHours,
    /// The kinds that count toward both.
    pub counting: BTreeSet<CreditKind>,
}

impl Default for ThresholdRule {
    fn default() -> Self {
        Self {
            leading: CreditHours::whole(56),
            others: CreditHours::whole(32),
            counting: [CreditKind::Concentrated, CreditKind::Collective].into(),
        }
    }
}

impl ThresholdRule {
    /// What is asked of somebody with these roles: the highest of them. `None` without a role.
    pub fn required(&self, roles: impl IntoIterator<Item = Role>) -> Option<CreditHours> {
        let required = roles.into_iter().map(|role| match role {
            Role::Secretary | Role::Committee => self.leading,
            Role::Instructor | Role::Fulltime => self.others,
        });
        required.max()
    }
}

/// A person's hours of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearTotal {
    /// The year.
    pub year: i32,
    /// Hours by kind.
    pub by_kind: BTreeMap<CreditKind, CreditHours>,
    /// Those that count toward the threshold.
    pub counting: CreditHours,
    /// The threshold, where one is asked.
    pub required: Option<CreditHours>,
    /// What is lacking.
    pub lacking: CreditHours,
}

impl YearTotal {
    /// Whether the threshold is reached; `None` where none is asked.
    pub fn met(&self) -> Option<bool> {
        self.required.map(|required| self.counting >= required)
    }
}

/// A person's total of a year, by the roles held in it.
pub fn year_total<'a>(
    rule: &ThresholdRule,
    year: i32,
    entries: impl IntoIterator<Item = &'a CreditEntry>,
    roles: impl IntoIterator<Item = Role>,
) -> YearTotal {
    let mut by_kind: BTreeMap<CreditKind, CreditHours> = BTreeMap::new();
    for entry in entries.into_iter().filter(|entry| entry.year == year) {
        let sum = by_kind.entry(entry.kind).or_default();
        *sum = *sum + entry.hours;
    }
    let counting = by_kind
        .iter()
        .filter(|(kind, _)| rule.counting.contains(kind))
        .map(|(_, hours)| *hours)
        .sum();
    let required = rule.required(roles);
    let lacking = required.map_or(CreditHours::ZERO, |required| {
        CreditHours::lacking(counting, required)
    });
    YearTotal {
        year,
        by_kind,
        counting,
        required,
        lacking,
    }
}

/// The mean of hours to two decimals, half up; `None` of nobody.
pub fn mean(hours: &[CreditHours]) -> Option<Decimal> {
    use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let count = Decimal::from(hours.len());
    let sum = hours.iter().copied().sum::<CreditHours>().decimal();
    sum.checked_div(count)
        .map(|mean| mean.round_dp_with_strategy(2, MidpointAwayFromZero).normalize())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn half_days(days: &[&str]) -> Vec<(NaiveDate, HalfDay)> {
        days.iter()
            .flat_map(|text| [(day(text), HalfDay::Am), (day(text), HalfDay::Pm)])
            .collect()
    }

    fn entry(source: CreditSource, hours: u32, days: &[&str]) -> CreditEntry {
        CreditEntry {
            year: 2026,
            kind: CreditKind::Concentrated,
            source,
            hours: CreditHours::whole(hours),
            half_days: half_days(days).into_iter().collect(),
        }
    }

    #[test]
    fn sessions_post_by_year_and_cap() {
        let rule = HourRule::default();
        let capped = HourRule {
            cap: Some(CreditHours::whole(16)),
            per_half_day: CreditHours::whole(4),
            ..rule
        };
        let over_new_year = half_days(&["2026-12-30", "2026-12-31", "2027-01-01"]);
        for (rule, planned, attended, expected) in [
            (
                rule,
                6,
                half_days(&["2026-09-03", "2026-09-04", "2026-09-05"]),
                "2026=18",
            ),
            (
                rule,
                4,
                half_days(&["2026-09-03", "2026-09-04", "2026-09-05"]),
                "2026=12",
            ),
            (rule, 6, half_days(&["2026-09-03"]), "2026=6"),
            (rule, 6, over_new_year.clone(), "2026=12 2027=6"),
            (capped, 6, over_new_year, "2026=16"),
            (rule, 6, vec![], ""),
        ] {
            let posted = session_hours(rule, planned, &attended);
            let text: Vec<_> = posted
                .iter()
                .map(|(year, hours)| format!("{year}={hours}"))
                .collect();
            assert_eq!(text.join(" "), expected);
        }
    }

    #[test]
    fn no_half_day_earns_twice() {
        use CreditSource as S;
        let standing = [entry(S::Session, 6, &["2026-09-03"])];
        let codes = |entry: &CreditEntry, standing: &[CreditEntry]| {
            check_entry(entry, standing)
                .into_iter()
                .map(|v| v.code)
                .collect::<Vec<_>>()
        };
        assert!(codes(&entry(S::External, 6, &["2026-09-04"]), &standing).is_empty());
        assert_eq!(
            codes(&entry(S::External, 6, &["2026-09-03"]), &standing),
            ["credit.same_half_day"]
        );
        assert!(codes(&reversal(&standing[0]), &standing).is_empty());
        assert!(codes(&entry(S::External, 6, &["2026-09-03"]), &[]).is_empty());
        assert_eq!(codes(&entry(S::External, 0, &[]), &[]), ["credit.sign"]);
        assert_eq!(codes(&entry(S::Reversal, 3, &[]), &[]), ["credit.sign"]);
        assert_eq!(
            codes(&entry(S::External, 3, &["2027-01-02"]), &[]),
            ["credit.year"]
        );
        assert!(check_makeup(CreditHours::whole(3), CreditHours::whole(3)).is_empty());
        assert_eq!(
            check_makeup(CreditHours::whole(4), CreditHours::whole(3))[0].code,
            "credit.makeup_exceeds"
        );
    }

    #[test]
    fn thresholds_by_role() {
        let rule = ThresholdRule::default();
        for (roles, required) in [
            (vec![Role::Secretary], Some(56)),
            (vec![Role::Committee], Some(56)),
            (vec![Role::Instructor], Some(32)),
            (vec![Role::Fulltime], Some(32)),
            (vec![Role::Instructor, Role::Secretary], Some(56)),
            (vec![], None),
        ] {
            assert_eq!(
                rule.required(roles.iter().copied()),
                required.map(CreditHours::whole),
                "{roles:?}"
            );
        }
    }

    #[test]
    fn self_study_does_not_count_toward_the_threshold() {
        let of = |kind, year, hours| CreditEntry {
            year,
            kind,
            ..entry(CreditSource::External, hours, &[])
        };
        let entries = [
            of(CreditKind::Concentrated, 2026, 18),
            of(CreditKind::Collective, 2026, 13),
            of(CreditKind::SelfStudy, 2026, 40),
            of(CreditKind::Concentrated, 2025, 90),
        ];
        let total = year_total(&ThresholdRule::default(), 2026, &entries, [Role::Instructor]);
        assert_eq!(
            (total.counting, total.lacking, total.met()),
            (CreditHours::whole(31), CreditHours::whole(1), Some(false))
        );
        assert_eq!(total.by_kind[&CreditKind::SelfStudy], CreditHours::whole(40));
        let nobody = year_total(&ThresholdRule::default(), 2026, &entries, []);
        assert_eq!((nobody.met(), nobody.lacking), (None, CreditHours::ZERO));
    }

    #[test]
    fn means_round_half_up() {
        let hours = |list: &[u32]| list.iter().map(|n| CreditHours::whole(*n)).collect::<Vec<_>>();
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&hours(&[1, 2, 2])).unwrap().to_string(), "1.67");
        assert_eq!(mean(&hours(&[1; 8])).unwrap().to_string(), "1");
        assert_eq!(
            mean(&hours(&[1, 0, 0, 0, 0, 0, 0, 0])).unwrap().to_string(),
            "0.13"
        );
    }

    proptest! {
        #[test]
        fn a_session_never_posts_more_than_planned(planned in 0u32..12, days in proptest::collection::vec(0i64..10, 0..12), cap in proptest::option::of(0u32..30)) {
            let attended: Vec<_> = days.iter().map(|n| (day("2026-12-28") + chrono::Duration::days(*n), HalfDay::Am)).collect();
            let rule = HourRule { cap: cap.map(CreditHours::whole), ..HourRule::default() };
            let total: CreditHours = session_hours(rule, planned, &attended).values().copied().sum();
            let distinct: BTreeSet<_> = days.iter().collect();
            let uncapped = CreditHours::whole(3).times(u32::try_from(distinct.len()).unwrap().min(planned));
            prop_assert_eq!(total, rule.cap.map_or(uncapped, |cap| uncapped.min(cap)));
        }

        #[test]
        fn a_reversal_leaves_nothing(hours in 1u32..200) {
            let given = entry(CreditSource::External, hours, &[]);
            let total = year_total(&ThresholdRule::default(), 2026, &[given.clone(), reversal(&given)], []);
            prop_assert_eq!(total.counting, CreditHours::ZERO);
        }
    }
}
