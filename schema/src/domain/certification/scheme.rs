//! A certification scheme, as data: a version of it is a JSON document that the county edits.
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::number::check_template;
use crate::domain::{
    Violation,
    attendance::AttendanceRule,
    exam::ExamRule,
    value::{CreditHours, Tier},
};

coded_enum! {
    /// A stage of an application that a scheme may ask for; the others are passed over.
    Stage {
        /// 党组织推荐.
        Recommendation = "recommendation" "党组织推荐",
        /// 乡镇初审.
        Township = "township" "乡镇初审",
        /// 县级复审.
        County = "county" "县级复审",
        /// 培训测试.
        Test = "test" "培训测试",
        /// 综合评审.
        Review = "review" "综合评审",
        /// 公示.
        Publicity = "publicity" "公示",
    }
}

/// What a criterion asks, with its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "parameters")]
pub enum CriterionKind {
    /// A member of the party. A join date is enough where no status is known.
    PartyMember {
        /// Whether a probationary member does not count.
        #[serde(default)]
        full_only: bool,
    },
    /// So many months in posts, all together; what is served twice at once counts once.
    MonthsInPost {
        /// The months.
        months: u32,
        /// Whether a post must be held on the day.
        #[serde(default = "yes")]
        current: bool,
    },
    /// So many classes completed.
    ClassCompleted {
        /// Of these kinds, by their codes; of any where empty.
        #[serde(default)]
        kinds: BTreeSet<String>,
        /// How many.
        #[serde(default = "one")]
        count: u32,
    },
    /// So many exams of classes passed.
    ExamPassed {
        /// Of these kinds of classes; of any where empty.
        #[serde(default)]
        kinds: BTreeSet<String>,
        /// How many.
        #[serde(default = "one")]
        count: u32,
    },
    /// A valid certificate of a tier or a higher one, held for so many months.
    PreviousTierMonths {
        /// The tier.
        tier: Tier,
        /// The months.
        months: u32,
    },
    /// The year's threshold of credit hours reached, in each of the last full years.
    CreditHours {
        /// How many years.
        #[serde(default = "one")]
        years: u32,
        /// Hours a year, instead of the threshold of the person's role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours: Option<CreditHours>,
    },
}

const fn yes() -> bool {
    true
}

const fn one() -> u32 {
    1
}

/// One thing that a tier asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its code within the tier.
    pub code: String,
    /// The scheme's own words for it.
    pub text: String,
    /// What it asks.
    #[serde(flatten)]
    pub kind: CriterionKind,
}

/// What a tier asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierRule {
    /// The tier.
    pub tier: Tier,
    /// The tier of which a valid certificate is needed first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prerequisite: Option<Tier>,
    /// Everything that is asked for.
    pub criteria: Vec<Criterion>,
}

/// A scheme, one version of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Its code in certificate numbers.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The tiers, from the lowest.
    pub tiers: Vec<TierRule>,
    /// How long a certificate is valid.
    #[serde(default = "three_years")]
    pub validity_months: u32,
    /// How certificate numbers are made.
    #[serde(default = "default_template")]
    pub number_template: String,
    /// The stages that an application goes through.
    #[serde(default = "default_stages")]
    pub stages: BTreeSet<Stage>,
    /// How often the test may be sat again.
    #[serde(default = "one")]
    pub resits: u32,
    /// How the exams of its classes are marked.
    #[serde(default)]
    pub exam: ExamRule,
    /// The attendance that its classes ask for.
    #[serde(default)]
    pub attendance: AttendanceRule,
}

const fn three_years() -> u32 {
    36
}

fn default_template() -> String {
    "{区划6}-{方案}-{年4}-{级1}-{序4}".to_owned()
}

fn default_stages() -> BTreeSet<Stage> {
    [Stage::Recommendation, Stage::County].into()
}

impl Scheme {
    /// What a tier asks for.
    pub fn tier(&self, tier: Tier) -> Option<&TierRule> {
        self.tiers.iter().find(|rule| rule.tier == tier)
    }

    /// The tier above one that is held; the lowest where none is. `None` at the top.
    pub fn above(&self, held: Option<Tier>) -> Option<Tier> {
        self.tiers
            .iter()
            .map(|rule| rule.tier)
            .find(|tier| held.is_none_or(|held| *tier > held))
    }
}

/// What is wrong with a scheme, all at once.
pub fn check_scheme(scheme: &Scheme) -> Vec<Violation> {
    let mut violations = check_template(&scheme.number_template);
    if scheme.code.trim().is_empty() || scheme.name.trim().is_empty() {
        violations.push(Violation::new("scheme.name_missing", "请填写方案的名称和代号。").on("name"));
    }
    if scheme.tiers.is_empty() {
        violations.push(Violation::new("scheme.no_tier", "方案至少要有一个级别。").on("tiers"));
    }
    if scheme.tiers.windows(2).any(|pair| pair[0].tier >= pair[1].tier) {
        violations.push(Violation::new("scheme.tier_order", "级别要从低到高，每级只写一次。").on("tiers"));
    }
    if !(1..=120).contains(&scheme.validity_months) {
        violations.push(
            Violation::new("scheme.validity", "证书有效期要在 1 到 120 个月之间。")
                .on("validity_months")
                .with("months", scheme.validity_months),
        );
    }
    violations.extend(scheme.exam.check());
    for (at, rule) in scheme.tiers.iter().enumerate() {
        check_tier(scheme, at, rule, &mut violations);
    }
    violations
}

fn check_tier(scheme: &Scheme, at: usize, rule: &TierRule, violations: &mut Vec<Violation>) {
    if rule
        .prerequisite
        .is_some_and(|lower| lower >= rule.tier || scheme.tier(lower).is_none())
    {
        let message = format!("{}的前置级别要是方案里更低的一级。", rule.tier.label());
        violations
            .push(Violation::new("scheme.prerequisite", message).on(&format!("tiers[{at}].prerequisite")));
    }
    let mut codes = BTreeSet::new();
    for (n, criterion) in rule.criteria.iter().enumerate() {
        let field = format!("tiers[{at}].criteria[{n}]");
        if criterion.code.trim().is_empty() || !codes.insert(criterion.code.as_str()) {
            violations.push(
                Violation::new("scheme.criterion_code", "每个条件要有自己的代号，不能重复。").on(&field),
            );
        }
        if criterion.text.trim().is_empty() {
            violations.push(
                Violation::new("scheme.criterion_text", "请写出条件的原文，申报人要看得懂。").on(&field),
            );
        }
        let none = match &criterion.kind {
            CriterionKind::ClassCompleted { count, .. } | CriterionKind::ExamPassed { count, .. } => {
                *count == 0
            }
            CriterionKind::CreditHours { years, .. } => !(1..=5).contains(years),
            CriterionKind::MonthsInPost { months, .. } | CriterionKind::PreviousTierMonths { months, .. } => {
                *months > 600
            }
            CriterionKind::PartyMember { .. } => false,
        };
        if none {
            violations
                .push(Violation::new("scheme.criterion_number", "条件里的数字不合理，请核对。").on(&field));
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The scheme of the demo data's story.
    pub(crate) const STORY: &str = r#"{
        "code": "DW", "name": "党务工作者资格认证",
        "tiers": [
            {"tier": "junior", "criteria": [
                {"code": "party_member", "text": "中共党员", "kind": "party_member", "parameters": {}},
                {"code": "months_in_post", "text": "从事党务工作满 12 个月", "kind": "months_in_post", "parameters": {"months": 12}},
                {"code": "class", "text": "参加一期轮训并结业", "kind": "class_completed", "parameters": {"kinds": ["rotation"]}},
                {"code": "exam", "text": "结业考试合格", "kind": "exam_passed", "parameters": {}}]},
            {"tier": "intermediate", "prerequisite": "junior", "criteria": [
                {"code": "held", "text": "持初级证书满 24 个月", "kind": "previous_tier_months", "parameters": {"tier": "junior", "months": 24}},
                {"code": "hours", "text": "上一年度学时达标", "kind": "credit_hours", "parameters": {}}]}]
    }"#;

    pub(crate) fn story() -> Scheme {
        serde_json::from_str(STORY).unwrap()
    }

    #[test]
    fn a_scheme_is_read_with_its_defaults() {
        let scheme = story();
        assert!(check_scheme(&scheme).is_empty());
        assert_eq!((scheme.validity_months, scheme.resits), (36, 1));
        assert_eq!(scheme.stages, [Stage::Recommendation, Stage::County].into());
        assert_eq!(
            scheme.tiers[0].criteria[1].kind,
            CriterionKind::MonthsInPost {
                months: 12,
                current: true
            }
        );
        let again: Scheme = serde_json::from_str(&serde_json::to_string(&scheme).unwrap()).unwrap();
        assert_eq!(again, scheme);
        assert!(serde_json::from_str::<Scheme>(&STORY.replace("\"code\": \"DW\"", "\"codes\": 1")).is_err());
        assert!(serde_json::from_str::<Scheme>(&STORY.replace("exam_passed", "exam_past")).is_err());
    }

    #[test]
    fn the_tier_above() {
        let scheme = story();
        assert_eq!(scheme.above(None), Some(Tier::Junior));
        assert_eq!(scheme.above(Some(Tier::Junior)), Some(Tier::Intermediate));
        assert_eq!(scheme.above(Some(Tier::Intermediate)), None);
    }

    type Fault = (fn(&mut Scheme), &'static str);

    #[test]
    fn what_is_wrong_is_told_at_once() {
        let change: &[Fault] = &[
            (|s| s.tiers.clear(), "scheme.no_tier"),
            (|s| s.tiers.reverse(), "scheme.tier_order"),
            (|s| s.validity_months = 0, "scheme.validity"),
            (
                |s| s.number_template = "{年4}".to_owned(),
                "number.serial_missing",
            ),
            (|s| s.name.clear(), "scheme.name_missing"),
            (
                |s| s.tiers[1].prerequisite = Some(Tier::Senior),
                "scheme.prerequisite",
            ),
            (
                |s| s.tiers[0].criteria[1].code = "party_member".to_owned(),
                "scheme.criterion_code",
            ),
            (|s| s.tiers[0].criteria[0].text.clear(), "scheme.criterion_text"),
            (
                |s| {
                    s.tiers[0].criteria[3].kind = CriterionKind::ExamPassed {
                        kinds: [].into(),
                        count: 0,
                    }
                },
                "scheme.criterion_number",
            ),
            (|s| s.exam.pass = 101.into(), "exam.pass"),
        ];
        for (change, code) in change {
            let mut scheme = story();
            change(&mut scheme);
            let codes: Vec<_> = check_scheme(&scheme).into_iter().map(|v| v.code).collect();
            assert_eq!(codes, [*code]);
        }
    }
}
