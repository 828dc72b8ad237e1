//! The print queue and the count of copies.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use tillup_core::{
    ledger::LedgerError,
    money::Currency,
    once::{Once, OnceRefusal},
    print_queue::{Decision, DocumentSubject, JobEnd, JobState, NewPrintJob, PrintJob},
    reference::Reference,
};
use tillup_ledger::{AuditFilter, AuditGroup, RestoreNote, Restoring, SqliteLedger, restore_from};

use crate::shop::*;

fn after(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

fn receipt(reference: &str) -> DocumentSubject {
    DocumentSubject::Receipt { reference: Reference::stored(reference) }
}

fn asked(subject: DocumentSubject, printer: &str) -> NewPrintJob {
    NewPrintJob {
        subject,
        printer: printer.to_owned(),
        asked_by: Some("clerk1".to_owned()),
        clerk: "clerk1".to_owned(),
        once: None,
    }
}

fn by_itself(reference: &str, mark: &str) -> NewPrintJob {
    NewPrintJob {
        asked_by: None,
        once: Some(Once::parse(mark).unwrap()),
        ..asked(receipt(reference), "Counter")
    }
}

fn queue(ledger: &SqliteLedger, subject: DocumentSubject) -> i64 {
    ledger.queue_print(&asked(subject, "Counter"), noon()).unwrap().id
}

fn claim(ledger: &SqliteLedger, seconds: i64) -> Option<PrintJob> {
    ledger.claim_print(&["Counter".to_owned()], after(seconds)).unwrap()
}

/// Claims the job that is due and lets it leave.
fn leaves(ledger: &SqliteLedger, seconds: i64) -> (i64, u32) {
    let job = claim(ledger, seconds).unwrap();
    (job.id, ledger.print_leaves(job.id, after(seconds)).unwrap().unwrap())
}

fn nothing(trouble: &str, retry: i64) -> JobEnd {
    JobEnd::Nothing { trouble: trouble.to_owned(), retry_at: after(retry) }
}

fn end(ledger: &SqliteLedger, id: i64, end: &JobEnd) -> PrintJob {
    ledger.print_ended(id, end, after(60)).unwrap()
}

fn state(shop: &TestShop, id: i64) -> JobState {
    shop.ledger.print_job(id).unwrap().unwrap().state
}

fn issued(shop: &TestShop) -> i64 {
    shop.count("SELECT count(*) FROM events WHERE kind = 'document_issued'")
}

#[test]
fn a_job_is_queued_claimed_issued_and_printed() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let job = ledger.queue_print(&asked(receipt("R1"), "Counter"), noon()).unwrap();
    assert_eq!((job.state, job.tries, job.subject.clone()), (JobState::Waiting, 0, receipt("R1")));
    assert_eq!(ledger.claim_print(&["Office".to_owned()], after(1)).unwrap(), None, "of another printer");
    let claimed = claim(ledger, 1).unwrap();
    assert_eq!((claimed.id, claimed.state, claimed.tries), (job.id, JobState::Claimed, 1));
    assert_eq!((issued(&shop), ledger.copies_of(&job.subject).unwrap()), (0, 0), "nothing has left");
    assert_eq!(ledger.print_leaves(job.id, after(2)).unwrap(), Some(0));
    assert_eq!((issued(&shop), ledger.copies_of(&job.subject).unwrap()), (1, 1));
    assert_eq!(ledger.print_leaves(job.id, after(2)).unwrap(), None, "it left already");
    let printed = end(ledger, job.id, &JobEnd::Printed);
    assert_eq!((printed.state, printed.trouble, printed.next_try_at), (JobState::Printed, None, None));
    assert_eq!(claim(ledger, 99), None);
    assert_eq!(ledger.print_leaves(99, noon()), Err(LedgerError::NotFound));
    let body: String = shop
        .tool()
        .query_row(
            "SELECT body FROM events WHERE kind = 'document_issued' AND subject = 'receipt R1'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        body,
        r#"{"copy":0,"document":{"document":"receipt","reference":"R1"},"how":"printer","printer":"Counter"}"#
    );
    shop.assert_whole();
}

#[test]
fn every_kind_of_document_reads_back_and_those_made_anew_have_no_copies() {
    let shop = TestShop::new();
    let (day, reference) = ("2026-11-21".parse().unwrap(), Reference::stored("R1"));
    for (subject, counted) in [
        (DocumentSubject::Receipt { reference: reference.clone() }, true),
        (DocumentSubject::Refund { reference }, true),
        (DocumentSubject::Dispute { id: 7 }, true),
        (DocumentSubject::Z { number: 12 }, true),
        (DocumentSubject::X { shift: 3 }, false),
        (DocumentSubject::Day { day, currency: None }, false),
        (DocumentSubject::Commission { from: day, to: day, currency: Some(Currency::Inr) }, false),
        (DocumentSubject::TestPage { printer: "Counter".to_owned() }, false),
    ] {
        for copy in 0..3 {
            let id = queue(&shop.ledger, subject.clone());
            assert_eq!(shop.ledger.print_job(id).unwrap().unwrap().subject, subject);
            assert_eq!(leaves(&shop.ledger, 1), (id, if counted { copy } else { 0 }), "{subject:?}");
            end(&shop.ledger, id, &JobEnd::Printed);
        }
        assert_eq!(shop.ledger.copies_of(&subject).unwrap(), if counted { 3 } else { 0 }, "{subject:?}");
    }
    assert_eq!(issued(&shop), 24, "each is remembered");
    shop.assert_whole();
}

#[test]
fn a_printer_prints_one_job_at_a_time_whichever_programs_share_it() {
    let shop = TestShop::new();
    let other = SqliteLedger::open(shop.path()).unwrap();
    let first = queue(&shop.ledger, receipt("R1"));
    let second = queue(&other, receipt("R2"));
    let office = other.queue_print(&asked(receipt("R3"), "Office"), noon()).unwrap().id;
    assert_eq!(claim(&shop.ledger, 1).unwrap().id, first, "the oldest");
    let both = ["Counter".to_owned(), "Office".to_owned()];
    assert_eq!(claim(&other, 1), None);
    assert_eq!(claim(&shop.ledger, 1), None, "nor by the same program");
    assert_eq!(other.claim_print(&both, after(1)).unwrap().unwrap().id, office);
    assert_eq!(other.print_leaves(first, after(1)).unwrap(), None, "it is in another's hand");
    assert_eq!(end(&other, first, &JobEnd::Printed).state, JobState::Claimed);
    shop.ledger.print_leaves(first, after(1)).unwrap();
    assert_eq!(claim(&other, 1), None, "it is leaving");
    end(&shop.ledger, first, &JobEnd::Printed);
    assert_eq!(claim(&other, 1).unwrap().id, second);
}

#[test]
fn each_job_of_many_is_claimed_by_one_of_two_programs() {
    let shop = TestShop::quick();
    let other = SqliteLedger::open(shop.path()).unwrap();
    for place in 0..40 {
        queue(&shop.ledger, receipt(&format!("R{place}")));
    }
    let work = |ledger: &SqliteLedger| {
        let mut printed = Vec::new();
        while ledger.print_jobs(None, after(3600)).unwrap().iter().any(|job| job.state == JobState::Waiting) {
            if let Some(job) = claim(ledger, 1) {
                assert_eq!(ledger.print_leaves(job.id, after(1)).unwrap(), Some(0));
                assert_eq!(end(ledger, job.id, &JobEnd::Printed).state, JobState::Printed);
                printed.push(job.id);
            }
        }
        printed
    };
    let (mut here, there) = std::thread::scope(|scope| {
        let here = scope.spawn(|| work(&shop.ledger));
        let there = scope.spawn(|| work(&other));
        (here.join().unwrap(), there.join().unwrap())
    });
    here.extend(there);
    assert_eq!((here.len(), here.iter().collect::<BTreeSet<_>>().len()), (40, 40));
    assert_eq!(issued(&shop), 40);
    shop.assert_whole();
}

#[test]
fn the_jobs_of_a_program_that_ended_are_taken_up_by_what_is_known_of_them() {
    let shop = TestShop::new();
    let ending = SqliteLedger::open(shop.path()).unwrap();
    let counter = queue(&shop.ledger, receipt("R1"));
    let office = shop.ledger.queue_print(&asked(receipt("R2"), "Office"), noon()).unwrap().id;
    assert_eq!(claim(&ending, 1).unwrap().id, counter);
    assert_eq!(ending.claim_print(&["Office".to_owned()], after(1)).unwrap().unwrap().id, office);
    ending.print_leaves(office, after(1)).unwrap();
    assert_eq!(shop.ledger.recover_prints().unwrap(), 0, "it lives");
    drop(ending);
    assert_eq!(shop.ledger.recover_prints().unwrap(), 2);
    assert_eq!(shop.ledger.recover_prints().unwrap(), 0);
    assert_eq!(state(&shop, counter), JobState::Waiting, "nothing of it had left");
    let doubtful = shop.ledger.print_job(office).unwrap().unwrap();
    assert_eq!((doubtful.state, doubtful.trouble.as_deref()), (JobState::Unsure, Some("interrupted")));
    assert_eq!(shop.ledger.claim_print(&["Office".to_owned()], after(9999)).unwrap(), None);
    assert_eq!(claim(&shop.ledger, 1).unwrap().tries, 2);
    shop.assert_whole();
}

#[test]
fn claiming_takes_up_what_a_program_that_ended_has_left() {
    let shop = TestShop::new();
    let ending = SqliteLedger::open(shop.path()).unwrap();
    let id = queue(&shop.ledger, receipt("R1"));
    claim(&ending, 1).unwrap();
    assert_eq!(claim(&shop.ledger, 1), None);
    drop(ending);
    assert_eq!(claim(&shop.ledger, 1).unwrap().id, id);
}

#[test]
fn a_try_of_which_nothing_was_printed_is_no_copy() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let id = queue(ledger, receipt("R1"));
    claim(ledger, 1).unwrap();
    let waits = end(ledger, id, &nothing("paper_out", 5));
    assert_eq!((waits.state, waits.trouble.as_deref()), (JobState::Waiting, Some("paper_out")));
    assert_eq!(waits.next_try_at, Some(after(5)));
    assert_eq!(claim(ledger, 4), None, "not before its time");
    assert_eq!(leaves(ledger, 5), (id, 0));
    end(ledger, id, &nothing("unreachable", 10));
    assert_eq!(ledger.copies_of(&receipt("R1")).unwrap(), 1);
    let again = queue(ledger, receipt("R1"));
    assert_eq!(leaves(ledger, 6), (again, 1), "another that was asked for meanwhile");
    end(ledger, again, &JobEnd::Printed);
    assert_eq!(leaves(ledger, 10), (id, 0), "it is what it was");
    assert_eq!(end(ledger, id, &JobEnd::Printed).tries, 3);
    assert_eq!((issued(&shop), ledger.copies_of(&receipt("R1")).unwrap()), (2, 2));
    shop.assert_whole();
}

#[test]
fn what_may_be_on_paper_waits_for_a_person_whose_word_is_kept() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let doubtful = || {
        let id = queue(ledger, receipt("R1"));
        leaves(ledger, 1);
        let unsure = end(ledger, id, &JobEnd::Unsure { trouble: "lost".to_owned() });
        assert_eq!((unsure.state, unsure.trouble.as_deref()), (JobState::Unsure, Some("lost")));
        assert_eq!(claim(ledger, 99999), None);
        assert_eq!(end(ledger, id, &JobEnd::Printed).state, JobState::Unsure, "no program moves it");
        id
    };
    let decide = |id, decision| ledger.decide_print(id, decision, "owner", after(70)).unwrap();
    let (again, done, dropped) = (doubtful(), doubtful(), doubtful());
    assert_eq!(decide(done, Decision::Done).state, JobState::Printed);
    assert_eq!(decide(dropped, Decision::Drop).state, JobState::Dropped);
    assert_eq!(decide(dropped, Decision::Print).state, JobState::Dropped, "it is over");
    let waits = decide(again, Decision::Print);
    assert_eq!((waits.state, waits.trouble), (JobState::Waiting, None));
    assert_eq!(leaves(ledger, 71), (again, 3), "printed again, it is a copy");
    assert_eq!(decide(again, Decision::Drop).state, JobState::Printing, "it is leaving");
    let decided = "SELECT count(*) FROM events WHERE kind = 'print_decided' AND actor = 'owner'";
    assert_eq!(shop.count(decided), 3);
    assert_eq!(ledger.decide_print(99, Decision::Done, "owner", noon()), Err(LedgerError::NotFound));
    shop.assert_whole();
}

#[test]
fn a_job_that_waits_is_hurried_or_dropped_without_an_entry() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let id = queue(ledger, receipt("R1"));
    claim(ledger, 1).unwrap();
    end(ledger, id, &nothing("paper_out", 3600));
    let entries = shop.count("SELECT count(*) FROM events");
    assert_eq!(ledger.decide_print(id, Decision::Done, "clerk1", after(2)).unwrap().state, JobState::Waiting);
    let hurried = ledger.decide_print(id, Decision::Print, "clerk1", after(2)).unwrap();
    assert_eq!((hurried.state, hurried.next_try_at), (JobState::Waiting, None));
    assert_eq!(claim(ledger, 2).unwrap().id, id);
    end(ledger, id, &nothing("paper_out", 3600));
    assert_eq!(ledger.decide_print(id, Decision::Drop, "clerk1", after(3)).unwrap().state, JobState::Dropped);
    assert_eq!(claim(ledger, 9999), None);
    assert_eq!(shop.count("SELECT count(*) FROM events"), entries);
}

#[test]
fn one_state_of_a_sale_prints_by_itself_once_from_two_programs() {
    let shop = TestShop::new();
    let other = SqliteLedger::open(shop.path()).unwrap();
    let first = shop.ledger.queue_print(&by_itself("R1", "auto-R1-succeeded"), noon()).unwrap();
    let same = other.queue_print(&by_itself("R1", "auto-R1-succeeded"), after(1)).unwrap();
    assert_eq!(same, first);
    leaves(&shop.ledger, 1);
    end(&shop.ledger, first.id, &JobEnd::Printed);
    let later = other.queue_print(&by_itself("R1", "auto-R1-succeeded"), after(99)).unwrap();
    assert_eq!((later.id, later.state), (first.id, JobState::Printed), "nor once it is on paper");
    let reversed = other.queue_print(&by_itself("R1", "auto-R1-reversed"), after(99)).unwrap();
    assert_ne!(reversed.id, first.id);
    let refused = other.queue_print(&by_itself("R2", "auto-R1-reversed"), after(99));
    assert_eq!(refused, Err(LedgerError::Once(OnceRefusal::Taken)));
    let asked_again = queue(&other, receipt("R1"));
    assert_ne!(asked_again, first.id, "what a person asks for has no mark");
    shop.assert_whole();
}

#[test]
fn a_clerk_sees_their_own_open_jobs_and_those_that_ended_of_late() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let of = |clerk: &str| NewPrintJob { clerk: clerk.to_owned(), ..asked(receipt("R1"), "Counter") };
    let ended = ledger.queue_print(&of("clerk1"), noon()).unwrap().id;
    leaves(ledger, 1);
    end(ledger, ended, &JobEnd::Printed);
    let open = ledger.queue_print(&of("clerk1"), noon()).unwrap().id;
    let others = ledger.queue_print(&of("clerk2"), noon()).unwrap().id;
    let seen = |clerk, since| -> Vec<i64> {
        ledger.print_jobs(clerk, since).unwrap().iter().map(|job| job.id).collect()
    };
    assert_eq!(seen(None, after(60)), [others, open, ended], "the newest first");
    assert_eq!(seen(None, after(61)), [others, open]);
    assert_eq!(seen(Some("clerk1"), after(60)), [open, ended]);
    assert_eq!(seen(Some("nobody"), after(0)), Vec::<i64>::new());
}

#[test]
fn what_is_written_into_a_file_is_counted_like_what_is_printed() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let note = |how| ledger.note_issued(&receipt("R1"), how, "clerk1", noon()).unwrap();
    assert_eq!((note("pdf"), note("png")), (0, 1));
    queue(ledger, receipt("R1"));
    assert_eq!(leaves(ledger, 1).1, 2);
    assert_eq!(ledger.copies_of(&receipt("R2")).unwrap(), 0, "of another sale");
    let refund = DocumentSubject::Refund { reference: Reference::stored("R1") };
    assert_eq!(ledger.note_issued(&refund, "escpos", "clerk1", noon()).unwrap(), 0, "another document");
    shop.assert_whole();
}

#[test]
fn issued_documents_refuse_every_change_and_verify_finds_where_they_had_to_take_one() {
    let unlock =
        "DROP TRIGGER documents_issued_are_not_changed; DROP TRIGGER documents_issued_are_not_deleted;
                  DROP TRIGGER documents_issued_are_not_replaced;";
    for (sql, told) in [
        ("UPDATE documents_issued SET copy = 9 WHERE copy = 2", "copy 2 of receipt R1 is not that of entry"),
        (
            "UPDATE documents_issued SET counted_as = 'receipt R2'",
            "copy 0 of receipt R1 is not that of entry",
        ),
        ("DELETE FROM documents_issued WHERE copy = 1", "copy 1 of receipt R1 is not that of entry"),
        ("DELETE FROM documents_issued", "issued documents that are not in the chain"),
        (
            "INSERT OR REPLACE INTO documents_issued VALUES ('receipt R1', 2, 1)",
            "copy 2 of receipt R1 is not that of entry",
        ),
        (
            "REPLACE INTO documents_issued SELECT 'receipt R9', 0, max(event) FROM documents_issued",
            "copy 2 of receipt R1 is not that of entry",
        ),
    ] {
        let shop = TestShop::quick();
        for _ in 0..3 {
            shop.ledger.note_issued(&receipt("R1"), "pdf", "clerk1", noon()).unwrap();
        }
        let refused = shop.tool().execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{sql}: {refused}");
        shop.assert_whole();
        shop.tool().execute_batch(&format!("{unlock}{sql}")).unwrap();
        let problems = shop.ledger.verify().unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains(told)), "{sql}: {problems:?}");
    }
}

#[test]
fn what_prints_by_itself_is_not_among_what_people_did() {
    let shop = TestShop::new();
    let ledger = &shop.ledger;
    let found = |group| {
        let filter = AuditFilter { group, limit: 1000, ..AuditFilter::default() };
        ledger.audit(&filter).unwrap().into_iter().map(|entry| entry.kind).collect::<Vec<_>>()
    };
    let before = found(None).len();
    ledger.queue_print(&by_itself("R1", "auto-R1-succeeded"), noon()).unwrap();
    let (id, _) = leaves(ledger, 1);
    assert_eq!((issued(&shop), found(None).len()), (1, before));
    end(ledger, id, &JobEnd::Unsure { trouble: "lost".to_owned() });
    ledger.decide_print(id, Decision::Print, "owner", after(2)).unwrap();
    ledger.note_issued(&receipt("R1"), "pdf", "owner", after(3)).unwrap();
    assert_eq!(found(Some(AuditGroup::Copies)), ["document_issued", "print_decided"]);
    assert_eq!(found(None).len(), before + 2);
}

#[test]
fn a_restored_ledger_prints_nothing_by_itself() {
    let shop = TestShop::new();
    let (waiting, claimed) = (queue(&shop.ledger, receipt("R1")), 2);
    shop.ledger.queue_print(&asked(receipt("R2"), "Office"), noon()).unwrap();
    shop.ledger.claim_print(&["Office".to_owned()], after(1)).unwrap();
    shop.ledger.print_leaves(claimed, after(1)).unwrap();
    let copy = shop.folder.path().join("copy.sqlite3");
    shop.ledger.backup(&copy).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("ledger.sqlite3");
    let note = RestoreNote { from: "copy.sqlite3", actor: Some("owner"), at: after(90) };
    restore_from(&copy, &target, &Restoring { overwrite_newer: false, note: Some(note) }).unwrap();
    let restored = SqliteLedger::open(&target).unwrap();
    for id in [waiting, claimed] {
        let job = restored.print_job(id).unwrap().unwrap();
        assert_eq!((job.state, job.trouble.as_deref()), (JobState::Unsure, Some("restored")));
    }
    assert_eq!(
        restored.claim_print(&["Counter".to_owned(), "Office".to_owned()], after(9999)).unwrap(),
        None
    );
    restored.decide_print(waiting, Decision::Print, "owner", after(100)).unwrap();
    assert_eq!(leaves(&restored, 101), (waiting, 0));
    assert!(restored.verify().unwrap().ok);
}

#[test]
fn an_older_ledger_learns_to_print() {
    let mut shop = TestShop::new();
    let sold = shop.sold(&new_sale("01711000001", taka("20"), "soho", noon()), "0");
    let head = shop.ledger.verify().unwrap().head;
    crate::opening::as_of_version_8(&shop);
    shop.ledger = std::sync::Arc::new(SqliteLedger::open(shop.path()).unwrap());
    assert_eq!(shop.ledger.verify().unwrap().head, head, "the history is as it was");
    let id = queue(&shop.ledger, receipt(sold.as_str()));
    assert_eq!(leaves(&shop.ledger, 1), (id, 0));
    shop.assert_whole();
}
