//! The tables, one file each. Rows are written by the server's actions and read in its stores alone.
pub mod account;
pub mod activation;
pub mod alliance;
pub mod alliance_member;
pub mod api_token;
pub mod application;
pub mod application_event;
pub mod appointment;
pub mod attendance_mark;
pub mod audit_entry;
pub mod audit_seal;
pub mod certificate;
pub mod certificate_event;
pub mod change_part;
pub mod change_set;
pub mod chunk;
pub mod clash_override;
pub mod correction;
pub mod course;
pub mod course_completion;
pub mod course_material;
pub mod course_order;
pub mod course_order_event;
pub mod course_question;
pub mod course_try;
pub mod coverage;
pub mod credit_entry;
pub mod delivery;
pub mod device;
pub mod division;
pub mod enrolment;
pub mod enrolment_event;
pub mod exam;
pub mod exam_result;
pub mod fact;
pub mod file;
pub mod file_part;
pub mod former_name;
pub mod grant_request;
pub mod import_answer;
pub mod import_decision;
pub mod import_edit;
pub mod import_mark;
pub mod import_missing;
pub mod import_row;
pub mod lecturer;
pub mod lecturer_absence;
pub mod lecturer_qualification;
pub mod login_failure;
pub mod material_progress;
pub mod notice;
pub mod number_counter;
pub mod organisation;
pub mod organisation_check;
pub mod pairing;
pub mod party_organisation;
pub mod person;
pub mod plan_item;
pub mod plan_session;
pub mod quota;
pub mod quota_unit;
pub mod read_log;
pub mod role_grant;
pub mod room;
pub mod roster_import;
pub mod scheme;
pub mod session;
pub mod session_event;
pub mod session_file;
pub mod session_paper;
pub mod set_aside;
pub mod setting;
pub mod sign_in;
pub mod slot;
pub mod training_class;
pub mod training_kind;
pub mod transfer_request;
pub mod unit;
pub mod unit_name;
pub mod venue;
pub mod venue_hours;
pub mod venue_service;
pub mod venue_travel;
pub mod visit;
pub mod visit_event;
pub mod year_plan;
pub mod year_plan_event;

/// The business keys: what the office may not have twice. A test holds the unique indexes to this list.
pub const BUSINESS_KEYS: &[(&str, &[&str])] = &[
    ("unit", &["tree", "path"]),
    ("unit_name", &["unit_id", "name", "valid_from"]),
    ("person", &["id_number_hash"]),
    ("account", &["login"]),
    ("account", &["person_id"]),
    ("device", &["token_hash"]),
    ("sign_in", &["token_hash"]),
    ("activation", &["code_hash"]),
    ("api_token", &["token_hash"]),
    ("organisation", &["territory_unit_id", "name_key"]),
    ("party_organisation", &["territory_unit_id", "name_key"]),
    (
        "coverage",
        &["organisation_id", "party_organisation_id", "valid_from"],
    ),
    (
        "appointment",
        &["person_id", "service_org_id", "post", "valid_from"],
    ),
    ("import_row", &["import_id", "sheet", "row_no"]),
    ("import_edit", &["import_id", "sheet", "row_no", "field"]),
    ("organisation_check", &["organisation_id", "checked_on"]),
    ("fact", &["live_key"]),
    ("alliance", &["unit_id", "name_key"]),
    (
        "alliance_member",
        &["alliance_id", "organisation_id", "valid_from"],
    ),
    (
        "alliance_member",
        &["alliance_id", "party_organisation_id", "valid_from"],
    ),
    ("pairing", &["helper_id", "helped_id", "valid_from"]),
    ("venue", &["unit_id", "name"]),
    ("lecturer", &["unit_id", "name"]),
    ("room", &["venue_id", "name"]),
    ("venue_hours", &["venue_id", "weekday"]),
    ("venue_travel", &["venue_id", "other_id"]),
    ("venue_service", &["venue_id", "name"]),
    ("visit", &["live_key"]),
    ("lecturer_qualification", &["lecturer_id", "topic", "valid_from"]),
    ("clash_override", &["session_id", "code", "about"]),
    ("training_class", &["unit_id", "year", "name"]),
    ("session", &["class_id", "number"]),
    ("slot", &["session_id", "day", "half"]),
    ("slot", &["session_id", "day", "half", "division_id"]),
    ("division", &["session_id", "number"]),
    ("division", &["session_id", "name"]),
    ("session_paper", &["session_id"]),
    ("quota_unit", &["session_id", "unit_id"]),
    ("quota_unit", &["session_id", "alliance_id"]),
    ("year_plan", &["unit_id", "year"]),
    ("set_aside", &["person_id", "session_id"]),
    ("enrolment", &["session_id", "person_id"]),
    ("enrolment", &["session_id", "position"]),
    ("enrolment", &["code"]),
    ("attendance_mark", &["slot_id", "enrolment_id"]),
    ("exam", &["session_id", "name"]),
    ("exam_result", &["exam_id", "enrolment_id"]),
    ("credit_entry", &["live_key"]),
    ("credit_entry", &["reverses_id"]),
    ("setting", &["unit_id", "key", "valid_from"]),
    ("scheme", &["unit_id", "code", "version"]),
    ("application", &["open_key"]),
    ("certificate", &["number"]),
    ("certificate", &["public_code"]),
    ("certificate", &["application_id"]),
    ("notice", &["dedupe"]),
    ("delivery", &["notice_id", "channel"]),
    ("delivery", &["message_id"]),
    ("audit_seal", &["entry_id"]),
    ("change_part", &["change_set_id", "subject", "subject_id"]),
    ("import_decision", &["import_id", "sheet", "row_no"]),
    ("import_answer", &["unit_id", "kind", "topic", "question"]),
    ("transfer_request", &["open_key"]),
    ("training_kind", &["unit_id", "code", "valid_from"]),
    ("course", &["unit_id", "code"]),
    ("material_progress", &["person_id", "material_id"]),
    ("course_completion", &["person_id", "course_id"]),
];
