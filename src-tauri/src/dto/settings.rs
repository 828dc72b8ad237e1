//! What the owner sets: accounts, commission rates, routing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tillup_core::{
    account::{Account, CommissionPaid, Environment},
    commission::CommissionRate,
    engine::{Explained, Verdict},
    money::MoneyError,
    operator::Service,
    rate_effect::RateEffect,
    routing::Why,
    wire::NotSent,
};
use tillup_shop::{AccountSettings, RatePreview, RateRow, RoutedOperator, RoutingTable, SaleInQuestion};

use super::View;

/// An account as the owner sees it. Its keys are not here; their names are.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountDto {
    id: String,
    provider: String,
    name: String,
    base_url: String,
    /// The provider's own address, where it has one.
    usual_url: Option<&'static str>,
    allow_http: bool,
    environment: Environment,
    has_test: bool,
    currency: &'static str,
    enabled: bool,
    commission_paid: CommissionPaid,
    operator_codes: BTreeMap<String, String>,
    keys: &'static [&'static str],
    /// Sales through it that wait for their end.
    open_sales: u32,
}

impl AccountDto {
    /// The account as the window shows it.
    pub fn of(account: &Account, open_sales: u32, view: &View<'_>) -> Self {
        let capability = view.shop.providers().get(account.provider.as_str()).map(|known| known.capability());
        let codes = account.operator_codes.iter();
        Self {
            id: account.id.clone(),
            provider: account.provider.clone(),
            name: view.provider(&account.id),
            base_url: account.base_url.clone(),
            usual_url: capability.and_then(|known| known.base_url),
            allow_http: account.allow_http,
            environment: account.environment,
            has_test: capability.is_some_and(|known| known.has_test),
            currency: account.currency.code(),
            enabled: account.enabled,
            commission_paid: account.commission_paid,
            operator_codes: codes.map(|(ours, theirs)| (ours.to_string(), theirs.clone())).collect(),
            keys: capability.map_or(&[], |known| known.keys),
            open_sales,
        }
    }
}

/// An account as it is to be.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountChange {
    base_url: Option<String>,
    allow_http: bool,
    environment: Environment,
    enabled: bool,
    commission_paid: CommissionPaid,
    operator_codes: BTreeMap<String, String>,
}

impl From<AccountChange> for AccountSettings {
    fn from(change: AccountChange) -> Self {
        Self {
            base_url: change.base_url.filter(|url| !url.trim().is_empty()),
            allow_http: change.allow_http,
            environment: change.environment,
            enabled: change.enabled,
            commission_paid: change.commission_paid,
            operator_codes: change.operator_codes,
        }
    }
}

/// A row of the commission table; what is absent matches all.
#[derive(Debug, Serialize, Deserialize)]
pub struct RateDto {
    account: Option<String>,
    operator: Option<String>,
    service: Option<String>,
    percent: String,
    from: NaiveDate,
}

impl From<&CommissionRate> for RateDto {
    fn from(rate: &CommissionRate) -> Self {
        Self {
            account: rate.account.clone(),
            operator: rate.operator.as_ref().map(ToString::to_string),
            service: rate.service.map(|service| service.code().to_owned()),
            percent: rate.rate.to_string(),
            from: rate.from,
        }
    }
}

impl From<RateDto> for RateRow {
    fn from(rate: RateDto) -> Self {
        let RateDto { account, operator, service, percent, from } = rate;
        Self { account, operator, service, percent, from }
    }
}

/// The commission table, and the day by which its rows hold.
#[derive(Debug, Serialize)]
pub struct RatesDto {
    pub today: NaiveDate,
    pub rates: Vec<RateDto>,
}

/// What a table would have earned on what was sold.
#[derive(Debug, Serialize)]
pub struct RatePreviewDto {
    from: NaiveDate,
    to: NaiveDate,
    effects: Vec<RateEffectDto>,
}

/// The same for one account.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RateEffectDto {
    account: String,
    provider: String,
    currency: &'static str,
    sales: i64,
    amount: String,
    present: String,
    proposed: String,
    difference: String,
    without_rate: i64,
    reported: i64,
}

impl RatePreviewDto {
    /// The preview as the window shows it.
    pub fn of(preview: &RatePreview, view: &View<'_>) -> Result<Self, MoneyError> {
        let effect = |effect: &RateEffect| {
            Ok(RateEffectDto {
                account: effect.account.clone(),
                provider: view.provider(&effect.account),
                currency: effect.amount.currency().code(),
                sales: effect.sales,
                amount: effect.amount.to_string(),
                present: effect.present.to_string(),
                proposed: effect.proposed.to_string(),
                difference: effect.proposed.minus(effect.present)?.to_string(),
                without_rate: effect.without_rate,
                reported: effect.reported,
            })
        };
        let effects = preview.effects.iter().map(effect).collect::<Result<_, _>>()?;
        Ok(Self { from: preview.from, to: preview.to, effects })
    }
}

/// Who sells an operator: its accounts, best first; none where the expected margin decides.
#[derive(Debug, Serialize)]
pub struct RoutedDto {
    code: String,
    name: String,
    currency: &'static str,
    services: Vec<&'static str>,
    accounts: Vec<String>,
}

impl From<RoutedOperator> for RoutedDto {
    fn from(routed: RoutedOperator) -> Self {
        Self {
            code: routed.code.to_string(),
            name: routed.name,
            currency: routed.currency.code(),
            services: routed.services.into_iter().map(Service::code).collect(),
            accounts: routed.accounts,
        }
    }
}

/// A sale that nobody asked for.
#[derive(Debug, Deserialize)]
pub struct QuestionDto {
    operator: String,
    service: Option<String>,
    amount: String,
    routing: Option<RoutingTable>,
}

impl From<QuestionDto> for SaleInQuestion {
    fn from(asked: QuestionDto) -> Self {
        let QuestionDto { operator, service, amount, routing } = asked;
        Self { operator, service, amount, routing }
    }
}

/// What an account would do for a sale, and why.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedDto {
    account: String,
    provider: String,
    verdict: &'static str,
    /// What decided its place, where it is tried.
    why: Option<&'static str>,
    /// Its place in the owner's list.
    place: Option<usize>,
    expected: Option<String>,
    currency: Option<&'static str>,
    has_money: bool,
    paused: bool,
    /// Why it cannot sell this.
    reason: Option<&'static str>,
}

impl ExplainedDto {
    /// The explanation as the window shows it.
    pub fn of(explained: &Explained, view: &View<'_>) -> Self {
        let told = Self {
            account: explained.account.clone(),
            provider: view.provider(&explained.account),
            ..Self::default()
        };
        match &explained.verdict {
            Verdict::Tried(choice) => {
                let (why, place) = match choice.why {
                    Why::Named => ("named", None),
                    Why::Listed(place) => ("listed", Some(place)),
                    Why::Only => ("only", None),
                    Why::Margin(_) => ("margin", None),
                };
                Self {
                    verdict: "tried",
                    why: Some(why),
                    place,
                    expected: Some(choice.expected.amount.to_string()),
                    currency: Some(choice.expected.amount.currency().code()),
                    has_money: choice.has_money,
                    paused: choice.paused,
                    ..told
                }
            }
            Verdict::NotListed => Self { verdict: "not_listed", ..told },
            Verdict::Off => Self { verdict: "off", ..told },
            Verdict::CannotSell(why) => Self { verdict: "cannot_sell", reason: Some(refusal(*why)), ..told },
        }
    }
}

/// What an account has against a plain sale.
fn refusal(why: NotSent) -> &'static str {
    match why {
        NotSent::NotSoldHere => "not_sold_here",
        NotSent::OperatorUnknown => "operator_unknown",
        NotSent::AmountRefused => "amount_refused",
        _ => "needs_more",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tillup_core::{
        access::{Role, SignedIn},
        ledger::Ledger,
    };
    use tillup_shop::DemoShop;

    use super::*;

    fn names(value: &Value) -> Vec<&str> {
        value.as_object().unwrap().keys().map(String::as_str).collect()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn an_account_is_told_with_the_names_of_its_keys_and_nothing_of_the_keys() {
        let demo = DemoShop::open(None).await.unwrap();
        let shop = demo.shop();
        let view = View::of(shop, Role::Owner).unwrap();
        for account in &shop.ledger().config().unwrap().accounts {
            let told = serde_json::to_value(AccountDto::of(account, 0, &view)).unwrap();
            let expected = [
                "allowHttp",
                "baseUrl",
                "commissionPaid",
                "currency",
                "enabled",
                "environment",
                "hasTest",
                "id",
                "keys",
                "name",
                "openSales",
                "operatorCodes",
                "provider",
                "usualUrl",
            ];
            assert_eq!(names(&told), expected, "a new field may tell a key: look at it, then name it here");
            let known = shop.providers()[account.provider.as_str()].capability().keys;
            assert_eq!(told["keys"], json!(known));
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn rates_and_routing_come_and_go_as_the_window_writes_them() {
        let demo = DemoShop::open(None).await.unwrap();
        let (shop, owner) = (demo.shop(), SignedIn { name: "owner".to_owned(), role: Role::Owner });
        let rate = json!({ "account": null, "operator": "RB", "service": null, "percent": "3.10", "from": "2026-01-01" });
        let row: RateDto = serde_json::from_value(rate.clone()).unwrap();
        let preview = shop.preview_rates(vec![row.into()], &owner).unwrap();
        let view = View::of(shop, Role::Owner).unwrap();
        let told = serde_json::to_value(RatePreviewDto::of(&preview, &view).unwrap()).unwrap();
        assert_eq!(names(&told), ["effects", "from", "to"]);
        let row: RateDto = serde_json::from_value(rate.clone()).unwrap();
        shop.save_rates(vec![row.into()], &owner).unwrap();
        let kept: Vec<RateDto> = shop.ledger().config().unwrap().rates.iter().map(RateDto::from).collect();
        assert_eq!(serde_json::to_value(kept).unwrap(), json!([rate]));
        let asked: QuestionDto = serde_json::from_value(
            json!({ "operator": "RB", "service": null, "amount": "50", "routing": null }),
        )
        .unwrap();
        let explained = shop.explain_routing(asked.into(), &owner).unwrap();
        let told: Vec<Value> =
            explained.iter().map(|one| serde_json::to_value(ExplainedDto::of(one, &view)).unwrap()).collect();
        assert_eq!(told.len(), shop.ledger().config().unwrap().accounts.len());
        assert_eq!((&told[0]["verdict"], &told[0]["why"]), (&json!("tried"), &json!("margin")), "{told:?}");
        assert!(
            told.iter().any(|one| one["verdict"] == "cannot_sell" && one["reason"] == "not_sold_here"),
            "{told:?}"
        );
    }
}
