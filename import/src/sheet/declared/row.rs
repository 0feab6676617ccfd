//! One row of a declared sheet: its cells to canonical values, and what is wrong with them.
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::value::PartialDate;

use super::cells::{is_name, named_once, named_organisation, of_lone_year, of_period, read_cell};
use super::year::Titled;
use super::{CellType, Check, Declaration, KindName, Spec, Values};
use crate::report::{Issue, Severity, letters};
use crate::sheet::roster::Field;
use crate::workbook::Cell;

/// A cell of the row, with its column where the sheet has one.
#[derive(Default)]
pub(super) struct Slot<'a> {
    pub column: Option<u32>,
    pub cell: Option<Cell<'a>>,
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
        stated: None,
    };
    for spec in declaration.fields {
        if let Some(slot) = slots.get(&spec.field)
            && !matches!(spec.cell, CellType::Serial)
            && !(declaration.yearly && row.is_lone_year(spec, slot, as_of))
        {
            row.read(spec, slot, as_of);
        }
    }
    row.settle_period(declaration);
    row.settle_whose(declaration);
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
    /// The year that stands alone where a day is stated.
    stated: Option<i32>,
}

impl Checking<'_> {
    /// Whether the cell of a day says the year alone, which is all that a fact by year needs.
    fn is_lone_year(&mut self, spec: &Spec, slot: &Slot<'_>, as_of: NaiveDate) -> bool {
        if !matches!(spec.field, Field::StatedOn | Field::FromDate) {
            return false;
        }
        let year = of_lone_year(slot.cell, as_of);
        if year.is_some() {
            self.stated = self.stated.or(year);
            self.values.insert(spec.field, None);
        }
        year.is_some()
    }

    /// A first and a last day in one cell are both, unless the last has a cell of its own.
    fn settle_period<K: KindName, C>(&mut self, declaration: &Declaration<K, C>) {
        let has = |field: Field| declaration.fields.iter().any(|spec| spec.field == field);
        let slot = self.slots.get(&Field::FromDate);
        if !has(Field::FromDate) || !has(Field::ToDate) || self.value(Field::FromDate).is_some() {
            return;
        }
        let Some((first, last)) = of_period(slot.and_then(|slot| slot.cell)) else {
            return;
        };
        self.issues.retain(|issue| issue.field != Field::FromDate);
        self.values.insert(Field::FromDate, Some(first));
        if self
            .slots
            .get(&Field::ToDate)
            .is_none_or(|slot| slot.cell.is_none())
        {
            self.values.insert(Field::ToDate, last);
        }
    }

    /// An organisation in the place of a person's name is what the row is about, where it may be about either.
    fn settle_whose<K: KindName, C>(&mut self, declaration: &Declaration<K, C>) {
        let Some(name) = self.value(Field::Name).map(str::to_owned) else {
            return;
        };
        let Some(field) = named_organisation(&name).filter(|field| declaration.subject.contains(field))
        else {
            return;
        };
        if self.value(field).is_some_and(|other| other != name) {
            let message = format!(
                "“姓名”里是单位的名称，“{}”里又写了别的，不知道说的是谁，请改好。",
                field.label()
            );
            self.say(Field::Name, "organisation", Severity::Error, message);
            return;
        }
        self.values.insert(Field::Name, None);
        self.values.insert(field, Some(name.clone()));
        // what is said of a firm is not said of the party organisation beside it
        if field == Field::Employer && self.values.contains_key(&Field::Organisation) {
            self.values.insert(Field::Organisation, None);
        }
        let message = format!(
            "“姓名”里是单位的名称，按“{}”记为“{name}”的。不对的请改。",
            field.label()
        );
        self.say(Field::Name, "organisation", Severity::Warning, message);
    }

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
            .find_map(|field| self.value(field)?.get(..4)?.parse::<i32>().ok())
            .or(self.stated);
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
