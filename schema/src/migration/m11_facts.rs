//! What is known by year: checks of organisations, assessments, honours, stars and the like, alliances, pairs.
//!
//! Nothing is overwritten: a check is a row of its day; a fact that is corrected leaves what it said before as a row
//! without a live key; alliances, memberships and pairs have a first and a last day. Each says from which import, sheet
//! and cell it came.
use sea_orm_migration::prelude::*;

use super::table::{coded, date, index, instant, int, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sheet_kind(manager).await?;
        organisation_check(manager).await?;
        fact(manager).await?;
        alliance(manager).await?;
        alliance_member(manager).await?;
        pairing(manager).await?;
        Ok(())
    }
}

/// What an import's file is about; empty until it is read. What came before was a roster.
async fn sheet_kind(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let kinds = [
        "roster",
        "units",
        "assessment",
        "honour",
        "star",
        "alliance",
        "pair",
        "talent",
        "charter",
        "cross_post",
    ];
    let mut table = Table::alter();
    table.table("roster_import").add_column(coded("kind", &kinds));
    manager.alter_table(table).await?;
    let mut known = Query::update();
    known.table("roster_import").value("kind", "roster");
    manager.execute(known).await
}

/// Where a row came from, and when it was written.
fn source(table: &mut TableCreateStatement) {
    table
        .col(uuid("import_id"))
        .col(text("sheet"))
        .col(text("cell"))
        .col(instant("created_at").not_null());
}

async fn organisation_check(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("organisation_check");
    table
        .col(uuid("id").not_null())
        .col(uuid("organisation_id").not_null())
        .col(date("checked_on").not_null())
        .col(coded("state", &["operating", "suspended", "closed", "not_found"]))
        .col(int("staff_count"))
        .col(int("member_count"))
        .col(coded(
            "coverage",
            &["alone", "joint", "instructor", "mass_organisation", "uncovered"],
        ));
    source(&mut table);
    table
        .primary_key(&mut key(&["id"]))
        .check(("staff_count_ok", Expr::col("staff_count").gte(0)))
        .check(("member_count_ok", Expr::col("member_count").gte(0)))
        .foreign_key(&mut reference(
            "organisation_check",
            1,
            "organisation_id",
            "organisation",
            "id",
        ))
        .foreign_key(&mut reference(
            "organisation_check",
            2,
            "import_id",
            "roster_import",
            "id",
        ));
    manager.create_table(table).await?;
    manager
        .create_index(unique(
            "organisation_check",
            1,
            &["organisation_id", "checked_on"],
        ))
        .await
}

async fn fact(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let subjects = ["person_id", "organisation_id", "party_organisation_id"];
    let kinds = ["assessment", "honour", "star", "talent", "charter", "cross_post"];
    let grades = [
        "excellent",
        "competent",
        "basic",
        "incompetent",
        "not_graded",
        "star_1",
        "star_2",
        "star_3",
        "star_4",
        "star_5",
        "national",
        "province",
        "prefecture",
        "county",
        "township",
        "member_to_expert",
        "expert_to_manager",
        "expert_to_member",
        "included",
        "not_included",
    ];
    let mut table = new_table("fact");
    table
        .col(uuid("id").not_null())
        .col(coded("kind", &kinds).not_null())
        .col(int("year").not_null())
        .col(uuid("person_id"))
        .col(uuid("organisation_id"))
        .col(uuid("party_organisation_id"))
        .col(coded("grade", &grades))
        .col(text("title"))
        .col(text("stated_on"))
        .col(text("valid_to"))
        .col(text("remark"))
        .col(text("live_key"));

    source(&mut table);
    table
        .primary_key(&mut key(&["id"]))
        .check(("year_ok", Expr::col("year").between(1949, 2100)))
        .check((
            "fact_subject",
            Expr::cust(
                "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END) + \
                 (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END) + \
                 (CASE WHEN party_organisation_id IS NULL THEN 0 ELSE 1 END) = 1",
            ),
        ))
        .check(("fact_said", Expr::cust("grade IS NOT NULL OR title IS NOT NULL")))
        .foreign_key(&mut reference("fact", 1, "person_id", "person", "id"))
        .foreign_key(&mut reference("fact", 2, "organisation_id", "organisation", "id"))
        .foreign_key(&mut reference(
            "fact",
            3,
            "party_organisation_id",
            "party_organisation",
            "id",
        ))
        .foreign_key(&mut reference("fact", 4, "import_id", "roster_import", "id"));
    manager.create_table(table).await?;
    manager.create_index(unique("fact", 1, &["live_key"])).await?;
    for (number, subject) in (1..).zip(subjects) {
        manager.create_index(index("fact", number, &[subject])).await?;
    }
    manager.create_index(index("fact", 4, &["kind", "year"])).await
}

async fn alliance(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("alliance");
    table
        .col(uuid("id").not_null())
        .col(uuid("unit_id").not_null())
        .col(text("name").not_null())
        .col(text("name_key").not_null())
        .col(text("industry"))
        .col(uuid("lead_organisation_id"))
        .col(uuid("lead_party_id"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"));
    source(&mut table);
    table
        .primary_key(&mut key(&["id"]))
        .check((
            "alliance_lead",
            Expr::cust("lead_organisation_id IS NULL OR lead_party_id IS NULL"),
        ))
        .foreign_key(&mut reference("alliance", 1, "unit_id", "unit", "id"))
        .foreign_key(&mut reference(
            "alliance",
            2,
            "lead_organisation_id",
            "organisation",
            "id",
        ))
        .foreign_key(&mut reference(
            "alliance",
            3,
            "lead_party_id",
            "party_organisation",
            "id",
        ))
        .foreign_key(&mut reference("alliance", 4, "import_id", "roster_import", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("alliance", 1, &["unit_id", "name_key"]))
        .await
}

async fn alliance_member(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("alliance_member");
    table
        .col(uuid("id").not_null())
        .col(uuid("alliance_id").not_null())
        .col(uuid("organisation_id"))
        .col(uuid("party_organisation_id"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"));
    source(&mut table);
    table
        .primary_key(&mut key(&["id"]))
        .check((
            "alliance_member_one",
            Expr::cust("(organisation_id IS NULL) <> (party_organisation_id IS NULL)"),
        ))
        .foreign_key(&mut reference(
            "alliance_member",
            1,
            "alliance_id",
            "alliance",
            "id",
        ))
        .foreign_key(&mut reference(
            "alliance_member",
            2,
            "organisation_id",
            "organisation",
            "id",
        ))
        .foreign_key(&mut reference(
            "alliance_member",
            3,
            "party_organisation_id",
            "party_organisation",
            "id",
        ))
        .foreign_key(&mut reference(
            "alliance_member",
            4,
            "import_id",
            "roster_import",
            "id",
        ));
    manager.create_table(table).await?;
    for (number, member) in (1..).zip(["organisation_id", "party_organisation_id"]) {
        manager
            .create_index(unique(
                "alliance_member",
                number,
                &["alliance_id", member, "valid_from"],
            ))
            .await?;
        manager
            .create_index(index("alliance_member", number, &[member]))
            .await?;
    }
    Ok(())
}

async fn pairing(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("pairing");
    table
        .col(uuid("id").not_null())
        .col(uuid("helper_id").not_null())
        .col(uuid("helped_id").not_null())
        .col(int("year").not_null())
        .col(text("measures"))
        .col(date("valid_from").not_null())
        .col(date("valid_to"));
    source(&mut table);
    table
        .primary_key(&mut key(&["id"]))
        .check(("year_ok", Expr::col("year").between(1949, 2100)))
        .check(("pairing_two", Expr::cust("helper_id <> helped_id")))
        .foreign_key(&mut reference(
            "pairing",
            1,
            "helper_id",
            "party_organisation",
            "id",
        ))
        .foreign_key(&mut reference(
            "pairing",
            2,
            "helped_id",
            "party_organisation",
            "id",
        ))
        .foreign_key(&mut reference("pairing", 3, "import_id", "roster_import", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("pairing", 1, &["helper_id", "helped_id", "valid_from"]))
        .await?;
    manager.create_index(index("pairing", 1, &["helped_id"])).await
}
