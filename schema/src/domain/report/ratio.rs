//! A numerator over a denominator.
use rust_decimal::{Decimal, RoundingStrategy::MidpointAwayFromZero};
use serde::{Deserialize, Serialize};

/// n of N.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// n.
    pub numerator: u64,
    /// N.
    pub denominator: u64,
}

impl Ratio {
    /// n of N.
    pub const fn new(numerator: u64, denominator: u64) -> Self {
        Self {
            numerator,
            denominator,
        }
    }

    /// Per cent to one decimal, half up; `None` of nothing. Never 100.0 unless n is N.
    pub fn percent(self) -> Option<Decimal> {
        let exact =
            (Decimal::from(self.numerator) * Decimal::ONE_HUNDRED).checked_div(self.denominator.into())?;
        let rounded = exact.round_dp_with_strategy(1, MidpointAwayFromZero);
        let nearly = self.numerator < self.denominator && rounded >= Decimal::ONE_HUNDRED;
        let mut percent = if nearly { Decimal::new(999, 1) } else { rounded };
        percent.rescale(1);
        Some(percent)
    }

    /// `45.0%`, and `—` of nothing.
    pub fn label(self) -> String {
        self.percent()
            .map_or_else(|| "—".to_owned(), |percent| format!("{percent}%"))
    }
}

impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn per_cents_by_table() {
        for (n, of, label) in [
            (9, 20, "45.0%"),
            (13, 20, "65.0%"),
            (1, 2, "50.0%"),
            (17, 20, "85.0%"),
            (96, 102, "94.1%"),
            (96, 98, "98.0%"),
            (16, 17, "94.1%"),
            (16, 20, "80.0%"),
            (14, 16, "87.5%"),
            (14, 17, "82.4%"),
            (1, 2000, "0.1%"), // 0.05 goes up
            (1, 2001, "0.0%"),
            (1999, 2000, "99.9%"), // 99.95 would go up to 100.0
            (9999, 10_000, "99.9%"),
            (20, 20, "100.0%"),
            (0, 20, "0.0%"),
            (21, 20, "105.0%"),
            (0, 0, "—"),
            (3, 0, "—"),
        ] {
            assert_eq!(Ratio::new(n, of).label(), label, "{n}/{of}");
        }
    }

    proptest! {
        #[test]
        fn a_hundred_only_where_equal(n in 0u64..100_000, of in 1u64..100_000) {
            let percent = Ratio::new(n, of).percent().unwrap();
            prop_assert_eq!(percent.scale(), 1);
            prop_assert_eq!(percent == Decimal::ONE_HUNDRED && n < of, false);
            if n <= of {
                let exact = Decimal::from(n) * Decimal::ONE_HUNDRED / Decimal::from(of);
                prop_assert!((percent - exact).abs() <= Decimal::new(1, 1));
            }
        }
    }
}
