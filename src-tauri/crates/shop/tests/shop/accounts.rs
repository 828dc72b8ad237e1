//! Accounts set up by hand, against simulated providers.

use std::net::TcpListener;

use secrecy::ExposeSecret;
use simulators::Kind;
use tillup_core::{
    account::{CommissionPaid, Environment},
    engine::BalanceAnswer,
    ledger::Ledger,
    ports::{Keys, KeysError},
};
use tillup_shop::NewAccount;

use crate::hand::*;

fn balance_code(answer: &BalanceAnswer) -> &'static str {
    answer.balance.as_ref().unwrap_err().code().0
}

#[tokio::test]
async fn the_right_keys_are_kept_in_the_keyring_alone_and_the_balance_comes_back() {
    for kind in Kind::ALL {
        let (hand, owner) = Hand::set_up();
        let simulator = simulator(kind).await;
        let answer = hand.shop.add_account(new_account("main", &simulator), &owner).await.unwrap();
        assert_eq!(answer.account, "main");
        assert_eq!(answer.balance.unwrap().to_string(), simulator.wallet(), "{}", kind.id());
        let config = hand.shop.ledger().config().unwrap();
        let account = config.account("main").unwrap();
        assert!(account.enabled && account.allow_http && account.base_url == simulator.base_url());
        hand.entries();
        let file = std::fs::read(hand.ledger_file()).unwrap();
        let log = std::fs::read(hand.ledger_file().with_extension("sqlite3-wal")).unwrap_or_default();
        for (name, key) in simulator.keys() {
            let kept = hand.keys.load("main", &[&name]).unwrap();
            assert_eq!(kept.get(&name).unwrap().expose_secret(), key);
            let is_there = |bytes: &[u8]| bytes.windows(key.len()).any(|part| part == key.as_bytes());
            assert!(key.len() < 8 || !is_there(&file) && !is_there(&log), "{} {name}", kind.id());
        }
    }
}

#[tokio::test]
async fn a_wrong_key_keeps_the_account_and_a_right_one_mends_it() {
    let (hand, owner) = Hand::set_up();
    let simulator = simulator(Kind::SohojPay).await;
    let wrong = NewAccount { keys: keys([("api_key", "WRONG")]), ..new_account("soho", &simulator) };
    let answer = hand.shop.add_account(wrong, &owner).await.unwrap();
    assert_eq!(balance_code(&answer), "credentials");
    assert!(hand.shop.ledger().config().unwrap().account("soho").is_some());
    // As pasted, with what pasting brings along.
    let key = format!("  {}\n", simulator.keys()["api_key"]);
    let right = NewAccount { keys: keys([("api_key", &key)]), ..new_account("soho", &simulator) };
    let then = hand.entries();
    let answer = hand.shop.add_account(right.clone(), &owner).await.unwrap();
    assert_eq!(answer.balance.unwrap().to_string(), simulator.wallet());
    // The keys, and the wallet that is known from now on.
    assert_eq!(hand.entries(), then + 2);
    let then = hand.entries();
    hand.shop.add_account(right, &owner).await.unwrap();
    assert_eq!(hand.entries(), then, "what is the same is no change");
    let empty = NewAccount { keys: keys([("api_key", " ")]), ..new_account("soho", &simulator) };
    assert!(
        hand.shop.add_account(empty, &owner).await.unwrap().balance.is_ok(),
        "an empty key stays as it was"
    );
}

#[tokio::test]
async fn an_account_is_kept_where_nobody_answers_or_keys_are_missing() {
    let (hand, owner) = Hand::set_up();
    let simulator = simulator(Kind::AutoFlexi).await;
    let deaf = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody =
        NewAccount { base_url: Some(format!("http://127.0.0.1:{deaf}")), ..new_account("auto", &simulator) };
    let answer = hand.shop.add_account(nobody, &owner).await.unwrap();
    assert_eq!(balance_code(&answer), "not_sent");
    assert!(hand.shop.ledger().config().unwrap().account("auto").is_some());
    let without = NewAccount { keys: keys([]), ..new_account("keyless", &simulator) };
    assert_eq!(balance_code(&hand.shop.add_account(without, &owner).await.unwrap()), "credentials");
}

#[tokio::test]
async fn setting_an_account_again_leaves_the_rest_of_the_shop_as_it_was() {
    let (hand, owner) = Hand::set_up();
    let simulator = simulator(Kind::SohojPay).await;
    let file = format!(
        "[shop]\nname = \"Corner Telecom\"\ncountry = \"BD\"\ncutoff_hour = 3\nrepeat_guard_minutes = 9\ncharges = \"forbidden\"\n\
         [[accounts]]\nid = \"soho\"\nprovider = \"sohojpay\"\nbase_url = \"{url}\"\nallow_http = true\nenabled = false\n\
         commission_paid = \"sale\"\n[accounts.keys]\napi_key = \"OLD\"\n[accounts.operator_codes]\nRB = \"robi\"\n\
         [[accounts]]\nid = \"auto\"\nprovider = \"autoflexi\"\n\
         [[commission_rates]]\naccount = \"soho\"\npercent = \"3.00\"\nfrom = \"2026-01-01\"\n\
         [routing]\nGP = [\"auto\", \"soho\"]\n",
        url = simulator.base_url()
    );
    hand.shop.provision(&file, Some(&owner)).unwrap();
    let before = hand.shop.ledger().config().unwrap();
    let again = NewAccount { base_url: None, ..new_account("soho", &simulator) };
    let answer = hand.shop.add_account(again, &owner).await.unwrap();
    assert_eq!(answer.balance.unwrap().to_string(), simulator.wallet(), "the keys are the new ones");
    assert_eq!(*hand.shop.ledger().config().unwrap(), *before);
    let test = NewAccount { environment: Environment::Test, ..new_account("soho", &simulator) };
    hand.shop.add_account(test, &owner).await.unwrap();
    let mut expected = (*before).clone();
    expected.accounts[0].environment = Environment::Test;
    let after = hand.shop.ledger().config().unwrap();
    assert_eq!(*after, expected);
    assert_eq!(after.accounts[0].commission_paid, CommissionPaid::Sale);
}

#[tokio::test]
async fn what_is_no_account_is_refused_and_nothing_is_kept() {
    let (hand, owner) = Hand::set_up();
    let simulator = simulator(Kind::SohojPay).await;
    let good = new_account("soho", &simulator);
    hand.shop.add_account(good.clone(), &owner).await.unwrap();
    let then = hand.entries();
    let of = |change: &dyn Fn(&mut NewAccount)| {
        let mut account = new_account("other", &simulator);
        change(&mut account);
        account
    };
    let url = |url: &str| Some(url.to_owned());
    for (wrong, expected) in [
        (of(&|account| account.id = "a b".to_owned()), "invalid_account_id"),
        (of(&|account| account.id = String::new()), "invalid_account_id"),
        (of(&|account| account.provider = "nosuch".to_owned()), "unknown_provider"),
        (of(&|account| account.base_url = url("not an address")), "invalid_url"),
        (of(&|account| account.base_url = url("ftp://example.com")), "invalid_url"),
        (of(&|account| account.base_url = url("https://user:pass@example.com")), "invalid_url"),
        (of(&|account| account.allow_http = false), "plain_http"),
        (of(&|account| account.keys = keys([("secret_key", "x")])), "unknown_key"),
        (of(&|account| account.id = "soho".to_owned()), ""),
        (NewAccount { provider: "autoflexi".to_owned(), ..good.clone() }, "other_provider"),
        (
            NewAccount {
                provider: "recharge-open-api".to_owned(),
                base_url: None,
                keys: keys([]),
                ..of(&|_| ())
            },
            "base_url_needed",
        ),
    ] {
        let answer = hand.shop.add_account(wrong, &owner).await;
        if expected.is_empty() {
            answer.unwrap();
        } else {
            assert_eq!(code(answer), expected);
        }
    }
    assert_eq!(code(hand.shop.add_account(of(&|_| ()), &hand.clerk()).await), "not_allowed");
    assert_eq!(hand.entries(), then);
    let nobody = Hand::empty();
    assert_eq!(code(nobody.shop.add_account(of(&|_| ()), &owner).await), "no_shop");
}

#[tokio::test]
async fn a_key_typed_by_hand_is_never_read_from_the_environment() {
    let (hand, owner) = Hand::set_up();
    let simulator = simulator(Kind::SohojPay).await;
    let account = NewAccount { keys: keys([("api_key", "env:PATH")]), ..new_account("soho", &simulator) };
    let answer = hand.shop.add_account(account, &owner).await.unwrap();
    assert_eq!(balance_code(&answer), "credentials");
    let kept = hand.keys.load("soho", &["api_key"]).unwrap();
    assert_eq!(kept.get("api_key").unwrap().expose_secret(), "env:PATH");
}

#[tokio::test]
async fn a_keyring_that_is_locked_or_absent_leaves_the_shop_as_it_was() {
    let (hand, owner) = Hand::set_up();
    let simulator = simulator(Kind::SohojPay).await;
    let then = hand.entries();
    for (error, expected) in [
        (KeysError::Locked, "keyring_locked"),
        (KeysError::Unavailable, "keyring_unavailable"),
        (KeysError::Refused, "keyring_unavailable"),
    ] {
        hand.keys.fail(Some(error));
        let refused = hand.shop.add_account(new_account("soho", &simulator), &owner).await;
        assert_eq!(code(refused), expected);
    }
    assert_eq!(hand.entries(), then);
    assert!(simulator.requests().is_empty());
    hand.keys.fail(None);
    assert!(hand.shop.add_account(new_account("soho", &simulator), &owner).await.unwrap().balance.is_ok());
}

#[test]
fn an_account_shows_no_key_when_printed() {
    let account = NewAccount {
        id: "soho".to_owned(),
        provider: "sohojpay".to_owned(),
        base_url: None,
        allow_http: false,
        environment: Environment::Live,
        keys: keys([("api_key", "C4NARY")]),
    };
    let shop = format!("{account:?} {:?}", new_shop());
    assert!(shop.contains("api_key") && !shop.contains("C4NARY") && !shop.contains(PIN), "{shop}");
}
