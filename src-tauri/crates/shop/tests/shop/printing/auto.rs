//! What prints by itself.

use std::time::Duration;

use tillup_core::{access::Role, print_queue::JobState, sale::Status};
use tillup_printers::loopback::Behaviour;

use super::{PATIENT, Scene, owner};

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_prints_once_in_each_state_that_the_owner_chose_and_in_no_other() {
    let scene = Scene::with(Behaviour::default(), &[Status::Succeeded, Status::Failed]).await;
    let delivered = scene.sold("01912345601").await;
    let failed = scene.sold("01912345605").await;
    scene.sold("01912345603").await;
    assert_eq!((delivered.status(), failed.status()), (Status::Succeeded, Status::Failed));
    assert!(scene.paper.wait_for(2, PATIENT));
    // What is told of a sale again is not printed again.
    let attempt = delivered.attempts.last().unwrap().reference.clone();
    let _ = scene.shop().engine().check(&attempt).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(scene.paper.documents().len(), 2, "nothing of the pending one");
    let queue = scene.shop().print_queue(&owner()).unwrap();
    assert!(queue.iter().all(|job| job.asked_by.is_none() && job.state == JobState::Printed), "{queue:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_prints_by_itself_tells_no_more_than_its_clerk_may_know() {
    let scene = Scene::with(Behaviour::default(), &[Status::Succeeded]).await;
    let sale = super::sold(scene.shop(), "01912345601", "clerk1").await;
    assert!(scene.paper.wait_for(1, PATIENT));
    let queue = scene.shop().print_queue(&super::clerk()).unwrap();
    assert_eq!(queue.iter().map(|job| job.clerk.as_str()).collect::<Vec<_>>(), [sale.clerk.as_str()]);
    let other = tillup_core::access::SignedIn { name: "clerk2".to_owned(), role: Role::Clerk };
    assert_eq!(scene.shop().print_queue(&other).unwrap(), []);
}
