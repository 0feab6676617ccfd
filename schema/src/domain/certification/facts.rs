//! What a person's eligibility is judged by.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::value::{CreditHours, Days, PartialDate, PoliticalStatus, Tier, id::SessionId};

/// A post, by its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostFact {
    /// When it was or is held.
    pub days: Days,
}

/// A completed class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassFact {
    /// Its kind.
    pub kind: String,
    /// Its name.
    pub title: String,
    /// The day of its completion.
    pub on: NaiveDate,
}

/// A passed exam of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamFact {
    /// The class's kind.
    pub kind: String,
    /// The class's name.
    pub title: String,
    /// The day.
    pub on: NaiveDate,
}

/// Days on which a certificate was valid ([`super::Certificate::valid_days`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateFact {
    /// Its tier.
    pub tier: Tier,
    /// The days.
    pub days: Days,
}

/// Credit hours of a year, as far as they count toward the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearHours {
    /// The year.
    pub year: i32,
    /// The hours.
    pub hours: CreditHours,
    /// What is asked of the person's role.
    pub required: Option<CreditHours>,
}

/// A session to come in which the person could take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingSession {
    /// Which.
    pub id: SessionId,
    /// Its class's kind.
    pub kind: String,
    /// Its last day.
    pub ends: NaiveDate,
    /// Whether it has an exam.
    pub exam: bool,
}

/// All that is known of a person, whenever it was. What is after the day that is asked for does not count on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// 政治面貌.
    pub political_status: Option<PoliticalStatus>,
    /// 入党时间.
    pub party_join: Option<PartialDate>,
    /// Posts.
    pub posts: Vec<PostFact>,
    /// Completed classes.
    pub classes: Vec<ClassFact>,
    /// Passed exams.
    pub exams: Vec<ExamFact>,
    /// Certificates, by the days on which they were valid.
    pub certificates: Vec<CertificateFact>,
    /// Credit hours by year.
    pub hours: Vec<YearHours>,
    /// Sessions to come.
    pub coming: Vec<ComingSession>,
}

impl Facts {
    /// The highest tier of which a certificate is valid on a day.
    pub fn tier_on(&self, day: NaiveDate) -> Option<Tier> {
        self.certificates
            .iter()
            .filter(|certificate| certificate.days.contains(day))
            .map(|c| c.tier)
            .max()
    }

    /// The same, with only those sessions to come that end on the day or later.
    #[must_use]
    pub(super) fn without_past_sessions(&self, day: NaiveDate) -> Self {
        let mut facts = self.clone();
        facts.coming.retain(|session| session.ends >= day);
        facts
    }
}
