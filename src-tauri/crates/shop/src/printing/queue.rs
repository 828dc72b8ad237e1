//! The print queue as people see it: what waits, what is asked, and what they decide.

use chrono::Duration;
use tillup_core::{
    access::{Action, Role, SignedIn},
    ledger::LedgerError,
    once::Once,
    print_queue::{Decision, DocumentSubject, JobState, NewPrintJob, PrintJob},
};
use tillup_printers::Trouble;
use tokio::sync::broadcast;

use crate::{Shop, ShopError, rules::wrong};

/// What was printed within this time is still told.
const LATELY: Duration = Duration::minutes(1);

impl Shop {
    /// Puts a document into the queue of a printer, or of the first that is set up. Nothing waits for it.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`], `no_printer`; what there is not is not found.
    pub fn print(
        &self,
        who: &SignedIn,
        subject: &DocumentSubject,
        printer: Option<&str>,
    ) -> Result<PrintJob, ShopError> {
        let clerk = self.may_have(who, subject)?;
        self.queue(subject, printer, Some(&who.name), clerk, None)
    }

    pub(super) fn queue(
        &self,
        subject: &DocumentSubject,
        printer: Option<&str>,
        asked_by: Option<&str>,
        clerk: String,
        once: Option<Once>,
    ) -> Result<PrintJob, ShopError> {
        let settings = self.ledger.printing_settings()?;
        let printer = match printer {
            Some(name) => settings.printer(name),
            None => settings.first(),
        };
        let printer = printer
            .ok_or_else(|| wrong("no_printer", "no printer is set up; the owner adds one in the settings"))?;
        let job = NewPrintJob {
            subject: subject.clone(),
            printer: printer.name.clone(),
            asked_by: asked_by.map(str::to_owned),
            clerk,
            once,
        };
        let job = self.ledger.queue_print(&job, self.clock.now())?;
        self.printing.tell();
        Ok(job)
    }

    /// The jobs that somebody may see, the newest first: those that are open, and those that ended lately. A clerk sees those of
    /// their own business.
    pub fn print_queue(&self, who: &SignedIn) -> Result<Vec<PrintJob>, ShopError> {
        self.require(who, Action::Receipt)?;
        let clerk = (who.role == Role::Clerk).then_some(who.name.as_str());
        let mut jobs = self.ledger.print_jobs(clerk, self.clock.now() - LATELY)?;
        let settings = self.ledger.printing_settings()?;
        // Nobody takes up what waits for a printer that was removed.
        let is_lost =
            |job: &&mut PrintJob| job.state == JobState::Waiting && settings.printer(&job.printer).is_none();
        for job in jobs.iter_mut().filter(is_lost) {
            job.trouble = Some(Trouble::NoSuchPrinter.code().to_owned());
        }
        Ok(jobs)
    }

    /// A person's word on a job that waits or may be on paper.
    ///
    /// # Errors
    /// `job_settled` where there is nothing to decide any more; what there is not, or is another's, is not found.
    pub fn decide_print(&self, who: &SignedIn, id: i64, decision: Decision) -> Result<PrintJob, ShopError> {
        self.require(who, Action::Receipt)?;
        let job = self.ledger.print_job(id)?.ok_or(LedgerError::NotFound)?;
        if who.role == Role::Clerk && job.clerk != who.name {
            return Err(LedgerError::NotFound.into());
        }
        if decision.applied_to(job.state).is_none() {
            return Err(wrong("job_settled", "there is nothing to decide about this print any more"));
        }
        let job = self.ledger.decide_print(id, decision, &who.name, self.clock.now())?;
        self.printing.tell();
        Ok(job)
    }

    /// Tells of every change of the print queue by this program.
    pub fn watch_printing(&self) -> broadcast::Receiver<()> {
        self.printing.changed.subscribe()
    }
}
