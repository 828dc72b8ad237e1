//! A shop to test with.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use tempfile::TempDir;
use tillup_core::{
    account::{Account, CommissionPaid, Environment},
    commission::{ChargeRule, CommissionRate},
    ledger::{Change, Ledger, NewAttempt, NewSale, Recorded},
    money::{Currency, Money, Rate},
    number::{Country, Number},
    offer::SoldOffer,
    operator::{OperatorCode, Service},
    reference::{Reference, ReferenceForm},
    sale::{Commission, CommissionSource, Evidence, Order, Reason, Sale, Status},
    shop::{AmountLimit, ShopConfig},
};
use tillup_ledger::SqliteLedger;

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Noon in Dhaka.
pub fn noon() -> DateTime<Utc> {
    at("2026-11-21T06:00:00Z")
}

pub fn taka(text: &str) -> Money {
    Money::parse(text, Currency::Bdt).unwrap()
}

pub fn rupees(text: &str) -> Money {
    Money::parse(text, Currency::Inr).unwrap()
}

pub fn operator(code: &str) -> OperatorCode {
    OperatorCode::parse(code).unwrap()
}

pub fn number(text: &str) -> Number {
    Number::stored(text.to_owned())
}

pub fn account(id: &str, provider: &str, currency: Currency, commission_paid: CommissionPaid) -> Account {
    Account {
        id: id.to_owned(),
        provider: provider.to_owned(),
        base_url: format!("https://{provider}.example"),
        allow_http: false,
        environment: Environment::Live,
        currency,
        enabled: true,
        operator_codes: BTreeMap::from([(operator("RB"), "robi".to_owned())]),
        commission_paid,
    }
}

/// Dhaka, days from three in the morning.
pub fn config() -> ShopConfig {
    ShopConfig {
        name: "Corner Telecom".to_owned(),
        address: "Mirpur 10, Dhaka".to_owned(),
        country: Country::Bd,
        timezone: "Asia/Dhaka".parse().unwrap(),
        language: "bn".to_owned(),
        cutoff_hour: 3,
        repeat_guard: Duration::from_secs(300),
        not_found_grace: Duration::from_secs(600),
        charge_rule: ChargeRule::Allowed,
        prefixes: BTreeMap::from([("017".to_owned(), operator("GP")), ("018".to_owned(), operator("RB"))]),
        limits: vec![AmountLimit {
            operator: operator("GP"),
            min: Some(taka("20")),
            max: None,
            from: "2026-01-01".parse().unwrap(),
        }],
        accounts: vec![
            account("soho", "sohojpay", Currency::Bdt, CommissionPaid::Later),
            account("auto", "autoflexi", Currency::Bdt, CommissionPaid::Sale),
            account("india", "tymk", Currency::Inr, CommissionPaid::Later),
        ],
        rates: vec![CommissionRate {
            account: None,
            operator: Some(operator("GP")),
            service: None,
            rate: Rate::parse("3").unwrap(),
            from: "2026-01-01".parse().unwrap(),
        }],
        routing: BTreeMap::from([(operator("GP"), vec!["soho".to_owned(), "auto".to_owned()])]),
    }
}

pub struct TestShop {
    pub folder: TempDir,
    pub ledger: Arc<SqliteLedger>,
}

impl TestShop {
    pub fn new() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    /// In memory where the system has a folder for that: for tests that make very many.
    pub fn quick() -> Self {
        let memory = std::path::Path::new("/dev/shm");
        Self::in_folder(
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap(),
        )
    }

    fn in_folder(folder: TempDir) -> Self {
        let ledger = Arc::new(SqliteLedger::open(folder.path().join("ledger.sqlite3")).unwrap());
        ledger.save_config(&config(), "owner", noon()).unwrap();
        Self { folder, ledger }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.sqlite3")
    }

    /// Any SQLite tool.
    pub fn tool(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    pub fn count(&self, sql: &str) -> i64 {
        self.tool().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub fn record(&self, sale: &NewSale) -> Reference {
        match self.ledger.record(sale).unwrap() {
            Recorded::New(reference) => reference,
            Recorded::Repeat(earlier) => panic!("repeat of {earlier}"),
        }
    }

    pub fn apply(&self, reference: &Reference, change: Change) -> Sale {
        self.ledger.apply(reference, &change).unwrap()
    }

    /// A sale that succeeded.
    pub fn sold(&self, sale: &NewSale, commission: &str) -> Reference {
        let reference = self.record(sale);
        self.apply(&reference, succeeded(sale.attempt.at + TimeDelta::seconds(2), commission));
        reference
    }

    pub fn assert_whole(&self) {
        let report = self.ledger.verify().unwrap();
        assert!(report.ok, "{:?}", report.problems);
    }
}

pub fn new_reference() -> Reference {
    Reference::new(Utc::now(), ReferenceForm::LettersAndDigits).unwrap()
}

pub fn new_attempt(account: &str, at: DateTime<Utc>) -> NewAttempt {
    let currency = if account == "india" { Currency::Inr } else { Currency::Bdt };
    NewAttempt {
        reference: new_reference(),
        account: account.to_owned(),
        chosen_because: "the owner's list".to_owned(),
        expected_commission: Commission {
            amount: Money::parse("1", currency).unwrap(),
            source: CommissionSource::Rate,
        },
        sending: true,
        at,
    }
}

pub fn new_sale(to: &str, amount: Money, account: &str, at: DateTime<Utc>) -> NewSale {
    NewSale {
        order: Order {
            number: number(to),
            operator: operator("GP"),
            service: Service::Prepaid,
            amount,
            charge: Money::zero(amount.currency()),
            circle: None,
            offer: None,
            unit: None,
            dob: None,
            scheme: false,
        },
        clerk: "clerk1".to_owned(),
        debtor: None,
        guard_since: Some(at - TimeDelta::minutes(5)),
        attempt: new_attempt(account, at),
    }
}

/// A pack that promises nothing.
pub fn pack(title: &str) -> SoldOffer {
    SoldOffer {
        id: title.to_owned(),
        title: title.to_owned(),
        identifiers: Vec::new(),
        promised_commission: String::new(),
    }
}

pub fn change(status: Status, at: DateTime<Utc>) -> Change {
    Change {
        status,
        reason: None,
        evidence: Evidence::default(),
        commission: Commission { amount: taka("0"), source: CommissionSource::None },
        next_check_at: None,
        resolution: None,
        at,
    }
}

pub fn succeeded(at: DateTime<Utc>, commission: &str) -> Change {
    Change {
        commission: Commission { amount: taka(commission), source: CommissionSource::Rate },
        ..change(Status::Succeeded, at)
    }
}

pub fn failed(at: DateTime<Utc>) -> Change {
    Change { reason: Some(Reason::OperatorDown), ..change(Status::Failed, at) }
}
