//! Rows by their cells.
use super::dates::is_under_18;
use super::*;
use crate::workbook::Cell;

const ID: &str = "14072718850615002X";

fn checked(cells: &[(Field, Option<&str>)]) -> Checked {
    let mut slots = Slots::default();
    for ((field, text), column) in cells.iter().zip(0..) {
        let slot = Slot {
            column: Some(column),
            cell: text.map(Cell::Text),
            ..Slot::default()
        };
        slots.insert(*field, slot);
    }
    check(
        &slots,
        None,
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        String::new(),
    )
}

/// The field's value and the codes of the row.
fn told(field: Field, cells: &[(Field, Option<&str>)]) -> (Option<String>, Vec<String>) {
    let row = checked(cells);
    (
        row.values[&field].clone(),
        row.issues.into_iter().map(|issue| issue.code).collect(),
    )
}

#[test]
fn the_birth_date_follows_the_cell() {
    for (cell, value, codes) in [
        (None, Some("1885-06-15"), &[][..]),
        (Some("无"), Some("1885-06-15"), &[]),
        (Some("1885.06"), Some("1885-06-15"), &[]),
        (Some("1885-06-15"), Some("1885-06-15"), &[]),
        (Some("1885-06-16"), Some("1885-06-16"), &["birth_date.mismatch"]),
        (Some("1885.07"), Some("1885-07"), &["birth_date.mismatch"]),
        (Some("不详"), None, &["birth_date.unparsable"]),
        (Some("2085.06"), None, &["birth_date.future"]),
        (
            Some("1885.1"),
            Some("1885-01"),
            &["birth_date.ambiguous", "birth_date.mismatch"],
        ),
        (Some("2085.1"), None, &["birth_date.future"]),
    ] {
        let (got, issues) = told(
            Field::BirthDate,
            &[(Field::IdNumber, Some(ID)), (Field::BirthDate, cell)],
        );
        assert_eq!(
            (got.as_deref(), issues),
            (value, codes.iter().map(|code| (*code).to_owned()).collect()),
            "{cell:?}"
        );
    }
}

#[test]
fn the_id_number_settles_an_ambiguous_birth_month() {
    let id = "142430188510150018";
    let cells = [(Field::IdNumber, Some(id)), (Field::BirthDate, Some("1885.1"))];
    assert_eq!(
        told(Field::BirthDate, &cells),
        (Some("1885-10-15".to_owned()), vec![])
    );
    let alone = [(Field::IdNumber, None), (Field::BirthDate, Some("1885.1"))];
    let codes = vec!["id_number.missing".to_owned(), "birth_date.ambiguous".to_owned()];
    assert_eq!(
        told(Field::BirthDate, &alone),
        (Some("1885-01".to_owned()), codes)
    );
}

#[test]
fn the_sex_follows_the_cell() {
    for (cell, value, codes) in [
        (None, Some("female"), &[][..]),
        (Some("女"), Some("female"), &[]),
        (Some("男"), Some("male"), &["sex.mismatch"]),
        (Some("保密"), None, &["sex.unknown"]),
    ] {
        let (got, issues) = told(Field::Sex, &[(Field::IdNumber, Some(ID)), (Field::Sex, cell)]);
        assert_eq!(
            (got.as_deref(), issues),
            (value, codes.iter().map(|code| (*code).to_owned()).collect()),
            "{cell:?}"
        );
    }
}

#[test]
fn nobody_joins_under_18() {
    for (born, joined, young) in [
        ("1985-06-15", "2003-06-15", false),
        ("1985-06-15", "2003-06-14", true),
        ("1985-06-15", "2003-06", false),
        ("1985-06", "2003-06-01", false),
        ("1985-06-15", "2003-05", true),
        ("1984-02-29", "2002-02-28", true),
        ("1984-02-29", "2002-03-01", false),
    ] {
        assert_eq!(
            is_under_18(born.parse().unwrap(), joined.parse().unwrap()),
            young,
            "{born} {joined}"
        );
    }
    let cells = [
        (Field::IdNumber, Some(ID)),
        (Field::PartyJoinDate, Some("1900.01")),
    ];
    assert_eq!(
        told(Field::PartyJoinDate, &cells),
        (
            Some("1900-01".to_owned()),
            vec!["party_join_date.too_young".to_owned()]
        )
    );
}

#[test]
fn days_to_come_are_only_right_for_the_end_of_a_term() {
    let cells = [
        (Field::IdNumber, Some(ID)),
        (Field::PostSince, Some("2035.01")),
        (Field::TermEnd, Some("2035.01")),
    ];
    let row = checked(&cells);
    assert_eq!(
        (
            row.values[&Field::PostSince].as_deref(),
            row.values[&Field::TermEnd].as_deref()
        ),
        (None, Some("2035-01"))
    );
    assert_eq!(
        row.issues
            .iter()
            .map(|issue| issue.code.as_str())
            .collect::<Vec<_>>(),
        ["post_since.future"]
    );
}

#[test]
fn what_a_row_must_have_is_an_error() {
    let row = checked(&[
        (Field::Name, Some("/")),
        (Field::Organisation, None),
        (Field::IdNumber, None),
    ]);
    let codes: Vec<_> = row
        .issues
        .iter()
        .map(|issue| (issue.code.as_str(), issue.severity))
        .collect();
    assert_eq!(
        codes,
        [
            ("name.missing", Severity::Error),
            ("organisation.missing", Severity::Error),
            ("id_number.missing", Severity::Error)
        ]
    );
    let row = checked(&[(Field::Name, Some("张三"))]);
    assert_eq!(
        row.issues.len(),
        1,
        "an ID number is missing where there is no column for it too"
    );
    assert!(!row.values.contains_key(&Field::IdNumber));
}

#[test]
fn unknown_words_are_null_with_their_text() {
    for field in [
        Field::Ethnicity,
        Field::Education,
        Field::PoliticalStatus,
        Field::OrganisationKind,
        Field::Post,
        Field::Employment,
        Field::Tier,
        Field::TierApplied,
    ] {
        let row = checked(&[(Field::IdNumber, Some(ID)), (field, Some("？？"))]);
        assert_eq!(row.values[&field], None);
        assert_eq!(row.issues[0].code, format!("{field}.unknown"));
        assert_eq!(row.issues[0].raw.as_deref(), Some("？？"));
    }
}
