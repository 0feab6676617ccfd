//! What the operations of this feature answer.
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};
use poem_openapi::Object;
use sanyou_schema::domain::account::mask;
use sanyou_schema::domain::certification::{CriterionKind, CriterionResult, Scheme};
use sanyou_schema::domain::value::Tier;
use sanyou_schema::domain::value::id::PersonId;
use uuid::Uuid;

use crate::certification::document::{qr_text, stated, verify_url};
use crate::certification::store::certificates::{Held, certificates_of_person};
use crate::certification::store::facts::Offer;
use crate::platform::Platform;
use crate::platform::clock::local;
use crate::platform::problem::Problem;

/// A qualification certificate.
#[derive(Debug, Object)]
#[oai(rename = "Certificate")]
pub struct CertificateView {
    /// Its id.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// `junior`, `intermediate` or `senior`.
    pub tier: String,
    /// The same in words.
    pub tier_label: String,
    /// Whose it is; masked for 查阅.
    pub holder: String,
    /// The person.
    pub person_id: Uuid,
    /// `valid`, `review_due`, `rectifying`, `expired`, `suspended`, `downgraded`, `superseded`, `void`, `revoked`.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// Since when.
    pub state_day: NaiveDate,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The first day of its validity.
    pub valid_from: NaiveDate,
    /// The last day of its validity, as printed.
    pub valid_to: NaiveDate,
    /// How many days are left; null where it is not valid.
    pub days_left: Option<i64>,
    /// What the public page is found by.
    pub public_code: String,
    /// Who issued it.
    pub authority: String,
    /// The public page, where outsiders can open it.
    pub verify_url: Option<String>,
    /// What the QR code holds.
    pub qr_text: String,
}

/// A certificate as it stands on a day.
pub fn certificate_view(
    platform: &Platform,
    held: &Held,
    day: NaiveDate,
    masked: bool,
) -> Result<CertificateView, Problem> {
    let row = &held.row;
    let (state, state_label, state_day) = held.state_on(day);
    let last_day = held.last_day();
    let valid = held.certificate.is_valid(day);
    Ok(CertificateView {
        id: row.id.into(),
        number: row.number.clone(),
        tier: row.tier.code().to_owned(),
        tier_label: row.tier.label().to_owned(),
        holder: shown_name(&row.holder_name, masked),
        person_id: row.person_id.into(),
        state: state.to_owned(),
        state_label: state_label.to_owned(),
        state_day,
        issued_on: row.issued_on,
        valid_from: row.valid_from,
        valid_to: last_day,
        days_left: valid.then(|| (last_day - day).num_days()),
        public_code: row.public_code.clone(),
        authority: row.authority.clone(),
        verify_url: verify_url(&platform.config, &row.public_code),
        qr_text: qr_text(&platform.config, &platform.keys, &stated(held)?, &row.public_code),
    })
}

/// A person's certificates as they stand on a day, newest first. Whether the caller may see the person is the caller's
/// matter.
pub async fn certificate_views(
    platform: &Platform,
    person: PersonId,
    day: NaiveDate,
    masked: bool,
) -> Result<Vec<CertificateView>, Problem> {
    let held = certificates_of_person(platform.database.reader(), person).await?;
    let issued = held.iter().filter(|held| held.row.issued_on <= day);
    issued
        .map(|held| certificate_view(platform, held, day, masked))
        .collect()
}

/// A name, masked for 查阅.
pub fn shown_name(name: &str, masked: bool) -> String {
    if masked { mask::name(name) } else { name.to_owned() }
}

/// A session that would meet a criterion.
#[derive(Debug, Object)]
pub struct SessionOffer {
    /// Its id.
    pub id: Uuid,
    /// 轮训第1期.
    pub name: String,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
    /// Where.
    pub venue: Option<String>,
}

/// One thing that a tier asks for, and how the person stands.
#[derive(Debug, Object)]
pub struct CriterionView {
    /// Its code within the tier.
    pub code: String,
    /// What it is about, in a word or two.
    pub label: String,
    /// Whether it is met.
    pub met: bool,
    /// The person's fact, in words.
    pub fact: String,
    /// What is asked, in the scheme's own words.
    pub required: String,
    /// The first day on which it is or can be met, as far as that is known.
    pub earliest: Option<NaiveDate>,
    /// Sessions to come that would do it.
    pub sessions: Vec<SessionOffer>,
}

/// The criteria of a tier, each with its word.
pub fn criteria_views(
    scheme: &Scheme,
    tier: Tier,
    results: Vec<CriterionResult>,
    offers: &[Offer],
) -> Vec<CriterionView> {
    let rule = scheme.tier(tier);
    let label = |code: &str| {
        let criteria = rule.map(|rule| rule.criteria.as_slice()).unwrap_or_default();
        let kind = criteria.iter().find(|criterion| criterion.code == code);
        kind.map_or("持低一级证书", |criterion| label_of(&criterion.kind))
            .to_owned()
    };
    let view = |result: CriterionResult| CriterionView {
        label: label(&result.code),
        code: result.code,
        met: result.met,
        fact: result.fact,
        required: result.required,
        earliest: result.earliest,
        sessions: offers
            .iter()
            .filter(|offer| result.sessions.contains(&offer.id))
            .map(|offer| SessionOffer {
                id: offer.id.into(),
                name: offer.name.clone(),
                first_day: offer.first_day,
                last_day: offer.last_day,
                venue: offer.venue.clone(),
            })
            .collect(),
    };
    results.into_iter().map(view).collect()
}

fn label_of(kind: &CriterionKind) -> &'static str {
    match kind {
        CriterionKind::PartyMember { .. } => "党员身份",
        CriterionKind::MonthsInPost { .. } => "任职时间",
        CriterionKind::ClassCompleted { .. } => "培训结业",
        CriterionKind::ExamPassed { .. } => "考试成绩",
        CriterionKind::PreviousTierMonths { .. } => "持低一级证书",
        CriterionKind::CreditHours { .. } => "学时",
    }
}

/// An application, in a line.
#[derive(Debug, Object)]
pub struct ApplicationBrief {
    /// Its id.
    pub id: Uuid,
    /// Its state's code.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// Since when.
    pub since: NaiveDate,
}

/// The state of an application and its day.
pub fn brief(row: &sanyou_schema::entity::application::Model) -> ApplicationBrief {
    ApplicationBrief {
        id: row.id.into(),
        state: row.state.code().to_owned(),
        state_label: row.state.label().to_owned(),
        since: local(row.state_since).date(),
    }
}

/// Working days (Monday to Friday) from the day after an instant to today.
pub fn workdays_since(since: DateTime<Utc>, today: NaiveDate) -> u32 {
    let mut day = local(since).date();
    let mut count = 0;
    while day < today {
        day += TimeDelta::days(1);
        count += u32::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_are_no_working_days() {
        // a Friday, late in the evening by the county's clock
        let friday = "2026-11-20T14:30:00Z".parse().unwrap();
        for (today, days) in [
            ("2026-11-20", 0),
            ("2026-11-21", 0),
            ("2026-11-22", 0),
            ("2026-11-23", 1),
            ("2026-11-24", 2),
        ] {
            assert_eq!(workdays_since(friday, today.parse().unwrap()), days, "{today}");
        }
    }
}
