//! Canonical values by field and what differs between two of them, packed: a roster of a hundred thousand rows holds
//! millions of short texts, and a map with a text of its own for each costs ten times what they say.
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::staged::{Change, Subject};

/// Canonical values by field, in the order of the fields' names. Cheap to clone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Values(Arc<str>);

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
#[derive(Clone)]
pub struct Changes(Told);

#[derive(Clone)]
enum Told {
    Packed(Box<str>),
    /// Every value of a person and of a post, where nothing stood before: what most rows of a first roster come to, and no
    /// copy of what the row holds.
    Filled(Box<(Values, Values)>),
}

impl Default for Changes {
    fn default() -> Self {
        Self(Told::Packed(Box::default()))
    }
}

impl PartialEq for Changes {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Changes {}

impl Changes {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// All values of a person and a post that are made.
    pub fn filled(person: Values, post: Values) -> Self {
        Self(Told::Filled(Box::new((person, post))))
    }

    /// Adds one.
    pub fn push(&mut self, change: Change<'_>) {
        *self = self.iter().chain([change]).collect();
    }

    /// Each of them.
    pub fn iter(&self) -> EachChange<'_> {
        match &self.0 {
            Told::Packed(packed) => EachChange {
                packed,
                ..EachChange::default()
            },
            Told::Filled(filled) => EachChange {
                person: &filled.0.0,
                post: &filled.1.0,
                ..EachChange::default()
            },
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Keeps those that pass.
    pub fn retain(&mut self, passes: impl Fn(&Change<'_>) -> bool) {
        if !self.iter().all(|change| passes(&change)) {
            *self = self.iter().filter(passes).collect();
        }
    }
}

/// The changes of a [`Changes`], one after the other.
#[derive(Debug, Clone, Default)]
pub struct EachChange<'a> {
    /// Values of a person that are filled in, and of a post.
    person: &'a str,
    post: &'a str,
    packed: &'a str,
}

/// Takes the next value off as one that is filled in.
fn filled<'a>(subject: Subject, rest: &mut &'a str) -> Option<Change<'a>> {
    Some(Change {
        subject,
        field: taken_field(rest)?,
        before: None,
        after: taken(rest)?,
    })
}

impl<'a> Iterator for EachChange<'a> {
    type Item = Change<'a>;

    fn next(&mut self) -> Option<Change<'a>> {
        let of_person = filled(Subject::Person, &mut self.person);
        if let Some(change) = of_person.or_else(|| filled(Subject::Post, &mut self.post)) {
            return Some(change);
        }
        let rest = &mut self.packed;
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

const fn head_of(change: &Change<'_>) -> char {
    match (change.subject, change.before) {
        (Subject::Person, Some(_)) => PERSON,
        (Subject::Person, None) => PERSON_FILLED,
        (Subject::Post, Some(_)) => POST,
        (Subject::Post, None) => POST_FILLED,
    }
}

/// A change with texts of its own.
#[derive(Deserialize)]
struct Owned {
    subject: Subject,
    field: String,
    before: Option<String>,
    after: String,
}

impl Owned {
    fn as_change(&self) -> Change<'_> {
        Change {
            subject: self.subject,
            field: &self.field,
            before: self.before.as_deref(),
            after: &self.after,
        }
    }
}

impl<'a> FromIterator<Change<'a>> for Changes {
    fn from_iter<I: IntoIterator<Item = Change<'a>>>(changes: I) -> Self {
        let mut packed = String::new();
        for change in changes {
            packed.push(head_of(&change));
            put_field(&mut packed, change.field);
            if let Some(before) = change.before {
                put(&mut packed, before);
            }
            put(&mut packed, change.after);
        }
        Self(Told::Packed(packed.into()))
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
                Ok(changes.iter().map(Owned::as_change).collect())
            }
        }
        from.deserialize_seq(Packing)
    }
}

/// Changes as a database keeps them: one list of texts, of each change what it is, its field, what was and what is. A list
/// of maps, as they were kept before, is read as well.
pub(super) mod flat {
    use serde::ser::SerializeSeq;

    use super::{Change, Changes, Deserialize, Deserializer, Serializer, Subject, head_of};

    pub fn serialize<S: Serializer>(changes: &Changes, out: S) -> Result<S::Ok, S::Error> {
        let mut list = out.serialize_seq(None)?;
        for change in changes {
            list.serialize_element(&head_of(&change))?;
            list.serialize_element(change.field)?;
            if let Some(before) = change.before {
                list.serialize_element(before)?;
            }
            list.serialize_element(change.after)?;
        }
        list.end()
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Element {
        Text(String),
        Whole(super::Owned),
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Changes, D::Error> {
        let (mut texts, mut whole) = (Vec::new(), Vec::new());
        for element in Vec::<Element>::deserialize(from)? {
            match element {
                Element::Text(text) => texts.push(text),
                Element::Whole(change) => whole.push(change),
            }
        }
        if !whole.is_empty() {
            return Ok(whole.iter().map(super::Owned::as_change).collect());
        }
        let mut texts = texts.iter().map(String::as_str);
        let each = std::iter::from_fn(|| {
            let head = texts.next()?.chars().next()?;
            Some(Change {
                subject: match head {
                    super::POST | super::POST_FILLED => Subject::Post,
                    _ => Subject::Person,
                },
                field: texts.next()?,
                before: match head {
                    super::POST | super::PERSON => Some(texts.next()?),
                    _ => None,
                },
                after: texts.next()?,
            })
        });
        Ok(each.collect())
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
        fn what_is_filled_in_is_every_value(
            person in prop::collection::vec((".{0,8}", ".{0,20}"), 0..6),
            post in prop::collection::vec((".{0,8}", ".{0,20}"), 0..6),
        ) {
            let (person, post): (Values, Values) = (person.into_iter().collect(), post.into_iter().collect());
            let of = |subject, values: &Values| -> Vec<(Subject, String, Option<String>, String)> {
                let told = values.iter();
                told.map(|(field, value)| (subject, field.to_owned(), None, value.to_owned())).collect()
            };
            let mut changes = Changes::filled(person.clone(), post.clone());
            let told: Vec<_> = changes
                .iter()
                .map(|told| (told.subject, told.field.to_owned(), told.before.map(str::to_owned), told.after.to_owned()))
                .collect();
            prop_assert_eq!(told, [of(Subject::Person, &person), of(Subject::Post, &post)].concat());
            prop_assert_eq!(&changes.iter().collect::<Changes>(), &changes);
            prop_assert_eq!(changes.is_empty(), person.is_empty() && post.is_empty());
            changes.retain(|change| change.subject == Subject::Post);
            prop_assert_eq!(&changes, &Changes::filled(Values::new(), post));
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
            let mut kept = Vec::new();
            flat::serialize(&changes, &mut serde_json::Serializer::new(&mut kept)).unwrap();
            for json in [kept.as_slice(), json.as_bytes()] {
                let read = flat::deserialize(&mut serde_json::Deserializer::from_slice(json)).unwrap();
                prop_assert_eq!(&read, &changes);
            }
            changes.retain(|change| change.before.is_some());
            let kept = told.iter().filter(|(_, _, before, _)| before.is_some());
            prop_assert_eq!(changes.iter().collect::<Vec<_>>(), kept.map(change).collect::<Vec<_>>());
        }
    }
}
