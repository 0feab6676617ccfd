//! Online lessons (网络课): where one stopped, the short test, and when a course is done.
use std::collections::BTreeSet;

use crate::domain::Violation;

coded_enum! {
    /// Kinds of questions of a short test.
    QuestionKind {
        /// 单选.
        Single = "single" "单选",
        /// 多选.
        Multiple = "multiple" "多选",
        /// 判断.
        TrueFalse = "true_false" "判断",
    }
}

/// The end of a material, in thousandths of its length.
pub const END: i32 = 1000;

/// Whoever has come so far has read it: the last lines of a page are on the screen before its very end.
const READ_FROM: i32 = 980;

/// Where somebody is in a material.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Where they stopped, in thousandths.
    pub place: i32,
    /// Whether they were at the end once.
    pub read: bool,
}

impl Progress {
    /// After somebody has come to a place: the place is the last one, and what was read once stays read.
    #[must_use]
    pub fn moved(self, place: i64) -> Self {
        let place = i32::try_from(place.clamp(0, i64::from(END))).unwrap_or(END);
        Self {
            place,
            read: self.read || place >= READ_FROM,
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its kind.
    pub kind: QuestionKind,
    /// What is asked.
    pub stem: String,
    /// The options; those of true or false are 对 and 错.
    pub options: Vec<String>,
    /// The right ones, by their place from 0.
    pub answer: BTreeSet<usize>,
}

/// The options of a question of true or false.
pub const TRUE_FALSE: [&str; 2] = ["对", "错"];

/// What is wrong with the n-th question as it is typed; fields are `questions[n]…`.
pub fn check_question(at: usize, question: &Question) -> Vec<Violation> {
    let mut violations = Vec::new();
    let number = at + 1;
    let mut refuse = |code: &str, field: &str, message: String| {
        violations.push(Violation::new(code, message).on(&format!("questions[{at}].{field}")));
    };
    match question.stem.trim().chars().count() {
        0 => refuse("question.stem", "stem", format!("请填写第 {number} 题的题目。")),
        1..=300 => {}
        _ => refuse(
            "question.stem",
            "stem",
            format!("第 {number} 题的题目太长，请不超过 300 个字。"),
        ),
    }
    let many = question.options.len();
    let filled: BTreeSet<&str> = question
        .options
        .iter()
        .map(|option| option.trim())
        .filter(|option| !option.is_empty())
        .collect();
    if !(2..=8).contains(&many) || filled.len() < many {
        refuse(
            "question.options",
            "options",
            format!("第 {number} 题要有 2 到 8 个选项，不能空、不能相同。"),
        );
    }
    let known = question.answer.iter().all(|right| *right < many);
    let (fits, wanted) = match question.kind {
        QuestionKind::Single | QuestionKind::TrueFalse => (question.answer.len() == 1, "请标出 1 个正确答案"),
        QuestionKind::Multiple => (question.answer.len() >= 2, "多选题至少标出 2 个正确答案"),
    };
    if !known || !fits {
        refuse("question.answer", "answer", format!("第 {number} 题{wanted}。"));
    }
    violations
}

/// What a try came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Whether each question was answered right, in their order.
    pub right: Vec<bool>,
    /// Whether it passes.
    pub passed: bool,
}

impl Score {
    /// How many were right.
    pub fn points(&self) -> usize {
        self.right.iter().filter(|right| **right).count()
    }
}

/// Scores a try: a point for a question whose answer is right as a whole. It passes with at least so many points of a
/// hundred; a test without questions has nothing to pass.
pub fn score(questions: &[Question], answers: &[BTreeSet<usize>], pass_percent: u32) -> Score {
    let nothing = BTreeSet::new();
    let right: Vec<bool> = questions
        .iter()
        .enumerate()
        .map(|(at, question)| *answers.get(at).unwrap_or(&nothing) == question.answer)
        .collect();
    let points = right.iter().filter(|right| **right).count();
    let passed = !right.is_empty() && points * 100 >= right.len() * pass_percent as usize;
    Score { right, passed }
}

/// Whether a course is done: everything read, and the test passed where there is one. A course without materials is done
/// by its test; one without either can't be done online.
pub fn is_done(read: &[bool], has_test: bool, passed: bool) -> bool {
    let something = !read.is_empty() || has_test;
    something && read.iter().all(|read| *read) && (passed || !has_test)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn question(kind: QuestionKind, options: usize, answer: &[usize]) -> Question {
        Question {
            kind,
            stem: "党支部委员会每届任期几年？".to_owned(),
            options: (0..options).map(|n| format!("{n} 年")).collect(),
            answer: answer.iter().copied().collect(),
        }
    }

    #[test]
    fn questions_by_table() {
        use QuestionKind as K;
        for (kind, options, answer, code) in [
            (K::Single, 4, vec![1], ""),
            (K::Single, 4, vec![1, 2], "question.answer"),
            (K::Single, 4, vec![], "question.answer"),
            (K::Single, 4, vec![4], "question.answer"),
            (K::Single, 1, vec![0], "question.options"),
            (K::Single, 9, vec![0], "question.options"),
            (K::Multiple, 4, vec![0, 3], ""),
            (K::Multiple, 4, vec![3], "question.answer"),
            (K::TrueFalse, 2, vec![0], ""),
        ] {
            let found = check_question(2, &question(kind, options, &answer));
            let codes: Vec<_> = found.iter().map(|one| one.code.as_str()).collect();
            assert_eq!(codes.join(","), code, "{kind} {options} {answer:?}");
        }
        let mut twice = question(K::Single, 3, &[0]);
        twice.options[1] = " 0 年 ".to_owned();
        twice.stem = String::new();
        let fields: Vec<_> = check_question(0, &twice)
            .into_iter()
            .map(|one| one.field.unwrap())
            .collect();
        assert_eq!(fields, ["questions[0].stem", "questions[0].options"]);
    }

    #[test]
    fn a_try_is_scored_by_whole_answers() {
        use QuestionKind as K;
        let test = [
            question(K::Single, 4, &[1]),
            question(K::Multiple, 4, &[0, 2]),
            question(K::TrueFalse, 2, &[0]),
        ];
        let tried = |answers: &[&[usize]], pass| {
            let answers: Vec<BTreeSet<usize>> =
                answers.iter().map(|one| one.iter().copied().collect()).collect();
            let score = score(&test, &answers, pass);
            (score.points(), score.passed)
        };
        assert_eq!(tried(&[&[1], &[2, 0], &[0]], 100), (3, true));
        assert_eq!(tried(&[&[1], &[0], &[0]], 66), (2, true));
        assert_eq!(tried(&[&[1], &[0], &[0]], 67), (2, false));
        assert_eq!(tried(&[&[1]], 60), (1, false));
        assert_eq!(tried(&[], 1), (0, false));
        assert!(!score(&[], &[], 1).passed);
    }

    #[test]
    fn done_by_table() {
        for (read, has_test, passed, done) in [
            (vec![true, true], true, true, true),
            (vec![true, false], true, true, false),
            (vec![true], true, false, false),
            (vec![true], false, false, true),
            (vec![], true, true, true),
            (vec![], false, false, false),
        ] {
            assert_eq!(
                is_done(&read, has_test, passed),
                done,
                "{read:?} {has_test} {passed}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_was_read_stays_read_and_the_place_is_the_last(places in proptest::collection::vec(-5i64..1500, 1..12)) {
            let mut progress = Progress::default();
            let mut read = false;
            for place in &places {
                progress = progress.moved(*place);
                read |= *place >= 980;
                prop_assert_eq!(progress.read, read);
                prop_assert!((0..=END).contains(&progress.place));
            }
            prop_assert_eq!(i64::from(progress.place), places[places.len() - 1].clamp(0, 1000));
        }
    }
}
