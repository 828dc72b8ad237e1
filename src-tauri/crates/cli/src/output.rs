//! Standard output: one JSON document, or text for people.

use std::io::{self, IsTerminal, Write};

use serde_json::Value;

use crate::failure::Failure;

/// Where answers go.
pub struct Output {
    json: bool,
}

impl Output {
    /// Answers as JSON, or for people.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether answers are JSON.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Prints the JSON document or the text, whichever is wanted; the other is not made.
    pub fn answer(&self, json: impl FnOnce() -> Value, text: impl FnOnce() -> String) -> Result<(), Failure> {
        let mut answer = if self.json { json().to_string() } else { text() };
        if !answer.ends_with('\n') {
            answer.push('\n');
        }
        self.raw(answer.as_bytes())
    }

    /// Prints bytes as they are.
    pub fn raw(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            // Whoever read has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(Failure::Output),
        }
    }

    /// Tells an error: as JSON on standard output, or for people on standard error.
    pub fn failure(&self, code: &str, message: &str) {
        if self.json {
            let document = serde_json::json!({ "error": { "code": code, "message": message } });
            // There is nobody left to tell where this fails.
            let _ = self.raw(format!("{document}\n").as_bytes());
        } else {
            eprintln!("{message}");
        }
    }

    /// A line for people on standard error, where a terminal is watching.
    pub fn note(&self, line: &str) {
        if !self.json && io::stderr().is_terminal() {
            eprintln!("{line}");
        }
    }
}
