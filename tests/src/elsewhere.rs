//! Another host: it counts who knocks, and answers nobody.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::{net::TcpListener, task::JoinHandle};

/// A listener that no request may ever reach. It closes when dropped.
pub struct Elsewhere {
    port: u16,
    knocks: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Elsewhere {
    /// Listens on a free port of its own.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let knocks = Arc::new(AtomicUsize::new(0));
        let counted = knocks.clone();
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                drop(connection);
            }
        });
        Self { port, knocks, task }
    }

    /// Where a redirect would lead.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/elsewhere", self.port)
    }

    /// How many connections came.
    pub fn knocks(&self) -> usize {
        self.knocks.load(Ordering::SeqCst)
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A port of this machine on which nobody listens (it was free a moment ago).
pub async fn deaf_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().port()
}
