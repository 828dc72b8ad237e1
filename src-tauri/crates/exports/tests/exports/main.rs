//! What is exported, read by programs that are not ours: LibreOffice, calamine, hledger.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::float_arithmetic
)]

mod books;
mod sheets;
mod shop;
mod stopped;
