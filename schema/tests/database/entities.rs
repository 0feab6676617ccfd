//! Every entity, in one list, for tests that visit them all.
use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ColumnType, EntityName, EntityTrait, IdenStatic, Iterable};

/// Calls `$visit!(module)` for each entity.
macro_rules! each_entity {
    ($visit:ident) => {
        each_entity!(@ $visit
            account activation alliance alliance_member api_token application application_event appointment attendance_mark
            audit_entry audit_seal certificate certificate_event change_part change_set chunk clash_override correction
            course course_completion course_material course_order course_order_event course_question course_try
            coverage credit_entry delivery
            device division enrolment enrolment_event exam exam_result fact file file_part former_name grant_request import_answer
            import_decision import_edit import_mark import_missing import_row
            lecturer lecturer_absence lecturer_qualification login_failure material_progress notice number_counter organisation organisation_check pairing
            party_organisation person plan_item plan_session quota quota_unit read_log
            role_grant room roster_import scheme session session_event session_file session_paper set_aside setting sign_in slot training_class training_kind
            transfer_request unit unit_name venue venue_hours venue_service venue_travel visit visit_event
            year_plan year_plan_event)
    };
    (@ $visit:ident $($module:ident)+) => { $($visit!($module);)+ };
}

/// A column as an entity has it.
#[derive(Debug)]
pub struct Column {
    pub nullable: bool,
    pub kind: ColumnType,
}

/// The columns of each entity by table and name.
pub fn all() -> BTreeMap<String, BTreeMap<String, Column>> {
    let mut tables = BTreeMap::new();
    macro_rules! note {
        ($module:ident) => {
            let entity = sanyou_schema::entity::$module::Entity;
            let columns = columns_of::<sanyou_schema::entity::$module::Entity>();
            assert!(
                tables
                    .insert(entity.table_name().to_owned(), columns)
                    .is_none()
            );
        };
    }
    each_entity!(note);
    tables
}

fn columns_of<E: EntityTrait>() -> BTreeMap<String, Column> {
    E::Column::iter()
        .map(|column| {
            let definition = column.def();
            let kind = definition.get_column_type().clone();
            let nullable = definition.is_null();
            (column.as_str().to_owned(), Column { nullable, kind })
        })
        .collect()
}
