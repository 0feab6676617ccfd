//! The field's things and rules, as plain values: no ORM, clock, randomness, async or I/O.
pub mod value;
