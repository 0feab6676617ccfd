//! What is done with exams.
pub mod create_exam;
pub mod set_results;
pub mod template;
pub mod upload_results;
mod write;
