//! The operations of the roster.
mod answers;
mod asked;
mod changes;
mod choices;
mod corrections;
mod desk;
mod exports;
mod facts;
mod fields;
mod follow;
mod hand;
mod headers;
mod import_rows;
mod imports;
mod organisation;
mod organisation_edit;
mod organisation_page;
mod organisations;
mod people;
mod releases;
mod rows;
mod sheets;
mod telling;
mod told;
mod transfers;

pub use changes::ChangeApi;
pub use choices::ChoiceApi;
pub use corrections::CorrectionApi;
pub use desk::DeskApi;
pub use exports::ExportApi;
pub use facts::{FactView, person_facts};
pub use hand::HandApi;
pub use headers::HeaderApi;
pub use import_rows::ImportRowApi;
pub use imports::ImportApi;
pub use organisation::OrganisationHandApi;
pub use organisations::OrganisationApi;
pub use people::{PeopleApi, Person, PersonList, person, person_page};
pub use releases::ReleaseApi;
pub use telling::TellingApi;
pub use transfers::TransferApi;

use poem_openapi::{ApiResponse, Object, payload::Json};
use uuid::Uuid;

/// A new import's id.
#[derive(Debug, Object)]
pub struct NewImport {
    /// The id.
    pub id: Uuid,
}

/// The file is kept.
#[derive(ApiResponse)]
pub enum Uploaded {
    /// Kept; a job reads it.
    #[oai(status = 202)]
    Accepted(Json<NewImport>),
}

/// Begun: a job does it.
#[derive(ApiResponse)]
pub enum Begun {
    /// Begun; ask the import how it stands.
    #[oai(status = 202)]
    Begun,
}

/// Done.
#[derive(ApiResponse)]
pub enum Done {
    /// Done; there is nothing to say.
    #[oai(status = 204)]
    Done,
}
