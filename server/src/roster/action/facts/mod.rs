//! Sheets of units and of facts by year: what each row would write, and the writing.
//!
//! The reader's declarations say which columns there are and which of four commands a row comes to: a check of an
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

use sanyou_import::{Field, Writes, writes_of};
use sanyou_schema::domain::value::SheetKind;

/// The column whose cell a row's writing names as its source.
pub fn main_field(kind: SheetKind) -> Field {
    match writes_of(kind) {
        None => Field::Name,
        Some(Writes::Check) => Field::Employer,
        Some(Writes::Membership) => Field::Member,
        Some(Writes::Pair) => Field::Helped,
        Some(Writes::Fact { grade, title }) => title.or(grade).unwrap_or(Field::Year),
    }
}
