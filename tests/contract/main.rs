//! One contract for all five providers, on the simulators: each capability, each outcome, each fault at each step of a
//! sale. And what the engine promises, whichever provider sells.

// This is test code: what does not work out ends the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod capabilities;
mod cases;
mod connection;
mod end;
mod engine;
mod faults;
mod lies;
mod lookup;
mod others;
mod outcomes;
mod packs;
mod questions;
mod run;
mod services;
mod submit;
