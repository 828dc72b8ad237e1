//! Receipts: as letters, into files, to a printer.

use std::path::PathBuf;

use serde_json::json;
use tillup_core::{
    ledger::{Ledger, LedgerError},
    print_queue::DocumentSubject,
    printing::{Paper, PrintMode, Printer, PrinterAddress},
    reference::Reference,
};
use tillup_shop::{FileForm, parse_address};

use super::Session;
use crate::{
    args::{ReceiptArgs, Width},
    failure::Failure,
};

/// Hands the receipt out as asked; without a file or a printer it is shown.
pub fn run(session: &Session<'_>, args: &ReceiptArgs) -> Result<u8, Failure> {
    let reference = Reference::stored(args.reference.trim());
    let sale = session.shop.ledger().sale(&reference)?.ok_or(LedgerError::NotFound)?;
    let reference = sale.reference.clone();
    let subject = if args.refund {
        DocumentSubject::Refund { reference }
    } else {
        DocumentSubject::Receipt { reference }
    };
    let paper = paper_of(session, args)?;
    let Targets { files, printer } = targets(args)?;
    let text = session.shop.document_text(&session.who, &subject, paper.columns())?;
    let mut copy = session.shop.ledger().copies_of(&subject)?;
    let mut trouble = None;
    if !files.is_empty() {
        let handed = session.shop.write_document(&session.who, &subject, paper, &files)?;
        (copy, trouble) = (handed.copy, handed.trouble);
    }
    if let Some(address) = printer {
        copy = session.shop.print_at_once(&session.who, &subject, &at(address, paper))?;
    }
    if let Some(trouble) = trouble {
        session
            .output
            .note(&format!("the shop's look of receipts is broken ({trouble}); the built-in one was used"));
    }
    let written: Vec<String> = files.iter().map(|(_, file)| file.display().to_string()).collect();
    let told = if written.is_empty() && args.escpos.is_none() {
        text.clone()
    } else {
        let mut told: Vec<String> = written.iter().map(|file| format!("written to {file}")).collect();
        told.extend(
            args.escpos.as_ref().filter(|_| written.len() < asked(args)).map(|to| format!("printed at {to}")),
        );
        told.join("\n")
    };
    session.output.answer(
        || {
            json!({ "receipt": {
                "reference": sale.reference.as_str(),
                "receipt_no": sale.receipt_no,
                "status": sale.status().code(),
                "width": paper_width(paper),
                "copy": copy,
                "files": written,
                "text": text,
            } })
        },
        || told,
    )?;
    Ok(0)
}

/// How many places were asked for.
fn asked(args: &ReceiptArgs) -> usize {
    [args.png.is_some(), args.pdf.is_some(), args.escpos.is_some()].into_iter().filter(|asked| *asked).count()
}

fn paper_of(session: &Session<'_>, args: &ReceiptArgs) -> Result<Paper, Failure> {
    Ok(match args.width {
        Some(Width::Narrow) => Paper::Roll58,
        Some(Width::Wide) => Paper::Roll80,
        None => {
            let settings = session.shop.ledger().printing_settings()?;
            settings.first().map_or(Paper::Roll80, |printer| printer.paper)
        }
    })
}

fn paper_width(paper: Paper) -> u8 {
    if paper == Paper::Roll58 { 58 } else { 80 }
}

/// Where it is handed out to.
struct Targets {
    files: Vec<(FileForm, PathBuf)>,
    printer: Option<PrinterAddress>,
}

fn targets(args: &ReceiptArgs) -> Result<Targets, Failure> {
    let mut files = Vec::new();
    files.extend(args.png.clone().map(|file| (FileForm::Png, file)));
    files.extend(args.pdf.clone().map(|file| (FileForm::Pdf, file)));
    let mut printer = None;
    match args.escpos.as_deref() {
        Some(address) if address.contains("://") => {
            printer =
                Some(parse_address(address).map_err(|error| Failure::Usage(format!("--escpos: {error}")))?);
        }
        Some(file) => files.push((FileForm::Escpos, PathBuf::from(file))),
        None => {}
    }
    Ok(Targets { files, printer })
}

/// A printer that is not set up: cheap ones cut or leave it, and none opens a drawer unasked.
fn at(address: PrinterAddress, paper: Paper) -> Printer {
    Printer { name: String::new(), address, paper, mode: PrintMode::Raster, cut: true, drawer: false }
}
