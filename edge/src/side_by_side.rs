//! Work that goes on side by side.
//!
//! It is boxed, so that what keeps it going is compiled once and not for each kind of work: the Worker is loaded with every
//! byte of it, and what a box costs is nothing beside what such work waits for.

use crate::refusal::Outcome;
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;
use futures_util::stream::FuturesUnordered;
use std::cell::Cell;

/// Work under way. More may be added while some of it is done.
#[derive(Default)]
pub struct Running<'a>(FuturesUnordered<LocalBoxFuture<'a, Outcome<()>>>);

impl<'a> Running<'a> {
    /// Adds work, which begins when the next of all is waited for.
    pub fn push(&mut self, work: impl Future<Output = Outcome<()>> + 'a) {
        self.0.push(Box::pin(work));
    }

    /// How much is under way.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Waits until the next of it is done; nothing if there is none.
    pub async fn next(&mut self) -> Option<Outcome<()>> {
        self.0.next().await
    }
}

/// Does all of it, and gives what came of it in the order in which it was given.
pub async fn all<W: IntoIterator<Item: Future>>(work: W) -> Vec<<W::Item as Future>::Output> {
    let work: Vec<_> = work.into_iter().collect();
    let results: Vec<_> = work.iter().map(|_| Cell::new(None)).collect();
    let mut running = Running::default();
    for (result, work) in results.iter().zip(work) {
        running.push(async {
            result.set(Some(work.await));
            Ok(())
        });
    }
    while running.next().await.is_some() {}
    drop(running);
    results.into_iter().filter_map(Cell::into_inner).collect()
}

/// The same for work that may fail: all results, or the first failure in that order.
pub async fn try_all<T, W>(work: W) -> Outcome<Vec<T>>
where
    W: IntoIterator<Item: Future<Output = Outcome<T>>>,
{
    all(work).await.into_iter().collect()
}
