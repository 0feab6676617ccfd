//! `/login`, `/me` and `/accounts`.
mod session;

pub use session::SessionApi;
