//! Work of which every core does a part.
use std::num::NonZero;
use std::thread::{available_parallelism, scope};

/// How many threads work at most: more gain nothing over what is done by one before and after.
const MOST: usize = 4;

/// Fewer items are not worth a thread.
const FEW: usize = 256;

/// What each item comes to, in their order. All is done when it is given back: who takes it apart while others go on to
/// work would wait for them at each piece of memory.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = available_parallelism().map_or(1, NonZero::get).min(MOST);
    let work = |part: &[T]| -> Vec<R> { part.iter().map(&work).collect() };
    if cores == 1 || items.len() < FEW {
        return work(items);
    }
    scope(|scope| {
        let parts = items.chunks(items.len().div_ceil(cores));
        let parts: Vec<_> = parts
            .map(|part| (part, scope.spawn(move || work(part))))
            .collect();
        // a thread that broke is a fault of ours, which working again shows where it can be seen
        let done = parts
            .into_iter()
            .flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| work(part)));
        done.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_items_come_to_stands_in_their_order() {
        for count in [0_usize, 1, FEW - 1, FEW, 1001] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(each(&items, |item| item * 2), doubled);
        }
    }
}
