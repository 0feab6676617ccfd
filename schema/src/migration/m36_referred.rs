//! What an undo removes is looked for by what refers to it: each column that may refer to an account, a firm or a Party
//! organisation leads an index, else every one that goes has the whole table read.
use sea_orm_migration::prelude::*;

use super::table::index;

/// Columns that refer to such a row; with `true` where most rows have none, so that only those that do are kept.
const COLUMNS: [(&str, usize, &str, bool); 46] = [
    ("activation", 2, "made_by", true),
    ("alliance", 1, "lead_organisation_id", true),
    ("alliance", 2, "lead_party_id", true),
    ("api_token", 1, "account_id", false),
    ("application", 4, "party_organisation_id", false),
    ("application_event", 2, "actor_id", true),
    ("appointment", 3, "membership_org_id", true),
    ("attendance_mark", 2, "marked_by", true),
    ("audit_entry", 6, "actor_id", true),
    ("certificate_event", 2, "actor_id", true),
    ("change_set", 5, "made_by", true),
    ("clash_override", 1, "made_by", true),
    ("correction", 3, "answered_by", true),
    ("correction", 4, "made_by", false),
    ("course_material", 2, "added_by", true),
    ("course_order", 3, "asked_by", true),
    ("course_order", 4, "party_organisation_id", true),
    ("course_order_event", 2, "actor_id", true),
    ("delivery", 3, "done_by", true),
    ("enrolment_event", 2, "actor_id", true),
    ("exam_result", 1, "recorded_by", false),
    ("file", 2, "created_by", true),
    ("grant_request", 3, "asked_by", true),
    ("grant_request", 4, "decided_by", true),
    ("import_answer", 1, "answered_by", false),
    ("import_decision", 2, "decided_by", false),
    ("import_edit", 1, "edited_by", false),
    ("import_missing", 2, "decided_by", false),
    ("organisation", 2, "successor_id", true),
    ("party_organisation", 2, "successor_id", true),
    ("quota", 1, "set_by", true),
    ("read_log", 2, "actor_id", false),
    ("role_grant", 3, "granted_by", true),
    ("role_grant", 4, "party_organisation_id", true),
    ("roster_import", 6, "applied_by", true),
    ("roster_import", 7, "created_by", false),
    ("roster_import", 8, "released_by", true),
    ("session", 2, "head_account_id", true),
    ("session_event", 2, "actor_id", true),
    ("session_file", 2, "added_by", true),
    ("setting", 1, "changed_by", true),
    ("transfer_request", 5, "answered_by", true),
    ("transfer_request", 6, "asked_by", false),
    ("visit", 4, "booked_by", true),
    ("visit_event", 2, "actor_id", true),
    ("year_plan_event", 2, "actor_id", true),
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, number, column, sparse) in COLUMNS {
            let mut new = index(table, number, &[column]);
            if sparse {
                new.and_where(Expr::col(column).is_not_null());
            }
            manager.create_index(new).await?;
        }
        Ok(())
    }
}
