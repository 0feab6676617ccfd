//! Ledgers and lists of facts as offices keep them: which kind they are, which year they are about, whom they name.
use sanyou_import::{Field, Options, ReadFile, Report, Row, SkipReason, read};
use sanyou_schema::domain::value::SheetKind;

fn told(name: &str, lines: &[&str]) -> (Option<SheetKind>, Option<Report>) {
    let options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    match read(lines.join("\n").as_bytes(), name, None, &options).unwrap_or_else(|error| panic!("{error}")) {
        ReadFile::Read { kind, report } => (Some(kind), Some(report)),
        ReadFile::Several(_) | ReadFile::Unclear(_) => (None, None),
    }
}

fn of(kind: SheetKind, lines: &[&str]) -> Report {
    let (told, report) = told("表.csv", lines);
    assert_eq!(told, Some(kind), "{lines:?}");
    report.unwrap()
}

fn codes(row: &Row) -> Vec<&str> {
    row.issues().iter().map(|issue| issue.code.as_str()).collect()
}

fn years(report: &Report) -> Vec<Option<&str>> {
    report.sheets[0]
        .rows
        .iter()
        .map(|row| row.value(Field::Year))
        .collect()
}

#[test]
fn a_wide_ledger_of_firms_is_no_roster() {
    let report = of(
        SheetKind::Units,
        &[
            "东观镇两新组织台账",
            "序号,乡镇,企业名称,统一社会信用代码,详细地址,注册资本,行业类别,法定代表人,性别,政治面貌,联系电话,职工总数,党员总数,党组织名称,党组织书记,书记联系电话",
            "1,东观镇,红海玻璃有限公司,91350100M000100Y43,东观村,500万,玻璃,钱有财,男,群众,13900139000,120,9,红海玻璃党支部,李四,13800138000",
        ],
    );
    let row = &report.sheets[0].rows[0];
    assert_eq!(row.value(Field::StaffCount), Some("120"));
    assert_eq!(row.value(Field::Name), None);
}

#[test]
fn a_year_stands_in_the_header_the_title_or_the_row() {
    let headed = of(
        SheetKind::Assessment,
        &["序号,姓名,所在党组织,2025年度考核等次", "1,张三,甲党支部,优秀"],
    );
    assert_eq!(years(&headed), [Some("2025")]);
    // of years beside each other the last is read, and the others are told
    let beside = of(
        SheetKind::Assessment,
        &[
            "姓名,所在党组织,2023年度考核结果,2024年度考核结果,2025年度考核结果",
            "张三,甲党支部,称职,称职,优秀",
        ],
    );
    let row = &beside.sheets[0].rows[0];
    assert_eq!(
        (row.value(Field::Year), row.value(Field::Grade)),
        (Some("2025"), Some("excellent"))
    );
    let issue = &beside.sheets[0].issues[0];
    assert_eq!(issue.code, "sheet.several_years");
    assert!(issue.message.contains("2023、2024"), "{}", issue.message);
    // a list of a year is given out in the next
    let honours = of(
        SheetKind::Honour,
        &[
            "2024年度优秀党务工作者表彰",
            "姓名,所在党组织,荣誉名称,表彰时间",
            "张三,甲党支部,优秀党务工作者,2025.01",
        ],
    );
    assert_eq!(years(&honours), [Some("2024")]);
    // the day on which it was filled in is no year
    let filled = of(
        SheetKind::Assessment,
        &[
            "年度考核等次登记表",
            "填报时间：2026年1月10日",
            "姓名,所在党组织,考核等次",
            "张三,甲党支部,称职",
        ],
    );
    assert_eq!(codes(&filled.sheets[0].rows[0]), ["year.missing"]);
}

#[test]
fn a_note_that_makes_something_else_of_a_column_is_minded() {
    let report = of(
        SheetKind::Star,
        &[
            "2025年星级党组织评定",
            "党组织名称,星级（申报）,星级（评定）,备注",
            "甲党支部,五星,三星,",
        ],
    );
    assert_eq!(report.sheets[0].rows[0].value(Field::Star), Some("star_3"));
    let staff = of(
        SheetKind::Units,
        &[
            "两新组织台账",
            "企业名称,职工人数（女）,职工人数,党员人数,经营状态",
            "红海玻璃有限公司,40,120,9,在业",
        ],
    );
    assert_eq!(staff.sheets[0].rows[0].value(Field::StaffCount), Some("120"));
}

#[test]
fn names_that_are_none_are_told() {
    let units = of(
        SheetKind::Units,
        &[
            "两新组织台账",
            "单位名称,单位类型,职工人数,党员人数,经营状态,党组织名称",
            "12,非公企业,900,50,正常,甲党支部",
            "甲物业公司、乙物业公司,非公企业,9,5,正常,联合党支部",
            "丙物业公司,非公企业,\\,暂无,正常,未成立",
            "丁物业公司,非公企业,9,5,正常,是",
        ],
    );
    let rows = &units.sheets[0].rows;
    assert_eq!(codes(&rows[0]), ["employer.invalid"]);
    assert_eq!(codes(&rows[1]), ["employer.several"]);
    assert_eq!(
        (codes(&rows[2]).len(), rows[2].value(Field::Organisation)),
        (0, None)
    );
    assert_eq!(
        (codes(&rows[3]), rows[3].value(Field::Organisation)),
        (vec!["organisation.unnamed"], None)
    );
    let people = of(
        SheetKind::Assessment,
        &[
            "2025年度考核结果",
            "姓名,所在党组织,考核等次",
            "空缺,甲党支部,优秀",
            "张三、李四,甲党支部,优秀",
            "王五,乙党支部,未参加考核",
        ],
    );
    let rows = &people.sheets[0].rows;
    assert_eq!(
        (codes(&rows[0]), codes(&rows[1])),
        (vec!["name.missing"], vec!["name.several"])
    );
    assert_eq!(rows[2].value(Field::Grade), Some("not_graded"));
    let posts = of(
        SheetKind::CrossPost,
        &[
            "2025年交叉任职统计表",
            "姓名,所在党组织,交叉任职",
            "张三,甲,是",
            "李四,甲,否",
            "王五,乙,副总经理",
        ],
    );
    let told: Vec<_> = posts.sheets[0]
        .rows
        .iter()
        .map(|row| row.value(Field::CrossPost))
        .collect();
    assert_eq!(told, [None, None, Some("副总经理")]);
}

#[test]
fn what_stands_between_the_rows_is_none() {
    let report = of(
        SheetKind::Units,
        &[
            "两新组织台账",
            "序号,单位名称,职工人数,党员人数,经营状态",
            "一、非公企业",
            "1,甲公司,9,2,正常",
            ",（二）社会组织（1家）",
            "2,乙协会,3,1,正常",
            "★标注的为今年新增",
            "共2家",
            "序号,党组织名称,评定星级,得分,备注",
            "1,甲公司党支部,三星级,92,",
        ],
    );
    let rows = &report.sheets[0].rows;
    let named: Vec<_> = rows.iter().filter_map(|row| row.value(Field::Employer)).collect();
    assert_eq!(named, ["甲公司", "乙协会"]);
    assert!(
        rows.iter()
            .filter(|row| row.value(Field::Employer).is_none())
            .all(|row| matches!(row.reason, Some(SkipReason::Footer | SkipReason::Subtotal)))
    );
    assert_eq!(report.sheets[0].issues[0].code, "sheet.second_table");
}

#[test]
fn words_of_registers_and_lists_are_known() {
    let units = of(
        SheetKind::Units,
        &[
            "两新组织台账",
            "企业全称,统一社会信用代码,职工总数,党员数,经营状态,组建方式",
            "甲公司,,9,2,存续（在营、开业、在册）,选派党建指导员",
            "乙公司,,9,0,吊销未注销,应建未建",
        ],
    );
    let told = |field: Field| -> Vec<Option<&str>> {
        units.sheets[0].rows.iter().map(|row| row.value(field)).collect()
    };
    assert_eq!(told(Field::OperatingState), [Some("operating"), Some("closed")]);
    assert_eq!(told(Field::Coverage), [Some("instructor"), Some("uncovered")]);
    let stars = of(
        SheetKind::Star,
        &[
            "2025年星级评定",
            "党组织名称,星级,备注",
            "甲党支部,⭐⭐⭐,",
            "乙党支部,☆☆,",
            "丙党支部,四星（晋星）,",
            "丁党支部,★★★☆☆,",
        ],
    );
    let told: Vec<_> = stars.sheets[0]
        .rows
        .iter()
        .map(|row| row.value(Field::Star))
        .collect();
    assert_eq!(
        told,
        [Some("star_3"), Some("star_2"), Some("star_4"), Some("star_3")]
    );
    let talents = of(
        SheetKind::Talent,
        &[
            "2025年双培双推",
            "姓名,所在党组织,培养类型",
            "张三,甲,经营管理人才培养成党员",
            "李四,甲,党员培养成技术骨干",
            "王五,甲,未推荐为经营管理人才",
        ],
    );
    let told: Vec<_> = talents.sheets[0]
        .rows
        .iter()
        .map(|row| row.value(Field::Talent))
        .collect();
    assert_eq!(told, [Some("expert_to_member"), Some("member_to_expert"), None]);
}

#[test]
fn grades_of_another_scheme_are_asked_about_and_not_equated() {
    let report = of(
        SheetKind::Assessment,
        &[
            "2025年度考核结果",
            "姓名,所在党组织,考核等次",
            "张三,甲党支部,好",
            "李四,甲党支部,较好",
            "王五,甲党支部,基本称职等次",
            "赵六,甲党支部,合格等次",
            "钱七,甲党支部,暂缓考核",
        ],
    );
    let rows = &report.sheets[0].rows;
    assert_eq!(
        (codes(&rows[0]), codes(&rows[1])),
        (vec!["grade.unknown"], vec!["grade.unknown"])
    );
    let grades: Vec<_> = rows.iter().map(|row| row.value(Field::Grade)).collect();
    assert_eq!(
        grades,
        [None, None, Some("basic"), Some("competent"), Some("not_graded")]
    );
}

#[test]
fn a_period_is_two_days_and_a_lone_year_is_the_year() {
    let pairs = of(
        SheetKind::Pair,
        &[
            "支部结对台账",
            "帮扶党组织,被帮扶党组织,结对时间",
            "甲党支部,乙党支部,2025年3月-2026年3月",
            "甲党支部,丙党支部,2025.3—2026.3",
            "甲党支部,丁党支部,2025.3至今",
            "甲党支部,戊党支部,2025-03-2026-03",
            "甲党支部,己党支部,2024年",
            "甲党支部,庚党支部,去年3月到今年",
        ],
    );
    let rows = &pairs.sheets[0].rows;
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.value(Field::FromDate),
                row.value(Field::ToDate),
                row.value(Field::Year),
            )
        })
        .collect();
    let year = (Some("2025-03"), Some("2026-03"), Some("2025"));
    assert_eq!(
        told,
        [
            year,
            year,
            (Some("2025-03"), None, Some("2025")),
            year,
            (None, None, Some("2024")),
            (None, None, None),
        ]
    );
    assert!(rows[..5].iter().all(|row| codes(row).is_empty()));
    assert_eq!(codes(&rows[5]), ["from_date.unparsable", "year.missing"]);
    let honours = of(
        SheetKind::Honour,
        &[
            "2025年荣誉登记表",
            "姓名,所在党组织,荣誉称号,获奖时间",
            "张三,甲党支部,优秀共产党员,2023年",
        ],
    );
    assert_eq!(years(&honours), [Some("2023")]);
    assert!(codes(&honours.sheets[0].rows[0]).is_empty());
}

#[test]
fn an_organisation_under_a_persons_name_is_what_the_honour_is_of() {
    let report = of(
        SheetKind::Honour,
        &[
            "2025年度荣誉登记表",
            "姓名,所在党组织,荣誉称号",
            "甲公司党支部,,先进基层党组织",
            "红海玻璃有限公司,红海党支部,先进单位",
            "甲公司党支部,乙党支部,先进基层党组织",
            "张三,甲党支部,优秀共产党员",
        ],
    );
    let rows = &report.sheets[0].rows;
    let whose = |at: usize| {
        let value = |field| rows[at].value(field);
        (
            value(Field::Name),
            value(Field::Organisation),
            value(Field::Employer),
        )
    };
    assert_eq!(whose(0), (None, Some("甲公司党支部"), None));
    assert_eq!(whose(1), (None, None, Some("红海玻璃有限公司")));
    assert_eq!(whose(3), (Some("张三"), Some("甲党支部"), None));
    assert!(rows[..3].iter().all(|row| codes(row) == ["name.organisation"]));
    assert_eq!(rows[2].status, sanyou_import::Status::Error);
}

#[test]
fn letters_for_digits_of_a_credit_code_are_read_and_told() {
    let report = of(
        SheetKind::Units,
        &[
            "两新组织台账",
            "企业名称,统一社会信用代码,职工人数,党员人数,经营状态",
            "红海玻璃有限公司,913501OOM000100Y43,9,2,正常",
        ],
    );
    let row = &report.sheets[0].rows[0];
    assert_eq!(row.value(Field::CreditCode), Some("91350100M000100Y43"));
    assert_eq!(codes(row), ["credit_code.lookalike"]);
}
