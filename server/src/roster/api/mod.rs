//! `/people` and `/organisations`.
mod organisations;
mod people;

pub use organisations::OrganisationApi;
pub use people::{PeopleApi, Person, PersonList, person, person_page};
