//! The five providers: each turns a request into its documented answer.

mod autoflexi;
mod irecharge;
mod recharge_open_api;
mod sohojpay;
mod tymk;

use std::collections::BTreeMap;

use crate::desk::Desk;
use crate::fault::Endpoint;
use crate::kind::Kind;
use crate::message::{Reply, Request};
use crate::world::World;

pub(crate) use irecharge::IssuedOffer;

/// What the shared plumbing needs of a provider.
pub(crate) trait Provider: Send + Sync {
    /// What follows the origin in the base URL.
    fn base_path(&self) -> &'static str;

    /// Keys under the contract's names.
    fn default_keys(&self, test_environment: bool) -> BTreeMap<String, String>;

    /// What the request is for, by its path alone; `None` where nothing is.
    fn endpoint(&self, request: &Request) -> Option<Endpoint>;

    /// The documented answer, or the documented refusal.
    fn answer(&self, request: &Request, desk: &mut Desk<'_>) -> Reply;

    /// The documented error body under this HTTP status, for faults.
    fn refusal(&self, status: u16) -> Reply;

    /// What every answer carries; `replaced` when a fault kept the request from [`Provider::answer`].
    fn finish(&self, reply: Reply, _world: &mut World, _replaced: bool) -> Reply {
        reply
    }
}

/// The provider of a kind.
pub(crate) fn of(kind: Kind) -> &'static dyn Provider {
    match kind {
        Kind::SohojPay => &sohojpay::SohojPay,
        Kind::AutoFlexi => &autoflexi::AutoFlexi,
        Kind::IRecharge => &irecharge::IRecharge,
        Kind::RechargeOpenApi => &recharge_open_api::RechargeOpenApi,
        Kind::Tymk => &tymk::Tymk,
    }
}

fn keys(named: &[(&str, &str)]) -> BTreeMap<String, String> {
    named.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Operator codes in Bangladesh; two documents leave their list blank, and iRecharge's list has these.
const BD_OPERATORS: [&str; 6] = ["GP", "RB", "AT", "BL", "TT", "SK"];
