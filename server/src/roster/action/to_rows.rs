//! From the reader's report to the rows that are compared.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ecow::eco_format;
use sanyou_import::{Row, Severity, SheetReport, Status, ValueChoice};
use sanyou_schema::domain::roster::staged::Values;
use sanyou_schema::domain::roster::{Decision, StagedRow, UnitRef};
use sanyou_schema::domain::value::id::UnitId;
use sanyou_schema::domain::value::{SheetKind, UnitTree};

use super::unwritten::is_mail;
use super::whose::{Home, home};
use crate::platform::keys::Keys;
use crate::roster::fields::{PERSON_FIELDS, POST_FIELDS, TIER};
use crate::unit::NamedUnit;

/// The name was masked for somebody who may not see it: it is nobody's.
pub const MASKED: &str = "name.masked";

/// What people said of an import's rows, by sheet and row.
#[derive(Debug, Default)]
pub struct Said {
    /// Left out.
    pub excluded: BTreeSet<(String, i32)>,
    /// Whose it is.
    pub decided: BTreeMap<(String, i32), Decision>,
}

/// What a row is compared by, beside its own cells. Cheap to clone.
#[derive(Clone)]
pub struct Rows {
    around: Arc<Around>,
    /// Whose the rows of a sheet are that name no township, by the sheets that say so.
    homes: BTreeMap<String, Home>,
}

struct Around {
    keys: Keys,
    units: Vec<NamedUnit>,
    own: UnitId,
    near: String,
    said: Said,
}

impl Rows {
    /// Of an import of `unit`.
    pub fn new(keys: Keys, units: Vec<NamedUnit>, unit: UnitId, said: Said) -> Self {
        let near = units.iter().find(|known| known.row.id == unit);
        let near = near.map(|known| known.row.path.clone()).unwrap_or_default();
        let around = Around {
            keys,
            units,
            own: unit,
            near,
            said,
        };
        Self {
            around: Arc::new(around),
            homes: BTreeMap::new(),
        }
    }

    /// A sheet, its rows still to come; `chosen` is what a person said of the text by which it says whose it is.
    pub fn begin(&mut self, sheet: &SheetReport, chosen: impl Fn(&str) -> Option<ValueChoice>) {
        let Around { units, own, .. } = &*self.around;
        let home = home(sheet, units, *own, chosen);
        self.homes.extend(home.map(|home| (sheet.name.clone(), home)));
    }

    /// Whose the rows of a sheet are that name no township, where the sheet says so.
    pub fn home(&self, sheet: &str) -> Option<&Home> {
        self.homes.get(sheet)
    }

    /// A row as it is compared, and whether it was left out by hand.
    pub fn staged(&self, kind: SheetKind, sheet: &str, read: &Row) -> (StagedRow, bool) {
        let Around {
            keys,
            units,
            near,
            said,
            ..
        } = &*self.around;
        let place = (sheet.to_owned(), i32::try_from(read.row).unwrap_or(i32::MAX));
        let excluded = said.excluded.contains(&place);
        let decision = if excluded {
            Some(Decision::LeaveOut)
        } else {
            said.decided.get(&place).cloned()
        };
        let mut row = of_kind(kind, read, staged(sheet, read, keys, units, near, decision));
        if row.unit == UnitRef::Unstated
            && let Some(home) = self.homes.get(sheet)
        {
            row.unit = home.unit.clone();
        }
        (row, excluded)
    }
}

/// A row of facts is compared by all of its values, but for the ID number, which its keys stand for.
fn of_kind(kind: SheetKind, read: &Row, mut staged: StagedRow) -> StagedRow {
    if kind != SheetKind::Roster {
        let told = values_by_code(read).into_iter();
        let told = told.filter(|(field, _)| field != "id_number");
        staged.post = told.filter_map(|(field, value)| Some((field, value?))).collect();
    }
    staged
}

fn staged(
    sheet: &str,
    read: &Row,
    keys: &Keys,
    units: &[NamedUnit],
    near: &str,
    decision: Option<Decision>,
) -> StagedRow {
    let value = |field: &str| {
        let values = read.values.as_ref()?;
        let (_, value) = values.iter().find(|(known, _)| known.code() == field)?;
        value.clone()
    };
    let of = |fields: &[&str]| -> Values {
        fields
            .iter()
            .filter_map(|field| Some((*field, value(field)?)))
            .collect()
    };
    let mut errors: Vec<String> = Vec::new();
    for issue in read
        .issues()
        .iter()
        .filter(|issue| issue.severity == Severity::Error)
    {
        if !errors.contains(&issue.code) {
            errors.push(issue.code.clone());
        }
    }
    if value("name").is_some_and(|name| name.contains('*')) {
        errors.push(MASKED.to_owned());
    }
    let mut person = of(&PERSON_FIELDS);
    if person.get("email").is_some_and(|mail| !is_mail(mail)) {
        person.remove("email");
    }
    if let Some(tier) = value(TIER) {
        person.insert(TIER, &tier);
    }
    let mut post = of(&POST_FIELDS);
    if !post.contains_key("employer") {
        // what is said of an employer that is not named can't be kept
        post.remove("credit_code");
        post.remove("organisation_kind");
    }
    let id_number = value("id_number");
    StagedRow {
        row: eco_format!("{sheet}!{}", read.row),
        skipped: read.status == Status::Skipped,
        errors,
        unit: value("township").map_or(UnitRef::Unstated, |name| meant(units, near, &name)),
        person_key: id_number
            .as_deref()
            .map(|number| keys.id_number_hash(number).into()),
        // a whole number is known by its own key
        first15_key: ruined(read)
            .filter(|_| id_number.is_none())
            .and_then(|number| number.get(..15).map(|first| keys.id_first15_hash(first).into())),
        last4_key: masked(read)
            .filter(|_| id_number.is_none())
            .map(|last| keys.id_last4_hash(&last).into()),
        organisation: value("organisation").map(Into::into),
        person,
        post,
        decision,
    }
}

/// The digits of an ID number that a spreadsheet ruined: its first 15 still stand.
fn ruined(read: &Row) -> Option<String> {
    let issue = read
        .issues()
        .iter()
        .find(|issue| issue.code == "id_number.precision_lost")?;
    let digits: String = issue.raw.as_deref()?.trim().to_owned();
    let whole = digits.len() >= 17 && digits.bytes().all(|b| b.is_ascii_digit());
    whole.then_some(digits)
}

/// The last 4 characters of an ID number that is masked: 1424**********0014.
fn masked(read: &Row) -> Option<String> {
    let mut issues = read.issues().iter();
    let issue = issues.find(|issue| issue.code == "id_number.length")?;
    let text = issue.raw.as_deref()?.trim().to_uppercase();
    let hidden = text
        .chars()
        .filter(|c| matches!(c, '*' | '＊' | '●' | '×'))
        .count();
    let last = text.get(text.len().checked_sub(4)?..)?;
    let (digits, check) = last.split_at_checked(3)?;
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let shown = is_digits(digits) && (is_digits(check) || check == "X");
    (hidden >= 4 && text.chars().count() == 18 && shown).then(|| last.to_owned())
}

/// The unit that keeps the roster of whatever place the text names; of several with one name the nearest to the
/// importing unit.
fn meant(units: &[NamedUnit], near: &str, name: &str) -> UnitRef {
    let bare = without_office(name);
    let is_name = |known: &str| known == name || known == bare;
    let named = |unit: &&NamedUnit| {
        unit.row.tree == UnitTree::Territory
            && (is_name(&unit.name) || unit.aliases.iter().any(|alias| is_name(alias)))
    };
    let shared = |unit: &&NamedUnit| {
        let same = unit.row.path.bytes().zip(near.bytes());
        same.take_while(|(a, b)| a == b).count()
    };
    let mut found = units.iter().filter(named).max_by_key(shared);
    while let Some(unit) = found {
        if unit.row.kind.keeps_roster() {
            return UnitRef::Known(unit.row.id.to_string().into());
        }
        found = units
            .iter()
            .find(|above| Some(above.row.id) == unit.row.parent_id);
    }
    UnitRef::Unknown(name.to_owned())
}

/// A place's name without the office that sits there: 古县镇党委, 昌源街道办事处.
fn without_office(name: &str) -> &str {
    const OFFICES: [&str; 9] = [
        "党工委",
        "党(工)委",
        "党（工）委",
        "党委",
        "人民政府",
        "政府",
        "办事处",
        "办",
        "委员会",
    ];
    let mut bare = OFFICES.iter().filter_map(|office| name.strip_suffix(office));
    let is_place = |bare: &&str| ["镇", "乡", "街道", "区"].iter().any(|end| bare.ends_with(end));
    bare.find(is_place).unwrap_or(name)
}

/// The canonical values by the codes of their fields.
pub fn values_by_code(read: &Row) -> BTreeMap<String, Option<String>> {
    let values = read.values.iter().flatten();
    values
        .map(|(field, value)| (field.code().to_owned(), value.clone()))
        .collect()
}
