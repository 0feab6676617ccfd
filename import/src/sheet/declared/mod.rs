//! Kinds of sheets that are declarations: which columns, what they hold, what is checked, what makes two rows one.
mod declaration;
mod kinds;
mod names;
mod read;
mod row;
mod words;
mod year;

pub use declaration::{CellType, Check, Declaration, Finding, KindName, Spec, Values, Writes};
pub use kinds::DECLARATIONS;
pub(super) use read::{Familiar, titles_above};
pub use words::Choice;

#[cfg(test)]
mod tests;
