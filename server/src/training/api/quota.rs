//! How a session's places are shared out.
use chrono::NaiveDate;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::training::quota::{QuotaShare, QuotaStep};
use sanyou_schema::domain::value::id::SessionId;
use sanyou_schema::entity::quota_unit;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::quota_standing::QuotaStanding;
use crate::training::action::set_quota::{QuotaForm, Shared, preview_quota, return_places, set_quota};
use crate::training::store::quota::key_of;
use crate::training::store::sessions;

/// How the places are to be shared out.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct QuotaBody {
    /// `territory`, `line` or `alliance`.
    #[oai(default)]
    pub by: String,
    /// `parties`, `eligible`, `untrained`, `owed` or `fixed`.
    #[oai(default)]
    pub basis: String,
    /// Codes of roles; nothing: everybody in post.
    #[oai(default)]
    pub audience: Vec<String>,
    /// So many at least for each unit that has somebody to send; 1 where left out.
    pub minimum: Option<i64>,
    /// How many places.
    pub total: Option<i64>,
    /// The last day on which names are taken, `YYYY-MM-DD`; stays where it is left out.
    pub names_until: Option<String>,
    /// For `fixed`: the places of each unit.
    #[oai(default)]
    pub fixed: Vec<FixedPlaces>,
    /// Of the preview that is to be applied.
    pub fingerprint: Option<String>,
}

/// A unit's fixed places.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct FixedPlaces {
    /// The unit's or the alliance's id.
    pub key: Uuid,
    /// How many.
    pub places: i64,
}

/// A round of sharing out, for one unit.
#[derive(Debug, Object)]
pub struct ShownStep {
    /// Places that were left for the round.
    pub rest: u32,
    /// The unit's weight …
    pub weight: u32,
    /// … of all of them.
    pub weights: u64,
    /// Whether it went by people, since nobody left had any of the basis.
    pub by_people: bool,
    /// What it would get exactly, with two decimals.
    pub exact: f64,
    /// Whole places.
    pub whole: u32,
    /// Whether its remainder was among the largest.
    pub extra: bool,
    /// Places beyond its people, which go to the others.
    pub over: u32,
}

/// A unit's places.
#[derive(Debug, Object)]
pub struct QuotaRow {
    /// The unit's or the alliance's id.
    pub key: Uuid,
    /// Its name.
    pub name: String,
    /// How much of the basis it has.
    pub basis: i64,
    /// How many people it could send.
    pub eligible: i64,
    /// What it gets before anything is shared out.
    pub minimum: i64,
    /// The rounds that it took part in.
    pub steps: Vec<ShownStep>,
    /// What it gets.
    pub places: i64,
    /// How many are filled; none in a preview.
    pub filled: Option<u32>,
    /// How many of its people whoever holds the session called up, on no place of the unit's; none in a preview.
    pub called_up: Option<u32>,
    /// How many were given back; none in a preview.
    pub returned: Option<i32>,
    /// How many it may still name; none in a preview.
    pub left: Option<u32>,
    /// Whether this account may give its places back; else others name people on them as well.
    pub own: bool,
}

/// How the places come out.
#[derive(Debug, Object)]
pub struct QuotaPreview {
    /// In official order.
    pub rows: Vec<QuotaRow>,
    /// To be sent with the deed.
    pub fingerprint: String,
    /// That fewer seats are left than places are given, with what would do.
    pub note: Option<String>,
}

/// How the places were shared out.
#[derive(Debug, Object)]
pub struct QuotaView {
    /// `territory`, `line` or `alliance`; none where nothing was set.
    pub by: Option<String>,
    /// `parties` …
    pub basis: Option<String>,
    /// The basis in words.
    pub basis_label: Option<String>,
    /// Codes of roles; nothing: everybody in post.
    pub audience: Vec<String>,
    /// So many at least.
    pub minimum: Option<i32>,
    /// How many places were shared out.
    pub total: Option<i32>,
    /// The last day on which names are taken.
    pub names_until: Option<NaiveDate>,
    /// In official order; for whoever sends people their own units alone, and the lines and alliances of their people.
    pub rows: Vec<QuotaRow>,
    /// Places that whoever holds the session may fill now; none for others.
    pub free: Option<u32>,
    /// Seats that nobody has yet, whoever may fill them; whoever comes beyond them waits.
    pub seats: Option<u32>,
    /// How many all units may still name, these among them; more than the seats: whoever comes later waits.
    pub wanted: Option<u32>,
}

/// Whose places are given back.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct ReturnBody {
    /// One unit's or alliance's; left out: all that one may speak for.
    pub key: Option<Uuid>,
}

/// How many were given back.
#[derive(Debug, Object)]
pub struct Returned {
    /// Places.
    pub returned: u32,
}

/// How a session's places are shared out.
pub struct QuotaApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl QuotaApi {
    /// Shows how a session's places would come out; writes nothing
    ///
    /// Problems: `form.invalid` (422) with `quota.minimum`, `quota.eligible`, `quota.capacity`, `quota.fixed_sum` …
    /// among the codes, each with what would do; `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/quota/preview",
        method = "post",
        operation_id = "preview_quota"
    )]
    async fn preview_quota(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<QuotaBody>,
    ) -> Answer<Json<QuotaPreview>> {
        let shared = preview_quota(&platform, &actor.0, SessionId(session.0), &form(body.0)).await?;
        Ok(Json(preview(shared)))
    }

    /// Shares a session's places out
    ///
    /// Problems: as the preview; `quota.stale`, `quota.closed` (409).
    #[oai(path = "/sessions/:session/quota", method = "put", operation_id = "set_quota")]
    async fn set_quota(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<QuotaBody>,
    ) -> Answer<Json<QuotaPreview>> {
        let shared = set_quota(&platform, &actor.0, SessionId(session.0), &form(body.0)).await?;
        Ok(Json(preview(shared)))
    }

    /// How a session's places were shared out, and how far they are filled
    ///
    /// Problems: `not_found` (404), `role.missing` (403).
    #[oai(path = "/sessions/:session/quota", method = "get", operation_id = "get_quota")]
    async fn get_quota(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
    ) -> Answer<Json<QuotaView>> {
        Ok(Json(view(&platform, &actor.0, SessionId(session.0)).await?))
    }

    /// Gives unfilled places back to whoever holds the session
    ///
    /// Problems: `quota.none` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/sessions/:session/quota/return",
        method = "post",
        operation_id = "return_quota"
    )]
    async fn return_quota(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        session: Path<Uuid>,
        body: Json<ReturnBody>,
    ) -> Answer<Json<Returned>> {
        let returned = return_places(&platform, &actor.0, SessionId(session.0), body.0.key).await?;
        Ok(Json(Returned { returned }))
    }
}

fn form(body: QuotaBody) -> QuotaForm {
    QuotaForm {
        by: body.by,
        basis: body.basis,
        audience: body.audience,
        minimum: body.minimum.unwrap_or(1),
        total: body.total.unwrap_or(0),
        names_until: body.names_until,
        fixed: body.fixed.into_iter().map(|one| (one.key, one.places)).collect(),
        fingerprint: body.fingerprint,
    }
}

fn step(step: &QuotaStep) -> ShownStep {
    let hundredths = u32::try_from(step.exact_hundredths()).unwrap_or(u32::MAX);
    ShownStep {
        rest: step.rest,
        weight: step.weight,
        weights: step.weights,
        by_people: step.by_people,
        exact: f64::from(hundredths) / 100.0,
        whole: step.whole,
        extra: step.extra,
        over: step.over,
    }
}

fn preview(shared: Shared) -> QuotaPreview {
    let row = |share: QuotaShare<Uuid>| QuotaRow {
        key: share.unit.key,
        name: share.unit.name,
        basis: share.unit.basis.into(),
        eligible: share.unit.eligible.into(),
        minimum: share.minimum.into(),
        steps: share.steps.iter().map(step).collect(),
        places: share.places.into(),
        filled: None,
        called_up: None,
        returned: None,
        left: None,
        own: true,
    };
    QuotaPreview {
        rows: shared.shares.into_iter().map(row).collect(),
        fingerprint: shared.fingerprint,
        note: shared.note,
    }
}

async fn view(platform: &Platform, actor: &Actor, id: SessionId) -> Answer<QuotaView> {
    actor.require(Capability::Read)?;
    let db = platform.database.reader();
    let seen = sessions::visible_session(db, &actor.scope, id, false)
        .await?
        .ok_or_else(|| Problem::not_found("期培训"))?;
    let Some(standing) = QuotaStanding::load(db, &actor.scope, &seen).await? else {
        return Ok(QuotaView {
            by: None,
            basis: None,
            basis_label: None,
            audience: Vec::new(),
            minimum: None,
            total: None,
            names_until: seen.row.names_until,
            rows: Vec::new(),
            free: None,
            seats: None,
            wanted: None,
        });
    };
    let held = seen.held_by(actor, Capability::EnrolmentWrite);
    let row = |row: &quota_unit::Model| {
        let key = key_of(row);
        let steps: Vec<QuotaStep> = row
            .steps
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default();
        QuotaRow {
            key,
            name: standing
                .group(key)
                .map(|group| group.name.clone())
                .unwrap_or_default(),
            basis: row.basis.into(),
            eligible: row.eligible.into(),
            minimum: row.minimum.into(),
            steps: steps.iter().map(step).collect(),
            places: row.places.into(),
            filled: Some(standing.filled(key)),
            called_up: Some(standing.called_up(key)),
            returned: Some(row.returned),
            left: Some(standing.left(row)),
            own: actor.may(Capability::EnrolmentWrite) && standing.speaks_for(actor, &seen, key),
        }
    };
    let seen_rows = standing
        .units
        .iter()
        .filter(|row| standing.sees(actor, &seen, key_of(row)));
    Ok(QuotaView {
        by: Some(standing.quota.among.code().to_owned()),
        basis: Some(standing.quota.basis.code().to_owned()),
        basis_label: Some(standing.quota.basis.label().to_owned()),
        audience: standing
            .audience
            .iter()
            .map(|role| role.code().to_owned())
            .collect(),
        minimum: Some(standing.quota.minimum),
        total: Some(standing.quota.total),
        names_until: seen.row.names_until,
        rows: seen_rows.map(row).collect(),
        free: held.then(|| standing.free(seen.row.capacity)),
        seats: Some(standing.seats(seen.row.capacity)),
        wanted: Some(standing.units.iter().map(|row| standing.left(row)).sum()),
    })
}
