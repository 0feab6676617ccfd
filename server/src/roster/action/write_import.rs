//! Writes what a comparison says: organisations, people, posts, accounts, and an audit entry a person.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{Changes, OrganisationRef, PersonRef, RowResult, StagedRow};
use sanyou_schema::domain::value::id::{ImportId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{IdNumber, RowOutcome};
use sanyou_schema::entity::{party_organisation, person};
use sea_orm::DbErr;

use super::compare::Comparison;
use super::organisations::Employers;
use super::posts::{PostWriting, post_of_row};
use crate::account::{WorkerOf, keep_workers};
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Recorder};
use crate::roster::content::NewPerson;
use crate::roster::fields::{blank_person, set_id_number, set_person_value};

/// A person as the import leaves them.
struct Draft {
    row: person::Model,
    is_new: bool,
    /// Whether their own row differs from before.
    differs: bool,
    /// The unit of the last post that was written.
    unit: Option<UnitId>,
    /// What is noted: the rows, and each field before and after.
    rows: Vec<String>,
    changes: Changes,
}

/// What is written as one.
pub struct Deed<'a> {
    /// The import whose rows they are, for the audit trail.
    pub import: Option<ImportId>,
    /// The day.
    pub day: NaiveDate,
    /// Missing people who left, with the first day without the post.
    pub left: &'a BTreeMap<PersonId, NaiveDate>,
    /// As the history shows it.
    pub set: ChangeSet,
}

/// What was written.
pub struct Written {
    /// The person that each row made.
    pub made: Vec<Option<PersonId>>,
    /// Whoever is new or changed, with the unit of the last post that was written.
    pub people: Vec<(PersonId, Option<UnitId>)>,
}

/// Writes the rows that are new, changed or moved, and ends the posts of who left.
pub async fn write(
    change: &mut Change,
    deed: Deed<'_>,
    made: &[&NewPerson],
    comparison: Comparison,
) -> Result<Written, Problem> {
    let Deed {
        import,
        day,
        left,
        set,
    } = deed;
    let mut recorder = Recorder::new();
    let parties = record_parties(change, &mut recorder, day, &comparison)?;
    let mut people = Draftees::default();
    let mut employers = Employers::new(&comparison.present, day);
    let mut posts = PostWriting::new(change, &comparison.present, &comparison.diff, day).await?;
    let written = made
        .iter()
        .zip(&comparison.rows)
        .zip(&comparison.diff.rows)
        .filter(|(_, result)| {
            matches!(
                result.outcome,
                RowOutcome::New | RowOutcome::Changed | RowOutcome::Moved
            )
        });
    for ((new, staged), result) in written {
        let Some(id) = people.take(change, &comparison, new, result) else {
            continue;
        };
        let unit = result.unit.as_deref().and_then(|unit| unit.parse().ok());
        let party = result
            .organisation
            .as_ref()
            .and_then(|reference| match reference {
                OrganisationRef::Known(id) => id.parse().ok(),
                OrganisationRef::New(key) => parties.get(key).copied(),
            });
        let row = post_of_row(change, &mut posts, result, staged, id, party);
        if let (Some(row), Some(unit)) = (row, unit) {
            employers.of_post(change, row, &result.changes, unit);
        }
        people.note(id, unit, staged, result);
    }
    employers.record(&mut recorder);
    people.record(&mut recorder, &comparison.present.people);
    let gone = end_posts(&mut posts, &mut recorder, &comparison, left)?;
    posts.record(&mut recorder);
    if !recorder.is_empty() {
        recorder.write(change, set).await?;
    }
    keep_accounts(change, &people, day).await?;
    let made = comparison.diff.rows.iter().map(|row| match &row.person {
        Some(PersonRef::New(key)) => people.by_key.get(key).copied(),
        _ => None,
    });
    let written = Written {
        made: made.collect(),
        people: people.by_id.iter().map(|(id, draft)| (*id, draft.unit)).collect(),
    };
    note(change, import, people);
    for (person, day) in gone {
        let detail = serde_json::json!({"import": import, "left_on": day});
        change.audit("person.leave", "person", person, &detail);
    }
    Ok(written)
}

/// Ends the posts of who left, in the units that do not name them; who they are.
fn end_posts(
    posts: &mut PostWriting,
    recorder: &mut Recorder,
    comparison: &Comparison,
    left: &BTreeMap<PersonId, NaiveDate>,
) -> Result<BTreeMap<PersonId, NaiveDate>, Problem> {
    let present = &comparison.present;
    let mut gone = BTreeMap::new();
    for missing in &comparison.diff.missing {
        let person: PersonId = missing.person.parse().map_err(Problem::internal)?;
        let Some(day) = left.get(&person) else {
            continue;
        };
        let held = present.posts.values().filter(|post| {
            let party = present.parties.get(&post.service_org_id);
            post.person_id == person
                && party.is_some_and(|party| party.territory_unit_id.to_string() == missing.unit)
        });
        for post in held {
            posts.leave(post, *day)?;
        }
        if let Some(row) = present.people.get(&person) {
            recorder.label(person, &row.name);
        }
        gone.insert(person, *day);
    }
    Ok(gone)
}

/// Makes the party organisations of the preview, and takes ended ones up again that rows name.
fn record_parties(
    change: &Change,
    recorder: &mut Recorder,
    day: NaiveDate,
    comparison: &Comparison,
) -> Result<HashMap<String, PartyOrganisationId>, Problem> {
    let mut made = HashMap::new();
    for new in &comparison.diff.organisations {
        let row = super::organisations::party_of(change, new, day)?;
        made.insert(new.key.clone(), row.id);
        recorder.label(row.id, &row.name);
        recorder.make(row.id, row);
    }
    let named = comparison
        .diff
        .rows
        .iter()
        .filter_map(|row| match &row.organisation {
            Some(OrganisationRef::Known(id)) => id.parse().ok(),
            _ => None,
        });
    for id in named {
        if let Some(party) = comparison.present.parties.get(&id)
            && party.valid_to.is_some()
        {
            let again = party_organisation::Model {
                valid_to: None,
                ..party.clone()
            };
            recorder.label(id, &party.name);
            recorder.change(id, party, again);
        }
    }
    Ok(made)
}

/// The people of the import, by id; new ones by the key of their ID number as well.
#[derive(Default)]
struct Draftees {
    by_id: BTreeMap<PersonId, Draft>,
    by_key: HashMap<String, PersonId>,
}

impl Draftees {
    /// The person of a row with its changes written in.
    fn take(
        &mut self,
        change: &Change,
        comparison: &Comparison,
        new: &NewPerson,
        result: &RowResult,
    ) -> Option<PersonId> {
        let id = match result.person.as_ref()? {
            PersonRef::Known(id) => id.parse().ok()?,
            PersonRef::New(key) => *self.by_key.entry(key.clone()).or_insert_with(|| change.id()),
        };
        let known = comparison.present.people.get(&id);
        let draft = self.by_id.entry(id).or_insert_with(|| Draft {
            row: known.cloned().unwrap_or_else(|| {
                let mut row = blank_person(id, new.name.as_deref().unwrap_or_default(), change.at());
                number_of(change, &mut row, new);
                row
            }),
            is_new: known.is_none(),
            differs: false,
            unit: None,
            rows: Vec::new(),
            changes: Changes::new(),
        });
        for told in result
            .changes
            .iter()
            .filter(|told| told.subject == sanyou_schema::domain::roster::Subject::Person)
        {
            if told.field == "id_number" {
                number_of(change, &mut draft.row, new);
            } else {
                set_person_value(&mut draft.row, change.keys(), &told.field, told.after);
            }
            draft.differs = true;
        }
        Some(id)
    }

    fn note(&mut self, id: PersonId, unit: Option<UnitId>, row: &StagedRow, result: &RowResult) {
        if let Some(draft) = self.by_id.get_mut(&id) {
            draft.unit = unit.or(draft.unit);
            draft.rows.push(row.row.clone());
            draft.changes = draft.changes.iter().chain(result.changes.iter()).collect();
        }
    }
}

impl Draftees {
    fn record(&self, recorder: &mut Recorder, known: &HashMap<PersonId, person::Model>) {
        for (id, draft) in &self.by_id {
            recorder.label(*id, &draft.row.name);
            match known.get(id) {
                Some(before) if draft.differs => recorder.change(*id, before, draft.row.clone()),
                Some(_) => {}
                None => recorder.make(*id, draft.row.clone()),
            }
        }
    }
}

/// Writes the row's ID number, where it is usable.
fn number_of(change: &Change, person: &mut person::Model, new: &NewPerson) {
    let number = new.id_number.as_deref();
    if let Some(number) = number.and_then(|number| IdNumber::parse(number).ok()) {
        set_id_number(person, change.keys(), &number);
    }
}

async fn keep_accounts(change: &Change, people: &Draftees, day: NaiveDate) -> Result<(), DbErr> {
    let workers: Vec<WorkerOf> = people
        .by_id
        .iter()
        .filter_map(|(id, draft)| {
            Some(WorkerOf {
                person: *id,
                name: draft.row.name.clone(),
                unit: draft.unit?,
            })
        })
        .collect();
    keep_workers(change, &workers, day).await
}

fn note(change: &mut Change, import: Option<ImportId>, people: Draftees) {
    for (id, draft) in people.by_id {
        let action = if draft.is_new {
            "person.create"
        } else {
            "person.update"
        };
        let detail = serde_json::json!({
            "import": import,
            "rows": draft.rows,
            "changes": draft.changes,
        });
        change.audit(action, "person", id, &detail);
    }
}
