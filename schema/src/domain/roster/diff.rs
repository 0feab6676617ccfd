//! What a roster that arrives would change: one outcome a row, and who is missing from it.
//!
//! Preview and apply run this same function on the same inputs; the hash of a [`Diff`]'s JSON tells whether they still
//! are the same.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::{
    input::{DiffInput, covered},
    matching::{Organisations, People},
    posts::{Met, assign_posts, in_unit},
    settle::{GIVEN, Settled, settle},
    staged::{
        Change, Changes, Missing, NearOrganisation, NewOrganisation, PersonRef, PresentPost, RowResult,
        StagedRow, Subject, Values,
    },
};
use crate::domain::value::{ImportMode, PartialDate, RowOutcome};

/// How many rows came to what, by the names of the contract; all but `missing` add up to the rows seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// New persons and new posts.
    pub new: u32,
    /// Rows with some field that differs.
    pub changed: u32,
    /// Rows that change nothing.
    pub unchanged: u32,
    /// Rows by which a post moves.
    pub moved: u32,
    /// Rows that wait for somebody.
    pub pending: u32,
    /// Rows with an error or of another unit.
    pub refused: u32,
    /// Rows that are no worker's, left out, or outside the mode.
    pub skipped: u32,
    /// Persons in post whom no row matches.
    pub missing: u32,
}

impl Totals {
    /// All rows seen.
    pub fn seen(&self) -> u32 {
        self.new + self.changed + self.unchanged + self.moved + self.pending + self.refused + self.skipped
    }

    /// A row that had come to one thing comes to another: one that waited is settled, or waits again.
    pub fn turn(&mut self, from: RowOutcome, to: RowOutcome) {
        let before = self.of(from);
        *before = before.saturating_sub(1);
        *self.of(to) += 1;
    }

    fn of(&mut self, outcome: RowOutcome) -> &mut u32 {
        match outcome {
            RowOutcome::New => &mut self.new,
            RowOutcome::Changed => &mut self.changed,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Moved => &mut self.moved,
            RowOutcome::Pending => &mut self.pending,
            RowOutcome::Refused => &mut self.refused,
            RowOutcome::Skipped => &mut self.skipped,
        }
    }
}

/// What the roster would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// The mode that it was made for.
    pub mode: ImportMode,
    /// One result a row, in the file's order.
    pub rows: Vec<RowResult>,
    /// Who is missing, by unit.
    pub missing: Vec<Missing>,
    /// Party organisations that would be made.
    pub organisations: Vec<NewOrganisation>,
    /// Names that wait for an answer.
    pub near: Vec<NearOrganisation>,
}

impl Diff {
    /// The counts.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for row in &self.rows {
            *totals.of(row.outcome) += 1;
        }
        let people: BTreeSet<&str> = self
            .missing
            .iter()
            .map(|missing| missing.person.as_str())
            .collect();
        totals.missing = u32::try_from(people.len()).unwrap_or(u32::MAX);
        totals
    }
}

/// Compares the file with what stands here.
pub fn diff(input: &DiffInput<'_>) -> Diff {
    let people = People::new(input.roster);
    let mut organisations = Organisations::new(input.roster, input.places, input.answers);
    let mut results: Vec<RowResult> = Vec::with_capacity(input.rows.len());
    let mut settled: Vec<Option<Settled>> = Vec::with_capacity(input.rows.len());
    for row in input.rows {
        let (result, person) = settle(input, &people, &mut organisations, row);
        results.push(result);
        settled.push(person);
    }
    let posts = assign_posts(input, &people, &results, &settled);
    let mut stated: HashMap<PersonRef, Values> = told_again(&results);
    for ((row, result), post) in input.rows.iter().zip(&mut results).zip(posts) {
        if let Some(post) = post {
            conclude(input.mode, &people, &mut stated, row, result, &post);
        }
    }
    keep_what_stays(&mut results);
    let missing = missing(input, &people, &results, &settled);
    let used = results.iter().filter(|r| {
        matches!(
            r.outcome,
            RowOutcome::New | RowOutcome::Moved | RowOutcome::Changed
        )
    });
    let waiting = results
        .iter()
        .filter(|r| r.code.as_deref() == Some("organisation.near"));
    let mut near = organisations.asked(waiting.filter_map(|result| result.organisation.as_ref()));
    near.extend(firms_asked(input, &results));
    let organisations = organisations.made(used.filter_map(|result| result.organisation.as_ref()));
    Diff {
        mode: input.mode,
        rows: results,
        missing,
        organisations,
        near,
    }
}

/// A post that another row of the file is about stays, and is given away once at most: such a row is another unit's.
fn keep_what_stays(results: &mut [RowResult]) {
    let is_given = |result: &RowResult| result.code.as_deref() == Some(GIVEN);
    let stays = results.iter().filter(|result| !is_given(result));
    let mut taken: HashSet<EcoString> = stays.filter_map(|result| result.post.clone()).collect();
    for result in results.iter_mut().filter(|result| is_given(result)) {
        if result.post.take_if(|post| !taken.insert(post.clone())).is_some() {
            result.outcome = RowOutcome::Refused;
            result.code = Some("scope.other_unit".to_owned());
            (result.person, result.from_unit) = (None, None);
        }
    }
}

/// The names of firms that rows wait for, with the number of those.
fn firms_asked(input: &DiffInput<'_>, results: &[RowResult]) -> Vec<NearOrganisation> {
    let mut asked: BTreeMap<&str, NearOrganisation> = BTreeMap::new();
    for (row, result) in input.rows.iter().zip(results) {
        let Some((unit, name)) = result.unit.as_deref().zip(row.post.get("employer")) else {
            continue;
        };
        if result.code.as_deref() == Some("employer.near")
            && let Some(near) = input.near_firms.of(unit, name)
        {
            let question = asked.entry(&near.key).or_insert_with(|| NearOrganisation {
                key: near.key.clone(),
                unit: unit.to_owned(),
                name: name.to_owned(),
                near: near.near.clone(),
                rows: 0,
                firm: true,
            });
            question.rows += 1;
        }
    }
    asked.into_values().collect()
}

/// Whoever has several rows, with nothing said of them yet: most have one, and nothing is kept of what that says.
fn told_again(results: &[RowResult]) -> HashMap<PersonRef, Values> {
    let mut seen: HashSet<&PersonRef> = HashSet::with_capacity(results.len());
    let people = results.iter().filter_map(|result| result.person.as_ref());
    let again = people.filter(|person| !seen.insert(person));
    again.map(|person| (person.clone(), Values::new())).collect()
}

/// The row's outcome, now that its post is known.
fn conclude(
    mode: ImportMode,
    people: &People<'_>,
    stated: &mut HashMap<PersonRef, Values>,
    row: &StagedRow,
    result: &mut RowResult,
    met: &Met<'_>,
) {
    let here = match &result.person {
        Some(PersonRef::Known(id)) => people.by_id(id).map(|at| &people.list[at].values),
        _ => None,
    };
    let (outcome, post) = match *met {
        Met::Same(post) => (RowOutcome::Unchanged, Some(post)),
        Met::Moved(post) => (RowOutcome::Moved, Some(post)),
        Met::Another => (RowOutcome::New, None),
        Met::Transfer(post) => {
            result.outcome = RowOutcome::Pending;
            result.code = Some("transfer.other_unit".to_owned());
            result.from_unit = Some(post.unit.clone());
            result.post = Some(post.id.clone());
            return;
        }
        Met::NoOrganisation => {
            result.outcome = RowOutcome::Refused;
            result.code = Some("organisation.missing".to_owned());
            return;
        }
    };
    let nothing = Values::new();
    let mut said = Values::new();
    let mut number = None;
    if let Some(person) = &result.person {
        said = row.person.clone();
        // a mail address is its owner's to change
        if here.is_some_and(|here| here.contains_key("email")) {
            said.remove("email");
        }
        if let Some(stated) = stated.get_mut(person) {
            (said, result.conflicting) = first_said(stated, &row.person);
        }
        number = number_told(people, person, row);
    }
    let of_post = post.map_or(&nothing, |post| &post.values);
    result.changes = if here.is_none() && post.is_none() && number.is_none() {
        Changes::filled(said, row.post.clone())
    } else {
        changes(Subject::Person, here.unwrap_or(&nothing), &said)
            .chain(number)
            .chain(changes(Subject::Post, of_post, &row.post))
            .filter(|change| !is_known_since(post, change))
            .collect()
    };
    if let Some(post) = post {
        result.post = Some(post.id.clone());
        result.from_unit = (!in_unit(result, post)).then(|| post.unit.clone());
    }
    result.outcome = outcome;
    limit(mode, result);
    if result.outcome == RowOutcome::Unchanged && !result.changes.is_empty() {
        result.outcome = RowOutcome::Changed;
    }
}

/// The ID number of a person who had none here; `after` is its key.
fn number_told<'a>(people: &People<'_>, person: &PersonRef, row: &'a StagedRow) -> Option<Change<'a>> {
    let PersonRef::Known(id) = person else {
        return None;
    };
    let at = people.by_id(id)?;
    let key = row.person_key.as_ref()?;
    let lacks = people.list[at].key.is_none() && people.by_key(key).is_none();
    lacks.then(|| Change {
        subject: Subject::Person,
        field: "id_number",
        before: None,
        after: key,
    })
}

/// Takes off what the mode does not allow.
fn limit(mode: ImportMode, result: &mut RowResult) {
    let excluded = match mode {
        ImportMode::Both => false,
        ImportMode::Add => {
            let existing =
                result.post.is_some() && (result.outcome == RowOutcome::Moved || !result.changes.is_empty());
            if matches!(result.person, Some(PersonRef::Known(_))) {
                // one more post is added; the person stays as it is
                result.changes.retain(|change| change.subject == Subject::Post);
            }
            existing
        }
        ImportMode::Update => result.outcome == RowOutcome::New,
        ImportMode::Fill => {
            result.changes.retain(|change| change.before.is_none());
            matches!(result.outcome, RowOutcome::New | RowOutcome::Moved)
        }
    };
    if excluded {
        result.outcome = RowOutcome::Skipped;
        result.code = Some("mode.excluded".to_owned());
        result.changes = Changes::new();
    }
}

/// What a row says of its person beyond what earlier rows of the file said; where they differ, the first stands, so
/// that the same file twice changes nothing the second time.
fn first_said(stated: &mut Values, row: &Values) -> (Values, Vec<String>) {
    if stated.is_empty() {
        stated.clone_from(row);
        return (row.clone(), Vec::new());
    }
    let fresh: Values = row
        .iter()
        .filter(|(field, _)| !stated.contains_key(field))
        .collect();
    let conflicting = row
        .iter()
        .filter(|(field, value)| stated.get(field).is_some_and(|earlier| earlier != *value));
    let conflicting = conflicting.map(|(field, _)| field.to_owned()).collect();
    *stated = stated.iter().chain(fresh.iter()).collect();
    (fresh, conflicting)
}

/// The fields that differ. An empty cell has no value here and never erases.
fn changes<'a>(subject: Subject, here: &'a Values, row: &'a Values) -> impl Iterator<Item = Change<'a>> {
    row.iter()
        .map(move |(field, after)| Change {
            subject,
            field,
            before: here.get(field),
            after,
        })
        .filter(|change| {
            change
                .before
                .is_none_or(|before| !says_same(before, change.after))
        })
}

/// Whether a row tells since when the post is held that this one followed.
fn is_known_since(post: Option<&PresentPost>, change: &Change) -> bool {
    let earlier = post.and_then(|post| post.earlier_since.as_deref());
    change.subject == Subject::Post
        && change.field == "post_since"
        && change.before.is_none()
        && earlier.is_some_and(|earlier| says_same(earlier, change.after))
}

/// Whether a row's value adds nothing: equal, or a month that agrees with the day known here.
fn says_same(before: &str, after: &str) -> bool {
    let less_exact = || {
        let (before, after) = (PartialDate::parse(before).ok()?, PartialDate::parse(after).ok()?);
        Some(!after.has_day() && before.agrees_with(after))
    };
    before == after || less_exact().unwrap_or(false)
}

/// Who holds a post today in a unit that the file has rows of, and is matched by no row.
fn missing(
    input: &DiffInput<'_>,
    people: &People<'_>,
    results: &[RowResult],
    settled: &[Option<Settled>],
) -> Vec<Missing> {
    let covered = covered(input);
    let mut matched = vec![false; people.list.len()];
    for (result, settled) in results.iter().zip(settled) {
        if let (true, Some(Settled::Matched(list))) = (result.unit.is_some(), settled) {
            for at in list {
                matched[*at] = true;
            }
        }
    }
    let mut missing: Vec<Missing> = people
        .list
        .iter()
        .zip(matched)
        .filter(|(_, matched)| !matched)
        .flat_map(|(person, _)| person.posts.iter().map(move |post| (person, post)))
        .filter(|(_, post)| covered.contains(post.unit.as_str()))
        .map(|(person, post)| Missing {
            unit: post.unit.to_string(),
            person: person.id.to_string(),
        })
        .collect();
    missing.sort();
    missing.dedup();
    missing
}

#[cfg(test)]
#[path = "diff_tests.rs"]
mod tests;
