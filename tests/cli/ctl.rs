//! The real `tillupctl`, run as a person or a script runs it, on a shop with simulated providers.

#![allow(dead_code)] // each target that includes this uses a part of it

use std::{
    env,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
    time::{Duration, Instant},
};

use serde_json::Value;
use simulators::{Kind, Simulator};
use tempfile::TempDir;
use tillup_tests::{AccountSpec, PIN, TestAccount, provisioning};

/// The owner and the clerk of every shop here, with their PIN.
pub const OWNER: (&str, &str) = (tillup_tests::OWNER, PIN);
pub const CLERK: (&str, &str) = ("clerk1", PIN);

/// The program, built when it is first asked for, so that no stale one is tested.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet"]);
        // What cargo tells this test of itself would reach the build scripts of libraries: some run anew for it, and with them
        // everything above them is compiled once more.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                build.env_remove(&*name);
            }
        }
        if cfg!(debug_assertions) {
            // Chosen as `make test` chooses: for the program alone, libraries would be compiled anew, with fewer features.
            build.args(["--workspace", "--bin", "tillupctl", "--test", "cli"]);
            for (is_on, feature) in
                [(cfg!(feature = "window"), "window"), (cfg!(feature = "keyring"), "keyring")]
            {
                if is_on {
                    build.args(["--features", &format!("tillup-tests/{feature}")]);
                }
            }
        } else {
            build.args(["--release", "--package", "tillupctl"]);
        }
        assert!(build.status().unwrap().success(), "tillupctl does not build");
        // target/PROFILE/deps/this-test → target/PROFILE/tillupctl
        let this = env::current_exe().unwrap();
        let program =
            this.parent().unwrap().parent().unwrap().join(format!("tillupctl{}", env::consts::EXE_SUFFIX));
        assert!(program.is_file(), "{} is not there", program.display());
        program
    })
}

/// What the program did.
pub struct Ran {
    pub exit: i32,
    pub out: String,
    pub err: String,
    pub took: Duration,
}

impl Ran {
    /// Standard output, which has to be one JSON document.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {:?} {:?}", self.out, self.err))
    }

    /// The same, after the exit status was checked.
    #[track_caller]
    pub fn exits(&self, exit: i32) -> &Self {
        assert_eq!(self.exit, exit, "{}\n{}", self.out, self.err);
        self
    }

    /// Fails unless it is an error in the contract's form, and gives its code.
    #[track_caller]
    pub fn error(&self) -> String {
        let document = self.json();
        let error = document.as_object().unwrap().get("error").unwrap_or_else(|| panic!("{document}"));
        assert_eq!(document.as_object().unwrap().len(), 1, "{document}");
        assert!(!error["message"].as_str().unwrap().is_empty());
        let code = error["code"].as_str().unwrap();
        assert!(
            code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
            "{code}"
        );
        code.to_owned()
    }
}

/// One run to be: arguments, who, and more of the environment.
pub struct Run<'a> {
    pub folder: &'a Path,
    pub args: Vec<String>,
    pub pin: Option<&'a str>,
    pub stdin: Option<String>,
    pub envs: Vec<(String, String)>,
}

impl Run<'_> {
    /// Runs it to its end.
    pub fn go(&self) -> Ran {
        let mut command = Command::new(program());
        command.args(&self.args).env_remove("TILLUP_PIN").env_remove("TILLUP_LOG");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if let Some(pin) = self.pin {
            command.env("TILLUP_PIN", pin);
        }
        command.envs(self.envs.iter().map(|(name, value)| (name, value)));
        let began = Instant::now();
        let mut child = command.spawn().unwrap();
        {
            let mut stdin = child.stdin.take().unwrap();
            // A program that does not read is free to have ended.
            let _ = stdin.write_all(self.stdin.as_deref().unwrap_or_default().as_bytes());
        }
        let output = tokio_or_not(|| child.wait_with_output().unwrap());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran {
            exit: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
            took: began.elapsed(),
        }
    }
}

/// Waits without keeping the simulators, which run in this process, from answering.
fn tokio_or_not<T>(wait: impl FnOnce() -> T) -> T {
    if tokio::runtime::Handle::try_current().is_ok() { tokio::task::block_in_place(wait) } else { wait() }
}

/// Runs the program on no shop in particular.
pub fn bare(args: &[&str]) -> Ran {
    let args = args.iter().map(|arg| (*arg).to_owned()).collect();
    Run { folder: Path::new(""), args, pin: None, stdin: None, envs: Vec::new() }.go()
}

/// A shop set up by `tillupctl provision`, its keys in the session's keyring.
pub struct CliShop {
    folder: TempDir,
    pub accounts: Vec<TestAccount>,
    pub file: PathBuf,
}

impl CliShop {
    /// With one account per provider given, called after it.
    pub async fn with(kinds: &[Kind]) -> Self {
        let specs = kinds.iter().map(|kind| AccountSpec::new(kind.id(), *kind)).collect();
        Self::of(specs, "", "").await
    }

    /// With these accounts, further lines for `[shop]` and further tables.
    pub async fn of(specs: Vec<AccountSpec>, shop_lines: &str, tables: &str) -> Self {
        let shop = Self::unprovisioned(specs, shop_lines, tables).await;
        shop.run(None, &["provision", shop.file.to_str().unwrap()]).exits(0);
        shop
    }

    /// The same before anybody ran `provision`.
    pub async fn unprovisioned(specs: Vec<AccountSpec>, shop_lines: &str, tables: &str) -> Self {
        let mut accounts = Vec::new();
        for spec in specs {
            let simulator = spec.simulator().await;
            accounts.push(TestAccount { spec, simulator });
        }
        let folder = tempfile::Builder::new().prefix("tillup-cli-").tempdir().unwrap();
        let file = folder.path().join("shop.toml");
        std::fs::write(&file, provisioning("BD", shop_lines, &accounts, tables, true)).unwrap();
        Self { folder, accounts, file }
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The ledger's file.
    pub fn ledger(&self) -> PathBuf {
        self.data().join("ledger.sqlite3")
    }

    /// A path beside the data folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The provider behind an account.
    pub fn simulator(&self, account: &str) -> &Simulator {
        &self.accounts.iter().find(|known| known.spec.id == account).unwrap().simulator
    }

    /// A run with this user's name and PIN.
    pub fn prepared<'a>(&'a self, who: Option<(&str, &'a str)>, args: &[&str]) -> Run<'a> {
        let data = self.data();
        let mut all = vec!["--data-dir".to_owned(), data.to_str().unwrap().to_owned()];
        if let Some((name, _)) = who {
            all.extend(["--user".to_owned(), name.to_owned()]);
        }
        all.extend(args.iter().map(|arg| (*arg).to_owned()));
        let pin = who.map(|(_, pin)| pin);
        Run { folder: self.folder.path(), args: all, pin, stdin: None, envs: Vec::new() }
    }

    /// For people.
    pub fn run(&self, who: Option<(&str, &str)>, args: &[&str]) -> Ran {
        self.prepared(who, args).go()
    }

    /// As JSON.
    pub fn json(&self, who: Option<(&str, &str)>, args: &[&str]) -> Ran {
        let with_json: Vec<&str> = ["--json"].into_iter().chain(args.iter().copied()).collect();
        self.run(who, &with_json)
    }

    /// Sells as the clerk and follows the sale.
    pub fn sell(&self, args: &[&str]) -> Ran {
        self.json(Some(CLERK), &[&["sell"], args].concat())
    }

    /// Sells as the clerk and does not wait for a pending end.
    pub fn submit(&self, args: &[&str]) -> Ran {
        self.json(Some(CLERK), &[&["sell", "--wait", "0"], args].concat())
    }

    /// Entries and head of the chain, once all is in order.
    pub fn entries(&self) -> (u64, String) {
        let verified = self.json(Some(OWNER), &["verify"]).exits(0).json();
        assert_eq!(verified["ok"], true);
        (verified["entries"].as_u64().unwrap(), verified["head"].as_str().unwrap().to_owned())
    }
}

/// Today in the shop's time zone.
pub fn today() -> String {
    (chrono::Utc::now() + chrono::TimeDelta::hours(6)).date_naive().to_string()
}
