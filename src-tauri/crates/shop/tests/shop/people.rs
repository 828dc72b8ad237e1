//! Users, the shop's rules and its book, as the owner sets and sees them.

use std::path::Path;

use rusqlite::Connection;
use tillup_core::{
    access::{Role, SignedIn},
    commission::ChargeRule,
    ledger::Ledger,
};
use tillup_ledger::{AuditGroup, Break};
use tillup_shop::{AuditLine, AuditQuery, LimitRow, PrefixRow, ShopForm};

use crate::hand::*;

const CLERKS_PIN: &str = "135790";

/// A shop with its owner and a clerk.
fn staffed() -> (Hand, SignedIn) {
    let (hand, owner) = Hand::set_up();
    hand.shop.add_user("clerk1", Role::Clerk, pin(CLERKS_PIN), &owner).unwrap();
    (hand, owner)
}

fn form() -> ShopForm {
    ShopForm {
        name: "Corner Telecom".to_owned(),
        address: "Mirpur 10, Dhaka".to_owned(),
        language: "bn".to_owned(),
        cutoff_hour: 0,
        charges: ChargeRule::Allowed,
        repeat_guard_minutes: 5,
        not_found_grace_seconds: 120,
    }
}

/// What was done since the entry of that number, the first first, in a line each.
fn done_since(hand: &Hand, owner: &SignedIn, then: u64) -> Vec<String> {
    let query = AuditQuery { limit: 100, ..AuditQuery::default() };
    let lines = hand.shop.audit(&query, owner).unwrap();
    let since = |line: &&AuditLine| u64::try_from(line.entry).unwrap() > then;
    let mut told: Vec<String> = lines
        .iter()
        .filter(since)
        .map(|line| {
            let changes = line.changes.iter().map(|change| {
                let of = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
                let field = change.field.as_ref().map_or_else(String::new, |field| format!("{field} "));
                format!(" [{field}{} > {}]", of(&change.before), of(&change.after))
            });
            let by = line.actor.as_deref().unwrap_or("nobody");
            format!("{by}: {} {}{}", line.kind, line.subject, changes.collect::<String>())
        })
        .collect();
    told.reverse();
    told
}

#[test]
fn every_change_of_a_user_is_an_entry_without_the_pin() {
    let (hand, owner) = staffed();
    let then = hand.entries();
    let shop = &hand.shop;
    shop.set_pin("clerk1", pin("86420864"), &owner).unwrap();
    shop.set_role("clerk1", Role::Owner, &owner).unwrap();
    shop.set_role("clerk1", Role::Owner, &owner).unwrap();
    shop.set_role("clerk1", Role::Clerk, &owner).unwrap();
    shop.set_enabled("clerk1", false, &owner).unwrap();
    shop.set_enabled("clerk1", true, &owner).unwrap();
    assert_eq!(
        done_since(&hand, &owner, then),
        [
            "owner: user_pin_changed clerk1",
            "owner: user_changed clerk1",
            "owner: user_changed clerk1",
            "owner: user_changed clerk1",
            "owner: user_changed clerk1",
        ],
        "and what changes nothing is none"
    );
    let ledger = Connection::open(hand.ledger_file()).unwrap();
    let with_pins: i64 = ledger
        .query_row(
            "SELECT count(*) FROM events WHERE body LIKE '%86420864%' OR body LIKE '%135790%' OR body LIKE '%argon%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(with_pins, 0);
    assert_eq!(code(shop.sign_in(Some("clerk1"), Some(&pin(CLERKS_PIN)))), "wrong_pin");
    shop.sign_in(Some("clerk1"), Some(&pin("86420864"))).unwrap();
}

#[test]
fn one_who_is_switched_off_cannot_sign_in_and_gets_no_pin() {
    let (hand, owner) = staffed();
    hand.shop.set_enabled("clerk1", false, &owner).unwrap();
    assert_eq!(code(hand.shop.sign_in(Some("clerk1"), Some(&pin(CLERKS_PIN)))), "locked");
    assert_eq!(code(hand.shop.begin_sitting("clerk1", &pin(CLERKS_PIN))), "locked");
    assert_eq!(code(hand.shop.set_pin("clerk1", pin("86420864"), &owner)), "user_off");
    assert_eq!(hand.shop.users().unwrap().len(), 1, "the lock screen does not offer them");
    let people = hand.shop.people(&owner).unwrap();
    assert_eq!((people.len(), people[0].enabled), (2, false), "the owner still sees them");
    assert_eq!(code(hand.shop.add_user("CLERK1", Role::Clerk, pin("2468"), &owner)), "name_taken");
}

#[test]
fn the_last_owner_stays_one() {
    let (hand, owner) = staffed();
    let then = hand.entries();
    assert_eq!(code(hand.shop.set_enabled("owner", false, &owner)), "last_owner");
    assert_eq!(code(hand.shop.set_role("owner", Role::Clerk, &owner)), "last_owner");
    let file = format!(
        "[shop]\nname = \"Corner Telecom\"\naddress = \"Mirpur 10, Dhaka\"\ncountry = \"BD\"\nlanguage = \"bn\"\n\
         [[users]]\nname = \"owner\"\nrole = \"clerk\"\npin = \"{PIN}\"\n"
    );
    assert_eq!(code(hand.shop.provision(&file, Some(&owner))), "last_owner", "nor by a file");
    assert_eq!(hand.entries(), then);
    hand.shop.set_role("clerk1", Role::Owner, &owner).unwrap();
    hand.shop.set_enabled("owner", false, &owner).unwrap();
}

#[test]
fn one_who_is_locked_out_is_let_in_again_with_the_same_pin() {
    let (hand, owner) = staffed();
    let past = || {
        Connection::open(hand.ledger_file())
            .unwrap()
            .execute("UPDATE users SET last_wrong_at = last_wrong_at - 3600000", [])
            .unwrap()
    };
    for _ in 0..10 {
        assert_eq!(code(hand.shop.begin_sitting("clerk1", &pin("0000"))), "wrong_pin");
        past();
    }
    assert_eq!(code(hand.shop.begin_sitting("clerk1", &pin(CLERKS_PIN))), "locked");
    let clerk = hand.shop.people(&owner).unwrap().remove(0);
    assert!((clerk.locked, clerk.wrong_tries) == (true, 10) && clerk.enabled);
    let then = hand.entries();
    hand.shop.unlock_user("clerk1", &owner).unwrap();
    hand.shop.begin_sitting("clerk1", &pin(CLERKS_PIN)).unwrap();
    assert_eq!(done_since(&hand, &owner, then), ["owner: user_unlocked clerk1", "clerk1: signed_in clerk1"]);
    let query = AuditQuery { user: Some("clerk1".to_owned()), limit: 100, ..AuditQuery::default() };
    let lines = hand.shop.audit(&query, &owner).unwrap();
    let failed = lines.iter().filter(|line| line.kind == "sign_in_failed").count();
    let last = lines.iter().filter(|line| line.kind == "user_last_try").count();
    assert_eq!((failed, last), (10, 1));
    assert_eq!(lines.iter().find(|line| line.kind == "sign_in_failed").unwrap().facts["tries"], "10");
}

#[test]
fn the_shop_is_set_thing_by_thing_and_each_is_told_before_and_after() {
    let (hand, owner) = staffed();
    let then = hand.entries();
    assert!(hand.shop.save_shop(&form(), &owner).unwrap().is_empty());
    let new = ShopForm {
        name: " New Telecom ".to_owned(),
        cutoff_hour: 3,
        charges: ChargeRule::Forbidden,
        repeat_guard_minutes: 10,
        not_found_grace_seconds: 300,
        ..form()
    };
    hand.shop.save_shop(&new, &owner).unwrap();
    assert_eq!(
        done_since(&hand, &owner, then),
        [
            "owner: config_changed shop charge_rule [allowed > forbidden]",
            "owner: config_changed shop cutoff_hour [0 > 3]",
            "owner: config_changed shop name [Corner Telecom > New Telecom]",
            "owner: config_changed shop not_found_grace_ms [120000 > 300000]",
            "owner: config_changed shop repeat_guard_ms [300000 > 600000]",
        ]
    );
    let config = hand.shop.settings(&owner).unwrap();
    assert_eq!((config.name.as_str(), config.charge_rule), ("New Telecom", ChargeRule::Forbidden));
    assert_eq!(config.timezone.name(), "Asia/Dhaka");
    let then = hand.entries();
    for (wrong, told) in [
        (ShopForm { name: " ".to_owned(), ..form() }, "invalid_shop_name"),
        (ShopForm { language: "fr".to_owned(), ..form() }, "invalid_language"),
        (ShopForm { cutoff_hour: 24, ..form() }, "invalid_hour"),
        (ShopForm { repeat_guard_minutes: 0, ..form() }, "invalid_guard"),
        (ShopForm { not_found_grace_seconds: 5, ..form() }, "invalid_grace"),
    ] {
        assert_eq!(code(hand.shop.save_shop(&wrong, &owner)), told);
    }
    assert_eq!(hand.entries(), then);
}

#[test]
fn limits_and_prefixes_are_set_as_tables_and_told_row_by_row() {
    let (hand, owner) = staffed();
    let row = |operator: &str, min: Option<&str>, max: Option<&str>, from: &str| LimitRow {
        operator: operator.to_owned(),
        min: min.map(str::to_owned),
        max: max.map(str::to_owned),
        from: from.parse().unwrap(),
    };
    let then = hand.entries();
    hand.shop
        .save_limits(
            vec![
                row("GP", Some("20"), None, "1970-01-01"),
                row("gp", Some("৩০"), Some("1000.50"), "2027-01-01"),
                row("RB", Some(""), None, "1970-01-01"),
            ],
            &owner,
        )
        .unwrap();
    let told = done_since(&hand, &owner, then);
    assert_eq!(told.len(), 4, "{told:?}");
    for line in [
        "owner: config_changed limit GP from 2027-01-01 [least - > 30.00 BDT] [most - > 1000.50 BDT]",
        "owner: config_changed limit RB from 1970-01-01 [least 20.00 BDT > -]",
        "owner: config_changed limit AT from 1970-01-01 [least 20.00 BDT > -]",
        "owner: config_changed limit BL from 1970-01-01 [least 20.00 BDT > -]",
    ] {
        assert!(told.iter().any(|one| one == line), "{line}: {told:?}");
    }
    let then = hand.entries();
    let limits = |rows| code(hand.shop.save_limits(rows, &owner));
    let twice = vec![row("GP", None, None, "2026-01-01"), row("gp", None, None, "2026-01-01")];
    assert_eq!(limits(twice), "limit_twice");
    for bad in [
        row("GP", Some("50"), Some("20"), "2026-01-01"),
        row("GP", Some("-5"), None, "2026-01-01"),
        row("GP", Some("many"), None, "2026-01-01"),
        row(" - ", None, None, "2026-01-01"),
    ] {
        assert_eq!(limits(vec![bad]), "invalid_table");
    }
    let prefix =
        |prefix: &str, operator: &str| PrefixRow { prefix: prefix.to_owned(), operator: operator.to_owned() };
    let prefixes = |rows: &[PrefixRow]| code(hand.shop.save_prefixes(rows, &owner));
    assert_eq!(prefixes(&[prefix("017", "GP"), prefix("০১৭", "RB")]), "prefix_twice");
    assert_eq!(prefixes(&[prefix("01x", "GP")]), "invalid_table");
    assert_eq!(hand.entries(), then);
    hand.shop.save_prefixes(&[prefix("০১৭", "SK"), prefix("013", "GP")], &owner).unwrap();
    let told = done_since(&hand, &owner, then);
    assert!(told.iter().any(|one| one == "owner: config_changed prefix 017 [GP > SK]"), "{told:?}");
    assert!(told.iter().any(|one| one == "owner: config_changed prefix 018 [RB > -]"), "{told:?}");
    assert_eq!(hand.shop.settings(&owner).unwrap().prefixes.len(), 2);
}

#[test]
fn a_clerk_is_refused_all_of_it_and_nothing_is_written() {
    let (hand, owner) = staffed();
    let (shop, clerk) = (&hand.shop, hand.clerk());
    let then = hand.entries();
    let refused = [
        code(shop.people(&clerk)),
        code(shop.settings(&clerk)),
        code(shop.save_shop(&form(), &clerk)),
        code(shop.save_limits(Vec::new(), &clerk)),
        code(shop.save_prefixes(&[], &clerk)),
        code(shop.set_pin("clerk1", pin("2468"), &clerk)),
        code(shop.set_role("clerk1", Role::Owner, &clerk)),
        code(shop.set_enabled("owner", false, &clerk)),
        code(shop.unlock_user("clerk1", &clerk)),
        code(shop.audit(&AuditQuery::default(), &clerk)),
        code(shop.chain(&clerk)),
        code(shop.check_ledger(&clerk)),
    ];
    assert_eq!(refused, ["not_allowed"; 12]);
    assert_eq!(code(shop.set_pin("nobody", pin("2468"), &owner)), "no_such_user");
    assert_eq!(hand.entries(), then);
}

/// Somebody who knows SQLite.
fn tamper(file: &Path, sql: &str) {
    Connection::open(file)
        .unwrap()
        .execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; DROP TRIGGER events_are_not_changed; DROP TRIGGER events_are_not_deleted; {sql}"
        ))
        .unwrap();
}

#[test]
fn a_check_says_which_entry_was_tampered_with_and_is_remembered() {
    let (hand, owner) = staffed();
    let whole = hand.shop.check_ledger(&owner).unwrap();
    assert!(whole.ok && whole.broken.is_none());
    tamper(&hand.ledger_file(), "UPDATE events SET actor = 'somebody' WHERE seq = 4");
    let found = hand.shop.check_ledger(&owner).unwrap();
    let broken = found.broken.unwrap();
    assert_eq!((found.ok, broken.how, broken.entry), (false, Break::Changed, 4));
    let query = AuditQuery { group: Some(AuditGroup::Copies), limit: 10, ..AuditQuery::default() };
    let lines = hand.shop.audit(&query, &owner).unwrap();
    let oks: Vec<&str> = lines.iter().map(|line| line.facts["ok"].as_str()).collect();
    assert_eq!(oks, ["false", "true"]);
    assert!(lines[0].facts["problem"].contains("entry 4 was changed"));
}

#[test]
fn days_of_the_list_are_the_shops_business_days() {
    let (hand, owner) = staffed();
    let today = hand.shop.ledger().config().unwrap().calendar().day_of(hand.shop.clock().now());
    let on = |day: chrono::NaiveDate| {
        let query = AuditQuery { from: Some(day), to: Some(day), limit: 100, ..AuditQuery::default() };
        hand.shop.audit(&query, &owner).unwrap().len()
    };
    assert!(on(today) > 10);
    assert_eq!(on(today.pred_opt().unwrap()), 0);
}
