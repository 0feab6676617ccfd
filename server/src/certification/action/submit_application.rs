//! Applies for a tier: oneself, or the township for the person (代办).
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::certification::{ApplicationAction, Eligibility, check_submit};
use sanyou_schema::domain::value::id::{ApplicationId, PersonId};
use sanyou_schema::domain::value::{ApplicationState, RoleName, Tier};
use sanyou_schema::entity::application;
use sea_orm::{DbErr, EntityTrait, Set, SqlErr};

use super::application::{NewStep, write_step};
use super::telling;
use crate::certification::standing::{Standing, standing};
use crate::certification::store::{applications, schemes};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Place};
use crate::platform::change::Change;
use crate::platform::clock::local;
use crate::platform::problem::Problem;
use crate::roster::{PostView, visible_person};

/// Applies for a tier. What the criteria said is kept with the application.
///
/// Problems: `role.missing` (403), `not_found` (404), `application.no_post` (422), `application.tier` (422),
/// `application.not_eligible` (422, with the criteria), `application.open` (409).
pub async fn submit_application(
    platform: &Platform,
    actor: &Actor,
    person: PersonId,
    tier: Tier,
) -> Result<ApplicationId, Problem> {
    actor.require(Capability::ApplicationSubmit)?;
    let mut change = platform.change(&actor.by_for(person)).await?;
    let head = visible_person(change.db(), &actor.scope, person)
        .await?
        .ok_or_else(|| Problem::not_found("个人员"))?;
    let day = platform.clock.today();
    let post = head.post.filter(|_| head.as_of == day).ok_or_else(|| {
        Problem::field(
            "application.no_post",
            "tier",
            "现在没有任职，不能申报。请先由乡镇更新任职。",
        )
    })?;
    let own = actor.person == Some(person);
    if !own && !serves(actor, &post) {
        let detail = "只能替本乡镇的人代办申报。请由这个人任职的乡镇代办。";
        return Err(Problem::forbidden(detail));
    }
    let new = NewApplication {
        person,
        tier,
        post,
        on_behalf: !own,
    };
    let id = write_application(&mut change, new).await?;
    change.commit().await?;
    Ok(id)
}

/// An application to be written.
#[derive(Debug, Clone)]
pub struct NewApplication {
    /// Who applies.
    pub person: PersonId,
    /// For which tier.
    pub tier: Tier,
    /// The post in which they apply.
    pub post: PostView,
    /// Done for the person by the township.
    pub on_behalf: bool,
}

/// Writes an application within a change, if nothing stands against it.
pub async fn write_application(change: &mut Change, new: NewApplication) -> Result<ApplicationId, Problem> {
    let day = local(change.at()).date();
    let standing = standing(change.db(), new.person, day)
        .await?
        .ok_or_else(|| Problem::not_found("个人员"))?;
    let open = applications::open_of_person(change.db(), new.person).await?;
    let eligibility = check(&standing, new.tier, open.map(|row| row.state))?;
    write(change, &standing, &new.post, &eligibility, new.on_behalf).await
}

/// Whether the actor is the township's or the county's where the post is held.
fn serves(actor: &Actor, post: &PostView) -> bool {
    actor.scope.places().iter().any(|(role, place)| {
        matches!(role, RoleName::TownshipAdmin | RoleName::CountyOrganiser)
            && matches!(place, Place::Subtree { path, .. } if post.unit_path.starts_with(path.as_str()))
    })
}

/// Refuses with everything that stands against it at once; `open` is another application that goes on.
pub fn check(
    standing: &Standing,
    tier: Tier,
    open: Option<ApplicationState>,
) -> Result<Eligibility, Problem> {
    let eligibility = standing
        .eligibility(tier)
        .ok_or_else(|| Problem::field("application.tier", "tier", "现行方案没有这个级别，请重新选择。"))?;
    let violations = check_submit(&eligibility, standing.tier(), open);
    if let Some(busy) = violations
        .iter()
        .find(|violation| violation.code == "application.open")
    {
        return Err(Problem::conflict("application.open", busy.message.clone()));
    }
    if violations.is_empty() {
        return Ok(eligibility);
    }
    let messages: Vec<_> = violations
        .iter()
        .map(|violation| violation.message.clone())
        .collect();
    let detail = format!("还不能申报：{}", messages.join(""));
    let problem = Problem::rule("application.not_eligible", detail, violations);
    Err(problem.with("criteria", &eligibility.criteria))
}

async fn write(
    change: &mut Change,
    standing: &Standing,
    post: &PostView,
    eligibility: &Eligibility,
    on_behalf: bool,
) -> Result<ApplicationId, Problem> {
    let scheme = standing
        .scheme
        .as_ref()
        .ok_or_else(|| Problem::not_found("个认证方案"))?;
    let person = standing.person.id;
    let id: ApplicationId = change.id();
    let unit = schemes::handling_unit(change.db(), post.unit_id).await?;
    let row = application::ActiveModel {
        id: Set(id),
        scheme_id: Set(scheme.id),
        person_id: Set(person),
        unit_id: Set(unit),
        party_organisation_id: Set(post.party_organisation_id),
        tier: Set(eligibility.tier),
        state: Set(ApplicationState::Submitted),
        state_since: Set(change.at()),
        evaluation: Set(serde_json::to_string(eligibility).map_err(Problem::internal)?),
        submitted_on: Set(Some(standing.day)),
        open_key: Set(Some(person.to_string())),
        created_at: Set(change.at()),
    };
    let written = application::Entity::insert(row).exec(change.db()).await;
    written.map_err(taken)?;
    let step = NewStep {
        at: change.at(),
        action: ApplicationAction::Submit,
        state: ApplicationState::Submitted,
        reason: None,
        on_behalf,
    };
    let cause = write_step(change, id, step).await?;
    let detail = serde_json::json!({"tier": eligibility.tier.label()});
    change.audit("application.submit", "application", id, &detail);
    let (kind, title, body, path) = telling::received(eligibility.tier, on_behalf);
    let news = telling::News {
        person,
        unit,
        kind,
        subject: id.into(),
        cause,
        title,
        body,
        path,
    };
    telling::tell(change, news).await?;
    Ok(id)
}

/// Somebody else was quicker: one open application a person.
fn taken(error: DbErr) -> Problem {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Problem::conflict("application.open", "已有一份申报在办理中，办完后再申报。")
        }
        _ => error.into(),
    }
}
