//! What is in the printer's housing: buffer, sensors, head, cutter.

use std::collections::VecDeque;
use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use tillup_core::bitmap::Bitmap;

use super::decoder::Command;
use super::{Answers, Behaviour, Document, End};

/// The way back to who sent a command; gone when the connection is.
pub(super) type Back = Mutex<Box<dyn Write + Send>>;

/// A command in the buffer.
enum Waiting {
    Command { command: Command, bytes: usize, back: Weak<Back> },
    Ended(End),
}

#[derive(Default)]
struct Parts {
    lacks_paper: bool,
    is_open: bool,
    is_paper_low: bool,
    waiting: VecDeque<Waiting>,
    /// Bytes in the buffer.
    held: usize,
    page: Page,
    worked_off: usize,
    /// When so much was worked off, the roll is at its end; a new one is long enough.
    paper_ends_at: Option<usize>,
    received: usize,
    documents: Vec<Document>,
    pulses: usize,
    errors: Vec<String>,
    is_stopping: bool,
}

/// What is on the paper that hangs out of the printer.
#[derive(Default)]
struct Page {
    row_bytes: usize,
    dots: Vec<u8>,
    text: Vec<u8>,
    code_page: Option<u8>,
    fed_lines: usize,
}

pub(super) struct Machine {
    behaviour: Behaviour,
    parts: Mutex<Parts>,
    moved: Condvar,
}

impl Machine {
    pub(super) fn new(behaviour: Behaviour) -> Self {
        let parts = Parts { paper_ends_at: behaviour.paper_for, ..Parts::default() };
        Self { behaviour, parts: Mutex::new(parts), moved: Condvar::new() }
    }

    pub(super) fn behaviour(&self) -> &Behaviour {
        &self.behaviour
    }

    fn parts(&self) -> MutexGuard<'_, Parts> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Parts) -> T) -> T {
        let result = change(&mut self.parts());
        self.moved.notify_all();
        result
    }

    fn wait_while(&self, condition: impl FnMut(&mut Parts) -> bool) -> MutexGuard<'_, Parts> {
        self.moved.wait_while(self.parts(), condition).unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_paper(&self, has_paper: bool) {
        self.change(|parts| parts.lacks_paper = !has_paper);
    }

    pub(super) fn set_paper_low(&self, is_low: bool) {
        self.change(|parts| parts.is_paper_low = is_low);
    }

    pub(super) fn set_cover_open(&self, is_open: bool) {
        self.change(|parts| parts.is_open = is_open);
    }

    pub(super) fn documents(&self) -> Vec<Document> {
        self.parts().documents.clone()
    }

    pub(super) fn errors(&self) -> Vec<String> {
        self.parts().errors.clone()
    }

    pub(super) fn pulses(&self) -> usize {
        self.parts().pulses
    }

    pub(super) fn received(&self) -> usize {
        self.parts().received
    }

    pub(super) fn wait_for(&self, documents: usize, time: Duration) -> bool {
        let until = Instant::now() + time;
        let mut parts = self.parts();
        while parts.documents.len() < documents {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            parts = self.moved.wait_timeout(parts, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    pub(super) fn stop(&self) {
        self.change(|parts| parts.is_stopping = true);
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.parts().is_stopping
    }

    /// How many bytes the buffer takes; waits until it is one at least. None when the printer is switched off.
    pub(super) fn room(&self, pending: usize) -> usize {
        let buffer = self.behaviour.buffer;
        let parts =
            self.wait_while(|parts| parts.held + pending >= buffer && parts.held > 0 && !parts.is_stopping);
        if parts.is_stopping { 0 } else { buffer.saturating_sub(parts.held + pending).max(1) }
    }

    pub(super) fn receive(&self, bytes: usize) {
        self.change(|parts| parts.received += bytes);
    }

    /// What was counted was no part of a document.
    pub(super) fn forget(&self, bytes: usize) {
        self.change(|parts| parts.received -= bytes);
    }

    pub(super) fn complain(&self, error: String) {
        self.change(|parts| parts.errors.push(error));
    }

    /// Takes a whole command: a question is answered at once, everything else goes into the buffer.
    pub(super) fn accept(&self, command: Command, bytes: usize, back: &Arc<Back>) {
        if let Command::Question(which) = command {
            let answer = self.status(which);
            self.answer(answer, &Arc::downgrade(back));
            return;
        }
        if bytes > self.behaviour.buffer {
            self.complain(format!("a command of {bytes} bytes overflows the buffer"));
        }
        self.change(|parts| {
            parts.held += bytes;
            parts.waiting.push_back(Waiting::Command { command, bytes, back: Arc::downgrade(back) });
        });
    }

    pub(super) fn hang_up(&self, end: End) {
        self.change(|parts| parts.waiting.push_back(Waiting::Ended(end)));
    }

    fn status(&self, which: u8) -> u8 {
        let parts = self.parts();
        let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
        0x12 | match which {
            // The drawer's pin is high on most: no sign of anything.
            1 => 0x04 | bit(parts.lacks_paper || parts.is_open, 0x08),
            2 => bit(parts.is_open, 0x04) | bit(parts.lacks_paper, 0x20),
            _ => bit(parts.is_paper_low || parts.lacks_paper, 0x0c) | bit(parts.lacks_paper, 0x60),
        }
    }

    fn answer(&self, answer: u8, back: &Weak<Back>) {
        let send = move |back: &Weak<Back>| {
            if let Some(back) = back.upgrade()
                && let Ok(mut back) = back.lock()
            {
                // Who asked may be gone.
                back.write_all(&[answer]).and_then(|()| back.flush()).ok();
            }
        };
        match self.behaviour.answers {
            Answers::AtOnce | Answers::QuestionsOnly => send(back),
            Answers::Late(late) => {
                let back = back.clone();
                thread::spawn(move || {
                    thread::sleep(late);
                    send(&back);
                });
            }
            Answers::Never => {}
        }
    }

    /// Works the buffer off until the printer is switched off.
    pub(super) fn work(&self) {
        loop {
            let mut parts = self.wait_while(|parts| {
                !parts.is_stopping && (parts.waiting.is_empty() || parts.lacks_paper || parts.is_open)
            });
            if parts.is_stopping {
                return;
            }
            let Some(waiting) = parts.waiting.pop_front() else { continue };
            drop(parts);
            match waiting {
                Waiting::Ended(end) => self.change(|parts| parts.end(end)),
                Waiting::Command { command, bytes, back } => {
                    self.take_time(bytes);
                    self.change(|parts| {
                        parts.held -= bytes;
                        parts.worked_off += bytes;
                        if parts.paper_ends_at.is_some_and(|end| parts.worked_off >= end) {
                            parts.lacks_paper = true;
                            parts.paper_ends_at = None;
                        }
                    });
                    self.perform(command, &back);
                }
            }
        }
    }

    fn take_time(&self, bytes: usize) {
        if let Some(speed) = self.behaviour.bytes_per_second {
            thread::sleep(Duration::from_secs(1) * u32::try_from(bytes).unwrap_or(u32::MAX) / speed);
        }
    }

    fn perform(&self, command: Command, back: &Weak<Back>) {
        if command == Command::AreYouThrough {
            let lacks_paper = self.parts().lacks_paper;
            if self.behaviour.answers != Answers::QuestionsOnly {
                self.answer(if lacks_paper { 0x0f } else { 0 }, back);
            }
            return;
        }
        self.change(|parts| match command {
            Command::Initialise => parts.page.code_page = None,
            Command::Picture { row_bytes, dots } => parts.print(row_bytes, &dots),
            Command::Feed(lines) => parts.page.fed_lines += usize::from(lines),
            Command::Cut => parts.end(End::Cut),
            Command::Pulse => parts.pulses += 1,
            Command::CodePage(table) => parts.page.code_page = Some(table),
            Command::Letter(letter) => parts.page.text.push(letter),
            Command::AreYouThrough | Command::Question(_) => {}
        });
    }
}

impl Parts {
    fn print(&mut self, row_bytes: usize, dots: &[u8]) {
        if self.page.row_bytes != 0 && self.page.row_bytes != row_bytes {
            self.errors.push("bands of different widths in one document".to_owned());
        }
        self.page.row_bytes = row_bytes;
        self.page.dots.extend_from_slice(dots);
    }

    /// What was printed is a document; nothing but fed paper is none.
    fn end(&mut self, end: End) {
        let page = std::mem::take(&mut self.page);
        if page.dots.is_empty() && page.text.is_empty() {
            return;
        }
        let picture =
            Bitmap::from_bytes(page.row_bytes * 8, page.dots).unwrap_or_else(|| Bitmap::white(0, 0));
        let Page { text, code_page, fed_lines, .. } = page;
        self.documents.push(Document { picture, text, code_page, fed_lines, end });
    }
}
