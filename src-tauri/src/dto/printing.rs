//! Documents, the print queue, printers, and complaints.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use tillup_core::{
    dispute::{Complaint, Dispute, DisputeEnd},
    ledger::{Ledger, LedgerError},
    print_queue::{DocumentSubject, PrintJob},
    printing::{Paper, Printer, PrinterAddress, PrintingSettings, ReceiptField, ReceiptLook},
    sale::{Sale, Status},
};
use tillup_shop::{
    CodePage, DocumentPage, DocumentView, FileForm, FoundPrinter, LookPreview, PrintOutcome, ReadyMessage,
    placeholders,
};

use super::View;
use crate::error::CommandError;

/// A picture for the page.
#[derive(Debug, Serialize)]
pub struct PageDto {
    /// PNG as base64.
    png: String,
    width: u32,
    height: u32,
}

impl From<DocumentPage> for PageDto {
    fn from(page: DocumentPage) -> Self {
        Self { png: BASE64_STANDARD.encode(&page.png), width: page.width, height: page.height }
    }
}

/// A text that is ready to be sent.
#[derive(Debug, Serialize)]
struct MessageDto {
    text: String,
    /// As SMS.
    segments: u32,
    /// Whether it needs letters of which an SMS holds 70.
    unicode: bool,
}

impl From<ReadyMessage> for MessageDto {
    fn from(message: ReadyMessage) -> Self {
        Self { text: message.text, segments: message.segments, unicode: message.unicode }
    }
}

/// A document as the next print would be.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDto {
    subject: DocumentSubject,
    paper: &'static str,
    pages: Vec<PageDto>,
    copy: u32,
    message: Option<MessageDto>,
    trouble: Option<&'static str>,
    file_name: String,
    printer: Option<String>,
}

impl DocumentDto {
    /// The view as the page gets it.
    pub fn of(subject: DocumentSubject, view: DocumentView) -> Self {
        Self {
            subject,
            paper: view.paper.code(),
            pages: vec![view.page.into()],
            copy: view.copy,
            message: view.message.map(MessageDto::from),
            trouble: view.trouble,
            file_name: view.name,
            printer: view.printer,
        }
    }
}

/// The form of a file.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormDto {
    Pdf,
    Png,
}

impl From<FormDto> for FileForm {
    fn from(form: FormDto) -> Self {
        match form {
            FormDto::Pdf => Self::Pdf,
            FormDto::Png => Self::Png,
        }
    }
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub struct SavedDto {
    pub name: String,
    pub folder: String,
}

/// A print job.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JobDto {
    id: i64,
    subject: DocumentSubject,
    printer: String,
    clerk: String,
    at: String,
    state: &'static str,
    trouble: Option<String>,
    tries: u32,
    next_try_at: Option<String>,
    /// Of a receipt.
    receipt_no: Option<String>,
    /// The customer's, of a receipt.
    number: Option<String>,
}

impl JobDto {
    /// The job as the view's user sees it.
    pub fn of(job: PrintJob, view: &View<'_>) -> Result<Self, CommandError> {
        let sale = match &job.subject {
            DocumentSubject::Receipt { reference } | DocumentSubject::Refund { reference } => {
                view.shop.ledger().sale(reference)?
            }
            _ => None,
        };
        Ok(Self {
            id: job.id,
            subject: job.subject,
            printer: job.printer,
            clerk: job.clerk,
            at: view.moment(job.at),
            state: job.state.code(),
            trouble: job.trouble,
            tries: job.tries,
            next_try_at: job.next_try_at.map(|at| view.moment(at)),
            receipt_no: sale.as_ref().map(|sale| sale.receipt_no.clone()),
            number: sale.as_ref().map(|sale| sale.order.number.grouped()),
        })
    }
}

/// What waits to be printed, and how the printers are.
#[derive(Debug, Serialize)]
pub struct QueueDto {
    pub jobs: Vec<JobDto>,
    pub printers: Vec<PrinterStateDto>,
}

/// What is the matter with a printer, by what its last job met.
#[derive(Debug, Serialize)]
pub struct PrinterStateDto {
    name: String,
    trouble: Option<String>,
}

impl PrinterStateDto {
    /// Of each printer that is set up.
    pub fn of(printers: &[Printer], jobs: &[PrintJob]) -> Vec<Self> {
        let trouble = |printer: &Printer| {
            let open = jobs.iter().filter(|job| job.printer == printer.name && job.state.is_open());
            open.filter_map(|job| job.trouble.clone()).next()
        };
        printers
            .iter()
            .map(|printer| Self { name: printer.name.clone(), trouble: trouble(printer) })
            .collect()
    }
}

/// How a complaint was closed.
#[derive(Debug, Serialize)]
struct ClosedDto {
    end: DisputeEnd,
    note: String,
    by: String,
    at: String,
}

/// A complaint of a sale.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DisputeDto {
    id: i64,
    reference: String,
    receipt_no: String,
    number: String,
    operator: String,
    amount: String,
    currency: &'static str,
    complaint: Complaint,
    meant_for: Option<String>,
    note: String,
    by: String,
    at: String,
    closed: Option<ClosedDto>,
}

impl DisputeDto {
    /// The complaint with what matters of its sale.
    pub fn of(dispute: Dispute, view: &View<'_>) -> Result<Self, CommandError> {
        let sale: Sale = view.shop.ledger().sale(&dispute.opened.reference)?.ok_or(LedgerError::NotFound)?;
        let order = &sale.order;
        Ok(Self {
            id: dispute.id,
            reference: sale.reference.to_string(),
            receipt_no: sale.receipt_no.clone(),
            number: order.number.grouped(),
            operator: order.operator.to_string(),
            amount: order.amount.to_string(),
            currency: order.amount.currency().code(),
            complaint: dispute.opened.complaint,
            meant_for: dispute.opened.meant_for.map(|number| number.grouped()),
            note: dispute.opened.note,
            by: dispute.by,
            at: view.moment(dispute.at),
            closed: dispute.closed.map(|closed| ClosedDto {
                end: closed.end,
                note: closed.note,
                by: closed.by,
                at: view.moment(closed.at),
            }),
        })
    }
}

/// What the owner set of printing, and what there is to choose from.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PrintingDto {
    printers: Vec<Printer>,
    auto_print: Vec<Status>,
    look: ReceiptLook,
    look_trouble: Option<&'static str>,
    code_pages: Vec<&'static str>,
    states: [Status; 5],
    fields: [ReceiptField; 7],
    placeholders: Vec<&'static str>,
}

impl PrintingDto {
    /// The settings as the owner's page gets them.
    pub fn of(settings: PrintingSettings, (look, look_trouble): (ReceiptLook, Option<&'static str>)) -> Self {
        Self {
            printers: settings.printers,
            auto_print: settings.auto_print.into_iter().collect(),
            look,
            look_trouble,
            code_pages: CodePage::names().collect(),
            states: [Status::Succeeded, Status::Pending, Status::Unknown, Status::Failed, Status::Reversed],
            fields: ReceiptField::ALL,
            placeholders: placeholders().collect(),
        }
    }
}

/// A printer that was found.
#[derive(Debug, Serialize)]
pub struct FoundDto {
    name: String,
    address: PrinterAddress,
}

impl From<FoundPrinter> for FoundDto {
    fn from(found: FoundPrinter) -> Self {
        Self { name: found.name, address: found.address }
    }
}

/// What came of a test page.
#[derive(Debug, Default, Serialize)]
pub struct TriedDto {
    printed: bool,
    /// Whether the printer said so itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<bool>,
    /// Whether something may be on paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    partly: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'static str>,
}

impl From<PrintOutcome> for TriedDto {
    fn from(outcome: PrintOutcome) -> Self {
        let failed = |trouble: &'static str, partly| Self {
            partly: Some(partly),
            trouble: Some(trouble),
            ..Self::default()
        };
        match outcome {
            PrintOutcome::Printed { confirmed } => {
                Self { printed: true, confirmed: Some(confirmed), ..Self::default() }
            }
            PrintOutcome::Nothing(trouble) => failed(trouble.code(), false),
            PrintOutcome::Partly(trouble) => failed(trouble.code(), true),
        }
    }
}

/// A sample receipt in a look.
#[derive(Debug, Serialize)]
pub struct PreviewDto {
    #[serde(flatten)]
    page: PageDto,
    trouble: Option<&'static str>,
}

impl From<LookPreview> for PreviewDto {
    fn from(preview: LookPreview) -> Self {
        Self { page: preview.page.into(), trouble: preview.trouble }
    }
}

/// A paper by its word, where one is named.
pub fn paper(code: Option<&str>) -> Result<Option<Paper>, CommandError> {
    let known = |code| {
        Paper::from_code(code)
            .ok_or_else(|| CommandError::new("invalid_paper", format!("there is no paper {code}")))
    };
    code.map(known).transpose()
}
