//! The rules of the till: money, numbers, operators, sales and their states, commission, routing, selling, settling.
//!
//! No I/O, no SQL, no window and no clock of its own: what it needs of the outside is named by the traits in [`ports`]
//! and [`provider`].

pub mod account;
pub mod money;
pub mod number;
pub mod offer;
pub mod operator;
pub mod ports;
pub mod provider;
pub mod reference;
pub mod sale;
pub mod wire;
