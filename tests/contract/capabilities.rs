//! What can be asked besides selling: balance, operators, circles, whose a number is, packs.

use simulators::{Endpoint, Kind};
use tillup_core::{
    engine::{DetectedBy, EngineError},
    ledger::Ledger,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
};
use tillup_tests::TestShop;

use crate::{
    cases::{self, Case},
    run::Cases,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_provider_answers_what_it_can_be_asked() {
    let mut runs = Cases::new();
    for case in cases::all() {
        let name = case.name();
        runs.add(format!("{name}, balance"), balance(case));
        runs.add(format!("{name}, operators"), operators(case));
        runs.add(format!("{name}, circles"), circles(case));
        runs.add(format!("{name}, detection"), detection(case));
        runs.add(format!("{name}, no packs"), no_packs(case));
    }
    runs.run().await;
}

async fn balance(case: Case) {
    let spec = case.spec().with(|settings| settings.opening_balance = "114.20".to_owned());
    let shop = case.builder().account(spec).start().await;
    let answers = shop.engine().balances(None).await.unwrap();
    let answer = answers.first().unwrap();
    assert_eq!((answer.account.as_str(), answer.provider.as_str()), (case.account(), case.kind.id()));
    let balance = answer.balance.as_ref().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(balance.to_string(), "114.20");
    let config = shop.shop().ledger().config().unwrap();
    assert_eq!(balance.currency(), config.home_currency());
    assert_eq!(answer.currency, config.home_currency());
}

async fn operators(case: Case) {
    let shop = case.shop().await;
    let config = shop.shop().ledger().config().unwrap();
    let account = config.account(case.account()).unwrap();
    let listed = shop.engine().listed_operators(account, Service::Prepaid).await;
    if !case.has(Endpoint::Operators) {
        assert!(matches!(listed, Err(EngineError::NotOffered)), "{listed:?}");
        return;
    }
    let names: Vec<String> = listed.unwrap().into_iter().map(|operator| operator.name).collect();
    let expected = if case.kind == Kind::Tymk { "Tata Docomo" } else { "Banglalink" };
    assert!(names.iter().any(|name| name == expected), "{names:?}");
    if case.kind == Kind::Tymk {
        for (service, count) in [
            (Service::Prepaid, 9),
            (Service::Postpaid, 4),
            (Service::Dth, 6),
            (Service::Datacard, 2),
            (Service::Electricity, 2),
            (Service::Gas, 2),
            (Service::Insurance, 2),
        ] {
            let listed = shop.engine().listed_operators(account, service).await.unwrap();
            assert_eq!(listed.len(), count, "{service}");
        }
    }
}

async fn circles(case: Case) {
    let shop = case.shop().await;
    let config = shop.shop().ledger().config().unwrap();
    let listed = shop.engine().listed_circles(config.account(case.account()).unwrap()).await;
    if case.has(Endpoint::Circles) {
        let names: Vec<String> = listed.unwrap().into_iter().map(|circle| circle.name).collect();
        assert!(names.iter().any(|name| name == "Gujarat") && names.len() == 8, "{names:?}");
    } else {
        assert!(matches!(listed, Err(EngineError::NotOffered)), "{listed:?}");
    }
}

async fn detection(case: Case) {
    let shop = case.shop().await;
    // In India only a provider can tell; in Bangladesh the prefix suggests.
    let in_india = case.shop_is_indian();
    let number = if in_india { "98765 43210" } else { "+880 1712-345678" };
    let found = shop.engine().detect(number).await.unwrap();
    match (in_india, case.has(Endpoint::Detect)) {
        (true, true) => {
            let found = found.unwrap();
            assert_eq!(found.by, DetectedBy::Provider(case.account().to_owned()));
            assert_eq!((found.operator.as_str(), found.circle.as_deref()), ("AIRTEL", Some("Rajasthan")));
            assert!(shop.engine().detect("9876543208").await.unwrap().is_none(), "a number that nobody has");
        }
        (true, false) => assert!(found.is_none(), "{found:?}"),
        (false, _) => {
            let found = found.unwrap();
            assert_eq!((found.operator.as_str(), found.by.code()), ("GP", "prefix"));
        }
    }
}

/// Where a provider sells no packs none are asked for.
async fn no_packs(case: Case) {
    if case.has(Endpoint::Offers) {
        return;
    }
    let shop = case.shop().await;
    let query =
        OfferQuery { operator: Some(OperatorCode::parse(case.operator()).unwrap()), ..OfferQuery::default() };
    let found = shop.engine().offers(&query, None).await.unwrap();
    assert!(found.offers.is_empty() && found.errors.is_empty());
    assert!(shop.only_simulator().requests().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn lists_are_asked_for_once_and_kept_for_a_while() {
    let shop = TestShop::builder()
        .country("IN")
        .account(tillup_tests::AccountSpec::new("tymk", Kind::Tymk))
        .start()
        .await;
    let asked =
        || shop.only_simulator().requests().iter().filter(|seen| seen.path.ends_with("/operators")).count();
    for ending in ["70", "71", "72"] {
        shop.sell("tymk", "BSNL", &format!("94765432{ending}"), "99").await.unwrap();
    }
    assert_eq!(asked(), 1);
    shop.clock().advance_days(2);
    shop.sell("tymk", "BSNL", "9476543273", "99").await.unwrap();
    assert_eq!(asked(), 2, "after a day the list is old");
}
