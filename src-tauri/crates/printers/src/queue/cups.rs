//! Queues of CUPS, asked over IPP on this machine.

use std::io::Cursor;
use std::thread;
use std::time::{Duration, Instant};

use ipp::operation::IppOperation;
use ipp::prelude::{
    DelimiterTag, IppAttribute, IppAttributeGroup, IppClient, IppError, IppOperationBuilder, IppPayload,
    IppRequestResponse, IppValue, JobState, PrinterState, StatusCode, Uri,
};
use num_traits::FromPrimitive;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tillup_core::printing::PrinterAddress;

use super::{LOOK, Queue, THROUGH, TITLE};
use crate::discovery::Found;
use crate::outcome::{Outcome, Trouble};

/// Where CUPS listens, on this machine alone.
pub(crate) const SERVER: &str = "ipp://localhost:631";
/// How long it may take to answer.
const ANSWER: Duration = Duration::from_secs(5);
/// In whose name documents are printed and taken back.
const USER: &str = "tillup";
/// Passes the bytes on as they are, also in a queue that has a driver.
const RAW: &str = "application/vnd.cups-raw";

/// A queue that was found.
pub(crate) struct Cups {
    server: Uri,
    queue: Uri,
}

impl Cups {
    /// Looks a queue up, and whether it takes documents.
    pub(crate) fn open(server: &str, name: &str) -> Result<Self, Trouble> {
        let path = format!("{server}/printers/{}", utf8_percent_encode(name, NON_ALPHANUMERIC));
        let parse = |uri: &str| uri.parse::<Uri>().map_err(|_| Trouble::NoSuchPrinter);
        let cups = Self { server: parse(server)?, queue: parse(&path)? };
        let asked = [
            IppAttribute::PRINTER_STATE,
            IppAttribute::PRINTER_STATE_REASONS,
            IppAttribute::PRINTER_IS_ACCEPTING_JOBS,
        ];
        let answer = cups
            .ask(IppOperationBuilder::get_printer_attributes(cups.queue.clone()).attributes(asked).build())
            .map_err(|error| trouble_reaching(&error))?;
        refusal(&answer).map_or(Ok(()), Err)?;
        let state =
            answer.attributes().first_of(DelimiterTag::PrinterAttributes).ok_or(Trouble::NoSuchPrinter)?;
        trouble(state).map_or(Ok(cups), Err)
    }

    fn ask<O: IppOperation, E: Into<IppError>>(
        &self,
        operation: Result<O, E>,
    ) -> Result<IppRequestResponse, IppError> {
        let operation = operation.map_err(Into::into)?;
        IppClient::builder(self.server.clone()).request_timeout(ANSWER).build().send(operation)
    }

    /// The document's number in the queue.
    fn submit(&self, document: &[u8]) -> Result<i32, Outcome> {
        let payload = IppPayload::new(Cursor::new(document.to_vec()));
        let operation = IppOperationBuilder::print_job(self.queue.clone(), payload)
            .user_name(USER)
            .job_title(TITLE)
            .document_format(RAW)
            .build();
        // Without an answer the queue may have all of it.
        let answer = self.ask(operation).map_err(|error| match error {
            IppError::ClientError(ureq::Error::StatusCode(401 | 403)) => {
                Outcome::Nothing(Trouble::NotPermitted)
            }
            _ => Outcome::Partly(Trouble::Lost),
        })?;
        if let Some(trouble) = refusal(&answer) {
            return Err(Outcome::Nothing(trouble));
        }
        let job = answer.attributes().first_of(DelimiterTag::JobAttributes);
        job.and_then(|job| number(job, IppAttribute::JOB_ID)).ok_or(Outcome::Partly(Trouble::Lost))
    }

    /// How far the queue is with a document, and whether it ever began with it.
    fn state_of(&self, job: i32) -> Result<(Option<JobState>, bool), Trouble> {
        let operation =
            IppOperationBuilder::get_job_attributes(self.queue.clone(), job).user_name(USER).build();
        let answer = self.ask(operation).map_err(|_| Trouble::Lost)?;
        let job = answer.attributes().first_of(DelimiterTag::JobAttributes).ok_or(Trouble::Lost)?;
        let state = number(job, IppAttribute::JOB_STATE).and_then(JobState::from_i32);
        Ok((state, number(job, IppAttribute::TIME_AT_PROCESSING).is_some()))
    }

    /// Waits until the queue is through.
    fn watch(&self, job: i32) -> Outcome {
        let until = Instant::now() + THROUGH;
        while Instant::now() < until {
            match self.state_of(job) {
                Ok((Some(JobState::Completed), _)) => return Outcome::Printed { confirmed: true },
                Ok((Some(JobState::Canceled | JobState::Aborted), began)) => {
                    return ended(began, Trouble::Fault);
                }
                Ok(_) => thread::sleep(LOOK),
                Err(trouble) => return Outcome::Partly(trouble),
            }
        }
        self.take_back(job)
    }

    /// Takes back what the queue did not get rid of. It tells whether it had begun with it.
    fn take_back(&self, job: i32) -> Outcome {
        let operation = IppOperationBuilder::cancel_job(self.queue.clone(), job).user_name(USER).build();
        if let Err(error) = self.ask(operation) {
            tracing::warn!(%error, "a document stays in its queue");
        }
        match self.state_of(job) {
            Ok((Some(JobState::Completed), _)) => Outcome::Printed { confirmed: true },
            Ok((Some(JobState::Canceled), began)) => ended(began, Trouble::Offline),
            Ok(_) => Outcome::Partly(Trouble::TimedOut),
            Err(trouble) => Outcome::Partly(trouble),
        }
    }
}

impl Queue for Cups {
    fn print(self: Box<Self>, document: &[u8]) -> Outcome {
        self.submit(document).map_or_else(|outcome| outcome, |job| self.watch(job))
    }
}

fn ended(began: bool, trouble: Trouble) -> Outcome {
    if began { Outcome::Partly(trouble) } else { Outcome::Nothing(trouble) }
}

fn number(group: &IppAttributeGroup, name: &str) -> Option<i32> {
    match group.get(name)?.value() {
        IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
        _ => None,
    }
}

fn trouble_reaching(error: &IppError) -> Trouble {
    match error {
        IppError::ClientError(ureq::Error::StatusCode(401 | 403)) => Trouble::NotPermitted,
        IppError::ClientError(ureq::Error::StatusCode(404)) => Trouble::NoSuchPrinter,
        _ => Trouble::Unreachable,
    }
}

/// Why CUPS did not do what it was asked to.
fn refusal(answer: &IppRequestResponse) -> Option<Trouble> {
    match answer.header().status_code() {
        status if status.is_success() => None,
        StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone => Some(Trouble::NoSuchPrinter),
        StatusCode::ClientErrorForbidden
        | StatusCode::ClientErrorNotAuthenticated
        | StatusCode::ClientErrorNotAuthorized => Some(Trouble::NotPermitted),
        StatusCode::ServerErrorBusy => Some(Trouble::Busy),
        _ => Some(Trouble::Refused),
    }
}

/// What the queue says of its printer.
fn trouble(state: &IppAttributeGroup) -> Option<Trouble> {
    let reasons = state.get(IppAttribute::PRINTER_STATE_REASONS).map(|reasons| reasons.value());
    let has = |word: &str| {
        reasons
            .into_iter()
            .flatten()
            .any(|reason| matches!(reason, IppValue::Keyword(reason) if reason.as_str().starts_with(word)))
    };
    if matches!(
        state.get(IppAttribute::PRINTER_IS_ACCEPTING_JOBS).map(|accepting| accepting.value()),
        Some(IppValue::Boolean(false))
    ) {
        Some(Trouble::Refused)
    } else if has("media-empty") {
        Some(Trouble::PaperOut)
    } else if has("cover-open") || has("door-open") {
        Some(Trouble::CoverOpen)
    } else if has("offline")
        || has("paused")
        || number(state, IppAttribute::PRINTER_STATE).and_then(PrinterState::from_i32)
            == Some(PrinterState::Stopped)
    {
        Some(Trouble::Offline)
    } else {
        None
    }
}

/// The queues of CUPS on this machine; none where there is no CUPS.
pub(crate) fn found() -> Vec<Found> {
    listed(SERVER)
}

fn listed(server: &str) -> Vec<Found> {
    let Ok(server) = server.parse::<Uri>() else { return Vec::new() };
    let client = IppClient::builder(server).request_timeout(ANSWER).build();
    let answer = match client.send(IppOperationBuilder::cups().get_printers()) {
        Ok(answer) => answer,
        Err(error) => {
            tracing::debug!(%error, "CUPS does not say its queues");
            return Vec::new();
        }
    };
    let text = |group: &IppAttributeGroup, name: &str| match group.get(name)?.value() {
        IppValue::NameWithoutLanguage(text) => Some(text.as_str().to_owned()),
        IppValue::TextWithoutLanguage(text) => Some(text.to_string()),
        _ => None,
    };
    answer
        .attributes()
        .groups_of(DelimiterTag::PrinterAttributes)
        .filter_map(|group| {
            let queue = text(group, IppAttribute::PRINTER_NAME)?;
            let name = text(group, IppAttribute::PRINTER_INFO).filter(|info| !info.trim().is_empty());
            Some(Found {
                name: name.unwrap_or_else(|| queue.clone()),
                address: PrinterAddress::Spooler { queue },
            })
        })
        .collect()
}

// A CUPS of one's own is laid out as distributions of Linux do.
#[cfg(all(test, target_os = "linux"))]
mod tests;
