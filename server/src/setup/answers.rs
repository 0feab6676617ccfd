//! The file of answers (TOML): what setup asks, and what must be there.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::account::Mode;
use sanyou_schema::domain::value::{RoleName, UnitKind};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// The answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// The county.
    pub county: UnitAnswer,
    /// Who issues certificates.
    #[serde(default = "default_authority")]
    pub authority: String,
    /// `strict` or `small`.
    pub mode: Mode,
    /// Townships, the zone, and lines, in official order.
    #[serde(default)]
    pub units: Vec<UnitAnswer>,
    /// Who may sign in.
    pub accounts: Vec<AccountAnswer>,
}

/// A unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitAnswer {
    /// Official name.
    pub name: String,
    /// `township` where left out.
    pub kind: Option<UnitKind>,
    /// Division code.
    pub code: Option<String>,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// An account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountAnswer {
    /// What is typed at sign-in.
    pub login: String,
    /// Name of who uses it.
    pub name: String,
    /// The role.
    pub role: RoleName,
    /// The unit, by name; the county where left out.
    #[serde(default)]
    pub unit: String,
    /// First day that the role no longer holds: a day of TOML, or the same in quotes.
    #[serde(default, deserialize_with = "day")]
    pub until: Option<NaiveDate>,
}

/// Answers that can't be used, all faults at once.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct AnswersError(String);

#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Toml(toml::value::Datetime),
    Quoted(String),
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = match Day::deserialize(deserializer)? {
        Day::Toml(day) => day.to_string(),
        Day::Quoted(text) => text,
    };
    let parsed = text.parse();
    parsed
        .map(Some)
        .map_err(|_| D::Error::custom(format!("{text} 不是日期，应为 2026-12-31 这样")))
}

fn default_authority() -> String {
    "县委两新工委".to_owned()
}

impl UnitAnswer {
    /// Its kind.
    pub fn kind(&self) -> UnitKind {
        self.kind.unwrap_or(UnitKind::Township)
    }
}

impl Answers {
    /// Reads the file's text.
    pub fn parse(text: &str) -> Result<Self, AnswersError> {
        let answers: Self = toml::from_str(text).map_err(|e| AnswersError(format!("答案文件读不懂：{e}")))?;
        let faults = answers.faults();
        if faults.is_empty() {
            Ok(answers)
        } else {
            Err(AnswersError(faults.join("\n")))
        }
    }

    /// The root of the line tree.
    pub fn line_root(&self) -> UnitAnswer {
        UnitAnswer {
            name: self.authority.clone(),
            kind: None,
            code: None,
            aliases: Vec::new(),
        }
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let needed: &[RoleName] = match self.mode {
            Mode::Strict => &[
                RoleName::CountyOrganiser,
                RoleName::SystemAdmin,
                RoleName::SecurityAdmin,
                RoleName::AuditAdmin,
            ],
            Mode::Small => &[RoleName::CountyOrganiser, RoleName::AuditAdmin],
        };
        for role in needed
            .iter()
            .filter(|role| !self.accounts.iter().any(|account| account.role == **role))
        {
            faults.push(format!(
                "{} 模式要有“{}”的账号（role = \"{role}\"）。",
                self.mode.code(),
                role.label()
            ));
        }
        let mut seen = BTreeSet::new();
        for account in &self.accounts {
            if !seen.insert(account.login.to_lowercase()) {
                faults.push(format!("账号 {} 写了两次。", account.login));
            }
            let unit = &account.unit;
            let known =
                unit.is_empty() || *unit == self.county.name || self.units.iter().any(|u| u.name == *unit);
            if !known {
                faults.push(format!("账号 {} 的单位“{unit}”不在 units 里。", account.login));
            }
            if account.role == RoleName::Viewer && account.until.is_none() {
                faults.push(format!("查阅账号 {} 要写截止日期 until。", account.login));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        mode = "small"
        county = { name = "祁县", code = "140727" }
        units = [{ name = "东观镇", aliases = ["东观"] }]
        accounts = [
            { login = "li", name = "李建国", role = "county_organiser" },
            { login = "shen", name = "申计", role = "audit_admin" },
            { login = "dg", name = "赵敏", role = "township_admin", unit = "东观镇" },
        ]"#;

    #[test]
    fn answers_of_the_small_mode_are_read() {
        let answers = Answers::parse(SMALL).unwrap();
        assert_eq!((answers.accounts.len(), answers.units.len()), (3, 1));
    }

    #[test]
    fn a_day_is_written_either_way() {
        for day in ["2026-12-31", "\"2026-12-31\""] {
            let viewer = format!(
                "accounts = [{{ login = \"x\", name = \"周巡\", role = \"viewer\", until = {day} }},"
            );
            let answers = Answers::parse(&SMALL.replace("accounts = [", &viewer)).unwrap();
            assert_eq!(answers.accounts[0].until, NaiveDate::from_ymd_opt(2026, 12, 31));
        }
        let wrong = "accounts = [{ login = \"x\", name = \"周巡\", role = \"viewer\", until = \"年底\" },";
        let said = Answers::parse(&SMALL.replace("accounts = [", wrong)).unwrap_err();
        assert!(said.to_string().contains("2026-12-31"), "{said}");
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let wrong = SMALL
            .replace("small", "strict")
            .replace("unit = \"东观镇\"", "unit = \"西观镇\"");
        let said = Answers::parse(&wrong).unwrap_err().to_string();
        assert!(
            said.contains("系统管理员") && said.contains("安全保密管理员") && said.contains("西观镇"),
            "{said}"
        );
        assert!(Answers::parse("mode = 1").is_err());
    }
}
