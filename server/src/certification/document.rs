//! A certificate on paper and on a screen: what is printed, the QR code's text, the PDF, the picture.
use chrono::{Datelike, NaiveDate};
use sanyou_schema::domain::certification::{PublicCertificate, public_view, validity};
use sanyou_schema::domain::value::Days;
use serde::Serialize;

use super::action::certificate::NewCertificate;
use super::store::certificates::Held;
use crate::platform::Platform;
use crate::platform::clock::random;
use crate::platform::config::{Config, Reach};
use crate::platform::documents::{pdf, qr_svg};
use crate::platform::keys::Keys;
use crate::platform::problem::Problem;

/// What a certificate states, in words.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    /// 两新组织党务工作者资格证书.
    pub title: String,
    /// The holder.
    pub holder: String,
    /// The tier's label.
    pub tier: String,
    /// Where the holder serves.
    pub party_organisation: String,
    /// 两新组织党务工作者.
    pub subject: String,
    /// Its number.
    pub number: String,
    /// Who issues it.
    pub authority: String,
    /// The day of issue.
    pub issued: String,
    /// From and to.
    pub validity: String,
    /// Beneath the QR code.
    pub scan_hint: String,
    /// The QR code as SVG.
    pub qr: String,
}

/// What the QR code holds: an address where outsiders can open it, else what the certificate states with a check code.
pub fn qr_text(config: &Config, keys: &Keys, stated: &PublicCertificate, public_code: &str) -> String {
    match verify_url(config, public_code) {
        Some(url) => url,
        None => stated.plain_text(&check_code(keys, stated)),
    }
}

/// The public page of a certificate, where outsiders can open it.
pub fn verify_url(config: &Config, public_code: &str) -> Option<String> {
    let root = config.public_url.as_ref()?;
    (config.reach == Reach::Public).then(|| format!("{root}/verify/{public_code}"))
}

/// Eight characters that only this installation can make for what is stated.
pub fn check_code(keys: &Keys, stated: &PublicCertificate) -> String {
    const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    let until = stated.valid_until.map(|day| day.to_string()).unwrap_or_default();
    let covered = [
        stated.number.as_str(),
        stated.tier.code(),
        stated.holder.as_str(),
        &stated.valid_from.to_string(),
        &until,
    ];
    let hash = keys.hash("certificate", &covered.join("\n"));
    let letter = |byte: u8| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]);
    hash.bytes().take(8).map(letter).collect()
}

/// 128 random bits in base32 (RFC 4648, without padding).
pub fn new_public_code() -> String {
    public_code(random())
}

/// Bits as a public code.
pub fn public_code(bits: [u8; 16]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits = u128::from_be_bytes(bits);
    // 26 letters of five bits; the last has three of its own
    let letter = |place: u32| {
        let five = if place < 25 {
            bits >> (123 - 5 * place)
        } else {
            bits << 2
        };
        char::from(ALPHABET[usize::try_from(five & 31).unwrap_or_default()])
    };
    (0..26).map(letter).collect()
}

/// 2026年11月24日.
pub fn long_day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// The last of days that end.
pub fn last_day(days: Days) -> NaiveDate {
    days.to.and_then(|to| to.pred_opt()).unwrap_or(days.from)
}

impl Paper {
    /// Of a certificate that is about to be issued.
    pub fn of_new(platform: &Platform, new: &NewCertificate, subject_word: &str) -> Result<Self, Problem> {
        let days = validity(new.issued_on, new.months);
        let stated = PublicCertificate {
            number: new.number.clone(),
            tier: new.tier,
            holder: sanyou_schema::domain::account::mask::name(&new.holder),
            issued: new.issued_on,
            valid_from: days.from,
            valid_until: Some(last_day(days)),
            state: sanyou_schema::domain::certification::PublicState::Valid,
            since: new.issued_on,
        };
        let printed = Printed {
            holder: &new.holder,
            party_organisation: &new.party_organisation,
            authority: &new.authority,
            public_code: &new.public_code,
        };
        Self::stating(platform, &stated, &printed, subject_word)
    }

    /// Of one that was issued.
    pub fn of_held(platform: &Platform, held: &Held, subject_word: &str) -> Result<Self, Problem> {
        let row = &held.row;
        let stated = stated(held)?;
        let printed = Printed {
            holder: &row.holder_name,
            party_organisation: &row.party_organisation_name,
            authority: &row.authority,
            public_code: &row.public_code,
        };
        Self::stating(platform, &stated, &printed, subject_word)
    }

    fn stating(
        platform: &Platform,
        stated: &PublicCertificate,
        printed: &Printed<'_>,
        subject_word: &str,
    ) -> Result<Self, Problem> {
        let online = verify_url(&platform.config, printed.public_code).is_some();
        let until = stated.valid_until.map_or_else(|| "长期".to_owned(), long_day);
        let subject = format!("{subject_word}组织党务工作者");
        Ok(Self {
            title: format!("{subject}资格证书"),
            holder: printed.holder.to_owned(),
            tier: stated.tier.label().to_owned(),
            party_organisation: printed.party_organisation.to_owned(),
            subject,
            number: stated.number.clone(),
            authority: printed.authority.to_owned(),
            issued: long_day(stated.issued),
            validity: format!("{} 至 {until}", long_day(stated.valid_from)),
            scan_hint: if online { "扫码查验" } else { "扫码核对" }.to_owned(),
            qr: qr_svg(&qr_text(
                &platform.config,
                &platform.keys,
                stated,
                printed.public_code,
            ))?,
        })
    }
}

/// What is printed beside what is stated to everybody.
struct Printed<'a> {
    holder: &'a str,
    party_organisation: &'a str,
    authority: &'a str,
    public_code: &'a str,
}

/// What a certificate stated on the day of its issue: the paper does not change.
pub fn stated(held: &Held) -> Result<PublicCertificate, Problem> {
    let row = &held.row;
    let from = row.issued_on.max(row.valid_from);
    public_view(&held.certificate, &row.number, &row.holder_name, from)
        .ok_or_else(|| Problem::internal("a certificate without the event of its issue"))
}

/// The PDF. A red seal is never printed: the paper leaves its place, and is stamped.
pub async fn certificate_pdf(platform: &Platform, paper: &Paper) -> Result<Vec<u8>, Problem> {
    pdf(platform, include_str!("templates/certificate.typ"), paper).await
}

/// The picture for a screen, as SVG.
pub fn picture(paper: &Paper) -> String {
    let text = |x: u32, y: u32, size: u32, rest: &str, words: &str| {
        format!(
            r#"<text x="{x}" y="{y}" font-size="{size}" {rest}>{}</text>"#,
            escaped(words)
        )
    };
    let row = |y: u32, label: &str, words: &str| {
        // what is too long for the room beside the QR code is set smaller
        let halves: u32 = words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let size = (17 * 42 / halves.max(42)).max(9);
        text(60, y, 17, r##"fill="#57534e""##, label) + &text(160, y, size, "", words)
    };
    let middle = r#"text-anchor="middle""#;
    let body = [
        text(
            360,
            92,
            30,
            &format!(r##"{middle} font-weight="700" fill="#9f1d1d""##),
            &paper.title,
        ),
        text(
            360,
            150,
            34,
            &format!(r#"{middle} font-weight="700""#),
            &paper.holder,
        ),
        text(
            360,
            190,
            20,
            middle,
            &format!("{}{}资格", paper.subject, paper.tier),
        ),
        row(250, "证书编号", &paper.number),
        row(284, "党组织", &paper.party_organisation),
        row(318, "发证日期", &paper.issued),
        row(352, "有效期", &paper.validity),
        row(386, "发证机关", &paper.authority),
        placed(&paper.qr, 528, 232, 140),
        text(
            598,
            394,
            15,
            &format!(r##"{middle} fill="#57534e""##),
            &paper.scan_hint,
        ),
    ]
    .concat();
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 440" width="720" height="440" font-family="'Noto Serif SC','Songti SC',SimSun,serif" fill="#1c1917"><rect width="720" height="440" fill="#fffdf8"/><rect x="14" y="14" width="692" height="412" fill="none" stroke="#b45309" stroke-width="3"/><rect x="22" y="22" width="676" height="396" fill="none" stroke="#b45309"/>{body}</svg>"##
    )
}

/// A QR code as a part of a picture: its content scaled from its own box.
fn placed(svg: &str, x: u32, y: u32, size: u32) -> String {
    let inside = svg.split_once("viewBox=\"").and_then(|(_, rest)| {
        let (view, rest) = rest.split_once('"')?;
        let (_, content) = rest.split_once('>')?;
        Some((view, content.strip_suffix("</svg>")?))
    });
    inside.map_or_else(String::new, |(view, content)| {
        format!(r#"<svg x="{x}" y="{y}" width="{size}" height="{size}" viewBox="{view}">{content}</svg>"#)
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn paper() -> Paper {
        Paper {
            title: "两新组织党务工作者资格证书".to_owned(),
            holder: "王<秀>英".to_owned(),
            tier: "初级".to_owned(),
            party_organisation: "东观晋兴党支部".to_owned(),
            subject: "两新组织党务工作者".to_owned(),
            number: "140727-DW-2026-C-0001".to_owned(),
            authority: "县委两新工委".to_owned(),
            issued: "2026年11月24日".to_owned(),
            validity: "2026年11月24日 至 2029年11月23日".to_owned(),
            scan_hint: "扫码核对".to_owned(),
            qr: qr_svg("证书编号 140727-DW-2026-C-0001").unwrap(),
        }
    }

    #[test]
    fn the_picture_is_one_svg_with_escaped_names() {
        let svg = picture(&paper());
        assert!(svg.contains("王&lt;秀&gt;英") && !svg.contains("王<秀>"));
        assert_eq!(svg.matches("<svg").count(), 2, "the QR code is in it");
        assert_eq!(svg.matches("</svg>").count(), 2);
        assert!(!svg.contains("<?xml"));
    }

    fn stated() -> PublicCertificate {
        PublicCertificate {
            number: "140727-DW-2026-C-0001".to_owned(),
            tier: sanyou_schema::domain::value::Tier::Junior,
            holder: "王*英".to_owned(),
            issued: "2026-11-24".parse().unwrap(),
            valid_from: "2026-11-24".parse().unwrap(),
            valid_until: Some("2029-11-23".parse().unwrap()),
            state: sanyou_schema::domain::certification::PublicState::Valid,
            since: "2026-11-24".parse().unwrap(),
        }
    }

    #[test]
    fn the_code_offers_an_address_only_where_outsiders_can_open_it() {
        let keys = Keys::from_master(&[7; 32]);
        let text = |reach: &str, url: &str| {
            let values = [("SANYOU_REACH", reach), ("SANYOU_PUBLIC_URL", url)];
            let values = values.map(|(key, value)| (key.to_owned(), value.to_owned()));
            let config = Config::from_parts("", values.into()).unwrap();
            qr_text(&config, &keys, &stated(), "ABCD")
        };
        assert_eq!(
            text("public", "https://s.example"),
            "https://s.example/verify/ABCD"
        );
        for (reach, url) in [
            ("intranet", "http://10.0.0.8"),
            ("classroom", "http://s.local"),
            ("public", ""),
        ] {
            let plain = text(reach, url);
            assert!(!plain.contains("http"), "{plain}");
            assert!(plain.contains("王*英") && plain.contains("2029-11-23") && plain.contains("校验码 "));
        }
    }

    #[test]
    fn the_check_code_goes_with_what_is_stated_and_with_the_key() {
        let keys = Keys::from_master(&[7; 32]);
        let code = check_code(&keys, &stated());
        assert_eq!(code.len(), 8);
        assert_eq!(code, check_code(&keys, &stated()));
        assert_ne!(code, check_code(&Keys::from_master(&[8; 32]), &stated()));
        let longer = PublicCertificate {
            valid_until: Some("2039-11-23".parse().unwrap()),
            ..stated()
        };
        assert_ne!(code, check_code(&keys, &longer));
    }

    #[test]
    fn public_codes_are_base32_and_random() {
        let codes: HashSet<String> = (0..200).map(|_| new_public_code()).collect();
        assert_eq!(codes.len(), 200);
        let letters: HashSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
        assert!(codes.iter().all(|code| code.len() == 26));
        assert_eq!(letters.len(), 32, "every letter comes");
    }
}
