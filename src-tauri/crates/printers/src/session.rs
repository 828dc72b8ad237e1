//! A printer that was reached, and a document on its way to it.

use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tillup_core::printing::PrinterAddress;

use crate::escpos::{Job, encode, pieces};
use crate::outcome::{Outcome, Trouble};
use crate::queue::{self, Queue};
use crate::status::{ARE_YOU_THROUGH, Question, State, through};
use crate::wire::{self, Wire};

/// How long an answer may take. A printer that takes longer is one that never answers.
const ANSWER: Duration = Duration::from_millis(300);
/// How long is waited for one that did not answer the last time.
const ANSWER_OF_SILENT: Duration = Duration::from_millis(20);
/// How long a printer may take for what is still in its buffer, and how much longer for each so many bytes of the document.
const THROUGH: Duration = Duration::from_secs(3);
const THROUGH_PER: (Duration, usize) = (Duration::from_secs(1), 8 * 1024);
const THROUGH_AT_MOST: Duration = Duration::from_secs(60);
/// How often it is asked meanwhile whether something is the matter.
const LOOK: Duration = Duration::from_millis(500);

/// A printer that can take a document now, as far as it says. Nothing of a document was sent yet.
pub struct Ready {
    route: Route,
}

enum Route {
    Wire(Session),
    Queue(Box<dyn Queue>),
}

/// Reaches a printer and asks how it is; an answer takes a few milliseconds, connecting at most three seconds.
///
/// The error is what the printer, or the way to it, says: nothing was printed.
pub fn open(address: &PrinterAddress) -> Result<Ready, Trouble> {
    let route = match address {
        PrinterAddress::Spooler { queue } => Route::Queue(queue::open(queue)?),
        address => {
            let patience = if held().contains(address) { ANSWER_OF_SILENT } else { ANSWER };
            let session = Session::start(wire::connect(address)?, patience)?;
            if session.watch.is_none() {
                held().insert(address.clone());
            } else {
                held().remove(address);
            }
            Route::Wire(session)
        }
    };
    Ok(Ready { route })
}

/// Printers that did not answer when they were last reached: a customer need not wait for that each time.
static SILENT: Mutex<BTreeSet<PrinterAddress>> = Mutex::new(BTreeSet::new());

fn held() -> MutexGuard<'static, BTreeSet<PrinterAddress>> {
    // A panic elsewhere leaves nothing half done here.
    SILENT.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ready {
    /// Whether it said that its roll is nearly at its end.
    pub fn is_paper_low(&self) -> bool {
        matches!(&self.route, Route::Wire(session) if session.state.is_paper_low())
    }

    /// Sends a document, and waits until the printer has it. From the first byte on, what goes wrong is [`Outcome::Partly`].
    pub fn print(self, job: &Job<'_>) -> Outcome {
        match self.route {
            Route::Wire(session) => session.print(job),
            Route::Queue(queue) => queue.print(&encode(job)),
        }
    }
}

struct Session {
    wire: Box<dyn Wire>,
    /// The question that is asked while a document is on its way; none of a printer that never answers. It is always the same,
    /// because an answer does not say what it is the answer to, and may come late.
    watch: Option<Question>,
    state: State,
    /// Bytes of the document that left.
    sent: usize,
}

impl Session {
    fn start(wire: Box<dyn Wire>, patience: Duration) -> Result<Self, Trouble> {
        let mut session = Self { wire, watch: None, state: State::default(), sent: 0 };
        for question in Question::ALL {
            let patience = if question == Question::Printer { patience } else { ANSWER };
            if session.ask(question, patience)? {
                session.watch = session.watch.max(Some(question));
            } else if question == Question::Printer {
                break;
            }
        }
        session.trouble().map_or(Ok(session), Err)
    }

    fn trouble(&mut self) -> Option<Trouble> {
        match self.state.trouble() {
            None if self.watch.is_none() && self.wire.lacks_paper() => Some(Trouble::PaperOut),
            trouble => trouble,
        }
    }

    /// Asks, and waits so long for the answer; whether one came.
    fn ask(&mut self, question: Question, patience: Duration) -> Result<bool, Trouble> {
        if !self.wire.can_answer() {
            return Ok(false);
        }
        // What came before was no answer to this.
        self.wire.read(Duration::ZERO)?;
        self.write_all(&question.bytes(), false)?;
        let until = Instant::now() + patience;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let came = self.wire.read(left)?;
            if self.state.take(question, &came) {
                return Ok(true);
            }
            if left.is_zero() {
                return Ok(false);
            }
        }
    }

    /// Asks how it is, and waits a little; whether it answered, or never does. One that is busy answers later.
    fn look(&mut self) -> Result<bool, Trouble> {
        let answered = match self.watch {
            Some(question) => self.ask(question, ANSWER)?,
            None => true,
        };
        self.trouble().map_or(Ok(answered), Err)
    }

    fn write_all(&mut self, mut bytes: &[u8], is_document: bool) -> Result<(), Trouble> {
        while !bytes.is_empty() {
            let taken = self.wire.write(bytes)?;
            self.sent += if is_document { taken } else { 0 };
            bytes = bytes.get(taken..).unwrap_or_default();
        }
        Ok(())
    }

    fn print(mut self, job: &Job<'_>) -> Outcome {
        let result = self.send(job).and_then(|()| self.settle());
        match result {
            Ok(confirmed) => Outcome::Printed { confirmed },
            Err(trouble) => {
                self.wire.abandon();
                if self.sent == 0 { Outcome::Nothing(trouble) } else { Outcome::Partly(trouble) }
            }
        }
    }

    fn send(&mut self, job: &Job<'_>) -> Result<(), Trouble> {
        for piece in pieces(job) {
            self.look()?;
            self.write_all(&piece, true)?;
        }
        Ok(())
    }

    /// Waits until the printer is through; whether it said so.
    fn settle(&mut self) -> Result<bool, Trouble> {
        let confirmed = self.watch.is_some() && self.is_through()?;
        self.wire.finish()?;
        Ok(confirmed)
    }

    /// Asks the question that is answered behind the document. A printer that is well and does not answer it does not know it;
    /// one that is not well says so, or nothing any more.
    fn is_through(&mut self) -> Result<bool, Trouble> {
        let (more, per) = THROUGH_PER;
        let spans = u32::try_from(self.sent / per).unwrap_or(u32::MAX);
        let until = Instant::now() + THROUGH + more.saturating_mul(spans).min(THROUGH_AT_MOST);
        self.wire.read(Duration::ZERO)?;
        self.write_all(&ARE_YOU_THROUGH, false)?;
        let mut is_well = false;
        while Instant::now() < until {
            if let Some(has_paper) = through(&self.wire.read(LOOK)?) {
                return if has_paper { Ok(true) } else { Err(Trouble::PaperOut) };
            }
            is_well = self.look()?;
        }
        if is_well { Ok(false) } else { Err(Trouble::TimedOut) }
    }
}
