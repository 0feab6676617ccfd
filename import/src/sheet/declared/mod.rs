//! Kinds of sheets that are declarations: which columns, what they hold, what is checked, what makes two rows one.
mod cells;
mod declaration;
mod groups;
mod header;
mod kinds;
mod names;
mod read;
mod row;
mod told;
mod words;
mod year;

pub use declaration::{ByTitle, CellType, Check, Declaration, Finding, KindName, Spec, Values, Writes};
pub(super) use header::{Familiar, titles_above};
pub use kinds::DECLARATIONS;
pub use words::Choice;

#[cfg(test)]
mod tests;
