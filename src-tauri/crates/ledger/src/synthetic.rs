//! Fills a ledger with made-up sales, for measurements: the same statements as a real sale, many to a transaction.

use chrono::{DateTime, TimeDelta, Utc};
use tillup_core::{
    ledger::{Change, LedgerError, NewSale},
    sale::{Evidence, Reason, Status},
};

use crate::{attempts, connection::SqliteLedger, sales};

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

/// Writes sales down, each sent at its attempt's time and ended `took` later, in one transaction.
///
/// # Errors
/// As [`tillup_core::ledger::Ledger::record`] and `apply`; then none of them is written.
pub fn fill(
    ledger: &SqliteLedger,
    sales: impl Iterator<Item = (NewSale, End)>,
    took: TimeDelta,
) -> Result<(), LedgerError> {
    let session = ledger.session_name()?;
    ledger.write(|tx| {
        let shop = ledger.config_in(tx)?;
        for (sale, end) in sales {
            sales::record(tx, &sale, &session)?;
            let attempt = &sale.attempt;
            let change = |status: Status, at: DateTime<Utc>| Change {
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
            let status = match end {
                End::Success | End::Reversal => Status::Succeeded,
                End::Failure => Status::Failed,
                End::Open => Status::Pending,
            };
            attempts::apply(tx, &shop, &attempt.reference, &change(status, attempt.at + took))?;
            if end == End::Reversal {
                let at = attempt.at + TimeDelta::hours(1);
                attempts::apply(tx, &shop, &attempt.reference, &change(Status::Reversed, at))?;
            }
        }
        Ok(())
    })
}
