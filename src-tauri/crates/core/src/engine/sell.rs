//! One sale: written down, marked as sending, sent once, and what came of it written down.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Caller, Engine, EngineError, IntoEvidence, prepare::Prepared, schedule::next_check};
use crate::{
    commission::earned,
    ledger::{Change, LedgerError, NewAttempt, NewSale, Recorded},
    provider::{Lookup, Submission},
    reference::Reference,
    routing::Choice,
    sale::{CommissionSource, Evidence, Order, Outcome, Reason, Sale, Status},
    shop::ShopConfig,
};

/// What a clerk asks to be sold, as typed.
#[derive(Clone, Debug, Default)]
pub struct SellRequest {
    /// Number or customer id, in any writing.
    pub number: String,
    /// Face value; not needed with a pack.
    pub amount: Option<String>,
    /// Shop's operator code; else detected.
    pub operator: Option<String>,
    /// Service; else the operator's usual one.
    pub service: Option<String>,
    /// Account; else routed.
    pub account: Option<String>,
    /// Id of a pack.
    pub offer: Option<String>,
    /// Telecom circle.
    pub circle: Option<String>,
    /// Taken on top of the face value.
    pub charge: Option<String>,
    /// Electricity unit or area.
    pub unit: Option<String>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// A scheme recharge (Recharge Open API).
    pub scheme: bool,
    /// The clerk confirmed a repeat.
    pub again: bool,
    /// Whose due it goes on, by id; else it is paid in cash.
    pub debtor: Option<i64>,
    /// Who sells.
    pub clerk: String,
}

impl SellRequest {
    /// Since when an equal sale stops this one; `None` where the clerk confirmed the repeat.
    pub(super) fn guard_since(&self, shop: &ShopConfig, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (!self.again).then(|| now - shop.repeat_guard)
    }
}

/// One sale under way.
struct Selling<'a> {
    shop: &'a ShopConfig,
    prepared: &'a Prepared,
    request: &'a SellRequest,
    /// Told the reference once, when the sale is written down.
    recorded: &'a (dyn Fn(&Reference) + Send + Sync),
}

impl Engine {
    /// Sells. `Ok` as soon as the sale is written down, whatever became of it; an error means that nothing was sent
    /// (except [`EngineError::SentNotWritten`], which says so).
    ///
    /// A pending or unknown sale is not waited for: see [`Engine::follow`].
    pub async fn sell(&self, request: &SellRequest) -> Result<Sale, EngineError> {
        self.sell_telling(request, &|_| {}).await
    }

    /// Sells, and tells the sale's reference once, right after it is durably written down and before anything of it is
    /// sent. `recorded` stands between the sale and the wire: it passes the word on and returns, without waiting, locking
    /// or panicking. It is not called where nothing is written down.
    ///
    /// The future has to be driven to its end, by a task of its own where the caller goes on before: a sale that is dropped
    /// half-way is taken up again only after this program has ended.
    pub async fn sell_telling(
        &self,
        request: &SellRequest,
        recorded: &(dyn Fn(&Reference) + Send + Sync),
    ) -> Result<Sale, EngineError> {
        let shop = self.parts.ledger.config()?;
        self.recover_interrupted(&shop)?;
        let prepared = self.prepare(&shop, request).await?;
        // Who may not buy on credit at all is told before a provider is asked anything. The limit is asked as the sale is
        // written down, after the guard against repeats.
        self.credit(request, &prepared.order)?;
        let selling = Selling { shop: &shop, prepared: &prepared, request, recorded };
        let mut sale: Option<Sale> = None;
        let mut refused = None;
        for choice in &prepared.choices {
            match self.attempt(&selling, choice, sale.as_ref()).await {
                Ok(tried) => {
                    let failed_for = (tried.status() == Status::Failed).then(|| tried.reason()).flatten();
                    let go_on = failed_for.is_some_and(Reason::may_route_on) && request.account.is_none();
                    sale = Some(tried);
                    if !go_on {
                        break;
                    }
                }
                // This account cannot even be asked: the next may be.
                Err(error @ (EngineError::Refused { .. } | EngineError::Keys(_))) => {
                    refused = refused.or(Some(error))
                }
                // What may have been sent is told before all else.
                Err(error @ EngineError::SentNotWritten { .. }) => return Err(error),
                Err(error) => return sale.ok_or(error),
            }
        }
        match (sale, refused) {
            (Some(sale), _) => Ok(sale),
            (None, Some(error)) => Err(error),
            (None, None) => Err(EngineError::NoAccount("none is left to try".to_owned())),
        }
    }

    /// One attempt through one account; the first of a sale writes the sale down too.
    async fn attempt(
        &self,
        selling: &Selling<'_>,
        choice: &Choice,
        sale: Option<&Sale>,
    ) -> Result<Sale, EngineError> {
        let Selling { shop, prepared, request, recorded } = *selling;
        let order = &prepared.order;
        let account = shop.account(&choice.account).ok_or(LedgerError::NotFound)?;
        let mut caller = self.caller(account)?;
        // A provider that cannot be asked for its codes cannot be sold through, and the sale is written down as such.
        let unready = match self.resolve_codes(&mut caller, order).await {
            Ok(()) => None,
            Err(error @ (EngineError::Exchange(_) | EngineError::Read(_))) => Some(error),
            Err(error) => return Err(error),
        };
        let capability = caller.provider.capability();
        let reference = Reference::new(self.parts.clock.now(), capability.reference_form)?;
        // Where a lost answer can only be judged by the wallet, its balance before is evidence.
        let needs_evidence = capability.lookup == Lookup::ByTheirs;
        if unready.is_none() {
            // A dry run: what our own checks refuse is refused before anything is written down.
            self.submission_request(&caller, order, &reference)?;
            if !needs_evidence {
                self.open_wallet(&caller).await?;
            }
        }
        let attempt = NewAttempt {
            reference,
            account: account.id.clone(),
            chosen_because: choice.because.clone(),
            expected_commission: choice.expected,
            sending: !needs_evidence && unready.is_none(),
            at: self.parts.clock.now(),
        };
        let (sale_reference, reference) = match sale {
            Some(sale) => {
                self.parts.ledger.add_attempt(&sale.reference, &attempt)?;
                (sale.reference.clone(), attempt.reference)
            }
            None => {
                let reference = self.record(shop, order, request, attempt)?;
                recorded(&reference);
                (reference.clone(), reference)
            }
        };
        let not_sent = |reason: Reason, error: String| {
            let outcome = Outcome::Failed { reason, evidence: error.into_evidence() };
            self.change_after_submit(shop, &caller, order, outcome)
        };
        if let Some(error) = unready {
            let change = not_sent(error.reason_not_sent(), error.to_string());
            return self.write_down(&reference, change).await;
        }
        if needs_evidence {
            let evidence = self.balance_evidence_before(&caller).await;
            match self.parts.ledger.mark_sending(&reference, &evidence, self.parts.clock.now()) {
                Ok(true) => {}
                Ok(false) => {
                    return Ok(self.parts.ledger.sale(&sale_reference)?.ok_or(LedgerError::NotFound)?);
                }
                // Marked or not, it is not sent: left alone, it would stand open until the program ends.
                Err(error) => {
                    let change = not_sent(Reason::NotSent, error.to_string());
                    return self.write_down(&reference, change).await;
                }
            }
        }
        self.send(shop, &caller, order, &reference).await
    }

    /// Writes the sale down with its first attempt. A reference that exists already is made anew.
    fn record(
        &self,
        shop: &ShopConfig,
        order: &Order,
        request: &SellRequest,
        mut attempt: NewAttempt,
    ) -> Result<Reference, EngineError> {
        const TRIES: u32 = 5;
        let form = shop
            .account(&attempt.account)
            .map(|account| self.provider(account))
            .transpose()?
            .map(|provider| provider.capability().reference_form)
            .ok_or(LedgerError::NotFound)?;
        for _ in 0..TRIES {
            let guard_since = request.guard_since(shop, attempt.at);
            let sale = NewSale {
                order: order.clone(),
                clerk: request.clerk.clone(),
                guard_since,
                debtor: request.debtor,
                attempt: attempt.clone(),
            };
            match self.parts.ledger.record(&sale) {
                Ok(Recorded::New(reference)) => return Ok(reference),
                Ok(Recorded::Repeat(earlier)) => return Err(EngineError::RepeatGuard(earlier)),
                Err(LedgerError::ReferenceTaken) => {
                    attempt.reference = Reference::new(self.parts.clock.now(), form)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(LedgerError::ReferenceTaken.into())
    }

    /// Sends an attempt that is marked as sending, once, and writes down what came of it.
    async fn send(
        &self,
        shop: &ShopConfig,
        caller: &Caller<'_>,
        order: &Order,
        reference: &Reference,
    ) -> Result<Sale, EngineError> {
        let request = self.submission_request(caller, order, reference);
        let nothing_known = Evidence::default();
        let submission = Submission { reference, order, evidence: &nothing_known };
        let outcome = match request {
            Ok(request) => {
                let answer = self.call(caller.account, request).await;
                Self::outcome(caller, answer, |answer| caller.provider.read_submit(submission, answer))
            }
            // Built a moment ago without fault, so this is not expected; nothing was sent either way.
            Err(error) => {
                Outcome::Failed { reason: Reason::NotSent, evidence: error.to_string().into_evidence() }
            }
        };
        let change = self.change_after_submit(shop, caller, order, outcome);
        self.write_down(reference, change).await
    }

    fn submission_request(
        &self,
        caller: &Caller<'_>,
        order: &Order,
        reference: &Reference,
    ) -> Result<crate::wire::WireRequest, EngineError> {
        let nothing_known = Evidence::default();
        let submission = Submission { reference, order, evidence: &nothing_known };
        caller
            .provider
            .submit_request(submission, self.context(caller))
            .map_err(|why| EngineError::Refused { account: caller.account.id.clone(), why })
    }

    /// What an answer to a submission changes.
    fn change_after_submit(
        &self,
        shop: &ShopConfig,
        caller: &Caller<'_>,
        order: &Order,
        outcome: Outcome,
    ) -> Change {
        let now = self.parts.clock.now();
        let (status, reason) = match &outcome {
            Outcome::Succeeded(_) => (Status::Succeeded, None),
            Outcome::Pending(_) => (Status::Pending, None),
            Outcome::Failed { reason, .. } => (Status::Failed, Some(*reason)),
            Outcome::Reversed(_) => (Status::Reversed, None),
            // A submission that is answered with "not found" is no documented answer.
            Outcome::NotFound(_) => (Status::Unknown, Some(Reason::UnreadableAnswer)),
            Outcome::Unknown { reason, .. } => (Status::Unknown, Some(*reason)),
        };
        let evidence = outcome.kept();
        let watch = status == Status::Succeeded && caller.provider.capability().reverses;
        Change {
            status,
            reason,
            commission: self.earned(shop, caller, order, &evidence),
            evidence,
            next_check_at: if status.is_open() {
                Some(next_check(now, 0))
            } else if watch {
                Some(now + super::check::REVERSAL_WATCH_STEP)
            } else {
                None
            },
            resolution: None,
            at: now,
        }
    }

    /// What a sale earned, going by what is known of it.
    pub(super) fn earned(
        &self,
        shop: &ShopConfig,
        caller: &Caller<'_>,
        order: &Order,
        evidence: &Evidence,
    ) -> crate::sale::Commission {
        let day = shop.calendar().day_of(self.parts.clock.now());
        let earned = earned(&shop.rates, &caller.account.id, order, evidence, day);
        // A promise of the pack list is the provider's word; without any it is none.
        if earned.amount.is_zero()
            && evidence.commission.is_none()
            && earned.source == CommissionSource::Reported
        {
            crate::sale::Commission { source: CommissionSource::None, ..earned }
        } else {
            earned
        }
    }

    /// Writes a change down. The money may have moved by now, so a ledger that cannot be written is tried again, and
    /// what it still refuses is kept for the next round of settling.
    pub(super) async fn write_down(
        &self,
        reference: &Reference,
        change: Change,
    ) -> Result<Sale, EngineError> {
        const TRIES: u32 = 3;
        let mut tried = 1;
        loop {
            match self.parts.ledger.apply(reference, &change) {
                Ok(sale) => return Ok(sale),
                Err(error) if tried >= TRIES => {
                    tracing::error!(%reference, %error, "an answer could not be written down and is kept in memory");
                    if let Ok(mut unwritten) = self.parts.unwritten.lock() {
                        unwritten.push((reference.clone(), change));
                    }
                    return Err(EngineError::SentNotWritten { reference: reference.clone(), error });
                }
                Err(_) => {
                    self.parts.clock.sleep(std::time::Duration::from_millis(200)).await;
                    tried += 1;
                }
            }
        }
    }
}
