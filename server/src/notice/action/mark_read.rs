//! Somebody opened a notice.
use sanyou_schema::domain::value::id::NoticeId;
use sanyou_schema::entity::notice;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::notice::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;

/// Marks a notice of one's own as read; the first time counts.
///
/// Problems: `not_found` (404).
pub async fn mark_read(platform: &Platform, actor: &Actor, id: NoticeId) -> Result<(), Problem> {
    let txn = platform.database.begin().await?;
    store::own_notice(&txn, actor, id)
        .await?
        .ok_or_else(|| Problem::not_found("条消息"))?;
    notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, platform.clock.now().into())
        .filter(notice::Column::Id.eq(id))
        .filter(notice::Column::ReadAt.is_null())
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(())
}
