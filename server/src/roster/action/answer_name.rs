//! A name near a known one: somebody says once which organisation it means, and it is remembered for the township.
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::AnswerKind;
use sanyou_schema::domain::value::id::{ImportId, OrganisationId, PartyOrganisationId, UnitId};
use sanyou_schema::entity::import_answer;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait, Set};
use uuid::Uuid;

use super::guarded::summary_of;
use super::mend_import::{open, reread};
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::Change;
use crate::platform::problem::Problem;
use crate::roster::access::may_in;
use crate::roster::store::desk;

/// A remembered answer, before it is kept.
#[derive(Debug)]
pub struct NewAnswer<'a> {
    /// Whose it is.
    pub unit: UnitId,
    /// What it is about.
    pub kind: AnswerKind,
    /// The field, the township, or `*`.
    pub topic: &'a str,
    /// The header, text or name.
    pub question: &'a str,
    /// What it means.
    pub answer: Option<String>,
}

/// A name that an import asks about.
#[derive(Debug, Clone, Copy)]
pub struct NameAsked<'a> {
    /// The township.
    pub unit: UnitId,
    /// The name, as the import tells it.
    pub name: &'a str,
    /// Whether it is a firm's and not a party organisation's.
    pub firm: bool,
}

/// Says which party organisation or firm of the township a near name means; none: it is one of its own. The import is
/// compared anew.
///
/// Problems: `organisation.not_asked` (422), `organisation.unknown` (422), `import.transition` (409), `not_found` (404).
pub async fn answer_name(
    platform: &Platform,
    actor: &Actor,
    id: ImportId,
    NameAsked { unit, name, firm }: NameAsked<'_>,
    means: Option<Uuid>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let import = open(&change, actor, id).await?;
    let asked = summary_of(change.keys(), &import)?.near;
    let Some(question) = asked
        .iter()
        .find(|near| near.unit == unit && near.name == name && near.firm == firm)
    else {
        let detail = "这个名称现在没有要回答的，请刷新页面后重试。";
        return Err(Problem::field("organisation.not_asked", "name", detail));
    };
    if let Some(id) = means {
        let (stands, field) = if firm {
            (
                desk::firm_stands_in(change.db(), OrganisationId(id), unit).await?,
                "organisation",
            )
        } else {
            (
                desk::stands_in(change.db(), PartyOrganisationId(id), unit).await?,
                "party_organisation",
            )
        };
        if !stands {
            let detail = "没有这个组织，或它不在这个乡镇，请刷新页面后重新选择。";
            return Err(Problem::field("organisation.unknown", field, detail));
        }
    }
    let answer = NewAnswer {
        unit,
        kind: AnswerKind::Organisation,
        topic: &unit.to_string(),
        question: &question.key,
        answer: means.map(|id| id.to_string()),
    };
    remember(&change, actor, answer).await?;
    let detail = serde_json::json!({"unit": unit, "name": name, "means": means});
    change.audit("roster.answer", "roster_import", id, &detail);
    reread(platform, change, import).await
}

/// Keeps an answer in place of an earlier one.
pub async fn remember(change: &Change, actor: &Actor, new: NewAnswer<'_>) -> Result<(), Problem> {
    let earlier = desk::answer_to(change.db(), new.unit, new.kind, new.topic, new.question).await?;
    if let Some(earlier) = earlier {
        let mut again = earlier.into_active_model();
        again.answer = Set(new.answer);
        again.answered_by = Set(actor.account);
        again.answered_at = Set(change.at());
        again.update(change.db()).await?;
        return Ok(());
    }
    let row = import_answer::ActiveModel {
        id: Set(change.id()),
        unit_id: Set(new.unit),
        kind: Set(new.kind),
        topic: Set(new.topic.to_owned()),
        question: Set(new.question.to_owned()),
        answer: Set(new.answer),
        answered_by: Set(actor.account),
        answered_at: Set(change.at()),
    };
    import_answer::Entity::insert(row).exec(change.db()).await?;
    Ok(())
}

/// Forgets a remembered answer: the next import asks again.
///
/// Problems: `not_found` (404), `role.missing` (403).
pub async fn forget_answer(platform: &Platform, actor: &Actor, id: Uuid) -> Result<(), Problem> {
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("个答案");
    let mut change = platform.change(&actor.by()).await?;
    let row = desk::answer_by_id(change.db(), id).await?.ok_or_else(missing)?;
    let path = crate::unit::path_of(change.db(), row.unit_id).await?;
    if !path.is_some_and(|path| may_in(actor, Capability::RosterWrite, &path)) {
        return Err(missing());
    }
    let detail = serde_json::json!({"kind": row.kind, "question": row.question, "answer": row.answer});
    change.audit("roster.forget", "import_answer", id, &detail);
    row.delete(change.db()).await?;
    change.commit().await?;
    Ok(())
}
