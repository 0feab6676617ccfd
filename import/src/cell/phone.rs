//! Mobile numbers as people write them.
use sanyou_schema::domain::value::Phone;

use crate::workbook::Cell;

use super::{is_dash, is_invisible, is_nothing};
use unicode_normalization::UnicodeNormalization;

/// What a phone cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    Empty,
    Value(Phone),
    /// More than one number; the first mobile one.
    Several(Phone),
    Invalid,
}

pub(crate) fn read(cell: Option<Cell<'_>>) -> Reading {
    match cell {
        None => Reading::Empty,
        Some(Cell::Text(text)) if is_nothing(text) => Reading::Empty,
        Some(Cell::Text(text)) => read_text(text),
        Some(Cell::Number(number)) => one(&format!("{number}")).map_or(Reading::Invalid, Reading::Value),
        Some(_) => Reading::Invalid,
    }
}

fn read_text(text: &str) -> Reading {
    let text: String = text
        .nfkc()
        .filter(|c| c.is_whitespace() || !is_invisible(*c))
        .collect();
    let parts: Vec<&str> = text
        .split(['/', '\\', '、', ',', ';', '，', '；', '|', '或', '\n', '\r'])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let parts = if let [whole] = parts.as_slice() {
        by_blanks(whole)
    } else {
        parts
    };
    let mut phones = parts.iter().filter_map(|part| one(part));
    match (phones.next(), parts.len()) {
        (None, _) => run_together(&text),
        (Some(phone), 1) => Reading::Value(phone),
        (Some(phone), _) => Reading::Several(phone),
    }
}

/// A number broken over two lines of a narrow cell, or two with only a bracket, a dash or nothing between them.
fn run_together(text: &str) -> Reading {
    if let Some(phone) = one(text) {
        return Reading::Value(phone);
    }
    let groups: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    // an area code and a number of seven or eight digits are a landline
    let is_number = |group: &&str| group.len() >= 7 || (3..=4).contains(&group.len());
    let halves = match groups.as_slice() {
        [whole] if whole.len() == 22 => vec![&whole[..11], &whole[11..]],
        [_, _, ..] if groups.iter().all(is_number) => groups,
        _ => return Reading::Invalid,
    };
    halves
        .into_iter()
        .find_map(one)
        .map_or(Reading::Invalid, Reading::Several)
}

/// Blanks stand within a number (`138 0013 8000`), or between two of them.
fn by_blanks(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| one(word).is_some()) {
        words
    } else {
        vec![text]
    }
}

/// One number, its blanks, hyphens and country code taken off.
fn one(text: &str) -> Option<Phone> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !is_dash(*c))
        .collect();
    let bare = digits
        .strip_suffix(".0")
        .unwrap_or(&digits)
        .trim_start_matches(['\'', '`', '’', '‘']);
    let bare = ["+86", "0086", "86", "(+86)", "(86)"]
        .into_iter()
        .find_map(|code| bare.strip_prefix(code).filter(|rest| rest.len() == 11))
        .unwrap_or(bare);
    Phone::parse(bare).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_their_notations() {
        let phone = || Phone::parse("13800138000").unwrap();
        for text in [
            "13800138000",
            " 138-0013-8000",
            "138 0013 8000",
            "+8613800138000",
            "+86 138 0013 8000",
            "0086-13800138000",
            "8613800138000",
            "１３８００１３８０００",
            "'13800138000",
            "13800138000\t",
            "13800138000\n",
            "13800\n138000",
            "13800138000.0",
        ] {
            assert_eq!(read(Some(Cell::Text(text))), Reading::Value(phone()), "{text:?}");
        }
        for text in [
            "13800138000/13900139000",
            "13800138000、0354-5220000",
            "13800138000 13900139000",
            "0354-5220000，13800138000",
            "13800138000\n13900139000",
            "13800138000（0354-5221234）",
            "13800138000(13900139000)",
            "13800138000 0354-5221234",
            "13800138000-13900139000",
            "1380013800013900139000",
        ] {
            assert_eq!(
                read(Some(Cell::Text(text))),
                Reading::Several(phone()),
                "{text:?}"
            );
        }
        for text in [
            "0354-5220000",
            "1380013800",
            "138001380000",
            "12800138000",
            "1.38E+10",
            "13800138000转1",
            "不详",
        ] {
            assert_eq!(read(Some(Cell::Text(text))), Reading::Invalid, "{text:?}");
        }
        assert_eq!(
            read(Some(Cell::Number(13_800_138_000.0))),
            Reading::Value(phone())
        );
        assert_eq!(read(Some(Cell::Number(13_800_138_000.5))), Reading::Invalid);
        assert_eq!(read(Some(Cell::Text("无"))), Reading::Empty);
        assert_eq!(read(None), Reading::Empty);
    }
}
