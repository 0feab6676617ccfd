//! Units, organisations, persons and their posts: names, matching, and what a roster that arrives would change.
pub mod appointment;
pub mod diff;
pub mod guard;
pub mod import_state;
pub mod matching;
pub mod name;
mod posts;
pub mod staged;
pub mod subjects;

pub use appointment::{Begin, begin_of};
pub use diff::{Diff, DiffInput, Totals, diff};
pub use guard::{GuardRule, GuardTrip, guard};
pub use import_state::ImportAction;
pub use name::{PartyName, are_near, party_name, stem_key};
pub use staged::{
    Candidate, Change, Decision, Missing, NewOrganisation, OrganisationRef, PersonRef, PresentOrganisation,
    PresentPerson, PresentPost, Roster, RowResult, StagedRow, Subject, UnitRef,
};
pub use subjects::{KnownOrganisation, Subjects, Unmatched};
