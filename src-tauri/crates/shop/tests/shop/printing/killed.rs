//! A program that is killed in mid-print, a hundred times: no receipt is lost, none is printed twice unasked.

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
    process::Child,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use tillup_core::{
    bitmap::Bitmap,
    print_queue::{Decision, JobState},
};
use tillup_keys::MemoryKeys;
use tillup_printers::loopback::{Behaviour, End, LoopbackPrinter};
use tillup_shop::{DemoShop, Outside, Shop};

use super::{PATIENT, dots, once, owner, printer, receipt_of, set, sold};
use crate::killed::{self, BEGINS, kill_after_a_while};

const DATA: &str = "TILLUP_TEST_PRINTING";
/// How often it is killed.
const TIMES: u64 = 100;

/// The program that is killed: it prints what is queued.
#[test]
#[ignore = "no test: the program that the other kills"]
fn a_program_that_prints() {
    let Some(data) = env::var_os(DATA).map(PathBuf::from) else { return };
    let shop = Arc::new(reopened(&data));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!("{BEGINS}");
    runtime.block_on(shop.keep_printing());
}

fn reopened(data: &Path) -> Shop {
    let outside = Outside { keys: Some(Arc::new(MemoryKeys::default())), ..Outside::default() };
    Shop::open_with(data, outside).unwrap()
}

fn start(data: &Path) -> Child {
    killed::start("printing::killed::a_program_that_prints", &[(DATA, data)])
}

/// How often each whole picture came out of the printer.
fn whole(paper: &LoopbackPrinter) -> Vec<Bitmap> {
    let all = paper.documents().into_iter();
    all.filter(|document| document.end == End::Cut).map(|document| document.picture).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_a_hundred_times_in_mid_print_it_loses_no_receipt_and_prints_none_twice_unasked() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let data = shop.ledger().path().parent().unwrap().to_owned();
    // What is printed is a shop's receipt, not a demo's.
    let here = reopened(&data);
    // About 100 ms a receipt: most kills meet one that is leaving.
    let slow = Behaviour { bytes_per_second: Some(150_000), ..Behaviour::default() };
    let paper = LoopbackPrinter::start(slow).unwrap();
    set(shop, vec![printer("Counter", paper.address().unwrap())], &[]);
    let mut jobs = BTreeMap::new();
    let mut child = start(&data);
    for nth in 0..TIMES {
        let sale = sold(shop, "01912345601", "owner").await;
        let picture = dots(&here.view_document(&owner(), &receipt_of(&sale), None).unwrap().page.png);
        jobs.insert(shop.print(&owner(), &receipt_of(&sale), None).unwrap().id, (sale, picture));
        kill_after_a_while(child, nth, 400);
        child = start(&data);
    }
    // What waits comes; what was leaving when its program died is asked about.
    let mut ended = BTreeMap::new();
    for id in jobs.keys() {
        ended.insert(*id, once(shop, *id, &[JobState::Printed, JobState::Unsure]).await.state);
    }
    thread::sleep(Duration::from_millis(1_500));
    let printed = whole(&paper);
    let count = |picture: &Bitmap| printed.iter().filter(|one| *one == picture).count();
    let mut unsure = 0;
    for (id, (_, picture)) in &jobs {
        match ended[id] {
            JobState::Printed => assert_eq!(count(picture), 1, "job {id} is on paper, once"),
            _ => {
                unsure += 1;
                assert!(count(picture) <= 1, "job {id} was printed again unasked");
            }
        }
    }
    println!("{unsure} of {TIMES} were asked about");
    assert!(unsure > 0, "no kill met a receipt that was leaving: the test shows nothing");
    assert_eq!(paper.errors(), Vec::<String>::new());
    // A person has them printed again: nothing is lost, and each says that it may be the second.
    let asked: Vec<_> = jobs.iter().filter(|(id, _)| ended[id] == JobState::Unsure).collect();
    let copy_of = |sale| dots(&here.view_document(&owner(), &receipt_of(sale), None).unwrap().page.png);
    let copies: Vec<Bitmap> = asked.iter().map(|(_, (sale, _))| copy_of(sale)).collect();
    for (id, _) in &asked {
        shop.decide_print(&owner(), **id, Decision::Print).unwrap();
    }
    for (id, _) in &asked {
        once(shop, **id, &[JobState::Printed]).await;
    }
    let began = Instant::now();
    while !copies.iter().all(|copy| whole(&paper).contains(copy)) {
        assert!(began.elapsed() < PATIENT, "the copies are on paper");
        thread::sleep(Duration::from_millis(10));
    }
    kill_after_a_while(child, 0, 1);
    let report = shop.ledger().verify().unwrap();
    assert!(report.ok, "{:?}", report.problems);
}
