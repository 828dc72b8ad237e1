//! A document as it is looked at before it is printed: the very dots.

use tillup_core::{access::SignedIn, print_queue::DocumentSubject, printing::Paper};
use tillup_documents::{Document, Language, LookTrouble, Message, file_name, message};

use crate::{Shop, ShopError};

/// A picture.
pub struct DocumentPage {
    /// As PNG.
    pub png: Vec<u8>,
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
}

/// What the next print would be.
pub struct DocumentView {
    /// What it is laid out for.
    pub paper: Paper,
    /// What it looks like; of sheets, one below the other.
    pub page: DocumentPage,
    /// 0 for the first that is handed out, else the copy's number.
    pub copy: u32,
    /// Ready to be sent to the customer or the operator, where there is something to say.
    pub message: Option<Message>,
    /// Why the owner's look was not used.
    pub trouble: Option<&'static str>,
    /// A name for a file, without its ending.
    pub name: String,
    /// The printer that it would go to.
    pub printer: Option<String>,
}

impl Shop {
    /// The document as the next print would be; nothing is handed out by looking.
    pub fn view_document(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        paper: Option<Paper>,
    ) -> Result<DocumentView, ShopError> {
        self.may_have(who, subject)?;
        let settings = self.ledger.printing_settings()?;
        let paper = match paper {
            Some(paper) => paper,
            None => self.usual_paper(subject)?,
        };
        let copy = self.ledger.copies_of(subject)?;
        let document = self.gather(who, subject, copy)?;
        let (look, unreadable) = self.kept_look()?;
        let set = self.printing.press().set(&document, &look, paper)?;
        let language = look.languages.first().unwrap_or(&document.shop().language);
        let language = Language::from_code(language).unwrap_or(Language::En);
        Ok(DocumentView {
            paper,
            page: page(set.png()?)?,
            copy,
            message: match &document {
                Document::Receipt(_) | Document::Refund(_) | Document::Dispute(_) => {
                    Some(message(&document, &look, language)?)
                }
                Document::Shift(_) | Document::Day(_) | Document::Commission(_) | Document::TestPage(_) => {
                    None
                }
            },
            trouble: unreadable.or(set.trouble.as_ref().map(LookTrouble::code)),
            name: file_name(&document),
            printer: settings.first().map(|printer| printer.name.clone()),
        })
    }

    /// What a document is laid out for where nobody says it: statements for sheets, all else for the printer's roll.
    pub fn usual_paper(&self, subject: &DocumentSubject) -> Result<Paper, ShopError> {
        Ok(match subject {
            DocumentSubject::Day { .. } | DocumentSubject::Commission { .. } => Paper::A4,
            _ => self.ledger.printing_settings()?.first().map_or(Paper::Roll58, |printer| printer.paper),
        })
    }
}

/// A PNG with its size, which stands in its header.
pub(super) fn page(png: Vec<u8>) -> Result<DocumentPage, ShopError> {
    let side = |place: usize| {
        let bytes = png.get(place..place + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    let size = side(16).zip(side(20));
    let (width, height) = size.ok_or_else(|| ShopError::Document("no picture came of it".to_owned()))?;
    Ok(DocumentPage { png, width, height })
}
