//! The enumerations of the domain against the checks of their columns.
use std::collections::{BTreeMap, BTreeSet};

use sanyou_schema::domain::value::Coded;
use sanyou_schema::entity;

use crate::catalog::{self, Check};
use crate::scratch::Scratch;

/// By table and column.
type Codes = BTreeMap<(String, String), BTreeSet<String>>;

/// The codes that a field of an entity can hold: the field names its enumeration, so none can be listed wrong.
fn of<M, V: Coded>(_: fn(&M) -> V) -> BTreeSet<String> {
    V::all().iter().map(|value| value.code().to_owned()).collect()
}

/// The same, where the field may be empty.
fn of_optional<M, V: Coded>(_: fn(&M) -> Option<V>) -> BTreeSet<String> {
    V::all().iter().map(|value| value.code().to_owned()).collect()
}

macro_rules! codes {
    ($($table:ident . $column:ident by $of:ident),+ $(,)?) => {
        BTreeMap::from([$((
            (stringify!($table).to_owned(), stringify!($column).to_owned()),
            $of(|row: &entity::$table::Model| row.$column),
        )),+])
    };
}

fn listed() -> Codes {
    codes! {
        account.state by of,
        application.state by of,
        application.tier by of,
        application_event.state by of,
        appointment.employment by of_optional,
        appointment.from_precision by of,
        appointment.post by of,
        attendance_mark.status by of,
        certificate.state by of,
        certificate.tier by of,
        certificate_event.state by of,
        change_part.subject by of,
        change_set.kind by of,
        change_set.state by of,
        correction.state by of,
        course.state by of,
        course_order.half by of_optional,
        course_order.provider by of_optional,
        course_order.state by of,
        course_order_event.state by of,
        course_question.kind by of,
        credit_entry.half by of_optional,
        credit_entry.kind by of,
        credit_entry.source by of,
        delivery.channel by of,
        delivery.state by of,
        enrolment.origin by of_optional,
        enrolment.state by of,
        enrolment_event.state by of,
        exam.book by of_optional,
        fact.grade by of_optional,
        fact.kind by of,
        grant_request.role by of,
        grant_request.state by of,
        import_answer.kind by of,
        import_decision.decision by of,
        import_missing.decision by of,
        import_row.outcome by of,
        lecturer_absence.half by of_optional,
        notice.kind by of,
        organisation.kind by of_optional,
        organisation_check.coverage by of_optional,
        organisation_check.state by of_optional,
        party_organisation.kind by of,
        party_organisation.reporting by of,
        person.education by of_optional,
        person.political_status by of_optional,
        person.sex by of_optional,
        person.tier_claim by of_optional,
        quota.basis by of,
        quota.among by of,
        role_grant.place by of,
        role_grant.role by of,
        room.kind by of,
        roster_import.kind by of_optional,
        roster_import.mode by of,
        roster_import.state by of,
        session.state by of,
        session.teaching by of,
        session_event.state by of,
        session_file.kind by of,
        slot.half by of,
        transfer_request.asked_by_side by of,
        transfer_request.state by of,
        unit.kind by of,
        unit.tree by of,
        unit_name.kind by of,
        venue.kind by of,
        visit.state by of,
        visit_event.state by of,
        year_plan.state by of,
        year_plan_event.state by of,
    }
}

/// A check of numbers, or that one column is there and not another, lists no texts.
fn is_list(check: &Check) -> bool {
    !check.texts.is_empty() && check.texts != BTreeSet::from([String::new()])
}

#[tokio::test]
async fn each_coded_column_takes_what_its_enumeration_knows_and_nothing_else() {
    let listed = listed();
    for scratch in Scratch::migrated().await {
        let checks = catalog::checks(&scratch.database).await;
        let found: Codes = checks
            .into_iter()
            .filter(is_list)
            .map(|check| ((check.table, check.column), check.texts))
            .collect();
        assert_eq!(found, listed);
        scratch.end().await;
    }
}

#[tokio::test]
async fn each_text_column_is_checked() {
    for scratch in Scratch::migrated().await {
        let checked: BTreeSet<_> = catalog::checks(&scratch.database)
            .await
            .into_iter()
            .map(|check| (check.table, check.column))
            .collect();
        let mut seen = 0;
        for (table, columns) in catalog::columns(&scratch.database).await {
            for (column, _) in columns.into_iter().filter(|(_, column)| column.kind == "text") {
                assert!(
                    checked.contains(&(table.clone(), column.clone())),
                    "{table}.{column} takes empty text"
                );
                seen += 1;
            }
        }
        assert!(seen > 100, "only {seen} text columns were seen");
        scratch.end().await;
    }
}
