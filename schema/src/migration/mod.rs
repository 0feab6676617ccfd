//! The steps that bring a database up to date, the same on SQLite and PostgreSQL.
//!
//! A step is never edited once it has been released: what changes comes as the next one.
use sea_orm_migration::prelude::*;

mod m01_units;
mod m02_accounts;
mod m03_rosters;
mod m04_files;
mod m05_training;
mod m06_grants;
mod m07_certification;
mod m08_notices;
mod m09_audit;
mod m10_changes;
mod m11_facts;
mod m12_grant_requests;
mod m13_totp_step;
mod m14_transfer_side;
mod m15_plans;
mod m16_places;
mod m17_choices;
mod m18_late_entries;
mod m19_rooms;
mod m20_courses;
mod m21_same_rows;
mod m23_kinds;
mod m24_slot_courses;
mod m25_divisions;
mod m26_sheet_kinds;
mod m27_roster_notices;
mod m28_visits;
mod m29_undo_indexes;
mod m30_turns;
mod m31_lessons;
mod m32_lists;
mod m33_undo_asked;
mod m35_replaced;
mod m36_referred;
mod m39_set_aside;
mod m41_plan_added;
mod m44_part;
mod table;

/// Every step, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_units::Migration),
            Box::new(m02_accounts::Migration),
            Box::new(m03_rosters::Migration),
            Box::new(m04_files::Migration),
            Box::new(m05_training::Migration),
            Box::new(m06_grants::Migration),
            Box::new(m07_certification::Migration),
            Box::new(m08_notices::Migration),
            Box::new(m09_audit::Migration),
            Box::new(m10_changes::Migration),
            Box::new(m11_facts::Migration),
            Box::new(m12_grant_requests::Migration),
            Box::new(m13_totp_step::Migration),
            Box::new(m14_transfer_side::Migration),
            Box::new(m15_plans::Migration),
            Box::new(m16_places::Migration),
            Box::new(m17_choices::Migration),
            Box::new(m18_late_entries::Migration),
            Box::new(m19_rooms::Migration),
            Box::new(m20_courses::Migration),
            Box::new(m21_same_rows::Migration),
            Box::new(m23_kinds::Migration),
            Box::new(m24_slot_courses::Migration),
            Box::new(m25_divisions::Migration),
            Box::new(m26_sheet_kinds::Migration),
            Box::new(m27_roster_notices::Migration),
            Box::new(m28_visits::Migration),
            Box::new(m29_undo_indexes::Migration),
            Box::new(m30_turns::Migration),
            Box::new(m31_lessons::Migration),
            Box::new(m32_lists::Migration),
            Box::new(m33_undo_asked::Migration),
            Box::new(m35_replaced::Migration),
            Box::new(m36_referred::Migration),
            Box::new(m39_set_aside::Migration),
            Box::new(m41_plan_added::Migration),
            Box::new(m44_part::Migration),
        ]
    }
}
