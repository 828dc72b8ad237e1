//! What the owner set of printing, and how receipts look.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tillup_core::{
    printing::{Logo, Paper, PrintMode, Printer, PrinterAddress, PrintingSettings, ReceiptLook},
    sale::Status,
};

use crate::shop::*;

fn settings(printer: &str) -> PrintingSettings {
    PrintingSettings {
        printers: vec![Printer {
            name: printer.to_owned(),
            address: PrinterAddress::Network { host: "192.168.1.50".to_owned(), port: 9100 },
            paper: Paper::Roll58,
            mode: PrintMode::Raster,
            cut: true,
            drawer: false,
        }],
        auto_print: BTreeSet::from([Status::Succeeded]),
    }
}

/// The settings that were changed, with what was before and after.
fn changes(shop: &TestShop) -> Vec<(String, Value, Value)> {
    let tool = shop.tool();
    let mut rows = tool
        .prepare(
            "SELECT subject, body FROM events WHERE kind = 'config_changed' AND actor = 'boss' ORDER BY seq",
        )
        .unwrap();
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
    rows.map(|row| {
        let (subject, body) = row.unwrap();
        let mut body: Value = serde_json::from_str(&body).unwrap();
        (subject, body["before"].take(), body["after"].take())
    })
    .collect()
}

#[test]
fn settings_of_printing_read_back_and_each_change_is_an_entry() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    assert_eq!(ledger.printing_settings().unwrap(), PrintingSettings::default());
    for _ in 0..2 {
        ledger.save_printing_settings(&settings("Counter"), "boss", noon()).unwrap();
    }
    assert_eq!(ledger.printing_settings().unwrap(), settings("Counter"));
    ledger.save_printing_settings(&settings("Office"), "boss", noon()).unwrap();
    assert_eq!(ledger.receipt_look().unwrap().unwrap(), ReceiptLook::default(), "another thing");
    let changes = changes(&shop);
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert_eq!(changes[0].0, "printing settings");
    assert_eq!(changes[0].1, json!({ "auto_print": [], "printers": [] }));
    assert_eq!(changes[1].1["printers"][0]["name"], "Counter");
    assert_eq!(changes[1].2["printers"][0]["address"]["port"], 9100);
    shop.assert_whole();
}

#[test]
fn a_picture_is_kept_and_its_digest_told() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    assert_eq!(ledger.receipt_look().unwrap().unwrap(), ReceiptLook::default());
    let look = ReceiptLook {
        header: "{shop}".to_owned(),
        logo: Some(Logo { picture: "iVBORw0KGgo=".to_owned() }),
        ..ReceiptLook::default()
    };
    for _ in 0..2 {
        ledger.save_receipt_look(&look, "boss", noon()).unwrap();
    }
    assert_eq!(ledger.receipt_look().unwrap().unwrap(), look);
    ledger.save_printing_settings(&settings("Counter"), "owner", noon()).unwrap();
    assert_eq!(ledger.receipt_look().unwrap().unwrap(), look, "as it was");
    let changes = changes(&shop);
    assert_eq!((changes.len(), changes[0].0.as_str()), (1, "receipt look"));
    let digest = "929e08d597feae564ce98003c4a47ff5239a5b93681d186eda3a9871e5b62644";
    assert_eq!(changes[0].2["logo"], json!({ "sha256": digest }), "of the picture as it is kept");
    shop.assert_whole();
}

#[test]
fn a_look_that_cannot_be_read_is_told_and_another_can_be_saved() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    for broken in [r#"{"header":"x","colour":"red"}"#, "not JSON"] {
        ledger.save_receipt_look(&ReceiptLook::default(), "owner", noon()).unwrap();
        shop.tool()
            .execute(
                "INSERT INTO printing_settings (one, look) VALUES (1, ?1) ON CONFLICT DO UPDATE SET look = ?1",
                [broken],
            )
            .unwrap();
        assert!(ledger.receipt_look().unwrap().is_err(), "{broken}");
        assert_eq!(ledger.printing_settings().unwrap(), PrintingSettings::default(), "these can be read");
        let look = ReceiptLook { footer: broken.to_owned(), ..ReceiptLook::default() };
        ledger.save_receipt_look(&look, "boss", noon()).unwrap();
        assert_eq!(ledger.receipt_look().unwrap().unwrap(), look);
    }
    assert!(changes(&shop).iter().all(|(_, before, _)| before["unreadable"].is_string()));
    shop.assert_whole();
}
