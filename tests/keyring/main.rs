//! Keys lie in the system's keyring and nowhere else; a keyring that is locked or absent is told within five seconds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../cli/ctl.rs"]
mod ctl;

use std::{process::Command, time::Duration};

use simulators::Kind;
use tillup_tests::AccountSpec;

use ctl::{CLERK, CliShop, OWNER, Run};

/// The five seconds, and what starting the program on a busy machine takes.
const IN_TIME: Duration = Duration::from_millis(7_500);

/// A run that finds no session bus.
fn without_bus<'a>(mut run: Run<'a>) -> Run<'a> {
    run.envs.push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), "unix:path=/nonexistent/bus".to_owned()));
    run.envs.push(("XDG_RUNTIME_DIR".to_owned(), "/nonexistent".to_owned()));
    run
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_absent_keyring_is_told_in_time_and_nothing_is_set_up_or_sold() {
    let fresh = CliShop::unprovisioned(vec![AccountSpec::new("soho", Kind::SohojPay)], "", "").await;
    let file = fresh.file.to_str().unwrap();
    let refused = without_bus(fresh.prepared(None, &["--json", "provision", file])).go();
    assert_eq!(refused.exits(4).error(), "keyring_unavailable");
    assert!(refused.took < IN_TIME, "{:?}", refused.took);
    let nothing = fresh.json(Some(OWNER), &["sales"]);
    assert_eq!(nothing.exits(2).error(), "no_shop", "the shop is as it was");

    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let then = shop.entries();
    let sell = ["--json", "sell", "--number", "01812345601", "--amount", "50"];
    let refused = without_bus(shop.prepared(Some(CLERK), &sell)).go();
    assert_eq!(refused.exits(4).error(), "keyring_unavailable");
    assert!(refused.out.contains("keyring") && refused.took < IN_TIME, "{} {:?}", refused.out, refused.took);
    assert_eq!(shop.entries(), then);
    assert!(shop.simulator("sohojpay").requests().is_empty());
    // What needs no key goes on.
    without_bus(shop.prepared(Some(CLERK), &["--json", "sales"])).go().exits(0);
    shop.json(Some(CLERK), &sell[1..]).exits(0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_keyring_is_told_in_time() {
    let shop = CliShop::unprovisioned(vec![AccountSpec::new("soho", Kind::SohojPay)], "", "").await;
    // A bus of its own; the shop is set up, then its keyring is locked, and nobody answers the prompt.
    let program = ctl::program().to_str().unwrap().to_owned();
    let data = shop.data();
    let script = format!(
        "exec dbus-run-session -- bash -c 'export XDG_DATA_HOME={home} XDG_RUNTIME_DIR={home}; mkdir -p {home}; \
         printf first | gnome-keyring-daemon --components=secrets --daemonize --unlock >/dev/null 2>&1; \
         {program} --data-dir {data} provision {file}; dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
           org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null; \
         s=$(date +%s%N); {program} --json --data-dir {data} --user clerk1 sell --number 01812345601 --amount 50; c=$?; \
         echo \" exit=$c ms=$(( ($(date +%s%N) - s) / 1000000 ))\"; \
         kill $(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
           org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | tr -dc 0-9\\  | grep -o \"[0-9]*$\")'",
        home = shop.beside("locked").display(),
        data = data.display(),
        file = shop.file.display(),
    );
    let output = tokio::task::block_in_place(|| {
        Command::new("bash").args(["-c", &script]).env("TILLUP_PIN", CLERK.1).output().unwrap()
    });
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let exit = said.split("exit=").nth(1).unwrap_or_else(|| panic!("{said} {output:?}"));
    assert!(exit.starts_with("4 "), "{said}");
    assert!(said.contains("keyring_locked"), "{said}");
    let took: u64 = said.split("ms=").nth(1).unwrap().trim().parse().unwrap();
    assert!(took < 7_500, "{took} ms");
    assert!(shop.simulator("soho").requests().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shops_of_one_person_do_not_see_each_others_keys() {
    let mut other_key = AccountSpec::new("soho", Kind::SohojPay);
    other_key.keys =
        [("api_key".to_owned(), "0123456789012345678901234567890123456789012345678A".to_owned())].into();
    let wrong = CliShop::of(vec![other_key], "", "").await;
    let right = CliShop::of(vec![AccountSpec::new("soho", Kind::SohojPay)], "", "").await;
    right.json(Some(OWNER), &["balance"]).exits(0);
    let refused = wrong.json(Some(OWNER), &["balance"]).exits(4).json();
    assert_eq!(refused["balances"][0]["error"]["code"], "credentials", "{refused}");
    right.json(Some(OWNER), &["balance"]).exits(0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replaced_key_is_used_at_once() {
    let shop = CliShop::with(&[Kind::SohojPay]).await;
    let (old, new) = (shop.simulator("sohojpay").keys()["api_key"].clone(), "A".repeat(50));
    shop.simulator("sohojpay").set_keys([("api_key".to_owned(), new.clone())].into());
    shop.json(Some(OWNER), &["balance"]).exits(4);
    let text = std::fs::read_to_string(&shop.file).unwrap();
    std::fs::write(&shop.file, text.replace(&old, &new)).unwrap();
    let changed = shop.json(Some(OWNER), &["provision", shop.file.to_str().unwrap()]).exits(0).json();
    assert_eq!(changed["provisioned"]["changes"].as_array().unwrap().len(), 1, "{changed}");
    shop.json(Some(OWNER), &["balance"]).exits(0);
}
