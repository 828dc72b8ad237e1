//! Every fault, while a sale is submitted.

use simulators::{Endpoint, Fault};
use tillup_core::sale::{Reason, Sale, Status};
use tillup_tests::{Elsewhere, assert_sound};

use crate::{
    cases::{self, Case},
    end::comes_to_agree,
    faults::{self, Leaves, Row},
    run::Cases,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_befalls_a_submission_ledger_and_provider_come_to_agree() {
    let mut runs = Cases::new();
    for case in cases::all() {
        for row in faults::all("") {
            let name = format!("{}, submit, {}", case.name(), row.name());
            runs.add(name.clone(), submit_under(case, row.name(), name));
        }
    }
    runs.run().await;
}

async fn submit_under(case: Case, fault: String, context: String) {
    let elsewhere = Elsewhere::start().await;
    let row = faults::all(&elsewhere.url()).into_iter().find(|row| row.name() == fault).unwrap();
    let shop = case.builder().account(case.spec()).limits(row.limits()).start().await;
    let simulator = shop.only_simulator();
    simulator.inject(row.fault.clone(), Endpoint::Submit, 1);
    let sale =
        shop.engine().sell(&case.request("70")).await.unwrap_or_else(|error| {
            panic!("{context}: a recorded sale is told, whatever became of it: {error}")
        });
    tells_no_more_than_is_known(case, &row, &sale, &context);
    assert_eq!(
        simulator.executed().len(),
        usize::from(row.executed),
        "{context}: the fault is what it is called"
    );
    assert_sound(&shop, &context);
    comes_to_agree(case, &shop, &context).await;
    assert_eq!(elsewhere.knocks(), 0, "{context}: nothing goes to another host");
}

fn tells_no_more_than_is_known(case: Case, row: &Row, sale: &Sale, context: &str) {
    let (status, reason) = (sale.status(), sale.reason());
    let fits = match row.leaves {
        // The first half of "0=Success" is as good as the whole: it says accepted, not done.
        Leaves::Doubt if row.fault == Fault::Truncated && case.answers_in_one_line() => {
            matches!(status, Status::Pending | Status::Unknown)
        }
        Leaves::Doubt => status == Status::Unknown,
        Leaves::Refusal => matches!(status, Status::Failed | Status::Unknown),
        Leaves::Answer => matches!(status, Status::Succeeded | Status::Pending | Status::Unknown),
        Leaves::UnknownWord => status == Status::Unknown,
        Leaves::OtherThing if case.first_answer_names_the_sale() => {
            (status, reason) == (Status::Unknown, Some(Reason::Mismatch))
        }
        Leaves::OtherThing => matches!(status, Status::Pending | Status::Unknown),
        Leaves::Duplicate => (status, reason) == (Status::Unknown, Some(Reason::Duplicate)),
    };
    assert!(fits, "{context}: {status}, {reason:?}");
}
