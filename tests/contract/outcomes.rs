//! Every outcome that a provider can bring a sale to, at all five.

use simulators::{Kind, State};
use tillup_core::sale::{Reason, Sale, Status};
use tillup_tests::{TestShop, assert_agreed, assert_sound};

use crate::{
    cases::{self, Case},
    end::{assert_wallets_agree, comes_to_agree},
    run::Cases,
};

/// How a sale stands.
type Stand = (Status, Option<Reason>);

const SUCCEEDED: Stand = (Status::Succeeded, None);
const PENDING: Stand = (Status::Pending, None);
const REVERSED: Stand = (Status::Reversed, None);
const DUPLICATE: Stand = (Status::Unknown, Some(Reason::Duplicate));

const fn failed(reason: Reason) -> Stand {
    (Status::Failed, Some(reason))
}

/// What becomes of a sale to a number with this ending: at first, and once it is settled without anybody's word.
struct Outcome {
    name: &'static str,
    ending: &'static str,
    at_first: fn(Case) -> Stand,
    at_last: fn(Case) -> Stand,
}

/// Whether a sale lost there can be looked up by our reference.
fn ours(case: Case) -> bool {
    !matches!(case.kind, Kind::AutoFlexi | Kind::Tymk)
}

/// Whether the first answer is final.
fn first(case: Case, stand: Stand) -> Stand {
    if case.succeeds_at_once() { stand } else { PENDING }
}

/// AutoFlexi documents one word, `Completed`: what it calls failed stays open until a person asks.
fn failed_after_all(case: Case) -> Stand {
    match case.kind {
        Kind::AutoFlexi => (Status::Unknown, Some(Reason::UnreadableAnswer)),
        // Its code 308 is "Unknown error, contact support".
        Kind::Tymk => (Status::Unknown, Some(Reason::ProviderError)),
        _ => failed(Reason::Rejected),
    }
}

const OUTCOMES: &[Outcome] = &[
    Outcome {
        name: "success",
        ending: "01",
        at_first: |case| first(case, SUCCEEDED),
        at_last: |_| SUCCEEDED,
    },
    Outcome { name: "pending, then success", ending: "02", at_first: |_| PENDING, at_last: |_| SUCCEEDED },
    Outcome { name: "pending for ever", ending: "03", at_first: |_| PENDING, at_last: |_| PENDING },
    Outcome { name: "pending, then failed", ending: "04", at_first: |_| PENDING, at_last: failed_after_all },
    Outcome {
        name: "failed at once",
        ending: "05",
        at_first: |case| match case.kind {
            Kind::RechargeOpenApi => PENDING,
            Kind::Tymk => failed_after_all(case),
            _ => failed(Reason::Rejected),
        },
        at_last: |case| {
            if case.kind == Kind::Tymk { failed_after_all(case) } else { failed(Reason::Rejected) }
        },
    },
    Outcome {
        name: "insufficient balance",
        ending: "06",
        at_first: |case| match case.kind {
            Kind::RechargeOpenApi => PENDING,
            _ => failed(Reason::InsufficientBalance),
        },
        at_last: |case| match case.kind {
            Kind::RechargeOpenApi => failed(Reason::Rejected),
            _ => failed(Reason::InsufficientBalance),
        },
    },
    Outcome {
        name: "operator down",
        ending: "07",
        at_first: |case| match case.kind {
            Kind::RechargeOpenApi => PENDING,
            Kind::IRecharge => failed(Reason::Rejected),
            // Its code 100 leaves open what happened.
            Kind::Tymk => (Status::Unknown, Some(Reason::ProviderError)),
            _ => failed(Reason::OperatorDown),
        },
        at_last: |case| match case.kind {
            Kind::RechargeOpenApi | Kind::IRecharge => failed(Reason::Rejected),
            Kind::Tymk => (Status::Unknown, Some(Reason::ProviderError)),
            _ => failed(Reason::OperatorDown),
        },
    },
    Outcome {
        name: "invalid number",
        ending: "08",
        at_first: |_| failed(Reason::InvalidNumber),
        at_last: |_| failed(Reason::InvalidNumber),
    },
    Outcome {
        name: "invalid amount",
        ending: "15",
        at_first: |_| failed(Reason::InvalidAmount),
        at_last: |_| failed(Reason::InvalidAmount),
    },
    Outcome {
        name: "duplicate, not executed",
        ending: "11",
        at_first: |_| DUPLICATE,
        at_last: |case| {
            if ours(case) { failed(Reason::NotFound) } else { DUPLICATE }
        },
    },
    Outcome {
        name: "duplicate, yet executed",
        ending: "12",
        at_first: |_| DUPLICATE,
        at_last: |case| if ours(case) { SUCCEEDED } else { DUPLICATE },
    },
    Outcome {
        name: "success, reversed later",
        ending: "09",
        at_first: |case| first(case, SUCCEEDED),
        at_last: |case| match case.kind {
            Kind::IRecharge | Kind::RechargeOpenApi => REVERSED,
            // Their documents know no reversal, so a success is not asked about again.
            _ => SUCCEEDED,
        },
    },
    Outcome {
        name: "pending, then reversed",
        ending: "13",
        at_first: |_| PENDING,
        at_last: |case| match case.kind {
            Kind::IRecharge | Kind::RechargeOpenApi => REVERSED,
            _ => failed_after_all(case),
        },
    },
    Outcome {
        name: "pending, then the other word for success",
        ending: "16",
        at_first: |_| PENDING,
        at_last: |_| SUCCEEDED,
    },
    Outcome {
        name: "pending, then the other word for failure",
        ending: "17",
        at_first: |_| PENDING,
        at_last: failed_after_all,
    },
    Outcome {
        name: "success, answered late",
        ending: "14",
        at_first: |case| first(case, SUCCEEDED),
        at_last: |_| SUCCEEDED,
    },
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_outcome_is_told_as_it_is() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for outcome in OUTCOMES {
            let name = format!("{}, {}", case.name(), outcome.name);
            runs.add(name.clone(), comes_about(case, outcome, name));
        }
    }
    runs.run().await;
}

async fn comes_about(case: Case, outcome: &'static Outcome, context: String) {
    let shop = case.shop().await;
    let sale = shop
        .engine()
        .sell(&case.request(outcome.ending))
        .await
        .unwrap_or_else(|error| panic!("{context}: {error}"));
    assert_eq!(stand(&sale), (outcome.at_first)(case), "{context}, at first: {:?}", evidence(&sale));
    assert_sound(&shop, &context);
    // Enough rounds also for a success that is watched for its reversal.
    for _ in 0..3 {
        shop.settle_all().await;
    }
    let sale = shop.sale(&sale.reference);
    assert_eq!(stand(&sale), (outcome.at_last)(case), "{context}, at last: {:?}", evidence(&sale));
    assert_sound(&shop, &context);
    assert_eq!(shop.accounts()[0].submissions(), 1, "{context}");
    if stand(&sale) == PENDING {
        ends_when_the_provider_ends_it(case, &shop, &context).await;
    } else if outcome.ending != "09" {
        comes_to_agree(case, &shop, &context).await;
    } else if stand(&sale) == REVERSED {
        assert_agreed(&shop, &context);
        assert_wallets_agree(&shop, &context);
    }
}

/// Age ends nothing; the provider's word does.
async fn ends_when_the_provider_ends_it(case: Case, shop: &TestShop, context: &str) {
    shop.clock().advance_days(30);
    shop.settle_all().await;
    assert_eq!(stand(&shop.sales()[0]), PENDING, "{context}: after a month");
    shop.only_simulator().settle_all(State::Succeeded);
    shop.settle_all().await;
    assert_eq!(stand(&shop.sales()[0]), SUCCEEDED, "{context}: once the provider says so");
    comes_to_agree(case, shop, context).await;
}

fn stand(sale: &Sale) -> Stand {
    (sale.status(), sale.reason())
}

fn evidence(sale: &Sale) -> Option<&tillup_core::sale::Evidence> {
    sale.last_attempt().map(|attempt| &attempt.evidence)
}
