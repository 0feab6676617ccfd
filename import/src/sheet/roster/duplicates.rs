//! The same person again in the file.
use std::collections::{BTreeSet, HashMap};

use crate::report::Severity;

use super::row::Checked;
use super::{Field, issue};

/// People who stand in several rows, by ID number. The rows are walked through twice: first their ID numbers and names
/// are noted, then each row is marked as it comes, so that no row is kept.
#[derive(Default)]
pub(super) struct Duplicates {
    /// The place of the first row of each ID number.
    first: HashMap<[u8; 18], usize>,
    several: HashMap<[u8; 18], Person>,
}

/// What the rows of one ID number say.
#[derive(Default)]
struct Person {
    names: BTreeSet<String>,
    first: Option<String>,
    seen: Seen,
}

impl Duplicates {
    /// Notes the ID number of a row; `name` gives the name of the row at a place, this one's or an earlier one's.
    pub(super) fn note(&mut self, id: &str, at: usize, name: impl Fn(usize) -> Option<String>) {
        let Ok(id) = <[u8; 18]>::try_from(id.as_bytes()) else {
            return;
        };
        let earlier = *self.first.entry(id).or_insert(at);
        if earlier != at {
            let person = self.several.entry(id).or_insert_with(|| Person {
                names: name(earlier).into_iter().collect(),
                ..Person::default()
            });
            person.names.extend(name(at));
        }
    }

    /// Says of a row what the rows before it say, and of a name what all say.
    pub(super) fn mark(&mut self, row: &mut Checked) {
        let id = row.values.get(&Field::IdNumber).and_then(Option::as_deref);
        let id = id.and_then(|id| <[u8; 18]>::try_from(id.as_bytes()).ok());
        let Some(person) = id.and_then(|id| self.several.get_mut(&id)) else {
            return;
        };
        if person.names.len() > 1 && name(row).is_some() {
            let mut told: Vec<&str> = person.names.iter().take(3).map(String::as_str).collect();
            if person.names.len() > told.len() {
                told.push("…");
            }
            note(row, Severity::Error, "id_number.conflict", &told);
        } else if let Some(other) = person.seen.same_post(row) {
            let other = other.to_owned();
            note(row, Severity::Error, "duplicate.in_file", &[&other]);
        } else if let Some(first) = person.first.clone() {
            note(row, Severity::Warning, "duplicate.appointment", &[&first]);
        }
        person.first.get_or_insert_with(|| row.place.clone());
        person.seen.insert(row);
    }
}

/// The posts of one person so far. A file may say one ID number in every row, so that they are looked up.
#[derive(Default)]
struct Seen {
    rows: usize,
    /// The first row of each organisation and post: how many came before it, and its place.
    posts: HashMap<[Part; 2], (usize, String)>,
}

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
    fn same_post(&self, row: &Checked) -> Option<&str> {
        let asked = |field: Field| match row.values.get(&field) {
            Some(value) => vec![Part::Value(value.clone()), Part::Lacking],
            None => vec![Part::Any],
        };
        pairs(&asked(Field::Organisation), &asked(Field::Post))
            .filter_map(|key| self.posts.get(&key))
            .min()
            .map(|(_, place)| place.as_str())
    }

    fn insert(&mut self, row: &Checked) {
        let at = self.rows;
        self.rows += 1;
        let told = |field: Field| match row.values.get(&field) {
            Some(value) => [Part::Value(value.clone()), Part::Any],
            None => [Part::Lacking, Part::Any],
        };
        for key in pairs(&told(Field::Organisation), &told(Field::Post)) {
            self.posts.entry(key).or_insert_with(|| (at, row.place.clone()));
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
        let mut duplicates = Duplicates::default();
        for at in 0..rows.len() {
            duplicates.note(ID, at, |at| name(&rows[at]));
        }
        for row in &mut rows {
            duplicates.mark(row);
        }
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
