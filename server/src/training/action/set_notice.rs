//! What the office writes into the papers of a session itself: 文号, 落款, sections of the notice, 归档号; and the groups.
use chrono::NaiveDate;
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{EnrolmentId, SessionId};
use sanyou_schema::entity::{enrolment, session_paper};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::add_place::filled;
use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::paper::lists::dealt_groups;
use crate::training::store::papers::{PaperFacts, notice_of};
use crate::training::store::sessions;

/// The longest text of a section.
const LONGEST: usize = 2000;

/// What is written; empty: the usual words.
#[derive(Debug, Clone, Default)]
pub struct NoticeText {
    /// 文号.
    pub document_no: Option<String>,
    /// 成文日期.
    pub issued_on: Option<NaiveDate>,
    /// 落款.
    pub signer: Option<String>,
    /// 主送.
    pub addressed_to: Option<String>,
    /// 培训对象.
    pub audience: Option<String>,
    /// 培训内容.
    pub content: Option<String>,
    /// 考核与结业.
    pub assessment: Option<String>,
    /// 纪律.
    pub discipline: Option<String>,
    /// 经费.
    pub costs: Option<String>,
    /// 联系人.
    pub contact: Option<String>,
    /// 电话.
    pub phone: Option<String>,
    /// 回执报送到.
    pub report_to: Option<String>,
    /// 学员须知.
    pub notes: Option<String>,
    /// 承办.
    pub undertaker: Option<String>,
    /// 经费支出.
    pub spent: Option<String>,
    /// 归档号.
    pub archive_no: Option<String>,
}

/// Sets it, all of it.
///
/// Problems: `paper.long` (422), `not_found` (404), `role.missing` (403).
pub async fn set_notice(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    text: NoticeText,
) -> Result<(), Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let known = notice_of(change.db(), id).await?;
    let row = row(
        &text,
        known.as_ref().map_or_else(|| change.id(), |row| row.id),
        id,
    )?;
    if known.is_some() {
        row.update(change.db()).await?;
    } else {
        session_paper::Entity::insert(row)
            .exec_without_returning(change.db())
            .await?;
    }
    let detail = serde_json::json!({ "document_no": text.document_no, "issued_on": text.issued_on });
    change.audit("session.set_notice", "session", id, &detail);
    change.commit().await?;
    Ok(())
}

fn row(text: &NoticeText, id: Uuid, session: SessionId) -> Result<session_paper::ActiveModel, Problem> {
    let kept = |text: &Option<String>| {
        let text = filled(text.clone());
        match &text {
            Some(long) if long.chars().count() > LONGEST => {
                let detail = format!("有一段太长，请不超过 {LONGEST} 个字。");
                Err(Problem::field("paper.long", "content", detail))
            }
            _ => Ok(Set(text)),
        }
    };
    Ok(session_paper::ActiveModel {
        id: Set(id),
        session_id: Set(session),
        document_no: kept(&text.document_no)?,
        issued_on: Set(text.issued_on),
        signer: kept(&text.signer)?,
        addressed_to: kept(&text.addressed_to)?,
        audience: kept(&text.audience)?,
        content: kept(&text.content)?,
        assessment: kept(&text.assessment)?,
        discipline: kept(&text.discipline)?,
        costs: kept(&text.costs)?,
        contact: kept(&text.contact)?,
        phone: kept(&text.phone)?,
        report_to: kept(&text.report_to)?,
        notes: kept(&text.notes)?,
        undertaker: kept(&text.undertaker)?,
        spent: kept(&text.spent)?,
        archive_no: kept(&text.archive_no)?,
    })
}

/// Deals the people on the list into discussion groups of about `size`, townships mixed, each 班 into its own; answers how
/// many groups there are.
///
/// Problems: `group.size` (422), `group.nobody` (409), `not_found` (404), `role.missing` (403).
pub async fn assign_groups(
    platform: &Platform,
    actor: &Actor,
    id: SessionId,
    size: i64,
) -> Result<u32, Problem> {
    let mut change = platform.change(&actor.by()).await?;
    let seen = sessions::visible_session(change.db(), &actor.scope, id, true)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    seen.require(actor, Capability::SessionWrite)?;
    let size = usize::try_from(size).ok().filter(|size| (2..=200).contains(size));
    let Some(size) = size else {
        return Err(Problem::field("group.size", "size", "每组人数应为 2 到 200。"));
    };
    let facts = PaperFacts::load_in(change.db(), platform, seen, false).await?;
    if facts.people.is_empty() {
        let detail = "名单还是空的，先报名再分组。";
        return Err(Problem::conflict("group.nobody", detail));
    }
    let dealt = dealt_groups(&facts.people, size);
    let count = dealt.iter().copied().max().unwrap_or(0);
    for group in 1..=count {
        let of_group = facts.people.iter().zip(&dealt).filter(|(_, own)| **own == group);
        let ids: Vec<EnrolmentId> = of_group.map(|(one, _)| one.enrolment).collect();
        enrolment::Entity::update_many()
            .col_expr(
                enrolment::Column::GroupNo,
                Expr::value(i32::try_from(group).unwrap_or(0)),
            )
            .filter(enrolment::Column::Id.is_in(ids))
            .exec(change.db())
            .await?;
    }
    change.audit(
        "session.groups",
        "session",
        id,
        &serde_json::json!({ "groups": count, "size": size }),
    );
    change.commit().await?;
    Ok(count)
}
