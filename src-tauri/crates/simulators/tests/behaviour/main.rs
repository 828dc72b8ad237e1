//! The simulators over real HTTP: documented examples, strictness, states, faults.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod autoflexi;
mod client;
mod control;
mod faults;
mod irecharge;
mod open_api;
mod outcomes;
mod sohojpay;
mod tymk;
