//! What the tests share: a whole shop on simulated providers, a clock they can push, and what must always hold.

// This is test code: what does not work out ends the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod account;
mod clock;
mod elsewhere;
mod shop;
mod sound;
mod template;

pub use account::AccountSpec;
pub use clock::TestClock;
pub use elsewhere::{Elsewhere, deaf_port};
pub use shop::{
    GRACE, HASTY, OWNER, PATIENT, PIN, TestAccount, TestShop, TestShopBuilder, WHILE, provisioning,
};
pub use sound::{assert_agreed, assert_sound, is_of, unsoundness};
