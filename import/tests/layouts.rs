//! Layouts that townships make up, as whole workbooks: what belongs to a worker is read, all else is told or passed over.
mod pages;

use pages::{IDS, codes, one, page, read, workers};
use rust_xlsxwriter::Workbook;
use sanyou_import::{ColumnChoice, Field, Handed, Options, SkipReason, check, first_rows, read_each};

#[test]
fn a_village_heads_its_workers_and_is_none() {
    let head: &[&str] = &["序号", "姓名", "身份证号", "党组织名称"];
    let report = one(
        &[
            &["东观镇党务工作者", "", "", ""],
            &["一、东观村", "", "", ""],
            head,
            &["1", "王伟", IDS[0], "甲公司党支部"],
            &["小计", "1"],
            &["二、西村（2人）", "", "", ""],
            head,
            &["1", "李静", IDS[1], "乙公司党支部"],
            &["（三）南村"],
            &["1", "赵强", IDS[2], "丙公司党支部"],
            &["北村", "", "", ""],
            &["1", "钱芳", IDS[3], "丁公司党支部"],
        ],
        &[(0, 0, 3), (1, 0, 3), (5, 0, 3), (10, 0, 3)],
    );
    assert_eq!(
        workers(&report),
        [(4, "王伟"), (8, "李静"), (10, "赵强"), (12, "钱芳")]
    );
    assert_eq!(report.totals.error, 0);
    // nobody is lost with them: a worker of whom the name alone is known is asked about
    let alone = one(&[head, &["1", "王伟", IDS[0], "甲"], &["", "李静"]], &[]);
    assert_eq!(workers(&alone), [(2, "王伟"), (3, "李静")]);
}

#[test]
fn a_table_beside_another_is_told_and_mixes_with_nobody() {
    let report = one(
        &[
            &["书记名单", "", "", "", "", "指导员名单"],
            &[
                "姓名",
                "身份证号",
                "联系电话",
                "党组织名称",
                "",
                "姓名",
                "身份证号",
                "联系电话",
                "派驻企业",
            ],
            &[
                "王伟",
                IDS[0],
                "13800000001",
                "甲公司党支部",
                "",
                "李静",
                IDS[1],
                "13800000002",
                "乙公司",
            ],
            &["", "", "", "", "", "赵强", IDS[2], "13800000003", "丙公司"],
        ],
        &[],
    );
    let sheet = &report.sheets[0];
    assert_eq!(workers(&report), [(3, "王伟")]);
    assert_eq!(
        sheet.rows[0].value(Field::Employer),
        None,
        "it is the other one's"
    );
    assert_eq!(sheet.issues[0].code, "sheet.second_table");
    assert!(
        sheet.issues[0].message.contains("F 列到 I 列"),
        "{}",
        sheet.issues[0].message
    );
    assert!(
        sheet
            .columns
            .iter()
            .filter(|column| column.field.is_some())
            .all(|column| column.column.as_str() < "E")
    );
}

#[test]
fn two_people_in_one_row_are_not_one() {
    let groups = one(
        &[
            &["党组织名称", "党组织书记", "", "", "党建指导员", "", "", "备注"],
            &["", "姓名", "身份证号", "电话", "姓名", "身份证号", "电话"],
            &[
                "甲公司党支部",
                "王伟",
                IDS[0],
                "13800000001",
                "李静",
                IDS[1],
                "13800000002",
                "新任",
            ],
        ],
        &[(0, 1, 3), (0, 4, 6)],
    );
    let row = &groups.sheets[0].rows[0];
    assert_eq!(row.value(Field::Name), Some("王伟"));
    assert_eq!(
        row.value(Field::Remark),
        Some("新任"),
        "what stands behind the group is the row's own"
    );
    assert_eq!(groups.sheets[0].issues[0].code, "sheet.second_table");
    let roles = one(
        &[
            &[
                "党组织名称",
                "书记姓名",
                "书记电话",
                "指导员姓名",
                "指导员联系电话",
            ],
            &["甲公司党支部", "王伟", "13800000001", "李静", "13800000002"],
        ],
        &[],
    );
    assert_eq!(roles.sheets[0].rows[0].value(Field::Phone), Some("13800000001"));
    assert_eq!(roles.sheets[0].issues[0].code, "sheet.second_table");
    // who else is named beside a worker makes no second table
    let contact = one(
        &[
            &["姓名", "身份证号", "党组织书记", "党组织名称"],
            &["王伟", IDS[0], "李静", "甲公司党支部"],
        ],
        &[],
    );
    assert!(contact.sheets[0].issues.is_empty());
}

#[test]
fn d43_a_tick_in_one_of_several_columns_is_its_answer() {
    let report = one(
        &[
            &["姓名", "性别", "", "专兼职", "", "党组织名称"],
            &["", "男", "女", "专职", "兼职"],
            &["王伟", "√", "", "√", "", "甲公司党支部"],
            &["李静", "", "√", "", "✓", "乙公司党支部"],
            &["赵强", "√", "√", "", "", "丙公司党支部"],
            &["钱芳", "×", "是", "半天", "", "丁公司党支部"],
        ],
        &[(0, 1, 2), (0, 3, 4)],
    );
    let sheet = &report.sheets[0];
    assert_eq!(sheet.header_rows, [1, 2]);
    let told: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| {
            let asked = codes(row).into_iter().filter(|code| *code != "id_number.missing");
            (
                row.value(Field::Sex),
                row.value(Field::Employment),
                asked.collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some("male"), Some("full_time"), vec![]),
            (Some("female"), Some("part_time"), vec![]),
            (None, None, vec!["sex.unknown"]),
            (Some("female"), None, vec!["employment.unknown"]),
        ]
    );
}

#[test]
fn d29_a_sheet_of_examples_holds_no_workers() {
    let rows: &[&[&str]] = &[
        &["姓名", "身份证号", "党组织名称"],
        &["张三", IDS[0], "某某公司党支部"],
    ];
    let mut book = Workbook::new();
    page(&mut book, "填写样表", rows, &[]);
    page(
        &mut book,
        "东观镇",
        &[rows[0], &["李静", IDS[1], "乙公司党支部"]],
        &[],
    );
    let report = read(&mut book);
    assert_eq!(workers(&report), [(2, "李静")]);
    assert_eq!(report.sheets[0].rows[0].reason, Some(SkipReason::Footer));
    // somebody filled in the example itself
    let mut alone = Workbook::new();
    page(&mut alone, "填写样表", rows, &[]);
    assert_eq!(workers(&read(&mut alone)), [(2, "张三")]);
}

#[test]
fn d45_two_party_organisations_in_one_cell_are_asked_about() {
    let report = one(
        &[
            &["姓名", "身份证号", "党组织名称"],
            &["王伟", IDS[0], "甲公司党支部、乙公司党支部"],
            &["李静", IDS[1], "甲、乙、丙联合党支部"],
            &["赵强", IDS[2], "甲公司、乙公司联合党支部"],
        ],
        &[],
    );
    let told: Vec<_> = report.sheets[0].rows.iter().map(codes).collect();
    assert_eq!(told, [vec!["organisation.several"], vec![], vec![]]);
}

#[test]
fn what_stands_beside_a_name_is_told() {
    for (name, code) in [
        ("张三  李四", "name.several"),
        ("王伟 书记", "name.several"),
        ("王伟\n李静", "name.several"),
        ("王伟13800000001", "name.note"),
        ("13800000001", "name.note"),
    ] {
        let report = one(&[&["姓名", "身份证号", "党组织名称"], &[name, IDS[0], "甲"]], &[]);
        assert_eq!(codes(&report.sheets[0].rows[0]), [code], "{name}");
    }
    for name in ["欧阳 娜娜", "王  伟", "王 小明", "阿依古丽·买买提", "John Smith"] {
        let report = one(&[&["姓名", "身份证号", "党组织名称"], &[name, IDS[0], "甲"]], &[]);
        assert!(codes(&report.sheets[0].rows[0]).is_empty(), "{name}");
    }
}

#[test]
fn what_explains_the_header_is_no_worker() {
    let head: &[&str] = &["序号", "姓名", "出生年月", "身份证号", "党组织名称"];
    for row in [
        &["", "（必填）", "（格式：1985.06）", "（18位）", "（全称）"][..],
        &["1", "2", "3", "4", "5"],
        &["甲", "乙", "1", "2", "3"],
    ] {
        let report = one(&[head, row, &["1", "王伟", "", IDS[0], "甲公司党支部"]], &[]);
        assert_eq!(workers(&report), [(3, "王伟")], "{row:?}");
        assert_eq!(report.sheets[0].rows[0].reason, Some(SkipReason::RepeatedHeader));
    }
}

#[test]
fn a_contacts_number_is_not_the_secretarys() {
    let head: &[&str] = &[
        "企业名称",
        "法定代表人",
        "联系人",
        "联系电话",
        "党组织名称",
        "书记姓名",
    ];
    let report = one(
        &[
            head,
            &["甲公司", "某甲", "某乙", "13800000001", "甲公司党支部", "王伟"],
        ],
        &[],
    );
    let row = &report.sheets[0].rows[0];
    assert_eq!(
        (row.value(Field::Name), row.value(Field::Phone)),
        (Some("王伟"), None)
    );
    let own = one(
        &[
            &["党组织名称", "书记姓名", "联系电话"],
            &["甲公司党支部", "王伟", "13800000001"],
        ],
        &[],
    );
    assert_eq!(own.sheets[0].rows[0].value(Field::Phone), Some("13800000001"));
}

#[test]
fn a_table_may_begin_anywhere_and_end_in_notes() {
    let report = one(
        &[
            &[""],
            &["", "", "", "党务工作者登记表"],
            &["", "", "", "单位：贾令镇"],
            &[
                "",
                "",
                "",
                "NO.",
                "姓　　名",
                "",
                "身份证件号码",
                "",
                "所属党组织",
            ],
            &["", "", "", "1", "王伟", "", IDS[0], "", "甲公司党支部"],
            &["", "", "", "", "合计：1人"],
            &["", "", "", "2", "李静", "", IDS[1], "", "乙公司党支部"],
            &["", "", "", "", "审核：某某"],
            &["", "", "", "", "", "", "2026年9月20日"],
        ],
        &[],
    );
    assert_eq!(workers(&report), [(5, "王伟"), (7, "李静")]);
    assert_eq!(report.totals.error, 0);
    assert_eq!(report.sheets[0].header_rows, [4]);
}

#[test]
fn d26_words_for_above_are_known_in_every_spelling() {
    for word in ["同上", "同 上", "〃", "″", "上同"] {
        let report = one(
            &[
                &["姓名", "身份证号", "乡镇", "党组织名称"],
                &["王伟", IDS[0], word, word],
            ],
            &[],
        );
        assert_eq!(
            codes(&report.sheets[0].rows[0]),
            ["township.unreadable", "organisation.missing"],
            "{word}"
        );
    }
}

/// A form as offices print it: labels beside what is filled in.
const FORM: [&[&str]; 6] = [
    &["党务工作者登记表"],
    &["姓名", "王伟", "性别", "男", "出生年月", "1970.01"],
    &["民族", "汉", "政治面貌", "中共党员", "学历", "大专"],
    &["身份证号", IDS[0], "", "联系电话", "13800000001"],
    &["党组织名称", "甲公司党支部", "", "党内职务", "书记"],
    &["主要经历", "", "", "", ""],
];

#[test]
fn a_form_for_one_person_is_no_list() {
    let mut book = Workbook::new();
    page(&mut book, "王伟", &FORM, &[]);
    let bytes = book.save_to_buffer().unwrap();
    let options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    let error = check(&bytes, "登记表.xlsx", &options).unwrap_err();
    assert_eq!(error.code(), "file.no_header");
    assert!(
        error.message().contains("“王伟”") && error.message().contains("新增一人"),
        "{}",
        error.message()
    );
    // beside a list it is left out and named
    let mut book = Workbook::new();
    page(&mut book, "王伟", &FORM, &[]);
    let list: [&[&str]; 2] = [
        &["姓名", "身份证号", "党组织名称"],
        &["李静", IDS[1], "乙公司党支部"],
    ];
    page(&mut book, "名单", &list, &[]);
    let bytes = book.save_to_buffer().unwrap();
    let read = read_each(&bytes, "名单.xlsx", None, &options, &mut |_| {}).unwrap();
    let Handed::Read { totals, sheets, .. } = read else {
        panic!("one kind")
    };
    assert_eq!((totals.rows, totals.ok), (1, 1));
    let forms: Vec<_> = sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.form))
        .collect();
    assert_eq!(forms, [("王伟", true), ("名单", false)]);
}

#[test]
fn a_repeated_header_makes_no_form() {
    let head: &[&str] = &["序号", "姓名", "身份证号", "党组织名称"];
    let report = one(
        &[
            head,
            &["1", "王伟", IDS[0], "甲公司党支部"],
            head,
            &["2", "李静", IDS[1], "乙公司党支部"],
            head,
            &["3", "赵强", IDS[2], "丙公司党支部"],
        ],
        &[],
    );
    assert_eq!(workers(&report).len(), 3);
}

#[test]
fn a_person_says_which_row_is_the_header() {
    let rows: [&[&str]; 4] = [
        &["东观镇", "2026 年"],
        &["尊姓大名", "证件", "所属堡垒"],
        &["王伟", IDS[0], "甲公司党支部"],
        &["李静", IDS[1], "乙公司党支部"],
    ];
    let mut book = Workbook::new();
    page(&mut book, "名单", &rows, &[]);
    let bytes = book.save_to_buffer().unwrap();
    let mut options = Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    assert_eq!(
        check(&bytes, "名单.xlsx", &options).unwrap_err().code(),
        "file.no_header"
    );
    let first = first_rows(&bytes, "名单.xlsx", &options, 3).unwrap();
    let (sheet, told) = &first[0];
    assert_eq!((sheet.as_str(), told.len()), ("名单", 3));
    assert_eq!(
        (told[1].row, told[1].names.as_str()),
        (2, "尊姓大名、证件、所属堡垒")
    );
    assert_eq!(told[2].cells[1], ("B".to_owned(), IDS[0].to_owned()));
    options.headers.push(told[1].names.clone());
    let report = check(&bytes, "名单.xlsx", &options).unwrap();
    assert_eq!(report.sheets[0].header_rows, [2]);
    assert_eq!(
        codes(&report.sheets[0].rows[0]),
        ["id_number.missing", "name.missing"],
        "nobody is taken over without a name"
    );
    for (header, field) in [
        ("尊姓大名", Field::Name),
        ("证件", Field::IdNumber),
        ("所属堡垒", Field::Organisation),
    ] {
        options.columns.push(ColumnChoice {
            sheet: None,
            header: header.to_owned(),
            field: Some(field),
        });
    }
    let report = check(&bytes, "名单.xlsx", &options).unwrap();
    assert_eq!(workers(&report), [(3, "王伟"), (4, "李静")]);
    assert_eq!(report.totals.ok, 2);
}
