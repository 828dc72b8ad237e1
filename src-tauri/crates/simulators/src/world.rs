//! A provider's own books: wallet, transactions, and what is still due to happen to them.

use std::collections::BTreeMap;
use std::time::Instant;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::fault::{Endpoint, Fault};
use crate::magic::{Plan, Refusal};
use crate::message::Request;
use crate::money::Amount;
use crate::settings::Settings;

/// Where a transaction stands at the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Accepted and paid, not final.
    Pending,
    /// The customer has it.
    Succeeded,
    /// Not delivered; the money was never taken or was given back.
    Failed,
    /// Given back after it had been taken.
    Reversed,
}

/// A transaction in the provider's books, for assertions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Execution {
    /// The caller's reference; `None` where the provider takes none (AutoFlexi).
    pub reference: Option<String>,
    /// The provider's own reference.
    pub provider_reference: String,
    /// The number or account that was recharged.
    pub number: String,
    /// Decimal string in currency units, at least two places, without fees.
    pub amount: String,
    /// The operator as it was received.
    pub operator: String,
    /// `prepaid`, `postpaid`, `skitto`, `dth`, …
    pub service: String,
    /// Where it stands now.
    pub state: State,
    /// When it was booked.
    pub at: DateTime<Utc>,
}

/// A transaction with all that the answers show.
#[derive(Clone, Debug)]
pub(crate) struct Transaction {
    pub(crate) serial: u64,
    pub(crate) reference: Option<String>,
    pub(crate) provider_reference: String,
    pub(crate) number: String,
    pub(crate) amount: Amount,
    pub(crate) fee: Amount,
    pub(crate) commission: Amount,
    pub(crate) operator: String,
    pub(crate) service: String,
    /// Offer marker, service id: what only this provider's answers need.
    pub(crate) detail: String,
    pub(crate) state: State,
    /// Wallet before the booking.
    pub(crate) opening: Amount,
    /// Wallet after the booking, or after the refund.
    pub(crate) closing: Amount,
    pub(crate) created: DateTime<Utc>,
    pub(crate) updated: DateTime<Utc>,
    /// Look-ups answered so far.
    pub(crate) looked: u32,
    /// Settles in the provider's second word for the state.
    pub(crate) other_word: bool,
    /// An unknown status word to show instead (only in what is shown).
    pub(crate) unknown_word: bool,
    booked: Instant,
    due: Option<State>,
}

/// A transaction to be booked.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) reference: Option<String>,
    pub(crate) provider_reference: String,
    pub(crate) number: String,
    pub(crate) amount: Amount,
    pub(crate) fee: Amount,
    pub(crate) commission: Amount,
    pub(crate) operator: String,
    pub(crate) service: String,
    pub(crate) detail: String,
    /// Set where the request itself chooses the outcome (Tymk's `recharge_status`).
    pub(crate) plan: Option<Plan>,
}

/// Why nothing was booked, or why it must not be admitted.
pub(crate) enum Declined {
    /// Say so in the provider's words.
    Refused(Refusal),
    /// A fault replaces whatever is answered.
    Interrupted,
}

/// Requests in the current minute.
struct Rate {
    since: Instant,
    used: u32,
}

/// Everything one simulator knows.
pub(crate) struct World {
    pub(crate) settings: Settings,
    pub(crate) keys: BTreeMap<String, String>,
    pub(crate) wallet: Amount,
    pub(crate) transactions: Vec<Transaction>,
    pub(crate) requests: Vec<Request>,
    pub(crate) injections: Vec<(Fault, Endpoint, u32)>,
    /// Offers handed out, by provider-specific means; only iRecharge uses it.
    pub(crate) offers: Vec<crate::providers::IssuedOffer>,
    rate: Rate,
    last_stamp: i64,
}

const MINUTE_S: u64 = 60;

impl World {
    pub(crate) fn new(settings: Settings, keys: BTreeMap<String, String>, wallet: Amount) -> World {
        World {
            settings,
            keys,
            wallet,
            transactions: Vec::new(),
            requests: Vec::new(),
            injections: Vec::new(),
            offers: Vec::new(),
            rate: Rate { since: Instant::now(), used: 0 },
            last_stamp: 0,
        }
    }

    /// The first injection for this endpoint, one use of it taken.
    pub(crate) fn take_injection(&mut self, endpoint: Option<Endpoint>) -> Option<Fault> {
        let position = self
            .injections
            .iter()
            .position(|(_, on, times)| *times > 0 && (*on == Endpoint::Any || Some(*on) == endpoint))?;
        let (fault, _, times) = self.injections.get_mut(position)?;
        *times = times.saturating_sub(1);
        let (fault, spent) = (fault.clone(), *times == 0);
        if spent {
            self.injections.remove(position);
        }
        Some(fault)
    }

    pub(crate) fn key(&self, name: &str) -> &str {
        self.keys.get(name).map_or("", String::as_str)
    }

    /// The number that the next transaction will have, from 1.
    pub(crate) fn next_serial(&self) -> u64 {
        u64::try_from(self.transactions.len()).unwrap_or(u64::MAX).saturating_add(1)
    }

    /// Milliseconds since 1970, never the same twice: for references made of a time.
    pub(crate) fn stamp(&mut self) -> i64 {
        self.last_stamp = Utc::now().timestamp_millis().max(self.last_stamp.saturating_add(100));
        self.last_stamp
    }

    /// Counts a request against the limit; false when it is over.
    pub(crate) fn admit(&mut self) -> bool {
        if self.rate.since.elapsed().as_secs() >= MINUTE_S {
            self.rate = Rate { since: Instant::now(), used: 0 };
        }
        let within = self.rate.used < self.rate_limit();
        self.rate.used = self.rate.used.saturating_add(1);
        within
    }

    pub(crate) fn rate_limit(&self) -> u32 {
        self.settings.rate_limit_per_minute.max(1)
    }

    /// Requests left in this minute, and seconds until the next.
    pub(crate) fn rate_left(&self) -> (u32, u64) {
        let left = self.rate_limit().saturating_sub(self.rate.used);
        (left, MINUTE_S.saturating_sub(self.rate.since.elapsed().as_secs()).max(1))
    }

    pub(crate) fn by_reference(&self, reference: &str) -> Option<usize> {
        self.transactions.iter().position(|known| known.reference.as_deref() == Some(reference))
    }

    pub(crate) fn by_provider_reference(&self, reference: &str) -> Option<usize> {
        self.transactions.iter().position(|known| known.provider_reference == reference)
    }

    /// The same number and amount, not failed, within the duplicate window.
    pub(crate) fn recently(&self, number: &str, amount: Amount) -> bool {
        self.transactions.iter().any(|known| {
            known.number == number
                && known.amount == amount
                && known.state != State::Failed
                && known.booked.elapsed() < self.settings.duplicate_window
        })
    }

    /// Moves a transaction, giving money back where the new state says so.
    pub(crate) fn change(&mut self, index: usize, to: State) {
        let Some(known) = self.transactions.get_mut(index) else {
            return;
        };
        let held = matches!(known.state, State::Pending | State::Succeeded);
        if held && matches!(to, State::Failed | State::Reversed) {
            self.wallet = self.wallet + known.amount + known.fee;
            known.closing = known.closing + known.amount + known.fee;
        }
        known.state = to;
        known.due = None;
        known.updated = Utc::now();
    }

    /// Lets happen what is due: enough look-ups and enough time.
    pub(crate) fn settle_due(&mut self) {
        let (checks, time) = (self.settings.settle_after_checks, self.settings.settle_after);
        let due: Vec<(usize, State)> = self
            .transactions
            .iter()
            .enumerate()
            .filter(|(_, known)| known.looked >= checks && known.booked.elapsed() >= time)
            .filter_map(|(index, known)| known.due.map(|to| (index, to)))
            .collect();
        for (index, to) in due {
            self.change(index, to);
        }
    }

    /// Books a transaction, debiting the wallet unless it fails at once; gives its place.
    pub(crate) fn insert(&mut self, draft: Draft, plan: Plan) -> usize {
        let (state, due) = first_state(plan);
        let opening = self.wallet;
        if state != State::Failed {
            self.wallet = self.wallet - draft.amount - draft.fee;
        }
        let now = Utc::now();
        self.transactions.push(Transaction {
            serial: self.next_serial(),
            reference: draft.reference,
            provider_reference: draft.provider_reference,
            number: draft.number,
            amount: draft.amount,
            fee: draft.fee,
            commission: draft.commission,
            operator: draft.operator,
            service: draft.service,
            detail: draft.detail,
            state,
            opening,
            closing: self.wallet,
            created: now,
            updated: now,
            looked: 0,
            other_word: matches!(plan, Plan::PendingThenOtherSuccess | Plan::PendingThenOtherFailure),
            unknown_word: false,
            booked: Instant::now(),
            due,
        });
        self.transactions.len().saturating_sub(1)
    }

    /// The provider's books, oldest first.
    pub(crate) fn executions(&self) -> Vec<Execution> {
        self.transactions.iter().map(Transaction::execution).collect()
    }
}

fn first_state(plan: Plan) -> (State, Option<State>) {
    match plan {
        Plan::Success => (State::Succeeded, None),
        Plan::PendingForEver => (State::Pending, None),
        Plan::PendingThenSuccess | Plan::PendingThenOtherSuccess => (State::Pending, Some(State::Succeeded)),
        Plan::PendingThenFailed | Plan::PendingThenOtherFailure => (State::Pending, Some(State::Failed)),
        Plan::PendingThenReversed => (State::Pending, Some(State::Reversed)),
        Plan::Failed => (State::Failed, None),
        Plan::LateReversal => (State::Succeeded, Some(State::Reversed)),
    }
}

impl Transaction {
    pub(crate) fn is_final(&self) -> bool {
        self.state != State::Pending
    }

    fn execution(&self) -> Execution {
        Execution {
            reference: self.reference.clone(),
            provider_reference: self.provider_reference.clone(),
            number: self.number.clone(),
            amount: self.amount.money(),
            operator: self.operator.clone(),
            service: self.service.clone(),
            state: self.state,
            at: self.created,
        }
    }
}
