//! The roster that goes out and comes back: a workbook to be filled in or edited, and what it says of itself when it
//! is read again. Each row that is known here carries a key in a hidden column; a hidden sheet says which appointment
//! a key stands for, and what its values were, so that rows may be sorted, inserted and removed.
mod read;
mod write;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sanyou_schema::domain::value::Tier;

use crate::Field;

pub(crate) use read::{Kept, detach};
pub use write::roster_workbook;

/// The sheet that nobody sees.
const SHEET: &str = "_sanyou";
/// What its first cell says.
const MARK: &str = "sanyou-roster";
/// What it is laid out by.
const VERSION: &str = "1";
/// The header of the hidden column.
const KEY: &str = "行标识";

/// The header of the tier that the certificates say. It stands beside what rosters claim, and is never read back: a
/// certificate comes from the office alone.
const CERTIFIED: &str = "持证等级（系统记录）";

/// The columns of the roster that goes out that are read when it comes back, but for the running number.
pub const COLUMNS: [Field; 24] = [
    Field::Name,
    Field::Sex,
    Field::Ethnicity,
    Field::BirthDate,
    Field::IdNumber,
    Field::Education,
    Field::PoliticalStatus,
    Field::PartyJoinDate,
    Field::FullMemberDate,
    Field::Township,
    Field::Organisation,
    Field::Employer,
    Field::CreditCode,
    Field::OrganisationKind,
    Field::Post,
    Field::Employment,
    Field::PostSince,
    Field::TermEnd,
    Field::PartyWorkSince,
    Field::AdministrativePost,
    Field::SourceUnit,
    Field::Phone,
    Field::Tier,
    Field::Remark,
];

/// A roster to be written.
#[derive(Debug, Clone)]
pub struct Roster {
    /// The unit's name.
    pub unit_name: String,
    /// What the organisations are called: 两新 or 两企三新.
    pub subject_word: String,
    /// Its id.
    pub unit: String,
    /// The day of its values.
    pub day: NaiveDate,
    /// The townships that a row may be of.
    pub townships: Vec<String>,
    /// Its rows; none for the blank template.
    pub rows: Vec<RosterRow>,
}

/// A row of it.
#[derive(Debug, Clone)]
pub struct RosterRow {
    /// Canonical values, or texts that stand for those that may not be shown.
    pub values: BTreeMap<Field, String>,
    /// The highest tier of the person's valid certificates.
    pub certified: Option<Tier>,
    /// Whose row it is.
    pub stamp: Stamp,
}

/// Whose row it was when it went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The appointment's id.
    pub appointment: String,
    /// The person's id.
    pub person: String,
    /// What the values were; only the sender can read it.
    pub digest: String,
}

/// What a workbook says of its going out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The unit's id.
    pub unit: String,
    /// The day of its values.
    pub day: NaiveDate,
}

#[cfg(test)]
mod tests;
