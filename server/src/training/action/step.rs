//! Moves a session or a place by its life cycle: the state and the event row together.
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::training::{EnrolmentAction, SessionAction};
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::entity::{enrolment, enrolment_event, session, session_event};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, Set};
use uuid::Uuid;

use super::add_place::filled;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::refused;

/// Moves a session. Problems: `session.transition` (409), `session.reason_missing` (422).
pub async fn move_session(
    change: &Change,
    row: &session::Model,
    action: SessionAction,
    reason: Option<&str>,
) -> Result<session::Model, Problem> {
    let state = row.state.step(action, reason).map_err(refused)?;
    let mut moved = row.clone().into_active_model();
    moved.state = Set(state);
    let moved = moved.update(change.db()).await?;
    let event = session_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        session_id: Set(row.id),
        at: Set(change.at()),
        actor_id: Set(change.by().account),
        action: Set(action.code().to_owned()),
        state: Set(state),
        reason: Set(filled(reason.map(str::to_owned))),
    };
    session_event::Entity::insert(event).exec(change.db()).await?;
    Ok(moved)
}

/// Moves a place. Problems: `enrolment.transition` (409), `enrolment.reason_missing` (422).
pub async fn move_enrolment(
    change: &Change,
    row: &enrolment::Model,
    action: EnrolmentAction,
    reason: Option<&str>,
) -> Result<enrolment::Model, Problem> {
    let state = row.state.step(action, reason).map_err(refused)?;
    let mut moved = row.clone().into_active_model();
    moved.state = Set(state);
    if state != EnrolmentState::Waiting {
        moved.turn = Set(None);
        moved.offer_until = Set(None);
    }
    let moved = moved.update(change.db()).await?;
    note(change, &moved, action.code(), reason).await?;
    Ok(moved)
}

/// Notes what happened to a place, with the state that it has then.
pub async fn note(
    change: &Change,
    row: &enrolment::Model,
    action: &str,
    reason: Option<&str>,
) -> Result<(), DbErr> {
    let event = enrolment_event::ActiveModel {
        id: Set(change.id::<Uuid>()),
        enrolment_id: Set(row.id),
        at: Set(change.at()),
        actor_id: Set(change.by().account),
        action: Set(action.to_owned()),
        state: Set(row.state),
        reason: Set(filled(reason.map(str::to_owned))),
    };
    enrolment_event::Entity::insert(event)
        .exec_without_returning(change.db())
        .await?;
    Ok(())
}
