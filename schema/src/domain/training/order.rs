//! An order from the course menu (菜单选学): list → 我要 → date agreed → held → rated.
//!
//! | state | action | state |
//! |---|---|---|
//! | asked | agree | agreed |
//! | agreed | move | agreed |
//! | agreed | hold | held |
//! | held | rate | rated |
//! | asked | decline | declined |
//! | asked, agreed | cancel | cancelled |
//!
//! Whoever delivers agrees, moves, holds and declines; whoever ordered rates; either may cancel. Declining, moving and
//! cancelling need a reason, since the other side has planned with it.
use chrono::{NaiveDate, NaiveTime};

use super::interval::Interval;
use crate::domain::value::HalfDay;
use crate::domain::{LifeCycle, Violation};

coded_enum! {
    /// How far an order is.
    OrderState {
        /// 待定日期.
        Asked = "asked" "待定日期",
        /// 已定日期.
        Agreed = "agreed" "已定日期",
        /// 已授课.
        Held = "held" "已授课",
        /// 已评价.
        Rated = "rated" "已评价",
        /// 未安排.
        Declined = "declined" "未安排",
        /// 已取消.
        Cancelled = "cancelled" "已取消",
    }
}

coded_enum! {
    /// What may be done with an order.
    OrderAction {
        /// 定日期.
        Agree = "agree" "定日期",
        /// 改日期.
        Move = "move" "改日期",
        /// 已授课.
        Hold = "hold" "登记授课",
        /// 评价.
        Rate = "rate" "评价",
        /// 不安排.
        Decline = "decline" "不安排",
        /// 取消.
        Cancel = "cancel" "取消",
    }
}

coded_enum! {
    /// Who delivers a course that was ordered.
    Provider {
        /// The unit of the course itself.
        County = "county" "开课单位送课",
        /// An alliance of organisations.
        Alliance = "alliance" "联盟送课",
        /// A venue that receives the party organisation.
        Venue = "venue" "阵地接待",
    }
}

impl LifeCycle for OrderState {
    type Action = OrderAction;
    const NAME: &'static str = "order";

    fn next(self, action: OrderAction) -> Option<Self> {
        use OrderAction as A;
        match (self, action) {
            (Self::Asked, A::Agree) | (Self::Agreed, A::Move) => Some(Self::Agreed),
            (Self::Agreed, A::Hold) => Some(Self::Held),
            (Self::Held, A::Rate) => Some(Self::Rated),
            (Self::Asked, A::Decline) => Some(Self::Declined),
            (Self::Asked | Self::Agreed, A::Cancel) => Some(Self::Cancelled),
            _ => None,
        }
    }

    fn needs_reason(action: OrderAction) -> bool {
        matches!(
            action,
            OrderAction::Move | OrderAction::Decline | OrderAction::Cancel
        )
    }
}

impl OrderAction {
    /// Whether it is done by whoever delivers; cancelling is either's.
    pub const fn is_of_provider(self) -> bool {
        matches!(self, Self::Agree | Self::Move | Self::Hold | Self::Decline)
    }

    /// Whether it is done by whoever ordered.
    pub const fn is_of_orderer(self) -> bool {
        matches!(self, Self::Rate)
    }
}

impl OrderState {
    /// Whether something is still to come of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Agreed)
    }
}

/// What an agreed course takes of its day: at which hour nobody said, so all of the half-day on which courses are held.
pub fn taken(day: NaiveDate, half: HalfDay) -> Interval {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
    match half {
        HalfDay::Am => Interval::new(day, time(8), time(12)),
        HalfDay::Pm => Interval::new(day, time(14), time(18)),
    }
}

/// Why an agreed course can't be noted as held on a day; none where it may.
pub fn refuse_hold(agreed_on: Option<NaiveDate>, today: NaiveDate) -> Option<Violation> {
    let day = agreed_on.filter(|day| *day > today)?;
    let message = format!(
        "定的是{}，还没有到，授课以后再登记；提前授了课的先改日期。",
        day.format("%Y年%-m月%-d日")
    );
    Some(Violation::new("order.too_early", message).with("agreed_on", day))
}

/// What is wrong with a rating as it is typed.
pub fn check_rating(stars: i64, comment: Option<&str>) -> Vec<Violation> {
    let mut violations = Vec::new();
    if !(1..=5).contains(&stars) {
        violations.push(Violation::new("order.stars", "请打 1 到 5 星。").on("stars"));
    }
    if comment.is_some_and(|text| text.chars().count() > 300) {
        violations.push(Violation::new("order.comment", "评语请不超过 300 个字。").on("comment"));
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{life_cycle::testing::walk, value::Coded};

    #[test]
    fn the_whole_table() {
        walk(include_str!("order.rs"), OrderState::next);
    }

    #[test]
    fn each_deed_is_of_one_side_but_for_cancelling() {
        for action in OrderAction::all() {
            let sides = u8::from(action.is_of_provider()) + u8::from(action.is_of_orderer());
            assert_eq!(sides, u8::from(*action != OrderAction::Cancel), "{action}");
        }
    }

    #[test]
    fn an_agreed_course_takes_its_half_day() {
        let day = "2026-12-04".parse().unwrap();
        assert_eq!(taken(day, HalfDay::Am).label(), "12月4日 8:00–12:00");
        assert_eq!(taken(day, HalfDay::Pm).label(), "12月4日 14:00–18:00");
    }

    #[test]
    fn what_undoes_a_plan_needs_a_reason() {
        let refused = OrderState::Agreed
            .step(OrderAction::Cancel, Some(" "))
            .unwrap_err();
        assert_eq!(refused.code, "order.reason_missing");
        assert_eq!(
            OrderState::Agreed.step(OrderAction::Move, Some("讲师出差")),
            Ok(OrderState::Agreed)
        );
        let late = OrderState::Rated
            .step(OrderAction::Cancel, Some("x"))
            .unwrap_err();
        assert_eq!(late.message, "现在是“已评价”，不能“取消”。这一步之后不能再改动。");
    }

    #[test]
    fn a_course_is_held_when_its_day_has_come() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let refuse = |today: &str| refuse_hold(Some(day("2026-12-04")), day(today)).map(|it| it.message);
        assert_eq!(refuse("2026-12-04"), None);
        assert_eq!(
            refuse("2026-12-03").unwrap(),
            "定的是2026年12月4日，还没有到，授课以后再登记；提前授了课的先改日期。"
        );
    }

    #[test]
    fn a_rating_as_typed() {
        assert!(check_rating(5, Some("好")).is_empty());
        let long = "长".repeat(301);
        let wrong = check_rating(6, Some(&long));
        assert_eq!(wrong.len(), 2);
    }
}
