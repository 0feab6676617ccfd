//! How a notice reaches a person, and how a delivery goes on.
//!
//! | state | action | state |
//! |---|---|---|
//! | pending, failed | send | sent |
//! | pending, failed | fail | failed |
//! | pending, failed | park | parked |
//! | pending, failed, parked | tell | told |
//! | parked | retry | pending |
//! | pending, failed, parked | replace | replaced |
//!
//! What no machine could deliver the township may still tell.
use std::time::Duration;

use crate::domain::{
    LifeCycle,
    value::{DeliveryChannel, DeliveryState},
};

coded_enum! {
    /// What may happen to a delivery.
    DeliveryAction {
        /// The mail server took it, or it lies in the inbox.
        Send = "send" "发送",
        /// Somebody told the person.
        Tell = "tell" "登记已告知",
        /// A try failed.
        Fail = "fail" "发送失败",
        /// No more tries.
        Park = "park" "搁置",
        /// Try again after it was parked.
        Retry = "retry" "重新发送",
        /// Newer news of the same is told instead.
        Replace = "replace" "改告新通知",
    }
}

impl LifeCycle for DeliveryState {
    type Action = DeliveryAction;
    const NAME: &'static str = "delivery";

    fn next(self, action: DeliveryAction) -> Option<Self> {
        use DeliveryAction as A;
        match (self, action) {
            (Self::Pending | Self::Failed, A::Send) => Some(Self::Sent),
            (Self::Pending | Self::Failed, A::Fail) => Some(Self::Failed),
            (Self::Pending | Self::Failed, A::Park) => Some(Self::Parked),
            (Self::Pending | Self::Failed | Self::Parked, A::Tell) => Some(Self::Told),
            (Self::Parked, A::Retry) => Some(Self::Pending),
            (Self::Pending | Self::Failed | Self::Parked, A::Replace) => Some(Self::Replaced),
            _ => None,
        }
    }
}

/// By which channels a person is told: always the inbox; by mail where an address was given, else by the township.
pub fn channels(mail: Option<&str>) -> [DeliveryChannel; 2] {
    let reachable = mail.is_some_and(is_mail_address);
    [
        DeliveryChannel::Inbox,
        if reachable {
            DeliveryChannel::Mail
        } else {
            DeliveryChannel::Township
        },
    ]
}

/// Whether a text has the shape of a mail address. Whether it is one, only the mail tells.
pub fn is_mail_address(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let plain = |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control());
    let dotted = host.contains('.') && host.split('.').all(|label| !label.is_empty());
    text.len() <= 254
        && local.len() <= 64
        && plain(local)
        && plain(host)
        && dotted
        && !local.contains(['<', '>', ',', '@'])
}

/// How long after the n-th failed try (from 1) the next follows; `None` where it is parked.
pub const fn retry_after(failures: u32) -> Option<Duration> {
    let minutes = match failures {
        0 => 0,
        1 => 1,
        2 => 5,
        3 => 30,
        4 => 120,
        5 => 480,
        _ => return None,
    };
    Some(Duration::from_secs(minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::life_cycle::testing::walk;

    #[test]
    fn the_whole_table() {
        walk(include_str!("mod.rs"), DeliveryState::next);
    }

    #[test]
    fn who_gave_no_address_is_told_by_the_township() {
        use DeliveryChannel::{Inbox, Mail, Township};
        for (mail, second) in [
            (Some("wang@example.cn"), Mail),
            (Some("王秀英@example.cn"), Mail),
            (Some("wang@example"), Township),
            (Some("wang@.cn"), Township),
            (Some("a b@example.cn"), Township),
            (Some("a@b@example.cn"), Township),
            (Some("@example.cn"), Township),
            (Some(""), Township),
            (None, Township),
        ] {
            assert_eq!(channels(mail), [Inbox, second], "{mail:?}");
        }
    }

    #[test]
    fn tries_grow_rarer_and_end() {
        let waits: Vec<_> = (1..).map_while(retry_after).collect();
        assert_eq!(waits.len(), 5);
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
