//! Demo data: a county as it might be, all of it made up, the same from the same day on.
mod accounts;
mod applications;
mod certification;
pub mod people;
mod units;

use crate::platform::Platform;
use crate::platform::change::By;
use crate::platform::problem::Problem;

/// The demo's accounts, as the start prints them.
pub const ACCOUNTS: [&str; 12] = [
    "county",
    "county2",
    "dongguan",
    "chengguan",
    "wuliu",
    "teacher",
    "expert",
    "worker",
    "leader",
    "system",
    "security",
    "auditor",
];

/// Fills an empty database, in one transaction.
pub async fn fill(platform: &Platform) -> Result<(), Problem> {
    let mut change = platform.change(&By::system()).await?;
    let today = platform.clock.today();
    let units = units::make(&change, platform.clock, today).await?;
    accounts::make(&mut change, &units, today).await?;
    let workers = people::make(&mut change, &units, today).await?;
    certification::make(&mut change, &units, &workers, today).await?;
    // after the classes: whoever completed one may apply
    applications::make(&mut change, &workers, today).await?;
    change.commit().await?;
    Ok(())
}
