//! Exports into files: whole or not at all, and only the owner's.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use tillup_core::{
    access::{Role, SignedIn},
    engine::SellRequest,
    export::ExportFilter,
};
use tillup_shop::{DEMO_OWNER, DemoShop, Export, Format, Shop, ShopError};

fn owner() -> SignedIn {
    SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner }
}

fn filter() -> ExportFilter {
    let (from, to) = ("2020-01-01".parse().unwrap(), "2099-12-31".parse().unwrap());
    ExportFilter { from, to, status: None, operator: None, account: None, clerk: None }
}

fn export(
    shop: &Shop,
    who: &SignedIn,
    (target, overwrite): (&Path, bool),
    called_off: &AtomicBool,
) -> Result<u64, ShopError> {
    let progress = &mut |_, _| {};
    let form = match target.extension().and_then(|ending| ending.to_str()) {
        Some("xlsx") => Format::Xlsx,
        _ => Format::Csv,
    };
    shop.export_sales(who, &filter(), form, Export { target, overwrite, progress, called_off })
}

async fn sell(shop: &Shop, number: &str) {
    let request = SellRequest {
        number: number.to_owned(),
        amount: Some("20".to_owned()),
        operator: Some("RB".to_owned()),
        account: Some("soho-main".to_owned()),
        clerk: DEMO_OWNER.to_owned(),
        ..SellRequest::default()
    };
    shop.engine().sell(&request).await.unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_file_is_whole_or_as_it_was() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    sell(shop, "01812345601").await;
    let folder = tempfile::tempdir().unwrap();
    let go_on = AtomicBool::new(false);
    for name in ["sales.csv", "sales.xlsx"] {
        let file = folder.path().join(name);
        fs::write(&file, "of last year").unwrap();
        let refused = export(shop, &owner(), (&file, false), &go_on).unwrap_err();
        assert!(matches!(refused, ShopError::FileExists(_)), "{name}: {refused:?}");
        let stopped = export(shop, &owner(), (&file, true), &AtomicBool::new(true)).unwrap_err();
        assert!(matches!(stopped, ShopError::CalledOff), "{name}: {stopped:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "of last year", "{name}");
        assert!(export(shop, &owner(), (&file, true), &go_on).unwrap() >= 1, "{name}");
        assert!(fs::read(&file).unwrap().len() > 200, "{name}");
    }
    assert_eq!(names(folder.path()), ["sales.csv", "sales.xlsx"], "nothing half written is left");
    assert!(!go_on.load(Ordering::Relaxed));
}

#[tokio::test]
async fn nobody_but_the_owner_exports_and_not_into_the_shops_own_folder() {
    let demo = DemoShop::open(None).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let go_on = AtomicBool::new(false);
    let clerk = SignedIn { name: "clerk1".to_owned(), role: Role::Clerk };
    let refused = export(demo.shop(), &clerk, (&folder.path().join("sales.csv"), false), &go_on);
    assert_eq!(refused.unwrap_err().told().code, "not_allowed");
    let own = demo.shop().ledger().path().with_file_name("sales.csv");
    let refused = export(demo.shop(), &owner(), (&own, false), &go_on).unwrap_err();
    assert!(matches!(refused, ShopError::Export { .. }), "{refused:?}");
    let nowhere = folder.path().join("gone").join("sales.csv");
    assert!(matches!(
        export(demo.shop(), &owner(), (&nowhere, false), &go_on),
        Err(ShopError::Export { .. })
    ));
    assert!(names(folder.path()).is_empty());
}
