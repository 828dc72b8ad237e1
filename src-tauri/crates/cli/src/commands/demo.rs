//! The demo: one sale through each simulated provider, then the day's totals.

use std::{path::Path, time::Duration};

use serde_json::{Value, json};
use tillup_core::{
    engine::SellRequest, ledger::Ledger, print_queue::DocumentSubject, printing::Paper, report::GroupBy,
    sale::Sale,
};
use tillup_shop::{DEMO_OWNER, DEMO_PIN, DemoShop};

use crate::{failure::Failure, json, output::Output, progress, table};

/// What is sold: account, operator, number, amount.
const SALES: [(&str, &str, &str, &str); 5] = [
    ("soho-main", "RB", "01812345678", "290"),
    ("autoflexi-1", "GP", "01712345678", "50"),
    ("irecharge-1", "BL", "01912345678", "100"),
    ("open-api-1", "VODAFONE", "9876543210", "199"),
    ("tymk-1", "AIRTEL", "9812345678", "239"),
];

/// Runs the demo; fails where a sale did not succeed.
pub async fn run(folder: Option<&Path>, output: &Output) -> Result<u8, Failure> {
    let demo = progress::shown("starting five simulated providers", DemoShop::open(folder)).await?;
    let shop = demo.shop();
    let pin = DEMO_PIN.to_owned().into();
    let who = shop.sign_in(Some(DEMO_OWNER), Some(&pin))?;
    let config = shop.ledger().config()?;
    let mut sold: Vec<Sale> = Vec::new();
    for (account, operator, number, amount) in SALES {
        let request = SellRequest {
            number: number.to_owned(),
            amount: Some(amount.to_owned()),
            operator: Some(operator.to_owned()),
            account: Some(account.to_owned()),
            clerk: who.name.clone(),
            again: true,
            ..SellRequest::default()
        };
        let selling = async {
            let sale = shop.engine().sell(&request).await?;
            shop.engine().follow(&sale.reference, Duration::from_secs(30)).await
        };
        sold.push(progress::shown(account, selling).await?);
    }
    let today = config.calendar().day_of(shop.clock().now());
    let reports = shop.ledger().report(today, today, Some(GroupBy::Account))?;
    let document = json!({
        "demo": true,
        "sales": json::sales(&sold, &config, who.role).get("sales").cloned().unwrap_or(Value::Null),
        "report": json::reports(&reports, who.role)?,
    });
    let totals = table::reports(&reports, who.role)?;
    let receipt = match sold.first() {
        Some(sale) => {
            let subject = DocumentSubject::Receipt { reference: sale.reference.clone() };
            shop.document_text(&who, &subject, Paper::Roll80.columns())?
        }
        None => String::new(),
    };
    output.answer(
        || document,
        || {
            format!(
                "DEMO: {}, simulated providers\n\n{}\n\n{receipt}\n\n{totals}",
                config.name,
                table::sales(&sold, &config),
                receipt = receipt.trim_end()
            )
        },
    )?;
    let all_sold = sold.iter().all(|sale| super::exit_of(sale) == 0);
    Ok(if all_sold { 0 } else { 1 })
}
