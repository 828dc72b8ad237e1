//! `tillupctl sales` from a cold start, the PIN check included: time and peak memory of the whole process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, clippy::panic)]

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

const ROUNDS: usize = 30;

fn main() {
    let program = program();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("shop.toml");
    // Without keys, so that no keyring is needed.
    std::fs::write(
        &file,
        "[shop]\nname = \"Bench\"\ncountry = \"BD\"\n[[users]]\nname = \"owner\"\nrole = \"owner\"\npin = \"24681357\"\n",
    )
    .unwrap();
    let run = |arguments: &[&str]| start(&program, folder.path(), arguments);
    assert!(run(&["provision", file.to_str().unwrap()]).wait().unwrap().success());
    let (mut times, mut peaks) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let mut child = run(&["--user", "owner", "--json", "sales"]);
        let peak = peak_while_running(&mut child);
        times.push(started.elapsed());
        peaks.push(peak);
    }
    times.sort();
    peaks.sort();
    println!(
        "tillupctl sales, cold   median {:>9.1?}   slowest {:.1?}   (under 100 ms)",
        times[ROUNDS / 2],
        times[ROUNDS - 1]
    );
    println!("its peak memory         median {:>6} KiB   (under 48 MB)", peaks[ROUNDS / 2]);
}

/// The release build beside this program's own folder.
fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let release = own.ancestors().nth(2).unwrap();
    let program = release.join(format!("tillupctl{}", std::env::consts::EXE_SUFFIX));
    if program.exists() { program } else { panic!("build it first: cargo build --release -p tillupctl") }
}

fn start(program: &Path, folder: &Path, arguments: &[&str]) -> Child {
    Command::new(program)
        .arg("--data-dir")
        .arg(folder.join("shop"))
        .args(arguments)
        .env("TILLUP_PIN", "24681357")
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits for the end; the largest resident size seen, in KiB (0 where the system does not tell).
fn peak_while_running(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Ok(text) = std::fs::read_to_string(&status)
            && let Some(line) = text.lines().find(|line| line.starts_with("VmHWM"))
        {
            let told = line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok());
            peak = peak.max(told.unwrap_or(0));
        }
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success());
            return peak;
        }
        thread::sleep(Duration::from_micros(500));
    }
}
