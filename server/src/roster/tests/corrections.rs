//! 信息有误: told by a worker, put right or not, and answered.
use sanyou_schema::domain::value::CorrectionState;
use sanyou_schema::domain::value::id::CorrectionId;
use sanyou_schema::entity::{correction, notice};

use super::by_hand::{code, county, person_named, told};
use super::*;
use crate::roster::action::by_hand::people::correct_person;
use crate::roster::action::corrections::{answer, list, make, open_corrections, own};

fn worker(county: &County, id: PersonId, account: AccountId) -> Actor {
    Actor {
        account,
        person: Some(id),
        scope: Scope::new(
            county.platform().clock.today(),
            vec![(RoleName::Worker, Place::Person(id))],
        ),
        ..county.dongguan.clone()
    }
}

async fn state(county: &County, id: CorrectionId) -> correction::Model {
    let found = correction::Entity::find_by_id(id).one(county.db()).await.unwrap();
    found.unwrap()
}

async fn titles(county: &County) -> Vec<String> {
    let rows = notice::Entity::find().all(county.db()).await.unwrap();
    rows.into_iter().map(|row| row.title).collect()
}

#[tokio::test]
async fn a_worker_says_what_is_wrong_and_hears_what_came_of_it() {
    let county = county().await;
    let platform = county.platform();
    let person = person_named(&county, "王伟").await.id;
    let row = account::Entity::find()
        .filter(account::Column::PersonId.eq(person))
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let me = worker(&county, person, row.id);
    assert_eq!(
        code(make(platform, &me, person, None, " ").await),
        "correction.text"
    );
    let id = make(
        platform,
        &me,
        person,
        Some("education".to_owned()),
        "学历应是本科",
    )
    .await
    .unwrap();
    assert_eq!(own(county.db(), person).await.unwrap().len(), 1);
    assert_eq!(open_corrections(county.db(), &county.dongguan).await.unwrap(), 1);
    assert_eq!(open_corrections(county.db(), &me).await.unwrap(), 0);
    // nothing was put right yet
    assert_eq!(
        code(answer(platform, &county.dongguan, id, true, None).await),
        "correction.nothing_changed"
    );
    let values = vec![told("education", "bachelor")];
    let done = correct_person(platform, &county.dongguan, person, values, "本人反映")
        .await
        .unwrap();
    answer(platform, &county.dongguan, id, true, None).await.unwrap();
    let row = state(&county, id).await;
    assert_eq!(
        (row.state, row.change_set_id),
        (CorrectionState::Accepted, done.change_set)
    );
    assert_eq!(titles(&county).await, ["您反映的信息已更正"]);
    assert_eq!(
        code(answer(platform, &county.dongguan, id, true, None).await),
        "correction.answered"
    );
}

#[tokio::test]
async fn what_stays_needs_a_reason_and_other_townships_see_nothing() {
    let county = county().await;
    let platform = county.platform();
    let theirs = person_named(&county, "张敏").await.id;
    assert_eq!(
        code(make(platform, &county.dongguan, theirs, None, "民族不对").await),
        "not_found"
    );
    let id = make(platform, &county.organiser, theirs, None, "民族不对")
        .await
        .unwrap();
    let seen = list(county.db(), &county.dongguan, None, None, None)
        .await
        .unwrap();
    assert!(seen.is_empty());
    assert_eq!(
        code(answer(platform, &county.dongguan, id, false, Some("不改")).await),
        "not_found"
    );
    assert_eq!(
        code(answer(platform, &county.organiser, id, false, None).await),
        "reason.missing"
    );
    answer(platform, &county.organiser, id, false, Some("与档案一致"))
        .await
        .unwrap();
    let row = state(&county, id).await;
    assert_eq!(
        (row.state, row.reason.as_deref()),
        (CorrectionState::Refused, Some("与档案一致"))
    );
    assert_eq!(titles(&county).await, ["您反映的信息没有改"]);
    for _ in 0..5 {
        make(platform, &county.organiser, theirs, None, "还有一条")
            .await
            .unwrap();
    }
    assert_eq!(
        code(make(platform, &county.organiser, theirs, None, "再一条").await),
        "correction.many"
    );
}
