//! What a row of a sheet comes to.
use chrono::NaiveDate;
use sanyou_schema::domain::roster::{NewOrganisation, RowResult};
use sanyou_schema::domain::value::id::{OrganisationId, PartyOrganisationId, PersonId, UnitId};
use sanyou_schema::entity::{alliance, alliance_member, fact, organisation_check, pairing};
use serde::Serialize;

/// A row with its result and what it writes.
#[derive(Debug, Clone, Serialize)]
pub struct Planned {
    /// As every import tells it.
    pub result: RowResult,
    /// What is written; nothing where it is refused, pending or unchanged.
    pub command: Option<Command>,
}

/// What a row writes. Ids of what is new are nil until it is written.
#[derive(Debug, Clone, Serialize)]
pub enum Command {
    /// How an organisation was found.
    Check(Box<Check>),
    /// A fact of a year.
    Fact(Box<FactDraft>),
    /// A place in an alliance.
    Member(Box<MemberDraft>),
    /// A pair.
    Pair(Box<PairDraft>),
}

/// An organisation, known or to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum OrganisationOf {
    /// A known one.
    Known(OrganisationId),
    /// One to be made.
    New {
        /// Its township.
        unit: UnitId,
        /// Its name.
        name: String,
        /// Its stem.
        stem: String,
    },
}

/// A party organisation, known or to be made.
#[derive(Debug, Clone, Serialize)]
pub enum PartyOf {
    /// A known one.
    Known(PartyOrganisationId),
    /// One to be made.
    New(NewOrganisation),
}

/// How an organisation was found.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// Which.
    pub organisation: OrganisationOf,
    /// Its kind, where the row changes it.
    pub kind: Option<String>,
    /// Its credit code, where the row changes it.
    pub credit_code: Option<String>,
    /// The party organisation that covers it from now on.
    pub party: Option<PartyOf>,
    /// The row of that day, where there is one.
    pub before: Option<organisation_check::Model>,
    /// The row to be written, where something of it differs; its organisation is the one above.
    pub after: Option<organisation_check::Model>,
}

/// A fact of a year.
#[derive(Debug, Clone, Serialize)]
pub struct FactDraft {
    /// What holds, where something does.
    pub before: Option<fact::Model>,
    /// What is to hold.
    pub after: fact::Model,
    /// Whose it is, for the history.
    pub label: String,
}

/// A party organisation, an organisation or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A party organisation.
    Party(PartyOrganisationId),
}

/// An alliance, known or to be made.
#[derive(Debug, Clone, Serialize)]
pub enum AllianceOf {
    /// A known one, with what the row changes of it.
    Known {
        /// As it stands.
        before: Box<alliance::Model>,
        /// As it is to stand.
        after: Box<alliance::Model>,
    },
    /// One to be made, the same by its key.
    New(Box<alliance::Model>),
}

/// A place in an alliance.
#[derive(Debug, Clone, Serialize)]
pub struct MemberDraft {
    /// Which alliance.
    pub alliance: AllianceOf,
    /// Who.
    pub member: Subject,
    /// The member's name, for the history.
    pub label: String,
    /// The place as it stands.
    pub before: Option<alliance_member::Model>,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day that it no longer belongs.
    pub valid_to: Option<NaiveDate>,
}

/// A pair.
#[derive(Debug, Clone, Serialize)]
pub struct PairDraft {
    /// As it stands.
    pub before: Option<pairing::Model>,
    /// As it is to stand.
    pub after: pairing::Model,
    /// The name of the one that is helped, for the history.
    pub label: String,
}
