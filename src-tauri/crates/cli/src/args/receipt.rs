//! Receipts.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct ReceiptArgs {
    /// The sale's reference, or that of one of its attempts
    pub reference: String,
    /// Millimetres of the roll; otherwise that of the printer that is set up, or 80
    #[arg(long, value_name = "MM")]
    pub width: Option<Width>,
    /// Of a sale that was given back: the slip of what was returned
    #[arg(long)]
    pub refund: bool,
    /// Write it as a picture, dot by dot as it is printed
    #[arg(long, value_name = "FILE")]
    pub png: Option<PathBuf>,
    /// Write it as a PDF
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,
    /// Write a receipt printer's commands into a file, or send them to one: tcp://HOST:PORT
    #[arg(long, value_name = "FILE|ADDRESS")]
    pub escpos: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Width {
    /// 384 dots
    #[value(name = "58")]
    Narrow,
    /// 576 dots
    #[value(name = "80")]
    Wide,
}
