//! Documents as they come out: pictures, text, PDF.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions
)]

mod golden;
mod pdf;
mod said;
mod samples;
