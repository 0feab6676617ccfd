//! The start page, search, the person page, and figures: what reads across features. Every figure opens the list
//! behind it, by the same query.
pub mod api;
mod figures;
mod reached;
mod recommendations;
#[cfg(test)]
mod set_aside_tests;
mod store;
#[cfg(test)]
mod suggestion_tests;
mod suggestions;
#[cfg(test)]
mod tests;
mod today;
mod waiting;
