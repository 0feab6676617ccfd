//! 信息有误: a worker's word that something that stands of them is wrong, and what the township makes of it.
use std::collections::HashMap;

use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{ChangeSetId, CorrectionId, PersonId};
use sanyou_schema::domain::value::{CorrectionState, NoticeKind};
use sanyou_schema::entity::correction;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, IntoActiveModel, Set};

use super::by_hand::open_person;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::change::{Change, Telling};
use crate::platform::problem::Problem;
use crate::roster::access::keeps;
use crate::roster::store::corrections;
use crate::roster::store::person::person_rows;
use crate::roster::store::posts::{PostView, main_post, posts_of_people};

/// How many may wait for one person at once.
const MOST_OPEN: u64 = 5;
/// The longest text.
const LONGEST: usize = 500;

/// A correction with whose it is.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The row.
    pub row: correction::Model,
    /// The person's whole name.
    pub name: String,
    /// The post that the person is listed by.
    pub post: Option<PostView>,
}

/// A worker tells it of themselves, or whoever keeps their roster tells it for them (代办).
///
/// Problems: `correction.text` (422), `correction.many` (409), for others as [`open_person`].
pub async fn make(
    platform: &Platform,
    actor: &Actor,
    id: PersonId,
    field: Option<String>,
    text: &str,
) -> Result<CorrectionId, Problem> {
    let mut change = platform.change(&actor.by_for(id)).await?;
    if actor.person == Some(id) {
        actor.require(Capability::OwnData)?;
    } else {
        open_person(&change, actor, id).await?;
    }
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        let message = "请写清楚哪一条不对、应当是什么，不超过 500 个字。";
        return Err(Problem::field("correction.text", "text", message));
    }
    let open = corrections::count_open(change.db(), id).await?;
    if open >= MOST_OPEN {
        let detail = format!("已有 {open} 条在等乡镇处理，请等有了结果再提。");
        return Err(Problem::conflict("correction.many", detail));
    }
    let row = correction::Model {
        id: change.id(),
        person_id: id,
        field: field.filter(|field| !field.trim().is_empty()),
        text_enc: change.keys().seal_text(text),
        state: CorrectionState::Open,
        made_by: actor.account,
        made_at: change.at(),
        answered_by: None,
        answered_at: None,
        reason: None,
        change_set_id: None,
    };
    let made = row.id;
    row.into_active_model().reset_all().insert(change.db()).await?;
    change.audit(
        "correction.make",
        "person",
        id,
        &serde_json::json!({"text": text}),
    );
    change.commit().await?;
    Ok(made)
}

/// Answers one: it was put right, or stays as it is for a reason. The worker is told.
///
/// Problems: `correction.answered` (409), `correction.nothing_changed` (409), `reason.missing` (422), `not_found` (404),
/// `role.missing` (403).
pub async fn answer(
    platform: &Platform,
    actor: &Actor,
    id: CorrectionId,
    accept: bool,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    actor.require(Capability::RosterWrite)?;
    let missing = || Problem::not_found("条信息有误");
    let row = corrections::by_id(change.db(), id).await?;
    let row = row.ok_or_else(missing)?;
    let posts = posts_of_people(change.db(), &[row.person_id]).await?;
    if !keeps(actor, &posts) {
        return Err(missing());
    }
    if row.state != CorrectionState::Open {
        let detail = format!("这一条{}，不用再答复。", row.state.label());
        return Err(Problem::conflict("correction.answered", detail));
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let set = if accept {
        put_right(&change, &row).await?
    } else {
        None
    };
    if reason.is_none() && !accept {
        return Err(Problem::field(
            "reason.missing",
            "reason",
            "请写明为什么不改，本人会看到。",
        ));
    }
    if accept && set.is_none() && reason.is_none() {
        let detail = "还没有更正过这个人的信息。请先更正；已在别处改好的，请写一句在哪里改的。";
        return Err(Problem::conflict("correction.nothing_changed", detail));
    }
    let person = row.person_id;
    let mut after = row.into_active_model();
    after.state = Set(if accept {
        CorrectionState::Accepted
    } else {
        CorrectionState::Refused
    });
    after.answered_by = Set(Some(actor.account));
    after.answered_at = Set(Some(change.at()));
    after.reason = Set(reason.map(str::to_owned));
    after.change_set_id = Set(set);
    after.update(change.db()).await?;
    tell(&mut change, id, person, accept, reason).await?;
    let action = if accept {
        "correction.accept"
    } else {
        "correction.refuse"
    };
    change.audit(
        action,
        "person",
        person,
        &serde_json::json!({"reason": reason, "change_set": set}),
    );
    change.commit().await?;
    Ok(())
}

/// The newest change by hand of the person since it was told.
async fn put_right(change: &Change, row: &correction::Model) -> Result<Option<ChangeSetId>, DbErr> {
    corrections::changed_since(change.db(), row.person_id, row.made_at).await
}

async fn tell(
    change: &mut Change,
    id: CorrectionId,
    person: PersonId,
    accept: bool,
    reason: Option<&str>,
) -> Result<(), Problem> {
    let (title, body) = if accept {
        let how = reason
            .map(|reason| format!("说明：{reason}。"))
            .unwrap_or_default();
        (
            "您反映的信息已更正",
            format!("您反映的信息有误，乡镇已经更正。{how}请再看一看。"),
        )
    } else {
        let why = reason.unwrap_or_default();
        (
            "您反映的信息没有改",
            format!("乡镇核对后没有改，原因：{why}。有疑问请与乡镇联系。"),
        )
    };
    let email = crate::account::email_of(change.db(), change.keys(), person).await?;
    change.tell(Telling {
        person: Some(person),
        account: None,
        kind: NoticeKind::Roster,
        subject_id: id.into(),
        dedupe: format!("correction:{id}"),
        title: title.to_owned(),
        body,
        path: Some("/".to_owned()),
        email,
        unit: None,
    });
    Ok(())
}

/// Those of people whose roster the actor keeps, the newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    actor: &Actor,
    state: Option<CorrectionState>,
    path: Option<&str>,
    person: Option<PersonId>,
) -> Result<Vec<Asked>, DbErr> {
    let rows = corrections::list(db, state, person).await?;
    let people: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let mut posts: HashMap<PersonId, Vec<PostView>> = HashMap::new();
    for post in posts_of_people(db, &people).await? {
        posts.entry(post.person_id).or_default().push(post);
    }
    let names = person_rows(db, &people).await?;
    let day = actor.scope.day;
    let asked = rows.into_iter().filter_map(|row| {
        let held = posts.get(&row.person_id).map(Vec::as_slice).unwrap_or_default();
        let here = path.is_none_or(|path| held.iter().any(|post| post.unit_path.starts_with(path)));
        if !here || !keeps(actor, held) {
            return None;
        }
        let name = names.iter().find(|name| name.id == row.person_id)?.name.clone();
        let post = main_post(held.iter(), day).or(held.first()).cloned();
        Some(Asked { row, name, post })
    });
    Ok(asked.collect())
}

/// One's own, the newest first.
pub async fn own(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<correction::Model>, DbErr> {
    corrections::list(db, None, Some(person)).await
}

/// How many wait for the actor.
pub async fn open_corrections(db: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    let open = list(db, actor, Some(CorrectionState::Open), None, None).await?;
    Ok(u64::try_from(open.len()).unwrap_or(u64::MAX))
}
