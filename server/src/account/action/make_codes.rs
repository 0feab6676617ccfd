//! Activation codes: made for the township's printed list, or with a reset.
use std::collections::HashSet;

use chrono::TimeDelta;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{AccountId, PersonId, UnitId};
use sanyou_schema::domain::value::{AccountState, NoticeKind};
use sanyou_schema::entity::activation;
use sea_orm::{DbErr, EntityTrait, Set};

use crate::account::store::{self, WorkerInPost};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::keys::{spoken_code, token_hash};
use crate::platform::problem::Problem;

/// A code lasts for so long.
const LASTS: TimeDelta = TimeDelta::days(60);

/// Makes codes for those of a unit's workers in post who have not activated: for all who have no open one, or for some,
/// whose open one ends then.
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
    let mut waiting = store::workers_in_post(change.db(), &path, change.today()).await?;
    waiting.retain(|worker| worker.account.state == AccountState::Invited);
    if let Some(some) = some {
        waiting.retain(|worker| some.contains(&worker.person));
    } else {
        let ids = waiting.iter().map(|worker| worker.account.id);
        let open = store::open_codes(change.db(), ids, change.at()).await?;
        let open: HashSet<AccountId> = open.into_iter().map(|code| code.account_id).collect();
        waiting.retain(|worker| !open.contains(&worker.account.id));
    }
    for worker in &waiting {
        let code = write_code(&mut change, worker.account.id).await?;
        mail_code(&mut change, worker, &code).await?;
    }
    let made = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
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
async fn mail_code(change: &mut Change, worker: &WorkerInPost, code: &str) -> Result<(), DbErr> {
    let (person, account) = (worker.person, &worker.account);
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
