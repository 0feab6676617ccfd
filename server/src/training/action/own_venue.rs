//! A venue that the actor keeps.
use sanyou_schema::domain::value::id::VenueId;
use sanyou_schema::entity::venue;

use super::create_session::require_unit;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::training::store::places;

/// The refusal of a form that was typed on what is no longer so.
pub fn stale(code: &'static str, name: &str) -> Problem {
    let detail = format!("“{name}”刚刚被别人改过，没有存。请打开最新的看一看，把您要改的再改一遍。");
    Problem::conflict(code, detail)
}

/// A venue within the actor's sight.
pub async fn visible(change: &Change, actor: &Actor, id: VenueId) -> Result<venue::Model, Problem> {
    places::venues(change.db(), &actor.scope)
        .await?
        .into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| Problem::not_found("个地点"))
}

/// Refuses (403) where the venue is another unit's.
pub async fn require_own(change: &Change, actor: &Actor, venue: &venue::Model) -> Result<(), Problem> {
    require_unit(change.db(), actor, venue.unit_id)
        .await
        .map_err(|_| {
            let detail = format!(
                "“{}”不由您的单位管理，不能在这里修改。请与管理单位联系。",
                venue.name
            );
            Problem::forbidden(detail)
        })
}
