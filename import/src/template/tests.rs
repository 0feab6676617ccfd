use sanyou_schema::domain::value::{
    Coded, Education, Employment, OrganisationKind, PoliticalStatus, Post, Sex, Tier,
};

use super::*;
use crate::{Options, Status, check, marked};

fn options() -> Options {
    Options::new(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

fn row(at: usize, values: &[(Field, &str)]) -> RosterRow {
    let own = [
        (Field::Name, "张小三"),
        (Field::IdNumber, "140727198506150010"),
        (Field::BirthDate, "1985-06-15"),
        (Field::Organisation, "甲公司党支部"),
        (Field::Township, "东观镇"),
        (Field::PostSince, "2020-10"),
        (Field::Phone, "13800002210"),
    ];
    let values = own.iter().chain(values);
    RosterRow {
        values: values
            .map(|(field, value)| (*field, (*value).to_owned()))
            .collect(),
        certified: Some(Tier::Senior),
        stamp: Stamp {
            appointment: format!("appointment {at}"),
            person: format!("person {at}"),
            digest: format!("digest {at}"),
        },
    }
}

fn roster(rows: Vec<RosterRow>) -> Roster {
    Roster {
        unit_name: "东观镇".to_owned(),
        subject_word: "两新".to_owned(),
        unit: "unit".to_owned(),
        day: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        townships: vec!["东观镇".to_owned(), "古县镇".to_owned()],
        rows,
    }
}

fn codes<T: Coded>(field: Field, all: &[T]) -> Vec<(Field, &'static str)> {
    all.iter().map(|one| (field, one.code())).collect()
}

#[test]
fn every_value_that_goes_out_comes_back() {
    let mut choices = codes(Field::Sex, Sex::ALL);
    choices.extend(codes(Field::Education, Education::ALL));
    choices.extend(codes(Field::PoliticalStatus, PoliticalStatus::ALL));
    choices.extend(codes(Field::OrganisationKind, OrganisationKind::ALL));
    choices.extend(codes(Field::Post, Post::ALL));
    choices.extend(codes(Field::Employment, Employment::ALL));
    choices.extend(codes(Field::Tier, Tier::ALL));
    choices.extend([
        (Field::Remark, "=1+1"),
        (Field::TermEnd, "2029-01"),
        (Field::PartyWorkSince, "2001-01-31"),
    ]);
    let rows: Vec<RosterRow> = choices
        .iter()
        .enumerate()
        .map(|(at, choice)| row(at, &[*choice]))
        .collect();
    let sent = roster(rows);
    let bytes = roster_workbook(&sent).unwrap();
    let report = check(&bytes, "名册.xlsx", &options()).unwrap();
    assert_eq!(
        report.exported,
        Some(Exported {
            unit: "unit".to_owned(),
            day: sent.day
        })
    );
    assert_eq!(
        (report.sheets.len(), report.sheets[0].name.as_str()),
        (1, "东观镇")
    );
    assert_eq!(report.sheets[0].columns.len(), 25, "the keys are no column");
    let read: Vec<_> = report.sheets[0]
        .rows
        .iter()
        .filter(|row| row.status != Status::Skipped)
        .collect();
    assert_eq!(read.len(), sent.rows.len());
    for (read, sent) in read.into_iter().zip(&sent.rows) {
        for (field, value) in &sent.values {
            assert_eq!(read.value(*field), Some(value.as_str()), "{field}");
        }
        assert_eq!(read.stamp.as_ref(), Some(&sent.stamp));
    }
}

#[test]
fn a_certificate_goes_out_beside_the_claim_and_never_comes_back_as_one() {
    let bytes = roster_workbook(&roster(vec![row(0, &[(Field::Tier, "junior")]), row(1, &[])])).unwrap();
    let claims = |bytes: &[u8], name: &str| -> Vec<Option<String>> {
        let report = check(bytes, name, &options()).unwrap();
        let rows = &report.sheets[0].rows;
        let people = rows.iter().filter(|row| row.status != Status::Skipped);
        people
            .map(|row| row.value(Field::Tier).map(str::to_owned))
            .collect()
    };
    let told = vec![Some("junior".to_owned()), None];
    assert_eq!(claims(&bytes, "名册.xlsx"), told);
    // the sheet alone, as somebody copies it into a file of their own
    let sheets = crate::workbook::open(&bytes, "名册.xlsx", &options().limits).unwrap();
    let lines: Vec<String> = sheets[0]
        .rows()
        .map(|row| {
            let cell = |column| {
                let cell = sheets[0].cell(row, column);
                format!(
                    "\"{}\"",
                    cell.map(|cell| cell.text().into_owned()).unwrap_or_default()
                )
            };
            (0..26).map(cell).collect::<Vec<_>>().join(",")
        })
        .collect();
    let copied = lines.join("\n");
    assert!(copied.contains("\"高级\",\"初级\""), "{copied}");
    assert_eq!(claims(copied.as_bytes(), "抄来.csv"), told);
}

#[test]
fn the_blank_template_is_read_as_an_empty_roster() {
    let bytes = roster_workbook(&roster(Vec::new())).unwrap();
    let report = check(&bytes, "模板.xlsx", &options()).unwrap();
    assert_eq!(
        (report.totals.rows, report.totals.skipped),
        (1, 1),
        "the footer alone"
    );
    assert!(
        report.sheets[0]
            .columns
            .iter()
            .all(|column| column.field.is_some())
    );
}

#[test]
fn keys_are_letters_and_differ() {
    let report = |rows| check(&roster_workbook(&roster(rows)).unwrap(), "名册.xlsx", &options()).unwrap();
    let rows: Vec<RosterRow> = (0..1_000).map(|at| row(at, &[])).collect();
    let read = report(rows.clone());
    let stamps = read.sheets[0].rows.iter().filter_map(|row| row.stamp.clone());
    assert_eq!(
        stamps.collect::<Vec<_>>(),
        rows.into_iter().map(|row| row.stamp).collect::<Vec<_>>()
    );
}

#[test]
fn a_marked_export_still_carries_its_stamps() {
    let bytes = roster_workbook(&roster(vec![row(0, &[]), row(1, &[(Field::IdNumber, "1")])])).unwrap();
    let report = check(&bytes, "名册.xlsx", &options()).unwrap();
    let bytes = marked(&bytes, "名册.xlsx", &report, &options().limits, |_, _| {
        "有错误".to_owned()
    })
    .unwrap();
    let again = check(&bytes, "名册.xlsx", &options()).unwrap();
    let stamps = |report: &crate::Report| -> Vec<Option<Stamp>> {
        report.sheets[0]
            .rows
            .iter()
            .map(|row| row.stamp.clone())
            .collect()
    };
    assert_eq!(stamps(&again), stamps(&report));
    assert_eq!(stamps(&again).iter().flatten().count(), 2);
}
