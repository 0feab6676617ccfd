//! Two records of one person joined, and taken apart again.
use std::collections::BTreeSet;

use sanyou_schema::domain::value::{ChangeSetKind, NoticeKind};
use sanyou_schema::entity::{change_set, notice};
use uuid::Uuid;

use super::by_hand::{code, county, person_named, told, views};
use super::undo::id_number;
use super::*;
use crate::roster::action::by_hand::people::add_person;
use crate::roster::action::by_hand::place::Named;
use crate::roster::action::by_hand::told::{PersonTold, PostTold};
use crate::roster::action::undo::undo_change_set;
use crate::roster::action::union::join;
use crate::roster::change_set::{JOINED, REFERENCES};
use crate::roster::store::change_sets;

/// A second 王伟 without a number, with another post, a phone and a notice.
async fn second(county: &County) -> PersonId {
    let told = PersonTold {
        values: vec![told("name", "王伟"), told("phone", "13900001234")],
        post: PostTold {
            unit: county.townships[1].0,
            party: Named::ByName("宏达党支部".to_owned()),
            post: "liaison".to_owned(),
            since: Some("2025-01".to_owned()),
            employer: None,
            values: Vec::new(),
            apart: Vec::new(),
        },
        same_name_ok: true,
        ask_transfer: false,
    };
    let done = add_person(county.platform(), &county.dongguan, told)
        .await
        .unwrap();
    let id = done.person.unwrap();
    let change = county.platform().change(&By::system()).await.unwrap();
    let row = notice::ActiveModel {
        id: Set(change.id()),
        person_id: Set(Some(id)),
        account_id: Set(None),
        kind: Set(NoticeKind::Account),
        subject_id: Set(id.0),
        dedupe: Set("一".to_owned()),
        title: Set("一".to_owned()),
        body_enc: Set(Vec::new()),
        path: Set(None),
        created_at: Set(change.at()),
        read_at: Set(None),
    };
    notice::Entity::insert(row).exec(change.db()).await.unwrap();
    change.commit().await.unwrap();
    id
}

/// Whose everything is: each moving column's rows.
async fn owners(county: &County) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for (table, column, _) in JOINED {
        let sql = format!("SELECT hex({column}) AS person FROM {table} WHERE {column} IS NOT NULL");
        let backend = sea_orm::ConnectionTrait::get_database_backend(county.db());
        let statement = sea_orm::Statement::from_string(backend, sql);
        let rows = sea_orm::ConnectionTrait::query_all_raw(county.db(), statement)
            .await
            .unwrap();
        for (at, row) in rows.iter().enumerate() {
            lines.insert(format!(
                "{table} {at} {}",
                row.try_get::<String>("", "person").unwrap()
            ));
        }
    }
    lines
}

async fn states(county: &County) -> BTreeSet<(Option<Uuid>, String)> {
    let rows = account::Entity::find().all(county.db()).await.unwrap();
    rows.into_iter()
        .map(|row| (row.person_id.map(Into::into), row.state.to_string()))
        .collect()
}

#[tokio::test]
async fn both_histories_stand_at_the_one_that_stays_and_come_apart_again() {
    let county = county().await;
    let platform = county.platform();
    let stays = person_named(&county, "王伟").await.id;
    let goes = second(&county).await;
    let (before, owned, accounts) = (views(&county).await, owners(&county).await, states(&county).await);
    let by = &county.dongguan;
    assert_eq!(
        code(join(platform, by, stays, stays, Some("重复")).await),
        "union.same"
    );
    assert_eq!(
        code(join(platform, by, goes, stays, Some("重复")).await),
        "union.keep_other"
    );
    assert_eq!(
        code(join(platform, by, stays, goes, Some(" ")).await),
        "reason.missing"
    );
    // a preview writes nothing
    let (differing, written) = join(platform, by, stays, goes, None).await.unwrap();
    assert!(
        differing.is_empty() && written.change_set.is_none(),
        "{differing:?}"
    );
    assert_eq!(
        (views(&county).await, owners(&county).await),
        (before.clone(), owned.clone())
    );

    let (_, written) = join(platform, by, stays, goes, Some("同一个人")).await.unwrap();
    let set = written.change_set.unwrap();
    let row = change_set::Entity::find_by_id(set)
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.kind, ChangeSetKind::Union);
    // it stands in the history of the one that stays
    let paths = [String::new()];
    let (told, _) = change_sets::list(county.db(), &paths, None, Some(stays.0), None, 5)
        .await
        .unwrap();
    assert_eq!(told[0].id, set);
    let posts = appointment::Entity::find()
        .filter(appointment::Column::PersonId.eq(stays))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(posts, 2);
    let moved = notice::Entity::find().one(county.db()).await.unwrap().unwrap();
    assert_eq!(moved.person_id, Some(stays));
    // the list has one 王伟, the page of the other says into whom
    let day = platform.clock.today();
    let filter = PeopleFilter {
        typed: Some("王伟".to_owned()),
        ..PeopleFilter::default()
    };
    let page = Page {
        limit: 50,
        ..Page::default()
    };
    let found = list_people(county.db(), &platform.keys, &by.scope, day, &filter, page)
        .await
        .unwrap();
    assert_eq!(found.items.iter().map(|one| one.id).collect::<Vec<_>>(), [stays]);
    assert!(
        visible_person(county.db(), &by.scope, goes)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(
        code(join(platform, by, goes, stays, Some("重复")).await),
        "person.merged"
    );

    undo_change_set(platform, by, set, None).await.unwrap();
    assert_eq!(views(&county).await, before);
    assert_eq!((owners(&county).await, states(&county).await), (owned, accounts));
}

#[tokio::test]
async fn what_differs_is_named_and_a_number_of_the_other_means_the_one_that_stays() {
    let county = county().await;
    let platform = county.platform();
    let (stays, goes) = (
        person_named(&county, "王伟").await.id,
        person_named(&county, "李静").await.id,
    );
    let by = &county.dongguan;
    let (differing, _) = join(platform, by, stays, goes, Some("同一个人")).await.unwrap();
    let what: Vec<&str> = differing.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(
        what,
        ["birth_date", "name", "sex", "id_number"],
        "of each what its number says"
    );
    let row = format!(
        "姓名,身份证号,乡镇,党组织名称,党内职务\n王伟,{},东观镇,宏达党支部,党建指导员\n",
        id_number(2)
    );
    let id = county
        .upload(by, county.townships[1].0, "旧号.csv", row.into_bytes())
        .await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.new, totals.unchanged + totals.changed),
        (0, 1),
        "{totals:?}"
    );
}

#[test]
fn every_column_that_refers_to_a_person_is_handled() {
    let referring: BTreeSet<(&str, &str)> = REFERENCES
        .iter()
        .filter(|(to, ..)| serde_json::to_value(to).unwrap() == "person")
        .map(|(_, table, column, _)| (*table, *column))
        .collect();
    let handled: BTreeSet<(&str, &str)> = JOINED
        .iter()
        .map(|(table, column, _)| (*table, *column))
        .collect();
    assert_eq!(handled, referring);
    assert_eq!(handled.len(), JOINED.len());
}
