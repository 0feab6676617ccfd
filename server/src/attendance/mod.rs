//! Who came (报到) and who was there, a mark a half-day (考勤). A mark is its own record and stands in no audit trail;
//! the same again changes nothing, so that a phone at the door may send twice.
mod action;
pub mod api;
mod store;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub use action::note_arrival::note_arrival;
#[cfg(test)]
pub use action::set_roll::{RollMark, set_roll};
