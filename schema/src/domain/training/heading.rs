//! What a session is called and what it says of itself (domain.md section 5.1).
use crate::domain::Violation;

const NAME_LENGTH: usize = 40;
const NOTE_LENGTH: usize = 500;

/// A heading as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct HeadingForm<'a> {
    /// The class's name: 轮训.
    pub class_name: &'a str,
    /// The n of 第n期.
    pub number: i64,
    /// Whether the county has its kind of class.
    pub has_kind: bool,
    /// Whether the county holds classes in its way.
    pub has_delivery: bool,
    /// What to bring, how to get there.
    pub note: Option<&'a str>,
}

/// The number of a heading, and all that is wrong with it by itself.
pub fn check_heading(form: HeadingForm<'_>) -> (Option<i32>, Vec<Violation>) {
    let is_longer = |text: &str, most: usize| text.chars().count() > most;
    let number = i32::try_from(form.number).ok().filter(|n| (1..=999).contains(n));
    let checks = [
        (
            form.class_name.trim().is_empty(),
            "session.title_missing",
            "class_name",
            "请填写班次名称。",
        ),
        (
            is_longer(form.class_name.trim(), NAME_LENGTH),
            "session.title_long",
            "class_name",
            "班次名称太长，请不超过 40 个字。",
        ),
        (!form.has_kind, "session.kind", "kind", "请选择班次类别。"),
        (
            !form.has_delivery,
            "session.delivery",
            "delivery",
            "请选择办班形式。",
        ),
        (
            form.note.is_some_and(|note| is_longer(note.trim(), NOTE_LENGTH)),
            "session.note_long",
            "note",
            "说明太长，请不超过 500 个字。",
        ),
        (
            number.is_none(),
            "session.number",
            "number",
            "第几期应为 1 到 999。",
        ),
    ];
    let wrong = checks
        .into_iter()
        .filter(|(is_wrong, ..)| *is_wrong)
        .map(|(_, code, field, message)| Violation::new(code, message).on(field));
    (number, wrong.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: HeadingForm<'_> = HeadingForm {
        class_name: "轮训",
        number: 2,
        has_kind: true,
        has_delivery: true,
        note: None,
    };

    #[test]
    fn one_that_is_right_has_its_number() {
        assert_eq!(check_heading(GOOD), (Some(2), Vec::new()));
        let (name, note) = ("班".repeat(40), format!(" {} ", "带".repeat(500)));
        let longest = HeadingForm {
            class_name: &name,
            number: 999,
            note: Some(&note),
            ..GOOD
        };
        assert_eq!(check_heading(longest), (Some(999), Vec::new()));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let (name, note) = ("班".repeat(41), "带".repeat(501));
        let wrong = HeadingForm {
            class_name: &name,
            number: 1000,
            has_kind: false,
            has_delivery: false,
            note: Some(&note),
        };
        let codes = |form| {
            let (number, wrong) = check_heading(form);
            let codes: Vec<String> = wrong.into_iter().map(|v| v.code).collect();
            (number, codes.join(" "))
        };
        assert_eq!(
            codes(wrong),
            (
                None,
                "session.title_long session.kind session.delivery session.note_long session.number"
                    .to_owned()
            )
        );
        for number in [0, -1, i64::MAX] {
            assert_eq!(
                codes(HeadingForm { number, ..GOOD }),
                (None, "session.number".to_owned())
            );
        }
        let unnamed = HeadingForm {
            class_name: "　 ",
            ..GOOD
        };
        assert_eq!(codes(unnamed), (Some(2), "session.title_missing".to_owned()));
    }
}
