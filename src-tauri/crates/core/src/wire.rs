//! What goes to a provider and what comes back, before the one exchange sends it and after it was received.

use std::{fmt, time::Duration};

use secrecy::{ExposeSecret, SecretString};

/// How a request is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
}

impl Method {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// How large an answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSize {
    /// One sale, one balance: 256 KiB.
    Single,
    /// A list of packs or operators: 4 MiB.
    List,
}

impl AnswerSize {
    /// The limit in bytes.
    pub const fn max_bytes(self) -> usize {
        match self {
            Self::Single => 256 * 1024,
            Self::List => 4 * 1024 * 1024,
        }
    }
}

/// A request, ready to be sent. Its URL, headers and body can hold keys and are never shown.
#[derive(Clone)]
pub struct WireRequest {
    /// GET or POST.
    pub method: Method,
    /// The whole URL.
    pub url: SecretString,
    /// Header names and values.
    pub headers: Vec<(&'static str, SecretString)>,
    /// Content type and body.
    pub body: Option<(&'static str, SecretString)>,
    /// The owner said yes to plain http.
    pub allow_http: bool,
    /// How large the answer may be.
    pub size: AnswerSize,
    /// How long to wait for the whole answer once connected.
    pub answer_timeout: Duration,
}

impl WireRequest {
    /// Host and path, without the query: all of the URL that may be shown.
    pub fn shown_target(&self) -> String {
        match url::Url::parse(self.url.expose_secret()) {
            Ok(url) => format!("{}{}", url.host_str().unwrap_or(""), url.path()),
            Err(_) => "(not a URL)".to_owned(),
        }
    }
}

impl fmt::Debug for WireRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.shown_target())
    }
}

/// A whole answer.
#[derive(Clone, PartialEq, Eq)]
pub struct WireAnswer {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, in small letters, without parameters.
    pub content_type: String,
    /// What the provider says of its request limit.
    pub limit: RateLimit,
    /// The body.
    pub body: Vec<u8>,
}

/// Figures of rate-limit headers (`X-RateLimit-*`, `RateLimit-*`, `Retry-After`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests left in the window.
    pub remaining: Option<u64>,
    /// Seconds until the window ends or a retry is welcome.
    pub wait_s: Option<u64>,
}

impl RateLimit {
    /// How long to leave the account alone after an answer of that status.
    pub fn pause(self, status: u16) -> Option<Duration> {
        const UNTOLD_S: u64 = 60;
        const LONGEST_S: u64 = 3600;
        let exhausted = status == 429 || self.remaining == Some(0);
        exhausted.then(|| Duration::from_secs(self.wait_s.unwrap_or(UNTOLD_S).min(LONGEST_S)))
    }
}

/// Shows the size, not the content: bodies can echo keys.
impl fmt::Debug for WireAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} bytes", self.status, self.content_type, self.body.len())
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// Not one byte of the request left this machine.
    #[error("nothing was sent: {0}")]
    NotSent(NotSent),
    /// The request may have been processed.
    #[error("no usable answer: {0}")]
    Lost(Lost),
}

/// Why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// The address could not be reached.
    #[error("no connection to the provider; check the internet connection")]
    NoConnection,
    /// The address could not be reached in time.
    #[error("the provider could not be reached in time; check the internet connection")]
    ConnectTimeout,
    /// The address is not a usable URL.
    #[error("the account's address is not a usable URL")]
    BadUrl,
    /// Plain http without the owner's yes.
    #[error("plain http is not allowed for this account; the owner can allow it in the account's settings")]
    PlainHttp,
    /// The keys needed are not there.
    #[error("the account's keys are missing or incomplete; enter them in the account's settings")]
    KeysMissing,
    /// The keys do not fit the account's environment.
    #[error("the account's keys are not for its environment (live or test)")]
    KeysOfOtherEnvironment,
    /// The account does not sell this operator or service.
    #[error("this account does not sell that operator or service")]
    NotSoldHere,
    /// The provider's code for the operator is not known.
    #[error(
        "the provider's list has no such operator; the owner can enter its code in the account's settings"
    )]
    OperatorUnknown,
    /// The amount does not fit the provider's rules.
    #[error("the provider does not take this amount")]
    AmountRefused,
    /// A value that cannot be written in the provider's format.
    #[error("a value has a character that the provider's format cannot carry")]
    UnwritableValue,
    /// A field that the provider demands is missing.
    #[error(
        "a field that the provider demands is missing (number, circle, electricity unit or date of birth)"
    )]
    FieldMissing,
    /// The pack's identifiers are not complete.
    #[error("the pack's data is incomplete; open the list of packs again")]
    OfferIncomplete,
    /// The provider asked to be left alone for a while.
    #[error("the provider's request limit is reached; try again shortly")]
    RateLimited,
}

/// How an answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// No whole answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The connection broke.
    #[error("the connection broke")]
    ConnectionLost,
    /// More than can be an answer.
    #[error("the answer is too large")]
    TooLarge,
}
