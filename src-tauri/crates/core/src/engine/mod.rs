//! The one engine that sells, settles and resolves, for both programs.
//!
//! Its order of doing is what makes a sale safe: write down, mark as sending, send once, write down what came of it. From
//! "sending" on only evidence moves an attempt, and every move goes through [`Ledger::apply`].

mod check;
mod detect;
mod error;
mod explain;
mod lists;
mod offers;
mod prepare;
mod quote;
mod reach;
mod resolve;
mod schedule;
mod sell;
mod sellable;
mod settle;
mod wallet;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

pub use detect::{DetectedBy, Detection, NumberRead, Proposal};
pub use error::{EngineError, ErrorKind};
pub use explain::{Explained, Verdict};
pub use offers::{OfferList, OfferSource};
pub use quote::{Credit, Quote};
pub use sell::SellRequest;
pub use sellable::{Sellable, SellableOperator};
pub use wallet::BalanceAnswer;

use crate::{
    account::{Account, AccountKeys},
    ledger::{Change, Ledger},
    ports::{Clock, Exchange, Keys},
    provider::{CallContext, Provider},
    reference::Reference,
    sale::{Outcome, Reason},
    wire::{ExchangeError, Lost, NotSent, WireAnswer, WireRequest},
};

/// The providers that this program knows, by id.
pub type Providers = BTreeMap<&'static str, Arc<dyn Provider>>;

/// Sells, settles and resolves. Cheap to clone; all clones share one state.
#[derive(Clone)]
pub struct Engine {
    parts: Arc<Parts>,
}

struct Parts {
    ledger: Arc<dyn Ledger>,
    exchange: Arc<dyn Exchange>,
    keys: Arc<dyn Keys>,
    clock: Arc<dyn Clock>,
    providers: Providers,
    /// Answers that came while the ledger could not be written; written as soon as it can.
    unwritten: Mutex<Vec<(Reference, Change)>>,
}

/// An account ready to be called.
struct Caller<'a> {
    account: &'a Account,
    provider: &'a Arc<dyn Provider>,
    keys: AccountKeys,
    listed_code: Option<String>,
    circle_code: Option<String>,
}

impl Engine {
    /// An engine on these parts.
    pub fn new(
        ledger: Arc<dyn Ledger>,
        exchange: Arc<dyn Exchange>,
        keys: Arc<dyn Keys>,
        clock: Arc<dyn Clock>,
        providers: Providers,
    ) -> Self {
        let unwritten = Mutex::default();
        Self { parts: Arc::new(Parts { ledger, exchange, keys, clock, providers, unwritten }) }
    }

    /// The provider of an account.
    fn provider(&self, account: &Account) -> Result<&Arc<dyn Provider>, EngineError> {
        self.parts
            .providers
            .get(account.provider.as_str())
            .ok_or_else(|| EngineError::UnknownProvider(account.provider.clone()))
    }

    /// The account with its provider and keys.
    fn caller<'a>(&'a self, account: &'a Account) -> Result<Caller<'a>, EngineError> {
        let provider = self.provider(account)?;
        let keys = self.parts.keys.load(&account.id, provider.capability().keys)?;
        Ok(Caller { account, provider, keys, listed_code: None, circle_code: None })
    }

    fn context<'a>(&self, caller: &'a Caller<'_>) -> CallContext<'a> {
        CallContext {
            account: caller.account,
            keys: &caller.keys,
            listed_code: caller.listed_code.as_deref(),
            circle_code: caller.circle_code.as_deref(),
            now: self.parts.clock.now(),
        }
    }

    /// Asks something that moves no money: a clerk waits for it, and it can be asked again, so it may take less long.
    async fn ask(&self, account: &Account, mut request: WireRequest) -> Result<WireAnswer, ExchangeError> {
        const LONGEST: std::time::Duration = std::time::Duration::from_secs(10);
        request.answer_timeout = request.answer_timeout.min(LONGEST);
        self.call(account, request).await
    }

    /// Sends one request for an account, once, unless the provider asked to be left alone.
    async fn call(&self, account: &Account, request: WireRequest) -> Result<WireAnswer, ExchangeError> {
        let now = self.parts.clock.now();
        // A ledger that cannot be read must not keep a check from being made.
        if self.parts.ledger.paused_until(&account.id).ok().flatten().is_some_and(|until| until > now) {
            return Err(ExchangeError::NotSent(NotSent::RateLimited));
        }
        let answer = self.parts.exchange.send(request).await?;
        if let Some(pause) = answer.limit.pause(answer.status) {
            let until = self.parts.clock.now() + pause;
            if let Err(error) = self.parts.ledger.pause(&account.id, until) {
                tracing::warn!(account = account.id, %error, "the provider's request limit could not be kept");
            }
        }
        Ok(answer)
    }

    /// Reads an answer, or the lack of one, into what it means; keys that the provider echoes are hidden.
    fn outcome(
        caller: &Caller<'_>,
        answer: Result<WireAnswer, ExchangeError>,
        read: impl FnOnce(&WireAnswer) -> Outcome,
    ) -> Outcome {
        let outcome = match answer {
            Ok(answer) => read(&answer),
            Err(ExchangeError::NotSent(why)) => {
                Outcome::Failed { reason: why.reason(), evidence: why.to_string().into_evidence() }
            }
            Err(ExchangeError::Lost(why)) => {
                Outcome::Unknown { reason: why.reason(), evidence: Default::default() }
            }
        };
        outcome.map_evidence(|evidence| evidence.cleaned(|text| caller.keys.hide_in(text)))
    }
}

/// A text of our own as evidence.
trait IntoEvidence {
    fn into_evidence(self) -> crate::sale::Evidence;
}

impl IntoEvidence for String {
    fn into_evidence(self) -> crate::sale::Evidence {
        crate::sale::Evidence { message: Some(self), ..Default::default() }
    }
}

impl NotSent {
    /// The contract's reason for it.
    pub fn reason(self) -> Reason {
        match self {
            Self::NoConnection
            | Self::ConnectTimeout
            | Self::BadUrl
            | Self::PlainHttp
            | Self::UnwritableValue
            | Self::FieldMissing => Reason::NotSent,
            Self::KeysMissing | Self::KeysOfOtherEnvironment => Reason::Credentials,
            Self::NotSoldHere | Self::OperatorUnknown => Reason::NotPermitted,
            Self::AmountRefused => Reason::InvalidAmount,
            Self::OfferIncomplete => Reason::OfferUnavailable,
            Self::RateLimited => Reason::RateLimited,
        }
    }
}

impl Lost {
    /// The contract's reason for it.
    pub fn reason(self) -> Reason {
        match self {
            Self::Timeout => Reason::Timeout,
            Self::ConnectionLost => Reason::ConnectionLost,
            Self::TooLarge => Reason::UnreadableAnswer,
        }
    }
}
