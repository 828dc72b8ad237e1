//! The programs that run, and the processes that draw their pages.

use std::{fs, path::Path};

/// The running window of this folder.
pub fn process_of(data: &Path) -> Option<u32> {
    processes().find(|pid| {
        let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let mut words = line.split(|byte| *byte == 0);
        let is_ours = words.next().is_some_and(|name| name.ends_with(b"/tillup"));
        is_ours && words.any(|word| word == data.as_os_str().as_encoded_bytes()) && is_running(*pid)
    })
}

fn processes() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
}

/// The process that draws the page of this window.
pub fn page_process(window: u32) -> Option<u32> {
    processes().find(|pid| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // "pid (name) state parent …"
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
        stat.contains("(WebKitWebProces") && parent == Some(&window.to_string()) && is_running(*pid)
    })
}

/// Whether it runs; what has ended and was not yet looked after does not.
pub fn is_running(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit(')').next().is_some_and(|rest| !rest.trim().is_empty() && !rest.trim().starts_with('Z'))
}
