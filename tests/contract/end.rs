//! How every case ends: with the faults gone and the grace time over, ledger and provider agree.

use simulators::State;
use tillup_core::{
    ledger::Ledger,
    money::Money,
    sale::{Reason, Sale, Status},
};
use tillup_tests::{TestShop, assert_agreed, assert_sound, is_of};

use crate::cases::Case;

/// Lets a case come to its end and checks it.
pub async fn comes_to_agree(case: Case, shop: &TestShop, context: &str) {
    assert_sound(shop, context);
    for account in shop.accounts() {
        account.simulator.clear_injections();
    }
    shop.settle_all().await;
    if !case.has_our_reference(shop) {
        for sale in shop.sales() {
            if sale.status() == Status::Unknown {
                only_a_person_ends(shop, &sale, context).await;
            }
        }
    }
    assert_agreed(shop, context);
    assert_wallets_agree(shop, context);
}

/// The ledger's wallets hold what the providers say they hold. Only where nothing is open.
pub fn assert_wallets_agree(shop: &TestShop, context: &str) {
    if !shop.shop().ledger().open_sales().unwrap().is_empty() {
        return;
    }
    for account in shop.accounts() {
        let wallet = shop.shop().ledger().wallet(&account.spec.id).unwrap();
        let Some(computed) = wallet.computed else { continue };
        let theirs = Money::parse(&account.simulator.wallet(), computed.currency()).unwrap();
        assert_eq!(
            computed, theirs,
            "{context}: the wallet of {} by the ledger and by the provider",
            account.spec.id
        );
    }
}

/// A sale that its provider cannot look up: it stays unknown however much time passes, the wallet before and after lies
/// beside it, and what a person says ends it.
async fn only_a_person_ends(shop: &TestShop, sale: &Sale, context: &str) {
    shop.clock().advance_days(40);
    shop.settle_all().await;
    let sale = shop.sale(&sale.reference);
    assert_eq!(sale.status(), Status::Unknown, "{context}: age is no evidence");
    let attempt = sale.last_attempt().unwrap();
    let account = shop.accounts().iter().find(|known| known.spec.id == attempt.account).unwrap();
    account.simulator.settle_all(State::Succeeded);
    let executions = account.simulator.executions();
    let held = executions.iter().any(|execution| {
        is_of(execution, attempt, &sale) && matches!(execution.state, State::Succeeded | State::Pending)
    });
    if attempt.evidence.provider_reference.is_none() {
        let evidence = &attempt.evidence;
        if let Some(before) = evidence.wallet_before {
            let after =
                evidence.wallet_after.unwrap_or_else(|| panic!("{context}: no balance after: {evidence:?}"));
            let taken = before.minus(after).unwrap();
            let expected = if held { sale.order.amount } else { Money::zero(sale.order.amount.currency()) };
            assert_eq!(taken, expected, "{context}: what the wallets show was taken");
            assert_eq!(evidence.others_open, Some(0), "{context}: nothing else was open");
        }
    }
    let resolved = shop
        .engine()
        .resolve(&sale.reference, held, tillup_tests::OWNER, "asked the provider by telephone")
        .unwrap_or_else(|error| panic!("{context}: {error}"));
    let expected =
        if held { (Status::Succeeded, None) } else { (Status::Failed, Some(Reason::ResolvedByPerson)) };
    assert_eq!((resolved.status(), resolved.reason()), expected, "{context}: a person's word counts");
    let word = resolved.resolution.unwrap_or_else(|| panic!("{context}: the person's word is not kept"));
    assert_eq!(
        (word.by.as_str(), word.why.as_str()),
        (tillup_tests::OWNER, "asked the provider by telephone")
    );
    assert_sound(shop, context);
}
