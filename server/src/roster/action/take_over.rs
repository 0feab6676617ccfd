//! The same file again: what people did with it when it was applied is not asked of them once more.
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::{import_decision, import_edit};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::store::{desk, imports};

/// Copies what was mended, decided and chosen for the earlier import, where that was applied.
pub async fn take_over(change: &Change, earlier: ImportId, id: ImportId) -> Result<(), Problem> {
    let applied = imports::by_id(change.db(), earlier).await?;
    let Some(applied) = applied.filter(|row| row.state == ImportState::Applied) else {
        return Ok(());
    };
    if let Some(row) = imports::by_id(change.db(), id).await? {
        let mut row = row.into_active_model();
        row.left_out_sheets = Set(applied.left_out_sheets);
        row.choices_enc = Set(applied.choices_enc);
        row.update(change.db()).await?;
    }
    for row in imports::edits(change.db(), earlier).await? {
        let mut again = row.into_active_model().reset_all();
        again.id = Set(change.id());
        again.import_id = Set(id);
        import_edit::Entity::insert(again).exec(change.db()).await?;
    }
    for row in desk::decisions(change.db(), earlier).await? {
        let mut again = row.into_active_model().reset_all();
        again.id = Set(change.id());
        again.import_id = Set(id);
        import_decision::Entity::insert(again).exec(change.db()).await?;
    }
    Ok(())
}
