//! Documents on a serial line. The two ends are a pair of pseudo-terminals, which only Unix has.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use serialport::{SerialPort, TTYPort};
use tillup_core::bitmap::Bitmap;
use tillup_core::printing::PrinterAddress;
use tillup_printers::loopback::{Answers, Behaviour, LoopbackPrinter};
use tillup_printers::{Content, Job, Outcome, Trouble, open};

/// A printer at the far end, and the near end's address; the near end is kept open, as a cable is.
fn printer(behaviour: Behaviour) -> (LoopbackPrinter, PrinterAddress, TTYPort) {
    let (far, near) = TTYPort::pair().unwrap();
    let port = near.name().unwrap();
    let back = far.try_clone_native().unwrap();
    (LoopbackPrinter::on(far, back, behaviour), PrinterAddress::Serial { port, baud: 115_200 }, near)
}

fn picture() -> Bitmap {
    let mut picture = Bitmap::white(384, 300);
    for y in 0..300 {
        for x in (y % 7..384).step_by(1 + y % 11) {
            picture.blacken(x, y);
        }
    }
    picture
}

fn job(picture: &Bitmap) -> Job<'_> {
    Job { content: Content::Picture(picture), feed: 3, cut: true, drawer: true }
}

#[test]
fn a_picture_crosses_the_line_dot_by_dot_and_is_confirmed() {
    let (printer, address, _cable) = printer(Behaviour::default());
    let picture = picture();
    assert_eq!(open(&address).unwrap().print(&job(&picture)), Outcome::Printed { confirmed: true });
    assert!(printer.wait_for(1, Duration::from_secs(10)));
    assert_eq!(printer.documents()[0].picture, picture);
    assert_eq!((printer.pulses(), printer.errors()), (1, Vec::new()));
}

#[test]
fn a_slow_silent_printer_gets_all_of_it_and_one_without_paper_nothing() {
    let (printer, address, _cable) = printer(Behaviour {
        answers: Answers::Never,
        bytes_per_second: Some(11_520),
        ..Behaviour::default()
    });
    let picture = picture();
    assert_eq!(open(&address).unwrap().print(&job(&picture)), Outcome::Printed { confirmed: false });
    assert!(printer.wait_for(1, Duration::from_secs(20)));
    assert_eq!(printer.documents()[0].picture, picture);
    drop(printer);

    let (printer, address, _cable) = self::printer(Behaviour::default());
    printer.set_paper(false);
    assert_eq!(open(&address).err(), Some(Trouble::PaperOut));
    assert_eq!(printer.received(), 0);
}
