//! What anybody may learn of a certificate.
use chrono::{Days as Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::certificate::{Certificate, PublicState};
use crate::domain::{account::mask, value::Tier};

/// A certificate, to the public: who holds it is masked, how it stands is plain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicCertificate {
    /// Its number.
    pub number: String,
    /// Its tier.
    pub tier: Tier,
    /// The holder's masked name.
    pub holder: String,
    /// The day of issue.
    pub issued: NaiveDate,
    /// The first day of its validity.
    pub valid_from: NaiveDate,
    /// The last day of its validity.
    pub valid_until: Option<NaiveDate>,
    /// How it stands.
    pub state: PublicState,
    /// Since when.
    pub since: NaiveDate,
}

/// What the public page states on a day; `None` before the first day.
pub fn public_view(
    certificate: &Certificate,
    number: &str,
    holder: &str,
    day: NaiveDate,
) -> Option<PublicCertificate> {
    let status = certificate.status(day)?;
    Some(PublicCertificate {
        number: number.to_owned(),
        tier: certificate.tier,
        holder: mask::name(holder),
        issued: certificate
            .events
            .first()
            .map_or(certificate.days.from, |(on, _)| *on),
        valid_from: certificate.days.from,
        valid_until: certificate
            .days
            .to
            .and_then(|to| to.checked_sub_days(Duration::new(1))),
        state: status.public,
        since: status.since,
    })
}

impl PublicCertificate {
    /// The text of the QR code where outsiders can open no address: number, tier, masked name, validity, check code.
    pub fn plain_text(&self, check_code: &str) -> String {
        let until = self
            .valid_until
            .map_or_else(|| "长期".to_owned(), |day| day.to_string());
        format!(
            "证书编号 {}\n级别 {}\n姓名 {}\n有效期 {} 至 {until}\n校验码 {check_code}",
            self.number,
            self.tier.label(),
            self.holder,
            self.valid_from
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{certification::validity, value::CertificateState};

    #[test]
    fn the_public_reads_a_masked_name_and_the_state() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let certificate = Certificate {
            tier: Tier::Junior,
            days: validity(day("2026-11-24"), 36),
            events: vec![
                (day("2026-11-24"), CertificateState::Valid),
                (day("2027-12-01"), CertificateState::ReviewDue),
            ],
        };
        assert_eq!(public_view(&certificate, "N1", "王秀英", day("2026-11-23")), None);
        let view = public_view(&certificate, "140727-DW-2026-C-0001", "王秀英", day("2027-12-24")).unwrap();
        let json = serde_json::to_value(&view).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "number": "140727-DW-2026-C-0001", "tier": "junior", "holder": "王*英", "issued": "2026-11-24",
                "valid_from": "2026-11-24", "valid_until": "2029-11-23", "state": "valid", "since": "2027-12-01"
            })
        );
        assert_eq!(
            view.plain_text("8F3K"),
            "证书编号 140727-DW-2026-C-0001\n级别 初级\n姓名 王*英\n有效期 2026-11-24 至 2029-11-23\n校验码 8F3K"
        );
    }
}
