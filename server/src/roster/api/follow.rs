//! How an upload is held to its limit, and how an import is followed.
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{self, BoxStream, StreamExt};
use poem::{Endpoint, EndpointExt, Request};
use poem_openapi::Object;
use sanyou_schema::domain::value::ImportState;
use sanyou_schema::domain::value::id::ImportId;

use crate::platform::Platform;
use crate::platform::files::MAX_BYTES;
use crate::roster::action::upload_import::too_large;
use crate::roster::store::imports;

/// How often the progress is looked at for a stream.
const LOOK: Duration = Duration::from_millis(500);

/// What a form's other parts may add to the file.
const FORM: u64 = 1 << 20;

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq, Object)]
pub struct ImportEvent {
    /// Its state.
    pub state: String,
    /// Rows so far.
    pub rows: u32,
}

/// Refuses by its announced length what is over the limit, before a byte is read.
pub(super) fn within_limit<E: Endpoint + 'static>(endpoint: E) -> impl Endpoint<Output = E::Output> {
    endpoint.around(|next: Arc<_>, request: Request| async move {
        let length = request
            .header("content-length")
            .and_then(|text| text.parse::<u64>().ok());
        if length.is_some_and(|length| length > MAX_BYTES as u64 + FORM) {
            return Err(too_large().into());
        }
        next.call(request).await
    })
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
            let working = matches!(row.state, ImportState::Reading | ImportState::Applying);
            let event = ImportEvent {
                state: row.state.code().to_owned(),
                rows: u32::try_from(row.progress).unwrap_or_default(),
            };
            if last.as_ref() != Some(&event) {
                return Some((event.clone(), (platform, Some(event), !working)));
            }
            tokio::time::sleep(LOOK).await;
        }
    });
    steps.boxed()
}
