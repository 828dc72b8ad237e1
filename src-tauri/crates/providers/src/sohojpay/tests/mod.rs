//! The adapter against the document's examples, kept under `fixtures/sohojpay`.

mod answers;
mod lists;
mod requests;

use crate::testing::{Attempted, order};

/// The attempt of the document's examples.
fn attempted() -> Attempted {
    Attempted::new("ABC450986", order("01521123456", "TT", "20"))
}
