//! A drawer's X and Z report.

use tillup_core::{
    money::{Money, MoneyError},
    report::Tally,
    shift::{Adjustment, CashMovement, Shift, SoldLine, Unresolved, Way},
};

use super::Composer;
use crate::{
    document::ShiftReport,
    sheet::{Block, Row},
    words::Arg,
};

pub(super) fn shift(composer: &mut Composer<'_>, report: &ShiftReport) -> Result<(), MoneyError> {
    let (shift, speaker) = (&report.shift, composer.speaker);
    let title = match &shift.count {
        Some(count) => speaker.tell("z-report", &[("number", Arg::Figures(&count.z.to_string()))]),
        None => speaker.say("x-report"),
    };
    composer.head(&report.shop, title);
    composer.pair("clerk", shift.clerk.clone());
    composer.pair("opened", speaker.moment(shift.opened_at));
    match &shift.count {
        Some(count) => composer.pair("closed", speaker.moment(count.at)),
        None => composer.pair("so-far", speaker.moment(report.made_at)),
    }
    drawer(composer, report)?;
    result(composer, report)?;
    let rows = shift.movements.iter().map(|movement| moved(composer, movement)).collect();
    composer.table("movements", vec![composer.column("amount")], rows, None);
    sold(composer, report);
    open(composer, shift)?;
    settled_late(composer, shift)?;
    book(composer, shift);
    Ok(())
}

/// What the drawer should hold, made up of its parts.
fn drawer(composer: &mut Composer<'_>, report: &ShiftReport) -> Result<(), MoneyError> {
    let (shift, speaker) = (&report.shift, composer.speaker);
    composer.rule();
    composer.money("float", shift.float);
    composer.some_money("put-in", shift.moved(Way::In)?);
    composer.some_money("taken-out", shift.moved(Way::Out)?.negated());
    composer.pair("sales", speaker.count(shift.sales()));
    composer.money("sold-for", shift.amount()?.plus(shift.charge()?)?);
    composer.some_money("of-that-charge", shift.charge()?);
    composer.some_money("of-that-credit", shift.on_credit);
    composer.some_money("dues-paid", shift.payments);
    if shift.reversed.sales > 0 {
        composer.pair("taken-back", tally(composer, shift.reversed));
    }
    if report.tells_commission {
        composer.money("earned", shift.commission()?);
    }
    Ok(())
}

/// Expected, counted, and what lies between.
fn result(composer: &mut Composer<'_>, report: &ShiftReport) -> Result<(), MoneyError> {
    let (shift, speaker) = (&report.shift, composer.speaker);
    if !report.tells_expected {
        return Ok(());
    }
    let Some(count) = &shift.count else {
        composer.total(speaker.say("should-be-there"), shift.expected()?);
        return Ok(());
    };
    composer.money("should-be-there", shift.expected()?);
    composer.strong_pair(speaker.say("counted"), speaker.money(count.counted));
    let Some(difference) = shift.difference()? else { return Ok(()) };
    if difference.is_zero() {
        composer.push(Block::Total { label: speaker.say("exact"), value: speaker.money(difference) });
    } else if difference.is_negative() {
        composer.total(speaker.say("short"), difference.negated());
    } else {
        composer.total(speaker.say("over"), difference);
    }
    Ok(())
}

fn tally(composer: &Composer<'_>, tally: Tally) -> String {
    let (sales, amount) = (composer.speaker.count(tally.sales), composer.speaker.money(tally.amount));
    composer.speaker.tell_once("tally", &[("sales", Arg::Text(&sales)), ("amount", Arg::Text(&amount))])
}

fn moved(composer: &Composer<'_>, movement: &CashMovement) -> Row {
    let signed = match movement.way {
        Way::In => movement.amount,
        Way::Out => movement.amount.negated(),
    };
    let name = format!("{} {}", composer.speaker.clock(movement.at), movement.reason);
    Row { name, cells: vec![composer.speaker.money(signed)] }
}

/// By operator and account, whatever the currency.
fn sold(composer: &mut Composer<'_>, report: &ShiftReport) {
    let lines = &report.shift.lines;
    let charged = lines.iter().any(|line| !line.charge.is_zero());
    let mut columns = vec![composer.column("sales")];
    if charged {
        columns.push(composer.column("charge"));
    }
    if report.tells_commission {
        columns.push(composer.column("earned"));
    }
    columns.push(composer.column("amount"));
    let row = |line: &SoldLine| {
        let speaker = composer.speaker;
        let operator = report.operators.get(&line.operator).unwrap_or(&line.operator);
        let mut cells = vec![speaker.count(line.sales)];
        if charged {
            cells.push(told_if_any(composer, line.charge));
        }
        if report.tells_commission {
            cells.push(speaker.money(line.commission));
        }
        cells.push(speaker.money(line.amount));
        Row { name: format!("{operator} · {}", line.account), cells }
    };
    let rows = lines.iter().map(row).collect();
    composer.table("by-operator", columns, rows, None);
}

fn told_if_any(composer: &Composer<'_>, amount: Money) -> String {
    if amount.is_zero() { String::new() } else { composer.speaker.money(amount) }
}

/// Sales that nobody knows the end of.
fn open(composer: &mut Composer<'_>, shift: &Shift) -> Result<(), MoneyError> {
    let row = |sale: &Unresolved| -> Result<Row, MoneyError> {
        let speaker = composer.speaker;
        let state = speaker.say_once(&format!("state-{}", sale.status));
        let credit =
            if sale.debtor.is_some() { format!(" · {}", speaker.say_once("credit")) } else { String::new() };
        let name = format!("{}\n{state}{credit}", sale.reference);
        Ok(Row { name, cells: vec![speaker.money(sale.amount.plus(sale.charge)?)] })
    };
    let rows = shift.unresolved.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    if rows.is_empty() {
        return Ok(());
    }
    let heading = if shift.count.is_some() { "unresolved" } else { "unresolved-so-far" };
    composer.table(heading, vec![composer.column("amount")], rows, None);
    composer.note("unresolved-hint");
    Ok(())
}

/// Sales of earlier shifts that came to their end since.
fn settled_late(composer: &mut Composer<'_>, shift: &Shift) -> Result<(), MoneyError> {
    let row = |one: &Adjustment| {
        let speaker = composer.speaker;
        let after = match one.z {
            Some(z) => speaker.tell_once("after-z", &[("number", Arg::Figures(&z.to_string()))]),
            None => speaker.say_once("without-drawer"),
        };
        let state = speaker.say_once(&format!("state-{}", one.status));
        let credit =
            if one.debtor.is_some() { format!(" · {}", speaker.say_once("credit")) } else { String::new() };
        let name = format!("{}\n{}, {after}\n{state}{credit}", one.reference, speaker.moment(one.at));
        Row { name, cells: vec![speaker.money(one.amount)] }
    };
    let rows: Vec<_> = shift.adjustments.iter().map(row).collect();
    let any = !rows.is_empty();
    composer.table("adjustments", vec![composer.column("amount")], rows, None);
    if any {
        composer.strong_pair(composer.speaker.say("adjusted"), composer.speaker.money(shift.adjusted()?));
    }
    Ok(())
}

/// Where the chain of events stood: what shows later that nothing was taken out of it.
fn book(composer: &mut Composer<'_>, shift: &Shift) {
    composer.heading("book");
    composer.pair("book-entries", composer.speaker.count(shift.chain.entries));
    let label = composer.speaker.say("book-head");
    composer.push(Block::Text { label, text: shift.chain.head.clone() });
    if shift.count.is_some() {
        composer.note("book-hint");
        let label = composer.speaker.say("signature");
        composer.push(Block::Sign { label });
    }
}
