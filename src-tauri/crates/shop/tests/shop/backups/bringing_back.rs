//! What is brought back, what is not, and who may.

use std::fs;

use simulators::{Kind, State};
use tillup_core::{
    engine::SellRequest,
    ledger::Ledger,
    sale::{Reason, Status},
};
use tillup_shop::look_at_backup;

use super::{PASSPHRASE, Scene, owner, secret, whole};
use crate::hand::{PIN, code, new_account, simulator};

#[test]
fn what_was_backed_up_comes_back_and_what_was_there_is_kept() {
    for sealed in [true, false] {
        let mut scene = Scene::new();
        let file = scene.backup("shop.backup", sealed);
        let plain = fs::read(&file).unwrap().windows(14).any(|part| part == b"Corner Telecom");
        assert_eq!(plain, !sealed);
        scene.change("clerk1");
        scene.close();
        let passphrase = sealed.then_some(PASSPHRASE);
        let given = passphrase.map(secret);
        let (look, lost) = look_at_backup(scene.data.path(), &file, given.as_ref()).unwrap();
        assert_eq!(look.shop.as_deref(), Some("Corner Telecom"));
        assert!(lost > 0);
        assert_eq!(code(scene.restore(&file, passphrase, false)), "copy_refused");
        let restored = scene.restore(&file, passphrase, true).unwrap();
        assert_eq!(restored.look, look);
        let kept = restored.kept.unwrap();
        assert!(tillup_ledger::user_in_copy(&kept, "clerk1").unwrap().is_some());
        scene.open();
        assert_eq!(scene.shop().users().unwrap().len(), 1);
        scene.close();
        whole(scene.data.path());
    }
}

#[test]
fn what_is_no_backup_of_ours_is_refused_and_nothing_is_changed() {
    let mut scene = Scene::new();
    let sealed = scene.backup("sealed.age", true);
    let plain = scene.backup("plain.backup", false);
    scene.close();
    let (sealed_bytes, plain_bytes) = (fs::read(&sealed).unwrap(), fs::read(&plain).unwrap());
    let put = |name: &str, bytes: &[u8]| {
        let file = scene.drive.path().join(name);
        fs::write(&file, bytes).unwrap();
        file
    };
    let half = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let mut spoilt = plain_bytes.clone();
    let middle = spoilt.len() / 2;
    spoilt[middle..middle + 5000].fill(0x5a);
    let mut changed = sealed_bytes.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    // Opened to look at its owner, the ledger is written back into one file.
    whole(scene.data.path());
    for (file, passphrase, refused) in [
        (sealed, Some("monsoon rickshaw 8"), "wrong_passphrase"),
        (scene.drive.path().join("sealed.age"), None, "passphrase_needed"),
        (put("half.age", &half(&sealed_bytes)), Some(PASSPHRASE), "backup_damaged"),
        (put("changed.age", &changed), Some(PASSPHRASE), "backup_damaged"),
        (put("begun.age", &sealed_bytes[..40]), Some(PASSPHRASE), "backup_damaged"),
        (put("half.backup", &half(&plain_bytes)), None, "backup_damaged"),
        (put("spoilt.backup", &spoilt), None, "backup_damaged"),
        (put("empty.backup", b""), None, "backup_damaged"),
        (put("letter.txt", "Dear all, ".repeat(900).as_bytes()), None, "backup_damaged"),
        (scene.drive.path().join("none"), None, "file"),
    ] {
        let before = whole(scene.data.path());
        let told = code(scene.restore(&file, passphrase, true));
        assert_eq!(told, refused, "{}", file.display());
        assert_eq!(whole(scene.data.path()), before);
        let left: Vec<_> = scene.files().into_keys().collect();
        assert_eq!(left, ["ledger.sqlite3"], "{}", file.display());
    }
}

#[test]
fn another_shops_backup_does_not_take_the_place_of_this_ones() {
    let (mut scene, other) = (Scene::new(), Scene::new());
    let file = other.backup("other.backup", false);
    scene.close();
    let before = whole(scene.data.path());
    assert_eq!(code(scene.restore(&file, None, false)), "copy_refused");
    assert_eq!(whole(scene.data.path()), before);
}

#[test]
fn only_the_owner_brings_back_and_where_the_ledger_is_damaged_the_one_whom_the_backup_knows() {
    let mut scene = Scene::new();
    scene.change("clerk1");
    let file = scene.backup("shop.age", true);
    scene.close();
    let tried = |scene: &Scene, who| code(scene.restore_as(&file, Some(PASSPHRASE), true, who));
    assert_eq!(tried(&scene, ("clerk1", "135790")), "not_allowed");
    assert_eq!(tried(&scene, ("owner", "13579135")), "wrong_pin");
    let ledger = tillup_shop::ledger_file(scene.data.path());
    let mut bytes = fs::read(&ledger).unwrap();
    let end = bytes.len() / 2;
    bytes[100..end].fill(0x5a);
    fs::write(&ledger, &bytes).unwrap();
    assert_eq!(tried(&scene, ("clerk1", "135790")), "not_allowed");
    assert_eq!(tried(&scene, ("owner", "13579135")), "wrong_pin");
    assert_eq!(tried(&scene, ("nobody", PIN)), "wrong_pin");
    assert_eq!(fs::read(&ledger).unwrap(), bytes);
    let restored = scene.restore(&file, Some(PASSPHRASE), false).unwrap();
    assert_eq!(fs::read(restored.kept.unwrap()).unwrap(), bytes);
    whole(scene.data.path());
    scene.open();
    assert_eq!(scene.shop().users().unwrap().len(), 2);
}

#[test]
fn a_new_machine_needs_nobodys_pin_and_goes_on_with_the_passphrase() {
    let scene = Scene::new();
    scene.shop().save_backup_plan(&owner(), Some(scene.plan(true))).unwrap();
    let made = scene.shop().backup_now(&owner(), &mut |_| {}).unwrap();
    let mut elsewhere = Scene::new();
    elsewhere.close();
    elsewhere.data = tempfile::tempdir().unwrap();
    elsewhere.open();
    elsewhere.close();
    let given = secret(PASSPHRASE);
    let asked = tillup_shop::Restore {
        from: &scene.folder().join(&made.file),
        passphrase: Some(&given),
        overwrite_newer: false,
        user: None,
        pin: None,
    };
    let restored =
        tillup_shop::restore(elsewhere.data.path(), &asked, tillup_core::ports::Clock::now(&*scene.clock))
            .unwrap();
    assert_eq!(restored.kept, None, "an empty ledger is nothing to keep");
    elsewhere.keys = std::sync::Arc::default();
    elsewhere.open();
    assert_eq!(elsewhere.shop().backups(&owner()).unwrap().has_passphrase, Some(false));
    elsewhere.shop().go_on_with_passphrase(&given).unwrap();
    elsewhere.shop().backup_now(&owner(), &mut |_| {}).unwrap();
}

#[tokio::test]
async fn a_restored_shop_asks_the_provider_about_sales_that_were_open() {
    let mut scene = Scene::new();
    let provider = simulator(Kind::SohojPay).await;
    scene.shop().add_account(new_account("soho", &provider), &owner()).await.unwrap();
    let request = |number: &str| SellRequest {
        number: number.to_owned(),
        amount: Some("50".to_owned()),
        account: Some("soho".to_owned()),
        clerk: "owner".to_owned(),
        ..SellRequest::default()
    };
    let sold = scene.shop().engine().sell(&request("01812345603")).await.unwrap();
    assert_eq!(sold.status(), Status::Pending);
    let file = scene.backup("shop.age", true);
    // The day goes on without the backup: the sale ends, and another is made.
    provider.settle_all(State::Succeeded);
    let ended = scene.shop().engine().check(&sold.reference).await.unwrap();
    assert_eq!(ended.status(), Status::Succeeded);
    let lost = scene.shop().engine().sell(&request("01812345601")).await.unwrap();
    let executed = provider.executions().len();
    scene.close();
    let restored = scene.restore(&file, Some(PASSPHRASE), true).unwrap();
    assert_eq!(restored.look.open_sales, 1);
    scene.open();
    let ledger = scene.shop().ledger();
    assert_eq!(ledger.sale(&sold.reference).unwrap().unwrap().status(), Status::Pending);
    scene.shop().engine().settle_due().await.unwrap();
    let asked = ledger.sale(&sold.reference).unwrap().unwrap();
    assert_eq!((asked.status(), asked.attempts[0].reason), (Status::Succeeded, None::<Reason>));
    assert!(ledger.sale(&lost.reference).unwrap().is_none(), "it is not in the backup");
    assert_eq!(provider.executions().len(), executed, "nothing was sent again");
    scene.close();
    whole(scene.data.path());
}
