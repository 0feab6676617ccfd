//! How often an address may look certificates up.
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// So many look-ups an address and window: an office of sixty behind one address gets through, a search through all
/// codes does not.
const MOST: u32 = 120;
const WINDOW: TimeDelta = TimeDelta::seconds(60);
/// Above so many addresses the old ones are forgotten.
const ADDRESSES: usize = 10_000;

/// The windows of addresses, in this process.
#[derive(Default)]
pub struct Limiter(Mutex<HashMap<String, (DateTime<Utc>, u32)>>);

/// Of the public look-up.
pub static VERIFY: LazyLock<Limiter> = LazyLock::new(Limiter::default);

impl Limiter {
    /// Counts a look-up; where there are too many, how many seconds to wait.
    pub fn count(&self, address: &str, now: DateTime<Utc>) -> Result<(), u64> {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() > ADDRESSES {
            windows.retain(|_, (from, _)| now < *from + WINDOW);
        }
        let (from, count) = windows.entry(address.to_owned()).or_insert((now, 0));
        if now >= *from + WINDOW {
            (*from, *count) = (now, 0);
        }
        if *count >= MOST {
            let left = (*from + WINDOW - now).num_seconds().max(1);
            return Err(u64::try_from(left).unwrap_or(1));
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_waits_alone_and_not_for_long() {
        let limiter = Limiter::default();
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        assert!((0..MOST).all(|_| limiter.count("one", now).is_ok()));
        assert_eq!(limiter.count("one", now + TimeDelta::seconds(20)), Err(40));
        assert!(limiter.count("other", now).is_ok());
        assert!(limiter.count("one", now + WINDOW).is_ok());
    }
}
