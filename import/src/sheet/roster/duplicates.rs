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
        let names: BTreeSet<String> = places.iter().filter_map(|at| name(rows[*at])).collect();
        let in_conflict = names.len() > 1;
        for (nth, at) in places.iter().enumerate() {
            if in_conflict && name(rows[*at]).is_some() {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                note(rows[*at], Severity::Error, "id_number.conflict", &names);
                continue;
            }
            let earlier = &places[..nth];
            let Some(first) = earlier.first() else { continue };
            let same = earlier
                .iter()
                .find(|other| is_same_post(rows[**other], rows[*at]));
            let (severity, code, other) = match same {
                Some(other) => (Severity::Error, "duplicate.in_file", other),
                None => (Severity::Warning, "duplicate.appointment", first),
            };
            let place = rows[*other].place.clone();
            note(rows[*at], severity, code, &[&place]);
        }
    }
}

fn name(row: &Checked) -> Option<String> {
    row.values.get(&Field::Name).cloned().flatten()
}

/// A column that a sheet lacks counts as equal.
fn is_same_post(one: &Checked, other: &Checked) -> bool {
    [Field::Organisation, Field::Post].into_iter().all(|field| {
        match (one.values.get(&field), other.values.get(&field)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    })
}

fn note(row: &mut Checked, severity: Severity, code: &str, facts: &[&str]) {
    let issue = issue(Field::IdNumber, row.id_slot.as_ref(), severity, code, facts);
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
                    id_slot: None,
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
        let cases: [(&[&str], &[&str]); 9] = [
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
