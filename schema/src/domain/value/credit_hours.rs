//! Credit hours (学时): decimal(6,2), in quarter steps.
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::Violation;

/// Hours of training as a ledger holds them. Negative only in a reversal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct CreditHours(Decimal);

impl CreditHours {
    /// No hours.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// What one entry may hold: decimal(6,2).
    const LIMIT: i64 = 10_000;

    /// Whole hours.
    pub fn whole(hours: u32) -> Self {
        Self(hours.into())
    }

    /// Hours as somebody enters them: not negative, in quarter steps, below 10,000.
    pub fn parse(hours: Decimal) -> Result<Self, Violation> {
        let quarters = hours * Decimal::from(4);
        if hours.is_sign_negative() && !hours.is_zero() {
            return Err(
                Violation::new("credit_hours.negative", "学时不能是负数，请改为 0 或更大的数。")
                    .with("hours", hours),
            );
        }
        if !quarters.fract().is_zero() {
            return Err(
                Violation::new("credit_hours.step", "学时以 0.25 为一档，请改为如 3、3.5、3.75。")
                    .with("hours", hours),
            );
        }
        if hours >= Decimal::from(Self::LIMIT) {
            return Err(
                Violation::new("credit_hours.too_many", "学时太大，请检查是否多写了一位。")
                    .with("hours", hours),
            );
        }
        Ok(Self(hours.normalize()))
    }

    /// The number itself.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// What takes these hours back.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self(-self.0)
    }

    /// So many times these hours.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self((self.0 * Decimal::from(count)).normalize())
    }

    /// How much is lacking to reach a threshold.
    #[must_use]
    pub fn lacking(self, threshold: Self) -> Self {
        Self((threshold.0 - self.0).max(Decimal::ZERO).normalize())
    }
}

impl std::ops::Add for CreditHours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self((self.0 + other.0).normalize())
    }
}

impl std::iter::Sum for CreditHours {
    fn sum<I: Iterator<Item = Self>>(hours: I) -> Self {
        hours.fold(Self::ZERO, |a, b| a + b)
    }
}

impl std::fmt::Display for CreditHours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.normalize().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_come_in_quarters() {
        for (text, code) in [
            ("0", None),
            ("3.75", None),
            ("3.50", None),
            ("9999.75", None),
            ("3.1", Some("credit_hours.step")),
            ("-0.25", Some("credit_hours.negative")),
            ("10000", Some("credit_hours.too_many")),
        ] {
            let result = CreditHours::parse(text.parse().unwrap());
            assert_eq!(result.err().map(|v| v.code).as_deref(), code, "{text}");
        }
    }

    #[test]
    fn they_print_without_empty_decimals() {
        let hours = CreditHours::parse("3.50".parse().unwrap()).unwrap();
        assert_eq!(hours.to_string(), "3.5");
        assert_eq!(hours.times(4).to_string(), "14");
        assert_eq!((hours + hours.reversed()), CreditHours::ZERO);
        assert_eq!(serde_json::to_string(&hours).unwrap(), "\"3.5\"");
    }

    proptest! {
        #[test]
        fn what_lacks_completes(a in 0u32..4000, b in 0u32..4000) {
            let quarter = |n: u32| CreditHours::parse(Decimal::from(n) / Decimal::from(4)).unwrap();
            let (hours, threshold) = (quarter(a), quarter(b));
            let reached = hours + hours.lacking(threshold);
            prop_assert_eq!(reached, hours.max(threshold));
        }
    }
}
