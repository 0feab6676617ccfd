//! ID numbers as people write them and as spreadsheets ruin them.
use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::value::{IdNumber, IdNumberError};

use crate::workbook::Cell;

use super::{fold, is_dash, is_nothing, is_scientific};

/// What an ID cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    Value(IdNumber),
    /// Brought from 15 digits to 18.
    Upgraded(IdNumber),
    /// `id_number.missing`, `.precision_lost` and so on, without the field.
    Fault(&'static str),
}

pub(crate) fn read(cell: Option<Cell<'_>>, as_of: NaiveDate) -> Reading {
    match cell {
        None => Reading::Fault("missing"),
        // a spreadsheet keeps 15 digits, and one ruined number in eleven still passes the checksum
        Some(Cell::Number(number)) if number.abs() >= 1e15 => Reading::Fault("precision_lost"),
        Some(Cell::Number(number)) => written(&format!("{number}"), as_of),
        Some(Cell::Text(text)) if is_scientific(&fold(text)) => Reading::Fault("precision_lost"),
        Some(Cell::Text(text)) if is_nothing(text) => Reading::Fault("missing"),
        Some(Cell::Text(text)) => written(&without_notation(text), as_of),
        Some(_) => Reading::Fault("length"),
    }
}

/// Blanks, hyphens and a leading mark are away, × and the Cyrillic Х stand for X.
fn without_notation(text: &str) -> String {
    let folded = fold(text);
    let bare = folded.trim_start_matches(['\'', '`', '’', '‘', '′']);
    let shown = bare.chars().filter(|c| !is_dash(*c));
    shown
        .map(|c| {
            if matches!(c, '×' | 'Х' | 'х' | 'x') {
                'X'
            } else {
                c
            }
        })
        .collect()
}

/// The number that is meant where O stands for 0 and I or l for 1, if that makes a valid one. It is only spoken of.
pub(crate) fn with_digits(text: &str, as_of: NaiveDate) -> Option<IdNumber> {
    let plain = without_notation(text);
    let digits: String = plain
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'I' | 'l' | 'i' => '1',
            c => c,
        })
        .collect();
    IdNumber::parse_by(&digits, as_of)
        .ok()
        .filter(|_| digits != plain)
}

/// Whether the first 15 characters of an 18-digit number are there, and the last three are missing.
pub(crate) fn lacks_the_last_three(text: &str, as_of: NaiveDate) -> bool {
    let plain = without_notation(text);
    let is_day = || {
        let day = NaiveDate::parse_from_str(plain.get(6..14)?, "%Y%m%d").ok()?;
        (day.year() >= 1900 && day <= as_of).then_some(())
    };
    plain.len() == 15 && plain.bytes().all(|byte| byte.is_ascii_digit()) && is_day().is_some()
}

fn written(text: &str, as_of: NaiveDate) -> Reading {
    let read = if text.len() == 15 {
        IdNumber::upgrade(text, as_of).map(Reading::Upgraded)
    } else {
        IdNumber::parse_by(text, as_of).map(Reading::Value)
    };
    read.unwrap_or_else(|error| {
        Reading::Fault(match error {
            IdNumberError::Length => "length",
            IdNumberError::Date => "date",
            IdNumberError::Checksum => "checksum",
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(cell: Cell<'_>) -> Result<(String, bool), &'static str> {
        match read(Some(cell), NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()) {
            Reading::Value(number) => Ok((number.as_str().to_owned(), false)),
            Reading::Upgraded(number) => Ok((number.as_str().to_owned(), true)),
            Reading::Fault(code) => Err(code),
        }
    }

    #[test]
    fn fifteen_digits_of_eighteen_are_told_from_an_old_number() {
        let as_of = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert!(lacks_the_last_three("142430199003071", as_of));
        for text in [
            "142430850615002",
            "14243019900307121X",
            "142430199013071",
            "14243019900307",
        ] {
            assert!(!lacks_the_last_three(text, as_of), "{text}");
        }
    }

    #[test]
    fn texts_are_read_in_their_notations() {
        for text in [
            "14072718850615002X",
            "14072718850615002x",
            "14072718850615002×",
            "14072718850615002Х",
            "１４０７２７１８８５０６１５００２Ｘ",
            "'14072718850615002X",
            "`14072718850615002X ",
            "140727 18850615 002X",
            "140727-18850615-002X",
            "\t14072718850615002X\n",
            "\u{feff}14072718850615002X",
        ] {
            assert_eq!(
                reading(Cell::Text(text)),
                Ok(("14072718850615002X".to_owned(), false)),
                "{text:?}"
            );
        }
        for (text, want) in [
            ("", "missing"),
            ("无", "missing"),
            ("待补", "missing"),
            ("1.42430E+17", "precision_lost"),
            ("1.4243e17", "precision_lost"),
            ("1424**********0014", "length"),
            ("14072718850615002", "length"),
            ("14072718850615002XX", "length"),
            ("14072718850615O02X", "length"),
            ("X4072718850615002X", "length"),
            ("14072718850631002X", "date"),
            ("140727202612010024", "date"),
            ("140727188506150021", "checksum"),
            ("142430001301001", "date"),
            ("14243000010100X", "length"),
            ("护照E12345678", "length"),
        ] {
            assert_eq!(reading(Cell::Text(text)), Err(want), "{text:?}");
        }
    }

    #[test]
    fn numbers_of_15_digits_are_exact_and_longer_ones_are_lost() {
        assert_eq!(
            reading(Cell::Number(142_430_000_101_001.0)),
            Ok(("14243019000101001X".to_owned(), true))
        );
        assert_eq!(
            reading(Cell::Text("142430000101001")),
            Ok(("14243019000101001X".to_owned(), true))
        );
        assert_eq!(
            reading(Cell::Number(142_430_188_506_150_000.0)),
            Err("precision_lost")
        );
        assert_eq!(reading(Cell::Number(1e15)), Err("precision_lost"));
        assert_eq!(reading(Cell::Number(12345.0)), Err("length"));
        assert_eq!(reading(Cell::Number(1.5)), Err("length"));
        assert_eq!(reading(Cell::Bool(true)), Err("length"));
    }
}
