//! Orders as pages show them.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use sanyou_schema::domain::LifeCycle;
use sanyou_schema::domain::training::order::{OrderAction, OrderState, Provider};
use sanyou_schema::domain::value::id::{AccountId, CourseOrderId};
use sanyou_schema::entity::course_order_event;
use uuid::Uuid;

use crate::platform::Platform;
use crate::platform::actor::Actor;
use crate::platform::problem::Problem;
use crate::training::store::orders::{self, SeenOrder};
use crate::training::store::{places, rooms};

/// What may be done with an order now, by this account.
#[derive(Debug, Object)]
pub struct OrderDeed {
    /// `agree`, `hold` …
    pub action: String,
    /// In words.
    pub label: String,
    /// Whether a reason must be given.
    pub needs_reason: bool,
}

/// Something that happened to an order.
#[derive(Debug, Object)]
pub struct OrderEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// The action in words.
    pub action_label: String,
    /// Who did it.
    pub actor: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// An order.
#[derive(Debug, Object)]
pub struct OrderView {
    /// Its id.
    pub id: Uuid,
    /// The course.
    pub course_id: Uuid,
    /// Its name.
    pub course_name: String,
    /// Its usual lecturer's id.
    pub course_lecturer_id: Option<Uuid>,
    /// The unit that it counts for.
    pub unit_name: String,
    /// The party organisation that it is for.
    pub party_organisation: Option<String>,
    /// `asked`, `agreed`, `held`, `rated`, `declined` or `cancelled`.
    pub state: String,
    /// The state in words.
    pub state_label: String,
    /// How many will listen.
    pub people: i32,
    /// When and where they would like it.
    pub wish: Option<String>,
    /// The day that was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// `am` or `pm`.
    pub half: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `county`, `alliance` or `venue`.
    pub provider: Option<String>,
    /// Who delivers, in words: 开课单位送课, or the alliance's or the venue's name.
    pub provider_label: Option<String>,
    /// The alliance.
    pub alliance_id: Option<Uuid>,
    /// The venue.
    pub venue_id: Option<Uuid>,
    /// Its room.
    pub room_id: Option<Uuid>,
    /// The room's name.
    pub room: Option<String>,
    /// Who teaches.
    pub lecturer: Option<String>,
    /// The lecturer's id.
    pub lecturer_id: Option<Uuid>,
    /// How many listened.
    pub came: Option<i32>,
    /// 1 to 5.
    pub stars: Option<i32>,
    /// What was good, what was not.
    pub comment: Option<String>,
    /// When it was ordered.
    pub created_at: DateTime<Utc>,
    /// What may be done with it now, by this account.
    pub actions: Vec<OrderDeed>,
    /// What happened, in order of time.
    pub events: Vec<OrderEvent>,
}

/// Orders as pages show them.
pub async fn order_views(
    platform: &Platform,
    actor: &Actor,
    found: Vec<SeenOrder>,
) -> Result<Vec<OrderView>, Problem> {
    let db = platform.database.reader();
    let rows = || found.iter().map(|seen| &seen.row);
    let units =
        crate::unit::names_and_paths(db, rows().map(|row| row.unit_id).collect::<BTreeSet<_>>()).await?;
    let parties = orders::parties(db, rows().filter_map(|row| row.party_organisation_id)).await?;
    let lecturers = places::lecturer_rows(db, rows().filter_map(|row| row.lecturer_id).collect()).await?;
    let venues = places::venue_rows(db, rows().filter_map(|row| row.venue_id).collect()).await?;
    let rooms = rooms::room_rows(db, rows().filter_map(|row| row.room_id).collect()).await?;
    let alliances = orders::alliance_rows(db, rows().filter_map(|row| row.alliance_id).collect()).await?;
    let events = orders::events_of(db, rows().map(|row| row.id).collect()).await?;
    let who: HashSet<AccountId> = events.iter().filter_map(|event| event.actor_id).collect();
    let who = crate::account::display_names(db, who).await?;
    let mut by_order: HashMap<CourseOrderId, Vec<course_order_event::Model>> = HashMap::new();
    for event in events {
        by_order.entry(event.course_order_id).or_default().push(event);
    }
    let view = |seen: SeenOrder| {
        let row = &seen.row;
        let provider = row.provider.map(|provider| match provider {
            Provider::County => provider.label().to_owned(),
            Provider::Alliance => {
                let found = alliances.iter().find(|one| Some(one.id) == row.alliance_id);
                found.map_or_else(|| provider.label().to_owned(), |one| one.name.clone())
            }
            Provider::Venue => {
                let found = venues.iter().find(|one| Some(one.id) == row.venue_id);
                found.map_or_else(|| provider.label().to_owned(), |one| one.name.clone())
            }
        });
        let lecturer = lecturers.iter().find(|one| Some(one.id) == row.lecturer_id);
        let events = by_order.remove(&row.id).unwrap_or_default();
        let events = events.into_iter().map(|event| OrderEvent {
            at: event.at,
            action_label: event
                .action
                .parse::<OrderAction>()
                .map_or("点课", OrderAction::label)
                .to_owned(),
            actor: event.actor_id.and_then(|id| who.get(&id).cloned()),
            reason: event.reason,
        });
        OrderView {
            id: row.id.into(),
            course_id: row.course_id.into(),
            course_name: seen.course.row.name.clone(),
            course_lecturer_id: seen.course.row.lecturer_id.map(Into::into),
            unit_name: units
                .get(&row.unit_id)
                .map(|(name, _)| name.clone())
                .unwrap_or_default(),
            party_organisation: row
                .party_organisation_id
                .and_then(|id| parties.get(&id))
                .map(|party| party.name.clone()),
            state: row.state.code().to_owned(),
            state_label: row.state.label().to_owned(),
            people: row.people,
            wish: row.wish.clone(),
            agreed_on: row.agreed_on,
            half: row.half.map(|half| half.code().to_owned()),
            place: row.place.clone(),
            provider: row.provider.map(|provider| provider.code().to_owned()),
            provider_label: provider,
            alliance_id: row.alliance_id.map(Into::into),
            venue_id: row.venue_id.map(Into::into),
            room_id: row.room_id.map(Into::into),
            room: rooms
                .iter()
                .find(|room| Some(room.id) == row.room_id)
                .map(|room| room.name.clone()),
            lecturer: lecturer.map(|one| one.name.clone()),
            lecturer_id: row.lecturer_id.map(Into::into),
            came: row.came,
            stars: row.stars,
            comment: row.comment.clone(),
            created_at: row.created_at,
            actions: deeds(actor, &seen),
            events: events.collect(),
        }
    };
    Ok(found.into_iter().map(view).collect())
}

/// What an order's state allows, of what the actor may do with it.
fn deeds(actor: &Actor, seen: &SeenOrder) -> Vec<OrderDeed> {
    let deed = |action: OrderAction| OrderDeed {
        action: action.code().to_owned(),
        label: action.label().to_owned(),
        needs_reason: OrderState::needs_reason(action),
    };
    seen.row
        .state
        .allowed()
        .into_iter()
        .filter(|action| seen.may(actor, *action))
        .map(deed)
        .collect()
}
