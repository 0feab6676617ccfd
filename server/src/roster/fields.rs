//! The canonical values of a roster's row and the columns that keep them: each way beside the other.
use chrono::{DateTime, Utc};
use sanyou_schema::domain::roster::staged::Values;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::value::{DatePrecision, Ethnicity, IdNumber, PartialDate, Phone};
use sanyou_schema::entity::{appointment, organisation, person};

use crate::platform::initials::initials;
use crate::platform::keys::{KeyError, Keys};

/// Fields of a row that are the person's, by the reader's names.
pub const PERSON_FIELDS: [&str; 11] = [
    "name",
    "sex",
    "ethnicity",
    "birth_date",
    "education",
    "political_status",
    "party_join_date",
    "full_member_date",
    "party_work_since",
    "phone",
    "email",
];

/// Fields of a row that are the post's or its employer's.
pub const POST_FIELDS: [&str; 10] = [
    "post",
    "employment",
    "post_since",
    "term_end",
    "administrative_post",
    "source_unit",
    "remark",
    "employer",
    "credit_code",
    "organisation_kind",
];

/// The roster's tier column: a claim that is kept beside the person and never makes a certificate.
pub const TIER: &str = "tier";

/// A person of whom nothing is known but the name.
pub fn blank_person(id: PersonId, name: &str, created_at: DateTime<Utc>) -> person::Model {
    person::Model {
        id,
        name: name.to_owned(),
        initials: initials(name),
        sex: None,
        ethnicity: None,
        birth_date: None,
        id_number_enc: None,
        id_number_hash: None,
        id_first15_hash: None,
        id_last4_hash: None,
        education: None,
        political_status: None,
        party_join_date: None,
        full_member_date: None,
        party_work_since: None,
        phone_enc: None,
        phone_hash: None,
        phone_last4_hash: None,
        email_enc: None,
        tier_claim: None,
        created_at,
        merged_into_id: None,
    }
}

/// Seals the ID number, with its hashes for search.
pub fn set_id_number(row: &mut person::Model, keys: &Keys, number: &IdNumber) {
    let sealed = keys.seal_id_number(number);
    row.id_number_enc = Some(sealed.sealed);
    row.id_number_hash = Some(sealed.hash);
    row.id_first15_hash = Some(sealed.first15);
    row.id_last4_hash = Some(sealed.last4);
}

/// Seals the phone, with its hashes for search.
pub fn set_phone(row: &mut person::Model, keys: &Keys, phone: &Phone) {
    let sealed = keys.seal_phone(phone);
    row.phone_enc = Some(sealed.sealed);
    row.phone_hash = Some(sealed.hash);
    row.phone_last4_hash = Some(sealed.last4);
}

/// Writes one canonical value of the person; a field that is none of theirs is passed over.
pub fn set_person_value(row: &mut person::Model, keys: &Keys, field: &str, value: &str) {
    let date = || PartialDate::parse(value).ok();
    match field {
        "name" => {
            value.clone_into(&mut row.name);
            row.initials = initials(value);
        }
        "sex" => row.sex = value.parse().ok(),
        "ethnicity" => row.ethnicity = Ethnicity::parse(value).ok(),
        "birth_date" => row.birth_date = date(),
        "education" => row.education = value.parse().ok(),
        "political_status" => row.political_status = value.parse().ok(),
        "party_join_date" => row.party_join_date = date(),
        "full_member_date" => row.full_member_date = date(),
        "party_work_since" => row.party_work_since = date(),
        "phone" => {
            if let Ok(phone) = Phone::parse(value) {
                set_phone(row, keys, &phone);
            }
        }
        "email" => row.email_enc = Some(keys.seal_text(value)),
        TIER => row.tier_claim = value.parse().ok(),
        _ => {}
    }
}

/// Clears one value of the person; false where it must not be empty.
pub fn clear_person_value(row: &mut person::Model, field: &str) -> bool {
    match field {
        "sex" => row.sex = None,
        "ethnicity" => row.ethnicity = None,
        "birth_date" => row.birth_date = None,
        "education" => row.education = None,
        "political_status" => row.political_status = None,
        "party_join_date" => row.party_join_date = None,
        "full_member_date" => row.full_member_date = None,
        "party_work_since" => row.party_work_since = None,
        "phone" => {
            row.phone_enc = None;
            row.phone_hash = None;
            row.phone_last4_hash = None;
        }
        "email" => row.email_enc = None,
        "id_number" => {
            row.id_number_enc = None;
            row.id_number_hash = None;
            row.id_first15_hash = None;
            row.id_last4_hash = None;
        }
        _ => return false,
    }
    true
}

/// The canonical values of a person.
pub fn person_values(row: &person::Model, keys: &Keys) -> Result<Values, KeyError> {
    let open = |sealed: Option<&[u8]>| sealed.map(|sealed| keys.open_text(sealed)).transpose();
    let phone = open(row.phone_enc.as_deref())?;
    let email = open(row.email_enc.as_deref())?;
    let values = [
        ("name", Some(row.name.clone())),
        ("sex", row.sex.map(|v| v.to_string())),
        ("ethnicity", row.ethnicity.map(|v| v.to_string())),
        ("birth_date", row.birth_date.map(|v| v.to_string())),
        ("education", row.education.map(|v| v.to_string())),
        ("political_status", row.political_status.map(|v| v.to_string())),
        ("party_join_date", row.party_join_date.map(|v| v.to_string())),
        ("full_member_date", row.full_member_date.map(|v| v.to_string())),
        ("party_work_since", row.party_work_since.map(|v| v.to_string())),
        ("phone", phone),
        ("email", email),
        (TIER, row.tier_claim.map(|v| v.to_string())),
    ];
    Ok(collect(values))
}

/// What a page shows of a person's values: without phone and mail address, which are opened for a reason only.
pub fn values_of(row: &person::Model, keys: &Keys) -> Result<Vec<(String, String)>, KeyError> {
    let values = person_values(row, keys)?;
    let shown = values
        .iter()
        .filter(|(field, _)| !matches!(*field, "phone" | "email"));
    Ok(shown
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .collect())
}

/// Writes one canonical value of the post; its first day and its employer are the caller's matter.
pub fn set_post_value(row: &mut appointment::Model, field: &str, value: &str) {
    let text = || Some(value.to_owned());
    match field {
        "post" => {
            if let Ok(post) = value.parse() {
                row.post = post;
            }
        }
        "employment" => row.employment = value.parse().ok(),
        "term_end" => row.term_end = PartialDate::parse(value).ok(),
        "administrative_post" => row.administrative_post = text(),
        "source_unit" => row.source_unit = text(),
        "remark" => row.remark = text(),
        _ => {}
    }
}

/// The canonical values of a post and its employer; its first day only where a roster stated one.
pub fn post_values(row: &appointment::Model, employer: Option<&organisation::Model>) -> Values {
    let stated = match row.from_precision {
        DatePrecision::Day => Some(row.valid_from.to_string()),
        DatePrecision::Month => Some(row.valid_from.format("%Y-%m").to_string()),
        DatePrecision::Import => None,
    };
    let values = [
        ("post", Some(row.post.to_string())),
        ("employment", row.employment.map(|v| v.to_string())),
        ("post_since", stated),
        ("term_end", row.term_end.map(|v| v.to_string())),
        ("administrative_post", row.administrative_post.clone()),
        ("source_unit", row.source_unit.clone()),
        ("remark", row.remark.clone()),
        ("employer", employer.map(|v| v.name.clone())),
        ("credit_code", employer.and_then(|v| v.credit_code.clone())),
        (
            "organisation_kind",
            employer.and_then(|v| v.kind).map(|v| v.to_string()),
        ),
    ];
    collect(values)
}

fn collect<const N: usize>(values: [(&str, Option<String>); N]) -> Values {
    values
        .into_iter()
        .filter_map(|(field, value)| Some((field, value?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_written_is_what_is_compared() {
        let keys = Keys::from_master(&[7; 32]);
        let mut row = blank_person(PersonId(Uuid::from_u128(1)), "无名", DateTime::UNIX_EPOCH);
        let written: Values = [
            ("name", "张小三"),
            ("sex", "male"),
            ("ethnicity", "汉族"),
            ("birth_date", "1985-06"),
            ("education", "bachelor"),
            ("political_status", "full_member"),
            ("party_join_date", "2010-07-01"),
            ("full_member_date", "2011-07-01"),
            ("party_work_since", "2012-03"),
            ("phone", "13800002210"),
            ("email", "zhang@example.com"),
            ("tier", "junior"),
        ]
        .into_iter()
        .collect();
        for (field, value) in written.iter() {
            set_person_value(&mut row, &keys, field, value);
        }
        assert_eq!(person_values(&row, &keys).unwrap(), written);
        assert_eq!(row.initials, "zxs");
        assert_eq!(row.phone_last4_hash, Some(keys.phone_last4_hash("2210")));
        assert!(
            PERSON_FIELDS.iter().all(|field| written.contains_key(field)),
            "each field of a person is written and compared"
        );
    }

    #[test]
    fn an_id_number_is_found_by_its_parts() {
        let keys = Keys::from_master(&[7; 32]);
        let mut row = blank_person(PersonId(Uuid::from_u128(1)), "张三", DateTime::UNIX_EPOCH);
        set_id_number(&mut row, &keys, &IdNumber::parse("11010519491231002X").unwrap());
        assert_eq!(row.id_last4_hash, Some(keys.id_last4_hash("002X")));
        assert_eq!(row.id_first15_hash, Some(keys.id_first15_hash("110105194912310")));
        assert_eq!(
            keys.open_text(&row.id_number_enc.unwrap()).unwrap(),
            "11010519491231002X"
        );
    }
}
