//! Sales as CSV: RFC 4180, UTF-8 with the mark that spreadsheets recognise it by.

use std::{borrow::Cow, io::Write};

use csv::{Terminator, Writer, WriterBuilder};
use tillup_core::{calendar::Calendar, export::SaleLine};

use crate::{
    ExportError, SalesWriter,
    sheet::{Cell, cells, titles},
};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Spreadsheets take a cell that begins so for a formula or a command.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes sales as CSV.
pub struct CsvSales<W: Write> {
    writer: Writer<W>,
    calendar: Calendar,
}

impl<W: Write> CsvSales<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// Where the file refuses it.
    pub fn new(mut file: W, calendar: Calendar) -> Result<Self, ExportError> {
        file.write_all(BYTE_ORDER_MARK)?;
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(file);
        writer.write_record(titles()).map_err(of_csv)?;
        Ok(Self { writer, calendar })
    }
}

impl<W: Write> SalesWriter for CsvSales<W> {
    fn write(&mut self, sale: &SaleLine<'_>) -> Result<(), ExportError> {
        for cell in cells(sale, &self.calendar) {
            let field = match cell {
                Cell::Nothing => Cow::Borrowed(""),
                Cell::Text(text) => harmless(text),
                // Made here out of digits, a minus and a point: nothing to guard against.
                Cell::Amount(amount) => amount.to_string().into(),
                Cell::At(at) => at.format("%Y-%m-%d %H:%M:%S").to_string().into(),
                Cell::Day(day) => day.to_string().into(),
            };
            self.writer.write_field(field.as_bytes()).map_err(of_csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        Ok(self.writer.flush()?)
    }
}

/// The text, with an apostrophe before what a spreadsheet would take for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(DANGEROUS) { format!("'{text}").into() } else { text.into() }
}

fn of_csv(error: csv::Error) -> ExportError {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => ExportError::File(error),
        _ => ExportError::File(std::io::Error::other(text)),
    }
}
