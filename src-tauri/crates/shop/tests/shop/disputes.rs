//! Complaints through the whole shop: who opens them, who closes them, what they need.

use tillup_core::{
    access::{Role, SignedIn},
    dispute::{Complaint, DisputeEnd},
    print_queue::DocumentSubject,
};
use tillup_ledger::SalesFilter;
use tillup_shop::{DemoShop, DisputeForm, ShopError};

use crate::printing::{clerk, owner, sold};

fn code<T>(tried: Result<T, ShopError>) -> &'static str {
    tried.err().map_or("done", |error| error.told().code)
}

fn form(reference: &str, meant_for: &str) -> DisputeForm {
    DisputeForm {
        reference: reference.to_owned(),
        complaint: Complaint::WrongNumber,
        meant_for: meant_for.to_owned(),
        note: " read 018 for 019 ".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_number_is_followed_until_the_owner_closes_it() {
    let demo = DemoShop::open(None).await.unwrap();
    let (shop, owner, clerk) = (demo.shop(), owner(), clerk());
    let sale = sold(shop, "01912345601", "clerk1").await;
    let reference = sale.reference.as_str();
    assert_eq!(code(shop.open_dispute(&clerk, &form(reference, "019 1234 5601"))), "dispute_same_number");
    assert_eq!(code(shop.open_dispute(&clerk, &form(reference, "not one"))), "invalid_number");
    assert_eq!(code(shop.open_dispute(&clerk, &form("NOBODYS", ""))), "not_found");
    let opened = shop.open_dispute(&clerk, &form(reference, "০১৯১২৩৪৫৬১০")).unwrap();
    assert_eq!(opened.opened.meant_for.as_ref().unwrap().as_str(), "01912345610");
    assert_eq!(opened.opened.note, "read 018 for 019");
    assert_eq!(code(shop.open_dispute(&clerk, &form(reference, ""))), "dispute_open_already");
    assert_eq!(shop.disputes(&clerk, None).unwrap(), std::slice::from_ref(&opened));
    let disputed = SalesFilter { disputed: true, limit: 10, ..SalesFilter::default() };
    assert_eq!(shop.ledger().sales(&disputed).unwrap().len(), 1);
    // The slip has what the operator needs.
    let slip = DocumentSubject::Dispute { id: opened.id };
    let text = shop.document_text(&clerk, &slip, 48).unwrap().replace(' ', "");
    for needed in ["01912345601", "01912345610", reference, "50.00"] {
        assert!(text.contains(needed), "{needed} in\n{text}");
    }
    let message = shop.view_document(&clerk, &slip, None).unwrap().message.unwrap();
    assert!(message.segments >= 1 && message.text.contains(reference), "{message:?}");
    let close = |who: &SignedIn, note: &str| shop.close_dispute(who, opened.id, DisputeEnd::Refused, note);
    assert_eq!(code(close(&clerk, "no")), "not_allowed");
    assert_eq!(code(close(&owner, "  ")), "dispute_note_needed");
    let closed = close(&owner, "the operator refuses").unwrap().closed.unwrap();
    assert_eq!((closed.by.as_str(), closed.end), (owner.name.as_str(), DisputeEnd::Refused));
    assert_eq!(code(close(&owner, "again")), "dispute_closed_already");
    assert_eq!(shop.disputes(&clerk, None).unwrap(), []);
    assert_eq!(shop.disputes(&clerk, Some(&sale.reference)).unwrap().len(), 1);
    assert_eq!(shop.ledger().sales(&disputed).unwrap(), []);
    assert!(shop.ledger().verify().unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_delivered_is_no_complaint() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    for number in ["01912345603", "01912345605"] {
        let sale = sold(shop, number, "owner").await;
        let tried = shop.open_dispute(&owner(), &form(sale.reference.as_str(), ""));
        assert_eq!(code(tried), "dispute_not_delivered", "{:?}", sale.status());
    }
    let nobody = SignedIn { name: "owner".to_owned(), role: Role::Owner };
    assert_eq!(shop.disputes(&nobody, None).unwrap(), []);
}
