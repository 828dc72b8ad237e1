//! What holds at all five: states, wallet, duplicates.

use std::time::Duration;

use simulators::{Kind, State};

use crate::client::{look_up, number, start, start_with, submit, word};

/// The provider's words: pending at the first look-up, then success, failure, reversal.
fn words(kind: Kind) -> [&'static str; 4] {
    match kind {
        Kind::SohojPay => ["INITIATED", "COMPLETED", "ERROR", "ERROR"],
        Kind::AutoFlexi => ["Pending", "Completed", "Failed", "Failed"],
        Kind::IRecharge => ["processing", "success", "failed", "reversed"],
        Kind::RechargeOpenApi => ["4", "1", "2", "5"],
        Kind::Tymk => ["Pending", "Success", "Failed", "Failed"],
    }
}

/// What a recharge of 100 leaves of 10000; iRecharge takes a fee of 0.50.
fn after_one(kind: Kind) -> &'static str {
    if kind == Kind::IRecharge { "9899.50" } else { "9900.00" }
}

#[tokio::test]
async fn an_ordinary_number_succeeds_and_is_paid_once() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        let answer = submit(&simulator, &number(kind, "78"), "REF10001").await.unwrap();
        assert_eq!(answer.status, 200, "{kind}: {}", answer.body);
        assert_eq!(simulator.wallet(), after_one(kind), "{kind}");
        let found = look_up(&simulator).await.unwrap();
        assert_eq!(word(kind, &found), words(kind)[1], "{kind}");
        let executed = simulator.executed();
        assert_eq!(executed.len(), 1);
        assert_eq!((executed[0].amount.as_str(), executed[0].state), ("100.00", State::Succeeded));
        assert_eq!(executed[0].reference.is_none(), kind == Kind::AutoFlexi);
    }
}

#[tokio::test]
async fn pending_ones_settle_after_the_look_ups() {
    for kind in Kind::ALL {
        for (ending, last, wallet) in
            [("02", 1, after_one(kind)), ("04", 2, "10000.00"), ("13", 3, "10000.00")]
        {
            let simulator = start(kind).await;
            submit(&simulator, &number(kind, ending), "REF10001").await.unwrap();
            assert_eq!(simulator.executions()[0].state, State::Pending, "{kind} {ending}");
            assert_eq!(simulator.wallet(), after_one(kind));
            assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[0], "{kind} {ending}");
            assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[last], "{kind} {ending}");
            assert_eq!(simulator.wallet(), wallet, "{kind} {ending}");
        }
    }
}

#[tokio::test]
async fn pending_ones_also_wait_for_the_time() {
    let simulator = start_with(Kind::IRecharge, |settings| {
        settings.settle_after_checks = 0;
        settings.settle_after = Duration::from_millis(150);
    })
    .await;
    submit(&simulator, &number(Kind::IRecharge, "02"), "REF10001").await.unwrap();
    assert_eq!(word(Kind::IRecharge, &look_up(&simulator).await.unwrap()), "processing");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(word(Kind::IRecharge, &look_up(&simulator).await.unwrap()), "success");
}

#[tokio::test]
async fn pending_for_ever_waits_for_an_order() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        submit(&simulator, &number(kind, "03"), "REF10001").await.unwrap();
        for _ in 0..4 {
            look_up(&simulator).await.unwrap();
        }
        assert_eq!(simulator.executions()[0].state, State::Pending);
        simulator.settle_all(State::Failed);
        assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[2], "{kind}");
        assert_eq!(simulator.wallet(), "10000.00");
    }
}

#[tokio::test]
async fn a_failure_at_once_takes_nothing() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        submit(&simulator, &number(kind, "05"), "REF10001").await.unwrap();
        assert_eq!(simulator.wallet(), "10000.00");
        assert!(simulator.executed().is_empty());
        assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[2], "{kind}");
    }
}

#[tokio::test]
async fn a_late_reversal_follows_a_success_and_gives_the_money_back() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        submit(&simulator, &number(kind, "09"), "REF10001").await.unwrap();
        assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[1], "{kind}");
        assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[3], "{kind}");
        assert_eq!(simulator.wallet(), "10000.00");
        assert_eq!(simulator.executed()[0].state, State::Reversed);

        submit(&simulator, &number(kind, "78"), "REF10002").await.unwrap();
        let theirs = simulator.executions().pop().unwrap().provider_reference;
        assert!(simulator.reverse(&theirs));
        assert_eq!(word(kind, &look_up(&simulator).await.unwrap()), words(kind)[3], "{kind}");
        assert_eq!(simulator.wallet(), "10000.00");
    }
}

/// How each words its refusals; the Open API accepts what it has no code for.
fn refusals(kind: Kind) -> [(&'static str, u16, &'static str); 5] {
    match kind {
        Kind::SohojPay => [
            ("06", 200, "Insufficient balance"),
            ("07", 200, "Operator is not available"),
            ("08", 200, "Invalid mobile number"),
            ("11", 200, "Duplicate tran_id"),
            ("15", 200, "Invalid amount"),
        ],
        Kind::AutoFlexi => [
            ("06", 200, "Insufficient balance"),
            ("07", 200, "Operator is not available"),
            ("08", 200, "Invalid mobile number"),
            ("11", 200, "Duplicate request"),
            ("15", 200, "Invalid amount"),
        ],
        Kind::IRecharge => [
            ("06", 402, "INSUFFICIENT_BALANCE"),
            ("07", 200, r#""status": "failed""#),
            ("08", 422, "The number is invalid"),
            ("11", 422, "Reference already exists. Please send a unique reference."),
            ("15", 422, "The amount is invalid"),
        ],
        Kind::RechargeOpenApi => [
            ("06", 200, "0=Success"),
            ("07", 200, "0=Success"),
            ("08", 200, "9002=Invalid Mobile Number"),
            ("11", 200, "9009=Duplicate Transaction Reference Number"),
            ("15", 200, "9004=Invalid Transaction Amount"),
        ],
        Kind::Tymk => [
            ("06", 200, r#""code": 103"#),
            ("07", 200, r#""code": 100"#),
            ("08", 200, r#""code": 305"#),
            ("11", 200, r#""code": 307"#),
            ("15", 200, r#""code": 306"#),
        ],
    }
}

#[tokio::test]
async fn refusals_have_the_providers_words_and_take_nothing() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        for (ending, status, text) in refusals(kind) {
            let answer = submit(&simulator, &number(kind, ending), &format!("REF100{ending}")).await.unwrap();
            assert_eq!(answer.status, status, "{kind} {ending}: {}", answer.body);
            assert!(answer.body.contains(text), "{kind} {ending}: {}", answer.body);
        }
        assert!(simulator.executed().is_empty(), "{kind}");
        assert_eq!(simulator.wallet(), "10000.00");
    }
}

#[tokio::test]
async fn a_wallet_too_small_is_refused_to_the_last_place() {
    for kind in Kind::ALL {
        let simulator = start_with(kind, |settings| settings.opening_balance = "99.9999".to_owned()).await;
        submit(&simulator, &number(kind, "78"), "REF10001").await.unwrap();
        assert!(simulator.executed().is_empty(), "{kind}");
        assert!(simulator.set_wallet("100.50"));
        submit(&simulator, &number(kind, "79"), "REF10002").await.unwrap();
        assert_eq!(simulator.executed().len(), 1, "{kind}");
        assert_eq!(simulator.wallet(), if kind == Kind::IRecharge { "0.00" } else { "0.50" });
        assert!(!simulator.set_wallet("a lot"));
    }
}

#[tokio::test]
async fn a_reference_is_taken_once() {
    for (kind, text) in [
        (Kind::SohojPay, "Duplicate tran_id"),
        (Kind::IRecharge, "Reference already exists"),
        (Kind::RechargeOpenApi, "9009="),
        (Kind::Tymk, "307"),
    ] {
        let simulator = start(kind).await;
        submit(&simulator, &number(kind, "78"), "REF10001").await.unwrap();
        let again = submit(&simulator, &number(kind, "79"), "REF10001").await.unwrap();
        assert!(again.body.contains(text), "{kind}: {}", again.body);
        assert_eq!(simulator.executed().len(), 1, "{kind}");
    }
}

#[tokio::test]
async fn every_request_is_kept_also_refused_ones() {
    for kind in Kind::ALL {
        let simulator = start(kind).await;
        submit(&simulator, "12", "REF10001").await.unwrap();
        submit(&simulator, &number(kind, "78"), "REF10001").await.unwrap();
        let requests = simulator.requests();
        assert_eq!(requests.len(), 2);
        assert!(
            requests[1].body.contains("812345678")
                || requests[1].body.contains("9876543278")
                || requests[1].query.contains("9876543278")
        );
        assert_eq!(simulator.executed().len(), 1, "{kind}");
    }
}

#[tokio::test]
async fn a_dropped_simulator_stops() {
    let simulator = start(Kind::Tymk).await;
    let port = simulator.port();
    drop(simulator);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err());
}
