//! The queries of training. A session is read within the actor's scope ([`sight`]); what hangs on one that was found
//! so (its slots, list, marks, results) takes none.
pub mod courses;
pub mod days;
pub mod divisions;
pub mod enrolments;
pub mod facts;
pub mod history;
pub mod kept_places;
pub mod kinds;
pub mod lessons;
pub mod named;
pub mod open_quotas;
pub mod orders;
pub mod papers;
pub mod places;
pub mod planned;
pub mod quota;
pub mod rooms;
pub mod sessions;
pub mod set_aside;
pub mod sight;
pub mod slot_names;
pub mod taught;
pub mod versions;
pub mod visits;
pub mod year_plans;
