//! Settings: rows with a unit and days, in force for the unit's subtree; the nearest ancestor's version of the day
//! wins. Every key is declared in [`keys`], with its label, its kind and what holds where nobody set it.
mod action;
pub mod api;
pub mod keys;
mod store;

pub use action::set_setting::{NewValue, write_value};
pub use keys::month_day;
pub use store::{installation_value, installation_values, value_for, values_for};
