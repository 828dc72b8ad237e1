//! Loads as they are typed, and a wallet's history: the owner's alone.

use tillup_core::access::{Role, SignedIn};
use tillup_ledger::WalletEvent;
use tillup_shop::{DEMO_OWNER, DemoShop, LoadForm, ShopError};

fn somebody(name: &str, role: Role) -> SignedIn {
    SignedIn { name: name.to_owned(), role }
}

fn form(amount: &str, paid: Option<&str>, once: Option<&str>) -> LoadForm {
    LoadForm {
        account: "soho-main".to_owned(),
        amount: amount.to_owned(),
        paid: paid.map(str::to_owned),
        note: " by\n bKash ".to_owned(),
        once: once.map(str::to_owned),
    }
}

fn code<T: std::fmt::Debug>(tried: Result<T, ShopError>) -> (&'static str, u8) {
    let told = tried.unwrap_err().told();
    (told.code, told.exit)
}

#[tokio::test]
async fn a_load_is_typed_in_any_digits_and_booked_once() {
    let demo = DemoShop::open(None).await.unwrap();
    let (shop, owner) = (demo.shop(), somebody(DEMO_OWNER, Role::Owner));
    let before = shop.wallet_history(&owner, "soho-main", None).unwrap().balance;
    for _ in 0..2 {
        let loaded = shop.load_wallet(&owner, &form("১০০০", Some("970.50"), Some("load-0001"))).unwrap();
        assert_eq!((loaded.uplift.to_string(), loaded.note.as_str()), ("29.50".to_owned(), "by bKash"));
    }
    assert_eq!(code(shop.load_wallet(&owner, &form("999", None, Some("load-0001")))), ("once_taken", 2));
    assert_eq!(code(shop.load_wallet(&owner, &form("999", None, Some("short")))), ("invalid_once", 2));
    let same = shop.load_wallet(&owner, &form("500", None, None)).unwrap();
    assert_eq!((same.paid.to_string(), same.uplift.is_zero()), ("500.00".to_owned(), true));
    for (amount, paid) in
        [("0", None), ("-5", None), ("5", Some("-1")), ("", None), ("1.00001", None), ("5", Some("x"))]
    {
        assert_eq!(
            code(shop.load_wallet(&owner, &form(amount, paid, None))).0,
            "invalid_amount",
            "{amount:?} {paid:?}"
        );
    }
    let nowhere = LoadForm { account: "nobody".to_owned(), ..form("5", None, None) };
    assert_eq!(code(shop.load_wallet(&owner, &nowhere)).1, 2);

    let history = shop.wallet_history(&owner, "soho-main", None).unwrap();
    assert_eq!(history.balance.minus(before).unwrap().to_string(), "1500.00");
    let loads: Vec<_> = history.days[0]
        .lines
        .iter()
        .filter_map(|line| match &line.what {
            WalletEvent::Loaded { amount, by, .. } => Some((amount.to_string(), by.clone().unwrap())),
            _ => None,
        })
        .collect();
    assert_eq!(loads.len(), 2, "{loads:?}");
    assert!(loads.iter().all(|(_, by)| by == DEMO_OWNER));
    let month = shop.wallet_month(&owner, "soho-main").unwrap();
    assert_eq!(month.last().map(|(_, held)| *held), Some(history.balance));
    assert!(shop.ledger().verify().unwrap().ok);
}

#[tokio::test]
async fn a_clerk_loads_nothing_and_reads_no_history() {
    let demo = DemoShop::open(None).await.unwrap();
    let (shop, clerk) = (demo.shop(), somebody("clerk1", Role::Clerk));
    let head = shop.ledger().verify().unwrap().head;
    assert_eq!(code(shop.load_wallet(&clerk, &form("1000", None, None))), ("not_allowed", 6));
    assert_eq!(code(shop.wallet_history(&clerk, "soho-main", None)), ("not_allowed", 6));
    assert_eq!(code(shop.wallet_month(&clerk, "soho-main")), ("not_allowed", 6));
    assert_eq!(shop.ledger().verify().unwrap().head, head);
}
