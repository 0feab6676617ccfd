//! What changes the roster: an import, a page, a transfer, a union. Each act is one change set, written together with its inverse, so
//! that it stands in the history and can be taken back.
mod content;
mod recorded;
mod recorder;
mod references;
pub mod undo;

pub use recorded::Recorded;
pub use recorder::{ChangeSet, Part, Recorder};
#[cfg(test)]
pub use references::REFERENCES;
