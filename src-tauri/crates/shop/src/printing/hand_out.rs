//! Documents without the queue: into files, and at once to a printer that need not be set up. Both count as handed out.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;
use tillup_core::{
    access::SignedIn,
    print_queue::DocumentSubject,
    printing::{Paper, Printer, ReceiptLook},
};
use tillup_documents::{LookTrouble, file_name, plain};
use tillup_printers::{Content, Job, Outcome, encode, open};

use super::workers::FEED;
use crate::{Shop, ShopError, rules::wrong};

/// So many files of one name are enough to stop at.
const MOST_OF_A_NAME: u32 = 1000;

/// A file's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// Pages, with text that can be searched.
    Pdf,
    /// A picture, of a roll dot by dot as it is printed.
    Png,
    /// The commands of a receipt printer: the same dots in bands.
    Escpos,
}

impl FileForm {
    /// The ending of such files, which is also the word for it in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Escpos => "escpos",
        }
    }
}

/// A document that was handed out.
#[derive(Debug)]
pub struct HandedOut {
    /// In each form that was asked for.
    bytes: Vec<Vec<u8>>,
    /// A name for a file, without its ending.
    name: String,
    /// 0 for the first that was handed out, else the copy's number.
    pub copy: u32,
    /// Why the owner's look was not used.
    pub trouble: Option<&'static str>,
}

impl Shop {
    /// The document in letters alone, so many to a line, as it would be handed out now. Looking counts as nothing.
    pub fn document_text(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        columns: usize,
    ) -> Result<String, ShopError> {
        self.may_have(who, subject)?;
        let document = self.gather(who, subject, self.ledger.copies_of(subject)?)?;
        Ok(plain(&document, &self.kept_look()?.0, columns)?)
    }

    /// Writes the document into these files, in place of any that are there; together they are one that was handed out.
    ///
    /// # Errors
    /// [`ShopError::Export`] where one cannot be written.
    pub fn write_document(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        paper: Paper,
        files: &[(FileForm, PathBuf)],
    ) -> Result<HandedOut, ShopError> {
        // Room on the disk first: what cannot be written is handed out to nobody.
        let parts: Vec<NamedTempFile> =
            files.iter().map(|(_, file)| part_beside(file)).collect::<Result<_, ShopError>>()?;
        let forms: Vec<FileForm> = files.iter().map(|(form, _)| *form).collect();
        let handed = self.hand_out(who, subject, paper, &forms)?;
        for ((mut part, bytes), (_, file)) in parts.into_iter().zip(&handed.bytes).zip(files) {
            part.write_all(bytes).map_err(|error| not_written(file, error))?;
            part.persist(file).map_err(|refused| not_written(file, refused.error))?;
        }
        Ok(handed)
    }

    /// Writes the document into a folder, which is made where it is not there, under a name that is not taken; gives the file.
    ///
    /// # Errors
    /// [`ShopError::Export`] where it cannot be written.
    pub fn save_document(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        paper: Paper,
        form: FileForm,
        folder: &Path,
    ) -> Result<PathBuf, ShopError> {
        fs::create_dir_all(folder).map_err(|error| not_written(folder, error))?;
        let mut part = part_beside(&folder.join(form.code()))?;
        let handed = self.hand_out(who, subject, paper, &[form])?;
        for bytes in &handed.bytes {
            part.write_all(bytes).map_err(|error| not_written(folder, error))?;
        }
        for nth in 1..=MOST_OF_A_NAME {
            let again = if nth > 1 { format!(" ({nth})") } else { String::new() };
            let file = folder.join(format!("{}{again}.{}", handed.name, form.code()));
            match part.persist_noclobber(&file) {
                Ok(_) => return Ok(file),
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => part = refused.file,
                Err(refused) => return Err(not_written(&file, refused.error)),
            }
        }
        Err(wrong("file_exists", "there are too many files of this name"))
    }

    /// Prints at once, past the queue, on a printer that need not be set up; nothing is tried again. Gives the copy's number.
    ///
    /// # Errors
    /// [`ShopError::Printer`].
    pub fn print_at_once(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        printer: &Printer,
    ) -> Result<u32, ShopError> {
        self.may_have(who, subject)?;
        let look = self.kept_look()?.0;
        // Set once before it counts: what cannot be set, or sent to nowhere, is handed out to nobody.
        self.set_for(printer, &look, who, subject, 0)?;
        let ready =
            open(&printer.address).map_err(|trouble| ShopError::Printer { trouble, partly: false })?;
        let copy = self.ledger.note_issued(subject, "printer", &who.name, self.clock.now())?;
        // Anew, as the sale stands now: reaching a printer may have taken seconds, and a copy says which one it is.
        let set = self.set_for(printer, &look, who, subject, copy)?;
        match ready.print(&set.job(printer, printer.drawer)) {
            Outcome::Printed { .. } => Ok(copy),
            Outcome::Nothing(trouble) => Err(ShopError::Printer { trouble, partly: false }),
            Outcome::Partly(trouble) => Err(ShopError::Printer { trouble, partly: true }),
        }
    }

    fn hand_out(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        paper: Paper,
        forms: &[FileForm],
    ) -> Result<HandedOut, ShopError> {
        self.may_have(who, subject)?;
        let look = self.kept_look()?.0;
        let copy = self.ledger.copies_of(subject)?;
        let made = self.made(who, subject, paper, &look, copy, forms)?;
        let how = forms.iter().map(|form| form.code()).collect::<Vec<_>>().join(" ");
        let counted = self.ledger.note_issued(subject, &how, &who.name, self.clock.now())?;
        // Another one may have been handed out meanwhile.
        if counted == copy { Ok(made) } else { self.made(who, subject, paper, &look, counted, forms) }
    }

    fn made(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        paper: Paper,
        look: &ReceiptLook,
        copy: u32,
        forms: &[FileForm],
    ) -> Result<HandedOut, ShopError> {
        let document = self.gather(who, subject, copy)?;
        let set = self.printing.press().set(&document, look, paper)?;
        let bytes = forms.iter().map(|form| match form {
            FileForm::Pdf => set.pdf(),
            FileForm::Png => set.png(),
            FileForm::Escpos => {
                let bitmap = set.bitmap()?;
                Ok(encode(&Job { content: Content::Picture(&bitmap), feed: FEED, cut: true, drawer: false }))
            }
        });
        Ok(HandedOut {
            bytes: bytes.collect::<Result<_, _>>()?,
            name: file_name(&document),
            copy,
            trouble: set.trouble.as_ref().map(LookTrouble::code),
        })
    }
}

fn not_written(file: &Path, error: io::Error) -> ShopError {
    ShopError::Export { file: file.to_owned(), error: error.into() }
}

/// A file that becomes this one once it is whole.
fn part_beside(file: &Path) -> Result<NamedTempFile, ShopError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let part = tempfile::Builder::new().prefix(".tillup-document-").tempfile_in(folder);
    part.map_err(|error| not_written(file, error))
}
