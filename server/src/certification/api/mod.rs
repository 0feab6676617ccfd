//! `/me/certification`, `/applications`, `/certificates`.
mod applications;
mod certificates;
mod limit;
mod standing;
mod verify;
pub mod views;

pub use applications::ApplicationApi;
pub use certificates::CertificateApi;
pub use standing::StandingApi;
pub use verify::VerifyApi;
