//! Backups and restores while ten sales a second go on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use simulators::Kind;
use tillup_core::{engine::SellRequest, sale::Status};
use tillup_ledger::{Restoring, look_at, restore_from};

use super::{PASSPHRASE, Scene, owner, whole};
use crate::hand::{code, new_account, simulator};

const BETWEEN_SALES: Duration = Duration::from_millis(100);

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn selling_goes_on_and_every_backup_is_whole() {
    let scene = Scene::new();
    let provider = simulator(Kind::SohojPay).await;
    scene.shop().add_account(new_account("soho", &provider), &owner()).await.unwrap();
    let (shop, is_over) = (Arc::clone(scene.shop()), Arc::new(AtomicBool::new(false)));
    let ends = Arc::clone(&is_over);
    let selling = tokio::spawn(async move {
        let (mut sold, mut slowest) = (0_u32, Duration::ZERO);
        while !ends.load(Ordering::SeqCst) {
            let request = SellRequest {
                number: format!("018{:06}01", sold),
                amount: Some("50".to_owned()),
                account: Some("soho".to_owned()),
                clerk: "owner".to_owned(),
                ..SellRequest::default()
            };
            let began = Instant::now();
            let sale = shop.engine().sell(&request).await.unwrap();
            assert!(matches!(sale.status(), Status::Succeeded | Status::Pending), "{}", sale.status());
            slowest = slowest.max(began.elapsed());
            sold += 1;
            tokio::time::sleep(BETWEEN_SALES.saturating_sub(began.elapsed())).await;
        }
        (sold, slowest)
    });
    let scene = tokio::task::spawn_blocking(move || {
        let began = Instant::now();
        let mut entries = 0;
        for round in 0.. {
            if round >= 3 && began.elapsed() > Duration::from_secs(6) {
                break;
            }
            let sealed = round % 2 == 0;
            let file = scene.backup("shop.backup", false);
            let held = look_at(&file).unwrap().entries;
            assert!(held > entries, "each has what was sold meanwhile");
            entries = held;
            let elsewhere = tempfile::tempdir().unwrap();
            restore_from(&file, &elsewhere.path().join("ledger.sqlite3"), &Restoring::default()).unwrap();
            whole(elsewhere.path());
            if sealed {
                scene.backup("shop.age", true);
            }
            // Nothing is brought back under a program that sells.
            assert_eq!(code(scene.restore(&file, None, true)), "in_use");
        }
        scene
    })
    .await
    .unwrap();
    is_over.store(true, Ordering::SeqCst);
    let (sold, slowest) = selling.await.unwrap();
    println!("{sold} sales, the slowest in {slowest:?}");
    assert!(sold >= 20, "{sold}");
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    assert_eq!(provider.executions().len(), usize::try_from(sold).unwrap());
    let mut scene = scene;
    scene.close();
    let restored = scene.restore(&scene.drive.path().join("shop.age"), Some(PASSPHRASE), true).unwrap();
    assert!(restored.look.entries > 0);
    whole(scene.data.path());
}
