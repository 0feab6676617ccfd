//! The demo's sessions as they are planned around today.
use chrono::{Days, Months, NaiveDate};
use sanyou_schema::domain::value::SessionState;
use sanyou_schema::domain::value::id::UnitId;

use super::places;

/// A session as it is to be.
pub struct Plan {
    /// Of which class.
    pub class: &'static str,
    /// Of what kind.
    pub kind: &'static str,
    /// Who holds it.
    pub holder: UnitId,
    /// Its first day.
    pub first: NaiveDate,
    /// For how many days.
    pub days: u64,
    /// How many places.
    pub capacity: usize,
    /// How far it has come.
    pub state: SessionState,
    /// How many ask for a place.
    pub people: usize,
    /// Whether the demo's `worker` is among them.
    pub with_worker: bool,
    /// Which of the venues.
    pub venue: usize,
}

impl Plan {
    /// The name of the venue.
    pub fn venue_name(&self) -> &'static str {
        if self.venue == 2 {
            places::SMALL
        } else {
            places::SCHOOL_NAME
        }
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        self.first + Days::new(self.days - 1)
    }

    /// Whether a place that falls free is offered: the one session of the demo with a waiting list.
    pub fn offers(&self) -> bool {
        self.state == SessionState::Enrolling && self.people > self.capacity
    }

    /// Whether it was held to its end.
    pub fn is_over(&self) -> bool {
        matches!(self.state, SessionState::Completed | SessionState::Archived)
    }
}

/// The sessions in order of time, so that the numbers of a year follow it.
pub fn plans(county: UnitId, township: UnitId, today: NaiveDate) -> Vec<Plan> {
    use SessionState as S;
    let rotation = |first: NaiveDate, state, people| Plan {
        class: "轮训",
        kind: "rotation",
        holder: county,
        first,
        days: 3,
        capacity: 60,
        state,
        people,
        with_worker: false,
        venue: 0,
    };
    let held = |months: u32| {
        let state = if months > 12 { S::Archived } else { S::Completed };
        rotation(tuesday(today - Months::new(months)), state, 56)
    };
    let ahead = |days: u64| tuesday(today + Days::new(days));
    let induction = |months: u32| Plan {
        class: "新任党务工作者任职培训",
        kind: "induction",
        days: 2,
        capacity: 30,
        people: 26,
        venue: 1,
        ..held(months)
    };
    let with_worker = |plan: Plan| Plan {
        with_worker: true,
        ..plan
    };
    let mut plans = vec![
        held(23),
        with_worker(held(20)),
        held(17),
        held(14),
        held(11),
        with_worker(held(8)),
        held(5),
        held(2),
        induction(15),
        induction(3),
        Plan {
            class: "党务骨干培训",
            kind: "special",
            holder: township,
            days: 1,
            capacity: 40,
            people: 18,
            venue: 2,
            ..held(4)
        },
        rotation(tuesday(today - Months::new(7)), S::Cancelled, 12),
        rotation(today - Days::new(9), S::Assessing, 40),
        Plan {
            class: "能力提升班",
            kind: "special",
            capacity: 30,
            venue: 1,
            ..rotation(today - Days::new(1), S::Running, 28)
        },
        with_worker(rotation(ahead(16), S::Enrolling, 32)),
        Plan {
            class: "党建指导员专题班",
            kind: "special",
            capacity: 20,
            days: 2,
            venue: 1,
            ..rotation(ahead(30), S::Enrolling, 24)
        },
        Plan {
            class: "信息宣传专题班",
            kind: "special",
            days: 1,
            venue: 1,
            ..with_worker(rotation(ahead(9), S::Cancelled, 14))
        },
        rotation(ahead(44), S::Announced, 0),
        rotation(ahead(72), S::Preparing, 0),
    ];
    plans.sort_by_key(|plan| plan.first);
    plans
}

/// The Tuesday of a day's week.
fn tuesday(day: NaiveDate) -> NaiveDate {
    day.week(chrono::Weekday::Mon).first_day() + Days::new(1)
}
