//! Names that may well mean one organisation, found without holding each against each.
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many characters a near name may have more than the other.
const LONGER: usize = 4;
/// The fewest characters of which one may differ.
const EDITED: usize = 6;
/// The fewest characters that tell anything.
const LEAST: usize = 3;
/// What more names than these share tells none of them: 祁县第N公司 is no question to anybody.
const COMMON: usize = 200;

/// Whether two stems may well mean one organisation, so that somebody should be asked: the one holds the other, or one
/// character differs. Numbers tell apart: 一分厂 is not 二分厂.
pub fn are_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    alike(&a, &b)
}

fn alike(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long {
        return true;
    }
    let (ours, theirs) = (numbers(a), numbers(b));
    if !ours.is_empty() && !theirs.is_empty() && ours != theirs {
        return false;
    }
    let within = short.len() >= LEAST
        && long.len() - short.len() <= LONGER
        && long.windows(short.len()).any(|w| w == short);
    // one character of a short name is most of what tells two firms apart: 李氏物流 is not 赵氏物流
    within || (short.len() >= EDITED && one_edit_apart(short, long))
}

/// The numbers in a name, whichever way they are written.
fn numbers(name: &[char]) -> Vec<char> {
    const CHINESE: &str = "〇一二三四五六七八九";
    let number = |c: &char| match c {
        '零' => Some('0'),
        '两' => Some('2'),
        '十' | '百' => Some(*c),
        c if c.is_ascii_digit() => Some(*c),
        c => {
            let at = CHINESE.chars().position(|known| known == *c)?;
            char::from_digit(u32::try_from(at).ok()?, 10)
        }
    };
    name.iter().filter_map(number).collect()
}

/// Whether one character replaced, added or left out makes the one the other.
fn one_edit_apart(short: &[char], long: &[char]) -> bool {
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    head + tail + 1 >= long.len()
}

/// Known stems, to be asked which of them a name is near. Two names that are near share a key: a part of the one or of
/// the other, or what is left of both without one character.
#[derive(Debug, Default)]
pub struct Nearness {
    stems: Vec<String>,
    /// By the hashes of keys: what shares a hash by chance is told apart when it is looked at.
    by_key: HashMap<u64, Vec<u32>>,
}

impl Nearness {
    /// Over these stems; they are told by their places.
    pub fn new<T: AsRef<str>>(stems: impl IntoIterator<Item = T>) -> Self {
        let mut this = Self::default();
        for (at, stem) in (0..).zip(stems) {
            for key in keys(stem.as_ref()) {
                let places = this.by_key.entry(key).or_default();
                if places.len() <= COMMON && places.last() != Some(&at) {
                    places.push(at);
                }
            }
            this.stems.push(stem.as_ref().to_owned());
        }
        this
    }

    /// The first of the known ones that the stem is near.
    pub fn near(&self, stem: &str) -> Option<usize> {
        let shared = keys(stem).into_iter().filter_map(|key| self.by_key.get(&key));
        let telling = shared.filter(|places| places.len() <= COMMON);
        let places = telling.flatten().filter_map(|at| usize::try_from(*at).ok());
        let near = places.filter(|at| are_near(stem, &self.stems[*at]));
        near.min()
    }
}

/// What a stem is found by: itself, its parts that are not much shorter, and itself without each of its characters.
fn keys(stem: &str) -> Vec<u64> {
    let all: Vec<char> = stem.chars().collect();
    let key = |head: &[char], tail: &[char]| {
        let mut hash = DefaultHasher::new();
        for c in head.iter().chain(tail) {
            c.hash(&mut hash);
        }
        hash.finish()
    };
    let mut keys = vec![key(&all, &[])];
    for length in all.len().saturating_sub(LONGER).max(LEAST)..all.len() {
        keys.extend(all.windows(length).map(|part| key(part, &[])));
    }
    if all.len() >= EDITED {
        keys.extend((0..all.len()).map(|left_out| key(&all[..left_out], &all[left_out + 1..])));
    }
    keys
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn near_and_far() {
        for (a, b, near) in [
            ("红海玻璃", "红海玻璃", true),
            ("红海玻璃", "红海玻璃制品", true),
            ("李氏物流", "赵氏物流", false),
            ("红海玻璃制品厂", "红海玻璃制瓶厂", true),
            ("红海玻璃制品厂", "宏海玻璃制瓶厂", false),
            ("红海", "红海玻璃", false),
        ] {
            assert_eq!(are_near(a, b), near, "{a} {b}");
            assert_eq!(are_near(b, a), near, "{b} {a}");
        }
    }

    #[test]
    fn numbers_tell_organisations_apart() {
        for (a, b, near) in [
            ("红海玻璃一分厂", "红海玻璃二分厂", false),
            ("红海玻璃一分厂", "红海玻璃1分厂", true),
            ("红海玻璃3号店", "红海玻璃3号门店", true),
            ("红海玻璃第十分厂", "红海玻璃第七分厂", false),
            // the one that has none may be either
            ("红海玻璃", "红海玻璃二厂", true),
        ] {
            assert_eq!(are_near(a, b), near, "{a} {b}");
            assert_eq!(are_near(b, a), near, "{b} {a}");
        }
    }

    #[test]
    fn a_name_is_held_against_few_of_ten_thousand() {
        let known: Vec<String> = (0..10_000).map(|n| format!("红海玻璃制品{n}厂")).collect();
        let nearness = Nearness::new(&known);
        let most = nearness.by_key.values().map(Vec::len).max();
        assert_eq!(most, Some(COMMON + 1), "what all share is kept no further");
        assert_eq!(nearness.near("红海玻璃制品厂"), Some(0));
        assert_eq!(nearness.near("红海玻璃制品9999分厂"), Some(9_999));
        assert_eq!(nearness.near("大华物流配送站"), None);
    }

    proptest! {
        /// The keys leave out no pair that is near.
        #[test]
        fn who_is_near_is_found(
            stems in proptest::collection::vec("[红海玻璃制一二1]{1,9}", 0..12),
            asked in "[红海玻璃制一二1]{1,9}",
        ) {
            let by_hand = stems.iter().position(|stem| are_near(&asked, stem));
            prop_assert_eq!(Nearness::new(&stems).near(&asked), by_hand);
        }
    }
}
