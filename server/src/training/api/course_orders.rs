//! `/course-orders`: the course menu (菜单选学).
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sanyou_schema::domain::account::Capability;
use sanyou_schema::domain::value::id::{
    AllianceId, CourseId, CourseOrderId, LecturerId, PartyOrganisationId, RoomId, UnitId, VenueId,
};
use uuid::Uuid;

use super::done::Made;
use super::order_view::{OrderView, order_views};
use crate::platform::Platform;
use crate::platform::actor::{Actor, Signed};
use crate::platform::http::Tag;
use crate::platform::problem::{Answer, Problem};
use crate::training::action::courses::order::{act_on_order, ask_course};
use crate::training::action::courses::words::{OrderForm, OrderWords};
use crate::training::store::orders;

/// Orders.
#[derive(Debug, Object)]
pub struct OrderList {
    /// The latest first.
    pub items: Vec<OrderView>,
}

/// A course is wanted.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct OrderBody {
    /// For a unit itself.
    pub unit_id: Option<Uuid>,
    /// For a party organisation.
    pub party_organisation_id: Option<Uuid>,
    /// How many will listen.
    pub people: Option<i64>,
    /// When and where they would like it.
    pub wish: Option<String>,
}

/// What is to be done with an order.
#[derive(Debug, Object)]
#[oai(deny_unknown_fields)]
pub struct OrderActionBody {
    /// `agree`, `move`, `hold`, `decline`, `rate` or `cancel`.
    pub action: String,
    /// Why; `move`, `decline` and `cancel` need it.
    pub reason: Option<String>,
    /// For `agree` and `move`: `YYYY-MM-DD`.
    pub agreed_on: Option<String>,
    /// For `agree` and `move`: `am` or `pm`.
    pub half: Option<String>,
    /// For `agree` and `move`: where.
    pub place: Option<String>,
    /// For `agree` and `move`: `county`, `alliance` or `venue`.
    pub provider: Option<String>,
    /// Which alliance.
    pub alliance_id: Option<Uuid>,
    /// Which venue.
    pub venue_id: Option<Uuid>,
    /// Which of its rooms; a venue that has rooms needs one.
    pub room_id: Option<Uuid>,
    /// Who teaches.
    pub lecturer_id: Option<Uuid>,
    /// Why a clash or the like is accepted, where the county lets a reason do.
    pub keep_reason: Option<String>,
    /// For `hold`: how many listened.
    pub came: Option<i64>,
    /// For `rate`: 1 to 5.
    pub stars: Option<i64>,
    /// For `rate`: what was good, what was not.
    pub comment: Option<String>,
}

/// How an order stands now.
#[derive(Debug, Object)]
pub struct OrderStateView {
    /// Its state.
    pub state: String,
    /// What is still to be looked at, in sentences: a lecturer without a valid qualification, where that is only told.
    pub told: Vec<String>,
}

/// An alliance.
#[derive(Debug, Object)]
pub struct AllianceName {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// Alliances.
#[derive(Debug, Object)]
pub struct AllianceList {
    /// By name.
    pub items: Vec<AllianceName>,
}

/// The course menu.
pub struct CourseOrderApi;

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Training")]
impl CourseOrderApi {
    /// The orders within sight: one's own, and those of the courses that one keeps; the latest first
    ///
    /// Problems: `order.state_unknown` (422), `role.missing` (403).
    #[oai(path = "/course-orders", method = "get", operation_id = "list_course_orders")]
    async fn list_course_orders(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        /// In this state.
        state: Query<Option<String>>,
    ) -> Answer<Json<OrderList>> {
        actor.0.require(Capability::Read)?;
        let state =
            match state.0.as_deref().filter(|text| !text.is_empty()) {
                Some(text) => Some(text.parse().map_err(|_| {
                    Problem::field("order.state_unknown", "state", "没有这种状态，请重新选择。")
                })?),
                None => None,
            };
        let db = platform.database.reader();
        let found = orders::visible_orders(db, &actor.0.scope, None, state).await?;
        Ok(Json(OrderList {
            items: order_views(&platform, &actor.0, found).await?,
        }))
    }

    /// Orders a course from the menu, for a unit or a party organisation
    ///
    /// Whoever delivers it is told. Problems: `order.people`, `order.wish`, `order.for_whom` (422),
    /// `course.not_on_menu`, `order.twice` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/courses/:course/orders",
        method = "post",
        operation_id = "order_course"
    )]
    async fn order_course(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course: Path<Uuid>,
        body: Json<OrderBody>,
    ) -> Answer<Made> {
        let form = OrderForm {
            unit: body.0.unit_id.map(UnitId),
            party: body.0.party_organisation_id.map(PartyOrganisationId),
            people: body.0.people.unwrap_or(0),
            wish: body.0.wish,
        };
        let id = ask_course(&platform, &actor.0, CourseId(course.0), form).await?;
        Ok(Made::of(id))
    }

    /// Moves an order: agree on a date, move it, note that it was held, decline, rate, cancel
    ///
    /// The other side is told. Problems: `order.transition` (409) with `state` and `allowed`, `form.invalid` (422) with
    /// every violation at once, among them `clash.lecturer`, `clash.room`, `clash.venue`, `order.room`, `venue.closed`, `room.small` and
    /// `lecturer.unqualified`, with `reason_would_do` where a reason lets it through; `order.reason_missing`,
    /// `order.action`, `order.came` (422), `order.too_early` (409), `not_found` (404), `role.missing` (403).
    #[oai(
        path = "/course-orders/:course_order/actions",
        method = "post",
        operation_id = "act_on_course_order"
    )]
    async fn act_on_course_order(
        &self,
        platform: Data<&Platform>,
        actor: Signed,
        course_order: Path<Uuid>,
        body: Json<OrderActionBody>,
    ) -> Answer<Json<OrderStateView>> {
        let id = CourseOrderId(course_order.0);
        let (action, words) = words(body.0);
        let moved = act_on_order(&platform, &actor.0, id, &action, words).await?;
        Ok(Json(OrderStateView {
            state: moved.state.code().to_owned(),
            told: moved.told,
        }))
    }

    /// The alliances within sight
    ///
    /// Problems: `role.missing` (403).
    #[oai(path = "/alliances", method = "get", operation_id = "list_alliances")]
    async fn list_alliances(&self, platform: Data<&Platform>, actor: Signed) -> Answer<Json<AllianceList>> {
        actor.0.require(Capability::Read)?;
        Ok(Json(alliances(&platform, &actor.0).await?))
    }
}

async fn alliances(platform: &Platform, actor: &Actor) -> Result<AllianceList, Problem> {
    let found = orders::alliances(platform.database.reader(), &actor.scope).await?;
    let items = found.into_iter().map(|row| AllianceName {
        id: row.id.into(),
        name: row.name,
    });
    Ok(AllianceList {
        items: items.collect(),
    })
}

fn words(body: OrderActionBody) -> (String, OrderWords) {
    let words = OrderWords {
        reason: body.reason,
        agreed_on: body.agreed_on,
        half: body.half,
        place: body.place,
        provider: body.provider,
        alliance: body.alliance_id.map(AllianceId),
        venue: body.venue_id.map(VenueId),
        room: body.room_id.map(RoomId),
        lecturer: body.lecturer_id.map(LecturerId),
        keep_reason: body.keep_reason,
        came: body.came,
        stars: body.stars,
        comment: body.comment,
    };
    (body.action, words)
}
