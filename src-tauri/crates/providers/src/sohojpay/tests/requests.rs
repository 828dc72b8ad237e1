use tillup_core::{
    money::Money,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    provider::Provider,
    sale::Order,
    wire::NotSent,
};

use super::{super::SohojPay, attempted};
use crate::testing::{self, Attempted, context, header, order, sent};

fn submit(order: Order) -> Result<String, NotSent> {
    let (account, keys) = (testing::account("sohojpay"), testing::keys(&[("api_key", "K1")]));
    let attempted = Attempted::new("ABC450986", order);
    let request = SohojPay::new().submit_request(attempted.submission(), context(&account, &keys))?;
    assert_eq!(header(&request, "SOHOJPAY-API-KEY"), Some("K1"));
    Ok(sent(&request))
}

#[test]
fn a_recharge_is_asked_for_as_the_document_shows_it() {
    assert_eq!(
        submit(order("01521123456", "TT", "10")).unwrap(),
        r#"POST https://provider.example/recharge/request/create {"number":"01521123456","type":"1","operator":"TT","tran_id":"ABC450986","amount":"10"}"#
    );
    let postpaid = Order { service: Service::Postpaid, ..order("01712345678", "GP", "10.50") };
    assert!(
        submit(postpaid)
            .unwrap()
            .ends_with(r#""type":"2","operator":"GP","tran_id":"ABC450986","amount":"10.5"}"#)
    );
    for operator in ["GP", "SK"] {
        let skitto = Order { service: Service::Skitto, ..order("01712345678", operator, "20") };
        assert!(submit(skitto).unwrap().contains(r#""type":"1","operator":"SK""#));
    }
}

#[test]
fn a_pack_is_asked_for_by_its_list_and_id() {
    let pack = |list: &str, id: &str| {
        let identifiers = vec![("package".into(), list.into()), ("package_id".into(), id.into())];
        let offer = tillup_core::offer::SoldOffer {
            id: id.into(),
            title: "t".into(),
            identifiers,
            promised_commission: String::new(),
        };
        submit(Order { offer: Some(offer), ..order("01812345678", "RB", "290") })
    };
    let drive = pack("drive", "2150").unwrap();
    assert!(drive.ends_with(r#""tran_id":"ABC450986","package":"drive","package_id":"2150"}"#), "{drive}");
    let regular = pack("regular", "9495").unwrap();
    assert!(regular.ends_with(r#""amount":"290","package":"regular","package_id":"9495"}"#), "{regular}");
    for (list, id) in [("", "1"), ("drive", ""), ("other", "1")] {
        assert_eq!(pack(list, id), Err(NotSent::OfferIncomplete));
    }
}

#[test]
fn what_it_does_not_sell_is_not_sent() {
    for (order, why) in [
        (order("01812345678", "RB", "0"), NotSent::AmountRefused),
        (order("01812345678", "RB", "10.005"), NotSent::AmountRefused),
        (order("01812345678", "XX", "10"), NotSent::OperatorUnknown),
        (Order { service: Service::Dth, ..order("01812345678", "RB", "10") }, NotSent::NotSoldHere),
        (Order { service: Service::Skitto, ..order("01812345678", "RB", "10") }, NotSent::NotSoldHere),
        (Order { service: Service::Postpaid, ..order("01312345678", "SK", "10") }, NotSent::NotSoldHere),
        (Order { scheme: true, ..order("01812345678", "RB", "10") }, NotSent::NotSoldHere),
        (
            Order {
                amount: Money::parse("10", tillup_core::money::Currency::Inr).unwrap(),
                ..order("01812345678", "RB", "10")
            },
            NotSent::NotSoldHere,
        ),
    ] {
        assert_eq!(submit(order), Err(why));
    }
}

#[test]
fn the_owners_operator_codes_win() {
    let mut account = testing::account("sohojpay");
    for (ours, theirs) in [("SK", "SKT"), ("GP", "GRP")] {
        account.operator_codes.insert(OperatorCode::parse(ours).unwrap(), theirs.into());
    }
    let keys = testing::keys(&[("api_key", "K1")]);
    let code = |order: Order| {
        let attempted = Attempted::new("ABC450986", order);
        sent(&SohojPay::new().submit_request(attempted.submission(), context(&account, &keys)).unwrap())
    };
    assert!(code(order("01712345678", "GP", "20")).contains(r#""operator":"GRP""#));
    let skitto = Order { service: Service::Skitto, ..order("01712345678", "GP", "20") };
    assert!(code(skitto).contains(r#""operator":"SKT""#), "Grameenphone's code is not Skitto's");
}

#[test]
fn it_is_looked_up_by_our_reference() {
    let (account, keys) = (testing::account("sohojpay"), testing::keys(&[("api_key", "K1")]));
    let request =
        SohojPay::new().lookup_request(attempted().submission(), context(&account, &keys)).unwrap().unwrap();
    assert_eq!(
        sent(&request),
        r#"POST https://provider.example/recharge/request/verify {"tran_id":"ABC450986"}"#
    );
}

#[test]
fn packs_are_asked_for_by_operator() {
    let (account, keys) = (testing::account("sohojpay"), testing::keys(&[("api_key", "K1")]));
    let query = OfferQuery { operator: Some(OperatorCode::parse("RB").unwrap()), ..OfferQuery::default() };
    let request = SohojPay::new().offers_request(&query, context(&account, &keys)).unwrap();
    assert_eq!(sent(&request), r#"POST https://provider.example/recharge/request/package {"operator":"RB"}"#);
    let balance = SohojPay::new().balance_request(context(&account, &testing::keys(&[])));
    assert_eq!(balance.map(|_| ()), Err(NotSent::KeysMissing));
}
