//! Each kind by a table of what people send.
use std::collections::BTreeSet;

use chrono::NaiveDate;
use sanyou_schema::domain::value::SheetKind;

use super::DECLARATIONS;
use crate::{Edit, Field, Options, ReadFile, Report, Status, read};

fn options() -> Options {
    Options::new(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

/// A file, read as the kind that it tells by itself.
fn told(name: &str, csv: &str) -> (SheetKind, Report) {
    match read(csv.as_bytes(), name, None, &options()).unwrap() {
        ReadFile::Read { kind, report } => (kind, report),
        other => panic!("{name}: {other:?}"),
    }
}

fn value(report: &Report, row: usize, field: Field) -> Option<&str> {
    report.sheets[0].rows[row].value(field)
}

fn codes(report: &Report, row: usize) -> Vec<String> {
    let issues = report.sheets[0].rows[row].issues();
    issues
        .iter()
        .map(|issue| format!("{}{}", issue.code, issue.column.as_deref().unwrap_or("-")))
        .collect()
}

/// A file of each kind as somebody sends it, with the values that its first row must give.
type Sent = (
    SheetKind,
    &'static str,
    &'static str,
    &'static [(Field, &'static str)],
);

const SENT: &[Sent] = &[
    (
        SheetKind::Units,
        "台账.csv",
        "东观镇两新组织摸排台账,,,,,,,\n序号,单位名称,统一社会信用代码,单位类型,经营状态,职工人数,党员数,组建方式,党组织名称,摸排时间\n1,红海玻璃有限公司,,非公企业,正常,120人,9,单独组建,红海玻璃有限公司党支部,2026.9\n",
        &[
            (Field::Employer, "红海玻璃有限公司"),
            (Field::OrganisationKind, "private_enterprise"),
            (Field::OperatingState, "operating"),
            (Field::StaffCount, "120"),
            (Field::MemberCount, "9"),
            (Field::Coverage, "alone"),
            (Field::CheckedOn, "2026-09"),
        ],
    ),
    (
        SheetKind::Assessment,
        "a.csv",
        "姓 名,身份证号码,所在党组织,年度,考核等次\n张 三,14072719850615002X,红海玻璃有限公司党支部,2025年度,优秀\n",
        &[
            (Field::Name, "张三"),
            (Field::Year, "2025"),
            (Field::Grade, "excellent"),
        ],
    ),
    (
        SheetKind::Honour,
        "a.csv",
        "荣誉表彰登记表,,,,\n序号,姓名,工作单位,荣誉称号,授予级别,表彰时间\n1,李四,红海玻璃,优秀党务工作者,市级,2025.07.01\n",
        &[
            (Field::Honour, "优秀党务工作者"),
            (Field::HonourLevel, "prefecture"),
            (Field::StatedOn, "2025-07-01"),
            (Field::Year, "2025"),
        ],
    ),
    (
        SheetKind::Star,
        "a.csv",
        "2025年度星级党组织评定结果,,\n序号,党组织名称,评定星级\n1,红海玻璃党支部,★★★★\n",
        &[(Field::Star, "star_4"), (Field::Year, "2025")],
    ),
    (
        SheetKind::Alliance,
        "a.csv",
        "联盟名称,行业,牵头单位,成员单位,加入时间\n玻璃产业党建联盟,玻璃,红海玻璃党支部,大华玻璃党支部,2024.5\n",
        &[
            (Field::Alliance, "玻璃产业党建联盟"),
            (Field::Member, "大华玻璃党支部"),
            (Field::FromDate, "2024-05"),
        ],
    ),
    (
        SheetKind::Pair,
        "a.csv",
        "“支部一帮一”结对台账,,,\n帮扶党组织,被帮扶党组织,结对时间,帮带措施\n甲党支部,乙党支部,2025-03-01,每月一课\n",
        &[
            (Field::Helper, "甲党支部"),
            (Field::Helped, "乙党支部"),
            (Field::Year, "2025"),
        ],
    ),
    (
        SheetKind::Talent,
        "双培双推.csv",
        "姓名,工作单位,培养方向,年度\n王五,红海玻璃,党员培养成生产能手,2025\n",
        &[(Field::Talent, "member_to_expert")],
    ),
    (
        SheetKind::Charter,
        "a.csv",
        "企业名称,统一社会信用代码,是否入章,年度\n红海玻璃,,是,2024\n",
        &[(Field::Charter, "included"), (Field::CreditCode, "")],
    ),
    (
        SheetKind::CrossPost,
        "交叉任职统计.csv",
        "姓名,所在党组织,企业职务,年度\n张三,红海玻璃党支部,副总经理,2025\n",
        &[(Field::CrossPost, "副总经理")],
    ),
];

#[test]
fn each_kind_is_told_and_read_from_what_people_send() {
    let kinds: BTreeSet<_> = SENT.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds.len(), DECLARATIONS.len(), "a kind has no file here");
    for (kind, name, csv, want) in SENT {
        let (found, report) = told(name, csv);
        assert_eq!(found, *kind);
        assert_eq!(report.totals.rows, 1, "{kind}: {report:?}");
        assert_eq!(report.totals.error, 0, "{kind}: {:?}", codes(&report, 0));
        for (field, value) in *want {
            let read = self::value(&report, 0, *field).unwrap_or_default();
            assert_eq!(read, *value, "{kind} {field}");
        }
    }
}

#[test]
fn a_roster_stays_a_roster() {
    let roster =
        "姓名,性别,身份证号,党组织名称,职务,年度考核\n张三,女,14072719850615002X,甲党支部,书记,优秀\n";
    assert_eq!(told("名单.csv", roster).0, SheetKind::Roster);
    let plain = "姓名,单位名称,联系电话\n张三,甲公司,13800000000\n";
    assert_eq!(told("名单.csv", plain).0, SheetKind::Roster);
}

#[test]
fn an_unclear_kind_is_a_question_and_may_be_chosen() {
    let both = "姓名,年度,考核等次,荣誉称号\n张三,2025,优秀,先进个人\n";
    let ReadFile::Unclear(guesses) = read(both.as_bytes(), "a.csv", None, &options()).unwrap() else {
        panic!("it is not clear");
    };
    let kinds: Vec<_> = guesses.iter().take(2).map(|guess| guess.kind).collect();
    assert_eq!(kinds, [SheetKind::Assessment, SheetKind::Honour]);
    let chosen = read(both.as_bytes(), "a.csv", Some(SheetKind::Honour), &options()).unwrap();
    let ReadFile::Read { kind, report } = chosen else {
        panic!()
    };
    assert_eq!(
        (kind, value(&report, 0, Field::Honour)),
        (SheetKind::Honour, Some("先进个人"))
    );
    let wrong = read(both.as_bytes(), "a.csv", Some(SheetKind::Star), &options()).unwrap_err();
    assert_eq!(wrong.code(), "file.no_header");
    assert!(wrong.message().contains("星级"), "{}", wrong.message());
}

#[test]
fn every_fault_names_its_cell() {
    let csv = "年度考核,,,,\n序号,姓名,身份证号,年度,考核等次\n1,张三,123,2025,优秀\n2,,,2025,优秀\n3,李四,,2025,甲等\n4,王五,,2099,优秀\n5,赵六,,去年,优秀\n6,张三,,,优秀\n7,钱七,,2025,\n8,张三,123,2025,称职\n合计,8,,,\n填报人：某某,,,,\n";
    let (_, report) = told("a.csv", csv);
    let want: &[&[&str]] = &[
        &["id_number.lengthC"],
        &["name.missingB"],
        &["grade.unknownE"],
        &["year.futureD"],
        &["year.unparsableD"],
        &["year.missingD"],
        &["grade.missingE"],
        &["id_number.lengthC", "duplicate.in_fileB"],
    ];
    for (row, want) in want.iter().enumerate() {
        assert_eq!(codes(&report, row), *want, "row {row}");
    }
    let statuses: Vec<_> = report.sheets[0].rows.iter().map(|row| row.status).collect();
    assert_eq!(statuses[0], Status::Warning);
    assert!(
        statuses[1..8].iter().all(|status| *status == Status::Error),
        "{statuses:?}"
    );
    assert_eq!(
        statuses[8..],
        [Status::Skipped; 2],
        "the sum and the footer, each seen"
    );
}

#[test]
fn cells_of_a_row_are_checked_against_each_other() {
    let pairs = "帮扶党组织,被帮扶党组织,结对时间,结束时间\n甲党支部,甲党支部,2025.3,2025.6\n甲党支部,乙党支部,2025.6,2025.3\n";
    let (_, report) = told("结对.csv", pairs);
    assert_eq!(codes(&report, 0), ["helped.sameB"]);
    assert_eq!(codes(&report, 1), ["to_date.before_fromD"]);
    let units = "单位名称,单位类型,经营状态,职工人数,党员数\n甲公司,非公企业,停业,3,5\n";
    let (_, report) = told("摸排.csv", units);
    assert_eq!(codes(&report, 0), ["member_count.overE"]);
    assert_eq!(report.totals.warning, 1);
}

#[test]
fn a_year_may_stand_in_the_title_alone_and_is_said() {
    let csv = "东观镇2024年度考核结果,,\n序号,姓名,等次\n1,张三,优秀\n";
    let (_, report) = told("a.csv", csv);
    assert_eq!(value(&report, 0, Field::Year), Some("2024"));
    assert_eq!(report.sheets[0].issues[0].code, "year.from_title");
    let without = csv.replace("2024年度", "年度");
    let (_, report) = told("a.csv", &without);
    assert_eq!(codes(&report, 0), ["year.missing-"]);
}

#[test]
fn a_mended_cell_is_read_in_place_of_the_files() {
    let csv = "姓名,年度,考核等次\n张三,2025,甲等\n";
    let mut options = options();
    options.edits.push(Edit {
        sheet: "a".to_owned(),
        row: 2,
        field: Field::Grade,
        text: "优秀".to_owned(),
    });
    let ReadFile::Read { report, .. } = read(csv.as_bytes(), "a.csv", None, &options).unwrap() else {
        panic!()
    };
    assert_eq!(
        (value(&report, 0, Field::Grade), report.totals.error),
        (Some("excellent"), 0)
    );
}

#[test]
fn no_header_means_two_columns_of_a_kind() {
    for declaration in DECLARATIONS {
        let mut seen = BTreeSet::new();
        for header in declaration.fields.iter().flat_map(|spec| spec.headers) {
            assert!(
                seen.insert(*header),
                "{}: {header} stands twice",
                declaration.kind
            );
            assert_eq!(
                crate::layout::heading(header),
                *header,
                "{}: {header}",
                declaration.kind
            );
        }
        for field in declaration.subject.iter().chain(declaration.key) {
            assert!(declaration.fields.iter().any(|spec| spec.field == *field));
        }
    }
}
