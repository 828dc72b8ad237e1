//! What must hold of a shop: setting it up by hand, what it tells, and what it has at hand.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod accounts;
mod counter;
mod demo;
mod hand;
mod setting_up;
mod settings;
mod people;
mod watching;
