//! `/venues`, `/lecturers`, `/sessions`, `/enrolments` and `/me/sessions`.
mod candidates;
mod enrolments;
mod mine;
mod places;
mod sessions;
mod shown;
mod view;

pub use enrolments::EnrolmentApi;
pub use mine::MySessionApi;
pub use places::PlaceApi;
pub use sessions::SessionApi;
