//! Receipts, slips, reports and statements: one layout each, from which picture, PDF and preview are made alike.
//!
//! A [`Document`] is plain data. It is put into blocks in words (`compose`), which [`Press::set`] sets by Typst as a library,
//! in a world of its own: fonts and template are compiled in, and nothing is read from disk or network. What a document says
//! reaches the template as data and never as source. The same blocks in letters alone are [`plain`], as a message [`message`].

mod compose;
mod document;
mod look;
mod message;
mod names;
mod plain;
mod press;
mod printed;
mod qr;
mod sheet;
mod text;
mod words;
mod world;

pub use document::{
    CommissionLine, CommissionStatement, DayStatement, Dispute, Document, Receipt, Refund, ShiftReport,
    ShopFacts, Sold, TestPage,
};
pub use look::{LookTrouble, look_trouble, placeholders};
pub use message::{Message, message};
pub use names::file_name;
pub use plain::plain;
pub use press::{DocumentError, Press};
pub use printed::Printed;
pub use words::Language;
