//! Accounts through their actions, on an installation made by setup.
use chrono::NaiveDate;
use poem::http::StatusCode;
use sanyou_schema::domain::value::id::{AppointmentId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::domain::value::{DatePrecision, PartyOrgKind, Post, ReportingLine, RoleName};
use sanyou_schema::entity::{
    account, appointment, device, party_organisation, person, sign_in as sign_in_row,
};
use sea_orm::{EntityTrait, PaginatorTrait, Set};

mod activation_tests;
mod grants_tests;
mod totp_tests;

use super::action::activate::{Beginning, activate, check_code};
use super::action::change_password::change_password;
use super::action::create_account::{NewAccount, NewGrant, NewPlace, create_account};
use super::action::invite::{Invitation, invite, stop};
use super::action::make_codes::make_codes;
use super::action::reset::{Reset, reset, unlock};
use super::action::sign_in::{Attempt, sign_in};
use super::{authenticate, store};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{By, Change};
use crate::platform::initials::initials;
use crate::platform::testing::Installation;
use crate::setup::{Answers, set_up};

const ANSWERS: &str = r#"
    mode = "small"
    county = { name = "祁县", code = "140727" }
    units = [{ name = "东观镇" }, { name = "古县镇" }]
    accounts = [
        { login = "li", name = "李建国", role = "county_organiser" },
        { login = "shen", name = "申计", role = "audit_admin" },
        { login = "dg", name = "赵敏", role = "township_admin", unit = "东观镇" },
    ]"#;

struct Office {
    installation: Installation,
    printed: String,
}

impl Office {
    async fn new() -> Self {
        Self::of(ANSWERS).await
    }

    /// With three administrators apart.
    async fn strict() -> Self {
        let three = r#"
            { login = "xt", name = "席统", role = "system_admin" },
            { login = "ab", name = "安保", role = "security_admin" },
            { login = "li","#;
        let answers = ANSWERS.replace("small", "strict");
        Self::of(&answers.replace("{ login = \"li\",", three)).await
    }

    async fn of(answers: &str) -> Self {
        let installation = Installation::new().await;
        let printed = set_up(&installation.platform, Answers::parse(answers).unwrap())
            .await
            .unwrap();
        Self {
            installation,
            printed,
        }
    }

    fn platform(&self) -> &Platform {
        &self.installation.platform
    }

    /// The one-time password that setup printed.
    fn password(&self, login: &str) -> String {
        let line = self
            .printed
            .lines()
            .find(|line| line.starts_with(&format!("{login}\t")))
            .unwrap();
        line.rsplit('\t').next().unwrap().to_owned()
    }

    async fn actor(&self, login: &str) -> Actor {
        let db = self.platform().database.reader();
        let row = store::by_login(db, login).await.unwrap().unwrap();
        authenticate::load_actor(self.platform(), db, &row).await.unwrap()
    }

    async fn unit(&self, name: &str) -> UnitId {
        let units =
            crate::unit::named_units(self.platform().database.reader(), self.platform().clock.today());
        units
            .await
            .unwrap()
            .iter()
            .find(|unit| unit.name == name)
            .unwrap()
            .row
            .id
    }

    async fn try_in(
        &self,
        login: &str,
        password: &str,
        device: Option<String>,
    ) -> Result<String, StatusCode> {
        let attempt = Attempt {
            account: login.to_owned(),
            password: password.to_owned(),
            code: None,
            device,
            address: "10.0.0.1".to_owned(),
        };
        sign_in(self.platform(), attempt)
            .await
            .map(|opened| opened.token)
            .map_err(|problem| problem.status())
    }

    /// A worker of 东观镇 who has not begun yet.
    async fn worker(&self) -> account::Model {
        self.worker_at("w1", "程雪梅", "宏大玻璃党支部", None).await
    }

    /// A secretary of 东观镇 who has not activated; `until`: the first day out of the post.
    async fn worker_at(
        &self,
        login: &str,
        name: &str,
        party: &str,
        until: Option<NaiveDate>,
    ) -> account::Model {
        let platform = self.platform();
        let unit = self.unit("东观镇").await;
        let mut change = platform.change(&By::system()).await.unwrap();
        let row = person::ActiveModel {
            id: Set(change.id()),
            name: Set(name.to_owned()),
            initials: Set(initials(name)),
            created_at: Set(change.at()),
            ..Default::default()
        };
        let person = person::Entity::insert(row)
            .exec_with_returning(change.db())
            .await
            .unwrap()
            .id;
        add_post(&change, unit, person, party, until).await;
        let new = NewAccount {
            login: login.to_owned(),
            display_name: name.to_owned(),
            person: Some(person),
            home_unit: unit,
            state: sanyou_schema::domain::value::AccountState::Invited,
            password_hash: None,
            pin_hash: None,
            must_change: false,
            informed: false,
            grants: vec![NewGrant {
                role: RoleName::Worker,
                place: NewPlace::Oneself,
                valid_from: platform.clock.today(),
                valid_to: None,
            }],
        };
        create_account(&mut change, new).await.unwrap();
        change.commit().await.unwrap();
        store::by_login(platform.database.reader(), login)
            .await
            .unwrap()
            .unwrap()
    }
}

async fn add_post(change: &Change, unit: UnitId, person: PersonId, party: &str, until: Option<NaiveDate>) {
    let since: NaiveDate = "2024-01-01".parse().unwrap();
    let id: PartyOrganisationId = change.id();
    let row = party_organisation::ActiveModel {
        id: Set(id),
        territory_unit_id: Set(unit),
        line_unit_id: Set(None),
        reporting: Set(ReportingLine::Territory),
        kind: Set(PartyOrgKind::Branch),
        name: Set(party.to_owned()),
        name_key: Set(id.to_string()),
        valid_from: Set(since),
        valid_to: Set(None),
        successor_id: Set(None),
    };
    party_organisation::Entity::insert(row)
        .exec(change.db())
        .await
        .unwrap();
    let row = appointment::ActiveModel {
        id: Set(change.id::<AppointmentId>()),
        person_id: Set(person),
        service_org_id: Set(id),
        post: Set(Post::Secretary),
        valid_from: Set(since),
        from_precision: Set(DatePrecision::Month),
        valid_to: Set(until),
        ..Default::default()
    };
    appointment::Entity::insert(row).exec(change.db()).await.unwrap();
}

fn beginning(code: &str, pin: &str) -> Beginning {
    Beginning {
        code: code.to_owned(),
        pin: pin.to_owned(),
        email: Some("cheng@example.com".to_owned()),
        informed: true,
        device: "手机".to_owned(),
    }
}

#[tokio::test]
async fn setup_gives_passwords_that_must_be_changed() {
    let office = Office::new().await;
    assert!(office.try_in("li", &office.password("li"), None).await.is_ok());
    let actor = office.actor("li").await;
    assert!(actor.must_change);
    let old = office.password("li");
    let weak = change_password(office.platform(), &actor, old.clone(), "abc".to_owned())
        .await
        .unwrap_err();
    assert_eq!(weak.status(), StatusCode::UNPROCESSABLE_ENTITY);
    change_password(
        office.platform(),
        &actor,
        old.clone(),
        "Qixian-Yuan-88".to_owned(),
    )
    .await
    .unwrap();
    assert!(!office.actor("li").await.must_change);
    assert_eq!(
        office.try_in("li", &old, None).await,
        Err(StatusCode::UNAUTHORIZED)
    );
}

#[tokio::test]
async fn five_wrong_tries_lock_one_account_and_no_other() {
    let office = Office::new().await;
    for _ in 0..4 {
        assert_eq!(
            office.try_in("li", "wrong", None).await,
            Err(StatusCode::UNAUTHORIZED)
        );
    }
    assert_eq!(office.try_in("li", "wrong", None).await, Err(StatusCode::LOCKED));
    assert_eq!(
        office.try_in("li", &office.password("li"), None).await,
        Err(StatusCode::LOCKED)
    );
    assert!(office.try_in("dg", &office.password("dg"), None).await.is_ok());
    // in `small` the organiser keeps the accounts: another one unlocks
    let made = invite(
        office.platform(),
        &office.actor("li").await,
        second_organiser(&office).await,
    )
    .await
    .unwrap();
    assert!(!made.waits_for_grant);
    let second = office.actor("wang").await;
    unlock(office.platform(), &second, office.actor("li").await.account)
        .await
        .unwrap();
    assert!(office.try_in("li", &office.password("li"), None).await.is_ok());
    assert!(office.try_in("wang", &made.password, None).await.is_ok());
}

async fn second_organiser(office: &Office) -> Invitation {
    Invitation {
        login: "Wang".to_owned(),
        display_name: "王秀兰".to_owned(),
        role: RoleName::CountyOrganiser,
        unit: office.unit("祁县").await,
        class: None,
        valid_to: None,
    }
}

#[tokio::test]
async fn an_invitation_tells_all_that_is_wrong() {
    let office = Office::new().await;
    let organiser = office.actor("li").await;
    let wrong = Invitation {
        login: "甲".to_owned(),
        display_name: " ".to_owned(),
        role: RoleName::Viewer,
        ..second_organiser(&office).await
    };
    let problem = invite(office.platform(), &organiser, wrong).await.unwrap_err();
    assert!(problem.detail().contains("3 处"), "{}", problem.detail());
    let taken = Invitation {
        login: "SHEN".to_owned(),
        ..second_organiser(&office).await
    };
    assert_eq!(
        invite(office.platform(), &organiser, taken)
            .await
            .unwrap_err()
            .code(),
        "account.login_taken"
    );
    let refused = invite(
        office.platform(),
        &office.actor("dg").await,
        second_organiser(&office).await,
    )
    .await;
    assert_eq!(refused.unwrap_err().status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_stopped_account_is_out_at_once() {
    let office = Office::new().await;
    let (organiser, target) = (office.actor("li").await, office.actor("dg").await);
    office.try_in("dg", &office.password("dg"), None).await.unwrap();
    let silent = stop(office.platform(), &organiser, target.account, " ")
        .await
        .unwrap_err();
    assert_eq!(silent.code(), "reason.missing");
    stop(office.platform(), &organiser, target.account, "调离")
        .await
        .unwrap();
    assert_eq!(
        office.try_in("dg", &office.password("dg"), None).await,
        Err(StatusCode::UNAUTHORIZED)
    );
    let open = sign_in_row::Entity::find()
        .all(office.platform().database.reader())
        .await
        .unwrap();
    assert!(open.iter().all(|row| row.ended_at.is_some()));
    assert_eq!(
        stop(office.platform(), &organiser, organiser.account, "误")
            .await
            .unwrap_err()
            .code(),
        "account.self"
    );
}

#[tokio::test]
async fn a_worker_begins_with_a_code_and_comes_back_with_a_pin_on_that_phone_alone() {
    let office = Office::new().await;
    let platform = office.platform();
    let worker = office.worker().await;
    let township = office.actor("dg").await;
    assert_eq!(
        make_codes(platform, &township, office.unit("东观镇").await, None)
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        make_codes(platform, &township, office.unit("东观镇").await, None)
            .await
            .unwrap(),
        0
    );
    let foreign = make_codes(platform, &township, office.unit("古县镇").await, None)
        .await
        .unwrap_err();
    assert_eq!(foreign.status(), StatusCode::NOT_FOUND);
    let db = platform.database.reader();
    let code = store::open_codes(db, [worker.id], platform.clock.now())
        .await
        .unwrap()
        .remove(0);
    let code = platform.keys.open_text(&code.code_enc).unwrap();
    assert_eq!(
        check_code(platform, &format!("{}-{}", &code[..4], &code[4..].to_lowercase()))
            .await
            .unwrap()
            .id,
        worker.id
    );
    assert_eq!(
        check_code(platform, "AAAAAAAA").await.unwrap_err().code(),
        "activation.unknown"
    );

    let problem = activate(
        platform,
        Beginning {
            informed: false,
            ..beginning(&code, "123456")
        },
    )
    .await
    .unwrap_err();
    assert!(problem.detail().contains("2 处"), "{}", problem.detail());
    let begun = activate(platform, beginning(&code, "827364")).await.unwrap();
    assert_eq!(
        activate(platform, beginning(&code, "827364"))
            .await
            .unwrap_err()
            .status(),
        StatusCode::GONE
    );
    assert_eq!(
        office.try_in("w1", "827364", None).await,
        Err(StatusCode::UNAUTHORIZED)
    );
    assert!(
        office
            .try_in("w1", "827364", Some(begun.device.clone()))
            .await
            .is_ok()
    );
    let email = store::email_of(db, &platform.keys, worker.person_id.unwrap())
        .await
        .unwrap();
    assert_eq!(email.as_deref(), Some("cheng@example.com"));

    let Reset::Code(second) = reset(platform, &township, worker.id).await.unwrap() else {
        panic!("a worker gets a code")
    };
    assert_eq!(
        office.try_in("w1", "827364", Some(begun.device)).await,
        Err(StatusCode::UNAUTHORIZED)
    );
    activate(platform, beginning(&second, "918273")).await.unwrap();
    assert_eq!(device::Entity::find().count(db).await.unwrap(), 2);
}
