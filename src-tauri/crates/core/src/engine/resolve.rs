//! A person's word on a sale that no evidence ends.

use super::{Engine, EngineError};
use crate::{
    ledger::{Change, LedgerError},
    reference::Reference,
    sale::{Evidence, Reason, Resolution, Sale, Status},
};

impl Engine {
    /// Ends an unknown sale by a person's word, kept with who said it and why.
    pub fn resolve(
        &self,
        reference: &Reference,
        succeeded: bool,
        by: &str,
        why: &str,
    ) -> Result<Sale, EngineError> {
        let why = why.trim();
        if why.is_empty() {
            return Err(EngineError::ReasonNeeded);
        }
        let shop = self.parts.ledger.config()?;
        let sale = self.parts.ledger.sale(reference)?.ok_or(LedgerError::NotFound)?;
        let attempt = sale.last_attempt().ok_or(LedgerError::NotFound)?;
        if attempt.status != Status::Unknown {
            return Err(EngineError::NotUnknown(attempt.status));
        }
        let now = self.parts.clock.now();
        let day = shop.calendar().day_of(now);
        let account = &attempt.account;
        let commission = crate::commission::earned(&shop.rates, account, &sale.order, &attempt.evidence, day);
        let change = Change {
            status: if succeeded { Status::Succeeded } else { Status::Failed },
            reason: (!succeeded).then_some(Reason::ResolvedByPerson),
            evidence: Evidence::default(),
            commission,
            next_check_at: None,
            resolution: Some(Resolution { by: by.to_owned(), why: why.chars().take(500).collect(), at: now }),
            at: now,
        };
        Ok(self.parts.ledger.apply(&attempt.reference, &change)?)
    }
}
