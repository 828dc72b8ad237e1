//! Every fault, while something beside the sale is asked: the wallet before, the list of operators, the packs.

use simulators::{Endpoint, Kind};
use tillup_core::{
    engine::ErrorKind,
    offer::OfferQuery,
    operator::OperatorCode,
    sale::{Reason, Status},
};
use tillup_tests::{Elsewhere, WHILE, assert_sound};

use crate::{
    cases::{self, Case},
    end::comes_to_agree,
    faults::{self, Leaves, Row},
    packs,
    run::Cases,
};

/// What can befall a question that moves no money.
pub fn rows(elsewhere: &str) -> Vec<Row> {
    let mut rows = faults::all(elsewhere);
    rows.retain(|row| {
        let about_a_sale = matches!(row.leaves, Leaves::UnknownWord | Leaves::OtherThing | Leaves::Duplicate);
        // Nothing is executed, so "before" and "after" are the same.
        !(about_a_sale || row.executed && row.name().ends_with("-after"))
    });
    rows
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_befalls_the_balance_before_a_sale_the_sale_is_safe() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for row in rows("") {
            let name = format!("{}, balance before, {}", case.name(), row.name());
            runs.add(name.clone(), balance_under(case, row.name(), name));
        }
    }
    runs.run().await;
}

async fn balance_under(case: Case, fault: String, context: String) {
    let elsewhere = Elsewhere::start().await;
    let row = rows(&elsewhere.url()).into_iter().find(|row| row.name() == fault).unwrap();
    let shop = case.builder().account(case.spec()).limits(row.limits()).start().await;
    let simulator = shop.only_simulator();
    simulator.inject(row.fault.clone(), Endpoint::Balance, 1);
    let sale =
        shop.engine().sell(&case.request("70")).await.unwrap_or_else(|error| panic!("{context}: {error}"));
    if sale.reason() == Some(Reason::RateLimited) {
        assert_eq!(sale.status(), Status::Failed, "{context}");
        assert_eq!(shop.accounts()[0].submissions(), 0, "{context}: the provider asked to be left alone");
    } else {
        assert!(matches!(sale.status(), Status::Succeeded | Status::Pending), "{context}: {}", sale.status());
        assert_eq!(simulator.executed().len(), 1, "{context}");
    }
    assert_sound(&shop, &context);
    shop.settle_all().await;
    tillup_tests::assert_agreed(&shop, &context);
    assert_eq!(elsewhere.knocks(), 0, "{context}: nothing goes to another host");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_befalls_the_list_of_operators_nothing_is_sold_without_it() {
    let mut runs = Cases::new();
    for case in cases::all() {
        // iRecharge's codes are documented: its list is for people.
        for row in rows("").into_iter().filter(|_| case.kind == Kind::Tymk) {
            let name = format!("{}, list of operators, {}", case.name(), row.name());
            runs.add(name.clone(), operators_under(case, row.name(), name));
        }
    }
    runs.run().await;
}

async fn operators_under(case: Case, fault: String, context: String) {
    let elsewhere = Elsewhere::start().await;
    let row = rows(&elsewhere.url()).into_iter().find(|row| row.name() == fault).unwrap();
    let shop = case.builder().account(case.spec()).limits(row.limits()).start().await;
    shop.only_simulator().inject(row.fault.clone(), Endpoint::Operators, 1);
    let sale =
        shop.engine().sell(&case.request("70")).await.unwrap_or_else(|error| panic!("{context}: {error}"));
    if row.leaves == Leaves::Answer {
        assert_eq!(sale.status(), Status::Succeeded, "{context}");
    } else {
        assert_eq!(sale.status(), Status::Failed, "{context}: {:?}", sale.reason());
        assert_eq!(shop.accounts()[0].submissions(), 0, "{context}");
    }
    shop.only_simulator().clear_injections();
    shop.clock().advance(WHILE);
    let again = shop.engine().sell(&case.request("71")).await.unwrap();
    assert_eq!(again.status(), Status::Succeeded, "{context}: the next sale goes");
    comes_to_agree(case, &shop, &context).await;
    assert_eq!(elsewhere.knocks(), 0, "{context}: nothing goes to another host");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_befalls_a_list_of_packs_nothing_is_sold_by_it() {
    let mut runs = Cases::new();
    for case in cases::all().into_iter().filter(|case| case.has(Endpoint::Offers)) {
        for row in rows("") {
            let name = format!("{}, list of packs, {}", case.name(), row.name());
            runs.add(name.clone(), offers_under(case, row.name(), name));
        }
    }
    runs.run().await;
}

async fn offers_under(case: Case, fault: String, context: String) {
    let elsewhere = Elsewhere::start().await;
    let row = rows(&elsewhere.url()).into_iter().find(|row| row.name() == fault).unwrap();
    let shop = case.builder().account(case.spec()).limits(row.limits()).start().await;
    let request = packs::first_request(case);
    let query = OfferQuery {
        operator: request.operator.as_deref().map(|code| OperatorCode::parse(code).unwrap()),
        number: Some(tillup_core::number::Number::stored(request.number.clone())),
        circle: request.circle.clone(),
    };
    shop.only_simulator().inject(row.fault.clone(), Endpoint::Offers, 1);
    let sold = shop.engine().sell(&request).await;
    if let (Leaves::Answer, Ok(_)) = (row.leaves, &sold) {
        // The right list under a wrong content type may be read.
    } else {
        let error = sold.err().unwrap_or_else(|| panic!("{context}: a pack was sold without its list"));
        assert!(error.code().1 != ErrorKind::Unknown, "{context}: {error}");
        assert!(shop.sales().is_empty(), "{context}: nothing was recorded");
        assert_eq!(shop.accounts()[0].submissions(), 0, "{context}");
        shop.only_simulator().clear_injections();
        shop.clock().advance(WHILE);
        let list = shop.engine().offers(&query, None).await.unwrap();
        assert!(list.errors.is_empty() && !list.offers.is_empty(), "{context}: {:?}", list.errors);
        shop.engine().sell(&request).await.unwrap_or_else(|error| panic!("{context}: {error}"));
    }
    assert_eq!(shop.only_simulator().executed().len(), 1, "{context}");
    comes_to_agree(case, &shop, &context).await;
    assert_eq!(elsewhere.knocks(), 0, "{context}: nothing goes to another host");
}
