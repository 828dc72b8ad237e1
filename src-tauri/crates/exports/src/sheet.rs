//! The columns of a sheet of sales: one layout for CSV and XLSX.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};
use tillup_core::{calendar::Calendar, export::SaleLine, money::Money};

/// How many columns there are.
pub(crate) const WIDTH: usize = 24;

/// The columns' titles and widths in characters.
pub(crate) const COLUMNS: [(&str, u8); WIDTH] = [
    ("Receipt no", 11),
    ("Reference", 24),
    ("Time", 19),
    ("Business day", 13),
    ("State", 11),
    ("Reason", 18),
    ("Number", 15),
    ("Operator", 12),
    ("Service", 11),
    ("Circle", 12),
    ("Account", 16),
    ("Provider", 18),
    ("Pack", 32),
    ("Amount", 12),
    ("Charge", 10),
    ("Fee", 10),
    ("Currency", 9),
    ("Commission", 12),
    ("Commission source", 18),
    ("Clerk", 14),
    ("Provider reference", 22),
    ("Operator reference", 22),
    ("Settled at", 19),
    ("On credit", 18),
];

/// The columns' titles, in order.
pub fn titles() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(title, _)| *title)
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
pub(crate) fn cells<'a>(sale: &SaleLine<'a>, calendar: &Calendar) -> [Cell<'a>; WIDTH] {
    let maybe = |text: Option<&'a str>| text.map_or(Cell::Nothing, Cell::Text);
    [
        Cell::Text(sale.receipt_no),
        Cell::Text(sale.reference),
        Cell::At(on_the_wall(sale.created_at, calendar)),
        Cell::Day(calendar.day_of(sale.created_at)),
        Cell::Text(sale.status),
        maybe(sale.reason),
        Cell::Text(sale.number),
        Cell::Text(sale.operator),
        Cell::Text(sale.service),
        maybe(sale.circle),
        Cell::Text(sale.account),
        maybe(sale.provider),
        maybe(sale.pack),
        Cell::Amount(sale.amount),
        Cell::Amount(sale.charge),
        Cell::Amount(sale.fee),
        Cell::Text(sale.amount.currency().code()),
        Cell::Amount(sale.commission),
        Cell::Text(sale.commission_source),
        Cell::Text(sale.clerk),
        maybe(sale.provider_reference),
        maybe(sale.operator_reference),
        sale.final_at.map_or(Cell::Nothing, |at| Cell::At(on_the_wall(at, calendar))),
        maybe(sale.on_credit),
    ]
}

fn on_the_wall(at: DateTime<Utc>, calendar: &Calendar) -> NaiveDateTime {
    let wall = at.with_timezone(&calendar.timezone).naive_local();
    wall.with_nanosecond(0).unwrap_or(wall)
}
