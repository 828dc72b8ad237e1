//! Sales as a workbook: amounts are numbers, times are times, everything else is text and never a formula.

use std::io::Write;

use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};
use tillup_core::{
    calendar::Calendar,
    export::SaleLine,
    money::{Money, PARTS_PER_UNIT},
};

use crate::{
    ExportError, SalesWriter,
    sheet::{COLUMNS, Cell, Kind, WIDTH, cells},
};

/// Rows that a sheet can have, the header among them.
const SHEET_ROWS: u32 = 1_048_576;
/// UTF-16 units that a cell can have.
const CELL_TEXT: usize = 32_767;
/// Below this an amount has no more decimal digits than a spreadsheet's numbers keep, which is 15.
const EXACT_PARTS: u64 = 1_000_000_000_000_000;
/// Quickest to write: half a million sales wait a second less than at the level above, for a file that is a third larger.
const COMPRESSION: u8 = 1;

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
#[allow(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    reason = "here money leaves for where numbers are floats; whole ones of so few digits are exact"
)]
fn exact(amount: Money) -> Option<f64> {
    // The quotient of two exact numbers is the one that is nearest to the amount, as if it had been read from its digits.
    (amount.parts().unsigned_abs() < EXACT_PARTS).then(|| amount.parts() as f64 / PARTS_PER_UNIT as f64)
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader, Xlsx, open_workbook_from_rs};
    use chrono::DateTime;
    use proptest::prelude::*;
    use tillup_core::money::Currency;

    use super::*;

    fn line(nth: u32) -> SaleLine {
        let amount = Money::from_parts(50_000, Currency::Bdt);
        SaleLine {
            receipt_no: format!("{nth:06}"),
            reference: format!("T{nth}"),
            created_at: DateTime::UNIX_EPOCH,
            status: "succeeded".into(),
            reason: None,
            number: "01712345678".into(),
            operator: "grameenphone".into(),
            service: "prepaid".into(),
            circle: None,
            account: "soho".into(),
            provider: None,
            pack: None,
            amount,
            charge: amount,
            fee: Money::zero(Currency::Bdt),
            commission: Money::zero(Currency::Bdt),
            commission_source: "rate".into(),
            clerk: "owner".into(),
            provider_reference: None,
            operator_reference: None,
            final_at: None,
            on_credit: None,
        }
    }

    #[test]
    fn where_a_sheet_is_full_the_next_one_goes_on() {
        let calendar = Calendar { timezone: chrono_tz::Asia::Dhaka, cutoff_hour: 0 };
        let mut file = Cursor::new(Vec::new());
        let mut sales = Box::new(XlsxSales::with_sheets_of(&mut file, calendar, 4).unwrap());
        for nth in 1..=7 {
            sales.write(&line(nth)).unwrap();
        }
        sales.finish().unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(file).unwrap();
        let mut receipts_of = |name: &str| -> Vec<String> {
            let sheet = book.worksheet_range(name).unwrap();
            sheet.rows().map(|row| row.first().unwrap().to_string()).collect()
        };
        assert_eq!(receipts_of("Sales"), ["Receipt no", "000001", "000002", "000003"]);
        assert_eq!(receipts_of("Sales 2"), ["Receipt no", "000004", "000005", "000006"]);
        assert_eq!(receipts_of("Sales 3"), ["Receipt no", "000007"]);
        assert_eq!(book.sheet_names().len(), 3);
    }

    #[test]
    fn what_a_number_cannot_say_to_the_last_place_stays_text() {
        let said = |parts: i64| exact(Money::from_parts(parts, Currency::Bdt));
        assert_eq!(said(999_999_999_999_999).unwrap().to_string(), "99999999999.9999");
        assert_eq!((said(1_000_000_000_000_000), said(i64::MIN)), (None, None));
    }

    proptest! {
        #[test]
        fn a_number_is_the_one_that_its_digits_say(parts in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let amount = Money::from_parts(parts, Currency::Bdt);
            let digits: f64 = amount.to_string().parse().unwrap();
            prop_assert_eq!(exact(amount).unwrap().to_bits(), digits.to_bits());
        }
    }
}
