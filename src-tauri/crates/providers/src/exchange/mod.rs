//! The exchange: the only code that sends.
//!
//! One request goes out once, on a connection of its own, and the whole answer comes back or an error that tells
//! whether anything can have arrived:
//!
//! - **`NotSent`**: the address could not be resolved or reached, or TLS was not agreed upon. reqwest marks exactly the
//!   errors of its connector so (`is_connect`), and the connector ends before the first byte of the request is written:
//!   with pooling off, hyper-util makes the connection inside the very call and hands the request over only after the
//!   connector succeeded (`legacy::Client::try_send_request`); TLS early data is off.
//! - **`Lost`**: everything after that, also where hyper believes that it wrote nothing. Doubt is `Lost`.
//!
//! hyper-util repeats a cancelled request only on a reused connection; there is none here (`pool_max_idle_per_host(0)`),
//! which also keeps a connection that went stale in a pool from turning a sale into an unknown one.
//!
//! One log event per exchange, under this module's target: method, host and path, status or kind of error, duration.
//! hyper, reqwest and rustls have log events of their own that can hold URLs and headers; the programs' subscribers
//! must let only targets beginning with `tillup` through. Errors of reqwest hold the URL with its query: they are
//! looked at here and never kept, formatted or passed on.

mod rate_limit;
mod reach;

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use reqwest::{
    Certificate, Client, ClientBuilder, Response, Url,
    header::{CONTENT_TYPE, HeaderName, HeaderValue},
    redirect, retry,
};
use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    ports::Exchange,
    wire::{ExchangeError, Lost, Method, NotSent, WireAnswer, WireRequest},
};

/// How the exchange names itself to providers.
const USER_AGENT: &str = concat!("tillup/", env!("CARGO_PKG_VERSION"));

/// How long the phases of an exchange may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Finding the address, connecting and agreeing on TLS, together.
    pub connect_timeout: Duration,
    /// The longest wait for an answer, where a request asks for more; tests make it short.
    pub longest_answer: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect_timeout: Duration::from_secs(8), longest_answer: Duration::MAX }
    }
}

/// A certificate that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate in PEM form")]
pub struct BadCertificate;

/// The exchange over HTTP/1.1, with TLS by rustls and the platform's root certificates.
#[derive(Default)]
pub struct HttpExchange {
    limits: Limits,
    extra_roots: Vec<Certificate>,
    /// Made at the first request: reading root certificates takes time, and many runs send nothing.
    client: OnceLock<Option<Client>>,
}

impl HttpExchange {
    /// An exchange that trusts the platform's root certificates.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with other limits.
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, client: OnceLock::new(), ..self }
    }

    /// The same, trusting further root certificates (PEM, one or several): for a shop behind a proxy that inspects TLS.
    pub fn with_extra_roots(self, pem: &[u8]) -> Result<Self, BadCertificate> {
        let extra_roots = Certificate::from_pem_bundle(pem).map_err(|_| BadCertificate)?;
        if extra_roots.is_empty() {
            return Err(BadCertificate);
        }
        Ok(Self { extra_roots, client: OnceLock::new(), ..self })
    }

    /// The client; without any root certificate on the machine, one that trusts nobody, so that only https fails.
    fn client(&self) -> Result<&Client, ExchangeError> {
        self.client
            .get_or_init(|| {
                // reqwest takes the process's provider; there is only this one, and who comes second changes nothing.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let with_roots = self.builder().tls_certs_merge(self.extra_roots.iter().cloned()).build();
                with_roots.or_else(|_| self.builder().tls_certs_only([]).build()).ok()
            })
            .as_ref()
            .ok_or(ExchangeError::NotSent(NotSent::NoConnection))
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder()
            .user_agent(USER_AGENT)
            .http1_only()
            .retry(retry::never())
            .redirect(redirect::Policy::none())
            .referer(false)
            .no_proxy()
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .pool_max_idle_per_host(0)
            .tcp_nodelay(true)
            .connect_timeout(self.limits.connect_timeout)
    }

    async fn exchange(&self, request: &WireRequest) -> Result<WireAnswer, ExchangeError> {
        let prepared = prepare(request).map_err(ExchangeError::NotSent)?;
        let client = self.client()?;
        let answer_timeout = request.answer_timeout.min(self.limits.longest_answer);
        // The connector has its own, shorter time; when this one is up the request may have left.
        let whole = self.limits.connect_timeout.saturating_add(answer_timeout);
        let exchanged = tokio::time::timeout(whole, async {
            let response = client.execute(prepared).await.map_err(|error| failure(&error))?;
            read_answer(response, request.size.max_bytes()).await
        });
        exchanged.await.unwrap_or(Err(ExchangeError::Lost(Lost::Timeout)))
    }
}

#[async_trait]
impl Exchange for HttpExchange {
    /// Sends the request and reads the whole answer. A caller that drops the future must take the request for sent.
    async fn send(&self, request: WireRequest) -> Result<WireAnswer, ExchangeError> {
        let started = Instant::now();
        let result = self.exchange(&request).await;
        let (method, to, duration_ms) =
            (request.method.as_str(), request.shown_target(), started.elapsed().as_millis());
        match &result {
            Ok(answer) => tracing::info!(method, to, status = answer.status, duration_ms, "exchange"),
            Err(error) => tracing::info!(method, to, %error, duration_ms, "exchange"),
        }
        result
    }

    async fn reach(&self, base_url: &str) -> Result<Duration, NotSent> {
        reach::reach(base_url, self.limits.connect_timeout).await
    }
}

/// The request for reqwest, refused where the URL or a value is none.
fn prepare(request: &WireRequest) -> Result<reqwest::Request, NotSent> {
    let url = checked_url(&request.url, request.allow_http)?;
    let method = match request.method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
    };
    let mut prepared = reqwest::Request::new(method, url);
    for (name, value) in &request.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| NotSent::UnwritableValue)?;
        let mut value = HeaderValue::from_str(value.expose_secret()).map_err(|_| NotSent::UnwritableValue)?;
        value.set_sensitive(true);
        prepared.headers_mut().insert(name, value);
    }
    if let Some((content_type, body)) = &request.body {
        prepared.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        *prepared.body_mut() = Some(body.expose_secret().to_owned().into());
    }
    Ok(prepared)
}

/// The URL: https, or http with the owner's yes; a host; no credentials, which would go into a header of their own.
fn checked_url(url: &SecretString, allow_http: bool) -> Result<Url, NotSent> {
    let url = Url::parse(url.expose_secret()).map_err(|_| NotSent::BadUrl)?;
    let has_credentials = !url.username().is_empty() || url.password().is_some();
    if has_credentials || url.host_str().is_none_or(str::is_empty) {
        return Err(NotSent::BadUrl);
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if allow_http => Ok(url),
        "http" => Err(NotSent::PlainHttp),
        _ => Err(NotSent::BadUrl),
    }
}

/// What an error of reqwest means. Only the connector's errors, and those of a request that never reached it, prove
/// that nothing was sent.
fn failure(error: &reqwest::Error) -> ExchangeError {
    if error.is_builder() {
        ExchangeError::NotSent(NotSent::BadUrl)
    } else if error.is_connect() {
        ExchangeError::NotSent(if error.is_timeout() {
            NotSent::ConnectTimeout
        } else {
            NotSent::NoConnection
        })
    } else {
        lost(error)
    }
}

fn lost(error: &reqwest::Error) -> ExchangeError {
    ExchangeError::Lost(if error.is_timeout() { Lost::Timeout } else { Lost::ConnectionLost })
}

/// The whole answer, or nothing: a body that is cut off or larger than `max_bytes` is lost.
async fn read_answer(mut response: Response, max_bytes: usize) -> Result<WireAnswer, ExchangeError> {
    let too_large = ExchangeError::Lost(Lost::TooLarge);
    let announced = response.content_length().unwrap_or(0);
    if usize::try_from(announced).is_ok_and(|length| length > max_bytes) {
        return Err(too_large);
    }
    let status = response.status().as_u16();
    let content_type = content_type(response.headers().get(CONTENT_TYPE));
    let limit = rate_limit::read(response.headers());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(&error))? {
        if body.len().saturating_add(chunk.len()) > max_bytes {
            return Err(too_large);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(WireAnswer { status, content_type, limit, body })
}

/// `Content-Type` in small letters, without parameters; empty where there is none.
fn content_type(value: Option<&HeaderValue>) -> String {
    let text = value.and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
