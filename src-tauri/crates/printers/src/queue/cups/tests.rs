//! Against a real CUPS of its own, whose queues lead into a file or nowhere.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use tillup_core::bitmap::Bitmap;

use super::*;
use crate::escpos::{Content, Job, encode};

/// Where distributions put it, which is in no ordinary user's path.
const CUPSD: &str = "/usr/sbin/cupsd";

/// CUPS with a folder of its own; it ends with this.
struct Server {
    cupsd: Child,
    uri: String,
    folder: TempDir,
}

impl Server {
    /// A queue in the way that CUPS keeps it in its `printers.conf`; where no device is given, it leads into the file `printed`.
    fn start(name: &str, state: &str, device: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let device = device.unwrap_or("keep:/printed");
        let queue = format!(
            "<Printer {name}>\nInfo Counter printer\nDeviceURI {device}\nState {state}\nType 4\nAccepting Yes\nShared No\n</Printer>\n"
        );
        let root = folder.path().to_str().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        for part in ["spool", "spool/tmp", "cache", "run", "run/certs"] {
            fs::create_dir_all(folder.path().join(part)).unwrap();
        }
        programs(folder.path());
        let rules = "<Location />\nOrder allow,deny\nAllow localhost\n</Location>\n\
            <Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n";
        let cupsd = format!("Listen 127.0.0.1:{port}\nBrowsing No\nWebInterface No\n{rules}");
        let files = format!(
            "ServerRoot {root}\nServerBin {root}/bin\nRequestRoot {root}/spool\nTempDir {root}/spool/tmp\nCacheDir {root}/cache\nStateDir {root}/run\n\
             ErrorLog {root}/error_log\nAccessLog {root}/access_log\nPageLog {root}/page_log\n"
        );
        fs::write(folder.path().join("cupsd.conf"), cupsd).unwrap();
        fs::write(folder.path().join("cups-files.conf"), files).unwrap();
        fs::write(folder.path().join("printers.conf"), queue).unwrap();
        let cupsd = Command::new(CUPSD)
            .args(["-f", "-c", &format!("{root}/cupsd.conf"), "-s", &format!("{root}/cups-files.conf")])
            .stdin(Stdio::null())
            .spawn()
            .expect("CUPS is installed: scripts/setup-debian.sh test");
        let server = Self { cupsd, uri: format!("ipp://127.0.0.1:{port}"), folder };
        let until = Instant::now() + Duration::from_secs(10);
        while listed(&server.uri).is_empty() {
            assert!(Instant::now() < until, "CUPS does not answer");
            thread::sleep(Duration::from_millis(50));
        }
        server
    }
}

/// The programs of CUPS, and a way to a printer that is a file.
fn programs(folder: &Path) {
    let backends = folder.join("bin/backend");
    fs::create_dir_all(&backends).unwrap();
    symlink("/usr/lib/cups/daemon", folder.join("bin/daemon")).unwrap();
    symlink("/usr/lib/cups/backend/ipp", backends.join("ipp")).unwrap();
    fs::write(backends.join("keep"), format!("#!/bin/sh\ncat \"$6\" > {}/printed\n", folder.display()))
        .unwrap();
    fs::set_permissions(backends.join("keep"), Permissions::from_mode(0o700)).unwrap();
}

impl Drop for Server {
    fn drop(&mut self) {
        self.cupsd.kill().unwrap();
        self.cupsd.wait().unwrap();
    }
}

fn document() -> Vec<u8> {
    let mut picture = Bitmap::white(384, 120);
    (0..120).for_each(|y| picture.blacken(y * 3, y));
    encode(&Job { content: Content::Picture(&picture), feed: 3, cut: true, drawer: false })
}

#[test]
fn a_document_goes_through_a_queue_byte_by_byte_and_the_queue_confirms_it() {
    let server = Server::start("Receipts", "Idle", None);
    let address = PrinterAddress::Spooler { queue: "Receipts".to_owned() };
    assert_eq!(listed(&server.uri), [Found { address, name: "Counter printer".to_owned() }]);
    let cups = Cups::open(&server.uri, "Receipts").unwrap();
    assert_eq!(Box::new(cups).print(&document()), Outcome::Printed { confirmed: true });
    assert_eq!(fs::read(server.folder.path().join("printed")).unwrap(), document());
}

#[test]
fn a_queue_that_is_not_there_or_is_stopped_gets_nothing() {
    let server = Server::start("Stopped", "Stopped", None);
    assert_eq!(Cups::open(&server.uri, "Stopped").err(), Some(Trouble::Offline));
    for name in ["Nowhere", "../admin", "a b", "Stopped?x", "", "প্রিন্টার"] {
        assert_eq!(Cups::open(&server.uri, name).err(), Some(Trouble::NoSuchPrinter), "{name:?}");
    }
}

#[test]
fn a_document_that_the_queue_cannot_get_rid_of_is_taken_back() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let server = Server::start("Off", "Idle", Some(&format!("ipp://{nobody}/printers/off")));
    let cups = Cups::open(&server.uri, "Off").unwrap();
    let job = cups.submit(&document()).unwrap();
    let until = Instant::now() + Duration::from_secs(10);
    while !cups.state_of(job).unwrap().1 {
        assert!(Instant::now() < until, "CUPS does not begin");
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(cups.take_back(job), Outcome::Partly(Trouble::Offline));
    assert_eq!(cups.state_of(job).unwrap().0, Some(JobState::Canceled));
}

#[test]
fn without_cups_there_are_no_queues() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nowhere = format!("ipp://127.0.0.1:{port}");
    assert_eq!(listed(&nowhere), []);
    assert_eq!(Cups::open(&nowhere, "Receipts").err(), Some(Trouble::Unreachable));
}
