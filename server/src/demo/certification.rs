//! The demo's scheme and certificates: nearly half of those in post hold one, and there is one in every state.
use chrono::{Months, NaiveDate};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sanyou_schema::domain::certification::{CertificateAction, Scheme, validity};
use sanyou_schema::domain::value::id::{CertificateId, SchemeId};
use sanyou_schema::domain::value::{CertificateState, Tier};
use sha2::{Digest as _, Sha256};

use super::people::Worker;
use super::units::Units;
use crate::certification::{
    NewCertificate, default_scheme, move_certificate, public_code, take_number, write_certificate,
    write_scheme,
};
use crate::platform::change::Change;
use crate::platform::problem::Problem;

const AUTHORITY: &str = "中共祁县县委两新工委";
const DIVISION: &str = "140727";

/// A certificate as it is to be, before it has its number: numbers go by the day of issue.
struct Planned<'a> {
    worker: &'a Worker,
    tier: Tier,
    issued_on: NaiveDate,
    ended: Option<(NaiveDate, CertificateAction)>,
}

/// Makes the scheme and the certificates.
pub async fn make(
    change: &mut Change,
    units: &Units,
    workers: &[Worker],
    today: NaiveDate,
) -> Result<(), Problem> {
    let scheme = default_scheme()?;
    let since = today - Months::new(96);
    let id = write_scheme(change, units.county, &scheme, since).await?;
    let mut random = StdRng::seed_from_u64(36);
    let mut planned: Vec<Planned<'_>> = Vec::new();
    for worker in workers {
        if worker.is_demo_account {
            planned.push(held(worker, Tier::Junior, today - Months::new(27)));
        } else {
            planned.extend(history(&mut random, worker, today));
        }
    }
    endings(&mut planned, today);
    planned.sort_by_key(|one| one.issued_on);
    for one in planned {
        write(change, id, &scheme, &one).await?;
    }
    Ok(())
}

fn held(worker: &Worker, tier: Tier, issued_on: NaiveDate) -> Planned<'_> {
    Planned {
        worker,
        tier,
        issued_on,
        ended: None,
    }
}

/// What somebody was issued so far: the lower tiers first, each with the time that the scheme asks between them.
fn history<'a>(random: &mut StdRng, worker: &'a Worker, today: NaiveDate) -> Vec<Planned<'a>> {
    let months = (today - worker.since).num_days() / 30;
    let (lot, spare) = (random.random_range(0..100), random.random_range(0..10_u32));
    let first = worker.since + Months::new(13 + spare);
    let second = first + Months::new(25);
    let third = second + Months::new(37);
    let of = |tier, day: NaiveDate, next: NaiveDate| {
        let replaced = (next <= today).then_some((next, CertificateAction::Supersede));
        Planned {
            ended: replaced,
            ..held(worker, tier, day)
        }
    };
    let never = NaiveDate::MAX;
    match lot {
        0..30 if months >= 85 => vec![
            of(Tier::Junior, first, second),
            of(Tier::Intermediate, second, third),
            of(Tier::Senior, third, never),
        ],
        0..40 if months >= 49 => vec![
            of(Tier::Junior, first, second),
            of(Tier::Intermediate, second, never),
        ],
        0..75 if months >= 24 => {
            // in the last three years, so that it is valid; of some longer ago, so that it has expired
            let back = if lot < 68 {
                random.random_range(1..34)
            } else {
                random.random_range(37..48)
            };
            vec![held(worker, Tier::Junior, (today - Months::new(back)).max(first))]
        }
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|one| one.issued_on <= today)
    .collect()
}

/// A few of the valid ones came to something else, one in each state.
fn endings(planned: &mut [Planned<'_>], today: NaiveDate) {
    use CertificateAction as A;
    let week = |weeks: u64| today - chrono::Days::new(7 * weeks);
    let valid = |one: &&mut Planned<'_>| {
        one.ended.is_none()
            && !one.worker.is_demo_account
            && one.issued_on < week(40)
            && validity(one.issued_on, 36).contains(today)
    };
    let ways = [
        (A::ComeDue, week(3)),
        (A::ComeDue, week(5)),
        (A::Suspend, week(6)),
        (A::Downgrade, week(8)),
        (A::Void, week(10)),
        (A::Revoke, week(12)),
        (A::Rectify, week(4)),
    ];
    for (one, (action, day)) in planned.iter_mut().filter(valid).step_by(9).zip(ways) {
        one.ended = Some((day, action));
    }
}

/// The public code of a demo certificate, from its number: whoever fills the demo twice finds the same.
fn code_of(number: &str) -> String {
    let digest = Sha256::digest(format!("demo {number}"));
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    public_code(bits)
}

async fn write(change: &mut Change, id: SchemeId, scheme: &Scheme, one: &Planned<'_>) -> Result<(), Problem> {
    let number = take_number(change, scheme, DIVISION, one.tier, one.issued_on).await?;
    let certificate: CertificateId = change.id();
    let new = NewCertificate {
        id: certificate,
        public_code: code_of(&number),
        number,
        person: one.worker.person,
        scheme: id,
        application: None,
        tier: one.tier,
        holder: one.worker.name.clone(),
        party_organisation: one.worker.party_organisation.1.clone(),
        authority: AUTHORITY.to_owned(),
        issued_on: one.issued_on,
        months: scheme.validity_months,
        file: None,
    };
    write_certificate(change, &new).await?;
    let Some((day, action)) = one.ended else {
        return Ok(());
    };
    let mut state = CertificateState::Valid;
    if action == CertificateAction::Rectify {
        let due = day - chrono::Days::new(14);
        state = move_certificate(change, certificate, state, CertificateAction::ComeDue, due, None).await?;
    }
    let reason = Some("演示数据".to_owned());
    move_certificate(change, certificate, state, action, day, reason).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use sanyou_schema::domain::value::ApplicationState as S;
    use sanyou_schema::entity::{application, appointment, certificate};
    use sea_orm::EntityTrait;

    use super::*;
    use crate::platform::testing::Installation;

    #[tokio::test]
    async fn nearly_half_hold_a_certificate_and_every_state_is_there() {
        let installation = Installation::new().await;
        let platform = &installation.platform;
        crate::demo::fill(platform).await.unwrap();
        let (db, today) = (platform.database.reader(), platform.clock.today());
        let posts = appointment::Entity::find().all(db).await.unwrap();
        let in_post: HashSet<_> = posts
            .iter()
            .filter(|post| post.valid_to.is_none())
            .map(|post| post.person_id)
            .collect();
        let people: Vec<_> = in_post.into_iter().collect();
        let holders = crate::certification::highest_valid_tier(db, &people, today)
            .await
            .unwrap();
        let percent = holders.len() * 100 / people.len();
        assert!((38..=52).contains(&percent), "{percent} of 100");
        for tier in Tier::ALL {
            assert!(holders.values().any(|held| held == tier), "{tier}");
        }

        let certificates = certificate::Entity::find().all(db).await.unwrap();
        for state in CertificateState::ALL {
            assert!(certificates.iter().any(|row| row.state == *state), "{state}");
        }
        let expired =
            |row: &certificate::Model| row.state == CertificateState::Valid && row.valid_to <= today;
        assert!(certificates.iter().any(expired));

        let applications = application::Entity::find().all(db).await.unwrap();
        for state in [
            S::Submitted,
            S::Recommended,
            S::TownshipPassed,
            S::CountyPassed,
            S::Returned,
            S::Rejected,
            S::Withdrawn,
        ] {
            assert!(applications.iter().any(|row| row.state == state), "{state}");
        }
        assert!(
            applications
                .iter()
                .all(|row| row.state.is_open() == row.open_key.is_some())
        );
    }
}
