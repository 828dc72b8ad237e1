//! The window's command line.

use std::path::PathBuf;

use clap::Parser;

/// The counter: sells mobile top-ups, and keeps the day's figures.
#[derive(Debug, Clone, Parser)]
#[command(name = "tillup", version)]
pub struct Args {
    /// Folder with the shop's ledger [default: the system's folder for application data]
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Open a demo shop: simulated providers, nothing is really sold
    #[arg(long)]
    pub demo: bool,
}
