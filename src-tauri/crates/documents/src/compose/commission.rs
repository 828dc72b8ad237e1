//! What was earned, and what of it arrived.

use tillup_core::money::MoneyError;

use super::Composer;
use crate::{
    document::{CommissionLine, CommissionStatement},
    sheet::Row,
};

pub(super) fn commission(
    composer: &mut Composer<'_>,
    statement: &CommissionStatement,
) -> Result<(), MoneyError> {
    let (total, speaker) = (&statement.total, composer.speaker);
    composer.head(&statement.shop, speaker.say("commission-statement"));
    composer.strong_pair(speaker.say("period"), speaker.span(statement.from, statement.to));
    composer.pair("sales", speaker.count(total.sales));
    composer.money("sold-for", total.amount);
    if let Some(expected) = total.expected {
        composer.money("expected", expected);
    }
    composer.money("reported", total.reported);
    composer.money("by-rate", total.by_rate);
    composer.total(speaker.say("earned"), total.reported.plus(total.by_rate)?);
    if let Some(received) = total.received {
        composer.money("received-by-loads", received);
    }
    table(composer, "by-account", &statement.by_account, total)?;
    table(composer, "by-operator", &statement.by_operator, total)?;
    composer.rule();
    composer.pair("made", speaker.moment(statement.made_at));
    Ok(())
}

/// Each line with what is known of it; a column that nothing is known for is left out.
fn table(
    composer: &mut Composer<'_>,
    heading: &str,
    lines: &[CommissionLine],
    total: &CommissionLine,
) -> Result<(), MoneyError> {
    let expected = lines.iter().any(|line| line.expected.is_some());
    let received = lines.iter().any(|line| line.received.is_some());
    let mut columns = vec![composer.column("sales"), composer.column("sold-for")];
    if expected {
        columns.push(composer.column("expected"));
    }
    columns.extend([composer.column("reported-short"), composer.column("by-rate-short")]);
    if received {
        columns.push(composer.column("received-short"));
    }
    columns.push(composer.column("earned"));
    let row = |name: &str, line: &CommissionLine| -> Result<Row, MoneyError> {
        let speaker = composer.speaker;
        let maybe = |amount: Option<_>| amount.map(|amount| speaker.money(amount)).unwrap_or_default();
        let mut cells = vec![speaker.count(line.sales), speaker.money(line.amount)];
        if expected {
            cells.push(maybe(line.expected));
        }
        cells.extend([speaker.money(line.reported), speaker.money(line.by_rate)]);
        if received {
            cells.push(maybe(line.received));
        }
        cells.push(speaker.money(line.reported.plus(line.by_rate)?));
        Ok(Row { name: name.to_owned(), cells })
    };
    let rows = lines.iter().map(|line| row(&line.name, line)).collect::<Result<Vec<_>, _>>()?;
    let total = row(&composer.speaker.say_once("total"), total)?;
    composer.table(heading, columns, rows, Some(total));
    Ok(())
}
