//! Whether a room and a lecturer are fit for a slot, told with what would do.
use super::interval::Interval;
use super::venue::{Hours, weekday_label};
use crate::domain::Violation;
use chrono::Datelike;

/// A session at a venue with rooms, and none is chosen.
pub fn room_missing(venue: &str, instead: &[String]) -> Violation {
    let message = format!(
        "还没有选{venue}的哪一间{}。",
        would_do("，座位够又空着的有", instead)
    );
    Violation::new("room.missing", message).on("room_id")
}

/// A session with no place at all, and some that would do.
pub fn place_missing(instead: &[String]) -> Violation {
    let message = format!("还没有定地点，座位够又空着的有：{}。", instead.join("、"));
    Violation::new("place.missing", message).on("day")
}

/// A room with fewer seats than are wanted.
pub fn room_small(room: &str, seats: i32, wanted: i32, instead: &[String]) -> Violation {
    let message = format!(
        "{room}只有 {seats} 座，坐不下 {wanted} 人，少 {} 座{}。",
        wanted - seats,
        would_do("；可换", instead)
    );
    Violation::new("room.small", message)
        .on("room_id")
        .with("seats", seats)
        .with("wanted", wanted)
}

/// Too few seats left beside others at a venue whose guests share them: of so many seats so many are taken, and so many are
/// wanted.
pub fn seats_taken(
    venue: &str,
    half_day: &str,
    (seats, taken, wanted): (i32, i32, i32),
    others: &[String],
    instead: &[String],
) -> Violation {
    let others: Vec<String> = others.iter().map(|title| format!("“{title}”")).collect();
    let left = seats.saturating_sub(taken).max(0);
    let message = format!(
        "{venue}共 {seats} 座，{half_day}{}要坐 {taken} 人，还剩 {left} 座，坐不下 {wanted} 人，少 {} 座{}。",
        others.join("、"),
        wanted.saturating_sub(left),
        would_do("；可换", instead)
    );
    Violation::new("room.small", message)
        .on("day")
        .with("seats", seats)
        .with("taken", taken)
        .with("wanted", wanted)
}

/// A venue that is not open at the time.
pub fn venue_closed(venue: &str, hours: &Hours, wanted: &Interval, free: Option<Interval>) -> Violation {
    let what = match hours.of(wanted.day) {
        Some(open) => format!(
            "{}只开放 {}",
            weekday_label(wanted.day.weekday().number_from_monday()),
            open.times()
        ),
        None => format!(
            "{}不开放",
            weekday_label(wanted.day.weekday().number_from_monday())
        ),
    };
    let nearest = free
        .map(|free| format!("，最近能用的是{}", free.label()))
        .unwrap_or_default();
    let message = format!("{venue}{what}（开放时间：{}）{nearest}。", hours.label());
    Violation::new("venue.closed", message)
        .on("day")
        .with("day", wanted.day)
}

/// What a course asks of its lecturer is in words that no lecturer's qualification has, so nobody can be held against it.
pub fn unlisted(course: &str, asked: &str, known: &[String]) -> Violation {
    let choose = if known.is_empty() {
        "请先在讲师页面登记授课资格，再到课程页面选一项".to_owned()
    } else {
        format!("请到课程页面从登记过的里选一项：{}", known.join("、"))
    };
    let message = format!("“{course}”的讲师要求写的是“{asked}”，不是登记过的授课资格，没法核对；{choose}。");
    Violation::new("course.qualification_unlisted", message)
}

/// A lecturer without a valid qualification, for the topic where one is asked for; `lapsed` where one is or was held.
pub fn unqualified(lecturer: &str, topic: Option<&str>, lapsed: bool, instead: &[String]) -> Violation {
    let what = match (topic, lapsed) {
        (Some(topic), true) => format!("没有当天有效的“{topic}”授课资格"),
        (Some(topic), false) => format!("没有“{topic}”的授课资格"),
        (None, true) => "的授课资格到那天已过期".to_owned(),
        (None, false) => "还没有登记授课资格".to_owned(),
    };
    let message = if instead.is_empty() {
        format!("{lecturer}{what}，请在讲师页面登记，或换人。")
    } else {
        format!(
            "{lecturer}{what}，请登记或换人；有资格又有空的有：{}。",
            instead.join("、")
        )
    };
    Violation::new("lecturer.unqualified", message).on("lecturer_id")
}

fn would_do(lead: &str, instead: &[String]) -> String {
    if instead.is_empty() {
        return "；那个时间没有更合适的，请换时间或地点".to_owned();
    }
    format!("{lead}：{}", instead.join("、"))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;

    #[test]
    fn each_says_what_would_do() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let hours = Hours::new((1..=5).map(|day| (day, time(8), time(17))));
        let wanted = |day: &str, from, to| Interval::new(day.parse().unwrap(), time(from), time(to));
        let rooms = ["201教室（60 座）".to_owned()];
        let people = ["任晓琳".to_owned(), "武建平".to_owned()];
        let saturday = wanted("2026-11-28", 8, 11);
        for (violation, expected) in [
            (
                room_missing("党校", &rooms),
                "还没有选党校的哪一间，座位够又空着的有：201教室（60 座）。",
            ),
            (
                room_missing("党校", &[]),
                "还没有选党校的哪一间；那个时间没有更合适的，请换时间或地点。",
            ),
            (
                room_small("101", 40, 60, &rooms),
                "101只有 40 座，坐不下 60 人，少 20 座；可换：201教室（60 座）。",
            ),
            (
                seats_taken(
                    "大寨干部学院",
                    "12月1日上午",
                    (200, 160, 60),
                    &["轮训第1期".to_owned()],
                    &[],
                ),
                "大寨干部学院共 200 座，12月1日上午“轮训第1期”要坐 160 人，还剩 40 座，坐不下 60 人，少 20 座；那个时间没有更合适的，请换时间或地点。",
            ),
            (
                venue_closed("党校", &hours, &saturday, Some(wanted("2026-11-30", 8, 11))),
                "党校星期六不开放（开放时间：星期一至星期五 8:00–17:00），最近能用的是11月30日 8:00–11:00。",
            ),
            (
                venue_closed("党校", &hours, &wanted("2026-11-27", 16, 18), None),
                "党校星期五只开放 8:00–17:00（开放时间：星期一至星期五 8:00–17:00）。",
            ),
            (
                unqualified("郝志远", Some("发展党员"), false, &people),
                "郝志远没有“发展党员”的授课资格，请登记或换人；有资格又有空的有：任晓琳、武建平。",
            ),
            (
                unqualified("郝志远", Some("发展党员"), true, &[]),
                "郝志远没有当天有效的“发展党员”授课资格，请在讲师页面登记，或换人。",
            ),
            (
                unqualified("郝志远", None, false, &[]),
                "郝志远还没有登记授课资格，请在讲师页面登记，或换人。",
            ),
            (
                unlisted("党务实务", "党校教师", &["发展党员".to_owned()]),
                "“党务实务”的讲师要求写的是“党校教师”，不是登记过的授课资格，没法核对；请到课程页面从登记过的里选一项：发展党员。",
            ),
            (
                unlisted("党务实务", "党校教师", &[]),
                "“党务实务”的讲师要求写的是“党校教师”，不是登记过的授课资格，没法核对；请先在讲师页面登记授课资格，再到课程页面选一项。",
            ),
            (
                unqualified("郝志远", None, true, &[]),
                "郝志远的授课资格到那天已过期，请在讲师页面登记，或换人。",
            ),
        ] {
            assert_eq!(violation.message, expected);
        }
    }
}
