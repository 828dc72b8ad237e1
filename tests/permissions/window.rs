//! The window's commands: each in the table of who may call it, with a permission of its own, given to one page.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tillup_core::access::{Action, Needs, Role, WINDOW_COMMANDS, allows, window_command};

/// Those that need nobody signed in, and why that gives nothing away.
const FOR_NOBODY: &[(&str, &str)] = &[
    ("start", "the shop's name and who can sign in"),
    ("open_demo", "only where no shop is set up"),
    ("unlock", "this is signing in"),
    ("lock", "this is signing out"),
    ("setup_options", "the providers there are in the world"),
    ("setup_shop", "only where no shop is set up"),
    ("found_backups", "only where no shop is set up, its ledger is damaged, or its owner is there"),
    ("look_at_backup", "only where no shop is set up, its ledger is damaged, or its owner is there"),
    ("restore_backup", "only where no shop is set up, or with an owner's PIN"),
    ("close_window", "who stands before the machine can switch it off"),
    ("watch", "what is told is told by who is signed in"),
    ("watch_customer", "what the customer sees anyway"),
];

/// What a clerk must not do in the window.
const FOR_THE_OWNER: &[&str] = &[
    "resolve",
    "setup_account",
    "setup_clerk",
    "report",
    "quality",
    "day",
    "wallets",
    "ask_wallets",
    "wallet_history",
    "load_wallet",
    "shop_settings",
    "save_shop",
    "save_limits",
    "save_prefixes",
    "people",
    "add_user",
    "set_user_pin",
    "set_user_role",
    "set_user_enabled",
    "unlock_user",
    "audit",
    "check_ledger",
    "accounts",
    "change_account",
    "replace_keys",
    "test_account",
    "commission_rates",
    "preview_rates",
    "save_rates",
    "routing",
    "save_routing",
    "explain_routing",
    "export_sales",
    "cancel_export",
    "show_export",
    "backups",
    "save_backup_plan",
    "back_up_now",
    "save_debtor",
    "adjust_due",
    "printing_settings",
    "find_printers",
    "try_printer",
    "save_printers",
    "preview_look",
    "save_look",
    "close_dispute",
];

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("src-tauri").join(path)
}

fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(source(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == extension) {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
    assert!(!found.is_empty(), "no .{extension} in {folder}");
    found
}

/// The functions that are marked as commands.
fn written() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for text in files("src/commands", "rs") {
        for after in text.split("#[tauri::command").skip(1) {
            let name = after.split("fn ").nth(1).unwrap().split(['(', '<']).next().unwrap();
            names.insert(name.trim().to_owned());
        }
    }
    names
}

/// The commands that the window answers: those in the list that is given to Tauri.
fn answered() -> BTreeSet<String> {
    let text = fs::read_to_string(source("src/commands/mod.rs")).unwrap();
    let list = text.split("generate_handler![").nth(1).unwrap().split(']').next().unwrap();
    let paths = list.split(',').map(str::trim).filter(|path| !path.is_empty());
    paths.map(|path| path.rsplit("::").next().unwrap().to_owned()).collect()
}

fn in_table() -> BTreeSet<String> {
    WINDOW_COMMANDS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// Command by permission.
fn permitted() -> BTreeMap<String, String> {
    let mut permissions = BTreeMap::new();
    for text in files("permissions", "toml") {
        let file: toml::Table = text.parse().unwrap();
        for permission in file["permission"].as_array().unwrap() {
            let identifier = permission["identifier"].as_str().unwrap();
            let commands = permission["commands"]["allow"].as_array().unwrap();
            assert_eq!(commands.len(), 1, "{identifier} permits one command");
            let command = commands[0].as_str().unwrap();
            assert_eq!(identifier, format!("allow-{}", command.replace('_', "-")));
            permissions.insert(identifier.to_owned(), command.to_owned());
        }
    }
    permissions
}

/// The commands that the pages of a window may call.
fn callable_by(window: &str) -> BTreeSet<String> {
    let permitted = permitted();
    let mut commands = BTreeSet::new();
    for text in files("capabilities", "json") {
        let file: Value = serde_json::from_str(&text).unwrap();
        if file["windows"] != serde_json::json!([window]) {
            continue;
        }
        for permission in file["permissions"].as_array().unwrap() {
            let identifier = permission.as_str().unwrap();
            // A permission of Tauri's own is not among ours.
            commands.insert(permitted.get(identifier).expect(identifier).clone());
        }
    }
    commands
}

#[test]
fn every_command_of_the_window_is_in_the_table() {
    assert_eq!(written(), in_table(), "each command needs its row in tillup_core::access::WINDOW_COMMANDS");
    assert_eq!(answered(), in_table());
    assert_eq!(WINDOW_COMMANDS.len(), in_table().len(), "a command has one row");
    assert_eq!(window_command("no_such_command"), None);
}

#[test]
fn only_the_listed_ones_need_nobody() {
    let nobody: BTreeSet<&str> =
        WINDOW_COMMANDS.iter().filter(|(_, needs)| *needs == Needs::Nobody).map(|(name, _)| *name).collect();
    let listed: BTreeSet<&str> = FOR_NOBODY.iter().map(|(name, _)| *name).collect();
    assert_eq!(nobody, listed);
}

#[test]
fn only_the_listed_ones_are_kept_from_clerks() {
    let kept: BTreeSet<&str> = WINDOW_COMMANDS
        .iter()
        .filter(|(_, needs)| matches!(needs, Needs::Allowed(action) if !allows(Role::Clerk, *action)))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(kept, FOR_THE_OWNER.iter().copied().collect());
    assert_eq!(window_command("sell"), Some(Needs::Allowed(Action::Sell)));
}

#[test]
fn each_command_has_one_permission_and_each_page_only_its_own() {
    let permitted: BTreeSet<String> = permitted().into_values().collect();
    assert_eq!(permitted, in_table());
    let (counter, display) = (callable_by("main"), callable_by("display"));
    assert_eq!(display, BTreeSet::from(["watch_customer".to_owned()]), "the display asks for nothing");
    assert!(!counter.contains("watch_customer"));
    assert_eq!(&counter | &display, in_table());
    let configured = fs::read_to_string(source("../tauri.conf.json")).unwrap();
    let configured: Value = serde_json::from_str(&configured).unwrap();
    assert_eq!(configured["app"]["security"]["capabilities"], serde_json::json!(["main", "display"]));
}
