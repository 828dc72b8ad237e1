//! HTTP on loopback: accepts, receives whole requests, delivers answers and faults.

use std::convert::Infallible;
use std::future;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request as HttpRequest, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::delivery::{self, Body};
use crate::fault::Fault;
use crate::message::{Reply, Request};
use crate::socket::Socket;

/// Longest request body that is read.
const BODY_LIMIT_BYTES: usize = 1024 * 1024;

/// What answers requests behind the HTTP.
pub(crate) trait Handler: Send + Sync + 'static {
    /// Time before each answer.
    fn latency(&self) -> Duration;
    /// Time between two bytes of a dripping answer.
    fn drip_interval(&self) -> Duration;
    /// The answer, and the fault that strikes it on its way.
    fn handle(&self, request: Request) -> (Reply, Option<Fault>);
}

/// Binds a port on 127.0.0.1; 0 takes any.
pub(crate) async fn bind(port: u16) -> io::Result<(TcpListener, u16)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

/// Serves until the task is aborted; its connections end with it.
pub(crate) fn spawn(listener: TcpListener, handler: Arc<dyn Handler>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                    connections.spawn(serve(stream, Arc::clone(&handler)));
                },
                Some(_) = connections.join_next() => {}
            }
        }
    })
}

async fn serve(stream: TcpStream, handler: Arc<dyn Handler>) {
    // Small answers should not wait for Nagle; if the option fails they are only slower.
    let _ = stream.set_nodelay(true);
    let socket = Socket::new(stream);
    let service = service_fn(|request| respond(request, Arc::clone(&handler), socket.clone()));
    // Errors here are clients that left, or faults doing their work.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(socket.clone()), service).await;
}

async fn respond(
    request: HttpRequest<Incoming>,
    handler: Arc<dyn Handler>,
    socket: Socket,
) -> io::Result<Response<Body>> {
    let request = receive(request).await?;
    tokio::time::sleep(handler.latency()).await;
    let (reply, fault) = handler.handle(request);
    match &fault {
        Some(Fault::Reset(_)) => {
            socket.reset_on_close()?;
            return Err(io::Error::other("reset on purpose"));
        }
        Some(Fault::Hang(_)) => {
            let never: Infallible = future::pending().await;
            match never {}
        }
        Some(Fault::Slow(time)) => tokio::time::sleep(*time).await,
        _ => {}
    }
    delivery::response(reply, fault.as_ref(), handler.drip_interval())
}

async fn receive(request: HttpRequest<Incoming>) -> io::Result<Request> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, BODY_LIMIT_BYTES).collect().await.map_err(io::Error::other)?;
    let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    Ok(Request {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers.iter().map(header).collect(),
        body: String::from_utf8_lossy(&body.to_bytes()).into_owned(),
        at: Utc::now(),
    })
}
