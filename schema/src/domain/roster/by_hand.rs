//! What may be entered on a page: values of a person, posts that begin, end and move, organisations that change.
use chrono::NaiveDate;

use super::{appointment::check_days, name::plain};
use crate::domain::{
    Violation,
    value::{
        CoverageKind, CreditCode, CreditCodeError, Days, Education, Employment, Ethnicity, IdNumber,
        OperatingState, OrganisationKind, PartialDate, PartyOrgKind, Phone, PoliticalStatus, Post, Sex,
    },
};

/// A post that somebody holds or held, as far as these rules ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<'a> {
    /// The party organisation, by the caller's key.
    pub party: &'a str,
    /// The post.
    pub post: Post,
    /// When.
    pub days: Days,
}

/// The longest name or remark.
const LONGEST: usize = 100;

/// A value of a person or a post, as it was typed, in its canonical form; what is wrong with it otherwise.
pub fn value(field: &str, typed: &str) -> Result<String, Violation> {
    let text = typed.trim();
    let refuse = |message: &str| Err(Violation::new("person.value", message).on(field));
    let chosen = |known: bool| {
        if known {
            Ok(text.to_owned())
        } else {
            refuse("请从列出的选项里选一个。")
        }
    };
    match field {
        "sex" => chosen(text.parse::<Sex>().is_ok()),
        "education" => chosen(text.parse::<Education>().is_ok()),
        "political_status" => chosen(text.parse::<PoliticalStatus>().is_ok()),
        "post" => chosen(text.parse::<Post>().is_ok()),
        "employment" => chosen(text.parse::<Employment>().is_ok()),
        "ethnicity" => Ethnicity::parse_loosely(text).map_or_else(
            || refuse("没有这个民族，请写全称，例如“汉族”。"),
            |known| Ok(known.to_string()),
        ),
        "birth_date" | "party_join_date" | "full_member_date" | "party_work_since" | "post_since"
        | "term_end" => PartialDate::parse(text).map_or_else(
            |_| refuse("请写成 1985-06 或 1985-06-15 的样子。"),
            |date| Ok(date.to_string()),
        ),
        "phone" => Phone::parse(text).map_or_else(
            |_| refuse("手机号码应是 11 位数字，请核对。"),
            |phone| Ok(phone.as_str().to_owned()),
        ),
        "id_number" => IdNumber::parse(&text.to_uppercase()).map_or_else(
            |_| refuse("身份证号不对：应是 18 位，且最后一位校验相符，请照证件核对。"),
            |number| Ok(number.as_str().to_owned()),
        ),
        "name" | "administrative_post" | "source_unit" | "remark" | "employer" => {
            if text.is_empty() {
                refuse("请填写，不能为空。")
            } else if text.chars().count() > LONGEST {
                refuse("太长了，请不超过 100 个字。")
            } else {
                Ok(text.to_owned())
            }
        }
        _ => refuse("没有这一项，请刷新页面后重试。"),
    }
}

/// The most people that a firm may have.
const MOST_PEOPLE: u32 = 1_000_000;

/// A value of an organisation or a party organisation, as it was typed, in its canonical form; what is wrong with it
/// otherwise.
pub fn organisation_value(field: &str, typed: &str) -> Result<String, Violation> {
    let text = typed.trim();
    let refuse = |message: &str| Err(Violation::new("organisation.value", message).on(field));
    let chosen = |known: bool| {
        if known {
            Ok(text.to_owned())
        } else {
            refuse("请从列出的选项里选一个。")
        }
    };
    match field {
        "organisation_kind" => chosen(text.parse::<OrganisationKind>().is_ok()),
        "party_kind" => chosen(text.parse::<PartyOrgKind>().is_ok()),
        "operating_state" => chosen(text.parse::<OperatingState>().is_ok()),
        "coverage" => chosen(text.parse::<CoverageKind>().is_ok()),
        "credit_code" => {
            let bare: String = plain(text).chars().filter(|c| *c != '-').collect();
            match CreditCode::parse(&bare) {
                Ok(code) => Ok(code.as_str().to_owned()),
                Err(CreditCodeError::Shape) => {
                    refuse("统一社会信用代码应是 18 位数字和字母，不含 I、O、S、V、Z，请照营业执照核对。")
                }
                Err(CreditCodeError::Check) => {
                    refuse("统一社会信用代码不对：最后一位校验和前面的对不上，请照营业执照逐位核对。")
                }
            }
        }
        "staff_count" | "member_count" => match plain(text).parse::<u32>() {
            Ok(count) if count <= MOST_PEOPLE => Ok(count.to_string()),
            _ => refuse("请填人数，写整数，例如 35。"),
        },
        "checked_on" => match text.parse::<NaiveDate>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => refuse("请写成 2026-11-24 的样子。"),
        },
        _ => refuse("没有这一项，请刷新页面后重试。"),
    }
}

/// What is wrong with a day of birth or of joining that a page gives: it may not come after the day of entry.
pub fn past(field: &str, date: PartialDate, today: NaiveDate) -> Option<Violation> {
    (date.first_day() > today)
        .then(|| Violation::new("person.future", "这个日期晚于今天，请核对。").on(field))
}

/// What is wrong with a new post beside those that the person holds.
pub fn check_new_post(held: &[Held<'_>], new: Held<'_>, today: NaiveDate) -> Vec<Violation> {
    let mut violations = check_days(new.days, today);
    let twice = held
        .iter()
        .any(|one| one.party == new.party && one.post == new.post && one.days.overlaps(new.days));
    if twice {
        let message = format!(
            "这个人在这个党组织已经任{}，不用再登记一次；要改日期请用更正。",
            new.post.label()
        );
        violations.push(Violation::new("appointment.twice", message).on("post"));
    }
    violations
}

/// What is wrong with ending a post on a day, the first on which it is no longer held.
pub fn check_end(days: Days, end: NaiveDate, today: NaiveDate) -> Vec<Violation> {
    let mut violations = Vec::new();
    if days.to.is_some_and(|to| to <= today) {
        let message = "这个职务已经离任，不用再登记；日期不对请用更正。";
        violations.push(Violation::new("appointment.ended", message).on("day"));
    }
    if end > today {
        let message = "离任日期晚于今天，请到那天再登记。";
        violations.push(Violation::new("appointment.end_future", message).on("day"));
    }
    violations.extend(
        check_days(Days::between(days.from, end), NaiveDate::MAX)
            .into_iter()
            .map(|violation| violation.on("day")),
    );
    violations
}

/// What is wrong with changing an organisation from a day: not before it was known here, not after today.
pub fn check_change(days: Days, day: NaiveDate, today: NaiveDate) -> Vec<Violation> {
    let mut violations = Vec::new();
    if days.to.is_some() {
        let message = "它已经撤销或并入别处，不能再办；要恢复，请在变动记录里撤销那次变动。";
        violations.push(Violation::new("organisation.ended", message));
    }
    if day > today {
        let message = "日期晚于今天，请到那天再办。";
        violations.push(Violation::new("organisation.future", message).on("day"));
    }
    if day < days.from {
        let message = format!("日期早于它在这里登记的 {}，请填这一天或以后。", days.from);
        violations.push(Violation::new("organisation.order", message).on("day"));
    }
    violations
}

/// Said beside what was written, where an organisation has more than one secretary on a day; nothing is refused.
pub fn secretaries(holders: &[(&str, Post, Days)], day: NaiveDate) -> Option<String> {
    let mut names: Vec<&str> = holders
        .iter()
        .filter(|(_, post, days)| *post == Post::Secretary && days.contains(day))
        .map(|(name, ..)| *name)
        .collect();
    names.sort_unstable();
    names.dedup();
    (names.len() > 1).then(|| {
        format!(
            "这个党组织现有 {} 位书记：{}。前任已离任的，请登记离任。",
            names.len(),
            names.join("、")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn codes(violations: &[Violation]) -> Vec<&str> {
        violations.iter().map(|one| one.code.as_str()).collect()
    }

    const TODAY: &str = "2026-11-24";

    #[test]
    fn values_come_to_their_canonical_form() {
        for (field, typed, canonical) in [
            ("name", " 王伟 ", "王伟"),
            ("sex", "male", "male"),
            ("ethnicity", "汉", "汉族"),
            ("birth_date", "1985-06", "1985-06"),
            ("phone", "13800002210", "13800002210"),
            ("id_number", "11010519491231002x", "11010519491231002X"),
            ("education", "bachelor", "bachelor"),
        ] {
            assert_eq!(value(field, typed).unwrap(), canonical, "{field}");
        }
        for (field, typed) in [
            ("name", "  "),
            ("sex", "男的"),
            ("ethnicity", "某族"),
            ("birth_date", "1985.6"),
            ("phone", "1380000221"),
            ("id_number", "110105194912310021"),
            ("remark", &"长".repeat(101)),
            ("no_such", "一"),
        ] {
            let refused = value(field, typed).unwrap_err();
            assert_eq!(refused.field.as_deref(), Some(field));
        }
        let later = PartialDate::parse("2026-12").unwrap();
        assert_eq!(
            past("birth_date", later, day(TODAY)).unwrap().code,
            "person.future"
        );
        assert!(past("birth_date", PartialDate::parse("2026-11").unwrap(), day(TODAY)).is_none());
    }

    #[test]
    fn the_same_post_is_not_held_twice_at_once() {
        let held = |post, days| Held {
            party: "a",
            post,
            days,
        };
        let secretary = held(Post::Secretary, Days::since(day("2024-01-01")));
        let check = |new| check_new_post(&[secretary], new, day(TODAY));
        let again = held(Post::Secretary, Days::since(day("2026-01-01")));
        assert_eq!(codes(&check(again)), ["appointment.twice"]);
        assert!(check(held(Post::Liaison, Days::since(day("2026-01-01")))).is_empty());
        assert!(check(Held { party: "b", ..again }).is_empty());
        let before = held(
            Post::Secretary,
            Days::between(day("2022-01-01"), day("2024-01-01")),
        );
        assert!(check(before).is_empty());
        let future = held(Post::Liaison, Days::since(day("2026-11-25")));
        assert_eq!(codes(&check(future)), ["appointment.future"]);
    }

    #[test]
    fn a_post_ends_after_it_began_and_not_before_its_day() {
        let days = Days::since(day("2024-01-01"));
        let check = |days, end| {
            let found = check_end(days, day(end), day(TODAY));
            found.into_iter().map(|one| one.code).collect::<Vec<_>>()
        };
        assert!(check(days, TODAY).is_empty());
        assert!(check(days, "2024-01-02").is_empty());
        assert_eq!(check(days, "2024-01-01"), ["appointment.order"]);
        assert_eq!(check(days, "2026-11-25"), ["appointment.end_future"]);
        let ended = Days::between(day("2024-01-01"), day("2025-01-01"));
        assert_eq!(check(ended, TODAY), ["appointment.ended"]);
    }

    #[test]
    fn an_organisation_changes_while_it_is_there() {
        let days = Days::since(day("2024-01-01"));
        let check = |days, on: &str| {
            let found = check_change(days, day(on), day(TODAY));
            found.into_iter().map(|one| one.code).collect::<Vec<_>>()
        };
        assert!(check(days, "2024-01-01").is_empty());
        assert!(check(days, TODAY).is_empty());
        assert_eq!(check(days, "2023-12-31"), ["organisation.order"]);
        assert_eq!(check(days, "2026-11-25"), ["organisation.future"]);
        let ended = Days::between(day("2024-01-01"), day("2025-01-01"));
        assert_eq!(check(ended, "2024-06-01"), ["organisation.ended"]);
    }

    #[test]
    fn a_second_secretary_is_said_and_not_refused() {
        let since = |text| Days::since(day(text));
        let two = [
            ("王伟", Post::Secretary, since("2020-01-01")),
            ("李静", Post::Secretary, since("2026-11-24")),
            ("张敏", Post::DeputySecretary, since("2020-01-01")),
        ];
        assert!(secretaries(&two, day(TODAY)).unwrap().contains("李静、王伟"));
        assert_eq!(secretaries(&two, day("2026-11-23")), None);
        // two posts of one person are one secretary
        let one = [two[0], two[0]];
        assert_eq!(secretaries(&one, day(TODAY)), None);
    }

    #[test]
    fn values_of_an_organisation_are_read_or_refused_in_words() {
        for (field, typed, want) in [
            ("credit_code", " 91350100-m000100y43 ", Ok("91350100M000100Y43")),
            ("credit_code", "91350100M000100Y44", Err("校验")),
            ("credit_code", "91350100M000100Y4Z", Err("18 位")),
            ("credit_code", "办理中", Err("18 位")),
            ("staff_count", "３5", Ok("35")),
            ("staff_count", "0", Ok("0")),
            ("staff_count", "-1", Err("整数")),
            ("member_count", "9999999", Err("整数")),
            ("checked_on", "2026-11-24", Ok("2026-11-24")),
            ("checked_on", "2026-02-30", Err("2026-11-24")),
            (
                "organisation_kind",
                "social_organisation",
                Ok("social_organisation"),
            ),
            ("party_kind", "branch", Ok("branch")),
            ("operating_state", "thriving", Err("选项")),
            ("coverage", "joint", Ok("joint")),
            ("phone", "1", Err("没有这一项")),
        ] {
            let read = organisation_value(field, typed);
            match (&read, want) {
                (Ok(value), Ok(want)) => assert_eq!(value, want, "{field} {typed}"),
                (Err(why), Err(part)) => {
                    assert!(why.message.contains(part), "{field} {typed}: {}", why.message);
                    assert_eq!(why.field.as_deref(), Some(field));
                }
                _ => panic!("{field} {typed}: {read:?}"),
            }
        }
    }
}
