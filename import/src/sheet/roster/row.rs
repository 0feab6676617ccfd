//! One row: every cell by its type, then what the cells say of each other.
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::value::{
    Education, Employment, Ethnicity, IdNumber, OrganisationKind, PartialDate, PoliticalStatus, Post, Sex,
    Tier,
};

use crate::cell::{choice, credit_code, date, id_number, phone, text};
use crate::report::{Issue, Severity};
use crate::workbook::Cell;

use super::{Field, issue};

/// A cell of the row with where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slot<'a> {
    pub column: Option<u32>,
    pub header: &'a str,
    pub cell: Option<Cell<'a>>,
    /// What a person chose for the cell's text.
    pub chosen: Chosen<'a>,
}

/// A person's choice for the text of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Chosen<'a> {
    /// None: the cell stands as it is.
    #[default]
    Nothing,
    /// The cell counts as empty.
    Empty,
    /// This text stands there instead.
    Text(&'a str),
}

impl<'a> Slot<'a> {
    /// The cell that is read: what a person chose, else what stands there.
    fn read(&self) -> Option<Cell<'a>> {
        match self.chosen {
            Chosen::Nothing => self.cell,
            Chosen::Empty => None,
            Chosen::Text(text) => Some(Cell::Text(text)),
        }
    }
}

/// The cells of a row by their fields.
#[derive(Debug)]
pub(super) struct Slots<'a>([Option<Slot<'a>>; Field::ALL.len()]);

impl Default for Slots<'_> {
    fn default() -> Self {
        Self([None; Field::ALL.len()])
    }
}

impl<'a> Slots<'a> {
    pub(super) fn insert(&mut self, field: Field, slot: Slot<'a>) {
        self.0[field as usize] = Some(slot);
    }

    /// The field's slot, made where the sheet has no column for it.
    pub(super) fn entry(&mut self, field: Field) -> &mut Slot<'a> {
        self.0[field as usize].get_or_insert_default()
    }

    pub(super) fn get(&self, field: Field) -> Option<&Slot<'a>> {
        self.0[field as usize].as_ref()
    }

    fn cell(&self, field: Field) -> Option<Cell<'a>> {
        self.get(field)?.read()
    }
}

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
                let meant = cell.filter(|_| fault == "length");
                let meant = meant.and_then(|cell| id_number::with_digits(&cell.text(), self.as_of));
                let facts: Vec<&str> = meant.iter().map(|_| "letters").collect();
                self.note(FIELD, Severity::Error, fault, &facts);
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

    /// The cell stands as it was written; the ID number fills an empty one and adds the day to its own month.
    fn birth_date(&mut self, id: Option<&IdNumber>) {
        const FIELD: Field = Field::BirthDate;
        let Some(slot) = self.slots.get(FIELD) else {
            return;
        };
        let told = id.map(|id| PartialDate::day(id.birth_date()));
        let written = match date::read(slot.read()) {
            date::Reading::Empty => return self.set(FIELD, told.map(|date| date.to_string())),
            date::Reading::Ambiguous { january, october } => {
                let settled =
                    told.and_then(|told| [january, october].into_iter().find(|date| date.agrees_with(told)));
                if settled.is_none() {
                    self.warn(FIELD, "ambiguous", &[&january.to_string(), &october.to_string()]);
                }
                Some(settled.unwrap_or(january))
            }
            date::Reading::Value(date) => Some(date),
            date::Reading::Unparsable => {
                self.warn(FIELD, "unparsable", &[]);
                None
            }
        };
        let written = written.filter(|date| !self.is_future(FIELD, *date));
        let settled = written.map(|date| match told {
            Some(told) if date.agrees_with(told) => told,
            Some(told) => {
                self.warn(FIELD, "mismatch", &[&told.to_string()]);
                date
            }
            None => date,
        });
        self.set(FIELD, settled.map(|date| date.to_string()));
    }

    /// Says so where the day is after as-of.
    fn is_future(&mut self, field: Field, date: PartialDate) -> bool {
        let future = date.first_day() > self.as_of;
        if future {
            // what else was said of a cell that is not kept would only confuse
            self.issues.retain(|issue| issue.field != field);
            self.warn(field, "future", &[]);
        }
        future
    }

    fn dates(&mut self) {
        for field in [
            Field::PartyJoinDate,
            Field::FullMemberDate,
            Field::PostSince,
            Field::PartyWorkSince,
            Field::CertificateDate,
            Field::TermEnd,
        ] {
            let Some(slot) = self.slots.get(field) else {
                continue;
            };
            let date = match date::read(slot.read()) {
                date::Reading::Empty => None,
                date::Reading::Value(date) => Some(date),
                date::Reading::Ambiguous { january, october } => {
                    self.warn(field, "ambiguous", &[&january.to_string(), &october.to_string()]);
                    Some(january)
                }
                date::Reading::Unparsable => {
                    self.warn(field, "unparsable", &[]);
                    None
                }
            };
            // a term ends in the future as it should
            let date = date.filter(|date| field == Field::TermEnd || !self.is_future(field, *date));
            self.set(field, date.map(|date| date.to_string()));
        }
    }

    fn party_join_date(&mut self, id: Option<&IdNumber>) {
        let value = |field: Field| -> Option<PartialDate> { self.values.get(&field)?.as_ref()?.parse().ok() };
        let Some(joined) = value(Field::PartyJoinDate) else {
            return;
        };
        let born = value(Field::BirthDate).or_else(|| id.map(|id| PartialDate::day(id.birth_date())));
        if let Some(born) = born.filter(|born| is_under_18(*born, joined)) {
            self.warn(Field::PartyJoinDate, "too_young", &[&born.to_string()]);
        }
    }

    /// Nobody is in a post before birth, nor a full member before joining.
    fn order_of_days(&mut self, id: Option<&IdNumber>) {
        let value = |field: Field| -> Option<PartialDate> { self.values.get(&field)?.as_ref()?.parse().ok() };
        let born = value(Field::BirthDate).or_else(|| id.map(|id| PartialDate::day(id.birth_date())));
        let joined = value(Field::PartyJoinDate);
        let before = |field: Field, earliest: Option<PartialDate>| {
            let earliest = earliest?;
            let date = value(field)?;
            (date.last_day() < earliest.first_day()).then(|| (field, earliest.to_string()))
        };
        let since_birth = [
            Field::FullMemberDate,
            Field::PostSince,
            Field::PartyWorkSince,
            Field::CertificateDate,
        ];
        let unborn: Vec<_> = since_birth
            .into_iter()
            .filter_map(|field| before(field, born))
            .collect();
        let early = before(Field::FullMemberDate, joined);
        for (field, day) in unborn {
            self.warn(field, "before_birth", &[&day]);
        }
        if let Some((field, day)) = early {
            self.warn(field, "before_joining", &[&day]);
        }
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
            |_, text| choice::education(text).map(Education::code),
        );
        self.choice(
            Field::PoliticalStatus,
            || labels(PoliticalStatus::ALL, PoliticalStatus::label),
            || codes(PoliticalStatus::ALL, PoliticalStatus::code),
            |slot, text| {
                let member = text == "是" && asks(slot, "是否");
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
            let value = match text::read(slot.read()) {
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
            if field == Field::Organisation && value.as_deref().is_some_and(is_several) {
                self.warn(field, "several", &[]);
            }
            self.set(field, value);
        }
    }
}

/// Whether a cell names two party organisations: 甲公司党支部、乙公司党支部. A joint branch names its firms the same way
/// and is one.
fn is_several(text: &str) -> bool {
    const ENDINGS: [&str; 5] = ["党支部", "党总支", "党委", "委员会", "党组"];
    let parts = text.split(['、', '；', ';', '，', ',', '/']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.len() > 1
        && parts
            .iter()
            .all(|part| ENDINGS.iter().any(|ending| part.ends_with(ending)))
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

/// By days where both are known, else by whole months.
fn is_under_18(born: PartialDate, joined: PartialDate) -> bool {
    let month = |date: PartialDate| (date.year(), date.month_of_year());
    let turns = (born.year() + 18, born.month_of_year());
    if born.has_day() && joined.has_day() {
        return (month(joined), joined.first_day().day()) < (turns, born.first_day().day());
    }
    month(joined) < turns
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "14072718850615002X";

    fn checked(cells: &[(Field, Option<&str>)]) -> Checked {
        let mut slots = Slots::default();
        for ((field, text), column) in cells.iter().zip(0..) {
            let slot = Slot {
                column: Some(column),
                cell: text.map(Cell::Text),
                ..Slot::default()
            };
            slots.insert(*field, slot);
        }
        check(
            &slots,
            None,
            NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            String::new(),
        )
    }

    /// The field's value and the codes of the row.
    fn told(field: Field, cells: &[(Field, Option<&str>)]) -> (Option<String>, Vec<String>) {
        let row = checked(cells);
        (
            row.values[&field].clone(),
            row.issues.into_iter().map(|issue| issue.code).collect(),
        )
    }

    #[test]
    fn the_birth_date_follows_the_cell() {
        for (cell, value, codes) in [
            (None, Some("1885-06-15"), &[][..]),
            (Some("无"), Some("1885-06-15"), &[]),
            (Some("1885.06"), Some("1885-06-15"), &[]),
            (Some("1885-06-15"), Some("1885-06-15"), &[]),
            (Some("1885-06-16"), Some("1885-06-16"), &["birth_date.mismatch"]),
            (Some("1885.07"), Some("1885-07"), &["birth_date.mismatch"]),
            (Some("不详"), None, &["birth_date.unparsable"]),
            (Some("2085.06"), None, &["birth_date.future"]),
            (
                Some("1885.1"),
                Some("1885-01"),
                &["birth_date.ambiguous", "birth_date.mismatch"],
            ),
            (Some("2085.1"), None, &["birth_date.future"]),
        ] {
            let (got, issues) = told(
                Field::BirthDate,
                &[(Field::IdNumber, Some(ID)), (Field::BirthDate, cell)],
            );
            assert_eq!(
                (got.as_deref(), issues),
                (value, codes.iter().map(|code| (*code).to_owned()).collect()),
                "{cell:?}"
            );
        }
    }

    #[test]
    fn the_id_number_settles_an_ambiguous_birth_month() {
        let id = "142430188510150018";
        let cells = [(Field::IdNumber, Some(id)), (Field::BirthDate, Some("1885.1"))];
        assert_eq!(
            told(Field::BirthDate, &cells),
            (Some("1885-10-15".to_owned()), vec![])
        );
        let alone = [(Field::IdNumber, None), (Field::BirthDate, Some("1885.1"))];
        let codes = vec!["id_number.missing".to_owned(), "birth_date.ambiguous".to_owned()];
        assert_eq!(
            told(Field::BirthDate, &alone),
            (Some("1885-01".to_owned()), codes)
        );
    }

    #[test]
    fn the_sex_follows_the_cell() {
        for (cell, value, codes) in [
            (None, Some("female"), &[][..]),
            (Some("女"), Some("female"), &[]),
            (Some("男"), Some("male"), &["sex.mismatch"]),
            (Some("保密"), None, &["sex.unknown"]),
        ] {
            let (got, issues) = told(Field::Sex, &[(Field::IdNumber, Some(ID)), (Field::Sex, cell)]);
            assert_eq!(
                (got.as_deref(), issues),
                (value, codes.iter().map(|code| (*code).to_owned()).collect()),
                "{cell:?}"
            );
        }
    }

    #[test]
    fn nobody_joins_under_18() {
        for (born, joined, young) in [
            ("1985-06-15", "2003-06-15", false),
            ("1985-06-15", "2003-06-14", true),
            ("1985-06-15", "2003-06", false),
            ("1985-06", "2003-06-01", false),
            ("1985-06-15", "2003-05", true),
            ("1984-02-29", "2002-02-28", true),
            ("1984-02-29", "2002-03-01", false),
        ] {
            assert_eq!(
                is_under_18(born.parse().unwrap(), joined.parse().unwrap()),
                young,
                "{born} {joined}"
            );
        }
        let cells = [
            (Field::IdNumber, Some(ID)),
            (Field::PartyJoinDate, Some("1900.01")),
        ];
        assert_eq!(
            told(Field::PartyJoinDate, &cells),
            (
                Some("1900-01".to_owned()),
                vec!["party_join_date.too_young".to_owned()]
            )
        );
    }

    #[test]
    fn days_to_come_are_only_right_for_the_end_of_a_term() {
        let cells = [
            (Field::IdNumber, Some(ID)),
            (Field::PostSince, Some("2035.01")),
            (Field::TermEnd, Some("2035.01")),
        ];
        let row = checked(&cells);
        assert_eq!(
            (
                row.values[&Field::PostSince].as_deref(),
                row.values[&Field::TermEnd].as_deref()
            ),
            (None, Some("2035-01"))
        );
        assert_eq!(
            row.issues
                .iter()
                .map(|issue| issue.code.as_str())
                .collect::<Vec<_>>(),
            ["post_since.future"]
        );
    }

    #[test]
    fn what_a_row_must_have_is_an_error() {
        let row = checked(&[
            (Field::Name, Some("/")),
            (Field::Organisation, None),
            (Field::IdNumber, None),
        ]);
        let codes: Vec<_> = row
            .issues
            .iter()
            .map(|issue| (issue.code.as_str(), issue.severity))
            .collect();
        assert_eq!(
            codes,
            [
                ("name.missing", Severity::Error),
                ("organisation.missing", Severity::Error),
                ("id_number.missing", Severity::Error)
            ]
        );
        let row = checked(&[(Field::Name, Some("张三"))]);
        assert_eq!(
            row.issues.len(),
            1,
            "an ID number is missing where there is no column for it too"
        );
        assert!(!row.values.contains_key(&Field::IdNumber));
    }

    #[test]
    fn unknown_words_are_null_with_their_text() {
        for field in [
            Field::Ethnicity,
            Field::Education,
            Field::PoliticalStatus,
            Field::OrganisationKind,
            Field::Post,
            Field::Employment,
            Field::Tier,
            Field::TierApplied,
        ] {
            let row = checked(&[(Field::IdNumber, Some(ID)), (field, Some("？？"))]);
            assert_eq!(row.values[&field], None);
            assert_eq!(row.issues[0].code, format!("{field}.unknown"));
            assert_eq!(row.issues[0].raw.as_deref(), Some("？？"));
        }
    }
}
