//! The same person again in the file.
use std::collections::{BTreeSet, HashMap};

use crate::report::Severity;

use super::row::Checked;
use super::{Field, issue};

/// Marks rows that share an ID number, in the order of sheets and rows.
pub(super) fn mark<'a>(rows: impl Iterator<Item = &'a mut Checked>) {
    let mut rows: Vec<&mut Checked> = rows.collect();
    let mut people: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(Some(id)) = row.values.get(&Field::IdNumber) {
            people.entry(id.clone()).or_default().push(at);
        }
    }
    for places in people.into_values().filter(|places| places.len() > 1) {
        mark_person(&mut rows, &places);
    }
}

/// The rows of one ID number.
fn mark_person(rows: &mut [&mut Checked], places: &[usize]) {
    let names: BTreeSet<String> = places.iter().filter_map(|at| name(rows[*at])).collect();
    let mut told: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
    if names.len() > told.len() {
        told.push("…");
    }
    let mut seen = Seen::default();
    for at in places {
        if names.len() > 1 && name(rows[*at]).is_some() {
            note(rows[*at], Severity::Error, "id_number.conflict", &told);
        } else if let Some(other) = seen.same_post(rows[*at]) {
            let place = rows[other].place.clone();
            note(rows[*at], Severity::Error, "duplicate.in_file", &[&place]);
        } else if *at != places[0] {
            let place = rows[places[0]].place.clone();
            note(rows[*at], Severity::Warning, "duplicate.appointment", &[&place]);
        }
        seen.insert(*at, rows[*at]);
    }
}

/// The posts of one person so far. A file may say one ID number in every row, so that they are looked up.
#[derive(Default)]
struct Seen(HashMap<[Part; 2], usize>);

/// An organisation or a post, as it is looked up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Part {
    Value(Option<String>),
    /// The earlier row's sheet lacks the column.
    Lacking,
    /// Whatever the earlier row has: asked for by a row whose sheet lacks the column.
    Any,
}

impl Seen {
    /// The first earlier row of the same organisation and post; a column that a sheet lacks counts as equal.
    fn same_post(&self, row: &Checked) -> Option<usize> {
        let asked = |field: Field| match row.values.get(&field) {
            Some(value) => vec![Part::Value(value.clone()), Part::Lacking],
            None => vec![Part::Any],
        };
        pairs(&asked(Field::Organisation), &asked(Field::Post))
            .filter_map(|key| self.0.get(&key).copied())
            .min()
    }

    fn insert(&mut self, at: usize, row: &Checked) {
        let told = |field: Field| match row.values.get(&field) {
            Some(value) => [Part::Value(value.clone()), Part::Any],
            None => [Part::Lacking, Part::Any],
        };
        for key in pairs(&told(Field::Organisation), &told(Field::Post)) {
            self.0.entry(key).or_insert(at);
        }
    }
}

fn pairs<'a>(organisations: &'a [Part], posts: &'a [Part]) -> impl Iterator<Item = [Part; 2]> + 'a {
    organisations
        .iter()
        .flat_map(move |one| posts.iter().map(move |other| [one.clone(), other.clone()]))
}

fn name(row: &Checked) -> Option<String> {
    row.values.get(&Field::Name).cloned().flatten()
}

fn note(row: &mut Checked, severity: Severity, code: &str, facts: &[&str]) {
    let issue = issue(Field::IdNumber, row.id_cell.clone(), severity, code, facts);
    row.issues.push(issue);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const ID: &str = "14072718850615002X";

    /// Each row as "name organisation post"; `-` is an empty cell, `?` a column that the sheet lacks.
    fn codes(rows: &[&str]) -> Vec<String> {
        let mut rows: Vec<Checked> = rows
            .iter()
            .map(|row| {
                let fields = [Field::Name, Field::Organisation, Field::Post]
                    .into_iter()
                    .zip(row.split(' '));
                let cells = fields.filter(|(_, text)| *text != "?");
                let mut values: BTreeMap<_, _> = cells
                    .map(|(field, text)| (field, (text != "-").then(|| text.to_owned())))
                    .collect();
                values.insert(Field::IdNumber, Some(ID.to_owned()));
                Checked {
                    values,
                    issues: Vec::new(),
                    id_cell: (None, None),
                    place: (*row).to_owned(),
                }
            })
            .collect();
        mark(rows.iter_mut());
        assert!(rows.iter().all(|row| row.issues.len() <= 1));
        rows.iter()
            .map(|row| {
                row.issues
                    .first()
                    .map(|issue| issue.code.clone())
                    .unwrap_or_default()
            })
            .collect()
    }

    #[test]
    fn each_later_row_is_compared_with_every_earlier_one() {
        let (same, other, conflict) = ("duplicate.in_file", "duplicate.appointment", "id_number.conflict");
        let cases: [(&[&str], &[&str]); 12] = [
            (&["张三 甲 ?", "张三 甲 a"], &["", same]),
            (&["张三 ? a", "张三 甲 a", "张三 乙 b"], &["", same, other]),
            (&["张三 甲 a", "张三 乙 b", "张三 ? b"], &["", other, same]),
            (&["张三 甲 a"], &[""]),
            (&["张三 甲 a", "张三 甲 a"], &["", same]),
            (&["张三 甲 a", "张三 乙 a"], &["", other]),
            (&["张三 甲 a", "张三 甲 -"], &["", other]),
            (&["张三 甲 a", "张三 甲 ?"], &["", same]),
            (&["张三 甲 a", "张三 乙 a", "张三 乙 a"], &["", other, same]),
            (&["张三 甲 a", "李四 甲 a"], &[conflict, conflict]),
            (&["张三 甲 a", "- 甲 a"], &["", same]),
            (
                &["张三 甲 a", "李四 甲 a", "- 乙 a"],
                &[conflict, conflict, other],
            ),
        ];
        for (rows, want) in cases {
            assert_eq!(codes(rows), want, "{rows:?}");
        }
    }
}
