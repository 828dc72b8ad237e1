//! Selling on credit through the whole shop: the quote, the limit, the payment, and who may do what.

use tillup_core::{
    access::{Role, SignedIn},
    engine::{EngineError, SellRequest},
    sale::Status,
};
use tillup_shop::{DEMO_OWNER, DebtorForm, DemoShop, Shop, ShopError};

fn somebody(name: &str, role: Role) -> SignedIn {
    SignedIn { name: name.to_owned(), role }
}

fn form(name: &str, limit: &str) -> DebtorForm {
    DebtorForm { name: name.to_owned(), limit: limit.to_owned(), enabled: true, ..DebtorForm::default() }
}

fn request(number: &str, amount: &str, debtor: i64) -> SellRequest {
    SellRequest {
        number: number.to_owned(),
        amount: Some(amount.to_owned()),
        operator: Some("RB".to_owned()),
        account: Some("soho-main".to_owned()),
        debtor: Some(debtor),
        clerk: DEMO_OWNER.to_owned(),
        ..SellRequest::default()
    }
}

fn code<T: std::fmt::Debug>(tried: Result<T, ShopError>) -> &'static str {
    tried.unwrap_err().told().code
}

fn selling_code<T: std::fmt::Debug>(tried: Result<T, EngineError>) -> (&'static str, u8) {
    let told = ShopError::from(tried.unwrap_err()).told();
    (told.code, told.exit)
}

fn due(shop: &Shop, who: &SignedIn, id: i64) -> String {
    shop.debtor(who, id).unwrap().due.to_string()
}

#[tokio::test]
async fn a_quote_tells_what_would_be_owed_and_a_sale_goes_on_the_due() {
    let demo = DemoShop::open(None).await.unwrap();
    let (shop, owner) = (demo.shop(), somebody(DEMO_OWNER, Role::Owner));
    let clerk = somebody("clerk1", Role::Clerk);
    let karim = shop.save_debtor(&owner, &form("Karim", "২০০")).unwrap();
    assert_eq!(karim.limit.to_string(), "200.00");
    let first = request("01812345601", "150", karim.id);
    let quote = shop.engine().quote(&first).await.unwrap().credit.unwrap();
    assert_eq!(
        (quote.debtor.after(quote.total).unwrap().to_string(), quote.debtor.would_be_over(quote.total)),
        ("150.00".to_owned(), Ok(false))
    );
    let sold = shop.engine().sell(&first).await.unwrap();
    // Owed when it is done, under way until then; either counts.
    let second = request("01812345611", "60", karim.id);
    let quote = shop.engine().quote(&second).await.unwrap().credit.unwrap();
    assert_eq!(quote.debtor.would_be_over(quote.total), Ok(true));
    assert_eq!(selling_code(shop.engine().sell(&second).await), ("over_limit", 4));
    let sold = shop.engine().check(&sold.reference).await.unwrap();
    assert_eq!((sold.status(), sold.debtor.unwrap().name), (Status::Succeeded, "Karim".to_owned()));
    assert_eq!(due(shop, &clerk, karim.id), "150.00");
    // The same again is stopped as a repeat before anything is said of limits.
    assert_eq!(selling_code(shop.engine().sell(&first).await), ("repeat_guard", 4));
    assert_eq!(selling_code(shop.engine().quote(&request("01812345601", "10", 9)).await), ("no_debtor", 2));

    let pay =
        |amount: &str, once: &str| shop.take_payment(&clerk, karim.id, amount, Some(" for\nJune "), once);
    assert_eq!(code(pay("150.01", "11111111-1")), "more_than_due");
    assert_eq!(code(pay("-1", "11111111-1")), "invalid_amount");
    assert_eq!(code(pay("১০০", "")), "invalid_once");
    pay("১০০", "11111111-1").unwrap();
    pay("100", "11111111-1").unwrap();
    assert_eq!(due(shop, &clerk, karim.id), "50.00");
    let lines = shop.due_lines(&clerk, karim.id, 200).unwrap();
    assert_eq!((lines.len(), lines[0].reason.as_deref()), (2, Some("for June")));
    assert!(shop.ledger().verify().unwrap().ok);
}

#[tokio::test]
async fn only_the_owner_says_who_may_owe_how_much() {
    let demo = DemoShop::open(None).await.unwrap();
    let (shop, owner) = (demo.shop(), somebody(DEMO_OWNER, Role::Owner));
    let clerk = somebody("clerk1", Role::Clerk);
    assert_eq!(code(shop.save_debtor(&clerk, &form("Karim", "500"))), "not_allowed");
    let karim = shop.save_debtor(&owner, &form("Karim", "500")).unwrap();
    assert_eq!(code(shop.adjust_due(&clerk, karim.id, "5", "why")), "not_allowed");
    assert_eq!(code(shop.adjust_due(&owner, karim.id, "5", " \n ")), "reason_needed");
    for limit in ["-1", "", "ten", "1.00001"] {
        assert_eq!(code(shop.save_debtor(&owner, &form("Rahima", limit))), "invalid_limit", "{limit:?}");
    }
    let with_phone = |phone: &str| DebtorForm { phone: Some(phone.to_owned()), ..form("Rahima", "0") };
    assert_eq!(code(shop.save_debtor(&owner, &with_phone("0171"))), "invalid_number");
    let rahima = shop.save_debtor(&owner, &with_phone("০১৭১১-০০০০০১")).unwrap();
    assert_eq!(rahima.phone.as_deref(), Some("01711000001"));
    let off = DebtorForm { id: Some(karim.id), enabled: false, ..form("Karim", "500") };
    shop.save_debtor(&owner, &off).unwrap();
    let names = |who: &SignedIn| -> Vec<String> {
        shop.debtors(who, "", 9).unwrap().into_iter().map(|one| one.name).collect()
    };
    assert_eq!(
        (names(&clerk), names(&owner)),
        (vec!["Rahima".to_owned()], vec!["Karim".to_owned(), "Rahima".to_owned()])
    );
    assert_eq!(
        selling_code(shop.engine().quote(&request("01812345601", "10", karim.id)).await),
        ("debtor_off", 4)
    );
    let nothing = shop.engine().quote(&request("01812345601", "10", rahima.id)).await.unwrap();
    let credit = nothing.credit.unwrap();
    assert_eq!(credit.debtor.would_be_over(credit.total), Ok(true), "a limit of nothing");
}
