//! Users and their PINs.

use std::time::Duration;

use chrono::TimeDelta;
use tillup_core::{access::Role, ledger::LedgerError};
use tillup_ledger::{PinGate, SqliteLedger};

use crate::shop::*;

#[test]
fn users_are_added_and_changed_with_a_trace_but_without_their_hash() {
    let shop = TestShop::new();
    shop.ledger.save_user("a", Role::Owner, Some("$argon2id$CANARY"), "setup", noon()).unwrap();
    assert_eq!(shop.ledger.save_user("x", Role::Clerk, None, "owner", noon()), Err(LedgerError::NotFound));
    shop.ledger.save_user("x", Role::Clerk, Some("$argon2id$CANARY"), "owner", noon()).unwrap();
    shop.ledger.save_user("x", Role::Clerk, None, "owner", noon()).unwrap();
    shop.ledger.save_user("x", Role::Owner, None, "owner", noon()).unwrap();
    shop.ledger.enable_user("x", false, "owner", noon()).unwrap();
    let user = shop.ledger.user("x").unwrap().unwrap();
    assert_eq!(
        (user.role, user.pin_hash.as_str(), user.enabled, user.wrong_tries),
        (Role::Owner, "$argon2id$CANARY", false, 0)
    );
    assert!(!format!("{user:?}").contains("CANARY"));
    assert_eq!(shop.ledger.begin_pin_check("x", noon()).unwrap(), PinGate::Locked);
    assert_eq!(shop.ledger.users().unwrap()[1..], [user]);
    assert_eq!(shop.count("SELECT count(*) FROM events WHERE kind LIKE 'user_%' AND subject = 'x'"), 3);
    assert_eq!(shop.count("SELECT count(*) FROM events WHERE body LIKE '%CANARY%'"), 0);
    assert_eq!(shop.ledger.begin_pin_check("nobody", noon()), Err(LedgerError::NotFound));
}

#[test]
fn tries_are_counted_before_the_check_and_survive_the_program() {
    let shop = TestShop::new();
    shop.ledger.save_user("x", Role::Clerk, Some("h"), "owner", noon()).unwrap();
    let mut now = noon();
    let mut waits = Vec::new();
    loop {
        // A new program each time.
        let ledger = SqliteLedger::open(shop.path()).unwrap();
        match ledger.begin_pin_check("x", now).unwrap() {
            PinGate::Open(user) => {
                assert_eq!(ledger.user("x").unwrap().unwrap().wrong_tries, user.wrong_tries + 1)
            }
            PinGate::Wait(wait) => {
                waits.push(wait.as_secs());
                let tries = ledger.user("x").unwrap().unwrap().wrong_tries;
                assert!(matches!(ledger.begin_pin_check("x", now).unwrap(), PinGate::Wait(_)));
                assert_eq!(
                    ledger.user("x").unwrap().unwrap().wrong_tries,
                    tries,
                    "a refused try is not counted"
                );
                now += wait;
            }
            PinGate::Locked => break,
        }
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128]);
    assert_eq!(shop.ledger.user("x").unwrap().unwrap().wrong_tries, 10);
    shop.ledger.save_user("x", Role::Clerk, Some("new"), "owner", noon()).unwrap();
    assert!(matches!(shop.ledger.begin_pin_check("x", now).unwrap(), PinGate::Open(_)));
    shop.ledger.pin_was_right("x").unwrap();
    assert_eq!(shop.ledger.user("x").unwrap().unwrap().wrong_tries, 0);
    shop.assert_whole();
}

#[test]
fn a_clock_set_back_delays_but_does_not_lock() {
    let shop = TestShop::new();
    shop.ledger.save_user("x", Role::Clerk, Some("h"), "owner", noon()).unwrap();
    for _ in 0..3 {
        shop.ledger.begin_pin_check("x", noon()).unwrap();
    }
    let earlier = noon() - TimeDelta::days(300);
    assert_eq!(shop.ledger.begin_pin_check("x", earlier).unwrap(), PinGate::Wait(Duration::from_secs(2)));
    assert!(matches!(
        shop.ledger.begin_pin_check("x", earlier + TimeDelta::seconds(2)).unwrap(),
        PinGate::Open(_)
    ));
}

#[test]
fn two_programs_never_look_at_two_pins_for_one_try() {
    let shop = TestShop::new();
    shop.ledger.save_user("x", Role::Clerk, Some("h"), "owner", noon()).unwrap();
    let opened: usize = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let ledger = SqliteLedger::open(shop.path()).unwrap();
                    (0..10)
                        .filter(|_| matches!(ledger.begin_pin_check("x", noon()).unwrap(), PinGate::Open(_)))
                        .count()
                })
            })
            .collect();
        tries.into_iter().map(|tries| tries.join().unwrap()).sum()
    });
    assert_eq!(opened, 3, "then the waits begin");
}
