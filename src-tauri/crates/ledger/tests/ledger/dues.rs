//! Dues: what may be owed, what was paid, and what the chain says of both.

use std::sync::Barrier;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tillup_core::{
    debtor::{Debtor, DebtorRefusal, DueKind, NewDebtor},
    ledger::{Ledger, LedgerError, NewSale, Recorded},
    money::{Currency, Money},
    once::OnceRefusal,
    reference::Reference,
    sale::Status,
};
use tillup_ledger::SqliteLedger;

use crate::shop::*;

fn after(minutes: i64) -> DateTime<Utc> {
    noon() + TimeDelta::minutes(minutes)
}

fn wanted(name: &str, limit: &str) -> NewDebtor {
    NewDebtor { id: None, name: name.to_owned(), phone: None, limit: taka(limit), enabled: true }
}

/// Somebody who may owe so much.
pub fn debtor(shop: &TestShop, name: &str, limit: &str) -> i64 {
    shop.ledger.save_debtor(&wanted(name, limit), "owner", noon()).unwrap().id
}

/// A sale on credit to the number of that place.
pub fn on_credit(id: i64, place: i64, amount: &str) -> NewSale {
    let sale = new_sale(&format!("017{place:08}"), taka(amount), "soho", after(place));
    NewSale { debtor: Some(id), ..sale }
}

fn standing(shop: &TestShop, id: i64) -> Debtor {
    shop.ledger.debtor(id).unwrap().unwrap()
}

fn refusal<T: std::fmt::Debug>(tried: Result<T, LedgerError>) -> DebtorRefusal {
    match tried.unwrap_err() {
        LedgerError::Debtor(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn over(due: &str, limit: &str) -> DebtorRefusal {
    DebtorRefusal::OverLimit { due: taka(due), limit: taka(limit) }
}

fn mark(nth: i64) -> String {
    format!("00000000-0000-4000-8000-{nth:012}")
}

fn pay(shop: &TestShop, id: i64, amount: &str, nth: i64) -> Result<Debtor, LedgerError> {
    shop.ledger.take_payment(id, taka(amount), None, &mark(nth), "clerk1", after(90 + nth))
}

fn book(shop: &TestShop, name: &str) -> i64 {
    shop.count(&format!("SELECT coalesce(sum(balance), 0) FROM books WHERE name = '{name}'"))
}

const UNIT: i64 = 10_000;

#[test]
fn a_sale_on_credit_is_owed_and_not_in_the_drawer() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "500");
    let mut sale = on_credit(id, 1, "100");
    sale.order.charge = taka("2.5");
    let reference = shop.record(&sale);
    shop.apply(&reference, change(Status::Pending, after(1)));
    let open = standing(&shop, id);
    assert_eq!((open.due, open.open), (taka("0"), taka("102.5")), "nothing is owed before it is done");
    assert_eq!(book(&shop, "due:1"), 0);
    let sold = shop.apply(&reference, succeeded(after(2), "3"));
    assert_eq!(sold.debtor.unwrap().name, "Karim");
    let owes = standing(&shop, id);
    assert_eq!((owes.due, owes.open), (taka("102.5"), taka("0")));
    assert_eq!((book(&shop, "due:1"), book(&shop, "cash")), (1_025_000, 0));
    // Told again, it is owed once.
    shop.apply(&reference, succeeded(after(3), "3"));
    assert_eq!(standing(&shop, id).due, taka("102.5"));
    // One that fails is not owed, and makes room again.
    let failing = shop.record(&on_credit(id, 5, "397.5"));
    assert_eq!(refusal(shop.ledger.record(&on_credit(id, 6, "1"))), over("500", "500"));
    shop.apply(&failing, failed(after(6)));
    shop.sold(&on_credit(id, 7, "397.5"), "1");
    assert_eq!(standing(&shop, id).due, taka("500"));
    shop.assert_whole();
}

#[test]
fn nothing_is_written_of_a_sale_that_may_not_be_on_credit() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "100");
    let nobody = debtor(&shop, "Nil", "0");
    let off = NewDebtor { enabled: false, ..wanted("Off", "100") };
    let off = shop.ledger.save_debtor(&off, "owner", noon()).unwrap().id;
    let before = shop.count("SELECT count(*) FROM events");
    assert_eq!(refusal(shop.ledger.record(&on_credit(id, 1, "100.0001"))), over("0", "100"));
    assert_eq!(refusal(shop.ledger.record(&on_credit(nobody, 1, "1"))), over("0", "0"));
    assert_eq!(refusal(shop.ledger.record(&on_credit(off, 1, "1"))).code(), "debtor_off");
    assert_eq!(refusal(shop.ledger.record(&on_credit(99, 1, "1"))), DebtorRefusal::NoDebtor);
    let abroad = new_sale("9812345670", rupees("10"), "india", noon());
    let abroad = shop.ledger.record(&NewSale { debtor: Some(id), ..abroad });
    let refused = DebtorRefusal::OtherCurrency { owes: Currency::Bdt, asked: Currency::Inr };
    assert_eq!(refusal(abroad), refused);
    assert_eq!(shop.count("SELECT count(*) FROM sales"), 0);
    assert_eq!(shop.count("SELECT count(*) FROM events"), before);
    shop.record(&on_credit(id, 1, "100"));
    // The guard against repeats speaks first: the clerk must not take cash for what is on its way.
    let again = shop.ledger.record(&on_credit(id, 1, "100")).unwrap();
    assert!(matches!(again, Recorded::Repeat(_)), "{again:?}");
    shop.assert_whole();
}

#[test]
fn two_at_once_do_not_both_get_the_last_of_a_limit() {
    for round in 0..5 {
        let shop = TestShop::new();
        let id = debtor(&shop, "Karim", "100");
        // Each a program's own connection to the file.
        let ledgers: Vec<SqliteLedger> = (0..4).map(|_| SqliteLedger::open(shop.path()).unwrap()).collect();
        let start = Barrier::new(ledgers.len());
        let let_through = std::thread::scope(|scope| {
            let tries: Vec<_> = ledgers
                .iter()
                .zip(1..)
                .map(|(ledger, place)| {
                    let start = &start;
                    scope.spawn(move || {
                        start.wait();
                        ledger.record(&on_credit(id, place, "60")).is_ok()
                    })
                })
                .collect();
            tries.into_iter().map(|tried| tried.join().unwrap()).filter(|went| *went).count()
        });
        assert_eq!(let_through, 1, "round {round}");
        assert_eq!(standing(&shop, id).open, taka("60"));
        shop.assert_whole();
    }
}

#[test]
fn a_sale_that_failed_asks_again_before_another_account_tries_it() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "100");
    let first = shop.record(&on_credit(id, 1, "100"));
    shop.apply(&first, failed(after(1)));
    let other = shop.record(&on_credit(id, 2, "100"));
    let further = new_attempt("auto", after(3));
    assert_eq!(refusal(shop.ledger.add_attempt(&first, &further)), over("100", "100"));
    assert_eq!(shop.ledger.sale(&first).unwrap().unwrap().status(), Status::Failed, "it stays as it was");
    shop.apply(&other, failed(after(4)));
    shop.ledger.add_attempt(&first, &further).unwrap();
    shop.apply(&further.reference, succeeded(after(5), "1"));
    assert_eq!(standing(&shop, id).due, taka("100"));
    shop.assert_whole();
}

#[test]
fn a_payment_is_booked_once_however_often_it_is_sent() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "500");
    let other = debtor(&shop, "Rahima", "500");
    shop.sold(&on_credit(id, 1, "300"), "1");
    shop.sold(&on_credit(other, 2, "300"), "1");
    let paid = pay(&shop, id, "120", 1).unwrap();
    assert_eq!((paid.due, paid.last_paid_at), (taka("180"), Some(after(91))));
    let entries = shop.count("SELECT count(*) FROM events");
    let program = SqliteLedger::open(shop.path()).unwrap();
    for ledger in [&*shop.ledger, &program] {
        let again = ledger.take_payment(id, taka("120"), Some("again"), &mark(1), "clerk2", after(95));
        assert_eq!(again.unwrap().due, taka("180"));
    }
    assert_eq!(shop.count("SELECT count(*) FROM events"), entries);
    assert_eq!(book(&shop, "cash"), 120 * UNIT);
    // The mark of another payment books nothing and is told.
    assert_eq!(pay(&shop, id, "121", 1), Err(OnceRefusal::Taken.into()));
    assert_eq!(pay(&shop, other, "120", 1), Err(OnceRefusal::Taken.into()));
    for bad in ["", "short", "with spaces in it", "' OR 1 --------", &"x".repeat(65)] {
        let tried = shop.ledger.take_payment(id, taka("1"), None, bad, "clerk1", after(99));
        assert_eq!(tried, Err(OnceRefusal::Invalid.into()), "{bad:?}");
    }
    // Even when all that is owed was paid by it: the answer that was lost is given again.
    pay(&shop, id, "180", 2).unwrap();
    assert_eq!(pay(&shop, id, "180", 2).unwrap().due, taka("0"));
    assert_eq!(book(&shop, "cash"), 300 * UNIT);
    shop.assert_whole();
}

#[test]
fn the_same_payment_sent_by_many_at_once_is_booked_once() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "500");
    shop.sold(&on_credit(id, 1, "500"), "1");
    let ledgers: Vec<SqliteLedger> = (0..4).map(|_| SqliteLedger::open(shop.path()).unwrap()).collect();
    let start = Barrier::new(ledgers.len());
    std::thread::scope(|scope| {
        for ledger in &ledgers {
            scope.spawn(|| {
                start.wait();
                let paid = ledger.take_payment(id, taka("100"), None, &mark(1), "clerk1", after(9));
                assert_eq!(paid.unwrap().due, taka("400"));
            });
        }
    });
    assert_eq!((book(&shop, "cash"), book(&shop, "due:1")), (100 * UNIT, 400 * UNIT));
    shop.assert_whole();
}

#[test]
fn neither_payment_nor_correction_takes_a_due_below_nothing() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "500");
    shop.sold(&on_credit(id, 1, "100"), "1");
    let too_much = DebtorRefusal::MoreThanDue { due: taka("100") };
    assert_eq!(refusal(pay(&shop, id, "100.0001", 1)), too_much);
    for nothing in ["0", "-5"] {
        assert_eq!(refusal(pay(&shop, id, nothing, 2)), too_much);
    }
    let adjust = |amount: &str| shop.ledger.adjust_due(id, taka(amount), "why", "owner", after(100));
    assert_eq!(refusal(adjust("-100.01")), too_much);
    assert_eq!(adjust("-40").unwrap().due, taka("60"));
    assert_eq!(adjust("250").unwrap().due, taka("310"), "an old notebook's");
    assert_eq!((book(&shop, "written_off"), book(&shop, "dues_opening")), (40 * UNIT, -250 * UNIT));
    assert_eq!(refusal(shop.ledger.adjust_due(7, taka("1"), "x", "owner", noon())), DebtorRefusal::NoDebtor);
    pay(&shop, id, "310", 3).unwrap();
    assert_eq!(refusal(pay(&shop, id, "0.01", 4)), DebtorRefusal::MoreThanDue { due: taka("0") });
    assert_eq!(shop.count("SELECT sum(balance) FROM books"), 0);
    shop.assert_whole();
}

#[test]
fn a_reversal_takes_the_sale_off_the_due_again_paid_or_not() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "200");
    let given_back = |reference: &Reference, minutes| {
        shop.apply(reference, change(Status::Reversed, after(minutes)));
    };
    let first = shop.sold(&on_credit(id, 1, "150"), "1");
    given_back(&first, 2);
    given_back(&first, 3);
    assert_eq!(standing(&shop, id).due, taka("0"), "once");
    let paid = shop.sold(&on_credit(id, 4, "150"), "1");
    pay(&shop, id, "150", 1).unwrap();
    given_back(&paid, 200);
    // They paid for what they did not get: the shop owes them, and it counts towards what they buy next.
    let owed = standing(&shop, id);
    assert_eq!((owed.due, owed.last_paid_at), (taka("-150"), Some(after(91))));
    assert_eq!(refusal(shop.ledger.record(&on_credit(id, 5, "351"))), over("-150", "200"));
    shop.sold(&on_credit(id, 6, "350"), "1");
    assert_eq!(standing(&shop, id).due, taka("200"));
    let lines = shop.ledger.due_lines(id, 10).unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.kind, line.amount, line.due)).collect();
    assert_eq!(
        told,
        [
            (DueKind::Sale, taka("350"), taka("200")),
            (DueKind::Reversal, taka("-150"), taka("-150")),
            (DueKind::Payment, taka("-150"), taka("0")),
            (DueKind::Sale, taka("150"), taka("150")),
            (DueKind::Reversal, taka("-150"), taka("0")),
            (DueKind::Sale, taka("150"), taka("150")),
        ]
    );
    assert_eq!((lines[1].reference.as_deref(), lines[1].clerk.as_str()), (Some(paid.as_str()), "clerk1"));
    assert_eq!(shop.ledger.due_lines(id, 2).unwrap(), lines[..2]);
    shop.assert_whole();
}

#[test]
fn a_drawer_holds_cash_and_payments_and_nothing_that_is_owed() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "1000");
    shop.ledger.open_shift("clerk1", taka("500"), noon()).unwrap();
    shop.sold(&new_sale("01711111111", taka("50"), "soho", after(1)), "1");
    shop.sold(&on_credit(id, 2, "300"), "1");
    let back = shop.sold(&on_credit(id, 3, "70"), "1");
    shop.apply(&back, change(Status::Reversed, after(4)));
    pay(&shop, id, "120", 1).unwrap();
    // Another clerk's payment is in another drawer.
    shop.ledger.take_payment(id, taka("10"), None, &mark(2), "clerk2", after(5)).unwrap();
    let late = shop.record(&on_credit(id, 6, "25"));
    shop.apply(&late, change(Status::Unknown, after(6)));
    let x = shop.ledger.open_shift_of("clerk1").unwrap().unwrap();
    assert_eq!((x.sales(), x.amount().unwrap()), (2, taka("350")), "a sale on credit is a sale");
    assert_eq!((x.on_credit, x.payments, x.expected().unwrap()), (taka("300"), taka("120"), taka("670")));
    let z = shop.ledger.close_shift("clerk1", taka("670"), after(100)).unwrap();
    assert_eq!(z.difference().unwrap(), Some(taka("0")));
    assert_eq!((z.on_credit, z.payments), (taka("300"), taka("120")));
    assert_eq!((z.unresolved.len(), z.unresolved[0].debtor), (1, Some(id)));
    assert_eq!(shop.ledger.z_report(1).unwrap(), Some(z));
    assert_eq!(book(&shop, "cash"), 10 * UNIT, "the other clerk's");
    // Settled after the close, it touches no drawer and is no cash, and is told with the debtor.
    shop.apply(&late, succeeded(after(101), "1"));
    shop.ledger.open_shift("clerk1", taka("0"), after(102)).unwrap();
    let next = shop.ledger.close_shift("clerk1", taka("0"), after(103)).unwrap();
    assert_eq!((next.adjusted().unwrap(), next.difference().unwrap()), (taka("0"), Some(taka("0"))));
    let told = &next.adjustments[0];
    assert_eq!((told.reference.as_str(), told.debtor, told.amount), (late.as_str(), Some(id), taka("25")));
    assert_eq!((book(&shop, "cash"), book(&shop, "adjustments")), (10 * UNIT, 0));
    assert_eq!(standing(&shop, id).due, taka("195"));
    shop.assert_whole();
}

#[test]
fn a_day_tells_what_was_sold_on_credit_and_what_was_paid() {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "1000");
    shop.sold(&on_credit(id, 1, "300"), "1");
    let back = shop.sold(&on_credit(id, 2, "100"), "1");
    pay(&shop, id, "50", 1).unwrap();
    shop.ledger.adjust_due(id, taka("20"), "notebook", "owner", after(3)).unwrap();
    shop.apply(&back, change(Status::Reversed, after(60 * 24)));
    let on = |day: &str| -> Vec<(Money, Money)> {
        let day: NaiveDate = day.parse().unwrap();
        let totals = shop.ledger.due_totals(day, day).unwrap();
        totals.iter().map(|totals| (totals.on_credit, totals.received)).collect()
    };
    assert_eq!(on("2026-11-21"), [(taka("400"), taka("50"))]);
    assert_eq!(on("2026-11-22"), [(taka("-100"), taka("0"))]);
    assert_eq!(on("2026-11-23"), []);
}

#[test]
fn debtors_are_found_and_their_names_are_their_own() {
    let shop = TestShop::new();
    let karim = debtor(&shop, "  Karim   Tea Stall ", "500");
    let phone = NewDebtor { phone: Some("01711000002".to_owned()), ..wanted("রহিমা", "100") };
    let rahima = shop.ledger.save_debtor(&phone, "owner", noon()).unwrap().id;
    shop.sold(&on_credit(rahima, 1, "10"), "1");
    let found = |text: &str, only_enabled: bool| -> Vec<i64> {
        shop.ledger.debtors(text, only_enabled, 9).unwrap().iter().map(|one| one.id).collect()
    };
    assert_eq!(found("", true), [rahima, karim], "who owes most comes first");
    assert_eq!((found("tea", true), found("রহি", true)), (vec![karim], vec![rahima]));
    assert_eq!((found("১১০০০০০২", true), found("arim", true)), (vec![rahima], vec![]));
    for taken in ["karim tea stall", "KARIM TEASTALL", "Karim Tea\u{200c} Stall"] {
        assert_eq!(
            refusal(shop.ledger.save_debtor(&wanted(taken, "1"), "owner", noon())),
            DebtorRefusal::NameTaken
        );
        assert_eq!(shop.ledger.debtor_named(taken).unwrap().unwrap().id, karim);
    }
    for none in ["", " \u{200b} ", "42", "৪২ 7"] {
        assert_eq!(
            refusal(shop.ledger.save_debtor(&wanted(none, "1"), "owner", noon())),
            DebtorRefusal::InvalidName
        );
    }
    let same = NewDebtor { id: Some(karim), ..wanted("Karim Tea Stall", "500") };
    let entries = shop.count("SELECT count(*) FROM events");
    shop.ledger.save_debtor(&same, "owner", noon()).unwrap();
    assert_eq!(shop.count("SELECT count(*) FROM events"), entries, "what changes nothing is no entry");
    let off = NewDebtor { id: Some(karim), enabled: false, ..wanted("Karim", "20") };
    let off = shop.ledger.save_debtor(&off, "owner", noon()).unwrap();
    assert_eq!((off.name.as_str(), off.limit, off.enabled), ("Karim", taka("20"), false));
    assert_eq!((found("", true), found("", false)), (vec![rahima], vec![rahima, karim]));
    let other = NewDebtor { id: Some(karim), ..wanted("রহিমা", "20") };
    assert_eq!(refusal(shop.ledger.save_debtor(&other, "owner", noon())), DebtorRefusal::NameTaken);
    let nobody = NewDebtor { id: Some(77), ..wanted("Nobody", "20") };
    assert_eq!(refusal(shop.ledger.save_debtor(&nobody, "owner", noon())), DebtorRefusal::NoDebtor);
    shop.assert_whole();
}

/// A shop in which a due moved in every way.
fn busy() -> TestShop {
    let shop = TestShop::new();
    let id = debtor(&shop, "Karim", "500");
    shop.sold(&on_credit(id, 1, "300"), "1");
    pay(&shop, id, "100", 1).unwrap();
    shop.ledger.adjust_due(id, taka("20"), "notebook", "owner", after(3)).unwrap();
    shop.assert_whole();
    shop
}

#[test]
fn dues_refuse_every_change_of_what_was_written() {
    let shop = busy();
    for sql in [
        "UPDATE due_lines SET amount = 0",
        "DELETE FROM due_lines",
        "INSERT OR REPLACE INTO due_lines SELECT debtor, event, kind, currency, 0, due, day FROM due_lines",
        "UPDATE due_payments SET once = 'another-mark'",
        "DELETE FROM due_payments",
        "INSERT OR REPLACE INTO due_payments SELECT once, debtor, 1 FROM due_payments",
        "DELETE FROM debtors",
        "INSERT OR REPLACE INTO debtors SELECT id, 'Other', 'other', phone, currency, most, enabled, last_paid_at FROM debtors",
    ] {
        assert!(shop.tool().execute(sql, []).is_err(), "{sql}");
    }
    shop.assert_whole();
}

#[test]
fn verify_finds_whatever_was_edited_of_a_debtor() {
    for (sql, told) in [
        ("UPDATE debtors SET most = most * 10", "debtor 1"),
        ("UPDATE debtors SET enabled = 0", "debtor 1"),
        ("UPDATE debtors SET name = 'Rahim'", "debtor 1"),
        ("UPDATE debtors SET last_paid_at = 1", "debtor 1"),
        ("UPDATE sales SET debtor = NULL", "is not what entry"),
        ("UPDATE books SET balance = balance - 1 WHERE name = 'due:1'", "due:1"),
        (
            "DROP TRIGGER due_lines_are_not_changed; UPDATE due_lines SET due = 0 WHERE kind = 'payment'",
            "due of debtor 1",
        ),
        (
            "DROP TRIGGER due_lines_are_not_deleted; DELETE FROM due_lines WHERE kind = 'sale'",
            "due of debtor 1",
        ),
        ("DROP TRIGGER due_payments_are_not_deleted; DELETE FROM due_payments", "mark of payment"),
        (
            "DROP TRIGGER events_are_not_changed;
             UPDATE events SET body = replace(body, '500', '900') WHERE kind = 'debtor_added'",
            "was changed",
        ),
        (
            "DROP TRIGGER events_are_not_changed;
             UPDATE events SET body = replace(body, '100.00', '200.00') WHERE kind = 'due_paid'",
            "was changed",
        ),
        ("INSERT INTO debtors VALUES (2, 'x', 'x', NULL, 'BDT', 1, 1, NULL)", "debtor 2"),
    ] {
        let shop = busy();
        shop.tool().execute_batch(sql).unwrap();
        let report = shop.ledger.verify().unwrap();
        assert!(!report.ok, "{sql}");
        assert!(report.problems.iter().any(|problem| problem.contains(told)), "{sql}: {:?}", report.problems);
    }
}

#[test]
fn a_ledger_from_before_dues_is_brought_up_to_date() {
    let mut shop = TestShop::new();
    shop.ledger.open_shift("clerk1", taka("500"), noon()).unwrap();
    shop.sold(&new_sale("01711111111", taka("50"), "soho", after(1)), "1");
    let z = shop.ledger.close_shift("clerk1", taka("550"), after(2)).unwrap();
    let stored: String = shop
        .tool()
        .query_row("SELECT body FROM events WHERE kind = 'shift_closed'", [], |row| row.get(0))
        .unwrap();
    assert!(
        !stored.contains("on_credit") && !stored.contains("payments"),
        "as it was always written: {stored}"
    );
    crate::opening::as_of_version_8(&shop);
    shop.ledger = std::sync::Arc::new(SqliteLedger::open(shop.path()).unwrap());
    assert_eq!(shop.ledger.z_report(1).unwrap(), Some(z));
    let id = debtor(&shop, "Karim", "500");
    shop.sold(&on_credit(id, 5, "20"), "1");
    assert_eq!(standing(&shop, id).due, taka("20"));
    shop.assert_whole();
}
