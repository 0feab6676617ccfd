//! The values of an appointment as they go out, and the print of them that a stamp carries.
use std::collections::BTreeMap;

use sanyou_import::{COLUMNS, Field};
use sanyou_schema::domain::roster::{PresentPost, Values};

use crate::platform::keys::Keys;
use crate::platform::problem::Problem;
use crate::roster::store::present::Present;

/// Signs of a digest for each field.
pub const SIGNS: usize = 8;

/// The values of an appointment as they go out.
pub fn exported(
    present: &Present,
    keys: &Keys,
    number: Option<&[u8]>,
    person: &Values,
    post: &PresentPost,
) -> Result<BTreeMap<Field, String>, Problem> {
    let of = |field: &Field| {
        let code = field.code();
        let value = person.get(code).or_else(|| post.values.get(code));
        value.map(str::to_owned)
    };
    let mut values: BTreeMap<Field, String> = COLUMNS
        .iter()
        .filter_map(|field| Some((*field, of(field)?)))
        .collect();
    if let Some(sealed) = number {
        values.insert(Field::IdNumber, keys.open_text(sealed)?);
    }
    values.insert(Field::Township, present.unit_name(&post.unit));
    values.extend(party_name(present, post).map(|name| (Field::Organisation, name)));
    Ok(values)
}

/// The party organisation of a post.
pub fn party_name(present: &Present, post: &PresentPost) -> Option<String> {
    let id = post.organisation.parse().ok()?;
    present.parties.get(&id).map(|party| party.name.clone())
}

/// What the values of an appointment were, field by field, in hashes that only we can make.
pub fn digest(keys: &Keys, appointment: &str, values: &BTreeMap<Field, String>) -> String {
    let signs = COLUMNS
        .iter()
        .map(|field| sign(keys, appointment, *field, values.get(field)));
    signs.collect()
}

/// The print of one value.
pub fn sign(keys: &Keys, appointment: &str, field: Field, value: Option<&String>) -> String {
    let value = value.map_or("", String::as_str);
    let mut hash = keys.hash(
        "roster stamp",
        &format!("{appointment}\n{}\n{value}", field.code()),
    );
    hash.truncate(SIGNS);
    hash
}
