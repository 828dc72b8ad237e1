//! The owner's choices.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

/// What a person says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ResolveAs {
    Succeeded,
    Failed,
}

/// How a report is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    Account,
    /// How well each account does: success rate, time to settle, commission expected and received (owner only)
    Provider,
    Operator,
    Service,
    Clerk,
    /// By operator and title; what was sold without a pack has no key
    Pack,
    /// Hour of the day, by the shop's clock
    Hour,
    Day,
    /// From Sunday on
    Week,
    Month,
}

#[derive(Debug, Args)]
pub struct AuditArgs {
    /// First day
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// Last day
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
    /// What this user did, and what was done about them as a user
    #[arg(long = "of", value_name = "NAME")]
    pub user_named: Option<String>,
    /// Only such entries
    #[arg(long)]
    pub kind: Option<Group>,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    pub limit: u32,
}

/// Entries that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Group {
    People,
    Settings,
    Wallets,
    Drawers,
    Dues,
    Sales,
    Copies,
}
