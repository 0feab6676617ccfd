//! One row of a declared sheet: its cells to canonical values, and what is wrong with them.
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::value::PartialDate;

use super::year::Titled;
use super::{CellType, Check, Declaration, KindName, Spec, Values};
use crate::cell::{choice, credit_code, date, folded, id_number, phone, text};
use crate::report::{Issue, Severity, letters};
use crate::sheet::roster::Field;
use crate::workbook::Cell;

/// A cell of the row, with its column where the sheet has one.
#[derive(Default)]
pub(super) struct Slot<'a> {
    pub column: Option<u32>,
    pub cell: Option<Cell<'a>>,
}

/// What a cell gives: a value, and what is to be said.
type Reading = (Option<String>, Option<Said>);

/// What is to be said of a cell: the fault's name and the sentence.
struct Said {
    fault: &'static str,
    message: String,
}

#[expect(clippy::unnecessary_wraps, reason = "each reading holds an option")]
fn said(fault: &'static str, message: impl Into<String>) -> Option<Said> {
    Some(Said {
        fault,
        message: message.into(),
    })
}

/// Reads a row. `titled` is the year that the sheet's title tells.
pub(super) fn check<K: KindName, C>(
    declaration: &Declaration<K, C>,
    slots: &BTreeMap<Field, Slot<'_>>,
    titled: Option<Titled>,
    as_of: NaiveDate,
) -> (Values, Vec<Issue>) {
    let mut row = Checking {
        slots,
        values: Values::new(),
        issues: Vec::new(),
    };
    for spec in declaration.fields {
        if let Some(slot) = slots.get(&spec.field)
            && !matches!(spec.cell, CellType::Serial)
        {
            row.read(spec, slot, as_of);
        }
    }
    row.check_nobody();
    row.check_subject(declaration);
    if declaration.yearly {
        row.settle_year(titled, as_of);
    }
    for check in declaration.checks {
        row.check_pair(check);
    }
    (row.values, row.issues)
}

struct Checking<'a> {
    slots: &'a BTreeMap<Field, Slot<'a>>,
    values: Values,
    issues: Vec<Issue>,
}

impl Checking<'_> {
    fn read(&mut self, spec: &Spec, slot: &Slot<'_>, as_of: NaiveDate) {
        let (value, fault) = read_cell(spec, slot.cell, as_of);
        let (value, fault) = match value {
            Some(text) if fault.is_none() && matches!(spec.cell, CellType::Name | CellType::Text) => {
                named_once(spec, text, slot.cell)
            }
            value => (value, fault),
        };
        let lost = value.is_none();
        let label = spec.field.label();
        match fault {
            Some(said) => {
                // without what a row can't do without, or a name that nobody knows, it is not taken over
                let severity = if lost
                    && (spec.required || matches!(said.fault, "several" | "invalid") && is_name(spec))
                {
                    Severity::Error
                } else {
                    Severity::Warning
                };
                self.say(spec.field, said.fault, severity, said.message);
            }
            None if spec.required && lost => {
                let message = format!("没有填“{label}”，请补上。");
                self.say(spec.field, "missing", Severity::Error, message);
            }
            None => {}
        }
        self.values.insert(spec.field, value);
    }

    fn value(&self, field: Field) -> Option<&str> {
        self.values.get(&field)?.as_deref()
    }

    fn say(&mut self, field: Field, fault: &str, severity: Severity, message: String) {
        let slot = self.slots.get(&field);
        self.issues.push(Issue {
            field,
            column: slot.and_then(|slot| slot.column).map(letters),
            code: format!("{}.{fault}", field.code()),
            severity,
            raw: slot
                .and_then(|slot| slot.cell)
                .map(|cell| cell.text().into_owned()),
            message,
        });
    }

    /// 空缺 in the place of a name: what is said is of nobody, and not of the organisation beside it.
    fn check_nobody(&mut self) {
        let slot = self.slots.get(&Field::Name);
        let written = slot.and_then(|slot| slot.cell).is_some();
        let told = self.issues.iter().any(|issue| issue.field == Field::Name);
        if written && !told && self.value(Field::Name).is_none() {
            let message = "“姓名”里没有写是谁。说党组织或单位的，请把姓名留空。".to_owned();
            self.say(Field::Name, "missing", Severity::Error, message);
        }
    }

    fn check_subject<K: KindName, C>(&mut self, declaration: &Declaration<K, C>) {
        if declaration
            .subject
            .iter()
            .any(|field| self.value(*field).is_some())
        {
            return;
        }
        let of_sheet = declaration
            .subject
            .iter()
            .find(|field| self.slots.contains_key(field));
        let field = of_sheet.copied().unwrap_or(declaration.subject[0]);
        if !self
            .issues
            .iter()
            .any(|issue| issue.field == field && issue.severity == Severity::Error)
        {
            let message = format!("没有填“{}”，不知道说的是谁，请补上。", field.label());
            self.say(field, "missing", Severity::Error, message);
        }
    }

    /// The year of the row: its own cell, else one that the title is sure of, else that of the day it states, else the title's.
    fn settle_year(&mut self, titled: Option<Titled>, as_of: NaiveDate) {
        if self.value(Field::Year).is_some() {
            return;
        }
        let stated = [Field::StatedOn, Field::FromDate]
            .into_iter()
            .find_map(|field| self.value(field)?.get(..4)?.parse::<i32>().ok());
        let unreadable = self.issues.iter().any(|issue| issue.field == Field::Year);
        let sure = titled.filter(|one| one.sure).map(|one| one.year);
        let year = sure.or(stated).or(titled.map(|one| one.year));
        if let Some(year) = year.filter(|year| !unreadable && *year <= as_of.year()) {
            self.values.insert(Field::Year, Some(year.to_string()));
            return;
        }
        for issue in self.issues.iter_mut().filter(|issue| issue.field == Field::Year) {
            issue.severity = Severity::Error;
        }
        if !unreadable {
            let message = "不知道是哪一年的，请加上“年度”列，或在标题里写明年度。";
            self.say(Field::Year, "missing", Severity::Error, message.to_owned());
        }
    }

    fn check_pair(&mut self, check: &Check) {
        match *check {
            Check::InOrder(first, last) => {
                let day = |field: Field| PartialDate::parse(self.value(field)?).ok();
                if let (Some(from), Some(to)) = (day(first), day(last))
                    && to.last_day() < from.first_day()
                {
                    let message = format!("“{}”早于“{}”，请核对。", last.label(), first.label());
                    self.say(last, "before_from", Severity::Error, message);
                }
            }
            Check::AtMost(part, whole) => {
                let number = |field: Field| self.value(field)?.parse::<u32>().ok();
                if let (Some(some), Some(all)) = (number(part), number(whole))
                    && some > all
                {
                    let message = format!("“{}”比“{}”多，请核对。", part.label(), whole.label());
                    self.say(part, "over", Severity::Warning, message);
                }
            }
            Check::Own(find) => {
                if let Some(found) = find(&self.values) {
                    self.say(found.field, found.fault, found.severity, found.message);
                }
            }
            Check::Different(one, other) => {
                if self.value(one).is_some() && self.value(one) == self.value(other) {
                    let message = format!("“{}”和“{}”是同一个，请核对。", one.label(), other.label());
                    self.say(other, "same", Severity::Error, message);
                }
            }
        }
    }
}

fn read_cell(spec: &Spec, cell: Option<Cell<'_>>, as_of: NaiveDate) -> Reading {
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
            Err(()) => (
                None,
                said("invalid", "统一社会信用代码不对，先空着，请核对后改好。"),
            ),
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
fn named_once(spec: &Spec, name: String, cell: Option<Cell<'_>>) -> Reading {
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
const fn is_name(spec: &Spec) -> bool {
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
