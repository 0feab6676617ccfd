//! A large import is taken back by the job: asked for once, told what is in its way, and whole or not at all.
use sanyou_schema::entity::change_part;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::undo::{edit, number_of, views};
use super::*;
use crate::roster::action::undo::{undo_import, undo_next};

const PEOPLE: u16 = 230;

/// So many people with a post at one of a few party organisations.
async fn applied(county: &County) -> ImportId {
    let rows: Vec<String> = (0..PEOPLE)
        .map(|at| {
            let party = ["红星陶瓷", "千朝果业", "宏达机械"][usize::from(at % 3)];
            let number = number_of(at);
            format!("张伟,{number},东观镇,中共{party}有限公司支部委员会,党建指导员,2024.03,1380013{at:04}")
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let id = county
        .upload(&county.organiser, county.whole.0, "大名单.csv", csv(&rows))
        .await;
    county.apply(&county.organiser, id).await;
    assert_eq!(county.totals(id).await.new, u32::from(PEOPLE));
    id
}

async fn ask(county: &County, id: ImportId, less: Option<&str>) -> Result<(), Problem> {
    undo_import(county.platform(), &county.organiser, id, less).await
}

async fn someone(county: &County) -> uuid::Uuid {
    let parts = change_part::Entity::find().all(county.db()).await.unwrap();
    let mut people = parts.iter().filter(|part| part.subject.code() == "person");
    people.next().unwrap().subject_id
}

#[tokio::test]
async fn a_large_import_is_taken_back_by_the_job() {
    let county = County::new().await;
    let before = views(&county).await;
    let id = applied(&county).await;
    ask(&county, id, None).await.unwrap();
    let asked = county.import(id).await;
    assert_eq!(
        (asked.state, asked.undo_by),
        (ImportState::Applied, Some(county.organiser.account))
    );
    assert_eq!(code(ask(&county, id, None).await), "import.transition");
    assert!(undo_next(county.platform()).await.unwrap());
    let done = county.import(id).await;
    assert_eq!((done.state, done.undo_by), (ImportState::Undone, None));
    assert_eq!(views(&county).await, before);
    assert_eq!(person::Entity::find().count(county.db()).await.unwrap(), 0);
    assert!(
        !undo_next(county.platform()).await.unwrap(),
        "nothing more is due"
    );
}

#[tokio::test]
async fn what_is_in_the_way_is_told_at_once_and_the_job_takes_the_rest() {
    let county = County::new().await;
    let id = applied(&county).await;
    let touched = someone(&county).await;
    edit(&county, touched).await;
    let refused = ask(&county, id, None).await.unwrap_err();
    assert_eq!(refused.code(), "import.undo_conflict");
    assert_eq!(county.import(id).await.undo_by, None);
    let fingerprint = refused.extra("fingerprint").unwrap().as_str().unwrap().to_owned();
    ask(&county, id, Some(&fingerprint)).await.unwrap();
    assert!(undo_next(county.platform()).await.unwrap());
    assert_eq!(county.import(id).await.state, ImportState::PartlyUndone);
    let left = person::Entity::find().all(county.db()).await.unwrap();
    let left: Vec<uuid::Uuid> = left.iter().map(|row| row.id.0).collect();
    assert_eq!(left, [touched]);
}

#[tokio::test]
async fn what_was_touched_before_the_job_came_to_it_is_told_and_nothing_is_taken_back() {
    let county = County::new().await;
    let id = applied(&county).await;
    ask(&county, id, None).await.unwrap();
    edit(&county, someone(&county).await).await;
    assert!(undo_next(county.platform()).await.unwrap());
    let stands = county.import(id).await;
    assert_eq!((stands.state, stands.undo_by), (ImportState::Applied, None));
    assert_eq!(stands.failure.as_deref(), Some("import.undo_conflict"));
    assert!(stands.failure_text.unwrap().contains("更正任职"));
    let people = person::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(people, u64::from(PEOPLE));
    // asked again, it tells what is in the way
    assert_eq!(code(ask(&county, id, None).await), "import.undo_conflict");
}

#[tokio::test]
async fn a_killed_workers_undo_is_taken_over() {
    let county = County::new().await;
    let id = applied(&county).await;
    ask(&county, id, None).await.unwrap();
    let now = county.platform().clock.now();
    let mut row = county.import(id).await.into_active_model();
    row.leased_until = Set(Some(now + turns::LEASE));
    let change = county.platform().change(&By::system()).await.unwrap();
    row.clone().update(change.db()).await.unwrap();
    change.commit().await.unwrap();
    assert!(
        !undo_next(county.platform()).await.unwrap(),
        "somebody works at it"
    );
    row.leased_until = Set(Some(now));
    let change = county.platform().change(&By::system()).await.unwrap();
    row.update(change.db()).await.unwrap();
    change.commit().await.unwrap();
    assert!(undo_next(county.platform()).await.unwrap());
    assert_eq!(county.import(id).await.state, ImportState::Undone);
}
