//! A shop that `tillupctl provision` set up on simulated providers, its keys in the session's keyring.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
    time::{Duration, Instant},
};

use serde_json::Value;
use simulators::{Kind, Simulator};
use tempfile::TempDir;
use tillup_tests::{AccountSpec, OWNER, PIN, TestAccount, provisioning};

use crate::{
    hands::Hands,
    session::{Look, PATIENCE, Session, program},
};

/// The clerk of every shop here; the PIN is the owner's too.
pub const CLERK: &str = "clerk1";

/// A shop, its providers and its folder; all end with it.
pub struct Till {
    folder: TempDir,
    accounts: Vec<TestAccount>,
}

impl Till {
    /// A shop in Bangladesh, or in India for the providers there, whose only account is called after its provider.
    pub async fn with(kind: Kind) -> Self {
        let country = if matches!(kind, Kind::RechargeOpenApi | Kind::Tymk) { "IN" } else { "BD" };
        Self::of(country, &[kind]).await
    }

    /// A shop with an account at each of these providers, in English.
    pub async fn of(country: &str, kinds: &[Kind]) -> Self {
        let mut accounts = Vec::new();
        for kind in kinds {
            let spec = AccountSpec::new(kind.id(), *kind);
            let simulator = spec.simulator().await;
            accounts.push(TestAccount { spec, simulator });
        }
        let folder = tempfile::Builder::new().prefix("tillup-window-").tempdir().unwrap();
        let till = Self { folder, accounts };
        let file = till.folder.path().join("shop.toml");
        fs::write(&file, provisioning(country, "language = \"en\"", &till.accounts, "", true)).unwrap();
        let out = till.ctl(&["provision", file.to_str().unwrap()]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        till
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The account of a shop that has one.
    pub fn account(&self) -> &TestAccount {
        assert_eq!(self.accounts.len(), 1, "the shop has several accounts");
        &self.accounts[0]
    }

    /// The provider of a shop that has one.
    pub fn simulator(&self) -> &Simulator {
        &self.account().simulator
    }

    /// The window on this shop.
    pub async fn open(&self) -> Session {
        Session::open(&["--data-dir", self.data().to_str().unwrap()], Look::Day).await
    }

    /// The window on this shop, with somebody at it.
    pub async fn open_as(&self, user: &str) -> Session {
        let session = self.open().await;
        Hands::on(&session).sign_in(user, PIN).await;
        session
    }

    /// All sales as the owner sees them in a terminal, newest first.
    pub fn sales(&self) -> Vec<Value> {
        let out = self.ctl(&["--user", OWNER, "--json", "sales"]);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stdout));
        let told: Value = serde_json::from_slice(&out.stdout).unwrap();
        told["sales"].as_array().unwrap().clone()
    }

    /// The only sale.
    pub fn only_sale(&self) -> Value {
        let mut sales = self.sales();
        assert_eq!(sales.len(), 1, "{sales:?}");
        sales.remove(0)
    }

    /// Runs `tillupctl`, without keeping the simulators, which run in this process, from answering.
    fn ctl(&self, args: &[&str]) -> Output {
        let mut command = Command::new(program("tillupctl"));
        command.arg("--data-dir").arg(self.data()).args(args).env("TILLUP_PIN", PIN);
        tokio::task::block_in_place(|| command.output().unwrap())
    }
}

/// Waits until this holds.
pub async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "{what}: waited in vain");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
