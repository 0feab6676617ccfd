//! Figures and how they are written.
pub mod k4;
pub mod ratio;

pub use k4::{InPost, K4, K4Row, k4};
pub use ratio::Ratio;
