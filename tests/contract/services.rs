//! A sale of an amount for each operator and service that a provider has.

use simulators::Kind;
use tillup_core::{
    engine::{EngineError, SellRequest},
    sale::Status,
    wire::NotSent,
};
use tillup_tests::{TestShop, assert_agreed};

use crate::{
    cases::{self, Case},
    end::assert_wallets_agree,
    run::Cases,
};

/// Operator, service, number, amount, and what the provider calls operator and service.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const BANGLADESH: [(&str, &str); 5] = [
    ("GP", "01712345670"),
    ("RB", "01812345670"),
    ("AT", "01612345670"),
    ("BL", "01912345670"),
    ("TT", "01512345670"),
];

const OPEN_API: [Row; 28] = [
    ("AIRTEL", "prepaid", "9876543270", "100", "A", "prepaid"),
    ("BSNL", "prepaid", "9876543271", "100", "B", "prepaid"),
    ("IDEA", "prepaid", "9876543272", "100", "I", "prepaid"),
    ("VODAFONE", "prepaid", "9876543273", "99.50", "V", "prepaid"),
    ("RELIANCE-GSM", "prepaid", "9876543274", "100", "RG", "prepaid"),
    ("RELIANCE-CDMA", "prepaid", "9876543275", "100", "RC", "prepaid"),
    ("TATA-INDICOM", "prepaid", "9876543276", "100", "TI", "prepaid"),
    ("TATA-DOCOMO", "prepaid", "9876543277", "100", "TD", "prepaid"),
    ("AIRCEL", "prepaid", "9876543278", "100", "AI", "prepaid"),
    ("VIDEOCON", "prepaid", "9876543279", "100", "VI", "prepaid"),
    ("UNINOR", "prepaid", "9876543280", "100", "U", "prepaid"),
    ("VIRGIN-GSM", "prepaid", "9876543281", "100", "VG", "prepaid"),
    ("VIRGIN-CDMA", "prepaid", "9876543282", "100", "VC", "prepaid"),
    ("MTS", "prepaid", "9876543283", "100", "MT", "prepaid"),
    ("AIRTEL-BILL", "postpaid", "9876543284", "512.25", "AB", "postpaid"),
    ("AIRTEL", "postpaid", "9876543285", "100", "AB", "postpaid"),
    ("BSNL-BILL", "postpaid", "9876543286", "100", "BB", "postpaid"),
    ("IDEA-BILL", "postpaid", "9876543287", "100", "IB", "postpaid"),
    ("VODAFONE-BILL", "postpaid", "9876543288", "100", "VB", "postpaid"),
    ("RELIANCE-BILL", "postpaid", "9876543289", "100", "RB", "postpaid"),
    ("TATA-BILL", "postpaid", "9876543290", "100", "TB", "postpaid"),
    ("AIRCLE-BILL", "postpaid", "9876543291", "100", "CB", "postpaid"),
    ("AIRTEL-DTH", "dth", "3001234570", "250", "AD", "dth"),
    ("BIG-TV-DTH", "dth", "3001234571", "250", "BD", "dth"),
    ("DISH-TV-DTH", "dth", "3001234572", "250", "DT", "dth"),
    ("TATA-SKY-DTH", "dth", "3001234573", "250", "TS", "dth"),
    ("VIDEOCON-DTH", "dth", "3001234574", "250", "VD", "dth"),
    ("SUN-TV-DTH", "dth", "3001234575", "250", "ST", "dth"),
];

const TYMK: [Row; 15] = [
    ("AIRTEL", "prepaid", "9876543270", "100", "1", "prepaid"),
    ("VODAFONE", "prepaid", "9876543271", "100", "4", "prepaid"),
    ("RELIANCE-GSM", "prepaid", "9876543272", "100", "5", "prepaid"),
    ("AIRTEL-BILL", "postpaid", "9876543273", "512.25", "21", "postpaid"),
    ("BSNL", "postpaid", "9876543274", "100", "22", "postpaid"),
    ("AIRTEL-DTH", "dth", "3001234570", "250", "31", "dth"),
    ("DISH-TV-DTH", "dth", "3001234571", "250", "33", "dth"),
    ("TATA-SKY-DTH", "dth", "3001234572", "250", "34", "dth"),
    ("TATA-PHOTON", "datacard", "9276543270", "250", "41", "datacard"),
    ("MSEB", "electricity", "170012345670", "834.50", "51", "electricity"),
    ("TORRENT-POWER", "electricity", "170012345671", "834.50", "52", "electricity"),
    ("GUJARAT-GAS", "gas", "500012345670", "411.75", "61", "gas"),
    ("MAHANAGAR-GAS", "gas", "500012345671", "411.75", "62", "gas"),
    ("ICICI-PRUDENTIAL", "insurance", "PL0012345670", "1500", "71", "insurance"),
    ("TATA-AIA", "insurance", "PL0012345671", "1500", "72", "insurance"),
];

fn rows(kind: Kind) -> Vec<Row> {
    let phones = |amount: &'static str, codes: fn(&str) -> &'static str| {
        let mut rows: Vec<Row> = Vec::new();
        for (operator, number) in BANGLADESH {
            rows.push((operator, "prepaid", number, amount, codes(operator), "prepaid"));
            // Another number, so that no sale repeats another.
            let other: &'static str = match operator {
                "GP" => "01712345671",
                "RB" => "01812345671",
                "AT" => "01612345671",
                "BL" => "01912345671",
                _ => "01512345671",
            };
            rows.push((operator, "postpaid", other, amount, codes(operator), "postpaid"));
        }
        rows
    };
    let same = |code: &str| BANGLADESH.iter().find(|(known, _)| *known == code).unwrap().0;
    let small = |code: &str| match code {
        "GP" => "gp",
        "RB" => "rb",
        "AT" => "at",
        "BL" => "bl",
        _ => "tt",
    };
    match kind {
        Kind::SohojPay => {
            let mut rows = phones("20.50", same);
            rows.push(("SK", "skitto", "01312345670", "30", "SK", "prepaid"));
            rows.push(("GP", "skitto", "01312345671", "30", "SK", "prepaid"));
            rows
        }
        Kind::AutoFlexi => {
            let mut rows = phones("20", same);
            rows.push(("SK", "skitto", "01312345670", "30", "SK", "skitto"));
            rows.push(("GP", "skitto", "01312345671", "30", "GP", "skitto"));
            rows
        }
        Kind::IRecharge => {
            let mut rows = phones("20.25", small);
            rows.push(("SK", "skitto", "01312345670", "30", "sk", "prepaid"));
            rows.push(("GP", "skitto", "01312345671", "30", "sk", "prepaid"));
            rows
        }
        Kind::RechargeOpenApi => OPEN_API.to_vec(),
        Kind::Tymk => TYMK.to_vec(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_service_of_every_operator_is_sold_under_the_providers_name_for_it() {
    let mut runs = Cases::new();
    for case in cases::all() {
        let name = format!("{}, services", case.name());
        runs.add(name.clone(), sells_all(case, name));
    }
    runs.run().await;
}

async fn sells_all(case: Case, context: String) {
    let shop = case.shop().await;
    for (operator, service, number, amount, their_operator, their_service) in rows(case.kind) {
        let context = format!("{context}, {operator} {service}");
        let request = SellRequest {
            service: Some(service.to_owned()),
            unit: (operator == "MSEB").then(|| "4412".to_owned()),
            dob: (service == "insurance").then(|| "1980-02-29".parse().unwrap()),
            ..TestShop::request(case.account(), operator, number, amount)
        };
        let sale = shop.engine().sell(&request).await.unwrap_or_else(|error| panic!("{context}: {error}"));
        assert!(
            matches!(sale.status(), Status::Succeeded | Status::Pending),
            "{context}: {} {:?} {:?}",
            sale.status(),
            sale.reason(),
            sale.last_attempt().map(|attempt| &attempt.evidence.message)
        );
        let executions = shop.only_simulator().executions();
        let execution = executions.iter().find(|execution| execution.number == number).unwrap();
        assert_eq!(
            (execution.operator.as_str(), execution.service.as_str()),
            (their_operator, their_service),
            "{context}"
        );
    }
    shop.settle_all().await;
    assert_eq!(shop.only_simulator().executed().len(), rows(case.kind).len(), "{context}");
    assert_agreed(&shop, &context);
    assert_wallets_agree(&shop, &context);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_open_api_gets_its_plans_flag() {
    for quirks in [false, true] {
        let case = Case { kind: Kind::RechargeOpenApi, quirks };
        let shop = case.shop().await;
        for (scheme, flag, ending) in [(false, "$1234$0$", "70"), (true, "$1234$S$", "71")] {
            let request = SellRequest { scheme, ..case.request(ending) };
            shop.engine().sell(&request).await.unwrap();
            let requests = shop.only_simulator().requests();
            let sent = &requests.last().unwrap().query;
            assert!(sent.contains(flag), "{}: {sent}", case.name());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_bill_needs_is_asked_for_before_anything_is_sent() {
    for (operator, service, number) in
        [("MSEB", "electricity", "170012345670"), ("ICICI-PRUDENTIAL", "insurance", "PL0012345670")]
    {
        let case = Case { kind: Kind::Tymk, quirks: false };
        let shop = case.shop().await;
        let request = SellRequest {
            service: Some(service.to_owned()),
            ..TestShop::request(case.account(), operator, number, "834.50")
        };
        let error = shop.engine().sell(&request).await.unwrap_err();
        assert!(
            matches!(error, EngineError::Refused { why: NotSent::FieldMissing, .. }),
            "{operator}: {error}"
        );
        assert!(shop.sales().is_empty(), "{operator}: nothing is recorded");
        assert_eq!(shop.accounts()[0].submissions(), 0, "{operator}: nothing is sent");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sandbox_and_test_environment_sell_like_the_live_ones() {
    for kind in [Kind::IRecharge, Kind::Tymk] {
        let case = Case { kind, quirks: false };
        let shop = case.builder().account(case.spec().in_test_environment()).start().await;
        let sale = shop.engine().sell(&case.request("70")).await.unwrap();
        assert!(matches!(sale.status(), Status::Succeeded | Status::Pending), "{kind}: {:?}", sale.reason());
        shop.settle_all().await;
        assert_agreed(&shop, kind.id());
    }
}
