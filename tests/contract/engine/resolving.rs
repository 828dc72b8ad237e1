//! A person's word: only on an unknown sale, only by the owner, only with a reason, only once.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use simulators::{Endpoint, Fault, Kind, When};
use tillup_core::{
    access::{Action, Role, SignedIn},
    engine::EngineError,
    ledger::Ledger,
    ports::Exchange,
    reference::Reference,
    sale::{Reason, Sale, Status},
    wire::{ExchangeError, NotSent, WireAnswer, WireRequest},
};
use tillup_providers::exchange::HttpExchange;
use tillup_tests::{TestShop, assert_sound};

async fn unknown(shop: &TestShop, number: &str) -> Sale {
    shop.only_simulator().inject(Fault::Reset(When::After), Endpoint::Submit, 1);
    let sale = shop.sell("autoflexi", "GP", number, "50").await.unwrap();
    assert_eq!(sale.status(), Status::Unknown);
    sale
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_unknown_sale_can_be_resolved() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let pending = shop.sell("autoflexi", "GP", "01712345603", "50").await.unwrap();
    let failed = shop.sell("autoflexi", "GP", "01712345605", "50").await.unwrap();
    let succeeded = shop.sell("autoflexi", "GP", "01712345601", "50").await.unwrap();
    shop.settle_all().await;
    for (sale, status) in
        [(pending, Status::Pending), (failed, Status::Failed), (succeeded, Status::Succeeded)]
    {
        assert_eq!(shop.sale(&sale.reference).status(), status);
        for succeeded in [true, false] {
            let error = shop.engine().resolve(&sale.reference, succeeded, "owner", "because").unwrap_err();
            assert!(matches!(error, EngineError::NotUnknown(found) if found == status), "{error}");
        }
    }
    let nobody = Reference::stored("NOSUCHSALE");
    assert_eq!(shop.engine().resolve(&nobody, true, "owner", "because").unwrap_err().code().0, "not_found");
    assert_sound(&shop, "refused resolutions");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_is_needed_and_the_first_word_stands() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let sale = unknown(&shop, "01712345670").await;
    for empty in ["", "  ", "\n\t"] {
        let error = shop.engine().resolve(&sale.reference, true, "owner", empty).unwrap_err();
        assert_eq!(error.code().0, "reason_needed");
    }
    let resolved = shop.engine().resolve(&sale.reference, false, "owner", "  no top-up came  ").unwrap();
    assert_eq!((resolved.status(), resolved.reason()), (Status::Failed, Some(Reason::ResolvedByPerson)));
    let word = resolved.resolution.unwrap();
    assert_eq!((word.by.as_str(), word.why.as_str()), ("owner", "no top-up came"));
    let error = shop.engine().resolve(&sale.reference, true, "owner", "it came after all").unwrap_err();
    assert!(matches!(error, EngineError::NotUnknown(Status::Failed)), "{error}");
    shop.settle_all().await;
    assert_eq!(shop.sale(&sale.reference).status(), Status::Failed, "nobody asks about it again");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_owner_may_resolve() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let clerk = SignedIn { name: "clerk1".to_owned(), role: Role::Clerk };
    assert!(shop.shop().require(&clerk, Action::Resolve).is_err());
    assert!(shop.shop().require(&TestShop::owner(), Action::Resolve).is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resolved_success_counts_in_the_totals_and_moves_the_wallet() {
    let shop = TestShop::with(Kind::AutoFlexi).await;
    let sale = unknown(&shop, "01712345670").await;
    let today = shop.shop().ledger().config().unwrap().calendar().day_of(sale.created_at);
    let totals = || shop.shop().ledger().report(today, today, None).unwrap().remove(0).totals;
    assert_eq!((totals().sales, totals().unknown.sales), (0, 1));
    shop.engine().resolve(&sale.reference, true, "owner", "the customer has it").unwrap();
    assert_eq!((totals().sales, totals().unknown.sales), (1, 0));
    assert_eq!(totals().amount.to_string(), "50.00");
    assert_eq!(totals().commission_by_rate.to_string(), "1.50");
    crate::end::assert_wallets_agree(&shop, "resolved");
}

/// Takes the provider's id out of the answer to a submission.
struct WithoutId(HttpExchange);

#[async_trait]
impl Exchange for WithoutId {
    async fn send(&self, request: WireRequest) -> Result<WireAnswer, ExchangeError> {
        let mut answer = self.0.send(request).await?;
        let text = String::from_utf8(answer.body).unwrap();
        answer.body = text.replace("trx_id", "nothing").into_bytes();
        Ok(answer)
    }

    async fn reach(&self, base_url: &str) -> Result<Duration, NotSent> {
        self.0.reach(base_url).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_that_was_accepted_without_an_id_to_ask_by_can_be_resolved() {
    let mut shop = TestShop::with(Kind::AutoFlexi).await;
    shop.set_exchange(Arc::new(WithoutId(HttpExchange::default())));
    shop.reopen();
    let sale = shop.sell("autoflexi", "GP", "01712345670", "50").await.unwrap();
    assert_eq!(sale.status(), Status::Pending);
    shop.settle_all().await;
    let left = shop.sale(&sale.reference);
    assert_eq!((left.status(), left.reason()), (Status::Unknown, Some(Reason::UnreadableAnswer)));
    let evidence = &left.last_attempt().unwrap().evidence;
    assert!(evidence.wallet_after < evidence.wallet_before, "{evidence:?}");
    let resolved = shop.engine().resolve(&sale.reference, true, "owner", "the wallet paid for it").unwrap();
    assert_eq!(resolved.status(), Status::Succeeded);
    assert_sound(&shop, "accepted without an id");
}
