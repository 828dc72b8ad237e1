//! The demo shop.

use tillup_core::{offer::OfferQuery, operator::OperatorCode};
use tillup_shop::{DEMO_OWNER, DEMO_PIN, DemoShop};

use crate::hand::pin;

#[tokio::test]
async fn a_demo_is_empty_marked_and_has_packs_with_bengali_titles_for_every_operator() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    assert!(shop.is_demo());
    assert!(shop.ledger().recent_customers("", 8).unwrap().is_empty());
    for name in [DEMO_OWNER, "clerk1"] {
        assert_eq!(shop.sign_in(Some(name), Some(&pin(DEMO_PIN))).unwrap().name, name);
    }
    for operator in ["GP", "RB", "AT", "BL", "TT"] {
        let query =
            OfferQuery { operator: Some(OperatorCode::parse(operator).unwrap()), ..OfferQuery::default() };
        let list = shop.engine().offers(&query, Some("soho-main")).await.unwrap();
        let is_bengali = |title: &str| title.chars().any(|letter| ('\u{980}'..='\u{9ff}').contains(&letter));
        assert!(list.offers.len() >= 2, "{operator}");
        assert!(list.offers.iter().any(|offer| is_bengali(&offer.title)), "{operator}");
    }
}
