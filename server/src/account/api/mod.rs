//! `/login`, `/me`, `/accounts` and activation.
mod accounts;
pub(super) mod activation;
mod grants;
mod phones;
mod session;

pub use accounts::AccountApi;
pub use activation::ActivationApi;
pub use grants::GrantApi;
pub use phones::PhoneApi;
pub use session::{SessionApi, address_of};

use poem_openapi::ApiResponse;

/// Done.
#[derive(ApiResponse)]
pub enum Done {
    /// Done; there is nothing to say.
    #[oai(status = 204)]
    Done,
}
