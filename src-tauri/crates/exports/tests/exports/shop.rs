//! A ledger with sales of every kind.

use std::{collections::BTreeMap, path::Path, time::Duration};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tempfile::TempDir;
use tillup_core::{
    account::{Account, CommissionPaid, Environment},
    commission::ChargeRule,
    debtor::NewDebtor,
    export::ExportFilter,
    ledger::{NewAttempt, NewSale},
    money::{Currency, Money},
    number::{Country, Number},
    offer::SoldOffer,
    operator::{OperatorCode, Service},
    reference::{Reference, ReferenceForm},
    sale::{Commission, CommissionSource, Order},
    shop::ShopConfig,
};
use tillup_exports::{CsvSales, Journal, SalesWriter, XlsxSales};
use tillup_ledger::{
    SqliteLedger,
    synthetic::{End, fill},
};

/// Titles that try to be something else, and one that is Bengali.
pub const TITLES: [&str; 8] = [
    "=HYPERLINK(\"http://evil.example\";\"click\")",
    "+1 GB",
    "-5 days",
    "@SUM(A1)",
    "১ জিবি, ৭ দিন — রবি",
    "two \"quotes\", a comma\nand a second line",
    "\tcmd",
    "1E5",
];

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn all() -> ExportFilter {
    let (from, to) = (day("2026-11-01"), day("2026-12-31"));
    ExportFilter { from, to, status: None, operator: None, account: None, clerk: None }
}

pub struct TestShop {
    pub folder: TempDir,
    pub ledger: SqliteLedger,
}

/// Whatever the ledger or the file refuses; a failed test shows it.
type Refused = Box<dyn std::error::Error>;

impl TestShop {
    /// With `sales` sales from 2026-11-20 on, days cut at three.
    pub fn with(sales: i64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = SqliteLedger::open(folder.path().join("ledger.sqlite3")).unwrap();
        let begin: DateTime<Utc> = "2026-11-20T20:30:00Z".parse().unwrap();
        ledger.save_config(&config(), "owner", begin).unwrap();
        let taka = |text: &str| Money::parse(text, Currency::Bdt).unwrap();
        ledger
            .load_wallet("soho", taka("100000"), taka("97000.5001"), "; 2026-01-01 | x", "owner", begin)
            .unwrap();
        let karim = NewDebtor {
            id: None,
            name: "@করিম, \"চা\"".to_owned(),
            phone: None,
            limit: taka("1000000"),
            enabled: true,
        };
        let karim = ledger.save_debtor(&karim, "owner", begin).unwrap().id;
        let made = (0..sales).map(|nth| {
            let end = match nth % 7 {
                3 => End::Failure,
                5 => End::Reversal,
                6 => End::Open,
                _ => End::Success,
            };
            (sale(nth, begin + TimeDelta::minutes(nth * 13)), end)
        });
        fill(&ledger, made, TimeDelta::seconds(2)).unwrap();
        ledger.adjust_due(karim, taka("777.7701"), "; notebook | 2025", "owner", begin).unwrap();
        ledger.take_payment(karim, taka("300.0001"), None, "payment-1", "রহিম", begin).unwrap();
        ledger.adjust_due(karim, taka("-77"), "moved away", "owner", begin).unwrap();
        Self { folder, ledger }
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Exports sales; the name's ending says in which form.
    pub fn sales(&self, name: &str, filter: &ExportFilter) -> u64 {
        let file = std::fs::File::create(self.path(name)).unwrap();
        let (writer, rows) = self
            .ledger
            .export_sales::<Box<dyn SalesWriter>, Refused>(
                filter,
                |_, calendar| {
                    Ok(if name.ends_with("csv") {
                        Box::new(CsvSales::new(file, calendar)?)
                    } else {
                        Box::new(XlsxSales::new(file, calendar)?)
                    })
                },
                |writer, sale| Ok(writer.write(sale)?),
            )
            .unwrap();
        writer.finish().unwrap();
        rows
    }

    pub fn journal(&self, file: &Path, from: &str, to: &str) -> u64 {
        let file = std::fs::File::create(file).unwrap();
        let (journal, entries) = self
            .ledger
            .export_journal::<_, Refused>(
                day(from),
                day(to),
                |books| Ok(Journal::new(file, "Corner\nTelecom; মিরপুর", books)?),
                |journal, entry| Ok(journal.write(entry)?),
            )
            .unwrap();
        journal.finish().unwrap();
        entries
    }
}

fn sale(nth: i64, at: DateTime<Utc>) -> NewSale {
    let abroad = nth % 4 == 1;
    let (currency, account) = if abroad { (Currency::Inr, "india") } else { (Currency::Bdt, "soho") };
    let money = |parts: i64| Money::from_parts(parts, currency);
    let title = TITLES[usize::try_from(nth).unwrap() % TITLES.len()];
    let offer = (nth % 3 == 0).then(|| SoldOffer {
        id: nth.to_string(),
        title: title.to_owned(),
        identifiers: Vec::new(),
        promised_commission: String::new(),
    });
    NewSale {
        order: Order {
            number: Number::stored(format!("017{nth:08}")),
            operator: OperatorCode::parse(["GP", "RB", "BL"][usize::try_from(nth % 3).unwrap()]).unwrap(),
            service: Service::Prepaid,
            amount: money(2_900_000 + nth * 10_001),
            charge: money(if nth % 2 == 0 { 50_000 } else { 0 }),
            circle: (nth % 5 == 0).then(|| "=1+1".to_owned()),
            offer,
            unit: None,
            dob: None,
            scheme: false,
        },
        clerk: "রহিম".to_owned(),
        guard_since: None,
        debtor: (nth % 6 == 2).then_some(1),
        attempt: NewAttempt {
            reference: Reference::new(at, ReferenceForm::LettersAndDigits).unwrap(),
            account: account.to_owned(),
            chosen_because: "listed first".to_owned(),
            expected_commission: Commission {
                amount: money(87_001 + nth),
                source: if nth % 2 == 0 { CommissionSource::Rate } else { CommissionSource::Reported },
            },
            sending: true,
            at,
        },
    }
}

fn config() -> ShopConfig {
    let account = |id: &str, provider: &str, currency| Account {
        id: id.to_owned(),
        provider: provider.to_owned(),
        base_url: "https://provider.example".to_owned(),
        allow_http: false,
        environment: Environment::Live,
        currency,
        enabled: true,
        operator_codes: BTreeMap::new(),
        commission_paid: CommissionPaid::Later,
    };
    ShopConfig {
        name: "Corner Telecom".to_owned(),
        address: String::new(),
        country: Country::Bd,
        timezone: "Asia/Dhaka".parse().unwrap(),
        language: "bn".to_owned(),
        cutoff_hour: 3,
        repeat_guard: Duration::from_secs(300),
        not_found_grace: Duration::from_secs(600),
        charge_rule: ChargeRule::Allowed,
        prefixes: BTreeMap::new(),
        limits: Vec::new(),
        accounts: vec![account("soho", "sohojpay", Currency::Bdt), account("india", "tymk", Currency::Inr)],
        rates: Vec::new(),
        routing: BTreeMap::new(),
    }
}
