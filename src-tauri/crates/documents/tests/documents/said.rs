//! What stands on documents, whatever they look like.

use base64::{Engine, prelude::BASE64_STANDARD};
use tillup_core::{
    money::Money,
    printing::{Logo, Paper, ReceiptField, ReceiptLook},
    sale::Status,
};
use tillup_documents::{Document, Language, LookTrouble, Receipt, Sold, file_name, message, plain};

use crate::{
    golden::PRESS,
    samples::{self, at, in_state, look, receipt, receipt_of, sold, taka, without},
};

fn said(document: &Document, look: &ReceiptLook) -> String {
    plain(document, look, 100).unwrap()
}

/// The figure at the end of the line that begins so.
fn figure<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let line = text.lines().find_map(|line| line.strip_prefix(label))?;
    Some(line.trim())
}

#[test]
fn a_receipt_shows_the_ledgers_figures_to_the_last_place() {
    for (amount, charge, total) in [
        ("290", "0", "Tk 290.00"),
        ("9999994.99", "5", "Tk 99,99,999.99"),
        ("19.9999", "0.0001", "Tk 20.00"),
        ("20", "0.0625", "Tk 20.0625"),
    ] {
        let sale = Sold { amount: taka(amount), charge: taka(charge), ..sold() };
        assert_eq!(sale.total().unwrap().parts(), taka(amount).plus(taka(charge)).unwrap().parts());
        let text = said(&receipt_of(sale), &look(&["en"]));
        assert_eq!(figure(&text, "TOTAL"), Some(total), "{text}");
        if charge != "0" {
            let shown =
                |money: Money| tillup_core::format::money(money, Default::default()).replace('৳', "Tk ");
            assert_eq!(figure(&text, "Amount"), Some(&*shown(taka(amount))));
            assert_eq!(figure(&text, "Charge"), Some(&*shown(taka(charge))));
        }
    }
}

#[test]
fn what_is_not_final_says_so_and_what_to_do() {
    for status in [Status::Recorded, Status::Sending, Status::Pending, Status::Unknown] {
        let text = said(&in_state(status), &look(&["en"]));
        for sentence in ["This is not final.", "Do not send it again.", "Do not give the money back yet."] {
            assert!(text.contains(sentence), "{status}: {text}");
        }
    }
    assert!(said(&in_state(Status::Pending), &look(&["en"])).contains("** PENDING **"));
    assert!(said(&in_state(Status::Unknown), &look(&["en"])).contains("** UNKNOWN **"));
    let failed = said(&in_state(Status::Failed), &look(&["en"]));
    assert!(failed.contains("Nothing was charged.") && !failed.contains("not final"), "{failed}");
    assert!(said(&in_state(Status::Reversed), &look(&["en"])).contains("The customer gets the money back."));
    let delivered = said(&in_state(Status::Succeeded), &look(&["en"]));
    assert!(delivered.contains("[ Delivered ]") && !delivered.contains("not final"), "{delivered}");
}

#[test]
fn a_sale_on_credit_says_whose_due_it_is_on_and_gives_no_cash_back() {
    let on_credit =
        |status| said(&receipt_of(Sold { status, debtor: Some("Sunil".into()), ..sold() }), &look(&["en"]));
    assert!(on_credit(Status::Succeeded).contains("On credit of Sunil. No cash was taken."));
    assert!(on_credit(Status::Unknown).contains("On credit of Sunil, once it is delivered."));
    for status in Status::ALL {
        assert!(!on_credit(status).contains("money back"), "{status}");
    }
}

#[test]
fn copies_and_demos_say_so() {
    let with = |copy, demo| {
        let mut shop = samples::shop();
        shop.demo = demo;
        said(&Document::Receipt(Receipt { shop, sale: sold(), copy }), &look(&["en"]))
    };
    assert!(with(2, false).contains("*** COPY 2 ***"));
    assert!(!with(0, false).contains("COPY"));
    assert!(with(0, true).contains("DEMO, not a receipt"));
    assert!(!with(0, false).contains("DEMO"));
}

#[test]
fn numbers_are_grouped_or_masked() {
    let masked = ReceiptLook { mask_number: true, ..look(&["en"]) };
    let number = |number: &str, look: &ReceiptLook| {
        let sale = Sold { number: tillup_core::number::Number::stored(number.to_owned()), ..sold() };
        figure(&said(&receipt_of(sale), look), "Number").unwrap().to_owned()
    };
    assert_eq!(number("01812345678", &look(&["en"])), "018 1234 5678");
    assert_eq!(number("01812345678", &masked), "018*****678");
    assert_eq!(number("9876543210", &masked), "987****210");
    assert_eq!(number("1234567", &masked), "12***67");
    assert_eq!(number("123", &masked), "1*3");
}

#[test]
fn what_the_owner_leaves_off_is_gone_and_nothing_else() {
    let pack = "10 GB\nany network".to_owned();
    let document = receipt_of(Sold { pack: Some(pack), ..sold() });
    let whole = said(&document, &look(&["en"]));
    for (field, told) in [
        (ReceiptField::Address, "ঢাকা ১২০৫"),
        (ReceiptField::Clerk, "করিম"),
        (ReceiptField::Conditions, "any network"),
        (ReceiptField::OperatorReference, "BD211126.1042.0117"),
        (ReceiptField::ProviderReference, "SP-88214470"),
        (ReceiptField::Service, "Prepaid"),
    ] {
        let left = said(&document, &without(field));
        assert!(whole.contains(told) && !left.contains(told), "{field:?}: {left}");
        let gone = whole.lines().filter(|line| !left.contains(line.trim())).count();
        assert!(gone <= 3, "{field:?}: {gone} lines");
        for always in ["018 1234 5678", "Tk 290.00", "Delivered", "01KAJ5V2QXN8R4T7W0YZ", "10 GB"] {
            assert!(left.contains(always), "{field:?} took {always}");
        }
    }
    let height =
        |look: &ReceiptLook| PRESS.set(&document, look, Paper::Roll58).unwrap().bitmap().unwrap().height();
    assert!(
        height(&without(ReceiptField::Qr)) + 100 < height(&look(&["en"])),
        "the code for cameras is gone"
    );
}

#[test]
fn the_owners_lines_are_filled_in() {
    let look = ReceiptLook {
        header: "Since 1998".into(),
        footer: "Thank you from {shop}, {clerk}: {amount}, {date} {time}, {receipt}".into(),
        ..look(&["en"])
    };
    let text = said(&receipt_of(Sold { clerk: "Salma".into(), ..sold() }), &look).replace('\n', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Since 1998"), "{text}");
    assert!(text.contains("Salma: Tk 290.00, 21 Nov 2026 10:42, 000123"), "{text}");
}

#[test]
fn a_broken_look_gives_the_built_in_receipt_and_says_why() {
    let plain_receipt = PRESS.set(&receipt(), &ReceiptLook::default(), Paper::Roll58).unwrap();
    assert_eq!(plain_receipt.trouble, None);
    let broken = ReceiptLook { footer: "{colour}".into(), paper_saving: true, ..ReceiptLook::default() };
    let printed = PRESS.set(&receipt(), &broken, Paper::Roll58).unwrap();
    assert_eq!(printed.trouble, Some(LookTrouble::UnknownPlaceholder("colour".into())));
    assert_eq!(printed.bitmap().unwrap(), plain_receipt.bitmap().unwrap());
    let logo = Some(Logo { picture: BASE64_STANDARD.encode("no picture") });
    let printed =
        PRESS.set(&receipt(), &ReceiptLook { logo, ..ReceiptLook::default() }, Paper::Roll58).unwrap();
    assert_eq!(printed.trouble, Some(LookTrouble::NoPicture));
}

#[test]
fn the_owners_picture_is_printed_in_black_and_white_above_all() {
    let mut picture = image::GrayImage::from_pixel(64, 32, image::Luma([128]));
    picture.put_pixel(0, 0, image::Luma([0]));
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let with = ReceiptLook {
        logo: Some(Logo { picture: BASE64_STANDARD.encode(png.into_inner()) }),
        ..look(&["en"])
    };
    let bitmap = |look: &ReceiptLook| PRESS.set(&receipt(), look, Paper::Roll58).unwrap().bitmap().unwrap();
    let (with, without) = (bitmap(&with), bitmap(&look(&["en"])));
    assert!(with.height() >= without.height() + 120, "{} {}", with.height(), without.height());
    // 64 by 32 becomes 240 by 120, and half grey becomes every second dot.
    let black = (0..120)
        .flat_map(|y| (0..384).map(move |x| (x, y + 8)))
        .filter(|(x, y)| with.is_black(*x, *y))
        .count();
    assert!((12_000..=17_000).contains(&black), "{black}");
}

#[test]
fn a_complaint_has_all_that_an_operator_asks_for() {
    let text = said(&samples::dispute(), &ReceiptLook { mask_number: true, ..look(&["en"]) });
    for told in [
        "018 1234 5678",
        "018 1234 5687",
        "Tk 290.00",
        "21 Nov 2026, 10:42",
        "01KAJ5V2QXN8R4T7W0YZ",
        "SP-88214470",
        "BD211126.1042.0117",
        "Please take back a top-up that went to a wrong number.",
        "শেষ দুই অঙ্ক",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_drawers_report_tells_the_shifts_own_figures() {
    let shift = samples::shift(None);
    let z = said(&samples::shift_report(Some("11380.50"), true), &look(&["en"]));
    let shown = |money: Money| tillup_core::format::money(money, Default::default()).replace('৳', "Tk ");
    for (label, amount) in [
        ("At the opening", shift.float),
        ("Should be there", shift.expected().unwrap()),
        ("Sold for", shift.amount().unwrap().plus(shift.charge().unwrap()).unwrap()),
        ("Of that, charges", shift.charge().unwrap()),
        ("Of that, on credit", shift.on_credit),
        ("Dues paid", shift.payments),
        ("Earned", shift.commission().unwrap()),
        ("TOO LITTLE", shift.expected().unwrap().minus(taka("11380.50")).unwrap()),
        ("Cash of these", shift.adjusted().unwrap()),
    ] {
        assert_eq!(figure(&z, label), Some(&*shown(amount)), "{label}: {z}");
    }
    for told in ["Z REPORT 30", "18204", "01KAJ9ZZ0XN8R4T7W0AB", "after Z report 29", "UNKNOWN", "ভাংতি"]
    {
        assert!(z.contains(told), "{told}: {z}");
    }
    assert!(z.replace(['\n', ' '], "").contains(&shift.chain.head));
    let x = said(&samples::shift_report(None, false), &look(&["en"]));
    assert!(x.contains("X REPORT"), "{x}");
    for untold in ["Should be there", "Earned", "Counted", "TOO"] {
        assert!(!x.contains(untold), "{untold} is not a clerk's before the count: {x}");
    }
}

#[test]
fn statements_tell_commission_to_the_owner_alone() {
    let (owner, clerk) =
        (said(&samples::statement(true), &look(&["en"])), said(&samples::statement(false), &look(&["en"])));
    assert!(owner.contains("Commission") && owner.contains("Tk 349.2245"), "{owner}");
    assert!(!clerk.contains("ommission") && !clerk.contains("349.2245"), "{clerk}");
    assert_eq!(figure(&owner, "SOLD FOR"), Some("Tk 1,00,00,029.99"));
}

#[test]
fn no_line_is_longer_than_the_paper() {
    for document in
        [receipt(), samples::long_receipt(), samples::hostile_receipt(), samples::shift_report(None, true)]
    {
        for columns in [32, 48] {
            let text = plain(&document, &look(&["en"]), columns).unwrap();
            let longest = text.lines().map(unicode_width::UnicodeWidthStr::width).max();
            assert!(longest <= Some(columns), "{longest:?}\n{text}");
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let text = said(&samples::hostile_receipt(), &look(&["en"]));
    for told in ["<script>alert(1)</script> #import \"x\" $a$", "#sys.inputs", "#panic()"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains(['\u{202e}', '\u{202c}']));
    assert!(text.len() < 6_000);
}

#[test]
fn messages_are_short_in_english_and_counted_in_bengali() {
    let sale = Sold { operator_reference: None, ..sold() };
    let mut shop = samples::shop();
    shop.name = "Rahim Telecom".into();
    let document = Document::Receipt(Receipt { shop, sale, copy: 0 });
    let english = message(&document, &look(&[]), Language::En).unwrap();
    assert_eq!(
        english.text,
        "Rahim Telecom: Tk 290.00 to 018 1234 5678 (Robi): Delivered. Receipt 000123, ref 01KAJ5V2QXN8R4T7W0YZ, 21 Nov 2026, 10:42."
    );
    assert_eq!((english.segments, english.unicode), (1, false));
    let bengali = message(&document, &look(&[]), Language::Bn).unwrap();
    assert!(bengali.text.contains("৳২৯০.০০") && bengali.text.contains("পৌঁছেছে"), "{}", bengali.text);
    assert_eq!((bengali.segments, bengali.unicode), (2, true), "{}", bengali.text.chars().count());
    let open = message(&in_state(Status::Unknown), &look(&[]), Language::En).unwrap();
    assert!(open.text.contains("do not send it again"), "{}", open.text);
    let complaint = message(&samples::dispute(), &look(&[]), Language::En).unwrap();
    assert!(complaint.text.contains("Your number for it: BD211126.1042.0117."), "{}", complaint.text);
    let statement = message(&samples::statement(true), &look(&[]), Language::Hi).unwrap();
    assert!(statement.text.contains("कुल बिक्री: ৳१,००,००,०२९.९९"), "{}", statement.text);
}

#[test]
fn files_are_named_by_what_they_are() {
    let copy = Document::Receipt(Receipt { shop: samples::shop(), sale: sold(), copy: 3 });
    for (document, name) in [
        (receipt(), "receipt-000123"),
        (copy, "receipt-000123-copy-3"),
        (samples::refund(), "refund-000123"),
        (samples::dispute(), "dispute-000123"),
        (samples::shift_report(Some("1"), true), "z-report-30"),
        (samples::shift_report(None, true), "x-report-31-2026-11-21-184500"),
        (samples::statement(true), "day-2026-11-21"),
        (samples::commission(), "commission-2026-11-01-2026-11-30"),
        (samples::test_page(), "test-page"),
    ] {
        assert_eq!(file_name(&document), name);
    }
    assert_eq!(at("2026-11-21T12:45:00Z").to_rfc3339(), "2026-11-21T12:45:00+00:00");
}
