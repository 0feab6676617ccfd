//! K4 持证率: persons in post whose highest valid certificate is of a tier, of all persons in post.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Ratio;
use crate::domain::value::Tier;

/// Somebody in post, in one group of the report; the same person may be in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InPost<P, G> {
    /// Who.
    pub person: P,
    /// Where: a township, a role.
    pub group: G,
    /// The person's highest tier that is valid on the day.
    pub tier: Option<Tier>,
}

/// The figures of one group, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct K4Row {
    /// Persons in post.
    pub in_post: u64,
    /// Of them by highest tier: the columns add up to the total.
    pub by_tier: BTreeMap<Tier, u64>,
}

impl K4Row {
    /// All with a certificate, of all in post.
    pub fn total(&self) -> Ratio {
        Ratio::new(self.by_tier.values().sum(), self.in_post)
    }

    /// Those whose highest is this tier, of all in post.
    pub fn of(&self, tier: Tier) -> Ratio {
        Ratio::new(self.by_tier.get(&tier).copied().unwrap_or(0), self.in_post)
    }

    fn count<P: Ord>(people: &BTreeMap<P, Option<Tier>>) -> Self {
        let mut row = Self {
            in_post: people.len() as u64,
            by_tier: Tier::ALL.iter().map(|tier| (*tier, 0)).collect(),
        };
        for tier in people.values().flatten() {
            *row.by_tier.entry(*tier).or_default() += 1;
        }
        row
    }
}

/// The figures by group and over all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct K4<G> {
    /// A row a group.
    pub groups: BTreeMap<G, K4Row>,
    /// Every person once (去重后合计).
    pub distinct: K4Row,
    /// So many are counted in more than one group: the sum of the rows less the distinct total.
    pub counted_again: u64,
}

/// Counts persons, each once a group and once in the total.
pub fn k4<P: Ord + Clone, G: Ord + Clone>(in_post: impl IntoIterator<Item = InPost<P, G>>) -> K4<G> {
    let mut by_group: BTreeMap<G, BTreeMap<P, Option<Tier>>> = BTreeMap::new();
    let mut all: BTreeMap<P, Option<Tier>> = BTreeMap::new();
    for post in in_post {
        by_group
            .entry(post.group)
            .or_default()
            .insert(post.person.clone(), post.tier);
        all.insert(post.person, post.tier);
    }
    let groups: BTreeMap<_, _> = by_group
        .iter()
        .map(|(group, people)| (group.clone(), K4Row::count(people)))
        .collect();
    let rows: u64 = groups.values().map(|row| row.in_post).sum();
    let distinct = K4Row::count(&all);
    let counted_again = rows - distinct.in_post;
    K4 {
        groups,
        distinct,
        counted_again,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        certification::{Certificate, highest_valid, validity},
        value::CertificateState,
    };

    /// The township of the worked example: 20 in post on 2026-09-30; 5 junior, 3 intermediate and 1 senior valid, and
    /// 1 junior expired.
    #[test]
    fn the_worked_example() {
        let as_of: chrono::NaiveDate = "2026-09-30".parse().unwrap();
        let issue = |tier, from: &str| {
            let from = from.parse().unwrap();
            Certificate {
                tier,
                days: validity(from, 36),
                events: vec![(from, CertificateState::Valid)],
            }
        };
        let mut held: Vec<Vec<Certificate>> = Vec::new();
        held.extend((0..5).map(|_| vec![issue(Tier::Junior, "2024-10-01")]));
        held.extend((0..3).map(|_| {
            vec![
                issue(Tier::Junior, "2023-10-01"),
                issue(Tier::Intermediate, "2025-10-01"),
            ]
        }));
        held.push(vec![issue(Tier::Senior, "2026-01-01")]);
        held.push(vec![issue(Tier::Junior, "2023-09-30")]);
        held.resize(20, vec![]);
        let posts = held.iter().enumerate().map(|(person, certificates)| InPost {
            person,
            group: "A",
            tier: highest_valid(certificates, as_of),
        });
        let figures = k4(posts);
        let row = &figures.groups["A"];
        assert_eq!(
            (row.total().to_string(), row.total().label()),
            ("9/20".to_owned(), "45.0%".to_owned())
        );
        let tiers: Vec<_> = Tier::ALL.iter().map(|tier| row.of(*tier).label()).collect();
        assert_eq!(tiers, ["25.0%", "15.0%", "5.0%"]);
        assert_eq!((&figures.distinct, figures.counted_again), (row, 0));
    }

    #[test]
    fn who_serves_in_two_townships_is_one_person() {
        let at = |person, group, tier| InPost { person, group, tier };
        let figures = k4([
            at(1, "A", Some(Tier::Junior)),
            at(1, "A", Some(Tier::Junior)),
            at(1, "B", Some(Tier::Junior)),
            at(2, "B", None),
        ]);
        assert_eq!((figures.groups["A"].in_post, figures.groups["B"].in_post), (1, 2));
        assert_eq!(
            (figures.distinct.total(), figures.counted_again),
            (Ratio::new(1, 2), 1)
        );
        let nobody = k4::<u8, u8>([]);
        assert_eq!(nobody.distinct.total().label(), "—");
    }

    proptest! {
        #[test]
        fn the_columns_add_up(drawn in proptest::collection::vec((0u8..30, 0u8..4, 0usize..4), 0..60)) {
            // a person has one highest tier, whatever the group
            let tier = |person: u8| Tier::ALL.get(usize::from(person) % 4).copied();
            let figures = k4(drawn.iter().map(|(person, group, _)| InPost { person: *person, group: *group, tier: tier(*person) }));
            let people: BTreeSet<_> = drawn.iter().map(|(person, ..)| *person).collect();
            prop_assert_eq!(figures.distinct.in_post, people.len() as u64);
            let holders = people.iter().filter(|person| tier(**person).is_some()).count();
            prop_assert_eq!(figures.distinct.total().numerator, holders as u64);
            for row in figures.groups.values() {
                prop_assert!(row.total().numerator <= row.in_post);
            }
        }
    }
}
