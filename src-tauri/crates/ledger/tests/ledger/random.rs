//! Whatever comes in whatever order, the ledger stays whole.

use chrono::TimeDelta;
use proptest::prelude::*;
use tillup_core::{
    ledger::{Change, Ledger, NewSale},
    money::Money,
    reference::Reference,
    sale::{Commission, CommissionSource, Evidence, Reason, Status},
};

use crate::shop::*;

#[derive(Clone, Debug)]
enum Step {
    Record {
        number: u8,
        units: i64,
        charge: i64,
        account: u8,
        sending: bool,
    },
    Again {
        which: prop::sample::Index,
        account: u8,
    },
    Apply {
        which: prop::sample::Index,
        status: Status,
        fee: Option<i64>,
        commission: i64,
        reported: bool,
        hours: i64,
        wallet: Option<i64>,
    },
    Send {
        which: prop::sample::Index,
    },
    Balance {
        account: u8,
        parts: i64,
    },
    Load {
        account: u8,
        parts: i64,
        paid: i64,
    },
}

const ACCOUNTS: [&str; 3] = ["soho", "auto", "india"];

fn step() -> impl Strategy<Value = Step> {
    let status = prop::sample::select(Status::ALL.to_vec());
    prop_oneof![
        4 => (0..6_u8, 1..4_i64, 0..3_i64, 0..3_u8, any::<bool>())
            .prop_map(|(number, units, charge, account, sending)| Step::Record { number, units, charge, account, sending }),
        1 => (any::<prop::sample::Index>(), 0..3_u8).prop_map(|(which, account)| Step::Again { which, account }),
        8 => (any::<prop::sample::Index>(), status, prop::option::of(0..9_999_i64), 0..99_999_i64, any::<bool>(), 0..90_i64, prop::option::of(0..9_999_999_i64))
            .prop_map(|(which, status, fee, commission, reported, hours, wallet)| Step::Apply { which, status, fee, commission, reported, hours, wallet }),
        1 => any::<prop::sample::Index>().prop_map(|which| Step::Send { which }),
        1 => (0..3_u8, 0..9_999_999_i64).prop_map(|(account, parts)| Step::Balance { account, parts }),
        1 => (0..3_u8, 1..9_999_999_i64, 0..9_999_999_i64).prop_map(|(account, parts, paid)| Step::Load { account, parts, paid }),
    ]
}

fn money(account: &str, parts: i64) -> Money {
    let currency = if account == "india" { rupees("0") } else { taka("0") }.currency();
    Money::from_parts(parts, currency)
}

fn take(shop: &TestShop, attempts: &mut Vec<(Reference, String)>, step: Step) {
    let account_of = |account: u8| ACCOUNTS[usize::from(account)];
    match step {
        Step::Record { number, units, charge, account, sending } => {
            let account = account_of(account);
            let mut sale: NewSale =
                new_sale(&format!("0170000000{number}"), money(account, units * 10_000), account, noon());
            sale.order.charge = money(account, charge * 5_000);
            sale.clerk = format!("clerk{}", number % 2);
            sale.attempt.sending = sending;
            if units % 2 == 0 {
                sale.order.offer = Some(pack(["1 GB", "45 min"][usize::from(charge == 0)]));
            }
            if number % 3 == 0 {
                sale.guard_since = None;
            }
            shop.ledger.record(&sale).unwrap();
            if shop.ledger.sale(&sale.attempt.reference).unwrap().is_some() {
                attempts.push((sale.attempt.reference, account.to_owned()));
            }
        }
        Step::Again { which, account } if !attempts.is_empty() => {
            let (sale, currency_of) = which.get(attempts).clone();
            let account = account_of(account);
            if (currency_of == "india") == (account == "india") {
                let attempt = new_attempt(account, noon());
                if shop.ledger.add_attempt(&sale, &attempt).is_ok() {
                    attempts.push((attempt.reference, account.to_owned()));
                }
            }
        }
        Step::Apply { which, status, fee, commission, reported, hours, wallet } if !attempts.is_empty() => {
            let (reference, account) = which.get(attempts).clone();
            let source = if reported { CommissionSource::Reported } else { CommissionSource::Rate };
            let change = Change {
                status,
                reason: (status == Status::Failed).then_some(Reason::Rejected),
                evidence: Evidence {
                    fee: fee.map(|parts| money(&account, parts)),
                    wallet_after: wallet.map(|parts| money(&account, parts)),
                    ..Evidence::default()
                },
                commission: Commission { amount: money(&account, commission), source },
                next_check_at: None,
                resolution: None,
                at: noon() + TimeDelta::hours(hours),
            };
            let after = shop.ledger.apply(&reference, &change).unwrap();
            assert_eq!(shop.ledger.sale(&reference).unwrap().unwrap(), after);
        }
        Step::Send { which } if !attempts.is_empty() => {
            let (reference, _) = which.get(attempts);
            shop.ledger.mark_sending(reference, &Evidence::default(), noon()).unwrap();
        }
        Step::Balance { account, parts } => {
            let account = account_of(account);
            shop.ledger.record_balance(account, money(account, parts), noon()).unwrap();
        }
        Step::Load { account, parts, paid } => {
            let account = account_of(account);
            shop.ledger
                .load_wallet(account, money(account, parts), money(account, paid), "", "owner", noon())
                .unwrap();
        }
        _ => {}
    }
}

/// The report's own figures, folded anew from the sales as they stand.
fn assert_totals_fit_the_sales(shop: &TestShop) {
    let reports =
        shop.ledger.report("2026-01-01".parse().unwrap(), "2027-12-31".parse().unwrap(), None).unwrap();
    let all = shop.ledger.sales(&tillup_ledger::SalesFilter { limit: 10_000, ..Default::default() }).unwrap();
    for report in reports {
        let of = |status: &[Status]| {
            let sales: Vec<_> = all
                .iter()
                .filter(|sale| {
                    sale.order.amount.currency() == report.currency && status.contains(&sale.status())
                })
                .collect();
            (
                i64::try_from(sales.len()).unwrap(),
                sales.iter().map(|sale| sale.order.amount.parts()).sum::<i64>(),
            )
        };
        let totals = report.totals;
        assert_eq!((totals.sales, totals.amount.parts()), of(&[Status::Succeeded]));
        assert_eq!(
            (totals.reversed.sales, totals.reversed.amount.parts()),
            (of(&[Status::Reversed]).0, of(&[Status::Reversed]).1)
        );
        assert_eq!((totals.failed.sales, totals.failed.amount.parts()), of(&[Status::Failed]));
        assert_eq!((totals.unknown.sales, totals.unknown.amount.parts()), of(&[Status::Unknown]));
        assert_eq!(
            (totals.pending.sales, totals.pending.amount.parts()),
            of(&[Status::Recorded, Status::Sending, Status::Pending])
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_stays_whole(steps in prop::collection::vec(step(), 1..60)) {
        let shop = TestShop::new();
        let mut attempts = Vec::new();
        for step in steps {
            take(&shop, &mut attempts, step);
        }
        assert_totals_fit_the_sales(&shop);
        crate::customers::assert_customers_fit_the_sales(&shop);
        shop.assert_whole();
        prop_assert_eq!(shop.count("SELECT count(*) FROM (SELECT 1 FROM postings JOIN books ON id = book GROUP BY event, currency HAVING sum(amount) <> 0)"), 0);
        prop_assert!(shop.ledger.reconcile(None).is_ok());
    }
}
