//! What an import says of itself: the first sentence, the causes with their cells, what would be made, who is missing.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use sanyou_import::{Severity, SheetReport};
use sanyou_schema::domain::roster::{
    Decision, GuardTrip, NearOrganisation, OrganisationRef, PresentPerson, Totals, UnitRef,
};
use sanyou_schema::domain::value::id::{ImportId, UnitId};
use sanyou_schema::domain::value::{RowOutcome, SheetKind};
use sanyou_schema::entity::import_mark;
use uuid::Uuid;

use super::compare::Comparison;
use super::tell_people::{Why, key_of, why};
use super::transfers::{ELSEWHERE, GIVEN};
use super::unwritten::columns_of;
use super::whose;
use super::words::{is_identity, words};
use crate::roster::content::{
    Cause, CauseRow, Gone, GuardedUnit, Made, Near, RowContent, Sheet, Summary, Told,
};
use crate::roster::store::rows;
use crate::roster::store::told::{MORE, more_of};

/// The row is another unit's.
const OTHER_UNIT: &str = "scope.other_unit";

/// How many cells of a cause are listed, and how many organisations that would be made: whoever looks at the import opens
/// all that is listed, a page that waits for it some times a second.
const LISTED: usize = 1000;

/// What is counted of the rows, one after the other.
pub struct Tally {
    kind: SheetKind,
    rows: u32,
    people: usize,
    others: usize,
    looked: usize,
    stopped: usize,
    causes: BTreeMap<String, Cause>,
    employers: HashMap<String, String>,
    marks: Vec<(Uuid, String)>,
    told: ToTally,
}

/// Who would be told of the rows so far: by a hash of who it is the row that says so first, and why. Thousands of keys
/// as texts would be a large part of what an import holds.
#[derive(Default)]
struct ToTally {
    first: HashMap<u64, (Uuid, u8)>,
    whys: BTreeMap<Why, u64>,
}

impl ToTally {
    /// Counts a row; of somebody whom an earlier one tells already, that row.
    fn add(&mut self, kind: SheetKind, id: Uuid, content: &RowContent) -> Option<Uuid> {
        let why = why(kind, &content.result)?;
        let key = key_of(&content.result)?;
        let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(key);
        let (first, said) = self.first.entry(hash).or_insert((id, 0));
        let bit = 1 << why as u8;
        if *said & bit == 0 {
            *said |= bit;
            *self.whys.entry(why).or_default() += 1;
        }
        Some(*first).filter(|first| *first != id)
    }

    fn told(&self) -> Told {
        let whys = self.whys.iter();
        Told {
            people: self.first.len() as u64,
            whys: whys
                .map(|(why, people)| (why.code().to_owned(), *people))
                .collect(),
        }
    }
}

impl Tally {
    /// Of a file of that kind.
    pub fn new(kind: SheetKind) -> Self {
        Self {
            kind,
            rows: 0,
            people: 0,
            others: 0,
            looked: 0,
            stopped: 0,
            causes: BTreeMap::new(),
            employers: HashMap::new(),
            marks: Vec::new(),
            told: ToTally::default(),
        }
    }

    /// Counts a row of a sheet, and notes what is said of it.
    pub fn add(
        &mut self,
        sheet: &SheetReport,
        (id, row): (Uuid, u32),
        code: Option<&str>,
        content: &RowContent,
    ) {
        let result = &content.result;
        let marks = rows::marks_of(content, code).into_iter();
        self.marks.extend(marks.map(|mark| (id, mark)));
        if let Some(first) = self.told.add(self.kind, id, content) {
            self.marks.extend([(id, MORE.to_owned()), (id, more_of(first))]);
        }
        self.rows += 1;
        let skipped = result.outcome == RowOutcome::Skipped;
        self.people += usize::from(!skipped || content.name.is_some());
        self.others += usize::from(result.code.as_deref() == Some(OTHER_UNIT));
        if is_asked(content) {
            self.looked += 1;
            let stays = matches!(result.outcome, RowOutcome::Refused | RowOutcome::Pending);
            self.stopped += usize::from(stays);
        }
        if !skipped {
            self.add_causes(sheet, row, content);
        }
        let employer = content.values.get("employer").and_then(Option::as_ref);
        if let (Some(OrganisationRef::New(key)), Some(employer)) = (&result.organisation, employer)
            && !self.employers.contains_key(key.as_str())
        {
            self.employers.insert(key.to_string(), employer.clone());
        }
    }

    /// What is said of the rows since it was asked for last.
    pub fn take_marks(&mut self, import: ImportId) -> Vec<import_mark::ActiveModel> {
        let marks = self.marks.drain(..);
        marks.map(|(row, mark)| rows::mark(import, row, mark)).collect()
    }

    /// Each cause with its cells in the file's order. A row of another unit has that one cause: its cells are that
    /// unit's matter.
    fn add_causes(&mut self, sheet: &SheetReport, row: u32, content: &RowContent) {
        let code = content.result.code.as_deref();
        let said = |issue: &sanyou_import::Issue| Some(issue.code.as_str()) == code;
        if let Some(code) = code.filter(|_| !content.issues.iter().any(said)) {
            // what waits for another township's answer is nobody's to mend
            let severity = match code {
                ELSEWHERE | GIVEN => Severity::Warning,
                _ => Severity::Error,
            };
            let cause = entry(&mut self.causes, code, None, severity);
            add(cause, || of_row(sheet, row, content, code));
        }
        if code == Some(OTHER_UNIT) {
            return;
        }
        for issue in content.issues.iter().filter(|issue| is_open(content, issue)) {
            let cause = entry(&mut self.causes, &issue.code, Some(issue.field), issue.severity);
            add(cause, || CauseRow {
                sheet: sheet.name.clone(),
                row,
                name: content.name.clone(),
                cell: issue.column.as_ref().map(|column| format!("{column}{row}")),
                raw: issue.raw.clone(),
                field: Some(issue.field.code().to_owned()),
                near: None,
            });
        }
    }

    /// Sums the import up; `counts` are the rows of each sheet.
    pub fn summary(self, sheets: &[SheetReport], counts: &[u32], comparison: &Comparison) -> Summary {
        let read = self.sentence(sheets);
        Summary {
            sentence: read.clone() + &difference(&comparison.totals),
            read,
            reading: String::new(),
            found: Vec::new(),
            compared_at: None,
            told: self.told.told(),
            covered: covered(comparison),
            sheets: sheets
                .iter()
                .zip(counts)
                .map(|(read, rows)| sheet(self.kind, read, *rows))
                .collect(),
            new_organisations: made(comparison, &self.employers),
            made: u32::try_from(comparison.diff.organisations.len()).unwrap_or(u32::MAX),
            near: near(comparison),
            missing: missing(comparison),
            guard: guarded(comparison, &comparison.trips),
            rows: self.rows,
            causes: ordered(self.causes),
        }
    }

    /// What came, whose it is, and how many must be looked at.
    fn sentence(&self, sheets: &[SheetReport]) -> String {
        let Self {
            people,
            others,
            looked,
            stopped,
            ..
        } = *self;
        let read = sheets.len();
        let (mut text, counted) = match self.kind {
            SheetKind::Roster => (format!("读到 {read} 个表、{people} 人。"), "人"),
            kind => (format!("读到 {read} 个“{}”表、{people} 行。", kind.label()), "行"),
        };
        let mut issues = sheets.iter().flat_map(|sheet| &sheet.issues);
        if let Some(said) = issues.find(|issue| issue.code == "year.from_title") {
            text += &said.message;
        }
        if others > 0 {
            let own = people - others;
            // writing to a String can't fail
            let _ = write!(
                text,
                "{own} {counted}是您的，{others} {counted}属于其他乡镇，这次不写入。"
            );
        }
        let fine = people.saturating_sub(others + looked);
        if people == 0 {
            text += "表头下面一行也没有。请看看是不是传错了文件。";
        } else if looked == 0 {
            text += if others > 0 {
                "您的都没有问题。"
            } else {
                "都没有问题。"
            };
        } else {
            if fine > 0 {
                let _ = write!(text, "{fine} {counted}没有问题，");
            }
            let _ = match stopped {
                0 => write!(text, "{looked} {counted}要您看一眼。"),
                _ if stopped == looked => write!(text, "{looked} {counted}要您看一眼才能写入。"),
                _ => write!(
                    text,
                    "{looked} {counted}要您看一眼，其中 {stopped} {counted}不改不能写入。"
                ),
            };
        }
        text
    }
}

/// The units that rows belong to.
fn covered(comparison: &Comparison) -> Vec<UnitId> {
    let rows = comparison.diff.rows.iter();
    let own = rows.filter(|row| row.code.as_deref() != Some(OTHER_UNIT));
    let units: BTreeSet<&str> = own.filter_map(|row| row.unit.as_deref()).collect();
    units.into_iter().filter_map(|unit| unit.parse().ok()).collect()
}

fn sheet(kind: SheetKind, read: &SheetReport, rows: u32) -> Sheet {
    Sheet {
        name: read.name.clone(),
        rows,
        header_rows: read.header_rows.clone(),
        columns: columns_of(kind, read),
        said: read.issues.clone(),
        asks: None,
    }
}

/// Whether somebody must look at a row of the importer's own.
fn is_asked(content: &RowContent) -> bool {
    let result = &content.result;
    result.outcome != RowOutcome::Skipped
        && result.code.as_deref() != Some(OTHER_UNIT)
        && (result.code.is_some() || content.issues.iter().any(|issue| is_open(content, issue)))
}

/// Whether an issue still asks for something: once somebody said who it is, the number is no longer what tells.
fn is_open(content: &RowContent, issue: &sanyou_import::Issue) -> bool {
    let known = matches!(content.staged.decision, Some(Decision::SamePerson(_)));
    !(known && is_identity(&issue.code))
}

/// What differs from what stands here.
pub fn difference(totals: &Totals) -> String {
    let counts = [
        ("新增", totals.new),
        ("变化", totals.changed),
        ("调动", totals.moved),
        ("名单里没有", totals.missing),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    if said.is_empty() {
        "和上次比没有变化。".to_owned()
    } else {
        format!("和上次比：{}。", said.join("、"))
    }
}

/// The causes, errors first.
fn ordered(causes: BTreeMap<String, Cause>) -> Vec<Cause> {
    let mut causes: Vec<Cause> = causes.into_values().collect();
    let rank = |cause: &Cause| {
        let elsewhere = cause.code.starts_with("scope.");
        (elsewhere, cause.severity != "error")
    };
    causes.sort_by_key(rank);
    causes
}

fn entry<'a>(
    by_code: &'a mut BTreeMap<String, Cause>,
    code: &str,
    field: Option<sanyou_import::Field>,
    severity: Severity,
) -> &'a mut Cause {
    by_code.entry(code.to_owned()).or_insert_with(|| {
        let words = words(code, field);
        // what is an error is never left empty
        let advice = match (severity, words.advice.strip_suffix("；不改就先空着。")) {
            (Severity::Error, Some(advice)) => format!("{advice}。"),
            _ => words.advice.to_owned(),
        };
        Cause {
            code: code.to_owned(),
            severity: match severity {
                Severity::Error => "error".to_owned(),
                Severity::Warning => "warning".to_owned(),
            },
            label: words.label,
            advice,
            count: 0,
            rows: Vec::new(),
        }
    })
}

/// Counts a cell of a cause, and lists the first ones.
fn add(cause: &mut Cause, row: impl FnOnce() -> CauseRow) {
    cause.count += 1;
    if cause.rows.len() < LISTED {
        cause.rows.push(row());
    }
}

/// The cell that would cure a row's outcome.
fn of_row(sheet: &SheetReport, row: u32, content: &RowContent, code: &str) -> CauseRow {
    let field = match code {
        _ if is_identity(code) || code.starts_with("fact.person") => "id_number",
        "fact.name_differs" | "name.masked" => "name",
        _ if code.starts_with("fact.organisation") => "credit_code",
        _ if code.starts_with("unit.") || code == OTHER_UNIT || code == whose::OTHER_UNIT => "township",
        _ => "organisation",
    };
    let named = |column: &&sanyou_import::Column| column.field.is_some_and(|known| known.code() == field);
    let column = sheet.columns.iter().find(named);
    let raw = match &content.staged.unit {
        UnitRef::Asked(said) => Some(said.clone()),
        _ => column.and_then(|column| content.raw.get(&column.column).cloned()),
    };
    CauseRow {
        sheet: sheet.name.clone(),
        row,
        name: content.name.clone(),
        cell: column.map(|column| format!("{}{row}", column.column)),
        raw: raw.or_else(|| content.values.get(field).cloned().flatten()),
        field: Some(field.to_owned()),
        near: content.result.near.as_deref().map(str::to_owned),
    }
}

/// The first organisations that would be made.
fn made(comparison: &Comparison, employers: &HashMap<String, String>) -> Vec<Made> {
    let organisations = comparison.diff.organisations.iter().take(LISTED);
    organisations
        .map(|organisation| Made {
            unit_name: comparison.present.unit_name(&organisation.unit),
            party_organisation: organisation.name.clone(),
            organisation: employers.get(organisation.key.as_str()).cloned(),
            rows: organisation.rows,
        })
        .collect()
}

fn near(comparison: &Comparison) -> Vec<Near> {
    let present = &comparison.present;
    let question = |asked: &NearOrganisation| {
        let (known, known_name): (Uuid, _) = if asked.firm {
            let row = present.employers.get(&asked.near.parse().ok()?)?;
            (row.id.into(), row.name.clone())
        } else {
            let row = present.parties.get(&asked.near.parse().ok()?)?;
            (row.id.into(), row.name.clone())
        };
        let prefix = format!("{}|", asked.unit);
        Some(Near {
            unit: asked.unit.parse().ok()?,
            unit_name: present.unit_name(&asked.unit),
            name: asked.name.clone(),
            key: asked.key.strip_prefix(&prefix).unwrap_or(&asked.key).to_owned(),
            known,
            known_name,
            firm: asked.firm,
            rows: asked.rows,
        })
    };
    comparison.diff.near.iter().filter_map(question).collect()
}

fn missing(comparison: &Comparison) -> Vec<Gone> {
    let present = &comparison.present;
    let people: HashMap<&str, &PresentPerson> = present
        .roster
        .people
        .iter()
        .map(|person| (person.id.as_str(), person))
        .collect();
    let gone = comparison.diff.missing.iter().filter_map(|missing| {
        let person = people.get(missing.person.as_str())?;
        let posts = person.posts.iter().filter(|post| post.unit == missing.unit);
        let mut served: Vec<&str> = Vec::new();
        for party in posts.filter_map(|post| present.parties.get(&post.organisation.parse().ok()?)) {
            if !served.contains(&party.name.as_str()) {
                served.push(&party.name);
            }
        }
        if served.is_empty() {
            return None;
        }
        Some(Gone {
            unit: missing.unit.parse().ok()?,
            person: missing.person.parse().ok()?,
            name: person.values.get("name").unwrap_or_default().to_owned(),
            party_organisation: served.join("、"),
        })
    });
    gone.collect()
}

fn guarded(comparison: &Comparison, trips: &[GuardTrip]) -> Vec<GuardedUnit> {
    let unit = |trip: &GuardTrip| {
        Some(GuardedUnit {
            unit: trip.unit.parse().ok()?,
            unit_name: comparison.present.unit_name(&trip.unit),
            in_post: trip.in_post,
            missing: trip.missing,
            moved: trip.moved,
            renamed: trip.renamed,
        })
    };
    trips.iter().filter_map(unit).collect()
}
