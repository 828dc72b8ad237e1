//! A till that dies at any moment of a sale: nothing is sold twice, nothing is lost, and after a restart the ledger says
//! what the provider's books say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod child;
mod named;
mod points;
mod process;
mod random;
mod scene;
