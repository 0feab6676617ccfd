//! Headers as townships write them, from whole files.
use std::collections::BTreeMap;

use sanyou_import::{Field, Options, Report, SkipReason, Status, check};

fn read_as(name: &str, text: &str) -> Report {
    let options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    check(text.as_bytes(), name, &options).unwrap_or_else(|error| panic!("{error}"))
}

fn read(text: &str) -> Report {
    read_as("名单.csv", text)
}

/// The fields by the letters of their columns.
fn fields(report: &Report) -> BTreeMap<String, &'static str> {
    let columns = report.sheets[0].columns.iter();
    columns
        .filter_map(|column| Some((column.column.clone(), column.field?.code())))
        .collect()
}

fn map(list: &[(&str, &'static str)]) -> BTreeMap<String, &'static str> {
    list.iter()
        .map(|(column, field)| ((*column).to_owned(), *field))
        .collect()
}

#[test]
fn the_first_of_two_columns_is_read() {
    let report =
        read("姓名,联系电话,手机号码,党内职务,职务,鞋码\n张三,13800138000,13900139000,书记,总经理,42\n");
    assert_eq!(
        fields(&report),
        map(&[("A", "name"), ("B", "phone"), ("D", "post")])
    );
    assert_eq!(
        report.sheets[0].columns.len(),
        6,
        "every column of the header is listed"
    );
    assert_eq!(report.sheets[0].rows[0].value(Field::Phone), Some("13800138000"));
}

#[test]
fn a_secretary_heads_names_only_where_nothing_else_does() {
    let alone = read("序号,党组织书记,性别,党组织名称\n1,张三,男,甲公司党支部\n");
    assert_eq!(fields(&alone)["B"], "name");
    let beside = read("序号,党组织书记,姓名,党组织名称\n1,王五,张三,甲公司党支部\n");
    assert_eq!(
        fields(&beside),
        map(&[("A", "serial"), ("C", "name"), ("D", "organisation")])
    );
}

#[test]
fn a_kind_is_told_by_what_stands_below() {
    let kinds = read("姓名,性别,类别\n张三,男,非公企业\n李四,女,社会组织\n王五,男,\n");
    assert_eq!(fields(&kinds)["C"], "organisation_kind");
    let posts = read("姓名,性别,类别\n张三,男,书记\n李四,女,党建指导员\n");
    assert_eq!(fields(&posts)["C"], "post");
    let neither = read("姓名,性别,类别\n张三,男,一类\n李四,女,二类\n");
    assert!(!fields(&neither).contains_key("C"));
    let role = read("姓名,人员类别,职务\n张三,书记,组织委员\n");
    assert_eq!(fields(&role), map(&[("A", "name"), ("C", "post")]));
}

#[test]
fn a_unit_is_told_by_what_stands_below() {
    let column = |header: &str, cells: [&str; 3]| {
        let [a, b, c] = cells;
        let report = read(&format!(
            "姓名,性别,{header}\n张三,男,{a}\n李四,女,{b}\n王五,男,{c}\n"
        ));
        let issues = report.sheets[0].issues.iter().map(|issue| issue.code.clone());
        (
            report.sheets[0].columns[2].field.map(Field::code),
            issues.collect::<Vec<_>>().join(" "),
        )
    };
    for header in ["单位", "所属单位", "所在单位"] {
        for cells in [
            ["东观镇", "古县镇", "昌源街道办事处"],
            ["东观镇党委", "", "经济开发区党工委"],
        ] {
            assert_eq!(
                column(header, cells),
                (Some("township"), String::new()),
                "{header}"
            );
        }
        for cells in [["红海玻璃有限公司", "甲公司", ""], ["", "", ""]] {
            assert_eq!(
                column(header, cells),
                (Some("employer"), String::new()),
                "{header}"
            );
        }
        let mixed = ["东观镇", "红海玻璃有限公司", "古县镇"];
        assert_eq!(
            column(header, mixed),
            (None, "sheet.mixed_column".to_owned()),
            "{header}"
        );
    }
    // a firm's column is one whatever its firms are called
    assert_eq!(column("单位名称", ["东观镇", "", ""]).0, Some("employer"));
    let both = read("姓名,乡镇,单位\n张三,东观镇,东观镇\n李四,古县镇,古县镇\n");
    assert_eq!(fields(&both), map(&[("A", "name"), ("B", "township")]));
}

#[test]
fn a_header_that_is_known_and_not_read_says_why() {
    let report =
        read("姓名,性别,村（社区）,手机,联系电话,鞋码,专职/兼职\n张三,男,东观村,13800138000,1,42,专\n");
    let why = |at: usize| report.sheets[0].columns[at].why_unread.as_deref();
    assert_eq!((why(0), why(3), why(5), why(6)), (None, None, None, None));
    assert!(why(2).unwrap().contains("名册里没有"), "{:?}", why(2));
    assert!(why(4).unwrap().contains("手机号码"), "{:?}", why(4));
}

#[test]
fn names_below_a_group_are_read_with_it_where_they_say_nothing_alone() {
    let report = read("序号,姓名,入党,任职情况,\n,,时间,职务,任职时间\n1,张三,2003.06,书记,2020.01\n");
    assert_eq!(report.sheets[0].header_rows, [1, 2]);
    let want = [
        ("A", "serial"),
        ("B", "name"),
        ("C", "party_join_date"),
        ("D", "post"),
        ("E", "post_since"),
    ];
    assert_eq!(fields(&report), map(&want));
    assert_eq!(report.sheets[0].columns[3].header, "职务");
}

#[test]
fn the_sheets_name_is_the_township_where_no_column_is() {
    let text = "姓名,性别,党组织名称\n张三,男,甲公司党支部\n";
    let report = read_as("folder/东观镇.csv", text);
    assert_eq!(report.file, "东观镇.csv");
    assert_eq!(report.sheets[0].rows[0].value(Field::Township), Some("东观镇"));
    assert_eq!(read(text).sheets[0].rows[0].value(Field::Township), None);
    let report = read_as("东观镇.csv", "姓名,性别,乡镇\n张三,男,\n");
    assert_eq!(
        report.sheets[0].rows[0].value(Field::Township),
        None,
        "a column that is there is believed"
    );
}

#[test]
fn rows_that_are_no_workers_are_told_by_their_first_cell() {
    let text = "序号,姓名,身份证号\n1,张三,14072718850615002X\n\n2,,\n小计,1人,\n序号,姓名,身份证号\n3,李四,142430188506150015\n合计,2,\n填报人：王五,,\n1.请如实填写,,\n";
    let report = read(text);
    let rows: Vec<_> = report.sheets[0]
        .rows
        .iter()
        .map(|row| (row.row, row.status, row.reason))
        .collect();
    let skipped = |row, reason| (row, Status::Skipped, Some(reason));
    assert_eq!(
        rows,
        [
            (2, Status::Ok, None),
            skipped(5, SkipReason::Subtotal),
            skipped(6, SkipReason::RepeatedHeader),
            (7, Status::Ok, None),
            skipped(8, SkipReason::Subtotal),
            skipped(9, SkipReason::Footer),
            skipped(10, SkipReason::Footer),
        ]
    );
    let worker = read("备注,姓名,身份证号\n说明：借调,张三,14072718850615002X\n");
    assert_eq!(
        worker.sheets[0].rows[0].status,
        Status::Ok,
        "whoever has an ID number is a worker"
    );
}
