//! Visits to a venue: its services, the times at which each can be had, and a visit's way.
//!
//! | state | action | state |
//! |---|---|---|
//! | booked | move | booked |
//! | booked | arrive | came |
//! | booked | miss | missed |
//! | booked | cancel | cancelled |
//! | came, missed | reopen | booked |
//!
//! Whoever keeps the venue does all of it; whoever booked may move and cancel. Cancelling needs a reason, since somebody
//! else may ask for it.
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::clash::{Clash, Occupation, Resource, Use, clashes};
use super::interval::Interval;
use super::venue::Travel;
use crate::domain::value::id::{VenueId, VisitId};
use crate::domain::value::{Days, HalfDay};
use crate::domain::{LifeCycle, Violation};

coded_enum! {
    /// How far a visit is.
    VisitState {
        /// 已约.
        Booked = "booked" "已约",
        /// 已到.
        Came = "came" "已到",
        /// 未到.
        Missed = "missed" "未到",
        /// 已取消.
        Cancelled = "cancelled" "已取消",
    }
}

coded_enum! {
    /// What may be done with a visit.
    VisitAction {
        /// 改时间.
        Move = "move" "改时间",
        /// 已到.
        Arrive = "arrive" "登记已到",
        /// 未到.
        Miss = "miss" "登记未到",
        /// 取消.
        Cancel = "cancel" "取消预约",
        /// 登记错了.
        Reopen = "reopen" "改回已约",
    }
}

impl LifeCycle for VisitState {
    type Action = VisitAction;
    const NAME: &'static str = "visit";

    fn next(self, action: VisitAction) -> Option<Self> {
        use VisitAction as A;
        match (self, action) {
            (Self::Booked, A::Move) | (Self::Came | Self::Missed, A::Reopen) => Some(Self::Booked),
            (Self::Booked, A::Arrive) => Some(Self::Came),
            (Self::Booked, A::Miss) => Some(Self::Missed),
            (Self::Booked, A::Cancel) => Some(Self::Cancelled),
            _ => None,
        }
    }

    fn needs_reason(action: VisitAction) -> bool {
        action == VisitAction::Cancel
    }
}

impl VisitState {
    /// Whether its time is taken.
    pub const fn holds(self) -> bool {
        !matches!(self, Self::Cancelled)
    }
}

impl VisitAction {
    /// Whether whoever booked may do it, where another keeps the venue.
    pub const fn is_of_booker(self) -> bool {
        matches!(self, Self::Move | Self::Cancel)
    }
}

/// A stretch of every day in which nobody is received (午休).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// From.
    pub from: NaiveTime,
    /// To.
    pub to: NaiveTime,
}

/// The times of a day at which a service of so many minutes can be had: one after the other from opening to closing,
/// none of them in the rest.
pub fn slots(open: Option<Interval>, rest: Option<Rest>, minutes: u32) -> Vec<Interval> {
    let Some(open) = open.filter(|_| minutes > 0) else {
        return Vec::new();
    };
    let windows = match rest.filter(|rest| rest.from < rest.to) {
        Some(rest) => vec![
            Interval::new(open.day, open.starts, open.ends.min(rest.from)),
            Interval::new(open.day, open.starts.max(rest.to), open.ends),
        ],
        None => vec![open],
    };
    windows
        .into_iter()
        .flat_map(|window| one_after_the_other(window, minutes))
        .collect()
}

fn one_after_the_other(window: Interval, minutes: u32) -> Vec<Interval> {
    let length = TimeDelta::minutes(minutes.into());
    let mut found = Vec::new();
    let mut starts = window.starts;
    while starts < window.ends && window.ends - starts >= length {
        found.push(Interval::new(window.day, starts, starts + length));
        starts += length;
    }
    found
}

/// What a service takes up while it is given.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its room, or the venue that is one room, and its lecturer; each with its name.
    pub resources: Vec<(Resource, String)>,
    /// At which venue.
    pub place: VenueId,
    /// That venue's name.
    pub place_name: String,
    /// How long it takes.
    pub minutes: u32,
    /// On which days it can be had.
    pub days: Days,
}

/// How a time of a service stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It can be booked.
    Free,
    /// It is over.
    Past,
    /// A visit of this service.
    Visit(VisitId),
    /// Something else takes the room or the lecturer.
    Taken(Box<Clash>),
}

/// A time of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// When.
    pub time: Interval,
    /// How it stands.
    pub standing: Standing,
}

/// What stands around a service: the visits of its own and everything that takes rooms and lecturers, visits among it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Its own visits.
    pub own: &'a [(VisitId, Interval)],
    /// All that is taken.
    pub taken: &'a [Occupation],
    /// How long ways take.
    pub travel: &'a Travel,
    /// The county's wall clock.
    pub now: NaiveDateTime,
}

impl Offer {
    /// What a visit at that time takes up.
    pub fn occupations(&self, visit: VisitId, title: &str, time: Interval) -> Vec<Occupation> {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
        let half = if time.starts < noon {
            HalfDay::Am
        } else {
            HalfDay::Pm
        };
        let each = self.resources.iter().map(|(resource, name)| Occupation {
            resource: *resource,
            name: name.clone(),
            by: Use::Visit(visit),
            title: title.to_owned(),
            time,
            half,
            place: Some(self.place),
            place_name: Some(self.place_name.clone()),
        });
        each.collect()
    }

    /// What stands in the way of a visit at that time.
    pub fn hindrance(&self, visit: VisitId, time: Interval, around: Around<'_>) -> Option<Clash> {
        let wanted = self.occupations(visit, "", time);
        clashes(&wanted, around.taken, around.travel).into_iter().next()
    }

    /// The times of a day with how each stands, in order; a visit that was booked at a time of its own stands there.
    pub fn day(&self, open: Option<Interval>, rest: Option<Rest>, around: Around<'_>) -> Vec<Offered> {
        let Some(day) = open.map(|open| open.day) else {
            return Vec::new();
        };
        let nobody = VisitId(uuid::Uuid::nil());
        let usual = if self.days.contains(day) {
            slots(open, rest, self.minutes)
        } else {
            Vec::new()
        };
        let own = around.own.iter().filter(|(_, time)| time.day == day);
        let left = usual
            .into_iter()
            .filter(|time| !own.clone().any(|(_, visit)| visit.overlaps(time)));
        let offered = left.map(|time| {
            let standing = if time.day.and_time(time.ends) <= around.now {
                Standing::Past
            } else {
                self.hindrance(nobody, time, around)
                    .map_or(Standing::Free, |clash| Standing::Taken(Box::new(clash)))
            };
            Offered { time, standing }
        });
        let visits = own.clone().map(|(visit, time)| Offered {
            time: *time,
            standing: Standing::Visit(*visit),
        });
        let mut all: Vec<Offered> = offered.chain(visits).collect();
        all.sort_by_key(|one| one.time);
        all
    }
}

/// The free time nearest to a wanted one; of two as near, the later.
pub fn nearest<'a>(want: &Interval, offered: impl IntoIterator<Item = &'a Offered>) -> Option<Interval> {
    let free = offered.into_iter().filter(|one| one.standing == Standing::Free);
    let wanted = want.day.and_time(want.starts);
    free.map(|one| one.time).min_by_key(|time| {
        let away = time.day.and_time(time.starts) - wanted;
        (away.abs(), std::cmp::Reverse(away))
    })
}

/// Why a time can't be had, with the nearest that can.
pub fn taken(clash: &Clash, free: Option<Interval>) -> Violation {
    let message = clash.sentence();
    told("visit.taken", &message, free)
}

/// Why a time that is none of the service's can't be had, with the nearest that can.
pub fn no_such_time(service: &str, want: &Interval, past: bool, free: Option<Interval>) -> Violation {
    let message = if past {
        format!("{}已经过了", want.label())
    } else {
        format!("“{service}”没有{}这个时段", want.label())
    };
    told("visit.no_such_time", &message, free)
}

fn told(code: &str, message: &str, free: Option<Interval>) -> Violation {
    let instead = match free {
        Some(free) => format!("最近的空档是{}", free.label()),
        None => "前后两周都没有空档，请另选一项服务".to_owned(),
    };
    Violation::new(code, format!("{message}，{instead}。")).on("starts")
}

/// Why it can't be noted on a day whether visitors came; none where it may.
pub fn refuse_early(booked: NaiveDate, today: NaiveDate) -> Option<Violation> {
    (today < booked).then(|| {
        let message = format!(
            "约的是{}，还没有到，到了那天再登记；提前来了的先改时间。",
            booked.format("%Y年%-m月%-d日")
        );
        Violation::new("visit.too_early", message).with("day", booked)
    })
}

/// What is wrong with a number of visitors.
pub fn check_people(people: i64, most: Option<i32>, field: &str) -> Option<Violation> {
    let most = most.map_or(1000, i64::from);
    (!(1..=most).contains(&people)).then(|| {
        let message = format!("人数应为 1 到 {most}，人多请分几个时段。");
        Violation::new("visit.people", message)
            .on(field)
            .with("most", most)
    })
}

/// A service as it is to be.
#[derive(Debug, Clone, Copy)]
pub struct ServicePlan<'a> {
    /// Its name.
    pub name: &'a str,
    /// How long it takes.
    pub minutes: i64,
    /// How many people at most.
    pub most: Option<i64>,
    /// How many usually come.
    pub usual: Option<i64>,
    /// The first day and the last, where there is one.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: Option<NaiveDate>,
}

/// What is wrong with a service, each with its field.
pub fn check_service(plan: ServicePlan<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut refuse = |code: &str, field: &str, message: &str| {
        violations.push(Violation::new(code, message).on(field));
    };
    match plan.name.chars().count() {
        0 => refuse("service.name", "name", "请填写服务项目的名称。"),
        1..=40 => {}
        _ => refuse("service.name", "name", "服务项目的名称请不超过 40 个字。"),
    }
    if !(10..=480).contains(&plan.minutes) {
        refuse("service.minutes", "minutes", "一次的时长应为 10 到 480 分钟。");
    }
    if plan.most.is_some_and(|most| !(1..=1000).contains(&most)) {
        let message = "一次最多接待的人数应为 1 到 1000，不限可以不填。";
        refuse("service.most", "most", message);
    }
    let most = plan.most.unwrap_or(1000);
    if plan.usual.is_some_and(|usual| usual < 1 || most < usual) {
        let message = "一般来几人应不少于 1 人，不超过最多接待的人数；不清楚可以不填。";
        refuse("service.usual", "usual", message);
    }
    if plan.last_day.is_some_and(|last| last < plan.first_day) {
        let message = "停用的日子早于启用的日子，请核对。";
        refuse("service.last_day", "last_day", message);
    }
    violations
}

#[cfg(test)]
#[path = "visit_tests.rs"]
mod tests;
