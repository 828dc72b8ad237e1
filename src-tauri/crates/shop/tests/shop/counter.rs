//! Amounts and packs at hand, and the day at a glance.

use std::collections::BTreeSet;

use tillup_core::{
    access::{Role, SignedIn},
    engine::SellRequest,
    number::Number,
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, Service},
    sale::Status,
};
use tillup_shop::{DEMO_OWNER, DemoShop};

use crate::hand::{Hand, code};

fn code_of(text: &str) -> OperatorCode {
    OperatorCode::parse(text).unwrap()
}

async fn sell(demo: &DemoShop, amount: &str, offer: Option<&str>) {
    let request = SellRequest {
        number: "01812345601".to_owned(),
        amount: Some(amount.to_owned()),
        operator: Some("RB".to_owned()),
        account: Some("soho-main".to_owned()),
        offer: offer.map(str::to_owned),
        again: true,
        clerk: DEMO_OWNER.to_owned(),
        ..SellRequest::default()
    };
    let engine = demo.shop().engine();
    let sold = engine.sell(&request).await.unwrap();
    // This provider only accepts at first.
    let sold = engine.check(&sold.reference).await.unwrap();
    assert_eq!(sold.status(), Status::Succeeded);
}

#[tokio::test]
async fn amounts_are_the_shops_own_made_up_by_the_countrys() {
    let demo = DemoShop::open(None).await.unwrap();
    let amounts = |operator: &str| -> Vec<String> {
        let amounts = demo.shop().amounts(&code_of(operator), Service::Prepaid).unwrap();
        amounts.iter().map(ToString::to_string).collect()
    };
    assert_eq!(amounts("RB"), ["20.00", "50.00", "100.00", "200.00", "500.00"]);
    assert_eq!(amounts("AIRTEL"), ["10.00", "50.00", "100.00", "199.00", "299.00"], "India's");
    assert_eq!(amounts("NO-SUCH"), amounts("RB"), "the shop's own country");
    for amount in ["137", "137", "137", "50", "50", "77"] {
        sell(&demo, amount, None).await;
    }
    sell(&demo, "290", Some("2150")).await;
    sell(&demo, "290", Some("2150")).await;
    assert_eq!(amounts("RB"), ["20.00", "50.00", "100.00", "137.00", "200.00"]);
    assert_eq!(amounts("GP")[4], "500.00");
    for amount in ["11", "11", "12", "12", "13", "13", "14", "14"] {
        sell(&demo, amount, None).await;
    }
    assert_eq!(amounts("RB"), ["11.00", "12.00", "13.00", "14.00", "137.00"], "the five sold most");
    assert_eq!(demo.shop().ledger().operators_by_use().unwrap(), [(code_of("RB"), 16)]);
    assert_eq!(code(Hand::empty().shop.amounts(&code_of("RB"), Service::Prepaid)), "no_shop");
}

async fn offers(demo: &DemoShop, operator: &str, number: &str) -> Vec<Offer> {
    let query = OfferQuery {
        operator: Some(code_of(operator)),
        number: Some(Number::stored(number.to_owned())),
        circle: Some("Delhi NCR".to_owned()),
    };
    demo.shop().engine().offers(&query, None).await.unwrap().offers
}

#[tokio::test]
async fn a_favourite_stays_one_when_its_list_is_read_again_or_for_another_number() {
    let demo = DemoShop::open(None).await.unwrap();
    let keys = demo.shop().offer_keys().unwrap();
    for operator in ["GP", "RB", "AT", "BL", "AIRTEL"] {
        let of = |offers: &[Offer]| offers.iter().map(|offer| keys.of(offer)).collect::<BTreeSet<_>>();
        let one = offers(&demo, operator, "01812345601").await;
        let other = offers(&demo, operator, "01812345602").await;
        let (one_keys, other_keys) = (of(&one), of(&other));
        assert!(one.len() >= 2 && one_keys.len() == one.len(), "each pack has a key of its own: {operator}");
        assert_eq!(one_keys, other_keys, "{operator}");
        for key in one_keys {
            demo.shop().ledger().set_favourite(&key, true).unwrap();
        }
    }
    // The sessions within are others all the same.
    let identifiers = |offers: Vec<Offer>| {
        let by_number = offers.into_iter().filter(|offer| offer.account == "irecharge-1");
        by_number.map(|offer| offer.identifiers).collect::<Vec<_>>()
    };
    let one = identifiers(offers(&demo, "RB", "01812345601").await);
    let other = identifiers(offers(&demo, "RB", "01812345602").await);
    assert!(!one.is_empty() && one != other);
}

#[tokio::test]
async fn a_pack_that_changes_its_price_keeps_its_key_only_where_ids_last() {
    let demo = DemoShop::open(None).await.unwrap();
    let keys = demo.shop().offer_keys().unwrap();
    for offer in offers(&demo, "RB", "01812345601").await {
        let mut dearer = offer.clone();
        dearer.price = dearer.price.plus(offer.price).unwrap();
        assert_eq!(keys.of(&dearer) == keys.of(&offer), offer.account == "soho-main", "{offer:?}");
        // The two parts of a key do not run into each other.
        let mut shifted = offer.clone();
        shifted.category.push_str(&offer.id);
        shifted.id.clear();
        assert_ne!(keys.of(&shifted), keys.of(&offer));
    }
}

#[tokio::test]
async fn the_owner_sees_the_shops_day_and_a_clerk_their_own_without_what_it_earned() {
    let demo = DemoShop::open(None).await.unwrap();
    sell(&demo, "100", None).await;
    let as_seen_by = |name: &str, role| {
        let who = SignedIn { name: name.to_owned(), role };
        demo.shop().overview(&who).unwrap()
    };
    let (owners, clerks) = (as_seen_by("x", Role::Owner), as_seen_by("x", Role::Clerk));
    let sellers = as_seen_by(DEMO_OWNER, Role::Clerk);
    assert_eq!((owners.sales, owners.amount.as_str(), owners.currency.as_str()), (1, "100.00", "BDT"));
    assert_eq!(owners.commission.as_deref(), Some("3.00"));
    assert_eq!((clerks.sales, clerks.amount.as_str(), clerks.commission), (0, "0.00", None));
    assert_eq!(sellers, tillup_shop::Overview { commission: None, ..owners });
    let nobody = SignedIn { name: "x".to_owned(), role: Role::Owner };
    assert_eq!(code(Hand::empty().shop.overview(&nobody)), "no_shop");
}
