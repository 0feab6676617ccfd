//! What is found wrong with a timetable, how strictly it is taken, and what a given reason lets through.
use std::collections::BTreeSet;

use crate::domain::Violation;

coded_enum! {
    /// How strictly a finding is taken, as the county set it.
    Strictness {
        /// It can't be stored so.
        Hard = "hard" "不能排",
        /// It can be stored with a reason.
        Reason = "reason" "写明理由可以排",
        /// It is told, and can be stored.
        Note = "note" "只提醒",
    }
}

/// Something that is found wrong with a half-day of a timetable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which half-day of the form it is about.
    pub at: usize,
    /// What it is, in a sentence.
    pub violation: Violation,
    /// How strictly it is taken.
    pub strictness: Strictness,
    /// What it is about, the same whenever it is found again.
    pub about: String,
}

impl Finding {
    /// What an override is known by.
    pub fn key(&self) -> (String, String) {
        (self.violation.code.clone(), self.about.clone())
    }
}

/// What becomes of findings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// What stands in the way.
    pub refused: Vec<Violation>,
    /// What goes through by the reason that is given now.
    pub overridden: Vec<Finding>,
    /// Whether something stands in the way, and a reason would let all of it through.
    pub overridable: bool,
}

/// What stands in the way and what goes through: notes always do, what was given a reason before does, and with a reason
/// all that may be given one.
pub fn judge(findings: Vec<Finding>, known: &BTreeSet<(String, String)>, reason: Option<&str>) -> Judged {
    let reasoned = reason.is_some_and(|reason| !reason.trim().is_empty());
    let mut judged = Judged::default();
    let mut hard = false;
    for finding in findings {
        match finding.strictness {
            Strictness::Note => {}
            Strictness::Reason if known.contains(&finding.key()) => {}
            Strictness::Reason if reasoned => judged.overridden.push(finding),
            Strictness::Reason | Strictness::Hard => {
                hard |= finding.strictness == Strictness::Hard;
                judged.refused.push(finding.violation);
            }
        }
    }
    judged.overridable = !hard && !judged.refused.is_empty();
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_table() {
        use Strictness::{Hard, Note, Reason};
        for (strictness, known, reason, refused, overridden) in [
            (Hard, false, None, 1, 0),
            (Hard, true, Some("已商定"), 1, 0),
            (Reason, false, None, 1, 0),
            (Reason, false, Some(" "), 1, 0),
            (Reason, false, Some("已商定"), 0, 1),
            (Reason, true, None, 0, 0),
            (Reason, true, Some("已商定"), 0, 0), // it has its reason already
            (Note, false, None, 0, 0),
        ] {
            let finding = Finding {
                at: 0,
                violation: Violation::new("clash.lecturer", "重了"),
                strictness,
                about: "1".to_owned(),
            };
            let known = known.then(|| finding.key()).into_iter().collect();
            let judged = judge(vec![finding], &known, reason);
            let found = (judged.refused.len(), judged.overridden.len());
            assert_eq!(found, (refused, overridden), "{strictness} {known:?} {reason:?}");
            assert_eq!(judged.overridable, refused == 1 && strictness == Reason);
        }
    }
}
