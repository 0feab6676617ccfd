//! How a person stands: what they hold, and what the next tier asks. One evaluation for the page and the application.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::certification::{Eligibility, Facts, eligibility, next_tier};
use sanyou_schema::domain::training::course::Reach;
use sanyou_schema::domain::value::Tier;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::person;
use sea_orm::{ConnectionTrait, DbErr};

use super::store::certificates::{Held, certificates_of};
use super::store::facts::{Subject, facts_of};
use super::store::schemes::{SchemeVersion, Schemes};
use crate::roster::{PostView, main_post, person_rows, posts_of_people};

/// How a person stands on a day.
pub struct Standing {
    /// The person.
    pub person: person::Model,
    /// The day.
    pub day: NaiveDate,
    /// All certificates, newest first.
    pub held: Vec<Held>,
    /// The scheme that holds for them on the day.
    pub scheme: Option<SchemeVersion>,
    facts: Facts,
}

/// So many people are read at once: a statement takes so many values only.
const PORTION: usize = 500;

/// Reads and evaluates. Whether the caller may see the person is the caller's matter.
pub async fn standing(
    db: &impl ConnectionTrait,
    id: PersonId,
    day: NaiveDate,
) -> Result<Option<Standing>, DbErr> {
    Ok(standings(db, &[id], day).await?.pop())
}

/// The same of several people at once; whoever is not there is left out.
async fn standings(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    day: NaiveDate,
) -> Result<Vec<Standing>, DbErr> {
    let schemes = Schemes::on(db, day).await?;
    let mut found = Vec::new();
    for portion in people.chunks(PORTION) {
        let subjects = subjects(db, portion, &schemes, day).await?;
        let facts = facts_of(db, &subjects, day).await?;
        let standings = subjects.into_iter().zip(facts).map(|(subject, facts)| Standing {
            person: subject.person,
            day,
            held: subject.held,
            scheme: subject.scheme,
            facts,
        });
        found.extend(standings);
    }
    Ok(found)
}

async fn subjects(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    schemes: &Schemes,
    day: NaiveDate,
) -> Result<Vec<Subject>, DbErr> {
    let mut posts: HashMap<PersonId, Vec<PostView>> = HashMap::new();
    for post in posts_of_people(db, people).await? {
        posts.entry(post.person_id).or_default().push(post);
    }
    let mut held: HashMap<PersonId, Vec<Held>> = HashMap::new();
    for one in certificates_of(db, people).await? {
        held.entry(one.row.person_id).or_default().push(one);
    }
    let subject = |person: person::Model| {
        let posts = posts.remove(&person.id).unwrap_or_default();
        // whoever holds no post today is judged by the scheme of where they served last
        let post = main_post(posts.iter(), day).or_else(|| posts.first());
        Subject {
            scheme: post.and_then(|post| schemes.of(&post.unit_path)).cloned(),
            held: held.remove(&person.id).unwrap_or_default(),
            posts,
            person,
        }
    };
    Ok(person_rows(db, people).await?.into_iter().map(subject).collect())
}

impl Standing {
    /// The highest tier that is valid on the day.
    pub fn tier(&self) -> Option<Tier> {
        self.facts.tier_on(self.day)
    }

    /// What is shown as the certificate: the highest valid one, else the one that was issued last.
    pub fn shown(&self) -> Option<&Held> {
        let issued = || self.held.iter().filter(|held| held.status(self.day).is_some());
        issued()
            .filter(|held| held.certificate.is_valid(self.day))
            .max_by_key(|held| held.certificate.tier)
            .or_else(|| issued().next())
    }

    /// The tier above, with every criterion; none at the top or without a scheme.
    pub fn next(&self) -> Option<Eligibility> {
        let scheme = &self.scheme.as_ref()?.scheme;
        self.eligibility(next_tier(scheme, &self.facts, self.day)?)
    }

    /// One tier with every criterion; none where the scheme has no such tier.
    pub fn eligibility(&self, tier: Tier) -> Option<Eligibility> {
        eligibility(&self.scheme.as_ref()?.scheme, tier, &self.facts, self.day)
    }
}

/// How far the next tier is from each of some people on a day; whoever is at the top, or under no scheme, is left out.
pub async fn reach_of(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    day: NaiveDate,
) -> Result<HashMap<PersonId, Reach>, DbErr> {
    let standings = standings(db, people, day).await?;
    let reach = standings.iter().filter_map(|standing| {
        let next = standing.next()?;
        let reach = Reach {
            tier: next.tier,
            lacking: next.criteria.iter().filter(|one| !one.met).count(),
            earliest: next.earliest,
        };
        Some((standing.person.id, reach))
    });
    Ok(reach.collect())
}
