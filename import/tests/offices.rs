//! Lists as offices keep them: names under names, notes and counts that stand alone in a row, lists one below the other.
mod pages;

use pages::{IDS, one, page, read, workers};
use rust_xlsxwriter::Workbook;
use sanyou_import::{Field, Report, SkipReason};

/// The field of each column that has one.
fn fields(report: &Report) -> Vec<(&str, &'static str)> {
    let columns = report.sheets[0].columns.iter();
    columns
        .filter_map(|column| Some((column.column.as_str(), column.field?.code())))
        .collect()
}

/// The reasons of the rows that are no workers.
fn skipped(report: &Report) -> Vec<(u32, SkipReason)> {
    let rows = report.sheets[0].rows.iter();
    rows.filter_map(|row| Some((row.row, row.reason?))).collect()
}

/// A header of two rows: each group with its columns, and one worker below.
fn grouped(groups: &[(&str, &[&str])], cells: &[&str]) -> Report {
    let (mut upper, mut lower, mut merged) = (Vec::new(), Vec::new(), Vec::new());
    for (group, names) in groups {
        let first = u16::try_from(upper.len()).unwrap();
        upper.push(*group);
        upper.extend(names.iter().skip(1).map(|_| ""));
        lower.extend(names.iter().copied());
        if names.len() > 1 {
            merged.push((0, first, first + u16::try_from(names.len()).unwrap() - 1));
        }
    }
    one(&[&upper, &lower, cells], &merged)
}

#[test]
fn what_is_applied_for_is_never_held() {
    let report = grouped(
        &[("基本情况", &["姓名", "身份证号"]), ("拟申报", &["级别", "备注"])],
        &["王伟", IDS[0], "中级", ""],
    );
    let row = &report.sheets[0].rows[0];
    assert_eq!(
        (row.value(Field::Tier), row.value(Field::TierApplied)),
        (None, Some("intermediate"))
    );
}

#[test]
fn the_owner_beside_the_secretary_is_not_the_secretary() {
    let report = grouped(
        &[
            ("法定代表人", &["姓名", "联系电话"]),
            ("党支部书记", &["姓名", "身份证号", "联系电话"]),
        ],
        &["钱有财", "13900139000", "王伟", IDS[0], "13800138000"],
    );
    assert_eq!(
        fields(&report),
        [("C", "name"), ("D", "id_number"), ("E", "phone")]
    );
    assert_eq!(workers(&report), [(3, "王伟")]);
    let flat = one(
        &[
            &[
                "负责人姓名",
                "党组织书记姓名",
                "身份证号",
                "法人联系电话",
                "联系电话",
            ],
            &["钱有财", "王伟", IDS[0], "13900139000", "13800138000"],
        ],
        &[],
    );
    assert_eq!(workers(&flat), [(2, "王伟")]);
    assert_eq!(flat.sheets[0].rows[0].value(Field::Phone), Some("13800138000"));
}

#[test]
fn a_subject_over_a_column_says_of_what_it_is() {
    let report = grouped(
        &[
            ("个人信息", &["姓名", "身份证号"]),
            ("职称", &["级别", "取得时间"]),
            ("培训情况", &["时间", "证书编号"]),
            ("紧急联系人", &["姓名", "电话"]),
            ("资格证书", &["编号", "发证时间"]),
        ],
        &[
            "王伟",
            IDS[0],
            "中级",
            "2010.6",
            "2020.6",
            "A1",
            "李静",
            "13900139000",
            "B2",
            "2021.6",
        ],
    );
    assert_eq!(
        fields(&report),
        [
            ("A", "name"),
            ("B", "id_number"),
            ("I", "certificate_number"),
            ("J", "certificate_date")
        ]
    );
}

#[test]
fn words_of_a_header_broken_over_two_rows_are_joined() {
    let report = one(
        &[
            &["序号", "姓名", "出生", "身份证", "文化", "入党", "联系"],
            &["", "", "年月", "号码", "程度", "时间", "电话"],
            &["1", "王伟", "1970.01", IDS[0], "大专", "1995.07", "13800138000"],
        ],
        &[],
    );
    assert_eq!(report.sheets[0].header_rows, [1, 2]);
    assert_eq!(workers(&report), [(3, "王伟")]);
    let told: Vec<_> = fields(&report).into_iter().map(|(_, field)| field).collect();
    assert_eq!(
        told,
        [
            "serial",
            "name",
            "birth_date",
            "id_number",
            "education",
            "party_join_date",
            "phone"
        ]
    );
    // names without merges over blanks
    let open = one(
        &[
            &["姓名", "身份证号", "学历", "", "党员情况", ""],
            &["", "", "全日制", "在职", "入党时间", "转正时间"],
            &["王伟", IDS[0], "大专", "本科", "1995.07", "1996.07"],
        ],
        &[],
    );
    assert_eq!(open.sheets[0].header_rows, [1, 2]);
    let row = &open.sheets[0].rows[0];
    assert_eq!(row.value(Field::FullMemberDate), Some("1996-07"));
}

#[test]
fn what_stands_alone_in_a_row_is_no_worker() {
    use SkipReason::{Footer, RepeatedHeader, Subtotal};
    let head: &[&str] = &["序号", "姓名", "身份证号", "党组织名称"];
    let report = one(
        &[
            head,
            &["昭馀镇"],
            &["1", "王伟", IDS[0], "甲公司党支部"],
            &["东观镇", "", "", "3人"],
            &["", "", "", "宏远玻璃有限公司党支部"],
            &["2", "李静", IDS[1], "乙公司党支部"],
            &["城关镇合计2人"],
            &["祁县两新组织党务工作者花名册（续）"],
            &["编号", "姓名", "身份证号", "党组织名称"],
            &["3", "赵强", IDS[2], "丙公司党支部"],
            &["", "3"],
            &["填报人 李四", "", "审核人 王五"],
            &["1.身份证号请填写18位。"],
            &["2026年9月20日"],
        ],
        &[],
    );
    assert_eq!(workers(&report), [(3, "王伟"), (6, "李静"), (10, "赵强")]);
    assert_eq!(
        skipped(&report),
        [
            (2, Footer),
            (4, Footer),
            (5, Footer),
            (7, Subtotal),
            (8, Footer),
            (9, RepeatedHeader),
            (11, Footer),
            (12, Footer),
            (13, Footer),
            (14, Footer)
        ]
    );
    // what is a note elsewhere may be somebody's post
    let posts = one(
        &[
            &["行政职务", "姓名", "联系电话", "党组织名称"],
            &["主管", "王伟", "13800138000", "甲公司党支部"],
            &["负责人", "李静", "13900139000", "乙公司党支部"],
        ],
        &[],
    );
    assert_eq!(workers(&posts), [(2, "王伟"), (3, "李静")]);
    // a note between two lists hides nobody of the second
    let blocks = one(
        &[
            head,
            &["1", "王伟", IDS[0], "甲公司党支部"],
            &["填报单位：东观镇"],
            head,
            &["1", "李静", IDS[1], "乙公司党支部"],
            &["2", "", "", "丙公司党支部"],
        ],
        &[],
    );
    assert_eq!(workers(&blocks), [(2, "王伟"), (5, "李静"), (6, "?")]);
}

#[test]
fn a_list_with_other_columns_below_is_told_and_not_misread() {
    let report = one(
        &[
            &["序号", "党组织名称", "姓名", "身份证号", "联系电话"],
            &["1", "甲公司党支部", "王伟", IDS[0], "13800138000"],
            &["二、党建指导员花名册"],
            &["序号", "姓名", "联系电话", "身份证号", "服务党组织"],
            &["1", "李静", "13900139000", IDS[1], "乙公司党支部"],
        ],
        &[],
    );
    assert_eq!(workers(&report), [(2, "王伟")]);
    let issue = &report.sheets[0].issues[0];
    assert_eq!(issue.code, "sheet.second_table");
    assert!(issue.message.contains("第 4 行起"), "{}", issue.message);
}

#[test]
fn a_sheet_of_counts_lists_nobody() {
    let mut book = Workbook::new();
    page(
        &mut book,
        "汇总",
        &[
            &["序号", "乡镇", "党组织", "党组织书记", "党建指导员", "备注"],
            &["1", "东观镇", "12", "5", "3", ""],
            &["2", "城关镇", "10", "6", "2", ""],
        ],
        &[],
    );
    page(
        &mut book,
        "1.东观镇",
        &[&["姓名", "身份证号", "性别"], &["王伟", IDS[0], "男"]],
        &[],
    );
    let report = read(&mut book);
    assert_eq!(report.sheets.len(), 1);
    assert_eq!(report.sheets[0].rows[0].value(Field::Township), Some("东观镇"));
}

#[test]
fn answers_are_ticked_in_columns_of_their_own() {
    let report = grouped(
        &[
            ("个人信息", &["姓名", "身份证号"]),
            ("拟申报级别", &["初级", "中级", "高级"]),
            ("党内职务", &["书记", "委员"]),
        ],
        &["王伟", IDS[0], "", "√", "", "√", ""],
    );
    let row = &report.sheets[0].rows[0];
    assert_eq!(row.value(Field::TierApplied), Some("intermediate"));
    assert_eq!(row.value(Field::Post), Some("secretary"));
    let flat = one(
        &[
            &["姓名", "身份证号", "性别", "专职", "兼职"],
            &["王伟", IDS[0], "男", "", "√"],
        ],
        &[],
    );
    assert_eq!(flat.sheets[0].rows[0].value(Field::Employment), Some("part_time"));
}

#[test]
fn headers_of_online_forms_are_known() {
    let report = one(
        &[
            &[
                "序号 No.",
                "1、姓名：",
                "2.性别",
                "③民族",
                "职务\nPosition",
                "5、身份证号码",
            ],
            &["1", "王伟", "男", "汉", "书记", IDS[0]],
        ],
        &[],
    );
    let told: Vec<_> = fields(&report).into_iter().map(|(_, field)| field).collect();
    assert_eq!(told, ["serial", "name", "sex", "ethnicity", "post", "id_number"]);
}
