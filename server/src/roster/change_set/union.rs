//! What a union of two persons does to every column that refers to a person. A test holds the list to the references that
//! there are, so that a new one fails until it is handled.
use super::pointed::Pointed;

/// What becomes of a column's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// They are the survivor's, but for a row that would stand there twice.
    Moves(Pointed),
    /// The roster's own rows, which move as such.
    MovesWithRoster,
    /// They stay, for this reason.
    Stays(&'static str),
}

/// (table, column, what becomes of it).
pub const JOINED: &[(&str, &str, Joined)] = &[
    ("appointment", "person_id", Joined::MovesWithRoster),
    ("fact", "person_id", Joined::MovesWithRoster),
    ("account", "person_id", Joined::Moves(Pointed::Account)),
    ("notice", "person_id", Joined::Moves(Pointed::Notice)),
    ("transfer_request", "person_id", Joined::Moves(Pointed::Transfer)),
    ("correction", "person_id", Joined::Moves(Pointed::Correction)),
    ("enrolment", "person_id", Joined::Moves(Pointed::Enrolment)),
    ("set_aside", "person_id", Joined::Moves(Pointed::SetAside)),
    ("credit_entry", "person_id", Joined::Moves(Pointed::Credit)),
    ("application", "person_id", Joined::Moves(Pointed::Application)),
    ("certificate", "person_id", Joined::Moves(Pointed::Certificate)),
    (
        "material_progress",
        "person_id",
        Joined::Moves(Pointed::MaterialProgress),
    ),
    ("course_try", "person_id", Joined::Moves(Pointed::CourseTry)),
    (
        "course_completion",
        "person_id",
        Joined::Moves(Pointed::CourseCompletion),
    ),
    (
        "import_row",
        "person_id",
        Joined::Stays("says whom the file meant then"),
    ),
    (
        "import_decision",
        "person_id",
        Joined::Stays("says whom somebody chose then"),
    ),
    (
        "import_missing",
        "person_id",
        Joined::Stays("says of whom it was decided then"),
    ),
    (
        "audit_entry",
        "on_behalf_of",
        Joined::Stays("the trail is only added to"),
    ),
    ("read_log", "person_id", Joined::Stays("the log is only added to")),
    (
        "person",
        "merged_into_id",
        Joined::Stays("who was merged before is followed to the end"),
    ),
];
