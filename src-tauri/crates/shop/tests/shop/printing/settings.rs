//! Printers and the look of receipts, as the owner sets them.

use tillup_core::printing::{Paper, PrintMode, PrinterAddress, PrintingSettings, ReceiptLook};
use tillup_printers::{Outcome, loopback::Behaviour};
use tillup_shop::ShopError;

use super::{Scene, clerk, owner, printer, receipt_of, set};

fn code<T>(tried: Result<T, ShopError>) -> &'static str {
    tried.err().map_or("done", |error| error.told().code)
}

fn there() -> PrinterAddress {
    PrinterAddress::Network { host: "192.168.1.50".to_owned(), port: 9100 }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_printer_is_not_kept() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let (shop, owner) = (scene.shop(), owner());
    let kept = shop.printing_settings(&owner).unwrap();
    let one = |change: &dyn Fn(&mut tillup_core::printing::Printer)| {
        let mut one = printer("New", there());
        change(&mut one);
        PrintingSettings { printers: vec![one], ..PrintingSettings::default() }
    };
    let twice = vec![printer("New", there()), printer(" NEW ", there())];
    for (settings, expected) in [
        (one(&|printer| printer.name = "  ".to_owned()), "printer_name_needed"),
        (PrintingSettings { printers: twice, ..PrintingSettings::default() }, "printer_name_taken"),
        (
            one(&|printer| printer.address = PrinterAddress::Network { host: "a b".to_owned(), port: 9100 }),
            "printer_address_invalid",
        ),
        (one(&|printer| printer.paper = Paper::A4), "printer_paper_invalid"),
        (one(&|printer| printer.mode = PrintMode::Text { code_page: "PC1".to_owned() }), "code_page_unknown"),
    ] {
        assert_eq!(code(shop.save_printing(&owner, &settings)), expected);
    }
    assert_eq!(code(shop.save_printing(&clerk(), &kept)), "not_allowed");
    assert_eq!(shop.printing_settings(&owner).unwrap(), kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_page_tells_what_became_of_it() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let to_try = printer("New", scene.paper.address().unwrap());
    let tried = scene.shop().try_printer(&owner(), &to_try).unwrap();
    assert!(matches!(tried, Outcome::Printed { .. }), "{tried:?}");
    assert!(scene.paper.wait_for(1, super::PATIENT));
    scene.paper.set_cover_open(true);
    let tried = scene.shop().try_printer(&owner(), &to_try).unwrap();
    assert!(matches!(tried, Outcome::Nothing(_)), "{tried:?}");
    assert_eq!(scene.paper.documents().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_is_seen_before_it_is_kept_and_a_broken_one_is_not_kept() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let (shop, owner) = (scene.shop(), owner());
    let sale = scene.sold("01912345601").await;
    let plain = shop.view_document(&owner, &receipt_of(&sale), None).unwrap().page.png;
    let look = ReceiptLook { footer: "Come again, {shop}".to_owned(), ..ReceiptLook::default() };
    let broken = ReceiptLook { footer: "{shop".to_owned(), ..ReceiptLook::default() };
    assert_eq!(shop.preview_look(&owner, &look, Paper::Roll58).unwrap().trouble, None);
    assert_eq!(shop.preview_look(&owner, &broken, Paper::Roll58).unwrap().trouble, Some("brace"));
    assert_eq!(code(shop.save_receipt_look(&owner, &broken)), "look_broken");
    assert_eq!(code(shop.save_receipt_look(&clerk(), &look)), "not_allowed");
    assert_eq!(shop.view_document(&owner, &receipt_of(&sale), None).unwrap().page.png, plain);
    shop.save_receipt_look(&owner, &look).unwrap();
    assert_eq!(shop.receipt_look(&owner).unwrap(), (look, None));
    assert_ne!(shop.view_document(&owner, &receipt_of(&sale), None).unwrap().page.png, plain);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stored_look_that_cannot_be_read_gives_way_to_the_built_in_one_and_is_told() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let (shop, owner) = (scene.shop(), owner());
    let sale = scene.sold("01912345601").await;
    let plain = shop.view_document(&owner, &receipt_of(&sale), None).unwrap();
    shop.save_receipt_look(&owner, &ReceiptLook { header: "Hello".to_owned(), ..ReceiptLook::default() })
        .unwrap();
    rusqlite::Connection::open(shop.ledger().path())
        .unwrap()
        .execute("UPDATE printing_settings SET look = '{\"from\": \"a newer program\"}'", [])
        .unwrap();
    let view = shop.view_document(&owner, &receipt_of(&sale), None).unwrap();
    assert_eq!((plain.trouble, view.trouble), (None, Some("unreadable")));
    assert_eq!(view.page.png, plain.page.png);
    assert_eq!(shop.receipt_look(&owner).unwrap(), (ReceiptLook::default(), Some("unreadable")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_printer_that_was_removed_says_so() {
    let scene = Scene::with(Behaviour { refuses: true, ..Behaviour::default() }, &[]).await;
    let sale = scene.sold("01912345601").await;
    let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
    set(scene.shop(), vec![printer("Another", there())], &[]);
    let began = std::time::Instant::now();
    loop {
        let queue = scene.shop().print_queue(&owner()).unwrap();
        let found = queue.iter().find(|queued| queued.id == job.id).unwrap();
        if found.trouble.as_deref() == Some("no_such_printer") {
            break;
        }
        assert!(began.elapsed() < super::PATIENT, "{found:?}");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
