//! From the start of the process to a number field that takes keys, and the memory then, against an empty window built the
//! same way, in turns in one run. Both are driven by WebDriver, which costs both the same.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    clippy::as_conversions,
    clippy::float_arithmetic,
    dead_code
)]

#[path = "../window/processes.rs"]
mod processes;
#[path = "../window/session.rs"]
mod session;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    time::Duration,
};

use session::{Look, Session, program};

const ROUNDS: usize = 7;
/// `sysconf(_SC_CLK_TCK)` on every Linux that Tillup meets.
const TICKS_PER_SECOND: f64 = 100.0;

/// What one start cost.
struct Start {
    /// From the start of the process to the field that takes keys, in milliseconds.
    milliseconds: f64,
    /// Of the program and its web processes, shared pages in parts, in KiB.
    memory: f64,
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (counter, empty) = (program("tillup"), program("empty-window"));
        // One of each to warm the disk's cache.
        start(&counter, &["--demo"]).await;
        start(&empty, &[]).await;
        let (mut of_counter, mut of_empty) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            of_counter.push(start(&counter, &["--demo"]).await);
            of_empty.push(start(&empty, &[]).await);
        }
        let time = |starts: &[Start]| median(starts.iter().map(|start| start.milliseconds).collect());
        let memory = |starts: &[Start]| median(starts.iter().map(|start| start.memory).collect());
        println!(
            "start to a field that takes keys   {:>6.0} ms, an empty window {:>6.0} ms: {:.2} times (at most 1.25)",
            time(&of_counter),
            time(&of_empty),
            time(&of_counter) / time(&of_empty)
        );
        println!(
            "memory with its web processes      {:>6.0} MB, an empty window {:>6.0} MB: {:.2} times (at most 1.2)",
            memory(&of_counter) / 1024.0,
            memory(&of_empty) / 1024.0,
            memory(&of_counter) / memory(&of_empty)
        );
    });
}

async fn start(application: &Path, args: &[&str]) -> Start {
    let session = Session::of_program(application, args, Look::Day, &[]).await;
    let mut ready = None;
    for _ in 0..600 {
        let told = session
            .run(
                "const mark = performance.getEntriesByName('takes-keys')[0];
                 return mark ? [performance.timeOrigin, mark.startTime] : null",
            )
            .await;
        ready = Option::zip(told[0].as_f64(), told[1].as_f64());
        if ready.is_some() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (navigation, ready) = ready.unwrap_or_else(|| panic!("{} never took keys", application.display()));
    session.find("sale-number").await.send_keys("018").await.unwrap();
    assert_eq!(session.find("sale-number").await.prop("value").await.unwrap().as_deref(), Some("018"));
    // What loads behind the first page belongs to the memory.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let process = newest_of(application);
    let before = navigation - started_at(process);
    let start = Start { milliseconds: before + ready, memory: memory(process) };
    session.close().await;
    eprintln!(
        "{}: {:.0} ms ({before:.0} before the page, {ready:.0} in it), {:.0} KiB",
        application.display(),
        start.milliseconds,
        start.memory
    );
    start
}

/// The youngest process of the program.
fn newest_of(application: &Path) -> u32 {
    let processes =
        fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let is_ours =
        |process: &u32| fs::read_link(format!("/proc/{process}/exe")).is_ok_and(|exe| exe == application);
    processes.filter(is_ours).max_by_key(|process| field(*process, 22)).unwrap()
}

/// A number of `/proc/…/stat` by its place in proc(5).
fn field(process: u32, place: usize) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().nth(place - 3).and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// When the process started, in milliseconds since 1970, to a hundredth of a second.
fn started_at(process: u32) -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap();
    let boot: f64 =
        stat.lines().find_map(|line| line.strip_prefix("btime ")).unwrap().trim().parse().unwrap();
    let uptime: f64 =
        fs::read_to_string("/proc/uptime").unwrap().split_whitespace().next().unwrap().parse().unwrap();
    // btime is cut to seconds; now less uptime is not.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs_f64();
    let precise = now - uptime;
    assert!((precise - boot).abs() < 2.0, "the clock was set since the start of the machine");
    (precise + field(process, 22) as f64 / TICKS_PER_SECOND) * 1000.0
}

/// The process and all it started, in KiB, shared pages counted in parts.
fn memory(process: u32) -> f64 {
    let mut children: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        if let Some(child) = entry.file_name().to_str().and_then(|name| name.parse().ok()) {
            children.entry(field(child, 4)).or_default().push(child);
        }
    }
    let mut family = BTreeSet::from([process]);
    let mut unseen = vec![process];
    while let Some(parent) = unseen.pop() {
        for child in children.get(&u64::from(parent)).into_iter().flatten() {
            if family.insert(*child) {
                unseen.push(*child);
            }
        }
    }
    let shares = family.iter().map(|process| {
        let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default().to_owned();
        line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0)
    });
    shares.sum()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
