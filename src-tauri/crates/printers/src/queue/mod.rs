//! Queues of the system that pass bytes on as they are. A queue takes a whole document and prints it when it can, so it is
//! watched until it is through, and a document that it did not get rid of is taken back: nothing prints hours later.

#[cfg(unix)]
mod cups;
#[cfg(windows)]
mod spooler;

use std::time::Duration;

#[cfg(unix)]
pub(crate) use cups::found;
#[cfg(windows)]
pub(crate) use spooler::found;

use crate::outcome::{Outcome, Trouble};

/// How long a queue may take for a document.
const THROUGH: Duration = Duration::from_secs(30);
/// How often it is asked meanwhile.
const LOOK: Duration = Duration::from_millis(300);
/// What its documents are called there. It says nothing of a sale, because anybody may look into a queue.
const TITLE: &str = "Tillup";

/// A queue that takes documents.
pub(crate) trait Queue: Send {
    /// Hands a document over and waits until the queue is through with it.
    fn print(self: Box<Self>, document: &[u8]) -> Outcome;
}

/// Looks a queue up, and whether it takes documents.
pub(crate) fn open(name: &str) -> Result<Box<dyn Queue>, Trouble> {
    #[cfg(unix)]
    return Ok(Box::new(cups::Cups::open(cups::SERVER, name)?));
    #[cfg(windows)]
    return Ok(Box::new(spooler::Spooler::open(name)?));
    #[cfg(not(any(unix, windows)))]
    return Err(Trouble::NoSuchPrinter);
}
