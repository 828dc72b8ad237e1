//! Queues of the Windows spooler.

use std::thread;
use std::time::Instant;

use printers::common::base::job::{PrinterJobOptions, PrinterJobState};
use printers::common::base::printer::{Printer, PrinterState};
use tillup_core::printing::PrinterAddress;

use super::{LOOK, Queue, THROUGH, TITLE};
use crate::discovery::Found;
use crate::outcome::{Outcome, Trouble};

/// A queue that was found.
pub(crate) struct Spooler {
    printer: Printer,
}

impl Spooler {
    /// Looks a queue up, and whether it takes documents.
    pub(crate) fn open(name: &str) -> Result<Self, Trouble> {
        let printer = printers::get_printer_by_name(name).ok_or(Trouble::NoSuchPrinter)?;
        match printer.state {
            PrinterState::OFFLINE | PrinterState::PAUSED => Err(Trouble::Offline),
            PrinterState::READY | PrinterState::PRINTING | PrinterState::UNKNOWN => Ok(Self { printer }),
        }
    }

    /// Waits until the document is gone from the queue: that is how it ends there.
    fn watch(&self, job: u64) -> Outcome {
        let until = Instant::now() + THROUGH;
        while Instant::now() < until {
            match self
                .printer
                .get_active_jobs()
                .into_iter()
                .find(|active| active.id == job)
                .map(|active| active.state)
            {
                None | Some(PrinterJobState::COMPLETED) => return Outcome::Printed { confirmed: false },
                Some(PrinterJobState::CANCELLED) => return Outcome::Partly(Trouble::Fault),
                Some(_) => thread::sleep(LOOK),
            }
        }
        if let Err(error) = self.printer.cancel_job(job) {
            tracing::warn!(error = error.message, "a document stays in its queue");
        }
        Outcome::Partly(Trouble::TimedOut)
    }
}

impl Queue for Spooler {
    /// The error comes before the spooler took anything: the queue cannot be opened, or takes no document.
    fn print(self: Box<Self>, document: &[u8]) -> Outcome {
        let options = PrinterJobOptions { name: Some(TITLE), ..PrinterJobOptions::none() };
        match self.printer.print(document, options) {
            Ok(job) => self.watch(job),
            Err(error) => {
                tracing::debug!(error = error.message, "the spooler takes no document");
                Outcome::Nothing(Trouble::Refused)
            }
        }
    }
}

/// The queues of the spooler.
pub(crate) fn found() -> Vec<Found> {
    printers::get_printers()
        .into_iter()
        .map(|printer| Found {
            name: printer.name,
            address: PrinterAddress::Spooler { queue: printer.system_name },
        })
        .collect()
}
