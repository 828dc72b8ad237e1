//! The exchange's log. A program of its own: the log's subscriber must not share a process with other tests.

// Clippy counts only functions marked as tests as tests, not what they call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(dead_code)] // not all of the support is needed here

mod support;

use std::{
    fmt::{self, Write as _},
    sync::{Arc, Mutex},
    time::Duration,
};

use support::{Server, reply};
use tillup_core::{
    ports::Exchange,
    wire::{AnswerSize, Method, WireRequest},
};
use tillup_providers::exchange::HttpExchange;
use tracing::{Event, Metadata, Subscriber, field::Field, span};

const KEY: &str = "k3y-that-nobody-may-see";

fn get(url: &str) -> WireRequest {
    WireRequest {
        method: Method::Get,
        url: format!("{url}?key={KEY}").into(),
        headers: vec![("X-Open-Key", KEY.into())],
        body: None,
        allow_http: true,
        size: AnswerSize::Single,
        answer_timeout: Duration::from_secs(10),
    }
}

#[tokio::test]
async fn keys_show_nowhere() {
    let lines = Arc::new(Lines::default());
    let _guard = tracing::subscriber::set_default(OwnTargets(Arc::clone(&lines)));
    let server =
        Server::start(|stream| reply(stream, format!("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{KEY}")))
            .await;
    let broken = Server::start(|stream| reply(stream, "")).await;
    let mut shown = String::new();
    for url in [server.url("/recharge"), broken.url("/recharge"), "https://127.0.0.1:1/recharge".to_owned()] {
        let request = get(&url);
        shown += &format!("{request:?} {:?} ", HttpExchange::new().send(request.clone()).await);
    }
    let lines = lines.take();
    assert_eq!(lines.len(), 3, "one event per exchange: {lines:?}");
    for (line, word) in lines.iter().zip(["status=200", "the connection broke", "no connection"]) {
        assert!(
            line.contains(word) && line.contains("method=GET") && line.contains("127.0.0.1/recharge"),
            "{line}"
        );
    }
    assert!(!format!("{shown} {lines:?}").contains(KEY), "{shown} {lines:?}");
}

/// Log lines.
#[derive(Default)]
struct Lines(Mutex<Vec<String>>);

impl Lines {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// Keeps every event of the till's own targets, down to TRACE, as the programs' subscribers are to do.
struct OwnTargets(Arc<Lines>);

impl Subscriber for OwnTargets {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("tillup")
    }

    fn event(&self, event: &Event<'_>) {
        struct Line(String);
        impl tracing::field::Visit for Line {
            fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
                write!(self.0, "{field}={value:?} ").unwrap();
            }
            fn record_str(&mut self, field: &Field, value: &str) {
                write!(self.0, "{field}={value} ").unwrap();
            }
        }
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.0.lock().unwrap().push(line.0);
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}
