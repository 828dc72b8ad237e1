//! Packs: every one on every list can be bought, by the identifiers that its list gave it.

use simulators::Kind;
use tillup_core::{
    engine::SellRequest,
    money::Money,
    number::Number,
    offer::{Offer, OfferQuery},
    operator::OperatorCode,
    sale::{Reason, Status},
};
use tillup_tests::{TestShop, assert_agreed};

use crate::{
    cases::{self, Case},
    end::assert_wallets_agree,
    run::Cases,
};

/// A list of packs: whose, for which circle, numbers that begin so, and how many packs it has at least.
struct List {
    operator: &'static str,
    circle: Option<&'static str>,
    number: &'static str,
    packs: usize,
}

fn lists(kind: Kind) -> Vec<List> {
    let list = |operator, number, packs| List { operator, circle: None, number, packs };
    match kind {
        Kind::SohojPay => vec![
            list("RB", "018223456", 4),
            list("GP", "017223456", 3),
            list("AT", "016223456", 2),
            list("BL", "019223456", 2),
            list("TT", "015223456", 2),
            list("SK", "013223456", 1),
        ],
        // Each operator has identifiers of its own.
        Kind::IRecharge => vec![
            list("GP", "017223456", 2),
            list("RB", "018223456", 2),
            list("AT", "016223456", 2),
            list("BL", "019223456", 2),
        ],
        Kind::Tymk => ["Gujarat", "Rajasthan"]
            .into_iter()
            .flat_map(|circle| {
                [("BSNL", "94223456"), ("AIRTEL", "98223456"), ("TATA-DOCOMO", "80223456")]
                    .map(|(operator, number)| List { operator, circle: Some(circle), number, packs: 5 })
            })
            .collect(),
        Kind::AutoFlexi | Kind::RechargeOpenApi => Vec::new(),
    }
}

/// A sale of the first pack of the case's first list.
pub fn first_request(case: Case) -> SellRequest {
    let list = lists(case.kind).remove(0);
    let id = match case.kind {
        Kind::SohojPay => "2150".to_owned(),
        Kind::IRecharge => "GPOF1001".to_owned(),
        _ => "top-up-10-1".to_owned(),
    };
    SellRequest {
        offer: Some(id),
        circle: list.circle.map(str::to_owned),
        ..TestShop::request(case.account(), list.operator, &format!("{}70", list.number), "")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_pack_of_every_list_is_sold_at_its_price() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for place in 0..lists(case.kind).len() {
            let list = lists(case.kind).remove(place);
            let name =
                format!("{}, packs of {} {}", case.name(), list.operator, list.circle.unwrap_or_default());
            runs.add(name.clone(), all_of(case, list, name));
        }
    }
    runs.run().await;
}

async fn all_of(case: Case, list: List, context: String) {
    let shop = case.shop().await;
    let offers = offered(&shop, &list, "70").await;
    assert!(offers.len() >= list.packs, "{context}: {offers:?}");
    for (place, offer) in offers.iter().enumerate() {
        let ending = format!("{}", 70 + place);
        let request = SellRequest {
            offer: Some(offer.id.clone()),
            circle: list.circle.map(str::to_owned),
            ..TestShop::request(case.account(), list.operator, &format!("{}{ending}", list.number), "")
        };
        let context = format!("{context}, {} {}", offer.id, offer.title);
        let sale = shop.engine().sell(&request).await.unwrap_or_else(|error| panic!("{context}: {error}"));
        let price = Money::parse(&offer.price.to_string(), offer.price.currency()).unwrap();
        assert_eq!(sale.order.amount, price, "{context}: the price is the list's");
        assert_eq!(sale.order.offer.as_ref().map(|sold| &sold.title), Some(&offer.title), "{context}");
        assert!(
            matches!(sale.status(), Status::Succeeded | Status::Pending),
            "{context}: {} {:?} {:?}",
            sale.status(),
            sale.reason(),
            sale.last_attempt().map(|attempt| &attempt.evidence.message)
        );
    }
    shop.settle_all().await;
    let executed = shop.only_simulator().executed();
    assert_eq!(executed.len(), offers.len(), "{context}");
    for (offer, execution) in offers.iter().zip(&executed) {
        assert_eq!(
            Money::parse(&execution.amount, offer.price.currency()).unwrap(),
            offer.price,
            "{context}, {}: executed at the price",
            offer.id
        );
    }
    assert_agreed(&shop, &context);
    assert_wallets_agree(&shop, &context);
}

async fn offered(shop: &TestShop, list: &List, ending: &str) -> Vec<Offer> {
    let query = OfferQuery {
        operator: Some(OperatorCode::parse(list.operator).unwrap()),
        number: Some(Number::stored(format!("{}{ending}", list.number))),
        circle: list.circle.map(str::to_owned),
    };
    let found = shop.engine().offers(&query, None).await.unwrap();
    assert!(found.errors.is_empty(), "{:?}", found.errors);
    found.offers
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_whose_session_is_over_is_refused_and_nothing_is_charged() {
    for quirks in [false, true] {
        let case = Case { kind: Kind::IRecharge, quirks };
        let shop = case.shop().await;
        let request = first_request(case);
        for list in lists(case.kind) {
            offered(&shop, &list, "70").await;
        }
        shop.only_simulator().expire_offers();
        let sale = shop.engine().sell(&request).await.unwrap();
        assert_eq!((sale.status(), sale.reason()), (Status::Failed, Some(Reason::OfferUnavailable)));
        assert_agreed(&shop, "an expired pack");
        // A list that is fresh again sells.
        shop.clock().advance(std::time::Duration::from_secs(180));
        let sale = shop.engine().sell(&request).await.unwrap();
        assert_eq!(sale.status(), Status::Succeeded, "{:?}", sale.reason());
    }
}
