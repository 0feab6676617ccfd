//! What goes into the comparison of two rosters, and what comes out.
//!
//! Keys are the caller's own (ids, keyed hashes) and opaque here. Their text is shared between a row, its result and what
//! stands here: a large roster has few units and organisations, and many rows. Values are canonical texts by the field names of the
//! reader's report; an empty cell is no value.
use std::collections::{BTreeMap, HashSet};

use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::candidate::Candidate;
pub use super::values::{Changes, Values};
use crate::domain::value::id::PersonId;
use crate::domain::value::{PartyOrgKind, RowOutcome};

/// The unit that a row names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "unit")]
pub enum UnitRef {
    /// The row names none: it is the importing unit's.
    Unstated,
    /// A unit that is known.
    Known(EcoString),
    /// A text that is no unit's name.
    Unknown(String),
    /// The row names none, and the sheet says in this text that it is another unit's than the importing one: somebody
    /// must say whose it is.
    Asked(String),
}

/// What somebody at the identity desk said of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "person")]
pub enum Decision {
    /// It is this person.
    SamePerson(String),
    /// It is none of the candidates.
    NewPerson,
    /// The row is left out.
    LeaveOut,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
const fn is_no(yes: &bool) -> bool {
    !*yes
}

/// One row of the file, read and checked. What it lacks is left out where it is kept: a database holds one for each row of
/// each import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StagedRow {
    /// What the caller knows the row by.
    pub row: EcoString,
    /// A subtotal, a footer, a header again.
    #[serde(default, skip_serializing_if = "is_no")]
    pub skipped: bool,
    /// Codes of the row's issues with severity error, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
    /// The unit that it names.
    pub unit: UnitRef,
    /// The ID number's key, where it is usable.
    pub person_key: Option<EcoString>,
    /// Where it is not: the key of its first 15 characters, of one that a spreadsheet ruined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first15_key: Option<EcoString>,
    /// The key of its last 4 characters, of one that is masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last4_key: Option<EcoString>,
    /// The party organisation, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<EcoString>,
    /// Values of the person.
    pub person: Values,
    /// Values of the post; `post` among them.
    pub post: Values,
    /// What was decided about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// Texts that many rows of a roster have in common, each held once.
#[derive(Debug, Default)]
pub struct SharedTexts(HashSet<EcoString>);

impl SharedTexts {
    /// The row, its unit and its party organisation held together with those of other rows.
    pub fn of(&mut self, mut row: StagedRow) -> StagedRow {
        if let UnitRef::Known(unit) = &mut row.unit {
            self.hold(unit);
        }
        if let Some(organisation) = &mut row.organisation {
            self.hold(organisation);
        }
        row
    }

    fn hold(&mut self, text: &mut EcoString) {
        if let Some(known) = self.0.get(text.as_str()) {
            text.clone_from(known);
        } else {
            self.0.insert(text.clone());
        }
    }
}

/// A post that somebody holds today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentPost {
    /// Its id.
    pub id: EcoString,
    /// The territory unit.
    pub unit: EcoString,
    /// The party organisation's id.
    pub organisation: EcoString,
    /// Its values; `post_since` only where a day or month was stated.
    pub values: Values,
    /// Where it goes on from another one that ended when it began, and no day was stated of it: since when that one was
    /// stated to be held. A file that still says so says nothing new.
    pub earlier_since: Option<EcoString>,
}

/// A person of the present roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentPerson {
    /// Its id.
    pub id: EcoString,
    /// The ID number's key, where it is known.
    pub key: Option<EcoString>,
    /// The key of its first 15 characters.
    pub first15_key: Option<EcoString>,
    /// The key of its last 4, where a row tells no more of its own.
    pub last4_key: Option<EcoString>,
    /// The person's values.
    pub values: Values,
    /// The posts held today, in every unit.
    pub posts: Vec<PresentPost>,
}

/// A party organisation of the present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentOrganisation {
    /// Its id.
    pub id: String,
    /// Its territory unit.
    pub unit: String,
    /// Its official name, short name and aliases.
    pub names: Vec<String>,
}

/// The present roster: everybody who holds a post in the importing unit, and whoever else has a key of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The persons.
    pub people: Vec<PresentPerson>,
    /// The party organisations of the importing unit.
    pub organisations: Vec<PresentOrganisation>,
}

/// Whose value a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The person's.
    Person,
    /// The post's.
    Post,
}

/// A field that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change<'a> {
    /// Whose it is.
    pub subject: Subject,
    /// Its name.
    pub field: &'a str,
    /// What stands here; `None` where it is empty.
    pub before: Option<&'a str>,
    /// What the row says.
    pub after: &'a str,
}

/// The person of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum PersonRef {
    /// A person of the roster.
    Known(EcoString),
    /// A person to be made; rows with the same key are one person.
    New(EcoString),
}

impl PersonRef {
    /// The id of a person of the roster.
    pub fn known(&self) -> Option<PersonId> {
        match self {
            Self::Known(id) => id.parse().ok(),
            Self::New(_) => None,
        }
    }
}

/// The party organisation of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum OrganisationRef {
    /// One that exists.
    Known(EcoString),
    /// One to be made: the key of a [`NewOrganisation`].
    New(EcoString),
}

/// What a row comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowResult {
    /// The row.
    pub row: EcoString,
    /// What it comes to.
    pub outcome: RowOutcome,
    /// Why it is pending, refused or skipped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The unit that it is counted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<EcoString>,
    /// The person, where it is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// The post that it is about; `None` where one is to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<EcoString>,
    /// The party organisation, where it is settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationRef>,
    /// What differs; for what is to be made, every value. Applying writes these and nothing else.
    #[serde(
        default,
        skip_serializing_if = "Changes::is_empty",
        with = "super::values::flat"
    )]
    pub changes: Changes,
    /// Whom it may mean, where it is pending or somebody decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// The unit from which the person would come, where moved or pending for a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_unit: Option<EcoString>,
    /// Fields for which an earlier row of the same person says something else; that one stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicting: Vec<String>,
    /// The known organisation that the one of the row is called nearly like, where it is pending for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<EcoString>,
}

/// A party organisation that would be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrganisation {
    /// Its key within the comparison.
    pub key: EcoString,
    /// Its unit.
    pub unit: String,
    /// Its name, as the first row writes it.
    pub name: String,
    /// Its kind, where the name tells it.
    pub kind: Option<PartyOrgKind>,
    /// The rows that name it.
    pub rows: u32,
    /// A known one whose name is near.
    pub near: Option<String>,
}

/// What was answered of names that are near known ones, by the key of the [`NewOrganisation`]: the one that is meant, or
/// none for a name of its own.
pub type NameAnswers = BTreeMap<String, Option<String>>;

/// A name that is near a known organisation's, so that somebody is asked before one is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearOrganisation {
    /// Its key within the comparison.
    pub key: String,
    /// Its unit.
    pub unit: String,
    /// The name, as the first row writes it.
    pub name: String,
    /// The known one.
    pub near: String,
    /// The rows that wait for the answer.
    pub rows: u32,
    /// Whether it is a firm's name and not a party organisation's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub firm: bool,
}

/// Names of firms that nobody has answered yet: by unit and name, with the key of the question and the known one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NearFirms(BTreeMap<String, BTreeMap<String, NearFirm>>);

/// A firm's name that is near a known one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearFirm {
    /// What the answer is kept by.
    pub key: String,
    /// The known one.
    pub near: String,
}

impl NearFirms {
    /// Remembers a name to be asked about.
    pub fn ask(&mut self, unit: &str, name: &str, near: NearFirm) {
        let names = self.0.entry(unit.to_owned()).or_default();
        names.insert(name.to_owned(), near);
    }

    /// What is asked of a name.
    pub fn of(&self, unit: &str, name: &str) -> Option<&NearFirm> {
        self.0.get(unit)?.get(name)
    }
}

/// What an answer about a firm's name is kept by, as [`NameAnswers`] has it.
pub fn firm_key(unit: &str, stem: &str) -> String {
    format!("{unit}|{FIRM}{stem}")
}

/// What the question about a firm's name begins with: no party organisation's does.
pub const FIRM: &str = "firm:";

/// Somebody in post in a unit that the file has rows of, whom no row matches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Missing {
    /// The unit.
    pub unit: String,
    /// The person.
    pub person: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, organisation: &str) -> StagedRow {
        StagedRow {
            row: format!("名册!{number}").into(),
            skipped: false,
            errors: Vec::new(),
            unit: UnitRef::Known("0193f2a4-0000-7000-8000-000000000001".into()),
            person_key: None,
            first15_key: None,
            last4_key: None,
            organisation: Some(organisation.into()),
            person: Values::new(),
            post: Values::new(),
            decision: None,
        }
    }

    #[test]
    fn rows_say_the_same_and_hold_equal_texts_once() {
        const NAME: &str = "中共晋源玻璃器皿有限公司支部委员会";
        let mut shared = SharedTexts::default();
        let rows = [
            shared.of(row(2, NAME)),
            shared.of(row(3, NAME)),
            shared.of(row(4, "另一个比较长的支部委员会")),
        ];
        assert_eq!(
            rows,
            [row(2, NAME), row(3, NAME), row(4, "另一个比较长的支部委员会")]
        );
        let place = |row: &StagedRow| row.organisation.as_deref().map(str::as_ptr);
        assert_eq!(place(&rows[0]), place(&rows[1]));
        assert_ne!(place(&rows[0]), place(&rows[2]));
        let unit = |row: &StagedRow| match &row.unit {
            UnitRef::Known(unit) => Some(unit.as_ptr()),
            _ => None,
        };
        assert_eq!(unit(&rows[0]), unit(&rows[2]));
    }
}
