//! A running simulator, as tests and the demo hold it.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::JoinHandle;

use crate::delivery;
use crate::desk::Desk;
use crate::fault::{Endpoint, Fault};
use crate::kind::Kind;
use crate::message::{Reply, Request};
use crate::money::Amount;
use crate::providers::{self, Provider};
use crate::server::{self, Handler};
use crate::settings::Settings;
use crate::world::{Execution, State, World};

/// One provider, running on 127.0.0.1. It stops when this is dropped.
pub struct Simulator {
    kind: Kind,
    port: u16,
    inner: Arc<Inner>,
    task: JoinHandle<()>,
}

/// What the server task and the handle share.
struct Inner {
    provider: &'static dyn Provider,
    world: Mutex<World>,
}

impl Simulator {
    /// Starts the provider in tasks of its own; needs a running tokio runtime.
    ///
    /// # Errors
    /// When the port cannot be bound, or the opening balance is not a decimal amount.
    pub async fn start(kind: Kind, settings: Settings) -> io::Result<Simulator> {
        let wallet = Amount::parse(&settings.opening_balance)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "opening_balance is not an amount"))?;
        let provider = providers::of(kind);
        let mut keys = provider.default_keys(settings.test_environment);
        keys.extend(settings.keys.clone());
        let (listener, port) = server::bind(settings.port).await?;
        let inner = Arc::new(Inner { provider, world: Mutex::new(World::new(settings, keys, wallet)) });
        let handler: Arc<dyn Handler> = Arc::<Inner>::clone(&inner);
        let task = server::spawn(listener, handler);
        Ok(Simulator { kind, port, inner, task })
    }

    /// Which provider this is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The base URL in the form that the contract gives for this provider.
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.inner.provider.base_path())
    }

    /// The account's keys under the contract's names.
    pub fn keys(&self) -> BTreeMap<String, String> {
        self.inner.world().keys.clone()
    }

    /// Replaces the keys named; the others stay.
    pub fn set_keys(&self, keys: BTreeMap<String, String>) {
        self.inner.world().keys.extend(keys);
    }

    /// Lets the next `times` requests to `on` suffer `fault`. Injections queue up; each beats magic numbers.
    pub fn inject(&self, fault: Fault, on: Endpoint, times: u32) {
        self.inner.world().injections.push((fault, on, times));
    }

    /// Forgets injections not used up.
    pub fn clear_injections(&self) {
        self.inner.world().injections.clear();
    }

    /// Every transaction in the provider's books, oldest first, whatever became of it.
    pub fn executions(&self) -> Vec<Execution> {
        let mut world = self.inner.world();
        world.settle_due();
        world.executions()
    }

    /// Those that took money and did not fail.
    pub fn executed(&self) -> Vec<Execution> {
        self.executions().into_iter().filter(|known| known.state != State::Failed).collect()
    }

    /// Every request seen, also refused ones, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.inner.world().requests.clone()
    }

    /// Forgets the requests seen so far.
    pub fn clear_requests(&self) {
        self.inner.world().requests.clear();
    }

    /// The wallet, a decimal string in currency units with at least two places.
    pub fn wallet(&self) -> String {
        let mut world = self.inner.world();
        world.settle_due();
        world.wallet.money()
    }

    /// Sets the wallet; false, and no change, when the text is not an amount.
    pub fn set_wallet(&self, balance: &str) -> bool {
        let Some(balance) = Amount::parse(balance) else {
            return false;
        };
        self.inner.world().wallet = balance;
        true
    }

    /// Moves every pending transaction to `state` now.
    pub fn settle_all(&self, state: State) {
        let mut world = self.inner.world();
        let pending: Vec<usize> = world
            .transactions
            .iter()
            .enumerate()
            .filter(|(_, known)| known.state == State::Pending)
            .map(|(index, _)| index)
            .collect();
        for index in pending {
            world.change(index, state);
        }
    }

    /// Reverses one transaction now, also one that succeeded; false when it is not known.
    pub fn reverse(&self, provider_reference: &str) -> bool {
        let mut world = self.inner.world();
        let Some(index) = world.by_provider_reference(provider_reference) else {
            return false;
        };
        world.change(index, State::Reversed);
        true
    }

    /// iRecharge: ends the session of every offer handed out so far.
    pub fn expire_offers(&self) {
        for offer in &mut self.inner.world().offers {
            offer.expire();
        }
    }

    /// Time before every answer from now on.
    pub fn set_latency(&self, latency: Duration) {
        self.inner.world().settings.latency = latency;
    }

    /// Changes settings while running; the port, the opening balance and the keys given there are not read again.
    pub fn update(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.inner.world().settings);
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Inner {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Handler for Inner {
    fn latency(&self) -> Duration {
        self.world().settings.latency
    }

    fn drip_interval(&self) -> Duration {
        self.world().settings.drip_interval
    }

    fn handle(&self, request: Request) -> (Reply, Option<Fault>) {
        let mut world = self.world();
        let injected = world.take_injection(self.provider.endpoint(&request));
        let replaced = injected.as_ref().is_some_and(Fault::replaces_execution);
        let (mut reply, fault) = if replaced {
            (Reply::nothing(), injected)
        } else {
            world.settle_due();
            let mut desk = Desk::new(&mut world, injected);
            let reply = self.provider.answer(&request, &mut desk);
            (reply, desk.fault)
        };
        if let Some(fault) = &fault {
            reply = delivery::distort(reply, fault, |status| self.provider.refusal(status));
        }
        let reply = self.provider.finish(reply, &mut world, replaced);
        world.requests.push(request);
        (reply, fault)
    }
}
