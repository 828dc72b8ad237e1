//! Lists that providers give: operators and circles. Kept for a while; never a reason to stop a sale needlessly.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};

use super::{Caller, Engine, EngineError};
use crate::{
    account::Account,
    ledger::KeptList,
    operator::Service,
    provider::{ListedCircle, ListedOperator, OperatorCodes, ReadError, match_circle, match_operator},
    sale::Order,
    wire::{NotSent, WireAnswer, WireRequest},
};

/// How long lists of operators and circles are good.
const CODES_KEPT: TimeDelta = TimeDelta::hours(24);
/// A list older than this is asked for again while nobody waits for it.
const CODES_WARM: TimeDelta = TimeDelta::hours(12);
/// A list younger than this is not asked for again although a name is missing in it.
const CODES_FRESH: TimeDelta = TimeDelta::minutes(5);

impl Engine {
    /// The provider's own operators of a service.
    pub async fn listed_operators(
        &self,
        account: &Account,
        service: Service,
    ) -> Result<Vec<ListedOperator>, EngineError> {
        let caller = self.caller(account)?;
        if !caller.provider.capability().lists_operators {
            return Err(EngineError::NotOffered);
        }
        self.operators_within(&caller, service, CODES_KEPT).await
    }

    /// The provider's own circles.
    pub async fn listed_circles(&self, account: &Account) -> Result<Vec<ListedCircle>, EngineError> {
        let caller = self.caller(account)?;
        if !caller.provider.capability().lists_circles {
            return Err(EngineError::NotOffered);
        }
        self.circles_within(&caller, CODES_KEPT).await
    }

    /// Finds what the provider's lists must tell for an order: the code of its operator.
    pub(super) async fn resolve_codes(
        &self,
        caller: &mut Caller<'_>,
        order: &Order,
    ) -> Result<(), EngineError> {
        // A circle is not part of any submission, so it is not worth a question here.
        let codes = OrderCodes { operator: &order.operator, service: order.service, circle: None };
        self.find_codes(caller, codes).await
    }

    pub(super) async fn find_codes(
        &self,
        caller: &mut Caller<'_>,
        order: OrderCodes<'_>,
    ) -> Result<(), EngineError> {
        let refused = |why| EngineError::Refused { account: caller.account.id.clone(), why };
        let is_listed = caller.provider.capability().operator_codes == OperatorCodes::Listed;
        // Where the owner has set the code, no list is asked: adapters take the owner's first.
        if is_listed && caller.account.operator_code(order.operator.as_str()).is_none() {
            let find = |list: &[ListedOperator]| {
                match_operator(order.operator, order.service, list).map(|listed| listed.code.clone())
            };
            let mut code = find(&self.operators_within(caller, order.service, CODES_KEPT).await?);
            if code.is_none() {
                code = find(&self.operators_within(caller, order.service, CODES_FRESH).await?);
            }
            caller.listed_code = Some(code.ok_or_else(|| refused(NotSent::OperatorUnknown))?);
        }
        if let Some(wanted) = order.circle
            && caller.provider.capability().lists_circles
        {
            let list = self.circles_within(caller, CODES_KEPT).await?;
            caller.circle_code = match_circle(wanted, &list).map(|circle| circle.code.clone());
        }
        Ok(())
    }

    async fn operators_within(
        &self,
        caller: &Caller<'_>,
        service: Service,
        kept: TimeDelta,
    ) -> Result<Vec<ListedOperator>, EngineError> {
        let request = |caller: &Caller<'_>| caller.provider.operators_request(service, self.context(caller));
        let read = |caller: &Caller<'_>, answer: &WireAnswer| caller.provider.read_operators(service, answer);
        self.list(caller, &operators_key(service), kept, request, read).await
    }

    async fn circles_within(
        &self,
        caller: &Caller<'_>,
        kept: TimeDelta,
    ) -> Result<Vec<ListedCircle>, EngineError> {
        let request = |caller: &Caller<'_>| caller.provider.circles_request(self.context(caller));
        let read = |caller: &Caller<'_>, answer: &WireAnswer| caller.provider.read_circles(answer);
        self.list(caller, CIRCLES, kept, request, read).await
    }

    /// The operators of a service that the provider listed when it was last asked, however long ago.
    pub(super) fn operators_kept(
        &self,
        account: &Account,
        service: Service,
    ) -> Result<Option<Vec<ListedOperator>>, EngineError> {
        Ok(self.kept(&account.id, &operators_key(service))?.map(|kept| kept.items))
    }

    /// Asks the providers whose lists a sale needs for those that are missing or grow old, so that no sale waits for
    /// them: to be called when the till starts and now and then afterwards. One that cannot be asked is asked by the sale.
    pub async fn warm_lists(&self) -> Result<(), EngineError> {
        let shop = self.parts.ledger.config()?;
        let asking = shop.accounts.iter().filter(|account| account.enabled).map(|account| async move {
            if let Err(error) = self.warm_lists_of(account).await {
                tracing::info!(account = account.id, %error, "the provider's lists could not be asked for now");
            }
        });
        futures_util::future::join_all(asking).await;
        Ok(())
    }

    /// One list after the other: they count against the provider's request limit.
    async fn warm_lists_of(&self, account: &Account) -> Result<(), EngineError> {
        let capability = self.provider(account)?.capability();
        if capability.operator_codes != OperatorCodes::Listed && !capability.lists_circles {
            return Ok(());
        }
        let caller = self.caller(account)?;
        if capability.operator_codes == OperatorCodes::Listed {
            for service in Service::ALL {
                match self.operators_within(&caller, service, CODES_WARM).await {
                    // Not a service of this provider's.
                    Ok(_) | Err(EngineError::Refused { why: NotSent::NotSoldHere, .. }) => {}
                    // A service that it does not list for this account.
                    Err(EngineError::Read(error)) => {
                        tracing::info!(account = account.id, %service, %error, "no list of operators");
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        if capability.lists_circles {
            self.circles_within(&caller, CODES_WARM).await?;
        }
        Ok(())
    }

    /// A list, the kept one if it is younger than `good_for`.
    async fn list<'a, T: Serialize + DeserializeOwned>(
        &self,
        caller: &Caller<'a>,
        key: &str,
        good_for: TimeDelta,
        request: impl FnOnce(&Caller<'a>) -> Result<WireRequest, NotSent>,
        read: impl FnOnce(&Caller<'a>, &WireAnswer) -> Result<Vec<T>, ReadError>,
    ) -> Result<Vec<T>, EngineError> {
        let kept = self.kept(&caller.account.id, key)?;
        match kept.filter(|kept| self.is_younger(kept, good_for)) {
            Some(kept) => Ok(kept.items),
            None => Ok(self.asked(caller, key, request, read).await?.items),
        }
    }

    /// A kept list, whatever its age; one that this program cannot read is as good as none.
    pub(super) fn kept<T: DeserializeOwned>(
        &self,
        account: &str,
        key: &str,
    ) -> Result<Option<Kept<T>>, EngineError> {
        let list = self.parts.ledger.kept_list(account, key)?;
        Ok(list.and_then(|list| {
            let items = serde_json::from_str(&list.json).ok()?;
            Some(Kept { items, fetched_at: list.fetched_at })
        }))
    }

    pub(super) fn is_younger<T>(&self, kept: &Kept<T>, than: TimeDelta) -> bool {
        self.parts.clock.now().signed_duration_since(kept.fetched_at) < than
    }

    /// A list as the provider gives it now, which is kept.
    pub(super) async fn asked<'a, T: Serialize>(
        &self,
        caller: &Caller<'a>,
        key: &str,
        request: impl FnOnce(&Caller<'a>) -> Result<WireRequest, NotSent>,
        read: impl FnOnce(&Caller<'a>, &WireAnswer) -> Result<Vec<T>, ReadError>,
    ) -> Result<Kept<T>, EngineError> {
        let account = &caller.account.id;
        let fetched_at = self.parts.clock.now();
        let request =
            request(caller).map_err(|why| EngineError::Refused { account: account.clone(), why })?;
        let answer = self.ask(caller.account, request).await?;
        let items = read(caller, &answer).map_err(|error| caller.hide(error))?;
        // Keeping it only saves the next question.
        if let Ok(json) = serde_json::to_string(&items)
            && let Err(error) = self.parts.ledger.keep_list(account, key, &KeptList { json, fetched_at })
        {
            tracing::warn!(%account, key, %error, "a list could not be kept");
        }
        Ok(Kept { items, fetched_at })
    }
}

/// A list and when the provider gave it.
pub(super) struct Kept<T> {
    pub items: Vec<T>,
    pub fetched_at: DateTime<Utc>,
}

const CIRCLES: &str = "circles";

fn operators_key(service: Service) -> String {
    format!("operators:{service}")
}

/// What codes are looked up for.
pub(super) struct OrderCodes<'a> {
    pub operator: &'a crate::operator::OperatorCode,
    pub service: Service,
    pub circle: Option<&'a str>,
}
