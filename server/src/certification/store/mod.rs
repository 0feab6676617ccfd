//! The queries of schemes, applications and certificates, and of what eligibility is judged by.
pub mod applications;
pub mod certificates;
pub mod facts;
pub mod schemes;
