//! Fills a ledger with made-up sales, for measurements and tests: the same statements as a real sale, many to a transaction.

use chrono::{DateTime, TimeDelta, Utc};
use tillup_core::{
    ledger::{Change, LedgerError, NewAttempt, NewSale},
    reference::Reference,
    sale::{Evidence, Reason, Status},
};

use crate::{attempts, connection::SqliteLedger, sales};

/// One thing that happens to a made-up sale.
#[derive(Clone, Debug)]
pub enum Step {
    /// It is written down.
    Record(Box<NewSale>),
    /// It is tried again.
    Further(Reference, NewAttempt),
    /// An attempt of it moves.
    Apply(Reference, Box<Change>),
}

/// How a made-up sale ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It succeeds.
    Success,
    /// It fails.
    Failure,
    /// It succeeds and is reversed an hour later.
    Reversal,
    /// It stays pending.
    Open,
}

/// Takes the steps, in one transaction.
///
/// # Errors
/// As [`tillup_core::ledger::Ledger::record`], `add_attempt` and `apply`; then none of them is taken.
pub fn play(ledger: &SqliteLedger, steps: impl Iterator<Item = Step>) -> Result<(), LedgerError> {
    let session = ledger.session_name()?;
    ledger.write(|tx| {
        let shop = ledger.config_in(tx)?;
        for step in steps {
            match step {
                Step::Record(sale) => drop(sales::record(tx, &sale, &session)?),
                Step::Further(sale, attempt) => sales::add_attempt(tx, &sale, &attempt, &session)?,
                Step::Apply(attempt, change) => drop(attempts::apply(tx, &shop, &attempt, &change)?),
            }
        }
        Ok(())
    })
}

/// Writes sales down, each sent at its attempt's time and ended `took` later, in one transaction.
///
/// # Errors
/// As [`play`].
pub fn fill(
    ledger: &SqliteLedger,
    sales: impl Iterator<Item = (NewSale, End)>,
    took: TimeDelta,
) -> Result<(), LedgerError> {
    play(ledger, sales.flat_map(|(sale, end)| steps(sale, end, took)))
}

fn steps(sale: NewSale, end: End, took: TimeDelta) -> Vec<Step> {
    let attempt = &sale.attempt;
    let change = |status: Status, at: DateTime<Utc>| {
        let change = Change {
            status,
            reason: (status == Status::Failed).then_some(Reason::OperatorDown),
            evidence: Evidence {
                provider_reference: Some(format!("T{}", at.timestamp_millis())),
                ..Evidence::default()
            },
            commission: attempt.expected_commission,
            next_check_at: None,
            resolution: None,
            at,
        };
        Step::Apply(attempt.reference.clone(), Box::new(change))
    };
    let status = match end {
        End::Success | End::Reversal => Status::Succeeded,
        End::Failure => Status::Failed,
        End::Open => Status::Pending,
    };
    let ended = change(status, attempt.at + took);
    let given_back =
        (end == End::Reversal).then(|| change(Status::Reversed, attempt.at + TimeDelta::hours(1)));
    [Step::Record(Box::new(sale)), ended].into_iter().chain(given_back).collect()
}
