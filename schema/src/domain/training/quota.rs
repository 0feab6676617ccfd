//! How a session's places are shared out among units (名额分配).
//!
//! Each unit that has somebody to send gets the minimum; the rest goes by the basis with largest remainders; nobody gets
//! more places than people; what is over goes round again among those who still have people. Ties go by the official
//! order. Every step is kept, so that the table can show its arithmetic.
use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::domain::Violation;

coded_enum! {
    /// What the places are shared out by.
    QuotaBasis {
        /// Party organisations.
        Parties = "parties" "党组织数",
        /// People of the audience on the register.
        Eligible = "eligible" "在册对象数",
        /// Of these, who has not been trained this year.
        Untrained = "untrained" "未轮训人数",
        /// Places of the session before that nobody came to.
        Owed = "owed" "上期欠训",
        /// A number given for each unit.
        Fixed = "fixed" "固定名额",
    }
}

coded_enum! {
    /// Among whom the places are shared out.
    QuotaBy {
        /// Townships and zones.
        Territory = "territory" "乡镇",
        /// Lines (行业党委 and the like).
        Line = "line" "行业",
        /// Alliances of organisations.
        Alliance = "alliance" "党建联盟",
    }
}

/// A unit that may get places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaUnit<K> {
    /// Which.
    pub key: K,
    /// Its place in the official order.
    pub sort_no: i32,
    /// Its name, for the sentences.
    pub name: String,
    /// How much of the basis it has; for a fixed basis, its places.
    pub basis: u32,
    /// How many people it could send.
    pub eligible: u32,
}

/// What is to be shared out, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaRule {
    /// By what.
    pub basis: QuotaBasis,
    /// How many places.
    pub total: u32,
    /// So many at least for each unit that has somebody to send.
    pub minimum: u32,
}

/// One round of sharing out, for one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaStep {
    /// Places that were left for the round.
    pub rest: u32,
    /// The unit's part of the weights …
    pub weight: u32,
    /// … of all of them.
    pub weights: u64,
    /// Whether nobody with people left had any of the basis, so that the round went by people left.
    pub by_people: bool,
    /// Whole places.
    pub whole: u32,
    /// Whether its remainder was among the largest.
    pub extra: bool,
    /// Places beyond its people, which go to the next round.
    pub over: u32,
}

impl QuotaStep {
    /// What it would get exactly, times 100, rounded down.
    pub fn exact_hundredths(&self) -> u64 {
        match self.weights {
            0 => 0,
            weights => u64::from(self.rest) * u64::from(self.weight) * 100 / weights,
        }
    }
}

/// What a unit gets, and how that comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaShare<K> {
    /// The unit as it was given.
    pub unit: QuotaUnit<K>,
    /// What it gets before anything is shared out.
    pub minimum: u32,
    /// The rounds that it took part in.
    pub steps: Vec<QuotaStep>,
    /// What it gets.
    pub places: u32,
}

impl<K> QuotaShare<K> {
    const fn left(&self) -> u32 {
        self.unit.eligible.saturating_sub(self.places)
    }
}

/// Shares the places out, in official order; or says why that can't be, and what would do.
///
/// # Errors
/// `quota.nobody`, `quota.total`, `quota.eligible`, `quota.minimum`, `quota.fixed_sum`, `quota.fixed_over`.
pub fn allot<K: Ord + Clone>(
    rule: QuotaRule,
    units: Vec<QuotaUnit<K>>,
) -> Result<Vec<QuotaShare<K>>, Vec<Violation>> {
    let mut units = units;
    units.sort_by(|a, b| (a.sort_no, &a.key).cmp(&(b.sort_no, &b.key)));
    let violations = match rule.basis {
        QuotaBasis::Fixed => check_fixed(rule, &units),
        _ => check(rule, &units),
    };
    if !violations.is_empty() {
        return Err(violations);
    }
    let fixed = rule.basis == QuotaBasis::Fixed;
    let mut shares: Vec<QuotaShare<K>> = units
        .into_iter()
        .map(|unit| {
            let minimum = if fixed {
                unit.basis
            } else {
                rule.minimum.min(unit.eligible)
            };
            QuotaShare {
                minimum,
                places: minimum,
                steps: Vec::new(),
                unit,
            }
        })
        .collect();
    let given: u32 = shares.iter().map(|share| share.places).sum();
    let mut rest = rule.total.saturating_sub(given);
    // each round fills a unit for good, or is the last
    while rest > 0 {
        rest = round(rest, &mut shares);
    }
    Ok(shares)
}

/// Shares `rest` out once; answers what is left. While some units would get more than their people, these alone are
/// filled, so that the others share what is over by their weights, and not by a remainder twice.
fn round<K: Ord>(rest: u32, shares: &mut [QuotaShare<K>]) -> u32 {
    let open: Vec<usize> = (0..shares.len()).filter(|at| shares[*at].left() > 0).collect();
    let by_people = open.iter().all(|at| shares[*at].unit.basis == 0);
    let weight = |share: &QuotaShare<K>| if by_people { share.left() } else { share.unit.basis };
    let weights: u64 = open.iter().map(|at| u64::from(weight(&shares[*at]))).sum();
    if weights == 0 {
        return 0;
    }
    let part = |share: &QuotaShare<K>| u64::from(rest) * u64::from(weight(share));
    let step = |share: &QuotaShare<K>| QuotaStep {
        rest,
        weight: weight(share),
        weights,
        by_people,
        whole: u32::try_from(part(share) / weights).unwrap_or(rest),
        extra: false,
        over: 0,
    };
    let full = |at: &usize| part(&shares[*at]) >= u64::from(shares[*at].left()) * weights;
    let filled: Vec<usize> = open.iter().copied().filter(full).collect();
    let mut steps: Vec<(usize, QuotaStep)> = Vec::new();
    if filled.is_empty() {
        let mut by_remainder = open.clone();
        // a stable sort: ties stay in official order
        by_remainder.sort_by_key(|at| Reverse(part(&shares[*at]) % weights));
        let wholes: u32 = open.iter().map(|at| step(&shares[*at]).whole).sum();
        by_remainder.truncate((rest - wholes) as usize);
        steps.extend(open.into_iter().map(|at| {
            let extra = by_remainder.contains(&at);
            (
                at,
                QuotaStep {
                    extra,
                    ..step(&shares[at])
                },
            )
        }));
    } else {
        steps.extend(filled.into_iter().map(|at| {
            let found = step(&shares[at]);
            let over = found.whole - shares[at].left();
            (at, QuotaStep { over, ..found })
        }));
    }
    let mut given = 0;
    for (at, step) in steps {
        let places = step.whole + u32::from(step.extra) - step.over;
        given += places;
        shares[at].places += places;
        shares[at].steps.push(step);
    }
    rest - given
}

fn check<K>(rule: QuotaRule, units: &[QuotaUnit<K>]) -> Vec<Violation> {
    let people: u64 = units.iter().map(|unit| u64::from(unit.eligible)).sum();
    if people == 0 {
        return vec![nobody()];
    }
    let total = u64::from(rule.total);
    let mut violations = Vec::new();
    if total == 0 {
        violations.push(Violation::new("quota.total", "名额至少为 1，请填写名额总数。").on("total"));
    }
    if total > people {
        let message = format!(
            "符合条件的只有 {people} 人，分不完 {total} 个名额。请把名额改为 {people} 以内，或放宽对象。"
        );
        violations.push(
            Violation::new("quota.eligible", message)
                .on("total")
                .with("total", total)
                .with("eligible", people),
        );
    }
    let needed: u64 = units
        .iter()
        .map(|unit| u64::from(rule.minimum.min(unit.eligible)))
        .sum();
    if needed > total && total > 0 {
        violations.push(too_few(rule, units, needed));
    }
    violations
}

fn nobody() -> Violation {
    Violation::new(
        "quota.nobody",
        "名册里没有符合条件的人，名额无处可分。请检查对象，或先导入名册。",
    )
    .on("audience")
}

fn too_few<K>(rule: QuotaRule, units: &[QuotaUnit<K>], needed: u64) -> Violation {
    let with_people = units.iter().filter(|unit| unit.eligible > 0).count();
    let possible = (0..rule.minimum).rev().find(|minimum| {
        let sum: u64 = units
            .iter()
            .map(|unit| u64::from((*minimum).min(unit.eligible)))
            .sum();
        sum <= u64::from(rule.total)
    });
    let message = format!(
        "{with_people} 个单位各至少 {} 个，共需 {needed} 个，只有 {} 个名额。请把名额加到 {needed}，或把最低数改为 {}。",
        rule.minimum,
        rule.total,
        possible.unwrap_or(0)
    );
    Violation::new("quota.minimum", message)
        .on("minimum")
        .with("needed", needed)
        .with("total", rule.total)
}

fn check_fixed<K>(rule: QuotaRule, units: &[QuotaUnit<K>]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let sum: u64 = units.iter().map(|unit| u64::from(unit.basis)).sum();
    if sum != u64::from(rule.total) || sum == 0 {
        let message = format!(
            "各单位名额合计 {sum}，与名额总数 {} 不一致。请改某个单位的名额，或把总数改为 {sum}。",
            rule.total
        );
        violations.push(
            Violation::new("quota.fixed_sum", message)
                .on("total")
                .with("sum", sum),
        );
    }
    for unit in units.iter().filter(|unit| unit.basis > unit.eligible) {
        let message = format!(
            "{}符合条件的只有 {} 人，给不了 {} 个名额。请改为 {} 以内。",
            unit.name, unit.eligible, unit.basis, unit.eligible
        );
        violations.push(
            Violation::new("quota.fixed_over", message)
                .on("fixed")
                .with("eligible", unit.eligible),
        );
    }
    violations
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(key: u32, basis: u32, eligible: u32) -> QuotaUnit<u32> {
        QuotaUnit {
            key,
            sort_no: i32::try_from(key).unwrap(),
            name: format!("单位{key}"),
            basis,
            eligible,
        }
    }

    fn rule(total: u32, minimum: u32) -> QuotaRule {
        QuotaRule {
            basis: QuotaBasis::Parties,
            total,
            minimum,
        }
    }

    fn places(rule: QuotaRule, units: &[(u32, u32)]) -> Result<Vec<u32>, Vec<String>> {
        let units = (1..)
            .zip(units)
            .map(|(key, (basis, eligible))| unit(key, *basis, *eligible));
        allot(rule, units.collect())
            .map(|shares| shares.iter().map(|share| share.places).collect())
            .map_err(|violations| violations.into_iter().map(|one| one.code).collect())
    }

    #[test]
    fn by_table() {
        for (what, rule, units, expected) in [
            ("even", rule(6, 1), vec![(5, 9), (5, 9), (5, 9)], vec![2, 2, 2]),
            (
                "largest remainder",
                rule(10, 0),
                vec![(47, 99), (16, 99), (37, 99)],
                vec![5, 1, 4],
            ),
            (
                "a tie goes by order",
                rule(4, 1),
                vec![(5, 9), (5, 9), (5, 9)],
                vec![2, 1, 1],
            ),
            (
                "nobody to send, no place",
                rule(3, 1),
                vec![(5, 9), (9, 0), (5, 9)],
                vec![2, 0, 1],
            ),
            (
                "capped and shared anew",
                rule(10, 1),
                vec![(90, 2), (5, 9), (5, 9)],
                vec![2, 4, 4],
            ),
            (
                "minimum above the people",
                rule(5, 3),
                vec![(5, 1), (5, 9)],
                vec![1, 4],
            ),
            (
                "no basis left: by people",
                rule(6, 0),
                vec![(9, 2), (0, 3), (0, 9)],
                vec![2, 1, 3],
            ),
            ("all of them", rule(5, 1), vec![(1, 2), (1, 3)], vec![2, 3]),
        ] {
            assert_eq!(places(rule, &units), Ok(expected), "{what}");
        }
    }

    #[test]
    fn what_cannot_be_met() {
        for (rule, units, expected) in [
            (rule(2, 1), vec![(1, 9), (1, 9), (1, 9)], "quota.minimum"),
            (rule(20, 1), vec![(1, 9), (1, 9)], "quota.eligible"),
            (rule(0, 1), vec![(1, 9)], "quota.total"),
            (rule(3, 1), vec![(1, 0)], "quota.nobody"),
        ] {
            assert_eq!(places(rule, &units), Err(vec![expected.to_owned()]));
        }
        let refused = allot(rule(5, 3), vec![unit(1, 1, 9), unit(2, 1, 9)]).unwrap_err();
        assert_eq!(
            refused[0].message,
            "2 个单位各至少 3 个，共需 6 个，只有 5 个名额。请把名额加到 6，或把最低数改为 2。"
        );
    }

    #[test]
    fn fixed_places_must_add_up_and_have_people() {
        let fixed = |total| QuotaRule {
            basis: QuotaBasis::Fixed,
            total,
            minimum: 1,
        };
        assert_eq!(places(fixed(5), &[(2, 9), (3, 9), (0, 4)]), Ok(vec![2, 3, 0]));
        assert_eq!(
            places(fixed(6), &[(2, 1), (3, 9)]),
            Err(vec!["quota.fixed_sum".to_owned(), "quota.fixed_over".to_owned()])
        );
    }

    #[test]
    fn the_arithmetic_is_kept() {
        let shares = allot(rule(10, 1), vec![unit(1, 90, 2), unit(2, 5, 9), unit(3, 5, 9)]).unwrap();
        let first = shares[0].steps[0];
        assert_eq!((first.rest, first.weight, first.weights), (7, 90, 100));
        assert_eq!((first.exact_hundredths(), first.whole, first.over), (630, 6, 5));
        assert_eq!((shares[1].steps.len(), shares[1].steps[0].rest), (1, 6));
        let sums = shares.iter().map(|share| {
            let steps = share.steps.iter().map(|s| s.whole + u32::from(s.extra) - s.over);
            share.minimum + steps.sum::<u32>()
        });
        let places = shares.iter().map(|share| share.places);
        assert!(sums.eq(places), "{shares:?}");
    }

    proptest! {
        #[test]
        fn sum_cap_minimum_and_order(
            units in prop::collection::vec((0i32..4, 0u32..60, 0u32..30), 1..24),
            total in 1u32..300,
            minimum in 0u32..4,
            turn in 0usize..24,
        ) {
            let units: Vec<_> = (0u32..).zip(units).map(|(key, (sort_no, basis, eligible))| QuotaUnit {
                sort_no, ..unit(key, basis, eligible)
            }).collect();
            let mut turned = units.clone();
            turned.rotate_left(turn % units.len());
            turned.reverse();
            let shares = allot(rule(total, minimum), units.clone());
            prop_assert_eq!(&shares, &allot(rule(total, minimum), turned));
            let people: u32 = units.iter().map(|unit| unit.eligible).sum();
            let needed: u32 = units.iter().map(|unit| minimum.min(unit.eligible)).sum();
            match shares {
                Err(_) => prop_assert!(total > people || total < needed),
                Ok(shares) => {
                    prop_assert!(total <= people && total >= needed);
                    prop_assert_eq!(shares.iter().map(|share| share.places).sum::<u32>(), total);
                    for share in &shares {
                        prop_assert!(share.places <= share.unit.eligible);
                        prop_assert!(share.places >= minimum.min(share.unit.eligible));
                    }
                }
            }
        }
    }
}
