//! Measures the ledger: `cargo run --release -p tillup-ledger --example figures -- [SALES] [FOLDER]`.
//!
//! Fills a ledger with so many made-up sales (default 50,000) in five years, in FOLDER (default: a temporary one), then
//! tells how long reports and searches take, and what a sale costs against two bare durable commits. A folder that holds
//! a ledger already is measured as it is.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "figures/owner.rs"]
mod owner;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::Connection;
use tillup_core::{
    account::{Account, CommissionPaid, Environment},
    commission::ChargeRule,
    ledger::{Change, Ledger, NewAttempt, NewSale},
    money::{Currency, Money, PARTS_PER_UNIT},
    number::{Country, Number},
    offer::SoldOffer,
    operator::{OperatorCode, Service},
    reference::{Reference, ReferenceForm},
    report::GroupBy,
    sale::{Commission, CommissionSource, Evidence, Order, Status},
    shop::ShopConfig,
};
use tillup_ledger::{
    SalesFilter, SqliteLedger,
    synthetic::{End, fill},
};

const DAYS: i64 = 5 * 365;
const OPERATORS: [&str; 6] = ["GP", "RB", "AT", "BL", "TT", "SK"];
const ACCOUNTS: [&str; 3] = ["soho-main", "irecharge-1", "autoflexi"];
const CLERKS: [&str; 6] = ["rahim", "karim", "salma", "nadia", "tariq", "owner"];
const CUSTOMERS: u64 = 300_000;
const BATCH: i64 = 20_000;
/// Customers with a name.
const NAMED: u64 = 10_000;

fn main() {
    let mut args = std::env::args().skip(1);
    let sales: i64 = args.next().map_or(50_000, |text| text.parse().unwrap());
    let temporary = tempfile::tempdir().unwrap();
    let folder = args.next().map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    let path = folder.join("ledger.sqlite3");
    let is_new = !path.exists();
    let ledger = SqliteLedger::open(&path).unwrap();
    if is_new {
        ledger.save_config(&config(), "owner", first_day()).unwrap();
        fill_with(&ledger, sales);
    }
    println!("{} MB", std::fs::metadata(&path).unwrap().len() / 1_000_000);
    reading(&path);
    selling(&ledger, &folder);
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let place = self.roll(u64::try_from(of.len()).unwrap());
        of.get(usize::try_from(place).unwrap()).unwrap()
    }
}

fn first_day() -> DateTime<Utc> {
    "2021-11-22T03:00:00Z".parse().unwrap()
}

fn taka(units: i64) -> Money {
    Money::from_parts(units * PARTS_PER_UNIT, Currency::Bdt)
}

fn config() -> ShopConfig {
    let account = |id: &str| Account {
        id: id.to_owned(),
        provider: "sohojpay".to_owned(),
        base_url: "https://secure.sohojpaybd.com".to_owned(),
        allow_http: false,
        environment: Environment::Live,
        currency: Currency::Bdt,
        enabled: true,
        operator_codes: BTreeMap::new(),
        commission_paid: CommissionPaid::Later,
    };
    ShopConfig {
        name: "Figures".to_owned(),
        address: String::new(),
        country: Country::Bd,
        timezone: "Asia/Dhaka".parse().unwrap(),
        language: "en".to_owned(),
        cutoff_hour: 0,
        repeat_guard: Duration::from_secs(300),
        not_found_grace: Duration::from_secs(600),
        charge_rule: ChargeRule::Allowed,
        prefixes: BTreeMap::new(),
        limits: Vec::new(),
        accounts: ACCOUNTS.iter().map(|id| account(id)).collect(),
        rates: Vec::new(),
        routing: BTreeMap::new(),
    }
}

fn pack(nth: u64) -> SoldOffer {
    SoldOffer {
        id: nth.to_string(),
        title: format!("{} GB, {} days", 1 + nth % 10, 1 + nth / 10),
        identifiers: Vec::new(),
        promised_commission: String::new(),
    }
}

fn new_sale(dice: &mut Dice, at: DateTime<Utc>) -> NewSale {
    let units = i64::try_from(20 + dice.roll(480)).unwrap();
    NewSale {
        order: Order {
            number: Number::stored(format!("017{:08}", dice.roll(CUSTOMERS))),
            operator: OperatorCode::parse(dice.pick(&OPERATORS)).unwrap(),
            service: Service::Prepaid,
            amount: taka(units),
            charge: taka(0),
            circle: None,
            offer: (dice.roll(3) == 0).then(|| pack(dice.roll(80))),
            unit: None,
            dob: None,
            scheme: false,
        },
        clerk: dice.pick(&CLERKS).to_owned(),
        debtor: None,
        guard_since: Some(at - TimeDelta::minutes(5)),
        attempt: NewAttempt {
            reference: Reference::new(at, ReferenceForm::LettersAndDigits).unwrap(),
            account: dice.pick(&ACCOUNTS).to_owned(),
            chosen_because: "listed first".to_owned(),
            expected_commission: Commission {
                amount: Money::from_parts(units * 300, Currency::Bdt),
                source: CommissionSource::Rate,
            },
            sending: true,
            at,
        },
    }
}

fn fill_with(ledger: &SqliteLedger, sales: i64) {
    let began = Instant::now();
    let mut dice = Dice(7);
    let step_ms = DAYS * 86_400_000 / sales;
    for batch in 0..(sales + BATCH - 1) / BATCH {
        let places = batch * BATCH..((batch + 1) * BATCH).min(sales);
        let made = places.map(|place| {
            let mut sale = new_sale(&mut dice, first_day() + TimeDelta::milliseconds(place * step_ms));
            sale.guard_since = None;
            let end = match dice.roll(1_000) {
                0..=59 => End::Failure,
                60..=61 => End::Reversal,
                _ if place > sales - 20 => End::Open,
                _ => End::Success,
            };
            (sale, end)
        });
        fill(ledger, made, TimeDelta::seconds(2)).unwrap();
    }
    println!("{sales} sales made in {:?}", began.elapsed());
}

/// The slowest of the first, and the median of many.
fn time(what: &str, mut work: impl FnMut(u32)) {
    let mut times = Vec::new();
    for round in 0..51 {
        let began = Instant::now();
        work(round);
        times.push(began.elapsed());
    }
    let first = times.remove(0);
    times.sort_unstable();
    println!(
        "{what}: first {first:?}, median {:?}, slowest {:?}",
        times.get(25).unwrap(),
        times.last().unwrap()
    );
}

fn reading(path: &Path) {
    let day = |round: u32| NaiveDate::from_ymd_opt(2026, 10, 1 + round % 28).unwrap();
    let began = Instant::now();
    let ledger = SqliteLedger::open(path).unwrap();
    println!("open: {:?}", began.elapsed());
    time("report of one day", |round| drop(ledger.report(day(round), day(round), None).unwrap()));
    for (name, by) in
        [("operator", GroupBy::Operator), ("clerk", GroupBy::Clerk), ("account", GroupBy::Account)]
    {
        time(&format!("report of a month by {name}"), |_| {
            assert!(!ledger.report(day(0), day(27), Some(by)).unwrap().is_empty());
        });
    }
    time("report of five years by day", |_| {
        drop(ledger.report("2021-11-22".parse().unwrap(), day(27), Some(GroupBy::Day)).unwrap());
    });
    owner::owner(&ledger, path);
    let mut dice = Dice(99);
    let filter = |filter: SalesFilter| drop(ledger.sales(&filter).unwrap());
    time("search by number", |_| {
        filter(SalesFilter {
            number: Some(format!("017{:08}", dice.roll(CUSTOMERS))),
            limit: 50,
            ..SalesFilter::default()
        });
    });
    time("last 50 sales", |_| filter(SalesFilter { limit: 50, ..SalesFilter::default() }));
    time("last 50 of a clerk on a day", |round| {
        let clerk = Some("rahim".to_owned());
        filter(SalesFilter {
            from: Some(day(round)),
            to: Some(day(round)),
            clerk,
            limit: 50,
            ..SalesFilter::default()
        });
    });
    time("last 50 that failed", |_| {
        filter(SalesFilter { status: Some(Status::Failed), limit: 50, ..SalesFilter::default() });
    });
    counter(&ledger, &mut dice);
    remembering(&ledger, &mut dice);
    time("open sales", |_| drop(ledger.open_sales().unwrap()));
    time("a wallet", |_| assert!(ledger.wallet("soho-main").unwrap().computed.is_none()));
    time("successes of three days", |_| {
        let since = first_day() + TimeDelta::days(DAYS - 3);
        drop(ledger.recent_successes(&["sohojpay"], since, 20).unwrap());
    });
    let began = Instant::now();
    let report = ledger.verify().unwrap();
    println!("verify: {:?}, {} entries, {:?}", began.elapsed(), report.entries, report.problems);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or(""));
}

/// What a clerk gets while typing.
fn counter(ledger: &SqliteLedger, dice: &mut Dice) {
    for named in 0..NAMED {
        let number = Number::stored(format!("017{:08}", dice.roll(CUSTOMERS)));
        ledger.name_customer(&number, &format!("রহিম মিয়া {named}")).unwrap();
    }
    let customers = |text: &str| ledger.recent_customers(text, 8).unwrap().len();
    time("the last customers", |_| assert_eq!(customers(""), 8));
    for digits in [2_u32, 3, 4, 6, 11] {
        let below = 10_u64.pow(digits.min(6));
        time(&format!("customers by {digits} digits"), |_| {
            let end = dice.roll(below.min(CUSTOMERS));
            let text = if digits == 11 {
                format!("017{end:08}")
            } else {
                format!("{end:0width$}", width = usize::try_from(digits).unwrap())
            };
            let found = customers(&text);
            assert!(found > 0 || digits > 3, "few digits are somebody's");
        });
    }
    time("customers by a name that many have", |_| assert_eq!(customers("মি"), 8));
    time("customers by a name that few have", |round| {
        customers(&format!("মিয়া {round}00"));
    });
    let operator = OperatorCode::parse("GP").unwrap();
    time("usual amounts", |_| {
        assert_eq!(ledger.usual_amounts(&operator, Service::Prepaid, 5).unwrap().len(), 5);
    });
    time("operators by use", |_| assert_eq!(ledger.operators_by_use().unwrap().len(), 6));
}

/// Sales by what a person remembers of them.
fn remembering(ledger: &SqliteLedger, dice: &mut Dice) {
    let last = ledger.sales(&SalesFilter { limit: 1, ..SalesFilter::default() }).unwrap().remove(0);
    let sales: u64 = last.receipt_no.parse().unwrap();
    let find = |text: String, day: Option<NaiveDate>| {
        let filter =
            SalesFilter { text: Some(text), from: day, to: day, limit: 50, ..SalesFilter::default() };
        ledger.sales(&filter).unwrap();
    };
    let day = |round: u32| NaiveDate::from_ymd_opt(2026, 10, 1 + round % 28);
    time("text: a reference", |_| find(last.reference.to_string(), None));
    time("text: a number", |_| find(format!("017{:08}", dice.roll(CUSTOMERS)), None));
    time("text: the end of a number", |_| find(format!("{:04}", dice.roll(10_000)), None));
    time("text: the end of a number on a day", |round| find(format!("{round:04}"), day(round)));
    time("text: a receipt", |_| find(format!("{:06}", 1 + dice.roll(sales)), None));
    time("text: an amount", |_| find(format!("{}", 20 + dice.roll(480)), None));
    time("text: an amount that nobody paid", |_| find("5.55".to_owned(), None));
    time("text: an amount on a day", |round| find(format!("{}.00", 20 + dice.roll(480)), day(round)));
    time("text: a name", |round| find(format!("মিয়া {round}00"), None));
}

/// A sale's two commits, against two bare ones of one small row each, alternating on the same disk.
fn selling(ledger: &SqliteLedger, folder: &Path) {
    const ROUNDS: usize = 1_000;
    let bare = Connection::open(folder.join("bare.sqlite3")).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS t (x INTEGER PRIMARY KEY, y TEXT);",
    )
    .unwrap();
    let mut dice = Dice(u64::try_from(Utc::now().timestamp_millis()).unwrap());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let sale = NewSale { guard_since: None, ..new_sale(&mut dice, Utc::now()) };
        let began = Instant::now();
        ledger.record(&sale).unwrap();
        let change = Change {
            status: Status::Succeeded,
            reason: None,
            evidence: Evidence { provider_reference: Some(format!("T{round}")), ..Evidence::default() },
            commission: sale.attempt.expected_commission,
            next_check_at: None,
            resolution: None,
            at: Utc::now(),
        };
        ledger.apply(&sale.attempt.reference, &change).unwrap();
        ours.push(began.elapsed());
        let began = Instant::now();
        for _ in 0..2 {
            bare.prepare_cached("INSERT INTO t (y) VALUES (?)")
                .unwrap()
                .execute([format!("row {round}")])
                .unwrap();
        }
        theirs.push(began.elapsed());
    }
    ours.sort_unstable();
    theirs.sort_unstable();
    let at = |times: &[Duration], percent: usize| *times.get(times.len() * percent / 100).unwrap();
    for percent in [50, 90, 99] {
        let (ours, theirs) = (at(&ours, percent), at(&theirs, percent));
        let percent_of = ours.as_micros() * 100 / theirs.as_micros().max(1);
        println!("p{percent}: record and apply {ours:?}, two bare commits {theirs:?}: {percent_of} %");
    }
    let (ours, theirs): (Duration, Duration) = (ours.iter().sum(), theirs.iter().sum());
    println!("all: {} %", ours.as_micros() * 100 / theirs.as_micros().max(1));
}
