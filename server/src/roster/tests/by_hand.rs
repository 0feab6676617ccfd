//! What is done on a page, and taking it back.
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId};
use sanyou_schema::domain::value::{ChangeSetKind, TransferState};
use sanyou_schema::entity::{change_set, former_name, transfer_request};

use super::undo::{id_number, view};
use super::*;
use crate::roster::action::by_hand::organisation::{BodyId, close, merge, rename};
use crate::roster::action::by_hand::people::{add_person, correct_person};
use crate::roster::action::by_hand::place::Named;
use crate::roster::action::by_hand::post::{add_post, correct_post, end_post};
use crate::roster::action::by_hand::told::{PersonTold, PostTold};
use crate::roster::action::by_hand::transfer::{Move, transfer};
use crate::roster::action::by_hand::{Written, units};
use crate::roster::action::undo::undo_change_set;

pub const TODAY: &str = "2026-11-24";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub fn code<T: std::fmt::Debug>(result: Result<T, Problem>) -> &'static str {
    result.unwrap_err().code()
}

pub fn roster(rows: &[(u8, &str, &str, &str, &str)]) -> Vec<u8> {
    let mut text = "姓名,身份证号,乡镇,党组织名称,党内职务,任现职时间,单位名称\n".to_owned();
    for (person, name, township, party, post) in rows {
        let number = id_number(*person);
        let line = format!("{name},{number},{township},{party}党支部,{post},2024.3,{party}有限公司\n");
        text += &line;
    }
    text.into_bytes()
}

/// A county with 王伟 (东观镇, 红星), 李静 (东观镇, 宏达) and 张敏 (古县镇, 千朝).
pub async fn county() -> County {
    let county = County::new().await;
    let rows = roster(&[
        (1, "王伟", "东观镇", "红星", "书记"),
        (2, "李静", "东观镇", "宏达", "党建指导员"),
        (3, "张敏", "古县镇", "千朝", "书记"),
    ]);
    let id = county
        .upload(&county.organiser, county.whole.0, "名单.csv", rows)
        .await;
    county.apply(&county.organiser, id).await;
    // they were there before the roster told of them
    let since = Expr::value(day("2024-01-01"));
    let change = county.platform().change(&By::system()).await.unwrap();
    party_organisation::Entity::update_many()
        .col_expr(party_organisation::Column::ValidFrom, since.clone())
        .exec(change.db())
        .await
        .unwrap();
    organisation::Entity::update_many()
        .col_expr(organisation::Column::ValidFrom, since.clone())
        .exec(change.db())
        .await
        .unwrap();
    coverage::Entity::update_many()
        .col_expr(coverage::Column::ValidFrom, since)
        .exec(change.db())
        .await
        .unwrap();
    change.commit().await.unwrap();
    county
}

pub async fn person_named(county: &County, name: &str) -> person::Model {
    let found = person::Entity::find().filter(person::Column::Name.eq(name));
    found.one(county.db()).await.unwrap().unwrap()
}

pub async fn posts_of(county: &County, name: &str) -> Vec<appointment::Model> {
    let id = person_named(county, name).await.id;
    let mut rows = appointment::Entity::find()
        .filter(appointment::Column::PersonId.eq(id))
        .all(county.db())
        .await
        .unwrap();
    rows.sort_by_key(|row| row.valid_from);
    rows
}

async fn party_named(county: &County, name: &str) -> party_organisation::Model {
    let found = party_organisation::Entity::find().filter(party_organisation::Column::Name.eq(name));
    found.one(county.db()).await.unwrap().unwrap()
}

async fn firm_named(county: &County, name: &str) -> organisation::Model {
    let found = organisation::Entity::find().filter(organisation::Column::Name.eq(name));
    found.one(county.db()).await.unwrap().unwrap()
}

pub fn post_in(county: &County, township: usize, party: &str, post: &str) -> PostTold {
    PostTold {
        unit: county.townships[township].0,
        party: Named::ByName(party.to_owned()),
        post: post.to_owned(),
        since: Some("2026-10".to_owned()),
        employer: None,
        values: Vec::new(),
        apart: Vec::new(),
    }
}

pub fn told(field: &str, value: &str) -> (String, Option<String>) {
    (field.to_owned(), Some(value.to_owned()))
}

/// What is done stands in the history under this title and can be taken back: the views are as before.
async fn taken_back(
    county: &County,
    before: &[std::collections::BTreeSet<String>],
    done: &Written,
    title: &str,
) {
    let set = done.change_set.unwrap();
    let row = change_set::Entity::find_by_id(set)
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.title, title);
    assert_ne!(views(county).await, before, "{title}");
    undo_change_set(county.platform(), &county.organiser, set, None)
        .await
        .unwrap();
    assert_eq!(views(county).await, before, "{title}");
}

pub async fn views(county: &County) -> Vec<std::collections::BTreeSet<String>> {
    let mut views = Vec::new();
    for text in ["2023-06-01", "2026-11-01", "2026-11-23", TODAY] {
        views.push(view(county, day(text)).await);
    }
    views
}

#[tokio::test]
async fn a_value_is_put_right_for_a_reason_and_taken_back() {
    let county = county().await;
    let before = views(&county).await;
    let id = person_named(&county, "王伟").await.id;
    let platform = county.platform();
    let values = || vec![told("phone", "13900001234"), told("education", "bachelor")];
    assert_eq!(
        code(correct_person(platform, &county.dongguan, id, values(), " ").await),
        "reason.missing"
    );
    let wrong = vec![
        told("phone", "139"),
        told("birth_date", "1985.1"),
        ("name".to_owned(), None),
    ];
    let refused = correct_person(platform, &county.dongguan, id, wrong, "核对")
        .await
        .unwrap_err();
    assert_eq!(refused.violations().len(), 3);
    let done = correct_person(platform, &county.dongguan, id, values(), "本人核对")
        .await
        .unwrap();
    assert_eq!(done.person, Some(id));
    taken_back(&county, &before, &done, "更正王伟的信息").await;
    // another township sees nobody of this id
    let other = person_named(&county, "张敏").await.id;
    assert_eq!(
        code(correct_person(platform, &county.dongguan, other, values(), "核对").await),
        "not_found"
    );
    let taken = vec![told("id_number", &id_number(2))];
    let refused = correct_person(platform, &county.dongguan, id, taken, "核对")
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "person.same_number");
    assert_eq!(refused.extra("name").unwrap(), "李静");
}

#[tokio::test]
async fn a_person_is_added_with_a_post() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let add = |name: &str, number: Option<u8>, same: bool| PersonTold {
        values: std::iter::once(told("name", name))
            .chain(number.map(|person| told("id_number", &id_number(person))))
            .collect(),
        post: PostTold {
            employer: Some("明日商贸有限公司".to_owned()),
            ..post_in(&county, 1, "明日商贸党支部", "secretary")
        },
        same_name_ok: same,
        ask_transfer: false,
    };
    let done = add_person(platform, &county.dongguan, add("赵磊", Some(7), false))
        .await
        .unwrap();
    let account = account::Entity::find()
        .filter(account::Column::PersonId.eq(done.person))
        .one(county.db())
        .await
        .unwrap();
    assert_eq!(account.unwrap().home_unit_id, county.townships[1].0);
    taken_back(&county, &before, &done, "新增赵磊").await;
    // all that is wrong with the person and with the post is said at once
    let mut wrong = add("", None, false);
    wrong.values.push(told("phone", "123"));
    wrong.post = PostTold {
        since: Some("去年".to_owned()),
        ..post_in(&county, 1, " ", "king")
    };
    let refused = add_person(platform, &county.dongguan, wrong).await.unwrap_err();
    let mut fields: Vec<_> = refused
        .violations()
        .iter()
        .map(|one| one.field.as_str())
        .collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        ["name", "party_organisation", "phone", "post", "post_since"]
    );
    // a second 王伟 is asked about, and may be another one
    let refused = add_person(platform, &county.dongguan, add("王伟", None, false))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "person.same_name");
    add_person(platform, &county.dongguan, add("王伟", None, true))
        .await
        .unwrap();
    // whoever is known by the number is not made twice
    let refused = add_person(platform, &county.dongguan, add("李静", Some(2), true))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "person.known");
    // in another township: it is asked
    let elsewhere = add("张敏", Some(3), true);
    let refused = add_person(platform, &county.dongguan, elsewhere.clone())
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "person.elsewhere");
    let asked = PersonTold {
        ask_transfer: true,
        ..elsewhere
    };
    let done = add_person(platform, &county.dongguan, asked.clone())
        .await
        .unwrap();
    let row = transfer_request::Entity::find_by_id(done.transfer.unwrap())
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.from_unit_id, row.to_unit_id),
        (county.townships[2].0, county.townships[1].0)
    );
    assert_eq!(row.state, TransferState::Open);
    assert_eq!(
        code(add_person(platform, &county.dongguan, asked).await),
        "transfer.open"
    );
}

#[tokio::test]
async fn a_second_post_a_correction_and_leaving() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let id = person_named(&county, "李静").await.id;
    let done = add_post(
        platform,
        &county.dongguan,
        id,
        post_in(&county, 1, "红星党支部", "secretary"),
    )
    .await
    .unwrap();
    assert!(done.warnings[0].contains("2 位书记"), "{:?}", done.warnings);
    taken_back(&county, &before, &done, "李静任党组织书记").await;
    let twice = add_post(
        platform,
        &county.dongguan,
        id,
        post_in(&county, 1, "宏达党支部", "instructor"),
    )
    .await;
    assert_eq!(twice.unwrap_err().violations()[0].code, "appointment.twice");
    assert_eq!(
        code(
            add_post(
                platform,
                &county.dongguan,
                id,
                post_in(&county, 2, "千朝党支部", "liaison")
            )
            .await
        ),
        "not_found"
    );
    let post = posts_of(&county, "李静").await[0].id;
    let values = vec![told("post_since", "2023-05"), told("remark", "兼职")];
    let done = correct_post(platform, &county.dongguan, post, values, &[], "核对")
        .await
        .unwrap();
    taken_back(&county, &before, &done, "更正李静的任职").await;
    let early = end_post(platform, &county.dongguan, post, day("2024-03-01"), "辞职")
        .await
        .unwrap_err();
    assert_eq!(early.violations()[0].code, "appointment.order");
    let done = end_post(platform, &county.dongguan, post, day("2026-11-02"), "辞职")
        .await
        .unwrap();
    taken_back(&county, &before, &done, "李静离任党建指导员").await;
    end_post(platform, &county.dongguan, post, day("2026-11-02"), "辞职")
        .await
        .unwrap();
    // whoever left is still the township's to take up again
    add_post(
        platform,
        &county.dongguan,
        id,
        post_in(&county, 1, "红星党支部", "liaison"),
    )
    .await
    .unwrap();
    assert_eq!(
        code(
            end_post(
                platform,
                &county.dongguan,
                posts_of(&county, "张敏").await[0].id,
                day(TODAY),
                "辞职"
            )
            .await
        ),
        "not_found"
    );
}

#[tokio::test]
async fn a_transfer_goes_at_once_where_both_rosters_are_kept() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let person = person_named(&county, "王伟").await.id;
    let post = posts_of(&county, "王伟").await[0].id;
    let to = |township: usize, party: Option<&str>| Move {
        person,
        post,
        to: county.townships[township].0,
        party: party.map(|name| Named::ByName(name.to_owned())),
        apart: Vec::new(),
        day: day("2026-11-10"),
        reason: "工作需要".to_owned(),
    };
    let done = transfer(platform, &county.dongguan, to(1, Some("宏达党支部")))
        .await
        .unwrap();
    taken_back(&county, &before, &done, "王伟调到宏达党支部").await;
    assert_eq!(
        code(transfer(platform, &county.dongguan, to(1, Some("红星党支部"))).await),
        "transfer.same_place"
    );
    // to another township: that one is asked, and nothing is written
    let done = transfer(platform, &county.dongguan, to(2, None)).await.unwrap();
    assert!(done.transfer.is_some() && done.change_set.is_none());
    assert_eq!(views(&county).await, before);
    // the county at once, in the history of what holds both
    let done = transfer(platform, &county.organiser, to(2, Some("千朝党支部")))
        .await
        .unwrap();
    let set = change_set::Entity::find_by_id(done.change_set.unwrap())
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((set.kind, set.unit_id), (ChangeSetKind::Transfer, county.whole.0));
    taken_back(&county, &before, &done, "王伟调到千朝党支部").await;
}

#[tokio::test]
async fn an_organisation_is_renamed_and_rosters_still_find_it() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let party = BodyId::Party(party_named(&county, "红星党支部").await.id);
    let firm = BodyId::Firm(firm_named(&county, "红星有限公司").await.id);
    let name =
        |id, name: &'static str| rename(platform, &county.dongguan, id, name, day("2026-11-01"), "更名");
    assert_eq!(code(name(party, "宏达党支部").await), "organisation.same_name");
    let done = name(party, "红日新材料党支部").await.unwrap();
    taken_back(&county, &before, &done, "红星党支部更名为红日新材料党支部").await;
    name(party, "红日新材料党支部").await.unwrap();
    name(firm, "红日新材料有限公司").await.unwrap();
    assert_eq!(former_name::Entity::find().count(county.db()).await.unwrap(), 2);
    let rows = roster(&[
        (1, "王伟", "东观镇", "红星", "书记"),
        (2, "李静", "东观镇", "宏达", "党建指导员"),
    ]);
    let id = county
        .upload(&county.dongguan, county.townships[1].0, "旧名.csv", rows)
        .await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.unchanged, totals.new, totals.moved),
        (2, 0, 0),
        "{totals:?}"
    );
}

#[tokio::test]
async fn an_organisation_becomes_part_of_another_or_ends() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let party = |name: &'static str| async { BodyId::Party(party_named(&county, name).await.id) };
    let firm = |name: &'static str| async { BodyId::Firm(firm_named(&county, name).await.id) };
    let (red, hong) = (party("红星党支部").await, party("宏达党支部").await);
    let from = day("2026-11-01");
    assert_eq!(
        code(
            merge(
                platform,
                &county.dongguan,
                red,
                party("千朝党支部").await,
                from,
                "合并"
            )
            .await
        ),
        "not_found"
    );
    assert_eq!(
        code(merge(platform, &county.dongguan, red, red, from, "合并").await),
        "organisation.into"
    );
    let done = merge(platform, &county.dongguan, red, hong, from, "合并")
        .await
        .unwrap();
    let posts = posts_of(&county, "王伟").await;
    assert_eq!(posts.len(), 2);
    assert_eq!((posts[0].valid_to, posts[1].valid_from), (Some(from), from));
    taken_back(&county, &before, &done, "红星党支部并入宏达党支部").await;
    let done = merge(
        platform,
        &county.dongguan,
        firm("红星有限公司").await,
        firm("宏达有限公司").await,
        from,
        "合并",
    )
    .await
    .unwrap();
    taken_back(&county, &before, &done, "红星有限公司并入宏达有限公司").await;
    let done = close(platform, &county.dongguan, red, from, "注销")
        .await
        .unwrap();
    assert_eq!(posts_of(&county, "王伟").await[0].valid_to, Some(from));
    taken_back(&county, &before, &done, "撤销红星党支部").await;
    close(platform, &county.dongguan, red, from, "注销")
        .await
        .unwrap();
    let again = close(platform, &county.dongguan, red, from, "注销")
        .await
        .unwrap_err();
    assert_eq!(again.violations()[0].code, "organisation.ended");
}

#[tokio::test]
async fn a_roster_that_names_what_was_merged_means_the_successor() {
    let county = county().await;
    let platform = county.platform();
    let (red, hong): (PartyOrganisationId, PartyOrganisationId) = (
        party_named(&county, "红星党支部").await.id,
        party_named(&county, "宏达党支部").await.id,
    );
    let (red_firm, hong_firm): (OrganisationId, OrganisationId) = (
        firm_named(&county, "红星有限公司").await.id,
        firm_named(&county, "宏达有限公司").await.id,
    );
    let from = day("2026-11-01");
    let by = &county.dongguan;
    merge(
        platform,
        by,
        BodyId::Party(red),
        BodyId::Party(hong),
        from,
        "合并",
    )
    .await
    .unwrap();
    merge(
        platform,
        by,
        BodyId::Firm(red_firm),
        BodyId::Firm(hong_firm),
        from,
        "合并",
    )
    .await
    .unwrap();
    let mut rows = "姓名,身份证号,乡镇,党组织名称,党内职务,单位名称\n".to_owned();
    for (person, name, party, post) in [(1, "王伟", "红星", "书记"), (2, "李静", "宏达", "党建指导员")]
    {
        let number = id_number(person);
        let line = format!("{name},{number},东观镇,{party}党支部,{post},{party}有限公司\n");
        rows += &line;
    }
    let id = county
        .upload(by, county.townships[1].0, "旧名.csv", rows.into_bytes())
        .await;
    let totals = county.totals(id).await;
    assert_eq!(
        (totals.unchanged, totals.new, totals.moved),
        (2, 0, 0),
        "{totals:?}"
    );
}

#[tokio::test]
async fn units_are_renamed_and_merged_by_the_county() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let (dongguan, guxian) = (county.townships[1].0, county.townships[2].0);
    let from = day("2026-11-01");
    assert_eq!(
        code(units::rename(platform, &county.dongguan, dongguan, "东观街道", from, "撤镇设街").await),
        "role.missing"
    );
    let done = units::rename(
        platform,
        &county.organiser,
        dongguan,
        "东观街道",
        day(TODAY),
        "撤镇设街",
    )
    .await
    .unwrap();
    let named = crate::unit::named_units(county.db(), day(TODAY)).await.unwrap();
    let unit = named.iter().find(|unit| unit.row.id == dongguan).unwrap();
    assert_eq!(unit.name, "东观街道");
    assert!(unit.aliases.contains(&"东观镇".to_owned()));
    undo_change_set(platform, &county.organiser, done.change_set.unwrap(), None)
        .await
        .unwrap();
    let done = units::merge(platform, &county.organiser, guxian, dongguan, day(TODAY), "撤并")
        .await
        .unwrap();
    let named = crate::unit::named_units(county.db(), day(TODAY)).await.unwrap();
    assert!(named.iter().all(|unit| unit.row.id != guxian));
    assert_eq!(
        party_named(&county, "千朝党支部").await.territory_unit_id,
        dongguan
    );
    taken_back(&county, &before, &done, "古县镇并入东观镇").await;
}

#[tokio::test]
async fn what_was_changed_since_stands_in_the_way_of_one_act() {
    let county = county().await;
    let platform = county.platform();
    let id = person_named(&county, "王伟").await.id;
    let by = &county.dongguan;
    let first = correct_person(platform, by, id, vec![told("phone", "13900001234")], "核对")
        .await
        .unwrap();
    correct_person(platform, by, id, vec![told("phone", "13900005678")], "又换号")
        .await
        .unwrap();
    let refused = undo_change_set(platform, by, first.change_set.unwrap(), None)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "import.undo_conflict");
    assert!(
        refused.detail().contains("更正王伟的信息"),
        "{}",
        refused.detail()
    );
}
