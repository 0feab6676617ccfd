//! The settings that there are.

/// Written once by the demo data; no setting of the page.
pub const DEMO: &str = "installation.demo";

/// How a setting's value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text of one line.
    Text,
    /// A whole number between two limits.
    Number(i64, i64),
    /// One of the codes.
    Choice(&'static [&'static str]),
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

/// Every setting, in the order of the settings page.
pub const SETTINGS: &[Setting] = &[
    setting("county.name", "县名", Kind::Text, "本县"),
    setting("authority.name", "发证机关", Kind::Text, "县委两新工委"),
    setting(
        "subject.word",
        "对象称谓",
        Kind::Choice(&["两新", "两企三新"]),
        "两新",
    ),
    setting(
        "account.mode",
        "管理员设置",
        Kind::Choice(&["strict", "small"]),
        "strict",
    ),
    setting(
        "account.totp_roles",
        "须用动态口令的角色（代码，逗号分隔；- 为无）",
        Kind::Text,
        "-",
    ),
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
        "import.max_bytes",
        "导入的文件最大多少字节",
        Kind::Number(1 << 20, 50 << 20),
        "52428800",
    ),
    setting(
        "import.max_inflated",
        "导入的文件展开后最大多少字节",
        Kind::Number(1 << 20, 2000 << 20),
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
        "导入的文件文字共多少字节",
        Kind::Number(1 << 20, 1000 << 20),
        "67108864",
    ),
    setting(
        "import.max_cell_text",
        "导入的一个单元格最多多少字节",
        Kind::Number(300, 98_301),
        "98301",
    ),
    setting(
        "credit.half_day_hundredths",
        "半天计学时（百分之一）",
        Kind::Number(25, 1200),
        "400",
    ),
    setting(
        "report.due_warning_days",
        "证书到期提前提醒天数",
        Kind::Number(1, 365),
        "90",
    ),
];

/// The declaration of a key.
pub fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

impl Kind {
    /// Why a value is none of this kind, in Chinese; nothing where it is one.
    pub fn refuses(self, value: &str) -> Option<String> {
        match self {
            Self::Text => value.trim().is_empty().then(|| "不能为空。".to_owned()),
            Self::Number(low, high) => {
                let fits = value
                    .parse::<i64>()
                    .is_ok_and(|number| (low..=high).contains(&number));
                (!fits).then(|| format!("应为 {low} 到 {high} 之间的整数。"))
            }
            Self::Choice(codes) => {
                (!codes.contains(&value)).then(|| format!("应为其中之一：{}。", codes.join("、")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
        assert!(Kind::Choice(&["a"]).refuses("b").is_some());
        assert!(Kind::Text.refuses(" ").is_some());
    }
}
