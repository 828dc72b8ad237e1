//! Answers for people: short tables, the right currency, lakh grouping.

use comfy_table::{CellAlignment, Table, presets};
use tillup_core::{
    access::Role,
    engine::{BalanceAnswer, EngineError},
    format::{Digits, money},
    money::Money,
    offer::Offer,
    report::{Report, Totals},
    sale::{Sale, Status},
    shop::ShopConfig,
};
use tillup_ledger::Reconciliation;

fn shown(amount: Money) -> String {
    money(amount, Digits::Latin)
}

/// A plain table; the columns named in `right` are figures.
pub fn plain(header: &[&str], right: &[usize], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header.to_vec());
    for row in rows {
        table.add_row(row);
    }
    for &column in right {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

/// One sale with what the clerk has to do.
pub fn sale(sale: &Sale, shop: &ShopConfig, role: Role) -> String {
    let is_owner = role == Role::Owner;
    let order = &sale.order;
    let calendar = shop.calendar();
    let mut lines = vec![
        format!("{}  {}  {}", order.number.grouped(), order.operator, order.service),
        format!("{}  {}", shown(order.amount), state_line(sale)),
    ];
    if let Some(offer) = &order.offer {
        lines.push(format!("pack {}: {}", offer.id, offer.title));
    }
    if order.charge.is_positive() {
        lines.push(format!("charge {}", shown(order.charge)));
    }
    if let Some(owing) = &sale.debtor {
        lines.push(format!("on credit, {}", owing.name));
    }
    lines.push(format!(
        "reference {}  receipt {}  {}",
        sale.reference,
        sale.receipt_no,
        calendar.shown(sale.created_at)
    ));
    for attempt in &sale.attempts {
        let reason = attempt.reason.map_or_else(String::new, |reason| format!(" ({reason})"));
        let because = if is_owner { format!("; {}", attempt.chosen_because) } else { String::new() };
        lines.push(format!("  via {}: {}{reason}{because}", attempt.account, attempt.status));
        if let Some(message) = attempt.evidence.message_for(role) {
            lines.push(format!("    “{message}”"));
        }
        if let (Some(before), Some(after)) = (attempt.evidence.wallet_before, attempt.evidence.wallet_after)
            && is_owner
        {
            lines.push(format!("    wallet {} before, {} after", shown(before), shown(after)));
        }
    }
    lines.join("\n")
}

/// The state in a word, what about the money, and what to do.
fn state_line(sale: &Sale) -> &'static str {
    match sale.status() {
        Status::Succeeded => "delivered",
        Status::Failed => "failed: nothing was charged",
        Status::Reversed if sale.debtor.is_some() => {
            "reversed: the provider gave the money back; it is off what the customer owes"
        }
        Status::Reversed => "reversed: the provider gave the money back; give it back to the customer",
        Status::Pending => "pending: not delivered yet; it is followed, do not send it again",
        Status::Unknown => "unknown: do not send it again, do not give the money back yet",
        Status::Recorded | Status::Sending => "being sent",
    }
}

/// Sales, one a row.
pub fn sales(sales: &[Sale], shop: &ShopConfig) -> String {
    if sales.is_empty() {
        return "no sales".to_owned();
    }
    let calendar = shop.calendar();
    let rows = sales.iter().map(|sale| {
        let order = &sale.order;
        vec![
            calendar.shown(sale.created_at),
            order.number.grouped(),
            order.operator.to_string(),
            shown(order.amount),
            sale.status().to_string(),
            sale.reason().map_or_else(String::new, |reason| reason.to_string()),
            sale.clerk.clone(),
            sale.reference.to_string(),
        ]
    });
    plain(&["time", "number", "operator", "amount", "state", "reason", "clerk", "reference"], &[3], rows)
}

/// Balances, one account a row.
pub fn balances(answers: &[BalanceAnswer]) -> String {
    let rows = answers.iter().map(|answer| {
        let balance = answer.balance.as_ref().map_or_else(EngineError::to_string, |balance| shown(*balance));
        vec![answer.account.clone(), answer.provider.clone(), balance]
    });
    plain(&["account", "provider", "balance"], &[2], rows)
}

/// Packs, one a row.
pub fn offers(offers: &[&Offer], role: Role) -> String {
    if offers.is_empty() {
        return "no packs".to_owned();
    }
    let rows = offers.iter().map(|offer| {
        let earns = offer.commission.filter(|_| role == Role::Owner).map_or_else(String::new, shown);
        let title: String = offer.title.chars().take(70).collect();
        vec![
            offer.id.clone(),
            shown(offer.price),
            title,
            offer.validity.clone(),
            offer.category.clone(),
            earns,
            offer.account.clone(),
        ]
    });
    plain(&["id", "price", "title", "validity", "category", "earns", "account"], &[1, 5], rows)
}

/// Totals and groups.
pub fn reports(reports: &[Report], role: Role) -> Result<String, crate::failure::Failure> {
    let mut texts = Vec::new();
    for report in reports {
        let mut rows = Vec::new();
        for (key, totals) in &report.groups {
            // What was sold without a pack has no name of one.
            rows.push(totals_row(if key.is_empty() { "(no pack)" } else { key }, totals, role)?);
        }
        rows.push(totals_row("all", &report.totals, role)?);
        let header = [
            "",
            "sales",
            "amount",
            "charge",
            "fee",
            "commission",
            "reversed",
            "pending",
            "unknown",
            "failed",
        ];
        let table = plain(&header, &[1, 2, 3, 4, 5, 6, 7, 8, 9], rows);
        texts.push(format!("{} to {}, {}\n{table}", report.from, report.to, report.currency));
    }
    Ok(texts.join("\n\n"))
}

fn totals_row(key: &str, totals: &Totals, role: Role) -> Result<Vec<String>, crate::failure::Failure> {
    let earned = totals.commission().map_err(crate::json::money)?;
    Ok(vec![
        key.to_owned(),
        totals.sales.to_string(),
        shown(totals.amount),
        shown(totals.charge),
        shown(totals.fee),
        if role == Role::Owner { shown(earned) } else { String::new() },
        totals.reversed.sales.to_string(),
        totals.pending.sales.to_string(),
        totals.unknown.sales.to_string(),
        totals.failed.sales.to_string(),
    ])
}

/// Wallets: computed, reported, difference.
pub fn reconciliations(rows: &[Reconciliation]) -> String {
    let text = |money: Option<Money>| money.map_or_else(|| "not known".to_owned(), shown);
    let rows = rows.iter().map(|row| {
        let first = row.first_difference.as_ref().map_or_else(String::new, |reference| reference.to_string());
        vec![row.account.clone(), shown(row.computed), text(row.reported), text(row.difference), first]
    });
    plain(
        &["account", "computed", "reported", "difference", "first sale after which they differ"],
        &[1, 2, 3],
        rows,
    )
}
