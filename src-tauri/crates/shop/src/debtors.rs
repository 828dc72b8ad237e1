//! Who buys on credit: amounts as they were typed, and who may do what.

use tillup_core::{
    access::{Action, Role, SignedIn},
    debtor::{Debtor, DebtorRefusal, DueLine, NewDebtor},
    engine::EngineError,
    ledger::{Ledger, LedgerError},
    money::Money,
    number::{Number, latin_digits},
};

use crate::{
    Shop, ShopError,
    rules::{kept_note, typed, wrong},
};

/// A debtor as typed.
#[derive(Clone, Debug, Default)]
pub struct DebtorForm {
    /// Whom to change; `None`: a new one.
    pub id: Option<i64>,
    /// The name.
    pub name: String,
    /// A telephone number, in any writing; an empty one is none.
    pub phone: Option<String>,
    /// What they may owe at most.
    pub limit: String,
    /// Whether anything is sold to them on credit.
    pub enabled: bool,
}

impl Shop {
    /// Who buys on credit, by name or telephone number; who owes most first. A clerk sees those who may.
    pub fn debtors(&self, who: &SignedIn, text: &str, limit: u32) -> Result<Vec<Debtor>, ShopError> {
        self.require(who, Action::Dues)?;
        Ok(self.ledger.debtors(text, who.role == Role::Clerk, limit)?)
    }

    /// One of them.
    pub fn debtor(&self, who: &SignedIn, id: i64) -> Result<Debtor, ShopError> {
        self.require(who, Action::Dues)?;
        self.known_debtor(id)
    }

    /// One of them, by name or by id.
    pub fn find_debtor(&self, who: &SignedIn, name_or_id: &str) -> Result<Debtor, ShopError> {
        self.require(who, Action::Dues)?;
        // No name is a number alone.
        match latin_digits(name_or_id.trim()).parse() {
            Ok(id) => self.known_debtor(id),
            Err(_) => Ok(self.ledger.debtor_named(name_or_id)?.ok_or(no_debtor())?),
        }
    }

    /// What moved their due, the newest first.
    pub fn due_lines(&self, who: &SignedIn, id: i64, limit: u32) -> Result<Vec<DueLine>, ShopError> {
        self.require(who, Action::Dues)?;
        Ok(self.ledger.due_lines(id, limit)?)
    }

    /// Adds a debtor or changes one.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; what is wrong with the form.
    pub fn save_debtor(&self, who: &SignedIn, form: &DebtorForm) -> Result<Debtor, ShopError> {
        self.require(who, Action::SetDues)?;
        let config = self.ledger.config()?;
        let currency = match form.id {
            Some(id) => self.known_debtor(id)?.currency(),
            None => config.home_currency(),
        };
        let phone = form.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
        let phone = phone.map(|phone| Number::parse_mobile(phone, config.country)).transpose();
        let limit = Money::parse(&latin_digits(form.limit.trim()), currency);
        let limit = limit.ok().filter(|limit| !limit.is_negative());
        let wanted = NewDebtor {
            id: form.id,
            name: form.name.clone(),
            phone: phone.map_err(EngineError::from)?.map(|number| number.to_string()),
            limit: limit.ok_or_else(|| {
                wrong("invalid_limit", "a limit is an amount, and not less than nothing".to_owned())
            })?,
            enabled: form.enabled,
        };
        Ok(self.ledger.save_debtor(&wanted, &who.name, self.clock.now())?)
    }

    /// Takes cash for what is owed into one's own drawer. `once` is the payment's own mark: the same payment is booked once,
    /// however often it is sent.
    pub fn take_payment(
        &self,
        who: &SignedIn,
        id: i64,
        amount: &str,
        note: Option<&str>,
        once: &str,
    ) -> Result<Debtor, ShopError> {
        self.require(who, Action::Dues)?;
        let amount = typed(amount, self.known_debtor(id)?.currency())?;
        if !amount.is_positive() {
            return Err(EngineError::AmountNotPositive.into());
        }
        let note = note.map(kept_note).filter(|note| !note.is_empty());
        let now = self.clock.now();
        Ok(self.ledger.take_payment(id, amount, note.as_deref(), once, &who.name, now)?)
    }

    /// Adds to what is owed, or takes off it where the amount is negative.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; an amount or reason that is none; less than nothing would be owed.
    pub fn adjust_due(
        &self,
        who: &SignedIn,
        id: i64,
        amount: &str,
        reason: &str,
    ) -> Result<Debtor, ShopError> {
        self.require(who, Action::SetDues)?;
        let amount = typed(amount, self.known_debtor(id)?.currency())?;
        if amount.is_zero() {
            return Err(wrong("invalid_amount", "nothing is changed by an amount of nothing".to_owned()));
        }
        let reason = kept_note(reason);
        if reason.is_empty() {
            return Err(EngineError::ReasonNeeded.into());
        }
        Ok(self.ledger.adjust_due(id, amount, &reason, &who.name, self.clock.now())?)
    }

    fn known_debtor(&self, id: i64) -> Result<Debtor, ShopError> {
        Ok(self.ledger.debtor(id)?.ok_or(no_debtor())?)
    }
}

fn no_debtor() -> LedgerError {
    DebtorRefusal::NoDebtor.into()
}
