//! How an import is followed.
use std::time::Duration;

use futures_util::stream::{self, BoxStream, StreamExt};
use poem_openapi::Object;
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;

use crate::platform::Platform;
use crate::roster::store::imports;

/// How often the progress is looked at for a stream.
const LOOK: Duration = Duration::from_millis(500);

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq, Object)]
pub struct ImportEvent {
    /// Its state.
    pub state: String,
    /// Rows so far.
    pub rows: u32,
    /// Whether it is being taken back.
    pub undoing: bool,
}

/// What changes with an import, until it rests.
pub(super) fn events(platform: Platform, id: ImportId) -> BoxStream<'static, ImportEvent> {
    let begun = (platform, None::<ImportEvent>, false);
    let steps = stream::unfold(begun, move |(platform, last, done)| async move {
        if done {
            return None;
        }
        loop {
            let row = imports::by_id(platform.database.reader(), id).await.ok()??;
            let undoing = row.undo_by.is_some();
            let working = undoing || matches!(row.state, ImportState::Reading | ImportState::Applying);
            let event = ImportEvent {
                state: row.state.code().to_owned(),
                rows: u32::try_from(row.progress).unwrap_or_default(),
                undoing,
            };
            if last.as_ref() != Some(&event) {
                return Some((event.clone(), (platform, Some(event), !working)));
            }
            tokio::time::sleep(LOOK).await;
        }
    });
    steps.boxed()
}
