//! From the key to the paper: from the moment at which a receipt is asked for to the first byte of it at the printer, warm, beside two
//! bare durable commits, which it cannot do without: that it was asked for, and that it is leaving.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::expect_used
)]

use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};

use tillup_core::{
    access::{Role, SignedIn},
    engine::SellRequest,
    print_queue::{DocumentSubject, JobState},
    printing::{Paper, PrintMode, Printer, PrintingSettings},
};
use tillup_printers::loopback::{Behaviour, LoopbackPrinter};
use tillup_shop::{DEMO_OWNER, DemoShop};

const WARM_UP: usize = 10;
const ROUNDS: usize = 100;
/// The figure that is promised.
const LIMIT: Duration = Duration::from_millis(50);

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(measure());
}

async fn measure() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let paper = LoopbackPrinter::start(Behaviour { buffer: 1 << 20, ..Behaviour::default() }).unwrap();
    let who = SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner };
    let printer = Printer {
        name: "Counter".to_owned(),
        address: paper.address().unwrap(),
        paper: Paper::Roll58,
        mode: PrintMode::Raster,
        cut: true,
        drawer: false,
    };
    let settings = PrintingSettings { printers: vec![printer], auto_print: BTreeSet::new() };
    shop.save_printing(&who, &settings).unwrap();
    let work = tokio::spawn(Arc::clone(shop).keep_printing());
    let request = SellRequest {
        number: "01912345601".to_owned(),
        amount: Some("50".to_owned()),
        account: Some("irecharge-1".to_owned()),
        clerk: DEMO_OWNER.to_owned(),
        ..SellRequest::default()
    };
    let sale = shop.engine().sell(&request).await.unwrap();
    let subject = DocumentSubject::Receipt { reference: sale.reference };
    let bare = rusqlite::Connection::open(shop.ledger().path().with_file_name("bare.sqlite3")).unwrap();
    bare.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a INTEGER)")
        .unwrap();
    let (mut ours, mut commits) = (Vec::new(), Vec::new());
    for _ in 0..WARM_UP + ROUNDS {
        let before = paper.received();
        let began = Instant::now();
        let job = shop.print(&who, &subject, None).unwrap();
        while paper.received() == before {
            std::thread::yield_now();
        }
        ours.push(began.elapsed());
        while shop.ledger().print_job(job.id).unwrap().unwrap().state != JobState::Printed {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let began = Instant::now();
        bare.execute("INSERT INTO t VALUES (1)", []).unwrap();
        bare.execute("INSERT INTO t VALUES (2)", []).unwrap();
        commits.push(began.elapsed());
    }
    work.abort();
    let told = |times: &[Duration]| {
        let mut times: Vec<f64> = times.iter().skip(WARM_UP).map(|time| time.as_secs_f64() * 1e3).collect();
        times.sort_by(f64::total_cmp);
        (times[times.len() / 2], times[times.len() * 95 / 100], times[times.len() - 1])
    };
    let (median, most, worst) = told(&ours);
    println!(
        "key to first byte at the printer: median {median:.1} ms, 95% {most:.1}, worst {worst:.1} (limit {LIMIT:?})"
    );
    println!("two bare durable commits: median {:.1} ms", told(&commits).0);
}
