use tillup_core::{
    money::Money,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    provider::{Provider, ReadError},
    sale::{Order, Outcome, Reason},
    wire::NotSent,
};

use super::SohojPay;
use crate::testing::{self, Attempted, UNDECIDED_BODIES, answer, context, header, order, sent, taka};

const CREATED: &str = include_str!("../../fixtures/sohojpay/create.json");
const VERIFIED: &str = include_str!("../../fixtures/sohojpay/verify.json");
const PACKAGES: &str = include_str!("../../fixtures/sohojpay/package.json");
const BALANCE: &str = include_str!("../../fixtures/sohojpay/balance.json");

/// The attempt of the document's examples.
fn attempted() -> Attempted {
    Attempted::new("ABC450986", order("01521123456", "TT", "20"))
}

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
    let postpaid = Order {
        service: Service::Postpaid,
        ..order("01712345678", "GP", "10.50")
    };
    assert!(
        submit(postpaid)
            .unwrap()
            .ends_with(r#""type":"2","operator":"GP","tran_id":"ABC450986","amount":"10.5"}"#)
    );
    for operator in ["GP", "SK"] {
        let skitto = Order {
            service: Service::Skitto,
            ..order("01712345678", operator, "20")
        };
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
        submit(Order {
            offer: Some(offer),
            ..order("01812345678", "RB", "290")
        })
    };
    let drive = pack("drive", "2150").unwrap();
    assert!(
        drive.ends_with(r#""tran_id":"ABC450986","package":"drive","package_id":"2150"}"#),
        "{drive}"
    );
    let regular = pack("regular", "9495").unwrap();
    assert!(
        regular.ends_with(r#""amount":"290","package":"regular","package_id":"9495"}"#),
        "{regular}"
    );
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
        (
            Order {
                service: Service::Dth,
                ..order("01812345678", "RB", "10")
            },
            NotSent::NotSoldHere,
        ),
        (
            Order {
                service: Service::Skitto,
                ..order("01812345678", "RB", "10")
            },
            NotSent::NotSoldHere,
        ),
        (
            Order {
                service: Service::Postpaid,
                ..order("01312345678", "SK", "10")
            },
            NotSent::NotSoldHere,
        ),
        (
            Order {
                scheme: true,
                ..order("01812345678", "RB", "10")
            },
            NotSent::NotSoldHere,
        ),
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
    account
        .operator_codes
        .insert(OperatorCode::parse("SK").unwrap(), "SKT".into());
    let keys = testing::keys(&[("api_key", "K1")]);
    let code = |order: Order, told| {
        let attempted = Attempted::new("ABC450986", order);
        let ctx = tillup_core::provider::CallContext {
            operator_code: told,
            ..context(&account, &keys)
        };
        sent(
            &SohojPay::new()
                .submit_request(attempted.submission(), ctx)
                .unwrap(),
        )
    };
    assert!(code(order("01712345678", "GP", "20"), Some("GRP")).contains(r#""operator":"GRP""#));
    let skitto = Order {
        service: Service::Skitto,
        ..order("01712345678", "GP", "20")
    };
    assert!(
        code(skitto, Some("GRP")).contains(r#""operator":"SKT""#),
        "Grameenphone's code is not Skitto's"
    );
}

/// Status and body of an answer to a submission, and what it comes to.
const SUBMITTED: &[(u16, &str, &str)] = &[
    (200, CREATED, "pending"),
    (200, r#"{"status":true,"message":"x"}"#, "pending"),
    (200, r#"{"status":"TRUE"}"#, "pending"),
    (201, CREATED, "unknown unreadable_answer"),
    (302, CREATED, "unknown unreadable_answer"),
    (404, CREATED, "unknown unreadable_answer"),
    (500, CREATED, "unknown provider_error"),
    (200, r#"{"status":true,"tran_id":"OTHER"}"#, "unknown mismatch"),
    (
        200,
        r#"{"status":true,"status":false,"message":"x"}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":"COMPLETED","tran_id":"ABC450986"}"#,
        "unknown unreadable_answer",
    ),
    (200, r#"{"status":false}"#, "unknown unreadable_answer"),
    (
        200,
        r#"{"status":false,"message":"Recharge request is successful."}"#,
        "unknown provider_error",
    ),
    (
        200,
        r#"{"status":false,"message":"Request timed out"}"#,
        "unknown provider_error",
    ),
    (
        200,
        r#"{"status":0,"message":"Insufficient balance",}"#,
        "failed insufficient_balance",
    ),
    (
        200,
        r#"{"status":"false","message":"Invalid mobile number"}"#,
        "failed invalid_number",
    ),
    (
        200,
        r#"{"status":false,"message":"Minimum amount is 20"}"#,
        "failed invalid_amount",
    ),
    (
        401,
        r#"{"status":false,"message":"Invalid API key"}"#,
        "failed credentials",
    ),
    (
        400,
        r#"{"status":false,"message":"Package not available"}"#,
        "failed offer_unavailable",
    ),
    (
        400,
        r#"{"status":false,"message":"Operator is down"}"#,
        "failed operator_down",
    ),
    (
        429,
        r#"{"status":false,"message":"Too many requests"}"#,
        "failed rate_limited",
    ),
    (
        422,
        r#"{"status":false,"message":"Something unheard of"}"#,
        "failed rejected",
    ),
    (
        422,
        r#"{"status":false,"message":"Duplicate tran_id"}"#,
        "unknown duplicate",
    ),
    (
        200,
        r#"{"status":false,"message":"Transaction ID already exists"}"#,
        "unknown duplicate",
    ),
    (
        500,
        r#"{"status":false,"message":"Insufficient balance"}"#,
        "unknown provider_error",
    ),
    (
        302,
        r#"{"status":false,"message":"Insufficient balance"}"#,
        "unknown unreadable_answer",
    ),
];

#[test]
fn answers_to_a_submission_mean_what_the_document_says() {
    for (status, body, outcome) in SUBMITTED {
        assert_eq!(
            attempted().submitted(&SohojPay::new(), *status, body),
            *outcome,
            "{status} {body}"
        );
    }
}

/// Status and body of an answer to a look-up, and what it comes to.
const LOOKED_UP: &[(u16, &str, &str)] = &[
    (200, VERIFIED, "succeeded"),
    (
        200,
        r#"{"status":"completed","trans_id":"ABC450986","number":"01521123456"}"#,
        "succeeded",
    ),
    (
        200,
        r#"{"status":"COMPLETED","trans_id":"ABC450986","amount":20.00,}"#,
        "succeeded",
    ),
    (200, r#"{"status":"INITIATED","tran_id":"ABC450986"}"#, "pending"),
    (200, r#"{"status":"PENDING","tran_id":"ABC450986"}"#, "pending"),
    (
        200,
        r#"{"status":"ERROR","tran_id":"ABC450986"}"#,
        "failed rejected",
    ),
    (
        200,
        r#"{"status":"ERROR","tran_id":"ABC450986","pre_balance":"10","post_balance":"10"}"#,
        "failed rejected",
    ),
    (
        200,
        r#"{"status":"ERROR","tran_id":"ABC450986","pre_balance":"30","post_balance":"10"}"#,
        "unknown unreadable_answer",
    ),
    (200, r#"{"status":"ERROR"}"#, "unknown unreadable_answer"),
    (200, r#"{"status":"COMPLETED"}"#, "unknown unreadable_answer"),
    (
        200,
        r#"{"status":"COMPLETED","tran_id":"ABC450987"}"#,
        "unknown mismatch",
    ),
    (
        200,
        r#"{"status":"COMPLETED","tran_id":"ABC450986","trans_id":"X"}"#,
        "unknown mismatch",
    ),
    (
        200,
        r#"{"status":"COMPLETED","tran_id":"ABC450986","number":"01621******"}"#,
        "unknown mismatch",
    ),
    (
        200,
        r#"{"status":"COMPLETED","tran_id":"ABC450986","amount":"200"}"#,
        "unknown mismatch",
    ),
    (200, r#"{"status":"ERROR","tran_id":"OTHER"}"#, "unknown mismatch"),
    (
        200,
        r#"{"status":"SUCCESS","tran_id":"ABC450986"}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":"FAILED","tran_id":"ABC450986"}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":true,"tran_id":"ABC450986"}"#,
        "unknown unreadable_answer",
    ),
    (
        200,
        r#"{"status":"","tran_id":"ABC450986"}"#,
        "unknown unreadable_answer",
    ),
    (202, VERIFIED, "unknown unreadable_answer"),
    (404, VERIFIED, "unknown unreadable_answer"),
    (503, VERIFIED, "unknown provider_error"),
    (
        200,
        r#"{"status":false,"message":"Transaction not found"}"#,
        "not found",
    ),
    (
        404,
        r#"{"status":false,"message":"Invalid transaction"}"#,
        "not found",
    ),
    (
        500,
        r#"{"status":false,"message":"Transaction not found"}"#,
        "unknown provider_error",
    ),
    (
        200,
        r#"{"status":false,"message":"Insufficient balance"}"#,
        "unknown provider_error",
    ),
    (
        401,
        r#"{"status":false,"message":"Invalid API key"}"#,
        "unknown credentials",
    ),
    (
        200,
        r#"{"status":false,"message":"API key not found"}"#,
        "unknown credentials",
    ),
    (
        429,
        r#"{"status":false,"message":"Too many requests"}"#,
        "unknown rate_limited",
    ),
    (200, r#"{"status":false}"#, "unknown unreadable_answer"),
];

#[test]
fn answers_to_a_look_up_mean_what_the_document_says() {
    for (status, body, outcome) in LOOKED_UP {
        assert_eq!(
            attempted().looked_up(&SohojPay::new(), *status, body),
            *outcome,
            "{status} {body}"
        );
    }
}

#[test]
fn what_is_not_in_the_documented_form_decides_nothing() {
    let attempted = attempted();
    for body in UNDECIDED_BODIES {
        for (status, reason) in [
            (200, "unreadable_answer"),
            (404, "unreadable_answer"),
            (502, "provider_error"),
        ] {
            let expected = format!("unknown {reason}");
            assert_eq!(
                attempted.submitted(&SohojPay::new(), status, body),
                expected,
                "{status} {body}"
            );
            assert_eq!(
                attempted.looked_up(&SohojPay::new(), status, body),
                expected,
                "{status} {body}"
            );
        }
    }
}

#[test]
fn a_verified_recharge_tells_both_balances() {
    let attempted = attempted();
    let outcome = SohojPay::new().read_lookup(attempted.submission(), &answer(200, VERIFIED));
    let Outcome::Succeeded(evidence) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(evidence.wallet_before, Some(taka("114.204")));
    assert_eq!(evidence.wallet_after, Some(taka("94.204")));
    assert_eq!(evidence.code.as_deref(), Some("COMPLETED"));
}

#[test]
fn it_is_looked_up_by_our_reference() {
    let (account, keys) = (testing::account("sohojpay"), testing::keys(&[("api_key", "K1")]));
    let request = SohojPay::new()
        .lookup_request(attempted().submission(), context(&account, &keys))
        .unwrap()
        .unwrap();
    assert_eq!(
        sent(&request),
        r#"POST https://provider.example/recharge/request/verify {"tran_id":"ABC450986"}"#
    );
}

#[test]
fn the_balance_is_a_number_or_a_string() {
    let balance = |status, body: &str| SohojPay::new().read_balance(&answer(status, body));
    assert_eq!(balance(200, BALANCE), Ok(taka("9")));
    assert_eq!(
        balance(200, r#"{"status":"1","balance":"114.204"}"#),
        Ok(taka("114.204"))
    );
    let refused = ReadError::Refused {
        reason: Reason::Credentials,
        message: "Invalid API key".into(),
    };
    assert_eq!(
        balance(401, r#"{"status":false,"message":"Invalid API key"}"#),
        Err(refused)
    );
    for (status, body) in [
        (500, BALANCE),
        (200, r#"{"status":true}"#),
        (200, r#"{"status":true,"balance":"much"}"#),
        (200, r#"{"balance":9}"#),
        (200, ""),
    ] {
        assert_eq!(
            balance(status, body),
            Err(ReadError::Unreadable),
            "{status} {body}"
        );
    }
}

#[test]
fn packs_of_both_lists_are_read() {
    let account = testing::account("sohojpay");
    let query = OfferQuery {
        operator: Some(OperatorCode::parse("RB").unwrap()),
        ..OfferQuery::default()
    };
    let read = |body: &str| SohojPay::new().read_offers(&query, &account, &answer(200, body));
    let offers = read(PACKAGES).unwrap();
    let short: Vec<_> = offers
        .iter()
        .map(|offer| {
            (
                offer.id.as_str(),
                offer.price.to_string(),
                offer.category.as_str(),
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            ("2150", "290.00".into(), "drive"),
            ("2091", "89.00".into(), "drive"),
            ("9495", "38.00".into(), "regular"),
            ("9456", "34.00".into(), "regular")
        ]
    );
    let first = &offers[0];
    assert!(first.title.starts_with("রবি চেক অফার"));
    assert_eq!((first.operator.as_str(), first.commission), ("RB", None));
    assert_eq!(
        first.identifiers,
        [
            ("package".to_owned(), "drive".to_owned()),
            ("package_id".to_owned(), "2150".to_owned())
        ]
    );

    let ids = |body: &str| {
        read(body)
            .unwrap()
            .into_iter()
            .map(|offer| offer.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(r#"{"status":1,"data":[{"id":7,"price":10,"title":"t","com":"1.5"},{"id":8},{"price":3}]}"#),
        ["7"]
    );
    assert_eq!(
        ids(
            r#"{"status":1,"data":{"drive":[{"id":"1","price":"5","operator":"Grameenphone"}],"regular":null}}"#
        ),
        [""; 0]
    );
    assert_eq!(ids(r#"{"status":1,"data":[]}"#), [""; 0]);
    assert_eq!(read(r#"{"status":1}"#), Err(ReadError::Unreadable));
}

#[test]
fn packs_are_asked_for_by_operator() {
    let (account, keys) = (testing::account("sohojpay"), testing::keys(&[("api_key", "K1")]));
    let query = OfferQuery {
        operator: Some(OperatorCode::parse("RB").unwrap()),
        ..OfferQuery::default()
    };
    let request = SohojPay::new()
        .offers_request(&query, context(&account, &keys))
        .unwrap();
    assert_eq!(
        sent(&request),
        r#"POST https://provider.example/recharge/request/package {"operator":"RB"}"#
    );
    let balance = SohojPay::new().balance_request(context(&account, &testing::keys(&[])));
    assert_eq!(balance.map(|_| ()), Err(NotSent::KeysMissing));
}
