//! Who asks, as every feature takes it: [`Signed`] turns a request's cookie or token into an [`Actor`] with its
//! [`Scope`]. How a credential is checked is the account feature's, registered in `app` as [`Authenticate`].
#[expect(clippy::module_inception, reason = "the room is named after its main type")]
mod actor;
mod scope;
mod signed;

pub use actor::Actor;
pub use scope::{Place, Scope};
pub use signed::{Authenticate, Authenticated, COOKIE, Credential, Signed, SignedEarly};
