//! A second table beside the first: somebody put two lists next to each other, or two people into one row.
//!
//! What stands in it is nobody's of the first table, so that it is left unread and said so.
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::layout::{Header, Heading};

use super::Field;
use super::headers::{self, Meaning, meaning_of};

/// The columns of the second table, where there is one: it begins with another name, and says again what the first says.
pub(super) fn second(header: &Header) -> Option<RangeInclusive<u32>> {
    let mut names = names(header);
    let (first, one) = names.next()?;
    let (other, two) = names.next()?;
    let range = match &two.above {
        Some(group) if one.above.as_ref() != Some(group) => grouped(header, other, group),
        _ => gapped(header, first, other),
    };
    let told = |inside: bool| -> BTreeSet<Field> {
        let columns = header.columns.iter();
        let columns = columns.filter(|(column, _)| range.contains(column) == inside);
        let fields = columns.filter_map(|(_, heading)| match meaning_of(heading)? {
            Meaning::Field(field) if !matches!(field, Field::Serial | Field::Remark) => Some(field),
            _ => None,
        });
        fields.collect()
    };
    (told(false).intersection(&told(true)).count() >= 2).then_some(range)
}

/// The columns that hold names of people: those that are called so, else those of a role.
fn names(header: &Header) -> impl Iterator<Item = (u32, &Heading)> {
    let plain = header
        .columns
        .values()
        .any(|heading| headers::is_name(&heading.name) && is_a_workers(heading));
    let columns = header.columns.iter();
    let columns = columns.filter(move |(_, heading)| {
        let stands = headers::is_name(&heading.name) || (!plain && heading.name.contains("姓名"));
        stands && is_a_workers(heading)
    });
    columns.map(|(column, heading)| (*column, heading))
}

/// Whether the name is that of whom the row is about, and not of the firm's owner beside them.
fn is_a_workers(heading: &Heading) -> bool {
    meaning_of(heading) == Some(Meaning::Field(Field::Name))
}

/// The columns under the same name of a group.
fn grouped(header: &Header, column: u32, group: &str) -> RangeInclusive<u32> {
    let inside = |at: &u32| {
        let heading = header.columns.get(at);
        heading.is_some_and(|heading| heading.above.as_deref() == Some(group))
    };
    let start = (0..=column).rev().take_while(inside).last().unwrap_or(column);
    let behind = header.columns.range(column..).map(|(at, _)| *at);
    let end = behind.take_while(inside).last().unwrap_or(column);
    start..=end
}

/// The columns behind the last one without a name, else from the name itself, with a running number before it.
fn gapped(header: &Header, first: u32, other: u32) -> RangeInclusive<u32> {
    let gap = (first..other)
        .rev()
        .find(|column| !header.columns.contains_key(column));
    let is_serial = |column: u32| {
        let heading = header.columns.get(&column);
        heading.is_some_and(|heading| meaning_of(heading) == Some(Meaning::Field(Field::Serial)))
    };
    let start = match gap {
        Some(gap) => gap + 1,
        None if other > 0 && is_serial(other - 1) => other - 1,
        None => other,
    };
    let last = header.columns.keys().next_back().copied().unwrap_or(other);
    start..=last
}
