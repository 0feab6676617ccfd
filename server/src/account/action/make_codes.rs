//! Activation codes: made for the township's printed list, or with a reset.
use chrono::TimeDelta;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::NoticeKind;
use sanyou_schema::domain::value::id::{AccountId, PersonId, UnitId};
use sanyou_schema::entity::{account, activation};
use sea_orm::{DbErr, EntityTrait, Set};

use crate::account::store;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::keys::{spoken_code, token_hash};
use crate::platform::problem::Problem;

/// A code lasts for so long.
const LASTS: TimeDelta = TimeDelta::days(60);

/// Makes codes for those of a unit's workers who have no open one and have not activated; all of them, or some.
///
/// Problems: `role.missing` (403), `not_found` (404).
pub async fn make_codes(
    platform: &Platform,
    actor: &Actor,
    unit: UnitId,
    some: Option<&[PersonId]>,
) -> Result<u32, Problem> {
    actor.require(Capability::NoticeTell)?;
    let mut change = platform.change(&actor.by()).await?;
    let path = crate::unit::path_of(change.db(), unit)
        .await?
        .filter(|path| actor.scope.covers_path(path));
    let path = path.ok_or_else(|| Problem::not_found("个单位"))?;
    let waiting = store::waiting_for_activation(change.db(), &path, change.at()).await?;
    let mut made = 0;
    for account in waiting {
        let wanted = some.is_none_or(|some| account.person_id.is_some_and(|person| some.contains(&person)));
        if wanted {
            let code = write_code(&mut change, account.id).await?;
            mail_code(&mut change, &account, &code).await?;
            made += 1;
        }
    }
    change.audit(
        "activation.codes",
        "unit",
        unit,
        &serde_json::json!({"made": made}),
    );
    change.commit().await?;
    Ok(made)
}

/// Who gave a mail address in the roster gets the code there as well; the printed list has it all the same.
async fn mail_code(change: &mut Change, account: &account::Model, code: &str) -> Result<(), DbErr> {
    let Some(person) = account.person_id else {
        return Ok(());
    };
    let Some(email) = store::email_of(change.db(), change.keys(), person).await? else {
        return Ok(());
    };
    change.tell(Telling {
        person: Some(person),
        account: None,
        kind: NoticeKind::Account,
        subject_id: account.id.into(),
        dedupe: format!("activation:{}", token_hash(code)),
        title: "三优手机端激活码".to_owned(),
        body: format!(
            "{}同志：您的激活码是 {code}，60 天内有效。请在手机端输入激活码，设一个 6 位口令。",
            account.display_name
        ),
        path: Some("/me/activate".to_owned()),
        email: Some(email),
        unit: None,
    });
    Ok(())
}

/// Writes one code, within a change; earlier codes of the account end.
pub async fn write_code(change: &mut Change, account: AccountId) -> Result<String, DbErr> {
    store::end_codes(change.db(), account, change.at()).await?;
    let code = spoken_code(8);
    let row = activation::ActiveModel {
        id: Set(change.id()),
        account_id: Set(account),
        code_hash: Set(token_hash(&code)),
        code_enc: Set(change.keys().seal_text(&code)),
        created_at: Set(change.at()),
        until: Set(change.at() + LASTS),
        used_at: Set(None),
        made_by: Set(change.by().account),
    };
    activation::Entity::insert(row).exec(change.db()).await?;
    Ok(code)
}
