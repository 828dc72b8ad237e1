//! The five recharge providers on loopback, written from their documents alone.
//!
//! Each [`Simulator`] is a small HTTP server that behaves as its provider's document says: it refuses what
//! deviates, keeps a wallet and its transactions, settles pending ones later, and answers in the documented
//! shapes, including the broken ones ([`Settings::quirks`]). Outcomes and faults are chosen by the last two
//! digits of the number ([`MAGIC`]) or by [`Simulator::inject`].
//!
//! Where a document is silent the choice made here is written down in the crate's README.

mod control;
mod delivery;
mod desk;
mod fault;
mod json;
mod kind;
mod magic;
mod message;
mod money;
mod params;
mod providers;
mod server;
mod settings;
mod simulator;
mod socket;
mod world;

pub use control::Control;
pub use fault::{Endpoint, Fault, When};
pub use kind::Kind;
pub use magic::{MAGIC, MagicNumber, Outcome, Plan, Refusal};
pub use message::Request;
pub use settings::Settings;
pub use simulator::Simulator;
pub use world::{Execution, State};
