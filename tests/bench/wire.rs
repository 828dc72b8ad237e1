//! From Enter on the review to the request at the provider, in the real window, beside the cost of one durable commit on the
//! same disk in the same run. SohojPay is asked nothing before a sale, so that the first request is the sale itself.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    dead_code
)]

#[path = "../window/hands.rs"]
mod hands;
#[path = "../window/processes.rs"]
mod processes;
#[path = "../window/session.rs"]
mod session;
#[path = "../window/till.rs"]
mod till;

use std::time::{Duration, Instant};

use hands::Hands;
use session::Session;
use simulators::Kind;
use till::{CLERK, Till};

const WARM_UP: usize = 3;
const ROUNDS: usize = 25;
const AT_MOST_MS: f64 = 15.0;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(measure());
}

async fn measure() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    session.screen("counter").await;
    // The moment at which the page was told of the key, on the clock that the simulator uses too.
    session
        .run(
            "window.addEventListener('keydown', (event) => {
                 if (event.key === 'Enter') { window.enterAt = performance.timeOrigin + event.timeStamp; }
             }, true)",
        )
        .await;
    let disk = rusqlite::Connection::open(till.data().join("bare.sqlite3")).unwrap();
    disk.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (text TEXT);",
    )
    .unwrap();
    let (mut wire, mut commits) = (Vec::new(), Vec::new());
    for round in 0..WARM_UP + ROUNDS {
        till.simulator().clear_requests();
        let number = format!("018{round:06}01");
        Hands::on(&session).sell(&number, "50").await;
        let taken = sent_at(&till) - entered_at(&session).await;
        let began = Instant::now();
        disk.execute("INSERT INTO rows VALUES (?1)", [&number]).unwrap();
        if round >= WARM_UP {
            wire.push(taken);
            commits.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    session.close().await;
    let (wire, commit) = (median(wire), median(commits));
    println!(
        "Enter to the request at the provider {wire:>6.1} ms, one durable commit {commit:>5.1} ms: {:.1} ms on top of it (at most {AT_MOST_MS:.0})",
        wire - commit
    );
}

/// When the sale had arrived, in milliseconds since 1970.
fn sent_at(till: &Till) -> f64 {
    let requests = till.simulator().requests();
    let sale = requests.iter().find(|request| request.path.contains("create")).unwrap_or_else(|| {
        panic!("no sale among {:?}", requests.iter().map(|request| &request.path).collect::<Vec<_>>())
    });
    sale.at.timestamp_micros() as f64 / 1000.0
}

async fn entered_at(session: &Session) -> f64 {
    session.run("return window.enterAt").await.as_f64().unwrap()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
