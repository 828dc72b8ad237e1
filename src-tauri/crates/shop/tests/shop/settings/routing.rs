//! Routing: the owner's lists are events, and what is explained is what a sale does.

use std::collections::BTreeMap;

use tillup_core::{
    engine::{Explained, Verdict},
    routing::Why,
    wire::NotSent,
};
use tillup_shop::{AccountSettings, RateRow, RoutingTable, SaleInQuestion};

use super::Running;
use crate::hand::*;

fn list(operator: &str, accounts: &[&str]) -> RoutingTable {
    BTreeMap::from([(operator.to_owned(), accounts.iter().map(|id| (*id).to_owned()).collect())])
}

fn question(operator: &str, amount: &str, routing: Option<RoutingTable>) -> SaleInQuestion {
    SaleInQuestion { operator: operator.to_owned(), service: None, amount: amount.to_owned(), routing }
}

/// Account, what decided, and whether its wallet suffices; or why not.
type Told<'a> = (&'a str, Result<(Why, bool), &'a Verdict>);

fn told(explained: &[Explained]) -> Vec<Told<'_>> {
    explained
        .iter()
        .map(|one| match &one.verdict {
            Verdict::Tried(choice) => (one.account.as_str(), Ok((choice.why, choice.has_money))),
            other => (one.account.as_str(), Err(other)),
        })
        .collect()
}

#[tokio::test]
async fn what_is_explained_is_what_is_sold() {
    let running = Running::start("2026-11-21T06:00:00Z").await;
    let shop = running.shop();
    let rate = |account: &str, percent: &str| RateRow {
        account: Some(account.to_owned()),
        operator: None,
        service: None,
        percent: percent.to_owned(),
        from: "2026-01-01".parse().unwrap(),
    };
    shop.save_rates(vec![rate("one", "2"), rate("two", "3")], &running.owner).unwrap();
    let explain = |asked| shop.explain_routing(asked, &running.owner).unwrap();
    let by_margin = explain(question("rb", "১০০", None));
    assert_eq!(told(&by_margin), [("two", Ok((Why::Margin(2), true))), ("one", Ok((Why::Margin(2), true)))]);
    let Verdict::Tried(choice) = &by_margin[0].verdict else { panic!() };
    assert_eq!(choice.expected.amount.to_string(), "3.00");
    let sold = running.sell(None, "RB", "01812345601", "100").await;
    assert_eq!(sold.attempts[0].account, "two");
    // A list that is not kept yet.
    let typed = explain(question("RB", "100", Some(list("RB", &["one"]))));
    assert_eq!(told(&typed), [("one", Ok((Why::Listed(1), true))), ("two", Err(&Verdict::NotListed))]);
    let then = running.hand.entries();
    assert_eq!(shop.save_routing(list("RB", &["one", "two"]), &running.owner).unwrap(), ["routing RB"]);
    let events = running.events_after(then);
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].0.as_str(), events[0].2.as_deref()), ("config_changed", Some("owner")));
    assert_eq!(running.sell(None, "RB", "01812345601", "100").await.attempts[0].account, "one");
    assert_eq!(running.sell(None, "GP", "01712345601", "100").await.attempts[0].account, "two");
    let poor = explain(question("RB", "99999999", None));
    assert_eq!(
        told(&poor),
        [("one", Ok((Why::Listed(1), false))), ("two", Ok((Why::Listed(2), false)))],
        "neither wallet holds that"
    );
}

#[tokio::test]
async fn who_cannot_sell_says_why() {
    let running = Running::start("2026-11-21T06:00:00Z").await;
    let shop = running.shop();
    let off = AccountSettings {
        base_url: Some(running.simulators[1].base_url()),
        allow_http: true,
        environment: tillup_core::account::Environment::Live,
        enabled: false,
        commission_paid: tillup_core::account::CommissionPaid::Later,
        operator_codes: BTreeMap::new(),
    };
    shop.change_account("two", off, &running.owner).unwrap();
    let explained = shop.explain_routing(question("GP", "100", None), &running.owner).unwrap();
    assert_eq!(told(&explained), [("one", Ok((Why::Only, true))), ("two", Err(&Verdict::Off))]);
    let strange = SaleInQuestion { service: Some("gas".to_owned()), ..question("GP", "100", None) };
    let explained = shop.explain_routing(strange, &running.owner).unwrap();
    assert_eq!(told(&explained)[0], ("one", Err(&Verdict::CannotSell(NotSent::NotSoldHere))));
}

#[tokio::test]
async fn an_operator_keeps_its_list_until_it_goes_by_margin_again() {
    let running = Running::start("2026-11-21T06:00:00Z").await;
    let shop = running.shop();
    let of = |code: &str| {
        let all = shop.routed_operators(&running.owner).unwrap();
        all.into_iter().find(|one| one.code.as_str() == code).map(|one| one.accounts)
    };
    assert_eq!(of("RB"), Some(Vec::new()));
    shop.save_routing(list("RB", &["two", "one"]), &running.owner).unwrap();
    assert_eq!(of("RB"), Some(vec!["two".to_owned(), "one".to_owned()]));
    let changed = shop.save_routing(list("RB", &[]), &running.owner).unwrap();
    assert_eq!((changed, of("RB")), (vec!["routing RB".to_owned()], Some(Vec::new())));
    let then = running.hand.entries();
    for (table, expected) in [
        (list("RB", &["none"]), "invalid_table"),
        (list("RB", &["one", "one"]), "invalid_table"),
        (list("???", &["one"]), "invalid_table"),
    ] {
        assert_eq!(code(shop.save_routing(table.clone(), &running.owner)), expected);
        assert_eq!(code(shop.explain_routing(question("RB", "1", Some(table)), &running.owner)), expected);
    }
    assert_eq!(code(shop.explain_routing(question("RB", "0", None), &running.owner)), "invalid_amount");
    let clerk = running.hand.clerk();
    assert_eq!(code(shop.save_routing(list("RB", &["one"]), &clerk)), "not_allowed");
    assert_eq!(code(shop.explain_routing(question("RB", "1", None), &clerk)), "not_allowed");
    assert_eq!(code(shop.routed_operators(&clerk)), "not_allowed");
    assert_eq!(running.hand.entries(), then);
}
