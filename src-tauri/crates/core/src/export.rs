//! What leaves the shop for other programs: a sale as a row of a sheet, and a posting set as an entry of a journal.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{money::Money, sale::Status};

/// A sale as a row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleLine {
    /// The receipt's number, as it is printed.
    pub receipt_no: String,
    /// The sale's reference.
    pub reference: String,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// Where it stands, by the contract's word.
    pub status: String,
    /// Why it did not succeed, by the contract's word.
    pub reason: Option<String>,
    /// Number or customer id.
    pub number: String,
    /// The shop's operator code.
    pub operator: String,
    /// The service.
    pub service: String,
    /// Telecom circle.
    pub circle: Option<String>,
    /// The account of its last attempt.
    pub account: String,
    /// That account's provider; nothing where the account is no longer set up.
    pub provider: Option<String>,
    /// The pack's title.
    pub pack: Option<String>,
    /// Face value.
    pub amount: Money,
    /// Taken on top.
    pub charge: Money,
    /// Taken by the provider.
    pub fee: Money,
    /// Earned, or expected while the sale is open.
    pub commission: Money,
    /// Where the commission comes from.
    pub commission_source: String,
    /// Who sold it.
    pub clerk: String,
    /// The provider's own reference.
    pub provider_reference: Option<String>,
    /// The operator's reference.
    pub operator_reference: Option<String>,
    /// When it came to the state it is in, if that is an end.
    pub final_at: Option<DateTime<Utc>>,
    /// Whose due it goes on, by name; nothing where it is paid in cash.
    pub on_credit: Option<String>,
}

/// Which sales are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFilter {
    /// First business day on which they were recorded.
    pub from: NaiveDate,
    /// Last one.
    pub to: NaiveDate,
    /// Where they stand.
    pub status: Option<Status>,
    /// The operator.
    pub operator: Option<String>,
    /// The account of the last attempt.
    pub account: Option<String>,
    /// Who sold them.
    pub clerk: Option<String>,
}

/// What one event moved, with enough of the event to recognise it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// The event's place in the history.
    pub event: i64,
    /// The business day that it counts on.
    pub day: NaiveDate,
    /// What happened, by the ledger's word.
    pub kind: String,
    /// What it happened to: an attempt's reference, an account …
    pub subject: String,
    /// Receipt's number of the sale it belongs to.
    pub receipt_no: Option<String>,
    /// Who did it, where a person did.
    pub actor: Option<String>,
    /// The books' names, and what was added to each. They sum to zero.
    pub lines: Vec<(String, Money)>,
}
