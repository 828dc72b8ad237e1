//! Sales as a workbook: amounts are numbers, times are times, everything else is text and never a formula.

use std::io::Write;

use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};
use tillup_core::{calendar::Calendar, export::SaleLine, money::Money};

use crate::{
    ExportError, SalesWriter,
    sheet::{COLUMNS, Cell, Kind, WIDTH, cells},
};

/// Rows that a sheet can have, the header among them.
const SHEET_ROWS: u32 = 1_048_576;
/// UTF-16 units that a cell can have.
const CELL_TEXT: usize = 32_767;
/// Decimal digits that a spreadsheet's numbers keep.
const EXACT_DIGITS: usize = 15;
/// Quick to write, for a file somewhat larger than at the usual level.
const COMPRESSION: u8 = 2;

/// Writes sales as a workbook; a further sheet is begun where one is full.
pub struct XlsxSales<W: Write + Send> {
    file: W,
    calendar: Calendar,
    workbook: Workbook,
    sheet: usize,
    next_row: u32,
    rows_in_sheet: u32,
}

impl<W: Write + Send> XlsxSales<W> {
    /// Begins the workbook.
    ///
    /// # Errors
    /// Where no temporary file can be made.
    pub fn new(file: W, calendar: Calendar) -> Result<Self, ExportError> {
        Self::with_sheets_of(file, calendar, SHEET_ROWS)
    }

    /// The same with so many rows to a sheet.
    pub(crate) fn with_sheets_of(
        file: W,
        calendar: Calendar,
        rows_in_sheet: u32,
    ) -> Result<Self, ExportError> {
        let mut workbook = Workbook::new();
        workbook.set_zip_compression_level(COMPRESSION);
        let mut sales = Self { file, calendar, workbook, sheet: 0, next_row: 0, rows_in_sheet };
        sales.begin_sheet("Sales").map_err(of_xlsx)?;
        Ok(sales)
    }

    fn begin_sheet(&mut self, name: &str) -> Result<(), XlsxError> {
        let header = Format::new().set_bold().set_background_color(Color::RGB(0xE7_E6_E6));
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, (title, width, kind)) in (0_u16..).zip(COLUMNS) {
            sheet.set_column_width(column, width)?;
            // Cells take their column's format: to look one up for each cell takes longer than to write it.
            sheet.set_column_format(column, &format_of(kind))?;
            sheet.write_string_with_format(0, column, title, &header)?;
        }
        self.next_row = 1;
        Ok(())
    }

    /// The whole table can be filtered, once it is known how long it is.
    fn end_sheet(&mut self) -> Result<(), XlsxError> {
        let last_row = self.next_row.saturating_sub(1);
        let last_column = u16::try_from(WIDTH - 1).unwrap_or(u16::MAX);
        self.workbook.worksheet_from_index(self.sheet)?.autofilter(0, 0, last_row, last_column)?;
        Ok(())
    }

    fn write_row(&mut self, sale: &SaleLine) -> Result<(), XlsxError> {
        if self.next_row >= self.rows_in_sheet {
            self.end_sheet()?;
            self.sheet += 1;
            self.begin_sheet(&format!("Sales {}", self.sheet + 1))?;
        }
        let row = self.next_row;
        let sheet = self.workbook.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0_u16..).zip(cells(sale, &self.calendar)) {
            write_cell(sheet, (row, column), cell)?;
        }
        self.next_row += 1;
        Ok(())
    }
}

impl<W: Write + Send> SalesWriter for XlsxSales<W> {
    fn write(&mut self, sale: &SaleLine) -> Result<(), ExportError> {
        self.write_row(sale).map_err(of_xlsx)
    }

    fn finish(mut self: Box<Self>) -> Result<(), ExportError> {
        self.end_sheet().map_err(of_xlsx)?;
        self.workbook.save_to_writer(&mut self.file).map_err(of_xlsx)?;
        Ok(self.file.flush()?)
    }
}

fn format_of(kind: Kind) -> Format {
    Format::new().set_num_format(match kind {
        Kind::Text => "@",
        Kind::Amount => "#,##0.00##",
        Kind::Moment => "yyyy-mm-dd hh:mm:ss",
        Kind::Day => "yyyy-mm-dd",
    })
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: Cell<'_>) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => return Ok(()),
        Cell::Text(text) => sheet.write_string(row, column, fitting(text))?,
        Cell::Amount(amount) => match exact(amount) {
            Some(number) => sheet.write_number(row, column, number)?,
            None => sheet.write_string(row, column, amount.to_string())?,
        },
        Cell::At(at) => sheet.write_datetime(row, column, at)?,
        Cell::Day(day) => sheet.write_datetime(row, column, day)?,
    };
    Ok(())
}

/// The amount as a spreadsheet's number, where such a number can say it to the last place.
fn exact(amount: Money) -> Option<f64> {
    let text = amount.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits <= EXACT_DIGITS { text.parse().ok() } else { None }
}

/// The text, no longer than a cell can hold.
fn fitting(text: &str) -> &str {
    if text.len() <= CELL_TEXT {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > CELL_TEXT
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn of_xlsx(error: XlsxError) -> ExportError {
    match error {
        XlsxError::IoError(error) => ExportError::File(error),
        other => ExportError::Workbook(other.to_string()),
    }
}
