//! How a wallet came to what it holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tillup_core::money::Money;
use tillup_ledger::{WalletDay, WalletEvent, WalletHistory, WalletLine, WalletPlace};
use tillup_shop::LoadForm;

use super::View;

/// Where a page ends.
#[derive(Debug, Serialize, Deserialize)]
pub struct WalletPlaceDto {
    day: NaiveDate,
    reading: i64,
}

impl From<WalletPlaceDto> for WalletPlace {
    fn from(place: WalletPlaceDto) -> Self {
        Self { day: place.day, reading: place.reading }
    }
}

/// A page of a wallet's history.
#[derive(Debug, Serialize)]
pub struct WalletHistoryDto {
    /// By the book now.
    balance: String,
    currency: &'static str,
    /// The newest first.
    days: Vec<WalletDayDto>,
    next: Option<WalletPlaceDto>,
    /// What it held at the end of each of the last thirty days, the oldest first; with the latest page only.
    month: Vec<BalanceOfDay>,
}

/// What a wallet held by the book at the end of a day.
#[derive(Debug, Serialize)]
struct BalanceOfDay {
    day: NaiveDate,
    balance: String,
}

/// A wallet on one business day.
#[derive(Debug, Serialize)]
struct WalletDayDto {
    day: NaiveDate,
    sales: i64,
    reversed: i64,
    /// What they moved the wallet by: negative where it paid.
    sold: String,
    balance: String,
    lines: Vec<WalletLineDto>,
}

/// What happened beside sales.
#[derive(Debug, Serialize)]
struct WalletLineDto {
    at: String,
    /// By the book after it.
    balance: String,
    #[serde(flatten)]
    what: WalletEventDto,
}

/// What it was.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum WalletEventDto {
    Opened { amount: String },
    Loaded { amount: String, paid: String, uplift: Option<String>, note: Option<String>, by: Option<String> },
    Told { told: String, until: String, difference: Option<String> },
}

impl WalletHistoryDto {
    /// The page as the window shows it.
    pub fn of(page: &WalletHistory, month: &[(NaiveDate, Money)], view: &View<'_>) -> Self {
        let month =
            month.iter().map(|(day, balance)| BalanceOfDay { day: *day, balance: balance.to_string() });
        Self {
            balance: page.balance.to_string(),
            currency: page.balance.currency().code(),
            days: page.days.iter().map(|day| WalletDayDto::of(day, view)).collect(),
            next: page.next.map(|place| WalletPlaceDto { day: place.day, reading: place.reading }),
            month: month.collect(),
        }
    }
}

impl WalletDayDto {
    fn of(day: &WalletDay, view: &View<'_>) -> Self {
        Self {
            day: day.day,
            sales: day.sales,
            reversed: day.reversed,
            sold: day.sold.to_string(),
            balance: day.balance.to_string(),
            lines: day.lines.iter().map(|line| WalletLineDto::of(line, view)).collect(),
        }
    }
}

impl WalletLineDto {
    fn of(line: &WalletLine, view: &View<'_>) -> Self {
        let what = match &line.what {
            WalletEvent::Opened { amount } => WalletEventDto::Opened { amount: amount.to_string() },
            WalletEvent::Loaded { amount, paid, note, by } => WalletEventDto::Loaded {
                amount: amount.to_string(),
                paid: paid.to_string(),
                uplift: amount.minus(*paid).ok().map(|uplift| uplift.to_string()),
                note: note.clone(),
                by: by.clone(),
            },
            WalletEvent::Told { balance, until, difference } => WalletEventDto::Told {
                told: balance.to_string(),
                until: view.moment(*until),
                difference: difference.map(|amount| amount.to_string()),
            },
        };
        Self { at: view.moment(line.at), balance: line.balance.to_string(), what }
    }
}

/// Money put into a wallet, as typed.
#[derive(Debug, Deserialize)]
pub struct LoadDto {
    account: String,
    amount: String,
    paid: String,
    note: String,
    once: String,
}

impl From<LoadDto> for LoadForm {
    fn from(load: LoadDto) -> Self {
        let LoadDto { account, amount, paid, note, once } = load;
        let paid = Some(paid).filter(|paid| !paid.trim().is_empty());
        Self { account, amount, paid, note, once: Some(once) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tillup_core::access::{Role, SignedIn};
    use tillup_shop::{DEMO_OWNER, DemoShop};

    use super::*;

    #[tokio::test]
    async fn a_history_is_told_by_the_names_that_the_window_knows() {
        let demo = DemoShop::open(None).await.unwrap();
        let shop = demo.shop();
        let owner = SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner };
        let load = |paid: &str| -> LoadForm {
            let typed = json!({ "account": "soho-main", "amount": "1000", "paid": paid, "note": "bKash", "once": "load-0001" });
            serde_json::from_value::<LoadDto>(typed).unwrap().into()
        };
        assert_eq!(load(" ").paid, None, "nothing typed: as much as arrived");
        shop.load_wallet(&owner, &load("970")).unwrap();
        let page = shop.wallet_history(&owner, "soho-main", None).unwrap();
        let month = shop.wallet_month(&owner, "soho-main").unwrap();
        let view = View::of(shop, Role::Owner).unwrap();
        let told = serde_json::to_value(WalletHistoryDto::of(&page, &month, &view)).unwrap();
        let day = &told["days"][0];
        let loaded = day["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "loaded").unwrap();
        let names = |value: &Value| {
            let mut names: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
            names.sort();
            names
        };
        assert_eq!(names(&told), ["balance", "currency", "days", "month", "next"]);
        assert_eq!(names(day), ["balance", "day", "lines", "reversed", "sales", "sold"]);
        assert_eq!(
            (&loaded["amount"], &loaded["paid"], &loaded["uplift"], &loaded["note"], &loaded["by"]),
            (&json!("1000.00"), &json!("970.00"), &json!("30.00"), &json!("bKash"), &json!(DEMO_OWNER))
        );
        assert_eq!(told["month"].as_array().unwrap().last().unwrap()["balance"], told["balance"]);
        let place = json!({ "day": "2026-11-21", "reading": 7 });
        let place: WalletPlaceDto = serde_json::from_value(place).unwrap();
        assert_eq!(WalletPlace::from(place), WalletPlace { day: "2026-11-21".parse().unwrap(), reading: 7 });
    }
}
