//! Documents looked at, printed and handed out; the print queue; printers and the look of receipts.

use std::{path::PathBuf, sync::Arc};

use tauri::{AppHandle, Manager};
use tillup_core::{
    print_queue::{Decision, DocumentSubject},
    printing::{Paper, Printer, PrintingSettings, ReceiptLook},
    sale::Status,
};
use tillup_shop::FileForm;

use super::OfTill;
use crate::{
    dto::{
        View,
        printing::{
            DocumentDto, FormDto, FoundDto, JobDto, PreviewDto, PrinterStateDto, PrintingDto, QueueDto,
            SavedDto, TriedDto, paper as named_paper,
        },
    },
    error::CommandError,
    opening::open_with_system,
    till::{Till, User},
};

/// A document as the next print would be.
#[tauri::command]
pub async fn view_document(
    user: User,
    till: OfTill<'_>,
    subject: DocumentSubject,
    paper: Option<String>,
) -> Result<DocumentDto, CommandError> {
    let paper = named_paper(paper.as_deref())?;
    till.work(move |shop| {
        let view = shop.view_document(&user.0, &subject, paper)?;
        Ok(DocumentDto::of(subject, view))
    })
    .await
}

/// Puts a document into the queue of a printer; nothing waits for it.
#[tauri::command]
pub async fn print_document(
    user: User,
    till: OfTill<'_>,
    subject: DocumentSubject,
    printer: Option<String>,
) -> Result<JobDto, CommandError> {
    till.work(move |shop| {
        let job = shop.print(&user.0, &subject, printer.as_deref())?;
        JobDto::of(job, &View::of(shop, user.0.role)?)
    })
    .await
}

/// Writes a document into the folder for receipts.
#[tauri::command]
pub async fn save_document(
    user: User,
    till: OfTill<'_>,
    app: AppHandle,
    subject: DocumentSubject,
    form: FormDto,
) -> Result<SavedDto, CommandError> {
    let file = saved(user, &till, &app, subject, form.into()).await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = file.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    Ok(SavedDto { name, folder })
}

/// Writes a document as PDF and opens it in the system's viewer.
#[tauri::command]
pub async fn open_document(
    user: User,
    till: OfTill<'_>,
    app: AppHandle,
    subject: DocumentSubject,
) -> Result<(), CommandError> {
    let file = saved(user, &till, &app, subject, FileForm::Pdf).await?;
    open_with_system(file).await
}

/// Opens the folder for receipts: the page names none.
#[tauri::command]
pub async fn show_documents(_user: User, app: AppHandle) -> Result<(), CommandError> {
    let folder = folder_of(&app)?;
    if !folder.is_dir() {
        return Err(CommandError::new("no_folder", "nothing was saved yet"));
    }
    open_with_system(folder).await
}

async fn saved(
    user: User,
    till: &Arc<Till>,
    app: &AppHandle,
    subject: DocumentSubject,
    form: FileForm,
) -> Result<PathBuf, CommandError> {
    let folder = folder_of(app)?;
    till.work(move |shop| {
        let paper = shop.usual_paper(&subject)?;
        Ok(shop.save_document(&user.0, &subject, paper, form, &folder)?)
    })
    .await
}

/// A folder of its own among the user's documents.
fn folder_of(app: &AppHandle) -> Result<PathBuf, CommandError> {
    let paths = app.path();
    let folders = [paths.document_dir(), paths.download_dir(), paths.home_dir()];
    let folder = folders.into_iter().flatten().find(|folder| folder.is_dir());
    folder
        .map(|folder| folder.join("Tillup"))
        .ok_or_else(|| CommandError::new("no_folder", "this system names no folder for the user's files"))
}

/// What waits to be printed, is being printed, and what a person has to look at.
#[tauri::command]
pub async fn print_queue(user: User, till: OfTill<'_>) -> Result<QueueDto, CommandError> {
    till.work(move |shop| {
        let jobs = shop.print_queue(&user.0)?;
        let view = View::of(shop, user.0.role)?;
        let printers = PrinterStateDto::of(&shop.ledger().printing_settings()?.printers, &jobs);
        let jobs = jobs.into_iter().map(|job| JobDto::of(job, &view)).collect::<Result<_, _>>()?;
        Ok(QueueDto { jobs, printers })
    })
    .await
}

/// A person's word on a job that waits or may be on paper.
#[tauri::command]
pub async fn decide_print(
    user: User,
    till: OfTill<'_>,
    job: i64,
    decision: Decision,
) -> Result<JobDto, CommandError> {
    till.work(move |shop| {
        let job = shop.decide_print(&user.0, job, decision)?;
        JobDto::of(job, &View::of(shop, user.0.role)?)
    })
    .await
}

/// Printers and the look of receipts.
#[tauri::command]
pub async fn printing_settings(user: User, till: OfTill<'_>) -> Result<PrintingDto, CommandError> {
    till.work(move |shop| Ok(PrintingDto::of(shop.printing_settings(&user.0)?, shop.receipt_look(&user.0)?)))
        .await
}

/// Printers that can be found now.
#[tauri::command]
pub async fn find_printers(user: User, till: OfTill<'_>) -> Result<Vec<FoundDto>, CommandError> {
    till.work(move |shop| Ok(shop.find_printers(&user.0)?.into_iter().map(FoundDto::from).collect())).await
}

/// Prints a test page at once.
#[tauri::command]
pub async fn try_printer(user: User, till: OfTill<'_>, printer: Printer) -> Result<TriedDto, CommandError> {
    till.work(move |shop| Ok(shop.try_printer(&user.0, &printer)?.into())).await
}

/// Keeps printers and what prints by itself.
#[tauri::command]
pub async fn save_printers(
    user: User,
    till: OfTill<'_>,
    printers: Vec<Printer>,
    auto_print: Vec<Status>,
) -> Result<PrintingDto, CommandError> {
    till.work(move |shop| {
        let settings = PrintingSettings { printers, auto_print: auto_print.into_iter().collect() };
        let kept = shop.save_printing(&user.0, &settings)?;
        Ok(PrintingDto::of(kept, shop.receipt_look(&user.0)?))
    })
    .await
}

/// A sample receipt in a look that is not kept yet.
#[tauri::command]
pub async fn preview_look(
    user: User,
    till: OfTill<'_>,
    look: ReceiptLook,
    paper: String,
) -> Result<PreviewDto, CommandError> {
    let paper = named_paper(Some(&paper))?.unwrap_or(Paper::Roll58);
    till.work(move |shop| Ok(shop.preview_look(&user.0, &look, paper)?.into())).await
}

/// Keeps how receipts look.
#[tauri::command]
pub async fn save_look(user: User, till: OfTill<'_>, look: ReceiptLook) -> Result<PrintingDto, CommandError> {
    till.work(move |shop| {
        shop.save_receipt_look(&user.0, &look)?;
        Ok(PrintingDto::of(shop.printing_settings(&user.0)?, shop.receipt_look(&user.0)?))
    })
    .await
}
