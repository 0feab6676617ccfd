//! Canonical values by field and what differs between two of them, packed: a roster of a hundred thousand rows holds
//! millions of short texts, and a map with a text of its own for each costs ten times what they say.
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::staged::{Change, Subject};

/// Canonical values by field, in the order of the fields' names.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Values(Box<str>);

impl Values {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.iter()
            .find(|(known, _)| *known == field)
            .map(|(_, value)| value)
    }

    /// Whether a field has a value.
    pub fn contains_key(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// The fields with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut rest = &*self.0;
        std::iter::from_fn(move || Some((taken_field(&mut rest)?, taken(&mut rest)?)))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives a field a value.
    pub fn insert(&mut self, field: &str, value: &str) {
        if self.get(field) != Some(value) {
            *self = self.iter().chain([(field, value)]).collect();
        }
    }

    /// Takes a field's value away.
    pub fn remove(&mut self, field: &str) {
        if self.contains_key(field) {
            *self = self.iter().filter(|(known, _)| *known != field).collect();
        }
    }
}

impl<F: AsRef<str> + Ord, V: AsRef<str>> FromIterator<(F, V)> for Values {
    /// Of a field that comes twice the last value stands.
    fn from_iter<I: IntoIterator<Item = (F, V)>>(values: I) -> Self {
        let sorted: BTreeMap<F, V> = values.into_iter().collect();
        let mut packed = String::new();
        for (field, value) in &sorted {
            put_field(&mut packed, field.as_ref());
            put(&mut packed, value.as_ref());
        }
        Self(packed.into())
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Packing;
        impl<'de> Visitor<'de> for Packing {
            type Value = Values;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("values by field")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values, A::Error> {
                let mut values: Vec<(String, String)> = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    values.push(entry);
                }
                Ok(values.into_iter().collect())
            }
        }
        from.deserialize_map(Packing)
    }
}

/// Fields that differ, in their order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Changes(Box<str>);

impl Changes {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, change: Change<'_>) {
        *self = self.iter().chain([change]).collect();
    }

    /// Each of them.
    pub fn iter(&self) -> EachChange<'_> {
        EachChange(&self.0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps those that pass.
    pub fn retain(&mut self, passes: impl Fn(&Change<'_>) -> bool) {
        if !self.iter().all(|change| passes(&change)) {
            *self = self.iter().filter(passes).collect();
        }
    }
}

/// The changes of a [`Changes`], one after the other.
#[derive(Debug, Clone)]
pub struct EachChange<'a>(&'a str);

impl<'a> Iterator for EachChange<'a> {
    type Item = Change<'a>;

    fn next(&mut self) -> Option<Change<'a>> {
        let rest = &mut self.0;
        let head = taken_char(rest)?;
        Some(Change {
            subject: match head {
                POST | POST_FILLED => Subject::Post,
                _ => Subject::Person,
            },
            field: taken_field(rest)?,
            before: match head {
                POST | PERSON => Some(taken(rest)?),
                _ => None,
            },
            after: taken(rest)?,
        })
    }
}

impl<'a> IntoIterator for &'a Changes {
    type Item = Change<'a>;
    type IntoIter = EachChange<'a>;

    fn into_iter(self) -> EachChange<'a> {
        self.iter()
    }
}

/// Whose a change is, and whether something stood there before.
const POST: char = 'P';
const POST_FILLED: char = 'p';
const PERSON: char = 'H';
const PERSON_FILLED: char = 'h';

impl<'a> FromIterator<Change<'a>> for Changes {
    fn from_iter<I: IntoIterator<Item = Change<'a>>>(changes: I) -> Self {
        let mut packed = String::new();
        for change in changes {
            packed.push(match (change.subject, change.before) {
                (Subject::Person, Some(_)) => PERSON,
                (Subject::Person, None) => PERSON_FILLED,
                (Subject::Post, Some(_)) => POST,
                (Subject::Post, None) => POST_FILLED,
            });
            put_field(&mut packed, change.field);
            if let Some(before) = change.before {
                put(&mut packed, before);
            }
            put(&mut packed, change.after);
        }
        Self(packed.into())
    }
}

impl fmt::Debug for Changes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Changes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Owned {
            subject: Subject,
            field: String,
            before: Option<String>,
            after: String,
        }
        struct Packing;
        impl<'de> Visitor<'de> for Packing {
            type Value = Changes;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list of changes")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Changes, A::Error> {
                let mut changes: Vec<Owned> = Vec::new();
                while let Some(change) = list.next_element()? {
                    changes.push(change);
                }
                let each = changes.iter().map(|change| Change {
                    subject: change.subject,
                    field: &change.field,
                    before: change.before.as_deref(),
                    after: &change.after,
                });
                Ok(each.collect())
            }
        }
        from.deserialize_seq(Packing)
    }
}

/// The names of the fields that rosters have, so that none of them is written out in every row.
const FIELDS: [&str; 22] = [
    "administrative_post",
    "birth_date",
    "credit_code",
    "education",
    "email",
    "employer",
    "employment",
    "ethnicity",
    "full_member_date",
    "id_number",
    "name",
    "organisation_kind",
    "party_join_date",
    "party_work_since",
    "phone",
    "political_status",
    "post",
    "post_since",
    "remark",
    "sex",
    "source_unit",
    "tier",
];

/// Adds the name of a field: a letter, or `.` and the name.
fn put_field(packed: &mut String, field: &str) {
    let known = FIELDS.binary_search(&field).ok();
    if let Some(letter) = known.and_then(|at| u8::try_from(at).ok()) {
        packed.push(char::from(b'a' + letter));
    } else {
        packed.push('.');
        put(packed, field);
    }
}

/// Takes the name of a field off.
fn taken_field<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let first = *rest.as_bytes().first()?;
    *rest = rest.get(1..)?;
    if first == b'.' {
        return taken(rest);
    }
    FIELDS.get(usize::from(first.checked_sub(b'a')?)).copied()
}

/// Adds a text, after its length and a colon.
fn put(packed: &mut String, text: &str) {
    packed.push_str(&text.len().to_string());
    packed.push(':');
    packed.push_str(text);
}

/// Takes the next character off.
fn taken_char(rest: &mut &str) -> Option<char> {
    let first = rest.chars().next()?;
    *rest = rest.get(first.len_utf8()..)?;
    Some(first)
}

/// Takes the next text off.
fn taken<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let (length, after) = rest.split_once(':')?;
    let (text, left) = after.split_at_checked(length.parse().ok()?)?;
    *rest = left;
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_fields_are_in_order() {
        assert!(FIELDS.is_sorted());
        let values: Values = FIELDS.iter().map(|field| (*field, *field)).collect();
        let written = |field: &&str| 1 + field.len().to_string().len() + 1 + field.len();
        assert_eq!(values.0.len(), FIELDS.iter().map(written).sum::<usize>());
        assert!(FIELDS.iter().all(|field| values.get(field) == Some(field)));
    }

    fn change((post, field, before, after): &(bool, String, Option<String>, String)) -> Change<'_> {
        Change {
            subject: if *post { Subject::Post } else { Subject::Person },
            field,
            before: before.as_deref(),
            after,
        }
    }

    proptest! {
        #[test]
        fn values_are_a_map(told in prop::collection::vec((".{0,8}", ".{0,20}"), 0..12)) {
            let map: BTreeMap<String, String> = told.iter().cloned().collect();
            let mut values: Values = told.iter().map(|(field, value)| (field, value)).collect();
            let pairs: Vec<_> = map.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
            prop_assert_eq!(values.iter().collect::<Vec<_>>(), pairs);
            let json = serde_json::to_string(&values).unwrap();
            prop_assert_eq!(&json, &serde_json::to_string(&map).unwrap());
            prop_assert_eq!(&serde_json::from_str::<Values>(&json).unwrap(), &values);
            for (field, value) in &map {
                prop_assert_eq!(values.get(field), Some(value.as_str()));
                values.insert(field, "12:34");
                prop_assert_eq!(values.get(field), Some("12:34"));
                values.remove(field);
                prop_assert!(!values.contains_key(field));
            }
            prop_assert!(values.is_empty());
        }

        #[test]
        fn changes_are_a_list(told in prop::collection::vec(
            (any::<bool>(), ".{0,8}", prop::option::of(".{0,8}"), ".{0,20}"), 0..12,
        )) {
            let mut changes: Changes = told.iter().map(change).collect();
            prop_assert_eq!(changes.iter().collect::<Vec<_>>(), told.iter().map(change).collect::<Vec<_>>());
            prop_assert_eq!(changes.len(), told.len());
            let json = serde_json::to_string(&changes).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Changes>(&json).unwrap(), &changes);
            changes.retain(|change| change.before.is_some());
            let kept = told.iter().filter(|(_, _, before, _)| before.is_some());
            prop_assert_eq!(changes.iter().collect::<Vec<_>>(), kept.map(change).collect::<Vec<_>>());
        }
    }
}
