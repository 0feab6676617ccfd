//! What an import comes to once it was compared: it is staged, or stopped by the delta guard.
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::roster::{ImportAction, Totals};
use sanyou_schema::domain::value::id::ImportId;
use sanyou_schema::entity::roster_import;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::content::Summary;

/// What a staged import comes to.
pub struct Outcome<'a> {
    /// The counts.
    pub totals: &'a Totals,
    /// Over what is shown.
    pub fingerprint: &'a str,
    /// Whether too much would change.
    pub is_guarded: bool,
    /// The import whose rows are shown, where it has none of its own.
    pub rows_of: Option<ImportId>,
    /// What it says of itself.
    pub summary: &'a Summary,
}

/// The import is staged, or guarded.
pub async fn settle(
    change: &Change,
    import: roster_import::Model,
    outcome: Outcome<'_>,
) -> Result<(), Problem> {
    let Outcome {
        totals,
        fingerprint,
        is_guarded,
        rows_of,
        summary,
    } = outcome;
    // what a second person let pass was just this
    let released = import.released_by.is_some() && import.fingerprint.as_deref() == Some(fingerprint);
    let action = if is_guarded && !released {
        ImportAction::Guard
    } else {
        ImportAction::Stage
    };
    // from applying, where the roster changed in between, first back to staged
    let state = match (import.state.next(action), action) {
        (Some(state), _) => state,
        (None, ImportAction::Guard) => import
            .state
            .step(ImportAction::Stage, None)
            .and_then(|state| state.step(action, None))
            .map_err(|violation| Problem::internal(violation.message))?,
        (None, _) => import.state,
    };
    let mut row = import.into_active_model();
    row.state = Set(state);
    row.report_enc = Set(Some(change.keys().seal_json(summary)));
    row.totals = Set(serde_json::to_string(totals).ok());
    row.fingerprint = Set(Some(fingerprint.to_owned()));
    row.rows_of_id = Set(rows_of);
    row.progress = Set(i32::try_from(summary.rows).unwrap_or(i32::MAX));
    row.leased_until = Set(None);
    row.failure = Set(None);
    row.failure_text = Set(None);
    if !released {
        row.released_by = Set(None);
        row.release_reason = Set(None);
    }
    row.update(change.db()).await?;
    Ok(())
}
