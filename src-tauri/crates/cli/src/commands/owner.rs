//! What is the owner's: wallets, reports, a person's word, the ledger's soundness.

use chrono::NaiveDate;
use tillup_core::{
    access::{Action, allows},
    reference::Reference,
    report::{GroupBy, Report},
    shift::ShiftError,
};
use tillup_shop::{LoadForm, Loaded, ShopError};

use super::{Session, quality};
use crate::{
    args::{By, ResolveAs},
    failure::Failure,
    json, progress, table,
};

/// Asks wallets. Each account tells its own error; the command fails where none could be asked.
pub async fn balance(session: &Session<'_>, account: Option<&str>) -> Result<u8, Failure> {
    let asking = session.shop.engine().balances(account);
    let answers = progress::shown("asking the providers", asking).await?;
    let calendar = session.config.calendar();
    session.output.answer(|| json::balances(&answers, &calendar), || table::balances(&answers))?;
    Ok(if !answers.is_empty() && answers.iter().all(|answer| answer.balance.is_err()) { 4 } else { 0 })
}

/// A person's word.
pub fn resolve(session: &Session<'_>, reference: &str, outcome: ResolveAs, why: &str) -> Result<u8, Failure> {
    let reference = Reference::stored(reference.trim());
    let succeeded = outcome == ResolveAs::Succeeded;
    let sale = session.shop.engine().resolve(&reference, succeeded, &session.who.name, why)?;
    let role = session.who.role;
    session
        .output
        .answer(|| json::sale(&sale, &session.config, role), || table::sale(&sale, &session.config, role))?;
    Ok(0)
}

/// Money put into a wallet.
pub fn load(
    session: &Session<'_>,
    account: &str,
    amount: &str,
    paid: Option<&str>,
    note: &str,
) -> Result<u8, Failure> {
    let form = LoadForm {
        account: account.to_owned(),
        amount: amount.to_owned(),
        paid: paid.map(str::to_owned),
        note: note.to_owned(),
        once: None,
    };
    let Loaded { amount, paid, uplift, note } = session.shop.load_wallet(&session.who, &form)?;
    session.output.answer(
        || {
            serde_json::json!({ "load": {
                "account": account, "amount": amount.to_string(), "paid": paid.to_string(),
                "uplift": uplift.to_string(), "currency": amount.currency().code(), "note": note,
            } })
        },
        || format!("{account}: {amount} loaded for {paid}, uplift {uplift}"),
    )?;
    Ok(0)
}

/// Asks wallets, then compares. An account that cannot be asked is compared by what it last told.
pub async fn reconcile(session: &Session<'_>, account: Option<&str>) -> Result<u8, Failure> {
    let asking = session.shop.engine().balances(account);
    let asked = progress::shown("asking the providers", asking).await?;
    let rows = session.shop.ledger().reconcile(account)?;
    session.output.answer(|| json::reconciliations(&rows, &asked), || table::reconciliations(&rows))?;
    Ok(0)
}

/// Totals of some days.
pub fn report(session: &Session<'_>, from: NaiveDate, to: NaiveDate, by: Option<By>) -> Result<u8, Failure> {
    if to < from {
        return Err(Failure::Usage("--to lies before --from".to_owned()));
    }
    let group = match by {
        None => None,
        Some(By::Provider) => return quality::report(session, from, to),
        Some(By::Account) => Some(GroupBy::Account),
        Some(By::Operator) => Some(GroupBy::Operator),
        Some(By::Service) => Some(GroupBy::Service),
        Some(By::Clerk) => Some(GroupBy::Clerk),
        Some(By::Pack) => Some(GroupBy::Pack),
        Some(By::Hour) => Some(GroupBy::Hour),
        Some(By::Day) => Some(GroupBy::Day),
        Some(By::Week) => Some(GroupBy::Week),
        Some(By::Month) => Some(GroupBy::Month),
    };
    let role = session.who.role;
    let reports = if allows(role, Action::Report) {
        session.shop.ledger().report(from, to, group)?
    } else {
        own_report(session, from, to, group)?
    };
    let (document, text) = (json::reports(&reports, role)?, table::reports(&reports, role)?);
    session.output.answer(|| document, || text)?;
    Ok(0)
}

/// A clerk's own sales, on those of the days that their open shift touches.
fn own_report(
    session: &Session<'_>,
    from: NaiveDate,
    to: NaiveDate,
    by: Option<GroupBy>,
) -> Result<Vec<Report>, Failure> {
    let (ledger, clerk) = (session.shop.ledger(), session.who.name.as_str());
    let shift = ledger.open_shift_of(clerk)?.ok_or(ShopError::Shift(ShiftError::NoShift))?;
    let today = session.config.calendar().day_of(session.shop.clock().now());
    let mut reports = ledger.report_of_clerk(from.max(shift.opened_on), to.min(today), by, clerk)?;
    for report in &mut reports {
        (report.from, report.to) = (from, to);
    }
    Ok(reports)
}

/// The ledger's soundness.
pub fn verify(session: &Session<'_>) -> Result<u8, Failure> {
    let report = session.shop.ledger().verify()?;
    session.output.answer(
        || json::verified(&report),
        || {
            let mut lines = vec![format!("{} entries checked, head {}", report.entries, report.head)];
            lines.extend(report.problems.iter().cloned());
            lines.join("\n")
        },
    )?;
    match (report.ok, session.output.is_json()) {
        (true, _) => Ok(0),
        (false, true) => Ok(1),
        (false, false) => Err(Failure::NotWhole),
    }
}
