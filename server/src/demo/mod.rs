//! Demo data: a county as it might be, all of it made up, the same from the same day on.
mod accounts;
mod applications;
mod certification;
mod course_texts;
mod courses;
mod divisions;
mod facts;
pub mod people;
mod places;
mod plans;
mod sessions;
mod trainees;
mod training;
mod units;
mod visits;

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
    training::make(&mut change, &units, &workers, today).await?;
    plans::make(&change, &units, today).await?;
    certification::make(&mut change, &units, &workers, today).await?;
    // after the classes: whoever completed one may apply
    applications::make(&mut change, &workers, today).await?;
    facts::make(&mut change, &units, &workers, today).await?;
    courses::make(platform, &change, &units, &workers, today).await?;
    divisions::make(&change, &units, today).await?;
    visits::make(&change, &units, &workers, today).await?;
    change.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use sanyou_schema::domain::value::{EnrolmentState, RoleName, SessionState};
    use sanyou_schema::entity::{certificate, credit_entry, enrolment, role_grant, session, slot};
    use sea_orm::EntityTrait;

    use super::*;
    use crate::platform::testing::Installation;

    #[tokio::test]
    async fn two_makings_issue_the_same_certificates() {
        let mut made = Vec::new();
        for _ in 0..2 {
            let installation = Installation::new().await;
            fill(&installation.platform).await.unwrap();
            let db = installation.platform.database.reader();
            let rows = certificate::Entity::find().all(db).await.unwrap();
            let mut codes: Vec<_> = rows
                .into_iter()
                .map(|row| (row.number, row.public_code))
                .collect();
            codes.sort();
            assert!(codes.len() > 10);
            made.push(codes);
        }
        assert_eq!(made[0], made[1]);
    }

    #[tokio::test]
    async fn the_classes_keep_the_rules_of_real_ones() {
        let installation = Installation::new().await;
        let platform = &installation.platform;
        fill(platform).await.unwrap();
        let db = platform.database.reader();
        let sessions = session::Entity::find().all(db).await.unwrap();
        let places = enrolment::Entity::find().all(db).await.unwrap();
        let states: HashSet<SessionState> = sessions.iter().map(|row| row.state).collect();
        for state in [
            SessionState::Preparing,
            SessionState::Enrolling,
            SessionState::Running,
            SessionState::Assessing,
            SessionState::Completed,
            SessionState::Archived,
            SessionState::Cancelled,
        ] {
            assert!(states.contains(&state), "{state} is missing");
        }
        let mut taken: HashMap<_, i32> = HashMap::new();
        for place in places.iter().filter(|place| place.state.takes_place()) {
            *taken.entry(place.session_id).or_default() += 1;
        }
        for row in &sessions {
            let taken = taken.get(&row.id).copied().unwrap_or(0);
            assert!(taken <= row.capacity, "{taken} of {}", row.capacity);
        }
        let slots = slot::Entity::find().all(db).await.unwrap();
        let mut half_days = HashSet::new();
        for place in places.iter().filter(|place| place.state.takes_place()) {
            let own = slots.iter().filter(|slot| {
                let theirs = slot.division_id.is_none() || slot.division_id == place.division_id;
                slot.session_id == place.session_id && theirs
            });
            for slot in own {
                let half_day = (place.person_id, slot.day, slot.half);
                assert!(
                    half_days.insert(half_day),
                    "in two sessions at once: {half_day:?}"
                );
            }
        }
        let completed: HashSet<_> = places
            .iter()
            .filter(|place| place.state == EnrolmentState::Completed)
            .map(|place| place.person_id)
            .collect();
        let entries = credit_entry::Entity::find().all(db).await.unwrap();
        assert!(entries.len() > 1000 && entries.iter().all(|entry| completed.contains(&entry.person_id)));
        let grants = role_grant::Entity::find().all(db).await.unwrap();
        let teaches = grants
            .iter()
            .find(|grant| grant.role == RoleName::ClassTeacher)
            .unwrap();
        let running = sessions
            .iter()
            .find(|row| row.state == SessionState::Running)
            .unwrap();
        assert_eq!(teaches.class_id, Some(running.class_id));
        assert_eq!(Some(teaches.account_id), running.head_account_id);
    }
}
