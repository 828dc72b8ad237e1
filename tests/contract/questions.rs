//! Every fault, while something is asked that moves no money: told as an error, kept as nothing.

use simulators::{Endpoint, Fault, Kind};
use tillup_core::{
    engine::ErrorKind,
    ledger::Ledger,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
};
use tillup_tests::{Elsewhere, WHILE};

use crate::{
    cases::{self, Case},
    faults::Leaves,
    others::rows,
    run::Cases,
};

const QUESTIONS: [Endpoint; 4] =
    [Endpoint::Balance, Endpoint::Operators, Endpoint::Circles, Endpoint::Detect];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_befalls_a_question_its_answer_is_right_or_an_error() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for endpoint in QUESTIONS.into_iter().filter(|endpoint| case.has(*endpoint)) {
            for row in rows("") {
                let name = format!("{}, asked for {}, {}", case.name(), endpoint.name(), row.name());
                runs.add(name.clone(), asked_under(case, endpoint, row.name(), name));
            }
        }
    }
    runs.run().await;
}

async fn asked_under(case: Case, endpoint: Endpoint, fault: String, context: String) {
    let elsewhere = Elsewhere::start().await;
    let row = rows(&elsewhere.url()).into_iter().find(|row| row.name() == fault).unwrap();
    let shop = case.builder().account(case.spec()).limits(row.limits()).start().await;
    let simulator = shop.only_simulator();
    simulator.inject(row.fault.clone(), endpoint, 1);
    let told = ask(&shop, case, endpoint).await;
    match told {
        // Half of "0=10000.00" is a balance too: nothing in the line tells that it is cut.
        Ok(true) if case.answers_in_one_line() && row.fault == Fault::Truncated => {}
        // The right answer under a wrong content type may be read.
        Ok(true) => assert_eq!(row.leaves, Leaves::Answer, "{context}: answered all the same"),
        // A number that no provider could tell is simply not known.
        Ok(false) => assert_eq!(endpoint, Endpoint::Detect, "{context}: answered with nothing"),
        Err(kind) => assert_ne!(kind, ErrorKind::Unknown, "{context}: nothing can have been charged"),
    }
    if endpoint == Endpoint::Balance && told.is_err() {
        let wallet = shop.shop().ledger().wallet(case.account()).unwrap();
        assert_eq!(wallet.computed, None, "{context}: no balance is kept");
    }
    simulator.clear_injections();
    shop.clock().advance(WHILE);
    assert_eq!(ask(&shop, case, endpoint).await, Ok(true), "{context}: the next question is answered");
    assert_eq!(elsewhere.knocks(), 0, "{context}: nothing goes to another host");
}

/// Asks; tells whether anything was answered, or what kind of error it was.
async fn ask(shop: &tillup_tests::TestShop, case: Case, endpoint: Endpoint) -> Result<bool, ErrorKind> {
    let config = shop.shop().ledger().config().unwrap();
    let account = config.account(case.account()).unwrap();
    let engine = shop.engine();
    let answered = match endpoint {
        Endpoint::Balance => engine.balances(None).await.unwrap().remove(0).balance.map(|_| true),
        Endpoint::Operators => {
            engine.listed_operators(account, Service::Prepaid).await.map(|list| !list.is_empty())
        }
        Endpoint::Circles => engine.listed_circles(account).await.map(|list| !list.is_empty()),
        _ => engine.detect("9876543210").await.map(|found| found.is_some()),
    };
    answered.map_err(|error| error.code().1)
}

#[tokio::test(flavor = "multi_thread")]
async fn packs_that_cannot_be_listed_are_told_with_the_reason() {
    let query = |operator: &str, circle: Option<&str>| OfferQuery {
        operator: Some(OperatorCode::parse(operator).unwrap()),
        number: None,
        circle: circle.map(str::to_owned),
    };
    for (kind, query) in [
        // Its packs are for one number.
        (Kind::IRecharge, query("GP", None)),
        // It lists none of Teletalk's.
        (Kind::IRecharge, query("TT", None)),
        // Its plans are for one circle; it has none for MTS; it knows no such circle.
        (Kind::Tymk, query("BSNL", None)),
        (Kind::Tymk, query("MTS", Some("Gujarat"))),
        (Kind::Tymk, query("BSNL", Some("Nowhere"))),
    ] {
        let case = Case { kind, quirks: false };
        let shop = case.shop().await;
        let list = shop.engine().offers(&query, None).await.unwrap();
        assert!(list.offers.is_empty(), "{kind}: {query:?}");
        let errors: Vec<_> = list.errors.iter().map(|(account, _)| account.as_str()).collect();
        assert_eq!(errors, [kind.id()], "{kind}: {query:?}");
    }
}
