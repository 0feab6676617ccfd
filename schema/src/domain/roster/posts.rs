//! Which post of its person a row is about.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    input::{DiffInput, covered},
    matching::People,
    settle::Settled,
    staged::{OrganisationRef, PersonRef, PresentPost, RowResult, StagedRow},
};
use crate::domain::value::RowOutcome;

/// How a row that goes on meets the posts of its person.
pub(super) enum Met<'a> {
    /// The post stands here.
    Same(&'a PresentPost),
    /// A post that is now with another organisation or unit.
    Moved(&'a PresentPost),
    /// A post to be made.
    Another,
    /// A post in another township, which is to answer.
    Transfer(&'a PresentPost),
    /// The row names no organisation, and nothing here tells it.
    NoOrganisation,
}

/// For each row that goes on, the post that it is about. All rows of a person are seen together, so that a row takes
/// the post that fits it best and not the first that is left.
pub(super) fn assign_posts<'a>(
    input: &DiffInput<'_>,
    people: &People<'a>,
    results: &[RowResult],
    settled: &[Option<Settled>],
) -> Vec<Option<Met<'a>>> {
    let covered = covered(input);
    let mut met: Vec<Option<Met<'a>>> = results.iter().map(|_| None).collect();
    let mut rows_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, result) in results
        .iter()
        .enumerate()
        .filter(|(_, result)| result.outcome == RowOutcome::Unchanged)
    {
        match (&settled[at], &result.person) {
            (Some(Settled::Matched(matched)), Some(PersonRef::Known(_))) => {
                rows_of.entry(matched[0]).or_default().push(at);
            }
            _ if result.organisation.is_some() => met[at] = Some(Met::Another),
            _ => met[at] = Some(Met::NoOrganisation),
        }
    }
    for (person, rows) in rows_of {
        let posts = &people.list[person].posts;
        let mut free: Vec<&PresentPost> = posts.iter().collect();
        for fits in [fits_exactly, fits_organisation] {
            for at in &rows {
                if met[*at].is_none()
                    && let Some(place) = free
                        .iter()
                        .position(|post| fits(&input.rows[*at], &results[*at], post))
                {
                    met[*at] = Some(Met::Same(free.remove(place)));
                }
            }
        }
        for at in rows {
            if met[at].is_none() {
                met[at] = Some(meet_elsewhere(
                    input,
                    &covered,
                    &input.rows[at],
                    &results[at],
                    posts,
                    &mut free,
                ));
            }
        }
    }
    met
}

pub(super) fn in_unit(result: &RowResult, post: &PresentPost) -> bool {
    result.unit.as_deref() == Some(post.unit.as_str())
}

fn same_post(row: &StagedRow, post: &PresentPost) -> bool {
    row.post
        .get("post")
        .is_none_or(|written| post.values.get("post") == Some(written))
}

fn same_organisation(result: &RowResult, post: &PresentPost) -> bool {
    match &result.organisation {
        Some(OrganisationRef::Known(id)) => *id == post.organisation,
        Some(OrganisationRef::New(_)) => false,
        // a row without the column says nothing of it
        None => true,
    }
}

fn fits_exactly(row: &StagedRow, result: &RowResult, post: &PresentPost) -> bool {
    fits_organisation(row, result, post) && same_post(row, post)
}

fn fits_organisation(_: &StagedRow, result: &RowResult, post: &PresentPost) -> bool {
    in_unit(result, post) && same_organisation(result, post)
}

/// A row whose organisation has no free post of the person: moved, one more post, or another township's to answer.
fn meet_elsewhere<'a>(
    input: &DiffInput<'_>,
    covered: &BTreeSet<&str>,
    row: &StagedRow,
    result: &RowResult,
    posts: &'a [PresentPost],
    free: &mut Vec<&'a PresentPost>,
) -> Met<'a> {
    if result.organisation.is_none() {
        return Met::NoOrganisation;
    }
    let mut take = |test: &dyn Fn(&PresentPost) -> bool| {
        let mut fitting = free
            .iter()
            .enumerate()
            .filter(|(_, post)| test(post))
            .map(|(at, _)| at);
        let only = fitting.next().filter(|_| fitting.next().is_none());
        only.map(|at| free.remove(at))
    };
    // who serves several organisations in one post keeps them: only a single one can have moved
    if let Some(post) = take(&|post| in_unit(result, post) && same_post(row, post)) {
        return Met::Moved(post);
    }
    if posts.is_empty() || posts.iter().any(|post| in_unit(result, post)) {
        return Met::Another;
    }
    let given_up = |post: &PresentPost| {
        let covered = input.units.contains(post.unit.as_str()) && covered.contains(post.unit.as_str());
        covered || input.granted.contains(post.id.as_str())
    };
    if let Some(post) = take(&|post| given_up(post) && same_post(row, post)).or_else(|| take(&given_up)) {
        return Met::Moved(post);
    }
    // every other post has its own row in this very file: it says both
    free.first().map_or(Met::Another, |post| Met::Transfer(post))
}
