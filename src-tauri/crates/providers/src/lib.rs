//! The five recharge providers, one folder each, and the exchange: the only code that sends.

pub mod exchange;
mod json;
mod reading;
pub mod registry;
mod request;
#[cfg(test)]
mod testing;

mod autoflexi;
mod irecharge;
mod recharge_open_api;
mod sohojpay;
mod tymk;
