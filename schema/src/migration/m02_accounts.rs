//! Accounts, what they may do, and how they prove who they are.
use sea_orm_migration::prelude::*;

use super::table::{blob, coded, flag, index, instant, key, new_table, reference, text, unique, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        person(manager).await?;
        account(manager).await?;
        device(manager).await?;
        sign_in(manager).await?;
        activation(manager).await?;
        api_token(manager).await?;
        login_failure(manager).await?;
        Ok(())
    }
}

async fn person(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("person");
    table
        .col(uuid("id").not_null())
        .col(text("name").not_null())
        .col(text("initials").not_null())
        .col(coded("sex", &["male", "female"]))
        .col(text("ethnicity"))
        .col(text("birth_date"))
        .col(blob("id_number_enc"))
        .col(text("id_number_hash"))
        .col(text("id_first15_hash"))
        .col(text("id_last4_hash"))
        .col(coded(
            "education",
            &[
                "primary",
                "junior_secondary",
                "senior_secondary",
                "secondary_vocational",
                "associate",
                "bachelor",
                "master",
                "doctor",
            ],
        ))
        .col(coded(
            "political_status",
            &[
                "full_member",
                "probationary_member",
                "league_member",
                "other_party",
                "masses",
            ],
        ))
        .col(text("party_join_date"))
        .col(text("full_member_date"))
        .col(text("party_work_since"))
        .col(blob("phone_enc"))
        .col(text("phone_hash"))
        .col(text("phone_last4_hash"))
        .col(blob("email_enc"))
        .col(coded("tier_claim", &["junior", "intermediate", "senior"]))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    manager.create_table(table).await?;
    manager
        .create_index(unique("person", 1, &["id_number_hash"]))
        .await?;
    manager.create_index(index("person", 1, &["phone_hash"])).await?;
    manager
        .create_index(index("person", 2, &["id_last4_hash"]))
        .await?;
    manager
        .create_index(index("person", 3, &["id_first15_hash"]))
        .await?;
    manager
        .create_index(index("person", 4, &["phone_last4_hash"]))
        .await?;
    manager.create_index(index("person", 5, &["name"])).await?;
    manager.create_index(index("person", 6, &["initials"])).await?;
    Ok(())
}

async fn account(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("account");
    table
        .col(uuid("id").not_null())
        .col(text("login").not_null())
        .col(text("display_name").not_null())
        .col(uuid("person_id"))
        .col(uuid("home_unit_id").not_null())
        .col(coded("state", &["invited", "active", "stopped"]).not_null())
        .col(text("password_hash"))
        .col(flag("must_change").not_null())
        .col(text("pin_hash"))
        .col(blob("totp_enc"))
        .col(instant("informed_at"))
        .col(instant("created_at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("account", 1, "person_id", "person", "id"));
    table.foreign_key(&mut reference("account", 2, "home_unit_id", "unit", "id"));
    manager.create_table(table).await?;
    manager.create_index(unique("account", 1, &["login"])).await?;
    manager.create_index(unique("account", 2, &["person_id"])).await?;
    Ok(())
}

async fn device(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("device");
    table
        .col(uuid("id").not_null())
        .col(uuid("account_id").not_null())
        .col(text("token_hash").not_null())
        .col(text("label").not_null())
        .col(instant("created_at").not_null())
        .col(instant("until").not_null())
        .col(instant("ended_at"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("device", 1, "account_id", "account", "id"));
    manager.create_table(table).await?;
    manager.create_index(unique("device", 1, &["token_hash"])).await?;
    manager.create_index(index("device", 1, &["account_id"])).await?;
    Ok(())
}

async fn sign_in(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("sign_in");
    table
        .col(uuid("id").not_null())
        .col(uuid("account_id").not_null())
        .col(text("token_hash").not_null())
        .col(text("csrf").not_null())
        .col(instant("created_at").not_null())
        .col(instant("seen_at").not_null())
        .col(instant("until").not_null())
        .col(instant("ended_at"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("sign_in", 1, "account_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("sign_in", 1, &["token_hash"]))
        .await?;
    manager.create_index(index("sign_in", 1, &["account_id"])).await?;
    Ok(())
}

async fn activation(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("activation");
    table
        .col(uuid("id").not_null())
        .col(uuid("account_id").not_null())
        .col(text("code_hash").not_null())
        .col(blob("code_enc").not_null())
        .col(instant("created_at").not_null())
        .col(instant("until").not_null())
        .col(instant("used_at"))
        .col(uuid("made_by"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("activation", 1, "account_id", "account", "id"));
    table.foreign_key(&mut reference("activation", 2, "made_by", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("activation", 1, &["code_hash"]))
        .await?;
    manager
        .create_index(index("activation", 1, &["account_id"]))
        .await?;
    Ok(())
}

async fn api_token(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("api_token");
    table
        .col(uuid("id").not_null())
        .col(uuid("account_id").not_null())
        .col(text("token_hash").not_null())
        .col(text("scopes"))
        .col(instant("created_at").not_null())
        .col(instant("until"))
        .col(instant("ended_at"))
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("api_token", 1, "account_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(unique("api_token", 1, &["token_hash"]))
        .await?;
    Ok(())
}

async fn login_failure(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = new_table("login_failure");
    table
        .col(uuid("id").not_null())
        .col(uuid("account_id"))
        .col(text("address_hash").not_null())
        .col(instant("at").not_null())
        .primary_key(&mut key(&["id"]));
    table.foreign_key(&mut reference("login_failure", 1, "account_id", "account", "id"));
    manager.create_table(table).await?;
    manager
        .create_index(index("login_failure", 1, &["address_hash", "at"]))
        .await?;
    manager
        .create_index(index("login_failure", 2, &["account_id", "at"]))
        .await?;
    Ok(())
}
