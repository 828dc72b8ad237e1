//! Balances: asked, kept, and compared as evidence where a provider has no reference of ours.

use chrono::{DateTime, Utc};

use super::{Caller, Engine, EngineError, schedule::next_check};
use crate::{
    ledger::Change,
    money::Money,
    sale::{Attempt, Evidence, Reason, Sale, Status},
};

/// Sales between two balances that are counted; beyond that they are many.
const COUNTED: u32 = 100;

/// What asking for one account's balance gave.
#[derive(Debug)]
pub struct BalanceAnswer {
    /// The account.
    pub account: String,
    /// Its provider.
    pub provider: String,
    /// Its currency.
    pub currency: crate::money::Currency,
    /// The balance, or why there is none.
    pub balance: Result<Money, EngineError>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
}

impl Engine {
    /// Asks for the balance of the named account, or of all that are switched on, all at once.
    pub async fn balances(&self, account: Option<&str>) -> Result<Vec<BalanceAnswer>, EngineError> {
        let shop = self.parts.ledger.config()?;
        if let Some(id) = account {
            shop.account(id).ok_or_else(|| EngineError::NoSuchAccount(id.to_owned()))?;
        }
        let wanted = shop
            .accounts
            .iter()
            .filter(|candidate| account.map_or(candidate.enabled, |id| candidate.id == id));
        let asking = wanted.map(|account| async move {
            let asked_at = self.parts.clock.now();
            let balance = match self.caller(account) {
                Ok(caller) => self.balance_of(&caller).await,
                Err(error) => Err(error),
            };
            BalanceAnswer {
                account: account.id.clone(),
                provider: account.provider.clone(),
                currency: account.currency,
                balance,
                asked_at,
            }
        });
        Ok(futures_util::future::join_all(asking).await)
    }

    /// Asks for the balance and keeps it.
    pub(super) async fn balance_of(&self, caller: &Caller<'_>) -> Result<Money, EngineError> {
        let request = caller
            .provider
            .balance_request(self.context(caller))
            .map_err(|why| EngineError::Refused { account: caller.account.id.clone(), why })?;
        let asked_at = self.parts.clock.now();
        let answer = self.ask(caller.account, request).await?;
        let balance = caller.provider.read_balance(&answer).map_err(|error| caller.hide(error))?;
        if balance.currency() == caller.account.currency {
            self.parts.ledger.record_balance(&caller.account.id, balance, asked_at)?;
        }
        Ok(balance)
    }

    /// Asks once for the balance of a wallet that the ledger has never seen, so that its opening is known before the
    /// first sale moves it. A provider that does not answer does not stop the sale.
    pub(super) async fn open_wallet(&self, caller: &Caller<'_>) -> Result<(), EngineError> {
        if self.parts.ledger.wallet(&caller.account.id)?.computed.is_none()
            && let Err(error) = self.balance_of(caller).await
        {
            tracing::info!(account = caller.account.id, %error, "the wallet's opening balance is not known yet");
        }
        Ok(())
    }

    /// The balance before a submission, as evidence; nothing where it cannot be had.
    pub(super) async fn balance_evidence_before(&self, caller: &Caller<'_>) -> Evidence {
        let before = self.balance_of(caller).await.ok();
        Evidence { wallet_before: before, ..Evidence::default() }
    }

    /// For an attempt that cannot be looked up: the balance after it, beside the balance before. It is shown to a person
    /// and decides nothing by itself. It is taken again only while that can make it clearer: as long as other sales are
    /// open, until there is one with none in between.
    pub(super) async fn compare_wallets(
        &self,
        caller: &Caller<'_>,
        sale: &Sale,
        attempt: &Attempt,
    ) -> Result<Sale, EngineError> {
        let balance = self.balance_of(caller).await;
        let open = self.parts.ledger.wallet(&caller.account.id)?.open_attempts.saturating_sub(1);
        let others = open.saturating_add(self.sold_since(caller, sale)?);
        let known = &attempt.evidence;
        let is_clear = known.wallet_after.is_some() && known.others_open == Some(0);
        let blurs_less =
            known.wallet_after.is_none() || known.others_open.is_none_or(|before| others <= before);
        let now = self.parts.clock.now();
        let evidence = match &balance {
            Ok(after) if !is_clear && blurs_less => {
                Evidence { wallet_after: Some(*after), others_open: Some(others), ..Evidence::default() }
            }
            _ => Evidence::default(),
        };
        let is_best = is_clear || (balance.is_ok() && open == 0);
        let change = Change {
            // Accepted without an id to ask by: nothing will ever tell, so a person must be able to.
            status: Status::Unknown,
            reason: attempt.reason.or(Some(Reason::UnreadableAnswer)),
            evidence,
            commission: sale.commission,
            next_check_at: (!is_best).then(|| next_check(now, attempt.checks)),
            resolution: None,
            at: now,
        };
        self.write_down(&attempt.reference, change).await
    }

    /// Sales through the account that succeeded since this one was written down: they moved the wallet too.
    fn sold_since(&self, caller: &Caller<'_>, sale: &Sale) -> Result<u32, EngineError> {
        let provider = [caller.account.provider.as_str()];
        let successes = self.parts.ledger.recent_successes(&provider, sale.created_at, COUNTED)?;
        let mut sold = 0;
        for reference in successes {
            let other = self.parts.ledger.sale(&reference)?;
            let is_theirs = other.is_some_and(|other| {
                other
                    .attempts
                    .iter()
                    .any(|one| one.reference == reference && one.account == caller.account.id)
            });
            sold += u32::from(is_theirs);
        }
        Ok(sold)
    }
}

impl Caller<'_> {
    /// The provider's words on one line, without our keys in them.
    pub(super) fn hide(&self, error: crate::provider::ReadError) -> EngineError {
        use crate::provider::ReadError;
        EngineError::Read(match error {
            ReadError::Refused { reason, message } => ReadError::Refused {
                reason,
                message: one_line(&self.keys.hide_in(&message)).chars().take(500).collect(),
            },
            ReadError::Unreadable => ReadError::Unreadable,
        })
    }
}

/// Words of others are data: ends of lines and commands to a terminal in them are blanks.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
