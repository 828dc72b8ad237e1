//! Settling: open sales are followed until evidence ends them, also after a restart, and never by age.

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{StreamExt, stream};

use super::{Engine, EngineError, check::REVERSAL_WATCH, schedule::next_check};
use crate::{
    ledger::{Change, LedgerError},
    reference::Reference,
    sale::{Commission, CommissionSource, Evidence, Reason, Sale, Status},
    shop::ShopConfig,
};

/// Look-ups under way at once.
const AT_ONCE: usize = 4;
/// How long a look-up is reserved for the program that makes it.
const CLAIM: TimeDelta = TimeDelta::seconds(90);
/// The longest nap of a loop, so that sales of another program are noticed.
const NAP: Duration = Duration::from_secs(1);
/// Look-ups that one round of the all-day settling takes on.
const DUE_AT_ONCE: u32 = 100;
/// Successes looked at for a reversal by one settling: few, because look-ups count against request limits.
const WATCHED_AT_ONCE: u32 = 20;

impl Engine {
    /// Follows one sale until it is final, nothing more can be asked about it, or the time is up.
    pub async fn follow(&self, reference: &Reference, wait: Duration) -> Result<Sale, EngineError> {
        let until = self.parts.clock.now() + wait;
        loop {
            let sale = self.parts.ledger.sale(reference)?.ok_or(LedgerError::NotFound)?;
            let now = self.parts.clock.now();
            let Some(attempt) = sale.last_attempt().filter(|attempt| attempt.status.is_open() && now < until)
            else {
                return Ok(sale);
            };
            match attempt.next_check_at {
                Some(due) if due <= now => {
                    let attempt = attempt.reference.clone();
                    if self.parts.ledger.claim_check(&attempt, now, now + CLAIM)? {
                        self.check_quietly(&attempt).await;
                    }
                }
                Some(due) => self.nap(now, due.min(until)).await,
                // Sending by another program, or waiting for a person.
                None if attempt.status == Status::Unknown => return Ok(sale),
                None => self.nap(now, until).await,
            }
        }
    }

    /// Asks about all open sales, now and then as their waits end, until all are final, nothing more can be asked within
    /// the time, or the time is up. Gives those it followed, as they now are, oldest first.
    pub async fn settle(&self, time: Duration) -> Result<Vec<Sale>, EngineError> {
        let shop = self.parts.ledger.config()?;
        self.write_unwritten();
        self.recover_interrupted(&shop)?;
        let until = self.parts.clock.now() + time;
        let mut followed: Vec<Reference> =
            self.parts.ledger.open_sales()?.into_iter().map(|sale| sale.reference).collect();
        let mut first = true;
        loop {
            let open: Vec<Sale> = self
                .parts
                .ledger
                .open_sales()?
                .into_iter()
                .filter(|sale| followed.contains(&sale.reference))
                .collect();
            let now = self.parts.clock.now();
            let due = |due: Option<DateTime<Utc>>| first || due.is_some_and(|due| due <= now);
            let to_check: Vec<Reference> = open
                .iter()
                .filter_map(|sale| sale.last_attempt())
                .filter(|attempt| due(attempt.next_check_at))
                .map(|attempt| attempt.reference.clone())
                .collect();
            self.check_all(to_check).await;
            if std::mem::take(&mut first) {
                followed.extend(self.find_reversals().await?);
                continue;
            }
            let Some(next) = self.next_worth_waiting(&open, until) else {
                break;
            };
            let now = self.parts.clock.now();
            if now >= until {
                break;
            }
            self.nap(now, next).await;
        }
        followed
            .iter()
            .map(|reference| Ok(self.parts.ledger.sale(reference)?.ok_or(LedgerError::NotFound)?))
            .collect()
    }

    /// Looks at what is due; for the program that runs all day. Gives how long it may sleep.
    pub async fn settle_due(&self) -> Result<Duration, EngineError> {
        let shop = self.parts.ledger.config()?;
        self.write_unwritten();
        self.recover_interrupted(&shop)?;
        let now = self.parts.clock.now();
        let mut claimed = Vec::new();
        for reference in self.parts.ledger.due(now, DUE_AT_ONCE)? {
            if self.parts.ledger.claim_check(&reference, now, now + CLAIM)? {
                claimed.push(reference);
            }
        }
        self.check_all(claimed).await;
        let next = self.parts.ledger.next_due_at()?;
        let wait = next.map_or(NAP * 15, |next| (next - self.parts.clock.now()).to_std().unwrap_or_default());
        Ok(wait.clamp(NAP / 4, NAP * 15))
    }

    /// Moves on what a program that ended left behind: what was never sent is failed, what may have been sent unknown.
    pub(super) fn recover_interrupted(&self, shop: &ShopConfig) -> Result<(), EngineError> {
        for reference in self.parts.ledger.interrupted()? {
            let Some(sale) = self.parts.ledger.sale(&reference)? else {
                continue;
            };
            let Some(attempt) = sale.attempts.iter().find(|attempt| attempt.reference == reference) else {
                continue;
            };
            let now = self.parts.clock.now();
            let (status, reason, next) = match attempt.status {
                Status::Recorded => (Status::Failed, Reason::NotSent, None),
                Status::Sending => (Status::Unknown, Reason::Interrupted, Some(now)),
                _ => continue,
            };
            let nothing = Commission {
                amount: crate::money::Money::zero(sale.order.amount.currency()),
                source: CommissionSource::None,
            };
            let change = Change {
                status,
                reason: Some(reason),
                evidence: Evidence::default(),
                commission: nothing,
                next_check_at: next,
                resolution: None,
                at: now,
            };
            tracing::info!(%reference, %status, shop = shop.name, "a sale that was interrupted goes on");
            self.parts.ledger.apply(&reference, &change)?;
        }
        Ok(())
    }

    /// Asks about recent successes, where the provider knows late reversals; gives those that were reversed.
    async fn find_reversals(&self) -> Result<Vec<Reference>, EngineError> {
        let reversing: Vec<&str> = self
            .parts
            .providers
            .iter()
            .filter(|(_, provider)| provider.capability().reverses)
            .map(|(id, _)| *id)
            .collect();
        let since = self.parts.clock.now() - REVERSAL_WATCH;
        let recent = self.parts.ledger.recent_successes(&reversing, since, WATCHED_AT_ONCE)?;
        self.check_all(recent.clone()).await;
        let mut reversed = Vec::new();
        for reference in recent {
            let sale = self.parts.ledger.sale(&reference)?.filter(|sale| sale.status() == Status::Reversed);
            reversed.extend(sale.map(|sale| sale.reference));
        }
        Ok(reversed)
    }

    async fn check_all(&self, references: Vec<Reference>) {
        let unique: BTreeSet<Reference> = references.into_iter().collect();
        stream::iter(unique)
            .for_each_concurrent(AT_ONCE, |reference| async move { self.check_quietly(&reference).await })
            .await;
    }

    /// A look-up that fails is made again later; it must not end the others.
    async fn check_quietly(&self, reference: &Reference) {
        if let Err(error) = self.check(reference).await {
            tracing::warn!(%reference, %error, "a sale could not be looked up now");
        }
    }

    /// Writes answers down that came while the ledger could not be written.
    fn write_unwritten(&self) {
        let Ok(mut unwritten) = self.parts.unwritten.lock() else {
            return;
        };
        unwritten.retain(|(reference, change)| self.parts.ledger.apply(reference, change).is_err());
    }

    /// The next look-up within the time; `None` where waiting shows nothing new.
    fn next_worth_waiting(&self, checked: &[Sale], until: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let now = self.parts.clock.now();
        checked
            .iter()
            .filter_map(|sale| self.parts.ledger.sale(&sale.reference).ok().flatten())
            .filter_map(|sale| {
                let attempt = sale.last_attempt().filter(|attempt| attempt.status.is_open())?;
                match attempt.status {
                    // Another program is at it.
                    Status::Sending | Status::Recorded => Some(next_check(now, 0)),
                    _ => attempt.next_check_at,
                }
            })
            .min()
            .filter(|next| *next <= until)
    }

    async fn nap(&self, now: DateTime<Utc>, until: DateTime<Utc>) {
        let wait = (until - now).to_std().unwrap_or_default();
        self.parts.clock.sleep(wait.clamp(Duration::from_millis(20), NAP)).await;
    }
}
