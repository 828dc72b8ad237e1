//! What is sealed opens again, here and by any other age, and nothing that was harmed does.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
};

use secrecy::SecretString;
use tillup_backups::{Hashed, SealError, Written, is_sealed, seal, unseal};

const PASSPHRASE: &str = "রহিমের দোকান 2026";

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// More than one of age's chunks of 64 KiB, and not a whole number of them.
fn content() -> Vec<u8> {
    (0..150_000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect()
}

fn sealed() -> Vec<u8> {
    let (content, mut to) = (content(), Hashed::new(Vec::new()));
    let read = seal(&mut &content[..], &mut to, &secret(PASSPHRASE), &mut |_| {}).unwrap();
    let (sealed, written) = to.end();
    assert_eq!(read.bytes, 150_000);
    assert_eq!(written.bytes, u64::try_from(sealed.len()).unwrap());
    assert_ne!(read.sha256, written.sha256);
    sealed
}

fn opened(mut sealed: &[u8], passphrase: &str) -> Result<(Vec<u8>, Written), SealError> {
    let mut plain = Vec::new();
    let written = unseal(&mut sealed, &mut plain, &secret(passphrase), &mut |_| {})?;
    Ok((plain, written))
}

#[test]
fn what_is_sealed_opens_with_its_passphrase_and_no_other() {
    let sealed = sealed();
    let (plain, written) = opened(&sealed, PASSPHRASE).unwrap();
    assert!(plain == content() && written.bytes == 150_000);
    for wrong in ["", "রহিমের দোকান 2027", " রহিমের দোকান 2026"] {
        assert!(matches!(opened(&sealed, wrong), Err(SealError::WrongPassphrase)), "{wrong}");
    }
    let content = content();
    assert!(!sealed.windows(16).any(|part| content.starts_with(part)), "nothing of it shows");
}

#[test]
fn a_file_that_was_cut_off_or_changed_anywhere_is_refused() {
    let sealed = sealed();
    let header = sealed.windows(4).position(|part| part == b"--- ").unwrap();
    for length in [0, 5, 30, header, header + 20, header + 60, 70_000, 140_000, sealed.len() - 1] {
        let cut = opened(&sealed[..length], PASSPHRASE);
        assert!(matches!(cut, Err(SealError::Broken(_))), "{length} bytes: {:?}", cut.map(|_| ()));
    }
    for place in [header + 8, header + 70, 66_000, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        let opened = opened(&changed, PASSPHRASE);
        assert!(opened.is_err(), "changed at {place}");
    }
    let mut longer = sealed.clone();
    longer.extend_from_slice(b"and something");
    assert!(opened(&longer, PASSPHRASE).is_err());
}

#[test]
fn what_is_not_sealed_is_known_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    for (content, known) in [(sealed(), true), (b"SQLite format 3\0".to_vec(), false), (Vec::new(), false)] {
        fs::write(&file, content).unwrap();
        assert_eq!(is_sealed(&file).unwrap(), known);
    }
    assert!(is_sealed(&folder.path().join("none")).is_err());
}

/// Runs the ordinary age, which asks for the passphrase on a terminal; `None` where it is not installed.
fn age(arguments: &str, folder: &Path, typed: &str) -> Option<bool> {
    if Command::new("age").arg("--version").output().is_err()
        || Command::new("script").arg("--version").output().is_err()
    {
        println!("age or script is not installed: this was not tried");
        return None;
    }
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", &format!("age {arguments}"), "/dev/null"]);
    let mut running = script
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It empties what was typed before it asked.
    let mut asked = [0; 5];
    running.stdout.as_mut().unwrap().read_exact(&mut asked).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let mut stdin = running.stdin.take().unwrap();
    for line in typed.lines() {
        writeln!(stdin, "{line}").unwrap();
        stdin.flush().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(700));
    }
    let done = running.wait_with_output().unwrap();
    println!("{}", String::from_utf8_lossy(&done.stdout));
    Some(done.status.success())
}

#[test]
fn the_ordinary_age_opens_what_is_sealed_here() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sealed"), sealed()).unwrap();
    let Some(done) = age("-d -o plain sealed", folder.path(), PASSPHRASE) else { return };
    assert!(done);
    assert!(fs::read(folder.path().join("plain")).unwrap() == content());
}

#[test]
fn what_the_ordinary_age_seals_is_opened_here() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plain"), content()).unwrap();
    let typed = format!("{PASSPHRASE}\n{PASSPHRASE}");
    let Some(done) = age("-p -o sealed plain", folder.path(), &typed) else { return };
    assert!(done);
    let sealed = fs::read(folder.path().join("sealed")).unwrap();
    assert!(opened(&sealed, PASSPHRASE).unwrap().0 == content());
    let keygen = Command::new("age-keygen").output().unwrap();
    let key = String::from_utf8(keygen.stdout).unwrap();
    let public = key.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    let for_a_key =
        Command::new("age").args(["-r", public, "plain"]).current_dir(folder.path()).output().unwrap();
    assert!(matches!(opened(&for_a_key.stdout, PASSPHRASE), Err(SealError::ForAKey)));
}
