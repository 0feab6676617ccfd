//! `/venues`, `/lecturers`, `/sessions`, `/enrolments` and `/me/sessions`.
mod candidates;
mod enrolments;
mod mine;
mod own_places;
mod papers;
mod places;
mod places_rules;
mod plan_view;
mod quota;
mod sessions;
mod shown;
mod view;
mod year_plans;

pub use enrolments::EnrolmentApi;
pub use mine::MySessionApi;
pub use own_places::OwnPlaceApi;
pub use papers::PaperApi;
pub use places::PlaceApi;
pub use places_rules::PlaceRulesApi;
pub use quota::QuotaApi;
pub use sessions::SessionApi;
pub use year_plans::YearPlanApi;
