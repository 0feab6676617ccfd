//! How a person stands: what they hold, and what the next tier asks. One evaluation for the page and the application.
use std::collections::HashMap;

use chrono::NaiveDate;
use sanyou_schema::domain::certification::{Eligibility, Facts, eligibility, next_tier};
use sanyou_schema::domain::training::course::Reach;
use sanyou_schema::domain::value::Tier;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::person;
use sea_orm::{ConnectionTrait, DbErr};

use super::store::certificates::{Held, certificates_of_person};
use super::store::facts::facts_of;
use super::store::schemes::{SchemeVersion, scheme_on};
use crate::roster::{main_post, person_row, posts_of};

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

/// Reads and evaluates. Whether the caller may see the person is the caller's matter.
pub async fn standing(
    db: &impl ConnectionTrait,
    id: PersonId,
    day: NaiveDate,
) -> Result<Option<Standing>, DbErr> {
    let Some(person) = person_row(db, id).await? else {
        return Ok(None);
    };
    let posts = posts_of(db, id).await?;
    let held = certificates_of_person(db, id).await?;
    let post = main_post(posts.iter(), day);
    // whoever holds no post today is judged by the scheme of where they served last
    let path = post.or_else(|| posts.first()).map(|post| post.unit_path.as_str());
    let scheme = match path {
        Some(path) => scheme_on(db, path, day).await?,
        None => None,
    };
    let facts = facts_of(
        db,
        &person,
        &posts,
        &held,
        scheme.as_ref().map(|version| &version.scheme),
        day,
    )
    .await?;
    Ok(Some(Standing {
        person,
        day,
        held,
        scheme,
        facts,
    }))
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
    let mut found = HashMap::new();
    for id in people {
        let next = standing(db, *id, day).await?.and_then(|standing| standing.next());
        let reach = next.map(|next| Reach {
            tier: next.tier,
            lacking: next.criteria.iter().filter(|one| !one.met).count(),
            earliest: next.earliest,
        });
        found.extend(reach.map(|reach| (*id, reach)));
    }
    Ok(found)
}
