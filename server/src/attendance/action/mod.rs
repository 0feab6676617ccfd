//! What is done at the door and in the room.
pub mod mark;
pub mod note_arrival;
pub mod set_roll;
