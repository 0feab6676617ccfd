//! Who completes a session: the attendance rule and the exam, all violations at once.
use serde::{Deserialize, Serialize};

use crate::domain::{
    Violation,
    attendance::{AttendanceRule, Tally, check_attendance},
};

/// What completing asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionRule {
    /// The attendance that is asked for.
    #[serde(default)]
    pub attendance: AttendanceRule,
    /// Whether the exam must be passed; no where the session has none.
    pub exam: bool,
}

/// Why somebody does not complete; empty where nothing stands against it. `passed` is `None` without a result.
pub fn check_completion(rule: CompletionRule, tally: Tally, passed: Option<bool>) -> Vec<Violation> {
    let mut violations = check_attendance(rule.attendance, tally);
    if tally.unmarked > 0 {
        violations.push(
            Violation::new(
                "completion.unmarked",
                format!("还有 {} 个半天没有考勤，请先补齐。", tally.unmarked),
            )
            .with("unmarked", tally.unmarked),
        );
    }
    match passed {
        None if rule.exam => {
            violations.push(Violation::new(
                "completion.exam_missing",
                "还没有考试成绩，请先录入或安排补考。",
            ));
        }
        Some(false) if rule.exam => {
            violations.push(Violation::new(
                "completion.exam_failed",
                "考试不合格，请安排补考。",
            ));
        }
        _ => {}
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{attendance::tally, value::MarkStatus as M};

    #[test]
    fn every_reason_at_once() {
        let rule = |exam| CompletionRule {
            attendance: AttendanceRule::default(),
            exam,
        };
        let six = |last: Option<M>| tally([Some(M::Present); 5].into_iter().chain([last]));
        for (exam, tally, passed, expected) in [
            (true, six(Some(M::Present)), Some(true), vec![]),
            (false, six(Some(M::Late)), None, vec![]),
            (true, six(Some(M::Present)), None, vec!["completion.exam_missing"]),
            (
                true,
                six(Some(M::Present)),
                Some(false),
                vec!["completion.exam_failed"],
            ),
            (false, six(Some(M::Present)), Some(false), vec![]),
            (true, six(None), Some(true), vec!["completion.unmarked"]),
            (
                true,
                six(Some(M::LeaveSick)),
                Some(false),
                vec!["attendance.leave", "completion.exam_failed"],
            ),
        ] {
            let found: Vec<_> = check_completion(rule(exam), tally, passed)
                .into_iter()
                .map(|v| v.code)
                .collect();
            assert_eq!(found, expected);
        }
    }
}
