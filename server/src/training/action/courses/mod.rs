//! What is done with courses: written, filled with materials and questions, learnt, ordered.
mod agree;
pub mod learn;
pub mod materials;
pub mod order;
pub mod questions;
mod tell_order;
pub mod words;
pub mod write;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::CourseId;

use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::courses::{SeenCourse, visible_course};

/// A course that the actor keeps, held until the change is done.
async fn kept(change: &Change, actor: &Actor, id: CourseId) -> Result<SeenCourse, Problem> {
    actor.require(Capability::SessionWrite)?;
    let seen = visible_course(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("门课程"))?;
    if seen.kept_by(actor) {
        return Ok(seen);
    }
    let detail = format!("“{}”是上级的课程，不能在这里改；要用可以点单。", seen.row.name);
    Err(Problem::forbidden(detail))
}
