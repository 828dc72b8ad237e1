//! The five recharge providers, one folder each, and the exchange: the only code that sends.

pub mod exchange;
mod json;
pub mod registry;

mod autoflexi;
mod irecharge;
mod recharge_open_api;
mod sohojpay;
mod tymk;
