//! The outward contract of `tillupctl`, to the letter: the real program, real HTTP, a real keyring.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bare;
mod ctl;
mod dues;
mod keeping;
mod money;
mod numbers;
mod people;
mod receipts;
mod selling;
mod setup;
mod shifts;
