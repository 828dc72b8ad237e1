//! What the window is told of a real shop, to its owner and to a clerk.

use serde_json::{Value, json};
use tillup_core::{
    access::{Role, SignedIn},
    engine::SellRequest,
    ledger::Ledger,
    number::Number,
    offer::OfferQuery,
    operator::OperatorCode,
    report::GroupBy,
};
use tillup_shop::{DemoShop, Shop};

use super::{
    View,
    customer::NumberDto,
    debtor::{DebtorDto, DebtorFormDto, DueLineDto},
    order::{OrderDto, QuoteDto},
    pack::OfferListDto,
    quality::QualityDto,
    report::{DayPartDto, DayReports, ReportDto},
    sale::SaleDto,
    shop::{OverviewDto, Start},
    wallet::{AskedWallet, WalletDto},
};

use crate::error::CommandError;

const ROLES: [(Role, bool); 2] = [(Role::Owner, true), (Role::Clerk, false)];

fn view(shop: &Shop, role: Role) -> View<'_> {
    View::of(shop, role).unwrap()
}

/// Whether each of these fields tells something.
fn told(value: &Value, fields: &[&str]) -> Vec<bool> {
    fields
        .iter()
        .map(|field| value.get(field).unwrap_or_else(|| panic!("{field} in {value}")).is_string())
        .collect()
}

fn order(order: Value) -> SellRequest {
    serde_json::from_value::<OrderDto>(order).unwrap().of_clerk("clerk1".to_owned()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_earned_and_what_lies_in_the_wallets_is_told_to_the_owner_alone() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let request = order(json!({ "number": "01812345601", "amount": "50", "account": "autoflexi-1" }));
    let quote = shop.engine().quote(&request).await.unwrap();
    // This provider's look-up goes by its own reference, so the wallet is asked for before the sale.
    let sale = shop.engine().sell(&request).await.unwrap();
    let robi = OperatorCode::parse("RB").unwrap();
    let query = OfferQuery { operator: Some(robi.clone()), ..OfferQuery::default() };
    for (role, is_owner) in ROLES {
        let view = view(shop, role);
        let quote = serde_json::to_value(QuoteDto::of(&quote, &view).unwrap()).unwrap();
        assert_eq!(told(&quote, &["commission"]), [is_owner], "{quote}");
        let sale = serde_json::to_value(SaleDto::of(&sale, &view)).unwrap();
        assert_eq!(told(&sale, &["commission"]), [is_owner], "{sale}");
        let attempt = &sale["attempts"][0];
        assert_eq!(told(attempt, &["walletBefore"]), [is_owner], "{attempt}");
        let packs = shop.engine().offers(&query, Some("soho-main")).await.unwrap();
        let packs = serde_json::to_value(OfferListDto::of(packs, &robi, true, &view).unwrap()).unwrap();
        assert_eq!(told(&packs["offers"][0], &["commission"]), [is_owner], "{packs}");
        let who = SignedIn { name: role.code().to_owned(), role };
        let figures = serde_json::to_value(OverviewDto::from(shop.overview(&who).unwrap())).unwrap();
        assert_eq!(told(&figures, &["commission"]), [is_owner], "{figures}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_sells_in_the_other_country_is_no_fault_of_the_packs() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    for (operator, account) in [("RB", "tymk-1"), ("AIRTEL", "soho-main")] {
        let operator = OperatorCode::parse(operator).unwrap();
        let query = OfferQuery { operator: Some(operator.clone()), ..OfferQuery::default() };
        let packs = shop.engine().offers(&query, None).await.unwrap();
        let packs = OfferListDto::of(packs, &operator, true, &view(shop, Role::Clerk)).unwrap();
        let packs = serde_json::to_value(packs).unwrap();
        let accounts: Vec<&Value> =
            packs["errors"].as_array().unwrap().iter().map(|error| &error["account"]).collect();
        assert!(!accounts.contains(&&json!(account)), "{packs}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sale_is_told_in_the_words_of_the_interface() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let request = order(json!({
        "number": "০১৮১২-৩৪৫৬০১", "amount": "50", "account": "soho-main", "charge": "2.5", "operator": "", "dob": null,
    }));
    shop.ledger().name_customer(&Number::stored("01812345601".to_owned()), "Karim").unwrap();
    let sale = shop.engine().sell(&request).await.unwrap();
    let told = serde_json::to_value(SaleDto::of(&sale, &view(shop, Role::Clerk))).unwrap();
    for (field, value) in [
        ("reference", json!(sale.reference.as_str())),
        ("status", json!("pending")),
        ("number", json!("01812345601")),
        ("grouped", json!("018 1234 5601")),
        ("customer", json!("Karim")),
        ("operator", json!("RB")),
        ("service", json!("prepaid")),
        ("amount", json!("50.00")),
        ("charge", json!("2.50")),
        ("total", json!("52.50")),
        ("currency", json!("BDT")),
        ("clerk", json!("clerk1")),
        ("finalAt", Value::Null),
    ] {
        assert_eq!(told[field], value, "{field}");
    }
    assert!(told["nextCheckAt"].is_string(), "it is asked about: {told}");
    assert_eq!(told["attempts"][0]["provider"], "SohojPay");
    assert!(told["createdAt"].as_str().unwrap().ends_with("+06:00"), "{told}");

    let stranger =
        serde_json::to_value(SaleDto::of(&sale, &view(shop, Role::Clerk)).for_strangers()).unwrap();
    assert_eq!(stranger["grouped"], "••• •••• •601");
    assert_eq!((&stranger["customer"], &stranger["attempts"]), (&Value::Null, &json!([])));
    assert!(!stranger.to_string().contains("1234"), "{stranger}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeat_is_stopped_with_the_earlier_sales_reference() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let request = order(json!({ "number": "01812345601", "amount": "50", "account": "soho-main" }));
    let first = shop.engine().sell(&request).await.unwrap();
    let quote = shop.engine().quote(&request).await.unwrap();
    let quote = serde_json::to_value(QuoteDto::of(&quote, &view(shop, Role::Clerk)).unwrap()).unwrap();
    assert_eq!(quote["repeat"]["reference"], first.reference.as_str());
    assert_eq!((&quote["total"], &quote["provider"]), (&json!("50.00"), &json!("SohojPay")));
    let stopped = crate::error::CommandError::from(shop.engine().sell(&request).await.unwrap_err());
    assert_eq!(
        (stopped.code, stopped.reference.as_deref()),
        ("repeat_guard", Some(first.reference.as_str()))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_there_is_to_begin_with_depends_on_who_is_there() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let locked = serde_json::to_value(Start::of(shop, None).unwrap()).unwrap();
    assert_eq!((&locked["phase"], &locked["user"]), (&json!("lock"), &Value::Null));
    assert_eq!(
        locked["users"],
        json!([
            { "name": "clerk1", "role": "clerk" },
            { "name": "owner", "role": "owner" },
        ])
    );
    assert_eq!(locked["demoPin"], "2468");
    let shop_told = &locked["shop"];
    assert_eq!((&shop_told["currency"], &shop_told["locksAfterSeconds"]), (&json!("BDT"), &json!(300)));
    assert_eq!(shop_told["services"][0], "prepaid");
    // One account of the demo sells in India, by circle.
    assert_eq!(shop_told["needsCircle"], json!(true));
    let codes: Vec<&str> =
        shop_told["operators"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes[..2], ["GP", "RB"], "nothing was sold yet: as they are known");

    let request = order(json!({ "number": "01812345601", "amount": "50", "account": "soho-main" }));
    shop.engine().sell(&request).await.unwrap();
    let clerk = SignedIn { name: "clerk1".to_owned(), role: Role::Clerk };
    let there = serde_json::to_value(Start::of(shop, Some(clerk)).unwrap()).unwrap();
    assert_eq!((&there["phase"], &there["user"]["name"]), (&json!("counter"), &json!("clerk1")));
    assert_eq!(there["shop"]["operators"][0]["code"], "RB", "what is sold most comes first");

    let empty = tempfile::tempdir().unwrap();
    let unset = Shop::open(empty.path()).unwrap();
    let begun = serde_json::to_value(Start::of(&unset, None).unwrap()).unwrap();
    assert_eq!(
        (&begun["phase"], &begun["shop"], &begun["users"]),
        (&json!("setup"), &Value::Null, &json!([]))
    );
    assert!(begun.get("demoPin").is_none(), "a real shop's PINs are nobody's to tell");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_read_while_it_is_typed() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let read = |text: &str| {
        let read = shop.engine().read_number(text, None).unwrap();
        serde_json::to_value(NumberDto::of(read, &view(shop, Role::Clerk))).unwrap()
    };
    let partial = read("0181");
    assert_eq!((&partial["state"], &partial["operator"]), (&json!("partial"), &json!("RB")));
    assert_eq!((&partial["by"], &partial["prefix"]), (&json!("prefix"), &json!("018")));
    let whole = read("+880 1812-345601");
    assert_eq!((&whole["state"], &whole["grouped"]), (&json!("complete"), &json!("018 1234 5601")));
    let wrong = read("01x");
    assert_eq!((&wrong["state"], &wrong["problem"]), (&json!("invalid"), &json!("not_a_digit")));
    assert!(shop.ledger().open_sales().unwrap().is_empty(), "reading a number writes nothing down");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_owners_figures_are_exact_text_and_agree_with_the_ledger() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let request = order(json!({ "number": "01812345600", "amount": "50", "account": "soho-main" }));
    let sold = shop.engine().sell(&request).await.unwrap();
    let calendar = shop.ledger().config().unwrap().calendar();
    let today = calendar.day_of(sold.created_at);
    let by = |by| shop.ledger().report(today, today, Some(by)).unwrap();
    let reports = DayReports {
        accounts: by(GroupBy::Account),
        operators: by(GroupBy::Operator),
        services: by(GroupBy::Service),
        clerks: by(GroupBy::Clerk),
        dues: shop.ledger().due_totals(today, today).unwrap(),
        before: Vec::new(),
    };
    let first = &reports.accounts[0];
    let report = serde_json::to_value(ReportDto::of(first).unwrap()).unwrap();
    let totals = &report["totals"];
    assert_eq!(totals["amount"], json!(first.totals.amount.to_string()));
    assert_eq!(totals["commission"], json!(first.totals.commission().unwrap().to_string()));
    // SohojPay takes it at once and delivers it later.
    assert_eq!(
        (&totals["sales"], &totals["pending"]),
        (&json!(0), &json!({ "sales": 1, "amount": "50.00" }))
    );
    let quality = shop.ledger().quality(today, today).unwrap();
    let shown = serde_json::to_value(QualityDto::from(&quality[0])).unwrap();
    let account = &shown["accounts"][0];
    assert_eq!((&account["account"], &account["attempts"]), (&json!("soho-main"), &json!(1)), "{shown}");
    assert_eq!((&account["pending"], &account["successPercent"]), (&json!(1), &json!(null)));
    assert_eq!(account["expected"], json!("0.00"), "nothing is expected of what is not delivered");
    let parts = serde_json::to_value(DayPartDto::all(&reports).unwrap()).unwrap();
    assert_eq!(parts[0]["totals"], *totals);
    assert_eq!(parts[0]["before"]["sales"], json!(0), "{parts}");
    assert_eq!((&parts[0]["onCredit"], &parts[0]["duesReceived"]), (&json!("0.00"), &json!("0.00")));
    assert_eq!(parts[0]["clerks"][0]["key"], "clerk1", "{parts}");
    let owner = view(shop, Role::Owner);
    let answer = shop.engine().balances(Some("soho-main")).await.unwrap().remove(0);
    let asked = serde_json::to_value(AskedWallet::of(answer, &owner)).unwrap();
    assert_eq!(told(&asked, &["balance", "askedAt"]), [true, true], "{asked}");
    let wallet = shop.ledger().reconcile(Some("soho-main")).unwrap().remove(0);
    let wallet = serde_json::to_value(WalletDto::of(&wallet, &owner)).unwrap();
    assert_eq!(wallet["reported"], asked["balance"], "{wallet}");
    assert_eq!(wallet["provider"], "SohojPay");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sale_on_credit_is_told_by_the_names_that_the_window_knows() {
    let demo = DemoShop::open(None).await.unwrap();
    let shop = demo.shop();
    let owner = SignedIn { name: "owner".to_owned(), role: Role::Owner };
    let form: DebtorFormDto = serde_json::from_value(
        json!({ "id": null, "name": "Karim", "phone": null, "limit": "100", "enabled": true }),
    )
    .unwrap();
    let karim = shop.save_debtor(&owner, &form.into()).unwrap();
    shop.adjust_due(&owner, karim.id, "30", "notebook").unwrap();
    let asked = |amount: &str| {
        let asked =
            json!({ "number": "01812345601", "amount": amount, "account": "soho-main", "debtor": karim.id });
        order(asked)
    };
    let clerk = view(shop, Role::Clerk);
    let quoted = async |amount: &str| {
        let quote = shop.engine().quote(&asked(amount)).await.unwrap();
        serde_json::to_value(QuoteDto::of(&quote, &clerk).unwrap()).unwrap()["debtor"].clone()
    };
    assert_eq!(
        quoted("50").await,
        json!({ "id": 1, "name": "Karim", "due": "30.00", "after": "80.00", "limit": "100.00", "over": false })
    );
    assert_eq!(quoted("71").await["over"], true);
    let refused = CommandError::from(shop.engine().sell(&asked("71")).await.unwrap_err());
    let refused = serde_json::to_value(refused).unwrap();
    assert_eq!([&refused["code"], &refused["due"], &refused["limit"]], ["over_limit", "30.00", "100.00"]);
    let sold = shop.engine().sell(&asked("50")).await.unwrap();
    let sold = shop.engine().check(&sold.reference).await.unwrap();
    let told = SaleDto::of(&sold, &clerk);
    assert_eq!(serde_json::to_value(&told).unwrap()["debtor"], json!({ "id": 1, "name": "Karim" }));
    let strangers = serde_json::to_value(told.for_strangers()).unwrap();
    assert_eq!(strangers["debtor"], Value::Null, "whose due it is, is nobody's at a locked till");
    let debtor = serde_json::to_value(DebtorDto::of(&shop.debtor(&owner, 1).unwrap(), &clerk)).unwrap();
    assert_eq!(
        debtor,
        json!({
            "id": 1, "name": "Karim", "phone": null, "due": "80.00", "open": "0.00", "limit": "100.00",
            "enabled": true, "currency": "BDT", "lastPaidAt": null,
        })
    );
    let lines = shop.due_lines(&owner, 1, 9).unwrap();
    let line = serde_json::to_value(DueLineDto::of(&lines[0], &clerk)).unwrap();
    assert_eq!(
        (&line["kind"], &line["amount"], &line["due"]),
        (&json!("sale"), &json!("50.00"), &json!("80.00"))
    );
}
