//! How somebody stands: one's own page, and the township's view of a person.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sanyou_schema::domain::value::Tier;
use sanyou_schema::domain::value::id::{ApplicationId, PersonId};
use uuid::Uuid;

use super::views::{
    ApplicationBrief, CertificateView, CriterionView, brief, certificate_view, criteria_views,
};
use crate::certification::action::submit_application::submit_application;
use crate::certification::standing::{Standing, standing};
use crate::certification::store::applications::open_of_person;
use crate::certification::store::facts::offers;
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::roster::visible_person;

/// The tier above, and what stands between.
#[derive(Debug, Object)]
pub struct NextTier {
    /// Its code.
    pub tier: String,
    /// The same in words.
    pub tier_label: String,
    /// Whether the person may apply today.
    pub eligible: bool,
    /// The first day on which all is met at once, as far as that is known.
    pub earliest: Option<NaiveDate>,
    /// Everything that is asked for.
    pub criteria: Vec<CriterionView>,
    /// The application that goes on.
    pub application: Option<ApplicationBrief>,
}

/// How a person stands.
#[derive(Debug, Object)]
pub struct Certification {
    /// The highest tier that is valid on the day.
    pub tier: Option<String>,
    /// Its certificate; where none is valid, the one that was issued last.
    pub certificate: Option<CertificateView>,
    /// The tier above; null at the top, or where no scheme holds.
    pub next: Option<NextTier>,
}

/// An application of one's own.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct OwnApplication {
    /// `junior`, `intermediate` or `senior`.
    pub tier: String,
    /// That what is stated is true.
    pub confirmed: bool,
}

/// An application for somebody (代办).
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ApplicationFor {
    /// `junior`, `intermediate` or `senior`.
    pub tier: String,
}

/// The id of what was made.
#[derive(Debug, Object)]
pub struct MadeApplication {
    /// The application.
    pub id: Uuid,
}

/// Applied.
#[derive(ApiResponse)]
pub enum Applied {
    /// The application has come in.
    #[oai(status = 201)]
    Made(Json<MadeApplication>),
}

/// How people stand, and applying.
pub struct StandingApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Certification")]
impl StandingApi {
    /// What I hold, and what the next tier asks
    ///
    /// Problems: `not_found` (404) where the account is no worker's.
    #[oai(path = "/me/certification", method = "get", operation_id = "my_certification")]
    async fn my_certification(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
    ) -> Answer<Json<Certification>> {
        let person = own_person(&actor.0)?;
        answer(&platform, person, platform.clock.today(), false).await
    }

    /// What a person holds, and what the next tier asks
    ///
    /// Of somebody who moved away, as of their last day there. Problems: `not_found` (404).
    #[oai(
        path = "/people/:person/certification",
        method = "get",
        operation_id = "person_certification"
    )]
    async fn person_certification(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        /// The day; today if left out.
        as_of: Query<Option<NaiveDate>>,
    ) -> Answer<Json<Certification>> {
        let id = PersonId(person.0);
        let head = visible_person(platform.database.reader(), &actor.0.scope, id)
            .await?
            .ok_or_else(|| Problem::not_found("个人员"))?;
        let day = as_of.0.map_or(head.as_of, |asked| asked.min(head.as_of));
        answer(&platform, id, day, actor.0.sees_masked()).await
    }

    /// Applies for a tier
    ///
    /// What the criteria said is kept. Problems: `application.not_confirmed` (422), `application.not_eligible` (422,
    /// with `criteria`), `application.tier` (422), `application.no_post` (422), `application.open` (409),
    /// `role.missing` (403), `not_found` (404).
    #[oai(path = "/me/applications", method = "post", operation_id = "apply")]
    async fn apply(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        body: Json<OwnApplication>,
    ) -> Answer<Applied> {
        let person = own_person(&actor.0)?;
        if !body.confirmed {
            let detail = "请先确认所填内容属实，再提交。";
            return Err(Problem::field("application.not_confirmed", "confirmed", detail));
        }
        let id = submit_application(&platform, &actor.0, person, tier_of(&body.tier)?).await?;
        Ok(made(id))
    }

    /// Applies for a tier for somebody who asked for it (代办)
    ///
    /// By the township where the person serves; audited as done for the person. Problems:
    /// `application.not_eligible` (422, with `criteria`), `application.tier` (422), `application.no_post` (422),
    /// `application.open` (409), `role.missing` (403), `not_found` (404).
    #[oai(
        path = "/people/:person/applications",
        method = "post",
        operation_id = "apply_for"
    )]
    async fn apply_for(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        person: Path<Uuid>,
        body: Json<ApplicationFor>,
    ) -> Answer<Applied> {
        let person = PersonId(person.0);
        let id = submit_application(&platform, &actor.0, person, tier_of(&body.tier)?).await?;
        Ok(made(id))
    }
}

fn made(id: ApplicationId) -> Applied {
    Applied::Made(Json(MadeApplication { id: id.into() }))
}

fn own_person(actor: &Actor) -> Result<PersonId, Problem> {
    actor.person.ok_or_else(|| Problem::not_found("位党务工作者"))
}

/// A tier by its code.
pub fn tier_of(code: &str) -> Result<Tier, Problem> {
    code.parse()
        .map_err(|_| Problem::field("application.tier", "tier", "没有这个级别，请重新选择。"))
}

async fn answer(
    platform: &Platform,
    person: PersonId,
    day: NaiveDate,
    masked: bool,
) -> Answer<Json<Certification>> {
    let standing = standing(platform.database.reader(), person, day)
        .await?
        .ok_or_else(|| Problem::not_found("个人员"))?;
    let certificate = standing
        .shown()
        .map(|held| certificate_view(platform, held, day, masked))
        .transpose()?;
    Ok(Json(Certification {
        tier: standing.tier().map(|tier| tier.code().to_owned()),
        certificate,
        next: next(platform, &standing).await?,
    }))
}

async fn next(platform: &Platform, standing: &Standing) -> Result<Option<NextTier>, Problem> {
    let db = platform.database.reader();
    let (Some(eligibility), Some(scheme)) = (standing.next(), &standing.scheme) else {
        return Ok(None);
    };
    let wanted: Vec<_> = eligibility
        .criteria
        .iter()
        .flat_map(|result| result.sessions.clone())
        .collect();
    let offers = offers(db, wanted).await?;
    let open = open_of_person(db, standing.person.id).await?;
    let tier = eligibility.tier;
    Ok(Some(NextTier {
        tier: tier.code().to_owned(),
        tier_label: tier.label().to_owned(),
        eligible: eligibility.eligible,
        earliest: eligibility.earliest,
        criteria: criteria_views(&scheme.scheme, tier, eligibility.criteria, &offers),
        application: open.as_ref().map(brief),
    }))
}
