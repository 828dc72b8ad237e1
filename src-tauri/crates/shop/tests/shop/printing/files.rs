//! Documents without a printer.

use std::fs;

use tillup_core::printing::Paper;
use tillup_printers::loopback::Behaviour;
use tillup_shop::{FileForm, ShopError};

use super::{Scene, dots, owner, receipt_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_counts_as_handed_out_and_looking_does_not() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let sale = scene.sold("01912345601").await;
    let (shop, who, subject) = (scene.shop(), owner(), receipt_of(&sale));
    let shown = shop.view_document(&who, &subject, Some(Paper::Roll80)).unwrap();
    shop.document_text(&who, &subject, 48).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let files = [FileForm::Png, FileForm::Pdf, FileForm::Escpos]
        .map(|form| (form, folder.path().join("receipt").with_extension(form.code())));
    let handed = shop.write_document(&who, &subject, Paper::Roll80, &files).unwrap();
    assert_eq!((handed.copy, handed.trouble), (0, None));
    let read = |form: FileForm| fs::read(folder.path().join("receipt").with_extension(form.code())).unwrap();
    assert_eq!(dots(&read(FileForm::Png)), dots(&shown.page.png));
    assert!(read(FileForm::Pdf).starts_with(b"%PDF-"));
    assert!(read(FileForm::Escpos).starts_with(b"\x1b@"));
    let handed = shop.write_document(&who, &subject, Paper::Roll80, &files[..1]).unwrap();
    assert_eq!(handed.copy, 1, "three files at once were one");
    assert!(shop.document_text(&who, &subject, 48).unwrap().contains("COPY"));
    assert!(shop.ledger().verify().unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_written_is_handed_out_to_nobody() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let sale = scene.sold("01912345601").await;
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("not there").join("receipt.pdf");
    let tried =
        scene.shop().write_document(&owner(), &receipt_of(&sale), Paper::Roll58, &[(FileForm::Pdf, nowhere)]);
    assert!(matches!(tried, Err(ShopError::Export { .. })), "{tried:?}");
    assert_eq!(scene.shop().ledger().copies_of(&receipt_of(&sale)).unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_one_name_stand_beside_each_other() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let sale = scene.sold("01912345601").await;
    let folder = tempfile::tempdir().unwrap();
    let save = || {
        let into = folder.path().join("Tillup");
        scene.shop().save_document(&owner(), &receipt_of(&sale), Paper::Roll58, FileForm::Pdf, &into).unwrap()
    };
    let (first, second) = (save(), save());
    assert_ne!(first, second);
    assert!(first.is_file() && second.is_file());
    let name = first.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.contains(&sale.receipt_no), "{name}");
}
