//! What a part of a change set keeps sealed: its rows, each with its inverse.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::pointed::Pointed;

/// How many rows one statement writes or asks for.
pub const PORTION: usize = 500;

/// A table whose rows change sets write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Units of the trees.
    Unit,
    /// Their names.
    UnitName,
    /// Firms, social organisations, platforms.
    Organisation,
    /// Party organisations.
    PartyOrganisation,
    /// Names that organisations had.
    FormerName,
    /// Which party organisation covers which organisation.
    Coverage,
    /// Persons.
    Person,
    /// Their posts.
    Appointment,
    /// How organisations were found on a day.
    OrganisationCheck,
    /// What is known by year.
    Fact,
    /// Alliances.
    Alliance,
    /// Who belongs to them.
    AllianceMember,
    /// Pairs of party organisations.
    Pairing,
    /// A column of another feature's rows that says whose they are.
    Pointed(Pointed),
}

/// A row with what was done to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowChange {
    /// Its table.
    pub table: Table,
    /// Its id.
    pub id: Uuid,
    /// What was done.
    #[serde(flatten)]
    pub what: What,
}

/// What was done to a row, with what is needed to take it back and to tell whether it was touched since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum What {
    /// It was made; the hash of its values tells whether it still is as it was made.
    Made {
        /// See [`digest`].
        digest: String,
    },
    /// Columns were changed.
    Changed {
        /// Each changed column's value before.
        before: Map<String, Value>,
        /// Each changed column's value after.
        after: Map<String, Value>,
    },
    /// It was removed.
    Removed {
        /// The whole row.
        row: Value,
    },
}

/// The hash of a row's values: of its JSON, the columns by their names. Sealed columns are lists of numbers there, which are
/// copied as text and never taken apart: a large roster makes hundreds of thousands of rows.
pub fn digest(row: &impl Serialize) -> String {
    // a row has text keys and plain values only
    let json = serde_json::to_string(row).unwrap_or_default();
    let columns: BTreeMap<&str, &RawValue> = serde_json::from_str(&json).unwrap_or_default();
    let mut hash = crate::platform::keys::sha256_hex(&serde_json::to_vec(&columns).unwrap_or_default());
    hash.truncate(16);
    hash
}

/// The columns that differ, before and after; empty where none does.
pub fn differing(before: &Value, after: &Value) -> (Map<String, Value>, Map<String, Value>) {
    let (mut was, mut is) = (Map::new(), Map::new());
    if let (Value::Object(before), Value::Object(after)) = (before, after) {
        for (column, value) in after {
            let earlier = before.get(column).cloned().unwrap_or(Value::Null);
            if earlier != *value {
                was.insert(column.clone(), earlier);
                is.insert(column.clone(), value.clone());
            }
        }
    }
    (was, is)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_kept() {
        let (before, after) = differing(
            &json!({"a": 1, "b": null, "c": 3}),
            &json!({"a": 1, "b": 2, "c": null}),
        );
        assert_eq!(Value::Object(before), json!({"b": null, "c": 3}));
        assert_eq!(Value::Object(after), json!({"b": 2, "c": null}));
    }

    #[test]
    fn a_digest_tells_one_row_from_another() {
        assert_eq!(digest(&json!({"a": 1})), digest(&json!({"a": 1})));
        assert_ne!(digest(&json!({"a": 1})), digest(&json!({"a": 2})));
    }

    /// Digests are kept: they must stay those of a row's JSON as it is read back.
    #[test]
    fn a_row_and_its_json_have_one_digest() {
        #[derive(Serialize)]
        struct Row {
            name: &'static str,
            id: u32,
            number_enc: Option<Vec<u8>>,
            ended: Option<bool>,
        }
        let row = Row {
            name: "张“三”\"\n",
            id: 7,
            number_enc: Some(vec![0, 7, 255]),
            ended: None,
        };
        let json = serde_json::to_value(&row).unwrap();
        let mut kept = crate::platform::keys::sha256_hex(json.to_string().as_bytes());
        kept.truncate(16);
        assert_eq!(digest(&row), kept);
        assert_eq!(digest(&json), kept);
    }
}
