//! Values that are parsed once and then always valid, ids and the enumerations that rows store.
#[macro_use]
mod macros;

mod call_back;
mod coded;
mod credit_code;
pub mod credit_hours;
pub mod days;
mod ethnicity;
mod facts;
pub mod id;
mod id_number;
mod partial_date;
mod phone;
pub mod state;

pub use call_back::{CallBack, CallBackError};
pub use coded::{Education, Employment, OrganisationKind, PoliticalStatus, Post, Role, Sex, Tier};
pub use credit_code::{CreditCode, CreditCodeError};
pub use credit_hours::CreditHours;
pub use days::Days;
pub use ethnicity::Ethnicity;
pub use facts::{CoverageKind, FactGrade, FactKind, OperatingState, SheetKind};
pub use id_number::{IdNumber, IdNumberError};
pub use partial_date::{PartialDate, PartialDateError};
pub use phone::{Phone, PhoneError};
pub use state::*;

/// A code that the enumeration does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown code {0:?}")]
pub struct UnknownCode(pub String);

/// What every enumeration of `coded_enum!` gives, for code that is generic over them.
pub trait Coded: Copy + PartialEq + 'static {
    /// Every variant, in the order of its declaration.
    fn all() -> &'static [Self];
    /// The stable code.
    fn code(self) -> &'static str;
    /// The field's own word for it.
    fn label(self) -> &'static str;
}
