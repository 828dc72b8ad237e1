//! Rows from the thread that reads them to the one that writes them, so that neither waits for the other's work.

use std::{
    panic,
    path::Path,
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread,
};

use rusqlite::{Connection, TransactionBehavior};
use tillup_core::ledger::LedgerError;

use crate::{connection::open_reader, failure::Try};

/// Rows that change hands at once: the fewer, the more often one thread has to wake the other.
const HANDFUL: usize = 2048;
/// Handfuls that may lie ready: what bounds the memory, to some 20 MB.
const READY: usize = 8;

/// What is handed over.
enum Handed<F, R> {
    First(F),
    Rows(Vec<R>),
}

/// The end at which the reader gives.
pub(super) struct Giver<F, R> {
    to: SyncSender<Handed<F, R>>,
    /// What was written, for the memory in it: it is given back on the thread that took it, which is what allocators like best.
    back: Receiver<Vec<R>>,
    hand: Vec<R>,
}

impl<F, R> Giver<F, R> {
    /// What is told before the first row.
    pub(super) fn first(&self, first: F) {
        // Whoever has gone away is noticed with the first rows.
        let _ = self.to.send(Handed::First(first));
    }

    /// Gives a row; false where nobody takes any more.
    #[must_use]
    pub(super) fn give(&mut self, row: R) -> bool {
        self.hand.push(row);
        self.hand.len() < HANDFUL || self.pass()
    }

    fn pass(&mut self) -> bool {
        let mut empty = self.back.try_recv().unwrap_or_else(|_| Vec::with_capacity(HANDFUL));
        empty.clear();
        let full = std::mem::replace(&mut self.hand, empty);
        self.to.send(Handed::Rows(full)).is_ok()
    }
}

/// Reads one state of the ledger on a thread of its own and gives each row to `each` on this one; `begin` makes what takes
/// them of what is told first. Gives what took them, and how many they were.
///
/// # Errors
/// Those of `begin` and `each`, which end the reading, or the ledger's.
pub(super) fn take<F: Send, R: Send, T, E: From<LedgerError>>(
    ledger: &Path,
    read: impl FnOnce(&Connection, &mut Giver<F, R>) -> Try<()> + Send,
    begin: impl FnOnce(F) -> Result<T, E>,
    each: impl FnMut(&mut T, &R) -> Result<(), E>,
) -> Result<(T, u64), E> {
    thread::scope(|scope| {
        let (to, from) = sync_channel(READY);
        let (give_back, back) = channel();
        let reader = scope.spawn(move || -> Try<()> {
            let mut giver = Giver { to, back, hand: Vec::with_capacity(HANDFUL) };
            let mut conn = open_reader(ledger)?;
            let snapshot = conn.transaction_with_behavior(TransactionBehavior::Deferred)?;
            read(&snapshot, &mut giver)?;
            giver.pass();
            Ok(())
        });
        // Where this fails nobody takes any more, and the reader ends by that.
        let taken = write(from, give_back, begin, each);
        let read = reader.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked));
        let taken = taken?;
        read.map_err(LedgerError::from)?;
        taken.ok_or_else(|| LedgerError::Damaged("nothing was read".into()).into())
    })
}

/// Nothing where the reader ended before it told anything.
fn write<F, R, T, E>(
    from: Receiver<Handed<F, R>>,
    back: Sender<Vec<R>>,
    begin: impl FnOnce(F) -> Result<T, E>,
    mut each: impl FnMut(&mut T, &R) -> Result<(), E>,
) -> Result<Option<(T, u64)>, E> {
    let Ok(Handed::First(first)) = from.recv() else { return Ok(None) };
    let mut taker = begin(first)?;
    let mut given = 0;
    for handed in from {
        let Handed::Rows(rows) = handed else { continue };
        for row in &rows {
            each(&mut taker, row)?;
            given += 1;
        }
        // A reader that has ended wants nothing back.
        let _ = back.send(rows);
    }
    Ok(Some((taker, given)))
}
