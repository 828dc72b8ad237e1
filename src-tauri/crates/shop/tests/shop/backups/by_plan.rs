//! Backups that are made by themselves.

use std::fs;

use chrono::TimeDelta;
use tillup_core::ports::KeysError;
use tillup_shop::NewPlan;

use super::{PASSPHRASE, Scene, files, owner, secret};
use crate::hand::{Hand, code};

#[test]
fn one_is_made_a_day_listed_as_whole_and_written_down() {
    let scene = Scene::new();
    assert_eq!(code(scene.shop().backup_now(&owner(), &mut |_| {})), "no_backup_plan");
    assert_eq!(scene.shop().backup_if_due().unwrap(), None);
    scene.shop().save_backup_plan(&owner(), Some(scene.plan(true))).unwrap();
    let made = scene.shop().backup_if_due().unwrap().unwrap();
    assert_eq!(scene.shop().backup_if_due().unwrap(), None, "today's is made");
    let listed = scene.shop().backups(&owner()).unwrap();
    assert_eq!((listed.listed.len(), &listed.listed[0].file), (1, &made.file));
    assert!(listed.listed[0].sealed && listed.listed[0].ours && listed.folder_is_there);
    assert_eq!(listed.listed[0].verified, Some(made.entries));
    assert_eq!(listed.last_try.unwrap().problem, None);
    scene.clock.pass(TimeDelta::days(1));
    let next = scene.shop().backup_if_due().unwrap().unwrap();
    assert!(next.entries > made.entries, "the first one is an entry in the second");
    // What is not on the drive any more is made again.
    fs::remove_file(scene.folder().join(&next.file)).unwrap();
    fs::remove_file(scene.folder().join(&made.file)).unwrap();
    assert!(scene.shop().backup_if_due().unwrap().is_some());
    assert!(files(&scene.folder()).keys().all(|name| name.ends_with(".backup.age")));
}

#[test]
fn a_drive_that_is_not_there_is_told_looked_for_and_never_made() {
    let scene = Scene::new();
    scene.shop().save_backup_plan(&owner(), Some(scene.plan(true))).unwrap();
    let away = scene.drive.path().join("away");
    fs::rename(scene.folder(), &away).unwrap();
    assert_eq!(code(scene.shop().backup_if_due()), "backup_folder_missing");
    assert!(!scene.folder().exists(), "on a drive's place that would fill the system's own disk");
    let told = scene.shop().backups(&owner()).unwrap();
    assert!(!told.folder_is_there);
    assert_eq!(told.last_try.unwrap().problem.as_deref(), Some("backup_folder_missing"));
    assert_eq!(scene.shop().backup_if_due().unwrap(), None, "nobody is told twice");
    fs::rename(&away, scene.folder()).unwrap();
    assert!(scene.shop().backup_if_due().unwrap().is_some(), "at once when it is there again");
    assert_eq!(scene.shop().backups(&owner()).unwrap().last_try.unwrap().problem, None);
}

#[test]
fn a_keyring_that_is_locked_is_tried_again_later() {
    let scene = Scene::new();
    scene.shop().save_backup_plan(&owner(), Some(scene.plan(true))).unwrap();
    scene.keys.fail(Some(KeysError::Locked));
    assert_eq!(code(scene.shop().backup_if_due()), "keyring_locked");
    scene.keys.fail(None);
    assert_eq!(scene.shop().backup_if_due().unwrap(), None, "not at once");
    scene.clock.pass(TimeDelta::minutes(15));
    assert!(scene.shop().backup_if_due().unwrap().is_some());
}

#[test]
fn old_ones_go_but_nothing_that_is_not_as_we_wrote_it() {
    let scene = Scene::new();
    let plan = NewPlan { passphrase: None, ..scene.plan(false) };
    scene.shop().save_backup_plan(&owner(), Some(plan)).unwrap();
    let folder = scene.folder();
    let first = scene.shop().backup_if_due().unwrap().unwrap();
    let stranger = "tillup-00000000-20200101T000000Z.backup";
    let unknown = first.file.replace("20261121", "20200101");
    let part = format!("{unknown}.part");
    for name in ["notes.txt", stranger, &unknown, &part] {
        fs::write(folder.join(name), "mine").unwrap();
    }
    // Somebody keeps something in one of ours.
    let mut changed = fs::read(folder.join(&first.file)).unwrap();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    fs::write(folder.join(&first.file), &changed).unwrap();
    let mut newest = first.file.clone();
    for _ in 0..40 {
        scene.clock.pass(TimeDelta::days(1));
        newest = scene.shop().backup_if_due().unwrap().unwrap().file;
        assert!(folder.join(&newest).exists());
    }
    let left = files(&folder);
    for name in ["notes.txt", stranger, &unknown, &first.file, &newest] {
        assert!(left.contains_key(name), "{name} of {:?}", left.keys());
    }
    assert!(!left.contains_key(&part), "what a killed program left is gone");
    assert_eq!(left[&first.file], changed);
    // 31 December is a Thursday: three days, the Sunday before, and the end of November, of which the changed one is not.
    let ours: Vec<_> =
        left.keys().filter(|name| name.starts_with(&first.file[..15]) && **name != unknown).collect();
    assert_eq!(ours.len(), 3 + 1 + 1 + 1, "{ours:?}");
    assert!(scene.shop().ledger().verify().unwrap().ok);
}

#[test]
fn a_plan_that_cannot_be_kept_is_refused() {
    let scene = Scene::new();
    let plan = |change: &dyn Fn(&mut NewPlan)| {
        let mut plan = scene.plan(true);
        change(&mut plan);
        code(scene.shop().save_backup_plan(&owner(), Some(plan)))
    };
    assert_eq!(plan(&|plan| plan.folder = "Tillup".to_owned()), "invalid_backup_plan");
    let nowhere = scene.drive.path().join("no/such/folder").to_str().unwrap().to_owned();
    assert_eq!(plan(&|plan| plan.folder.clone_from(&nowhere)), "backup_folder_missing");
    assert_eq!(plan(&|plan| plan.keep.daily = 0), "invalid_backup_plan");
    assert_eq!(plan(&|plan| plan.keep.weekly = 101), "invalid_backup_plan");
    assert_eq!(plan(&|plan| plan.hour = Some(24)), "invalid_backup_plan");
    assert_eq!(plan(&|plan| plan.passphrase = Some(secret("1234567"))), "short_passphrase");
    assert_eq!(plan(&|plan| plan.passphrase = None), "passphrase_needed");
    assert!(scene.shop().backups(&owner()).unwrap().plan.is_none());
    scene.shop().save_backup_plan(&owner(), Some(scene.plan(true))).unwrap();
    // The passphrase is kept, and nowhere but in the keyring.
    scene.shop().save_backup_plan(&owner(), Some(NewPlan { passphrase: None, ..scene.plan(true) })).unwrap();
    let secret = PASSPHRASE.as_bytes();
    for (name, bytes) in scene.files() {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{name}");
    }
}

#[test]
fn backups_are_the_owners() {
    let (hand, owner) = Hand::set_up();
    let clerk = hand.clerk();
    let file = hand.folder.path().join("copy");
    assert_eq!(code(hand.shop.backups(&clerk)), "not_allowed");
    assert_eq!(code(hand.shop.save_backup_plan(&clerk, None)), "not_allowed");
    assert_eq!(code(hand.shop.backup_now(&clerk, &mut |_| {})), "not_allowed");
    assert_eq!(code(hand.shop.backup_to(&clerk, &file, None, &mut |_| {})), "not_allowed");
    hand.shop.backup_to(&owner, &file, None, &mut |_| {}).unwrap();
}
