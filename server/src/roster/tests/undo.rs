//! Taking changes back: the present and every day before are as they were, and what was touched since is named.
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::prelude::*;
use sanyou_schema::domain::value::id::ChangeSetId;
use sanyou_schema::domain::value::{ChangeSetKind, ChangeSetState};
use sanyou_schema::entity::{change_part, change_set, former_name};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Statement};

use super::*;
use crate::roster::action::undo::{undo_change_set, undo_import};
use crate::roster::change_set::{ChangeSet, REFERENCES, Recorder};
use crate::roster::fields::{person_values, post_values};

/// A row of a made-up roster: person, organisation, post, month since, phone, employer.
type Told = (u8, u8, u8, u8, u8, u8);

pub fn id_number(person: u8) -> String {
    number_of(person.into())
}

pub(super) fn number_of(person: u16) -> String {
    let body = format!(
        "1407271985{:02}{:02}{:03}",
        person % 12 + 1,
        person % 28 + 1,
        100 + person
    );
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .chars()
        .zip(weights)
        .map(|(c, w)| c.to_digit(10).unwrap() * w)
        .sum();
    let check = b"10X98765432"[usize::try_from(sum % 11).unwrap()];
    format!("{body}{}", char::from(check))
}

const NAMES: [&str; 8] = ["王伟", "李静", "张敏", "刘洋", "陈杰", "杨丽", "赵磊", "周婷"];
const PARTIES: [&str; 5] = ["红星陶瓷", "千朝果业", "宏达机械", "明日商贸", "古城文旅"];
const POSTS: [&str; 4] = ["书记", "副书记", "组织委员", "党建指导员"];

fn roster(rows: &[Told]) -> Vec<u8> {
    let mut text = "姓名,身份证号,乡镇,党组织名称,党内职务,任现职时间,手机号码,单位名称\n".to_owned();
    let mut seen = BTreeSet::new();
    for (person, party, post, month, phone, employer) in rows {
        if !seen.insert((person, party, post)) {
            continue;
        }
        let name = NAMES[usize::from(*person) % NAMES.len()];
        let since = match month % 4 {
            0 => String::new(),
            month => format!("202{month}.0{}", month + 1),
        };
        let phone = match phone % 3 {
            0 => String::new(),
            phone => format!("1380013{phone}{person:03}"),
        };
        let employer = match employer % 3 {
            0 => String::new(),
            employer => format!("{}{employer}号有限公司", PARTIES[usize::from(*party) % 5]),
        };
        let township = ["东观镇", "古县镇"][usize::from(*party) % 2];
        let party = PARTIES[usize::from(*party) % 5];
        let post = POSTS[usize::from(*post) % 4];
        let row = format!(
            "{name},{},{township},中共{party}有限公司支部委员会,{post},{since},{phone},{employer}\n",
            id_number(*person)
        );
        text += &row;
    }
    text.into_bytes()
}

/// What stands here on a day, without ids.
pub async fn view(county: &County, day: NaiveDate) -> BTreeSet<String> {
    let keys = &county.platform().keys;
    let people = person::Entity::find().all(county.db()).await.unwrap();
    let people: BTreeMap<_, _> = people.into_iter().map(|row| (row.id, row)).collect();
    let parties = party_organisation::Entity::find().all(county.db()).await.unwrap();
    let employers = organisation::Entity::find().all(county.db()).await.unwrap();
    let posts = appointment::Entity::find().all(county.db()).await.unwrap();
    let covered = coverage::Entity::find().all(county.db()).await.unwrap();
    let valid = |from: NaiveDate, to: Option<NaiveDate>| from <= day && to.is_none_or(|to| day < to);
    let party = |id| parties.iter().find(|party| party.id == id).unwrap();
    let employer = |id| employers.iter().find(|employer| employer.id == id).unwrap();
    let mut lines = BTreeSet::new();
    for post in posts.iter().filter(|post| valid(post.valid_from, post.valid_to)) {
        let of = post.organisation_id.map(employer);
        let values = person_values(&people[&post.person_id], keys).unwrap();
        let number = people[&post.person_id].id_number_enc.as_ref();
        let number = number.map(|sealed| keys.open_text(sealed).unwrap());
        lines.insert(format!(
            "{number:?} {values:?} {:?} {} {} {:?}",
            post_values(post, of),
            party(post.service_org_id).name,
            post.valid_from,
            post.valid_to
        ));
    }
    for row in parties.iter().filter(|row| valid(row.valid_from, row.valid_to)) {
        lines.insert(format!("{} {} {:?}", row.name, row.territory_unit_id, row.kind));
    }
    for row in employers.iter().filter(|row| valid(row.valid_from, row.valid_to)) {
        lines.insert(format!("{} {:?} {:?}", row.name, row.kind, row.credit_code));
    }
    for row in covered.iter().filter(|row| valid(row.valid_from, row.valid_to)) {
        let (of, by) = (employer(row.organisation_id), party(row.party_organisation_id));
        lines.insert(format!("{} {}", of.name, by.name));
    }
    lines
}

pub(super) async fn views(county: &County) -> Vec<BTreeSet<String>> {
    let mut views = Vec::new();
    for day in [
        "2021-06-01",
        "2022-06-01",
        "2024-01-01",
        "2026-11-23",
        "2026-11-24",
    ] {
        views.push(view(county, day.parse().unwrap()).await);
    }
    views
}

/// Reads, lets pass where it is guarded, and applies.
async fn take(county: &County, rows: &[Told]) -> ImportId {
    let unit = county.whole.0;
    let id = county
        .upload(&county.organiser, unit, "名单.csv", roster(rows))
        .await;
    if county.import(id).await.state == ImportState::Guarded {
        release_import(county.platform(), &county.second, id, "已核实")
            .await
            .unwrap();
    }
    county.apply(&county.organiser, id).await;
    id
}

async fn set_of(county: &County, import: ImportId) -> change_set::Model {
    let found = change_set::Entity::find().filter(change_set::Column::ImportId.eq(import));
    found.one(county.db()).await.unwrap().unwrap()
}

async fn parts(county: &County, set: ChangeSetId) -> Vec<change_part::Model> {
    let found = change_part::Entity::find().filter(change_part::Column::ChangeSetId.eq(set));
    found.all(county.db()).await.unwrap()
}

async fn counts(county: &County) -> [u64; 3] {
    [
        audit_entry::Entity::find().count(county.db()).await.unwrap(),
        import_row::Entity::find().count(county.db()).await.unwrap(),
        change_set::Entity::find().count(county.db()).await.unwrap(),
    ]
}

async fn applied_then_undone(first: Vec<Told>, second: Vec<Told>) {
    let county = County::new().await;
    take(&county, &first).await;
    let before = views(&county).await;
    let rows = counts(&county).await;
    let id = take(&county, &second).await;
    undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap();
    assert_eq!(county.import(id).await.state, ImportState::Undone);
    assert_eq!(views(&county).await, before);
    let now = counts(&county).await;
    assert!(
        rows.iter().zip(now).all(|(before, now)| now >= *before),
        "{rows:?} {now:?}"
    );
    assert_eq!(
        code(undo_import(county.platform(), &county.organiser, id, None).await),
        "import.transition"
    );
}

/// Edits some of the people whom the second roster touched; exactly these can't be taken back.
async fn edited_in_between(first: Vec<Told>, second: Vec<Told>, edited: Vec<u8>) {
    let county = County::new().await;
    take(&county, &first).await;
    let before = views(&county).await;
    let id = take(&county, &second).await;
    if county.totals(id).await.new + county.totals(id).await.changed + county.totals(id).await.moved == 0 {
        return;
    }
    let set = set_of(&county, id).await;
    let people: Vec<_> = parts(&county, set.id)
        .await
        .into_iter()
        .filter(|part| part.subject.code() == "person")
        .collect();
    let chosen: BTreeSet<usize> = edited.iter().map(|at| usize::from(*at) % people.len()).collect();
    let mut expected = BTreeSet::new();
    for at in chosen {
        edit(&county, people[at].subject_id).await;
        expected.insert(people[at].subject_id);
    }
    let refused = undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "import.undo_conflict");
    let told = serde_json::to_value(refused.extra("conflicts")).unwrap();
    let named: BTreeSet<uuid::Uuid> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|conflict| conflict["id"].as_str().unwrap().parse().unwrap())
        .collect();
    assert_eq!(named, expected);
    assert!(told[0]["why"].as_str().unwrap().contains("更正任职"), "{told}");
    let fingerprint = refused.extra("fingerprint").unwrap().as_str().unwrap().to_owned();
    let whole = expected.len() == people.len();
    let done = undo_import(county.platform(), &county.organiser, id, Some(&fingerprint)).await;
    if whole && done.is_err() {
        assert_eq!(code(done), "change.nothing_left");
        return;
    }
    done.unwrap();
    assert_eq!(county.import(id).await.state, ImportState::PartlyUndone);
    let still: BTreeSet<_> = parts(&county, set.id)
        .await
        .into_iter()
        .filter(|part| part.undone_by_set_id.is_none() && part.subject.code() == "person")
        .map(|part| part.subject_id)
        .collect();
    assert_eq!(still, expected);
    // what is said of everybody else is as it was
    let numbers: Vec<String> = NAMES
        .iter()
        .enumerate()
        .map(|(at, _)| id_number(u8::try_from(at).unwrap()))
        .collect();
    for (now, before) in views(&county).await.iter().zip(&before) {
        for number in &numbers {
            let of = |view: &BTreeSet<String>| {
                view.iter()
                    .filter(|line| line.contains(number.as_str()))
                    .cloned()
                    .collect::<Vec<_>>()
            };
            let touched = expected_number(&county, &expected, number).await;
            assert!(touched || of(now) == of(before), "{number}");
        }
    }
}

async fn expected_number(county: &County, expected: &BTreeSet<uuid::Uuid>, number: &str) -> bool {
    for id in expected {
        let row = person::Entity::find_by_id(PersonId(*id))
            .one(county.db())
            .await
            .unwrap();
        let sealed = row.and_then(|row| row.id_number_enc);
        if sealed.is_some_and(|sealed| county.platform().keys.open_text(&sealed).unwrap() == number) {
            return true;
        }
    }
    false
}

/// Changes every post of the person and their name, as a page does.
pub(super) async fn edit(county: &County, id: uuid::Uuid) {
    let change = county
        .platform()
        .change(&By::account(county.organiser.account))
        .await
        .unwrap();
    let mut recorder = Recorder::new();
    let person = person::Entity::find_by_id(PersonId(id))
        .one(change.db())
        .await
        .unwrap()
        .unwrap();
    let posts = appointment::Entity::find()
        .filter(appointment::Column::PersonId.eq(id))
        .all(change.db())
        .await
        .unwrap();
    for post in posts {
        let after = appointment::Model {
            remark: Some("补记".to_owned()),
            // another for each, so that none takes the place of one that is edited too
            post: Post::ALL
                [(Post::ALL.iter().position(|known| *known == post.post).unwrap() + 4) % Post::ALL.len()],
            valid_to: Some(
                post.valid_to
                    .unwrap_or(county.platform().clock.today())
                    .succ_opt()
                    .unwrap(),
            ),
            valid_from: post.valid_from.pred_opt().unwrap(),
            from_precision: DatePrecision::Day,
            organisation_id: None,
            ..post.clone()
        };
        recorder.change(PersonId(id), &post, after);
    }
    let after = person::Model {
        phone_hash: Some("另".to_owned()),
        phone_last4_hash: Some("另".to_owned()),
        phone_enc: Some(county.platform().keys.seal_text("13900139000")),
        ..person.clone()
    };
    recorder.change(PersonId(id), &person, after);
    recorder
        .write(&change, ChangeSet::by_hand(county.whole.0, "更正任职"))
        .await
        .unwrap();
    change.commit().await.unwrap();
}

fn told() -> impl Strategy<Value = Vec<Told>> {
    proptest::collection::vec((0_u8..8, 0_u8..5, 0_u8..4, 0_u8..4, 0_u8..3, 0_u8..3), 1..9)
}

fn run(future: impl Future<Output = ()>) {
    tokio::runtime::Runtime::new().unwrap().block_on(future);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_applied_and_undone_leaves_no_trace_in_the_view(first in told(), second in told()) {
        run(applied_then_undone(first, second));
    }

    #[test]
    fn exactly_what_was_edited_since_stands_in_the_way(
        first in told(), second in told(), edited in proptest::collection::vec(0_u8..8, 1..3)
    ) {
        run(edited_in_between(first, second, edited));
    }
}

#[tokio::test]
async fn every_column_that_refers_to_what_may_be_removed_is_handled() {
    let county = County::new().await;
    let sql = "SELECT m.name AS t, f.\"from\" AS c, f.\"table\" AS r FROM sqlite_master m, pragma_foreign_key_list(m.name) f
               WHERE m.type = 'table' AND f.\"table\" IN ('person', 'appointment', 'organisation', 'party_organisation', 'coverage',
               'former_name', 'alliance', 'alliance_member', 'fact', 'organisation_check', 'pairing')";
    let backend = county.db().get_database_backend();
    let rows = county
        .db()
        .query_all_raw(Statement::from_string(backend, sql))
        .await
        .unwrap();
    let text = |row: &sea_orm::QueryResult, column: &str| row.try_get::<String>("", column).unwrap();
    let found: BTreeSet<(String, String, String)> = rows
        .iter()
        .map(|row| (text(row, "r"), text(row, "t"), text(row, "c")))
        .collect();
    let listed: BTreeSet<(String, String, String)> = REFERENCES
        .iter()
        .map(|(to, table, column, _)| {
            let to = serde_json::to_value(to).unwrap().as_str().unwrap().to_owned();
            (to, (*table).to_owned(), (*column).to_owned())
        })
        .collect();
    assert_eq!(found, listed);
}

#[tokio::test]
async fn a_person_whom_a_record_names_stays_without_posts() {
    let county = County::new().await;
    let id = take(&county, &[(1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2)]).await;
    let seen = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    reveal_person(county.platform(), &county.organiser, seen.id, "核对")
        .await
        .unwrap();
    undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap();
    let left: Vec<PersonId> = person::Entity::find()
        .all(county.db())
        .await
        .unwrap()
        .iter()
        .map(|row| row.id)
        .collect();
    assert_eq!(left, [seen.id]);
    assert_eq!(appointment::Entity::find().count(county.db()).await.unwrap(), 0);
    // the same roster again takes them up again
    take(&county, &[(1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2)]).await;
    assert_eq!(person::Entity::find().count(county.db()).await.unwrap(), 2);
}

#[tokio::test]
async fn a_worker_who_uses_the_account_stands_in_the_way() {
    let county = County::new().await;
    let id = take(&county, &[(1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2)]).await;
    let used = account::Entity::find()
        .filter(account::Column::PersonId.is_not_null())
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    let person = used.person_id.unwrap();
    let mut row = used.into_active_model();
    row.state = Set(AccountState::Active);
    let change = county.platform().change(&By::system()).await.unwrap();
    row.update(change.db()).await.unwrap();
    change.commit().await.unwrap();
    let refused = undo_import(county.platform(), &county.organiser, id, None)
        .await
        .unwrap_err();
    assert!(
        refused.detail().contains("本人已启用账号"),
        "{}",
        refused.detail()
    );
    let fingerprint = refused.extra("fingerprint").unwrap().as_str().unwrap().to_owned();
    assert_eq!(
        code(undo_import(county.platform(), &county.organiser, id, Some("别的")).await),
        "import.undo_conflict"
    );
    undo_import(county.platform(), &county.organiser, id, Some(&fingerprint))
        .await
        .unwrap();
    let left: Vec<PersonId> = person::Entity::find()
        .all(county.db())
        .await
        .unwrap()
        .iter()
        .map(|row| row.id)
        .collect();
    assert_eq!(left, [person], "with the organisation that the post stands on");
    assert_eq!(
        party_organisation::Entity::find()
            .count(county.db())
            .await
            .unwrap(),
        1
    );
    assert_eq!(former_name::Entity::find().count(county.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn only_who_writes_rosters_there_takes_back_and_an_undo_is_final() {
    let county = County::new().await;
    let id = take(&county, &[(1, 2, 1, 1, 1, 1)]).await;
    let set = set_of(&county, id).await;
    assert_eq!(
        (set.kind, set.state),
        (ChangeSetKind::Import, ChangeSetState::Done)
    );
    assert_eq!(
        code(undo_change_set(county.platform(), &county.dongguan, set.id, None).await),
        "not_found"
    );
    undo_change_set(county.platform(), &county.organiser, set.id, None)
        .await
        .unwrap();
    assert_eq!(county.import(id).await.state, ImportState::Undone);
    assert_eq!(
        code(undo_change_set(county.platform(), &county.organiser, set.id, None).await),
        "change.undone"
    );
    let undo = change_set::Entity::find()
        .filter(change_set::Column::UndoesId.eq(set.id))
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(undo.title, format!("撤销：{}", set.title));
    assert_eq!(
        code(undo_change_set(county.platform(), &county.organiser, undo.id, None).await),
        "change.not_undoable"
    );
}
