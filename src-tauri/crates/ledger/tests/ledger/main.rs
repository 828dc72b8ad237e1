//! What must hold of the ledger.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod audit;
mod chain;
mod configuring;
mod copies;
mod customers;
mod days;
mod disputes;
mod dues;
mod edges;
mod forecasts;
mod groups;
mod habits;
mod low;
mod opening;
mod people;
mod printing;
mod printing_settings;
mod programs;
mod quality;
mod random;
mod searching;
mod selling;
mod shifts;
mod shop;
mod wallet_history;
mod wallets;
