//! Who did what: the entries that people caused, page by page, whatever the number of sales between them.

use chrono::TimeDelta;
use tillup_core::{access::Role, ledger::LedgerError, sale::Resolution, sale::Status};
use tillup_ledger::{AuditEntry, AuditFilter, AuditGroup, AuditPlace, Deed};

use crate::shop::*;

/// A shop in which everybody did something, a minute after the other.
fn lively() -> TestShop {
    let shop = TestShop::new();
    let minute = |minutes: i64| noon() + TimeDelta::minutes(minutes);
    let ledger = &shop.ledger;
    ledger.save_user("owner", Role::Owner, Some("h"), "owner", minute(1)).unwrap();
    ledger.save_user("clerk1", Role::Clerk, Some("h"), "owner", minute(2)).unwrap();
    ledger.begin_pin_check("clerk1", minute(3)).unwrap();
    ledger.pin_was_wrong("clerk1", minute(3)).unwrap();
    ledger.signed_in("clerk1", minute(4)).unwrap();
    let sold = shop.record(&new_sale("01711000001", taka("50"), "soho", minute(5)));
    shop.apply(&sold, succeeded(minute(5), "1"));
    let doubtful = shop.record(&new_sale("01711000002", taka("70"), "soho", minute(6)));
    shop.apply(&doubtful, change(Status::Unknown, minute(6)));
    let word = Resolution { by: "owner".to_owned(), why: "asked by phone".to_owned(), at: minute(7) };
    shop.apply(
        &doubtful,
        tillup_core::ledger::Change { resolution: Some(word), ..succeeded(minute(7), "1") },
    );
    ledger.load_wallet("soho", taka("1000"), taka("970"), "bKash", "owner", minute(8)).unwrap();
    ledger.open_shift("clerk1", taka("500"), minute(9)).unwrap();
    let (from, to) = ("2026-11-01".parse().unwrap(), "2026-11-30".parse().unwrap());
    let exported = Deed::Exported { what: "sales csv", file: "/tmp/november.csv", from, to, rows: 12 };
    ledger.note(&exported, "owner", minute(10)).unwrap();
    ledger.note(&Deed::Checked { ok: true, entries: 40, problem: None }, "owner", minute(11)).unwrap();
    shop
}

fn kinds(entries: &[AuditEntry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.kind.as_str()).collect()
}

const DEEDS: [&str; 9] = [
    "ledger_checked",
    "exported",
    "shift_opened",
    "wallet_loaded",
    "sale_succeeded",
    "signed_in",
    "sign_in_failed",
    "user_added",
    "user_added",
];

#[test]
fn the_list_has_what_people_did_and_not_the_way_of_every_sale() {
    let shop = lively();
    let all = shop.ledger.audit(&AuditFilter { limit: 1000, ..AuditFilter::default() }).unwrap();
    assert_eq!(kinds(&all)[..9], DEEDS, "the latest first");
    assert!(all[9..].iter().all(|entry| entry.kind == "config_changed" || entry.kind == "wallet_opened"));
    let resolved = &all[4];
    assert_eq!(resolved.actor.as_deref(), Some("owner"));
    assert_eq!(resolved.body["resolution"]["why"], "asked by phone");
    assert_eq!(all[6].actor, None, "who gave a wrong PIN has not shown who they are");
    assert_eq!((all[6].subject.as_str(), &all[6].body["tries"]), ("clerk1", &1.into()));
    assert_eq!(all[1].body["file"], "/tmp/november.csv");
    shop.assert_whole();
}

#[test]
fn it_is_narrowed_by_user_kind_and_day() {
    let shop = lively();
    let only = |filter: AuditFilter| shop.ledger.audit(&AuditFilter { limit: 1000, ..filter }).unwrap();
    let user = |name: &str| Some(name.to_owned());
    let clerk = only(AuditFilter { user: user("clerk1"), ..AuditFilter::default() });
    assert_eq!(
        kinds(&clerk),
        ["shift_opened", "signed_in", "sign_in_failed", "user_added"],
        "what they did, and what was done about them as a user"
    );
    assert!(only(AuditFilter { user: user("nobody"), ..AuditFilter::default() }).is_empty());
    for (group, wanted) in [
        (AuditGroup::People, &["signed_in", "sign_in_failed", "user_added", "user_added"][..]),
        (AuditGroup::Wallets, &["wallet_loaded"]),
        (AuditGroup::Drawers, &["shift_opened"]),
        (AuditGroup::Sales, &["sale_succeeded"]),
        (AuditGroup::Copies, &["ledger_checked", "exported"]),
    ] {
        let found = only(AuditFilter { group: Some(group), ..AuditFilter::default() });
        assert_eq!(kinds(&found), wanted, "{group:?}");
        assert!(found.iter().all(|entry| AuditGroup::of(&entry.kind) == Some(group)));
        assert_eq!(AuditGroup::from_code(group.code()), Some(group));
    }
    let from = Some(noon() + TimeDelta::minutes(8));
    let until = Some(noon() + TimeDelta::minutes(10));
    let between = only(AuditFilter { from, until, ..AuditFilter::default() });
    assert_eq!(kinds(&between), ["shift_opened", "wallet_loaded"], "the end is not in it");
}

#[test]
fn pages_follow_each_other_without_a_gap_also_within_one_moment() {
    let shop = lively();
    // Provisioning writes many entries at one moment.
    let whole = shop.ledger.audit(&AuditFilter { limit: 1000, ..AuditFilter::default() }).unwrap();
    for limit in [1, 2, 7] {
        let mut paged: Vec<AuditEntry> = Vec::new();
        loop {
            let after = paged.last().map(|last| AuditPlace { at: last.at, entry: last.entry });
            let page = shop.ledger.audit(&AuditFilter { after, limit, ..AuditFilter::default() }).unwrap();
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, whole, "{limit} a page");
    }
}

#[test]
fn what_is_looked_through_does_not_grow_with_the_sales() {
    let shop = lively();
    let page = || shop.ledger.audit(&AuditFilter { limit: 1000, ..AuditFilter::default() }).unwrap();
    let before = page();
    let looked_through = || {
        let by_people = include_str!("../../migrations/0012_printing.sql").rsplit("WHERE").next().unwrap();
        shop.count(&format!("SELECT count(*) FROM events INDEXED BY events_audit WHERE {by_people}"))
    };
    assert_eq!(usize::try_from(looked_through()), Ok(before.len()));
    for place in 0..40 {
        let reference = shop.record(&new_sale(&format!("017000001{place:02}"), taka("10"), "soho", noon()));
        match place % 3 {
            0 => shop.apply(&reference, failed(noon())),
            1 => shop.apply(&reference, change(Status::Pending, noon())),
            _ => shop.apply(&reference, succeeded(noon(), "1")),
        };
    }
    assert_eq!(page(), before);
    assert_eq!(usize::try_from(looked_through()), Ok(before.len()));
}

#[test]
fn the_chain_tells_its_count_and_head() {
    let shop = lively();
    let (chain, report) = (shop.ledger.chain().unwrap(), shop.ledger.verify().unwrap());
    assert_eq!(u64::try_from(chain.entries).unwrap(), report.entries);
    assert_eq!(chain.head, report.head);
}

#[test]
fn a_shop_keeps_an_owner_who_can_sign_in() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    ledger.save_user("a", Role::Owner, Some("h"), "setup", noon()).unwrap();
    ledger.save_user("b", Role::Clerk, Some("h"), "a", noon()).unwrap();
    let entries = || ledger.chain().unwrap().entries;
    let then = entries();
    let last = Err(LedgerError::LastOwner);
    assert_eq!(ledger.enable_user("a", false, "a", noon()), last);
    assert_eq!(ledger.save_user("a", Role::Clerk, None, "a", noon()), last);
    assert_eq!(ledger.save_user("a", Role::Clerk, Some("h"), "a", noon()), last);
    assert_eq!(entries(), then, "what is refused leaves no trace");
    ledger.save_user("b", Role::Owner, None, "a", noon()).unwrap();
    // One who is locked out does not count.
    shop.tool().execute("UPDATE users SET wrong_tries = 10 WHERE name = 'b'", []).unwrap();
    assert_eq!(ledger.enable_user("a", false, "a", noon()), last);
    ledger.unlock_user("b", "a", noon()).unwrap();
    ledger.enable_user("a", false, "b", noon()).unwrap();
    assert_eq!(
        ledger.save_user("b", Role::Clerk, None, "b", noon()),
        last,
        "one who is switched off counts no more"
    );
    let told = ledger.audit(&AuditFilter { limit: 3, ..AuditFilter::default() }).unwrap();
    let bodies: Vec<String> = told.iter().map(|entry| format!("{} {}", entry.kind, entry.body)).collect();
    assert_eq!(
        bodies,
        [
            r#"user_changed {"before":{"enabled":true,"role":"owner"},"enabled":false,"role":"owner"}"#,
            r#"user_unlocked {"enabled":true,"role":"owner"}"#,
            r#"user_changed {"before":{"enabled":true,"role":"clerk"},"enabled":true,"role":"owner"}"#,
        ]
    );
    shop.assert_whole();
}

#[test]
fn two_owners_who_demote_each_other_at_once_leave_one() {
    let shop = TestShop::new();
    for name in ["a", "b"] {
        shop.ledger.save_user(name, Role::Owner, Some("h"), "setup", noon()).unwrap();
    }
    let done: usize = std::thread::scope(|scope| {
        let tries = ["a", "b"].map(|name| {
            let path = shop.path();
            scope.spawn(move || {
                let ledger = tillup_ledger::SqliteLedger::open(path).unwrap();
                usize::from(ledger.save_user(name, Role::Clerk, None, "x", noon()).is_ok())
            })
        });
        tries.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(done, 1);
}

#[test]
fn unlocking_is_an_entry_only_where_there_was_something_to_unlock() {
    let shop = TestShop::new();
    shop.ledger.save_user("x", Role::Clerk, Some("h"), "owner", noon()).unwrap();
    let entries = || shop.ledger.chain().unwrap().entries;
    let then = entries();
    shop.ledger.unlock_user("x", "owner", noon()).unwrap();
    assert_eq!(entries(), then);
    shop.ledger.begin_pin_check("x", noon()).unwrap();
    shop.ledger.unlock_user("x", "owner", noon()).unwrap();
    assert_eq!(entries(), then + 1);
    assert_eq!(shop.ledger.user("x").unwrap().unwrap().wrong_tries, 0);
    assert_eq!(shop.ledger.unlock_user("nobody", "owner", noon()), Err(LedgerError::NotFound));
}

#[test]
fn who_sets_things_at_the_same_time_does_not_undo_what_another_set() {
    let shop = TestShop::new();
    std::thread::scope(|scope| {
        for place in 0..8 {
            let path = shop.path();
            scope.spawn(move || {
                let ledger = tillup_ledger::SqliteLedger::open(path).unwrap();
                let changed = ledger.edit_config("owner", noon(), |config| {
                    config.prefixes.insert(format!("02{place}"), operator("TT"));
                    Ok::<(), LedgerError>(())
                });
                assert_eq!(changed.unwrap(), [format!("prefix 02{place}")]);
            });
        }
    });
    assert_eq!(shop.count("SELECT count(*) FROM prefixes WHERE operator = 'TT'"), 8);
    let then = shop.ledger.chain().unwrap().entries;
    let refused = shop.ledger.edit_config("owner", noon(), |config| {
        config.name = "Other".to_owned();
        Err(LedgerError::NotFound)
    });
    assert_eq!(refused, Err(LedgerError::NotFound));
    assert_eq!(shop.ledger.chain().unwrap().entries, then);
    assert_eq!(shop.count("SELECT count(*) FROM shop WHERE name = 'Other'"), 0);
    shop.assert_whole();
}
