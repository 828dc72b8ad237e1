//! Drawers: what has to be in them, what stays as it was, and what the chain says of them.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use tillup_core::{
    access::Role,
    ledger::{Change, LedgerError},
    money::Money,
    reference::Reference,
    sale::{Commission, CommissionSource, Status},
    shift::{Shift, ShiftError, Way},
};

use crate::shop::*;

fn after(minutes: i64) -> DateTime<Utc> {
    noon() + TimeDelta::minutes(minutes)
}

/// A sale of a clerk to a number of its own, not settled.
fn asked(shop: &TestShop, clerk: &str, amount: &str, minutes: i64) -> Reference {
    let number = format!("0171{:07}", shop.count("SELECT count(*) FROM sales"));
    let mut sale = new_sale(&number, taka(amount), "soho", after(minutes));
    sale.clerk = clerk.to_owned();
    sale.order.charge = taka("2");
    shop.record(&sale)
}

fn sold(shop: &TestShop, clerk: &str, amount: &str, minutes: i64) -> Reference {
    let reference = asked(shop, clerk, amount, minutes);
    shop.apply(&reference, succeeded(after(minutes), "1"));
    reference
}

fn book(shop: &TestShop, name: &str) -> i64 {
    shop.count(&format!("SELECT coalesce(sum(balance), 0) / 10000 FROM books WHERE name = '{name}'"))
}

#[test]
fn a_drawer_from_open_to_close() {
    let shop = TestShop::new();
    let opened = shop.ledger.open_shift("clerk1", taka("500"), after(0)).unwrap();
    assert_eq!((opened.id, opened.expected().unwrap(), opened.count.is_none()), (1, taka("500"), true));
    assert!(!opened.tells_expected_to(Role::Clerk) && opened.tells_expected_to(Role::Owner));
    assert_eq!(shop.ledger.open_shift("clerk1", taka("1"), after(0)), Err(ShiftError::AlreadyOpen));
    sold(&shop, "clerk1", "100", 1);
    sold(&shop, "clerk2", "1000", 1);
    let back = sold(&shop, "clerk1", "50", 2);
    shop.apply(&back, change(Status::Reversed, after(3)));
    let unknown = asked(&shop, "clerk1", "30", 4);
    shop.apply(&unknown, change(Status::Unknown, after(4)));
    shop.apply(&asked(&shop, "clerk1", "70", 5), failed(after(5)));
    shop.ledger.move_cash("clerk1", Way::In, taka("20.50"), "change", after(6)).unwrap();
    shop.ledger.move_cash("clerk1", Way::Out, taka("5"), "tea", after(7)).unwrap();
    // 500 + 20.50 - 5 + 102, and 32 that nobody knows the end of.
    let z = shop.ledger.close_shift("clerk1", taka("649.5"), after(8)).unwrap();
    assert_eq!((z.expected().unwrap(), z.difference().unwrap()), (taka("617.5"), Some(taka("32"))));
    assert_eq!((z.sales(), z.amount().unwrap(), z.charge().unwrap()), (1, taka("100"), taka("2")));
    assert_eq!((z.reversed.sales, z.reversed.amount), (1, taka("50")));
    assert_eq!(z.unresolved.len(), 1);
    assert_eq!(
        (z.unresolved[0].reference.as_str(), z.unresolved[0].status),
        (unknown.as_str(), Status::Unknown)
    );
    assert_eq!(z.movements.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), ["change", "tea"]);
    assert_eq!(z.count.as_ref().unwrap().z, 1);
    assert!(z.tells_expected_to(Role::Clerk));
    let report = shop.ledger.verify().unwrap();
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!((z.chain.entries, &z.chain.head), (i64::try_from(report.entries).unwrap(), &report.head));
    assert_eq!((book(&shop, "safe"), book(&shop, "over_short")), (149, -32));
    // What is left in the drawers is the other clerk's, who has no shift.
    assert_eq!(book(&shop, "cash"), 1002);
    assert_eq!(shop.ledger.close_shift("clerk1", taka("1"), after(9)), Err(ShiftError::NoShift));
    assert_eq!(shop.ledger.move_cash("clerk1", Way::In, taka("1"), "x", after(9)), Err(ShiftError::NoShift));
    assert_eq!(shop.ledger.z_report(1).unwrap(), Some(z));
    assert_eq!(shop.ledger.z_report(2).unwrap(), None);
}

#[test]
fn what_settles_after_the_close_is_in_no_closed_report_and_in_one_later_one() {
    let shop = TestShop::new();
    shop.ledger.open_shift("clerk1", taka("0"), after(0)).unwrap();
    let late = asked(&shop, "clerk1", "30", 1);
    shop.apply(&late, change(Status::Pending, after(1)));
    let done = sold(&shop, "clerk1", "100", 2);
    let first = shop.ledger.close_shift("clerk1", taka("134"), after(3)).unwrap();
    // Between the shifts one is reversed; in the next one the other succeeds.
    shop.apply(&done, change(Status::Reversed, after(4)));
    shop.ledger.open_shift("clerk1", taka("10"), after(60 * 24)).unwrap();
    shop.apply(&late, succeeded(after(60 * 24 + 1), "1"));
    sold(&shop, "clerk1", "200", 60 * 24 + 2);
    let second = shop.ledger.close_shift("clerk1", taka("212"), after(60 * 24 + 3)).unwrap();
    assert_eq!(second.difference().unwrap(), Some(taka("0")));
    let told: Vec<_> = second
        .adjustments
        .iter()
        .map(|one| (one.reference.as_str(), one.status, one.amount, one.z))
        .collect();
    assert_eq!(
        told,
        [
            (done.as_str(), Status::Reversed, taka("-102"), Some(1)),
            (late.as_str(), Status::Succeeded, taka("32"), Some(1))
        ]
    );
    assert_eq!(shop.ledger.z_report(1).unwrap(), Some(first), "the closed report stays as it was");
    assert_eq!((book(&shop, "cash"), book(&shop, "adjustments"), book(&shop, "over_short")), (0, -70, -32));
    shop.assert_whole();
    shop.ledger.open_shift("clerk1", taka("0"), after(60 * 48)).unwrap();
    let third = shop.ledger.close_shift("clerk1", taka("0"), after(60 * 48)).unwrap();
    assert!(
        third.adjustments.is_empty() && third.lines.is_empty(),
        "told once; and a shift without sales closes"
    );
    assert_eq!(third.count.unwrap().z, 3);
    shop.assert_whole();
}

#[test]
fn each_user_has_a_drawer_and_sees_its_sales_alone() {
    let shop = TestShop::new();
    for (clerk, float) in [("clerk1", "10"), ("owner", "20")] {
        shop.ledger.open_shift(clerk, taka(float), after(0)).unwrap();
    }
    sold(&shop, "clerk1", "100", 1);
    sold(&shop, "owner", "300", 1);
    let expected = |shift: &Shift| (shift.clerk.clone(), shift.expected().unwrap());
    assert_eq!(
        shop.ledger.open_shifts().unwrap().iter().map(expected).collect::<Vec<_>>(),
        [("clerk1".to_owned(), taka("112")), ("owner".to_owned(), taka("322"))]
    );
    assert_eq!(shop.ledger.open_shift_of("nobody").unwrap(), None);
    let foreign = new_sale("9812345678", rupees("50"), "india", after(2));
    let foreign = shop.record(&foreign);
    let earned = Commission { amount: rupees("1"), source: CommissionSource::Rate };
    shop.apply(&foreign, Change { commission: earned, ..change(Status::Succeeded, after(2)) });
    let z = shop.ledger.close_shift("clerk1", taka("112"), after(3)).unwrap();
    assert_eq!((z.difference().unwrap(), z.lines.len(), z.sales()), (Some(taka("0")), 2, 1));
    shop.assert_whole();
}

#[test]
fn a_closed_shift_refuses_every_change_and_verify_names_a_forged_one() {
    let shop = TestShop::new();
    shop.ledger.open_shift("clerk1", taka("10"), after(0)).unwrap();
    asked(&shop, "clerk1", "30", 1);
    shop.ledger.close_shift("clerk1", taka("10"), after(1)).unwrap();
    let tool = shop.tool();
    for sql in [
        "UPDATE shifts SET z = 7",
        "UPDATE shifts SET clerk = 'clerk2'",
        "UPDATE shifts SET closed_event = NULL, z = NULL",
        "DELETE FROM shifts",
        "INSERT OR REPLACE INTO shifts SELECT id, 'clerk2', opened_event, closed_event, z FROM shifts",
        "DELETE FROM shift_unresolved",
        "UPDATE shift_unresolved SET z = 2",
        "INSERT OR REPLACE INTO shift_unresolved SELECT reference, 2 FROM shift_unresolved",
        "DELETE FROM events WHERE kind = 'shift_closed'",
    ] {
        assert!(tool.execute(sql, []).is_err(), "{sql}");
    }
    shop.assert_whole();
    for (sql, told) in [
        ("DROP TRIGGER shift_unresolved_is_not_deleted; DELETE FROM shift_unresolved", "unresolved"),
        ("DROP TRIGGER closed_shifts_are_not_changed; UPDATE shifts SET z = 7", "Z report 1"),
        ("DROP TRIGGER shifts_are_not_deleted; DELETE FROM shifts", "shift 1"),
    ] {
        tool.execute_batch(sql).unwrap();
        let problems = shop.ledger.verify().unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains(told)), "{sql}: {problems:?}");
    }
}

#[test]
fn a_report_with_other_figures_is_found_although_its_chain_is_whole() {
    let shop = TestShop::new();
    shop.ledger.open_shift("clerk1", taka("10"), after(0)).unwrap();
    let sale = sold(&shop, "clerk1", "30", 1);
    shop.ledger.close_shift("clerk1", taka("42"), after(1)).unwrap();
    // The last entry, written anew with a right hash and postings that sum to zero.
    let tool = shop.tool();
    let (seq, at, body, prev): (i64, i64, String, [u8; 32]) = tool
        .query_row("SELECT seq, at, body, prev_hash FROM events ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .unwrap();
    let forged = body
        .replace("\"counted\":\"42.00 BDT\"", "\"counted\":\"32.00 BDT\"")
        .replace("\"expected\":\"42.00", "\"expected\":\"32.00");
    assert_ne!(forged, body);
    let text =
        serde_json::to_vec(&(seq, at, "shift_closed", "1", "clerk1", &forged, hex::encode(prev))).unwrap();
    let hash: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(text).into();
    tool.execute_batch("DROP TRIGGER events_are_not_changed; DROP TRIGGER postings_are_not_changed").unwrap();
    tool.execute("UPDATE events SET body = ?, hash = ? WHERE seq = ?", (&forged, hash, seq)).unwrap();
    tool.execute("UPDATE chain_head SET hash = ?", [hash]).unwrap();
    for (book, amount) in [("safe", 320_000), ("cash", -320_000)] {
        let id = "(SELECT id FROM books WHERE name = ?)";
        tool.execute(&format!("UPDATE books SET balance = balance + ? - (SELECT amount FROM postings WHERE event = ? AND book = books.id) WHERE id = {id}"), (amount, seq, book)).unwrap();
        tool.execute(
            &format!("UPDATE postings SET amount = ? WHERE event = ? AND book = {id}"),
            (amount, seq, book),
        )
        .unwrap();
    }
    let problems = shop.ledger.verify().unwrap().problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("Z report 1"), "{problems:?} {sale}");
}

#[test]
fn a_step_that_cannot_be_finished_leaves_one_open_or_one_closed_shift() {
    let shop = TestShop::new();
    // The last thing that each step writes is refused, as when the disk is full or the power goes before the commit.
    let tool = shop.tool();
    let refuse = |on: &str| {
        tool.execute_batch(&format!(
            "CREATE TRIGGER refused BEFORE {on} BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        ))
        .unwrap();
    };
    let allow = || tool.execute_batch("DROP TRIGGER refused").unwrap();
    let entries = || shop.count("SELECT entries FROM chain_head");
    let is_storage =
        |error: ShiftError| assert!(matches!(error, ShiftError::Ledger(LedgerError::Storage(_))));
    let before = entries();
    refuse("INSERT ON shifts");
    is_storage(shop.ledger.open_shift("clerk1", taka("10"), after(0)).unwrap_err());
    allow();
    assert_eq!((entries(), shop.ledger.open_shift_of("clerk1").unwrap()), (before, None));
    let opened = shop.ledger.open_shift("clerk1", taka("10"), after(0)).unwrap();
    asked(&shop, "clerk1", "30", 1);
    for on in ["INSERT ON shift_unresolved", "UPDATE ON shifts", "INSERT ON postings", "INSERT ON events"] {
        let before = entries();
        refuse(on);
        is_storage(shop.ledger.close_shift("clerk1", taka("10"), after(2)).unwrap_err());
        allow();
        assert_eq!(entries(), before, "{on}");
        let still = shop.ledger.open_shift_of("clerk1").unwrap().unwrap();
        assert_eq!((still.id, still.unresolved.len(), still.count), (opened.id, 1, None), "{on}");
        shop.assert_whole();
    }
    assert_eq!(shop.ledger.close_shift("clerk1", taka("10"), after(3)).unwrap().count.unwrap().z, 1);
    assert_eq!(shop.ledger.open_shift_of("clerk1").unwrap(), None);
    shop.assert_whole();
}

#[test]
fn of_two_programs_that_open_or_close_at_once_one_does() {
    let shop = TestShop::new();
    let at_once = |step: &(dyn Fn(&tillup_ledger::SqliteLedger) -> bool + Sync)| {
        std::thread::scope(|scope| {
            let programs: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| step(&tillup_ledger::SqliteLedger::open(shop.path()).unwrap())))
                .collect();
            programs.into_iter().map(|program| program.join().unwrap()).filter(|done| *done).count()
        })
    };
    assert_eq!(at_once(&|ledger| ledger.open_shift("clerk1", taka("5"), after(0)).is_ok()), 1);
    assert_eq!(at_once(&|ledger| ledger.close_shift("clerk1", taka("5"), after(1)).is_ok()), 1);
    assert_eq!(shop.count("SELECT count(*) FROM shifts WHERE z = 1"), 1);
    shop.assert_whole();
}

#[derive(Clone, Debug)]
enum Step {
    Open(i64),
    Cash(bool, i64),
    Sell(i64, i64, u8),
    Settle(prop::sample::Index, u8),
    Close(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..9_999_999_i64).prop_map(Step::Open),
        2 => (any::<bool>(), 1..999_999_i64).prop_map(|(into, parts)| Step::Cash(into, parts)),
        8 => (1..9_999_999_i64, 0..99_999_i64, 0..4_u8).prop_map(|(amount, charge, end)| Step::Sell(amount, charge, end)),
        4 => (any::<prop::sample::Index>(), 0..3_u8).prop_map(|(which, end)| Step::Settle(which, end)),
        2 => (0..99_999_999_i64).prop_map(Step::Close),
    ]
}

fn parts(parts: i64) -> Money {
    Money::from_parts(parts, taka("0").currency())
}

fn end(code: u8, minutes: i64) -> Option<Change> {
    match code {
        0 => Some(succeeded(after(minutes), "1")),
        1 => Some(failed(after(minutes))),
        2 => Some(change(Status::Reversed, after(minutes))),
        _ => None,
    }
}

/// A sale as the oracle knows it: what the customer paid, in which shift it was sold, where it stands, and in which shift
/// its success counts.
struct Known {
    reference: Reference,
    paid: i64,
    sold_in: Option<usize>,
    status: Status,
    counts_in: Option<usize>,
}

/// Plain integers, no ledger: what has to be in the drawer of each shift.
#[derive(Default)]
struct Oracle {
    expected: Vec<i64>,
    open: Option<usize>,
    sales: Vec<Known>,
}

impl Oracle {
    fn settled(&mut self, which: usize, status: Status) {
        let sale = &mut self.sales[which];
        let closed_before = sale.sold_in.is_some() && sale.sold_in != self.open;
        if matches!(status, Status::Succeeded | Status::Reversed)
            && sale.status != Status::Succeeded
            && !closed_before
            && let Some(open) = self.open
        {
            self.expected[open] += sale.paid;
            sale.counts_in = Some(open);
        }
        if status == Status::Reversed
            && let Some(open) = self.open.filter(|open| sale.counts_in == Some(*open))
        {
            self.expected[open] -= sale.paid;
        }
        sale.status = status;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn what_is_expected_is_what_an_independent_sum_expects(steps in prop::collection::vec(step(), 1..14)) {
        let shop = TestShop::quick();
        let mut oracle = Oracle::default();
        for (minute, step) in steps.into_iter().enumerate() {
            let minute = i64::try_from(minute).unwrap();
            match step {
                Step::Open(float) => {
                    let opened = shop.ledger.open_shift("clerk1", parts(float), after(minute)).is_ok();
                    prop_assert_eq!(opened, oracle.open.is_none());
                    if opened {
                        oracle.open = Some(oracle.expected.len());
                        oracle.expected.push(float);
                    }
                }
                Step::Cash(into, amount) => {
                    let way = if into { Way::In } else { Way::Out };
                    let moved = shop.ledger.move_cash("clerk1", way, parts(amount), "x", after(minute)).is_ok();
                    prop_assert_eq!(moved, oracle.open.is_some());
                    if let Some(open) = oracle.open {
                        oracle.expected[open] += if into { amount } else { -amount };
                    }
                }
                Step::Sell(amount, charge, code) => {
                    let mut sale = new_sale(&format!("0171{minute:07}"), parts(amount), "soho", after(minute));
                    sale.order.charge = parts(charge);
                    let reference = shop.record(&sale);
                    oracle.sales.push(Known { reference: reference.clone(), paid: amount + charge, sold_in: oracle.open, status: Status::Sending, counts_in: None });
                    if let Some(change) = end(code, minute) {
                        let status = change.status;
                        shop.apply(&reference, change);
                        oracle.settled(oracle.sales.len() - 1, status);
                    }
                }
                Step::Settle(which, code) => {
                    if let (false, Some(change)) = (oracle.sales.is_empty(), end(code, minute)) {
                        let which = which.index(oracle.sales.len());
                        let known = &oracle.sales[which];
                        let status = change.status;
                        let moves = known.status != status && known.status.may_become(status);
                        shop.apply(&known.reference.clone(), change);
                        if moves {
                            oracle.settled(which, status);
                        }
                    }
                }
                Step::Close(counted) => {
                    let closed = shop.ledger.close_shift("clerk1", parts(counted), after(minute));
                    prop_assert_eq!(closed.is_ok(), oracle.open.is_some());
                    if let (Ok(z), Some(open)) = (closed, oracle.open.take()) {
                        prop_assert_eq!(z.expected().unwrap().parts(), oracle.expected[open]);
                        prop_assert_eq!(z.difference().unwrap().unwrap().parts(), counted - oracle.expected[open]);
                        let mut unresolved: Vec<_> = oracle.sales.iter()
                            .filter(|sale| sale.sold_in == Some(open) && sale.status.is_open())
                            .map(|sale| sale.reference.to_string()).collect();
                        let mut told: Vec<_> = z.unresolved.iter().map(|sale| sale.reference.clone()).collect();
                        unresolved.sort();
                        told.sort();
                        prop_assert_eq!(told, unresolved);
                    }
                }
            }
        }
        let standing = shop.ledger.open_shift_of("clerk1").unwrap().map(|shift| shift.expected().unwrap().parts());
        prop_assert_eq!(standing, oracle.open.map(|open| oracle.expected[open]));
        let report = shop.ledger.verify().unwrap();
        prop_assert!(report.ok, "{:?}", report.problems);
    }
}
