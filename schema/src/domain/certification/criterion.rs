//! One criterion against the facts: whether it is met on a day, from which day on, and what the fact is in words.
use std::collections::BTreeSet;

use chrono::{Datelike, Duration, NaiveDate};

use super::{facts::Facts, scheme::CriterionKind};
use crate::domain::value::{
    CreditHours, Days, PartialDate, PoliticalStatus, Tier,
    days::{merged, months_and_days},
    id::SessionId,
};

impl CriterionKind {
    /// Whether it is met on a day.
    pub fn is_met(&self, facts: &Facts, day: NaiveDate) -> bool {
        match self {
            Self::PartyMember { full_only } => is_member(facts, *full_only, day),
            Self::MonthsInPost { months, current } => Served::in_posts(facts).reached(*months, *current, day),
            Self::PreviousTierMonths { tier, months } => {
                Served::with_tier(facts, *tier).reached(*months, true, day)
            }
            Self::ClassCompleted { kinds, count } => {
                reached(class_days(facts, kinds), *count).is_some_and(|first| first <= day)
            }
            Self::ExamPassed { kinds, count } => {
                reached(exam_days(facts, kinds), *count).is_some_and(|first| first <= day)
            }
            Self::CreditHours { years, hours } => lacking_year(facts, *years, *hours, day).is_none(),
        }
    }

    /// The first day, not before `day`, on which it is or can be met; `None` where no day is known.
    ///
    /// Posts go on until their stated end, and sessions to come are taken as completed and passed on their last day.
    pub fn first_from(&self, facts: &Facts, day: NaiveDate) -> Option<NaiveDate> {
        let later = |first: NaiveDate| first.max(day);
        match self {
            _ if self.is_met(facts, day) => Some(day),
            Self::PartyMember { .. } => facts
                .party_join
                .map(PartialDate::first_day)
                .filter(|join| *join > day && self.is_met(facts, *join)),
            Self::MonthsInPost { months, current } => Served::in_posts(facts).first(*months, *current, day),
            Self::PreviousTierMonths { tier, months } => {
                Served::with_tier(facts, *tier).first(*months, true, day)
            }
            Self::ClassCompleted { kinds, count } => {
                let coming = coming(facts, kinds, false).map(|(_, ends)| ends);
                reached(class_days(facts, kinds).chain(coming), *count).map(later)
            }
            Self::ExamPassed { kinds, count } => {
                let coming = coming(facts, kinds, true).map(|(_, ends)| ends);
                reached(exam_days(facts, kinds).chain(coming), *count).map(later)
            }
            Self::CreditHours { .. } => {
                // the last full years change at New Year; beyond the last that is known there is nothing to find
                let last = facts.hours.iter().map(|known| known.year).max()?;
                let mut new_years =
                    (day.year()..=last).filter_map(|year| NaiveDate::from_ymd_opt(year + 1, 1, 1));
                new_years.find(|new_year| self.is_met(facts, *new_year))
            }
        }
    }

    /// What the person's fact is on a day, in words.
    pub fn fact(&self, facts: &Facts, day: NaiveDate) -> String {
        match self {
            Self::PartyMember { .. } => member_fact(facts),
            Self::MonthsInPost { .. } => {
                let served = Served::in_posts(facts);
                match served.months(day) {
                    0 if served.0.iter().all(|days| days.from > day) => "没有任职记录".to_owned(),
                    months => format!("已任职 {months} 个月"),
                }
            }
            Self::PreviousTierMonths { tier, .. } => {
                let served = Served::with_tier(facts, *tier);
                match (served.contains(day), served.months(day)) {
                    (true, months) => format!("已持有 {months} 个月"),
                    (false, _) => format!("现在没有有效的{}证书", tier.label()),
                }
            }
            Self::ClassCompleted { kinds, .. } => {
                let last = facts
                    .classes
                    .iter()
                    .filter(|c| c.on <= day && fits(kinds, &c.kind))
                    .max_by_key(|c| c.on);
                last.map_or_else(
                    || "还没有结业".to_owned(),
                    |class| format!("{}，{}结业", class.title, class.on),
                )
            }
            Self::ExamPassed { kinds, .. } => {
                let last = facts
                    .exams
                    .iter()
                    .filter(|e| e.on <= day && fits(kinds, &e.kind))
                    .max_by_key(|e| e.on);
                last.map_or_else(
                    || "还没有合格成绩".to_owned(),
                    |exam| format!("{}，{}合格", exam.title, exam.on),
                )
            }
            Self::CreditHours { years, hours } => hours_fact(facts, *years, *hours, day),
        }
    }

    /// The sessions to come that would do it.
    pub fn sessions(&self, facts: &Facts) -> Vec<SessionId> {
        match self {
            Self::ClassCompleted { kinds, .. } => coming(facts, kinds, false).map(|(id, _)| id).collect(),
            Self::ExamPassed { kinds, .. } => coming(facts, kinds, true).map(|(id, _)| id).collect(),
            _ => Vec::new(),
        }
    }
}

/// A join date is enough; a status that is known and is no member's stands over it.
fn is_member(facts: &Facts, full_only: bool, day: NaiveDate) -> bool {
    match (facts.political_status, facts.party_join) {
        (Some(PoliticalStatus::ProbationaryMember), _) if full_only => false,
        (Some(status), None) => status.is_party_member(),
        (Some(status), Some(join)) => status.is_party_member() && join.first_day() <= day,
        (None, Some(join)) => join.first_day() <= day,
        (None, None) => false,
    }
}

fn member_fact(facts: &Facts) -> String {
    match (facts.political_status, facts.party_join) {
        (Some(status), _) if !status.is_party_member() => status.label().to_owned(),
        (Some(status), Some(join)) => format!("{}，{join}入党", status.label()),
        (Some(status), None) => status.label().to_owned(),
        (None, Some(join)) => format!("{join}入党"),
        (None, None) => "没有入党记录".to_owned(),
    }
}

fn fits(kinds: &BTreeSet<String>, kind: &str) -> bool {
    kinds.is_empty() || kinds.contains(kind)
}

fn class_days<'a>(facts: &'a Facts, kinds: &'a BTreeSet<String>) -> impl Iterator<Item = NaiveDate> + 'a {
    facts
        .classes
        .iter()
        .filter(|class| fits(kinds, &class.kind))
        .map(|class| class.on)
}

fn exam_days<'a>(facts: &'a Facts, kinds: &'a BTreeSet<String>) -> impl Iterator<Item = NaiveDate> + 'a {
    facts
        .exams
        .iter()
        .filter(|exam| fits(kinds, &exam.kind))
        .map(|exam| exam.on)
}

fn coming<'a>(
    facts: &'a Facts,
    kinds: &'a BTreeSet<String>,
    exam: bool,
) -> impl Iterator<Item = (SessionId, NaiveDate)> + 'a {
    let fitting = facts
        .coming
        .iter()
        .filter(move |s| fits(kinds, &s.kind) && (s.exam || !exam));
    fitting.map(|session| (session.id, session.ends))
}

/// The day on which so many are reached.
fn reached(days: impl Iterator<Item = NaiveDate>, count: u32) -> Option<NaiveDate> {
    let mut sorted: Vec<_> = days.collect();
    sorted.sort_unstable();
    sorted
        .get(usize::try_from(count).ok()?.saturating_sub(1))
        .copied()
}

/// The first of the last full years whose threshold is not reached.
fn lacking_year(facts: &Facts, years: u32, hours: Option<CreditHours>, day: NaiveDate) -> Option<i32> {
    let back = i32::try_from(years).unwrap_or(i32::MAX);
    (day.year().saturating_sub(back)..day.year()).find(|year| {
        let known = facts.hours.iter().find(|known| known.year == *year);
        let required = hours.or(known.and_then(|known| known.required));
        known
            .zip(required)
            .is_none_or(|(known, required)| known.hours < required)
    })
}

fn hours_fact(facts: &Facts, years: u32, hours: Option<CreditHours>, day: NaiveDate) -> String {
    let year = lacking_year(facts, years, hours, day).unwrap_or(day.year() - 1);
    let Some(known) = facts.hours.iter().find(|known| known.year == year) else {
        return format!("{year}年没有学时记录");
    };
    match hours.or(known.required) {
        Some(required) => format!("{year}年 {}／{required} 学时", known.hours),
        None => format!("{year}年 {} 学时，当年没有任职", known.hours),
    }
}

/// Days served, joined.
struct Served(Vec<Days>);

impl Served {
    fn in_posts(facts: &Facts) -> Self {
        Self(merged(facts.posts.iter().map(|post| post.days)))
    }

    fn with_tier(facts: &Facts, tier: Tier) -> Self {
        Self(merged(
            facts
                .certificates
                .iter()
                .filter(|c| c.tier >= tier)
                .map(|c| c.days),
        ))
    }

    fn contains(&self, day: NaiveDate) -> bool {
        self.0.iter().any(|days| days.contains(day))
    }

    /// Whole months served before a day: calendar months of each stretch; of the days over, 30 make one more.
    fn months(&self, day: NaiveDate) -> u32 {
        let stretches = self
            .0
            .iter()
            .map(|days| days.until(day))
            .filter(|days| !days.is_empty());
        let counted = stretches.map(|days| months_and_days(days.from, days.to.unwrap_or(day)));
        let (months, rest) = counted.fold((0, 0), |sum, stretch| (sum.0 + stretch.0, sum.1 + stretch.1));
        months + rest / 30
    }

    fn reached(&self, months: u32, current: bool, day: NaiveDate) -> bool {
        self.months(day) >= months && (!current || self.contains(day))
    }

    /// Months never grow fewer, so the first day is found by halving.
    fn first(&self, months: u32, current: bool, day: NaiveDate) -> Option<NaiveDate> {
        let start = self
            .0
            .iter()
            .map(|days| days.from)
            .max()
            .map_or(day, |last| last.max(day));
        let (mut below, mut enough) = (day, start + Duration::days(i64::from(months + 1) * 31));
        if self.months(enough) < months {
            return None;
        }
        if self.months(day) >= months {
            enough = day;
        }
        while (enough - below).num_days() > 1 {
            let middle = below + (enough - below) / 2;
            if self.months(middle) >= months {
                enough = middle;
            } else {
                below = middle;
            }
        }
        if !current || self.contains(enough) {
            return Some(enough);
        }
        self.0
            .iter()
            .map(|days| days.from)
            .filter(|from| *from > enough)
            .min()
    }
}
