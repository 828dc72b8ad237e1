//! Printers and the look of receipts, as the owner sets them.

use std::collections::BTreeSet;

use tillup_core::{
    access::{Action, SignedIn},
    ledger::Ledger,
    money::Money,
    number::{Country, Number},
    operator::Service,
    print_queue::DocumentSubject,
    printing::{Paper, PrintMode, Printer, PrinterAddress, PrintingSettings, ReceiptLook},
    sale::Status,
};
use tillup_documents::{Document, LookTrouble, Receipt, ShopFacts, Sold};
use tillup_printers::{Found, Outcome, Where, address_text, parse_address};

use super::{
    view::{DocumentPage, page},
    workers::known_code_page,
};
use crate::{Shop, ShopError, rules::wrong};

/// The stored look is of a form that this program does not read.
pub(super) const UNREADABLE: &str = "unreadable";

/// A sample receipt in a look.
pub struct LookPreview {
    /// The receipt.
    pub page: DocumentPage,
    /// Why the built-in look was taken.
    pub trouble: Option<&'static str>,
}

impl Shop {
    /// What is set of printing.
    pub fn printing_settings(&self, who: &SignedIn) -> Result<PrintingSettings, ShopError> {
        self.require(who, Action::Provision)?;
        Ok(self.ledger.printing_settings()?)
    }

    /// The owner's look and, where what is kept cannot be used, why.
    pub fn receipt_look(&self, who: &SignedIn) -> Result<(ReceiptLook, Option<&'static str>), ShopError> {
        self.require(who, Action::Provision)?;
        let (look, trouble) = self.kept_look()?;
        Ok((
            look.clone(),
            trouble.or_else(|| tillup_documents::look_trouble(&look).as_ref().map(LookTrouble::code)),
        ))
    }

    /// The look to print with; the built-in one where what is kept cannot be read.
    pub(super) fn kept_look(&self) -> Result<(ReceiptLook, Option<&'static str>), ShopError> {
        Ok(match self.ledger.receipt_look()? {
            Ok(look) => (look, None),
            Err(unreadable) => {
                tracing::warn!(%unreadable, "the look of receipts cannot be read");
                (ReceiptLook::default(), Some(UNREADABLE))
            }
        })
    }

    /// Keeps printers and what prints by itself; each change is an event.
    ///
    /// # Errors
    /// `printer_name_needed`, `printer_name_taken`, `printer_address_invalid`, `printer_paper_invalid`, `code_page_unknown`;
    /// nothing was changed.
    pub fn save_printing(
        &self,
        who: &SignedIn,
        settings: &PrintingSettings,
    ) -> Result<PrintingSettings, ShopError> {
        self.require(who, Action::Provision)?;
        let mut settings = settings.clone();
        let mut names = BTreeSet::new();
        for printer in &mut settings.printers {
            *printer = checked(printer)?;
            if !names.insert(printer.name.to_lowercase()) {
                return Err(wrong(
                    "printer_name_taken",
                    format!("two printers are called “{}”", printer.name),
                ));
            }
        }
        self.ledger.save_printing_settings(&settings, &who.name, self.clock.now())?;
        self.printing.tell();
        Ok(settings)
    }

    /// Keeps how receipts look. A look that could not be used is not kept.
    ///
    /// # Errors
    /// The trouble's code, with `look_` before it.
    pub fn save_receipt_look(&self, who: &SignedIn, look: &ReceiptLook) -> Result<(), ShopError> {
        self.require(who, Action::Provision)?;
        if let Some(trouble) = tillup_documents::look_trouble(look) {
            return Err(wrong("look_broken", trouble.to_string()));
        }
        self.ledger.save_receipt_look(look, &who.name, self.clock.now())?;
        Ok(())
    }

    /// A sample receipt in this look: of a pack, so that all parts can be seen.
    pub fn preview_look(
        &self,
        who: &SignedIn,
        look: &ReceiptLook,
        paper: Paper,
    ) -> Result<LookPreview, ShopError> {
        self.require(who, Action::Provision)?;
        let config = self.ledger.config()?;
        let number = match config.country {
            Country::Bd => "01812345678",
            Country::In => "9812345678",
        };
        let amount = Money::from_parts(2_990_000, config.home_currency());
        let now = self.clock.now();
        let sale = Sold {
            reference: "1KATZ8M2X5Q0R7C3N9V4".to_owned(),
            receipt_no: "1234".to_owned(),
            number: Number::stored(number.to_owned()),
            operator: if config.country == Country::Bd { "Robi" } else { "Airtel" }.to_owned(),
            service: Service::Prepaid,
            circle: None,
            pack: Some("35 GB, 700 min\n30 days".to_owned()),
            amount,
            charge: Money::zero(config.home_currency()),
            status: Status::Succeeded,
            reason: None,
            provider: "SohojPay".to_owned(),
            provider_reference: Some("TX81734620".to_owned()),
            operator_reference: Some("R2611220931".to_owned()),
            clerk: who.name.clone(),
            debtor: None,
            created_at: now,
            final_at: Some(now),
        };
        let shop = ShopFacts::of(&config, self.is_demo);
        let document = Document::Receipt(Receipt { shop, sale, copy: 0 });
        let set = self.printing.press().set(&document, look, paper)?;
        Ok(LookPreview { page: page(set.png()?)?, trouble: set.trouble.as_ref().map(LookTrouble::code) })
    }

    /// Printers that can be found now; takes seconds.
    pub fn find_printers(&self, who: &SignedIn) -> Result<Vec<Found>, ShopError> {
        self.require(who, Action::Provision)?;
        Ok(tillup_printers::discover(Where::HereAndNetworks))
    }

    /// Prints a test page at once, on a printer as it is to be set; it need not be kept.
    pub fn try_printer(&self, who: &SignedIn, printer: &Printer) -> Result<Outcome, ShopError> {
        self.require(who, Action::Provision)?;
        let printer = checked(printer)?;
        let subject = DocumentSubject::TestPage { printer: printer.name.clone() };
        let document = match self.gather(who, &subject, 0)? {
            Document::TestPage(page) => Document::TestPage(tillup_documents::TestPage {
                address: address_text(&printer.address),
                ..page
            }),
            other => other,
        };
        let set = self.set_document(&printer, &self.kept_look()?.0, &document)?;
        Ok(match tillup_printers::open(&printer.address) {
            Ok(ready) => ready.print(&set.job(&printer, false)),
            Err(trouble) => Outcome::Nothing(trouble),
        })
    }
}

/// The printer as it is kept.
fn checked(printer: &Printer) -> Result<Printer, ShopError> {
    let name = printer.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 40 {
        return Err(wrong("printer_name_needed", "a printer has a name of at most 40 letters"));
    }
    let bad_address = |_| wrong("printer_address_invalid", "this is no address of a printer");
    let address: PrinterAddress = parse_address(&address_text(&printer.address)).map_err(bad_address)?;
    if printer.paper.dots().is_none() {
        return Err(wrong("printer_paper_invalid", "a receipt printer has a roll of 58 or 80 mm"));
    }
    if let PrintMode::Text { code_page } = &printer.mode {
        known_code_page(code_page)?;
    }
    Ok(Printer { name, address, ..printer.clone() })
}
