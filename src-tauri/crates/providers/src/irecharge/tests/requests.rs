use tillup_core::{
    account::{Account, Environment},
    number::Number,
    offer::OfferQuery,
    operator::{OperatorCode, Service},
    provider::Provider,
    sale::Order,
    wire::NotSent,
};

use super::{super::IRecharge, attempted, keys, pack_order};
use crate::testing::{self, Attempted, context, header, order, sent};

fn submit(order: Order) -> Result<String, NotSent> {
    let (account, keys) = (testing::account("irecharge"), keys());
    let attempted = Attempted::new("BILL-1", order);
    let request = IRecharge::new().submit_request(attempted.submission(), context(&account, &keys))?;
    assert_eq!(header(&request, "X-Open-Key"), Some("ok_live_1"));
    assert_eq!(header(&request, "X-Authorization"), Some("sk_live_2"));
    Ok(sent(&request))
}

#[test]
fn a_recharge_is_asked_for_as_the_document_shows_it() {
    assert_eq!(
        submit(order("01712345678", "GP", "10")).unwrap(),
        r#"POST https://provider.example/service-requests/recharge/normal {"number":"01712345678","amount":10,"operator":"gp","service_type":"prepaid","reference":"BILL-1"}"#
    );
    let postpaid =
        submit(Order { service: Service::Postpaid, ..order("01812345678", "RB", "10.50") }).unwrap();
    assert!(postpaid.contains(r#""amount":10.5,"operator":"rb","service_type":"postpaid""#), "{postpaid}");
    for operator in ["GP", "SK"] {
        let skitto = Order { service: Service::Skitto, ..order("01712345678", operator, "20") };
        assert!(submit(skitto).unwrap().contains(r#""operator":"sk","service_type":"prepaid""#));
    }
}

#[test]
fn a_pack_is_bought_with_what_its_operator_demands() {
    let gp = [
        ("operator", "gp"),
        ("number", "01712345678"),
        ("offerId", "O"),
        ("campaignId", "C"),
        ("sessionContext", "S"),
        ("optInKeyword", "K"),
    ];
    let robi = [("operator", "airtel"), ("ticketId", "T.1"), ("offerId", "not for airtel")];
    let banglalink = [("operator", "Banglalink"), ("offerId", "OFF1"), ("tranId", "489")];
    for (order, body) in [
        (
            pack_order("01712345678", "GP", "68", &gp),
            r#"{"operator":"gp","number":"01712345678","amount":68,"reference":"BILL-1","offerId":"O","campaignId":"C","sessionContext":"S","optInKeyword":"K"}"#,
        ),
        (
            pack_order("01612345678", "AT", "698", &robi),
            r#"{"operator":"airtel","number":"01612345678","amount":698,"reference":"BILL-1","ticketId":"T.1"}"#,
        ),
        (
            pack_order("01912345678", "BL", "549", &banglalink),
            r#"{"operator":"Banglalink","number":"01912345678","amount":549,"reference":"BILL-1","offerId":"OFF1","tranId":"489"}"#,
        ),
    ] {
        assert_eq!(
            submit(order).unwrap(),
            format!("POST https://provider.example/recharge/offers/purchase {body}")
        );
    }
    for missing in 0..5 {
        let mut told = gp.to_vec();
        told.remove(missing);
        let outcome = submit(pack_order("01712345678", "GP", "68", &told));
        // Without the number it was listed for, nothing contradicts the customer's.
        assert_eq!(outcome.is_ok(), missing == 1, "{told:?}");
    }
    assert_eq!(
        submit(pack_order("01799999999", "GP", "68", &gp)),
        Err(NotSent::OfferIncomplete),
        "another number's pack"
    );
    assert_eq!(
        submit(pack_order("01512345678", "TT", "68", &[("operator", "teletalk")])),
        Err(NotSent::OfferIncomplete)
    );
}

#[test]
fn keys_of_the_other_environment_are_not_sent() {
    let ask = |environment, open: &str, secret: &str| {
        let account = Account { environment, ..testing::account("irecharge") };
        let keys = testing::keys(&[("open_key", open), ("secret_key", secret)]);
        IRecharge::new().balance_request(context(&account, &keys)).map(|request| sent(&request))
    };
    let url = "GET https://provider.example/wallet/balance".to_owned();
    assert_eq!(ask(Environment::Live, "ok_live_1", "sk_live_1"), Ok(url.clone()));
    assert_eq!(ask(Environment::Test, "ok_test_1", "sk_test_1"), Ok(url));
    for (environment, open, secret, why) in [
        (Environment::Test, "ok_live_1", "sk_live_1", NotSent::KeysOfOtherEnvironment),
        (Environment::Live, "ok_test_1", "sk_test_1", NotSent::KeysOfOtherEnvironment),
        (Environment::Live, "ok_live_1", "sk_test_1", NotSent::KeysOfOtherEnvironment),
        (Environment::Live, "sk_live_1", "ok_live_1", NotSent::KeysOfOtherEnvironment),
        (Environment::Live, "ok_live_1", "", NotSent::KeysMissing),
    ] {
        assert_eq!(ask(environment, open, secret), Err(why));
    }
}

#[test]
fn it_is_looked_up_by_our_reference_until_theirs_is_known() {
    let (account, keys) = (testing::account("irecharge"), keys());
    let ask = |id: Option<&str>| {
        let mut attempted = attempted();
        attempted.evidence.provider_reference = id.map(str::to_owned);
        sent(
            &IRecharge::new()
                .lookup_request(attempted.submission(), context(&account, &keys))
                .unwrap()
                .unwrap(),
        )
    };
    assert_eq!(
        ask(None),
        "GET https://provider.example/transactions/status/check?reference=BILL-20260204-0001"
    );
    for (id, body) in [
        ("21", r#"{"transaction_id":21}"#),
        ("T-21", r#"{"transaction_id":"T-21"}"#),
        ("021", r#"{"transaction_id":"021"}"#),
        ("1e5", r#"{"transaction_id":"1e5"}"#),
    ] {
        assert_eq!(ask(Some(id)), format!("POST https://provider.example/transactions/status/check {body}"));
    }
}

#[test]
fn lists_are_asked_for_by_number_and_operator() {
    let (account, keys) = (testing::account("irecharge"), keys());
    let offers = |operator: &str, number: Option<&str>, code: Option<&str>| {
        let query = OfferQuery {
            operator: Some(OperatorCode::parse(operator).unwrap()),
            number: number.map(|number| Number::stored(number.into())),
            circle: None,
        };
        let mut account = account.clone();
        account.operator_codes.extend(code.map(|code| (OperatorCode::parse(operator).unwrap(), code.into())));
        IRecharge::new().offers_request(&query, context(&account, &keys)).map(|request| sent(&request))
    };
    let url = "GET https://provider.example/recharge/offers?number=01614031175&operator=";
    assert_eq!(offers("AT", Some("01614031175"), None), Ok(format!("{url}airtel")));
    assert_eq!(offers("AT", Some("01614031175"), Some("AT")), Ok(format!("{url}at")));
    assert_eq!(offers("AT", None, None), Err(NotSent::FieldMissing));
    assert_eq!(offers("TT", Some("01514031175"), None), Err(NotSent::NotSoldHere));
    let operators = IRecharge::new().operators_request(Service::Prepaid, context(&account, &keys)).unwrap();
    assert_eq!(sent(&operators), "GET https://provider.example/operators?country=bd&service=mobile-recharge");
    assert_eq!(
        IRecharge::new().operators_request(Service::Gas, context(&account, &keys)).map(|_| ()),
        Err(NotSent::NotSoldHere)
    );
}
