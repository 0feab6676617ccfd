//! What a form tells, and what the audit trail keeps of it.
use sanyou_schema::domain::value::id::UnitId;
use serde::Serialize;

use super::place::Named;

/// A person as a form tells them.
#[derive(Debug, Clone)]
pub struct PersonTold {
    /// Values by field, the name and the ID number among them.
    pub values: Vec<(String, Option<String>)>,
    /// The post.
    pub post: PostTold,
    /// Somebody of this name is in the unit, and it is somebody else.
    pub same_name_ok: bool,
    /// Where the person is in another township's roster: ask that one.
    pub ask_transfer: bool,
}

/// A post as a form tells it.
#[derive(Debug, Clone)]
pub struct PostTold {
    /// The territory unit.
    pub unit: UnitId,
    /// Where.
    pub party: Named,
    /// The post's code.
    pub post: String,
    /// First day or month; empty where it is not known.
    pub since: Option<String>,
    /// The employer's name.
    pub employer: Option<String>,
    /// Further values by field.
    pub values: Vec<(String, Option<String>)>,
    /// After `organisation.near`: names that are another's than the known one's.
    pub apart: Vec<String>,
}

/// One value before and after, as the audit trail keeps it.
#[derive(Debug, Serialize)]
pub struct Told {
    /// The field.
    pub field: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
}
