//! How well accounts do: against a computation that knows nothing of the ledger, over made-up sales.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tillup_core::{
    commission::CommissionRate,
    ledger::{Change, Ledger},
    money::{Currency, Money, Rate},
    quality::{AccountQuality, QualityReport},
    reference::Reference,
    sale::{Commission, CommissionSource, Status},
};

use crate::shop::*;

/// What was made up of one attempt: all that the oracle knows.
struct Fact {
    account: &'static str,
    sent_at: DateTime<Utc>,
    status: Status,
    settled_at: Option<DateTime<Utc>>,
    reversed_at: Option<DateTime<Utc>>,
    /// In hundredths.
    expected: i64,
    earned: i64,
    reported: bool,
}

struct Load {
    account: &'static str,
    at: DateTime<Utc>,
    uplift: i64,
}

/// The same numbers each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// Days from three in the morning, six hours east.
fn day_of(at: DateTime<Utc>) -> NaiveDate {
    (at + TimeDelta::hours(3)).date_naive()
}

fn hundredths(account: &str, hundredths: i64) -> Money {
    let currency = if account == "india" { Currency::Inr } else { Currency::Bdt };
    Money::from_parts(hundredths * 100, currency)
}

/// 3 %, and 2.5 % at one account from the tenth on; a half goes to the even hundredth.
fn by_table(account: &str, units: i64, day: NaiveDate) -> i64 {
    if account != "soho" || day < "2026-11-10".parse().unwrap() {
        return units * 3;
    }
    let (below, rest) = (units * 25 / 10, units * 25 % 10);
    below + i64::from(rest > 5 || (rest == 5 && below % 2 == 1))
}

struct Made {
    shop: TestShop,
    facts: Vec<Fact>,
    loads: Vec<Load>,
}

fn made(count: i64) -> Made {
    let shop = TestShop::quick();
    let mut dated = config();
    dated.rates.push(CommissionRate {
        account: Some("soho".to_owned()),
        operator: None,
        service: None,
        rate: Rate::parse("2.5").unwrap(),
        from: "2026-11-10".parse().unwrap(),
    });
    shop.ledger.save_config(&dated, "owner", noon()).unwrap();
    let mut made = Made { shop, facts: Vec::new(), loads: Vec::new() };
    let mut dice = Dice(20_261_121);
    for place in 0..count {
        sell(&mut made, &mut dice, place);
    }
    for _ in 0..30 {
        let account = ["soho", "auto", "india"][usize::try_from(dice.roll(3)).unwrap()];
        let at = at("2026-11-01T00:00:00Z") + TimeDelta::minutes(dice.roll(30 * 24 * 60));
        let uplift = dice.roll(5) * 50;
        let (amount, paid) = (hundredths(account, 100_000), hundredths(account, 100_000 - uplift));
        made.shop.ledger.load_wallet(account, amount, paid, "", "owner", at).unwrap();
        made.loads.push(Load { account, at, uplift });
    }
    made
}

fn sell(made: &mut Made, dice: &mut Dice, place: i64) {
    let account = ["soho", "auto", "india"][usize::try_from(dice.roll(3)).unwrap()];
    let units = 10 + dice.roll(491);
    let promised = if dice.roll(5) == 0 { dice.roll(900) } else { 0 };
    let sent_at = at("2026-11-01T00:00:00Z") + TimeDelta::milliseconds(dice.roll(30 * 86_400_000));
    let mut sale = new_sale(&format!("017{place:08}"), hundredths(account, units * 100), account, sent_at);
    if promised > 0 {
        let promised_commission = hundredths(account, promised).to_string();
        sale.order.offer = Some(tillup_core::offer::SoldOffer { promised_commission, ..pack("1 GB") });
    }
    let reference = made.shop.record(&sale);
    let fact = end(made, dice, &reference, account, sent_at, (units, promised));
    let ended = (fact.status == Status::Failed).then_some(fact.settled_at).flatten();
    made.facts.push(fact);
    if let Some(failed_at) = ended.filter(|_| account != "india" && dice.roll(2) == 0) {
        let other = if account == "soho" { "auto" } else { "soho" };
        let again = new_attempt(other, failed_at + TimeDelta::milliseconds(1 + dice.roll(9_000_000)));
        made.shop.ledger.add_attempt(&reference, &again).unwrap();
        let fact = end(made, dice, &again.reference, other, again.at, (units, promised));
        made.facts.push(fact);
    }
}

/// Ends an attempt, or not.
fn end(
    made: &Made,
    dice: &mut Dice,
    reference: &Reference,
    account: &'static str,
    sent_at: DateTime<Utc>,
    (units, promised): (i64, i64),
) -> Fact {
    let ended = sent_at + TimeDelta::milliseconds(dice.roll(3).pow(6) * dice.roll(9_000) + dice.roll(900));
    let mut fact = Fact {
        account,
        sent_at,
        status: Status::Sending,
        settled_at: None,
        reversed_at: None,
        expected: 0,
        earned: 0,
        reported: false,
    };
    let to = [
        Status::Succeeded,
        Status::Succeeded,
        Status::Succeeded,
        Status::Failed,
        Status::Pending,
        Status::Unknown,
        Status::Reversed,
        Status::Sending,
    ][usize::try_from(dice.roll(8)).unwrap()];
    if to == Status::Sending {
        return fact;
    }
    fact.status = to;
    let table = by_table(account, units, day_of(ended));
    fact.expected = if promised > 0 { promised } else { table };
    fact.reported = promised > 0 || dice.roll(2) == 0;
    fact.earned = if fact.reported { dice.roll(1_500) } else { table };
    let source = if fact.reported { CommissionSource::Reported } else { CommissionSource::Rate };
    let told = |status, at| Change {
        commission: Commission { amount: hundredths(account, fact.earned), source },
        ..change(status, at)
    };
    if to.is_open() {
        made.shop.apply(reference, told(to, ended));
        return fact;
    }
    // Some wait in between; then the first end counts, not the first answer.
    if dice.roll(3) == 0 {
        made.shop.apply(reference, told(Status::Unknown, sent_at));
    }
    fact.settled_at = Some(ended);
    if to == Status::Reversed && dice.roll(4) > 0 {
        made.shop.apply(reference, told(Status::Succeeded, ended));
        let back = ended + TimeDelta::minutes(dice.roll(9_000));
        made.shop.apply(reference, told(to, back));
        fact.reversed_at = Some(back);
    } else {
        made.shop.apply(reference, told(to, ended));
        fact.reversed_at = Some(ended).filter(|_| to == Status::Reversed);
    }
    fact
}

/// The shortest time within which so many of a hundred ended.
fn within(percent: usize, times: &[i64]) -> Option<i64> {
    let reached =
        |most: &&i64| times.iter().filter(|time| *time <= *most).count() * 100 >= percent * times.len();
    times.iter().filter(reached).min().copied()
}

fn expected(made: &Made, from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let in_days = |at: DateTime<Utc>| (from..=to).contains(&day_of(at));
    let mut lines = Vec::new();
    for account in ["auto", "soho", "india"] {
        let all: Vec<&Fact> = made.facts.iter().filter(|fact| fact.account == account).collect();
        let sent: Vec<&&Fact> = all.iter().filter(|fact| in_days(fact.sent_at)).collect();
        let count = |wanted: &[Status]| sent.iter().filter(|fact| wanted.contains(&fact.status)).count();
        let times: Vec<i64> = sent
            .iter()
            .filter_map(|fact| Some((fact.settled_at? - fact.sent_at).num_milliseconds()))
            .collect();
        // Each success on its day, each reversal on its own.
        let booked: Vec<(i64, &Fact)> = all
            .iter()
            .flat_map(|fact| {
                let there = fact.settled_at.filter(|_| fact.status != Status::Failed);
                [(1, there), (-1, fact.reversed_at)].map(|(sign, at)| (sign, at, *fact))
            })
            .filter(|(_, at, _)| at.is_some_and(in_days))
            .map(|(sign, _, fact)| (sign, fact))
            .collect();
        let sum = |of: &dyn Fn(&Fact) -> i64| booked.iter().map(|(sign, fact)| sign * of(fact)).sum::<i64>();
        let loads = made.loads.iter().filter(|load| load.account == account && in_days(load.at));
        let uplift: i64 = loads.map(|load| load.uplift).sum();
        let stands = all.iter().filter(|fact| fact.status == Status::Succeeded && account != "auto");
        let owed: i64 = stands.map(|fact| fact.earned).sum();
        if sent.is_empty() && booked.is_empty() && uplift == 0 && owed == 0 {
            continue;
        }
        let money = [
            sum(&|fact| if fact.reported { fact.expected } else { fact.earned }),
            sum(&|fact| fact.earned),
            sum(&|fact| if fact.reported { fact.earned } else { 0 }),
            uplift,
            owed,
        ];
        lines.push(format!(
            "{account} {} {} {} {} {} {:?} {:?} {:?}",
            count(&[Status::Succeeded]),
            count(&[Status::Failed]),
            count(&[Status::Reversed]),
            count(&[Status::Unknown]),
            count(&[Status::Pending, Status::Sending]),
            within(50, &times),
            within(95, &times),
            money.map(|hundredths| hundredths * 100),
        ));
    }
    lines
}

fn told(reports: &[QualityReport]) -> Vec<String> {
    let line = |quality: &AccountQuality| {
        let AccountQuality { account, outcomes, times, expected, earned, reported, uplift, owed } = quality;
        format!(
            "{account} {} {} {} {} {} {:?} {:?} {:?}",
            outcomes.succeeded,
            outcomes.failed,
            outcomes.reversed,
            outcomes.unknown,
            outcomes.pending,
            times.median,
            times.most,
            [expected, earned, reported, uplift, owed].map(|money| money.parts()),
        )
    };
    reports.iter().flat_map(|report| &report.accounts).map(line).collect()
}

#[test]
fn every_figure_is_what_the_sales_add_up_to() {
    let made = made(500);
    made.shop.assert_whole();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut spans = vec![(day("2026-10-01"), day("2026-12-31")), (day("2020-01-01"), day("2020-12-31"))];
    spans.extend(day("2026-10-31").iter_days().take(40).map(|day| (day, day)));
    spans.extend((0..10).map(|days| (day("2026-11-05"), day("2026-11-05") + chrono::Days::new(days * 3))));
    let mut outcomes = BTreeMap::new();
    for fact in &made.facts {
        *outcomes.entry(fact.status.code()).or_insert(0) += 1;
    }
    assert!(outcomes.len() == 6 && outcomes.values().all(|count| *count > 20), "{outcomes:?}");
    for (from, to) in spans {
        let reports = made.shop.ledger.quality(from, to).unwrap();
        assert_eq!(told(&reports), expected(&made, from, to), "{from} to {to}");
        assert_eq!(reports[0].currency, Currency::Bdt, "the shop's own comes first");
    }
}

#[test]
fn a_shop_that_sold_nothing_has_a_report_of_nothing() {
    let shop = TestShop::new();
    let day = "2026-11-21".parse().unwrap();
    let nothing = QualityReport { from: day, to: day, currency: Currency::Bdt, accounts: Vec::new() };
    assert_eq!(shop.ledger.quality(day, day).unwrap(), [nothing]);
}

#[test]
fn an_older_ledger_gets_the_times_that_it_would_have_kept() {
    let Made { mut shop, .. } = made(60);
    let all = |shop: &TestShop| {
        let reports = shop.ledger.quality("2026-10-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        reports.unwrap().into_iter().flat_map(|report| report.accounts).collect::<Vec<_>>()
    };
    let before = all(&shop);
    assert!(before.iter().any(|account| account.expected != account.earned));
    crate::opening::as_of_version_1(&shop);
    shop.ledger = std::sync::Arc::new(tillup_ledger::SqliteLedger::open(shop.path()).unwrap());
    // What was expected was not kept then: as much as was earned.
    let wanted: Vec<_> =
        before.into_iter().map(|account| AccountQuality { expected: account.earned, ..account }).collect();
    assert_eq!(all(&shop), wanted);
}
