//! What a simulator can be told when it starts.

use std::collections::BTreeMap;
use std::time::Duration;

/// How one simulator behaves.
#[derive(Clone, Debug)]
pub struct Settings {
    /// TCP port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Wallet at the start, a decimal string in currency units with up to four places.
    pub opening_balance: String,
    /// How many look-ups still answer "pending" before a pending transaction settles.
    pub settle_after_checks: u32,
    /// How long a pending transaction stays pending at least. Both this and the look-ups must have passed.
    pub settle_after: Duration,
    /// Answer as the documents' examples literally do: trailing commas, masked numbers, comments in JSON.
    pub quirks: bool,
    /// Tymk: the test environment (allows `recharge_status`). iRecharge: sandbox keys.
    pub test_environment: bool,
    /// Requests per minute before iRecharge answers 429 and Tymk answers code 104. At least 1.
    pub rate_limit_per_minute: u32,
    /// Tymk: how long the same account and amount count as a duplicate (code 307).
    pub duplicate_window: Duration,
    /// iRecharge: how long the identifiers of a fetched offer stay valid.
    pub offer_session: Duration,
    /// Where the redirects chosen by magic numbers lead.
    pub redirect_to: String,
    /// Time between two bytes of the "one byte a second" fault.
    pub drip_interval: Duration,
    /// Time before every answer.
    pub latency: Duration,
    /// The account's keys, by contract name; those not named keep their defaults.
    pub keys: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            port: 0,
            opening_balance: "10000.00".to_owned(),
            settle_after_checks: 1,
            settle_after: Duration::ZERO,
            quirks: false,
            test_environment: false,
            rate_limit_per_minute: 6_000,
            duplicate_window: Duration::from_secs(15 * 60),
            offer_session: Duration::from_secs(10 * 60),
            redirect_to: "http://127.0.0.1:9/elsewhere".to_owned(),
            drip_interval: Duration::from_secs(1),
            latency: Duration::ZERO,
            keys: BTreeMap::new(),
        }
    }
}
