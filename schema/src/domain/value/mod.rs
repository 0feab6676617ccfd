//! Values that are parsed once and then always valid, ids and the enumerations that rows store.
#[macro_use]
mod macros;

mod coded;
mod credit_code;
mod ethnicity;
pub mod id;
mod id_number;
mod partial_date;
mod phone;
pub mod state;

pub use coded::{Education, Employment, OrganisationKind, PoliticalStatus, Post, Role, Sex, Tier};
pub use credit_code::{CreditCode, CreditCodeError};
pub use ethnicity::Ethnicity;
pub use id_number::{IdNumber, IdNumberError};
pub use partial_date::{PartialDate, PartialDateError};
pub use phone::{Phone, PhoneError};
pub use state::*;

/// A code that the enumeration does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code {0:?}")]
pub struct UnknownCode(pub String);
