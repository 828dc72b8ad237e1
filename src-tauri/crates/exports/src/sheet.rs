//! The columns of a sheet of sales: one layout for CSV and XLSX.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};
use tillup_core::{calendar::Calendar, export::SaleLine, money::Money};

/// How many columns there are.
pub(crate) const WIDTH: usize = 24;

/// What the cells of a column are, where they are not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Amount,
    Moment,
    Day,
}

/// The columns' titles, widths in characters and kinds.
pub(crate) const COLUMNS: [(&str, u8, Kind); WIDTH] = [
    ("Receipt no", 11, Kind::Text),
    ("Reference", 24, Kind::Text),
    ("Time", 19, Kind::Moment),
    ("Business day", 13, Kind::Day),
    ("State", 11, Kind::Text),
    ("Reason", 18, Kind::Text),
    ("Number", 15, Kind::Text),
    ("Operator", 12, Kind::Text),
    ("Service", 11, Kind::Text),
    ("Circle", 12, Kind::Text),
    ("Account", 16, Kind::Text),
    ("Provider", 18, Kind::Text),
    ("Pack", 32, Kind::Text),
    ("Amount", 12, Kind::Amount),
    ("Charge", 10, Kind::Amount),
    ("Fee", 10, Kind::Amount),
    ("Currency", 9, Kind::Text),
    ("Commission", 12, Kind::Amount),
    ("Commission source", 18, Kind::Text),
    ("Clerk", 14, Kind::Text),
    ("Provider reference", 22, Kind::Text),
    ("Operator reference", 22, Kind::Text),
    ("Settled at", 19, Kind::Moment),
    ("On credit", 18, Kind::Text),
];

/// The columns' titles, in order.
pub fn titles() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(title, ..)| *title)
}

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    Nothing,
    Text(&'a str),
    Amount(Money),
    At(NaiveDateTime),
    Day(NaiveDate),
}

/// A sale's cells, times by the clock on the shop's wall.
pub(crate) fn cells<'a>(sale: &'a SaleLine, calendar: &Calendar) -> [Cell<'a>; WIDTH] {
    let maybe = |text: &'a Option<String>| text.as_deref().map_or(Cell::Nothing, Cell::Text);
    [
        Cell::Text(&sale.receipt_no),
        Cell::Text(&sale.reference),
        Cell::At(on_the_wall(sale.created_at, calendar)),
        Cell::Day(calendar.day_of(sale.created_at)),
        Cell::Text(&sale.status),
        maybe(&sale.reason),
        Cell::Text(&sale.number),
        Cell::Text(&sale.operator),
        Cell::Text(&sale.service),
        maybe(&sale.circle),
        Cell::Text(&sale.account),
        maybe(&sale.provider),
        maybe(&sale.pack),
        Cell::Amount(sale.amount),
        Cell::Amount(sale.charge),
        Cell::Amount(sale.fee),
        Cell::Text(sale.amount.currency().code()),
        Cell::Amount(sale.commission),
        Cell::Text(&sale.commission_source),
        Cell::Text(&sale.clerk),
        maybe(&sale.provider_reference),
        maybe(&sale.operator_reference),
        sale.final_at.map_or(Cell::Nothing, |at| Cell::At(on_the_wall(at, calendar))),
        maybe(&sale.on_credit),
    ]
}

fn on_the_wall(at: DateTime<Utc>, calendar: &Calendar) -> NaiveDateTime {
    let wall = at.with_timezone(&calendar.timezone).naive_local();
    wall.with_nanosecond(0).unwrap_or(wall)
}
