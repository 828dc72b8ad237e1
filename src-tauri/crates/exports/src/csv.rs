//! Sales as CSV: RFC 4180, UTF-8 with the mark that spreadsheets recognise it by.

use std::{
    fmt::{self, Write as _},
    io::{self, Write},
};

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
    /// What is being made of a cell.
    field: String,
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
        Ok(Self { writer, calendar, field: String::new() })
    }
}

impl<W: Write> SalesWriter for CsvSales<W> {
    fn write(&mut self, sale: &SaleLine) -> Result<(), ExportError> {
        for cell in cells(sale, &self.calendar) {
            self.field.clear();
            written(&mut self.field, cell).map_err(io::Error::other)?;
            self.writer.write_field(self.field.as_bytes()).map_err(of_csv)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(of_csv)
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        Ok(self.writer.flush()?)
    }
}

fn written(field: &mut String, cell: Cell<'_>) -> fmt::Result {
    match cell {
        Cell::Nothing => {}
        Cell::Text(text) => {
            // Only text can be taken for a formula: all else is made here out of digits.
            if text.starts_with(DANGEROUS) {
                field.push('\'');
            }
            field.push_str(text);
        }
        Cell::Amount(amount) => write!(field, "{amount}")?,
        Cell::At(at) => write!(field, "{at}")?,
        Cell::Day(day) => write!(field, "{day}")?,
    }
    Ok(())
}

fn of_csv(error: csv::Error) -> ExportError {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => ExportError::File(error),
        _ => ExportError::File(io::Error::other(text)),
    }
}
