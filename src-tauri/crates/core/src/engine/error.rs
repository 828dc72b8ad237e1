//! Why the engine did not do what it was asked. In every case nothing was sent, unless it says otherwise.

use crate::{
    access::Role, ledger::LedgerError, money::MoneyError, number::NumberError, operator::CodeError,
    ports::KeysError, provider::ReadError, reference::NoRandomness, reference::Reference, sale::Reason,
    wire::ExchangeError, wire::NotSent,
};

/// Why the engine did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The number cannot be sold to.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// The amount or charge is no amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The operator or service is no code.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The amount is not more than nothing, or the charge less.
    #[error("the amount must be more than 0 and the charge not less")]
    AmountNotPositive,
    /// Nothing tells the operator.
    #[error("nothing tells which operator this number belongs to; name it with --operator")]
    OperatorNeeded,
    /// No amount and no pack.
    #[error("an amount or a pack is needed")]
    AmountNeeded,
    /// The amount is not the pack's price.
    #[error("this pack costs {0}; leave the amount out or give exactly that")]
    NotThePrice(String),
    /// The pack is not in any list.
    #[error("no account has this pack on sale for this operator and number")]
    NoSuchOffer,
    /// The owner forbids charges.
    #[error("the owner does not allow a charge on top of the amount")]
    ChargeForbidden,
    /// The account is not the shop's.
    #[error("the shop has no account “{0}”")]
    NoSuchAccount(String),
    /// The account may not sell.
    #[error("account “{0}” is switched off")]
    AccountOff(String),
    /// No account can sell it.
    #[error("no account can sell this: {0}")]
    NoAccount(String),
    /// No account can sell it, for a reason that lies in what was asked.
    #[error("{account}: {why}")]
    Refused {
        /// The account.
        account: String,
        /// Why.
        why: NotSent,
    },
    /// The duplicate guard stopped it.
    #[error(
        "the same number and amount was sold just now or is still open (sale {0}); confirm with --again if the customer really wants it twice"
    )]
    RepeatGuard(Reference),
    /// The sale is not unknown.
    #[error("only an unknown sale can be resolved by a person; this one is {0}")]
    NotUnknown(crate::sale::Status),
    /// A person gave no reason.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// The ledger has an account of a provider that this program does not know.
    #[error("this program does not know the provider “{0}”")]
    UnknownProvider(String),
    /// The provider does not offer this.
    #[error("this provider does not offer that")]
    NotOffered,
    /// Keys cannot be had.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The provider could not be asked a question that moves no money.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// The provider's answer to a question that moves no money.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The ledger failed before anything was sent.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The ledger failed after the request had left; the sale stays open and is looked up.
    #[error(
        "sale {reference} was sent, but its answer could not be written down ({error}); do not send it again, it will be looked up"
    )]
    SentNotWritten {
        /// The sale.
        reference: Reference,
        /// What failed.
        error: LedgerError,
    },
    /// No randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// What an error is to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The input is wrong.
    Invalid,
    /// Refused; nothing was charged.
    Refused,
    /// It may have been charged.
    Unknown,
    /// A fault of the machine or the program.
    Internal,
}

impl EngineError {
    /// The reason of a sale that could not be sent for this error: the provider's own, else that nothing was sent.
    pub(super) fn reason_not_sent(&self) -> Reason {
        match self {
            Self::Read(ReadError::Refused { reason, .. }) => *reason,
            _ => Reason::NotSent,
        }
    }

    /// What went wrong as somebody may read it: a provider's own words with all their figures are the owner's.
    pub fn text_for(&self, role: Role) -> String {
        match self {
            Self::Read(ReadError::Refused { message, .. }) if role == Role::Owner => {
                format!("the provider refused: {message}")
            }
            _ => self.to_string(),
        }
    }

    /// The stable code of the outward contract, and what kind of error it is.
    pub fn code(&self) -> (&'static str, ErrorKind) {
        use ErrorKind::{Internal, Invalid, Refused, Unknown};
        match self {
            Self::Number(_) => ("invalid_number", Invalid),
            Self::Money(_) | Self::AmountNotPositive => ("invalid_amount", Invalid),
            Self::Code(_) => ("invalid_operator", Invalid),
            Self::OperatorNeeded => ("operator_needed", Invalid),
            Self::AmountNeeded => ("amount_needed", Invalid),
            Self::NotThePrice(_) => ("not_the_price", Invalid),
            Self::ReasonNeeded => ("reason_needed", Invalid),
            Self::NoSuchAccount(_) => ("no_such_account", Invalid),
            Self::NotUnknown(_) => ("not_unknown", Invalid),
            Self::NotOffered => ("not_offered", Invalid),
            Self::Ledger(LedgerError::NotFound) => ("not_found", Invalid),
            Self::Ledger(LedgerError::NoShop) => ("no_shop", Invalid),
            Self::NoSuchOffer => ("offer_unavailable", Refused),
            Self::ChargeForbidden => ("charge_forbidden", Refused),
            Self::AccountOff(_) => ("account_off", Refused),
            Self::NoAccount(_) => ("no_account", Refused),
            Self::Refused { why, .. } | Self::Exchange(ExchangeError::NotSent(why)) => {
                (why.reason().code(), Refused)
            }
            Self::RepeatGuard(_) => ("repeat_guard", Refused),
            Self::Keys(error) => (error.code(), Refused),
            Self::Read(ReadError::Refused { reason, .. }) => (reason.code(), Refused),
            Self::Read(ReadError::Unreadable) => ("unreadable_answer", Refused),
            Self::Exchange(ExchangeError::Lost(why)) => (why.reason().code(), Refused),
            Self::SentNotWritten { .. } => ("sent_not_written", Unknown),
            Self::UnknownProvider(_) => ("unknown_provider", Internal),
            Self::Ledger(LedgerError::Debtor(refusal)) => {
                (refusal.code(), if refusal.is_refusal() { Refused } else { Invalid })
            }
            Self::Ledger(LedgerError::Dispute(refusal)) => (refusal.code(), Invalid),
            Self::Ledger(LedgerError::Newer { .. }) => ("newer_ledger", Internal),
            Self::Ledger(_) => ("ledger", Internal),
            Self::NoRandomness(_) => ("no_randomness", Internal),
        }
    }
}
