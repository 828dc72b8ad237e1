//! Complaints of sales: who may be complained of, and that none is changed or lost.

use chrono::TimeDelta;
use tillup_core::{
    dispute::{Complaint, Dispute, DisputeClosed, DisputeEnd, DisputeRefusal, NewDispute},
    ledger::{Change, Ledger, LedgerError},
    reference::Reference,
    sale::Status,
};
use tillup_ledger::{AuditFilter, AuditGroup, SalesFilter, SqliteLedger};

use crate::shop::*;

fn sold(shop: &TestShop, to: &str) -> Reference {
    shop.sold(&new_sale(to, taka("100"), "soho", noon()), "3")
}

fn complaint(reference: &Reference) -> NewDispute {
    NewDispute {
        reference: reference.clone(),
        complaint: Complaint::WrongNumber,
        meant_for: Some(number("01711000099")),
        note: " two digits swapped ".to_owned(),
    }
}

fn open(shop: &TestShop, reference: &Reference) -> Result<Dispute, LedgerError> {
    shop.ledger.open_dispute(&complaint(reference), "clerk1", noon())
}

fn close(shop: &TestShop, id: i64, note: &str) -> Result<Dispute, LedgerError> {
    let later = noon() + TimeDelta::days(2);
    shop.ledger.close_dispute(id, DisputeEnd::GivenBack, note, "owner", later)
}

fn refused(refusal: DisputeRefusal) -> Result<Dispute, LedgerError> {
    Err(LedgerError::Dispute(refusal))
}

#[test]
fn a_dispute_is_opened_and_closed_and_both_are_entries_of_the_sale() {
    let shop = TestShop::new();
    let sale = sold(&shop, "01711000001");
    let opened = open(&shop, &sale).unwrap();
    let kept = NewDispute { note: "two digits swapped".to_owned(), ..complaint(&sale) };
    let expected = Dispute { id: 1, opened: kept, by: "clerk1".to_owned(), at: noon(), closed: None };
    assert_eq!(opened, expected);
    assert_eq!(shop.ledger.dispute(1).unwrap(), Some(opened.clone()));
    let closed = close(&shop, 1, " given back by the operator ").unwrap();
    let ended = DisputeClosed {
        end: DisputeEnd::GivenBack,
        note: "given back by the operator".to_owned(),
        by: "owner".to_owned(),
        at: noon() + TimeDelta::days(2),
    };
    assert_eq!(closed, Dispute { closed: Some(ended), ..opened });
    assert_eq!(shop.ledger.sale(&sale).unwrap().unwrap().status(), Status::Succeeded, "no money moves");
    let filter = AuditFilter { group: Some(AuditGroup::Sales), limit: 9, ..AuditFilter::default() };
    let entries = shop.ledger.audit(&filter).unwrap();
    let told: Vec<_> = entries.iter().map(|entry| (entry.kind.as_str(), entry.subject.as_str())).collect();
    assert_eq!(told, [("dispute_closed", sale.as_str()), ("dispute_opened", sale.as_str())]);
    shop.assert_whole();
}

#[test]
fn nothing_is_written_of_a_dispute_that_may_not_be() {
    let shop = TestShop::new();
    let sale = sold(&shop, "01711000001");
    let recorded = |to, status| {
        let reference = shop.record(&new_sale(to, taka("100"), "soho", noon()));
        shop.apply(&reference, change(status, noon()));
        reference
    };
    let before = |shop: &TestShop| shop.count("SELECT count(*) FROM events");
    let (unknown, failed) =
        (recorded("01711000002", Status::Unknown), recorded("01711000003", Status::Failed));
    let entries = before(&shop);
    for reference in [unknown, failed] {
        assert_eq!(open(&shop, &reference), refused(DisputeRefusal::NotDelivered));
    }
    let same = NewDispute { meant_for: Some(number("01711000001")), ..complaint(&sale) };
    assert_eq!(shop.ledger.open_dispute(&same, "clerk1", noon()), refused(DisputeRefusal::SameNumber));
    assert_eq!(open(&shop, &new_reference()), Err(LedgerError::NotFound));
    assert_eq!(close(&shop, 1, "x"), Err(LedgerError::NotFound));
    assert_eq!(before(&shop), entries);
    open(&shop, &sale).unwrap();
    assert_eq!(open(&shop, &sale), refused(DisputeRefusal::OpenAlready));
    assert_eq!(close(&shop, 1, "  "), refused(DisputeRefusal::NoteNeeded));
    close(&shop, 1, "refunded").unwrap();
    assert_eq!(close(&shop, 1, "again"), refused(DisputeRefusal::ClosedAlready));
    assert_eq!(before(&shop), entries + 2);
    assert_eq!(open(&shop, &sale).unwrap().id, 2, "a closed one is no obstacle to another");
    shop.assert_whole();
}

#[test]
fn two_programs_open_one_dispute_of_a_sale() {
    let shop = TestShop::new();
    let sale = sold(&shop, "01711000001");
    let other = SqliteLedger::open(shop.path()).unwrap();
    let open = |ledger: &SqliteLedger| ledger.open_dispute(&complaint(&sale), "clerk1", noon()).is_ok();
    let opened = std::thread::scope(|scope| {
        let here = scope.spawn(|| open(&shop.ledger));
        let there = scope.spawn(|| open(&other));
        [here.join().unwrap(), there.join().unwrap()]
    });
    assert_eq!(opened.into_iter().filter(|opened| *opened).count(), 1);
    assert_eq!(shop.ledger.disputes(true, None, 9).unwrap().len(), 1);
    shop.assert_whole();
}

#[test]
fn disputes_are_found_by_whether_they_are_open_and_by_the_sale() {
    let shop = TestShop::new();
    let (first, second) = (sold(&shop, "01711000001"), sold(&shop, "01711000002"));
    let reversed = Change { status: Status::Reversed, ..succeeded(noon(), "3") };
    shop.apply(&second, reversed);
    open(&shop, &first).unwrap();
    close(&shop, 1, "refused").unwrap();
    open(&shop, &second).unwrap();
    open(&shop, &first).unwrap();
    let ids = |open_only, reference, limit| -> Vec<i64> {
        let found = shop.ledger.disputes(open_only, reference, limit).unwrap();
        found.iter().map(|dispute| dispute.id).collect()
    };
    assert_eq!(ids(false, None, 9), [3, 2, 1], "the newest first");
    assert_eq!(ids(true, None, 9), [3, 2]);
    assert_eq!(ids(false, Some(&first), 9), [3, 1]);
    assert_eq!(ids(true, Some(&second), 9), [2]);
    assert_eq!(ids(false, None, 1), [3]);
    assert_eq!(ids(false, Some(&new_reference()), 9), Vec::<i64>::new());
}

#[test]
fn sales_with_an_open_dispute_are_found() {
    let shop = TestShop::new();
    let sales: Vec<_> = (1..4).map(|place| sold(&shop, &format!("0171100000{place}"))).collect();
    open(&shop, &sales[0]).unwrap();
    open(&shop, &sales[2]).unwrap();
    let found = |filter: SalesFilter| -> Vec<String> {
        let sales = shop.ledger.sales(&SalesFilter { limit: 9, disputed: true, ..filter }).unwrap();
        sales.into_iter().map(|sale| sale.receipt_no).collect()
    };
    assert_eq!(found(SalesFilter::default()), ["000003", "000001"]);
    let text = Some("01711000001".to_owned());
    assert_eq!(found(SalesFilter { text, ..SalesFilter::default() }), ["000001"]);
    let number = Some("01711000002".to_owned());
    assert_eq!(found(SalesFilter { number, ..SalesFilter::default() }), Vec::<String>::new());
    for (clerk, expected) in [("clerk1", 2), ("clerk2", 0)] {
        let clerk = Some(clerk.to_owned());
        assert_eq!(found(SalesFilter { clerk, ..SalesFilter::default() }).len(), expected);
    }
    assert_eq!(found(SalesFilter { open: true, ..SalesFilter::default() }), Vec::<String>::new());
    close(&shop, 1, "given back").unwrap();
    assert_eq!(found(SalesFilter { status: Some(Status::Succeeded), ..SalesFilter::default() }), ["000003"]);
}

#[test]
fn disputes_refuse_every_change_and_verify_finds_where_they_had_to_take_one() {
    let unlock = "DROP TRIGGER disputes_are_only_closed; DROP TRIGGER disputes_are_not_deleted;
                  DROP TRIGGER disputes_are_not_replaced;";
    for (sql, told) in [
        ("UPDATE disputes SET note = 'x' WHERE id = 2", "dispute 2 is not what entry"),
        ("UPDATE disputes SET complaint = 'wrong_pack' WHERE id = 1", "dispute 1 is not what entry"),
        ("UPDATE disputes SET sale = 3 WHERE id = 2", "dispute 2 is not what entry"),
        ("UPDATE disputes SET meant_for = NULL WHERE id = 2", "dispute 2 is not what entry"),
        ("UPDATE disputes SET closing_note = 'x' WHERE id = 1", "dispute 1 is not what entry"),
        (
            "UPDATE disputes SET ended = NULL, closing_note = NULL, closed_by = NULL, closed_at = NULL WHERE id = 1",
            "dispute 1 is not what entry",
        ),
        ("DELETE FROM disputes WHERE id = 2", "dispute 2 is not what entry"),
        (
            "REPLACE INTO disputes SELECT 9, sale, complaint, meant_for, note, opened_by, opened_at, ended, closing_note, closed_by, closed_at FROM disputes WHERE id = 2",
            "dispute 2 is not what entry",
        ),
        (
            "REPLACE INTO disputes SELECT id, sale, complaint, meant_for, 'x', opened_by, opened_at, ended, closing_note, closed_by, closed_at FROM disputes WHERE id = 1",
            "dispute 1 is not what entry",
        ),
    ] {
        let shop = TestShop::quick();
        for place in 1..4 {
            sold(&shop, &format!("0171100000{place}"));
        }
        let sale = |place: &str| {
            shop.ledger
                .sales(&SalesFilter { text: Some(place.to_owned()), limit: 1, ..SalesFilter::default() })
                .unwrap()
                .remove(0)
                .reference
        };
        open(&shop, &sale("1")).unwrap();
        close(&shop, 1, "given back").unwrap();
        open(&shop, &sale("2")).unwrap();
        let refused = shop.tool().execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("disputes are"), "{sql}: {refused}");
        shop.assert_whole();
        shop.tool().execute_batch(&format!("{unlock}{sql}")).unwrap();
        let problems = shop.ledger.verify().unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains(told)), "{sql}: {problems:?}");
    }
}

#[test]
fn what_no_entry_tells_of_is_found() {
    let closed =
        "UPDATE disputes SET ended = 'refused', closing_note = 'x', closed_by = 'owner', closed_at = 1";
    let opened = "INSERT INTO disputes (id, sale, complaint, note, opened_by, opened_at) VALUES (2, 2, 'wrong_pack', '', 'x', 1)";
    for sql in [closed, opened] {
        let shop = TestShop::quick();
        open(&shop, &sold(&shop, "01711000001")).unwrap();
        sold(&shop, "01711000002");
        shop.tool().execute(sql, []).unwrap();
        let problems = shop.ledger.verify().unwrap().problems;
        assert_eq!(problems, ["there are disputes that are not in the chain"], "{sql}");
    }
}
