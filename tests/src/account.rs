//! An account of a test shop: the simulator behind it and what the provisioning file says of it.

use std::{collections::BTreeMap, sync::Arc};

use simulators::{Kind, Settings, Simulator};

/// An account to be set up. Everything not named is as a careful owner would have it.
#[derive(Clone)]
pub struct AccountSpec {
    /// Its id.
    pub id: String,
    /// Its provider.
    pub kind: Kind,
    /// How its simulator behaves.
    pub settings: Settings,
    /// A simulator that runs already; else one is started.
    pub simulator: Option<Arc<Simulator>>,
    /// The address in the file; else the simulator's.
    pub base_url: Option<String>,
    /// The owner's yes to plain http.
    pub allow_http: bool,
    /// `live` or `test`.
    pub environment: &'static str,
    /// Keys that differ from the simulator's.
    pub keys: BTreeMap<String, String>,
    /// Shop's operator code = provider's.
    pub operator_codes: Vec<(String, String)>,
    /// More lines of the account's table, such as `enabled = false`.
    pub lines: String,
}

impl AccountSpec {
    /// An account with this provider.
    pub fn new(id: &str, kind: Kind) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            settings: Settings::default(),
            simulator: None,
            base_url: None,
            allow_http: true,
            environment: "live",
            keys: BTreeMap::new(),
            operator_codes: Vec::new(),
            lines: String::new(),
        }
    }

    /// The same with its simulator's settings changed.
    pub fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// The same in the provider's test environment.
    pub fn in_test_environment(mut self) -> Self {
        self.settings.test_environment = true;
        self.environment = "test";
        self
    }

    /// The running simulator, started if there is none yet.
    pub async fn simulator(&self) -> Arc<Simulator> {
        match &self.simulator {
            Some(running) => running.clone(),
            None => Arc::new(Simulator::start(self.kind, self.settings.clone()).await.unwrap()),
        }
    }

    /// The account's tables of a provisioning file.
    pub fn toml(&self, simulator: &Simulator) -> String {
        let base_url = self.base_url.clone().unwrap_or_else(|| simulator.base_url());
        let mut keys = simulator.keys();
        keys.extend(self.keys.clone());
        let pair = |(name, value): (&String, &String)| format!("{name} = {}\n", quoted(value));
        let keys: String = keys.iter().map(pair).collect();
        let codes: String = self.operator_codes.iter().map(|(ours, theirs)| pair((ours, theirs))).collect();
        format!(
            "[[accounts]]\nid = {}\nprovider = \"{}\"\nbase_url = {}\nallow_http = {}\nenvironment = \"{}\"\n{}\n\
             [accounts.keys]\n{keys}\n[accounts.operator_codes]\n{codes}\n",
            quoted(&self.id),
            self.kind.id(),
            quoted(&base_url),
            self.allow_http,
            self.environment,
            self.lines
        )
    }
}

/// A TOML string; JSON's escapes are TOML's.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
