//! The field's dirt, D1 to D50 of the domain's catalogue, a test each. Where the contract speaks, the test holds the
//! reader to it; where it is silent, the value is kept or left away and an issue says so.
//!
//! Held more closely elsewhere: D1–D4 by `cell::id_number`, D14–D18 by `cell::date` and `odd`, D22 and D23 by
//! `cell::text`, D26–D28 by `truth`, D29–D32 by `layout::rows` and `headers`, D33 by `hostile`, D34 by `odd`, D38 by
//! `cell::phone`, D40–D42 by `cell::choice`, D47 by `workbook`, D48 by `truth` and `workbook::csv`.
//!
//! Not the reader's: D13 (two townships), D39 (a clerk's number), D44 and D45 (names of organisations) want the
//! database; D51 (days in JavaScript) and D52 (order by strokes) have nothing of a file in them.
mod files;

use files::{HEAD, TAIL, plain, workbook};
use sanyou_import::{ColumnChoice, Confidence, Field, Options, Report, Row, SkipReason, ValueChoice, check};

const ID: &str = "14072718850615002X";

fn options() -> Options {
    Options::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
}

fn read(csv: &str) -> Report {
    check(csv.as_bytes(), "名单.csv", &options()).unwrap_or_else(|error| panic!("{error}"))
}

/// A worker who has nothing wrong but what the columns add.
fn one(headers: &str, cells: &str) -> Row {
    read(&format!("姓名,身份证号,{headers}\n张三,{ID},{cells}\n")).sheets[0].rows[0].clone()
}

fn codes(row: &Row) -> Vec<&str> {
    row.issues().iter().map(|issue| issue.code.as_str()).collect()
}

/// The value of the field under its header and the codes of the row.
fn told(field: Field, header: &str, cell: &str) -> (Option<String>, String) {
    let row = one(header, cell);
    (row.value(field).map(str::to_owned), codes(&row).join(" "))
}

fn id(cell: &str) -> (Option<String>, String) {
    let row = read(&format!("姓名,身份证号,备注\n张三,{cell},\n")).sheets[0].rows[0].clone();
    (
        row.value(Field::IdNumber).map(str::to_owned),
        codes(&row).join(" "),
    )
}

fn name(cell: &str) -> (Option<String>, String) {
    let row = read(&format!("姓名,身份证号,备注\n\"{cell}\",{ID},\n")).sheets[0].rows[0].clone();
    (row.value(Field::Name).map(str::to_owned), codes(&row).join(" "))
}

#[expect(clippy::unnecessary_wraps, reason = "what a field holds is an option")]
fn value(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A workbook whose second row is these cells, as XML, under 姓名 身份证号 出生年月 手机号.
fn cells(xml: &str) -> Vec<u8> {
    let head = files::row(1, &["姓名", "身份证号", "出生年月", "手机号"]);
    workbook(
        plain(&format!("{HEAD}{head}<row r=\"2\">{xml}</row>{TAIL}")),
        vec![],
        None,
    )
}

fn text(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn row_of(bytes: &[u8]) -> Row {
    check(bytes, "a.xlsx", &options()).unwrap().sheets[0].rows[0].clone()
}

#[test]
fn d01_an_id_number_typed_as_a_number_has_lost_its_end() {
    let row = row_of(&cells(&format!(
        "{}<c><v>142430198506150000</v></c>",
        text("张三")
    )));
    assert_eq!(codes(&row), ["id_number.precision_lost"]);
    assert!(row.issues()[0].message.contains("文本"));
}

#[test]
fn d02_an_id_number_through_a_double_is_as_lost() {
    let row = row_of(&cells(&format!(
        "{}<c><v>142430198506150016</v></c>",
        text("张三")
    )));
    assert_eq!(
        (codes(&row), row.value(Field::IdNumber)),
        (vec!["id_number.precision_lost"], None)
    );
}

#[test]
fn d03_marks_blanks_and_widths_are_notation() {
    for cell in [
        "'14072718850615002x",
        "１４０７２７１８８５０６１５００２Ｘ",
        "140727 1885 0615 002×\t",
        "140727-18850615-002Х",
    ] {
        assert_eq!(id(cell), (value(ID), String::new()), "{cell}");
    }
    assert_eq!(id("14072718850615002*"), (None, "id_number.length".to_owned()));
}

#[test]
fn d04_fifteen_digits_become_eighteen() {
    let (upgraded, code) = id("140727850615002");
    assert_eq!(
        (upgraded.map(|id| id.len()), code.as_str()),
        (Some(18), "id_number.upgraded")
    );
}

#[test]
fn d05_a_mask_is_no_number_and_stays_in_the_issue() {
    let row = read("姓名,身份证号,备注\n张三,1424**********0014,\n").sheets[0].rows[0].clone();
    assert_eq!(
        (codes(&row), row.value(Field::IdNumber)),
        (vec!["id_number.length"], None)
    );
    assert_eq!(row.issues()[0].raw.as_deref(), Some("1424**********0014"));
}

#[test]
fn d06_letters_for_digits_are_spoken_of_and_not_mended() {
    for (cell, letters) in [
        ("14O72718850615002X", true),
        ("l4072718850615002X", true),
        ("1407271885061500", false),
        ("140727188506150020X", false),
    ] {
        let row = read(&format!("姓名,身份证号,备注\n张三,{cell},\n")).sheets[0].rows[0].clone();
        assert_eq!(
            (codes(&row), row.value(Field::IdNumber)),
            (vec!["id_number.length"], None),
            "{cell}"
        );
        let message = &row.issues()[0].message;
        assert_eq!(message.contains("字母"), letters, "{cell}");
        assert_eq!(
            message.contains(ID),
            letters,
            "the one that is meant is told: {message}"
        );
    }
}

#[test]
fn d07_a_wrong_check_character_is_an_error() {
    assert_eq!(id("140727188506150021"), (None, "id_number.checksum".to_owned()));
}

#[test]
fn d08_the_birth_date_of_the_archive_stands() {
    assert_eq!(
        told(Field::BirthDate, "出生日期", "1885-06-16"),
        (value("1885-06-16"), "birth_date.mismatch".to_owned())
    );
}

#[test]
fn d09_the_sex_that_was_written_stands() {
    assert_eq!(
        told(Field::Sex, "性别", "男"),
        (value("male"), "sex.mismatch".to_owned())
    );
}

#[test]
fn d10_one_number_under_two_names_is_an_error_on_both() {
    let report = read(&format!("姓名,身份证号,备注\n张三,{ID},\n李四,{ID},\n"));
    assert!(
        report.sheets[0]
            .rows
            .iter()
            .all(|row| codes(row) == ["id_number.conflict"])
    );
}

#[test]
fn d11_one_name_with_two_numbers_is_two_people() {
    let report = read(&format!(
        "姓名,身份证号,备注\n张三,{ID},\n张三,142430188506150015,\n"
    ));
    assert_eq!((report.totals.rows, report.totals.ok), (2, 2));
}

#[test]
fn d12_the_same_person_elsewhere_is_one_more_post() {
    let report = read(&format!(
        "姓名,身份证号,党组织名称,职务\n张三,{ID},甲支部,书记\n张三,{ID},乙支部,党建指导员\n"
    ));
    assert_eq!(codes(&report.sheets[0].rows[1]), ["duplicate.appointment"]);
}

#[test]
fn d14_a_day_that_lost_its_format_is_no_guess() {
    let serial = format!(
        "{}{}<c s=\"1\"><v>31213</v></c>",
        text("张三"),
        text("142430198506150011")
    );
    assert_eq!(
        row_of(&cells(&serial)).value(Field::BirthDate),
        Some("1985-06-15")
    );
    let bare = serial.replace(" s=\"1\"", "");
    assert_eq!(
        codes(&row_of(&cells(&bare))).last(),
        Some(&"birth_date.unparsable")
    );
}

#[test]
fn d15_days_may_count_from_1904() {
    let book = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let head = files::row(1, &["姓名", "性别", "任职时间"]);
    let sheet = format!(
        "{HEAD}{head}<row r=\"2\">{}<c/><c s=\"1\"><v>40000</v></c></row>{TAIL}",
        text("张三")
    );
    let bytes = workbook(plain(&sheet), vec![("xl/workbook.xml", plain(book))], None);
    assert_eq!(row_of(&bytes).value(Field::PostSince), Some("2013-07-07"));
}

#[test]
fn d16_a_number_with_one_decimal_is_october() {
    let head = files::row(1, &["姓名", "性别", "任职时间"]);
    let sheet = format!(
        "{HEAD}{head}<row r=\"2\">{}<c/><c><v>2015.1</v></c></row>{TAIL}",
        text("张三")
    );
    let row = row_of(&workbook(plain(&sheet), vec![], None));
    assert_eq!(
        (row.value(Field::PostSince), codes(&row)),
        (Some("2015-10"), vec!["id_number.missing"])
    );
}

#[test]
fn d17_a_text_with_one_decimal_is_asked_about() {
    assert_eq!(
        told(Field::PostSince, "任职时间", "2015.1"),
        (value("2015-01"), "post_since.ambiguous".to_owned())
    );
}

#[test]
fn d18_days_are_read_in_their_notations_and_two_digits_are_no_year() {
    for (cell, day) in [
        ("2015.06", "2015-06"),
        ("2015-6", "2015-06"),
        ("2015/6/15", "2015-06-15"),
        ("2015年6月", "2015-06"),
        ("二〇一五年六月", "2015-06"),
        ("201506", "2015-06"),
        ("20150615", "2015-06-15"),
        ("2015.6.15.", "2015-06-15"),
        ("2015、06、15", "2015-06-15"),
        ("2015．06", "2015-06"),
    ] {
        assert_eq!(
            told(Field::PostSince, "任职时间", cell),
            (value(day), String::new()),
            "{cell}"
        );
    }
    for cell in ["85.6", "2015", "去年"] {
        assert_eq!(
            told(Field::PostSince, "任职时间", cell),
            (None, "post_since.unparsable".to_owned()),
            "{cell}"
        );
    }
}

#[test]
fn d19_days_that_are_none_or_to_come_leave_nothing() {
    for (cell, code) in [
        ("2015.13", "unparsable"),
        ("2015.06.31", "unparsable"),
        ("2085.06", "future"),
        ("1600.01", "unparsable"),
    ] {
        assert_eq!(
            told(Field::PostSince, "任职时间", cell),
            (None, format!("post_since.{code}")),
            "{cell}"
        );
    }
    assert_eq!(
        told(Field::PostSince, "任职时间", "1800.01").1,
        "post_since.before_birth"
    );
}

#[test]
fn d20_words_among_days_are_kept_in_the_issue() {
    for cell in [
        "预备2023.6",
        "2008.7(转正2009.7)",
        "群众",
        "非党员",
        "入党积极分子",
    ] {
        let row = one("入党时间", cell);
        assert_eq!(
            (codes(&row), row.value(Field::PartyJoinDate)),
            (vec!["party_join_date.unparsable"], None),
            "{cell}"
        );
        assert_eq!(row.issues()[0].raw.as_deref(), Some(cell));
    }
    assert_eq!(
        told(Field::PartyJoinDate, "入党时间", "无"),
        (None, String::new())
    );
}

#[test]
fn d21_days_in_no_order_are_told_and_kept() {
    for (headers, days, want) in [
        ("入党时间", "1890.01", "party_join_date.too_young"),
        ("任职时间", "1880.01", "post_since.before_birth"),
        ("从事党务工作时间", "1885.05", "party_work_since.before_birth"),
        (
            "入党时间,转正时间",
            "1920.06,1919.06",
            "full_member_date.before_joining",
        ),
        ("入党时间,转正时间", "1920.06,1920.06", ""),
        ("任职时间", "1885.06", ""),
    ] {
        let row = one(headers, days);
        assert_eq!(codes(&row).join(" "), want, "{headers} {days}");
        assert!(
            row.values.as_ref().unwrap().values().all(Option::is_some),
            "{headers} {days}"
        );
    }
}

#[test]
fn d22_blanks_within_a_name_are_of_its_layout() {
    assert_eq!(name("张  三"), (value("张三"), String::new()));
    assert_eq!(name("唐\u{3000}玉"), (value("唐玉"), String::new()));
    assert_eq!(name("John  Smith"), (value("John Smith"), String::new()));
}

#[test]
fn d23_every_dot_between_names_is_one() {
    for dot in ["•", "・", "．", "·", ".", "‧"] {
        assert_eq!(
            name(&format!("阿依古丽{dot}买买提")),
            (value("阿依古丽·买买提"), String::new()),
            "{dot}"
        );
    }
}

#[test]
fn d24_a_character_that_could_not_be_typed_is_asked_for() {
    for cell in ["王?", "王□", "王\u{e863}", "王\u{fffd}"] {
        assert_eq!(
            name(cell),
            (value(cell), "name.rare_character".to_owned()),
            "{cell}"
        );
    }
    for cell in ["王䶮", "王㛃", "王𬍛"] {
        assert_eq!(name(cell), (value(cell), String::new()), "{cell}");
    }
}

#[test]
fn d25_notes_in_a_name_are_told_and_two_people_refused() {
    for cell in ["张三（书记）", "张三(女)"] {
        assert_eq!(name(cell), (value(cell), "name.note".to_owned()), "{cell}");
    }
    for cell in ["张三/李四", "张三、李四"] {
        let row = read(&format!("姓名,身份证号,备注\n{cell},{ID},\n")).sheets[0].rows[0].clone();
        assert_eq!(
            (codes(&row), row.status),
            (vec!["name.several"], sanyou_import::Status::Error),
            "{cell}"
        );
    }
}

#[test]
fn d26_a_merge_fills_its_rows_and_the_word_for_above_fills_none() {
    let head = files::row(1, &["姓名", "性别", "乡镇"]);
    let rows: String = (2..5)
        .map(|row| {
            files::row(
                row,
                if row == 2 {
                    &["张三", "男", "东观镇"]
                } else {
                    &["李四", "男"]
                },
            )
        })
        .collect();
    let sheet = format!(
        "{HEAD}{head}{rows}</sheetData><mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells></worksheet>"
    );
    let report = check(&workbook(plain(&sheet), vec![], None), "a.xlsx", &options()).unwrap();
    let townships: Vec<_> = report.sheets[0]
        .rows
        .iter()
        .map(|row| row.value(Field::Township))
        .collect();
    assert_eq!(townships, [Some("东观镇"), Some("东观镇"), None]);
    for word in ["同上", "〃", "\"\"\"\""] {
        assert_eq!(
            told(Field::Township, "乡镇", word),
            (None, "township.unreadable".to_owned()),
            "{word}"
        );
    }
}

#[test]
fn d27_a_header_may_have_three_rows() {
    let report = read(
        "序号,姓名,任职情况,,,\n,,党内,,其他,\n,,职务,任职时间,行政职务,备注\n1,张三,书记,2015.06,经理,\n",
    );
    assert_eq!(report.sheets[0].header_rows, [1, 2, 3]);
    let fields: Vec<_> = report.sheets[0]
        .columns
        .iter()
        .map(|column| column.field.map(Field::code))
        .collect();
    let want = [
        "serial",
        "name",
        "post",
        "post_since",
        "administrative_post",
        "remark",
    ];
    assert_eq!(fields, want.map(Some));
    assert_eq!(report.totals.rows, 1);
}

#[test]
fn d28_titles_above_the_header_are_no_rows() {
    let report = read(
        "附件2,,\n某县两新组织党务工作者花名册,,\n填报单位（盖章）：东观镇党委,填报时间：2026.9.20,单位：人\n姓名,性别,民族\n张三,男,汉\n",
    );
    assert_eq!(
        (report.sheets[0].header_rows.as_slice(), report.totals.rows),
        (&[4][..], 1)
    );
}

#[test]
fn d28_whose_roster_it_is_stands_above_below_or_in_the_title() {
    let rows = format!("姓名,身份证号,党内职务\n张三,{ID},书记\n");
    let filled_by = |text: &str| read(text).sheets[0].filled_by.clone();
    assert_eq!(filled_by(&rows), None);
    for above in [
        "填报单位（盖章）：古县镇党委    填报时间：2026.9.20   单位：人\n",
        "填报单位：,古县镇党委,\n",
        "古县镇两新组织党务工作者花名册\n填报单位：古县镇党委\n",
    ] {
        assert_eq!(
            filled_by(&format!("{above}{rows}")).as_deref(),
            Some("古县镇党委"),
            "{above}"
        );
    }
    assert_eq!(
        filled_by(&format!("{rows}填报单位：古县镇党委,,\n")).as_deref(),
        Some("古县镇党委")
    );
    let title = "古县镇两新组织党务工作者花名册";
    assert_eq!(filled_by(&format!("{title}\n{rows}")).as_deref(), Some(title));
    let report = read(&format!("填报单位：古县镇党委\n{rows}"));
    assert_eq!(
        report.sheets[0].rows[0].value(Field::Township),
        None,
        "no value is guessed"
    );
    // the name of a sheet that is a township's tells it alone
    let named = check(format!("{title}\n{rows}").as_bytes(), "东观镇.csv", &options()).unwrap();
    assert_eq!(
        (
            named.sheets[0].filled_by.as_deref(),
            named.sheets[0].rows[0].value(Field::Township)
        ),
        (None, Some("东观镇"))
    );
}

#[test]
fn d29_an_example_is_no_worker() {
    for first in ["例", "示例", "样例：", "（示例）", "填写示例"] {
        let report = read(&format!(
            "序号,姓名,身份证号\n{first},张三,{ID}\n1,李四,142430188506150015\n,王五,\n"
        ));
        let rows: Vec<_> = report.sheets[0].rows.iter().map(|row| row.reason).collect();
        assert_eq!(rows, [Some(SkipReason::Footer), None, None], "{first}");
    }
    assert_eq!(
        read(&format!("姓名,身份证号,备注\n例行,{ID},\n")).totals.skipped,
        0
    );
}

#[test]
fn d30_totals_and_signatures_are_no_workers() {
    let report = read(
        "序号,姓名,性别\n1,张三,男\n合计,1人,\n填报人：李四,审核人：王五,联系电话：0354-5220000\n说明：1.如实填写,,\n2.不得合并单元格,,\n",
    );
    assert_eq!((report.totals.rows, report.totals.skipped), (5, 4));
}

#[test]
fn d30_a_total_of_another_number_than_the_rows_is_told() {
    let told = |below: &str| -> Vec<String> {
        let report = read(&format!(
            "序号,姓名,性别,党员数\n1,张三,男,5\n2,李四,女,7\n{below}"
        ));
        let issues = report.sheets[0].issues.iter();
        issues
            .map(|issue| format!("{} {}", issue.code, issue.message))
            .collect()
    };
    for fits in [
        "合计,2人,,12\n",
        "合计：2人,,,\n",
        "共计 2 人,,,\n",
        "合计,2,,\n",
        "合计,,,12\n",
        "小计,2,,\n3,王五,男,1\n小计,1,,\n合计,3,,\n",
    ] {
        assert_eq!(told(fits), [""; 0], "{fits}");
    }
    for differs in ["合计,3人,,12\n", "共计 3 人,,,\n", "合计,3,,\n", "小计,3,,\n"] {
        let issues = told(differs);
        assert_eq!(issues.len(), 1, "{differs}");
        let said = &issues[0];
        assert!(
            said.starts_with("sheet.total_differs") && said.contains("第 4 行") && said.contains("读到 2 行"),
            "{said}"
        );
    }
}

#[test]
fn d31_blank_rows_and_bare_numbers_are_not_told() {
    assert_eq!(
        read("序号,姓名,性别\n1,张三,男\n\n2,,\n3,李四,女\n").totals.rows,
        2
    );
}

#[test]
fn d32_serial_numbers_mean_nothing() {
    let report = read(&format!(
        "序号,姓名,身份证号\n1,张三,{ID}\n1,李四,142430188506150015\n"
    ));
    assert_eq!(report.totals.ok, 2);
    assert!(
        !report.sheets[0].rows[0]
            .values
            .as_ref()
            .unwrap()
            .contains_key(&Field::Serial)
    );
}

#[test]
fn d33_formats_below_the_last_row_are_no_rows() {
    let file = files::ALL
        .iter()
        .find(|file| file.name == "a million styled rows.xlsx")
        .unwrap();
    assert_eq!(file.code, "read");
    assert_eq!(
        check(&(file.make)(), "a.xlsx", &options()).unwrap().totals.rows,
        1
    );
}

#[test]
fn d34_hidden_rows_are_read_and_told() {
    let head = files::row(1, &["姓名", "性别", "乡镇"]);
    let rows = files::row(2, &["张三", "男"]).replace("<row ", "<row hidden=\"1\" ");
    let report = check(
        &workbook(plain(&format!("{HEAD}{head}{rows}{TAIL}")), vec![], None),
        "a.xlsx",
        &options(),
    )
    .unwrap();
    assert_eq!(
        (report.totals.rows, report.sheets[0].issues[0].code.as_str()),
        (1, "sheet.hidden_rows")
    );
}

#[test]
fn d35_sheets_without_a_header_are_left_out_and_others_can_be() {
    let book = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="东观镇" sheetId="1" r:id="rId1"/><sheet name="去年" sheetId="2" r:id="rId2"/><sheet name="数据字典" sheetId="3" state="hidden" r:id="rId3"/></sheets></workbook>"#;
    let relation = |number: u8| {
        format!(
            "<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        )
    };
    let relations = format!(
        "<Relationships>{}{}{}</Relationships>",
        relation(1),
        relation(2),
        relation(3)
    );
    let roster = || {
        plain(&format!(
            "{HEAD}{}{}{TAIL}",
            files::row(1, &["姓名", "性别", "民族"]),
            files::row(2, &["张三", "男", "汉"])
        ))
    };
    let words = plain(&format!(
        "{HEAD}{}{}{TAIL}",
        files::row(1, &["性别", "学历"]),
        files::row(2, &["男", "本科"])
    ));
    let others = vec![
        ("xl/workbook.xml", plain(book)),
        ("xl/_rels/workbook.xml.rels", plain(&relations)),
        ("xl/worksheets/sheet2.xml", roster()),
        ("xl/worksheets/sheet3.xml", words),
    ];
    let bytes = workbook(roster(), others, None);
    let names = |left_out: Vec<String>| -> Vec<String> {
        let report = check(
            &bytes,
            "a.xlsx",
            &Options {
                left_out,
                ..options()
            },
        )
        .unwrap();
        report.sheets.into_iter().map(|sheet| sheet.name).collect()
    };
    assert_eq!(names(Vec::new()), ["东观镇", "去年"]);
    assert_eq!(names(vec!["去年".to_owned()]), ["东观镇"]);
}

#[test]
fn d36_formulas_give_what_they_gave_last() {
    let cached = format!(
        "{}<c t=\"str\"><f>MID(E5,7,8)</f><v>{ID}</v></c><c><f>A1</f></c><c t=\"e\"><f>VLOOKUP(1,[1]a!A:B,2)</f><v>#N/A</v></c>",
        text("张三")
    );
    let row = row_of(&cells(&cached));
    assert_eq!(row.value(Field::IdNumber), Some(ID));
    assert_eq!(
        row.value(Field::BirthDate),
        Some("1885-06-15"),
        "a formula that was never worked out is empty"
    );
    assert_eq!(
        (codes(&row), row.issues()[0].raw.as_deref()),
        (vec!["phone.invalid"], Some("#N/A"))
    );
}

#[test]
fn d36_a_formula_without_a_result_is_told_with_its_place() {
    let name = |value: &str| format!("{}<c r=\"B2\"{value}</c>", text("张三"));
    for (cell, lacks) in [
        ("><f>MID(E5,7,8)</f>", true),
        ("><f>MID(E5,7,8)</f><v/>", true),
        ("><f>MID(E5,7,8)</f><v></v>", true),
        (" t=\"str\"><f>MID(E5,7,8)</f><v></v>", false),
        (" t=\"str\"><f>A1</f><v>14072718850615002X</v>", false),
    ] {
        let report = check(&cells(&name(cell)), "a.xlsx", &options()).unwrap();
        let sheet = &report.sheets[0];
        let told: Vec<_> = sheet.issues.iter().map(|issue| issue.code.as_str()).collect();
        if lacks {
            assert_eq!(told, ["sheet.uncomputed"], "{cell}");
            assert!(
                sheet.issues[0].message.contains("B2") && sheet.issues[0].message.contains("保存"),
                "{}",
                sheet.issues[0].message
            );
            let issue = &sheet.rows[0].issues()[0];
            assert_eq!(
                (issue.code.as_str(), issue.raw.as_deref()),
                ("id_number.length", Some("没有算出的公式"))
            );
        } else {
            assert_eq!(told, [""; 0], "{cell}");
        }
    }
    // prepared rows that hold formulas alone are nobody's
    let formula = "<row r=\"3\"><c r=\"B3\"><f>MID(E5,7,8)</f></c></row>";
    let xml = format!(
        "{HEAD}{}{}{formula}{TAIL}",
        files::row(1, &["姓名", "身份证号", "手机号"]),
        files::row(2, &["张三", ID])
    );
    let report = check(&workbook(plain(&xml), vec![], None), "a.xlsx", &options()).unwrap();
    assert_eq!((report.totals.rows, report.totals.ok), (1, 1));
}

#[test]
fn d37_rich_text_is_its_text() {
    let rich = format!(
        "<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></is></c>{}",
        text(ID)
    );
    assert_eq!(row_of(&cells(&rich)).value(Field::Name), Some("张三"));
}

#[test]
fn d38_phones_are_read_in_their_notations() {
    for cell in ["8613800138000", "+86 138-0013-8000", "138 0013 8000"] {
        assert_eq!(
            told(Field::Phone, "手机", cell),
            (value("13800138000"), String::new()),
            "{cell}"
        );
    }
    let number = format!("{}{}<c/><c><v>13800138000.0</v></c>", text("张三"), text(ID));
    assert_eq!(row_of(&cells(&number)).value(Field::Phone), Some("13800138000"));
    assert_eq!(
        told(Field::Phone, "手机", "13800138000/13900139000"),
        (value("13800138000"), "phone.several".to_owned())
    );
    for cell in ["1.38E+10", "0354-5220000", "5220000", "1380013800"] {
        assert_eq!(
            told(Field::Phone, "手机", cell),
            (None, "phone.invalid".to_owned()),
            "{cell}"
        );
    }
}

#[test]
fn d40_ethnic_groups_have_many_spellings() {
    for cell in ["汉", "汉族", "汉 族", "HA", "01"] {
        assert_eq!(
            told(Field::Ethnicity, "民族", cell),
            (value("汉族"), String::new()),
            "{cell}"
        );
    }
    assert_eq!(
        told(Field::Ethnicity, "民族", "汉人"),
        (None, "ethnicity.unknown".to_owned())
    );
}

#[test]
fn d41_education_is_told_by_its_class_or_asked_about() {
    for (cell, class) in [
        ("大学本科", "bachelor"),
        ("函授本科", "bachelor"),
        ("党校研究生", "master"),
        ("技校", "secondary_vocational"),
        ("MBA", "master"),
    ] {
        assert_eq!(
            told(Field::Education, "学历", cell),
            (value(class), String::new()),
            "{cell}"
        );
    }
    assert_eq!(
        told(Field::Education, "学历", "同等学力"),
        (None, "education.unknown".to_owned())
    );
}

#[test]
fn d42_two_posts_in_one_cell_are_asked_about() {
    for cell in ["支部书记、董事长", "书记兼总经理", "党支部书记(兼)"] {
        assert_eq!(
            told(Field::Post, "党内职务", cell),
            (None, "post.unknown".to_owned()),
            "{cell}"
        );
    }
}

#[test]
fn d43_a_question_is_answered_in_many_ways() {
    for (cell, full) in [
        ("是", true),
        ("√", true),
        ("1", true),
        ("Y", true),
        ("否", false),
        ("×", false),
        ("0", false),
        ("兼职", false),
    ] {
        let want = if full { "full_time" } else { "part_time" };
        assert_eq!(
            told(Field::Employment, "是否专职", cell),
            (value(want), String::new()),
            "{cell}"
        );
    }
    assert_eq!(
        told(Field::Employment, "专兼职", "√"),
        (None, "employment.unknown".to_owned()),
        "no question, no answer"
    );
}

#[test]
fn d45_two_firms_in_one_cell_are_asked_about() {
    for (cell, several) in [
        ("甲玻璃有限公司、乙玻璃有限公司", true),
        ("甲玻璃厂；乙商店", true),
        ("甲（集团）有限公司", false),
        ("甲、乙玻璃有限公司", false),
        ("甲玻璃有限公司", false),
    ] {
        let (kept, code) = told(Field::Employer, "单位名称", cell);
        assert_eq!(kept.as_deref(), Some(cell), "it is kept as it stands");
        assert_eq!(code == "employer.several", several, "{cell}: {code}");
    }
}

#[test]
fn d46_what_a_person_said_of_a_word_holds_for_the_next_file() {
    let csv = format!(
        "姓名,身份证号,乡镇,党内职务,性别\n张三,{ID},昭余镇,党务联络人,F\n李四,142430188506150015,昭馀镇,书记,\n"
    );
    let said = |field, raw: &str, value: Option<&str>| ValueChoice {
        field,
        raw: raw.to_owned(),
        value: value.map(str::to_owned),
    };
    let values = vec![
        said(Field::Township, " 昭余镇", Some("昭馀镇")),
        said(Field::Post, "党务联络人", Some("liaison")),
        said(Field::Sex, "F", Some("female")),
    ];
    let report = check(csv.as_bytes(), "a.csv", &Options { values, ..options() }).unwrap();
    let row = &report.sheets[0].rows[0];
    assert_eq!(codes(row), [""; 0]);
    let told = [Field::Township, Field::Post, Field::Sex].map(|field| row.value(field));
    assert_eq!(told, [Some("昭馀镇"), Some("liaison"), Some("female")]);
    assert_eq!(row.cells["C"], "昭余镇", "the cell is as it came");
    let unknown = check(
        csv.replace("党务联络人", "liaison").as_bytes(),
        "a.csv",
        &options(),
    )
    .unwrap();
    assert!(
        codes(&unknown.sheets[0].rows[0]).contains(&"post.unknown"),
        "a code in a cell is a word like any other"
    );
    let nothing = Options {
        values: vec![said(Field::Post, "党务联络人", None)],
        ..options()
    };
    let row = check(csv.as_bytes(), "a.csv", &nothing).unwrap().sheets[0].rows[0].clone();
    assert_eq!((row.value(Field::Post), codes(&row)), (None, vec!["sex.unknown"]));
}

#[test]
fn d47_what_is_no_workbook_is_refused_with_what_to_do() {
    let zip = files::zip(&[("a.xlsx", plain("a")), ("b.xlsx", plain("b"))], None);
    let word = files::zip(
        &[
            ("[Content_Types].xml", plain("<a/>")),
            ("word/document.xml", plain("<a/>")),
        ],
        None,
    );
    let mut wps = files::ALL
        .iter()
        .find(|file| file.name.ends_with("IV65536.xls"))
        .map(|file| (file.make)())
        .unwrap();
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = wps.windows(name.len()).position(|bytes| bytes == name).unwrap();
    wps[at] = b'X';
    for (bytes, words) in [
        (zip, "解压"),
        (b"Rar!\x1A\x07\0".to_vec(), "解压"),
        (word, "另存为"),
        (wps, "另存为"),
        (b"%PDF-1.7\n".to_vec(), "PDF"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "图片"),
    ] {
        let error = check(&bytes, "a.et", &options()).unwrap_err();
        assert_eq!(error.code(), "file.not_a_workbook");
        assert!(error.message().contains(words), "{words}: {}", error.message());
    }
    let html = "<html><table><tr><td>姓名<td>性别<td>民族<tr><td>张三<td>男<td>汉</table></html>";
    assert_eq!(
        check(html.as_bytes(), "a.xls", &options()).unwrap().totals.rows,
        1
    );
}

#[test]
fn d48_text_files_have_their_encodings_and_separators() {
    let text = "姓名;性别;备注\n张三;男;\"甲\n乙\"\n";
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.replace(';', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), marked, wide] {
        let row = check(&bytes, "a.csv", &options()).unwrap().sheets[0].rows[0].clone();
        assert_eq!(
            (row.value(Field::Name), row.value(Field::Remark)),
            (Some("张三"), Some("甲乙"))
        );
    }
}

#[test]
fn d49_what_a_spreadsheet_made_of_a_text_file_is_lost() {
    assert_eq!(id("1.4243E+17"), (None, "id_number.precision_lost".to_owned()));
    assert_eq!(
        told(Field::PostSince, "任职时间", "2月3日"),
        (None, "post_since.unparsable".to_owned())
    );
}

#[test]
fn d50_odd_packages_of_other_programs_are_read() {
    let head = files::row(1, &["姓名", "性别", "民族"]);
    let sheet = plain(&format!(
        "{HEAD}{head}{}</sheetData><mergeCells/></worksheet>",
        files::row(2, &["张三", "男", "汉"])
    ));
    let styles = "<styleSheet><fills count=\"2\"><fill/><fill><patternFill/></fill></fills><cellXfs><xf/></cellXfs></styleSheet>";
    let core = "<cp:coreProperties xmlns:cp=\"a\"><cp:version/><cp:version/></cp:coreProperties>";
    let others = vec![
        ("xl/styles.xml", plain(styles)),
        ("docProps/core.xml", plain(core)),
        ("docProps/core0.xml", plain(core)),
    ];
    assert_eq!(
        row_of(&workbook(sheet, others, None)).value(Field::Name),
        Some("张三")
    );
}

#[test]
fn a_person_says_what_a_header_means() {
    let csv = "名号,身份证号,鞋码,备注,职务\n张三,14072718850615002X,13800138000,x,经理\n";
    let refused = check(csv.as_bytes(), "a.csv", &options());
    assert_eq!(
        refused.unwrap_err().code(),
        "file.no_header",
        "nothing says whose names these are"
    );
    let choice = |sheet: Option<&str>, header: &str, field| ColumnChoice {
        sheet: sheet.map(str::to_owned),
        header: header.to_owned(),
        field,
    };
    let columns = vec![
        choice(None, "名 号", Some(Field::Name)),
        choice(Some("a"), "鞋码", Some(Field::Phone)),
        choice(Some("b"), "备注", Some(Field::Email)),
        choice(None, "职务", None),
    ];
    let report = check(csv.as_bytes(), "a.csv", &Options { columns, ..options() }).unwrap();
    let told: Vec<_> = report.sheets[0]
        .columns
        .iter()
        .map(|column| (column.field, column.confidence, column.samples.join(" ")))
        .collect();
    let sure = |field, confidence, sample: &str| (Some(field), Some(confidence), sample.to_owned());
    assert_eq!(
        told,
        [
            sure(Field::Name, Confidence::Chosen, "张三"),
            sure(Field::IdNumber, Confidence::Exact, ID),
            sure(Field::Phone, Confidence::Chosen, "13800138000"),
            sure(Field::Remark, Confidence::Exact, "x"),
            (None, Some(Confidence::Chosen), "经理".to_owned()),
        ]
    );
}
