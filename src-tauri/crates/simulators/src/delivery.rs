//! From an answer and a fault to the bytes on the wire.

use std::io;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, Stream, StreamExt};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::Response;
use hyper::body::Frame;

use crate::fault::Fault;
use crate::message::{HTML, JSON, Reply};

/// The body of every response.
pub(crate) type Body = UnsyncBoxBody<Bytes, io::Error>;

const HUGE_BODY_BYTES: usize = 20 * 1024 * 1024;
const CHUNK_BYTES: usize = 64 * 1024;

/// The answer as the fault leaves it, where that is still an ordinary HTTP answer.
pub(crate) fn distort(reply: Reply, fault: &Fault, refusal: impl Fn(u16) -> Reply) -> Reply {
    match fault {
        Fault::Status { code, .. } => refusal(*code),
        Fault::HtmlStatus { code, .. } => page(*code, "Service unavailable"),
        Fault::HtmlOk(_) => page(200, "We will be back soon"),
        Fault::EmptyBody(_) => Reply { body: Vec::new(), status: 200, ..reply },
        Fault::Truncated => Reply { body: first_half(&reply.body), ..reply },
        Fault::WrongContentType => {
            Reply { content_type: if reply.content_type == JSON { HTML } else { JSON }, ..reply }
        }
        Fault::Redirect { code, to, .. } => page(*code, "Moved").with_header("Location", to.as_str()),
        _ => reply,
    }
}

fn page(status: u16, title: &str) -> Reply {
    let text = format!(
        "<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
    );
    Reply::new(status, HTML, text)
}

fn first_half(body: &[u8]) -> Vec<u8> {
    body.iter().take(body.len() / 2).copied().collect()
}

/// An HTTP response, its body shaped by the fault.
pub(crate) fn response(reply: Reply, fault: Option<&Fault>, drip: Duration) -> io::Result<Response<Body>> {
    let mut builder = Response::builder().status(reply.status).header("Content-Type", reply.content_type);
    for (name, value) in &reply.headers {
        builder = builder.header(name.as_str(), value.as_str());
    }
    let length = reply.body.len();
    let body = match fault {
        Some(Fault::HugeBody) => chunked(huge(reply.body)),
        Some(Fault::Drip) => {
            builder = builder.header("Content-Length", length);
            chunked(drops(reply.body, drip))
        }
        Some(Fault::CutOff) => {
            builder = builder.header("Content-Length", length);
            chunked(cut(&reply.body))
        }
        _ => Full::new(Bytes::from(reply.body)).map_err(|never| match never {}).boxed_unsync(),
    };
    builder.body(body).map_err(io::Error::other)
}

fn chunked(chunks: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Body {
    StreamBody::new(chunks.map(|chunk| chunk.map(Frame::data))).boxed_unsync()
}

/// The body, then spaces: still valid JSON to a reader that swallows all of it.
fn huge(body: Vec<u8>) -> impl Stream<Item = io::Result<Bytes>> + Send {
    let padding = Bytes::from(vec![b' '; CHUNK_BYTES]);
    let chunks = HUGE_BODY_BYTES / CHUNK_BYTES;
    stream::iter([Ok(Bytes::from(body))]).chain(stream::iter(std::iter::repeat_n(padding, chunks).map(Ok)))
}

fn drops(body: Vec<u8>, interval: Duration) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::iter(body).then(move |byte| async move {
        tokio::time::sleep(interval).await;
        Ok(Bytes::copy_from_slice(&[byte]))
    })
}

/// Half the body, then an error: hyper closes the connection short of its Content-Length.
fn cut(body: &[u8]) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
    let half = Bytes::from(first_half(body));
    stream::iter([Ok(half)]).chain(stream::once(async {
        // Lets the first half leave before the connection closes.
        tokio::time::sleep(Duration::from_millis(20)).await;
        Err(io::Error::other("cut off on purpose"))
    }))
}
