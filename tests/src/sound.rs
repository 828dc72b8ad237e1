//! What must hold between a shop's ledger and the providers' own books, whatever happened.

use std::collections::BTreeMap;

use simulators::{Execution, State};
use tillup_core::{
    ledger::Ledger,
    money::Money,
    report::GroupBy,
    sale::{Attempt, Reason, Sale, Status},
};

use crate::{TestAccount, TestShop};

/// Everything that is wrong; empty where all is well.
pub fn unsoundness(shop: &TestShop) -> Vec<String> {
    let mut wrong = Vec::new();
    let report = shop.shop().ledger().verify().unwrap();
    if !report.ok {
        wrong.extend(report.problems.iter().map(|problem| format!("verify: {problem}")));
    }
    let sales = shop.sales();
    for account in shop.accounts() {
        compare(account, &sales, &mut wrong);
    }
    totals(shop, &sales, &mut wrong);
    wrong
}

/// Fails, naming `context`, unless ledger and providers are in a state that is allowed at any time: the ledger verifies,
/// nothing was executed twice, nothing succeeded that was not executed, nothing executed failed, the sums agree.
pub fn assert_sound(shop: &TestShop, context: &str) {
    let wrong = unsoundness(shop);
    assert!(wrong.is_empty(), "{context}: {}", wrong.join("; "));
}

/// Fails unless, besides being sound, every attempt has come to the end that the provider's books show.
pub fn assert_agreed(shop: &TestShop, context: &str) {
    let mut wrong = unsoundness(shop);
    let sales = shop.sales();
    for account in shop.accounts() {
        for group in groups(account, &sales) {
            let ours =
                |is: fn(Status) -> bool| group.attempts.iter().filter(|(_, one)| is(one.status)).count();
            let theirs = |state| group.executions.iter().filter(|one| one.state == state).count();
            let agreed = ours(|status| status == Status::Succeeded) == theirs(State::Succeeded)
                && ours(Status::is_open) == theirs(State::Pending)
                && ours(|status| status == Status::Reversed) <= theirs(State::Reversed);
            if !agreed {
                wrong.push(format!(
                    "{} ended otherwise at the provider: {:?}",
                    group.told(),
                    group.executions
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{context}: {}", wrong.join("; "));
}

/// Whether the provider's booking is that attempt. A provider without our references is told by number and amount.
pub fn is_of(execution: &Execution, attempt: &Attempt, sale: &Sale) -> bool {
    match &execution.reference {
        Some(reference) => reference == attempt.reference.as_str(),
        None => {
            execution.number == sale.order.number.as_str() && amount_of(execution, sale) == sale.order.amount
        }
    }
}

fn amount_of(execution: &Execution, sale: &Sale) -> Money {
    Money::parse(&execution.amount, sale.order.amount.currency()).unwrap()
}

/// Attempts and the provider's bookings that can be theirs: one and at most one, or, where the provider has no reference
/// of ours, all of one number and amount.
struct Group<'a> {
    attempts: Vec<(&'a Sale, &'a Attempt)>,
    executions: Vec<Execution>,
}

impl Group<'_> {
    fn told(&self) -> String {
        self.attempts.iter().map(|(_, attempt)| told(attempt)).collect::<Vec<_>>().join(", ")
    }
}

fn groups<'a>(account: &TestAccount, sales: &'a [Sale]) -> Vec<Group<'a>> {
    let executions = account.simulator.executions();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for sale in sales {
        for attempt in sale.attempts.iter().filter(|attempt| attempt.account == account.spec.id) {
            let known = groups
                .iter_mut()
                .find(|group| group.executions.iter().any(|execution| is_of(execution, attempt, sale)));
            if let Some(group) = known {
                group.attempts.push((sale, attempt));
                continue;
            }
            let theirs =
                executions.iter().filter(|execution| is_of(execution, attempt, sale)).cloned().collect();
            groups.push(Group { attempts: vec![(sale, attempt)], executions: theirs });
        }
    }
    groups
}

fn compare(account: &TestAccount, sales: &[Sale], wrong: &mut Vec<String>) {
    let id = account.spec.id.as_str();
    let groups = groups(account, sales);
    let known = groups.iter().flat_map(|group| &group.executions).count();
    let executions = account.simulator.executions();
    if executions.len() != known {
        wrong.push(format!("{id} executed what the ledger does not know: {executions:?}"));
    }
    let attempts = || groups.iter().flat_map(|group| &group.attempts);
    let sent = attempts().filter(|(_, attempt)| attempt.sent_at.is_some()).count();
    if account.submissions() > sent {
        wrong.push(format!("{id} got {} submissions of {sent} attempts", account.submissions()));
    }
    for group in &groups {
        let by_person = |sale: &Sale, one: &Attempt| {
            sale.resolution.is_some()
                && sale.last_attempt().is_some_and(|last| last.reference == one.reference)
        };
        let ours = |status: Status| {
            group.attempts.iter().filter(|(sale, one)| one.status == status && !by_person(sale, one)).count()
        };
        let theirs =
            |states: [State; 2]| group.executions.iter().filter(|one| states.contains(&one.state)).count();
        let (told, executions) = (group.told(), &group.executions);
        if executions.len() > group.attempts.len() {
            wrong.push(format!("{told} was executed {} times", executions.len()));
        }
        if ours(Status::Succeeded) > theirs([State::Succeeded, State::Reversed]) {
            wrong.push(format!("{told} was not executed: {executions:?}"));
        }
        if theirs([State::Succeeded, State::Pending]) > group.attempts.len() - ours(Status::Failed) {
            wrong.push(format!("{told} was executed: {executions:?}"));
        }
        let amounts = |sale: &Sale| executions.iter().all(|one| amount_of(one, sale) == sale.order.amount);
        if !group.attempts.iter().all(|(sale, _)| amounts(sale)) {
            wrong.push(format!("{told} was executed with another amount: {executions:?}"));
        }
    }
}

/// The report's figures are the sums of the sales' own.
fn totals(shop: &TestShop, sales: &[Sale], wrong: &mut Vec<String>) {
    let ledger = shop.shop().ledger();
    let calendar = ledger.config().unwrap().calendar();
    let first = sales.iter().map(|sale| sale.created_at).min();
    let today = calendar.day_of(shop.shop().clock().now());
    let from = first.map_or(today, |first| calendar.day_of(first));
    let mut sums: BTreeMap<(String, String), (i64, Money)> = BTreeMap::new();
    for sale in sales.iter().filter(|sale| sale.status() == Status::Succeeded) {
        let amount = sale.order.amount;
        let account = sale.last_attempt().map(|attempt| attempt.account.clone()).unwrap_or_default();
        let key = (amount.currency().code().to_owned(), account);
        let sum = sums.entry(key).or_insert((0, Money::zero(amount.currency())));
        *sum = (sum.0 + 1, sum.1.plus(amount).unwrap());
    }
    for report in ledger.report(from, today, Some(GroupBy::Account)).unwrap() {
        for (account, told) in &report.groups {
            let key = (report.currency.code().to_owned(), account.clone());
            let sum = sums.remove(&key).unwrap_or((0, Money::zero(report.currency)));
            if (told.sales, told.amount) != sum {
                wrong.push(format!(
                    "the report tells {} sales of {} for {account}, its sales are {} of {}",
                    told.sales, told.amount, sum.0, sum.1
                ));
            }
        }
    }
    for ((currency, account), (count, amount)) in sums {
        wrong.push(format!("the report lacks {count} sales of {amount} {currency} for {account}"));
    }
}

fn told(attempt: &Attempt) -> String {
    let reason = attempt.reason.map_or("-", Reason::code);
    format!("{} at {} ({}, {reason})", attempt.reference, attempt.account, attempt.status)
}
