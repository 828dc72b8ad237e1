//! What the owner sets in a shop that is running.

mod accounts;
mod rates;
mod routing;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use simulators::{Kind, Simulator, State};
use tillup_core::{access::SignedIn, engine::SellRequest, ports::Clock, sale::Sale};
use tillup_shop::{Outside, Shop};

use crate::hand::*;

/// A clock that stands until it is set.
struct Standing(Mutex<DateTime<Utc>>);

#[async_trait]
impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    async fn sleep(&self, duration: Duration) {
        *self.0.lock().unwrap() += TimeDelta::from_std(duration).unwrap();
        tokio::task::yield_now().await;
    }
}

/// A shop with two accounts at simulated SohojPays, whose commission goes by rate, and its clock.
struct Running {
    hand: Hand,
    owner: SignedIn,
    clock: Arc<Standing>,
    simulators: [Simulator; 2],
}

impl Running {
    async fn start(at: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = Arc::new(TestKeys::default());
        let clock = Arc::new(Standing(Mutex::new(at.parse().unwrap())));
        let outside = Outside { keys: Some(keys.clone()), clock: clock.clone(), ..Outside::default() };
        let shop = Arc::new(Shop::open_with(folder.path(), outside).unwrap());
        let owner = shop.set_up(new_shop()).unwrap();
        let simulators = [simulator(Kind::SohojPay).await, simulator(Kind::SohojPay).await];
        for (id, simulator) in ["one", "two"].into_iter().zip(&simulators) {
            shop.add_account(new_account(id, simulator), &owner).await.unwrap().balance.unwrap();
        }
        Self { hand: Hand { shop, keys, folder }, owner, clock, simulators }
    }

    fn shop(&self) -> &Arc<Shop> {
        &self.hand.shop
    }

    fn set(&self, at: &str) {
        *self.clock.0.lock().unwrap() = at.parse().unwrap();
    }

    async fn sell(&self, account: Option<&str>, operator: &str, number: &str, amount: &str) -> Sale {
        let request = SellRequest {
            number: number.to_owned(),
            amount: Some(amount.to_owned()),
            operator: Some(operator.to_owned()),
            account: account.map(str::to_owned),
            again: true,
            clerk: self.owner.name.clone(),
            ..SellRequest::default()
        };
        self.shop().engine().sell(&request).await.unwrap()
    }

    /// Sells, and lets the provider bring it to its end.
    async fn sold(&self, account: Option<&str>, operator: &str, number: &str, amount: &str) -> Sale {
        let sale = self.sell(account, operator, number, amount).await;
        if !sale.status().is_open() {
            return sale;
        }
        for simulator in &self.simulators {
            simulator.settle_all(State::Succeeded);
        }
        self.shop().engine().check(&sale.attempts.last().unwrap().reference).await.unwrap()
    }

    /// Kind and subject of the entries after the first so many, with their actors and bodies.
    fn events_after(&self, entries: u64) -> Vec<(String, String, Option<String>, String)> {
        let file = rusqlite::Connection::open(self.hand.ledger_file()).unwrap();
        let mut statement =
            file.prepare("SELECT kind, subject, actor, body FROM events WHERE seq > ? ORDER BY seq").unwrap();
        let entries = i64::try_from(entries).unwrap();
        let rows =
            statement.query_map([entries], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }
}
