//! Writing sales down, the guard, and what becomes of attempts.

use chrono::TimeDelta;
use tillup_core::{
    ledger::{Change, Ledger, LedgerError, NewSale, NumberMemory, Recorded},
    offer::SoldOffer,
    operator::Service,
    sale::{CommissionSource, Evidence, Reason, Resolution, Status},
};
use tillup_ledger::SalesFilter;

use crate::shop::*;

#[test]
fn a_sale_reads_back_as_it_was_recorded() {
    let shop = TestShop::new();
    let mut sale = new_sale("01712345678", taka("290.0001"), "soho", noon());
    sale.order.charge = taka("5");
    sale.order.circle = Some("4".into());
    sale.order.unit = Some("2".into());
    sale.order.dob = Some("1990-02-28".parse().unwrap());
    sale.order.scheme = true;
    sale.order.offer = Some(SoldOffer {
        id: "2150".into(),
        title: "৩০ জিবি <b>".into(),
        identifiers: vec![("package".into(), "x".into())],
        promised_commission: "3.5".into(),
    });
    let reference = shop.record(&sale);
    let read = shop.ledger.sale(&reference).unwrap().unwrap();
    assert_eq!(read.order, sale.order);
    assert_eq!(
        (read.reference.clone(), read.receipt_no.as_str(), read.clerk.as_str()),
        (reference, "000001", "clerk1")
    );
    assert_eq!((read.status(), read.created_at, read.final_at), (Status::Sending, noon(), None));
    assert_eq!(read.commission, sale.attempt.expected_commission);
    assert_eq!(read.attempts[0].sent_at, Some(noon()));
    assert_eq!(
        shop.count("SELECT count(*) FROM events WHERE kind IN ('sale_recorded', 'attempt_sending')"),
        2
    );
    shop.assert_whole();
}

#[test]
fn a_reference_is_never_used_twice() {
    let shop = TestShop::new();
    let first = new_sale("01712345678", taka("20"), "soho", noon());
    shop.record(&first);
    let mut second = new_sale("01812345678", taka("20"), "soho", noon());
    second.attempt.reference = first.attempt.reference.clone();
    assert_eq!(shop.ledger.record(&second).unwrap_err(), LedgerError::ReferenceTaken);
    assert_eq!(shop.count("SELECT count(*) FROM sales"), 1);
    let third = shop.record(&new_sale("01912345678", taka("20"), "soho", noon()));
    assert_eq!(shop.ledger.sale(&third).unwrap().unwrap().receipt_no, "000002");
    shop.assert_whole();
}

#[test]
fn the_guard_stops_what_is_open_or_was_sold_just_now() {
    let shop = TestShop::new();
    let sale = |minutes| new_sale("01712345678", taka("20"), "soho", noon() + TimeDelta::minutes(minutes));
    let repeat = |sale: &NewSale| match shop.ledger.record(sale).unwrap() {
        Recorded::New(_) => None,
        Recorded::Repeat(earlier) => Some(earlier),
    };
    let first = shop.record(&sale(0));
    assert_eq!(repeat(&sale(60)), Some(first.clone()), "open, however old");
    shop.apply(&first, succeeded(noon(), "1"));
    assert_eq!(repeat(&sale(5)), Some(first.clone()), "recorded within the time");
    assert_eq!(shop.ledger.repeat_of(&number("01712345678"), taka("20"), noon()).unwrap(), Some(first));
    let second = shop.record(&sale(6));
    shop.apply(&second, failed(noon() + TimeDelta::minutes(6)));
    let third = shop.record(&sale(7));
    shop.apply(&third, succeeded(noon(), "1"));
    let confirmed = NewSale { guard_since: None, ..sale(7) };
    assert_eq!(repeat(&confirmed), None, "confirmed");
    assert_eq!(repeat(&new_sale("01712345678", taka("21"), "soho", noon())), None, "another amount");
    assert_eq!(repeat(&new_sale("01712345679", taka("20"), "soho", noon())), None, "another number");
    assert_eq!(repeat(&new_sale("01712345678", rupees("20"), "india", noon())), None, "another currency");
}

#[test]
fn an_attempt_goes_only_where_its_state_allows() {
    for from in [
        Status::Sending,
        Status::Pending,
        Status::Unknown,
        Status::Succeeded,
        Status::Failed,
        Status::Reversed,
    ] {
        for to in Status::ALL {
            let shop = TestShop::new();
            let reference = shop.record(&new_sale("01712345678", taka("20"), "soho", noon()));
            if from != Status::Sending {
                shop.apply(&reference, change(from, noon()));
            }
            let after = shop.apply(&reference, change(to, noon()));
            let expected = if from.may_become(to) { to } else { from };
            assert_eq!(after.status(), expected, "{from} -> {to}");
            assert_eq!(shop.ledger.sale(&reference).unwrap().unwrap(), after, "{from} -> {to}");
            shop.assert_whole();
        }
    }
}

#[test]
fn a_recorded_attempt_is_sent_once() {
    let shop = TestShop::new();
    let mut sale = new_sale("01712345678", taka("20"), "soho", noon());
    sale.attempt.sending = false;
    let reference = shop.record(&sale);
    assert_eq!(
        shop.apply(&reference, succeeded(noon(), "1")).status(),
        Status::Recorded,
        "nothing unsent succeeds"
    );
    let before = Evidence { wallet_before: Some(taka("100")), ..Evidence::default() };
    assert!(shop.ledger.mark_sending(&reference, &before, noon()).unwrap());
    assert!(!shop.ledger.mark_sending(&reference, &before, noon()).unwrap());
    let read = shop.ledger.sale(&reference).unwrap().unwrap();
    assert_eq!(
        (read.status(), read.attempts[0].evidence.wallet_before),
        (Status::Sending, Some(taka("100")))
    );
    assert_eq!(shop.ledger.mark_sending(&new_reference(), &before, noon()), Err(LedgerError::NotFound));
    shop.assert_whole();
}

#[test]
fn evidence_gathers_and_what_was_posted_stays() {
    let shop = TestShop::new();
    let reference = shop.record(&new_sale("01712345678", taka("100"), "soho", noon()));
    let told = |message: &str, fee: Option<&str>| Evidence {
        message: Some(message.into()),
        fee: fee.map(taka),
        ..Evidence::default()
    };
    let later = |minutes| noon() + TimeDelta::minutes(minutes);
    shop.apply(
        &reference,
        Change {
            evidence: told("accepted", None),
            next_check_at: Some(later(1)),
            ..change(Status::Pending, later(0))
        },
    );
    let events = shop.count("SELECT count(*) FROM events");
    shop.apply(&reference, Change { next_check_at: Some(later(3)), ..change(Status::Pending, later(1)) });
    assert_eq!(shop.count("SELECT count(*) FROM events"), events, "a new check time is no event");
    assert_eq!(shop.ledger.next_due_at().unwrap(), Some(later(3)));
    shop.apply(
        &reference,
        Change { evidence: told("working", Some("0.5")), ..change(Status::Pending, later(3)) },
    );
    assert_eq!(shop.count("SELECT count(*) FROM events"), events + 1);
    let sale = shop.apply(
        &reference,
        Change {
            evidence: Evidence { operator_reference: Some("OP1".into()), ..Evidence::default() },
            ..succeeded(later(4), "3")
        },
    );
    assert_eq!(
        (sale.fee, sale.commission.amount, sale.commission.source),
        (taka("0.5"), taka("3"), CommissionSource::Rate)
    );
    let late = Change {
        evidence: Evidence { fee: Some(taka("9")), ..Evidence::default() },
        ..succeeded(later(9), "7")
    };
    let sale = shop.apply(&reference, late);
    assert_eq!((sale.fee, sale.commission.amount), (taka("0.5"), taka("3")));
    assert_eq!(sale.attempts[0].evidence.fee, Some(taka("9")));
    assert_eq!(sale.attempts[0].evidence.operator_reference.as_deref(), Some("OP1"));
    assert_eq!(sale.attempts[0].answered_at, Some(later(9)));
    shop.assert_whole();
}

#[test]
fn silence_is_no_answer() {
    let shop = TestShop::new();
    let reference = shop.record(&new_sale("01712345678", taka("100"), "soho", noon()));
    let sale =
        shop.apply(&reference, Change { reason: Some(Reason::Timeout), ..change(Status::Unknown, noon()) });
    assert_eq!((sale.attempts[0].answered_at, sale.reason()), (None, Some(Reason::Timeout)));
}

#[test]
fn a_persons_word_is_kept() {
    let shop = TestShop::new();
    let reference = shop.record(&new_sale("01712345678", taka("100"), "soho", noon()));
    shop.apply(&reference, change(Status::Unknown, noon()));
    let word = Resolution { by: "owner".into(), why: "seen in the provider's list".into(), at: noon() };
    let sale = shop.apply(
        &reference,
        Change {
            resolution: Some(word.clone()),
            reason: Some(Reason::ResolvedByPerson),
            ..succeeded(noon(), "3")
        },
    );
    assert_eq!(sale.resolution, Some(word.clone()));
    assert_eq!(shop.ledger.sale(&reference).unwrap().unwrap().resolution, Some(word));
    assert_eq!(shop.count("SELECT count(*) FROM events WHERE actor = 'owner' AND kind = 'sale_succeeded' AND body LIKE '%seen in the%'"), 1);
}

#[test]
fn a_further_attempt_follows_only_a_failure() {
    let shop = TestShop::new();
    let reference = shop.record(&new_sale("01712345678", taka("100"), "soho", noon()));
    assert_eq!(shop.ledger.add_attempt(&reference, &new_attempt("auto", noon())), Err(LedgerError::NotFound));
    shop.apply(&reference, failed(noon()));
    let day = noon().date_naive();
    let counted = |shop: &TestShop| shop.ledger.report(day, day, None).unwrap()[0].totals;
    assert_eq!(counted(&shop).failed.sales, 1);
    let second = new_attempt("auto", noon());
    shop.ledger.add_attempt(&reference, &second).unwrap();
    assert_eq!((counted(&shop).failed.sales, counted(&shop).pending.sales), (0, 1));
    let sale = shop.apply(&second.reference, succeeded(noon(), "3"));
    assert_eq!(
        (sale.reference.clone(), sale.status(), sale.attempts.len()),
        (reference.clone(), Status::Succeeded, 2)
    );
    assert_eq!(shop.ledger.sale(&second.reference).unwrap().unwrap().reference, reference);
    assert_eq!((counted(&shop).failed.sales, counted(&shop).sales), (0, 1));
    shop.assert_whole();
}

#[test]
fn a_look_up_is_taken_once() {
    let shop = TestShop::new();
    let other = tillup_ledger::SqliteLedger::open(shop.path()).unwrap();
    let mut references = Vec::new();
    for place in 0..20 {
        let reference = shop.record(&new_sale(&format!("017000000{place:02}"), taka("20"), "soho", noon()));
        shop.apply(
            &reference,
            Change {
                next_check_at: Some(noon() + TimeDelta::seconds(place)),
                ..change(Status::Pending, noon())
            },
        );
        references.push(reference);
    }
    let now = noon() + TimeDelta::seconds(14);
    assert_eq!(shop.ledger.due(now, 100).unwrap(), references[..15]);
    assert_eq!(shop.ledger.due(now, 3).unwrap(), references[..3]);
    let claim = |ledger: &tillup_ledger::SqliteLedger| {
        references
            .iter()
            .filter(|reference| ledger.claim_check(reference, now, now + TimeDelta::seconds(30)).unwrap())
            .count()
    };
    let taken = std::thread::scope(|scope| {
        let there = scope.spawn(|| claim(&other));
        claim(&shop.ledger) + there.join().unwrap()
    });
    assert_eq!(taken, 15);
    assert!(shop.ledger.due(now, 100).unwrap().is_empty());
    assert_eq!(shop.ledger.next_due_at().unwrap(), Some(noon() + TimeDelta::seconds(15)));
    assert_eq!(shop.ledger.sale(&references[0]).unwrap().unwrap().attempts[0].checks, 1);
}

#[test]
fn a_number_is_remembered_by_what_it_was_last_sold_with() {
    let shop = TestShop::new();
    let mut sale = new_sale("01712345678", taka("20"), "soho", noon());
    sale.order.operator = operator("SK");
    sale.order.service = Service::Skitto;
    let reference = shop.record(&sale);
    assert_eq!(shop.ledger.memory(&sale.order.number).unwrap(), None);
    shop.apply(&reference, succeeded(noon(), "1"));
    let memory = NumberMemory { operator: operator("SK"), service: Service::Skitto, circle: None };
    assert_eq!(shop.ledger.memory(&sale.order.number).unwrap(), Some(memory));
    let mut bill = new_sale("4711-22", rupees("20"), "india", noon());
    bill.order.service = Service::Electricity;
    let reference = shop.record(&bill);
    shop.apply(
        &reference,
        Change {
            commission: tillup_core::sale::Commission { amount: rupees("1"), source: CommissionSource::Rate },
            ..change(Status::Succeeded, noon())
        },
    );
    assert_eq!(shop.ledger.memory(&bill.order.number).unwrap(), None);
}

#[test]
fn sales_are_found_newest_first_by_any_mixture_of_filters() {
    let shop = TestShop::new();
    let mut all = Vec::new();
    for place in 0..40_i64 {
        let mut sale = new_sale(
            &format!("0170000000{}", place % 4),
            taka(&format!("{}", 20 + place)),
            "soho",
            noon() + TimeDelta::hours(place),
        );
        sale.clerk = format!("clerk{}", place % 3);
        let reference = shop.record(&sale);
        match place % 5 {
            0 => shop.apply(&reference, failed(sale.attempt.at)),
            1 => shop.apply(&reference, change(Status::Pending, sale.attempt.at)),
            2 => shop.apply(&reference, change(Status::Reversed, sale.attempt.at)),
            _ => shop.apply(&reference, succeeded(sale.attempt.at, "1")),
        };
        all.push(shop.ledger.sale(&reference).unwrap().unwrap());
    }
    all.reverse();
    let calendar = config().calendar();
    let days: Vec<Option<chrono::NaiveDate>> = vec![None, Some("2026-11-22".parse().unwrap())];
    for status in
        [None, Some(Status::Failed), Some(Status::Pending), Some(Status::Succeeded), Some(Status::Reversed)]
    {
        for number in [None, Some("01700000002".to_owned())] {
            for clerk in [None, Some("clerk1".to_owned())] {
                for from in &days {
                    for to in &days {
                        for limit in [3, 1000] {
                            let filter = SalesFilter {
                                from: *from,
                                to: *to,
                                status,
                                number: number.clone(),
                                clerk: clerk.clone(),
                                limit,
                                ..SalesFilter::default()
                            };
                            let expected: Vec<_> = all
                                .iter()
                                .filter(|sale| status.is_none_or(|status| sale.status() == status))
                                .filter(|sale| {
                                    number.as_ref().is_none_or(|number| sale.order.number.as_str() == number)
                                })
                                .filter(|sale| clerk.as_ref().is_none_or(|clerk| &sale.clerk == clerk))
                                .filter(|sale| {
                                    from.is_none_or(|from| calendar.day_of(sale.created_at) >= from)
                                })
                                .filter(|sale| to.is_none_or(|to| calendar.day_of(sale.created_at) <= to))
                                .take(usize::try_from(limit).unwrap())
                                .cloned()
                                .collect();
                            assert_eq!(shop.ledger.sales(&filter).unwrap(), expected, "{filter:?}");
                        }
                    }
                }
            }
        }
    }
    let open: Vec<_> = all.iter().rev().filter(|sale| sale.status().is_open()).cloned().collect();
    assert_eq!(shop.ledger.open_sales().unwrap(), open);
}

#[test]
fn recent_successes_are_those_that_still_stand() {
    let shop = TestShop::new();
    let sell = |to: &str, account: &str, hours: i64| {
        shop.sold(&new_sale(to, taka("20"), account, noon() + TimeDelta::hours(hours)), "1")
    };
    let _old = sell("01700000001", "soho", -50);
    let first = sell("01700000002", "soho", 0);
    let _other = sell("01700000003", "auto", 1);
    let reversed = sell("01700000004", "soho", 2);
    shop.apply(&reversed, change(Status::Reversed, noon() + TimeDelta::hours(3)));
    let last = sell("01700000005", "soho", 4);
    let since = noon() - TimeDelta::hours(40);
    assert_eq!(shop.ledger.recent_successes(&["sohojpay", "x"], since, 10).unwrap(), [last.clone(), first]);
    assert_eq!(shop.ledger.recent_successes(&["sohojpay"], since, 1).unwrap(), [last]);
    assert!(shop.ledger.recent_successes(&[], since, 10).unwrap().is_empty());
}
