//! A sale, its attempts, and the states they go through.

mod evidence;

use std::fmt;

pub use evidence::{Evidence, Outcome, WalletEvidence};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    debtor::Owing,
    money::Money,
    number::Number,
    offer::SoldOffer,
    operator::{OperatorCode, Service},
    reference::Reference,
};

/// Where a sale or an attempt stands; the words of the outward contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Written down, nothing sent.
    Recorded,
    /// The request is under way.
    Sending,
    /// The provider has it and has not decided.
    Pending,
    /// The provider says it was done.
    Succeeded,
    /// Definitely not charged.
    Failed,
    /// It may or may not have been charged.
    Unknown,
    /// Charged, and given back by the provider.
    Reversed,
}

impl Status {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::Recorded,
        Self::Sending,
        Self::Pending,
        Self::Succeeded,
        Self::Failed,
        Self::Unknown,
        Self::Reversed,
    ];

    /// The contract's word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Sending => "sending",
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Reversed => "reversed",
        }
    }

    /// Reads the contract's word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether nothing more is expected (a success may still be reversed).
    pub fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::Reversed)
    }

    /// Whether the sale still waits for its end.
    pub fn is_open(self) -> bool {
        !self.is_final()
    }

    /// Whether evidence may move an attempt from here to `next`. Sending is entered only by the engine.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Recorded => matches!(next, Self::Sending | Self::Failed),
            Self::Sending => !matches!(next, Self::Recorded | Self::Sending),
            Self::Pending | Self::Unknown => !matches!(next, Self::Recorded | Self::Sending),
            Self::Succeeded => next == Self::Reversed,
            Self::Failed | Self::Reversed => false,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Declares the reason codes once: variant, contract's word, what it tells.
macro_rules! reasons {
    ($($variant:ident = $code:literal, $doc:literal;)*) => {
        /// Why something did not (or not yet) succeed; stable codes of the outward contract.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Reason { $(#[doc = $doc] $variant,)* }

        impl Reason {
            /// All reasons.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The contract's word.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

reasons! {
    NotSent = "not_sent", "No connection was made, or our own check refused to send.";
    InsufficientBalance = "insufficient_balance", "The shop's wallet at the provider is too low.";
    InvalidNumber = "invalid_number", "The provider refuses the number.";
    InvalidAmount = "invalid_amount", "The provider refuses the amount.";
    OperatorDown = "operator_down", "The operator or service cannot be sold now.";
    Duplicate = "duplicate", "The provider takes it for a repeat; it has to be looked at.";
    OfferUnavailable = "offer_unavailable", "The pack is not on sale.";
    Credentials = "credentials", "The provider does not accept the keys.";
    NotPermitted = "not_permitted", "The account may not do this.";
    RateLimited = "rate_limited", "Too many requests.";
    Rejected = "rejected", "Any other documented refusal.";
    Timeout = "timeout", "No answer in time.";
    UnreadableAnswer = "unreadable_answer", "The answer is not in the documented form.";
    Mismatch = "mismatch", "The answer speaks of another number, amount or reference.";
    NotFound = "not_found", "The provider does not know the reference after the grace time.";
    ConnectionLost = "connection_lost", "The connection broke after the request had left.";
    ProviderError = "provider_error", "The provider reports a fault of its own.";
    Interrupted = "interrupted", "The program ended while the request was under way.";
    ResolvedByPerson = "resolved_by_person", "A person decided.";
}

impl Reason {
    /// Reads the contract's word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| reason.code() == code)
    }

    /// After a definite failure for this reason, another account may well succeed: the fault lies with the account or the
    /// way to it, not with what the customer asked for.
    pub fn may_route_on(self) -> bool {
        matches!(
            self,
            Self::NotSent
                | Self::InsufficientBalance
                | Self::OperatorDown
                | Self::Credentials
                | Self::NotPermitted
                | Self::RateLimited
                | Self::Rejected
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Where a commission figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommissionSource {
    /// The provider said it in its answer.
    Reported,
    /// The shop's own table.
    Rate,
    /// Neither.
    None,
}

impl CommissionSource {
    /// The contract's word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Rate => "rate",
            Self::None => "none",
        }
    }
}

/// What a sale earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commission {
    /// How much.
    pub amount: Money,
    /// Who says so.
    pub source: CommissionSource,
}

/// What the customer asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The number or customer id.
    pub number: Number,
    /// The operator.
    pub operator: OperatorCode,
    /// The service.
    pub service: Service,
    /// The face value.
    pub amount: Money,
    /// What the shop takes on top.
    pub charge: Money,
    /// Telecom circle, by name or by the provider's id.
    pub circle: Option<String>,
    /// The pack, where one was chosen.
    pub offer: Option<SoldOffer>,
    /// Electricity unit or area code (Tymk: mandatory for MSEB).
    pub unit: Option<String>,
    /// Date of birth (Tymk: mandatory for insurance).
    pub dob: Option<NaiveDate>,
    /// A scheme or special-tariff recharge (Recharge Open API: type S).
    pub scheme: bool,
}

/// One submission of a sale to one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// Ours, never reused.
    pub reference: Reference,
    /// The account it goes to.
    pub account: String,
    /// Where it stands.
    pub status: Status,
    /// Why, where it did not succeed.
    pub reason: Option<Reason>,
    /// Why this account was chosen, for people.
    pub chosen_because: String,
    /// When it was marked as being sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the last answer about it came.
    pub answered_at: Option<DateTime<Utc>>,
    /// When it is to be looked up next.
    pub next_check_at: Option<DateTime<Utc>>,
    /// How often it was looked up.
    pub checks: u32,
    /// What is known about it.
    pub evidence: Evidence,
}

/// A sale as the ledger holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sale {
    /// The first attempt's reference.
    pub reference: Reference,
    /// Number on the receipt: counts up within the ledger.
    pub receipt_no: String,
    /// What was asked for.
    pub order: Order,
    /// Who sold it.
    pub clerk: String,
    /// Whose due it goes on; `None`: it is paid in cash.
    pub debtor: Option<Owing>,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it became final.
    pub final_at: Option<DateTime<Utc>>,
    /// Fee of the provider.
    pub fee: Money,
    /// What it earned (what it would earn by the shop's table while it is open).
    pub commission: Commission,
    /// At least one.
    pub attempts: Vec<Attempt>,
    /// A person's word, where one decided.
    pub resolution: Option<Resolution>,
}

/// A person's word on an unknown sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// Who.
    pub by: String,
    /// Why, in their words.
    pub why: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Sale {
    /// The attempt that tells where the sale stands.
    pub fn last_attempt(&self) -> Option<&Attempt> {
        self.attempts.last()
    }

    /// Where the sale stands: where its last attempt stands.
    pub fn status(&self) -> Status {
        self.last_attempt().map_or(Status::Recorded, |attempt| attempt.status)
    }

    /// Why, where it did not succeed.
    pub fn reason(&self) -> Option<Reason> {
        self.last_attempt().and_then(|attempt| attempt.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_states_are_left_only_by_a_reversal() {
        for from in Status::ALL {
            for to in Status::ALL {
                let may = from.may_become(to);
                match from {
                    Status::Failed | Status::Reversed => assert!(!may, "{from} -> {to}"),
                    Status::Succeeded => assert_eq!(may, to == Status::Reversed, "{from} -> {to}"),
                    _ => assert!(!may || !matches!(to, Status::Recorded), "{from} -> {to}"),
                }
            }
        }
        assert!(!Status::Recorded.may_become(Status::Succeeded), "nothing succeeds that was not sent");
    }

    #[test]
    fn codes_read_back() {
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
        for &reason in Reason::ALL {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
        }
    }

    #[test]
    fn newer_evidence_wins_and_nothing_is_forgotten() {
        let old = Evidence {
            provider_reference: Some("T1".into()),
            message: Some("accepted".into()),
            ..Evidence::default()
        };
        let new =
            Evidence { message: Some("done\u{7}".into()), code: Some(String::new()), ..Evidence::default() };
        let both = old.updated_by(new).cleaned(str::to_owned);
        assert_eq!(both.provider_reference.as_deref(), Some("T1"));
        assert_eq!(both.message.as_deref(), Some("done"));
        assert_eq!(both.code, None);
    }
}
