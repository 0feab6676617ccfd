//! Units, organisations, persons and their posts: names, matching, and what a roster that arrives would change.
pub mod appointment;
pub mod by_hand;
pub mod candidate;
pub mod diff;
pub mod guard;
pub mod import_state;
pub mod input;
pub mod leaving;
pub mod matching;
pub mod name;
pub mod near;
mod posts;
mod settle;
pub mod staged;
pub mod subjects;
pub mod transfer;
mod values;

pub use appointment::{Begin, begin_after, begin_of};
pub use candidate::{Candidate, Same};
pub use diff::{Diff, Totals, diff};
pub use guard::{GuardRule, GuardTrip, guard};
pub use import_state::ImportAction;
pub use input::DiffInput;
pub use leaving::{check_leaving, days_of_left};
pub use name::{PartyName, party_name, stem_key};
pub use near::{Nearness, are_near};
pub use staged::{
    Change, Changes, Decision, FIRM, Missing, NameAnswers, NearFirm, NearFirms, NearOrganisation,
    NewOrganisation, OrganisationRef, PersonRef, PresentOrganisation, PresentPerson, PresentPost, Roster,
    RowResult, SharedTexts, StagedRow, Subject, UnitRef, Values, firm_key,
};
pub use subjects::{KnownOrganisation, Subjects, Unmatched};
pub use transfer::{TransferAction, may_act};
