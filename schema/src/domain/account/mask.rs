//! What of a personal datum is shown where the whole is not needed.
use crate::domain::value::Phone;

/// A name with its inner characters hidden: `张*三`, `张*`. At most three marks, so that long names stay short.
pub fn name(full: &str) -> String {
    let chars: Vec<char> = full.trim().chars().collect();
    match chars.as_slice() {
        [] => String::new(),
        [_] => "*".to_owned(),
        [first, _] => format!("{first}*"),
        [first, inner @ .., last] => format!("{first}{}{last}", "*".repeat(inner.len().min(3))),
    }
}

/// An ID number, of which the last four characters are shown; of a short one nothing.
pub fn id_number(full: &str) -> String {
    let chars: Vec<char> = full.trim().chars().collect();
    let hidden = if chars.len() > 8 {
        chars.len() - 4
    } else {
        chars.len()
    };
    "*".repeat(hidden) + &chars[hidden..].iter().collect::<String>()
}

/// A phone: `138****2210`. What is no mobile number shows its last two digits.
pub fn phone(full: &str) -> String {
    let trimmed = full.trim();
    Phone::parse(trimmed).map_or_else(
        |_| {
            let chars: Vec<char> = trimmed.chars().collect();
            let hidden = chars.len().saturating_sub(2);
            "*".repeat(hidden) + &chars[hidden..].iter().collect::<String>()
        },
        |mobile| mobile.masked(),
    )
}

/// A mail address: `z***@example.cn`.
pub fn mail(full: &str) -> String {
    full.trim().split_once('@').map_or_else(
        || "***".to_owned(),
        |(local, host)| format!("{}***@{host}", local.chars().take(1).collect::<String>()),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_shown() {
        for (full, shown) in [
            ("张三", "张*"),
            ("张小三", "张*三"),
            ("欧阳小锋", "欧**锋"),
            ("阿卜杜拉·买买提", "阿***提"),
            ("张", "*"),
            ("", ""),
            ("𬍛小三", "𬍛*三"),
        ] {
            assert_eq!(name(full), shown);
        }
        assert_eq!(id_number("11010519491231002X"), "**************002X");
        assert_eq!(id_number("H1234567"), "********");
        assert_eq!(phone("13800002210"), "138****2210");
        assert_eq!(phone("0354-5220000"), "**********00");
        assert_eq!(mail("zhang@example.cn"), "z***@example.cn");
        assert_eq!(mail("nothing"), "***");
    }

    proptest! {
        #[test]
        fn a_masked_name_never_is_the_name(full in "\\p{Han}{1,12}") {
            prop_assert_ne!(name(&full), full);
        }

        #[test]
        fn a_masked_number_keeps_four(full in "[0-9]{17}[0-9X]") {
            let shown = id_number(&full);
            prop_assert_eq!(shown.chars().filter(|c| *c != '*').count(), 4);
            prop_assert!(full.ends_with(shown.trim_start_matches('*')));
        }
    }
}
