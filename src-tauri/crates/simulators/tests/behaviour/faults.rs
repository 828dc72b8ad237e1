//! Each fault does what its name says, by number and by injection, and executes or not as promised.

use std::io;
use std::time::Duration;

use simulators::{Endpoint, Fault, Kind, MAGIC, Outcome, Settings, Simulator, When};
use tokio::time::timeout;

use crate::client::{Answer, look_up, number, post_json, start, submit, word};

const BLINK: Duration = Duration::from_millis(250);

async fn quick(kind: Kind) -> Simulator {
    let settings = Settings { drip_interval: Duration::from_millis(1), ..Settings::default() };
    Simulator::start(kind, settings).await.unwrap()
}

/// Whether the fault lets the recharge happen.
fn executes(fault: &Fault) -> bool {
    match fault {
        Fault::Reset(when)
        | Fault::Hang(when)
        | Fault::EmptyBody(when)
        | Fault::HtmlOk(when)
        | Fault::DuplicateReference(when)
        | Fault::Status { when, .. }
        | Fault::HtmlStatus { when, .. }
        | Fault::Redirect { when, .. } => *when == When::After,
        _ => true,
    }
}

fn check(kind: Kind, fault: &Fault, result: Result<io::Result<Answer>, tokio::time::error::Elapsed>) {
    let what = format!("{kind} {}", fault.name());
    match fault {
        Fault::Hang(_) => return assert!(result.is_err(), "{what}"),
        Fault::Reset(_) => {
            let error = result.expect(&what).expect_err(&what);
            return assert_eq!(error.kind(), io::ErrorKind::ConnectionReset, "{what}");
        }
        Fault::Slow(_) => return assert!(result.is_err(), "{what}"),
        _ => {}
    }
    let answer = result.expect(&what).expect(&what);
    let content_type = answer.header("content-type").unwrap_or_default();
    match fault {
        Fault::Status { code, .. } => {
            assert_eq!(answer.status, *code, "{what}");
            assert!(!answer.body.contains('<') && !answer.body.is_empty(), "{what}");
        }
        Fault::HtmlStatus { code, .. } => {
            assert_eq!((answer.status, content_type), (*code, "text/html; charset=utf-8"))
        }
        Fault::HtmlOk(_) => assert_eq!((answer.status, content_type), (200, "text/html; charset=utf-8")),
        Fault::EmptyBody(_) => assert_eq!((answer.status, answer.body.as_str()), (200, "")),
        Fault::Truncated => {
            assert!(!answer.body.ends_with('}') && !answer.body.ends_with("Success"), "{what}")
        }
        Fault::CutOff => {
            let length: usize = answer.header("content-length").unwrap().parse().unwrap();
            assert!(answer.body.len() < length, "{what}");
        }
        Fault::HugeBody => assert!(answer.body.len() > 20 * 1024 * 1024, "{what}"),
        Fault::WrongContentType => {
            let right =
                if kind == Kind::RechargeOpenApi { "text/plain; charset=utf-8" } else { "application/json" };
            assert_ne!(content_type, right, "{what}");
        }
        Fault::Redirect { code, to, .. } => {
            assert_eq!((answer.status, answer.header("location")), (*code, Some(to.as_str())), "{what}");
        }
        Fault::DuplicateReference(_) => assert!(
            ["uplicate", "already exists"].iter().any(|word| answer.body.contains(word)),
            "{what}: {}",
            answer.body
        ),
        Fault::UnknownStatusWord => {
            assert!(answer.body.to_lowercase().contains("queued"), "{what}: {}", answer.body)
        }
        _ => assert_eq!(answer.status, 200, "{what}"),
    }
}

fn of_the_table() -> impl Iterator<Item = (&'static str, Fault)> {
    MAGIC.iter().filter_map(|row| match row.outcome {
        Outcome::Fault(fault) => Some((row.ending, fault("http://127.0.0.1:9/elsewhere"))),
        _ => None,
    })
}

fn patience(fault: &Fault) -> Duration {
    if matches!(fault, Fault::Hang(_) | Fault::Slow(_)) { BLINK } else { Duration::from_secs(20) }
}

#[tokio::test]
async fn each_magic_fault_behaves_and_executes_as_named() {
    for kind in Kind::ALL {
        let simulator = quick(kind).await;
        for (ending, fault) in of_the_table() {
            let before = simulator.executed().len();
            let (number, reference) = (number(kind, ending), format!("REF100{ending}"));
            let sent = submit(&simulator, &number, &reference);
            check(kind, &fault, timeout(patience(&fault), sent).await);
            let executed = simulator.executed().len() - before;
            assert_eq!(executed, usize::from(executes(&fault)), "{kind} {}", fault.name());
        }
    }
}

#[tokio::test]
async fn each_fault_can_be_injected_for_any_number() {
    for kind in Kind::ALL {
        let simulator = quick(kind).await;
        simulator.update(|settings| settings.duplicate_window = Duration::ZERO);
        for (place, (_, fault)) in of_the_table().enumerate() {
            let before = simulator.executed().len();
            simulator.inject(fault.clone(), Endpoint::Submit, 1);
            let (number, reference) = (number(kind, "78"), format!("REF1{place:04}"));
            let sent = submit(&simulator, &number, &reference);
            check(kind, &fault, timeout(patience(&fault), sent).await);
            let executed = simulator.executed().len() - before;
            assert_eq!(executed, usize::from(executes(&fault)), "{kind} {}", fault.name());
        }
    }
}

#[tokio::test]
async fn after_a_lost_answer_the_look_up_tells_the_truth() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        submit(&simulator, &number(kind, "21"), "REF10001").await.unwrap_err();
        let found = look_up(&simulator).await.unwrap();
        let success = ["COMPLETED", "Completed", "success", "1", "Success"];
        assert!(success.contains(&word(kind, &found).as_str()), "{kind}: {}", found.body);
    }
}

#[tokio::test]
async fn an_injection_strikes_its_endpoint_only_and_so_many_times() {
    let simulator = start(Kind::IRecharge).await;
    simulator.inject(Fault::Status { code: 503, when: When::Before }, Endpoint::Lookup, 2);
    assert_eq!(submit(&simulator, "01812345678", "REF10001").await.unwrap().status, 200);
    for expected in [503, 503, 200] {
        assert_eq!(look_up(&simulator).await.unwrap().status, expected);
    }
    simulator.inject(Fault::EmptyBody(When::Before), Endpoint::Any, u32::MAX);
    assert_eq!(look_up(&simulator).await.unwrap().body, "");
    simulator.clear_injections();
    assert_ne!(look_up(&simulator).await.unwrap().body, "");
}

#[tokio::test]
async fn status_faults_use_the_documented_error_body() {
    for (kind, code, text) in [
        (Kind::IRecharge, 429, "RATE_LIMIT_EXCEEDED"),
        (Kind::IRecharge, 402, "No active API subscription found."),
        (Kind::IRecharge, 403, "Your IP address is not whitelisted"),
        (Kind::IRecharge, 404, "Transaction not found for provided identifier."),
        (Kind::Tymk, 429, r#""code": 104"#),
        (Kind::Tymk, 403, r#""code": 102"#),
        (Kind::RechargeOpenApi, 401, "9007=Invalid User ID or Password"),
        (Kind::RechargeOpenApi, 500, "9998=Internal Error"),
        (Kind::SohojPay, 401, r#""status": false"#),
        (Kind::AutoFlexi, 500, r#""error""#),
    ] {
        let simulator = start(kind).await;
        simulator.inject(Fault::Status { code, when: When::Before }, Endpoint::Submit, 1);
        let answer = submit(&simulator, &number(kind, "78"), "REF10001").await.unwrap();
        assert_eq!(answer.status, code);
        assert!(answer.body.contains(text), "{kind}: {}", answer.body);
        if kind == Kind::IRecharge {
            assert!(answer.header("x-ratelimit-remaining").is_some());
            assert_eq!(answer.header("retry-after").is_some(), code == 429);
        }
    }
}

#[tokio::test]
async fn answers_can_speak_of_something_else() {
    for (kind, ending, tells) in [
        (Kind::SohojPay, "61", "01813345662"),
        (Kind::SohojPay, "62", r#""amount": "101""#),
        (Kind::SohojPay, "63", "REF10007"),
        (Kind::AutoFlexi, "61", "01813345662"),
        (Kind::AutoFlexi, "62", r#""amount": 101"#),
        (Kind::IRecharge, "61", "01813345662"),
        (Kind::IRecharge, "62", r#""amount": 101"#),
        (Kind::IRecharge, "63", "REF10007"),
        (Kind::Tymk, "61", "9876643262"),
        (Kind::Tymk, "62", r#""amount": 10100"#),
        (Kind::Tymk, "63", "REF10007"),
    ] {
        let simulator = start(kind).await;
        submit(&simulator, &number(kind, ending), "REF10001").await.unwrap();
        let found = look_up(&simulator).await.unwrap();
        assert!(found.body.contains(tells), "{kind} {ending}: {}", found.body);
        assert_eq!(simulator.executed()[0].number, number(kind, ending));
        assert_eq!(simulator.executed()[0].amount, "100.00");
    }
    let simulator = start(Kind::AutoFlexi).await;
    submit(&simulator, "01812345663", "").await.unwrap();
    let found = look_up(&simulator).await.unwrap();
    let booked = &simulator.executed()[0].provider_reference;
    assert_ne!(found.json()["data"]["trx_id"].as_str(), Some(booked.as_str()));
}

#[tokio::test]
async fn a_deviation_is_refused_before_a_magic_fault_can_hide_it() {
    let simulator = start(Kind::SohojPay).await;
    let body = r#"{"number":"01812345621","type":1,"operator":"RB","tran_id":"REF10001","amount":"100"}"#;
    let answer = post_json(&simulator, "/recharge/request/create", body).await.unwrap();
    assert!(answer.body.contains("Invalid type"), "{}", answer.body);
}

#[tokio::test]
async fn latency_delays_every_answer() {
    let simulator = start(Kind::SohojPay).await;
    simulator.set_latency(Duration::from_millis(120));
    let begun = std::time::Instant::now();
    submit(&simulator, "01812345678", "REF10001").await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(120));
}
