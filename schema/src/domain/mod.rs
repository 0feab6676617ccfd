//! The field's things and rules, as plain values: no ORM, clock, randomness, async or I/O.
#[macro_use]
pub mod value;

pub mod account;
pub mod attendance;
pub mod certification;
pub mod credit;
pub mod exam;
pub mod life_cycle;
pub mod notice;
pub mod report;
pub mod roster;
pub mod training;
pub mod violation;

pub use life_cycle::LifeCycle;
pub use violation::Violation;
