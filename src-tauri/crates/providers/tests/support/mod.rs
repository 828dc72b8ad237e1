//! Servers that misbehave in one chosen way.

use std::{
    future::Future,
    io::{Read as _, Write as _},
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A server on loopback that reads one request from each connection and then does what it is told.
pub struct Server {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub async fn start<F>(behave: impl Fn(TcpStream) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (connections, requests) = (Arc::clone(&server.connections), Arc::clone(&server.requests));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                let request = read_request(&mut stream).await;
                requests.lock().unwrap().push(request);
                tokio::spawn(behave(stream));
            }
        });
        server
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The request, of which there must be exactly one on exactly one connection.
    pub fn only_request(&self) -> String {
        let requests = self.requests();
        assert_eq!((self.connections(), requests.len()), (1, 1));
        requests[0].clone()
    }
}

/// Reads head and body; what is no HTTP is read as far as it comes at once.
async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .to_ascii_lowercase()
                .split_once("content-length: ")
                .map_or(0, |(_, rest)| rest.lines().next().unwrap().trim().parse::<usize>().unwrap());
            if body.len() >= length {
                return text;
            }
        } else if bytes.first() == Some(&0x16) {
            return text;
        }
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => bytes.extend_from_slice(&buffer[..read]),
            _ => return text,
        }
    }
}

/// Answers and closes in good order.
pub async fn reply(mut stream: TcpStream, bytes: impl AsRef<[u8]> + Send) {
    let _ = stream.write_all(bytes.as_ref()).await;
    let _ = stream.shutdown().await;
    let _ = stream.read(&mut [0; 1]).await;
}

/// Says `bytes`, then breaks the connection.
pub async fn close_with_reset(mut stream: TcpStream, bytes: &str) {
    let _ = stream.write_all(bytes.as_bytes()).await;
    tokio::time::sleep(Duration::from_millis(30)).await;
    let _ = stream.set_zero_linger();
}

/// Says nothing and keeps the connection.
pub async fn hold(stream: TcpStream) {
    tokio::time::sleep(Duration::from_secs(60)).await;
    drop(stream);
}

/// One byte every 200 ms.
pub async fn drip(mut stream: TcpStream, bytes: &str) {
    for byte in bytes.bytes() {
        if stream.write_all(&[byte]).await.is_err() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// A server with a certificate for `localhost`, signed by tests/tls/root.pem.
pub struct HttpsServer {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
}

impl HttpsServer {
    pub fn url(&self, host: &str) -> String {
        format!("https://{host}:{}/", self.address.port())
    }

    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Answers every request with `answer`, or, where that is empty, breaks the connection without a word.
pub fn https_server(answer: &'static str) -> HttpsServer {
    let chain = vec![CertificateDer::from_pem_slice(include_bytes!("../tls/server.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("../tls/server.key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap());
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let server = HttpsServer { address: listener.local_addr().unwrap(), requests: Arc::default() };
    let requests = Arc::clone(&server.requests);
    std::thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let mut tls = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            if !matches!(tls.read(&mut [0; 4096]), Ok(read) if read > 0) {
                continue;
            }
            requests.fetch_add(1, Ordering::SeqCst);
            let _ = tls.write_all(answer.as_bytes());
            if !answer.is_empty() {
                tls.conn.send_close_notify();
                let _ = tls.flush();
            }
        }
    });
    server
}
