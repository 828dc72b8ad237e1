//! Reading the plans of an operator in a circle.

use std::collections::HashMap;

use tillup_core::{
    account::Account,
    money::{Currency, Money},
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, shop_code},
    provider::ReadError,
    wire::WireAnswer,
};

use super::errors;
use crate::json::Json;

/// Longest title, in characters.
const MAX_TITLE: usize = 200;

/// The plans as packs. Their amounts are taken for rupees: the document's example sells "Rs. 10" for `"10"`, unlike
/// the paisa of its other amounts.
pub(super) fn read(
    query: &OfferQuery,
    account: &Account,
    answer: &WireAnswer,
) -> Result<Vec<Offer>, ReadError> {
    let json = errors::question(answer)?;
    let operator = query.operator.as_ref().ok_or(ReadError::Unreadable)?;
    let plans = json.get(&["plans"]).ok_or(ReadError::Unreadable)?;
    let mut offers = Offers { account, operator, told: HashMap::new(), list: Vec::new() };
    for plan in plans.items() {
        let name = plan.text_of(&["name"]).unwrap_or_default();
        for detail in plan.get(&["details"]).map_or(&[][..], Json::items) {
            offers.add(name, detail);
        }
    }
    Ok(offers.list)
}

struct Offers<'a> {
    account: &'a Account,
    operator: &'a OperatorCode,
    /// How many offers of a plan and a price there are so far.
    told: HashMap<String, usize>,
    list: Vec<Offer>,
}

impl Offers<'_> {
    /// Adds an offer; one without a price cannot be sold and is left out.
    fn add(&mut self, plan: &str, detail: &Json) {
        let price = detail.money_of(&["amount"], Currency::Inr).filter(|price: &Money| price.is_positive());
        let Some(price) = price else { return };
        let stem = format!("{}-{}", shop_code(plan).to_lowercase(), price.shortest());
        let count = self.told.entry(stem.clone()).or_default();
        *count += 1;
        self.list.push(Offer {
            id: format!("{stem}-{count}"),
            account: self.account.id.clone(),
            operator: self.operator.clone(),
            title: title(plan, detail),
            price,
            validity: detail
                .text_of(&["validity"])
                .filter(|told| is_told(told))
                .unwrap_or_default()
                .to_owned(),
            category: plan.to_lowercase(),
            commission: None,
            identifiers: Vec::new(),
        });
    }
}

/// The short description, and the long one where it says more; the plan's name where there is neither.
fn title(plan: &str, detail: &Json) -> String {
    let description = detail.get(&["description"]);
    let of = |name: &str| description.and_then(|told| told.text_of(&[name])).filter(|told| is_told(told));
    let short = of("short").or(description.and_then(Json::text));
    let title = match (short, of("long")) {
        (Some(short), Some(long)) if short != long => format!("{short} · {long}"),
        (Some(only), _) | (None, Some(only)) => only.to_owned(),
        (None, None) => plan.to_owned(),
    };
    title.chars().take(MAX_TITLE).collect()
}

/// `N.A` stands for what is not told.
fn is_told(text: &str) -> bool {
    !["", "N.A", "N.A.", "NA", "N/A"].contains(&text)
}
