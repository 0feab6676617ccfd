//! Organisations that are entered and put right by hand.
use sanyou_schema::domain::value::id::OrganisationId;
use sanyou_schema::domain::value::{CoverageKind, OperatingState, OrganisationKind, PartyOrgKind};
use sanyou_schema::entity::{change_set, organisation_check};

use super::by_hand::{code, county, told, views};
use super::*;
use crate::roster::action::by_hand::Written;
use crate::roster::action::by_hand::organisation::{
    BodyId, FirmTold, PartyTold, add_firm, add_party, correct,
};
use crate::roster::action::by_hand::place::Named;
use crate::roster::action::undo::undo_change_set;

const CODE: &str = "91350100M000100Y43";

async fn firm(county: &County, name: &str) -> organisation::Model {
    let found = organisation::Entity::find().filter(organisation::Column::Name.eq(name));
    found.one(county.db()).await.unwrap().unwrap()
}

async fn party(county: &County, name: &str) -> party_organisation::Model {
    let found = party_organisation::Entity::find().filter(party_organisation::Column::Name.eq(name));
    found.one(county.db()).await.unwrap().unwrap()
}

async fn checks(county: &County, id: OrganisationId) -> Vec<organisation_check::Model> {
    let mut rows = organisation_check::Entity::find()
        .filter(organisation_check::Column::OrganisationId.eq(id))
        .all(county.db())
        .await
        .unwrap();
    rows.sort_by_key(|row| row.checked_on);
    rows
}

async fn title(county: &County, done: &Written) -> String {
    let set = change_set::Entity::find_by_id(done.change_set.unwrap());
    set.one(county.db()).await.unwrap().unwrap().title
}

async fn undo(county: &County, done: &Written) {
    let set = done.change_set.unwrap();
    undo_change_set(county.platform(), &county.organiser, set, None)
        .await
        .unwrap();
}

fn firm_told(county: &County, name: &str) -> FirmTold {
    FirmTold {
        unit: county.townships[1].0,
        name: name.to_owned(),
        values: Vec::new(),
        party: None,
        is_another: false,
    }
}

fn party_told(county: &County, name: &str) -> PartyTold {
    PartyTold {
        unit: county.townships[1].0,
        name: name.to_owned(),
        values: Vec::new(),
        firm: None,
        is_another: false,
    }
}

#[tokio::test]
async fn what_the_ledger_says_of_a_firm_is_put_right_and_taken_back() {
    let county = county().await;
    let before = views(&county).await;
    let was = firm(&county, "红星有限公司").await;
    let id = BodyId::Firm(was.id);
    let put = async |values: Vec<(String, Option<String>)>, why: &str| {
        correct(county.platform(), &county.dongguan, id, values, why).await
    };
    assert_eq!(
        code(put(vec![told("credit_code", CODE)], " ").await),
        "reason.missing"
    );
    let wrong = put(vec![told("credit_code", "91350100M000100Y44")], "核对")
        .await
        .unwrap_err();
    assert_eq!(wrong.code(), "form.invalid");
    let said = serde_json::to_string(&wrong.violations()).unwrap();
    assert!(said.contains("校验") && said.contains("credit_code"), "{said}");
    let undated = put(vec![told("staff_count", "40")], "核对").await.unwrap_err();
    assert!(
        serde_json::to_string(&undated.violations())
            .unwrap()
            .contains("摸排时间")
    );
    let done = put(
        vec![
            told("organisation_kind", "private_enterprise"),
            told("credit_code", &CODE.to_lowercase()),
            told("checked_on", "2026-11-20"),
            told("operating_state", "operating"),
            told("staff_count", "40"),
            told("member_count", "41"),
            told("coverage", "alone"),
        ],
        "上门核对",
    )
    .await
    .unwrap();
    assert_eq!(title(&county, &done).await, "更正红星有限公司的信息");
    assert!(done.warnings[0].contains("党员 41 人"), "{:?}", done.warnings);
    let now = firm(&county, "红星有限公司").await;
    assert_eq!(now.kind, Some(OrganisationKind::PrivateEnterprise));
    assert_eq!(now.credit_code.as_deref(), Some(CODE));
    // the same day is put right, another goes on from it
    let same = put(
        vec![told("checked_on", "2026-11-20"), told("member_count", "4")],
        "抄错",
    )
    .await
    .unwrap();
    let later = put(
        vec![
            told("checked_on", "2026-11-23"),
            told("operating_state", "suspended"),
        ],
        "停产",
    )
    .await
    .unwrap();
    let found = checks(&county, was.id).await;
    let told_of: Vec<_> = found
        .iter()
        .map(|row| {
            (
                row.checked_on.to_string(),
                row.state,
                row.staff_count,
                row.member_count,
                row.coverage,
            )
        })
        .collect();
    let alone = Some(CoverageKind::Alone);
    assert_eq!(
        told_of,
        [
            (
                "2026-11-20".to_owned(),
                Some(OperatingState::Operating),
                Some(40),
                Some(4),
                alone
            ),
            (
                "2026-11-23".to_owned(),
                Some(OperatingState::Suspended),
                Some(40),
                Some(4),
                alone
            ),
        ]
    );
    let nothing = put(
        vec![told("checked_on", "2026-11-23"), told("staff_count", "40")],
        "核对",
    )
    .await
    .unwrap();
    assert_eq!(nothing.change_set, None, "what stands is no change");
    for one in [&later, &same, &done] {
        undo(&county, one).await;
    }
    assert_eq!(checks(&county, was.id).await, []);
    assert_eq!(firm(&county, "红星有限公司").await, was);
    assert_eq!(views(&county).await, before);
    let entries = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("organisation.update"));
    assert_eq!(entries.count(county.db()).await.unwrap(), 3);
}

#[tokio::test]
async fn a_code_is_one_firms_and_a_firm_is_one_townships() {
    let county = county().await;
    let (own, theirs) = (
        firm(&county, "红星有限公司").await,
        firm(&county, "千朝有限公司").await,
    );
    let put = async |id: OrganisationId| {
        let values = vec![told("credit_code", CODE)];
        correct(
            county.platform(),
            &county.dongguan,
            BodyId::Firm(id),
            values,
            "核对",
        )
        .await
    };
    assert_eq!(code(put(theirs.id).await), "not_found");
    put(own.id).await.unwrap();
    let other = firm(&county, "宏达有限公司").await;
    let refused = put(other.id).await.unwrap_err();
    assert_eq!(refused.code(), "organisation.same_code");
    assert!(refused.detail().contains("红星有限公司"), "{}", refused.detail());
    // of another township's nothing is said but that it is one
    let values = vec![told("credit_code", CODE)];
    let far = correct(
        county.platform(),
        &county.organiser,
        BodyId::Firm(theirs.id),
        values,
        "核对",
    )
    .await;
    assert!(!far.unwrap_err().detail().contains("红星"));
}

#[tokio::test]
async fn a_party_organisations_kind_is_put_right() {
    let county = county().await;
    let before = party(&county, "红星党支部").await;
    let id = BodyId::Party(before.id);
    let values = || vec![told("party_kind", "joint_branch")];
    let done = correct(county.platform(), &county.dongguan, id, values(), "批复改建")
        .await
        .unwrap();
    assert_eq!(party(&county, "红星党支部").await.kind, PartyOrgKind::JointBranch);
    undo(&county, &done).await;
    assert_eq!(party(&county, "红星党支部").await, before);
}

#[tokio::test]
async fn a_firm_is_entered_by_hand_and_one_called_nearly_so_is_asked_for() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let foreign = FirmTold {
        unit: county.townships[2].0,
        ..firm_told(&county, "新光陶瓷制品厂")
    };
    assert_eq!(
        code(add_firm(platform, &county.dongguan, foreign).await),
        "not_found"
    );
    let same = firm_told(&county, "东观镇红星有限责任公司");
    assert_eq!(
        code(add_firm(platform, &county.dongguan, same).await),
        "organisation.same_name"
    );
    let told = FirmTold {
        values: vec![
            told("organisation_kind", "social_organisation"),
            told("credit_code", CODE),
        ],
        party: Some(Named::ByName("新光陶瓷制品厂党支部".to_owned())),
        ..firm_told(&county, "新光陶瓷制品厂")
    };
    let done = add_firm(platform, &county.dongguan, told).await.unwrap();
    assert_eq!(title(&county, &done).await, "新增新光陶瓷制品厂");
    let made = firm(&county, "新光陶瓷制品厂").await;
    assert_eq!(done.organisation, Some(BodyId::Firm(made.id)));
    assert_eq!(made.credit_code.as_deref(), Some(CODE));
    let covers = coverage::Entity::find().filter(coverage::Column::OrganisationId.eq(made.id));
    let covers = covers.one(county.db()).await.unwrap().unwrap();
    assert_eq!(
        covers.party_organisation_id,
        party(&county, "新光陶瓷制品厂党支部").await.id
    );
    let near = || firm_told(&county, "新光陶瓷制品二厂");
    let asked = add_firm(platform, &county.dongguan, near()).await.unwrap_err();
    assert_eq!(asked.code(), "organisation.near");
    assert!(asked.detail().contains("“新光陶瓷制品厂”"), "{}", asked.detail());
    let another = FirmTold {
        is_another: true,
        ..near()
    };
    let second = add_firm(platform, &county.dongguan, another).await.unwrap();
    undo(&county, &second).await;
    undo(&county, &done).await;
    assert_eq!(views(&county).await, before);
}

#[tokio::test]
async fn a_party_organisation_is_entered_by_hand() {
    let county = county().await;
    let before = views(&county).await;
    let platform = county.platform();
    let own = firm(&county, "红星有限公司").await;
    let same = party_told(&county, "中共红星有限公司支部委员会");
    assert_eq!(
        code(add_party(platform, &county.dongguan, same).await),
        "organisation.same_name"
    );
    let elsewhere = PartyTold {
        firm: Some(firm(&county, "千朝有限公司").await.id),
        ..party_told(&county, "东观商圈联合党支部")
    };
    assert_eq!(
        code(add_party(platform, &county.dongguan, elsewhere).await),
        "organisation.unknown"
    );
    let told = PartyTold {
        firm: Some(own.id),
        ..party_told(&county, "东观商圈联合支部委员会")
    };
    let done = add_party(platform, &county.dongguan, told).await.unwrap();
    let made = party(&county, "东观商圈联合党支部").await;
    assert_eq!(made.kind, PartyOrgKind::JointBranch, "its name tells the kind");
    assert_eq!(done.organisation, Some(BodyId::Party(made.id)));
    undo(&county, &done).await;
    assert_eq!(views(&county).await, before);
}
