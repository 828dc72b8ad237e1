//! What must hold of a shop: setting it up by hand, what it tells, and what it has at hand.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod accounts;
mod backups;
mod counter;
mod demo;
mod disputes;
mod dues;
mod exports;
mod hand;
mod killed;
mod people;
mod printing;
mod setting_up;
mod settings;
mod wallets;
mod watching;
