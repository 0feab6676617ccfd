//! Makes a bearer token for a program.
use chrono::TimeDelta;
use poem::http::StatusCode;
use sanyou_schema::entity::api_token;
use sea_orm::{EntityTrait, Set};

use crate::account::store;
use crate::platform::Platform;
use crate::platform::change::By;
use crate::platform::keys::new_token;
use crate::platform::problem::Problem;

/// The scopes that a token may be limited to.
pub const SCOPES: [&str; 5] = ["read", "roster", "training", "attendance", "certification"];

/// Makes a token of an account; without scopes it may do all that the account may.
pub async fn create_token(
    platform: &Platform,
    login: &str,
    scopes: &[String],
    days: Option<u32>,
) -> Result<String, Problem> {
    let refuse = |code, detail: String| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail);
    if let Some(unknown) = scopes.iter().find(|scope| !SCOPES.contains(&scope.as_str())) {
        let known = SCOPES.join("、");
        return Err(refuse(
            "token.scope",
            format!("没有范围 {unknown}；可用的有 {known}。"),
        ));
    }
    let mut change = platform.change(&By::system()).await?;
    let account = store::by_login(change.db(), &login.to_lowercase()).await?;
    let account = account.ok_or_else(|| refuse("token.account", format!("没有账号 {login}。")))?;
    let (token, kept) = new_token();
    let id = change.id();
    let row = api_token::ActiveModel {
        id: Set(id),
        account_id: Set(account.id),
        token_hash: Set(kept),
        scopes: Set((!scopes.is_empty()).then(|| scopes.join(","))),
        created_at: Set(change.at()),
        until: Set(days.map(|days| change.at() + TimeDelta::days(days.into()))),
        ended_at: Set(None),
    };
    api_token::Entity::insert(row).exec(change.db()).await?;
    change.audit(
        "token.create",
        "account",
        account.id,
        &serde_json::json!({"scopes": scopes}),
    );
    change.commit().await?;
    Ok(token)
}
