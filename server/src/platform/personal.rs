//! How personal numbers stand in a row: sealed, with keyed hashes beside for search (design.md, mechanism 11).
use sanyou_schema::domain::value::{IdNumber, Phone};

use super::keys::Keys;

/// An ID number as a row holds it.
#[derive(Debug, Clone)]
pub struct SealedIdNumber {
    /// The sealed number.
    pub sealed: Vec<u8>,
    /// Keyed hash of the whole number.
    pub hash: String,
    /// Keyed hash of its first 15 characters.
    pub first15: String,
    /// Keyed hash of its last 4.
    pub last4: String,
}

/// A phone number as a row holds it.
#[derive(Debug, Clone)]
pub struct SealedPhone {
    /// The sealed number.
    pub sealed: Vec<u8>,
    /// Keyed hash of the whole number.
    pub hash: String,
    /// Keyed hash of its last 4 digits.
    pub last4: String,
}

impl Keys {
    /// Seals an ID number.
    pub fn seal_id_number(&self, number: &IdNumber) -> SealedIdNumber {
        SealedIdNumber {
            sealed: self.seal_text(number.as_str()),
            hash: self.id_number_hash(number.as_str()),
            first15: self.id_first15_hash(number.first15()),
            last4: self.id_last4_hash(number.last4()),
        }
    }

    /// Seals a phone number.
    pub fn seal_phone(&self, phone: &Phone) -> SealedPhone {
        let text = phone.as_str();
        SealedPhone {
            sealed: self.seal_text(text),
            hash: self.phone_hash(text),
            last4: self.phone_last4_hash(&text[text.len().saturating_sub(4)..]),
        }
    }

    /// What a whole ID number is found by.
    pub fn id_number_hash(&self, number: &str) -> String {
        self.hash("id_number", number)
    }

    /// What an ID number is found by where a spreadsheet ruined its end.
    pub fn id_first15_hash(&self, first15: &str) -> String {
        self.hash("id_first15", first15)
    }

    /// What an ID number is found by in the search box.
    pub fn id_last4_hash(&self, last4: &str) -> String {
        self.hash("id_last4", &last4.to_uppercase())
    }

    /// What a phone is found by.
    pub fn phone_hash(&self, phone: &str) -> String {
        self.hash("phone", phone)
    }

    /// What a phone is found by in the search box.
    pub fn phone_last4_hash(&self, last4: &str) -> String {
        self.hash("phone_last4", last4)
    }
}
