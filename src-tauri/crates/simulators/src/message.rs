//! Requests as they came and answers as they leave.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// A request that reached a simulator, also one that was refused.
#[derive(Clone, Debug, Serialize)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, without the query, as sent.
    pub path: String,
    /// The query without `?`, still percent-encoded; empty when there is none.
    pub query: String,
    /// Headers with lower-case names, in the order of arrival.
    pub headers: Vec<(String, String)>,
    /// The body as text (invalid UTF-8 is replaced).
    pub body: String,
    /// When the whole request had arrived.
    pub at: DateTime<Utc>,
}

impl Request {
    /// The value of a header, by case-insensitive name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// True for `application/json`, with or without a charset.
    pub(crate) fn is_json(&self) -> bool {
        self.media_type() == Some("application/json")
    }

    /// The content type without its parameters.
    pub(crate) fn media_type(&self) -> Option<&str> {
        self.header("content-type").and_then(|value| value.split(';').next()).map(str::trim)
    }
}

/// An answer before any fault is applied to it.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// JSON, as the four JSON providers send it.
pub(crate) const JSON: &str = "application/json";
/// HTML, for status pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";
/// Plain text.
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";

impl Reply {
    pub(crate) fn new(status: u16, content_type: &'static str, body: impl Into<String>) -> Reply {
        Reply { status, content_type, headers: Vec::new(), body: body.into().into_bytes() }
    }

    pub(crate) fn json(status: u16, body: impl Into<String>) -> Reply {
        Reply::new(status, JSON, body)
    }

    /// Stands where a fault will take the answer's place.
    pub(crate) fn nothing() -> Reply {
        Reply::new(200, TEXT, "")
    }

    pub(crate) fn with_header(mut self, name: &str, value: impl Into<String>) -> Reply {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}
