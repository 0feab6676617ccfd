//! What is done in training.
pub mod act_on_enrolment;
pub mod act_on_session;
pub mod add_place;
pub mod arrive;
pub mod complete;
pub mod create_session;
pub mod enrol;
pub mod fill;
pub mod own_place;
pub mod plan;
pub mod say_unable;
pub mod set_places;
pub mod set_slots;
mod step;
mod telling;
