//! Putting short lists in order with little code.
//!
//! The library's sorts are the quickest there are, and their code is made anew for each type: some 4 KB each, which in
//! WebAssembly are loaded by everybody. They are for the long lists, those of claims and slots; the rest is sorted here.

use std::cmp::Ordering;

/// Sorts a list; what is alike keeps its order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|one, other| compare(&items[one], &items[other]));
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| unsorted[place].take()));
}

/// Sorts a list by a key, which is asked for again at each comparison; what is alike keeps its order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The places of a list in order of what is at them.
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::{sort_by, sort_by_key};
    use proptest::prelude::*;
    use std::cmp::Reverse;

    proptest! {
        #[test]
        fn lists_are_sorted_as_the_library_sorts_them(list in prop::collection::vec((0_u8..9, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort_by(&mut ours, |one, other| other.1.cmp(&one.1));
            theirs.sort_by_key(|item| Reverse(item.1));
            prop_assert_eq!(ours, theirs);
        }
    }
}
