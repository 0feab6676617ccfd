//! Sheets of units and of facts by year: what each row would write, and the writing.
//!
//! The reader's declarations say which columns there are; here each kind comes to one of four commands: a check of an
//! organisation, a fact, a place in an alliance, a pair. They are planned and written like a roster's rows, by the same
//! preview, fingerprint and change set.
mod command;
mod plan;
mod relations;
mod units;
mod write;

pub use command::Planned;
pub use plan::{Planning, made, plan};
pub use write::write_facts;

use sanyou_import::Field;
use sanyou_schema::domain::value::SheetKind;

/// The column whose cell a row's writing names as its source.
pub const fn main_field(kind: SheetKind) -> Field {
    match kind {
        SheetKind::Roster => Field::Name,
        SheetKind::Units => Field::Employer,
        SheetKind::Assessment => Field::Grade,
        SheetKind::Honour => Field::Honour,
        SheetKind::Star => Field::Star,
        SheetKind::Alliance => Field::Member,
        SheetKind::Pair => Field::Helped,
        SheetKind::Talent => Field::Talent,
        SheetKind::Charter => Field::Charter,
        SheetKind::CrossPost => Field::CrossPost,
    }
}
