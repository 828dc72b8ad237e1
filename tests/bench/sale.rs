//! Our own share of a sale, beside the bare cost of what it cannot do without: two durable SQLite commits and one HTTP
//! exchange. Both are measured in turn in one run, so that a noisy machine disturbs both alike.
//!
//! The share is the time of the whole sale less the time between the request's first byte reaching the provider and the
//! answer's last byte leaving it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::expect_used
)]

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use tempfile::TempDir;
use tillup_core::{engine::SellRequest, ports::Exchange, sale::Status};
use tillup_keys::MemoryKeys;
use tillup_providers::exchange::HttpExchange;
use tillup_shop::{Outside, Shop, SystemClock};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const WARM_UP: usize = 20;
const ROUNDS: usize = 300;

/// How long each exchange lay in the provider's hands.
type Held = Arc<Mutex<Vec<Duration>>>;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    // The provider runs apart, as it does in life.
    let held: Held = Arc::default();
    let url = {
        let held = held.clone();
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let own = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            own.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                sender.send(format!("http://{}", listener.local_addr().unwrap())).unwrap();
                serve(listener, held).await;
            });
        });
        receiver.recv().unwrap()
    };
    runtime.block_on(measure(&url, &held));
}

async fn measure(url: &str, held: &Held) {
    let folder = TempDir::new().unwrap();
    let shop = shop(folder.path(), url);
    let bare = Bare::new(folder.path(), url);
    let (mut ours, mut bares, mut commits) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..WARM_UP + ROUNDS {
        held.lock().unwrap().clear();
        let started = Instant::now();
        let request = SellRequest {
            number: format!("018{round:08}"),
            amount: Some("50".to_owned()),
            operator: Some("RB".to_owned()),
            clerk: "clerk1".to_owned(),
            ..SellRequest::default()
        };
        let sale = shop.engine().sell(&request).await.unwrap();
        let whole = started.elapsed();
        assert_eq!(sale.status(), Status::Succeeded, "{:?}", sale.reason());
        let ours_now = whole - held.lock().unwrap().last().copied().unwrap();

        held.lock().unwrap().clear();
        let started = Instant::now();
        bare.commit();
        let one_commit = started.elapsed();
        bare.exchange().await;
        bare.commit();
        let bare_now = started.elapsed() - held.lock().unwrap().last().copied().unwrap();
        if round >= WARM_UP {
            ours.push(ours_now);
            bares.push(bare_now);
            commits.push(one_commit);
        }
    }
    let mut ratios: Vec<f64> =
        ours.iter().zip(&bares).map(|(ours, bare)| ours.as_secs_f64() / bare.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    println!("own share of a sale     median {:>9.3?}   95% {:>9.3?}", at(&mut ours, 50), at(&mut ours, 95));
    println!(
        "2 commits + 1 exchange  median {:>9.3?}   95% {:>9.3?}",
        at(&mut bares, 50),
        at(&mut bares, 95)
    );
    println!(
        "one durable commit      median {:>9.3?}   95% {:>9.3?}",
        at(&mut commits, 50),
        at(&mut commits, 95)
    );
    println!("ratio, pair by pair     median {:>9.2}   (at most 1.50)", ratios[ratios.len() / 2]);
}

fn at(times: &mut [Duration], percent: usize) -> Duration {
    times.sort();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

fn shop(folder: &std::path::Path, url: &str) -> Shop {
    let outside = Outside {
        keys: Some(Arc::new(MemoryKeys::default())),
        exchange: Arc::new(HttpExchange::new()),
        clock: Arc::new(SystemClock),
    };
    let shop = Shop::open_with(&folder.join("shop"), outside).unwrap();
    let file = format!(
        "[shop]\nname = \"Bench\"\ncountry = \"BD\"\n\
         [[users]]\nname = \"owner\"\nrole = \"owner\"\npin = \"24681357\"\n\
         [[accounts]]\nid = \"ir\"\nprovider = \"irecharge\"\nbase_url = \"{url}/api/billing\"\nallow_http = true\n\
         [accounts.keys]\nopen_key = \"ok_live_bench\"\nsecret_key = \"sk_live_bench\"\n\
         [[commission_rates]]\npercent = \"3.00\"\nfrom = \"2020-01-01\"\n"
    );
    shop.provision(&file, None).unwrap();
    shop
}

/// What a sale cannot do without.
struct Bare {
    database: rusqlite::Connection,
    exchange: HttpExchange,
    url: String,
}

impl Bare {
    fn new(folder: &std::path::Path, url: &str) -> Self {
        let database = rusqlite::Connection::open(folder.join("bare.sqlite3")).unwrap();
        database
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL);",
            )
            .unwrap();
        Self { database, exchange: HttpExchange::new(), url: format!("{url}/api/billing/bare") }
    }

    fn commit(&self) {
        let text = "x".repeat(300);
        self.database.prepare_cached("INSERT INTO rows (text) VALUES (?1)").unwrap().execute([text]).unwrap();
    }

    async fn exchange(&self) {
        use tillup_core::wire::{AnswerSize, Method, WireRequest};
        let request = WireRequest {
            method: Method::Post,
            url: self.url.clone().into(),
            headers: vec![("X-Open-Key", "ok_live_bench".to_owned().into())],
            body: Some(("application/json", "{\"number\":\"01800000000\",\"amount\":50}".to_owned().into())),
            allow_http: true,
            size: AnswerSize::Single,
            answer_timeout: Duration::from_secs(10),
        };
        self.exchange.send(request).await.unwrap();
    }
}

/// A provider that answers at once, and notes how long it held each exchange.
async fn serve(listener: TcpListener, held: Held) {
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.set_nodelay(true).unwrap();
        let mut request = Vec::new();
        let mut first_byte = None;
        let mut buffer = [0; 8192];
        while !is_whole(&request) {
            let read = stream.read(&mut buffer).await.unwrap_or(0);
            if read == 0 {
                break;
            }
            first_byte.get_or_insert_with(Instant::now);
            request.extend_from_slice(&buffer[..read]);
        }
        let Some(first_byte) = first_byte else { continue };
        let body = answer(&String::from_utf8_lossy(&request));
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        held.lock().unwrap().push(first_byte.elapsed());
        let _ = stream.shutdown().await;
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length:")
                .map(|length| length.trim().parse().unwrap())
        })
        .unwrap_or(0_usize);
    body.len() >= length
}

/// iRecharge's answers, as its document shows them.
fn answer(request: &str) -> String {
    if request.starts_with("GET") {
        return "{\"balance\":\"9000000.00\",\"currency\":\"BDT\"}".to_owned();
    }
    let body = request.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    let sent: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    serde_json::json!({
        "success": true, "message": "Recharge processed successfully",
        "billing": {
            "reference": sent["reference"], "status": "success", "rechargeType": "normal", "number": sent["number"],
            "amount": sent["amount"], "fee": 0.5, "commission": 1.5, "remainingBalance": 6989.5,
        }
    })
    .to_string()
}
