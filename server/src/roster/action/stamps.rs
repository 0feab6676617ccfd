//! What the stamps of a roster say that went out from here and came back: whose row it is, and what has changed here
//! since.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use sanyou_import::{COLUMNS, Field, Issue, Row, Severity, SheetReport, Stamp};
use sanyou_schema::domain::account::mask;
use sanyou_schema::domain::roster::matching::IDENTITY_ERRORS;
use sanyou_schema::domain::roster::{Decision, PersonRef, PresentPerson, StagedRow};
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::person;
use sea_orm::{ConnectionTrait, DbErr};

use super::exported::{SIGNS, exported, sign};
use super::to_rows::MASKED;
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::person::{known_numbers, person_rows};
use crate::roster::store::present::Present;

/// A row that went out from here.
pub struct Stamped {
    /// Which of the file's rows it is, from 0.
    at: usize,
    /// Whose row it was.
    stamp: Stamp,
    /// The name that stands there now.
    name: Option<String>,
    /// The fields whose cells hold nothing, of those that an ID number could fill.
    empty: Vec<Field>,
}

impl Stamped {
    /// The row, where it carries a stamp.
    pub fn of(at: usize, sheet: &SheetReport, row: &Row) -> Option<Self> {
        let is_empty = |field: &Field| {
            let column = sheet.columns.iter().find(|column| column.field == Some(*field));
            column.is_some_and(|column| !row.cells.contains_key(&column.column))
        };
        Some(Self {
            at,
            stamp: row.stamp.clone()?,
            name: row.value(Field::Name).map(str::to_owned),
            empty: [Field::Sex, Field::BirthDate]
                .into_iter()
                .filter(is_empty)
                .collect(),
        })
    }
}

/// Lets the stamps say whose the rows are; the rows of which they said something, by their numbers. A row is the
/// stamped person's while its ID number or its name still is; where both were written over it is somebody else's, as it
/// is where the ID number is known to be another's. Of a row that was copied the first counts. What a cell left empty in
/// such a row, its ID number does not fill: it went out empty, and nobody wrote it.
pub async fn decide(
    db: &impl ConnectionTrait,
    stamped: &[Stamped],
    rows: &mut [StagedRow],
) -> Result<HashMap<usize, StagedRow>, DbErr> {
    let people = people(db, stamped).await?;
    let mut decided = HashMap::new();
    if people.is_empty() {
        return Ok(decided);
    }
    let retyped: BTreeSet<&str> = stamped
        .iter()
        .filter_map(|row| {
            let person = people.get(&row.stamp.person)?;
            let key = rows[row.at].person_key.as_deref()?;
            (person.id_number_hash.as_deref() != Some(key)).then_some(key)
        })
        .collect();
    let others = known_numbers(db, retyped.into_iter().map(str::to_owned).collect()).await?;
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for row in stamped {
        let staged = &mut rows[row.at];
        if staged.decision.is_some() {
            continue;
        }
        let is_theirs = people.get(&row.stamp.person).is_some_and(|person| {
            let key = staged.person_key.as_deref();
            let same_number = key.is_some() && key == person.id_number_hash.as_deref();
            let same_name = row
                .name
                .as_ref()
                .is_some_and(|name| *name == person.name || *name == mask::name(&person.name));
            same_number || (same_name && !key.is_some_and(|key| others.contains(key)))
        });
        if is_theirs && taken.insert(&row.stamp.appointment) {
            staged.decision = Some(Decision::SamePerson(row.stamp.person.clone()));
            if staged.errors.iter().any(|code| code == MASKED) {
                // it went out so: whose row it is the stamp tells, and what they are called is known
                staged.errors.retain(|code| code != MASKED);
                staged.person.remove(Field::Name.code());
            }
            for field in &row.empty {
                staged.person.remove(field.code());
            }
            decided.insert(row.at, staged.clone());
        }
    }
    Ok(decided)
}

/// Whom the stamps name.
pub fn whom(stamped: &[Stamped]) -> Vec<PersonId> {
    let ids = stamped.iter().filter_map(|row| row.stamp.person.parse().ok());
    ids.collect::<BTreeSet<PersonId>>().into_iter().collect()
}

/// The stamped people, by their ids.
async fn people(
    db: &impl ConnectionTrait,
    stamped: &[Stamped],
) -> Result<HashMap<String, person::Model>, DbErr> {
    let people = person_rows(db, &whom(stamped)).await?.into_iter();
    Ok(people.map(|row| (row.id.to_string(), row)).collect())
}

/// Values by field.
type Values = BTreeMap<Field, String>;

/// What stands here today, to hold stamped rows against.
pub struct Here<'a> {
    /// What the rows are compared with.
    pub present: &'a Present,
    keys: &'a Keys,
    people: HashMap<&'a str, &'a PresentPerson>,
    /// The mail addresses of those who have one.
    mails: HashMap<&'a str, &'a str>,
    /// The sealed ID numbers of those whom stamps name.
    numbers: HashMap<PersonId, Vec<u8>>,
}

impl<'a> Here<'a> {
    /// Of what the rows are compared with.
    pub fn new(present: &'a Present, keys: &'a Keys, numbers: HashMap<PersonId, Vec<u8>>) -> Self {
        let is_stamped = !numbers.is_empty();
        let people = present.roster.people.iter().filter(|_| is_stamped);
        let mails = present.roster.people.iter();
        let mails = mails.filter_map(|person| Some((person.id.as_str(), person.values.get("email")?)));
        Self {
            present,
            keys,
            people: people.map(|person| (person.id.as_str(), person)).collect(),
            mails: mails.collect(),
            numbers,
        }
    }

    /// The mail address that somebody has here.
    pub fn mail(&self, person: &PersonRef) -> Option<&'a str> {
        match person {
            PersonRef::Known(id) => self.mails.get(id.as_str()).copied(),
            PersonRef::New(_) => None,
        }
    }

    /// The issues of a row with what its stamp tells: that values here are no longer those that went out, that an ID
    /// number stays as it is here. A number that went out masked and came back so is no fault.
    pub fn issues(&self, read: &Row) -> Result<Vec<Issue>, Problem> {
        let mut issues = read.issues().to_vec();
        let Some((stamp, here)) = self.standing(read)? else {
            return Ok(issues);
        };
        issues.retain(|issue| {
            let is_number = matches!(issue.field, Field::IdNumber | Field::Phone);
            !(is_number && issue.raw.as_deref().is_some_and(|raw| raw.contains('*')))
        });
        let (said, known) = (read.value(Field::IdNumber), here.get(&Field::IdNumber));
        // what is no ID number changes nothing either, and whoever typed it believes that it does
        let is_wrong = issues.iter().any(|issue| {
            issue.field == Field::IdNumber
                && issue.severity == Severity::Error
                && IDENTITY_ERRORS.contains(&issue.code.as_str())
                && issue.code != "id_number.missing"
        });
        let differs = said.is_some() && said != known.map(String::as_str);
        if known.is_some() && (differs || is_wrong) {
            let message = "按导出时的标记，这一行还是原来的人，但身份证号和系统里的不一样。导入不改身份证号，要改请到人员页面更正。";
            issues.push(warning(Field::IdNumber, "id_number.kept", message.to_owned()));
        }
        let changed = self.changed_since(read, stamp, &here);
        if let Some(first) = changed.first() {
            let names: Vec<&str> = changed.iter().map(|field| field.label()).collect();
            let message = format!(
                "这一行导出以后，系统里的“{}”又改过，和表里的不一样；导入会改成表里的，请核对。",
                names.join("、")
            );
            issues.push(warning(*first, "row.changed_since", message));
        }
        Ok(issues)
    }

    /// The row's stamp, with the values of its appointment where somebody still holds it.
    fn standing<'b>(&self, read: &'b Row) -> Result<Option<(&'b Stamp, Values)>, Problem> {
        let found = read.stamp.as_ref().and_then(|stamp| {
            let person = self.people.get(stamp.person.as_str())?;
            let post = person.posts.iter().find(|post| post.id == stamp.appointment)?;
            Some((stamp, person, post))
        });
        let Some((stamp, person, post)) = found else {
            return Ok(None);
        };
        let number = person.id.parse().ok().and_then(|id| self.numbers.get(&id));
        let number = number.map(Vec::as_slice);
        let here = exported(self.present, self.keys, number, &person.values, post)?;
        Ok(Some((stamp, here)))
    }

    /// The fields that are not here what they were, and not what the row says.
    fn changed_since(&self, read: &Row, stamp: &Stamp, here: &BTreeMap<Field, String>) -> Vec<Field> {
        let differs = |at: usize, field: Field| {
            let went_out = stamp.digest.get(at * SIGNS..(at + 1) * SIGNS);
            let now = here.get(&field);
            let said = read.value(field);
            went_out.is_some_and(|then| then != sign(self.keys, &stamp.appointment, field, now))
                && said.is_some()
                && said != now.map(String::as_str)
        };
        let fields = COLUMNS.iter().copied().enumerate();
        fields
            .filter(|(at, field)| *field != Field::IdNumber && differs(*at, *field))
            .map(|(_, field)| field)
            .collect()
    }
}

fn warning(field: Field, code: &str, message: String) -> Issue {
    Issue {
        field,
        column: None,
        code: code.to_owned(),
        severity: Severity::Warning,
        raw: None,
        message,
    }
}
