//! A unit's training plan of a year (年度培训计划).
//!
//! | state | action | state |
//! |---|---|---|
//! | draft | submit | submitted |
//! | submitted | send_back | draft |
//! | submitted | approve | approved |
//! | approved | start | running |
//! | approved, running | adjust | adjusting |
//! | adjusting | settle | running |
//! | running | conclude | concluded |
//!
//! Sending back and adjusting need a reason. What the cost rules say (R16) is a warning: the office decides.
use chrono::{Datelike, NaiveDate};

use crate::domain::{LifeCycle, Violation};

coded_enum! {
    /// How far a plan is.
    YearPlanState {
        /// 草稿.
        Draft = "draft" "草稿",
        /// 已上报.
        Submitted = "submitted" "已上报",
        /// 已批准.
        Approved = "approved" "已批准",
        /// 执行中.
        Running = "running" "执行中",
        /// 调整中.
        Adjusting = "adjusting" "调整中",
        /// 已总结.
        Concluded = "concluded" "已总结",
    }
}

coded_enum! {
    /// What may be done to a plan.
    YearPlanAction {
        /// 上报.
        Submit = "submit" "上报",
        /// 退回.
        SendBack = "send_back" "退回",
        /// 批准.
        Approve = "approve" "批准",
        /// 执行.
        Start = "start" "开始执行",
        /// 调整.
        Adjust = "adjust" "调整",
        /// 调整完毕.
        Settle = "settle" "调整完毕",
        /// 总结.
        Conclude = "conclude" "总结",
    }
}

impl LifeCycle for YearPlanState {
    type Action = YearPlanAction;
    const NAME: &'static str = "year_plan";

    fn next(self, action: YearPlanAction) -> Option<Self> {
        use YearPlanAction as A;
        match (self, action) {
            (Self::Draft, A::Submit) => Some(Self::Submitted),
            (Self::Submitted, A::SendBack) => Some(Self::Draft),
            (Self::Submitted, A::Approve) => Some(Self::Approved),
            (Self::Approved, A::Start) | (Self::Adjusting, A::Settle) => Some(Self::Running),
            (Self::Approved | Self::Running, A::Adjust) => Some(Self::Adjusting),
            (Self::Running, A::Conclude) => Some(Self::Concluded),
            _ => None,
        }
    }

    fn needs_reason(action: YearPlanAction) -> bool {
        matches!(action, YearPlanAction::SendBack | YearPlanAction::Adjust)
    }
}

impl YearPlanState {
    /// Whether its items may be changed.
    pub const fn takes_items(self) -> bool {
        matches!(self, Self::Draft | Self::Adjusting)
    }

    /// Whether it is in force, so that K9 counts it.
    pub const fn is_in_force(self) -> bool {
        matches!(
            self,
            Self::Approved | Self::Running | Self::Adjusting | Self::Concluded
        )
    }
}

impl YearPlanAction {
    /// Whether the unit above decides it.
    pub const fn is_from_above(self) -> bool {
        matches!(self, Self::SendBack | Self::Approve)
    }
}

/// The numbers of one item of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanNumbers {
    /// 班次名.
    pub name: String,
    /// The quarter, 1 to 4.
    pub quarter: i32,
    /// 期数.
    pub sessions: i32,
    /// People over all sessions.
    pub people: i32,
    /// Days of a session.
    pub days: i32,
    /// Hours of a session, times 100.
    pub hours_hundredths: i32,
    /// What it costs, in yuan.
    pub cost_yuan: i64,
    /// Days for arriving (报到).
    pub arrival_days: i32,
    /// Days for leaving (撤离).
    pub leaving_days: i32,
    /// Staff of the organiser, a session.
    pub staff: i32,
}

/// What is wrong with an item as it is typed; `at` is its row, from 0.
pub fn check_item(at: usize, item: &PlanNumbers) -> Vec<Violation> {
    let field = |name: &str| format!("items[{at}].{name}");
    let row = at + 1;
    let mut violations = Vec::new();
    if item.name.trim().is_empty() {
        violations.push(
            Violation::new("plan.name_missing", format!("第 {row} 行没有班次名，请填写。"))
                .on(&field("name")),
        );
    }
    let ranges = [
        ("quarter", "季度", i64::from(item.quarter), 1, 4),
        ("sessions", "期数", i64::from(item.sessions), 1, 200),
        ("people", "人数", i64::from(item.people), 1, 1_000_000),
        ("days", "天数", i64::from(item.days), 1, 366),
        ("hours", "学时", i64::from(item.hours_hundredths), 0, 100_000),
        ("cost_yuan", "经费", item.cost_yuan, 0, 1_000_000_000),
        ("arrival_days", "报到天数", i64::from(item.arrival_days), 0, 30),
        ("leaving_days", "撤离天数", i64::from(item.leaving_days), 0, 30),
        ("staff", "工作人员", i64::from(item.staff), 0, 10_000),
    ];
    for (name, label, value, least, most) in ranges {
        if !(least..=most).contains(&value) {
            let (least, most) = match name {
                "hours" => (0, most / 100),
                _ => (least, most),
            };
            let message = match name {
                "cost_yuan" if value < least => {
                    format!("第 {row} 行经费请填数字，单位元，例如 150000。")
                }
                "cost_yuan" => format!("第 {row} 行经费超过 10 亿元，请核对：单位是元。"),
                _ => format!("第 {row} 行{label}应为 {least} 到 {most}，请改。"),
            };
            violations.push(Violation::new("plan.range", message).on(&field(name)));
        }
    }
    if item.people >= 1 && item.sessions > item.people {
        let message = format!(
            "第 {row} 行 {} 期只有 {} 人，每期不到 1 人。请核对期数和人数（人数是各期合计）。",
            item.sessions, item.people
        );
        violations.push(Violation::new("plan.people", message).on(&field("people")));
    }
    violations
}

/// The cost rules (R16), by setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanLimits {
    /// Days for arriving, and for leaving, at most.
    pub travel_days: i32,
    /// Staff in per cent of the trainees, at most.
    pub staff_percent: i32,
    /// Staff in all, at most.
    pub staff_most: i32,
    /// Month and day by which the plan is filed.
    pub filed_by: (u32, u32),
}

impl Default for PlanLimits {
    fn default() -> Self {
        Self {
            travel_days: 1,
            staff_percent: 10,
            staff_most: 10,
            filed_by: (3, 31),
        }
    }
}

/// What the cost rules say to an item.
pub fn item_warnings(at: usize, item: &PlanNumbers, limits: PlanLimits) -> Vec<Violation> {
    let field = |name: &str| format!("items[{at}].{name}");
    let mut warnings = Vec::new();
    for (name, label, days) in [
        ("arrival_days", "报到", item.arrival_days),
        ("leaving_days", "撤离", item.leaving_days),
    ] {
        if days > limits.travel_days {
            let message = format!(
                "“{}”{label} {days} 天，规定不超过 {} 天，请压缩或说明。",
                item.name, limits.travel_days
            );
            warnings.push(Violation::new("plan.travel_days", message).on(&field(name)));
        }
    }
    let a_session = item.people / item.sessions.max(1);
    let share = a_session * limits.staff_percent / 100;
    let most = share.clamp(1, limits.staff_most.max(1));
    if item.staff > most {
        let message = format!(
            "“{}”每期 {a_session} 人，工作人员 {} 人，规定不超过 {most} 人（{}%，最多 {} 人）。",
            item.name, item.staff, limits.staff_percent, limits.staff_most
        );
        warnings.push(Violation::new("plan.staff", message).on(&field("staff")));
    }
    warnings
}

/// What the rules say to a plan as a whole: filed on `filed_on` (today where it is not filed), with or without a
/// concentrated rotation (R7).
pub fn plan_warnings(
    year: i32,
    filed_on: NaiveDate,
    has_rotation: bool,
    limits: PlanLimits,
) -> Vec<Violation> {
    let mut warnings = Vec::new();
    let (month, day) = limits.filed_by;
    let due = NaiveDate::from_ymd_opt(year, month, day);
    if due.is_some_and(|due| filed_on > due) {
        let message = format!(
            "年度计划应在 {year}年{month}月{day}日前上报，现在是 {}年{}月{}日。",
            filed_on.year(),
            filed_on.month(),
            filed_on.day()
        );
        warnings.push(Violation::new("plan.late", message).on("year"));
    }
    if !has_rotation {
        warnings.push(
            Violation::new(
                "plan.no_rotation",
                "计划里没有集中轮训。党组织每年要办一次，请加一行轮训。",
            )
            .on("items"),
        );
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    fn item() -> PlanNumbers {
        PlanNumbers {
            name: "集中轮训".to_owned(),
            quarter: 2,
            sessions: 3,
            people: 180,
            days: 3,
            hours_hundredths: 1800,
            cost_yuan: 60_000,
            arrival_days: 1,
            leaving_days: 1,
            staff: 6,
        }
    }

    #[test]
    fn the_whole_table() {
        walk(include_str!("year_plan.rs"), YearPlanState::next);
    }

    #[test]
    fn who_is_told_why() {
        let refused = YearPlanState::Submitted
            .step(YearPlanAction::SendBack, Some(" "))
            .unwrap_err();
        assert_eq!(refused.code, "year_plan.reason_missing");
        let refused = YearPlanState::Draft
            .step(YearPlanAction::Approve, None)
            .unwrap_err();
        assert_eq!(refused.message, "现在是“草稿”，不能“批准”。现在可以：上报。");
    }

    #[test]
    fn an_item_as_typed() {
        assert!(check_item(0, &item()).is_empty());
        let wrong = PlanNumbers {
            name: String::new(),
            quarter: 5,
            sessions: 9,
            people: 8,
            cost_yuan: -1,
            ..item()
        };
        let fields: Vec<_> = check_item(2, &wrong)
            .into_iter()
            .filter_map(|one| one.field)
            .collect();
        assert_eq!(
            fields,
            [
                "items[2].name",
                "items[2].quarter",
                "items[2].cost_yuan",
                "items[2].people"
            ]
        );
        let told = |cost_yuan| {
            let found = check_item(0, &PlanNumbers { cost_yuan, ..item() });
            found.into_iter().map(|one| one.message).collect::<Vec<_>>()
        };
        assert_eq!(told(-1), ["第 1 行经费请填数字，单位元，例如 150000。"]);
        assert_eq!(
            told(1_000_000_001),
            ["第 1 行经费超过 10 亿元，请核对：单位是元。"]
        );
        assert!(told(1_000_000_000).is_empty());
    }

    #[test]
    fn cost_rules_warn() {
        let limits = PlanLimits::default();
        assert!(item_warnings(0, &item(), limits).is_empty());
        let codes = |change: fn(&mut PlanNumbers)| {
            let mut changed = item();
            change(&mut changed);
            let warnings = item_warnings(0, &changed, limits).into_iter();
            warnings.map(|one| one.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(|it| it.arrival_days = 2), ["plan.travel_days"]);
        assert_eq!(codes(|it| it.leaving_days = 2), ["plan.travel_days"]);
        assert_eq!(codes(|it| it.staff = 7), ["plan.staff"]); // ten per cent of 60
        assert_eq!(codes(|it| (it.people, it.staff) = (900, 11)), ["plan.staff"]); // ten in all
        let day = |text: &str| text.parse().unwrap();
        assert!(plan_warnings(2026, day("2026-03-31"), true, limits).is_empty());
        let late = plan_warnings(2026, day("2026-04-01"), false, limits);
        assert_eq!(late.len(), 2);
        assert_eq!(
            late[0].message,
            "年度计划应在 2026年3月31日前上报，现在是 2026年4月1日。"
        );
    }
}
