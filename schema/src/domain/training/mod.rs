//! Classes, their sessions and slots, who has a place, and who completed.
pub mod clash;
pub mod completion;
pub mod enrolment;
pub mod place;
pub mod session;
pub mod slot;

pub use clash::{Clash, Occupation, Resource, clashes};
pub use completion::{CompletionRule, check_completion};
pub use enrolment::{EnrolmentAction, Origin, initial_state};
pub use place::{Placed, place};
pub use session::{SessionAction, check_session};
pub use slot::{SlotPlan, check_slots};
