//! What must hold of the ledger.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod audit;
mod chain;
mod configuring;
mod copies;
mod customers;
mod days;
mod dues;
mod edges;
mod forecasts;
mod groups;
mod habits;
mod low;
mod opening;
mod people;
mod programs;
mod quality;
mod random;
mod searching;
mod selling;
mod shifts;
mod shop;
mod wallet_history;
mod wallets;
