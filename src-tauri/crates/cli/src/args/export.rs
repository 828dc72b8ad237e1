//! What leaves the ledger as a file.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum Export {
    /// Sales that were recorded on these business days, in the order of time
    #[command(after_help = "Example:\n  \
        tillupctl --user owner export sales --from 2026-11-01 --to 2026-11-30 --format csv --out november.csv --status succeeded")]
    Sales(ExportSalesArgs),
    /// What moved on these business days, as a plain-text journal that hledger reads
    #[command(after_help = "Example:\n  \
        tillupctl --user owner export journal --from 2026-11-01 --to 2026-11-30 --out november.journal")]
    Journal(ExportPlace),
}

#[derive(Debug, Args)]
pub struct ExportSalesArgs {
    #[command(flatten)]
    pub place: ExportPlace,
    /// Comma-separated values, or a workbook
    #[arg(long)]
    pub format: SheetFormat,
    /// recorded, sending, pending, succeeded, failed, unknown or reversed
    #[arg(long)]
    pub status: Option<String>,
    /// Only this operator's
    #[arg(long)]
    pub operator: Option<String>,
    /// Only those of this account
    #[arg(long)]
    pub account: Option<String>,
    /// Who sold
    #[arg(long)]
    pub clerk: Option<String>,
}

/// Which days, and into which file.
#[derive(Debug, Args)]
pub struct ExportPlace {
    /// First day
    #[arg(long, value_name = "DATE")]
    pub from: NaiveDate,
    /// Last day
    #[arg(long, value_name = "DATE")]
    pub to: NaiveDate,
    /// The file; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Also in the place of a file that is there
    #[arg(long)]
    pub overwrite: bool,
}

/// The form of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    Csv,
    Xlsx,
}
