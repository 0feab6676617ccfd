//! Days and months as people write them and as spreadsheets make them of what people wrote.
use std::borrow::Cow;

use chrono::NaiveDate;
use sanyou_schema::domain::value::PartialDate;
use unicode_normalization::UnicodeNormalization;

use crate::workbook::Cell;

use super::{fold, is_dash, is_nothing};

/// What a date cell gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Empty,
    Value(PartialDate),
    /// A text 1985.1: January, or October that lost its nought.
    Ambiguous {
        january: PartialDate,
        october: PartialDate,
    },
    Unparsable,
}

pub(crate) fn read(cell: Option<Cell<'_>>) -> Reading {
    let read = match cell {
        None => return Reading::Empty,
        Some(Cell::Date(day)) => Some(PartialDate::day(day)),
        Some(Cell::Number(number)) => from_number(number),
        Some(Cell::Text(text)) if is_nothing(text) => return Reading::Empty,
        Some(Cell::Text(text)) => return from_text(text),
        Some(Cell::Bool(_) | Cell::Fault(_)) => None,
    };
    read.filter(|date| is_plausible(*date))
        .map_or(Reading::Unparsable, Reading::Value)
}

/// No roster holds a day before 1800; a number that says so means something else.
fn is_plausible(date: PartialDate) -> bool {
    (1800..2200).contains(&date.year())
}

/// 1985.06 is June, 1985.1 is October (a spreadsheet drops the last nought), 198506 and 19850615 are digits.
fn from_number(number: f64) -> Option<PartialDate> {
    // a month that a formula made may be off by a hair
    let hundredths = (number * 100.0).round() / 100.0;
    let text = format!(
        "{}",
        if (number - hundredths).abs() < 1e-6 {
            hundredths
        } else {
            number
        }
    );
    match text.split_once('.') {
        None => digits(&text),
        Some((year, "1")) => month(year, "10"),
        Some((year, part)) if year.len() == 4 && part.len() <= 2 => month(year, part),
        Some(_) => None,
    }
}

fn from_text(text: &str) -> Reading {
    // a mark that makes a text of it is notation
    let text = text.trim().trim_start_matches(['\'', '`', '‘', '’']);
    let text = parted(without_time(text));
    let text = arabic(&fold(&text))
        .replace("年元月", "年1月")
        .replace("月份", "月");
    let parts: Vec<&str> = text.split(is_separator).filter(|part| !part.is_empty()).collect();
    let date = match parts.as_slice() {
        // with a separator it is a lone year, or `198506月`
        [whole] if !text.contains(is_separator) => digits(whole),
        [year, "1"] if text.contains(['.', '。', ',']) && !text.contains('年') && !text.contains('月') => {
            let (january, october) = (month(year, "1"), month(year, "10"));
            return match january.zip(october).filter(|(january, _)| is_plausible(*january)) {
                Some((january, october)) => Reading::Ambiguous { january, october },
                None => Reading::Unparsable,
            };
        }
        [year, part] => month(year, part),
        [year, part, date] if is_one_day(&text) => day(year, part, date),
        _ => None,
    };
    date.filter(|date| is_plausible(*date))
        .map_or(Reading::Unparsable, Reading::Value)
}

/// `2003 7 1`: blanks are the separators where nothing else is. Without them it would be another day.
fn parted(text: &str) -> Cow<'_, str> {
    let digits = |word: &str| word.nfkc().all(|c| c.is_ascii_digit());
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| digits(word)) {
        Cow::Owned(words.join("-"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether one kind of separator stands between the parts: 2003.7-8 is two months.
fn is_one_day(text: &str) -> bool {
    let between = text.trim_end_matches(is_separator);
    let mut kinds = between.chars().filter(|c| is_separator(*c)).map(|c| match c {
        c if is_dash(c) => 0,
        '/' | '\\' => 1,
        '年' | '月' => 2,
        _ => 3,
    });
    let first = kinds.next();
    kinds.all(|kind| Some(kind) == first)
}

fn is_separator(c: char) -> bool {
    is_dash(c)
        || matches!(
            c,
            '.' | '/' | '\\' | '年' | '月' | '日' | '号' | '、' | '·' | ',' | '。'
        )
}

/// `1985-06-15T00:00:00` and `1985/6/15 0:00` are days.
fn without_time(text: &str) -> &str {
    let is_time = |time: &str| {
        time.contains([':', '：'])
            && time
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ':' | '：' | '.' | 'Z'))
    };
    match text.rsplit_once(|c: char| c == 'T' || c.is_whitespace()) {
        Some((date, time)) if is_time(time) => date,
        _ => text,
    }
}

fn digits(text: &str) -> Option<PartialDate> {
    match text.len() {
        6 => month(text.get(..4)?, text.get(4..)?),
        8 => day(text.get(..4)?, text.get(4..6)?, text.get(6..)?),
        _ => None,
    }
}

/// The number that at most `width` digits make.
fn number(text: &str, width: usize) -> Option<u32> {
    let shaped = !text.is_empty() && text.len() <= width && text.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| text.parse().ok())?
}

/// A year has four digits; of two nobody can tell the century.
fn year(text: &str) -> Option<i32> {
    (text.len() == 4)
        .then(|| number(text, 4))?
        .and_then(|year| i32::try_from(year).ok())
}

fn month(y: &str, m: &str) -> Option<PartialDate> {
    PartialDate::month(year(y)?, number(m, 2)?)
}

fn day(y: &str, m: &str, d: &str) -> Option<PartialDate> {
    NaiveDate::from_ymd_opt(year(y)?, number(m, 2)?, number(d, 2)?).map(PartialDate::day)
}

/// 一九八五年六月 and 二〇〇三年十二月三十日 in Arabic digits.
fn arabic(text: &str) -> String {
    let value = |c: char| {
        "〇一二三四五六七八九".chars().position(|digit| {
            digit
                == if matches!(c, '零' | '○' | 'O' | 'o') {
                    '〇'
                } else {
                    c
                }
        })
    };
    if !text.contains('年') || !text.chars().any(|c| value(c).is_some() || c == '十') {
        return text.to_owned();
    }
    let mut out = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let digit_at = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(|c| value(*c).is_some())
        };
        match value(*c) {
            Some(digit) => out.push_str(&digit.to_string()),
            // 十 alone is 10, 十二 is 12, 三十 is 30, 三十一 is 31
            None if *c == '十' => {
                out.push_str(match (digit_at(at.checked_sub(1)), digit_at(Some(at + 1))) {
                    (false, false) => "10",
                    (false, true) => "1",
                    (true, false) => "0",
                    (true, true) => "",
                });
            }
            None => out.push(*c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: Cell<'_>) -> String {
        match read(Some(cell)) {
            Reading::Empty => "empty".to_owned(),
            Reading::Value(date) => date.to_string(),
            Reading::Ambiguous { january, october } => format!("{january}|{october}"),
            Reading::Unparsable => "unparsable".to_owned(),
        }
    }

    #[test]
    fn texts_are_read_in_their_notations() {
        for (text, want) in [
            ("1985.06", "1985-06"),
            ("1985．06", "1985-06"),
            ("1985-6", "1985-06"),
            ("1985/06", "1985-06"),
            ("1985、06", "1985-06"),
            ("1985年6月", "1985-06"),
            ("1985年06月", "1985-06"),
            ("1985年1月", "1985-01"),
            ("1985-1", "1985-01"),
            ("198506", "1985-06"),
            ("1985.10", "1985-10"),
            ("1985.1", "1985-01|1985-10"),
            ("1985.1.", "1985-01|1985-10"),
            ("1985.2", "1985-02"),
            ("19850615", "1985-06-15"),
            ("1985-06-15", "1985-06-15"),
            ("1985/6/15", "1985-06-15"),
            ("1985.6.15.", "1985-06-15"),
            ("1985.1.1", "1985-01-01"),
            ("1985年6月15日", "1985-06-15"),
            ("1985年 6月 15日", "1985-06-15"),
            ("1985-06-15 00:00:00", "1985-06-15"),
            ("1985-06-15T00:00:00", "1985-06-15"),
            ("1985/6/15 0:00", "1985-06-15"),
            ("1985/6/15 10:30:00", "1985-06-15"),
            ("１９８５.０６", "1985-06"),
            ("一九八五年六月", "1985-06"),
            ("二OO三年七月", "2003-07"),
            ("1985年6月份", "1985-06"),
            ("2003 1 1", "2003-01-01"),
            ("2003　7　1", "2003-07-01"),
            ("1985 06", "1985-06"),
            ("2003 711", "unparsable"),
            ("2003.7-8", "unparsable"),
            ("2021.9-10", "unparsable"),
            ("2003-7-1.", "2003-07-01"),
            ("1999。1", "1999-01|1999-10"),
            ("二〇〇三年十二月三十日", "2003-12-30"),
            ("二零一九年十月三十一日", "2019-10-31"),
            (" 1985.06 ", "1985-06"),
            ("无", "empty"),
            ("—", "empty"),
            ("1985", "unparsable"),
            ("1985年", "unparsable"),
            ("85.6", "unparsable"),
            ("85年6月", "unparsable"),
            ("1985.13", "unparsable"),
            ("1985.06.31", "unparsable"),
            ("1985.006", "unparsable"),
            ("0985.06", "unparsable"),
            ("八月", "unparsable"),
            ("不详", "unparsable"),
            ("二十年前", "unparsable"),
            ("群众", "unparsable"),
            ("预备2023.6", "unparsable"),
            ("2008.7(转正2009.7)", "unparsable"),
            ("1985.06-1990.07", "unparsable"),
            ("31213", "unparsable"),
        ] {
            assert_eq!(told(Cell::Text(text)), want, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_months_and_days() {
        for (number, want) in [
            (1985.06, "1985-06"),
            (1985.1, "1985-10"),
            (1_985.060_000_000_001, "1985-06"),
            (1985.061, "unparsable"),
            (1985.01, "1985-01"),
            (1985.12, "1985-12"),
            (1985.2, "1985-02"),
            (1985.13, "unparsable"),
            (1985.0, "unparsable"),
            (198_506.0, "1985-06"),
            (19_850_615.0, "1985-06-15"),
            (19_850_631.0, "unparsable"),
            (31_213.0, "unparsable"),
            (85.06, "unparsable"),
            (-1985.06, "unparsable"),
            (f64::NAN, "unparsable"),
            (1e300, "unparsable"),
        ] {
            assert_eq!(told(Cell::Number(number)), want, "{number}");
        }
        let day = NaiveDate::from_ymd_opt(1985, 6, 1).unwrap();
        assert_eq!(told(Cell::Date(day)), "1985-06-01");
        assert_eq!(
            told(Cell::Date(NaiveDate::from_ymd_opt(1600, 1, 1).unwrap())),
            "unparsable"
        );
        assert_eq!(told(Cell::Fault("#VALUE!")), "unparsable");
        assert_eq!(read(None), Reading::Empty);
    }
}
