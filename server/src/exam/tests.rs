//! Results: read from a workbook, all of it or nothing.
use sanyou_schema::domain::value::id::{ExamId, SessionId};
use sanyou_schema::entity::{exam_result, file};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::action::create_exam::{ExamForm, create_exam};
use super::action::template::template;
use super::action::upload_results::{SentFile, Uploaded, upload_results};
use super::results_of;
use crate::attendance::note_arrival;
use crate::platform::problem::Problem;
use crate::training::of_person_in;
use crate::training::testing::{County, NUMBERS};

/// A running session with everybody in it, and its exam.
async fn running(county: &County) -> (SessionId, ExamId) {
    let session = county.locked().await;
    for person in &county.people {
        note_arrival(county.platform(), &county.organiser, session, *person)
            .await
            .unwrap();
    }
    county.act(session, "start").await.unwrap();
    let form = ExamForm {
        name: "结业考试".to_owned(),
        held_on: "2026-11-23".to_owned(),
        full_mark: 100,
        pass_mark: 60,
        book: Some("closed".to_owned()),
        weight: Some(60),
    };
    let exam = create_exam(county.platform(), &county.organiser, session, form).await;
    (session, exam.unwrap())
}

async fn upload(county: &County, exam: ExamId, csv: &str) -> Result<Uploaded, Problem> {
    let file = SentFile {
        name: "成绩.csv".to_owned(),
        media_type: "text/csv".to_owned(),
        bytes: csv.as_bytes().to_vec(),
    };
    upload_results(county.platform(), &county.organiser, exam, file).await
}

async fn recorded(county: &County) -> (u64, u64) {
    let db = county.platform().database.reader();
    let results = exam_result::Entity::find().count(db).await.unwrap();
    (results, file::Entity::find().count(db).await.unwrap())
}

#[tokio::test]
async fn a_faulty_file_enters_nothing_and_names_each_cell() {
    let county = County::new().await;
    let (_, exam) = running(&county).await;
    let last4 = |at: usize| &NUMBERS[at][14..];
    let csv = format!(
        "姓名,身份证号后四位,成绩\n张一,{},88\n张二,{},101\n张三,9999,70\n李四,1234,70\n张四,{},\n张一,{},90\n",
        last4(0),
        last4(1),
        last4(3),
        last4(0)
    );
    let uploaded = upload(&county, exam, &csv).await.unwrap();
    let faults: Vec<String> = uploaded
        .faults
        .iter()
        .map(|f| format!("{} {}", f.cell, f.code))
        .collect();
    assert_eq!(
        faults,
        [
            "C3 exam.score",
            "B4 result.id_differs",
            "B5 result.name_unknown",
            "C6 result.mark_missing",
            "B7 exam.result_twice",
        ]
    );
    assert_eq!((uploaded.read, uploaded.recorded), (6, 0));
    assert_eq!(recorded(&county).await, (0, 0));
}

#[tokio::test]
async fn a_file_is_entered_once_however_often_it_is_sent() {
    let county = County::new().await;
    let (session, exam) = running(&county).await;
    let db = county.platform().database.reader();
    let code = of_person_in(db, session, county.people[1])
        .await
        .unwrap()
        .unwrap()
        .code;
    let csv = format!(
        "姓名,编号,身份证号,成绩\n张一,,{},88.5\n张二,{},,缺考\n",
        NUMBERS[0],
        code.to_lowercase()
    );
    let uploaded = upload(&county, exam, &csv).await.unwrap();
    assert!(uploaded.faults.is_empty(), "{:?}", uploaded.faults);
    assert_eq!((uploaded.read, uploaded.recorded), (2, 2));
    let again = upload(&county, exam, &csv).await.unwrap();
    assert_eq!((again.recorded, again.faults.len()), (0, 0));
    assert_eq!(recorded(&county).await.0, 2);
    let other = upload(&county, exam, &csv.replace("88.5", "90")).await.unwrap();
    assert_eq!(other.faults[0].code, "exam.result_stands");
    let results = results_of(db, county.people[0], "2026-11-24".parse().unwrap())
        .await
        .unwrap();
    assert!(results[0].passed && results[0].half_points == Some(177));
    let not_yet = results_of(db, county.people[0], "2026-11-22".parse().unwrap())
        .await
        .unwrap();
    assert!(not_yet.is_empty());
}

#[tokio::test]
async fn the_template_can_be_filled_in_and_read_back() {
    let county = County::new().await;
    let (_, exam) = running(&county).await;
    let (name, bytes) = template(county.platform(), &county.organiser, exam)
        .await
        .unwrap();
    assert_eq!(name, "轮训第1期结业考试成绩表.xlsx");
    let file = SentFile {
        name,
        media_type: "application/octet-stream".to_owned(),
        bytes,
    };
    let uploaded = upload_results(county.platform(), &county.organiser, exam, file)
        .await
        .unwrap();
    assert_eq!(
        (uploaded.read, uploaded.recorded, uploaded.faults.len()),
        (4, 0, 4)
    );
    assert!(
        uploaded
            .faults
            .iter()
            .all(|fault| fault.code == "result.mark_missing")
    );
}
