//! The mail address at which a worker wants to be told.
use lettre::Address;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::domain::violation::Violation;
use sanyou_schema::entity::person;
use sea_orm::{ActiveModelTrait, DbErr, Set};

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;

/// Sets or takes away one's own mail address.
///
/// Problems: `mail.shape` (422), `account.no_person` (404).
pub async fn set_mail(platform: &Platform, actor: &Actor, email: Option<&str>) -> Result<(), Problem> {
    let person = actor.person.ok_or_else(|| Problem::not_found("位党务工作者"))?;
    let email = email.map(str::trim).filter(|email| !email.is_empty());
    if let Some(violation) = email.and_then(check_mail) {
        return Err(vec![violation].into());
    }
    let mut change = platform.change(&actor.by()).await?;
    write_mail(&change, person, email).await?;
    change.audit(
        "person.mail",
        "person",
        person,
        &serde_json::json!({"given": email.is_some()}),
    );
    change.commit().await?;
    Ok(())
}

/// What is wrong with an address; nothing where a mail server would take it.
pub fn check_mail(email: &str) -> Option<Violation> {
    let wrong = email.parse::<Address>().is_err();
    wrong.then(|| {
        Violation::new(
            "mail.shape",
            "邮箱地址的写法不对，例如 name@example.com；没有邮箱可以不填。",
        )
        .on("email")
    })
}

/// Writes the address, sealed, within a change.
pub async fn write_mail(change: &Change, person: PersonId, email: Option<&str>) -> Result<(), DbErr> {
    let row = person::ActiveModel {
        id: Set(person),
        email_enc: Set(email.map(|email| change.keys().seal_text(email))),
        ..Default::default()
    };
    row.update(change.db()).await?;
    Ok(())
}
