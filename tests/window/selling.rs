//! Sales by keyboard alone, and what becomes of them on the screen.

use serde_json::json;
use simulators::{Kind, State};
use tillup_tests::PIN;

use crate::{
    hands::Hands,
    session::{Session, named},
    till::{CLERK, Till},
    words::word,
};

/// The most keys that a sale may take, with all digits of the number.
const MOST_PRESSES: usize = 20;

/// A sale that this provider takes.
struct Usual {
    kind: Kind,
    operator: &'static str,
    number: &'static str,
    amount: &'static str,
}

const fn usual(kind: Kind, operator: &'static str, number: &'static str, amount: &'static str) -> Usual {
    Usual { kind, operator, number, amount }
}

/// Waits until the window has told the operator, or that nobody can.
async fn operator_was_asked_for(session: &Session) {
    session.wait("[data-testid=\"sale-reason\"]:not(:empty)").await;
    let asking = word("en", "sale", "sale-detecting");
    while session.find("sale-reason").await.text().await.unwrap() == asking {}
}

/// Presses the key that stands at the operator's button, if nothing told the operator.
async fn choose_operator(session: &Session, hands: &Hands<'_>, code: &str) {
    let chip = session.wait(&format!("[data-testid=\"sale-operator\"][data-code=\"{code}\"]")).await;
    if chip.attr("aria-pressed").await.unwrap().as_deref() != Some("true") {
        let key = chip.attr("aria-keyshortcuts").await.unwrap().unwrap();
        hands.press(&key).await;
    }
    session
        .wait(&format!("[data-testid=\"sale-operator\"][data-code=\"{code}\"][aria-pressed=\"true\"]"))
        .await;
}

/// One sale from the lock to the end: by keys to whatever has the focus, without a click.
async fn sells_by_keyboard(sale: Usual) {
    let till = Till::with(sale.kind).await;
    let session = till.open().await;
    session.screen("lock").await;
    Hands::on(&session).write(PIN).await;
    Hands::on(&session).press("Enter").await;
    session.screen("counter").await;
    session.wait_focus("#sale-number").await;

    let hands = Hands::on(&session);
    hands.write(sale.number).await;
    session.wait("#sale-number[aria-invalid=\"false\"]").await;
    operator_was_asked_for(&session).await;
    choose_operator(&session, &hands, sale.operator).await;
    hands.press("Enter").await;
    session.wait_focus("#sale-amount").await;
    hands.write(sale.amount).await;
    hands.press("Enter").await;
    hands.read_review().await;
    let total = session.value("review-total").await;
    session.screenshot(&format!("review-{}", sale.kind.id())).await;
    assert_eq!(till.account().submissions(), 0, "nothing leaves before the review is confirmed");
    hands.press("Enter").await;
    let presses = hands.presses();

    let done = session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    let reference = done.attr("data-reference").await.unwrap();
    session.wait_focus("#sale-number").await;
    let left = session.run("return document.getElementById('sale-number').value").await;
    session.close().await;

    assert!(presses <= MOST_PRESSES, "{} keys", presses);
    assert_eq!(total, format!("{}.00", sale.amount));
    assert_eq!(left, json!(""), "the form is free for the next customer");
    let sold = till.only_sale();
    assert_eq!(sold["status"], "succeeded");
    assert_eq!(sold["reference"].as_str(), reference.as_deref());
    assert_eq!(
        (sold["number"].as_str(), sold["operator"].as_str()),
        (Some(sale.number), Some(sale.operator))
    );
    assert_eq!(sold["amount"], format!("{}.00", sale.amount));
    assert_eq!(sold["attempts"].as_array().unwrap().len(), 1);
    assert_eq!(till.account().submissions(), 1);
    let executed = till.simulator().executed();
    assert_eq!(executed.len(), 1, "charged once");
    assert_eq!(executed[0].amount, format!("{}.00", sale.amount));
}

macro_rules! sold_by_keyboard {
    ($($name:ident: $kind:ident $operator:literal $number:literal $amount:literal;)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        #[ignore = "needs a display: make test-window"]
        async fn $name() {
            sells_by_keyboard(usual(Kind::$kind, $operator, $number, $amount)).await;
        }
    )*};
}

sold_by_keyboard! {
    a_sale_by_keyboard_through_sohojpay: SohojPay "RB" "01812345601" "50";
    a_sale_by_keyboard_through_autoflexi: AutoFlexi "GP" "01712345601" "50";
    a_sale_by_keyboard_through_irecharge: IRecharge "BL" "01912345601" "50";
    a_sale_by_keyboard_through_the_open_api: RechargeOpenApi "AIRTEL" "9876543201" "99";
    a_sale_by_keyboard_through_tymk: Tymk "BSNL" "9476543201" "99";
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_pack_is_searched_chosen_and_sold_by_keyboard() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    session.wait_focus("#sale-number").await;
    hands.write("01812345601").await;
    session.wait("[data-testid=\"offer-item\"]").await;
    hands.press("F2").await;
    session.wait_focus("[data-testid=\"offer-search\"]").await;
    hands.write("1gb").await;
    session.wait("[data-testid=\"offer-item\"][data-offer-id=\"9495\"][aria-selected=\"true\"]").await;
    session.screenshot("packs-search").await;
    hands.press("Enter").await;
    session.wait_focus("#sale-amount").await;
    session.find("sale-pack").await;
    hands.press("Enter").await;
    hands.read_review().await;
    assert_eq!(session.value("review-total").await, "38.00", "the pack's price is the amount");
    hands.press("Enter").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"succeeded\"]").await;
    session.close().await;

    let sold = till.only_sale();
    assert_eq!((sold["status"].as_str(), sold["amount"].as_str()), (Some("succeeded"), Some("38.00")));
    assert_eq!(sold["offer"]["id"], "9495");
    assert_eq!(till.simulator().executed().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_pending_sale_settles_by_itself_while_the_next_customer_is_served() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    session.run("window.sameAsBefore = true").await;
    let hands = Hands::on(&session);
    let pending = hands.sell("01812345603", "50").await;
    let card = |status: &str| {
        format!("{}[data-reference=\"{pending}\"][data-status=\"{status}\"]", named("sale-result"))
    };
    session.wait(&card("pending")).await;

    hands.sell("01812345701", "20").await;
    session.wait(&format!("{}[data-status=\"succeeded\"]", named("sale-result"))).await;
    session.wait(&card("pending")).await;
    session.screenshot("strip").await;

    till.simulator().settle_all(State::Succeeded);
    session.wait(&card("succeeded")).await;
    let same = session.run("return window.sameAsBefore").await;
    session.close().await;
    assert_eq!(same, json!(true), "the page was not loaded anew");
    let sales = till.sales();
    assert_eq!(sales.len(), 2);
    assert!(sales.iter().all(|sale| sale["status"] == "succeeded"), "{sales:?}");
    assert_eq!(till.account().submissions(), 2, "each was sent once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a display: make test-window"]
async fn a_refusal_says_that_nothing_was_charged() {
    let till = Till::with(Kind::SohojPay).await;
    let session = till.open_as(CLERK).await;
    let hands = Hands::on(&session);
    hands.sell("01812345606", "50").await;
    session.wait("[data-testid=\"sale-result\"][data-status=\"failed\"]").await;
    hands.press("F8").await;
    let detail = session.find("sale-detail").await.text().await.unwrap();
    session.screenshot("failed").await;
    session.close().await;
    for id in ["reason-insufficient-balance", "state-failed.money", "reason-insufficient-balance.todo"] {
        let words = word("en", "states", id);
        assert!(detail.contains(&words), "{words:?} is not in {detail:?}");
    }
    assert_eq!(till.only_sale()["reason"], "insufficient_balance");
    assert!(till.simulator().executed().is_empty());
}
