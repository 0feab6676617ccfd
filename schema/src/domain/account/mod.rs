//! Who may do what and where, and the rules of signing in. All of it is pure: accounts, grants and recent failures
//! come in as values, with the day or the instant.
pub mod capability;
pub mod grant;
pub mod grant_request;
pub mod lockout;
pub mod mask;
pub mod scope;
pub mod second;
pub mod secret;
pub mod state;

pub use capability::{Capability, Mode, keeper, may};
pub use grant::goes_with_teaching;
pub use scope::{Actor, Grant, Scope, Target, Where};
pub use state::AccountAction;
