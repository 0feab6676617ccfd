//! A certificate's life cycle and how it stands as of a day.
//!
//! | state | action | state |
//! |---|---|---|
//! | valid | come_due | review_due |
//! | review_due, rectifying | pass_review | valid |
//! | review_due | rectify | rectifying |
//! | valid, review_due, rectifying | suspend | suspended |
//! | suspended | resume | valid |
//! | valid, review_due, rectifying, suspended | downgrade | downgraded |
//! | valid, review_due, rectifying | supersede | superseded |
//! | valid, review_due, rectifying, suspended | void | void |
//! | valid, review_due, rectifying, suspended, downgraded, superseded, void | revoke | revoked |
//!
//! Downgrading and superseding go with a new certificate; nothing is overwritten. That a certificate has expired
//! follows from the day and is no state.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    LifeCycle,
    value::{CertificateState, Days, Tier, days::add_months},
};

coded_enum! {
    /// What may happen to a certificate.
    CertificateAction {
        /// The annual review falls due.
        ComeDue = "come_due" "转待年审",
        /// The annual review is passed.
        PassReview = "pass_review" "年审合格",
        /// Something is to be put right by a day.
        Rectify = "rectify" "限期整改",
        /// 暂停.
        Suspend = "suspend" "暂停",
        /// 恢复.
        Resume = "resume" "恢复",
        /// 降级.
        Downgrade = "downgrade" "降级",
        /// A higher or renewed one takes its place.
        Supersede = "supersede" "换发新证",
        /// 注销.
        Void = "void" "注销",
        /// 撤销.
        Revoke = "revoke" "撤销",
    }
}

coded_enum! {
    /// How a certificate stands, to everybody.
    PublicState {
        /// 有效, also while a review is due or something is put right.
        Valid = "valid" "有效",
        /// 过期.
        Expired = "expired" "已过期",
        /// 暂停.
        Suspended = "suspended" "暂停",
        /// 降级.
        Downgraded = "downgraded" "已降级",
        /// 已被替代.
        Superseded = "superseded" "已被新证书替代",
        /// 注销.
        Void = "void" "已注销",
        /// 撤销.
        Revoked = "revoked" "已撤销",
    }
}

impl LifeCycle for CertificateState {
    type Action = CertificateAction;
    const NAME: &'static str = "certificate";

    fn next(self, action: CertificateAction) -> Option<Self> {
        use CertificateAction as A;
        let counts = self.counts_as_valid();
        let in_force = counts || self == Self::Suspended;
        match (self, action) {
            (Self::Valid, A::ComeDue) => Some(Self::ReviewDue),
            (Self::ReviewDue | Self::Rectifying, A::PassReview) | (Self::Suspended, A::Resume) => {
                Some(Self::Valid)
            }
            (Self::ReviewDue, A::Rectify) => Some(Self::Rectifying),
            (_, A::Suspend) if counts => Some(Self::Suspended),
            (_, A::Downgrade) if in_force => Some(Self::Downgraded),
            (_, A::Supersede) if counts => Some(Self::Superseded),
            (_, A::Void) if in_force => Some(Self::Void),
            (_, A::Revoke) if self != Self::Revoked => Some(Self::Revoked),
            _ => None,
        }
    }

    fn needs_reason(action: CertificateAction) -> bool {
        use CertificateAction as A;
        matches!(
            action,
            A::Rectify | A::Suspend | A::Resume | A::Downgrade | A::Void | A::Revoke
        )
    }
}

impl CertificateState {
    /// Whether a certificate in this state is valid, within its days.
    pub const fn counts_as_valid(self) -> bool {
        matches!(self, Self::Valid | Self::ReviewDue | Self::Rectifying)
    }
}

/// The days for which a certificate is issued.
pub fn validity(from: NaiveDate, months: u32) -> Days {
    Days::between(from, add_months(from, months))
}

/// A certificate with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its tier.
    pub tier: Tier,
    /// The days for which it was issued.
    pub days: Days,
    /// The states that it came into, in order of time; the first is `valid`, on the day of issue.
    pub events: Vec<(NaiveDate, CertificateState)>,
}

/// How a certificate stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// To everybody.
    pub public: PublicState,
    /// As stored.
    pub stored: CertificateState,
    /// Since when.
    pub since: NaiveDate,
}

impl Certificate {
    /// How it stands on a day; `None` before its first.
    pub fn status(&self, day: NaiveDate) -> Option<Status> {
        let (since, stored) = *self
            .events
            .iter()
            .rfind(|(on, _)| *on <= day)
            .filter(|_| self.days.from <= day)?;
        let expired = self.days.to.filter(|to| *to <= day);
        let public = match stored {
            CertificateState::Valid | CertificateState::ReviewDue | CertificateState::Rectifying => {
                PublicState::Valid
            }
            CertificateState::Suspended => PublicState::Suspended,
            CertificateState::Downgraded => PublicState::Downgraded,
            CertificateState::Superseded => PublicState::Superseded,
            CertificateState::Void => PublicState::Void,
            CertificateState::Revoked => PublicState::Revoked,
        };
        Some(match expired {
            // what ended it for another reason says more than that its time would be over by now
            Some(to) if matches!(public, PublicState::Valid | PublicState::Suspended) => Status {
                public: PublicState::Expired,
                stored,
                since: to,
            },
            _ => Status {
                public,
                stored,
                since,
            },
        })
    }

    /// Whether it is valid on a day.
    pub fn is_valid(&self, day: NaiveDate) -> bool {
        self.status(day)
            .is_some_and(|status| status.public == PublicState::Valid)
    }

    /// The stretches of days on which it is valid.
    pub fn valid_days(&self) -> Vec<Days> {
        let ends = self.events.iter().skip(1).map(|(on, _)| Some(*on)).chain([None]);
        let stretches = self
            .events
            .iter()
            .zip(ends)
            .filter(|((_, state), _)| state.counts_as_valid());
        let within = stretches.map(|((on, _), next)| Days {
            from: self.days.from.max(*on),
            to: match (next, self.days.to) {
                (Some(next), Some(to)) => Some(next.min(to)),
                (next, to) => next.or(to),
            },
        });
        crate::domain::value::days::merged(within)
    }
}

/// The highest tier of which a certificate is valid on a day: what counts in every figure.
pub fn highest_valid<'a>(
    certificates: impl IntoIterator<Item = &'a Certificate>,
    day: NaiveDate,
) -> Option<Tier> {
    certificates
        .into_iter()
        .filter(|certificate| certificate.is_valid(day))
        .map(|certificate| certificate.tier)
        .max()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::life_cycle::testing::walk;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn certificate(events: &[(&str, CertificateState)]) -> Certificate {
        Certificate {
            tier: Tier::Junior,
            days: validity(day("2024-02-29"), 36),
            events: events.iter().map(|(on, state)| (day(on), *state)).collect(),
        }
    }

    #[test]
    fn the_whole_table() {
        walk(include_str!("certificate.rs"), CertificateState::next);
    }

    #[test]
    fn validity_is_half_open() {
        let days = validity(day("2024-02-29"), 36);
        assert_eq!(days, Days::between(day("2024-02-29"), day("2027-02-28")));
        let issued = certificate(&[("2024-02-29", CertificateState::Valid)]);
        assert!(!issued.is_valid(day("2024-02-28")) && issued.is_valid(day("2024-02-29")));
        assert!(issued.is_valid(day("2027-02-27")) && !issued.is_valid(day("2027-02-28")));
        assert_eq!(issued.status(day("2024-02-28")), None);
    }

    #[test]
    fn status_as_of_a_day() {
        use CertificateState as C;
        use PublicState as P;
        let issued = ("2024-02-29", C::Valid);
        for (events, on, public, since) in [
            (vec![issued], "2026-01-01", P::Valid, "2024-02-29"),
            (vec![issued], "2027-02-28", P::Expired, "2027-02-28"),
            (
                vec![issued, ("2025-03-01", C::ReviewDue)],
                "2025-06-01",
                P::Valid,
                "2025-03-01",
            ),
            (
                vec![
                    issued,
                    ("2025-03-01", C::ReviewDue),
                    ("2025-05-01", C::Rectifying),
                ],
                "2025-06-01",
                P::Valid,
                "2025-05-01",
            ),
            (
                vec![issued, ("2025-03-01", C::Suspended)],
                "2025-06-01",
                P::Suspended,
                "2025-03-01",
            ),
            (
                vec![issued, ("2025-03-01", C::Suspended)],
                "2025-02-28",
                P::Valid,
                "2024-02-29",
            ),
            (
                vec![issued, ("2025-03-01", C::Suspended)],
                "2028-01-01",
                P::Expired,
                "2027-02-28",
            ),
            (
                vec![issued, ("2025-03-01", C::Superseded)],
                "2028-01-01",
                P::Superseded,
                "2025-03-01",
            ),
            (
                vec![issued, ("2025-03-01", C::Downgraded)],
                "2025-03-01",
                P::Downgraded,
                "2025-03-01",
            ),
            (
                vec![issued, ("2027-05-01", C::Void)],
                "2027-04-01",
                P::Expired,
                "2027-02-28",
            ),
            (
                vec![issued, ("2027-05-01", C::Void)],
                "2027-06-01",
                P::Void,
                "2027-05-01",
            ),
            (
                vec![issued, ("2025-03-01", C::Void), ("2025-04-01", C::Revoked)],
                "2026-01-01",
                P::Revoked,
                "2025-04-01",
            ),
        ] {
            let status = certificate(&events).status(day(on)).unwrap();
            assert_eq!(
                (status.public, status.since),
                (public, day(since)),
                "{events:?} on {on}"
            );
        }
    }

    #[test]
    fn the_highest_valid_counts() {
        let junior = certificate(&[("2024-02-29", CertificateState::Valid)]);
        let senior = Certificate {
            tier: Tier::Senior,
            ..certificate(&[
                ("2024-02-29", CertificateState::Valid),
                ("2025-01-01", CertificateState::Revoked),
            ])
        };
        let both = [junior, senior];
        assert_eq!(highest_valid(&both, day("2024-12-31")), Some(Tier::Senior));
        assert_eq!(highest_valid(&both, day("2025-01-01")), Some(Tier::Junior));
        assert_eq!(highest_valid(&both, day("2028-01-01")), None);
    }

    proptest! {
        #[test]
        fn valid_days_are_the_days_on_which_it_is_valid(
            steps in proptest::collection::vec((1i64..200, 0..CertificateAction::ALL.len()), 0..12),
            probe in -10i64..1500,
        ) {
            let issue = day("2024-02-29");
            let (mut state, mut on) = (CertificateState::Valid, issue);
            let mut events = vec![(issue, state)];
            for (later, action) in steps {
                if let Some(next) = state.next(CertificateAction::ALL[action]) {
                    on += Duration::days(later);
                    state = next;
                    events.push((on, state));
                }
            }
            let certificate = Certificate { tier: Tier::Junior, days: validity(issue, 36), events };
            let probe = issue + Duration::days(probe);
            let within = certificate.valid_days().iter().any(|days| days.contains(probe));
            prop_assert_eq!(within, certificate.is_valid(probe));
        }
    }
}
