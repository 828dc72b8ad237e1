//! Starts the five simulated providers on fixed ports and says how to use them.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use simulators::{Control, Endpoint, Kind, MAGIC, Settings, Simulator};

const EXAMPLES: &str = "Examples:
  simulators                                  all five, ports 4701 to 4705, control on 4700
  simulators --quirks --settle-after-checks 3
  simulators --only tymk --test-environment
  curl http://127.0.0.1:4700/executions
  curl -d '{\"simulator\":\"tymk\",\"fault\":\"reset-after\",\"times\":1}' http://127.0.0.1:4700/inject";

/// The five recharge providers on loopback, as their documents describe them.
#[derive(Parser)]
#[command(name = "simulators", after_help = EXAMPLES)]
struct Options {
    /// Start only this provider (may be repeated): sohojpay, autoflexi, irecharge, recharge-open-api, tymk.
    #[arg(long)]
    only: Vec<Kind>,
    /// Port of SohojPay.
    #[arg(long, default_value_t = 4701)]
    sohojpay_port: u16,
    /// Port of AutoFlexi.
    #[arg(long, default_value_t = 4702)]
    autoflexi_port: u16,
    /// Port of iRecharge.
    #[arg(long, default_value_t = 4703)]
    irecharge_port: u16,
    /// Port of the Recharge Open API.
    #[arg(long, default_value_t = 4704)]
    recharge_open_api_port: u16,
    /// Port of Tymk.
    #[arg(long, default_value_t = 4705)]
    tymk_port: u16,
    /// Port of the control page.
    #[arg(long, default_value_t = 4700)]
    control_port: u16,
    /// Wallet at the start, in currency units.
    #[arg(long, default_value = "10000.00")]
    opening_balance: String,
    /// Look-ups that still answer "pending" before a pending transaction settles.
    #[arg(long, default_value_t = 1)]
    settle_after_checks: u32,
    /// Seconds that a pending transaction stays pending at least.
    #[arg(long, default_value_t = 0)]
    settle_after: u64,
    /// Answer as the documents' examples literally do, broken JSON included.
    #[arg(long)]
    quirks: bool,
    /// Tymk's test environment, iRecharge's sandbox keys.
    #[arg(long)]
    test_environment: bool,
    /// Requests a minute before iRecharge and Tymk refuse.
    #[arg(long, default_value_t = 6000)]
    rate_limit_per_minute: u32,
    /// Milliseconds before every answer.
    #[arg(long, default_value_t = 0)]
    latency_ms: u64,
}

impl Options {
    fn settings(&self, kind: Kind) -> Settings {
        let port = match kind {
            Kind::SohojPay => self.sohojpay_port,
            Kind::AutoFlexi => self.autoflexi_port,
            Kind::IRecharge => self.irecharge_port,
            Kind::RechargeOpenApi => self.recharge_open_api_port,
            Kind::Tymk => self.tymk_port,
        };
        Settings {
            port,
            opening_balance: self.opening_balance.clone(),
            settle_after_checks: self.settle_after_checks,
            settle_after: Duration::from_secs(self.settle_after),
            quirks: self.quirks,
            test_environment: self.test_environment,
            rate_limit_per_minute: self.rate_limit_per_minute,
            latency: Duration::from_millis(self.latency_ms),
            ..Settings::default()
        }
    }
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let options = Options::parse();
    let mut simulators = Vec::new();
    for kind in Kind::ALL {
        if options.only.is_empty() || options.only.contains(&kind) {
            simulators.push(Arc::new(Simulator::start(kind, options.settings(kind)).await?));
        }
    }
    let control = Control::start(options.control_port, simulators.clone()).await?;
    introduce(&simulators, &control)?;
    tokio::signal::ctrl_c().await
}

fn introduce(simulators: &[Arc<Simulator>], control: &Control) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for simulator in simulators {
        writeln!(out, "{:<18} {}", simulator.kind(), simulator.base_url())?;
        for (name, value) in simulator.keys() {
            writeln!(out, "{:<18}   {name} = {value}", "")?;
        }
    }
    writeln!(out, "{:<18} {}", "control", control.url())?;
    writeln!(out, "\nThe last two digits of the number choose the outcome; all others succeed:")?;
    for row in MAGIC {
        writeln!(out, "  {}  {}", row.ending, row.meaning)?;
    }
    let endpoints: Vec<&str> = Endpoint::ALL.into_iter().map(Endpoint::name).collect();
    writeln!(out, "\nEndpoints for /inject: {}. Ctrl-C stops.", endpoints.join(", "))
}
