//! Qualification (资格认证): schemes as data, who may apply and why not yet, applications, certificates.
pub mod application;
pub mod certificate;
pub mod criterion;
pub mod eligibility;
pub mod facts;
pub mod number;
pub mod scheme;
pub mod verify;

pub use application::{ApplicationAction, Stages, check_actor, check_submit};
pub use certificate::{Certificate, CertificateAction, PublicState, Status, highest_valid, validity};
pub use eligibility::{CriterionResult, Eligibility, eligibility, next_tier};
pub use facts::{CertificateFact, ClassFact, ComingSession, ExamFact, Facts, PostFact, YearHours};
pub use number::{NumberParts, check_template, counter_key, render};
pub use scheme::{Criterion, CriterionKind, Scheme, Stage, TierRule, check_scheme};
pub use verify::{PublicCertificate, public_view};
