use chrono::NaiveDate;
use tillup_core::{
    account::{Account, Environment},
    number::Number,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    provider::Provider,
    sale::Order,
    wire::{NotSent, WireRequest},
};

use super::{REFERENCE, THEIRS, account, attempted, keys, order, order_for, rupees};
use crate::{
    testing::{self, Attempted, sent},
    tymk::Tymk,
};

fn submit(order: Order, account: &Account, operator_id: Option<&str>) -> Result<WireRequest, NotSent> {
    let keys = keys();
    let mut ctx = testing::context(account, &keys);
    ctx.listed_code = operator_id;
    Tymk::new().submit_request(Attempted::new(REFERENCE, order).submission(), ctx)
}

fn submitted(order: Order) -> Result<String, NotSent> {
    submit(order, &account(), Some("1")).map(|request| sent(&request))
}

#[test]
fn a_submission_is_a_form_in_paisa() {
    let head = "POST https://tymksoftwares.in/api/recharge/v1/attempt key=k%2B1%2F%26%3D";
    let common = format!("order_id={REFERENCE}&account=9876543210&operator_id=1");
    assert_eq!(submitted(order()), Ok(format!("{head}&service_id=2&{common}&amount=10000")));
    let request = submit(order(), &account(), Some("1")).unwrap();
    assert_eq!(request.body.map(|(content_type, _)| content_type), Some("application/x-www-form-urlencoded"));
    for base in ["https://tymksoftwares.in/api/recharge/v1", "https://tymksoftwares.in/api/recharge/v1/"] {
        let account = Account { base_url: base.into(), ..account() };
        assert!(sent(&submit(order(), &account, Some("1")).unwrap()).starts_with(head));
    }
    let test = Account { environment: Environment::Test, ..account() };
    let request = sent(&submit(order(), &test, Some("1")).unwrap());
    assert!(request.contains("&recharge_status=1&"), "{request}");
}

#[test]
fn every_service_has_its_id_and_its_fields() {
    for (service, id) in [
        (Service::Prepaid, 2),
        (Service::Postpaid, 3),
        (Service::Dth, 4),
        (Service::Datacard, 5),
        (Service::Electricity, 6),
        (Service::Gas, 7),
    ] {
        let request = submitted(order_for("AIRTEL", service)).unwrap();
        assert!(request.contains(&format!("&service_id={id}&")), "{request}");
    }
    assert_eq!(submitted(order_for("AIRTEL", Service::Skitto)), Err(NotSent::NotSoldHere));
    let insurance = order_for("LIC", Service::Insurance);
    assert_eq!(submitted(insurance.clone()), Err(NotSent::FieldMissing));
    let insurance = Order { dob: NaiveDate::from_ymd_opt(1980, 2, 9), ..insurance };
    assert!(submitted(insurance).unwrap().contains("&service_id=8&"));
    for operator in ["MSEB", "MSEB-MUMBAI", "MAHARASHTRA-STATE-ELECTRICITY-BOARD"] {
        let order = order_for(operator, Service::Electricity);
        for blank in [None, Some("  ".to_owned())] {
            assert_eq!(
                submitted(Order { unit: blank, ..order.clone() }),
                Err(NotSent::FieldMissing),
                "{operator}"
            );
        }
        let request = submitted(Order { unit: Some("4 637".into()), ..order }).unwrap();
        assert!(request.contains("&unit=4+637&amount="), "{request}");
    }
    let other = Order { unit: Some("12".into()), ..order_for("TORRENT", Service::Electricity) };
    assert!(submitted(other).unwrap().contains("&unit=12&"), "sent wherever it is given");
    let dated = Order { dob: NaiveDate::from_ymd_opt(1980, 2, 9), ..order() };
    assert!(submitted(dated).unwrap().contains("&dob=1980-02-09&"));
}

#[test]
fn what_cannot_be_sold_is_not_sent() {
    for id in [None, Some(""), Some("AIRTEL"), Some("1 2")] {
        assert_eq!(submit(order(), &account(), id).map(|_| ()), Err(NotSent::OperatorUnknown), "{id:?}");
    }
    let mut account = account();
    account.operator_codes.insert(OperatorCode::parse("AIRTEL").unwrap(), "41".into());
    assert!(sent(&submit(order(), &account, None).unwrap()).contains("&operator_id=41&"));
    for amount in ["0", "-1", "10.001"] {
        assert_eq!(
            submitted(Order { amount: rupees(amount), ..order() }),
            Err(NotSent::AmountRefused),
            "{amount}"
        );
    }
    assert!(submitted(Order { amount: rupees("10.05"), ..order() }).unwrap().ends_with("&amount=1005"));
    assert_eq!(submitted(Order { scheme: true, ..order() }), Err(NotSent::NotSoldHere));
    assert_eq!(submitted(testing::order("9876543210", "AIRTEL", "100")), Err(NotSent::NotSoldHere), "taka");
    assert_eq!(submitted(Order { unit: Some("1\n2".into()), ..order() }), Err(NotSent::UnwritableValue));
    let no_keys = testing::keys(&[("api_key", "")]);
    let asked = Tymk::new().balance_request(testing::context(&account, &no_keys));
    assert_eq!(asked.map(|_| ()), Err(NotSent::KeysMissing));
}

#[test]
fn a_look_up_needs_the_providers_own_id() {
    let (account, keys, mut attempted) = (account(), keys(), attempted());
    let ctx = testing::context(&account, &keys);
    assert!(Tymk::new().lookup_request(attempted.submission(), ctx).unwrap().is_none());
    attempted.evidence.provider_reference = Some(THEIRS.into());
    let request = Tymk::new().lookup_request(attempted.submission(), ctx).unwrap().unwrap();
    let url = "https://tymksoftwares.in/api/recharge/v1/status";
    assert_eq!(sent(&request), format!("GET {url}?key=k%2B1%2F%26%3D&reference_id={THEIRS}"));
}

#[test]
fn questions_are_asked_as_documented() {
    let (account, keys) = (account(), keys());
    let mut ctx = testing::context(&account, &keys);
    let base = "https://tymksoftwares.in/api/recharge/v1";
    let key = "key=k%2B1%2F%26%3D";
    let tymk = Tymk::new();
    let query = OfferQuery {
        operator: OperatorCode::parse("BSNL").ok(),
        number: None,
        circle: Some("Gujarat".into()),
    };
    assert_eq!(tymk.offers_request(&query, ctx).map(|_| ()), Err(NotSent::FieldMissing), "no circle");
    ctx.circle_code = Some("6");
    assert_eq!(tymk.offers_request(&query, ctx).map(|_| ()), Err(NotSent::OperatorUnknown));
    ctx.listed_code = Some("12");
    let number = Number::stored("9876543210".into());
    for (request, written) in [
        (tymk.balance_request(ctx), format!("GET https://tymksoftwares.in/api/balance?{key}")),
        (tymk.operators_request(Service::Dth, ctx), format!("GET {base}/operators?{key}&service_id=4")),
        (tymk.circles_request(ctx), format!("GET {base}/circles?{key}&service_id=2")),
        (
            tymk.detect_request(&number, ctx),
            format!("GET {base}/operator-circle?{key}&mobile=9876543210&service_id=2"),
        ),
        (
            tymk.offers_request(&query, ctx),
            format!("POST {base}/plans/prepaid {key}&service_id=13&operator_id=12&circle_id=6"),
        ),
    ] {
        assert_eq!(request.map(|request| sent(&request)), Ok(written));
    }
    assert_eq!(tymk.operators_request(Service::Skitto, ctx).map(|_| ()), Err(NotSent::NotSoldHere));
}

#[test]
fn the_balance_lies_beside_the_recharge_api() {
    let keys = keys();
    for (base, url) in [
        ("https://testapi.tymksoftwares.in/api/recharge/v1/", "https://testapi.tymksoftwares.in/api/balance"),
        ("http://127.0.0.1:4711/api/recharge/v1", "http://127.0.0.1:4711/api/balance"),
        ("http://127.0.0.1:4711/tymk/api/recharge/v1/", "http://127.0.0.1:4711/tymk/api/balance"),
        ("http://127.0.0.1:4711/", "http://127.0.0.1:4711/api/balance"),
    ] {
        let account = Account { base_url: base.into(), ..account() };
        let request = Tymk::new().balance_request(testing::context(&account, &keys)).unwrap();
        assert!(sent(&request).starts_with(&format!("GET {url}?key=")), "{base}");
    }
}
