//! Documents as pictures, compared dot by dot with those that were looked at and found good.
//!
//! `TILLUP_RENEW_PICTURES=1 cargo test -p tillup-documents` writes them anew; look at each that changed before it is kept.

use std::{path::PathBuf, sync::LazyLock};

use tillup_core::{
    bitmap::Bitmap,
    printing::{Paper, ReceiptLook},
    sale::Status,
};
use tillup_documents::{Document, Press};

use crate::samples::{self, look};

pub static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

fn compare(name: &str, document: &Document, look: &ReceiptLook, paper: Paper) {
    let printed = PRESS.set(document, look, paper).unwrap();
    assert_eq!(printed.trouble, None);
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}-{}.png", paper.code()));
    let made = printed.png().unwrap();
    if std::env::var_os("TILLUP_RENEW_PICTURES").is_some() {
        std::fs::write(&path, &made).unwrap();
        return;
    }
    let kept = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (made, kept) = (grey(&made), grey(&kept));
    assert_eq!((made.width(), made.height()), (kept.width(), kept.height()), "{name} {}", paper.code());
    let differ = made.pixels().zip(kept.pixels()).filter(|(made, kept)| made != kept).count();
    assert_eq!(differ, 0, "{name} {}: so many dots differ", paper.code());
}

fn grey(png: &[u8]) -> image::GrayImage {
    image::load_from_memory(png).unwrap().to_luma8()
}

const LANGUAGES: [(&str, &[&str]); 4] =
    [("bn", &["bn"]), ("en", &["en"]), ("hi", &["hi"]), ("bn-en", &["bn", "en"])];

fn on_rolls(name: &str, document: &Document) {
    for (code, languages) in LANGUAGES {
        for paper in [Paper::Roll58, Paper::Roll80] {
            compare(&format!("{name}-{code}"), document, &look(languages), paper);
        }
    }
}

#[test]
fn receipts_refunds_and_complaints_look_as_they_did() {
    on_rolls("receipt", &samples::receipt());
    on_rolls("refund", &samples::refund());
    on_rolls("dispute", &samples::dispute());
    compare("receipt-bn", &samples::receipt(), &look(&["bn"]), Paper::A4);
}

#[test]
fn reports_and_statements_look_as_they_did() {
    on_rolls("z-report", &samples::shift_report(Some("11380.50"), true));
    on_rolls("day", &samples::statement(true));
    on_rolls("commission", &samples::commission());
    for (code, languages) in LANGUAGES {
        compare(&format!("day-{code}"), &samples::statement(true), &look(languages), Paper::A4);
        compare(&format!("commission-{code}"), &samples::commission(), &look(languages), Paper::A4);
        compare(
            &format!("z-report-{code}"),
            &samples::shift_report(Some("11380.50"), true),
            &look(languages),
            Paper::A4,
        );
    }
    compare("x-report-bn", &samples::shift_report(None, false), &look(&["bn"]), Paper::Roll58);
}

#[test]
fn test_pages_look_as_they_did() {
    for paper in [Paper::Roll58, Paper::Roll80] {
        compare("test-page-bn", &samples::test_page(), &look(&["bn"]), paper);
    }
}

#[test]
fn states_that_are_not_final_look_as_they_did() {
    for status in [Status::Pending, Status::Unknown, Status::Failed, Status::Reversed] {
        for (code, languages) in [("bn", &["bn"][..]), ("en-hi", &["en", "hi"])] {
            compare(&format!("{status}-{code}"), &samples::in_state(status), &look(languages), Paper::Roll58);
        }
    }
}

#[test]
fn the_hardest_receipts_look_as_they_did() {
    for paper in [Paper::Roll58, Paper::Roll80] {
        compare("long-bn", &samples::long_receipt(), &look(&["bn"]), paper);
        compare("hostile-en", &samples::hostile_receipt(), &look(&["en"]), paper);
    }
    compare("indian-hi-en", &samples::indian_receipt(), &look(&["hi", "en"]), Paper::Roll58);
    let saving = ReceiptLook { paper_saving: true, ..look(&["bn"]) };
    compare("saving-bn", &samples::receipt(), &saving, Paper::Roll58);
}

#[test]
fn rolls_are_as_wide_as_they_print_and_the_picture_is_what_is_printed() {
    for (paper, width) in [(Paper::Roll58, 384), (Paper::Roll80, 576)] {
        let printed = PRESS.set(&samples::receipt(), &look(&["bn"]), paper).unwrap();
        let bitmap = printed.bitmap().unwrap();
        assert_eq!(bitmap.width(), width);
        let picture = grey(&printed.png().unwrap());
        let mut shown = Bitmap::white(width, bitmap.height());
        for (x, y, dot) in picture.enumerate_pixels() {
            if dot.0 == [0] {
                shown.blacken(x as usize, y as usize);
            }
        }
        assert_eq!(shown, bitmap);
    }
}
