//! Which standing half-day is which of a timetable that is set anew: a phone's calendar knows a half-day by its row.
use sanyou_schema::domain::value::id::SlotId;
use sanyou_schema::entity::slot;

use super::plan::PlannedHalfDay;

/// A timetable that is set anew beside the one that stands.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// Half-days at the time they had.
    pub kept: Vec<(SlotId, PlannedHalfDay)>,
    /// Half-days at another time.
    pub moved: Vec<(SlotId, PlannedHalfDay)>,
    /// New ones.
    pub added: Vec<PlannedHalfDay>,
    /// Standing ones that are no more.
    pub gone: Vec<SlotId>,
}

/// Matches half-days of the same people: by day and half first; of what is left, what teaches the same is moved, then, in
/// order of time, whatever else is left.
pub(super) fn matched(standing: &[slot::Model], mut wanted: Vec<PlannedHalfDay>) -> Matched {
    let mut left: Vec<&slot::Model> = standing.iter().collect();
    left.sort_by_key(|old| (old.day, old.starts.clone()));
    wanted.sort_by_key(|new| (new.plan.day, new.plan.starts));
    let (kept, wanted) = pair(&mut left, wanted, |old, new| {
        (old.day, old.half) == (new.plan.day, new.plan.half)
    });
    let (mut moved, wanted) = pair(&mut left, wanted, |old, new| {
        old.title.is_some() && old.title == new.title
    });
    let (others, added) = pair(&mut left, wanted, |_, _| true);
    moved.extend(others);
    Matched {
        kept,
        moved,
        added,
        gone: left.into_iter().map(|old| old.id).collect(),
    }
}

type Paired = (Vec<(SlotId, PlannedHalfDay)>, Vec<PlannedHalfDay>);

/// Takes out what goes together, each with the first that does; and what is left of the wanted.
fn pair(
    left: &mut Vec<&slot::Model>,
    wanted: Vec<PlannedHalfDay>,
    alike: impl Fn(&slot::Model, &PlannedHalfDay) -> bool,
) -> Paired {
    let (mut paired, mut rest) = (Vec::new(), Vec::new());
    for new in wanted {
        let found = left
            .iter()
            .position(|old| old.division_id == new.division && alike(old, &new));
        match found {
            Some(at) => paired.push((left.remove(at).id, new)),
            None => rest.push(new),
        }
    }
    (paired, rest)
}
