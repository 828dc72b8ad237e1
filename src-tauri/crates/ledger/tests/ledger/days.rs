//! Totals by business day, currency and group.

use tillup_core::{
    ledger::Change,
    report::{GroupBy, Tally, Totals},
    sale::{Commission, CommissionSource, Evidence, Status},
};

use crate::shop::*;

fn day(shop: &TestShop, day: &str) -> Totals {
    let day = day.parse().unwrap();
    let reports = shop.ledger.report(day, day, None).unwrap();
    assert_eq!(reports.len(), 1);
    reports[0].totals
}

#[test]
fn a_day_ends_at_three_in_the_morning_in_dhaka() {
    let shop = TestShop::new();
    shop.sold(&new_sale("01700000001", taka("10"), "soho", at("2026-11-21T20:59:50Z")), "1");
    shop.sold(&new_sale("01700000002", taka("20"), "soho", at("2026-11-21T20:59:58Z")), "1");
    shop.sold(&new_sale("01700000003", taka("30"), "soho", at("2026-11-21T21:00:00Z")), "1");
    // The second was recorded before three and ended at three: it counts where it ended.
    assert_eq!((day(&shop, "2026-11-21").sales, day(&shop, "2026-11-21").amount), (1, taka("10")));
    assert_eq!((day(&shop, "2026-11-22").sales, day(&shop, "2026-11-22").amount), (2, taka("50")));
    assert_eq!(day(&shop, "2026-11-23"), Totals::none(taka("0").currency()));
    shop.assert_whole();
}

#[test]
fn a_reversal_counts_on_its_own_day_with_exactly_what_was_posted() {
    let shop = TestShop::new();
    let mut sale = new_sale("01700000001", taka("100"), "auto", noon());
    sale.order.charge = taka("2");
    let reference = shop.record(&sale);
    let told = Evidence { fee: Some(taka("0.3")), ..Evidence::default() };
    shop.apply(&reference, Change { evidence: told, ..succeeded(noon(), "3") });
    let earlier = day(&shop, "2026-11-21");
    // The owner changes when commission is paid; what was posted is still what is taken back.
    let mut config = config();
    config.accounts[1].commission_paid = tillup_core::account::CommissionPaid::Later;
    shop.ledger.save_config(&config, "owner", noon()).unwrap();
    let reversed = shop.apply(
        &reference,
        Change {
            commission: Commission { amount: taka("9"), source: CommissionSource::Reported },
            ..change(Status::Reversed, at("2026-11-25T06:00:00Z"))
        },
    );
    assert_eq!((reversed.status(), reversed.final_at), (Status::Reversed, Some(at("2026-11-25T06:00:00Z"))));
    assert_eq!(day(&shop, "2026-11-21"), earlier, "the day that is over stays as it was");
    let later = day(&shop, "2026-11-25");
    assert_eq!(
        (later.sales, later.amount, later.charge, later.fee),
        (-1, taka("-100"), taka("-2"), taka("-0.3"))
    );
    assert_eq!((later.commission_by_rate, later.commission_reported), (taka("-3"), taka("0")));
    assert_eq!(later.reversed, Tally { sales: 1, amount: taka("100") });
    assert_eq!(shop.count("SELECT count(*) FROM books WHERE balance <> 0"), 0);
    shop.assert_whole();
}

#[test]
fn a_sale_charged_and_given_back_before_we_knew_is_no_sale() {
    for from in [Status::Sending, Status::Pending, Status::Unknown] {
        let shop = TestShop::new();
        let reference = shop.record(&new_sale("01700000001", taka("100"), "soho", noon()));
        if from != Status::Sending {
            shop.apply(&reference, change(from, noon()));
        }
        shop.apply(&reference, Change { status: Status::Reversed, ..succeeded(noon(), "3") });
        let totals = day(&shop, "2026-11-21");
        assert_eq!((totals.sales, totals.amount, totals.commission_by_rate), (0, taka("0"), taka("0")));
        assert_eq!(totals.reversed, Tally { sales: 1, amount: taka("100") });
        shop.assert_whole();
    }
}

#[test]
fn what_is_open_counts_on_the_day_it_was_recorded() {
    let shop = TestShop::new();
    let pending = shop.record(&new_sale("01700000001", taka("10"), "soho", noon()));
    shop.apply(&pending, change(Status::Pending, at("2026-11-23T06:00:00Z")));
    let unknown = shop.record(&new_sale("01700000002", taka("20"), "soho", noon()));
    shop.apply(&unknown, change(Status::Unknown, noon()));
    shop.record(&new_sale("01700000003", taka("40"), "soho", noon()));
    let totals = day(&shop, "2026-11-21");
    assert_eq!(totals.pending, Tally { sales: 2, amount: taka("50") }, "one of them is being sent");
    assert_eq!(totals.unknown, Tally { sales: 1, amount: taka("20") });
    shop.apply(&pending, failed(at("2026-11-24T06:00:00Z")));
    assert_eq!(day(&shop, "2026-11-21").pending.sales, 1);
    assert_eq!(day(&shop, "2026-11-24").failed, Tally { sales: 1, amount: taka("10") });
}

#[test]
fn currencies_and_groups_stay_apart() {
    let shop = TestShop::new();
    let none = shop
        .ledger
        .report("2026-11-21".parse().unwrap(), "2026-11-21".parse().unwrap(), Some(GroupBy::Clerk))
        .unwrap();
    assert_eq!(
        (none.len(), none[0].totals, none[0].groups.len()),
        (1, Totals::none(taka("0").currency()), 0)
    );
    for place in 0..6 {
        let mut sale = new_sale(
            &format!("0170000000{place}"),
            taka("10"),
            if place < 2 { "auto" } else { "soho" },
            noon(),
        );
        sale.clerk = format!("clerk{}", place % 2);
        if place == 5 {
            sale.order.operator = operator("RB");
            sale.attempt.at = at("2026-11-22T06:00:00Z");
            sale.guard_since = None;
        }
        shop.sold(&sale, "0.25");
    }
    let indian = shop.record(&new_sale("9876543210", rupees("10"), "india", noon()));
    let commission = Commission { amount: rupees("0.5"), source: CommissionSource::Reported };
    shop.apply(&indian, Change { commission, ..change(Status::Succeeded, noon()) });
    let by = |by| {
        let reports = shop
            .ledger
            .report("2026-11-21".parse().unwrap(), "2026-11-22".parse().unwrap(), Some(by))
            .unwrap();
        let keys = |place: usize| {
            reports[place].groups.iter().map(|(key, totals)| (key.clone(), totals.sales)).collect::<Vec<_>>()
        };
        assert_eq!((reports.len(), reports[0].totals.sales, reports[1].totals.sales), (2, 6, 1));
        assert_eq!(
            (reports[0].totals.commission_by_rate, reports[1].totals.commission_reported),
            (taka("1.5"), rupees("0.5"))
        );
        (keys(0), keys(1))
    };
    let named = |pairs: &[(&str, i64)]| {
        pairs.iter().map(|(key, sales)| ((*key).to_owned(), *sales)).collect::<Vec<_>>()
    };
    assert_eq!(by(GroupBy::Account), (named(&[("auto", 2), ("soho", 4)]), named(&[("india", 1)])));
    assert_eq!(by(GroupBy::Operator), (named(&[("GP", 5), ("RB", 1)]), named(&[("GP", 1)])));
    assert_eq!(by(GroupBy::Clerk), (named(&[("clerk0", 3), ("clerk1", 3)]), named(&[("clerk1", 1)])));
    assert_eq!(
        by(GroupBy::Day),
        (named(&[("2026-11-21", 5), ("2026-11-22", 1)]), named(&[("2026-11-21", 1)]))
    );
    // The 22nd is a Sunday: a new week.
    assert_eq!(
        by(GroupBy::Week),
        (named(&[("2026-11-15", 5), ("2026-11-22", 1)]), named(&[("2026-11-15", 1)]))
    );
    assert_eq!(by(GroupBy::Month), (named(&[("2026-11", 6)]), named(&[("2026-11", 1)])));
    assert_eq!(by(GroupBy::Service), (named(&[("prepaid", 6)]), named(&[("prepaid", 1)])));
    shop.assert_whole();
}
