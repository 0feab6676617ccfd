//! Courses (课程): whom each is for, and whom it is recommended to (差别培训).
//!
//! | state | action | state |
//! |---|---|---|
//! | draft | publish | open |
//! | open | close | closed |
//! | closed | publish | open |
//!
//! A course is for somebody where role, tier and industry fit; it is recommended where it is made for a gap that they
//! have, with the gap told. A course that names no gap is for all whom it fits and is recommended to nobody.
use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::due::{INDUCTION_MONTHS, months_between};
use crate::domain::value::{Coded, CreditHours, OrganisationKind, Role, Tier};
use crate::domain::{LifeCycle, Violation};

coded_enum! {
    /// Whether a course may be chosen.
    CourseState {
        /// 拟稿: seen by whoever writes it.
        Draft = "draft" "拟稿",
        /// 开放.
        Open = "open" "开放",
        /// 停开: kept for what was held.
        Closed = "closed" "停开",
    }
}

coded_enum! {
    /// What may be done with a course.
    CourseAction {
        /// 开放.
        Publish = "publish" "开放",
        /// 停开.
        Close = "close" "停开",
    }
}

coded_enum! {
    /// What somebody lacks that a course may be made for.
    Gap {
        /// 新任: took the post within the year, and has not been trained since.
        NewInPost = "new_in_post" "新任",
        /// 未达标学时.
        HoursMissing = "hours_missing" "学时未达标",
        /// 拟升级: the next tier is near.
        TierInReach = "tier_in_reach" "拟升级",
    }
}

coded_enum! {
    /// The tier that somebody holds, none among them.
    HeldTier {
        /// 未认证.
        None = "none" "未认证",
        /// 初级.
        Junior = "junior" "初级",
        /// 中级.
        Intermediate = "intermediate" "中级",
        /// 高级.
        Senior = "senior" "高级",
    }
}

impl From<Option<Tier>> for HeldTier {
    fn from(tier: Option<Tier>) -> Self {
        match tier {
            None => Self::None,
            Some(Tier::Junior) => Self::Junior,
            Some(Tier::Intermediate) => Self::Intermediate,
            Some(Tier::Senior) => Self::Senior,
        }
    }
}

impl LifeCycle for CourseState {
    type Action = CourseAction;
    const NAME: &'static str = "course";

    fn next(self, action: CourseAction) -> Option<Self> {
        use CourseAction as A;
        match (self, action) {
            (Self::Draft | Self::Closed, A::Publish) => Some(Self::Open),
            (Self::Open, A::Close) => Some(Self::Closed),
            _ => None,
        }
    }
}

/// Whom a course is for. An empty set of roles, tiers or industries means everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Roles.
    pub roles: BTreeSet<Role>,
    /// Tiers held.
    pub tiers: BTreeSet<HeldTier>,
    /// Kinds of organisation.
    pub industries: BTreeSet<OrganisationKind>,
    /// Gaps that it is made for.
    pub gaps: BTreeSet<Gap>,
}

impl Audience {
    /// In words: `党组织书记；未认证、初级；新任`; none: everybody.
    pub fn label(&self) -> Option<String> {
        let parts = [
            words(&self.roles),
            words(&self.tiers),
            words(&self.industries),
            words(&self.gaps),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join("；"))
    }

    /// Whether it is for somebody, gaps apart.
    pub fn fits(&self, learner: &Learner) -> bool {
        let role = self.roles.is_empty() || learner.roles.iter().any(|role| self.roles.contains(role));
        let tier = self.tiers.is_empty() || self.tiers.contains(&HeldTier::from(learner.held));
        let industry = self.industries.is_empty()
            || learner
                .industry
                .is_some_and(|industry| self.industries.contains(&industry));
        role && tier && industry
    }
}

fn words<C: Coded>(set: &BTreeSet<C>) -> String {
    let words: Vec<&str> = set.iter().map(|one| one.label()).collect();
    words.join("、")
}

/// The codes of a set as a row keeps them, with commas between; none for an empty set.
pub fn codes<C: Coded>(set: &BTreeSet<C>) -> Option<String> {
    let codes: Vec<&str> = set.iter().map(|one| one.code()).collect();
    (!codes.is_empty()).then(|| codes.join(","))
}

/// The set of such a text; what is unknown is left out.
pub fn read_codes<C: Ord + FromStr>(text: Option<&str>) -> BTreeSet<C> {
    text.unwrap_or_default()
        .split(',')
        .filter_map(|code| code.parse().ok())
        .collect()
}

/// The next tier of somebody, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The tier.
    pub tier: Tier,
    /// How many criteria are not met.
    pub lacking: usize,
    /// The first day on which all can be met, where it is known.
    pub earliest: Option<NaiveDate>,
}

/// What is known of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learner {
    /// What their posts count as.
    pub roles: Vec<Role>,
    /// The highest tier held.
    pub held: Option<Tier>,
    /// What kind of organisation they work in, where it is known.
    pub industry: Option<OrganisationKind>,
    /// The first day of the post.
    pub in_post_since: NaiveDate,
    /// Whether they came to a session since they took it.
    pub trained: bool,
    /// Hours of the year.
    pub hours: CreditHours,
    /// The hours that are asked of them.
    pub required: Option<CreditHours>,
    /// The next tier.
    pub reach: Option<Reach>,
}

/// A gap that somebody has, with the sentence that says it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Which.
    pub gap: Gap,
    /// Why.
    pub reason: String,
}

/// So many criteria may lack, or so many months be between, and a tier is still near.
const NEAR_CRITERIA: usize = 2;
const NEAR_MONTHS: u32 = 6;

/// The gaps of somebody on a day, the most pressing first.
pub fn gaps(learner: &Learner, day: NaiveDate) -> Vec<Found> {
    let found = |gap, reason| Found { gap, reason };
    let new = new_in_post(learner, day).map(|reason| found(Gap::NewInPost, reason));
    let hours = learner.required.filter(|required| learner.hours < *required);
    let hours = hours.map(|required| {
        let (hours, lacking) = (learner.hours, learner.hours.lacking(required));
        found(
            Gap::HoursMissing,
            format!("今年学时 {hours}／{required}，差 {lacking}"),
        )
    });
    let tier = learner.reach.and_then(|reach| tier_in_reach(reach, day));
    let tier = tier.map(|reason| found(Gap::TierInReach, reason));
    [new, hours, tier].into_iter().flatten().collect()
}

fn new_in_post(learner: &Learner, day: NaiveDate) -> Option<String> {
    let since = learner.in_post_since;
    if learner.trained || day < since || day >= since + Months::new(12) {
        return None;
    }
    let months = months_between(since, day);
    let until = since + Months::new(INDUCTION_MONTHS);
    if !learner.roles.contains(&Role::Secretary) {
        return Some(format!("新任 {months} 个月，还没有参加过培训"));
    }
    let last = format!("{}年{}月{}日", until.year(), until.month(), until.day());
    Some(if day <= until {
        format!("新任 {months} 个月，须在 {last}前培训")
    } else {
        format!("新任 {months} 个月还没有培训，{last}已到期")
    })
}

fn tier_in_reach(reach: Reach, day: NaiveDate) -> Option<String> {
    let tier = reach.tier.label();
    if reach.lacking == 0 {
        return Some(format!("可以申报{tier}了"));
    }
    let soon = reach
        .earliest
        .filter(|first| *first <= day + Months::new(NEAR_MONTHS));
    match soon {
        Some(first) => Some(format!(
            "最早 {}年{}月{}日可申报{tier}，还差 {} 项",
            first.year(),
            first.month(),
            first.day(),
            reach.lacking
        )),
        None => (reach.lacking <= NEAR_CRITERIA).then(|| format!("申报{tier}还差 {} 项", reach.lacking)),
    }
}

/// A course as it is held against somebody.
#[derive(Debug, Clone)]
pub struct Offered<K> {
    /// Which; also decides between equals.
    pub key: K,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether they have taken it.
    pub taken: bool,
}

/// A course that is recommended to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommended<K> {
    /// Which.
    pub key: K,
    /// Why, the most pressing first; never empty.
    pub reasons: Vec<Found>,
}

/// What is recommended to somebody on a day: courses for them, made for a gap that they have, and not taken yet; what is
/// for the most pressing gap first. The order of the courses does not matter.
pub fn recommend<K: Copy + Ord>(
    courses: &[Offered<K>],
    learner: &Learner,
    day: NaiveDate,
) -> Vec<Recommended<K>> {
    let gaps = gaps(learner, day);
    let fitting = courses
        .iter()
        .filter(|course| !course.taken && course.audience.fits(learner));
    let mut found: Vec<Recommended<K>> = fitting
        .filter_map(|course| {
            let own = gaps
                .iter()
                .filter(|found| course.audience.gaps.contains(&found.gap));
            let reasons: Vec<Found> = own.cloned().collect();
            (!reasons.is_empty()).then_some(Recommended {
                key: course.key,
                reasons,
            })
        })
        .collect();
    found.sort_by_key(|one| (one.reasons.first().map(|reason| reason.gap), one.key));
    found
}

/// A course's facts as they are typed.
#[derive(Debug, Clone, Default)]
pub struct CourseFacts<'a> {
    /// 课程编码.
    pub code: &'a str,
    /// The name.
    pub name: &'a str,
    /// Hours, times 100.
    pub hours_hundredths: i64,
    /// How many people it takes at once; none: any number.
    pub capacity: Option<i64>,
    /// Of a hundred points in the test, so many pass.
    pub pass_percent: i64,
}

/// What is wrong with a course as it is entered.
pub fn check_course(facts: &CourseFacts<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut refuse = |code: &str, field: &str, message: &str| {
        violations.push(Violation::new(code, message).on(field));
    };
    let fit = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    match facts.code.trim() {
        "" => refuse("course.code", "code", "请填写课程编码，如 DW-01。"),
        code if code.len() > 20 || !fit(code) => refuse(
            "course.code",
            "code",
            "课程编码用字母、数字和短横线，不超过 20 位，如 DW-01。",
        ),
        _ => {}
    }
    match facts.name.trim().chars().count() {
        0 => refuse("course.name", "name", "请填写课程名称。"),
        1..=60 => {}
        _ => refuse("course.name", "name", "课程名称太长，请不超过 60 个字。"),
    }
    if !(0..=20_000).contains(&facts.hours_hundredths) || facts.hours_hundredths % 25 != 0 {
        refuse(
            "course.hours",
            "hours",
            "学时应为 0 到 200，以 0.25 为一档，如 3、3.5。",
        );
    }
    if facts.capacity.is_some_and(|count| !(1..=10_000).contains(&count)) {
        refuse(
            "course.capacity",
            "capacity",
            "每场人数应为 1 到 10000，不限可以不填。",
        );
    }
    if !(1..=100).contains(&facts.pass_percent) {
        refuse("course.pass", "pass_percent", "合格线应为 1 到 100。");
    }
    violations
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;
