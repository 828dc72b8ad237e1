//! What the figures have to be, by exact fractions and nothing of the program.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::made::{Load, Made, RATES, Try, Word, ends};

/// How a shop cuts time into days.
#[derive(Clone, Copy)]
pub struct Clock {
    pub minutes_east: i64,
    pub cutoff_hour: i64,
}

impl Clock {
    fn wall_seconds(self, at: i64) -> i64 {
        at.div_euclid(1_000) + self.minutes_east * 60
    }

    pub fn day(self, at: i64) -> NaiveDate {
        let days = (self.wall_seconds(at) - self.cutoff_hour * 3_600).div_euclid(86_400);
        NaiveDate::default() + Days::new(days.unsigned_abs())
    }

    fn hour(self, at: i64) -> i64 {
        self.wall_seconds(at).rem_euclid(86_400) / 3_600
    }
}

/// A decimal text as a fraction.
pub fn exact(text: &str) -> BigRational {
    let (units, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{units}{fraction}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(u32::try_from(fraction.len()).unwrap()))
}

/// A fraction as the contract writes amounts: two places, more where there are more.
pub fn decimal(value: &BigRational) -> String {
    let parts = value * BigInt::from(10_000);
    assert!(parts.is_integer(), "{value} has more places than the ledger keeps");
    let parts = parts.to_integer();
    let sign = if parts.is_negative() { "-" } else { "" };
    let digits = format!("{:0>5}", parts.abs().to_string());
    let (units, places) = digits.split_at(digits.len() - 4);
    let tail = places[2..].trim_end_matches('0');
    format!("{sign}{units}.{}{tail}", &places[..2])
}

/// Rounded to the hundredth, a half to the even one.
fn to_paisa(value: &BigRational) -> BigRational {
    let hundredths = value * BigInt::from(100);
    let (below, rest) = (hundredths.floor(), hundredths.fract());
    let rest = if rest.is_negative() { rest + BigInt::from(1) } else { rest };
    let half = BigRational::new(1.into(), 2.into());
    let is_odd = !(below.to_integer() % BigInt::from(2)).is_zero();
    let up = rest > half || (rest == half && is_odd);
    (below + BigInt::from(i32::from(up))) / BigInt::from(100)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Success,
    Reversal,
    Failure,
    Pending,
    Unknown,
}

/// One thing that a report counts.
pub struct Fact<'a> {
    sale: &'a Made,
    account: &'static str,
    day: NaiveDate,
    hour: i64,
    kind: Kind,
    figures: Figures,
}

#[derive(Clone)]
struct Figures {
    amount: BigRational,
    charge: BigRational,
    fee: BigRational,
    reported: BigRational,
    by_rate: BigRational,
    paid_with_sale: bool,
}

fn figures(sale: &Made, tried: &Try, place: usize, clock: Clock) -> Figures {
    let answer = &tried.answers[place];
    let amount = exact(&sale.amount);
    let told = answer.told_commission.as_deref().or(sale.pack.and_then(|(_, promised)| promised));
    let (reported, by_rate) = match told {
        Some(told) => (exact(told), BigRational::zero()),
        None => (BigRational::zero(), by_rate(sale, tried.account, &amount, clock.day(answer.at))),
    };
    // A fee that was told once stays told.
    let fee = tried.answers[..=place].iter().rev().find_map(|answer| answer.fee.as_deref());
    Figures {
        charge: exact(&sale.charge),
        fee: fee.map_or_else(BigRational::zero, exact),
        paid_with_sale: tried.paid_with_sale,
        amount,
        reported,
        by_rate,
    }
}

fn by_rate(sale: &Made, account: &str, amount: &BigRational, day: NaiveDate) -> BigRational {
    let day = day.to_string();
    let fits = |wanted: &str, is: &str| wanted == "*" || wanted == is;
    let mut best: Option<(u8, &str, &str)> = None;
    for (of, operator, service, percent, from) in RATES {
        let matches = fits(of, account)
            && fits(operator, sale.operator)
            && fits(service, sale.service)
            && from <= &day[..];
        let weight = 4 * u8::from(of != "*") + 2 * u8::from(operator != "*") + u8::from(service != "*");
        if matches && best.is_none_or(|(known, since, _)| (weight, from) >= (known, since)) {
            best = Some((weight, from, percent));
        }
    }
    best.map_or_else(BigRational::zero, |(.., percent)| {
        to_paisa(&(exact(percent) * amount / BigInt::from(100)))
    })
}

/// All that is to be counted of these sales.
pub fn facts(sales: &[Made], clock: Clock) -> Vec<Fact<'_>> {
    let mut facts = Vec::with_capacity(sales.len());
    for sale in sales {
        for (nth, tried) in sale.tries.iter().enumerate() {
            let mut fact = |kind, at, figures: &Figures| {
                let (day, hour) = (clock.day(at), clock.hour(at));
                facts.push(Fact { sale, account: tried.account, day, hour, kind, figures: figures.clone() });
            };
            let mut posted: Option<Figures> = None;
            for (place, answer) in tried.answers.iter().enumerate() {
                if matches!(answer.word, Word::Succeeded | Word::Reversed) && posted.is_none() {
                    let told = figures(sale, tried, place, clock);
                    fact(Kind::Success, answer.at, &told);
                    posted = Some(told);
                }
                if let (Word::Reversed, Some(posted)) = (answer.word, &posted) {
                    fact(Kind::Reversal, answer.at, posted);
                }
            }
            if nth + 1 < sale.tries.len() {
                continue;
            }
            let nothing = Figures {
                amount: exact(&sale.amount),
                charge: BigRational::zero(),
                fee: BigRational::zero(),
                reported: BigRational::zero(),
                by_rate: BigRational::zero(),
                paid_with_sale: false,
            };
            let recorded = sale.tries[0].at;
            match ends(tried) {
                Some(Word::Failed) => {
                    fact(Kind::Failure, tried.answers[tried.answers.len() - 1].at, &nothing)
                }
                Some(Word::Unknown) => fact(Kind::Unknown, recorded, &nothing),
                Some(Word::Pending) | None => fact(Kind::Pending, recorded, &nothing),
                Some(Word::Succeeded | Word::Reversed) => {}
            }
        }
    }
    facts
}

/// The key of a fact in a report grouped by this word.
fn key(fact: &Fact<'_>, by: &str) -> String {
    match by {
        "account" => fact.account.to_owned(),
        "operator" => fact.sale.operator.to_owned(),
        "service" => fact.sale.service.to_owned(),
        "clerk" => fact.sale.clerk.to_owned(),
        "day" => fact.day.to_string(),
        "week" => {
            let days = fact.day.signed_duration_since(NaiveDate::default()).num_days();
            // 1970-01-01 was a Thursday.
            (fact.day - Days::new((days + 4).rem_euclid(7).unsigned_abs())).to_string()
        }
        "month" => fact.day.to_string()[..7].to_owned(),
        "hour" => format!("{:02}", fact.hour),
        "pack" => {
            fact.sale.pack.map_or_else(String::new, |(title, _)| format!("{} {title}", fact.sale.operator))
        }
        _ => String::new(),
    }
}

/// The sums of a report, by currency and key.
type Sums = BTreeMap<(&'static str, String), Sum>;

#[derive(Clone, Default)]
struct Sum {
    counts: [i64; 5],
    money: [BigRational; 9],
}

impl Sum {
    fn take(&mut self, fact: &Fact<'_>) {
        let Figures { amount, charge, fee, reported, by_rate, .. } = &fact.figures;
        let flows = [amount, charge, fee, reported, by_rate];
        match fact.kind {
            Kind::Success => {
                self.counts[0] += 1;
                flows
                    .iter()
                    .zip(&mut self.money)
                    .filter(|(flow, _)| !flow.is_zero())
                    .for_each(|(flow, sum)| *sum += *flow);
            }
            Kind::Reversal => {
                self.counts[0] -= 1;
                flows
                    .iter()
                    .zip(&mut self.money)
                    .filter(|(flow, _)| !flow.is_zero())
                    .for_each(|(flow, sum)| *sum -= *flow);
            }
            Kind::Failure | Kind::Pending | Kind::Unknown => {}
        }
        let tally = match fact.kind {
            Kind::Success => return,
            Kind::Reversal => 1,
            Kind::Pending => 2,
            Kind::Unknown => 3,
            Kind::Failure => 4,
        };
        self.counts[tally] += 1;
        self.money[tally + 4] += amount;
    }

    fn add(&mut self, other: &Self) {
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, more)| *sum += more);
        self.money.iter_mut().zip(&other.money).for_each(|(sum, more)| *sum += more);
    }

    /// In the order in which [`crate::shown`] writes a report's totals.
    fn line(&self, currency: &str, key: &str) -> String {
        let money: Vec<String> = self.money.iter().map(decimal).collect();
        format!("{currency} {key:?} {:?} {}", self.counts, money.join(" "))
    }
}

/// The sums of each day.
pub struct ByDay<'a>(&'a str, BTreeMap<NaiveDate, Sums>);

/// Sums a grouping up by day, of all or of one clerk.
pub fn by_days<'a>(facts: &[Fact<'_>], by: &'a str, clerk: Option<&str>) -> ByDay<'a> {
    let mut days: BTreeMap<NaiveDate, Sums> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| clerk.is_none_or(|clerk| clerk == fact.sale.clerk)) {
        let sums = days.entry(fact.day).or_default();
        sums.entry((fact.sale.currency, key(fact, by))).or_default().take(fact);
    }
    ByDay(by, days)
}

impl ByDay<'_> {
    /// The lines of a report: for each currency all together, then its groups.
    pub fn report(&self, from: NaiveDate, to: NaiveDate) -> Vec<String> {
        let mut groups = Sums::new();
        for sums in self.1.range(from..=to).flat_map(|(_, sums)| sums) {
            groups.entry(sums.0.clone()).or_default().add(sums.1);
        }
        let mut lines = Vec::new();
        // The shop is in Bangladesh: its own currency comes first.
        for currency in ["BDT", "INR"] {
            let of: Vec<_> = groups.iter().filter(|((its, _), _)| *its == currency).collect();
            let mut all = Sum::default();
            of.iter().for_each(|(_, sum)| all.add(sum));
            if !of.is_empty() || (currency == "BDT" && groups.is_empty()) {
                lines.push(all.line(currency, "all"));
            }
            if !self.0.is_empty() {
                lines.extend(of.iter().map(|((_, key), sum)| sum.line(currency, key)));
            }
        }
        lines
    }
}

/// The balance of each account of a journal, by month: (account, currency, month).
pub fn balances(
    facts: &[Fact<'_>],
    loads: &[Load],
    clock: Clock,
) -> BTreeMap<(String, &'static str, String), BigRational> {
    let mut found: BTreeMap<(String, &'static str, String), BigRational> = BTreeMap::new();
    let mut post = |account: String, currency, day: NaiveDate, amount: &BigRational| {
        *found.entry((account, currency, day.to_string()[..7].to_owned())).or_default() += amount;
    };
    for fact in facts {
        let sign = match fact.kind {
            Kind::Success => BigRational::from_integer(1.into()),
            Kind::Reversal => BigRational::from_integer((-1).into()),
            Kind::Failure | Kind::Pending | Kind::Unknown => continue,
        };
        let Figures { amount, charge, fee, reported, by_rate, paid_with_sale } = &fact.figures;
        let earned = reported + by_rate;
        let wallet = format!("assets:wallet:{}", fact.account);
        let into = if *paid_with_sale { wallet.clone() } else { format!("assets:owed:{}", fact.account) };
        let paid_into = match fact.sale.debtor {
            Some(debtor) => format!("assets:due:{debtor}"),
            None => "assets:drawer".to_owned(),
        };
        for (account, amount) in [
            (paid_into, amount + charge),
            ("income:charge".to_owned(), -charge),
            (wallet, -(amount + fee)),
            ("expenses:fee".to_owned(), fee.clone()),
            (into, earned),
            ("income:commission:reported".to_owned(), -reported),
            ("income:commission:by-rate".to_owned(), -by_rate),
        ] {
            post(account, fact.sale.currency, fact.day, &(amount * &sign));
        }
    }
    for Load { account, currency, at, amount, paid } in loads {
        let (amount, paid, day) = (exact(amount), exact(paid), clock.day(*at));
        post(format!("assets:wallet:{account}"), currency, day, &amount);
        post("assets:bank".to_owned(), currency, day, &-&paid);
        post("income:commission:uplift".to_owned(), currency, day, &(&paid - &amount));
    }
    found.retain(|_, amount| !amount.is_zero());
    found
}
