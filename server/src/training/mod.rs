//! Classes (班次), their sessions (期) with half-day slots, places and lecturers, and who is on the lists.
//!
//! A session moves by the life cycle of `domain::training::session`, a place on its list by that of
//! `domain::training::enrolment`; each step is an event row. Places are counted while the session's row is held, so
//! that the last one is given once. Who is put on the list of an announced session is told within the same change.
//! What follows from finishing a session (hours) is a consequence that a later feature registers in `app`.
//!
//! A session is seen whole by whoever holds it, sits above the holder, or teaches the class; by whoever may send
//! people to it it is seen with these people alone ([`Reach`]).
mod action;
pub mod api;
mod calendar;
#[cfg(test)]
mod copy_tests;
#[cfg(test)]
mod course_tests;
#[cfg(test)]
mod division_tests;
#[cfg(test)]
mod heading_tests;
mod hours;
mod job;
#[cfg(test)]
mod kept_seat_tests;
#[cfg(test)]
mod kind_tests;
#[cfg(test)]
mod ledger_tests;
#[cfg(test)]
mod lesson_tests;
#[cfg(test)]
mod menu_tests;
#[cfg(test)]
mod notice_tests;
#[cfg(test)]
mod order_tests;
mod paper;
#[cfg(test)]
mod paper_look_tests;
#[cfg(test)]
mod paper_tests;
#[cfg(test)]
mod passed_over_tests;
#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod put_back_tests;
#[cfg(test)]
mod quota_tests;
mod refusal;
#[cfg(test)]
mod reschedule_tests;
#[cfg(test)]
mod room_tests;
mod store;
#[cfg(test)]
mod taught_tests;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unable_tests;
#[cfg(test)]
mod venue_tests;
#[cfg(test)]
mod visit_tests;
#[cfg(test)]
mod waiting_tests;

pub use action::arrive::{arrive, on_list};
pub use action::courses::order::orders_to_answer;
pub use action::enrol::{BatchItem, enrol_all};
pub use action::open_places::{OpenPlaces, open_places};
pub use action::other_sessions::{OtherSession, other_sessions};
pub use action::person_clash::person_clashes;
pub use action::quota_standing::QuotaStanding;
#[cfg(test)]
pub use action::set_aside::{AsideForm, set_aside, set_aside_list, take_back};
pub use action::visits::visits_to_note;
pub use action::waiting_plans::{PlanWait, WaitingPlan, waiting_plans};
pub use api::shown_course::CourseSummary;
pub use api::summaries;
pub use hours::{HALF_DAY, half_day_hundredths};
pub use job::OFFERS;
pub use refusal::refused;
pub use store::courses::{SeenCourse, course_rows, open_courses};
pub use store::divisions::is_own;
pub use store::enrolments::{list_of, of_person_in, trained_in};
pub use store::facts::{SessionFacts, passes};
pub use store::history::{
    CompletedSession, PersonPlace, PersonSession, came_to_rotation, completed_by, completed_of, places_of,
    sessions_of,
};
pub use store::kinds::unknown_class_kinds;
pub use store::lessons::done_by;
pub use store::quota::owed_people;
pub use store::sessions::{class_row, open_sessions, session_row, slots_of, visible_session, visible_slot};
pub use store::set_aside::set_aside_for;
pub use store::sight::{Reach, SeenSession, session_name};
pub use store::visits::live_key;
pub use store::year_plans::{Progress, SeenPlan, plans_in_force};
#[cfg(test)]
pub use testing::set_quota_for_test;
