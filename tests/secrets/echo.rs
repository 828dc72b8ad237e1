//! A provider that tells back everything it was sent: as it came, decoded, and in other writings of the same.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};

/// The listener; it ends when dropped.
pub struct Echo {
    port: u16,
    task: JoinHandle<()>,
}

impl Echo {
    /// Listens on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let task = tokio::spawn(async move {
            while let Ok((mut connection, _)) = listener.accept().await {
                let mut request = vec![0; 64 * 1024];
                let length = connection.read(&mut request).await.unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let answer = answer(&request);
                let _ = connection.write_all(answer.as_bytes()).await;
                let _ = connection.shutdown().await;
            }
        });
        Self { port, task }
    }

    /// The address with this path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn answer(request: &str) -> String {
    // The keys first: texts are cut to a length, and what is cut off cannot be found.
    let keys: Vec<&str> =
        request.split(['?', '&', '=', ' ', '\r', '\n', ':', '"']).filter(|part| part.len() >= 8).collect();
    let keys: Vec<String> = keys
        .iter()
        .filter(|part| part.contains("CaNaRy"))
        .map(|part| {
            let decoded = percent_decode_str(part).decode_utf8_lossy().into_owned();
            // Servers of Microsoft's kind write their hex digits small and their spaces as a plus.
            let small = utf8_percent_encode(&decoded, NON_ALPHANUMERIC).to_string().replace("%20", "+");
            let small: String = small
                .split('%')
                .enumerate()
                .map(|(n, text)| {
                    if n == 0 {
                        text.to_owned()
                    } else {
                        format!("%{}{}", text[..2].to_lowercase(), &text[2..])
                    }
                })
                .collect();
            let html = decoded.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            format!("{small} {part} {decoded} {html}")
        })
        .collect();
    let text = format!("{} {request}", keys.join(" "));
    let body = if request.contains("Message=") {
        format!("9007={}", text.replace(['\r', '\n', '<'], " "))
    } else {
        serde_json::json!({
            "status": false, "success": false, "message": text, "error": text, "code": text, "transaction_id": text,
            "errors": [{"code": 100, "message": text}], "data": {"message": text, "status": text, "reference": text},
        })
        .to_string()
    };
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
