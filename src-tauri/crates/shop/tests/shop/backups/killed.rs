//! A program that is killed in the middle of a backup or a restore, at any moment: the old or the new file is there, whole.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Child,
    thread,
    time::Duration,
};

use chrono::Utc;
use tillup_core::ledger::{KeptList, Ledger};
use tillup_ledger::look_at;
use tillup_shop::{Restore, Shop, look_at_backup, restore};

use super::{PASSPHRASE, Scene, owner, secret, whole};
use crate::{
    hand::{PIN, pin},
    killed::{self, BEGINS, kill_after_a_while},
};

const DATA: &str = "TILLUP_TEST_DATA";
const DRIVE: &str = "TILLUP_TEST_DRIVE";
/// How often each is killed.
const TIMES: u64 = 12;

/// The program that is killed: it makes backups, or brings two back in turn, without end.
#[test]
#[ignore = "no test: the program that the others kill"]
fn a_program_that_never_ends() {
    let (Some(data), Some(drive)) = (env::var_os(DATA), env::var_os(DRIVE)) else { return };
    let (data, drive) = (PathBuf::from(data), PathBuf::from(drive));
    println!("{BEGINS}");
    if drive.join("a.backup").exists() {
        for file in ["a.backup", "b.age"].iter().cycle() {
            bring_back(&data, &drive.join(file));
        }
    }
    let shop = Shop::open(&data).unwrap();
    let passphrase = secret(PASSPHRASE);
    loop {
        shop.backup_to(&owner(), &drive.join("shop.backup"), None, &mut |_| {}).unwrap();
        shop.backup_to(&owner(), &drive.join("shop.age"), Some(&passphrase), &mut |_| {}).unwrap();
    }
}

fn bring_back(data: &Path, from: &Path) {
    let (passphrase, number) = (secret(PASSPHRASE), pin(PIN));
    let asked = Restore {
        from,
        passphrase: Some(&passphrase),
        overwrite_newer: true,
        user: Some("owner"),
        pin: Some(&number),
    };
    restore(data, &asked, Utc::now()).unwrap();
}

fn start(scene: &Scene) -> Child {
    let folders = [(DATA, scene.data.path()), (DRIVE, scene.drive.path())];
    killed::start("backups::killed::a_program_that_never_ends", &folders)
}

/// A shop whose ledger takes a while to copy.
fn large() -> Scene {
    let scene = Scene::new();
    for nth in 0..2 {
        let json = format!("\"{}\"", "pack ".repeat(1_000_000 + nth));
        let list = KeptList { json, fetched_at: Utc::now() };
        scene.shop().ledger().keep_list("soho", &format!("list {nth}"), &list).unwrap();
    }
    scene
}

#[test]
fn a_backup_that_is_cut_short_leaves_the_one_before() {
    let mut scene = large();
    let before = fs::read(scene.backup("shop.backup", false)).unwrap();
    scene.backup("shop.age", true);
    scene.close();
    let passphrase = secret(PASSPHRASE);
    for nth in 0..TIMES {
        let child = start(&scene);
        // Once it is waited for that one is made.
        while nth == 0 && fs::read(scene.drive.path().join("shop.backup")).unwrap() == before {
            thread::sleep(Duration::from_millis(20));
        }
        kill_after_a_while(child, nth, 3_000);
        for name in ["shop.backup", "shop.age"] {
            let file = scene.drive.path().join(name);
            let (look, _) = look_at_backup(scene.data.path(), &file, Some(&passphrase)).unwrap();
            assert_eq!(look.shop.as_deref(), Some("Corner Telecom"), "{name} after kill {nth}");
        }
        whole(scene.data.path());
    }
    // And the next one takes the room that a killed one left.
    scene.open();
    scene.backup("shop.age", true);
    scene.close();
    let left: Vec<_> = scene.files().into_keys().collect();
    assert_eq!(left, ["ledger.sqlite3"]);
}

#[test]
fn a_restore_that_is_cut_short_leaves_the_old_or_the_new_ledger() {
    let mut scene = large();
    let a = scene.backup("a.backup", false);
    scene.change("clerk1");
    scene.backup("b.age", true);
    scene.close();
    for nth in 0..TIMES {
        kill_after_a_while(start(&scene), nth, 4_000);
        whole(scene.data.path());
        scene.open();
        let users = scene.shop().users().unwrap();
        assert!(users.iter().any(|user| user.name == "owner"), "after kill {nth}");
        scene.close();
        // Whatever was put aside is a whole ledger, too, with what SQLite keeps beside it.
        let put_aside: Vec<_> = scene.files().into_keys().filter(|name| name.contains("replaced-")).collect();
        let is_beside = |name: &String| name.ends_with("-wal") || name.ends_with("-shm");
        for name in put_aside.iter().filter(|name| !is_beside(name)) {
            look_at(&scene.data.path().join(name)).unwrap();
        }
        for name in put_aside {
            fs::remove_file(scene.data.path().join(name)).unwrap();
        }
    }
    bring_back(scene.data.path(), &a);
    scene.open();
    assert_eq!(scene.shop().users().unwrap().len(), 1);
}
