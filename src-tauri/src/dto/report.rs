//! The owner's figures.

use chrono::NaiveDate;
use serde::Serialize;
use tillup_core::{
    debtor::DueTotals,
    money::{Currency, MoneyError},
    report::{Report, Tally, Totals},
};

use super::sale::SaleDto;

/// How many, and how much.
#[derive(Debug, Serialize)]
pub struct TallyDto {
    sales: i64,
    amount: String,
}

impl From<Tally> for TallyDto {
    fn from(tally: Tally) -> Self {
        Self { sales: tally.sales, amount: tally.amount.to_string() }
    }
}

/// The figures of some days.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TotalsDto {
    sales: i64,
    amount: String,
    charge: String,
    fee: String,
    commission: String,
    commission_reported: String,
    commission_by_rate: String,
    reversed: TallyDto,
    pending: TallyDto,
    unknown: TallyDto,
    failed: TallyDto,
}

impl TotalsDto {
    /// With both kinds of commission added up.
    fn of(totals: &Totals) -> Result<Self, MoneyError> {
        Ok(Self {
            sales: totals.sales,
            amount: totals.amount.to_string(),
            charge: totals.charge.to_string(),
            fee: totals.fee.to_string(),
            commission: totals.commission()?.to_string(),
            commission_reported: totals.commission_reported.to_string(),
            commission_by_rate: totals.commission_by_rate.to_string(),
            reversed: totals.reversed.into(),
            pending: totals.pending.into(),
            unknown: totals.unknown.into(),
            failed: totals.failed.into(),
        })
    }
}

/// The figures of one of the things that a report is grouped by.
#[derive(Debug, Serialize)]
pub struct GroupDto {
    key: String,
    totals: TotalsDto,
}

fn groups(report: &Report) -> Result<Vec<GroupDto>, MoneyError> {
    let of =
        |(key, totals): &(String, Totals)| Ok(GroupDto { key: key.clone(), totals: TotalsDto::of(totals)? });
    report.groups.iter().map(of).collect()
}

/// A report in one currency.
#[derive(Debug, Serialize)]
pub struct ReportDto {
    from: String,
    to: String,
    currency: &'static str,
    totals: TotalsDto,
    groups: Vec<GroupDto>,
}

impl ReportDto {
    /// The report as the window shows it.
    pub fn of(report: &Report) -> Result<Self, MoneyError> {
        Ok(Self {
            from: report.from.to_string(),
            to: report.to.to_string(),
            currency: report.currency.code(),
            totals: TotalsDto::of(&report.totals)?,
            groups: groups(report)?,
        })
    }
}

/// What the ledger told of one day, by each thing that the day is shown by; each list has one report per currency.
pub struct DayReports {
    pub accounts: Vec<Report>,
    pub operators: Vec<Report>,
    pub services: Vec<Report>,
    pub clerks: Vec<Report>,
    /// What was sold on credit and what was paid of dues.
    pub dues: Vec<DueTotals>,
    /// The same weekday a week before.
    pub before: Vec<Report>,
}

/// One day in one currency.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayPartDto {
    currency: &'static str,
    totals: TotalsDto,
    before: TotalsDto,
    accounts: Vec<GroupDto>,
    operators: Vec<GroupDto>,
    services: Vec<GroupDto>,
    clerks: Vec<GroupDto>,
    on_credit: String,
    dues_received: String,
}

impl DayPartDto {
    /// One for each currency in which something happened, the shop's own first.
    pub fn all(day: &DayReports) -> Result<Vec<Self>, MoneyError> {
        day.accounts.iter().map(|report| Self::of(report, day)).collect()
    }

    fn of(report: &Report, day: &DayReports) -> Result<Self, MoneyError> {
        let currency = report.currency;
        let by = |reports: &[Report]| within(reports, currency).map_or(Ok(Vec::new()), groups);
        let before = within(&day.before, currency).map_or(Totals::none(currency), |report| report.totals);
        let dues = day.dues.iter().find(|dues| dues.received.currency() == currency);
        let dues = dues.copied().unwrap_or(DueTotals::none(currency));
        Ok(Self {
            currency: currency.code(),
            totals: TotalsDto::of(&report.totals)?,
            before: TotalsDto::of(&before)?,
            accounts: groups(report)?,
            operators: by(&day.operators)?,
            services: by(&day.services)?,
            clerks: by(&day.clerks)?,
            on_credit: dues.on_credit.to_string(),
            dues_received: dues.received.to_string(),
        })
    }
}

fn within(reports: &[Report], currency: Currency) -> Option<&Report> {
    reports.iter().find(|report| report.currency == currency)
}

/// One business day.
#[derive(Debug, Serialize)]
pub struct DayDto {
    pub day: NaiveDate,
    /// The business day that it is now.
    pub today: NaiveDate,
    /// The same weekday a week before, with which it is compared.
    pub before: NaiveDate,
    pub parts: Vec<DayPartDto>,
    /// Sales that somebody should look at: open ones, oldest first, then those that were taken back on this day.
    pub attention: Vec<SaleDto>,
}
