//! Who may sign in, how they prove it, and what they may see and do.
//!
//! A request carries a session cookie or a bearer token; [`Accounts`] turns it into an actor with its scope. Officials sign in with a password, workers with a PIN on a phone that is
//! remembered. Other features call the few functions exported here.
mod action;
pub mod api;
mod authenticate;
mod guess;
mod secret;
mod store;
#[cfg(test)]
mod tests;

pub use action::create_account::{NewAccount, NewGrant, NewPlace, create_account, write_grant};
pub use action::create_token::create_token;
pub use action::invite::one_time_password;
pub use action::keep_workers::{WorkerOf, keep_workers};
pub use action::name_teacher::{name_teacher, release_teacher};
pub use action::set_mail::check_mail;
pub use api::address_of;
pub use authenticate::Accounts;
pub use guess::{count_guess, slow_guessers};
pub use secret::hash_secret;
pub use store::{display_names, email_of, emails_of, in_use, office_of, remove_unused, waiting_for_grant};

/// The account of a login with its scope of today, without signing in.
#[cfg(test)]
pub async fn actor_by_login(
    platform: &crate::platform::Platform,
    login: &str,
) -> Option<crate::platform::actor::Actor> {
    let db = platform.database.reader();
    let row = store::by_login(db, login).await.ok()??;
    authenticate::load_actor(platform, db, &row).await.ok()
}
