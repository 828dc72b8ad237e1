//! The drawer of who is signed in: amounts as they were typed, and who may see which.

use chrono::{DateTime, Utc};
use tillup_core::{
    access::{Action, Role, SignedIn},
    engine::EngineError,
    ledger::{Ledger, LedgerError},
    money::Money,
    number::latin_digits,
    sale::Sale,
    shift::{Shift, ShiftError, Way},
};

use crate::{Shop, ShopError};

impl Shop {
    /// Opens a drawer with its float.
    pub fn open_shift(&self, who: &SignedIn, float: &str) -> Result<Shift, ShopError> {
        self.require(who, Action::Shift)?;
        let float = self.counted(float)?;
        Ok(self.ledger.open_shift(&who.name, float, self.clock.now())?)
    }

    /// Puts money into one's drawer or takes it out, for another reason than a sale.
    pub fn move_cash(&self, who: &SignedIn, way: Way, amount: &str, why: &str) -> Result<Shift, ShopError> {
        self.require(who, Action::Shift)?;
        let amount = self.counted(amount)?;
        if !amount.is_positive() {
            return Err(EngineError::AmountNotPositive.into());
        }
        if why.trim().is_empty() {
            return Err(EngineError::ReasonNeeded.into());
        }
        Ok(self.ledger.move_cash(&who.name, way, amount, why.trim(), self.clock.now())?)
    }

    /// Closes one's drawer with what was counted in it; what was expected is told only now.
    pub fn close_shift(&self, who: &SignedIn, counted: &str) -> Result<Shift, ShopError> {
        self.require(who, Action::Shift)?;
        let counted = self.counted(counted)?;
        Ok(self.ledger.close_shift(&who.name, counted, self.clock.now())?)
    }

    /// The open shifts that somebody may see, their own first: of a clerk none but that.
    pub fn open_shifts(&self, who: &SignedIn) -> Result<Vec<Shift>, ShopError> {
        self.require(who, Action::Shift)?;
        let mut shifts = match who.role {
            Role::Owner => self.ledger.open_shifts()?,
            Role::Clerk => self.ledger.open_shift_of(&who.name)?.into_iter().collect(),
        };
        shifts.sort_by_key(|shift| shift.clerk != who.name);
        if shifts.is_empty() { Err(ShiftError::NoShift.into()) } else { Ok(shifts) }
    }

    /// One's own open drawer.
    pub fn own_shift(&self, who: &SignedIn) -> Result<Option<Shift>, ShopError> {
        self.require(who, Action::Shift)?;
        Ok(self.ledger.open_shift_of(&who.name)?)
    }

    /// Since when one's own drawer is open: quick, for it is asked often.
    pub fn drawer_open_since(&self, who: &SignedIn) -> Result<Option<DateTime<Utc>>, ShopError> {
        self.require(who, Action::Shift)?;
        Ok(self.ledger.drawer_open_since(&who.name)?)
    }

    /// The open drawers of others: to a clerk there are none.
    pub fn others_shifts(&self, who: &SignedIn) -> Result<Vec<Shift>, ShopError> {
        self.require(who, Action::Shift)?;
        if who.role == Role::Clerk {
            return Ok(Vec::new());
        }
        let mut shifts = self.ledger.open_shifts()?;
        shifts.retain(|shift| shift.clerk != who.name);
        Ok(shifts)
    }

    /// Closed shifts, the last one first, below the Z report `before`: all of them for the owner, a clerk's own.
    pub fn z_reports(
        &self,
        who: &SignedIn,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Shift>, ShopError> {
        self.require(who, Action::Shift)?;
        let clerk = (who.role == Role::Clerk).then_some(who.name.as_str());
        Ok(self.ledger.z_reports(clerk, before, limit)?)
    }

    /// A closed shift by the number of its Z report. To a clerk another's is as one that there is not.
    pub fn z_report(&self, who: &SignedIn, number: i64) -> Result<Shift, ShopError> {
        self.require(who, Action::Shift)?;
        let found = self.ledger.z_report(number)?;
        let theirs = |shift: &Shift| who.role == Role::Owner || shift.clerk == who.name;
        Ok(found.filter(theirs).ok_or(LedgerError::NotFound)?)
    }

    /// Of the sales that a Z report left unresolved, those that have settled since.
    pub fn settled_since(&self, shift: &Shift) -> Result<Vec<Sale>, ShopError> {
        let mut settled = Vec::new();
        for left in &shift.unresolved {
            let reference = tillup_core::reference::Reference::stored(left.reference.clone());
            settled.extend(self.ledger.sale(&reference)?.filter(|sale| !sale.status().is_open()));
        }
        Ok(settled)
    }

    /// Cash: not less than nothing, in the shop's own currency.
    fn counted(&self, text: &str) -> Result<Money, ShopError> {
        let currency = self.ledger.config()?.home_currency();
        let amount = Money::parse(&latin_digits(text.trim()), currency).map_err(EngineError::from)?;
        if amount.is_negative() {
            return Err(ShopError::Setting {
                code: "invalid_amount",
                text: "what lies in a drawer cannot be less than nothing".to_owned(),
            });
        }
        Ok(amount)
    }
}
