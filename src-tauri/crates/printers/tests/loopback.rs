//! Documents on their way to a printer that behaves like the cheap ones.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tillup_core::bitmap::Bitmap;
use tillup_core::printing::PrinterAddress;
use tillup_printers::loopback::{Answers, Behaviour, End, LoopbackPrinter};
use tillup_printers::{CodePage, Content, Job, Outcome, Trouble, encode, open};

const CONFIRMED: Outcome = Outcome::Printed { confirmed: true };
const UNCONFIRMED: Outcome = Outcome::Printed { confirmed: false };
const LONG: Duration = Duration::from_secs(20);

fn printer(behaviour: Behaviour) -> (LoopbackPrinter, PrinterAddress) {
    let printer = LoopbackPrinter::start(behaviour).unwrap();
    let address = printer.address().unwrap();
    (printer, address)
}

/// A picture without two rows alike, so that a band that is lost or doubled shows.
fn picture(width: usize, height: usize) -> Bitmap {
    let mut picture = Bitmap::white(width, height);
    let mut seed = 0x2545_f491_u32;
    for y in 0..height {
        for x in 0..width {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            if seed & 3 == 0 {
                picture.blacken(x, y);
            }
        }
    }
    picture
}

fn job(picture: &Bitmap) -> Job<'_> {
    Job { content: Content::Picture(picture), feed: 3, cut: true, drawer: false }
}

fn print(address: &PrinterAddress, job: &Job<'_>) -> Outcome {
    open(address).map_or_else(Outcome::Nothing, |ready| ready.print(job))
}

/// The same dots, as wide as whole bytes.
fn as_printed(picture: &Bitmap) -> Bitmap {
    Bitmap::from_bytes(picture.row_bytes() * 8, picture.bytes().to_vec()).unwrap()
}

#[test]
fn a_receipt_of_each_width_comes_out_dot_by_dot_and_is_confirmed() {
    let (printer, address) = printer(Behaviour::default());
    let pictures = [picture(384, 700), picture(576, 900)];
    for picture in &pictures {
        assert_eq!(print(&address, &job(picture)), CONFIRMED);
    }
    assert!(printer.wait_for(2, LONG));
    for (document, picture) in printer.documents().iter().zip(&pictures) {
        assert_eq!(document.picture, as_printed(picture));
        assert_eq!((document.end, document.fed_lines), (End::Cut, 3));
    }
    assert_eq!((printer.errors(), printer.pulses()), (Vec::new(), 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_picture_comes_out_dot_by_dot(width in prop_oneof![1..700_usize, Just(384), Just(576)], height in 1..400_usize) {
        let (printer, address) = printer(Behaviour::default());
        let picture = picture(width, height);
        prop_assert_eq!(print(&address, &job(&picture)), CONFIRMED);
        prop_assert!(printer.wait_for(1, LONG));
        prop_assert_eq!(&printer.documents()[0].picture, &as_printed(&picture));
        prop_assert_eq!(printer.errors(), Vec::<String>::new());
    }
}

#[test]
fn the_cutter_and_the_drawer_move_only_when_asked() {
    let (printer, address) = printer(Behaviour::default());
    let picture = picture(64, 8);
    assert_eq!(print(&address, &Job { cut: false, ..job(&picture) }), CONFIRMED);
    assert!(printer.wait_for(1, LONG));
    assert_eq!((printer.documents()[0].end, printer.pulses()), (End::HungUp, 0));
    assert_eq!(print(&address, &Job { drawer: true, ..job(&picture) }), CONFIRMED);
    assert!(printer.wait_for(2, LONG));
    assert_eq!((printer.documents()[1].end, printer.pulses()), (End::Cut, 1));
}

#[test]
fn text_is_printed_in_the_letters_of_the_code_page() {
    let (printer, address) = printer(Behaviour::default());
    let content = Content::Text {
        lines: "Café ৳20\n\u{1b}@\u{10}\u{4}",
        code_page: CodePage::named("PC850").unwrap(),
    };
    assert_eq!(print(&address, &Job { content, feed: 2, cut: true, drawer: false }), CONFIRMED);
    assert!(printer.wait_for(1, LONG));
    let document = &printer.documents()[0];
    assert_eq!(document.text, b"Caf\x82 Tk20\n@\n");
    assert_eq!((document.code_page, document.fed_lines), (Some(2), 2));
}

#[test]
fn a_printer_that_breaks_off_is_told_truly_wherever_it_does() {
    let picture = picture(384, 200);
    let whole = encode(&job(&picture)).len();
    let places =
        [0, 1, 2, 3, 9, 10, 100, 3_000, 3_082, 3_083, 6_000, whole / 2, whole - 5, whole - 4, whole - 1];
    for answers in [Answers::AtOnce, Answers::Never] {
        for most in places {
            let (printer, address) =
                printer(Behaviour { drops_after: Some(most), answers, ..Behaviour::default() });
            let outcome = print(&address, &job(&picture));
            match outcome {
                Outcome::Nothing(_) => assert_eq!(printer.received(), 0, "{most} {answers:?}"),
                Outcome::Partly(trouble) => assert_eq!(trouble, Trouble::Lost, "{most} {answers:?}"),
                Outcome::Printed { .. } => {
                    panic!("printed, though it broke off after {most} of {whole}, {answers:?}")
                }
            }
        }
    }
}

#[test]
fn a_printer_without_paper_or_open_gets_nothing() {
    let (printer, address) = printer(Behaviour::default());
    let picture = picture(384, 100);
    printer.set_paper(false);
    assert_eq!(print(&address, &job(&picture)), Outcome::Nothing(Trouble::PaperOut));
    printer.set_cover_open(true);
    assert_eq!(print(&address, &job(&picture)), Outcome::Nothing(Trouble::CoverOpen));
    printer.set_cover_open(false);
    printer.set_paper(true);
    // The paper is taken out after it was asked, before the first byte.
    let ready = open(&address).unwrap();
    printer.set_paper(false);
    assert_eq!(ready.print(&job(&picture)), Outcome::Nothing(Trouble::PaperOut));
    assert_eq!((printer.received(), printer.documents()), (0, Vec::new()));
    printer.set_paper(true);
    assert_eq!(print(&address, &job(&picture)), CONFIRMED);
}

#[test]
fn a_roll_that_is_nearly_at_its_end_is_told_and_printed_on() {
    let (printer, address) = printer(Behaviour::default());
    assert!(!open(&address).unwrap().is_paper_low());
    printer.set_paper_low(true);
    let ready = open(&address).unwrap();
    assert!(ready.is_paper_low());
    assert_eq!(ready.print(&job(&picture(384, 50))), CONFIRMED);
}

#[test]
fn when_the_paper_ends_nothing_more_is_sent() {
    let picture = picture(384, 1_000);
    let whole = encode(&job(&picture)).len();
    for paper in [3_000, 10_000, 20_000] {
        let (printer, address) = printer(Behaviour {
            paper_for: Some(paper),
            bytes_per_second: Some(100_000),
            ..Behaviour::default()
        });
        assert_eq!(print(&address, &job(&picture)), Outcome::Partly(Trouble::PaperOut), "{paper}");
        let received = printer.received();
        assert!(received >= paper && received < paper + 16_000 && received < whole, "{received} for {paper}");
        // New paper lets out what was in the buffer, and no more comes.
        printer.set_paper(true);
        assert!(printer.wait_for(1, LONG));
        assert_eq!(printer.documents()[0].end, End::Broken);
        assert!(printer.documents()[0].picture.height() < 1_000);
    }
}

#[test]
fn paper_that_ends_in_the_last_lines_is_noticed_behind_the_document() {
    let picture = picture(384, 60);
    let (printer, address) =
        printer(Behaviour { paper_for: Some(2_000), bytes_per_second: Some(2_000), ..Behaviour::default() });
    assert_eq!(print(&address, &job(&picture)), Outcome::Partly(Trouble::PaperOut));
    assert!(printer.errors().is_empty());
}

#[test]
fn a_slow_printer_with_a_small_buffer_gets_all_of_it() {
    let picture = picture(384, 1_000);
    for answers in [Answers::AtOnce, Answers::Never] {
        let (printer, address) =
            printer(Behaviour { bytes_per_second: Some(16_000), answers, ..Behaviour::default() });
        let expected = if answers == Answers::AtOnce { CONFIRMED } else { UNCONFIRMED };
        assert_eq!(print(&address, &job(&picture)), expected);
        assert!(printer.wait_for(1, LONG));
        assert_eq!(printer.documents()[0].picture, as_printed(&picture), "{answers:?}");
        assert_eq!(printer.documents()[0].end, End::Cut);
    }
}

#[test]
fn a_printer_that_answers_late_or_never_prints_unconfirmed() {
    let picture = picture(384, 100);
    for answers in [Answers::Never, Answers::Late(Duration::from_millis(600)), Answers::QuestionsOnly] {
        let (printer, address) = printer(Behaviour { answers, ..Behaviour::default() });
        assert_eq!(print(&address, &job(&picture)), UNCONFIRMED, "{answers:?}");
        assert!(printer.wait_for(1, LONG));
        assert_eq!(printer.documents()[0].picture, as_printed(&picture));
    }
}

#[test]
fn a_printer_that_is_not_there_is_told_quickly() {
    let began = Instant::now();
    let (_printer, address) = printer(Behaviour { refuses: true, ..Behaviour::default() });
    assert_eq!(open(&address).err(), Some(Trouble::Refused));
    let nowhere = PrinterAddress::Network { host: "printer.invalid".to_owned(), port: 9100 };
    assert_eq!(open(&nowhere).err(), Some(Trouble::Unreachable));
    let unplugged = PrinterAddress::Serial { port: "/dev/tty-no-such-port".to_owned(), baud: 9600 };
    assert_eq!(open(&unplugged).err(), Some(Trouble::NoSuchPrinter));
    let unplugged = PrinterAddress::Usb { vendor: 0xffff, product: 0xfffe, serial: None };
    assert_eq!(open(&unplugged).err(), Some(Trouble::NoSuchPrinter));
    assert!(began.elapsed() < Duration::from_secs(5));
}
