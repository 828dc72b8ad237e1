//! Where a request meets the provider's books: bookings and look-ups, with the faults that concern them.

use crate::fault::{Fault, When};
use crate::magic::{self, Outcome, Plan, Refusal};
use crate::money::Amount;
use crate::world::{Declined, Draft, Transaction, World};

/// One request's view of the world: the injected fault, and the fault that a magic number asks for.
pub(crate) struct Desk<'a> {
    pub(crate) world: &'a mut World,
    injected: Option<Fault>,
    /// To be applied to the answer.
    pub(crate) fault: Option<Fault>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(world: &'a mut World, injected: Option<Fault>) -> Desk<'a> {
        Desk { world, fault: injected.clone(), injected }
    }

    pub(crate) fn quirks(&self) -> bool {
        self.world.settings.quirks
    }

    /// Books a transaction, once all the provider's own checks have passed.
    pub(crate) fn book(&mut self, draft: Draft) -> Result<Transaction, Declined> {
        let outcome = magic::of(&draft.number);
        let mut plan = draft.plan.unwrap_or(Plan::Success);
        match outcome {
            Some(Outcome::Refusal(refusal)) => return Err(Declined::Refused(refusal)),
            Some(Outcome::Plan(chosen)) if draft.plan.is_none() => plan = chosen,
            _ => {}
        }
        if self.injected.is_none() {
            self.fault = magic::fault_of(&draft.number, &self.world.settings.redirect_to);
        }
        match &self.fault {
            Some(Fault::DuplicateReference(When::Before)) => {
                return Err(Declined::Refused(Refusal::Duplicate));
            }
            Some(fault) if fault.replaces_execution() => return Err(Declined::Interrupted),
            _ => {}
        }
        if draft.amount + draft.fee > self.world.wallet {
            return Err(Declined::Refused(Refusal::InsufficientBalance));
        }
        let index = self.world.insert(draft, plan);
        if self.fault == Some(Fault::DuplicateReference(When::After)) {
            return Err(Declined::Refused(Refusal::Duplicate));
        }
        self.shown(index).ok_or(Declined::Interrupted)
    }

    /// Books a transaction that has failed already, where the document has no code to refuse it with.
    pub(crate) fn book_failed(&mut self, draft: Draft) -> Option<Transaction> {
        let index = self.world.insert(draft, Plan::Failed);
        self.shown(index)
    }

    /// A transaction as a look-up shows it; counts the look-up.
    pub(crate) fn look_up(&mut self, index: usize) -> Option<Transaction> {
        self.world.settle_due();
        let known = self.world.transactions.get_mut(index)?;
        known.looked = known.looked.saturating_add(1);
        let mut shown = self.shown(index)?;
        // AutoFlexi has no other reference to be wrong about.
        if shown.reference.is_none() && self.content_fault(&shown.number) == Some(Fault::OtherReference) {
            shown.provider_reference = other_reference(&shown.provider_reference);
        }
        Some(shown)
    }

    fn content_fault(&self, number: &str) -> Option<Fault> {
        let magic = || magic::fault_of(number, &self.world.settings.redirect_to);
        self.injected.clone().or_else(magic).filter(Fault::is_about_content)
    }

    /// A copy, made to lie where a fault about content says so.
    fn shown(&self, index: usize) -> Option<Transaction> {
        let mut shown = self.world.transactions.get(index)?.clone();
        match self.content_fault(&shown.number) {
            Some(Fault::UnknownStatusWord) => shown.unknown_word = true,
            Some(Fault::OtherNumber) => shown.number = other_number(&shown.number),
            Some(Fault::OtherAmount) => shown.amount = shown.amount + Amount::from_hundredths(100),
            Some(Fault::OtherReference) => shown.reference = shown.reference.as_deref().map(other_reference),
            _ => {}
        }
        Some(shown)
    }
}

/// Changes the fifth and the last digit: masked numbers show only the first five.
fn other_number(number: &str) -> String {
    let last = number.len().saturating_sub(1);
    let next = |position: usize, digit: char| match digit.to_digit(10) {
        Some(value) if position == 4 || position == last => {
            char::from_digit((value + 1) % 10, 10).unwrap_or(digit)
        }
        _ => digit,
    };
    number.chars().enumerate().map(|(position, digit)| next(position, digit)).collect()
}

/// Same length, last character different.
fn other_reference(reference: &str) -> String {
    let mut other = reference.to_owned();
    let last = other.pop();
    other.push(if last == Some('7') { '8' } else { '7' });
    other
}
