//! What goes back of a file: its faults, and what people here said to them.
use sanyou_schema::domain::roster::Decision;

use super::undo::id_number;
use super::*;
use crate::roster::action::decide_row::decide_row;

fn line(name: &str, number: &str, phone: &str) -> String {
    format!("{name},{number},东观镇,中共红星陶瓷有限公司支部委员会,书记,2021.03,{phone}")
}

async fn send(county: &County, lines: &[String]) -> ImportId {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let unit = county.townships[1].0;
    county
        .upload(&county.dongguan, unit, "名单.csv", csv(&lines))
        .await
}

/// The last two columns of the marked file, row by row.
async fn told(county: &County, id: ImportId) -> Vec<(String, String)> {
    let marked = marked_workbook(county.platform(), &county.organiser, id, Extent::All)
        .await
        .unwrap();
    let import = county.import(id).await;
    let options = sanyou_import::Options::new(import.as_of);
    let read = sanyou_import::read(&marked.bytes, &marked.name, import.kind, &options).unwrap();
    let sanyou_import::ReadFile::Read { report: read, .. } = read else {
        panic!("one kind");
    };
    let of = |title: &str| {
        let columns = &read.sheets[0].columns;
        let column = columns.iter().find(|column| column.header == title).unwrap();
        column.column.clone()
    };
    let (outcome, faults) = (of("导入结果"), of("问题说明"));
    let cell = |row: &sanyou_import::Row, column: &str| row.cells.get(column).cloned().unwrap_or_default();
    let rows = read.sheets[0].rows.iter();
    rows.map(|row| (cell(row, &outcome), cell(row, &faults)))
        .collect()
}

#[tokio::test]
async fn what_was_answered_stands_beside_the_fault() {
    let county = County::new().await;
    let (wei, li) = (id_number(1), id_number(2));
    let id = send(&county, &[line("王伟", &wei, "13800000001")]).await;
    county.apply(&county.dongguan, id).await;
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    // both numbers lost a digit: of the one it is said whose it is, the other is put right
    let id = send(
        &county,
        &[
            line("王伟", &wei[..17], "13800000002"),
            line("李丽", &li[..17], "13800000003"),
        ],
    )
    .await;
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    let place = |at: usize| {
        let row = &rows[at].row;
        (row.sheet.as_str(), u32::try_from(row.row_no).unwrap())
    };
    let same = Some(Decision::SamePerson(person.id.to_string()));
    decide_row(county.platform(), &county.dongguan, id, place(0), same)
        .await
        .unwrap();
    let (sheet, row) = place(1);
    for (field, text) in [("id_number", li.as_str()), ("phone", "13900000003")] {
        let mending = Mending {
            sheet: sheet.to_owned(),
            row,
            field: field.to_owned(),
            text: text.to_owned(),
        };
        mend_cell(county.platform(), &county.dongguan, id, mending)
            .await
            .unwrap();
    }
    assert!(read_next(county.platform()).await.unwrap());
    let before = told(&county, id).await;
    assert!(before[0].1.ends_with("（已认定是 王伟）"), "{before:?}");
    county.apply(&county.dongguan, id).await;
    let told = told(&county, id).await;
    let fault = "身份证号不是 18 位";
    assert_eq!(told[0].0, RowOutcome::Changed.label());
    assert!(told[0].1.starts_with(fault), "{told:?}");
    assert!(told[0].1.ends_with("（已按 王伟 写入）"), "{told:?}");
    assert_eq!(told[1].0, RowOutcome::New.label());
    let lines: Vec<&str> = told[1].1.lines().collect();
    assert_eq!(lines.len(), 2, "{told:?}");
    assert!(lines[0].starts_with(fault), "{lines:?}");
    assert!(lines[0].ends_with(&format!("（已在页面改为 {li}）")), "{lines:?}");
    assert_eq!(lines[1], "手机号码（已在页面改为 13900000003）");
}

#[tokio::test]
async fn a_name_like_a_known_one_says_which() {
    let county = County::new().await;
    let header = "乡镇,单位名称,统一社会信用代码,单位类型,经营状态,职工人数,党员数,摸排时间";
    let send = async |name: &str| {
        let text = format!("两新组织摸排台账\n{header}\n东观镇,{name},,非公企业,正常,120,9,2026.9.1\n");
        county
            .upload(&county.organiser, county.whole.0, "台账.csv", text.into_bytes())
            .await
    };
    let known = send("东观宏达玻璃制品有限公司").await;
    county.apply(&county.organiser, known).await;
    let id = send("东观宏大玻璃制品有限公司").await;
    let summary = summary_of(&county.platform().keys, &county.import(id).await).unwrap();
    let cause = &summary.causes[0];
    assert_eq!(cause.code, "fact.organisation_near");
    assert_eq!(cause.rows[0].near.as_deref(), Some("东观宏达玻璃制品有限公司"));
    let outcome = &told(&county, id).await[0].0;
    assert_eq!(outcome, "待核：与已有的“东观宏达玻璃制品有限公司”名称很像");
}
