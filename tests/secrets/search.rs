//! Looks for secrets in every usual writing.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD, prelude::BASE64_URL_SAFE_NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// How far a place is compared with all writings at once.
const BEGIN: usize = 5;

/// Secrets by their names, their writings by how they begin: a place is looked at once, not once for each.
pub struct Canaries(HashMap<[u8; BEGIN], Vec<(String, Vec<u8>)>>);

impl Canaries {
    /// Of names and secrets.
    pub fn of(secrets: Vec<(String, String)>) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        for (name, secret) in secrets {
            for (how, writing) in writings(&secret) {
                let begin = writing[..BEGIN].try_into().unwrap();
                known.entry(begin).or_default().push((format!("{name} ({how})"), writing));
            }
        }
        Self(known)
    }

    /// Which of them are in there, and how written.
    pub fn found_in(&self, bytes: &[u8]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (place, begin) in bytes.windows(BEGIN).enumerate() {
            for (what, writing) in self.0.get(begin).into_iter().flatten() {
                if bytes[place..].starts_with(writing) {
                    found.insert(what.clone());
                }
            }
        }
        found
    }

    /// The same in all files under a folder, except those named.
    pub fn found_under(&self, folder: &Path, except: &[&Path]) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                found.extend(self.found_under(&path, except));
            } else if !except.contains(&path.as_path()) {
                let of_file = self.found_in(&fs::read(&path).unwrap());
                found.extend(of_file.into_iter().map(|what| format!("{what} in {}", path.display())));
            }
        }
        found
    }
}

fn writings(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let percent = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        ("raw", secret.as_bytes().to_vec()),
        ("percent-encoded", percent.clone().into_bytes()),
        ("as a form", percent.replace("%20", "+").into_bytes()),
        ("small percent-encoded", percent.to_lowercase().into_bytes()),
        ("hex", hex.clone().into_bytes()),
        ("capital hex", hex.to_uppercase().into_bytes()),
    ];
    // A part of a long one is as telling.
    if secret.len() >= 30 {
        all.push(("in part", secret.as_bytes()[10..24].to_vec()));
    }
    // In the middle of other text Base64 begins at one of three places.
    for shift in 0..3 {
        let shifted = [&b"xxx"[..shift], secret.as_bytes()].concat();
        for (how, text) in [
            ("base64", BASE64_STANDARD_NO_PAD.encode(&shifted)),
            ("base64 for URLs", BASE64_URL_SAFE_NO_PAD.encode(&shifted)),
        ] {
            let own = if shift == 0 { 0 } else { 4 };
            all.push((how, text.as_bytes()[own..text.len() - 2].to_vec()));
        }
    }
    all
}

#[test]
fn a_secret_is_found_in_every_writing() {
    let canaries = Canaries::of(vec![("key".to_owned(), "p&ss w/rd+CaNaRy0123456789abcdef".to_owned())]);
    for text in [
        "x p&ss w/rd+CaNaRy0123456789abcdef x",
        "x=p%26ss%20w%2Frd%2BCaNaRy0123456789abcdef&",
        "x=p%26ss+w%2Frd%2BCaNaRy0123456789abcdef",
        &BASE64_STANDARD_NO_PAD.encode("user:p&ss w/rd+CaNaRy0123456789abcdef"),
        &BASE64_STANDARD_NO_PAD.encode("us:p&ss w/rd+CaNaRy0123456789abcdef"),
        &BASE64_STANDARD_NO_PAD.encode("u:p&ss w/rd+CaNaRy0123456789abcdef"),
        "7026737320772f72642b43614e6152793031323334353637383961626364656 ".trim(),
    ] {
        let is_whole = !text.ends_with("656");
        assert_eq!(!canaries.found_in(text.as_bytes()).is_empty(), is_whole, "{text}");
    }
    assert!(canaries.found_in(b"p&ss CaNaRy").is_empty());
}
