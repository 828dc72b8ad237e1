//! Documents that the tests set: a shop in Dhaka and one in Kolkata, with the figures that are hardest on paper.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use tillup_core::{
    dispute::{Complaint, NewDispute},
    money::{Currency, Money},
    number::Number,
    operator::Service,
    printing::{ReceiptField, ReceiptLook},
    reference::Reference,
    report::{Tally, Totals},
    sale::Status,
    shift::{Adjustment, CashMovement, ChainMark, Count, Shift, SoldLine, Unresolved, Way},
};
use tillup_documents::{
    CommissionLine, CommissionStatement, DayStatement, Dispute, Document, Receipt, Refund, ShiftReport,
    ShopFacts, Sold, TestPage,
};

pub fn at(moment: &str) -> DateTime<Utc> {
    moment.parse().unwrap()
}

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

pub fn taka(amount: &str) -> Money {
    Money::parse(amount, Currency::Bdt).unwrap()
}

pub fn look(languages: &[&str]) -> ReceiptLook {
    ReceiptLook {
        languages: languages.iter().map(|code| (*code).to_owned()).collect(),
        ..ReceiptLook::default()
    }
}

pub fn without(field: ReceiptField) -> ReceiptLook {
    ReceiptLook { left_off: [field].into(), ..look(&["en"]) }
}

pub fn shop() -> ShopFacts {
    ShopFacts {
        name: "রহিম টেলিকম · Rahim Telecom".to_owned(),
        address: "দোকান ১২, নিউ মার্কেট\nঢাকা ১২০৫".to_owned(),
        language: "bn".to_owned(),
        timezone: chrono_tz::Asia::Dhaka,
        demo: false,
    }
}

pub fn sold() -> Sold {
    Sold {
        reference: "01KAJ5V2QXN8R4T7W0YZ".to_owned(),
        receipt_no: "000123".to_owned(),
        number: Number::stored("01812345678".to_owned()),
        operator: "Robi".to_owned(),
        service: Service::Prepaid,
        circle: None,
        pack: None,
        amount: taka("290"),
        charge: taka("0"),
        status: Status::Succeeded,
        reason: None,
        provider: "SohojPay".to_owned(),
        provider_reference: Some("SP-88214470".to_owned()),
        operator_reference: Some("BD211126.1042.0117".to_owned()),
        clerk: "করিম".to_owned(),
        debtor: None,
        created_at: at("2026-11-21T04:42:07Z"),
        final_at: Some(at("2026-11-21T04:42:09Z")),
    }
}

/// A pack whose conditions have twenty lines.
pub fn long_pack() -> String {
    let mut lines = vec!["৪৫ জিবি ইন্টারনেট + ৮০০ মিনিট, মেয়াদ ৩০ দিন".to_owned()];
    lines.extend((1..20).map(|line| format!("শর্ত {line}: প্রতিদিন রাত ১২টা থেকে সকাল ৮টা পর্যন্ত ব্যবহার করা যাবে")));
    lines.join("\n")
}

pub fn receipt_of(sale: Sold) -> Document {
    Document::Receipt(Receipt { shop: shop(), sale, copy: 0 })
}

pub fn receipt() -> Document {
    receipt_of(Sold {
        pack: Some("১০ জিবি, ৩০ দিন\nযেকোনো নেটওয়ার্কে\nস্বয়ংক্রিয় নবায়ন নেই".to_owned()),
        charge: taka("5"),
        ..sold()
    })
}

pub fn in_state(status: Status) -> Document {
    receipt_of(Sold { status, operator_reference: None, final_at: None, ..sold() })
}

pub fn long_receipt() -> Document {
    let mut shop = shop();
    shop.name = "মেসার্স আল-মদিনা টেলিকম অ্যান্ড ইলেকট্রনিক্স সার্ভিসিং সেন্টার, শাখা ২".to_owned();
    let sale = Sold {
        pack: Some(long_pack()),
        operator: "Grameenphone Limited Bangladesh".to_owned(),
        amount: taka("9999994.99"),
        charge: taka("5"),
        clerk: "মোহাম্মদ আব্দুল করিম চৌধুরী".to_owned(),
        ..sold()
    };
    Document::Receipt(Receipt { shop, sale, copy: 2 })
}

pub fn hostile_receipt() -> Document {
    let mut shop = shop();
    shop.name = "<script>alert(1)</script> #import \"x\" $a$ *b* `c`".to_owned();
    let sale = Sold {
        pack: Some(format!("\u{202e}drowssap\u{202c} 🎉🎉 שלום مرحبا {}\n#panic()", "x".repeat(5_000))),
        clerk: "#sys.inputs \\ ] } @ref ~ --- =".to_owned(),
        provider_reference: Some("A".repeat(500)),
        ..sold()
    };
    Document::Receipt(Receipt { shop, sale, copy: 0 })
}

pub fn indian_receipt() -> Document {
    let shop = ShopFacts {
        name: "शर्मा मोबाइल".to_owned(),
        address: "१४, गड़ियाहाट रोड, कोलकाता".to_owned(),
        language: "hi".to_owned(),
        timezone: chrono_tz::Asia::Kolkata,
        demo: true,
    };
    let sale = Sold {
        number: Number::stored("9876543210".to_owned()),
        operator: "Airtel".to_owned(),
        circle: Some("West Bengal".to_owned()),
        amount: Money::parse("299", Currency::Inr).unwrap(),
        charge: Money::zero(Currency::Inr),
        debtor: Some("सुनील".to_owned()),
        ..sold()
    };
    Document::Receipt(Receipt { shop, sale, copy: 0 })
}

pub fn refund() -> Document {
    let sale = Sold {
        status: Status::Reversed,
        final_at: Some(at("2026-11-22T09:15:00Z")),
        charge: taka("5"),
        ..sold()
    };
    Document::Refund(Refund { shop: shop(), sale, copy: 0 })
}

pub fn dispute() -> Document {
    Document::Dispute(Dispute {
        shop: shop(),
        sale: sold(),
        complaint: tillup_core::dispute::Dispute {
            id: 7,
            opened: NewDispute {
                reference: Reference::stored("01KAJ5V2QXN8R4T7W0YZ"),
                complaint: Complaint::WrongNumber,
                meant_for: Some(Number::stored("01812345687".to_owned())),
                note: "গ্রাহক শেষ দুই অঙ্ক উল্টে বলেছেন।".to_owned(),
            },
            by: "করিম".to_owned(),
            at: at("2026-11-21T05:10:00Z"),
            closed: None,
        },
        copy: 0,
    })
}

pub fn shift(count: Option<Count>) -> Shift {
    let line = |operator: &str, sales, amount: &str, charge: &str, commission: &str| SoldLine {
        account: "soho-main".to_owned(),
        amount: taka(amount),
        charge: taka(charge),
        commission: taka(commission),
        operator: operator.to_owned(),
        sales,
    };
    Shift {
        id: 31,
        clerk: "করিম".to_owned(),
        opened_at: at("2026-11-21T03:02:00Z"),
        opened_on: day("2026-11-21"),
        count,
        float: taka("1500"),
        movements: vec![
            CashMovement {
                amount: taka("500"),
                at: at("2026-11-21T06:00:00Z"),
                reason: "ভাংতি".to_owned(),
                way: Way::In,
            },
            CashMovement {
                amount: taka("2000"),
                at: at("2026-11-21T12:30:00Z"),
                reason: "মালিককে".to_owned(),
                way: Way::Out,
            },
        ],
        lines: vec![line("GP", 42, "8940", "30", "250.32"), line("RB", 17, "3410.5", "0", "98.9045")],
        on_credit: taka("600"),
        payments: taka("250"),
        reversed: Tally { sales: 1, amount: taka("100") },
        unresolved: vec![Unresolved {
            amount: taka("50"),
            charge: taka("0"),
            debtor: None,
            reference: "01KAJ9ZZ0XN8R4T7W0AB".to_owned(),
            status: Status::Unknown,
        }],
        adjustments: vec![Adjustment {
            amount: taka("-100"),
            at: at("2026-11-21T04:00:00Z"),
            debtor: None,
            reference: "01KAH1AA0XN8R4T7W0CD".to_owned(),
            status: Status::Reversed,
            z: Some(29),
        }],
        chain: ChainMark { entries: 18_204, head: "9f2b".repeat(16) },
    }
}

pub fn shift_report(counted: Option<&str>, owner: bool) -> Document {
    let count =
        counted.map(|counted| Count { z: 30, at: at("2026-11-21T15:01:00Z"), counted: taka(counted) });
    Document::Shift(Box::new(ShiftReport {
        shop: shop(),
        tells_expected: owner || count.is_some(),
        shift: shift(count),
        tells_commission: owner,
        operators: BTreeMap::from([
            ("GP".to_owned(), "Grameenphone".to_owned()),
            ("RB".to_owned(), "Robi".to_owned()),
        ]),
        made_at: at("2026-11-21T12:45:00Z"),
    }))
}

fn totals(sales: i64, amount: &str) -> Totals {
    Totals {
        sales,
        amount: taka(amount),
        charge: taka("30"),
        commission_reported: taka("250.32"),
        commission_by_rate: taka("98.9045"),
        reversed: Tally { sales: 1, amount: taka("100") },
        unknown: Tally { sales: 1, amount: taka("50") },
        ..Totals::none(Currency::Bdt)
    }
}

pub fn statement(owner: bool) -> Document {
    let group = |name: &str, sales, amount: &str| (name.to_owned(), totals(sales, amount));
    Document::Day(DayStatement {
        shop: shop(),
        from: day("2026-11-21"),
        to: day("2026-11-21"),
        totals: totals(159, "9999999.99"),
        by_account: vec![group("SohojPay", 100, "9000000"), group("AutoFlexi", 59, "999999.99")],
        by_operator: vec![group("Grameenphone", 42, "8940"), group("Robi", 17, "3410.50")],
        by_clerk: vec![group("করিম", 120, "20000"), group("Salma", 39, "3410.50")],
        tells_commission: owner,
        made_at: at("2026-11-21T15:10:00Z"),
    })
}

pub fn commission() -> Document {
    let line = |name: &str, expected: Option<&str>| CommissionLine {
        name: name.to_owned(),
        sales: 1_240,
        amount: taka("248000"),
        expected: expected.map(taka),
        reported: taka("6500.25"),
        by_rate: taka("812.0625"),
        received: expected.map(|_| taka("500")),
    };
    Document::Commission(CommissionStatement {
        shop: shop(),
        from: day("2026-11-01"),
        to: day("2026-11-30"),
        currency: Currency::Bdt,
        total: line("", Some("7440")),
        by_account: vec![line("SohojPay", Some("7440")), line("AutoFlexi", Some("0"))],
        by_operator: vec![line("Grameenphone", None), line("Robi", None)],
        made_at: at("2026-12-01T04:00:00Z"),
    })
}

pub fn test_page() -> Document {
    Document::TestPage(TestPage {
        shop: shop(),
        printer: "Counter".to_owned(),
        address: "192.168.1.50:9100".to_owned(),
        made_at: at("2026-11-21T04:42:07Z"),
    })
}
