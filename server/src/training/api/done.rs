//! What comes back of something that was done or made.
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object};
use uuid::Uuid;

/// Done.
#[derive(ApiResponse)]
pub enum Done {
    /// Done; there is nothing to say.
    #[oai(status = 204)]
    Done,
}

/// The id of what was made.
#[derive(Debug, Object)]
pub struct MadeId {
    /// The id.
    pub id: Uuid,
}

/// Made.
#[derive(ApiResponse)]
pub enum Made {
    /// Made, with its id.
    #[oai(status = 201)]
    Made(Json<MadeId>),
}

impl Made {
    /// With its id.
    pub fn of(id: impl Into<Uuid>) -> Self {
        Self::Made(Json(MadeId { id: id.into() }))
    }
}
