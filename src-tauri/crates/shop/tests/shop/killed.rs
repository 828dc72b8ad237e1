//! A program that is killed: one of these tests, marked as none, in a process of its own.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

/// What the program says when it is about to begin.
pub const BEGINS: &str = "it begins";

/// Starts the test of this name and waits until it begins.
pub fn start(test: &str, told: &[(&str, &Path)]) -> Child {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture"])
        .envs(told.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains(BEGINS)));
    child
}

/// Lets it work for a while, no longer than so many milliseconds and another one each time, and kills it.
pub fn kill_after_a_while(mut child: Child, nth: u64, longest: u64) {
    thread::sleep(Duration::from_millis((nth * 2_654_435_761) % longest));
    child.kill().unwrap();
    child.wait().unwrap();
}
