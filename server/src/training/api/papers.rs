//! The papers of a session, and what the office writes into them itself.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::session_paper;
use uuid::Uuid;

use super::done::Done;
use crate::platform::Platform;
use crate::platform::actor::Signed;
use crate::platform::http::Tag;
use crate::platform::http::respond::{FileAnswer, download};
use crate::platform::problem::Answer;
use crate::training::action::make_papers::{make_papers, notice_words};
use crate::training::action::set_notice::{NoticeText, assign_groups, set_notice};
use crate::training::paper::SORTS;

/// Which paper is wanted.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct PaperBody {
    /// A code of the list of papers; none: all of them as a .zip.
    pub paper: Option<String>,
    /// `docx`, `pdf` or `xlsx`; none: the usual one.
    pub form: Option<String>,
    /// What for, where it holds whole phone numbers; it is kept.
    #[oai(default)]
    pub reason: String,
}

/// A paper that can be made.
#[derive(Debug, Object)]
pub struct PaperView {
    /// Its code.
    pub paper: String,
    /// What it is called.
    pub label: String,
    /// The usual form.
    pub form: String,
    /// Whether it holds phone numbers.
    pub phones: bool,
}

/// What the office writes into the papers itself; what is left out has the usual words.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct NoticeBody {
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
    /// 学员须知, a paragraph a line.
    pub notes: Option<String>,
    /// 承办.
    pub undertaker: Option<String>,
    /// 经费支出.
    pub spent: Option<String>,
    /// 归档号.
    pub archive_no: Option<String>,
}

/// What stands in the papers, and what can be made.
#[derive(Debug, Object)]
pub struct NoticeView {
    /// What the office has written.
    pub written: NoticeBody,
    /// The usual words, which stand where nothing is written.
    pub usual: NoticeBody,
    /// The papers that can be made.
    pub papers: Vec<PaperView>,
    /// How many groups there are; 0: dealt when they are printed.
    pub groups: u32,
}

/// How large groups are.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct GroupsBody {
    /// About so many in each.
    pub size: i64,
}

/// How many groups were made.
#[derive(Debug, Object)]
pub struct GroupsMade {
    /// How many.
    pub groups: u32,
}

/// Papers.
pub struct PaperApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl PaperApi {
    /// Makes a paper of a session, or all of them as a .zip
    ///
    /// Phones stand whole for whoever may see them there, for a reason, which is kept for each person. Problems:
    /// `paper.unknown`, `paper.form`, `reason.missing` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/papers",
        method = "post",
        operation_id = "make_papers"
    )]
    async fn make_papers(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<PaperBody>,
    ) -> Answer<FileAnswer> {
        let PaperBody { paper, form, reason } = body.0;
        let id = SessionId(session.0);
        let made = make_papers(
            &platform,
            &actor.0,
            id,
            paper.as_deref(),
            form.as_deref(),
            &reason,
        )
        .await?;
        Ok(download(&made.name, made.media_type, made.bytes))
    }

    /// What stands in the papers: what the office wrote, and the usual words
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/notice",
        method = "get",
        operation_id = "get_notice"
    )]
    async fn get_notice(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<NoticeView>> {
        let (written, usual, groups) = notice_words(&platform, &actor.0, SessionId(session.0)).await?;
        Ok(Json(NoticeView {
            written: written.map_or_else(none, body_of),
            usual: NoticeBody {
                signer: Some(usual.signer),
                addressed_to: Some(usual.addressed_to),
                audience: Some(usual.audience),
                content: Some(usual.content),
                assessment: Some(usual.assessment),
                discipline: Some(usual.discipline),
                costs: Some(usual.costs),
                notes: Some(usual.notes),
                ..none()
            },
            papers: SORTS
                .iter()
                .map(|(sort, code, label, form)| PaperView {
                    paper: (*code).to_owned(),
                    label: (*label).to_owned(),
                    form: form.ending().to_owned(),
                    phones: sort.has_phones(),
                })
                .collect(),
            groups,
        }))
    }

    /// Sets what the office writes into the papers itself, all of it
    ///
    /// Problems: `paper.long` (422), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/notice",
        method = "put",
        operation_id = "set_notice"
    )]
    async fn set_notice(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<NoticeBody>,
    ) -> Answer<Done> {
        set_notice(&platform, &actor.0, SessionId(session.0), text_of(body.0)).await?;
        Ok(Done::Done)
    }

    /// Deals the list into groups, townships mixed; groups made before are made anew
    ///
    /// Problems: `group.size` (422), `group.nobody` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/groups",
        method = "post",
        operation_id = "assign_groups"
    )]
    async fn assign_groups(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<GroupsBody>,
    ) -> Answer<Json<GroupsMade>> {
        let groups = assign_groups(&platform, &actor.0, SessionId(session.0), body.size).await?;
        Ok(Json(GroupsMade { groups }))
    }
}

const fn none() -> NoticeBody {
    NoticeBody {
        document_no: None,
        issued_on: None,
        signer: None,
        addressed_to: None,
        audience: None,
        content: None,
        assessment: None,
        discipline: None,
        costs: None,
        contact: None,
        phone: None,
        report_to: None,
        notes: None,
        undertaker: None,
        spent: None,
        archive_no: None,
    }
}

fn body_of(row: session_paper::Model) -> NoticeBody {
    NoticeBody {
        document_no: row.document_no,
        issued_on: row.issued_on,
        signer: row.signer,
        addressed_to: row.addressed_to,
        audience: row.audience,
        content: row.content,
        assessment: row.assessment,
        discipline: row.discipline,
        costs: row.costs,
        contact: row.contact,
        phone: row.phone,
        report_to: row.report_to,
        notes: row.notes,
        undertaker: row.undertaker,
        spent: row.spent,
        archive_no: row.archive_no,
    }
}

fn text_of(body: NoticeBody) -> NoticeText {
    NoticeText {
        document_no: body.document_no,
        issued_on: body.issued_on,
        signer: body.signer,
        addressed_to: body.addressed_to,
        audience: body.audience,
        content: body.content,
        assessment: body.assessment,
        discipline: body.discipline,
        costs: body.costs,
        contact: body.contact,
        phone: body.phone,
        report_to: body.report_to,
        notes: body.notes,
        undertaker: body.undertaker,
        spent: body.spent,
        archive_no: body.archive_no,
    }
}
