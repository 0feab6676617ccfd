//! Classes, their sessions and slots, who has a place, and who completed.
pub mod clash;
pub mod completion;
pub mod course;
pub mod deadline;
pub mod dossier;
pub mod due;
pub mod enrolment;
pub mod grouping;
pub mod lesson;
pub mod order;
pub mod place;
pub mod quota;
pub mod session;
pub mod slot;
pub mod waiting;
pub mod year_plan;

pub use clash::{Clash, Occupation, Resource, clashes};
pub use completion::{CompletionRule, check_completion};
pub use deadline::Deadlines;
pub use dossier::PaperKind;
pub use enrolment::{EnrolmentAction, Origin, initial_state};
pub use session::{SessionAction, Teaching, check_session};
pub use slot::{SlotPlan, check_slots};
pub use waiting::{Filled, Listed, Placed, place};
