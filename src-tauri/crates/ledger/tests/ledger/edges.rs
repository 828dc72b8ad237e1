//! Where days, weeks, months and hours end, on the clocks of both countries with days from three in the morning.

use tillup_core::report::GroupBy;

use crate::shop::*;

/// Last moment before, first moment after; and the day, week, month and hour that each belongs to.
struct Edge {
    timezone: &'static str,
    before: (&'static str, [&'static str; 4]),
    after: (&'static str, [&'static str; 4]),
}

const EDGES: [Edge; 8] = [
    // Dhaka is six hours ahead: three in the morning is 21:00 of the day before.
    Edge {
        timezone: "Asia/Dhaka",
        before: ("2026-11-24T20:59:59.999Z", ["2026-11-24", "2026-11-22", "2026-11", "02"]),
        after: ("2026-11-24T21:00:00Z", ["2026-11-25", "2026-11-22", "2026-11", "03"]),
    },
    // The night to Sunday, in which a week begins.
    Edge {
        timezone: "Asia/Dhaka",
        before: ("2026-11-21T20:59:59.999Z", ["2026-11-21", "2026-11-15", "2026-11", "02"]),
        after: ("2026-11-21T21:00:00Z", ["2026-11-22", "2026-11-22", "2026-11", "03"]),
    },
    Edge {
        timezone: "Asia/Dhaka",
        before: ("2026-11-30T20:59:59.999Z", ["2026-11-30", "2026-11-29", "2026-11", "02"]),
        after: ("2026-11-30T21:00:00Z", ["2026-12-01", "2026-11-29", "2026-12", "03"]),
    },
    // A leap year's February, and midnight, which ends nothing.
    Edge {
        timezone: "Asia/Dhaka",
        before: ("2028-02-29T17:59:59.999Z", ["2028-02-29", "2028-02-27", "2028-02", "23"]),
        after: ("2028-02-29T18:00:00Z", ["2028-02-29", "2028-02-27", "2028-02", "00"]),
    },
    Edge {
        timezone: "Asia/Dhaka",
        before: ("2028-02-29T20:59:59.999Z", ["2028-02-29", "2028-02-27", "2028-02", "02"]),
        after: ("2028-02-29T21:00:00Z", ["2028-03-01", "2028-02-27", "2028-03", "03"]),
    },
    // Kolkata is five hours and a half ahead: 21:30.
    Edge {
        timezone: "Asia/Kolkata",
        before: ("2026-11-24T21:29:59.999Z", ["2026-11-24", "2026-11-22", "2026-11", "02"]),
        after: ("2026-11-24T21:30:00Z", ["2026-11-25", "2026-11-22", "2026-11", "03"]),
    },
    // The turn of the year, within a week.
    Edge {
        timezone: "Asia/Kolkata",
        before: ("2026-12-31T21:29:59.999Z", ["2026-12-31", "2026-12-27", "2026-12", "02"]),
        after: ("2026-12-31T21:30:00Z", ["2027-01-01", "2026-12-27", "2027-01", "03"]),
    },
    Edge {
        timezone: "Asia/Kolkata",
        before: ("2027-01-02T21:29:59.999Z", ["2027-01-02", "2026-12-27", "2027-01", "02"]),
        after: ("2027-01-02T21:30:00Z", ["2027-01-03", "2027-01-03", "2027-01", "03"]),
    },
];

#[test]
fn a_moment_later_is_another_day_week_month_or_hour() {
    for Edge { timezone, before, after } in EDGES {
        for (moment, keys) in [before, after] {
            let shop = TestShop::quick();
            let config = tillup_core::shop::ShopConfig { timezone: timezone.parse().unwrap(), ..config() };
            shop.ledger.save_config(&config, "owner", at(moment)).unwrap();
            let sale = shop.record(&new_sale("01700000001", taka("10"), "soho", at(moment)));
            shop.apply(&sale, succeeded(at(moment), "1"));
            let other = shop.record(&new_sale("01700000002", taka("10"), "soho", at(moment)));
            shop.apply(&other, failed(at(moment)));
            shop.record(&new_sale("01700000003", taka("10"), "soho", at(moment)));
            let day: chrono::NaiveDate = keys[0].parse().unwrap();
            for (by, key) in
                [GroupBy::Day, GroupBy::Week, GroupBy::Month, GroupBy::Hour].into_iter().zip(keys)
            {
                let report = shop.ledger.report(day, day, Some(by)).unwrap().remove(0);
                let found: Vec<_> = report.groups.iter().map(|(key, _)| key.as_str()).collect();
                assert_eq!(found, [key], "{moment} in {timezone}");
                let totals = &report.groups[0].1;
                assert_eq!((totals.sales, totals.failed.sales, totals.pending.sales), (1, 1, 1));
            }
            for not in [day.pred_opt().unwrap(), day.succ_opt().unwrap()] {
                assert!(shop.ledger.report(not, not, Some(GroupBy::Hour)).unwrap()[0].groups.is_empty());
            }
            shop.assert_whole();
        }
    }
}
