//! Keys and PINs are found nowhere but where they belong: each is unique, and everything that the programs leave behind
//! or say is searched for it, in every usual writing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../cli/ctl.rs"]
mod ctl;
mod echo;
mod search;

use std::collections::BTreeMap;

use rusqlite::Connection;
use simulators::{Endpoint, Fault, Kind, When};
use tillup_tests::{AccountSpec, PIN};

use ctl::{CliShop, Run};
use echo::Echo;
use search::Canaries;

/// PINs of nobody else, long enough not to turn up by chance.
const OWNER: (&str, &str) = ("owner", "904173562841");
const CLERK: (&str, &str) = ("clerk1", "730928451906");
const WRONG_PIN: &str = "517364829057";

/// A key of its own, of the length in the provider's document, with characters to be encoded where it may have any.
fn canary(kind: Kind, name: &str, serial: u64) -> String {
    let number = 716_293_845 + serial * 1_111_111;
    let (prefix, length) = match (kind, name) {
        (Kind::IRecharge, "open_key") => ("ok_live_", 32),
        (Kind::IRecharge, _) => ("sk_live_", 56),
        (Kind::RechargeOpenApi, "mobile_no") => return format!("9{number:09}"),
        (Kind::RechargeOpenApi, "sms_pin") => return format!("{}", number % 100_000_000),
        (Kind::RechargeOpenApi, "password") => ("p&s/w+=", 40),
        (Kind::RechargeOpenApi, _) => ("", 30),
        (Kind::AutoFlexi, _) => ("", 60),
        _ => ("", 50),
    };
    format!("{prefix}CaNaRy{}", format!("{number}XyZ{serial}q").repeat(6)).chars().take(length).collect()
}

fn keys(kind: Kind, first: u64, secrets: &mut Vec<(String, String)>) -> BTreeMap<String, String> {
    let names: &[&str] = match kind {
        Kind::IRecharge => &["open_key", "secret_key"],
        Kind::RechargeOpenApi => &["user_id", "password", "mobile_no", "sms_pin"],
        _ => &["api_key"],
    };
    (first..)
        .zip(names)
        .map(|(serial, name)| {
            let key = canary(kind, name, serial);
            secrets.push((format!("{kind} {name}"), key.clone()));
            ((*name).to_owned(), key)
        })
        .collect()
}

fn is_indian(kind: Kind) -> bool {
    matches!(kind, Kind::RechargeOpenApi | Kind::Tymk)
}

/// Runs as noisily as can be, in turn as JSON and for people, and keeps all that is said.
fn run(shop: &CliShop, said: &mut Vec<(String, String)>, who: Option<(&str, &str)>, args: &[&str]) -> i32 {
    let args = if said.len().is_multiple_of(2) { [&["--json"], args].concat() } else { args.to_vec() };
    let pin = who.map(|(_, pin)| pin.to_owned());
    let prepared = shop.prepared(who.map(|(name, _)| (name, "")), &args);
    let envs =
        vec![("TILLUP_LOG".to_owned(), "trace".to_owned()), ("RUST_LOG".to_owned(), "trace".to_owned())];
    let ran = Run { pin: pin.as_deref(), envs, ..prepared }.go();
    said.push((args.join(" "), format!("{}\n{}", ran.out, ran.err)));
    ran.exit
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_and_pins_are_nowhere_in_what_is_kept_or_said() {
    let echo = Echo::start().await;
    let mut secrets: Vec<(String, String)> =
        [("owner's PIN", OWNER.1), ("clerk's PIN", CLERK.1), ("wrong PIN", WRONG_PIN)]
            .map(|(name, pin)| (name.to_owned(), pin.to_owned()))
            .to_vec();
    let mut specs = Vec::new();
    for (nth, kind) in (0..).zip(Kind::ALL) {
        let own = keys(kind, 10 * nth, &mut secrets);
        specs.push(AccountSpec::new(kind.id(), kind).with(|settings| settings.keys = own));
        // The same provider where it tells back all it was sent, and where nobody answers.
        for (place, serial) in [("echo", 3), ("deaf", 6)] {
            let theirs = keys(kind, 10 * nth + serial, &mut secrets);
            let mut spec = AccountSpec::new(&format!("{place}-{}", kind.id()), kind)
                .with(|settings| settings.keys = theirs);
            let path = if kind == Kind::RechargeOpenApi { "/Admin/RechargeAPI.aspx" } else { "/api" };
            let deaf = format!("http://127.0.0.1:{}{path}", tillup_tests::deaf_port().await);
            spec.base_url = Some(if place == "echo" { echo.url(path) } else { deaf });
            specs.push(spec);
        }
    }
    let canaries = Canaries::of(secrets.clone());
    let shop = CliShop::unprovisioned(specs, "", "").await;
    let right =
        std::fs::read_to_string(&shop.file).unwrap().replacen(PIN, OWNER.1, 1).replacen(PIN, CLERK.1, 1);
    assert!(
        !right.contains(PIN)
            && secrets.iter().filter(|(_, secret)| right.contains(secret)).count() == secrets.len() - 1
    );
    std::fs::write(&shop.file, &right).unwrap();
    let mut said = Vec::new();

    assert_eq!(run(&shop, &mut said, None, &["provision", shop.file.to_str().unwrap()]), 0);
    // Somebody else has the ledger open all the while, so that its log is not written back.
    let other = Connection::open(shop.ledger()).unwrap();
    other.query_row("SELECT count(*) FROM events", [], |row| row.get::<_, i64>(0)).unwrap();
    wrong_files(&shop, &right, &mut said);
    sales(&shop, &mut said);
    for args in [
        &["balance"][..],
        &["operators", "--account", "tymk"],
        &["circles", "--account", "echo-tymk"],
        &["operators", "--account", "echo-irecharge"],
        &["offers", "--operator", "RB", "--number", "01812345678"],
        &["detect", "01812345678"],
        &["detect", "9812345678"],
        &["settle", "--for", "0"],
        &["sales"],
        &["reconcile"],
        &["report", "--from", "2020-01-01", "--to", &ctl::today(), "--by", "account"],
        &["verify"],
        &["load", "sohojpay", "--amount", "5"],
        &["backup", shop.beside("copy.tillup").to_str().unwrap()],
    ] {
        run(&shop, &mut said, Some(OWNER), args);
    }
    wrong_pins(&shop, &mut said);

    assert!(shop.data().join("ledger.sqlite3-wal").metadata().unwrap().len() > 0, "the log is searched too");
    let mut found = canaries.found_under(shop.data().parent().unwrap(), &[&shop.file]);
    for (command, text) in &said {
        found.extend(
            canaries
                .found_in(text.as_bytes())
                .into_iter()
                .map(|what| format!("{what} in what “{command}” said")),
        );
    }
    for (command, text) in &said {
        if !canaries.found_in(text.as_bytes()).is_empty() {
            eprintln!("DBG {command}: {text}");
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let echoed = said.iter().filter(|(_, text)| text.contains("••••")).count();
    assert!(echoed >= 5, "the echoes did not come through: {echoed}");
    let hashes: Vec<String> = other
        .prepare("SELECT pin_hash FROM users")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(
        hashes.len() == 2 && hashes.iter().all(|hash| hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"))
    );
}

/// Files with something wrong near every secret. They are taken away again: what a person keeps is theirs.
fn wrong_files(shop: &CliShop, right: &str, said: &mut Vec<(String, String)>) {
    let wrong = shop.beside("wrong.toml");
    let mut texts = vec![
        right.replace("pin = \"", "pin = [\""),
        right.replace("pin = \"", "pin = \"x"),
        right.replace("api_key = \"", "api_key = \"env:"),
        right.replace("api_key = ", "api_key = 5 # "),
        right.replace("api_key = \"", "\""),
        right.replace("[accounts.keys]", "[accounts.keyz]"),
        right.replace("provider = \"sohojpay\"", "provider = \"recharge-open-api\""),
        right.replace("allow_http = true", "allow_http = false"),
        right.replace("sms_pin = ", "sms_pin = ''' "),
        format!("{right}\n[accounts.keys]\n"),
    ];
    // Cut off inside of each secret's line, and a line's name lost.
    texts.extend(right.match_indices("CaNaRy").step_by(4).map(|(place, _)| right[..place + 16].to_owned()));
    for text in texts {
        std::fs::write(&wrong, text).unwrap();
        assert_ne!(run(shop, said, Some(OWNER), &["provision", wrong.to_str().unwrap()]), 0);
    }
    std::fs::remove_file(&wrong).unwrap();
}

/// Sells at each provider: well, refused, lost, answered with a page, and echoed.
fn sales(shop: &CliShop, said: &mut Vec<(String, String)>) {
    let mut serial = 0;
    for kind in Kind::ALL {
        let operator = if is_indian(kind) { "AIRTEL" } else { "GP" };
        let mut sell = |account: &str, ending: &str| {
            serial += 1;
            let number = if is_indian(kind) {
                format!("98{serial:06}{ending}")
            } else {
                format!("017{serial:06}{ending}")
            };
            let args = [
                "sell",
                "--wait",
                "0",
                "--again",
                "--account",
                account,
                "--operator",
                operator,
                "--number",
                &number,
                "--amount",
                "50",
            ];
            run(shop, said, Some(CLERK), &args)
        };
        assert!(matches!(sell(kind.id(), "01"), 0 | 3), "{kind}");
        for ending in ["05", "12", "21", "25", "32", "43", "47"] {
            sell(kind.id(), ending);
        }
        shop.simulator(kind.id()).inject(Fault::Status { code: 403, when: When::Before }, Endpoint::Any, 2);
        sell(kind.id(), "00");
        shop.simulator(kind.id()).clear_injections();
        assert_ne!(sell(&format!("echo-{}", kind.id()), "00"), 0);
        assert_eq!(sell(&format!("deaf-{}", kind.id()), "00"), 4);
    }
}

/// Wrong PINs up to the lock, given in the ways there are and in some that there are not.
fn wrong_pins(shop: &CliShop, said: &mut Vec<(String, String)>) {
    for _ in 0..2 {
        run(shop, said, Some(("clerk1", WRONG_PIN)), &["sales"]);
        run(shop, said, Some((WRONG_PIN, WRONG_PIN)), &["verify"]);
    }
    run(shop, said, None, &["--pin", WRONG_PIN, "sales"]);
    run(shop, said, None, &[&format!("--pin={WRONG_PIN}"), "sales"]);
    let past = Connection::open(shop.ledger()).unwrap();
    past.execute("UPDATE users SET wrong_tries = 10", []).unwrap();
    run(shop, said, Some(CLERK), &["sales"]);
    run(shop, said, Some(OWNER), &["verify"]);
}
