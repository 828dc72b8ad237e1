use tillup_core::{
    account::{Account, AccountKeys},
    money::{Currency, Money},
    operator::{OperatorCode, Service},
    provider::{Provider, ReadError},
    sale::{Order, Outcome, Reason},
    wire::NotSent,
};

use super::RechargeOpenApi;
use crate::testing::{self, Attempted, UNDECIDED_BODIES, answer};

const REFERENCE: &str = "176369652700012345";

fn rupees(text: &str) -> Money {
    Money::parse(text, Currency::Inr).unwrap()
}

fn account() -> Account {
    Account {
        base_url: "http://recharge.example/Admin/RechargeAPI.aspx".into(),
        allow_http: true,
        currency: Currency::Inr,
        ..testing::account("recharge-open-api")
    }
}

fn keys() -> AccountKeys {
    keys_with("1234")
}

fn keys_with(pin: &str) -> AccountKeys {
    testing::keys(&[
        ("user_id", "abcd"),
        ("password", "p&$s 1"),
        ("mobile_no", "9999999990"),
        ("sms_pin", pin),
    ])
}

fn order() -> Order {
    order_for("VODAFONE", Service::Prepaid)
}

fn order_for(operator: &str, service: Service) -> Order {
    Order {
        service,
        amount: rupees("100"),
        charge: rupees("0"),
        ..testing::order("9999999999", operator, "0")
    }
}

fn submitted(order: Order, keys: &AccountKeys) -> Result<String, NotSent> {
    let account = account();
    let attempted = Attempted::new(REFERENCE, order);
    let ctx = testing::context(&account, keys);
    RechargeOpenApi::new().submit_request(attempted.submission(), ctx).map(|request| testing::sent(&request))
}

#[test]
fn requests_are_written_as_documented() {
    let login = "GET http://recharge.example/Admin/RechargeAPI.aspx?UserID=abcd&Password=p%26%24s%201&MobileNo=9999999990";
    let scheme = Order { scheme: true, amount: rupees("99.50"), ..order() };
    assert_eq!(
        submitted(order(), &keys()),
        Ok(format!("{login}&Message=V$9999999999$100$1234$0${REFERENCE}"))
    );
    assert_eq!(
        submitted(scheme, &keys()),
        Ok(format!("{login}&Message=V$9999999999$99.5$1234$S${REFERENCE}"))
    );
    let (account, keys, attempted) = (account(), keys(), Attempted::new(REFERENCE, order()));
    let ctx = testing::context(&account, &keys);
    let lookup = RechargeOpenApi::new().lookup_request(attempted.submission(), ctx).unwrap().unwrap();
    assert_eq!(testing::sent(&lookup), format!("{login}&Message=STATUS${REFERENCE}$1234"));
    let balance = RechargeOpenApi::new().balance_request(ctx).unwrap();
    assert_eq!(testing::sent(&balance), format!("{login}&Message=BAL$1234"));
    assert_eq!(balance.shown_target(), "recharge.example/Admin/RechargeAPI.aspx");
    assert!(balance.allow_http);
}

#[test]
fn what_the_format_cannot_carry_is_not_sent() {
    for (pin, why) in
        [("12$4", NotSent::UnwritableValue), ("12\n4", NotSent::UnwritableValue), ("", NotSent::KeysMissing)]
    {
        assert_eq!(submitted(order(), &keys_with(pin)), Err(why), "{pin:?}");
    }
    let odd_pin = submitted(order(), &keys_with("1&2=%é")).unwrap();
    assert!(odd_pin.contains("$100$1%262%3D%25%C3%A9$0$"), "{odd_pin}");
    for amount in ["0", "-1", "10.001"] {
        let order = Order { amount: rupees(amount), ..order() };
        assert_eq!(submitted(order, &keys()), Err(NotSent::AmountRefused), "{amount}");
    }
    for (operator, service) in [
        ("JIO", Service::Prepaid),
        ("AIRTEL-BILL", Service::Prepaid),
        ("AIRTEL-DTH", Service::Postpaid),
        ("UNINOR", Service::Dth),
        ("AIRTEL", Service::Gas),
        ("AIRTEL", Service::Skitto),
    ] {
        assert_eq!(submitted(order_for(operator, service), &keys()), Err(NotSent::NotSoldHere), "{operator}");
    }
    assert_eq!(
        submitted(testing::order("9999999999", "VODAFONE", "100"), &keys()),
        Err(NotSent::NotSoldHere),
        "taka"
    );
    let no_address = Account { base_url: String::new(), ..account() };
    let keys = keys();
    let asked = RechargeOpenApi::new().balance_request(testing::context(&no_address, &keys));
    assert_eq!(asked.map(|_| ()), Err(NotSent::BadUrl));
}

#[test]
fn operators_have_the_documents_codes_or_the_owners() {
    for (operator, service, code) in [
        ("AIRTEL", Service::Prepaid, "A"),
        ("TATA-INDICOM", Service::Prepaid, "TI"),
        ("AIRCLE-BILL", Service::Postpaid, "CB"),
        ("AIRCEL-BILL", Service::Postpaid, "CB"),
        ("AIRTEL", Service::Postpaid, "AB"),
        ("RELIANCE-BILL", Service::Postpaid, "RB"),
        ("TATA-SKY-DTH", Service::Dth, "TS"),
        ("TATA-SKY", Service::Dth, "TS"),
    ] {
        let url = submitted(order_for(operator, service), &keys()).unwrap();
        assert!(url.contains(&format!("&Message={code}$")), "{operator} {service}: {url}");
    }
    let mut account = account();
    account.operator_codes.insert(OperatorCode::parse("JIO").unwrap(), "J".to_owned());
    account.operator_codes.insert(OperatorCode::parse("AIRTEL").unwrap(), "AX".to_owned());
    let keys = keys();
    for (operator, code) in [("JIO", "J"), ("AIRTEL", "AX")] {
        let attempted = Attempted::new(REFERENCE, order_for(operator, Service::Prepaid));
        let ctx = testing::context(&account, &keys);
        let sent = RechargeOpenApi::new().submit_request(attempted.submission(), ctx).unwrap();
        assert!(testing::sent(&sent).contains(&format!("&Message={code}$")), "{operator}");
    }
}

#[test]
fn every_operator_that_the_shop_knows_can_be_sold() {
    for operator in tillup_core::operator::known_operators(tillup_core::number::Country::In) {
        let code = OperatorCode::parse(operator.code).unwrap();
        let order = order_for(operator.code, code.usual_service());
        assert_eq!(RechargeOpenApi::new().can_sell(&order, &account()), Ok(()), "{code}");
    }
}

#[test]
fn an_answer_to_a_submission_accepts_refuses_or_tells_nothing() {
    let attempted = Attempted::new(REFERENCE, order());
    for (body, outcome) in [
        (include_str!("../../fixtures/recharge-open-api/accepted.txt"), "pending"),
        (include_str!("../../fixtures/recharge-open-api/accepted-with-mark.txt"), "pending"),
        (include_str!("../../fixtures/recharge-open-api/refused.txt"), "failed rejected"),
        (include_str!("../../fixtures/recharge-open-api/line-and-page.txt"), "unknown unreadable_answer"),
        (include_str!("../../fixtures/recharge-open-api/server-error.html"), "unknown unreadable_answer"),
        ("0=Request accepted", "pending"),
        ("Status=0", "pending"),
        ("Status=0=Success", "pending"),
        (" status = 0 = Success ", "pending"),
        ("9002=Invalid Mobile Number", "failed invalid_number"),
        ("Status=9002=Invalid Mobile Number", "failed invalid_number"),
        ("9003=Invalid SMS Password", "failed credentials"),
        ("9004=Invalid Transaction Amount", "failed invalid_amount"),
        ("9005=Invalid Member Type", "failed not_permitted"),
        ("9006=Invalid Transaction Format", "failed rejected"),
        ("9007=Invalid User ID or Password", "failed credentials"),
        ("9008=Invalid Transaction Reference Number", "failed rejected"),
        ("9009=Duplicate Transaction Reference Number", "unknown duplicate"),
        ("9998=Internal Error", "unknown provider_error"),
        ("9999=Invalid Access", "failed not_permitted"),
        ("9002=Success", "unknown unreadable_answer"),
        ("9002=Transaction pending", "unknown unreadable_answer"),
        ("9010=Insufficient balance", "unknown unreadable_answer"),
        ("1=Success=1001=GJ12345", "unknown unreadable_answer"),
        ("900", "unknown unreadable_answer"),
        ("9002", "unknown unreadable_answer"),
        ("0", "unknown unreadable_answer"),
        ("00=Success", "unknown unreadable_answer"),
        ("-1=x", "unknown unreadable_answer"),
        ("=Success", "unknown unreadable_answer"),
        ("Success", "unknown unreadable_answer"),
        ("Status=", "unknown unreadable_answer"),
        ("0=Success\n9002=Invalid Mobile Number", "unknown unreadable_answer"),
    ] {
        assert_eq!(attempted.submitted(&RechargeOpenApi::new(), 200, body), outcome, "{body:?}");
    }
    for (status, outcome) in [
        (201, "unreadable_answer"),
        (302, "unreadable_answer"),
        (404, "unreadable_answer"),
        (500, "provider_error"),
    ] {
        for body in ["0=Success", "9002=Invalid Mobile Number"] {
            assert_eq!(
                attempted.submitted(&RechargeOpenApi::new(), status, body),
                format!("unknown {outcome}")
            );
        }
    }
}

#[test]
fn only_the_documented_state_about_itself_is_believed() {
    let attempted = Attempted::new(REFERENCE, order());
    for (body, outcome) in [
        (include_str!("../../fixtures/recharge-open-api/state-success.txt"), "succeeded"),
        (include_str!("../../fixtures/recharge-open-api/state-failed.txt"), "failed rejected"),
        (include_str!("../../fixtures/recharge-open-api/line-and-page.txt"), "unknown unreadable_answer"),
        ("1=Success", "succeeded"),
        ("1=", "succeeded"),
        ("Status=1=Success=1001=GJ12345", "succeeded"),
        ("3=Failed", "failed rejected"),
        ("4=Hold=1001=", "pending"),
        ("6=Pending=1001", "pending"),
        ("5=Refunded=1001=GJ1", "reversed"),
        ("5=Refund successful=1001", "reversed"),
        ("5=", "reversed"),
        ("1=Failed=1001=GJ1", "unknown unreadable_answer"),
        ("1=Unsuccessful=1001=GJ1", "unknown unreadable_answer"),
        ("1=Pending", "unknown unreadable_answer"),
        ("2=Success", "unknown unreadable_answer"),
        ("3=On hold", "unknown unreadable_answer"),
        ("4=Success", "unknown unreadable_answer"),
        ("5=Success", "unknown unreadable_answer"),
        ("5=Failed", "unknown unreadable_answer"),
        ("0=Success", "unknown unreadable_answer"),
        ("7=Success", "unknown unreadable_answer"),
        ("01=Success", "unknown unreadable_answer"),
        ("1", "unknown unreadable_answer"),
        ("9008=Invalid Transaction Reference Number", "not found"),
        ("9008=Success", "unknown unreadable_answer"),
        ("9001=Invalid Message Format", "unknown provider_error"),
        ("9007=Invalid User ID or Password", "unknown credentials"),
        ("9009=Duplicate Transaction Reference Number", "unknown provider_error"),
        ("9999=Invalid Access", "unknown not_permitted"),
        ("9998=Internal Error", "unknown provider_error"),
        ("9123=Other", "unknown unreadable_answer"),
    ] {
        assert_eq!(attempted.looked_up(&RechargeOpenApi::new(), 200, body), outcome, "{body:?}");
    }
    assert_eq!(attempted.looked_up(&RechargeOpenApi::new(), 503, "1=Success"), "unknown provider_error");
}

#[test]
fn a_state_brings_its_ids() {
    let attempted = Attempted::new(REFERENCE, order());
    let body = include_str!("../../fixtures/recharge-open-api/state-success.txt");
    let Outcome::Succeeded(told) =
        RechargeOpenApi::new().read_lookup(attempted.submission(), &answer(200, body))
    else {
        panic!("a success");
    };
    assert_eq!(told.provider_reference.as_deref(), Some("1001"));
    assert_eq!(told.operator_reference.as_deref(), Some("GJ12345"));
    assert_eq!((told.code.as_deref(), told.message.as_deref()), (Some("1"), Some("Success")));
}

#[test]
fn what_is_no_answer_decides_nothing() {
    let attempted = Attempted::new(REFERENCE, order());
    for status in [200, 400, 500] {
        for body in UNDECIDED_BODIES {
            for outcome in [
                attempted.submitted(&RechargeOpenApi::new(), status, body),
                attempted.looked_up(&RechargeOpenApi::new(), status, body),
            ] {
                assert!(outcome.starts_with("unknown"), "{status} {body:?}: {outcome}");
            }
        }
    }
}

#[test]
fn the_balance_is_in_rupees() {
    let read = |body: &str| RechargeOpenApi::new().read_balance(&answer(200, body));
    assert_eq!(read(include_str!("../../fixtures/recharge-open-api/balance.txt")), Ok(rupees("1000")));
    assert_eq!(read("Status=0=-12.5"), Ok(rupees("-12.50")));
    for body in ["0=", "0=many", "0=1,000.00", "Status=0", "1=1000.00", "0=1=2", "1000.00", ""] {
        assert_eq!(read(body), Err(ReadError::Unreadable), "{body:?}");
    }
    let refused = read("9007=Invalid User ID or Password");
    assert!(matches!(refused, Err(ReadError::Refused { reason: Reason::Credentials, .. })), "{refused:?}");
}
