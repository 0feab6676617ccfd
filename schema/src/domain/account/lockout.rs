//! What failures to sign in lead to. An account locks; an address only slows down, since a whole classroom may
//! stand behind one address.
use chrono::{DateTime, Duration, Utc};

/// So many failures lock an account.
pub const FAILURES: usize = 5;
/// For so long, and within so long.
pub const LOCK: Duration = Duration::minutes(15);
/// An address may fail so often before it waits.
pub const ADDRESS_FREE: usize = 20;
/// The longest that an address waits before an answer.
pub const ADDRESS_MAX: std::time::Duration = std::time::Duration::from_secs(4);

/// Until when an account is locked at `now`, by its failures since the last success (in order of time).
///
/// A failure counts for 15 minutes; the fifth locks for 15 minutes, after which the count begins anew. What is tried
/// while it is locked neither counts nor makes it longer, so that nobody can keep another out for good by trying.
pub fn locked_until(failures: &[DateTime<Utc>], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut counted: Vec<DateTime<Utc>> = Vec::new();
    let mut locked: Option<DateTime<Utc>> = None;
    for at in failures.iter().copied().filter(|at| *at <= now) {
        if locked.is_some_and(|until| at < until) {
            continue;
        }
        counted.retain(|earlier| at - *earlier < LOCK);
        counted.push(at);
        if counted.len() >= FAILURES {
            locked = Some(at + LOCK);
            counted.clear();
        }
    }
    locked.filter(|until| now < *until)
}

/// How long an address with so many failures in the last 15 minutes waits for its answer.
pub fn address_delay(recent_failures: usize) -> std::time::Duration {
    if recent_failures <= ADDRESS_FREE {
        return std::time::Duration::ZERO;
    }
    let doublings = u32::try_from((recent_failures - ADDRESS_FREE - 1) / 10)
        .unwrap_or(u32::MAX)
        .min(8);
    std::time::Duration::from_millis(250 << doublings).min(ADDRESS_MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        "2026-11-24T01:00:00Z".parse::<DateTime<Utc>>().unwrap() + Duration::minutes(minute)
    }

    #[test]
    fn the_fifth_failure_locks_for_a_quarter_of_an_hour() {
        let list = |minutes: &[i64]| minutes.iter().map(|m| at(*m)).collect::<Vec<_>>();
        for (failures, now, locked) in [
            (vec![0, 1, 2, 3], 3, None),
            (vec![0, 1, 2, 3, 4], 4, Some(19)),
            (vec![0, 1, 2, 3, 4], 18, Some(19)),
            (vec![0, 1, 2, 3, 4], 19, None),
            (vec![0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 18], 18, Some(19)),
            (vec![0, 1, 2, 3, 16], 16, None),
            (vec![0, 1, 2, 3, 4, 20, 21, 22, 23], 23, None),
            (vec![0, 1, 2, 3, 4, 20, 21, 22, 23, 24], 24, Some(39)),
            (vec![], 0, None),
        ] {
            assert_eq!(
                locked_until(&list(&failures), at(now)),
                locked.map(at),
                "{failures:?} at {now}"
            );
        }
    }

    #[test]
    fn a_classroom_behind_one_address_gets_in() {
        assert_eq!(address_delay(20), std::time::Duration::ZERO);
        assert_eq!(address_delay(21).as_millis(), 250);
        assert_eq!(address_delay(45).as_millis(), 1000);
        assert_eq!(address_delay(100_000), ADDRESS_MAX);
    }

    proptest! {
        #[test]
        fn no_lock_outlasts_its_time(minutes in proptest::collection::vec(0i64..300, 0..40), now in 0i64..400) {
            let mut sorted = minutes;
            sorted.sort_unstable();
            let failures: Vec<_> = sorted.iter().map(|m| at(*m)).collect();
            if let Some(until) = locked_until(&failures, at(now)) {
                prop_assert!(until > at(now) && until <= at(now) + LOCK);
            }
            if sorted.len() < FAILURES {
                prop_assert_eq!(locked_until(&failures, at(now)), None);
            }
        }

        #[test]
        fn more_failures_never_wait_less(n in 0usize..500) {
            prop_assert!(address_delay(n) <= address_delay(n + 1));
        }
    }
}
