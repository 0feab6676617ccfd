//! Roles that one administrator asks for and another gives, ends, or refuses.
use chrono::Days as Span;
use sanyou_schema::domain::account::grant_request::GrantRequestAction as Action;
use sanyou_schema::domain::value::Days;
use sanyou_schema::domain::value::id::{AccountId, GrantId, GrantRequestId};

use super::*;
use crate::account::action::act_on_grant_request::act_on_grant_request;
use crate::account::action::end_grant::end_grant;
use crate::account::action::give_grant::{Wanted, give_grant};
use crate::account::waiting_for_grant;

impl Office {
    async fn invitation(&self, login: &str, role: RoleName, unit: &str) -> Invitation {
        Invitation {
            login: login.to_owned(),
            display_name: "王秀兰".to_owned(),
            role,
            unit: self.unit(unit).await,
            class: None,
            valid_to: None,
        }
    }

    async fn wanted(&self, role: RoleName, unit: &str) -> Wanted {
        Wanted {
            role,
            unit: self.unit(unit).await,
            class: None,
            days: Days::since(self.platform().clock.today()),
        }
    }

    async fn requests(&self, of: &str) -> Vec<GrantRequestId> {
        let db = self.platform().database.reader();
        let open = store::open_requests(db, &self.actor(of).await).await.unwrap();
        open.into_iter().map(|(request, _)| request.id).collect()
    }

    async fn grants(&self, account: AccountId) -> Vec<GrantId> {
        let db = self.platform().database.reader();
        let rows = store::grants(db, account, self.platform().clock.today()).await;
        rows.unwrap().into_iter().map(|grant| grant.id).collect()
    }

    async fn decide(
        &self,
        by: &str,
        id: GrantRequestId,
        action: Action,
        reason: Option<&str>,
    ) -> Result<(), String> {
        let actor = self.actor(by).await;
        let done = act_on_grant_request(self.platform(), &actor, id, action, reason).await;
        done.map_err(|problem| problem.code().to_owned())
    }
}

#[tokio::test]
async fn in_strict_one_invites_and_another_grants() {
    let office = Office::strict().await;
    let platform = office.platform();
    let system = office.actor("xt").await;
    let new = office
        .invitation("guxian", RoleName::TownshipAdmin, "古县镇")
        .await;
    let made = invite(platform, &system, new).await.unwrap();
    assert!(made.waits_for_grant);
    assert!(office.grants(made.id).await.is_empty());
    assert!(office.actor("guxian").await.scope.places().is_empty());
    let db = platform.database.reader();
    assert_eq!(waiting_for_grant(db, &office.actor("ab").await).await.unwrap(), 1);
    // nobody else sees it, and whoever asked may not give
    assert!(office.requests("xt").await.is_empty() && office.requests("li").await.is_empty());
    let id = office.requests("ab").await[0];
    for other in ["xt", "li", "shen", "guxian"] {
        let refused = office.decide(other, id, Action::Grant, None).await;
        assert_eq!(refused, Err("role.missing".to_owned()), "{other}");
    }
    office.decide("ab", id, Action::Grant, None).await.unwrap();
    let actor = office.actor("guxian").await;
    assert!(actor.has_role(RoleName::TownshipAdmin));
    let again = office.decide("ab", id, Action::Refuse, Some("误")).await;
    assert_eq!(again, Err("grant_request.transition".to_owned()));
    assert_eq!(waiting_for_grant(db, &office.actor("ab").await).await.unwrap(), 0);
}

#[tokio::test]
async fn a_refused_request_says_why_and_gives_nothing() {
    let office = Office::strict().await;
    let system = office.actor("xt").await;
    let new = office
        .invitation("guxian", RoleName::TownshipAdmin, "古县镇")
        .await;
    let made = invite(office.platform(), &system, new).await.unwrap();
    let id = office.requests("ab").await[0];
    let silent = office.decide("ab", id, Action::Refuse, Some("  ")).await;
    assert_eq!(silent, Err("reason.missing".to_owned()));
    office
        .decide("ab", id, Action::Refuse, Some("不是本镇干部"))
        .await
        .unwrap();
    assert!(office.grants(made.id).await.is_empty() && office.requests("ab").await.is_empty());
    // stopping an account closes what is asked for it
    let new = office
        .invitation("guxian2", RoleName::TownshipAdmin, "古县镇")
        .await;
    let second = invite(office.platform(), &system, new).await.unwrap();
    assert_eq!(office.requests("ab").await.len(), 1);
    let id = office.requests("ab").await[0];
    stop(office.platform(), &system, second.id, "调离").await.unwrap();
    assert!(office.requests("ab").await.is_empty());
    let late = office.decide("ab", id, Action::Grant, None).await;
    assert_eq!(late, Err("grant_request.transition".to_owned()));
}

#[tokio::test]
async fn nobody_gives_to_herself_or_takes_from_herself() {
    let office = Office::strict().await;
    let (platform, security) = (office.platform(), office.actor("ab").await);
    let wanted = office.wanted(RoleName::CountyOrganiser, "祁县").await;
    let given = give_grant(platform, &security, security.account, wanted).await;
    assert_eq!(given.unwrap_err().code(), "grant.self");
    let own = office.grants(security.account).await[0];
    let ended = end_grant(platform, &security, own, None, "误").await;
    assert_eq!(ended.unwrap_err().code(), "grant.self");
    assert_eq!(office.grants(security.account).await, [own]);
}

#[tokio::test]
async fn the_three_administrators_stay_apart() {
    let office = Office::strict().await;
    let (platform, security) = (office.platform(), office.actor("ab").await);
    let auditor = office.actor("shen").await.account;
    let wanted = office.wanted(RoleName::CountyOrganiser, "祁县").await;
    let refused = give_grant(platform, &security, auditor, wanted)
        .await
        .unwrap_err();
    assert_eq!(refused.violations()[0].code, "grant.apart");
    let organiser = office.actor("li").await.account;
    let wanted = office.wanted(RoleName::AuditAdmin, "祁县").await;
    let refused = give_grant(platform, &security, organiser, wanted)
        .await
        .unwrap_err();
    assert_eq!(refused.violations()[0].code, "grant.apart");
}

#[tokio::test]
async fn an_ended_grant_is_gone_with_the_next_request() {
    let office = Office::strict().await;
    let (platform, security) = (office.platform(), office.actor("ab").await);
    let target = office.actor("dg").await.account;
    let wanted = office.wanted(RoleName::TownshipAdmin, "古县镇").await;
    let further = give_grant(platform, &security, target, wanted.clone())
        .await
        .unwrap();
    assert_eq!(office.actor("dg").await.scope.territory_paths().len(), 2);
    let twice = give_grant(platform, &security, target, wanted).await.unwrap_err();
    assert_eq!(twice.code(), "grant.held");

    let silent = end_grant(platform, &security, further, None, " ")
        .await
        .unwrap_err();
    assert_eq!(silent.code(), "reason.missing");
    let today = platform.clock.today();
    let past = end_grant(
        platform,
        &security,
        further,
        today.checked_sub_days(Span::new(1)),
        "误",
    )
    .await;
    assert_eq!(past.unwrap_err().code(), "grant.end_past");
    let later = today.checked_add_days(Span::new(7));
    end_grant(platform, &security, further, later, "轮换")
        .await
        .unwrap();
    assert_eq!(
        office.actor("dg").await.scope.territory_paths().len(),
        2,
        "not before its day"
    );
    end_grant(platform, &security, further, None, "轮换")
        .await
        .unwrap();
    assert_eq!(office.actor("dg").await.scope.territory_paths().len(), 1);
    let again = end_grant(platform, &security, further, None, "轮换")
        .await
        .unwrap_err();
    assert_eq!(again.code(), "grant.ended");
}

#[tokio::test]
async fn in_small_the_organiser_does_both_in_her_own_tree_and_the_auditor_stays_apart() {
    let office = Office::new().await;
    let (platform, organiser) = (office.platform(), office.actor("li").await);
    let new = office
        .invitation("guxian", RoleName::TownshipAdmin, "古县镇")
        .await;
    let made = invite(platform, &organiser, new).await.unwrap();
    assert!(!made.waits_for_grant && office.requests("li").await.is_empty());
    let held = office.grants(made.id).await;
    end_grant(platform, &organiser, held[0], None, "换人")
        .await
        .unwrap();
    assert!(office.grants(made.id).await.is_empty());

    let auditors = office.grants(office.actor("shen").await.account).await;
    let ended = end_grant(platform, &organiser, auditors[0], None, "误")
        .await
        .unwrap_err();
    assert_eq!(ended.status(), StatusCode::NOT_FOUND);
    let new = office.invitation("guanzhang", RoleName::AuditAdmin, "祁县").await;
    let above = invite(platform, &organiser, new).await.unwrap_err();
    assert_eq!(above.violations()[0].code, "grant.role_above");
    // the township keeps no accounts
    let township = office.actor("dg").await;
    let refused = end_grant(platform, &township, held[0], None, "误")
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "role.missing");
}

#[tokio::test]
async fn a_role_is_given_where_one_holds_and_nowhere_else() {
    let office = Office::new().await;
    let platform = office.platform();
    // whoever keeps 东观镇 alone, with the county's role
    let organiser = office.actor("li").await;
    let new = office
        .invitation("dongzhang", RoleName::CountyOrganiser, "东观镇")
        .await;
    invite(platform, &organiser, new).await.unwrap();
    let narrow = office.actor("dongzhang").await;
    let new = office
        .invitation("guxian", RoleName::TownshipAdmin, "古县镇")
        .await;
    assert_eq!(
        invite(platform, &narrow, new).await.unwrap_err().status(),
        StatusCode::NOT_FOUND
    );
    let township = office.actor("dg").await.account;
    let wanted = office.wanted(RoleName::TownshipAdmin, "古县镇").await;
    let foreign = give_grant(platform, &narrow, township, wanted.clone())
        .await
        .unwrap_err();
    assert_eq!(foreign.status(), StatusCode::NOT_FOUND);
    let foreign = give_grant(platform, &narrow, organiser.account, wanted)
        .await
        .unwrap_err();
    assert_eq!(foreign.status(), StatusCode::NOT_FOUND);
    let wanted = office.wanted(RoleName::ClassTeacher, "东观镇").await;
    let classless = give_grant(platform, &narrow, township, wanted).await.unwrap_err();
    assert_eq!(classless.violations()[0].code, "account.class_missing");
}
