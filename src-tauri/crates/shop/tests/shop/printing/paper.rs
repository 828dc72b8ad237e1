//! A job from the key to the paper, through what cheap printers do.

use tillup_core::{
    ledger::Ledger,
    print_queue::{Decision, JobState},
    sale::Status,
};
use tillup_printers::loopback::{Answers, Behaviour};

use super::{PATIENT, Scene, dots, once, owner, printer, receipt_of, set, sold};

#[tokio::test(flavor = "multi_thread")]
async fn the_paper_shows_dot_by_dot_what_was_shown_before() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let sale = scene.sold("01912345601").await;
    let shown = scene.shop().view_document(&owner(), &receipt_of(&sale), None).unwrap();
    assert_eq!((shown.copy, shown.printer.as_deref()), (0, Some("Counter")));
    let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
    scene.once(job.id, &[JobState::Printed]).await;
    assert!(scene.paper.wait_for(1, PATIENT));
    let printed = scene.paper.documents();
    assert_eq!(printed.len(), 1);
    assert_eq!(printed[0].picture, dots(&shown.page.png));
    assert_eq!(scene.paper.errors(), Vec::<String>::new());
    assert_eq!(scene.paper.pulses(), 0, "nobody asked for the drawer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reprint_says_that_it_is_a_copy_and_is_counted() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let sale = scene.sold("01912345601").await;
    for copies in 0..3 {
        let shown = scene.shop().view_document(&owner(), &receipt_of(&sale), None).unwrap();
        assert_eq!(shown.copy, copies);
        let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
        scene.once(job.id, &[JobState::Printed]).await;
        assert!(scene.paper.wait_for(usize::try_from(copies).unwrap() + 1, PATIENT));
        assert_eq!(scene.paper.documents().last().unwrap().picture, dots(&shown.page.png));
    }
    let pictures: Vec<_> = scene.paper.documents().into_iter().map(|document| document.picture).collect();
    assert_ne!(pictures[0], pictures[1], "the second says COPY");
    assert_ne!(pictures[1], pictures[2], "and which one");
    assert!(scene.shop().ledger().verify().unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_waits_for_paper_and_is_no_copy_then() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    scene.paper.set_paper(false);
    let sale = scene.sold("01912345601").await;
    assert_eq!(sale.status(), Status::Succeeded, "the sale does not know of it");
    let shown = scene.shop().view_document(&owner(), &receipt_of(&sale), None).unwrap();
    let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
    let waits = loop {
        let job = once(scene.shop(), job.id, &[JobState::Waiting]).await;
        if job.trouble.is_some() {
            break job;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    assert_eq!(waits.trouble.as_deref(), Some("paper_out"));
    assert!(waits.next_try_at.is_some());
    assert_eq!(scene.paper.documents(), []);
    scene.paper.set_paper(true);
    scene.shop().decide_print(&owner(), job.id, Decision::Print).unwrap();
    scene.once(job.id, &[JobState::Printed]).await;
    assert!(scene.paper.wait_for(1, PATIENT));
    assert_eq!(scene.paper.documents()[0].picture, dots(&shown.page.png), "the first one, not a copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_broke_off_in_the_midst_is_printed_again_by_nobody_but_a_person() {
    let scene = Scene::with(Behaviour { drops_after: Some(5_000), ..Behaviour::default() }, &[]).await;
    let sale = scene.sold("01912345601").await;
    let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
    let unsure = scene.once(job.id, &[JobState::Unsure]).await;
    assert!(unsure.trouble.is_some());
    let received = scene.paper.received();
    // Long enough for a retry that must not come: looked for each second.
    tokio::time::sleep(std::time::Duration::from_millis(2_500)).await;
    assert_eq!(scene.paper.received(), received, "not a byte more");
    assert_eq!(scene.once(job.id, &[JobState::Unsure]).await.state, JobState::Unsure);
    // It is printed again on a printer that works, because somebody says so: as a copy, for the first may be readable.
    let good = tillup_printers::loopback::LoopbackPrinter::start(Behaviour::default()).unwrap();
    set(scene.shop(), vec![printer("Counter", good.address().unwrap())], &[]);
    let shown = scene.shop().view_document(&owner(), &receipt_of(&sale), None).unwrap();
    assert_eq!(shown.copy, 1);
    scene.shop().decide_print(&owner(), job.id, Decision::Print).unwrap();
    scene.once(job.id, &[JobState::Printed]).await;
    assert!(good.wait_for(1, PATIENT));
    assert_eq!(good.documents()[0].picture, dots(&shown.page.png));
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_small_and_silent_printers_get_the_whole_of_it() {
    for behaviour in [
        Behaviour { answers: Answers::Never, ..Behaviour::default() },
        Behaviour { buffer: 512, bytes_per_second: Some(60_000), ..Behaviour::default() },
    ] {
        let scene = Scene::with(behaviour, &[]).await;
        let sale = scene.sold("01912345601").await;
        let shown = scene.shop().view_document(&owner(), &receipt_of(&sale), None).unwrap();
        let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
        scene.once(job.id, &[JobState::Printed]).await;
        assert!(scene.paper.wait_for(1, PATIENT));
        assert_eq!(scene.paper.documents()[0].picture, dots(&shown.page.png));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printer_that_is_off_holds_up_no_other() {
    let scene = Scene::with(Behaviour { refuses: true, ..Behaviour::default() }, &[]).await;
    let good = tillup_printers::loopback::LoopbackPrinter::start(Behaviour::default()).unwrap();
    let off = printer("Off", scene.paper.address().unwrap());
    set(scene.shop(), vec![off, printer("Good", good.address().unwrap())], &[]);
    let sale = scene.sold("01912345601").await;
    let waits = scene.shop().print(&owner(), &receipt_of(&sale), Some("Off")).unwrap();
    let comes = scene.shop().print(&owner(), &receipt_of(&sale), Some("Good")).unwrap();
    scene.once(comes.id, &[JobState::Printed]).await;
    let queue = scene.shop().print_queue(&owner()).unwrap();
    assert!(queue.iter().any(|job| job.id == waits.id && job.state.is_open()));
    scene.shop().decide_print(&owner(), waits.id, Decision::Drop).ok();
    scene.once(waits.id, &[JobState::Dropped, JobState::Waiting, JobState::Claimed]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_drawer_opens_for_the_first_receipt_of_a_sale_for_cash_and_for_no_copy() {
    let scene = Scene::with(Behaviour::default(), &[]).await;
    let mut with_drawer = printer("Counter", scene.paper.address().unwrap());
    with_drawer.drawer = true;
    set(scene.shop(), vec![with_drawer], &[]);
    let sale = scene.sold("01912345601").await;
    for _ in 0..2 {
        let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
        scene.once(job.id, &[JobState::Printed]).await;
    }
    assert!(scene.paper.wait_for(2, PATIENT));
    assert_eq!(scene.paper.pulses(), 1);
    let failed = scene.sold("01912345605").await;
    assert_eq!(failed.status(), Status::Failed);
    let job = scene.shop().print(&owner(), &receipt_of(&failed), None).unwrap();
    scene.once(job.id, &[JobState::Printed]).await;
    assert_eq!(scene.paper.pulses(), 1, "no money was taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_outlives_the_program() {
    let scene = Scene::with(Behaviour { refuses: true, ..Behaviour::default() }, &[]).await;
    let sale = sold(scene.shop(), "01912345601", "owner").await;
    let job = scene.shop().print(&owner(), &receipt_of(&sale), None).unwrap();
    let folder = scene.shop().ledger().path().parent().unwrap().to_owned();
    let there = tillup_shop::Shop::open_with(&folder, tillup_shop::Outside::default()).unwrap();
    let queue = there.print_queue(&owner()).unwrap();
    assert_eq!(queue.iter().map(|queued| queued.id).collect::<Vec<_>>(), [job.id]);
    assert_eq!(there.ledger().sale(&sale.reference).unwrap().unwrap().status(), Status::Succeeded);
}
