//! Work of which every core does a part.
use std::num::NonZero;
use std::thread::{available_parallelism, scope};

/// How many threads work at most: more gain nothing over what is done by one before and after.
const MOST: usize = 4;

/// Fewer items are not worth a thread.
const FEW: usize = 256;

/// What each item comes to, in their order. All is done when it is given back.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut done = Vec::with_capacity(items.len());
    each_ahead(items, items.len().max(1), work, |one| done.push(one));
    done
}

/// Hands over what each item comes to, in their order. While one portion is taken, the next is worked at.
pub(crate) fn each_ahead<T: Sync, R: Send>(
    items: &[T],
    portion: usize,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let cores = available_parallelism().map_or(1, NonZero::get).min(MOST);
    if cores == 1 || items.len() < FEW {
        return items.iter().for_each(|item| take(work(item)));
    }
    let work = |part: &[T]| -> Vec<R> { part.iter().map(&work).collect() };
    let work = &work;
    scope(|scope| {
        let mut portions = items.chunks(portion).map(|portion| {
            let parts = portion.chunks(portion.len().div_ceil(cores));
            let parts = parts.map(|part| (part, scope.spawn(move || work(part))));
            parts.collect::<Vec<_>>()
        });
        let mut next = portions.next();
        while let Some(parts) = next {
            // a thread that broke is a fault of ours, which working again shows where it can be seen
            let ended = parts
                .into_iter()
                .map(|(part, thread)| thread.join().unwrap_or_else(|_| work(part)));
            let done: Vec<Vec<R>> = ended.collect();
            next = portions.next();
            done.into_iter().flatten().for_each(&mut take);
        }
    });
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
            for portion in [1, 100, 1000, 2000] {
                let mut taken = Vec::new();
                each_ahead(&items, portion, |item| item * 2, |one| taken.push(one));
                assert_eq!(taken, doubled);
            }
        }
    }
}
