//! PDFs as other programs read them: poppler's `pdftotext` and `pdffonts`.

use std::process::Command;

use tillup_core::printing::Paper;
use tillup_documents::Document;

use crate::{
    golden::PRESS,
    samples::{self, look},
};

/// What the programs say of a document's PDF: its text, and its fonts.
fn read(document: &Document, languages: &[&str], paper: Paper) -> (String, String) {
    let pdf = PRESS.set(document, &look(languages), paper).unwrap().pdf().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, pdf).unwrap();
    let told = |command: &mut Command| {
        let told = command.output().expect("poppler-utils is installed (scripts/setup-debian.sh test)");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8(told.stdout).unwrap()
    };
    let text = told(Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&path).arg("-"));
    (text, told(Command::new("pdffonts").arg(&path)))
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs poppler: scripts/setup-debian.sh test")]
fn text_can_be_taken_out_of_a_pdf_in_all_three_languages() {
    for (document, languages, paper, told) in [
        (
            samples::receipt(),
            ["bn"],
            Paper::Roll58,
            &["রহিম টেলিকম", "পৌঁছেছে", "রেফারেন্স", "৳২৯৫.০০", "প্রোভাইডারের নম্বর"][..],
        ),
        (
            samples::statement(true),
            ["bn"],
            Paper::A4,
            &["দিনের হিসাব", "৳৯৯,৯৯,৯৯৯.৯৯", "অপারেটর ধরে", "Grameenphone"],
        ),
        (samples::refund(), ["hi"], Paper::Roll80, &["पैसे वापसी की रसीद", "लौटाने हैं", "৳२९५.००"]),
        (samples::commission(), ["en"], Paper::A4, &["Received by loads", "৳7,312.3125"]),
    ] {
        let (text, _) = read(&document, &languages, paper);
        for told in told {
            assert!(text.contains(told), "{told}:\n{text}");
        }
    }
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs poppler: scripts/setup-debian.sh test")]
fn fonts_are_in_the_pdf() {
    let (_, fonts) = read(&samples::dispute(), &["bn", "en"], Paper::A4);
    let rows: Vec<_> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 3, "{fonts}");
    let heads = fonts.lines().next().unwrap();
    let embedded = heads.find("emb").unwrap();
    for row in rows {
        assert!(row.contains("NotoSans"), "{fonts}");
        assert_eq!(&row[embedded..embedded + 3], "yes", "{fonts}");
    }
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "needs poppler: scripts/setup-debian.sh test")]
fn the_same_document_is_the_same_file() {
    let make = || PRESS.set(&samples::receipt(), &look(&["bn"]), Paper::A4).unwrap().pdf().unwrap();
    assert_eq!(make(), make());
}
