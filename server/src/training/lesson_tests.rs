//! Courses that are done online: lessons, their short test, the files; the hours that the county gives for it.
use std::sync::Arc;

use sanyou_schema::domain::value::CreditSource;
use sanyou_schema::domain::value::id::CourseId;
use sanyou_schema::entity::{course_completion, course_material, course_try, credit_entry};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::action::courses::learn::{Chosen, Stopped, keep_place, try_test};
use super::action::courses::materials::{MaterialForm, add_material, material_file, set_materials};
use super::action::courses::questions::{QuestionForm, set_questions};
use super::action::courses::write::{act_on_course, create_course};
use super::course_tests::{fields, form, open_course};
use super::room_tests::{on_both, set};
use super::store::courses::{materials_of, questions_of};
use super::store::lessons::Learning;
use super::testing::County;
use crate::credit::{PostLesson, ledger};
use crate::platform::actor::Actor;
use crate::platform::consequence::Consequences;

fn lesson(title: &str) -> MaterialForm {
    MaterialForm {
        id: None,
        title: title.to_owned(),
        body: Some("一、党支部的基本任务\n二、怎样开好支部党员大会".to_owned()),
    }
}

fn question(stem: &str, answer: &[u32]) -> QuestionForm {
    QuestionForm {
        kind: if answer.len() > 1 { "multiple" } else { "single" }.to_owned(),
        stem: stem.to_owned(),
        options: ["3 年", "4 年", "5 年"].map(str::to_owned).to_vec(),
        answer: answer.to_vec(),
        ..QuestionForm::default()
    }
}

#[tokio::test]
async fn a_lesson_is_read_tried_and_done() {
    let county = County::new().await;
    let (platform, organiser) = (county.platform(), &county.organiser);
    let course = open_course(&county, "DW-01").await;
    set_materials(
        platform,
        organiser,
        course,
        vec![lesson("第一讲"), lesson("第二讲")],
    )
    .await
    .unwrap();
    let test = vec![
        question("支部委员会任期几年？", &[0]),
        question("哪些是？", &[0, 2]),
    ];
    set_questions(platform, organiser, course, test.clone())
        .await
        .unwrap();
    let worker = county.worker(0).await;
    let db = platform.database.reader();
    let materials = materials_of(db, vec![course]).await.unwrap();
    let [first, second] = [materials[0].row.id, materials[1].row.id];
    let nothing = Consequences::default();
    let keep = |material, place| keep_place(platform, &nothing, &worker, course, material, place);
    assert!(!keep(first, 300).await.unwrap());
    assert!(!keep(first, 1000).await.unwrap());
    assert!(!keep(first, 10).await.unwrap());
    // the page of a file stays until another is said
    let page = async |page| {
        let stopped = Stopped { place: 10, page };
        keep_place(platform, &nothing, &worker, course, first, stopped).await
    };
    page(Some(7)).await.unwrap();
    page(None).await.unwrap();
    assert_eq!(page(Some(0)).await.unwrap_err().code(), "material.page");
    let kept = Learning::of(db, county.people[0]).await.unwrap();
    assert_eq!(kept.places[&first].page, Some(7));
    assert!(
        !keep(second, 990).await.unwrap(),
        "the test is still to be passed"
    );
    let questions = questions_of(db, vec![course]).await.unwrap();
    let chosen = |answers: [&[u32]; 2]| -> Vec<Chosen> {
        let chosen = questions.iter().zip(answers).map(|(row, options)| Chosen {
            question: row.id,
            options: options.to_vec(),
        });
        chosen.collect()
    };
    let tried = try_test(platform, &nothing, &worker, course, chosen([&[0], &[0]]))
        .await
        .unwrap();
    assert!(!tried.passed && !tried.done);
    let right: Vec<bool> = tried.questions.iter().map(|one| one.right).collect();
    assert_eq!(right, [true, false]);
    let tried = try_test(platform, &nothing, &worker, course, chosen([&[0], &[2, 0]]))
        .await
        .unwrap();
    assert!(tried.passed && tried.done);
    assert_eq!(course_try::Entity::find().count(db).await.unwrap(), 2);

    // what was done stays done, and what is asked anew is not scored by old answers
    let mut changed = test;
    changed[0].id = Some(questions[0].id);
    changed[1] = question("哪些不是？", &[1, 2]);
    set_questions(platform, organiser, course, changed).await.unwrap();
    let now = questions_of(db, vec![course]).await.unwrap();
    assert_eq!(now[0].id, questions[0].id, "what did not change keeps its id");
    assert_ne!(now[1].id, questions[1].id);
    let stale = try_test(platform, &nothing, &worker, course, chosen([&[0], &[0]])).await;
    assert_eq!(stale.unwrap_err().code(), "test.changed");
    set_materials(platform, organiser, course, vec![lesson("第三讲")])
        .await
        .unwrap();
    let third = materials_of(db, vec![course]).await.unwrap()[0].row.id;
    assert!(keep(third, 1).await.unwrap());
    assert_eq!(keep(first, 1).await.unwrap_err().code(), "not_found");
    let done = course_completion::Entity::find().all(db).await.unwrap();
    assert_eq!(done.len(), 1);

    act_on_course(platform, organiser, course, "close").await.unwrap();
    assert_eq!(keep(third, 500).await.unwrap_err().code(), "course.not_open");
}

#[tokio::test]
async fn a_course_of_another_township_is_not_learnt() {
    let county = County::new().await;
    let platform = county.platform();
    let home = county.other.home_unit;
    let course = create_course(platform, &county.other, home, form("DW-01"))
        .await
        .unwrap();
    act_on_course(platform, &county.other, course, "publish")
        .await
        .unwrap();
    set_materials(platform, &county.other, course, vec![lesson("第一讲")])
        .await
        .unwrap();
    let material = materials_of(platform.database.reader(), vec![course])
        .await
        .unwrap()[0]
        .row
        .id;
    let worker = county.worker(0).await;
    let nothing = Consequences::default();
    let refused = keep_place(platform, &nothing, &worker, course, material, 1).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
    let refused = try_test(platform, &nothing, &worker, course, Vec::new()).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn a_pdf_is_kept_and_comes_back() {
    let county = County::new().await;
    let platform = county.platform();
    let course = open_course(&county, "DW-01").await;
    let pdf = b"%PDF-1.7\n%%EOF".to_vec();
    let file = ("讲义.pdf".to_owned(), pdf.clone());
    add_material(platform, &county.organiser, course, file)
        .await
        .unwrap();
    let db = platform.database.reader();
    let found = materials_of(db, vec![course]).await.unwrap();
    assert_eq!(found[0].row.title, "讲义");
    let worker = county.worker(0).await;
    let got = material_file(platform, &worker, course, found[0].row.id)
        .await
        .unwrap();
    assert_eq!((got.media_type.as_str(), got.bytes), ("application/pdf", pdf));
    let empty = add_material(
        platform,
        &county.organiser,
        course,
        ("空.pdf".to_owned(), Vec::new()),
    )
    .await;
    assert_eq!(empty.unwrap_err().code(), "file.empty");
    // a title may change; a lesson without text may not be
    let keep = MaterialForm {
        id: Some(found[0].row.id),
        title: "讲义（2026）".to_owned(),
        body: None,
    };
    let bare = MaterialForm {
        body: Some(" ".to_owned()),
        ..lesson("")
    };
    let refused = set_materials(platform, &county.organiser, course, vec![keep.clone(), bare]).await;
    assert_eq!(fields(&refused.unwrap_err()), ["items[1].title", "items[1].body"]);
    set_materials(platform, &county.organiser, course, vec![keep])
        .await
        .unwrap();
    set_materials(platform, &county.organiser, course, Vec::new())
        .await
        .unwrap();
    let gone = material_file(platform, &worker, course, found[0].row.id).await;
    assert_eq!(gone.map(|_| ()).unwrap_err().code(), "not_found");
    let kept = course_material::Entity::find()
        .filter(course_material::Column::CourseId.eq(course))
        .count(db)
        .await
        .unwrap();
    assert_eq!(kept, 1, "what was taken away stays for those who read it");
}

/// A course of one lesson, read to its end.
async fn done(county: &County, worker: &Actor, code: &str, consequences: &Consequences) -> CourseId {
    let platform = county.platform();
    let course = open_course(county, code).await;
    set_materials(platform, &county.organiser, course, vec![lesson("第一讲")])
        .await
        .unwrap();
    let db = platform.database.reader();
    let material = materials_of(db, vec![course]).await.unwrap()[0].row.id;
    for place in [1000, 10] {
        let kept = keep_place(platform, consequences, worker, course, material, place).await;
        assert!(kept.unwrap());
    }
    course
}

#[tokio::test]
async fn a_course_done_online_gives_hours_where_the_county_says_so_and_once() {
    on_both(|county| async move {
        let hours = Consequences {
            course_completed: vec![Arc::new(PostLesson)],
            ..Consequences::default()
        };
        let worker = county.worker(0).await;
        let db = county.platform().database.reader();
        let (person, today) = (county.people[0], county.platform().clock.today());
        let counting = async || {
            let year = ledger(db, person, 2026, today).await.unwrap();
            (year.lines.len(), year.total.counting.to_string())
        };
        done(&county, &worker, "DW-01", &hours).await;
        assert_eq!(counting().await, (0, "0".to_owned()), "off unless it is set");
        set(&county, "credit.lessons", "self_study").await;
        let own = done(&county, &worker, "DW-02", &hours).await;
        assert_eq!(
            counting().await,
            (1, "0".to_owned()),
            "self-study counts toward nothing"
        );
        set(&county, "credit.lessons", "collective").await;
        done(&county, &worker, "DW-03", &hours).await;
        assert_eq!(counting().await, (2, "3.5".to_owned()));
        let rows = credit_entry::Entity::find().all(db).await.unwrap();
        assert!(
            rows.iter()
                .all(|row| row.source == CreditSource::Lesson && row.half.is_none())
        );
        let rule = rows
            .iter()
            .find(|row| row.course_id == Some(own))
            .map(|row| row.rule.as_str());
        assert_eq!(
            rule,
            Some("credit.lessons=self_study"),
            "what it was given by stays"
        );
        let year = ledger(db, person, 2026, today).await.unwrap();
        assert_eq!(
            year.lines[1].course_name.as_deref(),
            Some("党支部标准化建设 DW-03")
        );
    })
    .await;
}
