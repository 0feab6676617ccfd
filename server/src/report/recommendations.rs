//! Which courses are recommended to whom, and why (差别培训): what somebody lacks, held against whom courses are for.
use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::credit::ThresholdRule;
use sanyou_schema::domain::training::course::{Found, Learner, Offered, Recommended, gaps, recommend};
use sanyou_schema::domain::value::CreditHours;
use sanyou_schema::domain::value::id::{CourseId, PersonId};

use super::store::organisation_kinds;
use super::suggestions::everybody;
use crate::certification::reach_of;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::roster::{ListedPerson, PeopleFilter, listed, person_row};
use crate::training::{SeenCourse, done_by, open_courses, trained_in};

/// Somebody with what they lack and what would help.
#[derive(Debug, Clone)]
pub struct Advice {
    /// Who.
    pub person: ListedPerson,
    /// What they lack, the most pressing first.
    pub gaps: Vec<Found>,
    /// What is recommended.
    pub courses: Vec<Recommended<CourseId>>,
}

/// What is recommended to people, with the courses that it is.
pub struct Advised {
    /// The people, in the order of the list.
    pub people: Vec<Advice>,
    /// The courses that are recommended to any of them, by their codes.
    pub courses: Vec<SeenCourse>,
}

/// What is recommended to everybody with a post at a unit or below it, within the actor's sight.
pub async fn of_unit(platform: &Platform, actor: &Actor, unit_path: String) -> Result<Advised, Problem> {
    let filter = PeopleFilter {
        unit_path: Some(unit_path),
        ..PeopleFilter::default()
    };
    let people = everybody(platform, actor, &filter).await?;
    advise(platform, people, actor.scope.day).await
}

/// What is recommended to one person, for whoever has found them in scope.
pub async fn of_person(platform: &Platform, actor: &Actor, person: PersonId) -> Result<Advised, Problem> {
    let db = platform.database.reader();
    let row = person_row(db, person)
        .await?
        .ok_or_else(|| Problem::not_found("位党务工作者"))?;
    let (day, filter) = (actor.scope.day, PeopleFilter::default());
    let people = listed(db, &platform.keys, &actor.scope, day, &filter, vec![row]).await?;
    advise(platform, people, day).await
}

async fn advise(platform: &Platform, people: Vec<ListedPerson>, day: NaiveDate) -> Result<Advised, Problem> {
    let db = platform.database.reader();
    let courses = open_courses(db).await?;
    let ids: Vec<PersonId> = people.iter().map(|one| one.id).collect();
    let this_year = trained_in(db, ids.clone(), day.year()).await?;
    let last_year = trained_in(db, ids.clone(), day.year() - 1).await?;
    let kinds = people.iter().filter_map(|one| one.post.as_ref()?.organisation_id);
    let kinds = organisation_kinds(db, kinds.collect()).await?;
    let done = done_by(db, &ids).await?;
    let reach = reach_of(db, &ids, day).await?;
    let nothing = HashSet::new();
    let thresholds = ThresholdRule::default();
    let advice = people.into_iter().filter_map(|person| {
        let post = person.post.as_ref()?;
        let role = post.post.role();
        let since = post.valid_from;
        let hours = rust_decimal::Decimal::new(person.hours_hundredths, 2);
        let learner = Learner {
            roles: vec![role],
            held: person.tier,
            industry: post.organisation_id.and_then(|id| kinds.get(&id).copied()),
            in_post_since: since,
            trained: this_year.contains(&person.id)
                || (since.year() == day.year() - 1 && last_year.contains(&person.id)),
            hours: CreditHours::parse(hours).unwrap_or_default(),
            required: thresholds.required([role]),
            reach: reach.get(&person.id).copied(),
        };
        let done = done.get(&person.id).unwrap_or(&nothing);
        let offered: Vec<Offered<usize>> = courses
            .iter()
            .enumerate()
            .filter(|(_, seen)| post.unit_path.starts_with(&seen.unit_path))
            .map(|(key, seen)| Offered {
                key,
                audience: seen.audience(),
                taken: done.contains(&seen.row.id),
            })
            .collect();
        let found = recommend(&offered, &learner, day).into_iter();
        let found = found.filter_map(|one| {
            Some(Recommended {
                key: courses.get(one.key)?.row.id,
                reasons: one.reasons,
            })
        });
        Some(Advice {
            gaps: gaps(&learner, day),
            courses: found.collect(),
            person,
        })
    });
    let people: Vec<Advice> = advice.collect();
    let wanted: HashSet<CourseId> = people
        .iter()
        .flat_map(|one| one.courses.iter().map(|course| course.key))
        .collect();
    Ok(Advised {
        people,
        courses: courses
            .into_iter()
            .filter(|seen| wanted.contains(&seen.row.id))
            .collect(),
    })
}
