//! The shop's wallets: loads as they were typed, and how a wallet came to what it holds. The owner's alone.

use chrono::{Days, NaiveDate};
use tillup_core::{
    access::{Action, SignedIn},
    engine::EngineError,
    ledger::Ledger,
    money::Money,
};
use tillup_ledger::{WalletHistory, WalletLoad, WalletPlace};

use crate::{
    Shop, ShopError,
    rules::{kept_note, typed},
};

/// Business days of a page of a history.
const PAGE: u32 = 30;
/// Days before today that a wallet's balances are drawn of.
const DRAWN: Days = Days::new(29);

/// Money put into a wallet, as typed.
#[derive(Clone, Debug, Default)]
pub struct LoadForm {
    /// The account.
    pub account: String,
    /// What arrived.
    pub amount: String,
    /// What was given for it; `None`: as much as arrived.
    pub paid: Option<String>,
    /// A note; empty where there is none.
    pub note: String,
    /// Its own mark: the same load is booked once, however often it is sent.
    pub once: Option<String>,
}

/// A load that was booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What arrived.
    pub amount: Money,
    /// What was given for it.
    pub paid: Money,
    /// The commission in it; negative where more was given than arrived.
    pub uplift: Money,
    /// The note as it is kept.
    pub note: String,
}

impl Shop {
    /// Books money that was put into a wallet.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; what is wrong with the form.
    pub fn load_wallet(&self, who: &SignedIn, form: &LoadForm) -> Result<Loaded, ShopError> {
        self.require(who, Action::Load)?;
        let config = self.ledger.config()?;
        let known =
            config.account(&form.account).ok_or_else(|| EngineError::NoSuchAccount(form.account.clone()))?;
        let amount = typed(&form.amount, known.currency)?;
        let paid = form.paid.as_deref().map(|paid| typed(paid, known.currency)).transpose()?;
        let paid = paid.unwrap_or(amount);
        if !amount.is_positive() || paid.is_negative() {
            return Err(EngineError::AmountNotPositive.into());
        }
        let uplift = amount.minus(paid).map_err(EngineError::from)?;
        let note = kept_note(&form.note);
        let load =
            WalletLoad { account: &form.account, amount, paid, note: &note, once: form.once.as_deref() };
        self.ledger.book_load(&load, &who.name, self.clock.now())?;
        Ok(Loaded { amount, paid, uplift, note })
    }

    /// A page of a wallet's history: the latest days, or those before the place where another page ended.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; an account that is not there.
    pub fn wallet_history(
        &self,
        who: &SignedIn,
        account: &str,
        before: Option<WalletPlace>,
    ) -> Result<WalletHistory, ShopError> {
        self.require(who, Action::Reconcile)?;
        Ok(self.ledger.wallet_history(account, before, PAGE)?)
    }

    /// What a wallet held by the book at the end of each of the last thirty days, as far as it was known.
    ///
    /// # Errors
    /// As [`Shop::wallet_history`].
    pub fn wallet_month(&self, who: &SignedIn, account: &str) -> Result<Vec<(NaiveDate, Money)>, ShopError> {
        self.require(who, Action::Reconcile)?;
        let today = self.ledger.config()?.calendar().day_of(self.clock.now());
        let first = today.checked_sub_days(DRAWN).unwrap_or(today);
        Ok(self.ledger.wallet_balances(account, first, today)?)
    }
}
