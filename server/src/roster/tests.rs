//! Rosters from the upload to the applied rows, on SQLite.
use sanyou_schema::domain::account::Mode;
use sanyou_schema::domain::roster::Totals;
use sanyou_schema::domain::value::id::{AccountId, ImportId, PersonId, UnitId};
use sanyou_schema::domain::value::{
    AccountState, DatePrecision, ImportMode, ImportState, NameKind, Post, RoleName, RowOutcome, UnitKind,
    UnitTree,
};
use sanyou_schema::entity::{
    account, appointment, audit_entry, coverage, import_row, organisation, party_organisation, person,
    roster_import, setting, unit, unit_name,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::action::apply_import::{apply_import, apply_next};
use super::action::guarded::{summary_of, visible};
use super::action::mend_import::{Mending, exclude_row, mend_cell};
use super::action::read_import::read_next;
use super::action::release_import::release_import;
use super::action::reveal::reveal as reveal_person;
use super::action::upload_import::{Upload, upload_import};
use super::action::waiting_releases::{count_releases, waiting_releases};
use super::action::workbook::{Extent, marked_workbook};
use super::store::imports;
use super::{Page, PeopleFilter, list_people, visible_person};
use crate::account::{NewAccount, NewGrant, NewPlace, create_account};
use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::change::By;
use crate::platform::initials::initials;
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;
use crate::unit::path_below;

mod again;
mod by_hand;
mod choices;
mod corrections;
mod desk;
mod facts;
mod parts;
mod round_trip;
mod staged;
mod telling;
mod transfers;
mod undo;
mod union;

const TOWNSHIPS: [&str; 4] = ["城关镇", "东观镇", "古县镇", "贾令镇"];

/// A county with four townships and a few officials.
struct County {
    installation: Installation,
    whole: (UnitId, String),
    townships: Vec<(UnitId, String)>,
    dongguan: Actor,
    organiser: Actor,
    second: Actor,
}

impl County {
    async fn new() -> Self {
        let installation = Installation::new().await;
        let mut change = installation.platform.change(&By::system()).await.unwrap();
        let county_id: UnitId = change.id();
        let county = (county_id, path_below("", county_id));
        add_unit(change.db(), &county, UnitKind::County, None, "祁县", 1).await;
        let mut townships = Vec::new();
        for (sort, name) in (1..).zip(TOWNSHIPS) {
            let id: UnitId = change.id();
            let unit = (id, path_below(&county.1, id));
            add_unit(
                change.db(),
                &unit,
                UnitKind::Township,
                Some(county_id),
                name,
                sort,
            )
            .await;
            townships.push(unit);
        }
        let day = installation.platform.clock.today();
        let mut officials = Vec::new();
        for (login, role, place) in [
            ("dongguan", RoleName::TownshipAdmin, townships[1].clone()),
            ("county", RoleName::CountyOrganiser, county.clone()),
            ("county2", RoleName::CountyOrganiser, county.clone()),
        ] {
            let account = NewAccount {
                login: login.to_owned(),
                display_name: login.to_owned(),
                person: None,
                home_unit: place.0,
                state: AccountState::Active,
                password_hash: None,
                pin_hash: None,
                must_change: false,
                informed: true,
                grants: vec![NewGrant {
                    role,
                    place: NewPlace::Unit(place.0),
                    valid_from: day,
                    valid_to: None,
                }],
            };
            let id = create_account(&mut change, account).await.unwrap();
            officials.push(actor(id, role, &place, day));
        }
        change.commit().await.unwrap();
        let second = officials.remove(2);
        let organiser = officials.remove(1);
        Self {
            dongguan: officials.remove(0),
            organiser,
            second,
            installation,
            whole: county,
            townships,
        }
    }

    fn platform(&self) -> &crate::platform::Platform {
        &self.installation.platform
    }

    fn db(&self) -> &sea_orm::DatabaseConnection {
        self.platform().database.reader()
    }

    async fn upload(&self, actor: &Actor, unit: UnitId, name: &str, bytes: Vec<u8>) -> ImportId {
        let upload = Upload {
            name: name.to_owned(),
            bytes,
            unit,
            mode: ImportMode::Both,
            kind: None,
        };
        let id = upload_import(self.platform(), actor, upload).await.unwrap();
        assert!(read_next(self.platform()).await.unwrap());
        id
    }

    async fn read(&self, actor: &Actor, unit: UnitId) -> ImportId {
        self.upload(actor, unit, "by-township.xlsx", fixture()).await
    }

    async fn import(&self, id: ImportId) -> roster_import::Model {
        imports::by_id(self.db(), id).await.unwrap().unwrap()
    }

    async fn totals(&self, id: ImportId) -> Totals {
        serde_json::from_str(&self.import(id).await.totals.unwrap()).unwrap()
    }

    async fn apply(&self, actor: &Actor, id: ImportId) {
        let fingerprint = self.import(id).await.fingerprint.unwrap();
        apply_import(self.platform(), actor, id, &fingerprint)
            .await
            .unwrap();
        assert!(apply_next(self.platform()).await.unwrap());
        assert_eq!(self.import(id).await.state, ImportState::Applied);
    }

    async fn sentence(&self, id: ImportId) -> String {
        let import = self.import(id).await;
        summary_of(&self.platform().keys, &import).unwrap().sentence
    }
}

async fn add_unit(
    db: &impl sea_orm::ConnectionTrait,
    (id, path): &(UnitId, String),
    kind: UnitKind,
    parent: Option<UnitId>,
    name: &str,
    sort_no: i32,
) {
    let since = "2015-01-01".parse().unwrap();
    let row = unit::ActiveModel {
        id: Set(*id),
        tree: Set(UnitTree::Territory),
        kind: Set(kind),
        code: Set(None),
        parent_id: Set(parent),
        path: Set(path.clone()),
        sort_no: Set(sort_no),
        valid_from: Set(since),
        valid_to: Set(None),
        successor_id: Set(None),
    };
    unit::Entity::insert(row).exec(db).await.unwrap();
    let named = unit_name::ActiveModel {
        id: Set(id.0),
        unit_id: Set(*id),
        kind: Set(NameKind::Official),
        name: Set(name.to_owned()),
        valid_from: Set(since),
        valid_to: Set(None),
    };
    unit_name::Entity::insert(named).exec(db).await.unwrap();
}

fn actor(id: AccountId, role: RoleName, (unit, path): &(UnitId, String), day: chrono::NaiveDate) -> Actor {
    let place = Place::Subtree {
        unit: *unit,
        tree: UnitTree::Territory,
        path: path.clone(),
    };
    Actor {
        account: id,
        person: None,
        display_name: "测试".to_owned(),
        home_unit: *unit,
        must_change: false,
        must_set_totp: false,
        scope: Scope::new(day, vec![(role, place)]),
        token_scopes: None,
        mode: Mode::Strict,
    }
}

fn fixture() -> Vec<u8> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/fixtures/rosters/1/by-township.xlsx"
    );
    std::fs::read(path).unwrap()
}

fn csv(rows: &[&str]) -> Vec<u8> {
    let mut text = "姓名,身份证号,乡镇,党组织名称,党内职务,任现职时间,手机号码\n".to_owned();
    for row in rows {
        text += row;
        text.push('\n');
    }
    text.into_bytes()
}

fn sum(t: Totals) -> u32 {
    t.new + t.changed + t.unchanged + t.moved + t.pending + t.refused + t.skipped
}

fn code(result: Result<(), Problem>) -> String {
    result.unwrap_err().code().to_owned()
}

#[tokio::test]
async fn a_township_has_its_own_rows_and_refuses_the_others() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let import = county.import(id).await;
    assert_eq!(import.state, ImportState::Staged);
    let totals = county.totals(id).await;
    assert_eq!(sum(totals), 60, "all but missing add up to the rows seen");
    // 45 of other townships, and one of hers without a name
    assert_eq!((totals.new, totals.refused, totals.missing), (14, 46, 0));
    let others = import_row::Entity::find()
        .filter(import_row::Column::ImportId.eq(id))
        .filter(import_row::Column::Code.eq("scope.other_unit"))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(others, 45);
    let sentence = county.sentence(id).await;
    assert!(
        sentence.starts_with("读到 4 个表、60 人。15 人是您的，45 人属于其他乡镇，这次不写入。"),
        "{sentence}"
    );
    assert!(
        sentence.contains("其中 1 人不改不能写入。和上次比：新增 14"),
        "{sentence}"
    );
    let summary = summary_of(&county.platform().keys, &import).unwrap();
    let codes: Vec<_> = summary
        .causes
        .iter()
        .map(|c| (c.code.as_str(), c.rows.len()))
        .collect();
    assert_eq!(
        codes,
        [
            ("name.missing", 1),
            ("phone.invalid", 1),
            ("scope.other_unit", 45)
        ]
    );
    county.apply(&county.dongguan, id).await;
    let people = person::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(people, 14);
    let invited = account::Entity::find()
        .filter(account::Column::State.eq(AccountState::Invited))
        .filter(account::Column::HomeUnitId.eq(unit))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(invited, 14, "each has an account to be activated");
    let noted = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq("person.create"))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(noted, 14, "each is noted");
}

#[tokio::test]
async fn a_mended_cell_and_a_row_left_out_are_compared_again() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    let before = county.import(id).await.fingerprint.unwrap();
    let mending = |text: &str| Mending {
        sheet: "东观镇".to_owned(),
        row: 7,
        field: "name".to_owned(),
        text: text.to_owned(),
    };
    mend_cell(county.platform(), &county.dongguan, id, mending("王小明"))
        .await
        .unwrap();
    assert_eq!(county.import(id).await.state, ImportState::Reading);
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(county.totals(id).await.new, 15);
    assert_ne!(county.import(id).await.fingerprint.unwrap(), before);
    assert_eq!(
        code(apply_import(county.platform(), &county.dongguan, id, &before).await),
        "import.stale"
    );
    exclude_row(county.platform(), &county.dongguan, id, ("东观镇", 7), true)
        .await
        .unwrap();
    assert!(read_next(county.platform()).await.unwrap());
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.skipped, sum(totals)), (14, 1, 60));
    let unknown = Mending {
        field: "shoe_size".to_owned(),
        ..mending("43")
    };
    assert_eq!(
        code(mend_cell(county.platform(), &county.dongguan, id, unknown).await),
        "import.field"
    );
    county.apply(&county.dongguan, id).await;
    assert_eq!(
        code(mend_cell(county.platform(), &county.dongguan, id, mending("王小亮")).await),
        "import.transition"
    );
}

#[tokio::test]
async fn the_county_applies_all_and_the_same_file_again_changes_nothing() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    let totals = county.totals(id).await;
    assert_eq!((totals.new, totals.refused, sum(totals)), (58, 2, 60));
    county.apply(&county.organiser, id).await;
    let again = county.read(&county.organiser, unit).await;
    let totals = county.totals(again).await;
    assert_eq!(
        (totals.unchanged, totals.refused, sum(totals)),
        (58, 2, 60),
        "{totals:?}"
    );
    assert_eq!(county.import(again).await.earlier_id, Some(id));
    let posts = appointment::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(posts, 58);
    let covered = coverage::Entity::find().count(county.db()).await.unwrap();
    let employers = organisation::Entity::find().count(county.db()).await.unwrap();
    let parties = party_organisation::Entity::find()
        .count(county.db())
        .await
        .unwrap();
    assert!(covered >= employers && employers > 0 && parties > 0);
}

#[tokio::test]
async fn the_file_comes_back_marked_and_what_failed_alone() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    let download = async |extent| marked_workbook(county.platform(), &county.organiser, id, extent).await;
    let options = sanyou_import::Options::new(county.import(id).await.as_of);
    let marked = download(Extent::All).await.unwrap();
    assert_eq!(marked.name, "by-township-批注.xlsx");
    let read = sanyou_import::check(&marked.bytes, &marked.name, &options).unwrap();
    let told = |row: &sanyou_import::Row| row.cells.values().any(|text| text == RowOutcome::New.label());
    let rows = || read.sheets.iter().flat_map(|sheet| &sheet.rows);
    assert_eq!(rows().filter(|row| told(row)).count(), 58);
    let failed = download(Extent::Failed).await.unwrap();
    assert_eq!(failed.name, "by-township-有问题的行.xlsx");
    let read = sanyou_import::check(&failed.bytes, &failed.name, &options).unwrap();
    assert_eq!((read.totals.rows, read.totals.error), (2, 2));
    let (unit, _) = county.townships[1].clone();
    let good =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let good = county.upload(&county.dongguan, unit, "good.csv", good).await;
    let none = marked_workbook(county.platform(), &county.dongguan, good, Extent::Failed).await;
    assert_eq!(code(none.map(drop)), "import.none_failed");
}

#[tokio::test]
async fn a_roster_without_most_of_the_people_waits_for_a_second_person() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let id = county.read(&county.dongguan, unit).await;
    county.apply(&county.dongguan, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.dongguan, unit, "few.csv", few).await;
    let import = county.import(id).await;
    assert_eq!(import.state, ImportState::Guarded);
    assert_eq!(county.totals(id).await.missing, 14);
    let fingerprint = import.fingerprint.clone().unwrap();
    let (platform, township) = (county.platform(), &county.dongguan);
    assert_eq!(
        code(apply_import(platform, township, id, &fingerprint).await),
        "import.guarded"
    );
    assert_eq!(
        code(release_import(platform, township, id, "看过").await),
        "second.same_account"
    );
    assert_eq!(
        code(release_import(platform, &county.organiser, id, " ").await),
        "import.reason_missing"
    );
    release_import(platform, &county.organiser, id, "镇里合并名单")
        .await
        .unwrap();
    let released = county.import(id).await;
    assert_eq!(released.state, ImportState::Staged);
    assert_eq!(released.fingerprint.as_deref(), Some(fingerprint.as_str()));
    county.apply(&county.dongguan, id).await;
    // who is missing from a roster is not gone
    let people = person::Entity::find().count(county.db()).await.unwrap();
    assert_eq!(people, 15);
}

#[tokio::test]
async fn the_county_needs_another_of_the_county() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    county.apply(&county.organiser, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.organiser, unit, "few.csv", few).await;
    assert_eq!(county.import(id).await.state, ImportState::Guarded);
    let missing = release_import(county.platform(), &county.dongguan, id, "看过").await;
    assert_eq!(code(missing), "not_found");
    assert!(
        waiting_releases(county.platform(), &county.organiser)
            .await
            .unwrap()
            .is_empty(),
        "nobody is her own second person"
    );
    let waiting = waiting_releases(county.platform(), &county.second).await.unwrap();
    assert_eq!(waiting.iter().map(|it| it.shown.row.id).collect::<Vec<_>>(), [id]);
    assert!(
        waiting[0].reason.contains("没有"),
        "the counts are told: {}",
        waiting[0].reason
    );
    release_import(county.platform(), &county.second, id, "看过")
        .await
        .unwrap();
    assert_eq!(count_releases(county.db(), &county.second).await.unwrap(), 0);
}

#[tokio::test]
async fn the_auditor_of_a_small_office_is_the_second_person() {
    let county = County::new().await;
    let (unit, _) = county.whole.clone();
    let id = county.read(&county.organiser, unit).await;
    county.apply(&county.organiser, id).await;
    let few =
        csv(&["新来的,11010519491231002X,东观镇,红海玻璃有限公司党支部,党支部书记,2024.08,13800002210"]);
    let id = county.upload(&county.organiser, unit, "few.csv", few).await;
    let audits = |mode| Actor {
        scope: Scope::new(
            county.second.scope.day,
            vec![(RoleName::AuditAdmin, Place::Installation)],
        ),
        mode,
        ..county.second.clone()
    };
    let strict = audits(Mode::Strict);
    assert_eq!(
        code(waiting_releases(county.platform(), &strict).await.map(drop)),
        "role.missing"
    );
    let small = audits(Mode::Small);
    let waiting = waiting_releases(county.platform(), &small).await.unwrap();
    assert_eq!(waiting.iter().map(|it| it.shown.row.id).collect::<Vec<_>>(), [id]);
    release_import(county.platform(), &small, id, "看过")
        .await
        .unwrap();
    assert_eq!(count_releases(county.db(), &small).await.unwrap(), 0);
}

#[tokio::test]
async fn what_another_import_did_makes_a_preview_stale() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let first = county.read(&county.dongguan, unit).await;
    let second = county.read(&county.dongguan, unit).await;
    let shown = county.import(second).await.fingerprint.unwrap();
    county.apply(&county.dongguan, first).await;
    let refused = apply_import(county.platform(), &county.dongguan, second, &shown).await;
    assert_eq!(code(refused), "import.stale");
    let totals = county.totals(second).await;
    assert_eq!((totals.new, totals.unchanged), (0, 14), "it was compared anew");
}

#[tokio::test]
async fn a_post_that_moves_ends_and_begins() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let row = |party: &str, since: &str| {
        csv(&[&format!(
            "张小三,11010519491231002X,东观镇,{party},党支部书记,{since},13800002210"
        )])
    };
    let id = county
        .upload(&county.dongguan, unit, "a.csv", row("甲公司党支部", "2020.03"))
        .await;
    county.apply(&county.dongguan, id).await;
    let id = county
        .upload(&county.dongguan, unit, "b.csv", row("乙公司党支部", "2024.08"))
        .await;
    assert_eq!(county.totals(id).await.moved, 1);
    county.apply(&county.dongguan, id).await;
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let posts = super::posts_of(county.db(), person.id).await.unwrap();
    let told: Vec<_> = posts
        .iter()
        .map(|post| {
            let to = post.valid_to.map(|day| day.to_string()).unwrap_or_default();
            (post.party_organisation.clone(), post.valid_from.to_string(), to)
        })
        .collect();
    let want = |name: &str, from: &str, to: &str| (name.to_owned(), from.to_owned(), to.to_owned());
    assert_eq!(
        told,
        [
            want("乙公司党支部", "2024-08-01", ""),
            want("甲公司党支部", "2020-03-01", "2024-08-01"),
        ]
    );
    let id = county
        .upload(&county.dongguan, unit, "b.csv", row("乙公司党支部", "2024.08"))
        .await;
    assert_eq!(county.totals(id).await.unchanged, 1);
}

#[tokio::test]
async fn people_are_found_within_the_scope_alone() {
    let county = County::new().await;
    let (all, _) = county.whole.clone();
    let id = county.read(&county.organiser, all).await;
    county.apply(&county.organiser, id).await;
    let keys = &county.platform().keys;
    let day = county.dongguan.scope.day;
    let list = async |actor: &Actor, filter: PeopleFilter, after: Option<PersonId>| {
        let page = Page {
            limit: 10,
            after,
            ..Page::default()
        };
        list_people(county.db(), keys, &actor.scope, day, &filter, page)
            .await
            .unwrap()
    };
    let own = list(&county.dongguan, PeopleFilter::default(), None).await;
    assert_eq!((own.total, own.items.len()), (14, 10));
    let rest = list(&county.dongguan, PeopleFilter::default(), own.next).await;
    assert_eq!((rest.items.len(), rest.next), (4, None));
    let whole = list(&county.organiser, PeopleFilter::default(), None).await;
    assert_eq!(whole.total, 58);
    let typed = |text: &str| PeopleFilter {
        typed: Some(text.to_owned()),
        by_numbers: true,
        ..PeopleFilter::default()
    };
    let someone = &own.items[0];
    let last4 = someone.id_last4.clone().unwrap();
    for text in [someone.name.as_str(), last4.as_str(), &initials(&someone.name)] {
        let found = list(&county.dongguan, typed(text), None).await;
        assert!(found.items.iter().any(|person| person.id == someone.id), "{text}");
    }
    assert_eq!(list(&county.dongguan, typed("没有这个人"), None).await.total, 0);
    let stranger = whole
        .items
        .iter()
        .find(|person| {
            person
                .post
                .as_ref()
                .is_some_and(|post| post.unit_id != county.townships[1].0)
        })
        .unwrap();
    let seen = visible_person(county.db(), &county.dongguan.scope, stranger.id)
        .await
        .unwrap();
    assert!(seen.is_none());
    let refused = reveal_person(county.platform(), &county.dongguan, stranger.id, "核对").await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
    let reason = reveal_person(county.platform(), &county.dongguan, someone.id, " ").await;
    assert_eq!(reason.unwrap_err().code(), "reason.missing");
    let shown = reveal_person(county.platform(), &county.dongguan, someone.id, "核对")
        .await
        .unwrap();
    assert!(shown.id_number.unwrap().ends_with(&last4));
    assert_eq!(
        visible(
            county.db(),
            &county.dongguan,
            sanyou_schema::domain::account::Capability::RosterWrite,
            id
        )
        .await
        .unwrap_err()
        .code(),
        "not_found",
        "the county's import is not the township's"
    );
}

#[tokio::test]
async fn who_moved_away_is_seen_as_of_the_last_day() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let rows = csv(&["张小三,11010519491231002X,东观镇,甲公司党支部,党支部书记,2020.03,13800002210"]);
    let id = county.upload(&county.dongguan, unit, "a.csv", rows).await;
    county.apply(&county.dongguan, id).await;
    let txn = county.platform().database.begin().await.unwrap();
    let gone: chrono::NaiveDate = "2026-10-01".parse().unwrap();
    appointment::Entity::update_many()
        .col_expr(appointment::Column::ValidTo, Expr::value(gone))
        .exec(&txn)
        .await
        .unwrap();
    txn.commit().await.unwrap();
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let head = visible_person(county.db(), &county.dongguan.scope, person.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(head.as_of.to_string(), "2026-09-30");
    assert_eq!(head.post.unwrap().party_organisation, "甲公司党支部");
    let refused = reveal_person(county.platform(), &county.dongguan, person.id, "核对").await;
    assert_eq!(refused.unwrap_err().code(), "person.moved_away");
}

#[tokio::test]
async fn what_can_not_be_read_says_why() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    for (bytes, want) in [
        (b"hello".to_vec(), "file.no_header"),
        (b"\x00\x01\x02\x03 nothing".to_vec(), "file.not_a_workbook"),
    ] {
        let id = county.upload(&county.dongguan, unit, "x.xlsx", bytes).await;
        let import = county.import(id).await;
        assert_eq!(import.state, ImportState::Failed, "{want}");
        assert_eq!(import.failure.as_deref(), Some(want));
        assert!(import.failure_text.is_some());
    }
    let empty = Upload {
        name: "x.xlsx".to_owned(),
        bytes: Vec::new(),
        unit,
        mode: ImportMode::Both,
        kind: None,
    };
    let refused = upload_import(county.platform(), &county.dongguan, empty).await;
    assert_eq!(refused.unwrap_err().code(), "file.empty");
    let change = county.platform().change(&By::system()).await.unwrap();
    setting::Entity::insert(setting::ActiveModel {
        id: Set(change.id()),
        unit_id: Set(unit),
        key: Set("import.max_bytes".to_owned()),
        value: Set("1572864".to_owned()),
        valid_from: Set("2026-01-01".parse().unwrap()),
        valid_to: Set(None),
        changed_by: Set(None),
    })
    .exec(change.db())
    .await
    .unwrap();
    change.commit().await.unwrap();
    let large = Upload {
        name: "x.csv".to_owned(),
        bytes: vec![b'a'; 1_572_865],
        unit,
        mode: ImportMode::Both,
        kind: None,
    };
    let refused = upload_import(county.platform(), &county.dongguan, large)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "file.too_large");
    assert!(refused.detail().contains("上限 1.5 MB"), "{}", refused.detail());
    let elsewhere = Upload {
        name: "x.xlsx".to_owned(),
        bytes: fixture(),
        unit: county.townships[0].0,
        mode: ImportMode::Both,
        kind: None,
    };
    let refused = upload_import(county.platform(), &county.dongguan, elsewhere).await;
    assert_eq!(refused.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn a_post_that_no_cell_tells_is_said_to_be_assumed() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let file = "姓名,身份证号,党组织名称\n张小三,11010519491231002X,甲公司党支部\n"
        .as_bytes()
        .to_vec();
    let id = county.upload(&county.dongguan, unit, "a.csv", file.clone()).await;
    let summary = summary_of(&county.platform().keys, &county.import(id).await).unwrap();
    let codes: Vec<_> = summary
        .causes
        .iter()
        .map(|c| (c.code.as_str(), c.severity.as_str()))
        .collect();
    assert_eq!(codes, [("post.assumed", "warning")]);
    county.apply(&county.dongguan, id).await;
    let post = appointment::Entity::find()
        .one(county.db())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (post.post, post.from_precision),
        (Post::Officer, DatePrecision::Import)
    );
    let again = county.upload(&county.dongguan, unit, "a.csv", file).await;
    assert_eq!(county.totals(again).await.unchanged, 1);
}

#[tokio::test]
async fn another_post_at_the_same_place_follows_and_a_slip_is_corrected() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let row = |post: &str, since: &str| {
        csv(&[&format!(
            "张小三,11010519491231002X,东观镇,甲公司党支部,{post},{since},13800002210"
        )])
    };
    for (post, since) in [
        ("组织委员", "2020.03"),
        // the same day: the post was written wrongly
        ("宣传委员", "2020.03"),
        ("党支部书记", "2024.08"),
    ] {
        let id = county
            .upload(&county.dongguan, unit, "a.csv", row(post, since))
            .await;
        county.apply(&county.dongguan, id).await;
    }
    let person = person::Entity::find().one(county.db()).await.unwrap().unwrap();
    let posts = super::posts_of(county.db(), person.id).await.unwrap();
    let told: Vec<_> = posts
        .iter()
        .map(|post| {
            (
                post.post,
                post.valid_from.to_string(),
                post.valid_to.map(|day| day.to_string()),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Post::Secretary, "2024-08-01".to_owned(), None),
            (
                Post::PublicityMember,
                "2020-03-01".to_owned(),
                Some("2024-08-01".to_owned())
            ),
        ]
    );
}

#[tokio::test]
async fn a_lease_that_ran_out_is_taken_over_once() {
    let county = County::new().await;
    let (unit, _) = county.townships[1].clone();
    let upload = Upload {
        name: "by-township.xlsx".to_owned(),
        bytes: fixture(),
        unit,
        mode: ImportMode::Both,
        kind: None,
    };
    let id = upload_import(county.platform(), &county.dongguan, upload)
        .await
        .unwrap();
    let now = county.platform().clock.now();
    let set = async |until: chrono::DateTime<chrono::Utc>| {
        let txn = county.platform().database.begin().await.unwrap();
        roster_import::Entity::update_many()
            .col_expr(roster_import::Column::LeasedUntil, Expr::value(until))
            .exec(&txn)
            .await
            .unwrap();
        txn.commit().await.unwrap();
    };
    set(now + imports::LEASE).await;
    assert!(!read_next(county.platform()).await.unwrap(), "somebody reads it");
    // as after a restart with the clock of a test
    set(now + imports::LEASE * 2).await;
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(county.import(id).await.state, ImportState::Staged);
    let upload = Upload {
        name: "by-township.xlsx".to_owned(),
        bytes: fixture(),
        unit,
        mode: ImportMode::Both,
        kind: None,
    };
    let id = upload_import(county.platform(), &county.dongguan, upload)
        .await
        .unwrap();
    set(now - imports::LEASE).await;
    assert!(read_next(county.platform()).await.unwrap());
    assert_eq!(county.import(id).await.state, ImportState::Staged);
    let rows = import_row::Entity::find()
        .filter(import_row::Column::Outcome.eq(RowOutcome::New))
        .filter(import_row::Column::ImportId.eq(id))
        .count(county.db())
        .await
        .unwrap();
    assert_eq!(rows, 14);
}
