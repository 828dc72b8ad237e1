//! `receipt`: shown, as files, to a printer.

use std::{fs, io::Cursor, path::Path, time::Duration};

use simulators::Kind;
use tillup_core::bitmap::Bitmap;
use tillup_printers::loopback::{Behaviour, LoopbackPrinter};

use crate::ctl::{CLERK, CliShop, OWNER};

/// A shop with a delivered sale, and its reference.
async fn with_sale(number: &str, exit: i32) -> (CliShop, String) {
    let shop = CliShop::with(&[Kind::IRecharge]).await;
    let sold = shop.sell(&["--number", number, "--amount", "290", "--operator", "BL"]);
    let reference = sold.exits(exit).json()["sale"]["reference"].as_str().unwrap().to_owned();
    (shop, reference)
}

fn dots(file: &Path) -> Bitmap {
    let mut reader = png::Decoder::new(Cursor::new(fs::read(file).unwrap())).read_info().unwrap();
    let mut light = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut light).unwrap();
    Bitmap::from_bytes(info.width.try_into().unwrap(), light.iter().map(|byte| !byte).collect()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_has_the_ledgers_figures_and_looking_at_it_makes_no_copy() {
    let (shop, reference) = with_sale("01912345601", 0).await;
    for _ in 0..2 {
        let told = shop.json(Some(CLERK), &["receipt", &reference]).exits(0).json();
        let receipt = &told["receipt"];
        assert_eq!((receipt["copy"].as_u64(), receipt["status"].as_str()), (Some(0), Some("succeeded")));
        let text = receipt["text"].as_str().unwrap();
        assert!(text.contains("290.00") && text.contains(&reference) && !text.contains("COPY"), "{text}");
        assert!(text.is_ascii() || !text.contains('৳'), "a printer's letters: {text}");
    }
    let shown = shop.run(Some(CLERK), &["receipt", &reference, "--width", "58"]);
    assert!(shown.exits(0).out.lines().all(|line| line.chars().count() <= 32), "{}", shown.out);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_are_as_wide_as_the_paper_prints_and_reprints_say_copy() {
    let (shop, reference) = with_sale("01912345601", 0).await;
    let file = |name: &str| shop.beside(name);
    let write = |width: &str, name: &str| {
        let (png, pdf) = (file(&format!("{name}.png")), file(&format!("{name}.pdf")));
        let args = ["receipt", &reference, "--width", width];
        let files = ["--png", png.to_str().unwrap(), "--pdf", pdf.to_str().unwrap()];
        let told = shop.json(Some(CLERK), &[&args[..], &files].concat()).exits(0).json();
        assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-"));
        told["receipt"]["copy"].as_u64().unwrap()
    };
    assert_eq!(write("58", "first"), 0);
    assert_eq!(write("80", "second"), 1);
    assert_eq!(write("58", "third"), 2);
    assert_eq!(dots(&file("first.png")).width(), 384);
    assert_eq!(dots(&file("second.png")).width(), 576);
    assert_ne!(dots(&file("first.png")), dots(&file("third.png")), "the third says so");
    let text = shop.json(Some(CLERK), &["receipt", &reference]).json()["receipt"]["text"].to_string();
    assert!(text.contains("COPY"), "{text}");
    shop.entries();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_gets_the_dots_of_the_picture() {
    let (shop, reference) = with_sale("01912345601", 0).await;
    let paper = LoopbackPrinter::start(Behaviour::default()).unwrap();
    let Some(tillup_core::printing::PrinterAddress::Network { host, port }) = paper.address() else {
        panic!("it is on the network")
    };
    let to = format!("tcp://{host}:{port}");
    let printed = shop.json(Some(CLERK), &["receipt", &reference, "--width", "58", "--escpos", &to]);
    assert_eq!(printed.exits(0).json()["receipt"]["copy"], 0);
    assert!(paper.wait_for(1, Duration::from_secs(30)));
    let picture = shop.beside("copy.png");
    let again = ["receipt", &reference, "--width", "58", "--png", picture.to_str().unwrap()];
    assert_eq!(shop.json(Some(CLERK), &again).exits(0).json()["receipt"]["copy"], 1);
    let printed = &paper.documents()[0].picture;
    let copy = dots(&picture);
    assert_eq!(printed.width(), copy.width());
    assert!(copy.height() > printed.height(), "the same, and that it is a copy");
    // The same commands in a file.
    let file = shop.beside("receipt.bin");
    let written = ["receipt", &reference, "--escpos", file.to_str().unwrap()];
    shop.json(Some(CLERK), &written).exits(0);
    assert!(fs::read(file).unwrap().starts_with(b"\x1b@"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_printer_that_is_not_there_is_an_error_and_no_copy() {
    let (shop, reference) = with_sale("01912345601", 0).await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let to = format!("tcp://127.0.0.1:{free}");
    let tried = shop.json(Some(CLERK), &["receipt", &reference, "--escpos", &to]);
    assert_eq!((tried.exit, tried.error().as_str()), (4, "printer_refused"));
    let wrong = shop.json(Some(CLERK), &["receipt", &reference, "--escpos", "ftp://printer"]);
    assert_eq!((wrong.exit, wrong.error().as_str()), (2, "usage"));
    let nowhere = shop.beside("not there").join("receipt.png");
    let tried = shop.json(Some(CLERK), &["receipt", &reference, "--png", nowhere.to_str().unwrap()]);
    assert_eq!((tried.exit, tried.error().as_str()), (2, "file"));
    assert_eq!(shop.json(Some(CLERK), &["receipt", &reference]).json()["receipt"]["copy"], 0);
    let nobodys = shop.json(Some(OWNER), &["receipt", "NOBODYS"]);
    assert_eq!((nobodys.exit, nobodys.error().as_str()), (2, "not_found"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_final_says_so_and_a_slip_of_what_was_returned_is_of_a_reversal_alone() {
    let (shop, reference) = with_sale("01912345603", 3).await;
    let text =
        shop.json(Some(CLERK), &["receipt", &reference]).exits(0).json()["receipt"]["text"].to_string();
    assert!(text.to_uppercase().contains("PENDING"), "{text}");
    let slip = shop.json(Some(CLERK), &["receipt", &reference, "--refund"]);
    assert_eq!((slip.exit, slip.error().as_str()), (2, "not_reversed"));
}
