//! Rows of ledgers that share much and are two: a firm's party organisations, an honour of two levels.
use sanyou_schema::domain::value::{FactGrade, FactKind};
use sanyou_schema::entity::{coverage, fact, organisation_check};
use sea_orm::ActiveModelTrait;

use super::by_hand::{person_named, told as value};
use super::*;
use crate::roster::action::by_hand::people::add_person;
use crate::roster::action::by_hand::place::Named;
use crate::roster::action::by_hand::told::{PersonTold, PostTold};
use crate::roster::action::union::join;
use crate::roster::store::facts::{facts_of_person, live_key};

async fn sent(county: &County, name: &str, text: &str) -> (ImportId, Vec<(RowOutcome, Option<String>)>) {
    let bytes = text.as_bytes().to_vec();
    let id = county
        .upload(&county.organiser, county.whole.0, name, bytes)
        .await;
    let rows = rows::all_rows(county.db(), &county.platform().keys, id)
        .await
        .unwrap();
    let told = rows.into_iter().map(|open| (open.row.outcome, open.row.code));
    (id, told.collect())
}

#[tokio::test]
async fn a_firm_keeps_each_party_organisation_of_its_rows() {
    let county = County::new().await;
    let text = "乡镇,单位名称,党组织名称,职工人数,党员人数,经营状态,摸排时间\n\
        东观镇,红海玻璃有限公司,红海玻璃有限公司第一党支部,120,9,正常,2026.9\n\
        东观镇,红海玻璃有限公司,红海玻璃有限公司第二党支部,120,9,正常,2026.9\n\
        东观镇,红海玻璃有限公司,红海玻璃有限公司第三党支部,30,4,正常,2026.9\n\
        东观镇,红海玻璃有限责任公司,红海玻璃有限公司第二党支部,,,,2026.9\n";
    let (id, told) = sent(&county, "两新组织台账.csv", text).await;
    assert_eq!(
        told,
        [
            (RowOutcome::New, None),
            (RowOutcome::New, None),
            (RowOutcome::Refused, Some("employer.two_rows".to_owned())),
            (RowOutcome::Refused, Some("duplicate.in_file".to_owned())),
        ]
    );
    county.apply(&county.organiser, id).await;
    assert_eq!(county.import(id).await.state, ImportState::Applied);
    let covered = coverage::Entity::find().all(county.db()).await.unwrap();
    assert_eq!(covered.len(), 2);
    assert_eq!(covered[0].organisation_id, covered[1].organisation_id);
    let checks = organisation_check::Entity::find().all(county.db()).await.unwrap();
    assert_eq!(
        checks.iter().map(|check| check.staff_count).collect::<Vec<_>>(),
        [Some(120)]
    );
    // sent again in other words nothing is left to write
    let (_, again) = sent(&county, "两新组织台账.csv", &format!("两新组织台账\n{text}")).await;
    assert_eq!(
        again[..2],
        [(RowOutcome::Unchanged, None), (RowOutcome::Unchanged, None)]
    );
}

#[tokio::test]
async fn an_honour_of_two_levels_is_two_honours() {
    let county = County::new().await;
    let (roster, _) = sent(
        &county,
        "名单.csv",
        "姓名,身份证号,乡镇,党组织名称,党内职务\n王伟,140727198506150029,东观镇,红海党支部,书记\n",
    )
    .await;
    county.apply(&county.organiser, roster).await;
    let honours = |rows: &str| format!("姓名,所在党组织,荣誉称号,荣誉级别,表彰时间\n{rows}");
    // one whose level is not known takes the first that is
    let plain = honours("王伟,红海党支部,优秀党务工作者,,2025.07\n");
    let (id, _) = sent(&county, "荣誉.csv", &plain).await;
    county.apply(&county.organiser, id).await;
    let two =
        honours("王伟,红海党支部,优秀党务工作者,县级,2025.07\n王伟,红海党支部,优秀党务工作者,市级,2025.07\n");
    let (id, told) = sent(&county, "荣誉.csv", &two).await;
    assert_eq!(told, [(RowOutcome::Changed, None), (RowOutcome::New, None)]);
    county.apply(&county.organiser, id).await;
    let levels = async |person| {
        let facts = facts_of_person(county.db(), person).await.unwrap();
        let facts = facts.into_iter().filter(|row| row.live_key.is_some());
        let mut levels: Vec<_> = facts.filter_map(|row| row.grade).collect();
        levels.sort_by_key(|level| level.code());
        levels
    };
    let stays = person_named(&county, "王伟").await.id;
    assert_eq!(levels(stays).await, [FactGrade::County, FactGrade::Prefecture]);
    let (_, again) = sent(&county, "荣誉.csv", &format!("荣誉表彰\n{two}")).await;
    assert_eq!(
        again,
        [(RowOutcome::Unchanged, None), (RowOutcome::Unchanged, None)]
    );

    // who is joined with another keeps the levels of both, and what both have once
    let other = PersonTold {
        values: vec![value("name", "李静")],
        post: PostTold {
            unit: county.townships[0].0,
            party: Named::ByName("红海党支部".to_owned()),
            post: "liaison".to_owned(),
            since: Some("2025-01".to_owned()),
            employer: None,
            values: Vec::new(),
            apart: Vec::new(),
        },
        same_name_ok: true,
        ask_transfer: false,
    };
    let done = add_person(county.platform(), &county.organiser, other)
        .await
        .unwrap();
    let goes = done.person.unwrap();
    let key = live_key(FactKind::Honour, 2025, goes.into(), "优秀党务工作者");
    let first = facts_of_person(county.db(), stays).await.unwrap().remove(0);
    let change = county.platform().change(&By::system()).await.unwrap();
    for (level, key) in [
        (FactGrade::Province, key.clone()),
        (FactGrade::Prefecture, format!("{key}|prefecture")),
    ] {
        let row = fact::Model {
            id: change.id(),
            person_id: Some(goes),
            grade: Some(level),
            live_key: Some(key),
            ..first.clone()
        };
        let row = fact::ActiveModel::from(row).reset_all();
        fact::Entity::insert(row).exec(change.db()).await.unwrap();
    }
    change.commit().await.unwrap();
    join(
        county.platform(),
        &county.organiser,
        stays,
        goes,
        Some("同一个人"),
    )
    .await
    .unwrap();
    assert_eq!(
        levels(stays).await,
        [FactGrade::County, FactGrade::Prefecture, FactGrade::Province]
    );
    assert_eq!(fact::Entity::find().all(county.db()).await.unwrap().len(), 5);
}
