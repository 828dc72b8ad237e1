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

/// Fails unless, besides being sound, every attempt at a provider that can be asked by our reference has come to the end
/// that the provider's books show.
pub fn assert_agreed(shop: &TestShop, context: &str) {
    let mut wrong = unsoundness(shop);
    for sale in shop.sales() {
        for attempt in &sale.attempts {
            let account = shop.accounts().iter().find(|known| known.spec.id == attempt.account);
            let executions = account.map(|account| account.simulator.executions()).unwrap_or_default();
            let theirs = executions.iter().find(|execution| is_of(execution, attempt, &sale));
            let agreed = match theirs.map(|execution| execution.state) {
                None | Some(State::Failed) => attempt.status == Status::Failed,
                Some(State::Succeeded) => attempt.status == Status::Succeeded,
                Some(State::Pending) => attempt.status.is_open(),
                Some(State::Reversed) => matches!(attempt.status, Status::Reversed | Status::Failed),
            };
            if !agreed {
                wrong.push(format!("{} has ended otherwise at the provider: {theirs:?}", told(attempt)));
            }
        }
    }
    assert!(wrong.is_empty(), "{context}: {}", wrong.join("; "));
}

/// Whether the provider's booking is that attempt. A provider without our references is told by number and amount, so
/// tests give each sale a number of its own.
pub fn is_of(execution: &Execution, attempt: &Attempt, sale: &Sale) -> bool {
    match &execution.reference {
        Some(reference) => reference == attempt.reference.as_str(),
        None => execution.number == sale.order.number.as_str() && amount_of(execution, sale) == sale.order.amount,
    }
}

fn amount_of(execution: &Execution, sale: &Sale) -> Money {
    Money::parse(&execution.amount, sale.order.amount.currency()).unwrap()
}

fn compare(account: &TestAccount, sales: &[Sale], wrong: &mut Vec<String>) {
    let executions = account.simulator.executions();
    let id = account.spec.id.as_str();
    let attempts: Vec<(&Sale, &Attempt)> = sales
        .iter()
        .flat_map(|sale| sale.attempts.iter().map(move |attempt| (sale, attempt)))
        .filter(|(_, attempt)| attempt.account == id)
        .collect();
    for execution in &executions {
        if !attempts.iter().any(|(sale, attempt)| is_of(execution, attempt, sale)) {
            wrong.push(format!("{id} executed what the ledger does not know: {execution:?}"));
        }
    }
    let sent = attempts.iter().filter(|(_, attempt)| attempt.sent_at.is_some()).count();
    if account.submissions() > sent {
        wrong.push(format!("{id} got {} submissions of {sent} attempts", account.submissions()));
    }
    for (sale, attempt) in &attempts {
        let theirs: Vec<&Execution> =
            executions.iter().filter(|execution| is_of(execution, attempt, sale)).collect();
        let same = attempts.iter().filter(|(other, one)| theirs.iter().any(|known| is_of(known, one, other)));
        if theirs.len() > same.count().max(1) {
            wrong.push(format!("{} was executed {} times", told(attempt), theirs.len()));
        }
        let by_person = sale.resolution.is_some() || attempt.reason == Some(Reason::ResolvedByPerson);
        let done = theirs.iter().any(|execution| matches!(execution.state, State::Succeeded | State::Reversed));
        let held = theirs.iter().any(|execution| matches!(execution.state, State::Succeeded | State::Pending));
        if attempt.status == Status::Succeeded && !done && !by_person {
            wrong.push(format!("{} was not executed: {theirs:?}", told(attempt)));
        }
        if attempt.status == Status::Failed && held && !by_person {
            wrong.push(format!("{} was executed: {theirs:?}", told(attempt)));
        }
        if theirs.iter().any(|execution| amount_of(execution, sale) != sale.order.amount) {
            wrong.push(format!("{} of {} was executed as {theirs:?}", told(attempt), sale.order.amount));
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
