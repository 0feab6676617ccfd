//! Values that are parsed once and then always valid, ids and the enumerations that rows store.
#[macro_use]
mod macros;

pub mod id;
pub mod state;

pub use state::*;

/// A code that the enumeration does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code {0:?}")]
pub struct UnknownCode(pub String);
