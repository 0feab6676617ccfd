//! What a cell of a declared sheet gives: a canonical value, and what is to be said of it.
use chrono::{Datelike, NaiveDate};

use super::{CellType, Spec};
use crate::cell::{choice, credit_code, date, folded, id_number, is_dash, phone, text};
use crate::sheet::roster::Field;
use crate::workbook::Cell;

/// What a cell gives: a value, and what is to be said.
type Reading = (Option<String>, Option<Said>);

/// What is to be said of a cell: the fault's name and the sentence.
pub(super) struct Said {
    pub fault: &'static str,
    pub message: String,
}

#[expect(clippy::unnecessary_wraps, reason = "each reading holds an option")]
fn said(fault: &'static str, message: impl Into<String>) -> Option<Said> {
    Some(Said {
        fault,
        message: message.into(),
    })
}

/// Reads a cell as its column is declared.
pub(super) fn read_cell(spec: &Spec, cell: Option<Cell<'_>>, as_of: NaiveDate) -> Reading {
    let label = spec.field.label();
    match spec.cell {
        CellType::Serial => (None, None),
        CellType::Text => of_text(text::read(cell)),
        CellType::Name => of_text(text::read_name(cell)),
        CellType::IdNumber => match id_number::read(cell, as_of) {
            id_number::Reading::Value(number) => (Some(number.as_str().to_owned()), None),
            id_number::Reading::Upgraded(number) => (
                Some(number.as_str().to_owned()),
                said("upgraded", "15 位旧号已换成 18 位，请确认。"),
            ),
            id_number::Reading::Fault("missing") => (None, None),
            id_number::Reading::Fault(fault) => (
                None,
                said(
                    fault,
                    "身份证号不对，没有用它来认人。请按证件重新填写，并把单元格设为文本。",
                ),
            ),
        },
        CellType::CreditCode => match credit_code::read(said_something(cell)) {
            Ok(code) => (code.map(|code| code.as_str().to_owned()), None),
            Err(()) => match credit_code::read_lookalike(cell) {
                Some(code) => (
                    Some(code.as_str().to_owned()),
                    said(
                        "lookalike",
                        "统一社会信用代码里没有字母 O 和 I，已按数字 0 和 1 读，请核对。",
                    ),
                ),
                None => (
                    None,
                    said("invalid", "统一社会信用代码不对，先空着，请核对后改好。"),
                ),
            },
        },
        CellType::Phone => match phone::read(cell) {
            phone::Reading::Empty => (None, None),
            phone::Reading::Value(number) => (Some(number.as_str().to_owned()), None),
            phone::Reading::Several(number) => (
                Some(number.as_str().to_owned()),
                said("several", "有不止一个号码，只取第一个。"),
            ),
            phone::Reading::Invalid => (None, said("invalid", "不是手机号码，先空着。")),
        },
        CellType::Past => of_day(said_something(cell), label, Some(as_of)),
        CellType::Day if cell.is_some_and(is_open_end) => (None, None),
        CellType::Day => of_day(said_something(cell), label, None),
        CellType::Year => of_year(said_something(cell), as_of),
        CellType::Count => of_count(said_something(cell), label),
        CellType::Own(make) => {
            let text = cell.map(|cell| folded(&cell.text())).unwrap_or_default();
            if text.is_empty() {
                return (None, None);
            }
            match make(&text) {
                Ok(value) => (value, None),
                Err(message) => (None, said("invalid", message)),
            }
        }
        CellType::Choice(choices) => match choice::read(said_something(cell), choices.of) {
            choice::Reading::Empty => (None, None),
            choice::Reading::Value(code) => (Some(code.to_owned()), None),
            choice::Reading::Unknown => (
                None,
                said(
                    "unknown",
                    format!("“{label}”认不出。可以写：{}。", choices.offered.join("、")),
                ),
            ),
        },
    }
}

/// A name of a person or an organisation that is none: a number, several in one cell, one with marks beside it. Without
/// the name that a row is about it is not taken over.
pub(super) fn named_once(spec: &Spec, name: String, cell: Option<Cell<'_>>) -> Reading {
    const NAMES: [Field; 6] = [
        Field::Employer,
        Field::Organisation,
        Field::Member,
        Field::Helper,
        Field::Helped,
        Field::Lead,
    ];
    let label = spec.field.label();
    let several = || said("several", format!("“{label}”里好像不止一个，请一行写一个。"));
    if matches!(spec.cell, CellType::Name) {
        return match text::doubt(&name) {
            Some(text::Doubt::Several) => (None, several()),
            None if text::is_two(cell) => (None, several()),
            Some(text::Doubt::Note) => (
                Some(name),
                said(
                    "note",
                    format!("“{label}”里带有备注或符号，请只写姓名；现按原样保留。"),
                ),
            ),
            Some(text::Doubt::RareCharacter) => (
                Some(name),
                said("rare_character", format!("“{label}”里有显示不出来的字，请核对。")),
            ),
            None => (Some(name), None),
        };
    }
    if !NAMES.contains(&spec.field) {
        return (Some(name), None);
    }
    if spec.field == Field::Organisation {
        if text::is_no_party(&name) {
            return (None, None);
        }
        if matches!(name.as_str(), "是" | "√" | "✓" | "有")
            || name.starts_with("党员") && name.ends_with('名')
        {
            return (
                None,
                said("unnamed", format!("“{label}”里不是名称，请写党组织的全称。")),
            );
        }
    }
    if name.bytes().all(|b| b.is_ascii_digit()) {
        return (None, said("invalid", format!("“{label}”是数字，请写名称。")));
    }
    let whole = cell.map(Cell::text).unwrap_or_default();
    let parts = whole.split(['、', '，', ',', '；', ';', '\n']);
    let long = parts.filter(|part| part.trim().chars().count() >= 4).count();
    let counted = name.contains('等') && name.ends_with(['家', '个']);
    if long > 1 || counted {
        (None, several())
    } else {
        (Some(name), None)
    }
}

/// The cell, where it holds more than a word for nothing.
fn said_something(cell: Option<Cell<'_>>) -> Option<Cell<'_>> {
    cell.filter(|cell| !matches!(cell, Cell::Text(text) if text::says_nothing(text)))
}

/// Whether the column names whom or what a row is about.
pub(super) const fn is_name(spec: &Spec) -> bool {
    matches!(spec.cell, CellType::Name)
        || matches!(
            spec.field,
            Field::Employer | Field::Organisation | Field::Member | Field::Helper | Field::Helped
        )
}

fn of_text(read: text::Text) -> Reading {
    match read {
        text::Text::Empty => (None, None),
        text::Text::Value(value) => (Some(value), None),
        text::Text::PrecisionLost => (
            None,
            said(
                "precision_lost",
                "数字太长，表格丢了后几位。请设为文本后重新填写。",
            ),
        ),
        text::Text::Unreadable => (None, said("unreadable", "是出错的公式或“同上”，请直接填写内容。")),
    }
}

fn of_day(cell: Option<Cell<'_>>, label: &str, latest: Option<NaiveDate>) -> Reading {
    let (day, fault) = match date::read(cell) {
        date::Reading::Empty => return (None, None),
        date::Reading::Value(day) => (day, None),
        date::Reading::Ambiguous { january, .. } => (
            january,
            said(
                "ambiguous",
                "可能是 1 月或 10 月，暂按 1 月，请写成两位月份，如 2025.10。",
            ),
        ),
        date::Reading::Unparsable => {
            let message = format!("“{label}”看不懂，请写成 2025.06 或 2025-06-15。");
            return (None, said("unparsable", message));
        }
    };
    if latest.is_some_and(|latest| day.first_day() > latest) {
        return (
            None,
            said("future", format!("“{label}”晚于今天，先空着，请核对。")),
        );
    }
    (Some(day.to_string()), fault)
}

/// 至今, 长期: there is no last day.
fn is_open_end(cell: Cell<'_>) -> bool {
    const WORDS: [&str; 6] = ["至今", "今", "长期", "现在", "长期有效", "目前"];
    WORDS.contains(&folded(&cell.text()).as_str())
}

/// The first and the last day where a cell holds both: `2025年3月-2026年3月`, `2025.3至今`.
pub(super) fn of_period(cell: Option<Cell<'_>>) -> Option<(String, Option<String>)> {
    let Some(Cell::Text(text)) = cell else { return None };
    if !matches!(date::read(cell), date::Reading::Unparsable) {
        return None;
    }
    let text = folded(text);
    let is_between = |c: char| is_dash(c) || matches!(c, '至' | '到' | '~');
    let day = |half: &str| match date::read(Some(Cell::Text(half.trim_end_matches('起')))) {
        date::Reading::Value(day) => Some(day.to_string()),
        _ => None,
    };
    text.char_indices()
        .filter(|(_, c)| is_between(*c))
        .find_map(|(at, _)| {
            let (first, last) = (&text[..at], text[at..].trim_start_matches(is_between));
            let first = day(first)?;
            if is_open_end(Cell::Text(last)) {
                return Some((first, None));
            }
            Some((first, Some(day(last)?)))
        })
}

/// The year, where a cell of a day holds nothing else: 2023年.
pub(super) fn of_lone_year(cell: Option<Cell<'_>>, as_of: NaiveDate) -> Option<i32> {
    let (Some(year), None) = of_year(cell, as_of) else {
        return None;
    };
    let is_day = matches!(cell, Some(Cell::Date(_)));
    year.parse().ok().filter(|_| !is_day)
}

/// Whether what stands in the place of a person's name is that of a party organisation, or of a firm.
pub(super) fn named_organisation(name: &str) -> Option<Field> {
    const PARTY: [&str; 6] = ["党支部", "党总支", "党委", "支部委员会", "党组织", "联合支部"];
    const FIRM: [&str; 12] = [
        "公司",
        "协会",
        "商会",
        "学校",
        "合作社",
        "医院",
        "集团",
        "事务所",
        "服务中心",
        "幼儿园",
        "经营部",
        "厂",
    ];
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if name.chars().count() < 4 {
        None
    } else if ends(&PARTY) {
        Some(Field::Organisation)
    } else {
        ends(&FIRM).then_some(Field::Employer)
    }
}

/// A year: 2025, 2025年, 2025年度, or a day of it.
fn of_year(cell: Option<Cell<'_>>, as_of: NaiveDate) -> Reading {
    let year = match cell {
        None => return (None, None),
        Some(Cell::Date(day)) => Some(day.year()),
        Some(cell) => {
            let text = folded(&cell.text());
            if crate::cell::is_nothing(&text) {
                return (None, None);
            }
            let bare = text.trim_end_matches("年度").trim_end_matches('年');
            (bare.len() == 4).then(|| bare.parse().ok()).flatten()
        }
    };
    match year.filter(|year| (1949..=2100).contains(year)) {
        Some(year) if year > as_of.year() => (None, said("future", "年度还没有到，请核对。")),
        Some(year) => (Some(year.to_string()), None),
        None => (None, said("unparsable", "年度看不懂，请只写四位年份，如 2025。")),
    }
}

/// A number of people, also with the word for them behind.
fn of_count(cell: Option<Cell<'_>>, label: &str) -> Reading {
    let Some(cell) = cell else { return (None, None) };
    let text = folded(&cell.text());
    if crate::cell::is_nothing(&text) {
        return (None, None);
    }
    let digits = text.trim_end_matches(['人', '名', '个']);
    let number = digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse::<u32>().ok())
        .flatten();
    match number.filter(|number| *number <= 1_000_000) {
        Some(number) => (Some(number.to_string()), None),
        None => (
            None,
            said("invalid", format!("“{label}”要写整数，先空着，请核对。")),
        ),
    }
}
