//! What each row of a sheet would write.
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate};
use ecow::EcoString;
use sanyou_import::{Field, Writes, writes_of};
use sanyou_schema::domain::roster::name::plain;
use sanyou_schema::domain::roster::{
    Change, Changes, Decision, KnownOrganisation, NearOrganisation, NewOrganisation, OrganisationRef,
    PersonRef, RowResult, StagedRow, Subject as Whose, Subjects, UnitRef, Unmatched, party_name,
};
use sanyou_schema::domain::value::id::{FactId, UnitId};
use sanyou_schema::domain::value::{FactGrade, FactKind, ImportMode, RowOutcome, SheetKind};
use sanyou_schema::entity::{alliance, fact};
use uuid::Uuid;

use super::command::{Command, FactDraft, PartyOf, Planned, Subject};
use super::units::Found;
use crate::roster::store::facts::{Standing, has_title, level_key, live_key};
use crate::roster::store::present::Present;

/// What a sheet is planned by.
pub struct Planning<'a> {
    /// What it is about.
    pub kind: SheetKind,
    /// What it may do.
    pub mode: ImportMode,
    /// The unit that it came from.
    pub home: UnitId,
    /// The day that it is read for.
    pub day: NaiveDate,
    /// People and organisations.
    pub present: &'a Present,
    /// What stands here.
    pub standing: &'a Standing,
}

/// Plans every row, in the file's order; the second are the names that rows wait for.
pub fn plan(planning: &Planning<'_>, rows: &[StagedRow]) -> (Vec<Planned>, Vec<NearOrganisation>) {
    let known: Vec<KnownOrganisation> = planning
        .present
        .employers
        .values()
        .map(|row| KnownOrganisation {
            id: row.id.to_string(),
            unit: row.territory_unit_id.to_string(),
            name: row.name.clone(),
            credit_code: row.credit_code.clone(),
        })
        .collect();
    let present = planning.present;
    let subjects = Subjects::new(&present.roster, &known, &present.townships, &present.places);
    let mut planner = Planner {
        by: planning,
        subjects,
        alliances: HashMap::new(),
        seen: HashSet::new(),
        codes: HashMap::new(),
        levels: HashMap::new(),
        found: HashMap::new(),
        asked: BTreeMap::new(),
    };
    let every_row = rows.iter().map(|row| planner.row(row)).collect();
    (every_row, planner.asked.into_values().collect())
}

/// Why a row goes no further.
pub(super) type Stop = Unmatched;

pub(super) fn stop(outcome: RowOutcome, code: &'static str) -> Stop {
    Unmatched {
        outcome,
        code,
        candidates: Vec::new(),
    }
}

pub(super) struct Planner<'a> {
    pub(super) by: &'a Planning<'a>,
    pub(super) subjects: Subjects<'a>,
    /// Alliances that rows named so far, by name: the first that says a thing stands.
    pub(super) alliances: HashMap<String, alliance::Model>,
    /// Keys that rows of the file have taken.
    seen: HashSet<String>,
    /// The credit code that the file gives each organisation.
    codes: HashMap<String, String>,
    /// The level of each honour that rows named so far, by its key.
    levels: HashMap<String, Option<FactGrade>>,
    /// What rows say of an organisation on a day, and which party organisations they name.
    pub(super) found: HashMap<String, Found>,
    /// Names that are near known ones, by the keys of their questions.
    asked: BTreeMap<String, NearOrganisation>,
}

/// The differences of one thing, as the mode lets them through.
pub(super) struct Differences {
    mode: ImportMode,
    /// Whether the thing is to be made.
    pub(super) is_new: bool,
    pub(super) changes: Changes,
}

impl Differences {
    /// What is to stand in a column: an empty cell never erases, and filling gaps writes into gaps alone.
    pub(super) fn take<T: Clone + PartialEq + ToString>(
        &mut self,
        field: &str,
        before: Option<T>,
        said: Option<T>,
    ) -> Option<T> {
        let Some(said) = said else { return before };
        if before.as_ref() == Some(&said) || (self.mode == ImportMode::Fill && before.is_some()) {
            return before;
        }
        self.changes.push(Change {
            subject: Whose::Post,
            field,
            before: before.map(|value| value.to_string()).as_deref(),
            after: &said.to_string(),
        });
        Some(said)
    }
}

impl Planner<'_> {
    fn row(&mut self, row: &StagedRow) -> Planned {
        let mut result = RowResult {
            row: row.row.clone(),
            outcome: RowOutcome::Skipped,
            code: None,
            unit: None,
            person: None,
            post: None,
            organisation: None,
            changes: Changes::new(),
            candidates: Vec::new(),
            from_unit: None,
            conflicting: Vec::new(),
            near: None,
        };
        if row.skipped {
            return Planned {
                result,
                command: None,
            };
        }
        if row.decision == Some(Decision::LeaveOut) {
            result.code = Some("row.left_out".to_owned());
            return Planned {
                result,
                command: None,
            };
        }
        let command = self.command(row, &mut result);
        match command {
            Ok(command) => Planned { result, command },
            Err(stop) => {
                result.outcome = stop.outcome;
                result.code = Some(stop.code.to_owned());
                result.candidates = stop.candidates;
                result.changes = Changes::new();
                Planned {
                    result,
                    command: None,
                }
            }
        }
    }

    fn command(&mut self, row: &StagedRow, result: &mut RowResult) -> Result<Option<Command>, Stop> {
        let unit = match &row.unit {
            UnitRef::Known(unit) if self.by.present.townships.contains(unit.as_str()) => Some(unit.clone()),
            UnitRef::Known(unit) => {
                result.unit = Some(unit.clone());
                return Err(stop(RowOutcome::Refused, "scope.other_unit"));
            }
            UnitRef::Unknown(_) => return Err(stop(RowOutcome::Refused, "unit.unknown")),
            UnitRef::Asked(_) => return Err(stop(RowOutcome::Refused, "sheet.other_unit")),
            UnitRef::Unstated => self.by.present.default_unit.clone(),
        };
        result.unit.clone_from(&unit);
        if let Some(code) = row.errors.first() {
            result.code = Some(code.clone());
            result.outcome = RowOutcome::Refused;
            return Ok(None);
        }
        let mut differences = Differences {
            mode: self.by.mode,
            is_new: false,
            changes: Changes::new(),
        };
        let unit = unit.as_deref();
        let Some(writes) = writes_of(self.by.kind) else {
            return Ok(None);
        };
        let command = match writes {
            Writes::Check => Command::Check(Box::new(self.check(row, unit, result, &mut differences)?)),
            Writes::Membership => Command::Member(Box::new(self.member(row, unit, &mut differences)?)),
            Writes::Pair => Command::Pair(Box::new(self.pair(row, unit, &mut differences)?)),
            Writes::Fact { grade, title } => {
                let Some(kind) = self.by.kind.fact() else {
                    return Ok(None);
                };
                let fact = self.fact((kind, grade, title), row, unit, result, &mut differences)?;
                Command::Fact(Box::new(fact))
            }
        };
        let excluded = match self.by.mode {
            ImportMode::Both => false,
            ImportMode::Add => !differences.is_new && !differences.changes.is_empty(),
            ImportMode::Update | ImportMode::Fill => differences.is_new,
        };
        if excluded {
            return Err(stop(RowOutcome::Skipped, "mode.excluded"));
        }
        result.outcome = match (differences.is_new, differences.changes.is_empty()) {
            (true, _) => RowOutcome::New,
            (false, true) => RowOutcome::Unchanged,
            (false, false) => RowOutcome::Changed,
        };
        result.changes = differences.changes;
        Ok((result.outcome != RowOutcome::Unchanged).then_some(command))
    }

    /// Asks about a name that is near a known one: the row waits.
    pub(super) fn ask(&mut self, near: NearOrganisation, known_name: &str, result: &mut RowResult) -> Stop {
        let code = if near.firm {
            "fact.organisation_near"
        } else {
            "organisation.near"
        };
        result.near = Some(known_name.into());
        let question = self.asked.entry(near.key.clone()).or_insert(near);
        question.rows += 1;
        stop(RowOutcome::Pending, code)
    }

    /// What the file says twice in other words is refused: the first row stands.
    pub(super) fn once(&mut self, key: String) -> Result<(), Stop> {
        if self.seen.insert(key) {
            Ok(())
        } else {
            Err(stop(RowOutcome::Refused, "duplicate.in_file"))
        }
    }

    /// Two rows with unlike credit codes are two organisations; where their names can't be told apart, the later is refused.
    pub(super) fn one_code(&mut self, organisation: &str, code: Option<&str>) -> Result<(), Stop> {
        let Some(code) = code else { return Ok(()) };
        let first = self
            .codes
            .entry(organisation.to_owned())
            .or_insert_with(|| code.to_owned());
        if first == code {
            Ok(())
        } else {
            Err(stop(RowOutcome::Refused, "employer.alike"))
        }
    }

    pub(super) fn party(&self, name: &str, unit: Option<&str>) -> Result<Subject, Stop> {
        let found = self.subjects.party(name, unit)?;
        found
            .and_then(|id| id.parse().ok())
            .map(Subject::Party)
            .ok_or_else(|| stop(RowOutcome::Refused, "fact.party_unknown"))
    }

    fn organisation(&self, row: &StagedRow, name: &str, unit: Option<&str>) -> Result<Subject, Stop> {
        let code = row.post.get("credit_code");
        let found = self.subjects.organisation(name, code, unit)?;
        found
            .and_then(|id| id.parse().ok())
            .map(Subject::Organisation)
            .ok_or_else(|| stop(RowOutcome::Refused, "fact.organisation_unknown"))
    }

    /// A name that may be a party organisation's or a firm's: the first, where it says so or is known as one.
    pub(super) fn either(&self, row: &StagedRow, name: &str, unit: Option<&str>) -> Result<Subject, Stop> {
        if let Some(id) = self.subjects.party(name, unit)?.and_then(|id| id.parse().ok())
            && party_name(name).kind.is_some()
        {
            return Ok(Subject::Party(id));
        }
        match self.organisation(row, name, unit) {
            Err(why) if why.code == "fact.organisation_unknown" => self
                .party(name, unit)
                .map_err(|_| stop(RowOutcome::Refused, "fact.organisation_unknown")),
            found => found,
        }
    }

    /// Whom or what a fact is about.
    fn subject(&self, row: &StagedRow, unit: Option<&str>) -> Result<Subject, Stop> {
        if row.person.contains_key("name") {
            let id = self.subjects.person(row, unit)?;
            return id
                .parse()
                .map(Subject::Person)
                .map_err(|_| stop(RowOutcome::Refused, "fact.person_unknown"));
        }
        match (&row.organisation, row.post.get("employer")) {
            (Some(party), _) => self.party(party, unit),
            (None, Some(employer)) => self.organisation(row, employer, unit),
            (None, None) => Err(stop(RowOutcome::Refused, "name.missing")),
        }
    }

    fn fact(
        &mut self,
        (kind, grade, title): (FactKind, Option<Field>, Option<Field>),
        row: &StagedRow,
        unit: Option<&str>,
        result: &mut RowResult,
        differences: &mut Differences,
    ) -> Result<FactDraft, Stop> {
        let subject = self.subject(row, unit)?;
        let year: i32 = parsed(row, "year").ok_or_else(|| stop(RowOutcome::Refused, "year.missing"))?;
        let [grade_field, title_field] = [grade, title].map(|field| field.map_or("", Field::code));
        let grade: Option<FactGrade> = parsed(row, grade_field);
        let title: Option<String> = row.post.get(title_field).map(str::to_owned);
        let (person, organisation, party) = match subject {
            Subject::Person(id) => (Some(id), None, None),
            Subject::Organisation(id) => (None, Some(id), None),
            Subject::Party(id) => (None, None, Some(id)),
        };
        let id: Uuid = match subject {
            Subject::Person(id) => id.into(),
            Subject::Organisation(id) => id.into(),
            Subject::Party(id) => id.into(),
        };
        let apart = if has_title(kind) {
            title.as_deref().map(plain).unwrap_or_default()
        } else if kind == FactKind::Talent {
            row.post.get(grade_field).unwrap_or_default().to_owned()
        } else {
            String::new()
        };
        let key = self.known_by(live_key(kind, year, id, &apart), kind, grade);
        self.once(key.clone())?;
        if let Subject::Person(id) = subject {
            result.person = Some(PersonRef::Known(id.to_string().into()));
        }
        if let Subject::Party(id) = subject {
            result.organisation = Some(OrganisationRef::Known(id.to_string().into()));
        }
        let before = self.by.standing.facts.get(&key).cloned();
        differences.is_new = before.is_none();
        let was = before.as_ref();
        let after = fact::Model {
            id: was.map_or(FactId(Uuid::nil()), |row| row.id),
            kind,
            year,
            person_id: person,
            organisation_id: organisation,
            party_organisation_id: party,
            grade: differences.take(grade_field, was.and_then(|row| row.grade), grade),
            title: differences.take(title_field, was.and_then(|row| row.title.clone()), title),
            stated_on: differences.take(
                "stated_on",
                was.and_then(|row| row.stated_on),
                parsed(row, "stated_on"),
            ),
            valid_to: differences.take(
                "to_date",
                was.and_then(|row| row.valid_to),
                parsed(row, "to_date"),
            ),
            remark: differences.take(
                "remark",
                was.and_then(|row| row.remark.clone()),
                parsed(row, "remark"),
            ),
            live_key: Some(key),
            import_id: None,
            sheet: None,
            cell: None,
            created_at: DateTime::UNIX_EPOCH,
        };
        Ok(FactDraft {
            before,
            after,
            label: self.label(subject),
        })
    }

    /// The key of a fact; an honour's by its level too, where another level has the same one.
    fn known_by(&mut self, key: String, kind: FactKind, level: Option<FactGrade>) -> String {
        if kind != FactKind::Honour {
            return key;
        }
        let standing = |key: &str| self.by.standing.facts.get(key).map(|row| row.grade);
        let key = level_key(key, level, |key| {
            self.levels.get(key).copied().or_else(|| standing(key))
        });
        let level = level.or_else(|| standing(&key).flatten());
        self.levels.entry(key.clone()).or_insert(level);
        key
    }

    pub(super) fn label(&self, subject: Subject) -> String {
        let present = self.by.present;
        let name = match subject {
            Subject::Person(id) => self.subjects.name_of(&id.to_string()),
            Subject::Organisation(id) => present.employers.get(&id).map(|row| row.name.as_str()),
            Subject::Party(id) => present.parties.get(&id).map(|row| row.name.as_str()),
        };
        name.unwrap_or_default().to_owned()
    }
}

pub(super) fn parsed<T: std::str::FromStr>(row: &StagedRow, field: &str) -> Option<T> {
    row.post.get(field)?.parse().ok()
}

/// The party organisations that rows would make, each once.
pub fn made(planned: &[Planned]) -> Vec<NewOrganisation> {
    let mut made: BTreeMap<EcoString, NewOrganisation> = BTreeMap::new();
    for row in planned {
        if let Some(Command::Check(check)) = &row.command
            && let Some(PartyOf::New(new)) = &check.party
        {
            made.entry(new.key.clone())
                .and_modify(|known| known.rows += 1)
                .or_insert_with(|| new.clone());
        }
    }
    made.into_values().collect()
}
