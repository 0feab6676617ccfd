//! Business keys, references and names.
use std::collections::BTreeSet;

use sanyou_schema::entity::BUSINESS_KEYS;

use crate::catalog;
use crate::scratch::Scratch;

/// Ids that point at a row of no one table, or at none.
const NO_REFERENCE: [(&str, &str); 8] = [
    // what the notice is about: an enrolment, an application, a certificate …
    ("notice", "subject_id"),
    // Message-ID of the mail
    ("delivery", "message_id"),
    // what was changed, of whatever kind; all entries of one change share the first
    ("audit_entry", "change_id"),
    ("audit_entry", "subject_id"),
    // as the log has it
    ("audit_entry", "request_id"),
    // a row of the import that it refers to; both are written and removed together
    ("import_mark", "row_id"),
    // a person, an organisation or a unit, which may be taken back since
    ("change_part", "subject_id"),
    // whoever leads it, in words
    ("venue_service", "led_by"),
];

#[tokio::test]
async fn the_business_keys_are_the_unique_indexes() {
    let listed: BTreeSet<(String, Vec<String>)> = BUSINESS_KEYS
        .iter()
        .map(|(table, columns)| {
            let columns = columns.iter().map(|&column| column.to_owned()).collect();
            ((*table).to_owned(), columns)
        })
        .collect();
    assert_eq!(listed.len(), BUSINESS_KEYS.len(), "a key stands there twice");
    for scratch in Scratch::migrated().await {
        assert_eq!(catalog::unique_indexes(&scratch.database).await, listed);
        scratch.end().await;
    }
}

#[tokio::test]
async fn what_names_a_row_refers_to_it() {
    for scratch in Scratch::migrated().await {
        let mut named: BTreeSet<(String, String)> = BTreeSet::new();
        for (table, columns) in catalog::columns(&scratch.database).await {
            let ids = columns
                .into_keys()
                .filter(|c| c.ends_with("_id") || c.ends_with("_by") || c == "on_behalf_of");
            named.extend(ids.map(|column| (table.clone(), column)));
        }
        for (table, column) in NO_REFERENCE {
            assert!(
                named.remove(&(table.to_owned(), column.to_owned())),
                "{table}.{column} is gone"
            );
        }
        let references = catalog::references(&scratch.database).await;
        let references = references.into_keys().collect();
        let missing: Vec<_> = named.difference(&references).collect();
        assert!(missing.is_empty(), "no foreign key: {missing:?}");
        scratch.end().await;
    }
}

/// What an undo removes by the ten thousand. Both databases look for what refers to each row that goes.
const REMOVED: [&str; 6] = [
    "account",
    "appointment",
    "organisation",
    "party_organisation",
    "person",
    "role_grant",
];

#[tokio::test]
async fn what_refers_to_a_row_that_may_go_is_found_by_an_index() {
    for scratch in Scratch::migrated().await {
        let leading = catalog::leading(&scratch.database).await;
        let references = catalog::references(&scratch.database).await;
        let (ours, others): (Vec<_>, Vec<_>) = references
            .into_iter()
            .partition(|(_, to)| REMOVED.contains(&to.as_str()));
        assert!(ours.len() > 60 && !others.is_empty());
        let read_whole: Vec<_> = ours.iter().filter(|(from, _)| !leading.contains(from)).collect();
        assert!(read_whole.is_empty(), "no index: {read_whole:?}");
        scratch.end().await;
    }
}

#[tokio::test]
async fn no_name_is_longer_than_30_characters() {
    for scratch in Scratch::migrated().await {
        let names = catalog::names(&scratch.database).await;
        assert!(names.contains("unit_u1") && names.contains("tree_ok"));
        // SQLite keeps no name of a reference.
        assert_eq!(names.contains("unit_f1"), scratch.database.is_postgres());
        let long: Vec<_> = names.iter().filter(|name| name.len() > 30).collect();
        assert!(long.is_empty(), "{long:?}");
        scratch.end().await;
    }
}
