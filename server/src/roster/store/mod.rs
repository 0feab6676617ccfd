//! The queries of the roster. Reads of people take the actor's scope; what a change reads to write takes none.
pub mod again;
pub mod by_hand;
pub mod change_sets;
pub mod corrections;
pub mod desk;
pub mod facts;
pub mod imports;
pub mod organisation;
pub mod organisations;
pub mod parts;
pub mod people;
pub mod person;
pub mod posts;
pub mod present;
pub mod staged;
pub mod told;
pub mod transfers;
