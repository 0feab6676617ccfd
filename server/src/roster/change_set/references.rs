//! Every column that refers to a row which taking a change back may remove. A test holds the list to the database, so that a
//! new one fails until it is handled.
use std::collections::HashMap;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::content::{PORTION, Table};

/// What a row that refers to one means for removing that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It is written by change sets too: it must go with the same change set.
    WithIt(Table),
    /// The person's account, which goes where it was never used.
    Account,
    /// It loses the reference.
    Clears,
    /// A record of what was: the person's row stays for it, without posts.
    Record,
    /// Something was built on it since, as the words say.
    Live(&'static str),
}

/// (the table referred to, the referring table, its column, what that means).
pub const REFERENCES: &[(Table, &str, &str, Held)] = &[
    (
        Table::Person,
        "appointment",
        "person_id",
        Held::WithIt(Table::Appointment),
    ),
    (Table::Person, "account", "person_id", Held::Account),
    (Table::Person, "import_row", "person_id", Held::Clears),
    (Table::Person, "audit_entry", "on_behalf_of", Held::Record),
    (Table::Person, "read_log", "person_id", Held::Record),
    (Table::Person, "notice", "person_id", Held::Record),
    (Table::Person, "import_decision", "person_id", Held::Record),
    (Table::Person, "import_missing", "person_id", Held::Record),
    (Table::Person, "transfer_request", "person_id", Held::Record),
    (
        Table::Person,
        "correction",
        "person_id",
        Held::Live("提过信息有误"),
    ),
    (Table::Person, "enrolment", "person_id", Held::Live("报过名")),
    (
        Table::Person,
        "set_aside",
        "person_id",
        Held::Live("报名时说过不报"),
    ),
    (Table::Person, "credit_entry", "person_id", Held::Live("有学时")),
    (
        Table::Person,
        "material_progress",
        "person_id",
        Held::Live("学过课程"),
    ),
    (Table::Person, "course_try", "person_id", Held::Live("学过课程")),
    (
        Table::Person,
        "course_completion",
        "person_id",
        Held::Live("学过课程"),
    ),
    (
        Table::Person,
        "application",
        "person_id",
        Held::Live("有认证申报"),
    ),
    (Table::Person, "certificate", "person_id", Held::Live("有证书")),
    (
        Table::Person,
        "person",
        "merged_into_id",
        Held::Live("合并过别的人"),
    ),
    (
        Table::Appointment,
        "transfer_request",
        "appointment_id",
        Held::Clears,
    ),
    (
        Table::Organisation,
        "appointment",
        "organisation_id",
        Held::WithIt(Table::Appointment),
    ),
    (
        Table::Organisation,
        "coverage",
        "organisation_id",
        Held::WithIt(Table::Coverage),
    ),
    (
        Table::Organisation,
        "former_name",
        "organisation_id",
        Held::WithIt(Table::FormerName),
    ),
    (
        Table::Organisation,
        "organisation",
        "successor_id",
        Held::Live("有别的组织并入"),
    ),
    (
        Table::PartyOrganisation,
        "appointment",
        "service_org_id",
        Held::WithIt(Table::Appointment),
    ),
    (
        Table::PartyOrganisation,
        "appointment",
        "membership_org_id",
        Held::WithIt(Table::Appointment),
    ),
    (
        Table::PartyOrganisation,
        "coverage",
        "party_organisation_id",
        Held::WithIt(Table::Coverage),
    ),
    (
        Table::PartyOrganisation,
        "former_name",
        "party_organisation_id",
        Held::WithIt(Table::FormerName),
    ),
    (
        Table::PartyOrganisation,
        "application",
        "party_organisation_id",
        Held::Live("有认证申报"),
    ),
    (
        Table::PartyOrganisation,
        "role_grant",
        "party_organisation_id",
        Held::Live("有账号授权"),
    ),
    (
        Table::PartyOrganisation,
        "party_organisation",
        "successor_id",
        Held::Live("有别的党组织并入"),
    ),
    (Table::Person, "fact", "person_id", Held::WithIt(Table::Fact)),
    (
        Table::Organisation,
        "fact",
        "organisation_id",
        Held::WithIt(Table::Fact),
    ),
    (
        Table::PartyOrganisation,
        "course_order",
        "party_organisation_id",
        Held::Live("点过课程"),
    ),
    (
        Table::PartyOrganisation,
        "visit",
        "party_organisation_id",
        Held::Live("预约过来访"),
    ),
    (
        Table::Alliance,
        "course_order",
        "alliance_id",
        Held::Live("送过课程"),
    ),
    (
        Table::Alliance,
        "quota_unit",
        "alliance_id",
        Held::Live("分过培训名额"),
    ),
    (
        Table::Organisation,
        "alliance_member",
        "organisation_id",
        Held::WithIt(Table::AllianceMember),
    ),
    (
        Table::PartyOrganisation,
        "fact",
        "party_organisation_id",
        Held::WithIt(Table::Fact),
    ),
    (
        Table::PartyOrganisation,
        "alliance_member",
        "party_organisation_id",
        Held::WithIt(Table::AllianceMember),
    ),
    (
        Table::Organisation,
        "organisation_check",
        "organisation_id",
        Held::WithIt(Table::OrganisationCheck),
    ),
    (
        Table::Organisation,
        "alliance",
        "lead_organisation_id",
        Held::WithIt(Table::Alliance),
    ),
    (
        Table::PartyOrganisation,
        "alliance",
        "lead_party_id",
        Held::WithIt(Table::Alliance),
    ),
    (
        Table::PartyOrganisation,
        "pairing",
        "helper_id",
        Held::WithIt(Table::Pairing),
    ),
    (
        Table::PartyOrganisation,
        "pairing",
        "helped_id",
        Held::WithIt(Table::Pairing),
    ),
    (
        Table::Alliance,
        "alliance_member",
        "alliance_id",
        Held::WithIt(Table::AllianceMember),
    ),
];

/// A row that refers to one of those that were asked for.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// The referring row, where its table has an id.
    pub from: Uuid,
    /// What it means.
    pub held: Held,
}

/// The rows that refer to these rows of a table, but for those that only lose the reference.
pub async fn references(
    db: &impl ConnectionTrait,
    table: Table,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Reference>>, DbErr> {
    let mut found: HashMap<Uuid, Vec<Reference>> = HashMap::new();
    for (_, from, column, held) in REFERENCES.iter().filter(|(to, ..)| *to == table) {
        if *held == Held::Clears {
            continue;
        }
        // a row of two keys has no id of its own; that it is there is enough
        let own = if *from == "import_missing" { *column } else { "id" };
        for portion in ids.chunks(PORTION) {
            let select = Query::select()
                .expr_as(Expr::col(Alias::new(*column)), Alias::new("to_id"))
                .expr_as(Expr::col(Alias::new(own)), Alias::new("from_id"))
                .from(Alias::new(*from))
                .and_where(Expr::col(Alias::new(*column)).is_in(portion.iter().copied()))
                .to_owned();
            for row in db.query_all(&select).await? {
                let to: Uuid = row.try_get("", "to_id")?;
                let from: Uuid = row.try_get("", "from_id")?;
                found.entry(to).or_default().push(Reference { from, held: *held });
            }
        }
    }
    Ok(found)
}

/// Takes the references away that only lose them.
pub async fn clear(db: &impl ConnectionTrait, table: Table, ids: &[Uuid]) -> Result<(), DbErr> {
    for (_, from, column, held) in REFERENCES.iter().filter(|(to, ..)| *to == table) {
        if *held != Held::Clears {
            continue;
        }
        for portion in ids.chunks(PORTION) {
            let update = Query::update()
                .table(Alias::new(*from))
                .value(Alias::new(*column), Option::<Uuid>::None)
                .and_where(Expr::col(Alias::new(*column)).is_in(portion.iter().copied()))
                .to_owned();
            db.execute(&update).await?;
        }
    }
    Ok(())
}
