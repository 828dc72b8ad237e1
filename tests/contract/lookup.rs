//! Every fault, while a sale is looked up.

use std::time::Duration;

use simulators::{Endpoint, Fault, When};
use tillup_core::sale::{Reason, Status};
use tillup_tests::{Elsewhere, TestShop, WHILE, assert_sound};

use crate::{
    cases::{self, Case},
    end::comes_to_agree,
    faults::{self, Leaves, Row},
    run::Cases,
};

/// How a sale stands before it is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// The provider has accepted it.
    Pending,
    /// Its answer was lost; the provider had executed it.
    LostExecuted,
    /// Its answer was lost; nothing had been executed.
    LostNotExecuted,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_befalls_a_look_up_it_concludes_nothing_false() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for row in rows("") {
            for before in [Before::Pending, Before::LostExecuted, Before::LostNotExecuted] {
                // A lost sale without our reference is not looked up at all.
                let is_looked_up = before == Before::Pending || has_our_reference(case);
                // A provider that executed nothing has nothing to lie about.
                let has_subject = before != Before::LostNotExecuted || !is_about_content(&row);
                if is_looked_up && has_subject {
                    let name = format!("{}, look-up of a sale {before:?}, {}", case.name(), row.name());
                    runs.add(name.clone(), look_up_under(case, row.name(), before, name));
                }
            }
        }
    }
    runs.run().await;
}

/// A look-up executes nothing, so each fault counts once.
fn rows(elsewhere: &str) -> Vec<Row> {
    let mut rows = faults::all(elsewhere);
    rows.retain(|row| {
        let twice = matches!(
            row.fault,
            Fault::Reset(When::After)
                | Fault::Hang(When::After)
                | Fault::Status { when: When::After, .. }
                | Fault::HtmlStatus { when: When::After, .. }
                | Fault::EmptyBody(When::After)
                | Fault::HtmlOk(When::After)
                | Fault::Redirect { when: When::After, .. }
        );
        !twice && row.leaves != Leaves::Duplicate
    });
    rows
}

fn has_our_reference(case: Case) -> bool {
    !matches!(case.kind, simulators::Kind::AutoFlexi | simulators::Kind::Tymk)
}

fn is_about_content(row: &Row) -> bool {
    matches!(row.leaves, Leaves::UnknownWord | Leaves::OtherThing)
}

async fn look_up_under(case: Case, fault: String, before: Before, context: String) {
    let elsewhere = Elsewhere::start().await;
    let row = rows(&elsewhere.url()).into_iter().find(|row| row.name() == fault).unwrap();
    let shop = case.builder().account(case.spec()).limits(row.limits()).start().await;
    let simulator = shop.only_simulator();
    match before {
        Before::Pending => {}
        Before::LostExecuted => simulator.inject(Fault::Reset(When::After), Endpoint::Submit, 1),
        Before::LostNotExecuted => simulator.inject(Fault::Reset(When::Before), Endpoint::Submit, 1),
    }
    let sale = shop.engine().sell(&case.request("02")).await.unwrap();
    let stood = sale.status();
    let expected = if before == Before::Pending { Status::Pending } else { Status::Unknown };
    assert_eq!(stood, expected, "{context}: before the look-up");

    simulator.inject(row.fault.clone(), Endpoint::Lookup, 1);
    shop.engine().settle(Duration::ZERO).await.unwrap();
    concludes_nothing_false(case, &row, &shop, stood, &context);
    assert_sound(&shop, &context);

    // Once more after the grace time, when a "not found" would count.
    shop.clock().advance(WHILE);
    if before != Before::LostNotExecuted && !says_not_found(&row) {
        simulator.inject(row.fault.clone(), Endpoint::Lookup, 1);
    }
    shop.engine().settle(Duration::ZERO).await.unwrap();
    assert_sound(&shop, &context);
    comes_to_agree(case, &shop, &context).await;
    assert_eq!(elsewhere.knocks(), 0, "{context}: nothing goes to another host");
}

/// A provider that says in its own documented words, after the grace time, that it does not know our reference is
/// believed: that it lies is no fault that a till could see.
fn says_not_found(row: &Row) -> bool {
    matches!(row.fault, Fault::Status { code: 404 | 422, .. })
}

fn concludes_nothing_false(case: Case, row: &Row, shop: &TestShop, stood: Status, context: &str) {
    let sale = shop.sales().remove(0);
    let (status, reason) = (sale.status(), sale.reason());
    let fits = match row.leaves {
        Leaves::Doubt if row.fault == Fault::Truncated && case.answers_in_one_line() => status.is_open(),
        Leaves::Doubt | Leaves::Refusal => status == stood,
        Leaves::UnknownWord => status == Status::Unknown,
        Leaves::OtherThing if case.lookup_names_the_sale() => {
            (status, reason) == (Status::Unknown, Some(Reason::Mismatch))
        }
        _ => status != Status::Failed || sale.last_attempt().unwrap().sent_at.is_none(),
    };
    assert!(fits, "{context}: {stood} became {status}, {reason:?}");
}
