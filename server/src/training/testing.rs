//! What the tests of training and of the features after it stand on: a county with two townships, their
//! administrators, and people in the first of them.
use chrono::NaiveDate;
use sanyou_schema::domain::account::Mode;
use sanyou_schema::domain::value::id::{
    AccountId, AppointmentId, PartyOrganisationId, PersonId, SessionId, SlotId, UnitId,
};
use sanyou_schema::domain::value::{
    AccountState, DatePrecision, IdNumber, NameKind, PartyOrgKind, Post, ReportingLine, RoleName, UnitKind,
    UnitTree,
};
use sanyou_schema::entity::{appointment, notice, party_organisation, person, unit, unit_name};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use uuid::Uuid;

use super::action::act_on_session::act_on_session;
use super::action::create_session::{SessionForm, create_session};
use super::action::enrol::enrol_all;
use super::action::plan::SlotForm;
use super::store::sessions::slots_of;
use crate::account::{NewAccount, NewGrant, NewPlace, create_account, write_grant};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Place, Scope};
use crate::platform::change::{By, Change};
use crate::platform::consequence::Consequences;
use crate::platform::problem::Problem;
use crate::platform::testing::Installation;

/// The county.
pub struct County {
    installation: Installation,
    /// 县级管理员.
    pub organiser: Actor,
    /// Administrator of the township of the people.
    pub township: Actor,
    /// Administrator of the other township.
    pub other: Actor,
    /// People with a post in the first township, named 张一, 张二 …
    pub people: Vec<PersonId>,
}

/// ID numbers of the people; their last four are all different.
pub const NUMBERS: [&str; 4] = [
    "140727198506159015",
    "140727198506159023",
    "140727198506159031",
    "14072719850615904X",
];

const NAMES: [&str; 4] = ["张一", "张二", "张三", "张四"];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl County {
    /// With four people. The clock shows 2026-11-24, 9 o'clock.
    pub async fn new() -> Self {
        Self::on(Installation::new().await).await
    }

    /// The same in an installation that stands.
    pub async fn on(installation: Installation) -> Self {
        let platform = &installation.platform;
        let mut change = platform.change(&By::system()).await.unwrap();
        let county = add_unit(&change, UnitKind::County, "祁县", None).await;
        let first = add_unit(&change, UnitKind::Township, "东观镇", Some(&county)).await;
        let second = add_unit(&change, UnitKind::Township, "城关镇", Some(&county)).await;
        let party = add_party(&change, first.0).await;
        let mut people = Vec::new();
        for at in 0..NAMES.len() {
            people.push(add_person(&change, party, at).await);
        }
        let organiser = add_actor(&mut change, "county", RoleName::CountyOrganiser, &county).await;
        let township = add_actor(&mut change, "dongguan", RoleName::TownshipAdmin, &first).await;
        let other = add_actor(&mut change, "chengguan", RoleName::TownshipAdmin, &second).await;
        change.commit().await.unwrap();
        Self {
            installation,
            organiser,
            township,
            other,
            people,
        }
    }

    /// A class teacher of the county, with no class yet that there is.
    pub async fn teacher(&self, login: &str) -> AccountId {
        let mut change = self.platform().change(&By::system()).await.unwrap();
        let grant = NewGrant {
            role: RoleName::ClassTeacher,
            place: NewPlace::Unit(self.organiser.home_unit),
            valid_from: day("2026-01-01"),
            valid_to: None,
        };
        let place = (self.organiser.home_unit, String::new());
        let actor = add_actor(&mut change, login, RoleName::ClassTeacher, &place).await;
        write_grant(&change, actor.account, grant).await.unwrap();
        change.commit().await.unwrap();
        actor.account
    }

    /// The platform.
    pub fn platform(&self) -> &Platform {
        &self.installation.platform
    }

    /// So many more people with a post in the first township.
    pub async fn crowd(&self, count: usize) -> Vec<PersonId> {
        let db = self.platform().database.reader();
        let post = appointment::Entity::find().one(db).await.unwrap().unwrap();
        let change = self.platform().change(&By::system()).await.unwrap();
        let mut people = Vec::new();
        for at in 0..count {
            people.push(add_person(&change, post.service_org_id, NAMES.len() + at).await);
        }
        change.commit().await.unwrap();
        people
    }

    /// Puts the people of the first township in a line, and so many more of the other township in the same one; who they
    /// are.
    pub async fn line(&self, count: usize) -> Vec<PersonId> {
        let change = self.platform().change(&By::system()).await.unwrap();
        let (line, _) = add_unit(&change, UnitKind::EnterpriseCommittee, "非公企业党委", None).await;
        let party = add_party(&change, self.other.home_unit).await;
        let rows = party_organisation::Entity::find().all(change.db()).await.unwrap();
        for row in rows {
            let mut row = row.into_active_model();
            row.line_unit_id = Set(Some(line));
            row.update(change.db()).await.unwrap();
        }
        let mut people = Vec::new();
        for at in 0..count {
            people.push(add_person(&change, party, NAMES.len() + at).await);
        }
        change.commit().await.unwrap();
        people
    }

    /// Somebody of the people as they sign in on the phone.
    pub async fn worker(&self, at: usize) -> Actor {
        let person = self.people[at];
        let mut change = self.platform().change(&By::system()).await.unwrap();
        let home = (self.township.home_unit, String::new());
        let login = format!("worker{at}");
        let mut actor = add_actor(&mut change, &login, RoleName::Worker, &home).await;
        change.commit().await.unwrap();
        actor.person = Some(person);
        actor.scope = Scope::new(
            self.organiser.scope.day,
            vec![(RoleName::Worker, Place::Person(person))],
        );
        actor
    }

    /// A session of the county, on the afternoon of 20 and the morning of 23 November 2026.
    pub async fn session(&self, number: i64, capacity: i64) -> SessionId {
        let form = session_form(self.organiser.home_unit, number, capacity);
        create_session(self.platform(), &self.organiser, form)
            .await
            .unwrap()
    }

    /// Its half-days.
    pub async fn slots(&self, id: SessionId) -> Vec<SlotId> {
        let slots = slots_of(self.platform().database.reader(), vec![id])
            .await
            .unwrap();
        slots.into_iter().map(|slot| slot.id).collect()
    }

    /// Moves a session; nothing follows from it.
    pub async fn act(&self, id: SessionId, action: &str) -> Result<(), Problem> {
        self.act_with(id, action, &Consequences::default()).await
    }

    /// Moves a session, with what follows from it.
    pub async fn act_with(
        &self,
        id: SessionId,
        action: &str,
        consequences: &Consequences,
    ) -> Result<(), Problem> {
        let (platform, reason) = (self.platform(), Some("因故"));
        act_on_session(platform, consequences, &self.organiser, id, action, reason)
            .await
            .map(|_| ())
    }

    /// Puts everybody on the list of a session of the county, which is then locked.
    pub async fn locked(&self) -> SessionId {
        let id = self.session(1, 5).await;
        let people = self.people.clone();
        for item in enrol_all(self.platform(), &self.organiser, id, people, None)
            .await
            .unwrap()
        {
            item.outcome.unwrap();
        }
        self.act(id, "lock").await.unwrap();
        id
    }

    /// How many notices there are.
    pub async fn notices(&self) -> u64 {
        notice::Entity::find()
            .count(self.platform().database.reader())
            .await
            .unwrap()
    }
}

/// A session of the county for five people, on one morning.
pub async fn session_on(county: &County, class: &str, number: i64, day: &str) -> SessionId {
    let slot = SlotForm {
        day: day.to_owned(),
        half: "am".to_owned(),
        starts: "08:30".to_owned(),
        ends: "12:00".to_owned(),
        ..SlotForm::default()
    };
    let form = SessionForm {
        class_name: class.to_owned(),
        first_day: day.to_owned(),
        last_day: day.to_owned(),
        slots: vec![slot],
        ..session_form(county.organiser.home_unit, number, 5)
    };
    create_session(county.platform(), &county.organiser, form)
        .await
        .unwrap()
}

/// Shares so many places out among the townships.
pub async fn set_quota_for_test(county: &County, id: SessionId, total: i64) {
    let form = super::action::set_quota::QuotaForm {
        by: "territory".to_owned(),
        basis: "eligible".to_owned(),
        minimum: 1,
        total,
        ..Default::default()
    };
    super::action::set_quota::set_quota(county.platform(), &county.organiser, id, &form)
        .await
        .unwrap();
}

/// A form that nothing is wrong with.
pub fn session_form(unit: UnitId, number: i64, capacity: i64) -> SessionForm {
    let slot = |day: &str, half: &str, starts: &str, ends: &str| SlotForm {
        day: day.to_owned(),
        half: half.to_owned(),
        starts: starts.to_owned(),
        ends: ends.to_owned(),
        ..SlotForm::default()
    };
    SessionForm {
        reason: None,
        divisions: Vec::new(),
        kept: super::action::create_session::Kept::default(),
        unit,
        class_name: "轮训".to_owned(),
        kind: "rotation".to_owned(),
        delivery: "off_work".to_owned(),
        number,
        first_day: "2026-11-20".to_owned(),
        last_day: "2026-11-23".to_owned(),
        capacity,
        venue: None,
        head: None,
        note: None,
        slots: vec![
            slot("2026-11-20", "pm", "14:00", "17:30"),
            slot("2026-11-23", "am", "08:30", "12:00"),
        ],
    }
}

async fn add_unit(
    change: &Change,
    kind: UnitKind,
    name: &str,
    parent: Option<&(UnitId, String)>,
) -> (UnitId, String) {
    let id: UnitId = change.id();
    let path = crate::unit::path_below(parent.map_or("", |(_, path)| path.as_str()), id);
    let row = unit::ActiveModel {
        id: Set(id),
        tree: Set(kind.tree()),
        kind: Set(kind),
        code: Set(None),
        parent_id: Set(parent.map(|(id, _)| *id)),
        path: Set(path.clone()),
        sort_no: Set(1),
        valid_from: Set(day("2020-01-01")),
        valid_to: Set(None),
        successor_id: Set(None),
    };
    unit::Entity::insert(row).exec(change.db()).await.unwrap();
    let row = unit_name::ActiveModel {
        id: Set(change.id::<Uuid>()),
        unit_id: Set(id),
        kind: Set(NameKind::Official),
        name: Set(name.to_owned()),
        valid_from: Set(day("2020-01-01")),
        valid_to: Set(None),
    };
    unit_name::Entity::insert(row).exec(change.db()).await.unwrap();
    (id, path)
}

async fn add_party(change: &Change, unit: UnitId) -> PartyOrganisationId {
    let id: PartyOrganisationId = change.id();
    let row = party_organisation::ActiveModel {
        id: Set(id),
        territory_unit_id: Set(unit),
        line_unit_id: Set(None),
        reporting: Set(ReportingLine::Territory),
        kind: Set(PartyOrgKind::Branch),
        name: Set("晋兴玻璃党支部".to_owned()),
        name_key: Set("晋兴玻璃".to_owned()),
        valid_from: Set(day("2020-01-01")),
        valid_to: Set(None),
        successor_id: Set(None),
    };
    party_organisation::Entity::insert(row)
        .exec(change.db())
        .await
        .unwrap();
    id
}

async fn add_person(change: &Change, party: PartyOrganisationId, at: usize) -> PersonId {
    let id: PersonId = change.id();
    let sealed = NUMBERS.get(at).map(|number| {
        let number = IdNumber::parse(number).unwrap();
        change.keys().seal_id_number(&number)
    });
    let (number, hash, first15, last4) = sealed.map_or((None, None, None, None), |sealed| {
        (
            Some(sealed.sealed),
            Some(sealed.hash),
            Some(sealed.first15),
            Some(sealed.last4),
        )
    });
    let name = NAMES
        .get(at)
        .map_or_else(|| format!("赵{at}"), |name| (*name).to_owned());
    let row = person::ActiveModel {
        id: Set(id),
        name: Set(name),
        initials: Set("z".to_owned()),
        sex: Set(None),
        ethnicity: Set(None),
        birth_date: Set(None),
        id_number_enc: Set(number),
        id_number_hash: Set(hash),
        id_first15_hash: Set(first15),
        id_last4_hash: Set(last4),
        education: Set(None),
        political_status: Set(None),
        party_join_date: Set(None),
        full_member_date: Set(None),
        party_work_since: Set(None),
        phone_enc: Set(None),
        phone_hash: Set(None),
        phone_last4_hash: Set(None),
        email_enc: Set(None),
        tier_claim: Set(None),
        created_at: Set(change.at()),
        merged_into_id: Set(None),
    };
    person::Entity::insert(row).exec(change.db()).await.unwrap();
    let row = appointment::ActiveModel {
        id: Set(change.id::<AppointmentId>()),
        person_id: Set(id),
        service_org_id: Set(party),
        membership_org_id: Set(None),
        organisation_id: Set(None),
        post: Set(Post::Secretary),
        employment: Set(None),
        administrative_post: Set(None),
        source_unit: Set(None),
        remark: Set(None),
        valid_from: Set(day("2024-01-01")),
        from_precision: Set(DatePrecision::Month),
        term_end: Set(None),
        valid_to: Set(None),
    };
    appointment::Entity::insert(row).exec(change.db()).await.unwrap();
    id
}

async fn add_actor(change: &mut Change, login: &str, role: RoleName, place: &(UnitId, String)) -> Actor {
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
        grants: Vec::new(),
    };
    let subtree = Place::Subtree {
        unit: place.0,
        tree: UnitTree::Territory,
        path: place.1.clone(),
    };
    Actor {
        account: create_account(change, account).await.unwrap(),
        person: None,
        display_name: login.to_owned(),
        home_unit: place.0,
        must_change: false,
        must_set_totp: false,
        scope: Scope::new(day("2026-11-24"), vec![(role, subtree)]),
        token_scopes: None,
        mode: Mode::Strict,
    }
}
