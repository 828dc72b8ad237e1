//! Who watches is told of every change of a sale, and no sale waits for it.

use std::{collections::BTreeSet, time::Duration};

use tillup_core::{engine::SellRequest, ledger::Ledger, reference::Reference, sale::Status};
use tillup_shop::{DEMO_OWNER, DemoShop, Outside, Shop};
use tokio::sync::broadcast::error::TryRecvError;

fn request(number: &str) -> SellRequest {
    SellRequest {
        number: number.to_owned(),
        amount: Some("50".to_owned()),
        account: Some("soho-main".to_owned()),
        again: true,
        clerk: DEMO_OWNER.to_owned(),
        ..SellRequest::default()
    }
}

#[tokio::test]
async fn a_sale_is_told_from_its_first_row_to_its_end() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let mut watching = shop.subscribe();
    let sold = shop.engine().sell(&request("01812345601")).await.unwrap();
    let mut told = 0;
    while let Ok(reference) = watching.try_recv() {
        assert_eq!(shop.ledger().sale(&reference).unwrap().unwrap().reference, sold.reference);
        told += 1;
    }
    assert!(told >= 2, "recorded, and ended: {told}");
    assert_eq!(watching.try_recv(), Err(TryRecvError::Empty));
    // Reading and asking for the balance changes no sale.
    shop.engine().balances(None).await.unwrap();
    shop.ledger().open_sales().unwrap();
    assert_eq!(watching.try_recv(), Err(TryRecvError::Empty));
}

#[tokio::test]
async fn a_sale_is_told_while_it_is_being_sent_and_when_it_is_looked_up() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop().clone();
    let mut watching = shop.subscribe();
    let selling = tokio::spawn(async move { shop.engine().sell(&request("01812345603")).await });
    let first = tokio::time::timeout(Duration::from_secs(10), watching.recv()).await.unwrap().unwrap();
    let sold = selling.await.unwrap().unwrap();
    assert_eq!((first, sold.status()), (sold.reference.clone(), Status::Pending));
    while watching.try_recv().is_ok() {}
    let attempt = sold.attempts.first().unwrap().reference.clone();
    demo.shop().engine().check(&attempt).await.unwrap();
    assert_eq!(watching.try_recv().unwrap(), sold.reference);
}

#[tokio::test]
async fn what_another_program_sells_is_noticed() {
    let demo = DemoShop::open(None).await.unwrap();
    let here = demo.shop();
    let folder = here.ledger().path().parent().unwrap().to_owned();
    let there = Shop::open_with(&folder, Outside::default()).unwrap();
    assert!(!here.changed_elsewhere().unwrap());
    here.engine().sell(&request("01812345601")).await.unwrap();
    assert!(!here.changed_elsewhere().unwrap(), "that was this program");
    assert!(there.changed_elsewhere().unwrap(), "and not that one");
    let mut watching = there.subscribe();
    there
        .ledger()
        .name_customer(&tillup_core::number::Number::stored("01812345601".into()), "Rahim")
        .unwrap();
    assert!(here.changed_elsewhere().unwrap());
    assert!(!here.changed_elsewhere().unwrap());
    let told: BTreeSet<Reference> = std::iter::from_fn(|| watching.try_recv().ok()).collect();
    assert!(told.is_empty(), "subscriptions are of one's own changes");
}
