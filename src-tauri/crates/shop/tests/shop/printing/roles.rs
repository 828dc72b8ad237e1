//! Who may have which document, and who may see which job.

use tillup_core::print_queue::{Decision, DocumentSubject};
use tillup_printers::loopback::Behaviour;
use tillup_shop::ShopError;

use super::{Scene, clerk, owner, receipt_of};

fn code<T>(tried: Result<T, ShopError>) -> &'static str {
    tried.err().map_or("done", |error| error.told().code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_has_receipts_and_their_own_reports_and_nothing_of_the_owners() {
    let scene = Scene::with(Behaviour { refuses: true, ..Behaviour::default() }, &[]).await;
    let (shop, owner, clerk) = (scene.shop(), owner(), clerk());
    let sale = scene.sold("01912345601").await;
    let day = today(shop);
    shop.open_shift(&owner, "500").unwrap();
    let closed = shop.close_shift(&owner, "500").unwrap().count.unwrap().z;
    let own = shop.open_shift(&clerk, "100").unwrap().id;
    let owners = shop.open_shift(&owner, "500").unwrap().id;
    for (subject, expected) in [
        (receipt_of(&sale), "done"),
        (DocumentSubject::X { shift: own }, "done"),
        (DocumentSubject::X { shift: owners }, "not_found"),
        (DocumentSubject::Z { number: closed }, "not_found"),
        (DocumentSubject::Day { day, currency: None }, "not_allowed"),
        (DocumentSubject::Commission { from: day, to: day, currency: None }, "not_allowed"),
        (DocumentSubject::TestPage { printer: "Counter".to_owned() }, "not_allowed"),
        (DocumentSubject::Refund { reference: sale.reference.clone() }, "not_reversed"),
    ] {
        assert_eq!(code(shop.view_document(&clerk, &subject, None)), expected, "{subject:?}");
        assert_eq!(code(shop.print(&clerk, &subject, None)), expected, "{subject:?}");
    }
    for subject in [
        DocumentSubject::X { shift: own },
        DocumentSubject::Z { number: closed },
        DocumentSubject::Day { day, currency: None },
        DocumentSubject::Commission { from: day, to: day, currency: None },
    ] {
        assert_eq!(code(shop.view_document(&owner, &subject, None)), "done", "{subject:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerks_own_report_tells_neither_what_is_expected_nor_what_was_earned() {
    let scene = Scene::with(Behaviour { refuses: true, ..Behaviour::default() }, &[]).await;
    let (shop, clerk) = (scene.shop(), clerk());
    shop.open_shift(&clerk, "4321").unwrap();
    super::sold(shop, "01912345601", "clerk1").await;
    let shift = shop.own_shift(&clerk).unwrap().unwrap();
    let subject = DocumentSubject::X { shift: shift.id };
    let text = shop.document_text(&clerk, &subject, 48).unwrap();
    let expected = shift.expected().unwrap().to_string();
    let grouped = tillup_core::format::money(shift.expected().unwrap(), Default::default());
    let commission = shift.commission().unwrap();
    assert!(commission.is_positive());
    for secret in [expected.as_str(), grouped.trim_start_matches('৳'), commission.to_string().as_str()] {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
    let text = shop.document_text(&owner(), &subject, 48).unwrap();
    assert!(text.contains(grouped.trim_start_matches('৳')), "the owner is told\n{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_decides_about_no_others_prints() {
    let scene = Scene::with(Behaviour { refuses: true, ..Behaviour::default() }, &[]).await;
    let (shop, clerk) = (scene.shop(), clerk());
    let sale = scene.sold("01912345601").await;
    let job = shop.print(&owner(), &receipt_of(&sale), None).unwrap();
    assert_eq!(shop.print_queue(&clerk).unwrap(), []);
    assert_eq!(code(shop.decide_print(&clerk, job.id, Decision::Drop)), "not_found");
    assert_eq!(shop.print_queue(&owner()).unwrap().len(), 1);
}

fn today(shop: &tillup_shop::Shop) -> chrono::NaiveDate {
    use tillup_core::ledger::Ledger as _;
    shop.ledger().config().unwrap().calendar().day_of(shop.clock().now())
}
