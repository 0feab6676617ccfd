//! Guesses at codes, from one address: counted like wrong passwords, and slowed down, never locked out.
use poem::Request;
use poem::http::StatusCode;
use sanyou_schema::domain::account::lockout::{LOCK, address_delay};
use sanyou_schema::entity::login_failure;
use sea_orm::{EntityTrait, Set};

use super::api::address_of;
use super::store;
use crate::platform::Platform;
use crate::platform::problem::Problem;

/// Lets an address with many failures wait.
pub async fn slow_guessers(platform: &Platform, request: &Request) -> Result<(), Problem> {
    let address = platform.keys.hash("address", &address_of(request));
    let since = platform.clock.now() - LOCK;
    let failures = store::address_failures(platform.database.reader(), &address, since).await?;
    tokio::time::sleep(address_delay(usize::try_from(failures).unwrap_or(usize::MAX))).await;
    Ok(())
}

/// Counts a guess that found nothing, and hands its problem back.
pub async fn count_guess(
    platform: &Platform,
    request: &Request,
    problem: Problem,
) -> Result<Problem, Problem> {
    if problem.status() == StatusCode::NOT_FOUND {
        let txn = platform.database.begin().await?;
        let row = login_failure::ActiveModel {
            id: Set(platform.clock.id()),
            account_id: Set(None),
            address_hash: Set(platform.keys.hash("address", &address_of(request))),
            at: Set(platform.clock.now()),
        };
        login_failure::Entity::insert(row).exec(&txn).await?;
        txn.commit().await?;
    }
    Ok(problem)
}
