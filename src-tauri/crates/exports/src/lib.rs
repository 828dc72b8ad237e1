//! What other programs read: sales as CSV and XLSX, the books as a plain-text accounting journal.
//!
//! Rows come in one by one and go out as they come: nothing here grows with their number.

mod csv;
mod journal;
mod sheet;
mod xlsx;

use std::io;

use tillup_core::export::SaleLine;

pub use csv::CsvSales;
pub use journal::{Journal, account_of};
pub use sheet::titles;
pub use xlsx::XlsxSales;

/// Why it could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file.
    #[error(transparent)]
    File(#[from] io::Error),
    /// The workbook.
    #[error("the workbook could not be made: {0}")]
    Workbook(String),
}

/// Takes sales, one by one.
pub trait SalesWriter {
    /// Writes one.
    ///
    /// # Errors
    /// Where the file refuses it.
    fn write(&mut self, sale: &SaleLine) -> Result<(), ExportError>;

    /// Writes what is left; without it the file is not whole.
    ///
    /// # Errors
    /// Where the file refuses it.
    fn finish(self: Box<Self>) -> Result<(), ExportError>;
}
