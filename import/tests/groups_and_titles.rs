//! Ledgers as they are laid out: groups over their headers, names in their titles, values in the first row of a block.
mod pages;

use pages::{codes, page};
use rust_xlsxwriter::Workbook;
use sanyou_import::{Field, Options, ReadFile, Report, read};
use sanyou_schema::domain::value::SheetKind;

fn options() -> Options {
    Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

/// A merge: its row, and its first and last column.
type Merge = (u32, u16, u16);

fn told(rows: &[&[&str]], merges: &[Merge]) -> (Option<SheetKind>, Option<Report>) {
    let mut book = Workbook::new();
    page(&mut book, "Sheet1", rows, merges);
    match read(&book.save_to_buffer().unwrap(), "表.xlsx", None, &options()) {
        Ok(ReadFile::Read { kind, report }) => (Some(kind), Some(report)),
        Ok(_) | Err(_) => (None, None),
    }
}

fn of(kind: SheetKind, rows: &[&[&str]], merges: &[Merge]) -> Report {
    let (told, report) = told(rows, merges);
    assert_eq!(told, Some(kind), "{rows:?}");
    report.unwrap()
}

fn said(report: &Report) -> Vec<&str> {
    let issues = report.sheets[0].issues.iter();
    issues.map(|issue| issue.code.as_str()).collect()
}

fn values(report: &Report, field: Field) -> Vec<Option<&str>> {
    let rows = report.sheets[0].rows.iter();
    rows.filter(|row| row.reason.is_none())
        .map(|row| row.value(field))
        .collect()
}

#[test]
fn each_side_of_a_pair_is_read_below_its_group() {
    for (helper, helped) in [
        ("帮带方", "被帮带方"),
        ("结对方", "被结对方"),
        ("强", "弱"),
        ("甲方", "乙方"),
        ("示范党支部", "后进党支部"),
        ("帮扶方情况", "被帮扶方情况"),
    ] {
        let upper: &[&str] = &["序号", helper, "", "", helped, "", "", "结对时间"];
        let lower: &[&str] = &[
            "",
            "党组织名称",
            "书记",
            "联系电话",
            "党组织名称",
            "书记",
            "联系电话",
            "",
        ];
        let row: &[&str] = &[
            "1",
            "甲党支部",
            "王伟",
            "13800138000",
            "乙党支部",
            "李静",
            "",
            "2025.03",
        ];
        for merges in [&[(1, 1, 3), (1, 4, 6)][..], &[]] {
            let report = of(SheetKind::Pair, &[&["结对帮带台账"], upper, lower, row], merges);
            let row = &report.sheets[0].rows[0];
            assert_eq!(
                (row.value(Field::Helper), row.value(Field::Helped)),
                (Some("甲党支部"), Some("乙党支部")),
                "{helper}"
            );
            assert!(codes(row).is_empty(), "{:?}", row.issues());
        }
    }
}

#[test]
fn what_stands_below_anothers_group_is_not_read_by_its_own_name() {
    let rows: &[&[&str]] = &[
        &["2025年度荣誉登记表"],
        &["序号", "单位名称", "法定代表人", "", "荣誉名称", "荣誉级别"],
        &["", "", "姓名", "身份证号", "", ""],
        &["1", "红海玻璃有限公司", "钱有财", "", "先进单位", "县级"],
    ];
    let report = of(SheetKind::Honour, rows, &[(1, 2, 3)]);
    let row = &report.sheets[0].rows[0];
    assert_eq!(
        (row.value(Field::Name), row.value(Field::Employer)),
        (None, Some("红海玻璃有限公司"))
    );
    assert_eq!(said(&report), ["year.from_title", "sheet.group_of_others"]);
    let unread = &report.sheets[0].columns[2];
    assert!(unread.why_unread.as_ref().unwrap().contains("法定代表人"));
    let units: &[&[&str]] = &[
        &["两新组织台账"],
        &["序号", "企业名称", "职工情况", "", "党员情况", "", "经营状态"],
        &["", "", "总数", "女职工", "总数", "流动党员", ""],
        &["1", "红海玻璃有限公司", "120", "40", "9", "2", "在业"],
    ];
    let report = of(SheetKind::Units, units, &[(1, 2, 3), (1, 4, 5)]);
    let row = &report.sheets[0].rows[0];
    assert_eq!(
        (row.value(Field::StaffCount), row.value(Field::MemberCount)),
        (Some("120"), Some("9"))
    );
}

#[test]
fn an_alliance_stands_in_the_title_of_its_members() {
    for title in [
        "玻璃产业党建联盟成员单位名单",
        "附件2：2025年玻璃产业党建联盟名单",
        "联盟名称：玻璃产业党建联盟",
    ] {
        let rows: &[&[&str]] = &[
            &[title],
            &["序号", "单位名称", "党组织名称", "负责人", "联系电话"],
            &["1", "红海玻璃有限公司", "红海玻璃党支部", "王伟", "13800138000"],
            &["2", "大华玻璃有限公司", "", "李静", ""],
        ];
        let report = of(SheetKind::Alliance, rows, &[]);
        assert_eq!(
            values(&report, Field::Alliance),
            [Some("玻璃产业党建联盟"); 2],
            "{title}"
        );
        assert_eq!(
            values(&report, Field::Member),
            [Some("红海玻璃有限公司"), Some("大华玻璃有限公司")]
        );
        assert_eq!(said(&report), ["alliance.from_title"]);
    }
    // which one is not said
    let all: &[&[&str]] = &[
        &["全县党建联盟成员单位名单"],
        &["序号", "单位名称", "负责人", "联系电话"],
        &["1", "红海玻璃有限公司", "王伟", "13800138000"],
    ];
    assert_ne!(told(all, &[]).0, Some(SheetKind::Alliance));
}

#[test]
fn what_stands_in_the_first_row_of_a_block_holds_for_the_block() {
    let rows: &[&[&str]] = &[
        &["联盟名称", "所属行业", "牵头单位", "成员单位"],
        &["玻璃产业党建联盟", "玻璃", "红海玻璃党支部", "大华玻璃党支部"],
        &["", "", "", "长城玻璃党支部"],
        &["电商党建联盟", "", "云商党支部", "快达党支部"],
        &["", "", "", "顺通党支部"],
        &["合计", "4"],
        &["", "", "", "无主党支部"],
    ];
    let report = of(SheetKind::Alliance, rows, &[]);
    let glass = Some("玻璃产业党建联盟");
    let shop = Some("电商党建联盟");
    assert_eq!(values(&report, Field::Alliance), [glass, glass, shop, shop, None]);
    // the industry of one alliance is not the next one's
    assert_eq!(
        values(&report, Field::Industry),
        [Some("玻璃"), Some("玻璃"), None, None, None]
    );
    assert_eq!(
        said(&report),
        ["alliance.filled_down", "industry.filled_down", "lead.filled_down"]
    );
    assert!(report.sheets[0].issues[0].message.contains("第 3 行、第 5 行"));
    assert_eq!(codes(&report.sheets[0].rows[5]), ["alliance.missing"]);
}

#[test]
fn two_columns_are_a_ledger_where_they_are_all_that_it_needs() {
    let star: &[&[&str]] = &[
        &["2025年星级评定"],
        &["党组织名称", "星级"],
        &["甲党支部", "三星"],
    ];
    assert_eq!(
        values(&of(SheetKind::Star, star, &[]), Field::Star),
        [Some("star_3")]
    );
    let scored: &[&[&str]] = &[&["党组织名称", "星级", "得分"], &["甲党支部", "三星", "92"]];
    of(SheetKind::Star, scored, &[]);
    let charter: &[&[&str]] = &[&["企业名称", "是否入章"], &["甲公司", "是"], &["乙公司", "否"]];
    of(SheetKind::Charter, charter, &[]);
    let grades: &[&[&str]] = &[&["2025年度考核结果"], &["姓名", "考核结果"], &["王伟", "优秀"]];
    of(SheetKind::Assessment, grades, &[]);
    // notes and tables of other meaning are none
    for rows in [
        &[&["2025年培训班"][..], &["姓名", "考核结果"], &["王伟", "合格"]][..],
        &[&["姓名", "考核结果"], &["王伟", "85"], &["李静", "90"]],
        &[&["企业名称", "是否入章"], &["写全称", "写是或否"]],
        &[&["姓名", "单位职务"], &["王伟", "经理"]],
        &[
            &["姓名", "年度考核", "语文", "数学"],
            &["王伟", "优秀", "90", "91"],
        ],
    ] {
        assert_eq!(told(rows, &[]).0, None, "{rows:?}");
    }
}

#[test]
fn a_form_above_the_header_is_not_the_header() {
    let rows: &[&[&str]] = &[
        &["2025年度考核结果"],
        &["单位", "东观镇党委", "年度", "2025", "联系电话", "0354-5221234"],
        &["序号", "姓名", "党组织", "考核等次", "备注", ""],
        &["1", "王伟", "甲党支部", "优秀", "", ""],
    ];
    let report = of(SheetKind::Assessment, rows, &[]);
    assert_eq!(values(&report, Field::Grade), [Some("excellent")]);
}

#[test]
fn the_honour_of_a_list_stands_over_each_part() {
    let head: &[&str] = &["序号", "姓名", "所在党组织", "职务"];
    let rows: &[&[&str]] = &[
        &["2024年度“七一”表彰名单"],
        &["一、优秀共产党员（2名）"],
        head,
        &["1", "王伟", "甲公司党支部", "书记"],
        &["2", "李静", "乙公司党支部", ""],
        &["二、优秀党务工作者（1名）"],
        &["1", "赵强", "丙公司党支部", ""],
        &["三、其他（1名）"],
        &["1", "钱芳", "丁公司党支部", ""],
    ];
    let report = of(SheetKind::Honour, rows, &[]);
    let member = Some("优秀共产党员");
    assert_eq!(
        values(&report, Field::Honour),
        [member, member, Some("优秀党务工作者"), None]
    );
    assert_eq!(codes(&report.sheets[0].rows[5]), ["honour.missing"]);
    assert_eq!(said(&report), ["year.from_title", "honour.from_section"]);
    let one: &[&[&str]] = &[
        &["2025年度县级优秀共产党员名单"],
        &["序号", "姓名", "所在党组织"],
        &["1", "王伟", "甲公司党支部"],
    ];
    let report = of(SheetKind::Honour, one, &[]);
    assert_eq!(values(&report, Field::Honour), [Some("县级优秀共产党员")]);
    // who is only proposed has not been honoured
    let proposed: &[&[&str]] = &[
        &["2025年度优秀共产党员推荐名单"],
        &["序号", "姓名", "所在党组织"],
        &["1", "王伟", "甲公司党支部"],
    ];
    assert_ne!(told(proposed, &[]).0, Some(SheetKind::Honour));
}

#[test]
fn a_ledger_says_whose_it_is_by_its_sheet_its_title_or_what_stands_above() {
    let head: &[&str] = &["序号", "企业名称", "职工人数", "党员人数", "经营状态"];
    let row: &[&str] = &["1", "红海玻璃有限公司", "120", "9", "在业"];
    let read_as = |name: &str, rows: &[&[&str]]| {
        let mut book = Workbook::new();
        page(&mut book, name, rows, &[]);
        match read(&book.save_to_buffer().unwrap(), "表.xlsx", None, &options()).unwrap() {
            ReadFile::Read { report, .. } => report,
            other => panic!("{other:?}"),
        }
    };
    let named = read_as("1.东观镇", &[&["两新组织台账"], head, row]);
    assert_eq!(values(&named, Field::Township), [Some("东观镇")]);
    assert_eq!(named.sheets[0].filled_by, None);
    let titled = read_as("Sheet1", &[&["东观镇两新组织台账"], head, row]);
    assert_eq!(titled.sheets[0].filled_by.as_deref(), Some("东观镇两新组织台账"));
    let beside = read_as(
        "Sheet1",
        &[&["两新组织台账"], &["填报单位：古县镇党委"], head, row],
    );
    assert_eq!(beside.sheets[0].filled_by.as_deref(), Some("古县镇党委"));
    let columned = read_as(
        "东观镇",
        &[
            &["乡镇", "企业名称", "职工人数", "党员人数", "经营状态"],
            &["古县镇", "红海玻璃有限公司", "1", "1", "在业"],
        ],
    );
    assert_eq!(values(&columned, Field::Township), [Some("古县镇")]);
}

#[test]
fn the_row_that_a_person_chose_is_the_header_of_a_ledger_too() {
    let rows: &[&[&str]] = &[
        &["星级情况"],
        &["党支部", "情况", "星级"],
        &["支部", "评定", "备注一"],
        &["甲党支部", "三星", ""],
    ];
    let mut book = Workbook::new();
    page(&mut book, "Sheet1", rows, &[]);
    let bytes = book.save_to_buffer().unwrap();
    let mut chosen = options();
    chosen.headers = vec!["支部、评定、备注一".to_owned()];
    let ReadFile::Read { report, .. } = read(&bytes, "表.xlsx", Some(SheetKind::Star), &chosen).unwrap()
    else {
        panic!("not read");
    };
    // what lacks is chosen on the page, column by column
    assert_eq!(report.sheets[0].header_rows, [3]);
    assert_eq!(values(&report, Field::Organisation), [Some("甲党支部")]);
    chosen.columns = vec![sanyou_import::ColumnChoice {
        sheet: None,
        header: "评定".to_owned(),
        field: Some(Field::Star),
    }];
    let ReadFile::Read { report, .. } = read(&bytes, "表.xlsx", Some(SheetKind::Star), &chosen).unwrap()
    else {
        panic!("not read");
    };
    assert_eq!(values(&report, Field::Star), [Some("star_3")]);
}

#[test]
fn a_firm_of_two_party_organisations_and_an_honour_of_two_levels_are_two_rows() {
    let units: &[&[&str]] = &[
        &["两新组织台账"],
        &[
            "序号",
            "企业名称",
            "党组织名称",
            "职工人数",
            "党员人数",
            "经营状态",
        ],
        &["1", "红海玻璃有限公司", "红海第一党支部", "120", "9", "在业"],
        &["2", "红海玻璃有限公司", "红海第二党支部", "120", "9", "在业"],
        &["3", "红海玻璃有限公司", "红海第二党支部", "120", "9", "在业"],
    ];
    let report = of(SheetKind::Units, units, &[]);
    let doubled: Vec<_> = report.sheets[0].rows.iter().map(|row| codes(row).len()).collect();
    assert_eq!(doubled, [0, 0, 1]);
    let honours: &[&[&str]] = &[
        &["荣誉登记表"],
        &["党组织名称", "荣誉名称", "荣誉级别", "表彰时间"],
        &["甲党支部", "先进基层党组织", "县级", "2025.07"],
        &["甲党支部", "先进基层党组织", "市级", "2025.07"],
        &["甲党支部", "先进基层党组织", "市级", "2025.07"],
    ];
    let report = of(SheetKind::Honour, honours, &[]);
    let doubled: Vec<_> = report.sheets[0].rows.iter().map(|row| codes(row).len()).collect();
    assert_eq!(doubled, [0, 0, 1]);
}

#[test]
fn a_choice_may_be_ticked_in_columns_of_its_words() {
    let rows: &[&[&str]] = &[
        &["2025年双培双推台账"],
        &[
            "序号",
            "姓名",
            "所在党组织",
            "党员培养成生产能手",
            "党员能手推荐为经营管理人才",
            "生产能手培养成党员",
        ],
        &["1", "王伟", "甲党支部", "√", "", ""],
        &["2", "李静", "甲党支部", "", "", "√"],
        &["3", "赵强", "甲党支部", "√", "√", ""],
        &["4", "钱芳", "甲党支部", "", "", ""],
    ];
    let report = of(SheetKind::Talent, rows, &[]);
    assert_eq!(
        values(&report, Field::Talent),
        [Some("member_to_expert"), Some("expert_to_member"), None, None]
    );
    let rows = &report.sheets[0].rows;
    assert_eq!(
        (codes(&rows[2]), codes(&rows[3])),
        (vec!["talent.unknown"], vec!["talent.missing"])
    );
    let grades: &[&[&str]] = &[
        &["2025年度考核结果"],
        &["序号", "姓名", "所在党组织", "考核等次", "", ""],
        &["", "", "", "优秀", "称职", "基本称职"],
        &["1", "王伟", "甲党支部", "", "√", ""],
    ];
    let report = of(SheetKind::Assessment, grades, &[(1, 3, 5)]);
    assert_eq!(values(&report, Field::Grade), [Some("competent")]);
}
