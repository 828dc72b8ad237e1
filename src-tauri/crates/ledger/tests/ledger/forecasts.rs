//! When wallets run out, out of what was posted.

use chrono::{TimeDelta, Timelike};
use tillup_core::{forecast::Forecast, ledger::Ledger};
use tillup_ledger::moment_of;

use crate::shop::*;

#[test]
fn a_wallet_is_told_by_what_left_it_hour_by_hour_and_a_new_shop_nothing() {
    let shop = TestShop::quick();
    let first = at("2026-10-01T04:00:00Z");
    shop.ledger.load_wallet("soho", taka("100000"), taka("97000"), "", "owner", first).unwrap();
    let said = |now| {
        let all = shop.ledger.wallet_forecasts(now).unwrap();
        assert_eq!(all.len(), 1, "of the others nothing is known");
        all.into_iter().next().unwrap()
    };
    assert_eq!(said(first).forecast, Forecast::CannotSay { days: 0 });
    // Every day 100 at each hour from ten to seven in the evening, 1,000 a day.
    for day in 0..28 {
        for hour in 0..10 {
            let at = first + TimeDelta::days(day) + TimeDelta::hours(hour);
            shop.sold(&new_sale(&format!("017{day:04}{hour:04}"), taka("100"), "soho", at), "3");
        }
    }
    // Elsewhere sold is not out of this wallet.
    shop.sold(&new_sale("01799999999", taka("5000"), "auto", first + TimeDelta::days(20)), "3");
    let now = first + TimeDelta::days(28);
    assert_eq!(said(now).standing, taka("72000"));
    assert_eq!(said(now).forecast, Forecast::Lasts);
    shop.ledger.load_wallet("soho", taka("-71450"), taka("-71450"), "taken back", "owner", now).unwrap();
    let told = said(now);
    let Forecast::RunsOut { likely: Some(likely), earliest, latest, .. } = told.forecast else {
        panic!("550 do not last: {told:?}")
    };
    assert_eq!((earliest, latest), (likely, Some(likely)));
    let ends = moment_of(&shop.ledger.config().unwrap().calendar(), likely);
    assert_eq!((ends - now).num_minutes(), 5 * 60 + 30, "after five sales and a half");
    assert_eq!(ends.second(), 0);
    // The rest of today and tomorrow are 2,000.
    assert_eq!(told.load, taka("1500"));
}
