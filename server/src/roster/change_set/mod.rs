//! What changes the roster: an import, a page, a transfer, a union. Each act is one change set, written together with its inverse, so
//! that it stands in the history and can be taken back.
mod content;
mod pointed;
mod pointers;
mod recorded;
mod recorder;
mod references;
pub mod undo;
mod union;

pub use pointed::Pointed;
pub use pointers::{read as read_pointed, twice};
pub use recorded::Recorded;
pub use recorder::{ChangeSet, Collected, Part, Recorder};
#[cfg(test)]
pub use references::REFERENCES;
pub use union::{JOINED, Joined};
