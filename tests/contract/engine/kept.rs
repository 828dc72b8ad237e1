//! Lists that are kept: packs that are shown though they are stale, and what can be sold without asking.

use std::time::Duration;

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::{
    engine::{OfferList, SellRequest},
    number::{Country, Number},
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    sale::Status,
};
use tillup_tests::{AccountSpec, TestShop};

use crate::{cases::Case, packs::first_request};

const MINUTES: fn(u64) -> Duration = |minutes| Duration::from_secs(minutes * 60);

fn query(operator: &str, number: Option<&str>, circle: Option<&str>) -> OfferQuery {
    OfferQuery {
        operator: Some(OperatorCode::parse(operator).unwrap()),
        number: number.map(|number| Number::stored(number.to_owned())),
        circle: circle.map(str::to_owned),
    }
}

/// The account's list: how many packs, and whether it is stale; `None` where there is none.
fn told(list: &OfferList) -> Option<(usize, bool)> {
    assert!(list.lists.len() <= 1, "{:?}", list.lists);
    list.lists.first().map(|source| (list.offers.len(), source.stale))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_list_that_cannot_be_had_anew_is_shown_as_stale_and_not_sold_from() {
    for (kind, query, good_for) in [
        (Kind::SohojPay, query("RB", None, None), MINUTES(10)),
        (Kind::IRecharge, query("GP", Some("01722345670"), None), MINUTES(2)),
        (Kind::Tymk, query("BSNL", None, Some("Gujarat")), MINUTES(10)),
    ] {
        let case = Case { kind, quirks: false };
        let shop = case.shop().await;
        let engine = shop.engine();
        assert_eq!(told(&engine.offers_kept(&query).unwrap()), None, "{kind}: nothing is kept");
        assert!(shop.only_simulator().requests().is_empty(), "{kind}: nobody was asked");
        let fresh = engine.offers(&query, None).await.unwrap();
        let packs = fresh.offers.len();
        assert!(packs >= 2 && fresh.errors.is_empty(), "{kind}: {fresh:?}");
        assert_eq!(told(&fresh), Some((packs, false)), "{kind}");
        let fetched_at = fresh.lists[0].fetched_at;

        shop.only_simulator().clear_requests();
        assert_eq!(told(&engine.offers_kept(&query).unwrap()), Some((packs, false)), "{kind}: kept");
        shop.clock().advance(good_for);
        assert_eq!(told(&engine.offers_kept(&query).unwrap()), Some((packs, true)), "{kind}: kept, old");
        assert!(shop.only_simulator().requests().is_empty(), "{kind}: nobody was asked");

        shop.only_simulator().inject(Fault::Status { code: 503, when: When::Before }, Endpoint::Offers, 9);
        let stale = engine.offers(&query, None).await.unwrap();
        assert_eq!(told(&stale), Some((packs, true)), "{kind}: the fresh one cannot be had");
        let kept_at = stale.lists[0].fetched_at.timestamp_millis();
        assert_eq!(kept_at, fetched_at.timestamp_millis(), "{kind}: as old as it is");
        assert_eq!(stale.offers, fresh.offers, "{kind}");
        let errors: Vec<_> = stale.errors.iter().map(|(account, _)| account.as_str()).collect();
        assert_eq!(errors, [kind.id()], "{kind}: and the reason is told");
        assert!(stale.without_stale().offers.is_empty(), "{kind}");

        let request = SellRequest { number: "01722345670".to_owned(), ..first_request(case) };
        let request = if kind == Kind::Tymk { first_request(case) } else { request };
        for refused in [engine.quote(&request).await.map(drop), engine.sell(&request).await.map(drop)] {
            assert!(refused.is_err(), "{kind}: its price is not certain");
        }
        assert!(shop.sales().is_empty(), "{kind}: nothing is written down");
        assert_eq!(shop.accounts()[0].submissions(), 0, "{kind}: nothing is sent");

        shop.only_simulator().clear_injections();
        let sale = engine.sell(&request).await.unwrap();
        assert!(matches!(sale.status(), Status::Succeeded | Status::Pending), "{kind}: {:?}", sale.reason());
        assert_eq!(told(&engine.offers_kept(&query).unwrap()), Some((packs, false)), "{kind}: kept anew");

        shop.clock().advance_days(7);
        assert_eq!(told(&engine.offers_kept(&query).unwrap()), None, "{kind}: nobody should go by it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_numbers_packs_are_not_shown_to_another() {
    let case = Case { kind: Kind::IRecharge, quirks: false };
    let shop = case.shop().await;
    shop.engine().offers(&query("GP", Some("01722345670"), None), None).await.unwrap();
    let other = shop.engine().offers_kept(&query("GP", Some("01722345671"), None)).unwrap();
    assert_eq!(told(&other), None);
    let other = shop.engine().offers_kept(&query("RB", Some("01722345670"), None)).unwrap();
    assert_eq!(told(&other), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_account_that_gives_no_list_does_not_keep_back_the_others() {
    let shop = TestShop::builder()
        .account(AccountSpec::new("soho", Kind::SohojPay))
        .account(AccountSpec::new("irecharge", Kind::IRecharge))
        .account(AccountSpec::new("flexi", Kind::AutoFlexi))
        .start()
        .await;
    shop.simulator("soho").inject(Fault::Reset(When::Before), Endpoint::Offers, 1);
    let list = shop.engine().offers(&query("GP", Some("01722345670"), None), None).await.unwrap();
    let sources: Vec<_> = list.lists.iter().map(|source| (source.account.as_str(), source.stale)).collect();
    assert_eq!(sources, [("irecharge", false)]);
    assert!(!list.offers.is_empty() && list.offers.iter().all(|offer| offer.account == "irecharge"));
    assert_eq!(list.errors.len(), 1);
    assert_eq!(list.errors[0].0, "soho");
}

/// `CODE: services` of each operator.
fn sellable(shop: &TestShop) -> (Vec<Service>, Vec<String>) {
    let told = shop.engine().sellable().unwrap();
    let line = |operator: &tillup_core::engine::SellableOperator| {
        let services: Vec<_> = operator.services.iter().map(|service| service.code()).collect();
        format!("{}: {}", operator.code, services.join(" "))
    };
    (told.services.clone(), told.operators.iter().map(line).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_bangladeshi_accounts_sell_is_told_without_asking() {
    for kind in [Kind::SohojPay, Kind::IRecharge, Kind::AutoFlexi] {
        let shop = TestShop::with(kind).await;
        let (services, operators) = sellable(&shop);
        assert_eq!(services, [Service::Prepaid, Service::Postpaid, Service::Skitto], "{kind}");
        let expected = [
            "GP: prepaid postpaid skitto",
            "RB: prepaid postpaid",
            "AT: prepaid postpaid",
            "BL: prepaid postpaid",
            "TT: prepaid postpaid",
            "SK: skitto prepaid",
        ];
        assert_eq!(operators, expected, "{kind}");
        assert!(shop.only_simulator().requests().is_empty(), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_sells_what_the_owner_lets_it() {
    let shop = TestShop::builder()
        .account(AccountSpec {
            operator_codes: vec![("NEW".to_owned(), "N1".to_owned())],
            ..AccountSpec::new("soho", Kind::SohojPay)
        })
        .account(AccountSpec { lines: "enabled = false".to_owned(), ..AccountSpec::new("tymk", Kind::Tymk) })
        .tables("[routing]\nGP = [\"tymk\"]\nRB = [\"tymk\", \"soho\"]")
        .start()
        .await;
    let (_, operators) = sellable(&shop);
    assert!(!operators.iter().any(|line| line.starts_with("GP:")), "{operators:?}");
    assert!(operators.contains(&"RB: prepaid postpaid".to_owned()), "{operators:?}");
    assert_eq!(operators.last().map(String::as_str), Some("NEW: prepaid"));
    let told = shop.engine().sellable().unwrap();
    assert!(told.operators.iter().all(|operator| operator.country == Country::Bd));
    for operator in &told.operators {
        let sold = shop.sell("", operator.code.as_str(), "01812345670", "50").await;
        assert!(sold.is_ok(), "{}: {:?}", operator.code, sold.err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_a_sale_needs_are_asked_for_ahead() {
    let case = Case { kind: Kind::Tymk, quirks: false };
    let shop = case.shop().await;
    let known = sellable(&shop);
    assert!(known.1.contains(&"TATA-SKY-DTH: dth".to_owned()), "as good as any list: {known:?}");
    let lists = || {
        let requests = shop.only_simulator().requests();
        let is_list = |path: &str| path.ends_with("/operators") || path.ends_with("/circles");
        requests.iter().filter(|request| is_list(&request.path)).count()
    };
    shop.engine().warm_lists().await.unwrap();
    assert_eq!(lists(), 8, "seven services and the circles");
    shop.engine().warm_lists().await.unwrap();
    assert_eq!(lists(), 8, "they are there");

    let (services, operators) = sellable(&shop);
    assert!(services.contains(&Service::Electricity) && services.contains(&Service::Insurance));
    for line in ["AIRTEL: prepaid", "AIRTEL-BILL: postpaid", "TATA-SKY-DTH: dth", "MSEB: electricity"] {
        assert!(operators.contains(&line.to_owned()), "{line} in {operators:?}");
    }
    assert!(!operators.contains(&"VIDEOCON: prepaid".to_owned()), "it is not in the list");

    shop.only_simulator().inject(Fault::Status { code: 503, when: When::Before }, Endpoint::Operators, 9);
    let sale = shop.engine().sell(&case.request("70")).await.unwrap();
    assert_eq!((sale.status(), lists()), (Status::Succeeded, 8), "the sale asks for no list");
    shop.clock().advance(MINUTES(13 * 60));
    shop.only_simulator().clear_injections();
    shop.engine().warm_lists().await.unwrap();
    assert_eq!(lists(), 16, "before they are too old for a sale");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_gives_no_list_now_stops_nothing() {
    let case = Case { kind: Kind::Tymk, quirks: false };
    let shop = case.shop().await;
    shop.only_simulator().inject(Fault::Reset(When::Before), Endpoint::Operators, 1);
    shop.engine().warm_lists().await.unwrap();
    let sale = shop.engine().sell(&case.request("70")).await.unwrap();
    assert_eq!(sale.status(), Status::Succeeded, "{:?}", sale.reason());
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_can_be_sold_is_sold() {
    for (kind, country) in [(Kind::RechargeOpenApi, "IN"), (Kind::Tymk, "IN"), (Kind::SohojPay, "BD")] {
        let spec = AccountSpec::new("a", kind);
        let shop = TestShop::builder().country(country).account(spec).start().await;
        shop.engine().warm_lists().await.unwrap();
        let told = shop.engine().sellable().unwrap();
        assert!(told.operators.len() >= 6, "{kind}");
        // Tymk takes the same number and amount for a repeat, whatever the operator.
        let mut amounts = 50..;
        for operator in &told.operators {
            for service in &operator.services {
                let number = if country == "IN" { "9876543270" } else { "01712345670" };
                let request = SellRequest {
                    service: Some(service.code().to_owned()),
                    unit: (*service == Service::Electricity).then(|| "1".to_owned()),
                    dob: chrono::NaiveDate::from_ymd_opt(1980, 2, 9)
                        .filter(|_| *service == Service::Insurance),
                    ..TestShop::request(
                        "",
                        operator.code.as_str(),
                        number,
                        &amounts.next().unwrap().to_string(),
                    )
                };
                let sale = shop.engine().sell(&request).await;
                let sale = sale.unwrap_or_else(|error| panic!("{kind} {} {service}: {error}", operator.code));
                assert!(
                    matches!(sale.status(), Status::Succeeded | Status::Pending),
                    "{kind} {} {service}: {} {:?}",
                    operator.code,
                    sale.status(),
                    sale.reason()
                );
            }
        }
    }
}
