//! Who on a list takes whose places: whom units named, and whom the holder of the session called up.
use std::collections::HashMap;

use sanyou_schema::domain::training::Origin;
use sanyou_schema::domain::training::quota::QuotaBy;
use sanyou_schema::domain::value::EnrolmentState;
use sanyou_schema::entity::enrolment;
use uuid::Uuid;

use super::quota::Groups;

/// How many of its places each group fills: with those whom units named. Whom the holder of the session calls up and who
/// asks for themselves is on none of them.
pub fn filled(by: QuotaBy, groups: &Groups, rows: &[enrolment::Model]) -> HashMap<Uuid, u32> {
    by_group(by, groups, rows, |row| row.state.takes_place() && is_named(row))
}

/// For how many of its places each group has named somebody, those that wait among them.
pub fn named_by(by: QuotaBy, groups: &Groups, rows: &[enrolment::Model]) -> HashMap<Uuid, u32> {
    let waits = |row: &enrolment::Model| row.state == EnrolmentState::Waiting;
    by_group(by, groups, rows, |row| {
        (row.state.takes_place() || waits(row)) && is_named(row)
    })
}

/// How many of its people the holder of the session called up.
pub fn called_up(by: QuotaBy, groups: &Groups, rows: &[enrolment::Model]) -> HashMap<Uuid, u32> {
    by_group(by, groups, rows, |row| {
        row.state.takes_place() && row.origin == Some(Origin::CallUp)
    })
}

/// Whether a unit named them.
pub fn is_named(row: &enrolment::Model) -> bool {
    row.origin.is_none_or(|origin| origin == Origin::Township)
}

/// Whose place somebody on the list takes.
pub fn group_of(by: QuotaBy, groups: &Groups, row: &enrolment::Model) -> Option<Uuid> {
    match by {
        // a place in a township counts where it was given, whatever became of the post
        QuotaBy::Territory => Some(row.unit_id.into()),
        QuotaBy::Line | QuotaBy::Alliance => groups.of.get(&row.person_id).copied(),
    }
}

/// How many of those on the list count to each group.
pub fn by_group(
    by: QuotaBy,
    groups: &Groups,
    rows: &[enrolment::Model],
    which: impl Fn(&enrolment::Model) -> bool,
) -> HashMap<Uuid, u32> {
    let mut counts = HashMap::new();
    for key in rows
        .iter()
        .filter(|row| which(row))
        .filter_map(|row| group_of(by, groups, row))
    {
        *counts.entry(key).or_insert(0) += 1;
    }
    counts
}
