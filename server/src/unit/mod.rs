//! The territory tree and the line tree: their units with names, order and validity.
pub mod api;
pub mod store;

pub use store::{NamedUnit, named_units, names_and_paths, path_below, path_of};
