//! `/audit`.
use chrono::{DateTime, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use uuid::Uuid;

use super::action::check_chain::check_chain;
use super::labels::action_label;
use super::store::{self, TrailFilter};
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::clock::midnight;
use crate::platform::http::Tag;
use crate::platform::problem::Answer;

/// One thing that one change did.
#[derive(Debug, Object)]
pub struct AuditEntry {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; null for the system itself.
    pub actor: Option<String>,
    /// Dotted code of what was done.
    pub action: String,
    /// The same in words.
    pub action_label: String,
    /// Kind of thing.
    pub subject: String,
    /// Which.
    pub subject_id: Uuid,
    /// Before, after, reason.
    pub detail: Option<String>,
}

/// A page of the trail.
#[derive(Debug, Object)]
pub struct AuditList {
    /// The newest first.
    pub items: Vec<AuditEntry>,
    /// For the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u64,
}

/// How the chain stands.
#[derive(Debug, Object)]
pub struct AuditChain {
    /// Entries with a seal.
    pub sealed: u64,
    /// Entries that wait for theirs, which comes within the minute.
    pub waiting: u64,
    /// The first number that is not what was sealed; null where all holds.
    pub broken_at: Option<i64>,
}

/// The trail.
pub struct AuditApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Audit")]
impl AuditApi {
    /// The audit trail
    ///
    /// The newest first; for the auditor. Problems: `role.missing` (403).
    #[oai(path = "/audit", method = "get", operation_id = "list_audit")]
    #[expect(clippy::too_many_arguments, reason = "one a query parameter")]
    async fn list_audit(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// A kind of thing (`account`), or the id of one thing.
        subject: Query<Option<String>>,
        /// The room of what was done: `account`, `roster`, `session` …, the part of `action` before the dot.
        room: Query<Option<String>>,
        /// First day, by the county's clock.
        from: Query<Option<NaiveDate>>,
        /// Last day.
        to: Query<Option<NaiveDate>>,
        /// Where the page before ended.
        cursor: Query<Option<Uuid>>,
    ) -> Answer<Json<AuditList>> {
        actor.0.require(Capability::AuditRead)?;
        let db = platform.database.reader();
        let filter = TrailFilter {
            subject: subject.0,
            room: room.0,
            from: from.0.map(midnight),
            to: to.0.and_then(|day| day.succ_opt()).map(midnight),
        };
        let (rows, total) = store::page(db, &platform.keys, &filter, cursor.0).await?;
        let next = match rows.last() {
            Some(last) if rows.len() as u64 == store::PAGE => Some(last.id.to_string()),
            _ => None,
        };
        let items = rows.into_iter().map(AuditEntry::from).collect();
        Ok(Json(AuditList { items, next, total }))
    }

    /// Whether the audit trail's chain holds
    ///
    /// Computes every digest again; for the auditor. Problems: `role.missing` (403).
    #[oai(path = "/audit/chain", method = "get", operation_id = "check_audit_chain")]
    async fn check_audit_chain(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<AuditChain>> {
        actor.0.require(Capability::AuditRead)?;
        let chain = check_chain(&platform).await?;
        Ok(Json(AuditChain {
            sealed: chain.sealed,
            waiting: chain.waiting,
            broken_at: chain.broken_at,
        }))
    }
}

impl From<store::Entry> for AuditEntry {
    fn from(entry: store::Entry) -> Self {
        Self {
            id: entry.id,
            at: entry.at,
            actor: entry.actor,
            action_label: action_label(&entry.action).to_owned(),
            action: entry.action,
            subject: entry.subject,
            subject_id: entry.subject_id,
            detail: entry.detail,
        }
    }
}
