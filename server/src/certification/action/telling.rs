//! What an applicant is told of their application.
use sanyou_schema::domain::value::id::{PersonId, UnitId};
use sanyou_schema::domain::value::{NoticeKind, Tier};
use uuid::Uuid;

use crate::platform::change::{Change, Telling};
use crate::platform::problem::Problem;

/// The news, before it is known by which way it goes out.
#[derive(Debug, Clone)]
pub struct News {
    /// To whom.
    pub person: PersonId,
    /// The township that tells those without a mail address.
    pub unit: UnitId,
    /// What about.
    pub kind: NoticeKind,
    /// The application or the certificate.
    pub subject: Uuid,
    /// The step that is the cause: one notice for it.
    pub cause: Uuid,
    /// First line.
    pub title: String,
    /// The text.
    pub body: String,
    /// The page in the phone app.
    pub path: &'static str,
}

/// Tells it with the change.
pub async fn tell(change: &mut Change, news: News) -> Result<(), Problem> {
    let email = crate::account::email_of(change.db(), change.keys(), news.person).await?;
    change.tell(Telling {
        person: Some(news.person),
        account: None,
        kind: news.kind,
        subject_id: news.subject,
        dedupe: format!("application:{}", news.cause),
        title: news.title,
        body: news.body,
        path: Some(news.path.to_owned()),
        email,
        unit: Some(news.unit),
    });
    Ok(())
}

/// It has come in.
pub fn received(tier: Tier, on_behalf: bool) -> (NoticeKind, String, String, &'static str) {
    let label = tier.label();
    let by = if on_behalf { "由乡镇代为提交，" } else { "" };
    (
        NoticeKind::ApplicationReceived,
        format!("{label}资格申报已收到"),
        format!("您的{label}资格申报{by}已收到。审核有结果时会再告诉您，不用催问。"),
        "/",
    )
}

/// It goes back for mending.
pub fn returned(tier: Tier, reason: &str) -> (NoticeKind, String, String, &'static str) {
    let label = tier.label();
    (
        NoticeKind::ApplicationReturned,
        format!("{label}资格申报退回补正"),
        format!("您的{label}资格申报退回补正。\n原因：{reason}\n补正后可以重新提交，或请乡镇代办。"),
        "/",
    )
}

/// It was decided against.
pub fn refused(tier: Tier, decision: &str, reason: &str) -> (NoticeKind, String, String, &'static str) {
    let label = tier.label();
    (
        NoticeKind::ApplicationDecided,
        format!("{label}资格申报：{decision}"),
        format!(
            "您的{label}资格申报{decision}。\n原因：{reason}\n有疑问请与所在乡镇联系；条件具备后可以再申报。"
        ),
        "/",
    )
}

/// The certificate is there.
pub fn issued(tier: Tier, number: &str, until: &str) -> (NoticeKind, String, String, &'static str) {
    let label = tier.label();
    (
        NoticeKind::CertificateIssued,
        format!("{label}资格证书已发放"),
        format!(
            "您的{label}资格证书已发放，编号 {number}，有效期至 {until}。\n可以在手机上出示、下载；没有手机的，请乡镇打印。"
        ),
        "/certificate",
    )
}
