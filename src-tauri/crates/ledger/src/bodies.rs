//! What the bodies of events hold. Fields stand in alphabetical order, so the JSON is canonical; what is not there is
//! left out.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tillup_core::{
    account::CommissionPaid,
    ledger::NewAttempt,
    money::{Money, MoneyError},
    number::Number,
    offer::SoldOffer,
    operator::{OperatorCode, Service},
    sale::{Commission, CommissionSource, Evidence, Order, Reason, Resolution},
};

fn not(flag: &bool) -> bool {
    !flag
}

/// `sale_recorded`: the order and its first attempt.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Recorded {
    pub(crate) account: String,
    pub(crate) amount: Money,
    pub(crate) because: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) charge: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) circle: Option<String>,
    /// Whose due it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) debtor: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) dob: Option<NaiveDate>,
    pub(crate) number: Number,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) offer: Option<SoldOffer>,
    pub(crate) operator: OperatorCode,
    #[serde(default, skip_serializing_if = "not")]
    pub(crate) scheme: bool,
    pub(crate) service: Service,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<String>,
}

impl Recorded {
    pub(crate) fn new(order: &Order, debtor: Option<i64>, attempt: &NewAttempt) -> Self {
        Self {
            account: attempt.account.clone(),
            amount: order.amount,
            because: attempt.chosen_because.clone(),
            charge: Some(order.charge).filter(|charge| !charge.is_zero()),
            circle: order.circle.clone(),
            debtor,
            dob: order.dob,
            number: order.number.clone(),
            offer: order.offer.clone(),
            operator: order.operator.clone(),
            scheme: order.scheme,
            service: order.service,
            unit: order.unit.clone(),
        }
    }

    /// The order that was recorded.
    pub(crate) fn order(&self) -> Order {
        Order {
            number: self.number.clone(),
            operator: self.operator.clone(),
            service: self.service,
            amount: self.amount,
            charge: self.charge.unwrap_or(Money::zero(self.amount.currency())),
            circle: self.circle.clone(),
            offer: self.offer.clone(),
            unit: self.unit.clone(),
            dob: self.dob,
            scheme: self.scheme,
        }
    }
}

/// `attempt_recorded`: a further attempt of a sale that had failed.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FurtherAttempt {
    pub(crate) account: String,
    pub(crate) because: String,
    /// The failure that no longer counts.
    pub(crate) instead_of: Failed,
    pub(crate) sale: String,
}

/// What of a failed sale goes into the totals.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Failed {
    pub(crate) account: String,
    pub(crate) amount: Money,
    pub(crate) clerk: String,
    pub(crate) day: NaiveDate,
    pub(crate) operator: OperatorCode,
    pub(crate) service: Service,
}

/// What of a success or a reversal goes into the postings and totals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) account: String,
    pub(crate) amount: Money,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) charge: Option<Money>,
    pub(crate) clerk: String,
    pub(crate) commission: Money,
    pub(crate) day: NaiveDate,
    /// Whose due it went on; nothing: cash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) debtor: Option<i64>,
    /// The commission that was expected, where the provider reported another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) expected: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fee: Option<Money>,
    pub(crate) operator: OperatorCode,
    pub(crate) paid: CommissionPaid,
    pub(crate) service: Service,
    pub(crate) source: CommissionSource,
}

impl Figures {
    pub(crate) fn charge(&self) -> Money {
        self.charge.unwrap_or(Money::zero(self.amount.currency()))
    }

    pub(crate) fn fee(&self) -> Money {
        self.fee.unwrap_or(Money::zero(self.amount.currency()))
    }

    /// What the customer pays or owes for it.
    pub(crate) fn total(&self) -> Result<Money, MoneyError> {
        self.amount.plus(self.charge())
    }

    /// The commission that was expected.
    pub(crate) fn expected(&self) -> Money {
        self.expected.unwrap_or(self.commission)
    }

    pub(crate) fn earned(&self) -> Commission {
        Commission { amount: self.commission, source: self.source }
    }
}

/// Any event that moves an attempt or adds to what is known of it.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Moved {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) evidence: Option<Told>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) failed: Option<Failed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) figures: Option<Figures>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) resolution: Option<Word>,
}

/// A person's word on a sale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Word {
    pub(crate) at: DateTime<Utc>,
    pub(crate) by: String,
    pub(crate) why: String,
}

impl From<&Resolution> for Word {
    fn from(resolution: &Resolution) -> Self {
        Self { at: resolution.at, by: resolution.by.clone(), why: resolution.why.clone() }
    }
}

impl From<Word> for Resolution {
    fn from(word: Word) -> Self {
        Self { by: word.by, why: word.why, at: word.at }
    }
}

/// [`Evidence`] without what was not told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Told {
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    accepted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commission: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fee: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operator_reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    others_open: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    provider_reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wallet_after: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wallet_before: Option<Money>,
}

impl Told {
    /// `None` where nothing was told.
    pub(crate) fn of(evidence: &Evidence) -> Option<Self> {
        (*evidence != Evidence::default()).then(|| Self {
            accepted: evidence.accepted,
            code: evidence.code.clone(),
            commission: evidence.commission,
            fee: evidence.fee,
            message: evidence.message.clone(),
            operator_reference: evidence.operator_reference.clone(),
            others_open: evidence.others_open,
            provider_reference: evidence.provider_reference.clone(),
            wallet_after: evidence.wallet_after,
            wallet_before: evidence.wallet_before,
        })
    }
}

impl From<Told> for Evidence {
    fn from(told: Told) -> Self {
        Self {
            provider_reference: told.provider_reference,
            operator_reference: told.operator_reference,
            message: told.message,
            code: told.code,
            fee: told.fee,
            commission: told.commission,
            wallet_before: told.wallet_before,
            wallet_after: told.wallet_after,
            others_open: told.others_open,
            accepted: told.accepted,
        }
    }
}

/// `wallet_opened` and `wallet_loaded`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct WalletMoved {
    pub(crate) amount: Money,
    pub(crate) day: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    /// A load's own mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) once: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) paid: Option<Money>,
}

/// `config_changed`: the part that changed, before and after; keys are not in it.
#[derive(Debug, Serialize)]
pub(crate) struct ConfigChanged<'a, T: Serialize> {
    pub(crate) after: Option<T>,
    pub(crate) before: Option<T>,
    pub(crate) what: &'a str,
}

/// `user_added`, `user_changed`, `user_pin_changed`, `user_unlocked`, `user_last_try`: never a PIN nor its hash.
#[derive(Debug, Serialize)]
pub(crate) struct UserChanged<'a> {
    /// What they were, where that is not what they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) before: Option<UserWas<'a>>,
    pub(crate) enabled: bool,
    pub(crate) role: &'a str,
}

/// What a user was before a change.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct UserWas<'a> {
    pub(crate) enabled: bool,
    pub(crate) role: &'a str,
}

/// `sign_in_failed`: the PIN was wrong, for the how manieth time in a row.
#[derive(Debug, Serialize)]
pub(crate) struct SignInFailed {
    pub(crate) tries: u32,
}
