//! The rules of the till: money, numbers, operators, sales and their states, commission, routing, selling, settling.
//!
//! No I/O, no SQL, no window and no clock of its own: what it needs of the outside is named by the traits in [`ports`],
//! [`ledger`] and [`provider`].

pub mod access;
pub mod account;
pub mod bitmap;
pub mod calendar;
pub mod commission;
pub mod debtor;
pub mod discretion;
pub mod dispute;
pub mod engine;
pub mod export;
pub mod forecast;
pub mod format;
pub mod ledger;
pub mod money;
pub mod number;
pub mod offer;
pub mod once;
pub mod operator;
pub mod pack;
pub mod pin;
pub mod ports;
pub mod postings;
pub mod print_queue;
pub mod printing;
pub mod provider;
pub mod quality;
pub mod rate_effect;
pub mod reference;
pub mod report;
pub mod routing;
pub mod sale;
pub mod shift;
pub mod shop;
pub mod wire;
