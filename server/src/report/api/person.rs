//! The person page (人员页): everything about one person on one page, printed as 一人一档.
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::PersonId;
use sanyou_schema::entity::{application, person as person_entity};
use uuid::Uuid;

use crate::audit::{Entry, action_label, entries_about};
use crate::certification::{CertificateView, applications_of_person, certificate_views};
use crate::credit::{Hours, ledger};
use crate::exam::{PersonResult, results_of};
use crate::notice::{ChannelState, PersonNotice, notices_of_person};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::{FactView, person_facts};
use crate::roster::{
    PeopleFilter, Person, PostView, keeps, listed, person, person_row, posts_of, values_of, visible_person,
};
use crate::training::{PersonSession, sessions_of};

/// Everything about one person.
#[derive(Debug, Object)]
pub struct PersonPage {
    /// As lists show them.
    #[oai(flatten)]
    pub person: Person,
    /// The last day that the asker may know of: today, or the last day in the asker's unit.
    pub as_of: NaiveDate,
    /// `male` or `female`.
    pub sex: Option<String>,
    /// `YYYY-MM-DD` or `YYYY-MM`.
    pub birth_date: Option<String>,
    /// In Chinese.
    pub education: Option<String>,
    /// In Chinese.
    pub political_status: Option<String>,
    /// `YYYY-MM-DD` or `YYYY-MM`.
    pub party_join_date: Option<String>,
    /// Whether a mail address was given.
    pub email_given: bool,
    /// The person that this one was found to be.
    pub merged_into: Option<Uuid>,
    /// Whether the one who asks may change what stands here.
    pub writable: bool,
    /// For whoever may: the values by field, as they are written; numbers left out.
    pub values: Vec<Value>,
    /// Posts, the newest first.
    pub posts: Vec<PostLine>,
    /// Certificates, the newest first.
    pub certificates: Vec<CertificateView>,
    /// Hours of the year.
    pub hours: Hours,
    /// Sessions, the latest first.
    pub sessions: Vec<SessionLine>,
    /// Exam results, the latest first.
    pub results: Vec<ResultLine>,
    /// Assessments, honours and the like, the latest year first.
    pub facts: Vec<FactView>,
    /// Applications, the newest first.
    pub applications: Vec<ApplicationLine>,
    /// What the person was told, the newest first.
    pub notices: Vec<NoticeLine>,
    /// Who changed what, the newest first.
    pub changes: Vec<ChangeLine>,
}

/// A thing with its name.
#[derive(Debug, Object)]
pub struct Named {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// A value of a field.
#[derive(Debug, Object)]
#[oai(rename = "PersonValue")]
pub struct Value {
    /// The field, by the reader's name.
    pub field: String,
    /// The value.
    pub value: String,
}

/// A post.
#[derive(Debug, Object)]
pub struct PostLine {
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub party_organisation: Named,
    /// The employer.
    pub organisation: Option<String>,
    /// Its id.
    pub organisation_id: Option<Uuid>,
    /// The township's id.
    pub unit: Uuid,
    /// Code.
    pub post: String,
    /// In Chinese.
    pub post_label: String,
    /// `full_time` or `part_time`.
    pub employment: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// `day`, `month` or `import`: how the first day is known.
    pub from_precision: String,
    /// When the term ends: `YYYY-MM-DD` or `YYYY-MM`.
    pub term_end: Option<String>,
    /// First day that it is no longer held.
    pub valid_to: Option<NaiveDate>,
    /// The township.
    pub unit_name: String,
    /// The post outside the party organisation.
    pub administrative_post: Option<String>,
    /// The unit that sent an instructor.
    pub source_unit: Option<String>,
    /// Whatever else a roster wrote; not for 查阅.
    pub remark: Option<String>,
}

/// A session with the person's place in it.
#[derive(Debug, Object)]
pub struct SessionLine {
    /// The session.
    pub id: Uuid,
    /// “轮训第1期”
    pub name: String,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day.
    pub last_day: NaiveDate,
    /// State of the place.
    pub enrolment_state: String,
    /// The same in Chinese.
    pub enrolment_label: String,
    /// Half-days attended.
    pub attended: u32,
    /// Half-days of the session.
    pub slots: u32,
}

/// An exam result.
#[derive(Debug, Object)]
pub struct ResultLine {
    /// The exam.
    pub exam: String,
    /// When.
    pub held_on: NaiveDate,
    /// The mark; null: did not sit.
    pub mark: Option<f64>,
    /// The full mark.
    pub full_mark: i32,
    /// Whether the pass mark was reached.
    pub passed: bool,
}

/// An application.
#[derive(Debug, Object)]
pub struct ApplicationLine {
    /// Its id.
    pub id: Uuid,
    /// The tier.
    pub tier: String,
    /// State.
    pub state: String,
    /// The same in Chinese.
    pub state_label: String,
    /// Since when.
    pub state_since: DateTime<Utc>,
}

/// A notice with the ways by which it went out.
#[derive(Debug, Object)]
pub struct NoticeLine {
    /// Its id.
    pub id: Uuid,
    /// First line.
    pub title: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Ways.
    pub channels: Vec<ChannelLine>,
}

/// A way of telling.
#[derive(Debug, Object)]
pub struct ChannelLine {
    /// `inbox`, `mail`, `township`.
    pub channel: String,
    /// `pending`, `sent`, `told`, `failed`, `parked`, `replaced`.
    pub state: String,
}

/// A change.
#[derive(Debug, Object)]
pub struct ChangeLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; null: the system.
    pub actor: Option<String>,
    /// What, in Chinese.
    pub action_label: String,
    /// Before, after, reason.
    pub detail: Option<String>,
}

/// The person page.
pub struct PersonPageApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Report")]
impl PersonPageApi {
    /// Everything about one person: posts, certificates, hours, classes, results, applications, notices, changes
    ///
    /// A township sees who moved away as of the last day there. Problems: `role.missing` (403), `not_found` (404).
    #[oai(path = "/people/:person", method = "get", operation_id = "person_page")]
    async fn person_page(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
    ) -> Answer<Json<PersonPage>> {
        let id = PersonId(person.0);
        let head = visible_person(platform.database.reader(), &actor.0.scope, id).await?;
        let as_of = head.ok_or_else(|| Problem::not_found("位党务工作者"))?.as_of;
        actor.0.require(Capability::Read)?;
        page(&platform, &actor.0, id, as_of).await.map(Json)
    }
}

/// What happened after `as_of` is another unit's matter and is left out.
async fn page(
    platform: &Platform,
    actor: &Actor,
    id: PersonId,
    as_of: NaiveDate,
) -> Result<PersonPage, Problem> {
    let db = platform.database.reader();
    let row = person_row(db, id)
        .await?
        .ok_or_else(|| Problem::not_found("位党务工作者"))?;
    let filter = PeopleFilter::default();
    let shown = listed(
        db,
        &platform.keys,
        &actor.scope,
        as_of,
        &filter,
        vec![row.clone()],
    )
    .await?
    .pop();
    let shown = shown.ok_or_else(|| Problem::not_found("位党务工作者"))?;
    let posts = posts_of(db, id).await?;
    let writable = row.merged_into_id.is_none() && keeps(actor, &posts);
    // whoever keeps the roster that the person stood in last knows of all that is done since
    let as_of = if writable { actor.scope.day } else { as_of };
    let masked = actor.sees_masked();
    let known = |at: DateTime<Utc>| crate::platform::clock::local(at).date() <= as_of;
    let posts = posts.into_iter().filter(|post| post.valid_from <= as_of);
    let sessions = sessions_of(db, id).await?;
    let results = results_of(db, id, as_of).await?;
    let facts = person_facts(platform, id, as_of.year()).await?;
    let applications = applications_of_person(db, id).await?;
    let notices = notices_of_person(db, id).await?;
    let changes = if masked {
        Vec::new()
    } else {
        entries_about(db, &platform.keys, id.into()).await?
    };
    let values = if writable {
        values_of(&row, &platform.keys)?
    } else {
        Vec::new()
    };
    let person_entity::Model {
        merged_into_id,
        sex,
        birth_date,
        education,
        political_status,
        party_join_date,
        email_enc,
        ..
    } = row;
    Ok(PersonPage {
        person: person(actor, shown),
        as_of,
        sex: sex.map(|sex| sex.code().to_owned()),
        birth_date: birth_date.filter(|_| !masked).map(|day| day.to_string()),
        education: education.map(|kind| kind.label().to_owned()),
        political_status: political_status.map(|status| status.label().to_owned()),
        party_join_date: party_join_date.filter(|_| !masked).map(|day| day.to_string()),
        email_given: email_enc.is_some(),
        merged_into: merged_into_id.map(Into::into),
        writable,
        values: values
            .into_iter()
            .map(|(field, value)| Value { field, value })
            .collect(),
        posts: posts
            .map(|post| PostLine {
                remark: post.remark.clone().filter(|_| !masked),
                ..PostLine::from(post)
            })
            .collect(),
        certificates: certificate_views(platform, id, as_of, masked).await?,
        hours: ledger(db, id, as_of.year(), as_of).await?.into(),
        sessions: sessions
            .iter()
            .filter(|one| one.session.first_day <= as_of)
            .map(SessionLine::from)
            .collect(),
        results: results.into_iter().rev().map(ResultLine::from).collect(),
        facts,
        applications: applications
            .into_iter()
            .filter(|application| known(application.created_at))
            .map(ApplicationLine::from)
            .collect(),
        notices: notices
            .into_iter()
            .filter(|notice| known(notice.created_at))
            .map(NoticeLine::from)
            .collect(),
        changes: changes
            .into_iter()
            .filter(|entry| known(entry.at))
            .map(ChangeLine::from)
            .collect(),
    })
}

impl From<application::Model> for ApplicationLine {
    fn from(application: application::Model) -> Self {
        Self {
            id: application.id.into(),
            tier: application.tier.code().to_owned(),
            state: application.state.code().to_owned(),
            state_label: application.state.label().to_owned(),
            state_since: application.state_since,
        }
    }
}

impl From<PersonNotice> for NoticeLine {
    fn from(notice: PersonNotice) -> Self {
        let channel = |way: &ChannelState| ChannelLine {
            channel: way.channel.code().to_owned(),
            state: way.state.code().to_owned(),
        };
        Self {
            id: notice.id.into(),
            title: notice.title,
            created_at: notice.created_at,
            channels: notice.channels.iter().map(channel).collect(),
        }
    }
}

impl From<Entry> for ChangeLine {
    fn from(entry: Entry) -> Self {
        Self {
            at: entry.at,
            actor: entry.actor,
            action_label: action_label(&entry.action).to_owned(),
            detail: entry.detail,
        }
    }
}

impl From<PostView> for PostLine {
    fn from(post: PostView) -> Self {
        Self {
            id: post.id.into(),
            party_organisation: Named {
                id: post.party_organisation_id.into(),
                name: post.party_organisation,
            },
            organisation: post.organisation,
            organisation_id: post.organisation_id.map(Into::into),
            unit: post.unit_id.into(),
            post: post.post.code().to_owned(),
            post_label: post.post.label().to_owned(),
            employment: post.employment.map(|kind| kind.code().to_owned()),
            valid_from: post.valid_from,
            from_precision: post.from_precision.code().to_owned(),
            term_end: post.term_end.map(|day| day.to_string()),
            valid_to: post.valid_to,
            unit_name: post.unit_name,
            administrative_post: post.administrative_post,
            source_unit: post.source_unit,
            remark: None,
        }
    }
}

impl From<&PersonSession> for SessionLine {
    fn from(one: &PersonSession) -> Self {
        Self {
            id: one.session.id.into(),
            name: one.name(),
            first_day: one.session.first_day,
            last_day: one.session.last_day,
            enrolment_state: one.enrolment.state.code().to_owned(),
            enrolment_label: one.enrolment.state.label().to_owned(),
            attended: one.attended,
            slots: u32::try_from(one.slots.len()).unwrap_or(u32::MAX),
        }
    }
}

impl From<PersonResult> for ResultLine {
    fn from(result: PersonResult) -> Self {
        Self {
            exam: result.name,
            held_on: result.held_on,
            mark: result.half_points.map(|points| f64::from(points) / 2.0),
            full_mark: result.full_mark,
            passed: result.passed,
        }
    }
}
