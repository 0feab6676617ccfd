//! Writes what a comparison says: organisations first, then people with their posts and accounts, and an audit entry a
//! person. People are written by portions, so that no more than some hundreds of them are held.
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sanyou_schema::domain::roster::{Changes, OrganisationRef, PersonRef, Roster, RowResult, Subject};
use sanyou_schema::domain::value::id::{
    ChangeSetId, ImportId, OrganisationId, PartyOrganisationId, PersonId, UnitId,
};
use sanyou_schema::domain::value::{PartialDate, RowOutcome};
use sanyou_schema::entity::{party_organisation, person};

use super::compare::Comparison;
use super::organisations::Employers;
use super::posts::{PostWriting, post_of_row, stated as stated_day};
use crate::account::{WorkerOf, keep_workers};
use crate::platform::change::{Change, Entry};
use crate::platform::problem::Problem;
use crate::roster::change_set::{ChangeSet, Collected, Recorder};
use crate::roster::content::NewPerson;
use crate::roster::fields::{blank_person, set_id_number, set_person_value};
use crate::roster::store::person::person_rows;
use crate::roster::store::posts::posts_on;

/// How many rows are written at once, where no person has more.
const PORTION: usize = 500;

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
    /// How many people are new or changed.
    pub people: usize,
    /// The change set, where anything was.
    pub set: Option<ChangeSetId>,
}

/// Writes the rows that are new, changed or moved, and ends the posts of who left.
pub async fn write(
    change: &Change,
    deed: Deed<'_>,
    made: &[&NewPerson],
    mut comparison: Comparison,
) -> Result<Written, Problem> {
    let mut recorder = Recorder::new();
    let parties = record_parties(change, &mut recorder, deed.day, &comparison)?;
    let employers = record_employers(change, &mut recorder, deed.day, &comparison, &parties);
    recorder.write_part(change, &deed.set).await?;
    // whom the rows were compared with is read again where it is written over, and what is written of a row is its result
    comparison.present.roster = Roster::default();
    let stated = std::mem::take(&mut comparison.rows);
    let stated: Vec<Option<PartialDate>> = stated.iter().map(stated_day).collect();
    let portions = portions(&comparison.diff.rows);
    let mut writing = Writing {
        change,
        recorder,
        deed,
        made,
        stated,
        comparison: &comparison,
        parties,
        employers,
        written: Written {
            made: vec![None; comparison.diff.rows.len()],
            people: 0,
            set: None,
        },
    };
    writing.portions(&portions).await?;
    writing.end_posts().await?;
    Ok(Written {
        set: writing.recorder.begun(),
        ..writing.written
    })
}

fn is_written(result: &RowResult) -> bool {
    matches!(
        result.outcome,
        RowOutcome::New | RowOutcome::Changed | RowOutcome::Moved
    )
}

/// The rows that are written, in the file's order, but that all rows of a person stand together in one portion.
fn portions(results: &[RowResult]) -> Vec<Vec<usize>> {
    let mut first: HashMap<&PersonRef, usize> = HashMap::new();
    let written = results
        .iter()
        .enumerate()
        .filter(|(_, result)| is_written(result));
    let mut order: Vec<(usize, usize)> = written
        .filter_map(|(at, result)| Some((*first.entry(result.person.as_ref()?).or_insert(at), at)))
        .collect();
    order.sort_unstable();
    let mut portions: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for (person, at) in order {
        match portions.last_mut() {
            Some(portion) if portion.len() < PORTION || last == Some(person) => portion.push(at),
            _ => portions.push(vec![at]),
        }
        last = Some(person);
    }
    portions
}

/// Writing goes on, portion by portion.
struct Writing<'a> {
    change: &'a Change,
    recorder: Recorder,
    deed: Deed<'a>,
    made: &'a [&'a NewPerson],
    /// The day since which each row says that its post is held.
    stated: Vec<Option<PartialDate>>,
    comparison: &'a Comparison,
    /// The party organisations that were made, by their keys.
    parties: HashMap<String, PartyOrganisationId>,
    /// The employer of each row's post.
    employers: Vec<Option<OrganisationId>>,
    written: Written,
}

impl Writing<'_> {
    /// Makes one portion ready while the one before it is written: a database works beside us, not in our place.
    async fn portions(&mut self, portions: &[Vec<usize>]) -> Result<(), Problem> {
        let (change, day) = (self.change, self.deed.day);
        let mut before = None;
        for rows in portions {
            let writing = async {
                match before {
                    Some(ready) => write_ready(change, ready, day).await,
                    None => Ok(()),
                }
            };
            let ((), ready) = tokio::try_join!(writing, self.ready(rows))?;
            before = Some(ready);
        }
        match before {
            Some(ready) => write_ready(change, ready, day).await,
            None => Ok(()),
        }
    }

    /// Makes a portion ready to be written.
    async fn ready(&mut self, rows: &[usize]) -> Result<Ready, Problem> {
        let day = self.deed.day;
        let results = &self.comparison.diff.rows;
        let known: Vec<PersonId> = rows
            .iter()
            .filter_map(|at| results[*at].person.as_ref()?.known())
            .collect();
        let mut posts = PostWriting::new(self.change.db(), &known, day).await?;
        let known = person_rows(self.change.db(), &known).await?;
        let mut people = Draftees {
            known: known.into_iter().map(|row| (row.id, row)).collect(),
            ..Draftees::default()
        };
        for at in rows {
            let (new, stated, result) = (self.made[*at], self.stated[*at], &results[*at]);
            let Some(id) = people.take(self.change, new, result) else {
                continue;
            };
            let unit = result.unit.as_deref().and_then(|unit| unit.parse().ok());
            let party = party_of_row(result, &self.parties);
            if let Some(row) = post_of_row(self.change, &mut posts, (result, stated), id, party) {
                row.organisation_id = self.employers[*at].or(row.organisation_id);
            }
            people.note(id, unit, result);
            let is_new = matches!(&result.person, Some(PersonRef::New(_)));
            self.written.made[*at] = Some(id).filter(|_| is_new);
        }
        self.written.people += people.by_id.len();
        people.record(&mut self.recorder);
        posts.record(&mut self.recorder);
        Ok(Ready {
            rows: self.recorder.take(self.change, &self.deed.set),
            workers: workers(&people),
            entries: entries(self.change, self.deed.import, people),
        })
    }

    /// Ends the posts of who left, in the units that do not name them.
    async fn end_posts(&mut self) -> Result<(), Problem> {
        let Deed {
            import, day, left, ..
        } = self.deed;
        let Comparison { diff, present, .. } = self.comparison;
        let mut gone: Vec<(PersonId, &str)> = Vec::new();
        for missing in &diff.missing {
            let person: PersonId = missing.person.parse().map_err(Problem::internal)?;
            if left.contains_key(&person) {
                gone.push((person, &missing.unit));
            }
        }
        let ids: Vec<PersonId> = gone.iter().map(|(person, _)| *person).collect();
        let held = posts_on(self.change.db(), &ids, day).await?;
        let mut posts = PostWriting::new(self.change.db(), &ids, day).await?;
        for (person, unit) in &gone {
            let of_unit = held.iter().filter(|post| {
                let party = present.parties.get(&post.service_org_id);
                post.person_id == *person
                    && party.is_some_and(|party| party.territory_unit_id.to_string() == *unit)
            });
            for post in of_unit {
                posts.leave(post, left[person])?;
            }
        }
        for row in person_rows(self.change.db(), &ids).await? {
            self.recorder.label(row.id, &row.name);
        }
        posts.record(&mut self.recorder);
        self.recorder.write_part(self.change, &self.deed.set).await?;
        let gone: BTreeMap<PersonId, NaiveDate> = ids.iter().map(|person| (*person, left[person])).collect();
        let entries = gone.into_iter().map(|(person, day)| {
            let detail = serde_json::json!({"import": import, "left_on": day});
            self.change.entry("person.leave", "person", person, &detail)
        });
        self.change.write_entries(entries.collect()).await?;
        Ok(())
    }
}

/// A portion that is ready to be written.
struct Ready {
    rows: Option<Collected>,
    workers: Vec<WorkerOf>,
    entries: Vec<Entry>,
}

async fn write_ready(change: &Change, ready: Ready, day: NaiveDate) -> Result<(), Problem> {
    if let Some(rows) = ready.rows {
        rows.write(change).await?;
    }
    keep_workers(change, &ready.workers, day).await?;
    change.write_entries(ready.entries).await?;
    Ok(())
}

/// The party organisation of a row.
fn party_of_row(
    result: &RowResult,
    made: &HashMap<String, PartyOrganisationId>,
) -> Option<PartyOrganisationId> {
    match result.organisation.as_ref()? {
        OrganisationRef::Known(id) => id.parse().ok(),
        OrganisationRef::New(key) => made.get(key.as_str()).copied(),
    }
}

/// Makes the employers that rows name and writes what rows say of them, in the file's order; the employer of each row's
/// post. They come before the posts, which refer to them.
fn record_employers(
    change: &Change,
    recorder: &mut Recorder,
    day: NaiveDate,
    comparison: &Comparison,
    parties: &HashMap<String, PartyOrganisationId>,
) -> Vec<Option<OrganisationId>> {
    let mut employers = Employers::new(&comparison.present, day);
    let mut of_rows = Vec::with_capacity(comparison.diff.rows.len());
    for result in &comparison.diff.rows {
        let mut of_row = || {
            let unit = result.unit.as_deref()?.parse().ok()?;
            let party = || party_of_row(result, parties);
            let held = result.post.as_ref().and_then(|id| comparison.present.held(id));
            let (party, employer) = match held {
                None => (party()?, None),
                Some(old) if result.outcome == RowOutcome::Moved => (party()?, old.employer),
                Some(old) => (old.party, old.employer),
            };
            employers.of_post(change, (employer, party), &result.changes, unit)
        };
        of_rows.push(if is_written(result) { of_row() } else { None });
    }
    employers.record(recorder);
    of_rows
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
        made.insert(new.key.to_string(), row.id);
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

/// The people of a portion, by id; new ones by the key of their ID number as well.
#[derive(Default)]
struct Draftees {
    /// Those who are known, as they stand here.
    known: HashMap<PersonId, person::Model>,
    by_id: BTreeMap<PersonId, Draft>,
    by_key: HashMap<String, PersonId>,
}

impl Draftees {
    /// The person of a row with its changes written in.
    fn take(&mut self, change: &Change, new: &NewPerson, result: &RowResult) -> Option<PersonId> {
        let id = match result.person.as_ref()? {
            PersonRef::Known(id) => id.parse().ok()?,
            PersonRef::New(key) => *self.by_key.entry(key.to_string()).or_insert_with(|| change.id()),
        };
        let known = self.known.get(&id);
        let draft = self.by_id.entry(id).or_insert_with(|| Draft {
            row: known.cloned().unwrap_or_else(|| {
                let mut row = blank_person(id, new.name.as_deref().unwrap_or_default(), change.at());
                number_of(change, &mut row, new);
                if let Some(number) = &new.id_number {
                    // the row's own cells are written over it
                    row.birth_date = Some(PartialDate::day(number.birth_date()));
                    row.sex = Some(number.sex());
                }
                row
            }),
            is_new: known.is_none(),
            differs: false,
            unit: None,
            rows: Vec::new(),
            changes: Changes::new(),
        });
        let told = result.changes.iter();
        for told in told.filter(|told| told.subject == Subject::Person) {
            if told.field == "id_number" {
                number_of(change, &mut draft.row, new);
            } else {
                set_person_value(&mut draft.row, change.keys(), told.field, told.after);
            }
            draft.differs = true;
        }
        Some(id)
    }

    fn note(&mut self, id: PersonId, unit: Option<UnitId>, result: &RowResult) {
        if let Some(draft) = self.by_id.get_mut(&id) {
            draft.unit = unit.or(draft.unit);
            draft.rows.push(result.row.to_string());
            draft.changes = draft.changes.iter().chain(result.changes.iter()).collect();
        }
    }

    fn record(&self, recorder: &mut Recorder) {
        for (id, draft) in &self.by_id {
            recorder.label(*id, &draft.row.name);
            match self.known.get(id) {
                Some(before) if draft.differs => recorder.change(*id, before, draft.row.clone()),
                Some(_) => {}
                None => recorder.make(*id, draft.row.clone()),
            }
        }
    }
}

/// Writes the row's ID number, where it is usable.
fn number_of(change: &Change, person: &mut person::Model, new: &NewPerson) {
    if let Some(number) = &new.id_number {
        set_id_number(person, change.keys(), number);
    }
}

/// Whose accounts are made or follow them.
fn workers(people: &Draftees) -> Vec<WorkerOf> {
    people
        .by_id
        .iter()
        .filter_map(|(id, draft)| {
            Some(WorkerOf {
                person: *id,
                name: draft.row.name.clone(),
                unit: draft.unit?,
            })
        })
        .collect()
}

fn entries(change: &Change, import: Option<ImportId>, people: Draftees) -> Vec<Entry> {
    let entry = |(id, draft): (PersonId, Draft)| {
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
        change.entry(action, "person", id, &detail)
    };
    people.by_id.into_iter().map(entry).collect()
}
