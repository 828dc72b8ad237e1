//! Plays what was made up into a ledger, by the program's own types and rules.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use chrono::{DateTime, NaiveDate, Utc};
use tempfile::TempDir;
use tillup_core::{
    account::{Account, CommissionPaid, Environment},
    commission::{ChargeRule, CommissionRate, earned},
    debtor::NewDebtor,
    ledger::{Change, Ledger, NewAttempt, NewSale},
    money::{Currency, Money, Rate},
    number::{Country, Number},
    offer::SoldOffer,
    operator::OperatorCode,
    reference::Reference,
    sale::{Commission, CommissionSource, Evidence, Order, Reason, Status},
    shop::ShopConfig,
};
use tillup_exports::Journal;
use tillup_ledger::{
    SqliteLedger,
    synthetic::{Step, play},
};

use crate::made::{ACCOUNTS, Answer, DEBTORS, Load, Made, RATES, Try, Word};

/// Steps to a transaction.
const BATCH: usize = 20_000;

pub struct Shop {
    folder: TempDir,
    pub ledger: SqliteLedger,
    config: ShopConfig,
}

/// Whatever the ledger or the file refuses; a failed test shows it.
type Refused = Box<dyn std::error::Error>;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap()
}

impl Shop {
    pub fn new(timezone: &str, cutoff_hour: u8) -> Self {
        // In memory where the system has a folder for that: what lasts is tested elsewhere.
        let memory = std::path::Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let ledger = SqliteLedger::open(folder.path().join("ledger.sqlite3")).unwrap();
        let config = config(timezone, cutoff_hour);
        ledger.save_config(&config, "owner", moment(0)).unwrap();
        for nth in 1..=DEBTORS {
            let limit = Money::parse("100000000", Currency::Bdt).unwrap();
            let name = format!("Debtor {nth}");
            let debtor = NewDebtor { id: None, name, phone: None, limit, enabled: true };
            ledger.save_debtor(&debtor, "owner", moment(0)).unwrap();
        }
        Self { folder, ledger, config }
    }

    pub fn load(&self, loads: &[Load]) {
        for Load { account, currency, at, amount, paid } in loads {
            let money = |text| Money::parse(text, currency.parse().unwrap()).unwrap();
            self.ledger.load_wallet(account, money(amount), money(paid), "", "owner", moment(*at)).unwrap();
        }
    }

    /// All that happened, in the order of time: many steps to a transaction.
    pub fn play(&self, sales: &[Made]) {
        let steps = self.steps(sales);
        let mut steps = steps.into_iter().peekable();
        while steps.peek().is_some() {
            play(&self.ledger, steps.by_ref().take(BATCH)).unwrap();
        }
    }

    /// The same by the ways that a real sale goes.
    pub fn sell(&self, sales: &[Made]) {
        for step in self.steps(sales) {
            match step {
                Step::Record(sale) => drop(self.ledger.record(&sale).unwrap()),
                Step::Further(sale, attempt) => self.ledger.add_attempt(&sale, &attempt).unwrap(),
                Step::Apply(attempt, change) => drop(self.ledger.apply(&attempt, &change).unwrap()),
            }
        }
    }

    pub fn journal(&self, from: &str, to: &str) -> PathBuf {
        let path = self.folder.path().join("books.journal");
        let file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
        let (journal, _) = self
            .ledger
            .export_journal::<_, Refused>(
                day(from),
                day(to),
                |books| Ok(Journal::new(file, "Oracle", books)?),
                |journal, entry| Ok(journal.write(entry)?),
            )
            .unwrap();
        journal.finish().unwrap();
        path
    }

    fn steps(&self, sales: &[Made]) -> Vec<Step> {
        let mut steps: Vec<(i64, Step)> = Vec::with_capacity(sales.len() * 2);
        for (place, sale) in sales.iter().enumerate() {
            let reference = |nth: usize| Reference::stored(format!("S{place:06}T{nth}"));
            let order = order(sale);
            for (nth, tried) in sale.tries.iter().enumerate() {
                let attempt = self.attempt(reference(nth), tried, &order);
                let written = if nth == 0 {
                    Step::Record(Box::new(NewSale {
                        order: order.clone(),
                        clerk: sale.clerk.to_owned(),
                        guard_since: None,
                        debtor: sale.debtor,
                        attempt,
                    }))
                } else {
                    Step::Further(reference(0), attempt)
                };
                steps.push((tried.at, written));
                for answer in &tried.answers {
                    let change = self.change(tried.account, &order, answer);
                    steps.push((answer.at, Step::Apply(reference(nth), Box::new(change))));
                }
            }
        }
        // Stable: what is of one sale and one moment stays in its order.
        steps.sort_by_key(|(at, _)| *at);
        steps.into_iter().map(|(_, step)| step).collect()
    }

    fn attempt(&self, reference: Reference, tried: &Try, order: &Order) -> NewAttempt {
        NewAttempt {
            reference,
            account: tried.account.to_owned(),
            chosen_because: "listed first".to_owned(),
            // Expected is not earned: another figure, so that it shows if it were counted.
            expected_commission: Commission {
                amount: Money::from_parts(1_234_567, order.amount.currency()),
                source: CommissionSource::Rate,
            },
            sending: true,
            at: moment(tried.at),
        }
    }

    fn change(&self, account: &str, order: &Order, answer: &Answer) -> Change {
        let money = |text: &Option<String>| {
            text.as_deref().map(|text| Money::parse(text, order.amount.currency()).unwrap())
        };
        let status = match answer.word {
            Word::Pending => Status::Pending,
            Word::Unknown => Status::Unknown,
            Word::Failed => Status::Failed,
            Word::Succeeded => Status::Succeeded,
            Word::Reversed => Status::Reversed,
        };
        let evidence = Evidence {
            fee: money(&answer.fee),
            commission: money(&answer.told_commission),
            ..Evidence::default()
        };
        let day = self.config.calendar().day_of(moment(answer.at));
        Change {
            status,
            reason: (status == Status::Failed).then_some(Reason::OperatorDown),
            commission: earned(&self.config.rates, account, order, &evidence, day),
            evidence,
            next_check_at: None,
            resolution: None,
            at: moment(answer.at),
        }
    }
}

fn order(sale: &Made) -> Order {
    let money = |text: &str| Money::parse(text, sale.currency.parse().unwrap()).unwrap();
    Order {
        number: Number::stored(sale.number.clone()),
        operator: OperatorCode::parse(sale.operator).unwrap(),
        service: sale.service.parse().unwrap(),
        amount: money(&sale.amount),
        charge: money(&sale.charge),
        circle: None,
        offer: sale.pack.map(|(title, promised)| SoldOffer {
            id: format!("{title} at {}", sale.amount),
            title: title.to_owned(),
            identifiers: Vec::new(),
            promised_commission: promised.unwrap_or_default().to_owned(),
        }),
        unit: None,
        dob: None,
        scheme: false,
    }
}

fn config(timezone: &str, cutoff_hour: u8) -> ShopConfig {
    let account = |(id, currency, with_sale): (&str, &str, bool)| Account {
        id: id.to_owned(),
        provider: "sohojpay".to_owned(),
        base_url: "https://provider.example".to_owned(),
        allow_http: false,
        environment: Environment::Live,
        currency: currency.parse::<Currency>().unwrap(),
        enabled: true,
        operator_codes: BTreeMap::new(),
        commission_paid: if with_sale { CommissionPaid::Sale } else { CommissionPaid::Later },
    };
    let named = |text: &str| (text != "*").then(|| text.to_owned());
    let rate = |(account, operator, service, percent, from): (&str, &str, &str, &str, &str)| CommissionRate {
        account: named(account),
        operator: named(operator).map(|code| OperatorCode::parse(&code).unwrap()),
        service: named(service).map(|word| word.parse().unwrap()),
        rate: Rate::parse(percent).unwrap(),
        from: day(from),
    };
    ShopConfig {
        name: "Oracle".to_owned(),
        address: String::new(),
        country: Country::Bd,
        timezone: timezone.parse().unwrap(),
        language: "en".to_owned(),
        cutoff_hour,
        repeat_guard: Duration::from_secs(300),
        not_found_grace: Duration::from_secs(600),
        charge_rule: ChargeRule::Allowed,
        prefixes: BTreeMap::new(),
        limits: Vec::new(),
        accounts: ACCOUNTS.into_iter().map(account).collect(),
        rates: RATES.into_iter().map(rate).collect(),
        routing: BTreeMap::new(),
    }
}
