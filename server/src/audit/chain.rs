//! The digest of a seal.
use std::fmt::Write as _;

use sanyou_schema::entity::audit_entry;

use crate::platform::keys::{Keys, sha256_hex};

/// What the first seal follows.
pub const BEGINNING: &str = "sanyou audit";

/// The digest over an entry and the seal before it.
pub fn digest(keys: &Keys, before: &str, seq: i64, entry: &audit_entry::Model) -> String {
    let mut covered = String::new();
    let mut add = |field: &str| {
        // with its length before it, no field can run into the next
        let _ = write!(covered, "{}:{field};", field.len());
    };
    add(before);
    add(&seq.to_string());
    add(&entry.id.to_string());
    add(&entry.change_id.to_string());
    add(&entry.at.timestamp_micros().to_string());
    add(&entry.actor_id.map(|id| id.to_string()).unwrap_or_default());
    add(&entry.on_behalf_of.map(|id| id.to_string()).unwrap_or_default());
    add(&entry.action);
    add(&entry.subject);
    add(&entry.subject_id.to_string());
    add(&entry.detail_enc.as_deref().map(sha256_hex).unwrap_or_default());
    add(entry.request_id.as_deref().unwrap_or_default());
    keys.hash("audit", &covered)
}
