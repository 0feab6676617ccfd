//! Why not, and from when: every criterion of a tier with the person's fact, met or not, and the earliest day.
//!
//! One evaluation serves the phone's page, the API and the application, which keeps its result.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    facts::Facts,
    scheme::{Criterion, CriterionKind, Scheme, TierRule},
};
use crate::domain::value::{Tier, id::SessionId};

/// One criterion's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionResult {
    /// Its code within the tier.
    pub code: String,
    /// Whether it is met.
    pub met: bool,
    /// The person's fact in words.
    pub fact: String,
    /// The scheme's own words.
    pub required: String,
    /// The first day, not before the day asked for, on which it is or can be met.
    pub earliest: Option<NaiveDate>,
    /// Sessions to come that would do it; none where it is met.
    pub sessions: Vec<SessionId>,
}

/// A tier's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// The tier.
    pub tier: Tier,
    /// Whether the person may apply on the day.
    pub eligible: bool,
    /// The first day on which all is met at once, as far as it is known.
    pub earliest: Option<NaiveDate>,
    /// Every criterion.
    pub criteria: Vec<CriterionResult>,
}

/// The tier that the person may try for next; `None` at the top.
pub fn next_tier(scheme: &Scheme, facts: &Facts, day: NaiveDate) -> Option<Tier> {
    scheme.above(facts.tier_on(day))
}

/// Whether the person may apply for a tier on a day; `None` where the scheme has no such tier.
pub fn eligibility(scheme: &Scheme, tier: Tier, facts: &Facts, day: NaiveDate) -> Option<Eligibility> {
    let criteria = criteria_of(scheme.tier(tier)?);
    let facts = &facts.without_past_sessions(day);
    let results: Vec<_> = criteria
        .iter()
        .map(|criterion| {
            let met = criterion.kind.is_met(facts, day);
            CriterionResult {
                code: criterion.code.clone(),
                met,
                fact: criterion.kind.fact(facts, day),
                required: criterion.text.clone(),
                earliest: criterion.kind.first_from(facts, day),
                sessions: if met {
                    Vec::new()
                } else {
                    criterion.kind.sessions(facts)
                },
            }
        })
        .collect();
    let eligible = results.iter().all(|result| result.met);
    Some(Eligibility {
        tier,
        eligible,
        earliest: first_day(&criteria, facts, day),
        criteria: results,
    })
}

/// The tier's criteria, with its prerequisite as one where none of them asks for that already.
fn criteria_of(rule: &TierRule) -> Vec<Criterion> {
    let mut criteria = rule.criteria.clone();
    let asked = criteria
        .iter()
        .any(|c| matches!(c.kind, CriterionKind::PreviousTierMonths { .. }));
    if let Some(tier) = rule.prerequisite.filter(|_| !asked) {
        criteria.push(Criterion {
            code: "prerequisite".to_owned(),
            text: format!("持有有效的{}证书", tier.label()),
            kind: CriterionKind::PreviousTierMonths { tier, months: 0 },
        });
    }
    criteria
}

/// The first day on which all can be met at once. A criterion may lapse (a certificate expires), so the latest of the
/// first days is asked again until it holds for all.
fn first_day(criteria: &[Criterion], facts: &Facts, day: NaiveDate) -> Option<NaiveDate> {
    let mut from = day;
    for _ in 0..=criteria.len() * 4 {
        let firsts: Option<Vec<_>> = criteria
            .iter()
            .map(|criterion| criterion.kind.first_from(facts, from))
            .collect();
        let latest = firsts?.into_iter().max().unwrap_or(from);
        if latest == from {
            return Some(from);
        }
        from = latest;
    }
    None
}

#[cfg(test)]
#[path = "eligibility_tests.rs"]
mod tests;
