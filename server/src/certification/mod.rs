//! Qualification (资格认证): what a tier asks for and how a person stands, applications, certificates.
//!
//! A scheme is data with validity; the rules are `schema::domain::certification`. The same evaluation serves the
//! phone's page and the application, which keeps its result. A certificate is issued in one transaction: the running
//! number without a gap, the row, its PDF, and the notice; how it stands on a day follows from its events.
mod action;
pub mod api;
#[cfg(test)]
mod county_for_tests;
mod document;
mod permission;
mod standing;
mod store;
#[cfg(test)]
mod tests;

pub use action::certificate::{NewCertificate, move_certificate, write_certificate};
pub use action::number::take_number;
pub use action::submit_application::{NewApplication, write_application};
pub use action::write_scheme::{default_scheme, write_scheme};
pub use api::views::{CertificateView, certificate_views, workdays_since};
pub use document::public_code;
pub use standing::reach_of;
pub use store::applications::applications_of_person;
pub use store::certificates::highest_valid_tier;
