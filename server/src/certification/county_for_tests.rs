//! A county with its scheme and somebody who may apply, for the tests of this feature.
use sanyou_schema::domain::exam::ExamBook;
use sanyou_schema::domain::training::EnrolmentAction;
use sanyou_schema::domain::value::id::{
    AccountId, ClassId, EnrolmentId, ExamId, PartyOrganisationId, PersonId, SessionId, UnitId,
};
use sanyou_schema::domain::value::{
    DatePrecision, EnrolmentState, PartialDate, PoliticalStatus, Post, SessionState,
};
use sanyou_schema::entity::{
    account, appointment, enrolment, enrolment_event, exam, exam_result, party_organisation, person, session,
    training_class,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use crate::account::{NewAccount, NewGrant, NewPlace, create_account};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{By, Change};
use crate::platform::testing::Installation;

/// The demo county.
pub struct County {
    /// The installation; its folder lives as long.
    pub installation: Installation,
    made: u32,
}

impl County {
    /// With the demo's units, accounts, scheme and people.
    pub async fn new(settings: &[(&str, &str)]) -> Self {
        let installation = Installation::with(settings).await;
        crate::demo::fill(&installation.platform).await.unwrap();
        Self {
            installation,
            made: 0,
        }
    }

    /// The platform.
    pub fn platform(&self) -> &Platform {
        &self.installation.platform
    }

    /// An account of the demo, or one that [`County::somebody`] made.
    pub async fn actor(&self, login: &str) -> Actor {
        crate::account::actor_by_login(self.platform(), login)
            .await
            .unwrap()
    }

    /// Somebody of 东观镇, two years in post, without a certificate; `trained` also has a class completed and its exam
    /// passed. Answers person and login.
    pub async fn somebody(&mut self, post: Post, trained: bool) -> (PersonId, String) {
        self.made += 1;
        let login = format!("somebody{}", self.made);
        let dongguan = self.actor("dongguan").await.home_unit;
        let db = self.platform().database.reader();
        let party = party_organisation::Entity::find()
            .filter(party_organisation::Column::TerritoryUnitId.eq(dongguan))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let teacher = account::Entity::find().one(db).await.unwrap().unwrap();
        let mut change = self.platform().change(&By::system()).await.unwrap();
        let person = insert_person(&change, party.id, post).await;
        insert_account(&mut change, &login, person, dongguan).await;
        if trained {
            insert_training(&change, dongguan, person, teacher.id, self.made).await;
        }
        change.commit().await.unwrap();
        (person, login)
    }
}

async fn insert_person(change: &Change, party: PartyOrganisationId, post: Post) -> PersonId {
    let id: PersonId = change.id();
    let row = person::ActiveModel {
        id: Set(id),
        name: Set("侯亮平".to_owned()),
        initials: Set("hlp".to_owned()),
        political_status: Set(Some(PoliticalStatus::FullMember)),
        party_join_date: Set(Some(PartialDate::parse("2010-07").unwrap())),
        created_at: Set(change.at()),
        ..Default::default()
    };
    person::Entity::insert(row).exec(change.db()).await.unwrap();
    let row = appointment::ActiveModel {
        id: Set(change.id()),
        person_id: Set(id),
        service_org_id: Set(party),
        post: Set(post),
        valid_from: Set("2024-11-01".parse().unwrap()),
        from_precision: Set(DatePrecision::Month),
        ..Default::default()
    };
    appointment::Entity::insert(row).exec(change.db()).await.unwrap();
    id
}

async fn insert_account(change: &mut Change, login: &str, person: PersonId, unit: UnitId) {
    let new = NewAccount {
        login: login.to_owned(),
        display_name: "侯亮平".to_owned(),
        person: Some(person),
        home_unit: unit,
        state: sanyou_schema::domain::value::AccountState::Active,
        password_hash: None,
        pin_hash: None,
        must_change: false,
        informed: true,
        grants: vec![NewGrant {
            role: sanyou_schema::domain::value::RoleName::Worker,
            place: NewPlace::Oneself,
            valid_from: "2024-11-01".parse().unwrap(),
            valid_to: None,
        }],
    };
    create_account(change, new).await.unwrap();
}

/// 轮训 of three days this autumn, completed, with 80 of 100 in its exam.
async fn insert_training(change: &Change, unit: UnitId, person: PersonId, by: AccountId, number: u32) {
    let class: ClassId = change.id();
    let row = training_class::ActiveModel {
        id: Set(class),
        unit_id: Set(unit),
        name: Set(format!("测试轮训{number}")),
        kind: Set("rotation".to_owned()),
        delivery: Set("off_work".to_owned()),
        year: Set(2026),
    };
    training_class::Entity::insert(row)
        .exec(change.db())
        .await
        .unwrap();
    let session: SessionId = change.id();
    let row = session::ActiveModel {
        id: Set(session),
        class_id: Set(class),
        number: Set(1),
        state: Set(SessionState::Completed),
        first_day: Set("2026-10-12".parse().unwrap()),
        last_day: Set("2026-10-14".parse().unwrap()),
        capacity: Set(60),
        created_at: Set(change.at()),
        ..Default::default()
    };
    session::Entity::insert(row).exec(change.db()).await.unwrap();
    let place: EnrolmentId = change.id();
    let row = enrolment::ActiveModel {
        id: Set(place),
        session_id: Set(session),
        person_id: Set(person),
        unit_id: Set(unit),
        state: Set(EnrolmentState::Completed),
        position: Set(1),
        code: Set(format!("T{number}")),
        created_at: Set(change.at()),
        ..Default::default()
    };
    enrolment::Entity::insert(row).exec(change.db()).await.unwrap();
    let row = enrolment_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        enrolment_id: Set(place),
        at: Set("2026-10-14T09:00:00Z".parse().unwrap()),
        actor_id: Set(Some(by)),
        action: Set(EnrolmentAction::Complete.code().to_owned()),
        state: Set(EnrolmentState::Completed),
        reason: Set(None),
    };
    enrolment_event::Entity::insert(row)
        .exec(change.db())
        .await
        .unwrap();
    let exam: ExamId = change.id();
    let row = exam::ActiveModel {
        id: Set(exam),
        session_id: Set(session),
        name: Set("结业考试".to_owned()),
        held_on: Set("2026-10-14".parse().unwrap()),
        full_mark: Set(100),
        pass_mark: Set(60),
        book: Set(Some(ExamBook::Closed)),
        weight: Set(None),
    };
    exam::Entity::insert(row).exec(change.db()).await.unwrap();
    let row = exam_result::ActiveModel {
        id: Set(change.id::<Uuid>()),
        exam_id: Set(exam),
        enrolment_id: Set(place),
        half_points: Set(Some(160)),
        file_id: Set(None),
        cell: Set(None),
        recorded_by: Set(by),
        recorded_at: Set(change.at()),
    };
    exam_result::Entity::insert(row).exec(change.db()).await.unwrap();
}
