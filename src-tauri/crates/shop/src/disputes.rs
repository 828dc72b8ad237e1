//! Complaints of sales that were delivered: opened by who sells, closed by the owner.

use tillup_core::{
    access::{Action, SignedIn},
    dispute::{Complaint, Dispute, DisputeEnd, NewDispute},
    engine::EngineError,
    ledger::{Ledger, LedgerError},
    number::Number,
    reference::Reference,
};

use crate::{Shop, ShopError, rules::kept_note};

/// At most so many complaints at once.
const MOST: u32 = 500;

/// A complaint as typed.
#[derive(Clone, Debug)]
pub struct DisputeForm {
    /// The sale's reference, or that of one of its attempts.
    pub reference: String,
    /// What is wrong.
    pub complaint: Complaint,
    /// The number that was meant, in any writing; empty where it is not known.
    pub meant_for: String,
    /// In the words of who tells it.
    pub note: String,
}

impl Shop {
    /// Opens a complaint.
    ///
    /// # Errors
    /// [`tillup_core::dispute::DisputeRefusal`]; what is wrong with the number.
    pub fn open_dispute(&self, who: &SignedIn, form: &DisputeForm) -> Result<Dispute, ShopError> {
        self.require(who, Action::Dispute)?;
        let reference = Reference::stored(form.reference.clone());
        let sale = self.ledger.sale(&reference)?.ok_or(LedgerError::NotFound)?;
        let config = self.ledger.config()?;
        let typed = Some(form.meant_for.trim()).filter(|typed| !typed.is_empty());
        let service = sale.order.service;
        let meant_for = typed.map(|typed| {
            // A shop may sell the other country's numbers, too.
            Number::parse(typed, config.country, service)
                .or_else(|error| Number::parse(typed, config.country.other(), service).map_err(|_| error))
        });
        let new = NewDispute {
            reference: sale.reference,
            complaint: form.complaint,
            meant_for: meant_for.transpose().map_err(EngineError::from)?,
            note: kept_note(&form.note),
        };
        Ok(self.ledger.open_dispute(&new, &who.name, self.clock.now())?)
    }

    /// Closes a complaint with how it ended.
    pub fn close_dispute(
        &self,
        who: &SignedIn,
        id: i64,
        end: DisputeEnd,
        note: &str,
    ) -> Result<Dispute, ShopError> {
        self.require(who, Action::CloseDispute)?;
        Ok(self.ledger.close_dispute(id, end, &kept_note(note), &who.name, self.clock.now())?)
    }

    /// The complaints of a sale; without one, all that are open.
    pub fn disputes(&self, who: &SignedIn, reference: Option<&Reference>) -> Result<Vec<Dispute>, ShopError> {
        self.require(who, Action::Dispute)?;
        Ok(self.ledger.disputes(reference.is_none(), reference, MOST)?)
    }
}
