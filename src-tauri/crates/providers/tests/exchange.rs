//! The exchange over real sockets: it sends once, and knows whether anything can have arrived.

// Clippy counts only functions marked as tests as tests, not what they call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use std::time::Duration;

use support::{Server, close_with_reset, drip, hold, https_server, reply};
use tillup_core::{
    ports::Exchange,
    wire::{AnswerSize, ExchangeError, Lost, Method, NotSent, WireAnswer, WireRequest},
};
use tillup_providers::exchange::{BadCertificate, HttpExchange, Limits};
use tokio::{io::AsyncWriteExt, net::TcpListener};

const KEY: &str = "k3y-that-nobody-may-see";
const ROOT: &[u8] = include_bytes!("tls/root.pem");

/// Long enough for a busy machine.
fn exchange() -> HttpExchange {
    limited(Duration::from_secs(10), Duration::from_secs(10))
}

fn limited(connect_timeout: Duration, longest_answer: Duration) -> HttpExchange {
    HttpExchange::new().with_limits(Limits { connect_timeout, longest_answer })
}

/// For what never comes.
fn impatient() -> HttpExchange {
    limited(Duration::from_millis(400), Duration::from_millis(600))
}

fn get(url: &str) -> WireRequest {
    WireRequest {
        method: Method::Get,
        url: format!("{url}?key={KEY}").into(),
        headers: vec![("X-Open-Key", KEY.into())],
        body: None,
        allow_http: true,
        size: AnswerSize::Single,
        answer_timeout: Duration::from_secs(30),
    }
}

async fn send(url: &str) -> Result<WireAnswer, ExchangeError> {
    exchange().send(get(url)).await
}

/// The same by an exchange that waits a second in all.
async fn hasty(url: &str) -> Result<WireAnswer, ExchangeError> {
    let exchange = impatient();
    let answered = tokio::time::timeout(Duration::from_secs(5), exchange.send(get(url)));
    answered.await.expect("the exchange ends in time")
}

fn not_sent<T>(why: NotSent) -> Result<T, ExchangeError> {
    Err(ExchangeError::NotSent(why))
}

fn lost<T>(how: Lost) -> Result<T, ExchangeError> {
    Err(ExchangeError::Lost(how))
}

#[tokio::test]
async fn a_whole_answer_comes_back_with_what_the_headers_tell() {
    let server = Server::start(|stream| {
        reply(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: Application/JSON; charset=utf-8\r\nX-RateLimit-Remaining: 4\r\n\
             Retry-After: 9\r\nContent-Length: 2\r\n\r\n{}",
        )
    })
    .await;
    let mut request = get(&server.url("/pay"));
    request.method = Method::Post;
    request.body = Some(("application/json", "{\"n\":1}".into()));
    let answer = exchange().send(request).await.unwrap();
    assert_eq!(
        (answer.status, answer.content_type.as_str(), answer.body.as_slice()),
        (200, "application/json", &b"{}"[..])
    );
    assert_eq!((answer.limit.remaining, answer.limit.wait_s), (Some(4), Some(9)));
    let sent = server.only_request();
    assert!(sent.starts_with(&format!("POST /pay?key={KEY} HTTP/1.1\r\n")), "{sent}");
    assert!(sent.ends_with("\r\n\r\n{\"n\":1}"), "{sent}");
    let sent = sent.to_ascii_lowercase();
    for header in [
        &format!("x-open-key: {KEY}"),
        "content-type: application/json",
        "content-length: 7",
        "user-agent: tillup/",
    ] {
        assert!(sent.contains(header), "{header} in {sent}");
    }
    for header in ["accept-encoding", "cookie", "referer"] {
        assert!(!sent.contains(header), "{header} in {sent}");
    }
}

#[tokio::test]
async fn a_connection_serves_one_request() {
    let server =
        Server::start(|stream| reply(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")).await;
    let exchange = exchange();
    for _ in 0..3 {
        exchange.send(get(&server.url("/"))).await.unwrap();
    }
    assert_eq!((server.connections(), server.requests().len()), (3, 3));
}

#[tokio::test]
async fn answers_without_a_body_are_answers() {
    for head in [
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\n\r\n",
    ] {
        let server = Server::start(move |stream| reply(stream, head)).await;
        let answer = send(&server.url("/")).await.unwrap();
        assert!(answer.body.is_empty() && head.contains(&answer.status.to_string()), "{head}");
        server.only_request();
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let elsewhere =
        Server::start(|stream| reply(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")).await;
    let target = elsewhere.url("/");
    for status in [301, 302, 303, 307, 308] {
        let head = format!("HTTP/1.1 {status} Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n");
        let server = Server::start(move |stream| reply(stream, head.clone())).await;
        assert_eq!(send(&server.url("/")).await.map(|answer| answer.status), Ok(status));
        server.only_request();
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(send(&format!("http://{free}/")).await, not_sent(NotSent::NoConnection), "refused");
    assert_eq!(send(&format!("https://{free}/")).await, not_sent(NotSent::NoConnection), "refused");
    let unknown = send("https://tillup-test.invalid/").await;
    assert_eq!(unknown, not_sent(NotSent::NoConnection), "no such name");
}

#[tokio::test]
async fn where_tls_fails_nothing_was_sent() {
    for answer in ["HTTP/1.1 400 Bad Request\r\n\r\n", "\x16\x03\x01garbage", ""] {
        let server = Server::start(move |stream| reply(stream, answer)).await;
        let result = send(&server.url("/").replace("http://", "https://")).await;
        assert_eq!(result, not_sent(NotSent::NoConnection), "{answer:?}");
        assert!(server.requests().iter().all(|bytes| !bytes.contains(KEY) && !bytes.contains("HTTP")));
    }
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_ends_it_before_anything_is_sent() {
    let server = https_server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    assert_eq!(send(&server.url("localhost")).await, not_sent(NotSent::NoConnection), "unknown root");
    let trusting = || exchange().with_extra_roots(ROOT).unwrap();
    let other_name = trusting().send(get(&server.url("127.0.0.1"))).await;
    assert_eq!(other_name, not_sent(NotSent::NoConnection), "another name");
    assert_eq!(server.requests(), 0);
    let answer = trusting().send(get(&server.url("localhost"))).await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (200, &b"{}"[..]));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn after_tls_stands_everything_is_lost() {
    let server = https_server("");
    let trusting = exchange().with_extra_roots(ROOT).unwrap();
    assert_eq!(trusting.send(get(&server.url("localhost"))).await, lost(Lost::ConnectionLost));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn tls_that_never_comes_about_is_a_connect_timeout() {
    let server = Server::start(hold).await;
    let result = hasty(&server.url("/").replace("http://", "https://")).await;
    assert_eq!(result, not_sent(NotSent::ConnectTimeout));
}

#[tokio::test]
async fn a_connection_that_only_the_kernel_took_is_lost() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    assert_eq!(hasty(&url).await, lost(Lost::Timeout));
}

#[tokio::test]
async fn silence_and_dripping_end_in_time() {
    let silent = Server::start(hold).await;
    assert_eq!(hasty(&silent.url("/")).await, lost(Lost::Timeout));
    silent.only_request();
    let head = Server::start(|stream| drip(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")).await;
    assert_eq!(hasty(&head.url("/")).await, lost(Lost::Timeout));
    head.only_request();
    let body = Server::start(|mut stream| async move {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n").await;
        drip(stream, "{\"status\": true    }").await;
    })
    .await;
    assert_eq!(hasty(&body.url("/")).await, lost(Lost::Timeout));
    body.only_request();
}

#[tokio::test]
async fn a_connection_that_breaks_is_lost_wherever_it_breaks() {
    for sent in [
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"status\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"sta",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
    ] {
        let reset = Server::start(move |stream| close_with_reset(stream, sent)).await;
        assert_eq!(send(&reset.url("/")).await, lost(Lost::ConnectionLost), "reset after {sent:?}");
        reset.only_request();
        let closed = Server::start(move |stream| reply(stream, sent)).await;
        assert_eq!(send(&closed.url("/")).await, lost(Lost::ConnectionLost), "closed after {sent:?}");
        closed.only_request();
    }
}

#[tokio::test]
async fn what_is_no_http_is_lost() {
    for answer in
        ["0=Success\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"]
    {
        let server = Server::start(move |stream| reply(stream, answer)).await;
        assert_eq!(send(&server.url("/")).await, lost(Lost::ConnectionLost), "{answer:?}");
        server.only_request();
    }
}

#[tokio::test]
async fn closed_before_the_request_was_read_is_lost() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let accepting = tokio::spawn(async move {
        let mut connections = 0;
        while let Ok(Ok((stream, _))) =
            tokio::time::timeout(Duration::from_millis(300), listener.accept()).await
        {
            connections += 1;
            let _ = stream.set_zero_linger();
        }
        connections
    });
    assert_eq!(send(&url).await, lost(Lost::ConnectionLost));
    assert_eq!(accepting.await.unwrap(), 1, "not tried again");
}

#[tokio::test]
async fn more_than_an_answer_is_not_taken() {
    let max = AnswerSize::Single.max_bytes();
    let told = Server::start(move |stream| {
        reply(stream, format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", max + 1))
    })
    .await;
    assert_eq!(send(&told.url("/")).await, lost(Lost::TooLarge));
    told.only_request();
    for head in ["", "Transfer-Encoding: chunked\r\n"] {
        let endless = Server::start(move |mut stream| async move {
            let _ = stream.write_all(format!("HTTP/1.1 200 OK\r\n{head}\r\n").as_bytes()).await;
            let chunk = [&b"10000\r\n"[..], &[b' '; 0x10000], b"\r\n"].concat();
            for _ in 0..320 {
                if stream.write_all(&chunk).await.is_err() {
                    break;
                }
            }
        })
        .await;
        assert_eq!(send(&endless.url("/")).await, lost(Lost::TooLarge), "20 MB, {head:?}");
        endless.only_request();
    }
    let body = vec![b' '; max];
    let just = Server::start(move |stream| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {max}\r\n\r\n").into_bytes();
        reply(stream, [head, body.clone()].concat())
    })
    .await;
    assert_eq!(send(&just.url("/")).await.map(|answer| answer.body.len()), Ok(max));
}

#[tokio::test]
async fn what_may_not_be_sent_makes_no_connection() {
    let server = Server::start(|stream| reply(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")).await;
    let plain = WireRequest { allow_http: false, ..get(&server.url("/")) };
    assert_eq!(exchange().send(plain).await, not_sent(NotSent::PlainHttp));
    let url = server.url("/");
    for bad in [
        url.replace("http://", "http://user:pw@"),
        url.replace("http://", "http://user@"),
        url.replace("http://", "ftp://"),
        url.replace("http://", "file://"),
        url.replace("http://", ""),
        "http://".to_owned(),
        "data:text/plain,x".to_owned(),
        String::new(),
    ] {
        assert_eq!(send(&bad).await, not_sent(NotSent::BadUrl), "{bad}");
    }
    let mut header = get(&url);
    header.headers.push(("X-Key", "a\r\nX-Other: b".into()));
    assert_eq!(exchange().send(header).await, not_sent(NotSent::UnwritableValue));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_host_is_reached_without_a_word() {
    let server = Server::start(hold).await;
    let base_url = format!("{}?key={KEY}", server.url("/api/v1"));
    let took = exchange().reach(&base_url).await.unwrap();
    assert!(took < Duration::from_secs(3), "{took:?}");
    // It had time to say something.
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!((server.connections(), server.requests()), (1, vec![String::new()]));
    let by_name = base_url.replace("127.0.0.1", "localhost").replace("http://", "https://");
    assert!(exchange().reach(&by_name).await.is_ok(), "TLS is not spoken either");
    assert_eq!(server.requests().concat(), "");
}

#[tokio::test]
async fn a_host_that_cannot_be_reached_is_told_as_such() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    for (base_url, why) in [
        (format!("http://{free}/api"), NotSent::NoConnection),
        (format!("https://[::1]:{}", free.port()), NotSent::NoConnection),
        ("https://tillup-test.invalid/".to_owned(), NotSent::NoConnection),
        ("ftp://127.0.0.1/".to_owned(), NotSent::BadUrl),
        ("a.example".to_owned(), NotSent::BadUrl),
        (String::new(), NotSent::BadUrl),
    ] {
        assert_eq!(exchange().reach(&base_url).await, Err(why), "{base_url}");
    }
}

#[tokio::test]
async fn a_host_that_does_not_answer_is_given_up_in_time() {
    // A listener that accepts nobody: once its queue is full it answers no more.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let deaf = socket.listen(1).unwrap();
    let url = format!("http://{}/", deaf.local_addr().unwrap());
    let mut reached = Ok(Duration::ZERO);
    for _ in 0..16 {
        reached = impatient().reach(&url).await;
        if reached.is_err() {
            break;
        }
    }
    assert_eq!(reached, Err(NotSent::ConnectTimeout));
}

#[test]
fn a_root_certificate_has_to_be_one() {
    for pem in [&b""[..], b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA"] {
        assert_eq!(HttpExchange::new().with_extra_roots(pem).err(), Some(BadCertificate));
    }
    assert!(HttpExchange::new().with_extra_roots(ROOT).is_ok());
}
