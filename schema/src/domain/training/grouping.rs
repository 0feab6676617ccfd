//! Groups of a class (分组), and where people sit.
use std::collections::BTreeMap;

/// The usual size of a group.
pub const USUAL: usize = 10;

/// Deals people into groups of about `size`, townships mixed: the group of each, from 1, in the order of `people`.
///
/// People are taken township by township and dealt round like cards, so the groups differ by one person at most, and so
/// does each township's share of them. The same list always gives the same groups.
pub fn groups<U: Ord>(people: &[U], size: usize) -> Vec<u32> {
    let count = people.len().div_ceil(size.max(1)).max(1);
    let dealt = deal(people, count, |unit| unit, |_, _| true);
    let number = |group: usize| u32::try_from(group).unwrap_or(u32::MAX - 1) + 1;
    dealt.into_iter().map(|group| group.map_or(0, number)).collect()
}

/// Deals people round into so many groups, each where they may be: the group of each, from 0, in the order of `people`; none
/// for who may be in no group. Who has the least choice is dealt first, then township by township. Whoever is next comes to the group with the fewest of their township, of these to the smallest.
pub(super) fn deal<'a, P, U: Ord + 'a>(
    people: &'a [P],
    count: usize,
    unit: impl Fn(&'a P) -> &'a U,
    may: impl Fn(&'a P, usize) -> bool + Copy,
) -> Vec<Option<usize>> {
    let open = |at: usize| (0..count).filter(move |group| may(&people[at], *group));
    let mut order: Vec<usize> = (0..people.len()).collect();
    // who has the least choice first, so that the others even it out; stable: within a township as they stand on the list
    order.sort_by_cached_key(|at| (open(*at).count(), unit(&people[*at])));
    let mut found = vec![None; people.len()];
    let mut sizes = vec![0usize; count];
    let mut of_unit: BTreeMap<(&U, usize), usize> = BTreeMap::new();
    for at in order {
        let own = unit(&people[at]);
        let same = |group: usize| of_unit.get(&(own, group)).copied().unwrap_or_default();
        let group = open(at).min_by_key(|group| (same(*group), sizes[*group], *group));
        if let Some(group) = group {
            sizes[group] += 1;
            *of_unit.entry((own, group)).or_default() += 1;
        }
        found[at] = group;
    }
    found
}

/// Rows of seats from the front, so many in each; who comes first sits in front, from the middle outwards as the places of
/// honour go: the second to the left of the first.
pub fn seats<I: Copy>(people: &[I], per_row: usize) -> Vec<Vec<Option<I>>> {
    let per_row = per_row.max(1);
    let rows = people.chunks(per_row).map(|chunk| {
        let mut row = vec![None; per_row];
        for (place, person) in places_from_middle(per_row).zip(chunk) {
            row[place] = Some(*person);
        }
        row
    });
    rows.collect()
}

/// The places of a row in the order in which they are given: the nearest to the middle first. In an odd row the second is
/// left of the middle, in an even row the first is left of it.
fn places_from_middle(count: usize) -> impl Iterator<Item = usize> {
    let mut places: Vec<usize> = (0..count).collect();
    // twice the distance from the middle of the row, so that it is a whole number
    places.sort_by_key(|place| ((2 * place + 1).abs_diff(count), *place));
    places.into_iter()
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn townships_are_mixed() {
        let people = ["东观", "东观", "城关", "东观", "城关", "古县"];
        assert_eq!(groups(&people, 3), [1, 2, 1, 1, 2, 2]);
        assert_eq!(groups::<&str>(&[], 10), [0; 0]);
        assert_eq!(groups(&["东观"], 0), [1]);
    }

    proptest! {
        #[test]
        fn groups_and_shares_differ_by_one(units in proptest::collection::vec(0u8..7, 0..120), size in 1usize..15) {
            let found = groups(&units, size);
            prop_assert_eq!(found.len(), units.len());
            let count = units.len().div_ceil(size).max(1);
            let spread = |pick: &dyn Fn(usize) -> bool| {
                let mut sizes: BTreeMap<u32, usize> = (1..=u32::try_from(count).unwrap()).map(|n| (n, 0)).collect();
                for (at, group) in found.iter().enumerate() {
                    if pick(at) {
                        *sizes.get_mut(group).unwrap() += 1;
                    }
                }
                let (least, most) = (*sizes.values().min().unwrap(), *sizes.values().max().unwrap());
                (least, most)
            };
            let (least, most) = spread(&|_| true);
            prop_assert!(most - least <= 1 && most <= size);
            for unit in 0..7 {
                let (least, most) = spread(&|at| units[at] == unit);
                prop_assert!(most - least <= 1, "unit {} is spread", unit);
            }
            prop_assert_eq!(groups(&units, size), found);
        }

        #[test]
        fn everybody_has_one_seat(count in 0usize..70, per_row in 1usize..14) {
            let people: Vec<usize> = (0..count).collect();
            let rows = seats(&people, per_row);
            let mut seated: Vec<usize> = rows.iter().flatten().flatten().copied().collect();
            seated.sort_unstable();
            prop_assert_eq!(seated, people);
            prop_assert!(rows.iter().all(|row| row.len() == per_row));
            prop_assert_eq!(rows.len(), count.div_ceil(per_row));
        }
    }

    #[test]
    fn the_front_is_filled_from_the_middle() {
        assert_eq!(seats(&[1, 2, 3], 5), [[None, Some(2), Some(1), Some(3), None]]);
        assert_eq!(seats(&[1, 2, 3, 4], 4), [[Some(3), Some(1), Some(2), Some(4)]]);
        assert_eq!(seats(&[1, 2], 1), [[Some(1)], [Some(2)]]);
    }
}
