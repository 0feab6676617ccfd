//! Whose row it is and which party organisation it names, or why it is refused, passed over or left pending.
use ecow::EcoString;

use super::{
    candidate::Candidate,
    input::{DiffInput, unit_of},
    matching::{IDENTITY_ERRORS, Organisations, People},
    staged::{Changes, Decision, OrganisationRef, PersonRef, RowResult, StagedRow},
};
use crate::domain::value::{ImportMode, RowOutcome};

/// The code of a row by which a post is given to another unit.
pub(super) const GIVEN: &str = "transfer.given";

/// The present person of a row, also of one that is not applied: whoever is in the file is not missing.
pub(super) enum Settled {
    Matched(Vec<usize>),
    New,
}

fn empty(row: &StagedRow, outcome: RowOutcome, code: Option<&str>, unit: Option<&EcoString>) -> RowResult {
    RowResult {
        row: row.row.clone(),
        outcome,
        code: code.map(str::to_owned),
        unit: unit.cloned(),
        person: None,
        post: None,
        organisation: None,
        changes: Changes::new(),
        candidates: Vec::new(),
        from_unit: None,
        conflicting: Vec::new(),
        near: None,
    }
}

/// Refuses, skips or leaves pending what can't be applied; else says whose row it is. `Unchanged` stands for "go on".
pub(super) fn settle(
    input: &DiffInput<'_>,
    people: &People<'_>,
    organisations: &mut Organisations<'_>,
    row: &StagedRow,
) -> (RowResult, Option<Settled>) {
    if row.skipped {
        return (empty(row, RowOutcome::Skipped, None, None), None);
    }
    let known = match &row.decision {
        Some(Decision::SamePerson(id)) => people.by_id(id),
        _ => row.person_key.as_deref().and_then(|key| people.by_key(key)),
    };
    let unit = match unit_of(input, row) {
        Ok(unit) => unit,
        Err(("scope.other_unit", Some(unit))) => return given(input, people, row, (known, unit)),
        Err((code, unit)) => return (empty(row, RowOutcome::Refused, Some(code), unit), None),
    };
    if row.decision == Some(Decision::LeaveOut) {
        let result = empty(row, RowOutcome::Skipped, Some("row.left_out"), Some(unit));
        return (result, known.map(|at| Settled::Matched(vec![at])));
    }
    let candidates = candidates(people, organisations, row, unit);
    let (mut result, asked) = settle_person(people, row, unit, known, &candidates);
    result.candidates = candidates;
    let matched = known.map_or(asked, |at| vec![at]);
    let settled = if matched.is_empty() {
        Settled::New
    } else {
        Settled::Matched(matched)
    };
    let result = if result.outcome == RowOutcome::Unchanged {
        settle_employer(input, row, settle_organisation(input, organisations, row, result))
    } else {
        result
    };
    (result, Some(settled))
}

/// A row of another unit's: refused, but for somebody whom the importing unit has and who is said to be there now. Their
/// post is given to that unit, which is to answer; and whoever is given is not missing.
fn given(
    input: &DiffInput<'_>,
    people: &People<'_>,
    row: &StagedRow,
    (known, unit): (Option<usize>, &EcoString),
) -> (RowResult, Option<Settled>) {
    let mut result = empty(row, RowOutcome::Refused, Some("scope.other_unit"), Some(unit));
    let Some(at) = known else {
        return (result, None);
    };
    let person = &people.list[at];
    let mut own = person
        .posts
        .iter()
        .filter(|post| input.units.contains(post.unit.as_str()));
    let is_there = person.posts.iter().any(|post| post.unit == *unit);
    let is_identity = |code: &String| IDENTITY_ERRORS.contains(&code.as_str());
    let may = matches!(input.mode, ImportMode::Both | ImportMode::Update);
    if let (Some(post), None) = (own.next(), own.next())
        && may
        && !is_there
        && row.errors.iter().all(is_identity)
    {
        result.outcome = RowOutcome::Pending;
        result.code = Some(GIVEN.to_owned());
        result.person = Some(PersonRef::Known(person.id.clone()));
        result.post = Some(post.id.clone());
        result.from_unit = Some(post.unit.clone());
        return (result, Some(Settled::Matched(vec![at])));
    }
    (result, None)
}

/// Whom a row may mean that its ID number does not tell.
fn candidates(
    people: &People<'_>,
    organisations: &mut Organisations<'_>,
    row: &StagedRow,
    unit: &str,
) -> Vec<Candidate> {
    let told = row.person_key.as_deref().and_then(|key| people.by_key(key));
    if told.is_some() {
        return Vec::new();
    }
    let organisation = row
        .organisation
        .as_deref()
        .map(|written| organisations.resolve(unit, written));
    let known = match &organisation {
        Some(OrganisationRef::Known(id)) => Some(id.as_str()),
        _ => None,
    };
    people.candidates(row, known)
}

/// Whose row it is; the second are the candidates, where it is pending for them.
fn settle_person(
    people: &People<'_>,
    row: &StagedRow,
    unit: &EcoString,
    known: Option<usize>,
    candidates: &[Candidate],
) -> (RowResult, Vec<usize>) {
    let decided = matches!(row.decision, Some(Decision::SamePerson(_)));
    if decided && known.is_none() {
        return (
            empty(row, RowOutcome::Refused, Some("identity.person_gone"), Some(unit)),
            Vec::new(),
        );
    }
    let is_identity = |code: &&String| IDENTITY_ERRORS.contains(&code.as_str());
    if let Some(code) = row.errors.iter().find(|code| !is_identity(code)) {
        return (
            empty(row, RowOutcome::Refused, Some(code), Some(unit)),
            Vec::new(),
        );
    }
    let ruined = row
        .errors
        .first()
        .map(String::as_str)
        .or(row.person_key.is_none().then_some("id_number.missing"));
    if let Some(at) = known {
        let mut result = empty(row, RowOutcome::Unchanged, None, Some(unit));
        result.person = Some(PersonRef::Known(people.list[at].id.clone()));
        return (result, Vec::new());
    }
    if !candidates.is_empty() && row.decision != Some(Decision::NewPerson) {
        let result = empty(row, RowOutcome::Pending, Some("identity.candidates"), Some(unit));
        let asked = candidates
            .iter()
            .filter_map(|candidate| people.by_id(&candidate.person))
            .collect();
        return (result, asked);
    }
    if let Some(code) = ruined {
        return (
            empty(row, RowOutcome::Refused, Some(code), Some(unit)),
            Vec::new(),
        );
    }
    let mut result = empty(row, RowOutcome::Unchanged, None, Some(unit));
    result.person = row.person_key.clone().map(PersonRef::New);
    (result, Vec::new())
}

fn settle_organisation(
    input: &DiffInput<'_>,
    organisations: &mut Organisations<'_>,
    row: &StagedRow,
    mut result: RowResult,
) -> RowResult {
    let (Some(written), Some(unit)) = (row.organisation.as_deref(), result.unit.as_deref()) else {
        return result;
    };
    let reference = organisations.resolve(unit, written);
    if let OrganisationRef::New(key) = &reference
        && input.ask_near
        && organisations.near(key).is_some()
    {
        result.outcome = RowOutcome::Pending;
        result.code = Some("organisation.near".to_owned());
    }
    result.organisation = Some(reference);
    result
}

/// A row whose firm is called nearly like a known one waits until somebody says which it is.
fn settle_employer(input: &DiffInput<'_>, row: &StagedRow, mut result: RowResult) -> RowResult {
    let asked = result.unit.as_deref().zip(row.post.get("employer"));
    let near = asked.and_then(|(unit, name)| input.near_firms.of(unit, name));
    if result.outcome == RowOutcome::Unchanged && near.is_some() {
        result.outcome = RowOutcome::Pending;
        result.code = Some("employer.near".to_owned());
    }
    result
}
