//! Providers whose every answer, also to look-ups, speaks of something else or in a word that no document has.

use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::sale::{Reason, Status};
use tillup_tests::{assert_agreed, assert_sound};

use crate::{
    cases::{self, Case},
    end::comes_to_agree,
    run::Cases,
};

/// Endings of the simulators' table, and what the answers get wrong.
const LIES: [(&str, &str); 4] = [
    ("60", "unknown status word"),
    ("61", "another number"),
    ("62", "another amount"),
    ("63", "another reference"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn answers_that_never_speak_of_the_sale_never_end_it() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for (ending, what) in LIES {
            let name = format!("{}, for ever {what}", case.name());
            runs.add(name.clone(), never_ends(case, ending, name));
        }
    }
    runs.run().await;
}

async fn never_ends(case: Case, ending: &'static str, context: String) {
    let shop = case.shop().await;
    let sale = shop.engine().sell(&case.request(ending)).await.unwrap();
    assert!(sale.status().is_open() || !is_told(case, ending), "{context}: {} at first", sale.status());
    shop.settle_all().await;
    shop.clock().advance_days(10);
    shop.settle_all().await;
    let sale = shop.sale(&sale.reference);
    assert_sound(&shop, &context);
    if is_told(case, ending) {
        assert_eq!(
            sale.status(),
            Status::Unknown,
            "{context}: {:?}, a person must be able to end it",
            sale.reason()
        );
        shop.engine()
            .resolve(&sale.reference, true, tillup_tests::OWNER, "the customer has it")
            .unwrap_or_else(|error| panic!("{context}: {error}"));
        assert_sound(&shop, &context);
    } else {
        assert_eq!(sale.status(), Status::Succeeded, "{context}");
        assert_agreed(&shop, &context);
    }
}

/// Whether any of the provider's answers about the sale names the thing.
fn is_told(case: Case, ending: &str) -> bool {
    case.kind != Kind::RechargeOpenApi || ending == "60"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_accepted_sale_whose_look_ups_decide_nothing_is_left_to_a_person() {
    const FOR_EVER: u32 = 1_000;
    let lies = [
        (Fault::UnknownStatusWord, Reason::UnreadableAnswer),
        (Fault::OtherNumber, Reason::Mismatch),
        (Fault::OtherAmount, Reason::Mismatch),
    ];
    let mut runs = Cases::new();
    for case in cases::all() {
        for (lie, reason) in lies.clone() {
            if reason == Reason::Mismatch && !case.lookup_names_the_sale() {
                continue;
            }
            let context = format!("{}, every look-up, {}", case.name(), lie.name());
            runs.add(context.clone(), async move {
                let shop = case.shop().await;
                let sale = shop.engine().sell(&case.request("02")).await.unwrap();
                assert_eq!(sale.status(), Status::Pending, "{context}");
                shop.only_simulator().inject(lie, Endpoint::Lookup, FOR_EVER);
                shop.settle_all().await;
                let now = shop.sale(&sale.reference);
                assert_eq!((now.status(), now.reason()), (Status::Unknown, Some(reason)), "{context}");
                // It was accepted once: that it cannot be found afterwards proves nothing.
                shop.only_simulator().clear_injections();
                shop.only_simulator().inject(
                    Fault::Status { code: 404, when: When::Before },
                    Endpoint::Lookup,
                    FOR_EVER,
                );
                shop.clock().advance_days(3);
                shop.settle_all().await;
                assert_eq!(shop.sale(&sale.reference).status(), Status::Unknown, "{context}, then not found");
                comes_to_agree(case, &shop, &context).await;
            });
        }
    }
    runs.run().await;
}
