//! What crosses into the window. Amounts are exact decimal strings: JavaScript's numbers would round them.

use serde::Serialize;
use tillup_shop::Overview;

/// The first page. `ui/backend.js` names the same fields.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OverviewDto {
    /// None until a shop has been set up in the data folder.
    shop_name: Option<String>,
    demo: bool,
    /// ISO 4217.
    currency: String,
    /// The business day, `YYYY-MM-DD` in the shop's time zone.
    day: String,
    sales: i64,
    amount: String,
    /// The demo shop's only, until somebody can sign in to the window.
    commission: Option<String>,
}

impl From<Overview> for OverviewDto {
    fn from(overview: Overview) -> Self {
        let Overview { shop_name, demo, currency, day, sales, amount, commission } = overview;
        Self { shop_name, demo, currency, day, sales, amount, commission }
    }
}
