//! A person between two townships: asked by a roster or on a page, answered, and taken back.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::TransferId;
use sanyou_schema::domain::value::{ChangeSetKind, NoticeKind, TransferSide, TransferState};
use sanyou_schema::entity::{change_set, notice, transfer_request};

use super::by_hand::{code, county, person_named, views};
use super::undo::id_number;
use super::*;
use crate::roster::action::answer_question::answer_question;
use crate::roster::action::by_hand::place::Named;
use crate::roster::action::by_hand::post::end_post;
use crate::roster::action::by_hand::transfer::{Move, transfer};
use crate::roster::action::transfers::{
    Said, agreed, answer, ask_again, list, refusals, transfers_to_answer, withdraw,
};
use crate::roster::action::undo::{undo_change_set, undo_import};
use crate::roster::store::change_sets;
use crate::roster::store::posts::{PostView, posts_of_people};
use crate::roster::store::rows::{OpenRow, RowFilter};
use crate::roster::store::transfers::Wanted;

fn of_township(county: &County, township: usize) -> Actor {
    let place = &county.townships[township];
    let day = county.platform().clock.today();
    actor(county.dongguan.account, RoleName::TownshipAdmin, place, day)
}

fn yes() -> Said {
    Said {
        accept: true,
        reason: None,
        party: None,
    }
}

fn no(reason: &str) -> Said {
    Said {
        accept: false,
        reason: Some(reason.to_owned()),
        party: None,
    }
}

/// 东观镇's roster with 张敏, who stands in 古县镇.
fn roster() -> Vec<u8> {
    let rows = [
        (1, "王伟", "红星", "书记", "2024.3"),
        (2, "李静", "宏达", "党建指导员", "2024.3"),
        (3, "张敏", "红星", "组织委员", "2026.11"),
    ];
    let lines = rows.map(|(person, name, party, post, since)| {
        format!("{name},{},东观镇,{party}党支部,{post},{since}", id_number(person))
    });
    let head = "姓名,身份证号,乡镇,党组织名称,党内职务,任现职时间";
    format!("{head}\n{}\n", lines.join("\n")).into_bytes()
}

async fn import(county: &County) -> ImportId {
    let unit = county.townships[1].0;
    let id = county.upload(&county.dongguan, unit, "东观.csv", roster()).await;
    county.apply(&county.dongguan, id).await;
    id
}

async fn all(county: &County) -> Vec<transfer_request::Model> {
    transfer_request::Entity::find().all(county.db()).await.unwrap()
}

async fn state(county: &County, id: TransferId) -> TransferState {
    let row = transfer_request::Entity::find_by_id(id)
        .one(county.db())
        .await
        .unwrap();
    row.unwrap().state
}

async fn posts(county: &County, name: &str) -> Vec<PostView> {
    let id = person_named(county, name).await.id;
    posts_of_people(county.db(), &[id]).await.unwrap()
}

/// Whether the actor may answer the first request, and take it back.
async fn may(county: &County, actor: &Actor) -> Option<(bool, bool)> {
    let (rows, _) = list(county.platform(), actor, Wanted::default(), 10)
        .await
        .unwrap();
    rows.first().map(|one| (one.may_answer, one.may_withdraw))
}

#[tokio::test]
async fn a_roster_asks_for_who_stands_elsewhere_and_the_other_township_answers() {
    let county = county().await;
    let platform = county.platform();
    let guxian = of_township(&county, 2);
    let id = import(&county).await;
    assert_eq!(county.totals(id).await.pending, 1);
    let asked = all(&county).await;
    let row = &asked[0];
    assert_eq!((asked.len(), row.import_id), (1, Some(id)));
    assert_eq!(
        (row.from_unit_id, row.to_unit_id, row.asked_by_side),
        (county.townships[2].0, county.townships[1].0, TransferSide::Taking)
    );
    assert_eq!(may(&county, &guxian).await, Some((true, false)));
    assert_eq!(may(&county, &county.dongguan).await, Some((false, true)));
    assert_eq!(may(&county, &county.organiser).await, Some((true, true)));
    let stranger = of_township(&county, 0);
    assert_eq!(may(&county, &stranger).await, None);
    for (who, waits) in [
        (&guxian, 1),
        (&county.dongguan, 0),
        (&county.organiser, 0),
        (&stranger, 0),
    ] {
        assert_eq!(transfers_to_answer(county.db(), who).await.unwrap(), waits);
    }
    assert_eq!(
        code(answer(platform, &county.dongguan, row.id, yes()).await),
        "transfer.not_yours"
    );
    assert_eq!(
        code(answer(platform, &stranger, row.id, yes()).await),
        "not_found"
    );
    assert_eq!(
        code(answer(platform, &guxian, row.id, no(" ")).await),
        "transfer.reason_missing"
    );
    // the same file again does not ask again
    import(&county).await;
    assert_eq!(all(&county).await.len(), 1);

    let before = views(&county).await;
    answer(platform, &guxian, row.id, yes()).await.unwrap();
    assert_eq!(state(&county, row.id).await, TransferState::Accepted);
    let held = posts(&county, "张敏").await;
    assert_eq!(
        (
            held[0].party_organisation.as_str(),
            held[0].post,
            held[0].valid_from
        ),
        (
            "红星党支部",
            Post::OrganisationMember,
            "2026-11-01".parse().unwrap()
        )
    );
    assert_eq!(held[1].valid_to, Some(held[0].valid_from));
    assert_eq!(
        code(answer(platform, &guxian, row.id, yes()).await),
        "transfer.transition"
    );
    // what the file says now stands
    let again = import(&county).await;
    let totals = county.totals(again).await;
    assert_eq!((totals.unchanged, totals.pending), (3, 0));

    let set = change_set::Entity::find()
        .filter(change_set::Column::Kind.eq(ChangeSetKind::Transfer))
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (set.title.as_str(), set.unit_id),
        ("张敏调到东观镇", county.whole.0)
    );
    undo_change_set(platform, &county.organiser, set.id, None)
        .await
        .unwrap();
    assert_eq!(views(&county).await, before);
}

#[tokio::test]
async fn an_import_that_is_taken_back_no_longer_asks() {
    let county = county().await;
    let id = import(&county).await;
    let row = all(&county).await.remove(0);
    undo_import(county.platform(), &county.dongguan, id, None)
        .await
        .unwrap();
    assert_eq!(state(&county, row.id).await, TransferState::Withdrawn);
    assert_eq!(
        code(answer(county.platform(), &of_township(&county, 2), row.id, yes()).await),
        "transfer.transition"
    );
    // and asks again with the next one; refused, the person stays
    import(&county).await;
    let rows = all(&county).await;
    let open = rows.iter().find(|row| row.state == TransferState::Open).unwrap();
    let before = views(&county).await;
    answer(county.platform(), &of_township(&county, 2), open.id, no("还在任"))
        .await
        .unwrap();
    assert_eq!(views(&county).await, before);
    assert_eq!(state(&county, open.id).await, TransferState::Refused);
}

#[tokio::test]
async fn a_township_gives_a_person_and_the_other_one_chooses_the_place() {
    let county = county().await;
    let platform = county.platform();
    let guxian = of_township(&county, 2);
    let before = views(&county).await;
    let give = || async {
        let held = posts(&county, "王伟").await;
        let wanted = Move {
            person: held[0].person_id,
            post: held[0].id,
            to: county.townships[2].0,
            party: None,
            apart: Vec::new(),
            day: "2026-11-10".parse().unwrap(),
            reason: "工作需要".to_owned(),
        };
        transfer(platform, &county.dongguan, wanted).await
    };
    let id = give().await.unwrap().transfer.unwrap();
    assert_eq!(code(give().await), "transfer.open");
    assert_eq!(may(&county, &guxian).await, Some((true, false)));
    assert_eq!(may(&county, &county.dongguan).await, Some((false, true)));
    assert_eq!(code(withdraw(platform, &guxian, id).await), "transfer.not_yours");
    withdraw(platform, &county.dongguan, id).await.unwrap();
    assert_eq!(state(&county, id).await, TransferState::Withdrawn);

    let id = give().await.unwrap().transfer.unwrap();
    assert_eq!(
        code(answer(platform, &guxian, id, yes()).await),
        "transfer.party_missing"
    );
    assert_eq!(views(&county).await, before);
    let placed = Said {
        party: Some(Named::ByName("千朝党支部".to_owned())),
        ..yes()
    };
    let warnings = answer(platform, &guxian, id, placed).await.unwrap();
    assert_eq!(warnings.len(), 1, "two secretaries: {warnings:?}");
    let held = posts(&county, "王伟").await;
    assert_eq!(
        (
            held[0].party_organisation.as_str(),
            held[0].post,
            held[0].valid_from
        ),
        ("千朝党支部", Post::Secretary, "2026-11-10".parse().unwrap())
    );
    assert_eq!(held[1].valid_to, Some(held[0].valid_from));
}

#[tokio::test]
async fn what_changed_since_it_was_asked_is_not_written_over() {
    let county = county().await;
    let platform = county.platform();
    let guxian = of_township(&county, 2);
    import(&county).await;
    let row = all(&county).await.remove(0);
    let held = posts(&county, "张敏").await.remove(0);
    let wanted = Move {
        person: held.person_id,
        post: held.id,
        to: county.townships[3].0,
        party: Some(Named::ByName("四通党支部".to_owned())),
        apart: Vec::new(),
        day: "2026-11-20".parse().unwrap(),
        reason: "工作需要".to_owned(),
    };
    let moved = transfer(platform, &county.organiser, wanted).await.unwrap();
    // now a third township has the person
    let refused = answer(platform, &guxian, row.id, yes()).await.unwrap_err();
    assert_eq!(refused.code(), "transfer.not_writable");
    assert_eq!(state(&county, row.id).await, TransferState::Open);
    undo_change_set(platform, &county.organiser, moved.change_set.unwrap(), None)
        .await
        .unwrap();
    // whoever left is taken over as well
    let today = platform.clock.today();
    end_post(platform, &guxian, held.id, today, "辞职").await.unwrap();
    answer(platform, &guxian, row.id, yes()).await.unwrap();
    let now = posts(&county, "张敏").await;
    assert!(
        now.iter()
            .any(|post| post.party_organisation == "红星党支部" && post.valid_to.is_none())
    );
    assert_eq!(now.len(), 2);
}

/// 东观镇's roster with 张敏, whose number a spreadsheet ruined.
fn ruined() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let heads = ["姓名", "身份证号", "乡镇", "党组织名称", "党内职务"];
    let row = ["张敏", "", "东观镇", "红星党支部", "组织委员"];
    for (column, (head, cell)) in (0..).zip(heads.into_iter().zip(row)) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, cell).unwrap();
    }
    let number: f64 = format!("{}000", &id_number(3)[..15]).parse().unwrap();
    sheet.write_number(1, 1, number).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn the_identity_desk_asks_the_other_township_as_well() {
    let county = county().await;
    let platform = county.platform();
    let unit = county.townships[1].0;
    let id = county.upload(&county.dongguan, unit, "东观.xlsx", ruined()).await;
    county.apply(&county.dongguan, id).await;
    assert!(all(&county).await.is_empty(), "nobody knows yet whose it is");
    let row = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(id))
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let person = person_named(&county, "张敏").await.id;
    answer_question(platform, &county.dongguan, row.id, ("same", Some(person.into())))
        .await
        .unwrap();
    let asked = all(&county).await.remove(0);
    assert_eq!((asked.person_id, asked.import_id), (person, Some(id)));
    assert_eq!(county.totals(id).await.pending, 1);
    answer(platform, &of_township(&county, 2), asked.id, yes())
        .await
        .unwrap();
    assert_eq!(posts(&county, "张敏").await[0].party_organisation, "红星党支部");
}

/// 古县镇's administrator with an account of their own.
fn guxian_of_another_account(county: &County) -> Actor {
    Actor {
        account: county.second.account,
        ..of_township(county, 2)
    }
}

async fn told(county: &County, account: AccountId) -> Vec<String> {
    let rows = notice::Entity::find()
        .filter(notice::Column::AccountId.eq(account))
        .all(county.db())
        .await
        .unwrap();
    rows.into_iter().map(|row| row.title).collect()
}

async fn waiting_row(county: &County, id: ImportId) -> OpenRow {
    let filter = RowFilter {
        outcome: Some(RowOutcome::Pending),
        ..RowFilter::default()
    };
    let keys = &county.platform().keys;
    rows::rows(county.db(), keys, id, &filter, (None, 0), 1)
        .await
        .unwrap()
        .remove(0)
}

#[tokio::test]
async fn a_refusal_is_told_and_remembered_until_something_changes_or_somebody_asks_again() {
    let county = county().await;
    let platform = county.platform();
    let guxian = guxian_of_another_account(&county);
    import(&county).await;
    let first = all(&county).await.remove(0).id;
    answer(platform, &guxian, first, no("还在任")).await.unwrap();
    assert_eq!(
        told(&county, county.dongguan.account).await,
        ["古县镇：不同意张敏调到东观镇"]
    );

    // the same row again is not asked, and says why
    let id = import(&county).await;
    assert_eq!(all(&county).await.len(), 1);
    let row = waiting_row(&county, id).await;
    let said = refusals(platform, std::slice::from_ref(&row)).await.unwrap();
    let said = &said[&row.row.id];
    assert_eq!(
        (said.transfer, said.by.as_str(), said.reason.as_str()),
        (first, "古县镇", "还在任")
    );

    // whoever asked may ask once more, and nobody else
    assert_eq!(
        code(ask_again(platform, &guxian, first).await),
        "transfer.not_yours"
    );
    let stranger = of_township(&county, 0);
    assert_eq!(code(ask_again(platform, &stranger, first).await), "not_found");
    let offered = async |actor: &Actor| {
        let (rows, _) = list(platform, actor, Wanted::default(), 10).await.unwrap();
        rows.iter().map(|one| one.may_ask_again).collect::<Vec<_>>()
    };
    assert_eq!(offered(&county.dongguan).await, [true]);
    assert_eq!(offered(&guxian).await, [false]);
    ask_again(platform, &county.dongguan, first).await.unwrap();
    assert_eq!(
        code(ask_again(platform, &county.dongguan, first).await),
        "transfer.open"
    );
    assert_eq!(offered(&county.dongguan).await, [false, false]);
    let open = all(&county)
        .await
        .into_iter()
        .find(|row| row.state == TransferState::Open)
        .unwrap();
    assert_eq!(
        code(ask_again(platform, &county.dongguan, open.id).await),
        "transfer.transition"
    );
    answer(platform, &guxian, open.id, no("真的还在任"))
        .await
        .unwrap();

    // another post is another question
    let unit = county.townships[1].0;
    let other = String::from_utf8(roster())
        .unwrap()
        .replace("组织委员", "宣传委员");
    let id = county
        .upload(&county.dongguan, unit, "东观.csv", other.into_bytes())
        .await;
    let row = waiting_row(&county, id).await;
    assert!(
        refusals(platform, std::slice::from_ref(&row))
            .await
            .unwrap()
            .is_empty()
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(all(&county).await.len(), 3);
}

#[tokio::test]
async fn either_side_takes_a_transfer_back_and_the_other_is_told() {
    let county = county().await;
    let platform = county.platform();
    let guxian = guxian_of_another_account(&county);
    import(&county).await;
    let before = views(&county).await;
    let id = all(&county).await.remove(0).id;
    answer(platform, &guxian, id, yes()).await.unwrap();
    assert_eq!(
        told(&county, county.dongguan.account).await,
        ["古县镇：同意张敏调到东观镇"]
    );
    let set = all(&county).await.remove(0).change_set_id.unwrap();
    let stranger = of_township(&county, 0);
    assert_eq!(
        code(undo_change_set(platform, &stranger, set, None).await),
        "not_found"
    );
    let listed = async |actor: &Actor| {
        let paths = crate::roster::access::paths_of(actor, Capability::RosterWrite);
        let (rows, _) = change_sets::list(county.db(), &paths, None, None, None, 10)
            .await
            .unwrap();
        rows.iter().any(|row| row.id == set)
    };
    assert!(listed(&county.dongguan).await && listed(&guxian).await && !listed(&stranger).await);
    undo_change_set(platform, &guxian, set, None).await.unwrap();
    assert_eq!(views(&county).await, before);
    let told = told(&county, county.dongguan.account).await;
    assert!(told.contains(&"已撤销：张敏调到东观镇".to_owned()), "{told:?}");
    let (rows, _) = list(platform, &county.dongguan, Wanted::default(), 10)
        .await
        .unwrap();
    assert_eq!(
        (rows[0].row.state, rows[0].stands_by),
        (TransferState::Accepted, None)
    );
}

#[tokio::test]
async fn d13_who_stands_in_two_townships_files_stays_until_the_other_agrees() {
    let county = county().await;
    let before = posts(&county, "张敏").await;
    let id = import(&county).await;
    assert_eq!(county.totals(id).await.pending, 1);
    let held = posts(&county, "张敏").await;
    assert_eq!(held.len(), before.len(), "the later file takes nobody");
    assert_eq!(held[0].unit_id, county.townships[2].0);
    // it waits for somebody else's answer, and nothing of it is to be mended
    let summary = summary_of(&county.platform().keys, &county.import(id).await).unwrap();
    let waits = summary
        .causes
        .iter()
        .find(|cause| cause.code == "transfer.other_unit");
    assert_eq!(waits.unwrap().severity, "warning");
}

#[tokio::test]
async fn undoing_an_import_names_whose_move_was_agreed_and_leaves_it() {
    let county = county().await;
    let platform = county.platform();
    let id = import(&county).await;
    let request = all(&county).await.remove(0).id;
    let named = async || -> Vec<String> {
        let agreed = agreed(county.db(), &platform.keys, id).await.unwrap();
        agreed.into_iter().map(|one| one.name).collect()
    };
    assert!(named().await.is_empty(), "nobody has answered");
    let guxian = guxian_of_another_account(&county);
    answer(platform, &guxian, request, yes()).await.unwrap();
    let notices = notice::Entity::find().all(county.db()).await.unwrap();
    assert!(notices.iter().all(|notice| notice.kind == NoticeKind::Transfer) && !notices.is_empty());
    undo_import(platform, &county.dongguan, id, None).await.unwrap();
    assert_eq!(named().await, ["张敏"]);
    let held = posts(&county, "张敏").await;
    assert_eq!(
        held[0].unit_id, county.townships[1].0,
        "both townships agreed on it"
    );
    // either side takes it back by itself, and then it is named no more
    let set = all(&county).await.remove(0).change_set_id.unwrap();
    undo_change_set(platform, &guxian, set, None).await.unwrap();
    assert!(named().await.is_empty());
    assert_eq!(posts(&county, "张敏").await[0].unit_id, county.townships[2].0);
}
