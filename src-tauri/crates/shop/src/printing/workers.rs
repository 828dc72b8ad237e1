//! What prints: it takes jobs out of the ledger, one at a time for each printer, and writes down what is known of the paper.
//!
//! Read twice: once for "can this print twice unasked?", once for "can this lose a receipt?". A job is *printing*, durably, before
//! the first byte of its document leaves; from then on only the printer's word or a person's moves it.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use tillup_core::{
    access::{Role, SignedIn},
    bitmap::Bitmap,
    ledger::{Ledger, LedgerError},
    print_queue::{DocumentSubject, JobEnd, JobState, PrintJob, retry_after},
    printing::{PrintMode, Printer, ReceiptLook},
    sale::Status,
};
use tillup_documents::{Document, plain};
use tillup_printers::{CodePage, Content, Job, Outcome, Ready, Trouble, open};
use tokio::{sync::broadcast::error::RecvError, task::JoinSet};

use crate::{Shop, ShopError, rules::wrong};

/// How often it is looked for jobs that other programs queued, and for those whose time has come.
const LOOK: Duration = Duration::from_secs(1);
/// Lines fed after a document, so that it can be torn off below its end.
pub(super) const FEED: u8 = 4;
/// The document could not be set, whatever the printer.
const DOCUMENT: &str = "document";

impl Shop {
    /// Prints as long as the shop is open. Never returns; drop it to end it: a job in mid-print is finished by its thread, or asked
    /// about at the next start.
    pub async fn keep_printing(self: Arc<Self>) {
        let mut changes = self.printing.changed.subscribe();
        let mut busy = BTreeSet::new();
        let mut working = JoinSet::new();
        loop {
            self.begin_due(&mut busy, &mut working).await;
            tokio::select! {
                Some(done) = working.join_next() => {
                    if let Ok(printer) = done {
                        busy.remove(&printer);
                    }
                    self.printing.tell();
                }
                changed = changes.recv() => if matches!(changed, Err(RecvError::Closed)) { return },
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Begins what is due of each printer that is not at work.
    async fn begin_due(self: &Arc<Self>, busy: &mut BTreeSet<String>, working: &mut JoinSet<String>) {
        loop {
            let (shop, at_work) = (Arc::clone(self), busy.clone());
            let claimed = tokio::task::spawn_blocking(move || {
                let settings = shop.ledger.printing_settings()?;
                let idle = settings.printers.into_iter().map(|printer| printer.name);
                let idle: Vec<String> = idle.filter(|name| !at_work.contains(name)).collect();
                if idle.is_empty() { Ok(None) } else { shop.ledger.claim_print(&idle, shop.clock.now()) }
            });
            match claimed.await {
                Ok(Ok(Some(job))) => {
                    busy.insert(job.printer.clone());
                    let shop = Arc::clone(self);
                    let leaving = self.printing.leaving();
                    working.spawn_blocking(move || {
                        let (printer, _leaving) = (job.printer.clone(), leaving);
                        // A fault of this program must not keep the printer from what else is to be printed.
                        let done = catch_unwind(AssertUnwindSafe(|| shop.print_job(&job)));
                        if let Err(error) = done.unwrap_or_else(|_| shop.broke_off(&job)) {
                            tracing::warn!(%error, job = job.id, "what became of a print could not be written down");
                        }
                        printer
                    });
                    self.printing.tell();
                }
                Ok(Ok(None) | Err(LedgerError::NoShop)) => return,
                Ok(Err(error)) => {
                    tracing::warn!(%error, "the print queue could not be read");
                    return;
                }
                Err(_) => return,
            }
        }
    }

    /// Brings one claimed job onto paper, and writes down what became of it.
    fn print_job(&self, job: &PrintJob) -> Result<(), ShopError> {
        let settings = self.ledger.printing_settings()?;
        let Some(printer) = settings.printer(&job.printer) else {
            return self.back(job, Trouble::NoSuchPrinter.code());
        };
        // Set once before anything leaves: what cannot be set is found out while nothing is printed.
        let who = self.asker_of(job)?;
        let look = self.kept_look()?.0;
        let copy = self.ledger.copies_of(&job.subject)?;
        if let Err(error) = self.set_for(printer, &look, &who, &job.subject, copy) {
            tracing::warn!(%error, job = job.id, "a document could not be set");
            return self.back(job, DOCUMENT);
        }
        match open(&printer.address) {
            Ok(ready) => self.print_on(ready, printer, &look, &who, job),
            Err(trouble) => self.back(job, trouble.code()),
        }
    }

    fn print_on(
        &self,
        ready: Ready,
        printer: &Printer,
        look: &ReceiptLook,
        who: &SignedIn,
        job: &PrintJob,
    ) -> Result<(), ShopError> {
        let Some(copy) = self.ledger.print_leaves(job.id, self.clock.now())? else {
            // Somebody dropped it meanwhile.
            return Ok(());
        };
        let drawer = printer.drawer && copy == 0 && self.opens_drawer(&job.subject)?;
        // Anew, as the sale stands now: reaching a printer may have taken seconds, and a copy says which one it is.
        let Ok(set) = self.set_for(printer, look, who, &job.subject, copy) else {
            return self.back(job, DOCUMENT);
        };
        let outcome = ready.print(&set.job(printer, drawer));
        let end = match outcome {
            Outcome::Printed { .. } => JobEnd::Printed,
            Outcome::Nothing(trouble) => {
                JobEnd::Nothing { trouble: trouble.code().to_owned(), retry_at: self.retry_at(job) }
            }
            Outcome::Partly(trouble) => JobEnd::Unsure { trouble: trouble.code().to_owned() },
        };
        self.ended(job, &end)
    }

    fn ended(&self, job: &PrintJob, end: &JobEnd) -> Result<(), ShopError> {
        self.ledger.print_ended(job.id, end, self.clock.now())?;
        self.printing.tell();
        Ok(())
    }

    /// Nothing was printed: it waits for its next try.
    fn back(&self, job: &PrintJob, trouble: &str) -> Result<(), ShopError> {
        self.ended(job, &JobEnd::Nothing { trouble: trouble.to_owned(), retry_at: self.retry_at(job) })
    }

    /// The program broke off in the midst of a job: of one that was leaving nobody knows, of another nothing was printed.
    fn broke_off(&self, job: &PrintJob) -> Result<(), ShopError> {
        let state = self.ledger.print_job(job.id)?.map(|job| job.state);
        if state == Some(JobState::Printing) {
            self.ended(job, &JobEnd::Unsure { trouble: Trouble::Fault.code().to_owned() })
        } else {
            self.back(job, DOCUMENT)
        }
    }

    fn retry_at(&self, job: &PrintJob) -> chrono::DateTime<chrono::Utc> {
        self.clock.now() + retry_after(job.tries)
    }

    /// For whom a job is printed. Who is no user any more, and what prints by itself, gets what a clerk may see.
    fn asker_of(&self, job: &PrintJob) -> Result<SignedIn, ShopError> {
        let name = job.asked_by.as_ref().unwrap_or(&job.clerk);
        let role = self.ledger.user(name)?.map_or(Role::Clerk, |user| user.role);
        Ok(SignedIn { name: name.clone(), role })
    }

    /// Only the first receipt of a delivered sale for cash opens the drawer.
    fn opens_drawer(&self, subject: &DocumentSubject) -> Result<bool, ShopError> {
        let DocumentSubject::Receipt { reference } = subject else { return Ok(false) };
        let sale = self.ledger.sale(reference)?;
        Ok(sale.is_some_and(|sale| sale.debtor.is_none() && sale.status() != Status::Failed))
    }
}

/// A document as a printer is given it.
pub(super) enum Set {
    /// Dots.
    Picture(Bitmap),
    /// Letters.
    Letters {
        /// They are sent line by line.
        lines: String,
        /// What they are put into.
        code_page: CodePage,
    },
}

impl Set {
    /// What is sent to a printer.
    pub(super) fn job(&self, printer: &Printer, drawer: bool) -> Job<'_> {
        let content = match self {
            Self::Picture(bitmap) => Content::Picture(bitmap),
            Self::Letters { lines, code_page } => Content::Text { lines, code_page: *code_page },
        };
        Job { content, feed: FEED, cut: printer.cut, drawer }
    }
}

impl Shop {
    /// The document in the form in which the printer takes it.
    pub(super) fn set_for(
        &self,
        printer: &Printer,
        look: &ReceiptLook,
        who: &SignedIn,
        subject: &DocumentSubject,
        copy: u32,
    ) -> Result<Set, ShopError> {
        let document = self.gather(who, subject, copy)?;
        self.set_document(printer, look, &document)
    }

    pub(super) fn set_document(
        &self,
        printer: &Printer,
        look: &ReceiptLook,
        document: &Document,
    ) -> Result<Set, ShopError> {
        match &printer.mode {
            PrintMode::Text { code_page } => Ok(Set::Letters {
                lines: plain(document, look, printer.paper.columns())?,
                code_page: known_code_page(code_page)?,
            }),
            PrintMode::Raster => {
                let set = self.printing.press().set(document, look, printer.paper)?;
                Ok(Set::Picture(set.bitmap()?))
            }
        }
    }
}

/// The code page of this name.
pub(super) fn known_code_page(name: &str) -> Result<CodePage, ShopError> {
    CodePage::named(name).ok_or_else(|| wrong("code_page_unknown", format!("there is no code page “{name}”")))
}
