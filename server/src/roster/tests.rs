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
use super::store::{imports, rows, turns};
use super::{Page, PeopleFilter, list_people, visible_person};
use crate::account::{NewAccount, NewGrant, NewPlace, create_account};
use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::change::By;
use crate::platform::initials::initials;
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;
use crate::unit::path_below;

mod again;
mod alike;
mod by_hand;
mod choices;
mod corrections;
mod desk;
mod facts;
mod guard;
mod imported;
mod ledgers;
mod lists;
mod marked;
mod moves;
mod near_places;
mod organisations;
mod part;
mod parts;
mod people;
mod raced;
mod round_trip;
mod staged;
mod telling;
mod transfers;
mod undo;
mod undo_job;
mod union;
mod unwritten;
mod whose;

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
        Self::over(Installation::new().await).await
    }

    async fn over(installation: Installation) -> Self {
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
            is_part: false,
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
