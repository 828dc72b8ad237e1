//! What a document says, gathered from the ledger: exactly its figures, and no more than who asks may know.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tillup_core::{
    access::{Action, Role, SignedIn},
    engine::EngineError,
    ledger::{Ledger, LedgerError},
    money::{Currency, Money, MoneyError},
    operator::{OperatorCode, known_operators},
    print_queue::DocumentSubject,
    quality::AccountQuality,
    reference::Reference,
    report::{GroupBy, Report, Totals},
    sale::{Sale, Status},
    shift::Shift,
    shop::ShopConfig,
};
use tillup_documents::{
    CommissionLine, CommissionStatement, DayStatement, Dispute, Document, Receipt, Refund, ShiftReport,
    ShopFacts, Sold, TestPage,
};

use crate::{Shop, ShopError, rules::wrong};

impl Shop {
    /// Whether somebody may have this document at all, before it is gathered; gives whose business it is.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`]; what there is not, or is another's, is not found.
    pub(super) fn may_have(&self, who: &SignedIn, subject: &DocumentSubject) -> Result<String, ShopError> {
        self.require(who, Action::Receipt)?;
        match subject {
            DocumentSubject::Receipt { reference } => Ok(self.known_sale(reference)?.clerk),
            DocumentSubject::Refund { reference } => {
                let sale = self.known_sale(reference)?;
                if sale.status() == Status::Reversed {
                    Ok(sale.clerk)
                } else {
                    Err(wrong("not_reversed", "only of a sale that was given back there is a refund slip"))
                }
            }
            DocumentSubject::Dispute { id } => Ok(self.ledger.dispute(*id)?.ok_or(LedgerError::NotFound)?.by),
            DocumentSubject::Z { number } => Ok(self.z_report(who, *number)?.clerk),
            DocumentSubject::X { shift } => Ok(self.open_shift_by_id(who, *shift)?.clerk),
            DocumentSubject::Day { .. } | DocumentSubject::Commission { .. } => {
                self.require(who, Action::Report)?;
                Ok(who.name.clone())
            }
            DocumentSubject::TestPage { .. } => {
                self.require(who, Action::Provision)?;
                Ok(who.name.clone())
            }
        }
    }

    /// The document for who may have it; `copy`: 0 for the first that is handed out, else the copy's number.
    pub(super) fn gather(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        copy: u32,
    ) -> Result<Document, ShopError> {
        let config = self.ledger.config()?;
        let shop = ShopFacts::of(&config, self.is_demo);
        let made_at = self.clock.now();
        Ok(match subject {
            DocumentSubject::Receipt { reference } => {
                let sale = self.sold(&self.known_sale(reference)?, &config);
                Document::Receipt(Receipt { shop, sale, copy })
            }
            DocumentSubject::Refund { reference } => {
                let sale = self.sold(&self.known_sale(reference)?, &config);
                Document::Refund(Refund { shop, sale, copy })
            }
            DocumentSubject::Dispute { id } => {
                let complaint = self.ledger.dispute(*id)?.ok_or(LedgerError::NotFound)?;
                let sale = self.sold(&self.known_sale(&complaint.opened.reference)?, &config);
                Document::Dispute(Dispute { shop, sale, complaint, copy })
            }
            DocumentSubject::Z { number } => {
                self.shift_report(who, shop, self.z_report(who, *number)?, &config)
            }
            DocumentSubject::X { shift } => {
                self.shift_report(who, shop, self.open_shift_by_id(who, *shift)?, &config)
            }
            DocumentSubject::Day { day, currency } => Document::Day(self.day_statement(
                shop,
                *day,
                currency.unwrap_or(config.home_currency()),
                &config,
            )?),
            DocumentSubject::Commission { from, to, currency } => {
                Document::Commission(self.commission_statement(
                    shop,
                    (*from, *to),
                    currency.unwrap_or(config.home_currency()),
                    &config,
                )?)
            }
            DocumentSubject::TestPage { printer } => {
                let settings = self.ledger.printing_settings()?;
                let address =
                    settings.printer(printer).map(|printer| tillup_printers::address_text(&printer.address));
                Document::TestPage(TestPage {
                    shop,
                    printer: printer.clone(),
                    address: address.unwrap_or_default(),
                    made_at,
                })
            }
        })
    }

    fn known_sale(&self, reference: &Reference) -> Result<Sale, ShopError> {
        Ok(self.ledger.sale(reference)?.ok_or(LedgerError::NotFound)?)
    }

    /// The sale with the names that people use.
    fn sold(&self, sale: &Sale, config: &ShopConfig) -> Sold {
        let operator = operator_name(config, sale.order.operator.as_str());
        let account = sale.last_attempt().map_or("", |attempt| attempt.account.as_str());
        let provider =
            config.account(account).and_then(|account| self.providers.get(account.provider.as_str()));
        Sold::of(sale, &operator, provider.map_or(account, |provider| provider.capability().name))
    }

    /// Of the open shifts that somebody may see, the one of that id.
    fn open_shift_by_id(&self, who: &SignedIn, id: i64) -> Result<Shift, ShopError> {
        let found = self.open_shifts(who)?.into_iter().find(|shift| shift.id == id);
        Ok(found.ok_or(LedgerError::NotFound)?)
    }

    fn shift_report(&self, who: &SignedIn, shop: ShopFacts, shift: Shift, config: &ShopConfig) -> Document {
        let names = shift.lines.iter().map(|line| line.operator.as_str());
        Document::Shift(Box::new(ShiftReport {
            shop,
            tells_expected: shift.tells_expected_to(who.role),
            tells_commission: who.role == Role::Owner,
            operators: names.map(|code| (code.to_owned(), operator_name(config, code))).collect(),
            made_at: self.clock.now(),
            shift,
        }))
    }

    fn day_statement(
        &self,
        shop: ShopFacts,
        day: NaiveDate,
        currency: Currency,
        config: &ShopConfig,
    ) -> Result<DayStatement, ShopError> {
        let grouped = |by| self.grouped((day, day), by, currency);
        let by_operator = grouped(GroupBy::Operator)?;
        Ok(DayStatement {
            shop,
            from: day,
            to: day,
            totals: by_operator.totals,
            by_account: grouped(GroupBy::Account)?.groups,
            by_operator: named(by_operator.groups, config),
            by_clerk: grouped(GroupBy::Clerk)?.groups,
            tells_commission: true,
            made_at: self.clock.now(),
        })
    }

    /// The report of that currency, or one of nothing.
    fn grouped(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        by: GroupBy,
        currency: Currency,
    ) -> Result<Report, ShopError> {
        let reports = self.ledger.report(from, to, Some(by))?;
        let nothing = Report { from, to, currency, totals: Totals::none(currency), groups: Vec::new() };
        Ok(reports.into_iter().find(|report| report.currency == currency).unwrap_or(nothing))
    }

    fn commission_statement(
        &self,
        shop: ShopFacts,
        (from, to): (NaiveDate, NaiveDate),
        currency: Currency,
        config: &ShopConfig,
    ) -> Result<CommissionStatement, ShopError> {
        if to < from {
            return Err(wrong("invalid_days", "the last day lies before the first"));
        }
        let accounts = self.grouped((from, to), GroupBy::Account, currency)?;
        let operators = self.grouped((from, to), GroupBy::Operator, currency)?;
        let quality = self.ledger.quality(from, to)?.into_iter().find(|report| report.currency == currency);
        let quality: BTreeMap<String, AccountQuality> = quality
            .into_iter()
            .flat_map(|report| report.accounts)
            .map(|one| (one.account.clone(), one))
            .collect();
        let mut names: Vec<String> = accounts.groups.iter().map(|(account, _)| account.clone()).collect();
        // An account that sold nothing may have been loaded with more than was paid.
        names.extend(quality.values().filter(|one| !one.uplift.is_zero()).map(|one| one.account.clone()));
        names.sort();
        names.dedup();
        let sold: BTreeMap<String, Totals> = accounts.groups.into_iter().collect();
        let by_account: Vec<CommissionLine> = names
            .into_iter()
            .map(|name| {
                let totals = sold.get(&name).copied().unwrap_or(Totals::none(currency));
                let quality = quality.get(&name);
                commission_line(name, totals, quality.map(|one| (one.expected, one.uplift)))
            })
            .collect();
        let all = sums(&by_account, currency).map_err(EngineError::from)?;
        Ok(CommissionStatement {
            shop,
            from,
            to,
            currency,
            total: commission_line(String::new(), accounts.totals, Some(all)),
            by_account,
            by_operator: named(operators.groups, config)
                .into_iter()
                .map(|(name, totals)| commission_line(name, totals, None))
                .collect(),
            made_at: self.clock.now(),
        })
    }
}

/// What was expected and what arrived by loads, of all of them.
fn sums(lines: &[CommissionLine], currency: Currency) -> Result<(Money, Money), MoneyError> {
    let zero = Money::zero(currency);
    lines.iter().try_fold((zero, zero), |(expected, received), line| {
        Ok((expected.plus(line.expected.unwrap_or(zero))?, received.plus(line.received.unwrap_or(zero))?))
    })
}

fn commission_line(name: String, totals: Totals, known: Option<(Money, Money)>) -> CommissionLine {
    CommissionLine {
        name,
        sales: totals.sales,
        amount: totals.amount,
        expected: known.map(|(expected, _)| expected),
        reported: totals.commission_reported,
        by_rate: totals.commission_by_rate,
        received: known.map(|(_, received)| received),
    }
}

fn named(groups: Vec<(String, Totals)>, config: &ShopConfig) -> Vec<(String, Totals)> {
    groups.into_iter().map(|(code, totals)| (operator_name(config, &code), totals)).collect()
}

/// The name that people use for an operator; its code, where none is known.
fn operator_name(config: &ShopConfig, code: &str) -> String {
    // A shop may sell the other country's operators, too.
    let countries = [config.country, config.country.other()];
    let known = countries.into_iter().flat_map(known_operators).find(|known| known.code == code);
    match (known, OperatorCode::parse(code)) {
        (Some(known), _) => known.name.to_owned(),
        (None, Ok(code)) => code.as_str().to_owned(),
        (None, Err(_)) => code.to_owned(),
    }
}
