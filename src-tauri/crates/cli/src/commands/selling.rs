//! Selling and following sales.

use std::time::Duration;

use tillup_core::{
    engine::SellRequest,
    ledger::{Ledger, LedgerError},
    money::{Currency, Money},
    number::{Country, Number, latin_digits},
    operator::OperatorCode,
    reference::Reference,
    sale::{Sale, Status},
};
use tillup_ledger::SalesFilter;

use super::{Session, exit_of};
use crate::{
    args::{SalesArgs, SellArgs},
    failure::Failure,
    json, progress, table,
};

/// Sells, follows for a while, and tells where the sale stands.
pub async fn sell(session: &Session<'_>, args: SellArgs) -> Result<u8, Failure> {
    warn_of_limits(session, &args);
    let wait = Duration::from_secs(args.wait);
    let debtor =
        args.debtor.as_deref().map(|name| session.shop.find_debtor(&session.who, name)).transpose()?;
    let request = SellRequest {
        number: args.number,
        amount: args.amount,
        operator: args.operator,
        service: args.service,
        account: args.account,
        offer: args.offer,
        circle: args.circle,
        charge: args.charge,
        unit: args.unit,
        dob: args.dob,
        scheme: args.scheme,
        again: args.again,
        debtor: debtor.map(|debtor| debtor.id),
        clerk: session.who.name.clone(),
    };
    let engine = session.shop.engine();
    let sold = progress::shown("sending", engine.sell(&request)).await?;
    let sale = if sold.status().is_open() {
        session.output.note(&format!("recorded as {}", sold.reference));
        progress::shown("following the sale", engine.follow(&sold.reference, wait)).await?
    } else {
        sold
    };
    tell(session, &sale)?;
    Ok(exit_of(&sale))
}

/// A limit that the shop knows of is told; the provider decides.
fn warn_of_limits(session: &Session<'_>, args: &SellArgs) {
    let config = &session.config;
    let (Some(amount), Some(operator), None) = (&args.amount, &args.operator, &args.offer) else {
        return;
    };
    let amount = Money::parse(&latin_digits(amount.trim()), config.home_currency());
    let (Ok(amount), Ok(operator)) = (amount, OperatorCode::parse(operator)) else {
        return;
    };
    let day = config.calendar().day_of(session.shop.clock().now());
    if let Some(limit) = config.broken_limit(&operator, amount, day) {
        let bound = |money: Option<Money>| money.map_or_else(|| "any".to_owned(), |money| money.to_string());
        session.output.note(&format!(
            "{operator} usually takes from {} to {}; the provider may refuse this",
            bound(limit.min),
            bound(limit.max)
        ));
    }
}

/// One sale.
pub fn show(session: &Session<'_>, reference: &str) -> Result<u8, Failure> {
    let reference = Reference::stored(reference.trim());
    let sale = session.shop.ledger().sale(&reference)?.ok_or(LedgerError::NotFound)?;
    tell(session, &sale)?;
    Ok(0)
}

/// Sales, newest first.
pub fn sales(session: &Session<'_>, args: SalesArgs) -> Result<u8, Failure> {
    let status = args.status.as_deref().map(status_of).transpose()?;
    let number = args.number.as_deref().map(|text| national(text, session.config.country));
    let filter = SalesFilter {
        from: args.from,
        to: args.to,
        status,
        number,
        clerk: args.clerk,
        limit: args.limit,
        ..SalesFilter::default()
    };
    let found = session.shop.ledger().sales(&filter)?;
    session.output.answer(
        || json::sales(&found, &session.config, session.who.role),
        || table::sales(&found, &session.config),
    )?;
    Ok(0)
}

/// The status of the contract's word.
pub fn status_of(code: &str) -> Result<Status, Failure> {
    Status::from_code(&code.to_ascii_lowercase()).ok_or_else(|| {
        let known: Vec<_> = Status::ALL.iter().map(|status| status.code()).collect();
        Failure::Usage(format!("unknown status “{code}”: use {}", known.join(", ")))
    })
}

/// A number as it is kept, whatever way it was written; what is no mobile number may be a customer id.
fn national(text: &str, home: Country) -> String {
    let read = |country| Number::parse_mobile(text, country).ok();
    let abroad = match home.currency() {
        Currency::Bdt => Country::In,
        Currency::Inr => Country::Bd,
    };
    read(home).or_else(|| read(abroad)).map_or_else(|| text.trim().to_owned(), |number| number.to_string())
}

/// Asks about all open sales. The exit status tells the worst that is left.
pub async fn settle(session: &Session<'_>, seconds: u64) -> Result<u8, Failure> {
    let settling = session.shop.engine().settle(Duration::from_secs(seconds));
    let followed = progress::shown("asking the providers about open sales", settling).await?;
    session.output.answer(
        || json::sales(&followed, &session.config, session.who.role),
        || table::sales(&followed, &session.config),
    )?;
    let left = |status: Status| followed.iter().any(|sale| sale.status() == status);
    Ok(if left(Status::Unknown) {
        5
    } else if followed.iter().any(|sale| sale.status().is_open()) {
        3
    } else {
        0
    })
}

fn tell(session: &Session<'_>, sale: &Sale) -> Result<(), Failure> {
    let role = session.who.role;
    session
        .output
        .answer(|| json::sale(sale, &session.config, role), || table::sale(sale, &session.config, role))
}
