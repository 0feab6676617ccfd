//! What a refused request is told: `application/problem+json` (RFC 9457).
use poem::http::{StatusCode, header};
use poem::{IntoResponse, Response, error::ResponseError};
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiResponse, Object};
use sanyou_schema::connect::is_busy;
use sanyou_schema::domain::violation::Violation;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value};

use super::keys::KeyError;

/// After how many seconds whoever came while others were writing may try again.
const BUSY_SECONDS: u64 = 60;

/// A refusal: a stable code, the sentence for the user, and what helps to mend it. Boxed, since nearly every
/// function may answer one and few do.
#[derive(Debug, Clone)]
pub struct Problem(Box<Told>);

#[derive(Debug, Clone)]
struct Told {
    status: StatusCode,
    code: &'static str,
    detail: String,
    violations: Vec<FieldProblem>,
    extra: Map<String, Value>,
    retry_after: Option<u64>,
    /// For the log alone.
    cause: Option<String>,
}

/// One field that is not as it must be.
#[derive(Debug, Clone, Serialize, Object)]
pub struct FieldProblem {
    /// Stable code, for example `password.short`.
    pub code: String,
    /// The field's name in the request; empty where it is about several.
    pub field: String,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}

/// The body of every refusal (RFC 9457).
#[derive(Debug, Object)]
#[oai(rename = "Problem")]
pub struct ProblemBody {
    /// Always `about:blank`: the code tells the kind.
    pub r#type: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable code, for example `import.stale`.
    pub code: String,
    /// What is wrong and what to do, in Chinese.
    pub detail: String,
    /// Every field that is not as it must be.
    pub violations: Vec<FieldProblem>,
    /// The request's id, as the log has it.
    pub request_id: Option<String>,
}

/// What an operation answers: its result, or why not.
pub type Answer<T> = Result<T, Problem>;

impl Problem {
    /// A refusal with a code of its own.
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self(Box::new(Told {
            status,
            code,
            detail: detail.into(),
            violations: Vec::new(),
            extra: Map::new(),
            retry_after: None,
            cause: None,
        }))
    }

    /// 400: the request is not what the operation takes.
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "request.malformed", detail)
    }

    /// 400: required fields that the request does not have, all of them at once.
    pub fn lacking(fields: Vec<String>) -> Self {
        let detail = format!("有 {} 栏没有填，请补上再试；已填的内容还在。", fields.len());
        let mut problem = Self::bad_request(detail);
        let told = |field| FieldProblem {
            code: "field.missing".to_owned(),
            field,
            message: "这一栏没有填，请补上。".to_owned(),
        };
        problem.0.violations = fields.into_iter().map(told).collect();
        problem
    }

    /// One refusal of this one's fields and of others, at once. What is no matter of fields stands alone.
    #[must_use]
    pub fn beside(self, others: Vec<Violation>) -> Self {
        if others.is_empty() || self.0.violations.is_empty() {
            return self;
        }
        let others = others.into_iter().map(Into::into);
        Self::invalid(others.chain(self.0.violations).collect())
    }

    /// 401: nobody is signed in, or no longer.
    pub fn signed_out() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "session.ended",
            "登录已结束，请重新登录。页面上填的内容还在。",
        )
    }

    /// 403: seen, but not to be done by this account.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "role.missing", detail)
    }

    /// 404: not there, or out of scope, which is the same to the one who asks.
    pub fn not_found(what: &str) -> Self {
        let detail = format!("没有找到这{what}，可能已删除，或不在您的管理范围内。");
        Self::new(StatusCode::NOT_FOUND, "not_found", detail)
    }

    /// 409: it has become something else in the meantime.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, detail)
    }

    /// 422: every field that is wrong, at once.
    pub fn invalid(violations: Vec<FieldProblem>) -> Self {
        let detail = match violations.as_slice() {
            [one] => one.message.clone(),
            many => format!("有 {} 处需要修改，见各栏说明。", many.len()),
        };
        Self::with_violations("form.invalid", detail, violations)
    }

    /// 422 with its own code and one field.
    pub fn field(code: &'static str, field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let violation = FieldProblem {
            code: code.to_owned(),
            field: field.to_owned(),
            message: message.clone(),
        };
        Self::with_violations(code, message, vec![violation])
    }

    /// 422 of one rule with its own code and sentence, and each case that breaks it.
    pub fn rule(code: &'static str, detail: impl Into<String>, violations: Vec<Violation>) -> Self {
        Self::with_violations(code, detail, violations.into_iter().map(Into::into).collect())
    }

    fn with_violations(code: &'static str, detail: impl Into<String>, violations: Vec<FieldProblem>) -> Self {
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail);
        problem.0.violations = violations;
        problem
    }

    /// 429: too many tries.
    pub fn slow_down(seconds: u64) -> Self {
        let detail = format!("尝试太频繁，请 {seconds} 秒后再试。");
        let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "request.too_many", detail);
        problem.0.retry_after = Some(seconds);
        problem
    }

    /// 503: others were writing all the while. The cause goes to the log.
    pub fn busy(cause: impl std::fmt::Display) -> Self {
        let detail = "正在写入大批名册，请过一两分钟再试。这一步没有写入，您填的内容还在。";
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", detail);
        problem.0.retry_after = Some(BUSY_SECONDS);
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// 500: our fault. The cause goes to the log, never to the user.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        let detail = "系统出了问题，没有写入任何内容。请稍后再试；再出现时请把编号告诉管理员。";
        let mut problem = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail);
        problem.0.cause = Some(cause.to_string());
        problem
    }

    /// Adds a member beside the standard ones.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.0
            .extra
            .insert(name.to_owned(), serde_json::to_value(value).unwrap_or_default());
        self
    }

    /// What was said beside the sentence, by its name.
    pub fn extra(&self, name: &str) -> Option<&Value> {
        self.0.extra.get(name)
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Every field that is not as it must be.
    pub fn violations(&self) -> &[FieldProblem] {
        &self.0.violations
    }

    /// The sentence for the user.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// What the log is told: the cause where there is one, else the code.
    pub fn for_log(&self) -> String {
        self.0.cause.clone().unwrap_or_else(|| self.0.code.to_owned())
    }

    fn to_json(&self) -> Value {
        let mut body = self.0.extra.clone();
        let title = self.0.status.canonical_reason().unwrap_or("");
        body.insert("type".into(), "about:blank".into());
        body.insert("title".into(), title.into());
        body.insert("status".into(), self.0.status.as_u16().into());
        body.insert("code".into(), self.0.code.into());
        body.insert("detail".into(), self.0.detail.clone().into());
        body.insert(
            "violations".into(),
            serde_json::to_value(&self.0.violations).unwrap_or_default(),
        );
        if let Some(id) = super::http::request_id::current() {
            body.insert("request_id".into(), id.into());
        }
        Value::Object(body)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.0.status.as_u16(), self.0.code)
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status(&self) -> StatusCode {
        self.0.status
    }

    fn as_response(&self) -> Response {
        self.clone().into_response()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Some(cause) = &self.0.cause {
            tracing::error!(code = self.0.code, cause, "request failed");
        }
        let response = Response::builder()
            .status(self.0.status)
            .header(header::CONTENT_TYPE, "application/problem+json; charset=utf-8");
        let response = match self.0.retry_after {
            Some(seconds) => response.header(header::RETRY_AFTER, seconds.to_string()),
            None => response,
        };
        response.body(self.to_json().to_string())
    }
}

impl From<Violation> for FieldProblem {
    fn from(violation: Violation) -> Self {
        Self {
            code: violation.code,
            field: violation.field.unwrap_or_default(),
            message: violation.message,
        }
    }
}

impl From<Vec<Violation>> for Problem {
    fn from(violations: Vec<Violation>) -> Self {
        Self::invalid(violations.into_iter().map(Into::into).collect())
    }
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        if is_busy(&error) {
            return Self::busy(error);
        }
        Self::internal(error)
    }
}

impl From<KeyError> for Problem {
    fn from(error: KeyError) -> Self {
        Self::internal(error)
    }
}

/// The refusals that any operation may give; its own codes stand in its description.
const STATUSES: &[(u16, &str)] = &[
    (400, "The request is malformed, or names an unknown field"),
    (401, "Nobody is signed in, or the session has ended"),
    (403, "The account's roles do not allow it"),
    (404, "Not there, or out of the account's scope"),
    (
        409,
        "It has become something else in the meantime, or would break a rule of another row",
    ),
    (413, "The body is over its limit"),
    (422, "Fields that are not as they must be, all of them at once"),
    (423, "The account is locked for a while"),
    (429, "Too many tries; Retry-After says when"),
    (500, "Our fault; nothing was written"),
    (
        503,
        "Others are writing, or it took too long; nothing was written, and Retry-After says when to try again",
    ),
];

impl ApiResponse for Problem {
    fn meta() -> MetaResponses {
        let content = || {
            vec![MetaMediaType {
                content_type: "application/problem+json; charset=utf-8",
                schema: MetaSchemaRef::Reference(ProblemBody::name().into_owned()),
            }]
        };
        let response = |&(status, description): &(u16, &'static str)| MetaResponse {
            description,
            status: Some(status),
            status_range: None,
            content: content(),
            headers: Vec::new(),
        };
        MetaResponses {
            responses: STATUSES.iter().map(response).collect(),
        }
    }

    fn register(registry: &mut Registry) {
        ProblemBody::register(registry);
    }
}
