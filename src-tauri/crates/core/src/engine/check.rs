//! One look at an attempt whose end is not known, or whose success may still be taken back.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Caller, Engine, EngineError, schedule::next_check};
use crate::{
    ledger::{Change, LedgerError},
    provider::{Lookup, Submission},
    reference::Reference,
    sale::{Attempt, Evidence, Outcome, Reason, Sale, Status},
    shop::ShopConfig,
};

/// How soon after a success a provider that reverses is asked again; the wait grows threefold up to the end of the watch.
pub(super) const REVERSAL_WATCH_STEP: TimeDelta = TimeDelta::minutes(5);
/// How long a success is watched for a reversal.
pub(super) const REVERSAL_WATCH: TimeDelta = TimeDelta::days(3);

impl Engine {
    /// Asks the provider about one attempt and writes down what that shows. What proves nothing changes nothing but the
    /// time of the next look.
    pub async fn check(&self, reference: &Reference) -> Result<Sale, EngineError> {
        let shop = self.parts.ledger.config()?;
        let sale = self.parts.ledger.sale(reference)?.ok_or(LedgerError::NotFound)?;
        let Some(attempt) = sale.attempts.iter().find(|attempt| &attempt.reference == reference) else {
            return Ok(sale);
        };
        if !matches!(attempt.status, Status::Pending | Status::Unknown | Status::Succeeded) {
            return Ok(sale);
        }
        let account = shop.account(&attempt.account).ok_or(LedgerError::NotFound)?;
        let caller = match self.caller(account) {
            Ok(caller) => caller,
            // Without keys nobody can be asked; the attempt stays as it is and is looked at later.
            Err(error) => {
                self.postpone(attempt)?;
                return Err(error);
            }
        };
        let submission =
            Submission { reference: &attempt.reference, order: &sale.order, evidence: &attempt.evidence };
        let request = caller.provider.lookup_request(submission, self.context(&caller));
        let outcome = match request {
            Ok(Some(request)) => {
                let answer = self.ask(account, request).await;
                Self::outcome(&caller, answer, |answer| caller.provider.read_lookup(submission, answer))
            }
            Ok(None) => return self.compare_wallets(&caller, &sale, attempt).await,
            Err(_) => Outcome::unknown(Reason::NotSent),
        };
        self.judge(&shop, &caller, &sale, attempt, outcome).await
    }

    /// What the answer to a look-up proves.
    async fn judge(
        &self,
        shop: &ShopConfig,
        caller: &Caller<'_>,
        sale: &Sale,
        attempt: &Attempt,
        outcome: Outcome,
    ) -> Result<Sale, EngineError> {
        let now = self.parts.clock.now();
        let stays = (attempt.status, attempt.reason);
        let (status, reason) = match (&outcome, attempt.status) {
            (Outcome::Reversed(_), _) => (Status::Reversed, None),
            // The provider takes its word back: the money is, too.
            (Outcome::Failed { .. }, Status::Succeeded) if is_about_the_sale(&outcome) => {
                (Status::Reversed, None)
            }
            (_, Status::Succeeded) => stays,
            (Outcome::Succeeded(_), _) => (Status::Succeeded, None),
            (Outcome::Pending(_), _) => (Status::Pending, None),
            (Outcome::Failed { reason, .. }, _) if is_about_the_sale(&outcome) => {
                (Status::Failed, Some(*reason))
            }
            (Outcome::NotFound(_), _) if self.proves_not_executed(shop, caller, attempt, now) => {
                (Status::Failed, Some(Reason::NotFound))
            }
            // The provider's own words about it, but none that decides: a person must be able to.
            (Outcome::Unknown { reason, .. }, _) if outcome.is_undecided_word() => {
                (Status::Unknown, Some(*reason))
            }
            _ => stays,
        };
        let conclusive = (status, reason) != stays || matches!(outcome, Outcome::Pending(_));
        // An answer that proves nothing leaves the evidence of those that did.
        let evidence = if conclusive { outcome.kept() } else { Evidence::default() };
        let known = attempt.evidence.clone().updated_by(evidence.clone());
        let change = Change {
            status,
            reason,
            commission: self.earned(shop, caller, &sale.order, &known),
            evidence,
            next_check_at: self.next_look(caller, sale, attempt, status, now),
            resolution: None,
            at: now,
        };
        self.write_down(&attempt.reference, change).await
    }

    /// "Not found" proves that nothing was executed only where references are documented as unique, the grace time is
    /// over, and the provider never said that it had the attempt (invariant 3).
    fn proves_not_executed(
        &self,
        shop: &ShopConfig,
        caller: &Caller<'_>,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> bool {
        let grace = TimeDelta::from_std(shop.not_found_grace).unwrap_or(TimeDelta::MAX);
        caller.provider.capability().lookup == Lookup::ByOurs
            && attempt.status == Status::Unknown
            && attempt.evidence.provider_reference.is_none()
            && !attempt.evidence.accepted
            && attempt.sent_at.is_some_and(|sent_at| now.signed_duration_since(sent_at) >= grace)
    }

    fn next_look(
        &self,
        caller: &Caller<'_>,
        sale: &Sale,
        attempt: &Attempt,
        status: Status,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        if status.is_open() {
            // A state that changed starts the waits anew.
            let checks = if status == attempt.status { attempt.checks } else { 0 };
            return Some(next_check(now, checks));
        }
        if status != Status::Succeeded || !caller.provider.capability().reverses {
            return None;
        }
        let age = now.signed_duration_since(sale.final_at.unwrap_or(now));
        (age < REVERSAL_WATCH).then(|| now + (age * 2).max(REVERSAL_WATCH_STEP))
    }

    /// Sets the next look without having learnt anything.
    fn postpone(&self, attempt: &Attempt) -> Result<(), EngineError> {
        let now = self.parts.clock.now();
        self.parts.ledger.claim_check(&attempt.reference, now, next_check(now, attempt.checks))?;
        Ok(())
    }
}

/// A look-up that was not sent, or was refused for the asker's sake, says nothing of the sale.
fn is_about_the_sale(outcome: &Outcome) -> bool {
    !matches!(
        outcome,
        Outcome::Failed {
            reason: Reason::NotSent | Reason::Credentials | Reason::NotPermitted | Reason::RateLimited,
            ..
        }
    )
}
