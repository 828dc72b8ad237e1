//! Accounts: what is changed is an event, what is switched off sells nothing more, and keys are in the keyring alone.

use std::collections::BTreeMap;

use secrecy::ExposeSecret;
use simulators::State;
use tillup_core::{
    account::{CommissionPaid, Environment},
    ledger::Ledger,
    ports::Keys,
    sale::Status,
};
use tillup_shop::AccountSettings;

use super::Running;
use crate::hand::*;

const NOON: &str = "2026-11-21T06:00:00Z";

fn as_kept(running: &Running, id: &str) -> AccountSettings {
    let config = running.shop().ledger().config().unwrap();
    let account = config.account(id).unwrap();
    AccountSettings {
        base_url: Some(account.base_url.clone()),
        allow_http: account.allow_http,
        environment: account.environment,
        enabled: account.enabled,
        commission_paid: account.commission_paid,
        operator_codes: account
            .operator_codes
            .iter()
            .map(|(ours, theirs)| (ours.to_string(), theirs.clone()))
            .collect(),
    }
}

#[tokio::test]
async fn a_change_is_one_event_that_names_who_made_it() {
    let running = Running::start(NOON).await;
    let then = running.hand.entries();
    let same = as_kept(&running, "one");
    assert!(running.shop().change_account("one", same.clone(), &running.owner).unwrap().is_empty());
    assert_eq!(running.hand.entries(), then, "what is the same is no change");
    let codes = BTreeMap::from([("rb".to_owned(), "robi".to_owned())]);
    let to = AccountSettings {
        commission_paid: CommissionPaid::Sale,
        environment: Environment::Test,
        operator_codes: codes,
        ..same
    };
    assert_eq!(running.shop().change_account("one", to, &running.owner).unwrap(), ["account one"]);
    let events = running.events_after(then);
    let [(kind, subject, actor, body)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(
        (kind.as_str(), subject.as_str(), actor.as_deref()),
        ("config_changed", "account one", Some("owner"))
    );
    assert!(body.contains(r#""RB":"robi""#) && body.contains(r#""before""#), "{body}");
    let config = running.shop().ledger().config().unwrap();
    let account = config.account("one").unwrap();
    assert_eq!(account.operator_code("RB"), Some("robi"));
    assert_eq!((account.commission_paid, account.environment), (CommissionPaid::Sale, Environment::Test));
    assert_eq!(config.account("two").unwrap().commission_paid, CommissionPaid::Later);
}

#[tokio::test]
async fn what_is_switched_off_sells_nothing_more_and_its_open_sale_is_followed() {
    let running = Running::start(NOON).await;
    let open = running.sell(Some("one"), "RB", "01812345603", "50").await;
    assert_eq!(open.status(), Status::Pending);
    let off = AccountSettings { enabled: false, ..as_kept(&running, "one") };
    running.shop().change_account("one", off, &running.owner).unwrap();
    for _ in 0..3 {
        let sold = running.sell(None, "RB", "01812345601", "50").await;
        assert_eq!(sold.attempts.last().unwrap().account, "two");
    }
    running.simulators[0].settle_all(State::Succeeded);
    running.set("2026-11-21T06:30:00Z");
    let attempt = open.attempts.last().unwrap().reference.clone();
    assert_eq!(running.shop().engine().check(&attempt).await.unwrap().status(), Status::Succeeded);
    let answer = running.shop().test_account("one", &running.owner).await.unwrap();
    assert!(answer.balance.is_ok(), "one that is switched off can be tested");
}

#[tokio::test]
async fn new_keys_go_to_the_keyring_alone_and_that_they_did_is_an_event() {
    let running = Running::start(NOON).await;
    let then = running.hand.entries();
    let wrong = keys([("api_key", "C4NARY-k3y-0f-the-sh0p")]);
    let answer = running.shop().replace_keys("one", wrong, &running.owner).await.unwrap();
    assert!(answer.balance.is_err(), "the provider does not know it");
    let events = running.events_after(then);
    let [(kind, subject, actor, body)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(
        (kind.as_str(), subject.as_str(), actor.as_deref(), body.as_str()),
        ("keys_replaced", "one", Some("owner"), "{}")
    );
    let kept = running.hand.keys.load("one", &["api_key"]).unwrap();
    assert_eq!(kept.get("api_key").unwrap().expose_secret(), "C4NARY-k3y-0f-the-sh0p");
    for file in std::fs::read_dir(running.hand.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(10).any(|part| part == b"C4NARY-k3y"), "{path:?}");
        }
    }
    let right = running.simulators[0].keys()["api_key"].clone();
    let answer = running
        .shop()
        .replace_keys("one", keys([("api_key", right.as_str())]), &running.owner)
        .await
        .unwrap();
    assert_eq!(answer.balance.unwrap().to_string(), running.simulators[0].wallet());
    let empty = keys([("api_key", "  ")]);
    assert_eq!(code(running.shop().replace_keys("one", empty, &running.owner).await), "keys_needed");
}

#[tokio::test]
async fn what_no_account_can_be_is_refused_and_so_is_a_clerk() {
    let running = Running::start(NOON).await;
    let kept = as_kept(&running, "one");
    let then = running.hand.entries();
    let codes = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect()
    };
    for (wrong, expected) in [
        (AccountSettings { allow_http: false, ..kept.clone() }, "plain_http"),
        (AccountSettings { base_url: Some("ftp://example.com".to_owned()), ..kept.clone() }, "invalid_url"),
        (AccountSettings { operator_codes: codes(&[("RB", " ")]), ..kept.clone() }, "invalid_operator_code"),
        (AccountSettings { operator_codes: codes(&[("", "robi")]), ..kept.clone() }, "invalid_operator"),
        (
            AccountSettings { operator_codes: codes(&[("RB", "a"), ("rb", "b")]), ..kept.clone() },
            "operator_twice",
        ),
    ] {
        assert_eq!(code(running.shop().change_account("one", wrong, &running.owner)), expected);
    }
    let shop = running.shop();
    assert_eq!(code(shop.change_account("none", kept.clone(), &running.owner)), "no_such_account");
    assert_eq!(
        code(shop.replace_keys("none", keys([("api_key", "x")]), &running.owner).await),
        "no_such_account"
    );
    let clerk = running.hand.clerk();
    assert_eq!(code(shop.change_account("one", kept, &clerk)), "not_allowed");
    assert_eq!(code(shop.replace_keys("one", keys([("api_key", "x")]), &clerk).await), "not_allowed");
    assert_eq!(code(shop.test_account("one", &clerk).await), "not_allowed");
    assert_eq!(running.hand.entries(), then);
}
