//! Exams of a session and their results.
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{Violation, value::id::EnrolmentId};

/// How an exam is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamRule {
    /// The full mark.
    pub full: Decimal,
    /// The mark that passes.
    pub pass: Decimal,
}

impl Default for ExamRule {
    fn default() -> Self {
        Self {
            full: Decimal::ONE_HUNDRED,
            pass: Decimal::from(60),
        }
    }
}

coded_enum! {
    /// How an exam is held.
    ExamBook {
        /// 闭卷.
        Closed = "closed" "闭卷",
        /// 开卷.
        Open = "open" "开卷",
    }
}

coded_enum! {
    /// What a result is called.
    Grade {
        /// 优秀, from 85 of 100.
        Excellent = "excellent" "优秀",
        /// 良好, from 75.
        Good = "good" "良好",
        /// 合格.
        Passed = "passed" "合格",
        /// 不合格.
        Failed = "failed" "不合格",
    }
}

impl ExamRule {
    /// What is wrong with the rule itself.
    pub fn check(self) -> Vec<Violation> {
        let mut violations = Vec::new();
        if self.full <= Decimal::ZERO || self.full > Decimal::ONE_THOUSAND {
            violations.push(
                Violation::new("exam.full", "满分要大于 0，不超过 1000。")
                    .on("full")
                    .with("full", self.full),
            );
        }
        if self.pass <= Decimal::ZERO || self.pass > self.full {
            violations.push(
                Violation::new(
                    "exam.pass",
                    format!("合格线要大于 0，不超过满分 {}。", self.full.normalize()),
                )
                .on("pass")
                .with("pass", self.pass),
            );
        }
        violations
    }

    /// Whether a score passes.
    pub fn passes(self, score: Decimal) -> bool {
        score >= self.pass
    }

    /// What a score is called: by parts of the full mark, and never better than failed below the pass mark.
    pub fn grade(self, score: Decimal) -> Grade {
        let at_least = |percent: i64| score * Decimal::ONE_HUNDRED >= self.full * Decimal::from(percent);
        match () {
            () if !self.passes(score) => Grade::Failed,
            () if at_least(85) => Grade::Excellent,
            () if at_least(75) => Grade::Good,
            () => Grade::Passed,
        }
    }
}

/// A result as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultEntry {
    /// Whose.
    pub enrolment: EnrolmentId,
    /// The score; `None` for 缺考.
    pub score: Option<Decimal>,
}

/// What is wrong with a list of results; fields are `results[n]…` by their order.
///
/// `due` are the enrolments that may sit the exam, `standing` those that have a result. One result an enrolment: a
/// re-sit is an exam of its own, and a correction is made on the result that stands.
pub fn check_results(
    rule: ExamRule,
    entries: &[ResultEntry],
    due: &BTreeSet<EnrolmentId>,
    standing: &BTreeSet<EnrolmentId>,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, entry) in entries.iter().enumerate() {
        let mut refuse = |code: &str, field: &str, message: String| {
            violations.push(Violation::new(code, message).on(&format!("results[{at}].{field}")));
        };
        if !due.contains(&entry.enrolment) {
            refuse(
                "exam.not_due",
                "enrolment",
                "这个人不在本期应考名单里，请核对姓名。".to_owned(),
            );
        }
        if standing.contains(&entry.enrolment) {
            refuse(
                "exam.result_stands",
                "enrolment",
                "这个人已有成绩，请在原成绩上更正。".to_owned(),
            );
        } else if !seen.insert(entry.enrolment) {
            refuse(
                "exam.result_twice",
                "enrolment",
                "这个人在名单里出现了两次，请只留一行。".to_owned(),
            );
        }
        if let Some(message) = entry.score.and_then(|score| score_fault(rule, score)) {
            refuse("exam.score", "score", message);
        }
    }
    violations
}

/// Why a number is no score.
fn score_fault(rule: ExamRule, score: Decimal) -> Option<String> {
    let full = rule.full.normalize();
    if score < Decimal::ZERO || score > rule.full {
        return Some(format!("成绩 {score} 不在 0 到 {full} 之间，请核对。"));
    }
    (score.normalize().scale() > 2).then(|| format!("成绩 {score} 最多两位小数，请核对。"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn id(n: u128) -> EnrolmentId {
        EnrolmentId(Uuid::from_u128(n))
    }

    #[test]
    fn grades_by_table() {
        let rule = ExamRule::default();
        for (score, grade) in [
            ("100", Grade::Excellent),
            ("85", Grade::Excellent),
            ("84.9", Grade::Good),
            ("75", Grade::Good),
            ("74.99", Grade::Passed),
            ("60", Grade::Passed),
            ("59.99", Grade::Failed),
            ("0", Grade::Failed),
        ] {
            assert_eq!(rule.grade(decimal(score)), grade, "{score}");
        }
        let strict = ExamRule {
            full: decimal("100"),
            pass: decimal("80"),
        };
        assert_eq!(strict.grade(decimal("79")), Grade::Failed);
    }

    #[test]
    fn rules_by_table() {
        for (full, pass, expected) in [
            ("100", "60", vec![]),
            ("120", "120", vec![]),
            ("0", "0", vec!["exam.full", "exam.pass"]),
            ("100", "101", vec!["exam.pass"]),
            ("1001", "60", vec!["exam.full"]),
        ] {
            let rule = ExamRule {
                full: decimal(full),
                pass: decimal(pass),
            };
            let codes: Vec<_> = rule.check().into_iter().map(|v| v.code).collect();
            assert_eq!(codes, expected, "{full} {pass}");
        }
    }

    #[test]
    fn results_by_table() {
        let due = [id(1), id(2), id(3)].into();
        let standing = [id(3)].into();
        let entry = |n, score: Option<&str>| ResultEntry {
            enrolment: id(n),
            score: score.map(decimal),
        };
        for (entries, expected) in [
            (vec![entry(1, Some("88.5")), entry(2, None)], ""),
            (vec![entry(1, Some("100.01"))], "results[0].score exam.score"),
            (vec![entry(1, Some("-1"))], "results[0].score exam.score"),
            (vec![entry(1, Some("88.555"))], "results[0].score exam.score"),
            (vec![entry(4, Some("88"))], "results[0].enrolment exam.not_due"),
            (
                vec![entry(3, Some("88"))],
                "results[0].enrolment exam.result_stands",
            ),
            (
                vec![entry(1, Some("88")), entry(1, Some("89"))],
                "results[1].enrolment exam.result_twice",
            ),
        ] {
            let found: Vec<_> = check_results(ExamRule::default(), &entries, &due, &standing)
                .into_iter()
                .map(|v| format!("{} {}", v.field.unwrap(), v.code))
                .collect();
            assert_eq!(found.join(","), expected);
        }
    }

    proptest! {
        #[test]
        fn a_grade_agrees_with_passing(score in 0u32..=10_000, pass in 1u32..=100) {
            let rule = ExamRule { full: Decimal::ONE_HUNDRED, pass: pass.into() };
            let score = Decimal::from(score) / Decimal::ONE_HUNDRED;
            prop_assert_eq!(rule.grade(score) == Grade::Failed, !rule.passes(score));
        }
    }
}
