//! Selling, and looking at what was sold.

use chrono::NaiveDate;
use clap::Args;

#[derive(Debug, Args)]
pub struct OffersArgs {
    /// The operator
    #[arg(long)]
    pub operator: String,
    /// The customer's number, for providers whose packs depend on it
    #[arg(long)]
    pub number: Option<String>,
    /// The telecom circle, for providers whose packs depend on it
    #[arg(long)]
    pub circle: Option<String>,
    /// Only this account's
    #[arg(long)]
    pub account: Option<String>,
    /// Only packs with all these words in title, price or validity
    #[arg(long)]
    pub search: Option<String>,
}

#[derive(Debug, Args)]
pub struct SellArgs {
    /// Number or customer id, in any writing
    #[arg(long)]
    pub number: String,
    /// Face value; not needed with a pack
    #[arg(long, allow_hyphen_values = true, required_unless_present = "offer")]
    pub amount: Option<String>,
    /// Operator; otherwise as detected
    #[arg(long)]
    pub operator: Option<String>,
    /// prepaid, postpaid, skitto, dth, datacard, electricity, gas or insurance
    #[arg(long)]
    pub service: Option<String>,
    /// Sell through this account; otherwise the shop chooses
    #[arg(long)]
    pub account: Option<String>,
    /// Id of a pack
    #[arg(long)]
    pub offer: Option<String>,
    /// Telecom circle
    #[arg(long)]
    pub circle: Option<String>,
    /// What the shop takes on top
    #[arg(long, allow_hyphen_values = true)]
    pub charge: Option<String>,
    /// Electricity unit or area code
    #[arg(long)]
    pub unit: Option<String>,
    /// Date of birth, for insurance
    #[arg(long, value_name = "DATE")]
    pub dob: Option<NaiveDate>,
    /// A scheme or special-tariff recharge
    #[arg(long)]
    pub scheme: bool,
    /// Whoever buys it on credit, by name or id; otherwise it is paid in cash
    #[arg(long, value_name = "NAME_OR_ID")]
    pub debtor: Option<String>,
    /// Seconds to follow a pending or unknown sale
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub wait: u64,
    /// Yes, sell the same number and amount again
    #[arg(long)]
    pub again: bool,
}

#[derive(Debug, Args)]
pub struct SalesArgs {
    /// First day
    #[arg(long)]
    pub from: Option<NaiveDate>,
    /// Last day
    #[arg(long)]
    pub to: Option<NaiveDate>,
    /// recorded, sending, pending, succeeded, failed, unknown or reversed
    #[arg(long)]
    pub status: Option<String>,
    /// Number or customer id
    #[arg(long)]
    pub number: Option<String>,
    /// Who sold
    #[arg(long)]
    pub clerk: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
}
