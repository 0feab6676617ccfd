//! One row: every cell by its type, then what the cells say of each other.
mod dates;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::{
    Education, Employment, Ethnicity, IdNumber, OrganisationKind, PoliticalStatus, Post, Sex, Tier,
};

use crate::cell::{choice, credit_code, education, id_number, phone, text};
use crate::report::{Issue, Severity};
use crate::workbook::Cell;

use super::slots::{Chosen, Slot, Slots};
use super::{Field, issue};

/// A row whose cells are read.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub values: BTreeMap<Field, Option<String>>,
    pub issues: Vec<Issue>,
    /// Where the ID number stands and how it is written, for what is said of it later.
    pub id_cell: (Option<u32>, Option<String>),
    /// Where the row stands, in words.
    pub place: String,
}

/// Reads a row. `township` is the sheet's own where no column names one.
pub(super) fn check(slots: &Slots<'_>, township: Option<&str>, as_of: NaiveDate, place: String) -> Checked {
    let mut row = Reader {
        slots,
        as_of,
        values: BTreeMap::new(),
        issues: Vec::new(),
    };
    let id = row.id_number();
    row.name();
    row.sex(id.as_ref());
    row.birth_date(id.as_ref());
    row.choices();
    row.dates();
    row.party_join_date(id.as_ref());
    row.order_of_days(id.as_ref());
    row.phone();
    row.credit_code();
    row.texts();
    if let Some(township) = township {
        row.values
            .entry(Field::Township)
            .or_insert_with(|| Some(township.to_owned()));
    }
    // the issues of a row in the order of its columns
    row.issues
        .sort_by_key(|issue| slots.get(issue.field).and_then(|slot| slot.column));
    Checked {
        values: row.values,
        issues: row.issues,
        id_cell: written(slots.get(Field::IdNumber)),
        place,
    }
}

/// A cell's column and its text as it came.
fn written(slot: Option<&Slot<'_>>) -> (Option<u32>, Option<String>) {
    let text = slot
        .and_then(|slot| slot.cell)
        .map(|cell| cell.text().into_owned());
    (slot.and_then(|slot| slot.column), text)
}

struct Reader<'a> {
    slots: &'a Slots<'a>,
    as_of: NaiveDate,
    values: BTreeMap<Field, Option<String>>,
    issues: Vec<Issue>,
}

impl Reader<'_> {
    fn set(&mut self, field: Field, value: Option<String>) {
        self.values.insert(field, value);
    }

    fn warn(&mut self, field: Field, fault: &str, facts: &[&str]) {
        self.note(field, Severity::Warning, fault, facts);
    }

    fn note(&mut self, field: Field, severity: Severity, fault: &str, facts: &[&str]) {
        let code = format!("{field}.{fault}");
        self.issues.push(issue(
            field,
            written(self.slots.get(field)),
            severity,
            &code,
            facts,
        ));
    }

    fn id_number(&mut self) -> Option<IdNumber> {
        const FIELD: Field = Field::IdNumber;
        let cell = self.slots.cell(FIELD);
        let id = match id_number::read(cell, self.as_of) {
            id_number::Reading::Value(id) => Some(id),
            id_number::Reading::Upgraded(id) => {
                self.warn(FIELD, "upgraded", &[]);
                Some(id)
            }
            id_number::Reading::Fault(fault) => {
                let text = cell.map(Cell::text).unwrap_or_default();
                let meant = id_number::with_digits(&text, self.as_of).filter(|_| fault == "length");
                let seen = match &meant {
                    Some(meant) => Some(meant.as_str()),
                    None if fault == "date" && id_number::lacks_the_last_three(&text, self.as_of) => {
                        Some("fifteen")
                    }
                    None => None,
                };
                self.note(FIELD, Severity::Error, fault, seen.as_slice());
                None
            }
        };
        if id.as_ref().is_some_and(|id| !id.region_is_known()) {
            self.warn(FIELD, "region", &[]);
        }
        if self.slots.get(FIELD).is_some() {
            self.set(FIELD, id.as_ref().map(|id| id.as_str().to_owned()));
        }
        id
    }

    fn name(&mut self) {
        let Some(slot) = self.slots.get(Field::Name) else {
            return;
        };
        let name = match text::read_name(slot.read()) {
            text::Text::Value(name) => Some(name),
            text::Text::Empty | text::Text::PrecisionLost | text::Text::Unreadable => None,
        };
        match &name {
            None => self.note(Field::Name, Severity::Error, "missing", &[]),
            Some(name) => match text::doubt(name) {
                Some(text::Doubt::Several) => self.note(Field::Name, Severity::Error, "several", &[]),
                Some(text::Doubt::Note) => self.warn(Field::Name, "note", &[]),
                Some(text::Doubt::RareCharacter) => self.warn(Field::Name, "rare_character", &[]),
                None if text::is_two(slot.read()) => self.warn(Field::Name, "several", &[]),
                None => {}
            },
        }
        self.set(Field::Name, name);
    }

    fn sex(&mut self, id: Option<&IdNumber>) {
        let Some(slot) = self.slots.get(Field::Sex) else {
            return;
        };
        let told = id.map(IdNumber::sex);
        let chosen = code_of(slot, || codes(Sex::ALL, Sex::code));
        let by_code = |text: &str| {
            Sex::ALL
                .iter()
                .copied()
                .find(|sex| Some(sex.code()) == chosen || choice::sex(text) == Some(*sex))
        };
        let sex = match choice::read(slot.read(), by_code) {
            choice::Reading::Empty => told,
            choice::Reading::Value(sex) => {
                if let Some(told) = told.filter(|told| *told != sex) {
                    self.warn(Field::Sex, "mismatch", &[told.label()]);
                }
                Some(sex)
            }
            choice::Reading::Unknown => {
                self.warn(Field::Sex, "unknown", &["男、女"]);
                None
            }
        };
        self.set(Field::Sex, sex.map(|sex: Sex| sex.code().to_owned()));
    }

    fn choices(&mut self) {
        self.choice(
            Field::Ethnicity,
            || "56 个民族的全称（如 汉族）".to_owned(),
            Vec::new,
            |_, text| choice::ethnicity(text).map(Ethnicity::as_str),
        );
        self.choice(
            Field::Education,
            || labels(Education::ALL, Education::label),
            || codes(Education::ALL, Education::code),
            |_, text| education::education(text).map(Education::code),
        );
        self.choice(
            Field::PoliticalStatus,
            || labels(PoliticalStatus::ALL, PoliticalStatus::label),
            || codes(PoliticalStatus::ALL, PoliticalStatus::code),
            |slot, text| {
                let yes = matches!(text, "是" | "√" | "✓" | "✔" | "1" | "Y" | "y");
                let member = yes && asks(slot, "是否");
                choice::political_status(if member { "党员" } else { text }).map(PoliticalStatus::code)
            },
        );
        self.choice(
            Field::OrganisationKind,
            || labels(OrganisationKind::ALL, OrganisationKind::label),
            || codes(OrganisationKind::ALL, OrganisationKind::code),
            |_, text| choice::organisation_kind(text).map(OrganisationKind::code),
        );
        self.choice(
            Field::Post,
            || labels(Post::ALL, Post::label),
            || codes(Post::ALL, Post::code),
            |_, text| choice::post(text).map(Post::code),
        );
        self.choice(
            Field::Employment,
            || labels(Employment::ALL, Employment::label),
            || codes(Employment::ALL, Employment::code),
            |slot, text| {
                let text = match text {
                    "是" | "√" | "✓" | "✔" | "1" | "Y" | "y" if asks(slot, "是否专职") => "专职",
                    "否" | "×" | "✗" | "x" | "X" | "0" | "N" | "n" if asks(slot, "是否专职") => {
                        "兼职"
                    }
                    text => text,
                };
                choice::employment(text).map(Employment::code)
            },
        );
        self.tiers();
    }

    fn tiers(&mut self) {
        for field in [Field::Tier, Field::TierApplied] {
            let Some(slot) = self.slots.get(field) else {
                continue;
            };
            let read = match code_of(slot, || codes(Tier::ALL, Tier::code)) {
                Some(code) => choice::Reading::Value(code),
                None => match choice::read_by(slot.read(), choice::tier) {
                    choice::Reading::Value(tier) => choice::Reading::Value(tier.code()),
                    choice::Reading::Empty => choice::Reading::Empty,
                    choice::Reading::Unknown => choice::Reading::Unknown,
                },
            };
            self.chosen(field, || format!("{}、无", labels(Tier::ALL, Tier::label)), read);
        }
    }

    fn choice(
        &mut self,
        field: Field,
        known: impl FnOnce() -> String,
        codes: impl FnOnce() -> Vec<&'static str>,
        of: impl FnOnce(&Slot<'_>, &str) -> Option<&'static str>,
    ) {
        if let Some(slot) = self.slots.get(field) {
            let read = match code_of(slot, codes) {
                Some(code) => choice::Reading::Value(code),
                None => choice::read(slot.read(), |text| of(slot, text)),
            };
            self.chosen(field, known, read);
        }
    }

    fn chosen(&mut self, field: Field, known: impl FnOnce() -> String, read: choice::Reading<&'static str>) {
        let value = match read {
            choice::Reading::Empty => None,
            choice::Reading::Value(value) => Some(value.to_owned()),
            choice::Reading::Unknown => {
                self.warn(field, "unknown", &[&known()]);
                None
            }
        };
        self.set(field, value);
    }

    fn phone(&mut self) {
        let Some(slot) = self.slots.get(Field::Phone) else {
            return;
        };
        let phone = match phone::read(slot.read()) {
            phone::Reading::Empty => None,
            phone::Reading::Value(phone) => Some(phone),
            phone::Reading::Several(phone) => {
                self.warn(Field::Phone, "several", &[]);
                Some(phone)
            }
            phone::Reading::Invalid => {
                self.warn(Field::Phone, "invalid", &[]);
                None
            }
        };
        self.set(Field::Phone, phone.map(|phone| phone.as_str().to_owned()));
    }

    fn credit_code(&mut self) {
        let Some(slot) = self.slots.get(Field::CreditCode) else {
            return;
        };
        let code = credit_code::read(slot.read()).unwrap_or_else(|()| {
            self.warn(Field::CreditCode, "invalid", &[]);
            None
        });
        self.set(Field::CreditCode, code.map(|code| code.as_str().to_owned()));
    }

    fn texts(&mut self) {
        for field in [
            Field::Township,
            Field::Organisation,
            Field::Employer,
            Field::AdministrativePost,
            Field::SourceUnit,
            Field::CertificateNumber,
            Field::Remark,
            Field::Email,
        ] {
            let Some(slot) = self.slots.get(field) else {
                continue;
            };
            let needed = field == Field::Organisation;
            let read = match text::read(slot.read()) {
                text::Text::Value(value) if needed && text::is_no_party(&value) => text::Text::Empty,
                read => read,
            };
            let value = match read {
                text::Text::Value(value) => Some(value),
                _ if needed => {
                    self.note(field, Severity::Error, "missing", &[]);
                    None
                }
                text::Text::Empty => None,
                text::Text::PrecisionLost => {
                    self.warn(field, "precision_lost", &[]);
                    None
                }
                text::Text::Unreadable => {
                    self.warn(field, "unreadable", &[]);
                    None
                }
            };
            let endings = match field {
                Field::Organisation => PARTIES,
                Field::Employer => FIRMS,
                _ => &[],
            };
            if value.as_deref().is_some_and(|text| is_several(text, endings)) {
                self.warn(field, "several", &[]);
            }
            self.set(field, value);
        }
    }
}

/// What party organisations end in.
const PARTIES: &[&str] = &["党支部", "党总支", "党委", "委员会", "党组"];

/// What firms and social organisations end in.
const FIRMS: &[&str] = &[
    "公司",
    "厂",
    "店",
    "集团",
    "合作社",
    "协会",
    "商会",
    "中心",
    "学校",
    "幼儿园",
    "医院",
    "诊所",
    "事务所",
    "经营部",
];

/// Whether a cell names several that each end so: 甲公司党支部、乙公司党支部. A joint branch names its firms the same way
/// and is one.
fn is_several(text: &str, endings: &[&str]) -> bool {
    // most cells name one
    if endings.is_empty() || !text.contains(['、', '；', ';', '，', ',', '/']) {
        return false;
    }
    let parts = text.split(['、', '；', ';', '，', ',', '/']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.len() > 1
        && parts
            .iter()
            .all(|part| endings.iter().any(|ending| part.ends_with(ending)))
}

fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

/// Whether the header is a question, which 是 and 否 answer.
fn asks(slot: &Slot<'_>, question: &str) -> bool {
    crate::layout::heading(slot.header).starts_with(question)
}

/// The code that a person chose; a cell that says it by itself is a word like any other.
fn code_of(slot: &Slot<'_>, codes: impl FnOnce() -> Vec<&'static str>) -> Option<&'static str> {
    match slot.chosen {
        Chosen::Text(text) => codes().into_iter().find(|code| *code == text),
        Chosen::Nothing | Chosen::Empty => None,
    }
}

/// The ID number of a cell, if it is one.
pub(super) fn id_number(slot: Slot<'_>, as_of: NaiveDate) -> Option<IdNumber> {
    match id_number::read(slot.read(), as_of) {
        id_number::Reading::Value(id) | id_number::Reading::Upgraded(id) => Some(id),
        id_number::Reading::Fault(_) => None,
    }
}

/// The name of a cell, if it is one.
pub(super) fn name(slot: Slot<'_>) -> Option<String> {
    match text::read_name(slot.read()) {
        text::Text::Value(name) => Some(name),
        text::Text::Empty | text::Text::PrecisionLost | text::Text::Unreadable => None,
    }
}

fn labels<T: Copy>(all: &[T], label: impl Fn(T) -> &'static str) -> String {
    all.iter()
        .map(|value| label(*value))
        .collect::<Vec<_>>()
        .join("、")
}

#[cfg(test)]
mod tests;
