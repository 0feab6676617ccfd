//! 分班: several groups of a session's people, some of whose half-days are each group's own.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::grouping::deal;
use crate::domain::{
    Violation,
    value::{HalfDay, id::DivisionId},
};

/// More groups than a session is ever divided into.
const MOST: usize = 20;

/// A half-day of a session as it lies for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lies {
    /// The day.
    pub day: NaiveDate,
    /// Which half of it.
    pub half: HalfDay,
    /// Whose it is; none: everybody's.
    pub division: Option<DivisionId>,
    /// Whether the person has a mark in it.
    pub marked: bool,
}

/// Which of a session's half-days are one person's: at most one a half-day, since none earns twice. Where they have a mark,
/// it is that one, whatever group they are in by now; else what is for all, else what is for their group.
pub fn own(slots: &[Lies], division: Option<DivisionId>) -> Vec<usize> {
    let mut found: BTreeMap<(NaiveDate, HalfDay), (u8, usize)> = BTreeMap::new();
    for (at, slot) in slots.iter().enumerate() {
        let rank = match slot.division {
            _ if slot.marked => 0,
            None => 1,
            of if of == division => 2,
            _ => continue,
        };
        let best = found.entry((slot.day, slot.half)).or_insert((rank, at));
        if rank < best.0 {
            *best = (rank, at);
        }
    }
    let mut own: Vec<usize> = found.into_values().map(|(_, at)| at).collect();
    own.sort_unstable();
    own
}

/// How many seats a group's half-day wants: for those who are in it, and at least an even share of the places.
pub fn seats(capacity: i32, divisions: usize, people: i32) -> i32 {
    let divisions = i32::try_from(divisions).unwrap_or(i32::MAX).max(1);
    let share = capacity.div_euclid(divisions) + i32::from(capacity.rem_euclid(divisions) > 0);
    share.max(people)
}

/// How many will be in each group once every place is taken, by how many are in it: who is still to come goes to the
/// smallest, of equal ones to the first. Together they are as many as there are places.
pub fn filled(capacity: i32, people: &[i32]) -> Vec<i32> {
    let mut groups = people.to_vec();
    let come: i32 = groups.iter().sum();
    for _ in come..capacity {
        if let Some(smallest) = groups.iter_mut().min_by_key(|size| **size) {
            *smallest += 1;
        }
    }
    groups
}

/// Somebody to be dealt into a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dealt<U> {
    /// Their township: townships are mixed.
    pub unit: U,
    /// Groups, from 0, whose half-days they can't come to.
    pub barred: BTreeSet<usize>,
}

/// Deals people into so many groups, townships mixed and as evenly as what bars them lets: the group of each, from 0; none
/// for who can come to no group.
pub fn divide<U: Ord>(people: &[Dealt<U>], count: usize) -> Vec<Option<usize>> {
    deal(
        people,
        count,
        |one| &one.unit,
        |one, group| !one.barred.contains(&group),
    )
}

/// What is wrong with the names of a session's groups; fields are `items[n].name`.
pub fn check_divisions(names: &[&str]) -> Vec<Violation> {
    let mut violations = Vec::new();
    if names.len() == 1 {
        let message = "只有一个班就不用分班，请再加一个，或去掉它。";
        violations.push(Violation::new("division.one", message).on("items"));
    }
    if names.len() > MOST {
        let message = format!("一期最多分 {MOST} 个班，人多请分期办。");
        violations.push(Violation::new("division.many", message).on("items"));
    }
    let mut known = BTreeSet::new();
    for (at, name) in names.iter().enumerate() {
        let name = name.trim();
        let field = format!("items[{at}].name");
        if !(1..=12).contains(&name.chars().count()) {
            let message = "班名应为 1 到 12 个字，如 一班。";
            violations.push(Violation::new("division.name", message).on(&field));
        } else if !known.insert(name) {
            let message = format!("有两个“{name}”，请改一个名字。");
            violations.push(Violation::new("division.twice", message).on(&field));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn division(number: u128) -> DivisionId {
        DivisionId(Uuid::from_u128(number))
    }

    fn lies(day: u32, half: HalfDay, of: u128, marked: bool) -> Lies {
        Lies {
            day: NaiveDate::from_ymd_opt(2026, 12, day).unwrap(),
            half,
            division: (of > 0).then(|| division(of)),
            marked,
        }
    }

    #[test]
    fn own_half_days_by_table() {
        use HalfDay::{Am, Pm};
        let slots = |marked: [bool; 4]| {
            [
                lies(1, Am, 0, marked[0]),
                lies(1, Pm, 1, marked[1]),
                lies(1, Pm, 2, marked[2]),
                lies(2, Am, 2, marked[3]),
            ]
        };
        let none = [false; 4];
        for (marked, of, expected) in [
            (none, 1, vec![0, 1]),
            (none, 2, vec![0, 2, 3]),
            // who is in no group has what is for all
            (none, 0, vec![0]),
            // who was in the first group that afternoon has that one, and is in the second by now
            ([false, true, false, false], 2, vec![0, 1, 3]),
            ([false, false, true, false], 1, vec![0, 2]),
            ([false, false, false, true], 0, vec![0, 3]),
        ] {
            let own = own(&slots(marked), (of > 0).then(|| division(of)));
            assert_eq!(own, expected, "{marked:?} {of}");
        }
    }

    #[test]
    fn seats_by_table() {
        for (capacity, divisions, people, expected) in [
            (60, 2, 0, 30),
            (61, 2, 30, 31),
            (60, 2, 34, 34),
            (60, 0, 0, 60),
            (5, 3, 1, 2),
        ] {
            assert_eq!(seats(capacity, divisions, people), expected);
        }
    }

    #[test]
    fn filled_by_table() {
        for (capacity, people, expected) in [
            (61, &[0, 0][..], &[31, 30][..]),
            (61, &[21, 40], &[21, 40]),
            (61, &[10, 40], &[21, 40]),
            (5, &[0, 0, 0], &[2, 2, 1]),
            (4, &[3, 2], &[3, 2]),
            (5, &[], &[]),
        ] {
            assert_eq!(filled(capacity, people), expected, "{capacity} {people:?}");
        }
    }

    proptest! {
        #[test]
        fn groups_together_are_as_many_as_there_are_places(
            people in proptest::collection::vec(0..40_i32, 1..8),
            free in 0..60_i32,
        ) {
            let capacity = people.iter().sum::<i32>() + free;
            let groups = filled(capacity, &people);
            prop_assert_eq!(groups.iter().sum::<i32>(), capacity);
            prop_assert!(groups.iter().zip(&people).all(|(full, now)| full >= now));
        }
    }

    #[test]
    fn names_by_table() {
        for (names, expected) in [
            (&["一班", "二班"][..], ""),
            (&[], ""),
            (&["一班"], "division.one"),
            (&["一班", " 一班"], "division.twice"),
            (&["一班", " "], "division.name"),
            (&["一班", "两新组织党支部书记提高班甲"], "division.name"),
        ] {
            let codes: Vec<_> = check_divisions(names).into_iter().map(|it| it.code).collect();
            assert_eq!(codes.join(" "), expected, "{names:?}");
        }
    }

    #[test]
    fn who_can_come_to_one_group_only_is_put_there() {
        let one = |unit: &'static str, barred: &[usize]| Dealt {
            unit,
            barred: barred.iter().copied().collect(),
        };
        let people = [
            one("东观", &[]),
            one("东观", &[0]),
            one("城关", &[1]),
            one("城关", &[0, 1]),
            one("古县", &[]),
        ];
        let dealt = divide(&people, 2);
        assert_eq!(dealt[1], Some(1));
        assert_eq!(dealt[2], Some(0));
        assert_eq!(dealt[3], None);
        assert_eq!(dealt.iter().flatten().filter(|group| **group == 0).count(), 2);
    }

    proptest! {
        #[test]
        fn a_half_day_is_had_once(drawn in proptest::collection::vec((1u32..4, any::<bool>(), 0u128..4, any::<bool>()), 0..24), of in 0u128..4) {
            let slots: Vec<_> = drawn
                .iter()
                .map(|(day, am, of, marked)| lies(*day, if *am { HalfDay::Am } else { HalfDay::Pm }, *of, *marked))
                .collect();
            let mine = (of > 0).then(|| division(of));
            let found = own(&slots, mine);
            let halves: BTreeSet<_> = found.iter().map(|at| (slots[*at].day, slots[*at].half)).collect();
            prop_assert_eq!(halves.len(), found.len());
            for at in &found {
                let slot = slots[*at];
                prop_assert!(slot.marked || slot.division.is_none() || slot.division == mine);
            }
            // nobody loses what is for all, nor what is for their group
            for slot in &slots {
                let theirs = slot.marked || slot.division.is_none() || slot.division == mine;
                prop_assert!(!theirs || halves.contains(&(slot.day, slot.half)));
            }
        }

        #[test]
        fn groups_are_even_and_townships_mixed(units in proptest::collection::vec(0u8..5, 0..80), count in 1usize..6) {
            let people: Vec<_> = units.iter().map(|unit| Dealt { unit: *unit, barred: BTreeSet::new() }).collect();
            let dealt = divide(&people, count);
            let size = |group: usize, unit: Option<u8>| {
                dealt.iter().zip(&units).filter(|(own, of)| **own == Some(group) && unit.is_none_or(|unit| unit == **of)).count()
            };
            prop_assert!(dealt.iter().all(Option::is_some));
            for unit in std::iter::once(None).chain((0..5).map(Some)) {
                let sizes: Vec<_> = (0..count).map(|group| size(group, unit)).collect();
                let spread = sizes.iter().max().unwrap() - sizes.iter().min().unwrap();
                prop_assert!(spread <= 1, "{:?} {:?}", unit, sizes);
            }
        }

        #[test]
        fn nobody_is_put_where_they_cannot_come(drawn in proptest::collection::vec((0u8..4, proptest::collection::btree_set(0usize..3, 0..4)), 0..40)) {
            let people: Vec<_> = drawn.into_iter().map(|(unit, barred)| Dealt { unit, barred }).collect();
            for (one, group) in people.iter().zip(divide(&people, 3)) {
                prop_assert!(group.is_none_or(|group| !one.barred.contains(&group)));
                prop_assert!(group.is_some() || one.barred.len() == 3);
            }
        }
    }
}
