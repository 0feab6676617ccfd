//! The settings that there are.
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use sanyou_schema::domain::value::RoleName;

/// Written once by the demo data; no setting of the page.
pub const DEMO: &str = "installation.demo";

/// The value where no role is chosen.
const NO_ROLE: &str = "-";

/// How a setting's value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text of one line.
    Text,
    /// A whole number between two limits.
    Number(i64, i64),
    /// One of the codes, each with its words.
    Choice(&'static [(&'static str, &'static str)]),
    /// Codes of roles with commas between; `-` for none.
    Roles,
    /// A number with two decimals, stored as hundredths between two limits; with what it counts.
    Hundredths(i64, i64, &'static str),
    /// A day of any year: `03-31`.
    MonthDay,
    /// Bytes between two limits, written in mebibytes (MB).
    Mebibytes(i64, i64),
}

/// A setting: its key, label, kind and what holds where nobody set it.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Dotted name.
    pub key: &'static str,
    /// As people read it.
    pub label: &'static str,
    /// How its value is written.
    pub kind: Kind,
    /// What holds where nobody set it.
    pub default: &'static str,
}

const fn setting(key: &'static str, label: &'static str, kind: Kind, default: &'static str) -> Setting {
    Setting {
        key,
        label,
        kind,
        default,
    }
}

/// How strictly a timetable's fault is taken; the codes are those of the domain's `Strictness`.
const STRICT: Kind = Kind::Choice(&[
    ("hard", "不能排"),
    ("reason", "写明理由可以排"),
    ("note", "只提醒"),
]);

/// Every setting, in the order of the settings page.
pub const SETTINGS: &[Setting] = &[
    setting("county.name", "县名", Kind::Text, "本县"),
    setting("authority.name", "发证机关", Kind::Text, "县委两新工委"),
    setting(
        "subject.word",
        "对象称谓",
        Kind::Choice(&[("两新", "两新"), ("两企三新", "两企三新")]),
        "两新",
    ),
    setting(
        "account.mode",
        "管理员设置",
        Kind::Choice(&[
            ("strict", "三员分立：系统、安全、审计各由一人"),
            ("small", "人少：县级管理员管账号和授权，审计另由一人"),
        ]),
        "strict",
    ),
    setting("account.totp_roles", "须用动态口令的角色", Kind::Roles, "-"),
    setting(
        "import.undo_days",
        "导入和修改可撤销的天数",
        Kind::Number(1, 365),
        "30",
    ),
    setting(
        "import.guard_percent",
        "名单变动警戒：百分比",
        Kind::Number(1, 100),
        "5",
    ),
    setting(
        "import.guard_people",
        "名单变动警戒：人数",
        Kind::Number(1, 1000),
        "5",
    ),
    setting(
        "import.short_changes",
        "没有问题的名册，变化不超过几人时一页确认",
        Kind::Number(0, 1000),
        "10",
    ),
    setting(
        "credit.half_day_hundredths",
        "半天计学时",
        Kind::Hundredths(25, 1200, "学时"),
        "400",
    ),
    setting(
        "credit.lessons",
        "手机上学完一门课",
        Kind::Choice(&[
            ("none", "不记学时"),
            ("self_study", "记学时，作个人自学，不算达标"),
            ("collective", "记学时，作集体学习，算达标"),
        ]),
        "none",
    ),
    setting("plan.filed_by", "年度培训计划上报截止", Kind::MonthDay, "03-31"),
    setting(
        "plan.travel_days",
        "培训班报到、撤离各不超过几天",
        Kind::Number(0, 10),
        "1",
    ),
    setting(
        "plan.staff_percent",
        "培训班工作人员不超过学员的百分之几",
        Kind::Number(1, 100),
        "10",
    ),
    setting(
        "plan.staff_most",
        "培训班工作人员最多几人",
        Kind::Number(1, 100),
        "10",
    ),
    setting("training.clash_person", "学员在同一时间有两期", STRICT, "hard"),
    setting(
        "training.clash_lecturer",
        "讲师排重、赶不及或不在",
        STRICT,
        "reason",
    ),
    setting("training.clash_room", "教室排重或不开放", STRICT, "reason"),
    setting("training.room_seats", "教室座位不够", STRICT, "reason"),
    setting(
        "training.lecturer_qualification",
        "讲师没有有效的授课资格",
        STRICT,
        "note",
    ),
    setting(
        "training.travel_minutes",
        "县内两个地点之间路上的分钟数（没有另记的）",
        Kind::Number(0, 600),
        "30",
    ),
    setting(
        "training.travel_far_minutes",
        "去外部培训机构路上的分钟数（没有另记的）",
        Kind::Number(0, 600),
        "120",
    ),
    setting(
        "report.due_warning_days",
        "证书到期提前提醒天数",
        Kind::Number(1, 365),
        "90",
    ),
    setting(
        "import.max_bytes",
        "导入的文件最大多少 MB",
        Kind::Mebibytes(1 << 20, 50 << 20),
        "52428800",
    ),
    setting(
        "import.max_inflated",
        "导入的文件展开后最大多少 MB",
        Kind::Mebibytes(1 << 20, 2000 << 20),
        "419430400",
    ),
    setting(
        "import.max_rows",
        "导入的表最多多少行",
        Kind::Number(100, 1_048_576),
        "200000",
    ),
    setting(
        "import.max_columns",
        "导入的表最多多少列",
        Kind::Number(20, 16_384),
        "1000",
    ),
    setting(
        "import.max_cells",
        "导入的文件最多多少个单元格",
        Kind::Number(10_000, 20_000_000),
        "3000000",
    ),
    setting(
        "import.max_sheets",
        "导入的文件最多多少张表",
        Kind::Number(1, 1000),
        "255",
    ),
    setting(
        "import.max_text",
        "导入的文件里文字最多多少 MB",
        Kind::Mebibytes(1 << 20, 1000 << 20),
        "67108864",
    ),
    setting(
        "import.max_cell_text",
        "导入的一个单元格最多多少字节（一个汉字 3 字节）",
        Kind::Number(300, 98_301),
        "98301",
    ),
];

impl Setting {
    /// The heading under which the page lists it.
    pub fn topic(&self) -> &'static str {
        match self.key.split('.').next() {
            Some("county" | "authority" | "subject") => "本县",
            Some("account") => "账号",
            Some("import") if self.key.starts_with("import.max_") => "导入文件的限额，一般不用改",
            Some("import") => "导入和修改",
            Some("plan" | "training" | "credit") => "培训",
            _ => "提醒",
        }
    }
}

/// The declaration of a key.
pub fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

/// The roles that an account of the console may have: a worker's phone has its PIN.
fn roles() -> impl Iterator<Item = RoleName> {
    let of_workers = |role: &RoleName| matches!(role, RoleName::Worker | RoleName::PartyOrganisation);
    RoleName::ALL
        .iter()
        .copied()
        .filter(move |role| !of_workers(role))
}

impl Kind {
    /// The code by which a page knows what to show.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number(..) => "number",
            Self::Choice(_) => "choice",
            Self::Roles => "roles",
            Self::Hundredths(..) => "hundredths",
            Self::MonthDay => "month_day",
            Self::Mebibytes(..) => "mebibytes",
        }
    }

    /// What there is to choose from: codes with their words.
    pub fn choices(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Choice(choices) => choices.to_vec(),
            Self::Roles => roles().map(|role| (role.code(), role.label())).collect(),
            Self::Text | Self::Number(..) | Self::Hundredths(..) | Self::MonthDay | Self::Mebibytes(..) => {
                Vec::new()
            }
        }
    }

    /// A value as people read it.
    pub fn shown(self, value: &str) -> String {
        let label = |code: &str| {
            let choices = self.choices();
            let found = choices.iter().find(|(known, _)| *known == code);
            found.map_or_else(|| code.to_owned(), |(_, label)| (*label).to_owned())
        };
        match self {
            Self::Text | Self::Number(..) => value.to_owned(),
            Self::Choice(_) => label(value),
            Self::Roles if value == NO_ROLE => "都不用".to_owned(),
            Self::Roles => value
                .split(',')
                .map(|code| label(code.trim()))
                .collect::<Vec<_>>()
                .join("、"),
            Self::Mebibytes(..) => value
                .parse::<i64>()
                .map_or_else(|_| value.to_owned(), |bytes| format!("{} MB", mebibytes(bytes))),
            Self::MonthDay => {
                month_day(value).map_or_else(|| value.to_owned(), |(month, day)| format!("{month}月{day}日"))
            }
            Self::Hundredths(.., unit) => value
                .parse::<i64>()
                .map_or_else(|_| value.to_owned(), |number| format!("{} {unit}", plain(number))),
        }
    }

    /// Why a value is none of this kind, in Chinese; nothing where it is one.
    pub fn refuses(self, value: &str) -> Option<String> {
        match self {
            Self::Text => value.trim().is_empty().then(|| "不能为空。".to_owned()),
            Self::Number(low, high) => {
                (!is_between(value, low, high)).then(|| format!("应为 {low} 到 {high} 之间的整数。"))
            }
            Self::Hundredths(low, high, unit) => (!is_between(value, low, high)).then(|| {
                let (low, high) = (plain(low), plain(high));
                format!("应为 {low} 到 {high} {unit}，最多两位小数。")
            }),
            Self::Mebibytes(low, high) => (!is_between(value, low, high))
                .then(|| format!("应为 {} 到 {} MB。", mebibytes(low), mebibytes(high))),
            Self::MonthDay => month_day(value)
                .is_none()
                .then(|| "应写成几月几日，如 3月31日。".to_owned()),
            Self::Choice(choices) => (!choices.iter().any(|(code, _)| *code == value)).then(|| {
                let labels: Vec<_> = choices.iter().map(|(_, label)| *label).collect();
                format!("应为其中之一：{}。", labels.join("；"))
            }),
            Self::Roles => {
                let known = |code: &str| roles().any(|role| role.code() == code.trim());
                (value != NO_ROLE && !value.split(',').all(known))
                    .then(|| "里有没有的角色，请重新勾选。".to_owned())
            }
        }
    }
}

/// Month and day of `03-31`; none where no year has such a day.
pub fn month_day(value: &str) -> Option<(u32, u32)> {
    // a leap year, so that 29 February is one
    let day = NaiveDate::parse_from_str(&format!("2028-{value}"), "%Y-%m-%d").ok()?;
    Some((day.month(), day.day()))
}

fn is_between(value: &str, low: i64, high: i64) -> bool {
    value
        .parse::<i64>()
        .is_ok_and(|number| (low..=high).contains(&number))
}

/// Bytes in mebibytes, to two decimals.
fn mebibytes(bytes: i64) -> String {
    let exact = Decimal::from(bytes) / Decimal::from(1 << 20);
    exact.round_dp(2).normalize().to_string()
}

/// Hundredths as people write them.
fn plain(hundredths: i64) -> String {
    Decimal::new(hundredths, 2).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use sanyou_import::{Limits, Options};

    use super::*;

    #[test]
    fn every_default_is_a_value_of_its_kind() {
        for setting in SETTINGS {
            assert_eq!(setting.kind.refuses(setting.default), None, "{}", setting.key);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(Kind::Number(1, 5).refuses("6").is_some());
        assert!(Kind::Number(1, 5).refuses("x").is_some());
        assert!(
            Kind::Choice(&[("a", "甲")])
                .refuses("b")
                .is_some_and(|why| why.contains("甲"))
        );
        assert!(Kind::Roles.refuses("system_admin,worker").is_some());
        assert_eq!(Kind::Roles.refuses("system_admin, audit_admin"), None);
        assert!(Kind::Hundredths(25, 1200, "学时").refuses("4.0").is_some());
        assert!(Kind::Text.refuses(" ").is_some());
        assert!(Kind::MonthDay.refuses("02-30").is_some());
        assert_eq!(Kind::MonthDay.refuses("02-29"), None);
    }

    #[test]
    fn values_are_shown_in_words() {
        for (key, value, want) in [
            ("account.mode", "strict", "三员分立：系统、安全、审计各由一人"),
            (
                "account.totp_roles",
                "system_admin,audit_admin",
                "系统管理员、安全审计员",
            ),
            ("account.totp_roles", "-", "都不用"),
            ("credit.half_day_hundredths", "400", "4 学时"),
            ("credit.half_day_hundredths", "350", "3.5 学时"),
            ("plan.filed_by", "03-31", "3月31日"),
            ("import.max_bytes", "52428800", "50 MB"),
            ("import.max_bytes", "1572864", "1.5 MB"),
            ("county.name", "祁县", "祁县"),
        ] {
            assert_eq!(find(key).unwrap().kind.shown(value), want);
        }
        for setting in SETTINGS {
            let shown = setting.kind.shown(setting.default);
            assert!(
                !shown
                    .replace(" MB", "")
                    .bytes()
                    .any(|byte| byte.is_ascii_alphabetic()),
                "{}: {shown}",
                setting.key
            );
        }
    }

    #[test]
    fn a_file_over_a_limit_is_told_which_setting_to_change_by_its_name() {
        let roster = "姓名,性别,民族\n张三,男,汉\n李四,女,汉\n".as_bytes();
        let whole = Limits::default();
        for (key, limits) in [
            ("import.max_bytes", Limits { bytes: 10, ..whole }),
            ("import.max_rows", Limits { rows: 1, ..whole }),
            ("import.max_columns", Limits { columns: 2, ..whole }),
            ("import.max_cells", Limits { cells: 3, ..whole }),
            ("import.max_text", Limits { text: 10, ..whole }),
            (
                "import.max_cell_text",
                Limits {
                    cell_text: 5,
                    ..whole
                },
            ),
        ] {
            let day = "2026-11-24".parse().unwrap();
            let options = Options {
                limits,
                ..Options::new(day)
            };
            let why = sanyou_import::check(roster, "名册.csv", &options).unwrap_err();
            let named = format!("“{}”（{key}）", find(key).unwrap().label);
            assert!(why.message().contains(&named), "{key}: {}", why.message());
        }
    }
}
