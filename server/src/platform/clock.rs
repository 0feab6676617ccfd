//! Time, ids and randomness: the one place that reads them from the machine.
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use rand::Rng;
use uuid::Uuid;

/// The county's civil time. One zone holds for the whole country, and it has had no summer time since 1991.
pub const ZONE: chrono_tz::Tz = chrono_tz::Asia::Shanghai;

/// Where time comes from: the machine's clock, or one that was set once and runs on from there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    offset: TimeDelta,
}

impl Clock {
    /// A clock that shows `start` now and runs on.
    pub fn starting_at(start: DateTime<FixedOffset>) -> Self {
        Self {
            offset: start.with_timezone(&Utc) - machine_now(),
        }
    }

    /// This instant, to the microsecond, as both databases keep it.
    pub fn now(self) -> DateTime<Utc> {
        let now = machine_now() + self.offset;
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// Today, by the county's calendar.
    pub fn today(self) -> NaiveDate {
        self.local().date()
    }

    /// The wall clock in the county.
    pub fn local(self) -> NaiveDateTime {
        local(self.now())
    }

    /// A new id, ordered by time.
    pub fn id<T: From<Uuid>>(self) -> T {
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &random()).into_uuid())
    }
}

/// An instant on the county's wall clock.
pub fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&ZONE).naive_local()
}

/// The instant at which a day begins in the county.
pub fn midnight(day: NaiveDate) -> DateTime<Utc> {
    in_county(day.and_time(chrono::NaiveTime::MIN))
}

/// The instant of a time on the county's wall clock; the zone has had no gaps since 1991.
pub fn in_county(time: NaiveDateTime) -> DateTime<Utc> {
    let instant = time.and_local_timezone(ZONE).earliest();
    instant.map_or_else(|| time.and_utc(), |instant| instant.with_timezone(&Utc))
}

/// `N` random bytes from the system.
#[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
fn machine_now() -> DateTime<Utc> {
    Utc::now()
}
