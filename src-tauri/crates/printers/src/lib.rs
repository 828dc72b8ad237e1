//! Receipt printers: what a picture or lines of text are in ESC/POS, the ways to a printer, what it says of itself, and
//! finding it. It knows nothing of sales.
//!
//! A document goes in two steps, so that whoever keeps count can write down that it is being sent before its first byte is:
//! [`open`] reaches the printer and asks how it is, [`Ready::print`] sends. The [`Outcome`] says whether nothing was printed,
//! or something may have been. All of it blocks, each phase for a bounded time.
//!
//! Six commands are all that a receipt needs, and they are built here: the crates for ESC/POS read pictures from image
//! files, scale them, and send a document as one block, while ours is laid out to the dot, goes in bands, and is watched
//! between them.

mod address;
mod code_page;
mod discovery;
mod escpos;
#[cfg(feature = "loopback")]
pub mod loopback;
mod outcome;
mod queue;
mod session;
mod status;
mod wire;

pub use address::{BadAddress, address_text, parse_address};
pub use code_page::CodePage;
pub use discovery::{Found, Where, discover, find_by_scan};
pub use escpos::{BAND_BYTES, Content, Job, encode};
pub use outcome::{Outcome, Trouble};
pub use session::{Ready, open};
