//! What a receipt costs from its figures to its dots: warm, by the thousand, and as the first of a fresh program; and whether
//! the memory that a thousand of them took is given back.
//!
//! It ends with an error where a figure is beyond its limit.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::float_arithmetic)]

use std::time::{Duration, Instant};

use tillup_core::{
    money::{Currency, Money},
    number::Number,
    operator::Service,
    printing::{Paper, ReceiptLook},
    sale::Status,
};
use tillup_documents::{Document, Press, Receipt, ShopFacts, Sold};

const WARM_UP: usize = 20;
const ROUNDS: usize = 200;
const BATCH: usize = 1_000;

fn main() {
    let look = ReceiptLook { languages: vec!["bn".to_owned()], ..ReceiptLook::default() };
    let started = Instant::now();
    let press = Press::new();
    dots(&press, &look, 0);
    let cold = started.elapsed();

    let mut times: Vec<_> = (0..WARM_UP + ROUNDS)
        .map(|round| {
            let started = Instant::now();
            dots(&press, &look, round);
            started.elapsed()
        })
        .skip(WARM_UP)
        .collect();
    times.sort_unstable();
    let median = times.get(ROUNDS / 2).copied().unwrap();

    let before = resident();
    let started = Instant::now();
    for round in 0..BATCH {
        dots(&press, &look, round);
    }
    let batch = started.elapsed();
    let after = resident();

    told("first receipt of a fresh program", cold, Duration::from_millis(100));
    told("58 mm receipt to dots, warm, median", median, Duration::from_millis(5));
    told("1,000 receipts", batch, Duration::from_secs(5));
    if let (Some(before), Some(after)) = (before, after) {
        println!("memory before and after 1,000 receipts: {before} kB, {after} kB");
        assert!(after < before + 8 * 1024, "a thousand receipts left more than 8 MB behind");
    }
}

/// Sets one receipt and makes its dots; no two are alike.
fn dots(press: &Press, look: &ReceiptLook, round: usize) {
    let printed = press.set(&receipt(round), look, Paper::Roll58).unwrap();
    assert_eq!(printed.bitmap().unwrap().width(), 384);
}

fn receipt(round: usize) -> Document {
    let moment = "2026-11-21T04:42:07Z".parse().unwrap();
    let shop = ShopFacts {
        name: "রহিম টেলিকম".to_owned(),
        address: "দোকান ১২, নিউ মার্কেট, ঢাকা ১২০৫".to_owned(),
        language: "bn".to_owned(),
        timezone: "Asia/Dhaka".parse().unwrap(),
        demo: false,
    };
    let sale = Sold {
        reference: format!("01KAJ5V2QXN8R4{round:06}"),
        receipt_no: format!("{round:06}"),
        number: Number::stored(format!("018{round:08}")),
        operator: "Robi".to_owned(),
        service: Service::Prepaid,
        circle: None,
        pack: Some("১০ জিবি, ৩০ দিন\nযেকোনো নেটওয়ার্কে".to_owned()),
        amount: Money::parse("290", Currency::Bdt).unwrap(),
        charge: Money::parse("5", Currency::Bdt).unwrap(),
        status: Status::Succeeded,
        reason: None,
        provider: "SohojPay".to_owned(),
        provider_reference: Some(format!("SP-{round:08}")),
        operator_reference: Some(format!("BD211126.1042.{round:04}")),
        clerk: "করিম".to_owned(),
        debtor: None,
        created_at: moment,
        final_at: Some(moment),
    };
    Document::Receipt(Receipt { shop, sale, copy: 0 })
}

fn told(what: &str, took: Duration, limit: Duration) {
    println!("{what}: {:.2} ms (at most {} ms)", took.as_secs_f64() * 1e3, limit.as_millis());
    assert!(took <= limit, "{what} took too long");
}

/// Memory of this program in kB, where the system tells it.
fn resident() -> Option<u64> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?
        .trim()
        .strip_suffix(" kB")?
        .trim()
        .parse()
        .ok()
}
