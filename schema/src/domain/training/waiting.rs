//! The waiting list of a session: who has a place, who waits where, to whom a free place is offered.
//!
//! Who waits has a turn; the position that people see is the rank by turn, 1 … n without a gap. A place that falls free
//! is given to the first at once, or offered to them until an hour; who lets the hour pass goes to the end. A seat that
//! is offered is taken for everybody else.
//!
//! Seats that were given to units (名额) are kept for those they name: others wait while no further seat is free.
use std::collections::BTreeMap;

use crate::domain::value::EnrolmentState;

/// Somebody's standing on a session's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<I> {
    /// Whose.
    pub id: I,
    /// How far it has come.
    pub state: EnrolmentState,
    /// Of those that wait: their turn, the lowest first.
    pub turn: i32,
    /// Of those that wait: whether a place is offered to them.
    pub offered: bool,
}

impl<I> Listed<I> {
    /// Whether it takes one of the session's seats from the others.
    pub const fn holds_seat(&self) -> bool {
        self.state.takes_place() || self.is_offered()
    }

    /// Whether it waits and nothing is offered to it.
    pub const fn waits(&self) -> bool {
        matches!(self.state, EnrolmentState::Waiting) && !self.offered
    }

    const fn is_offered(&self) -> bool {
        matches!(self.state, EnrolmentState::Waiting) && self.offered
    }
}

/// How a list is filled, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filled {
    /// Seats that are taken or offered.
    pub held: u32,
    /// Those with an offer.
    pub offered: u32,
    /// Those that wait without one.
    pub waiting: u32,
}

impl Filled {
    /// Of a list.
    pub fn of<I>(list: &[Listed<I>]) -> Self {
        let count = |test: fn(&Listed<I>) -> bool| {
            u32::try_from(list.iter().filter(|one| test(one)).count()).unwrap_or(u32::MAX)
        };
        Self {
            held: count(Listed::holds_seat),
            offered: count(Listed::is_offered),
            waiting: count(Listed::waits),
        }
    }
}

/// What asking for a place leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// A place is free.
    In,
    /// All places are taken; the position among those that wait, from 1.
    Waiting(u32),
}

/// Where one more person comes: nobody overtakes those that wait already.
pub const fn place(capacity: u32, filled: Filled) -> Placed {
    if filled.held < capacity && filled.waiting == 0 {
        return Placed::In;
    }
    Placed::Waiting(filled.offered.saturating_add(filled.waiting).saturating_add(1))
}

/// Where one more person comes for whose unit a seat is kept: only `ahead`, who wait for such seats as well, stand before.
pub const fn place_kept(capacity: u32, filled: Filled, ahead: u32) -> Placed {
    if filled.held < capacity && ahead == 0 {
        return Placed::In;
    }
    Placed::Waiting(filled.offered.saturating_add(filled.waiting).saturating_add(1))
}

/// Who waits, in order: the n-th has position n + 1.
pub fn queue<I: Copy + Ord>(list: &[Listed<I>]) -> Vec<I> {
    let mut waiting: Vec<_> = list
        .iter()
        .filter(|one| one.state == EnrolmentState::Waiting)
        .map(|one| (one.turn, one.id))
        .collect();
    waiting.sort_unstable();
    waiting.into_iter().map(|(_, id)| id).collect()
}

/// To whom the free places go now, the first first, beside the seats that are kept for units; `unit` is whose kept seat
/// somebody may take.
pub fn called<I: Copy + Ord, K: Ord>(
    capacity: u32,
    list: &[Listed<I>],
    mut kept: BTreeMap<K, u32>,
    unit: impl Fn(I) -> Option<K>,
) -> Vec<I> {
    let mut held = Filled::of(list).held;
    let mut called = Vec::new();
    let waits = |id: &I| list.iter().any(|one| one.id == *id && one.waits());
    for id in queue(list).into_iter().filter(waits) {
        if held >= capacity {
            break;
        }
        let others: u32 = kept.values().sum();
        let own = unit(id)
            .and_then(|unit| kept.get_mut(&unit))
            .filter(|left| **left > 0);
        match own {
            Some(left) => *left -= 1,
            None if held.saturating_add(others) < capacity => {}
            None => continue,
        }
        held += 1;
        called.push(id);
    }
    called
}

/// The turn of whoever comes last.
pub fn last_turn<I>(list: &[Listed<I>]) -> i32 {
    let waiting = list.iter().filter(|one| one.state == EnrolmentState::Waiting);
    waiting.map(|one| one.turn).max().unwrap_or(0).saturating_add(1)
}

/// Puts somebody who waits to a position by hand: the new turns of those whose turn changes. None where they don't wait
/// or there is no such position.
pub fn move_to<I: Copy + Ord>(list: &[Listed<I>], who: I, position: u32) -> Option<Vec<(I, i32)>> {
    let mut order = queue(list);
    let from = order.iter().position(|id| *id == who)?;
    let to = usize::try_from(position).ok()?.checked_sub(1)?;
    if to >= order.len() {
        return None;
    }
    let moved = order.remove(from);
    order.insert(to, moved);
    let turn_of = |id: &I| list.iter().find(|one| one.id == *id).map(|one| one.turn);
    let numbered = (1..).zip(order);
    let changed = numbered.filter_map(|(turn, id)| (turn_of(&id)? != turn).then_some((id, turn)));
    Some(changed.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(id: u32, state: EnrolmentState, turn: i32, offered: bool) -> Listed<u32> {
        Listed {
            id,
            state,
            turn,
            offered,
        }
    }

    #[test]
    fn where_one_more_comes() {
        use EnrolmentState as S;
        let w = |turn, offered| one(9, S::Waiting, turn, offered);
        let s = |state| one(1, state, 0, false);
        for (capacity, list, expected) in [
            (2, vec![s(S::Approved)], Placed::In),
            (
                2,
                vec![s(S::Approved), s(S::Withdrawn), s(S::Replaced), s(S::Cancelled)],
                Placed::In,
            ),
            (2, vec![s(S::Approved), s(S::Enrolled)], Placed::Waiting(1)),
            (
                2,
                vec![s(S::Approved), s(S::InTraining), w(1, false), w(2, false)],
                Placed::Waiting(3),
            ),
            (1, vec![s(S::NotArrived)], Placed::In),
            (0, vec![], Placed::Waiting(1)),
            // an offered seat is taken, and who is offered it still counts among those that wait
            (2, vec![s(S::Approved), w(1, true)], Placed::Waiting(2)),
            // a seat that just fell free goes to who waits
            (2, vec![s(S::Approved), w(1, false)], Placed::Waiting(2)),
            (3, vec![s(S::Approved), w(1, true)], Placed::In),
        ] {
            assert_eq!(place(capacity, Filled::of(&list)), expected, "{list:?}");
        }
    }

    /// Where no seat is kept.
    fn anybody(capacity: u32, list: &[Listed<u32>]) -> Vec<u32> {
        called(capacity, list, BTreeMap::<u32, u32>::new(), |_| None)
    }

    #[test]
    fn kept_seats_go_to_their_units_alone() {
        use EnrolmentState as S;
        let list = [
            one(1, S::Approved, 0, false),
            one(2, S::Waiting, 1, false),
            one(3, S::Waiting, 2, false),
            one(4, S::Waiting, 3, false),
        ];
        let of = |unit: u32| move |id: u32| (id >= 3).then_some(unit);
        for (capacity, kept, expected) in [
            (3, vec![(7, 2)], vec![3, 4]),
            (3, vec![(7, 1)], vec![2, 3]),
            (4, vec![(7, 2)], vec![2, 3, 4]),
            (3, vec![(8, 2)], vec![]),
            // more was given than there are seats
            (2, vec![(7, 9)], vec![3]),
        ] {
            let called = called(capacity, &list, kept.iter().copied().collect(), of(7));
            assert_eq!(called, expected, "{capacity} {kept:?}");
        }
        let filled = Filled::of(&list);
        assert_eq!(place_kept(2, filled, 0), Placed::In);
        assert_eq!(place_kept(2, filled, 1), Placed::Waiting(4));
        assert_eq!(place_kept(1, filled, 0), Placed::Waiting(4));
    }

    #[test]
    fn free_places_go_by_turn() {
        use EnrolmentState as S;
        let list = [
            one(1, S::Approved, 0, false),
            one(2, S::Waiting, 7, false),
            one(3, S::Waiting, 3, true),
            one(4, S::Waiting, 5, false),
        ];
        assert_eq!(queue(&list), [3, 4, 2]);
        assert_eq!(anybody(2, &list), [0; 0]);
        assert_eq!(anybody(3, &list), [4]);
        assert_eq!(anybody(9, &list), [4, 2]);
        assert_eq!(last_turn(&list), 8);
        assert_eq!(move_to(&list, 2, 1).unwrap(), [(2, 1), (3, 2), (4, 3)]);
        assert_eq!(move_to(&list, 2, 4), None);
        assert_eq!(move_to(&list, 2, 0), None);
        assert_eq!(move_to(&list, 1, 1), None, "who has a place does not wait");
    }

    /// What may happen to a list of a session of so many seats.
    #[derive(Debug, Clone)]
    enum Event {
        Ask,
        Leave(usize),
        Expire(usize),
        Accept(usize),
        Move(usize, u32),
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            4 => Just(Event::Ask),
            2 => (0usize..40).prop_map(Event::Leave),
            1 => (0usize..40).prop_map(Event::Expire),
            2 => (0usize..40).prop_map(Event::Accept),
            1 => (0usize..40, 0u32..8).prop_map(|(at, to)| Event::Move(at, to)),
        ]
    }

    /// Gives the free seats away, at once or as offers.
    fn settle(capacity: u32, list: &mut [Listed<u32>], offers: bool) {
        for id in anybody(capacity, list) {
            let one = list.iter_mut().find(|one| one.id == id).unwrap();
            if offers {
                one.offered = true;
            } else {
                one.state = EnrolmentState::Approved;
            }
        }
    }

    proptest! {
        #[test]
        fn a_list_keeps_its_promises(
            capacity in 0u32..6,
            offers: bool,
            events in proptest::collection::vec(event(), 0..40),
        ) {
            let mut list: Vec<Listed<u32>> = Vec::new();
            for event in events {
                match event {
                    Event::Ask => {
                        let id = u32::try_from(list.len()).unwrap();
                        let before = queue(&list).len();
                        list.push(match place(capacity, Filled::of(&list)) {
                            Placed::In => one(id, EnrolmentState::Enrolled, 0, false),
                            Placed::Waiting(position) => {
                                prop_assert_eq!(position as usize, before + 1, "positions have no gap");
                                one(id, EnrolmentState::Waiting, last_turn(&list), false)
                            }
                        });
                    }
                    Event::Leave(at) if at < list.len() => {
                        list[at].state = EnrolmentState::Withdrawn;
                        list[at].offered = false;
                    }
                    Event::Expire(at) if at < list.len() && list[at].offered => {
                        let last = last_turn(&list);
                        list[at].offered = false;
                        list[at].turn = last;
                        prop_assert_eq!(queue(&list).last().copied(), Some(list[at].id));
                    }
                    Event::Accept(at) if at < list.len() && list[at].offered => {
                        list[at].state = EnrolmentState::Approved;
                        list[at].offered = false;
                    }
                    Event::Move(at, to) if at < list.len() => {
                        let id = list[at].id;
                        let mut others: Vec<u32> = queue(&list);
                        others.retain(|other| *other != id);
                        if let Some(turns) = move_to(&list, id, to) {
                            for (id, turn) in turns {
                                list.iter_mut().find(|one| one.id == id).unwrap().turn = turn;
                            }
                            let mut after = queue(&list);
                            prop_assert_eq!(after[to as usize - 1], id);
                            after.retain(|other| *other != id);
                            prop_assert_eq!(after, others, "the others keep their order");
                        }
                    }
                    _ => {}
                }
                settle(capacity, &mut list, offers);
                let filled = Filled::of(&list);
                prop_assert!(filled.held <= capacity, "never more seats than there are");
                prop_assert!(filled.waiting == 0 || filled.held == capacity, "no seat is empty while somebody waits");
            }
        }
    }
}
