//! The township told somebody by word of mouth, phone or paper.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::DeliveryState;
use sanyou_schema::entity::delivery;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::notice::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::By;
use crate::platform::problem::Problem;

/// The states that [`DeliveryAction::Tell`](sanyou_schema::domain::notice::DeliveryAction) leads on from.
const TELLABLE: [DeliveryState; 3] = [
    DeliveryState::Pending,
    DeliveryState::Failed,
    DeliveryState::Parked,
];

/// Marks an entry of the township's list as told; the same again changes nothing.
///
/// Problems: `role.missing` (403), `not_found` (404).
pub async fn mark_told(platform: &Platform, actor: &Actor, id: Uuid) -> Result<(), Problem> {
    actor.require(Capability::NoticeTell)?;
    let person = store::to_tell_one(platform.database.reader(), actor, id)
        .await?
        .ok_or_else(|| Problem::not_found("条告知"))?;
    let by = By {
        on_behalf_of: person,
        ..actor.by()
    };
    let mut change = platform.change(&by).await?;
    let told = delivery::Entity::update_many()
        .col_expr(delivery::Column::State, DeliveryState::Told.into())
        .col_expr(delivery::Column::DoneAt, change.at().into())
        .col_expr(delivery::Column::DoneBy, actor.account.0.into())
        .filter(delivery::Column::Id.eq(id))
        .filter(delivery::Column::State.is_in(TELLABLE))
        .exec(change.db())
        .await?;
    if told.rows_affected == 1 {
        change.audit("notice.told", "delivery", id, &serde_json::json!({}));
        change.commit().await?;
    }
    Ok(())
}
