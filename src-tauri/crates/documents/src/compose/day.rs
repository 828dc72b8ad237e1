//! The statement of a day or of some days.

use tillup_core::{
    money::MoneyError,
    report::{Tally, Totals},
};

use super::Composer;
use crate::{document::DayStatement, sheet::Row, words::Arg};

pub(super) fn day(composer: &mut Composer<'_>, statement: &DayStatement) -> Result<(), MoneyError> {
    let (totals, speaker) = (&statement.totals, composer.speaker);
    let title = if statement.from == statement.to {
        speaker.say("day-statement")
    } else {
        speaker.say("days-statement")
    };
    composer.head(&statement.shop, title);
    composer.strong_pair(speaker.say("period"), speaker.span(statement.from, statement.to));
    composer.pair("sales", speaker.count(totals.sales));
    composer.money("amount", totals.amount);
    composer.some_money("charge", totals.charge);
    composer.total(speaker.say("sold-for"), totals.amount.plus(totals.charge)?);
    if statement.tells_commission {
        composer.money("reported", totals.commission_reported);
        composer.money("by-rate", totals.commission_by_rate);
        composer.strong_pair(speaker.say("commission"), speaker.money(totals.commission()?));
        composer.some_money("fee", totals.fee);
    }
    for (key, tally) in [
        ("taken-back", totals.reversed),
        ("pending", totals.pending),
        ("unknown", totals.unknown),
        ("failed", totals.failed),
    ] {
        if tally.sales > 0 {
            composer.pair(key, told(composer, tally));
        }
    }
    for (heading, groups) in [
        ("by-account", &statement.by_account),
        ("by-operator", &statement.by_operator),
        ("by-clerk", &statement.by_clerk),
    ] {
        table(composer, heading, groups, statement)?;
    }
    composer.rule();
    composer.pair("made", speaker.moment(statement.made_at));
    Ok(())
}

fn told(composer: &Composer<'_>, tally: Tally) -> String {
    let (sales, amount) = (composer.speaker.count(tally.sales), composer.speaker.money(tally.amount));
    composer.speaker.tell_once("tally", &[("sales", Arg::Text(&sales)), ("amount", Arg::Text(&amount))])
}

fn table(
    composer: &mut Composer<'_>,
    heading: &str,
    groups: &[(String, Totals)],
    statement: &DayStatement,
) -> Result<(), MoneyError> {
    let charged = !statement.totals.charge.is_zero();
    let mut columns = vec![composer.column("sales")];
    if charged {
        columns.push(composer.column("charge"));
    }
    if statement.tells_commission {
        columns.push(composer.column("commission"));
    }
    columns.push(composer.column("amount"));
    let row = |name: &str, totals: &Totals| -> Result<Row, MoneyError> {
        let speaker = composer.speaker;
        let mut cells = vec![speaker.count(totals.sales)];
        if charged {
            cells.push(speaker.money(totals.charge));
        }
        if statement.tells_commission {
            cells.push(speaker.money(totals.commission()?));
        }
        cells.push(speaker.money(totals.amount));
        Ok(Row { name: name.to_owned(), cells })
    };
    let rows = groups.iter().map(|(name, totals)| row(name, totals)).collect::<Result<Vec<_>, _>>()?;
    let total = row(&composer.speaker.say_once("total"), &statement.totals)?;
    composer.table(heading, columns, rows, Some(total));
    Ok(())
}
