//! A small port beside the simulators, for other processes: what was executed, and which fault comes next.

use std::collections::BTreeMap;
use std::io;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::fault::{Endpoint, Fault};
use crate::kind::Kind;
use crate::message::{HTML, Reply, Request};
use crate::server::{self, Handler};
use crate::simulator::Simulator;
use crate::world::State;

/// The control port of some simulators; stops when dropped.
pub struct Control {
    port: u16,
    task: JoinHandle<()>,
}

struct Panel {
    simulators: Mutex<BTreeMap<Kind, Arc<Simulator>>>,
}

const PAGE: &str = include_str!("control.html");

impl Control {
    /// Serves the simulators' control page on 127.0.0.1; 0 takes any port.
    ///
    /// # Errors
    /// When the port cannot be bound.
    pub async fn start(port: u16, simulators: Vec<Arc<Simulator>>) -> io::Result<Control> {
        let (listener, port) = server::bind(port).await?;
        let simulators = simulators.into_iter().map(|simulator| (simulator.kind(), simulator)).collect();
        let task = server::spawn(listener, Arc::new(Panel { simulators: Mutex::new(simulators) }));
        Ok(Control { port, task })
    }

    /// Where the control page is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Handler for Panel {
    fn latency(&self) -> Duration {
        Duration::ZERO
    }

    fn drip_interval(&self) -> Duration {
        Duration::ZERO
    }

    fn handle(&self, request: Request) -> (Reply, Option<Fault>) {
        let reply = match (request.method.as_str(), request.path.as_str()) {
            ("GET", "/") => Reply::new(200, HTML, PAGE),
            ("GET", "/executions") => self.each(|one| {
                json!({
                    "base_url": one.base_url(), "wallet": one.wallet(), "executions": one.executions(),
                })
            }),
            ("GET", "/requests") => self.each(|one| json!(one.requests())),
            ("POST", path) => self.order(path, &request.body),
            _ => answer(404, &json!({"error": "not found"})),
        };
        (reply, None)
    }
}

impl Panel {
    fn each(&self, show: impl Fn(&Simulator) -> Value) -> Reply {
        let simulators = self.simulators.lock().unwrap_or_else(PoisonError::into_inner);
        let shown: BTreeMap<&str, Value> =
            simulators.iter().map(|(kind, simulator)| (kind.id(), show(simulator))).collect();
        answer(200, &json!(shown))
    }

    fn order(&self, path: &str, body: &str) -> Reply {
        match self.obey(path, body) {
            Ok(()) => answer(200, &json!({"ok": true})),
            Err(why) => answer(400, &json!({"error": why})),
        }
    }

    /// `{"simulator": ID, …}`; without `simulator` the order goes to all.
    fn obey(&self, path: &str, body: &str) -> Result<(), String> {
        let order: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
        let only = order.get("simulator").and_then(Value::as_str).map(Kind::from_str).transpose()?;
        let simulators = self.simulators.lock().unwrap_or_else(PoisonError::into_inner);
        for (kind, simulator) in simulators.iter() {
            if only.is_none_or(|only| only == *kind) {
                command(path, &order, simulator)?;
            }
        }
        Ok(())
    }
}

fn command(path: &str, order: &Value, simulator: &Simulator) -> Result<(), String> {
    let text = |name: &str| order.get(name).and_then(Value::as_str);
    match path {
        "/inject" => {
            let name = text("fault").ok_or("fault is missing")?;
            let to = text("to").unwrap_or("http://127.0.0.1:9/elsewhere");
            let fault = Fault::named(name, to).ok_or_else(|| format!("no such fault: {name}"))?;
            let on = text("endpoint").unwrap_or("submit");
            let on = Endpoint::named(on).ok_or_else(|| format!("no such endpoint: {on}"))?;
            let times = order.get("times").and_then(Value::as_u64).unwrap_or(1);
            simulator.inject(fault, on, u32::try_from(times).unwrap_or(u32::MAX));
        }
        "/settle" => simulator.settle_all(match text("state") {
            None | Some("succeeded") => State::Succeeded,
            Some("failed") => State::Failed,
            Some("reversed") => State::Reversed,
            Some(other) => return Err(format!("no such final state: {other}")),
        }),
        "/reverse" => {
            let reference = text("provider_reference").ok_or("provider_reference is missing")?;
            simulator.reverse(reference);
        }
        "/wallet" => {
            let balance = text("balance").ok_or("balance is missing")?;
            if !simulator.set_wallet(balance) {
                return Err(format!("not an amount: {balance}"));
            }
        }
        _ => return Err(format!("no such order: {path}")),
    }
    Ok(())
}

fn answer(status: u16, body: &Value) -> Reply {
    Reply::json(status, body.to_string())
}
