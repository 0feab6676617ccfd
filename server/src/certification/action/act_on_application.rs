//! Takes a step of an application.
use poem::http::StatusCode;
use sanyou_schema::domain::certification::{ApplicationAction, Stages, check_actor};
use sanyou_schema::domain::value::id::ApplicationId;
use sanyou_schema::domain::value::{ApplicationState, RoleName};
use sanyou_schema::domain::violation::Violation;
use sanyou_schema::entity::application;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::application::{NewStep, move_on, stale, write_step};
use super::issue_certificate::issue_certificate;
use super::submit_application::check;
use super::telling;
use crate::certification::permission::{capabilities, is_theirs, issues_at_once, may_here};
use crate::certification::standing::standing;
use crate::certification::store::applications::{Placed, visible_application};
use crate::certification::store::schemes::{SchemeVersion, scheme_version};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Place};
use crate::platform::change::{By, Change};
use crate::platform::problem::Problem;

/// Takes a step and answers the state after it.
///
/// Problems: `not_found` (404), `role.missing` (403), `application.own` (403), `application.state` (409),
/// `application.reason_missing` (422), and on issuing those of [`issue_certificate`].
pub async fn act_on_application(
    platform: &Platform,
    actor: &Actor,
    id: ApplicationId,
    action: ApplicationAction,
    reason: Option<String>,
) -> Result<ApplicationState, Problem> {
    let db = platform.database.reader();
    let placed = visible_application(db, &actor.scope, id)
        .await?
        .ok_or_else(|| Problem::not_found("份申报"))?;
    let scheme = scheme_version(db, placed.row.scheme_id).await?;
    let stages = Stages::from(&scheme.scheme.stages);
    let state = placed.row.state;
    for capability in capabilities(&stages, state, action) {
        if !may_here(actor, capability, &placed) {
            actor.require(capability)?;
            let detail = format!("这份申报的“{}”不由您的单位办理。", action.label());
            return Err(Problem::forbidden(detail));
        }
    }
    if !is_theirs(actor, &placed, action) {
        let detail = "申报由本人撤回，或由乡镇代办。要退给本人，请用“退回”。";
        return Err(Problem::forbidden(detail));
    }
    check_actor(placed.row.person_id, actor.person, action)
        .map_err(|v| Problem::new(StatusCode::FORBIDDEN, "application.own", v.message))?;
    let reason = reason
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    if action == ApplicationAction::Issue {
        let from = if issues_at_once(&stages, state) {
            ApplicationState::Recognised
        } else {
            state
        };
        step(&stages, from, action, None, state)?;
        issue_certificate(platform, actor, &placed, &scheme, from != state).await?;
        return Ok(ApplicationState::Issued);
    }
    let next = step(&stages, state, action, reason.as_deref(), state)?;
    write(platform, actor, &placed, &scheme, action, next, reason).await?;
    Ok(next)
}

fn step(
    stages: &Stages,
    from: ApplicationState,
    action: ApplicationAction,
    reason: Option<&str>,
    now: ApplicationState,
) -> Result<ApplicationState, Problem> {
    let refused = |violation: Violation| match violation.code.as_str() {
        "application.reason_missing" => {
            Problem::field("application.reason_missing", "reason", violation.message)
        }
        _ => stale(now, violation.message),
    };
    stages.step(from, action, reason).map_err(refused)
}

async fn write(
    platform: &Platform,
    actor: &Actor,
    placed: &Placed,
    scheme: &SchemeVersion,
    action: ApplicationAction,
    next: ApplicationState,
    reason: Option<String>,
) -> Result<(), Problem> {
    let own = matches!(action, ApplicationAction::Resubmit | ApplicationAction::Withdraw);
    let by = if own {
        actor.by_for(placed.row.person_id)
    } else {
        actor.by()
    };
    let on_behalf = stands_in(actor, placed, action, &by);
    let mut change = platform.change(&by).await?;
    move_on(&change, &placed.row, next).await?;
    if action == ApplicationAction::Resubmit {
        evaluate_again(&change, placed).await?;
    }
    let written = NewStep {
        at: change.at(),
        action,
        state: next,
        reason: reason.clone(),
        on_behalf,
    };
    let cause = write_step(&change, placed.row.id, written).await?;
    let detail = serde_json::json!({"state": next.label(), "reason": reason, "scheme": scheme.scheme.name});
    change.audit(
        &format!("application.{}", action.code()),
        "application",
        placed.row.id,
        &detail,
    );
    let why = reason.as_deref().unwrap_or("未写明");
    let news = match action {
        ApplicationAction::Resubmit => Some(telling::received(placed.row.tier, on_behalf)),
        ApplicationAction::Return => Some(telling::returned(placed.row.tier, why)),
        ApplicationAction::NotAdmit
        | ApplicationAction::Reject
        | ApplicationAction::FailTest
        | ApplicationAction::FailReview
        | ApplicationAction::Uphold => Some(telling::refused(placed.row.tier, next.label(), why)),
        _ => None,
    };
    if let Some((kind, title, body, path)) = news {
        let news = telling::News {
            person: placed.row.person_id,
            unit: placed.row.unit_id,
            kind,
            subject: placed.row.id.into(),
            cause,
            title,
            body,
            path,
        };
        telling::tell(&mut change, news).await?;
    }
    change.commit().await?;
    Ok(())
}

/// Whether the actor does in another's place what is theirs: the township for the person, or for the party organisation.
fn stands_in(actor: &Actor, placed: &Placed, action: ApplicationAction, by: &By) -> bool {
    if action == ApplicationAction::Recommend {
        let speaks = (
            RoleName::PartyOrganisation,
            Place::PartyOrganisation(placed.row.party_organisation_id),
        );
        return !actor.scope.places().contains(&speaks);
    }
    by.on_behalf_of.is_some()
}

/// What is submitted again is judged again.
async fn evaluate_again(change: &Change, placed: &Placed) -> Result<(), Problem> {
    let day = crate::platform::clock::local(change.at()).date();
    let standing = standing(change.db(), placed.row.person_id, day)
        .await?
        .ok_or_else(|| Problem::not_found("个人员"))?;
    let eligibility = check(&standing, placed.row.tier, None)?;
    let text = serde_json::to_string(&eligibility).map_err(Problem::internal)?;
    application::Entity::update_many()
        .col_expr(application::Column::Evaluation, text.into())
        .col_expr(application::Column::SubmittedOn, day.into())
        .filter(application::Column::Id.eq(placed.row.id))
        .exec(change.db())
        .await?;
    Ok(())
}
