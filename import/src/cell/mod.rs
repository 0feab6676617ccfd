//! One file a type of cell: what people write, brought to the canonical value or refused.
pub(crate) mod choice;
pub(crate) mod credit_code;
pub(crate) mod date;
pub(crate) mod education;
pub(crate) mod id_number;
pub(crate) mod phone;
pub(crate) mod text;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::workbook::Cell;

/// The text with its width folded and every blank away: how values of fixed form are compared.
pub(crate) fn folded(text: &str) -> String {
    fold(text).into_owned()
}

/// As [`folded`], copied only where there is something to fold: most cells are plain already.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_graphic() || matches!(c, '\u{4e00}'..='\u{9fff}');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let shown = text.nfkc().filter(|c| !c.is_whitespace() && !is_invisible(*c));
    Cow::Owned(shown.collect())
}

/// Characters that show nothing and come along when people copy.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Whether the cell shows nothing.
pub(crate) fn is_blank(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().all(|c| c.is_whitespace() || is_invisible(c)))
}

/// A hyphen, dash or minus of any length.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '﹣' | 'ー' | '─' | '━'
    )
}

/// What people write for nothing: 无, 待补, a slash, a dash.
pub fn is_nothing(text: &str) -> bool {
    let text = fold(text);
    matches!(text.as_ref(), "" | "无" | "待补") || text.chars().all(|c| c == '/' || is_dash(c))
}

/// Whether the text is a number in scientific form, as a spreadsheet shows long ones: `1.4243E+17`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number(power) && digits.splitn(2, '.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_in_many_ways() {
        for text in [
            "", " ", "无", " 无 ", "/", "／", "//", "-", "—", "——", "－", "待补", "\u{3000}",
        ] {
            assert!(is_nothing(text), "{text:?}");
        }
        for text in ["无锡", "0", "待补充材料", "-1", "a"] {
            assert!(!is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn scientific_numbers_are_known() {
        for (text, want) in [
            ("1.4243E+17", true),
            ("1.42e17", true),
            ("1E5", true),
            ("E5", false),
            ("1.E5", false),
            ("1424", false),
            ("1.2.3E4", false),
        ] {
            assert_eq!(is_scientific(text), want, "{text}");
        }
    }
}
