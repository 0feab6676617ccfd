//! What forms say of an order.
use sanyou_schema::domain::value::id::{
    AllianceId, LecturerId, PartyOrganisationId, RoomId, UnitId, VenueId,
};

/// An order as it is typed.
#[derive(Debug, Clone, Default)]
pub struct OrderForm {
    /// For a unit itself.
    pub unit: Option<UnitId>,
    /// For a party organisation.
    pub party: Option<PartyOrganisationId>,
    /// How many will listen.
    pub people: i64,
    /// When and where they would like it.
    pub wish: Option<String>,
}

/// What is said with an action.
#[derive(Debug, Clone, Default)]
pub struct OrderWords {
    /// Why.
    pub reason: Option<String>,
    /// `YYYY-MM-DD`.
    pub agreed_on: Option<String>,
    /// `am` or `pm`.
    pub half: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `county`, `alliance` or `venue`.
    pub provider: Option<String>,
    /// Which alliance.
    pub alliance: Option<AllianceId>,
    /// Which venue.
    pub venue: Option<VenueId>,
    /// Which of its rooms, where it has any.
    pub room: Option<RoomId>,
    /// Who teaches.
    pub lecturer: Option<LecturerId>,
    /// Why clashes and the like are accepted, where they may be.
    pub keep_reason: Option<String>,
    /// How many listened.
    pub came: Option<i64>,
    /// 1 to 5.
    pub stars: Option<i64>,
    /// What was good, what was not.
    pub comment: Option<String>,
}
