//! Who may do what: every command of `tillupctl` for the owner, a clerk, nobody, and a user who is locked out; and the
//! commands of the window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../cli/ctl.rs"]
mod ctl;
mod secrecy;
mod window;

use std::collections::BTreeSet;

use rusqlite::Connection;
use simulators::Kind;

use ctl::{CLERK, CliShop, OWNER, bare};

/// Not allowed.
const NO: i32 = 6;

/// One command and its exit status for the owner, a clerk, nobody, and one who is locked out. `SALE` stands for the reference of an unknown
/// sale, `TODAY` for the day, `FILE` for the provisioning file, `NEW` for a file that is not there, `COPY` for a backup.
struct Row {
    command: &'static [&'static str],
    owner: i32,
    clerk: i32,
    nobody: i32,
    locked: i32,
}

const fn row(command: &'static [&'static str], owner: i32, clerk: i32, nobody: i32, locked: i32) -> Row {
    Row { command, owner, clerk, nobody, locked }
}

#[rustfmt::skip]
const TABLE: &[Row] = &[
    //                                                                       owner clerk nobody locked
    row(&["provision", "FILE"],                                                  0,   NO,   NO,   NO),
    row(&["balance"],                                                            0,   NO,   NO,   NO),
    row(&["operators"],                                                          0,    0,   NO,   NO),
    row(&["circles", "--account", "tymk"],                                       0,    0,   NO,   NO),
    row(&["detect", "01812345601"],                                              0,    0,   NO,   NO),
    row(&["offers", "--operator", "RB"],                                         0,    0,   NO,   NO),
    row(&["sell", "--number", "NUMBER", "--amount", "50"],                       0,    0,   NO,   NO),
    row(&["show", "SALE"],                                                       0,    0,   NO,   NO),
    row(&["sales"],                                                              0,    0,   NO,   NO),
    row(&["settle", "--for", "0"],                                               5,    5,   NO,   NO),
    row(&["verify"],                                                             0,    0,   NO,   NO),
    row(&["load", "sohojpay", "--amount", "10"],                                 0,   NO,   NO,   NO),
    row(&["reconcile"],                                                          0,   NO,   NO,   NO),
    row(&["shift", "open", "--float", "500"],                                    0,    0,   NO,   NO),
    row(&["shift", "cash", "--in", "20", "--reason", "change"],                  0,    0,   NO,   NO),
    row(&["shift", "show"],                                                      0,    0,   NO,   NO),
    row(&["dues", "add", "Karim", "--limit", "500"],                             0,   NO,   NO,   NO),
    row(&["dues", "list"],                                                       0,    0,   NO,   NO),
    row(&["dues", "show", "Karim"],                                              0,    0,   NO,   NO),
    row(&["dues", "set", "Karim", "--limit", "600"],                             0,   NO,   NO,   NO),
    row(&["dues", "adjust", "Karim", "--amount", "50", "--reason", "notebook"],  0,   NO,   NO,   NO),
    row(&["dues", "pay", "Karim", "--amount", "10"],                             0,    0,   NO,   NO),
    // A clerk's is of their own open shift.
    row(&["report", "--from", "TODAY", "--to", "TODAY"],                         0,    0,   NO,   NO),
    row(&["report", "--from", "TODAY", "--to", "TODAY", "--by", "provider"],     0,   NO,   NO,   NO),
    row(&["shift", "close", "--counted", "530"],                                 0,    0,   NO,   NO),
    // Each closed one: the clerk's is the first, and the second is nothing to them.
    row(&["shift", "show", "--z", "1"],                                          0,    0,   NO,   NO),
    row(&["shift", "show", "--z", "2"],                                          0,    2,   NO,   NO),
    row(&["export", "sales", "--from", "TODAY", "--to", "TODAY", "--format", "csv", "--out", "NEW"], 0, NO, NO, NO),
    row(&["export", "journal", "--from", "TODAY", "--to", "TODAY", "--out", "NEW"], 0,   NO,   NO,   NO),
    row(&["receipt", "SALE"],                                                    0,    0,   NO,   NO),
    row(&["receipt", "SALE", "--pdf", "NEW"],                                    0,    0,   NO,   NO),
    row(&["audit"],                                                              0,   NO,   NO,   NO),
    row(&["backup", "NEW"],                                                      0,   NO,   NO,   NO),
    row(&["restore", "COPY"],                                                    2,   NO,   NO,   NO),
    row(&["resolve", "SALE", "--as", "failed", "--reason", "asked the provider"],0,   NO,   NO,   NO),
    // These two touch no shop.
    row(&["demo"],                                                               0,    0,    0,    0),
    row(&["completions", "bash"],                                                0,    0,    0,    0),
];

/// The commands of the program, as its own help lists them.
fn commands() -> BTreeSet<String> {
    let help = bare(&["--help"]).out;
    let list = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_table_has_every_command() {
    let rows: BTreeSet<String> = TABLE.iter().map(|row| row.command[0].to_owned()).collect();
    assert_eq!(rows, commands(), "each command of tillupctl needs its row in the table of permissions");
}

/// A shop with an unknown sale and a copy of its ledger made before that.
struct Scene {
    shop: CliShop,
    sale: String,
    serial: u32,
}

impl Scene {
    async fn new() -> Self {
        let shop = CliShop::with(&[Kind::SohojPay, Kind::AutoFlexi, Kind::Tymk]).await;
        shop.json(Some(OWNER), &["backup", shop.beside("copy").to_str().unwrap()]).exits(0);
        let sold = shop.json(
            Some(CLERK),
            &["sell", "--account", "autoflexi", "--number", "01712345621", "--amount", "50"],
        );
        let sale = sold.exits(5).json()["sale"]["reference"].as_str().unwrap().to_owned();
        Self { shop, sale, serial: 0 }
    }

    /// A row's command with what stands for something in it filled in.
    fn args(&mut self, command: &[&str]) -> Vec<String> {
        self.serial += 1;
        let filled = command.iter().map(|arg| match *arg {
            "SALE" => self.sale.clone(),
            "TODAY" => ctl::today(),
            "FILE" => self.shop.file.to_str().unwrap().to_owned(),
            "NEW" => self.shop.beside(&format!("copy-{}", self.serial)).to_str().unwrap().to_owned(),
            "COPY" => self.shop.beside("copy").to_str().unwrap().to_owned(),
            "NUMBER" => format!("018123{:03}01", self.serial),
            other => other.to_owned(),
        });
        filled.collect()
    }

    /// Runs a row's command; gives the exit status and what was said.
    fn run(&mut self, who: Option<(&str, &str)>, command: &[&str]) -> (i32, String) {
        let args = self.args(command);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        // The demo makes a folder of its own where none is named.
        let ran = if matches!(command[0], "demo" | "completions") {
            bare(&[&["--json"], &args[..]].concat())
        } else {
            self.shop.json(who, &args)
        };
        (ran.exit, format!("{}{}", ran.out, ran.err))
    }

    /// All that is durable except what wrong PINs leave behind: their counters and their entries.
    fn kept(&self) -> Vec<(String, String)> {
        let ledger = Connection::open(self.shop.ledger()).unwrap();
        let tables = [
            "events",
            "postings",
            "sales",
            "attempts",
            "totals",
            "shifts",
            "debtors",
            "due_lines",
            "due_payments",
            "readings",
            "wallets",
            "shop",
            "accounts",
            "routing",
            "memory",
            "pauses",
            "kept_lists",
            "print_jobs",
            "documents_issued",
            "disputes",
            "printing_settings",
        ];
        let one = |table: &str| {
            let tried = if table == "events" { " WHERE kind <> 'sign_in_failed'" } else { "" };
            let mut rows = ledger.prepare(&format!("SELECT * FROM {table}{tried}")).unwrap();
            let width = rows.column_count();
            let all: Vec<String> = rows
                .query_map([], |row| {
                    Ok((0..width).map(|n| format!("{:?}|", row.get_ref(n).unwrap())).collect::<String>())
                })
                .unwrap()
                .map(Result::unwrap)
                .collect();
            (table.to_owned(), all.join("\n"))
        };
        tables.into_iter().map(one).collect()
    }

    /// Fails, naming the tables, where something durable is not as it was.
    fn is_as(&self, before: &[(String, String)], who: &str) {
        let now = self.kept();
        let changed: Vec<&str> = now
            .iter()
            .zip(before)
            .filter(|(now, before)| now != before)
            .map(|(now, _)| now.0.as_str())
            .collect();
        assert!(changed.is_empty(), "{who} changed {changed:?}");
    }

    fn executions(&self) -> usize {
        self.shop.accounts.iter().map(|account| account.simulator.executions().len()).sum()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_command_answers_each_role_as_the_table_says() {
    let mut scene = Scene::new().await;
    for row in TABLE {
        // The clerk comes first: the owner's command may end what is tried.
        for (who, exit) in [(CLERK, row.clerk), (OWNER, row.owner)] {
            let before = scene.kept();
            let (got, said) = scene.run(Some(who), row.command);
            assert_eq!(got, exit, "{} as {}: {said}", row.command.join(" "), who.0);
            if exit == NO {
                assert!(said.contains("not_allowed"), "{said}");
                scene.is_as(&before, &format!("{} as {}", row.command.join(" "), who.0));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_gets_nothing_and_changes_nothing() {
    let mut scene = Scene::new().await;
    let (before, sold) = (scene.kept(), scene.executions());
    let requests = |scene: &Scene| {
        scene.shop.accounts.iter().map(|account| account.simulator.requests().len()).sum::<usize>()
    };
    let asked = requests(&scene);
    for row in TABLE {
        let no_pin = scene.run(None, &[row.command, &["--user", "owner"]].concat());
        let unknown = scene.run(Some(("stranger", OWNER.1)), row.command);
        let nameless = scene.run(None, row.command);
        for (exit, said) in [no_pin, unknown, nameless] {
            assert_eq!(exit, row.nobody, "{}: {said}", row.command.join(" "));
        }
    }
    // A wrong PIN of somebody who is there: three tries before the waits begin, and a right one in between.
    for chunk in TABLE.chunks(2) {
        for row in chunk {
            let (exit, said) = scene.run(Some(("owner", "13579135")), row.command);
            assert_eq!(exit, row.nobody, "{}: {said}", row.command.join(" "));
        }
        scene.run(Some(OWNER), &["verify"]);
    }
    scene.is_as(&before, "nobody");
    assert_eq!(scene.executions(), sold);
    scene.shop.entries();
    assert_eq!(requests(&scene), asked, "no provider was asked anything");
    let made =
        (0..=scene.serial).filter(|serial| scene.shop.beside(&format!("copy-{serial}")).exists()).count();
    assert_eq!(made, 0, "no copy was made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_locked_out_gets_nothing_even_with_the_right_pin() {
    let mut scene = Scene::new().await;
    lock_out(&scene.shop, "clerk1");
    lock_out(&scene.shop, "owner");
    // That they were locked out is an entry of its own.
    let (before, sold) = (scene.kept(), scene.executions());
    for row in TABLE {
        for who in [CLERK, OWNER] {
            let (exit, said) = scene.run(Some(who), row.command);
            assert_eq!(exit, row.locked, "{} as {}: {said}", row.command.join(" "), who.0);
            if exit == NO {
                assert!(said.contains("\"locked\""), "{said}");
            }
        }
    }
    scene.is_as(&before, "those locked out");
    assert_eq!(scene.executions(), sold);
    // The chain is looked at by somebody who is let in again.
    Connection::open(scene.shop.ledger()).unwrap().execute("UPDATE users SET wrong_tries = 0", []).unwrap();
    scene.shop.entries();
}

/// Ten wrong PINs; the waits between them are passed by moving the last try into the past.
fn lock_out(shop: &CliShop, name: &str) {
    for nth in 1..=10 {
        let ran = shop.json(Some((name, "00000000")), &["sales"]);
        assert_eq!(ran.exits(NO).error(), "wrong_pin", "try {nth}");
        let past = Connection::open(shop.ledger()).unwrap();
        past.execute("UPDATE users SET last_wrong_at = last_wrong_at - 3600000 WHERE name = ?", [name])
            .unwrap();
    }
}
