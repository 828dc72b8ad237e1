//! What needs neither a shop nor a keyring.

use crate::ctl::{self, bare};

#[test]
fn help_names_every_command_and_shows_examples_and_exit_statuses() {
    let help = bare(&["--help"]);
    help.exits(0);
    for word in [
        "provision",
        "sell",
        "settle",
        "resolve",
        "reconcile",
        "restore",
        "completions",
        "Examples:",
        "Exit status:",
    ] {
        assert!(help.out.contains(word), "{word}");
    }
    assert!(help.err.is_empty());
    for command in ctl_commands() {
        let help = bare(&[command.as_str(), "--help"]);
        help.exits(0);
        assert!(help.out.contains("Example"), "{command} has no example");
        assert!(help.out.contains("tillupctl"), "{command}");
    }
    bare(&["--version"]).exits(0);
}

/// The commands that the help lists.
fn ctl_commands() -> Vec<String> {
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
fn completions_are_made_for_the_usual_shells() {
    for (shell, mark) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef tillupctl"),
        ("fish", "complete -c tillupctl"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = bare(&["completions", shell]);
        script.exits(0);
        assert!(script.out.contains(mark) && script.out.contains("reconcile"), "{shell}");
    }
}

#[test]
fn a_wrong_command_line_is_exit_2_in_the_asked_form() {
    for args in [
        &["--json"][..],
        &["--json", "frobnicate"],
        &["--json", "sell", "--number", "01812345678"],
        &["--json", "sell", "--number", "01812345678", "--amount", "50", "--wait", "soon"],
        &["--json", "report", "--from", "yesterday", "--to", "2026-01-01"],
        &["--json", "sales", "--pin", "1234"],
        &["--json", "resolve", "X", "--as", "maybe", "--reason", "x"],
    ] {
        let ran = bare(args);
        assert_eq!(ran.exits(2).error(), "usage", "{args:?}");
    }
    let plain = bare(&["frobnicate"]);
    plain.exits(2);
    assert!(plain.out.is_empty() && plain.err.contains("frobnicate"));
}

#[test]
fn a_pin_is_never_an_argument() {
    for option in ["--pin", "--pin=24681357", "-p"] {
        bare(&["--user", "owner", option, "sales"]).exits(2);
    }
}

#[test]
fn the_demo_needs_neither_keyring_nor_network_and_is_marked() {
    let run = |args: &[&str]| {
        let args = args.iter().map(|arg| (*arg).to_owned()).collect();
        // No bus can be reached, and every proxy leads nowhere.
        let nowhere = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let envs = vec![
            nowhere("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"),
            nowhere("http_proxy", "http://127.0.0.1:9"),
            nowhere("https_proxy", "http://127.0.0.1:9"),
        ];
        ctl::Run { folder: std::path::Path::new(""), args, pin: None, stdin: None, envs }.go()
    };
    let demo = run(&["--json", "demo"]);
    let document = demo.exits(0).json();
    assert_eq!(document["demo"], true);
    let sales = document["sales"].as_array().unwrap();
    let providers: Vec<_> = sales.iter().map(|sale| sale["provider"].as_str().unwrap()).collect();
    assert_eq!(providers, ["sohojpay", "autoflexi", "irecharge", "recharge-open-api", "tymk"]);
    assert!(sales.iter().all(|sale| sale["status"] == "succeeded"), "{document}");
    let reports = document["report"]["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 2, "one per currency");
    assert_eq!(reports.iter().map(|report| report["totals"]["sales"].as_u64().unwrap()).sum::<u64>(), 5);
    let shown = run(&["demo"]);
    shown.exits(0);
    assert!(
        shown.out.contains("DEMO") && shown.out.contains('৳') && shown.out.contains('₹'),
        "{}",
        shown.out
    );
}

#[test]
fn a_folder_without_a_shop_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("new");
    let ran = bare(&["--json", "--data-dir", folder.to_str().unwrap(), "sales"]);
    assert_eq!(ran.exits(2).error(), "no_shop");
}
