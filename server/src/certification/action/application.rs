//! Writes applications: where the row stands, and the steps.
use chrono::{DateTime, Utc};
use sanyou_schema::domain::certification::ApplicationAction;
use sanyou_schema::domain::value::ApplicationState;
use sanyou_schema::domain::value::id::ApplicationId;
use sanyou_schema::entity::{application, application_event};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// Moves the row, unless somebody else did so meanwhile.
pub async fn move_on(
    change: &Change,
    row: &application::Model,
    next: ApplicationState,
) -> Result<(), Problem> {
    let open_key = next.is_open().then(|| row.person_id.to_string());
    let moved = application::Entity::update_many()
        .col_expr(application::Column::State, next.into())
        .col_expr(application::Column::StateSince, change.at().into())
        .col_expr(application::Column::OpenKey, open_key.into())
        .filter(application::Column::Id.eq(row.id))
        .filter(application::Column::State.eq(row.state))
        .exec(change.db())
        .await?;
    if moved.rows_affected == 1 {
        return Ok(());
    }
    let now = application::Entity::find_by_id(row.id).one(change.db()).await?;
    let now = now.map_or(row.state, |row| row.state);
    let detail = format!("这份申报刚由别人办理，现在是“{}”。请刷新后再看。", now.label());
    Err(stale(now, detail))
}

/// What is done to an application that is not, or no longer, where it was thought to be.
pub fn stale(now: ApplicationState, detail: String) -> Problem {
    Problem::conflict("application.state", detail)
        .with("state", now.code())
        .with("state_label", now.label())
}

/// A step to be written.
#[derive(Debug, Clone)]
pub struct NewStep {
    /// When; two steps of one change follow each other.
    pub at: DateTime<Utc>,
    /// What was done.
    pub action: ApplicationAction,
    /// The state after it.
    pub state: ApplicationState,
    /// Why.
    pub reason: Option<String>,
    /// Done for somebody by the township.
    pub on_behalf: bool,
}

/// Writes a step of an application; its id is the cause of what is told.
pub async fn write_step(change: &Change, id: ApplicationId, step: NewStep) -> Result<Uuid, DbErr> {
    let event: Uuid = change.id();
    let row = application_event::ActiveModel {
        id: Set(event),
        application_id: Set(id),
        at: Set(step.at),
        actor_id: Set(change.by().account),
        on_behalf: Set(step.on_behalf),
        action: Set(step.action.code().to_owned()),
        state: Set(step.state),
        reason: Set(step.reason),
    };
    application_event::Entity::insert(row).exec(change.db()).await?;
    Ok(event)
}
