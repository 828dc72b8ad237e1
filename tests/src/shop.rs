//! A whole shop on simulated providers, set up the way a real one is.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use simulators::{Kind, Request, Simulator};
use tempfile::TempDir;
use tillup_core::{
    access::{Role, SignedIn},
    engine::{Engine, EngineError, SellRequest},
    ledger::Ledger,
    ports::{Exchange, Keys},
    reference::Reference,
    sale::Sale,
};
use tillup_keys::MemoryKeys;
use tillup_ledger::SalesFilter;
use tillup_providers::exchange::Limits;
use tillup_shop::{Outside, Shop};

use crate::{AccountSpec, TestClock, template};

/// The owner of every test shop.
pub const OWNER: &str = "owner";
/// Everybody's PIN.
pub const PIN: &str = "24681357";
/// Seconds in which "not found" proves nothing, in every test shop.
pub const GRACE: Duration = Duration::from_secs(120);
/// Longer than the grace time and any back-off that a test meets.
pub const WHILE: Duration = Duration::from_secs(1000);

/// Limits for tests in which no answer is late: as long as a slow machine may need.
pub const PATIENT: Limits =
    Limits { connect_timeout: Duration::from_secs(20), longest_answer: Duration::from_secs(20) };
/// Limits for tests in which an answer never comes; an exchange may take both together. Twelve shops at once on a busy machine
/// need most of it for answers that do come.
pub const HASTY: Limits =
    Limits { connect_timeout: Duration::from_millis(700), longest_answer: Duration::from_millis(1_200) };

/// An account of a running test shop.
pub struct TestAccount {
    /// What it was made from.
    pub spec: AccountSpec,
    /// The provider behind it.
    pub simulator: Arc<Simulator>,
}

impl TestAccount {
    /// How many submissions reached the provider, whatever became of them.
    pub fn submissions(&self) -> usize {
        let is_submission = |request: &Request| match self.spec.kind {
            Kind::SohojPay | Kind::AutoFlexi => request.path.ends_with("/create"),
            Kind::IRecharge => {
                request.path.ends_with("/recharge/normal") || request.path.ends_with("/purchase")
            }
            Kind::RechargeOpenApi => {
                !request.query.contains("Message=BAL") && !request.query.contains("Message=STATUS")
            }
            Kind::Tymk => request.path.ends_with("/attempt"),
        };
        self.simulator.requests().iter().filter(|request| is_submission(request)).count()
    }
}

/// A shop in a folder of its own. Dropping it stops its simulators and removes the folder.
pub struct TestShop {
    shop: Option<Arc<Shop>>,
    accounts: Vec<TestAccount>,
    keys: Arc<dyn Keys>,
    exchange: Arc<dyn Exchange>,
    clock: Arc<TestClock>,
    provisioning: String,
    folder: TempDir,
}

/// A shop to be.
pub struct TestShopBuilder {
    accounts: Vec<AccountSpec>,
    country: &'static str,
    shop_lines: String,
    tables: String,
    limits: Limits,
    exchange: Option<Arc<dyn Exchange>>,
    keys: Option<Arc<dyn Keys>>,
    clock: Arc<TestClock>,
    clerk: bool,
}

impl TestShop {
    /// A shop to be, without accounts.
    pub fn builder() -> TestShopBuilder {
        TestShopBuilder {
            accounts: Vec::new(),
            country: "BD",
            shop_lines: String::new(),
            tables: String::new(),
            limits: PATIENT,
            exchange: None,
            keys: None,
            clock: Arc::default(),
            clerk: false,
        }
    }

    /// A shop with one account, called after its provider.
    pub async fn with(kind: Kind) -> Self {
        Self::builder().account(AccountSpec::new(kind.id(), kind)).start().await
    }

    /// The shop.
    pub fn shop(&self) -> &Arc<Shop> {
        self.shop.as_ref().unwrap()
    }

    /// Its engine.
    pub fn engine(&self) -> &Engine {
        self.shop().engine()
    }

    /// Its clock.
    pub fn clock(&self) -> &Arc<TestClock> {
        &self.clock
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its ledger's file.
    pub fn ledger_file(&self) -> PathBuf {
        tillup_shop::ledger_file(self.folder())
    }

    /// The file it was set up from.
    pub fn provisioning(&self) -> &str {
        &self.provisioning
    }

    /// Its accounts.
    pub fn accounts(&self) -> &[TestAccount] {
        &self.accounts
    }

    /// The provider behind an account.
    pub fn simulator(&self, account: &str) -> &Simulator {
        &self.accounts.iter().find(|known| known.spec.id == account).unwrap().simulator
    }

    /// The provider of a shop that has one.
    pub fn only_simulator(&self) -> &Simulator {
        assert_eq!(self.accounts.len(), 1, "the shop has several accounts");
        &self.accounts.first().unwrap().simulator
    }

    /// The owner, signed in.
    pub fn owner() -> SignedIn {
        SignedIn { name: OWNER.to_owned(), role: Role::Owner }
    }

    /// What a clerk asks for through this account, a repeat allowed.
    pub fn request(account: &str, operator: &str, number: &str, amount: &str) -> SellRequest {
        SellRequest {
            number: number.to_owned(),
            amount: Some(amount.to_owned()).filter(|amount| !amount.is_empty()),
            operator: Some(operator.to_owned()).filter(|operator| !operator.is_empty()),
            account: Some(account.to_owned()).filter(|account| !account.is_empty()),
            again: true,
            clerk: OWNER.to_owned(),
            ..SellRequest::default()
        }
    }

    /// Sells; an empty operator is detected, an empty account routed.
    pub async fn sell(
        &self,
        account: &str,
        operator: &str,
        number: &str,
        amount: &str,
    ) -> Result<Sale, EngineError> {
        self.engine().sell(&Self::request(account, operator, number, amount)).await
    }

    /// A sale as it now is.
    pub fn sale(&self, reference: &Reference) -> Sale {
        self.shop().ledger().sale(reference).unwrap().unwrap()
    }

    /// All sales, oldest first.
    pub fn sales(&self) -> Vec<Sale> {
        let filter = SalesFilter { limit: 1_000_000, ..SalesFilter::default() };
        let mut sales = self.shop().ledger().sales(&filter).unwrap();
        sales.reverse();
        sales
    }

    /// Asks about all open sales, again and again with time passing in between, until nothing new can come of it.
    pub async fn settle_all(&self) {
        const ROUNDS: u32 = 4;
        for _ in 0..ROUNDS {
            self.engine().settle(Duration::ZERO).await.unwrap();
            self.clock.advance(WHILE);
            if self.shop().ledger().open_sales().unwrap().is_empty() {
                break;
            }
        }
    }

    /// Closes the shop, as if its program had ended, and opens it again in the same folder.
    ///
    /// # Panics
    /// Where somebody still holds the shop: a program that goes on has not ended.
    pub fn reopen(&mut self) {
        let shop = self.shop.take().unwrap();
        assert!(Arc::into_inner(shop).is_some(), "the shop is still held somewhere");
        self.shop = Some(Arc::new(self.open_again()));
    }

    /// The shop opened a second time, as another program on the same folder does.
    pub fn open_again(&self) -> Shop {
        Shop::open_with(self.folder(), self.outside()).unwrap()
    }

    /// Sends from now on by other means; in effect after [`TestShop::reopen`].
    pub fn set_exchange(&mut self, exchange: Arc<dyn Exchange>) {
        self.exchange = exchange;
    }

    fn outside(&self) -> Outside {
        Outside {
            keys: Some(self.keys.clone()),
            exchange: self.exchange.clone(),
            clock: Arc::<TestClock>::clone(&self.clock),
        }
    }
}

impl TestShopBuilder {
    /// With this account too.
    pub fn account(mut self, account: AccountSpec) -> Self {
        self.accounts.push(account);
        self
    }

    /// In this country (`BD` or `IN`).
    pub fn country(mut self, country: &'static str) -> Self {
        self.country = country;
        self
    }

    /// With these lines in the file's `[shop]`, such as `charges = "forbidden"`.
    pub fn shop_lines(mut self, lines: &str) -> Self {
        self.shop_lines = format!("{lines}\n");
        self
    }

    /// With these tables at the file's end. Without any, everything earns 3 %.
    pub fn tables(mut self, tables: &str) -> Self {
        self.tables = format!("{tables}\n");
        self
    }

    /// With a user `clerk1` beside the owner; hashing a second PIN takes time.
    pub fn with_clerk(mut self) -> Self {
        self.clerk = true;
        self
    }

    /// With these limits of the exchange.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// With another exchange altogether.
    pub fn exchange(mut self, exchange: Arc<dyn Exchange>) -> Self {
        self.exchange = Some(exchange);
        self
    }

    /// With keys kept elsewhere.
    pub fn keys(mut self, keys: Arc<dyn Keys>) -> Self {
        self.keys = Some(keys);
        self
    }

    /// Starts the simulators, sets the shop up and opens it.
    pub async fn start(self) -> TestShop {
        let mut accounts = Vec::new();
        for spec in self.accounts {
            let simulator = spec.simulator().await;
            accounts.push(TestAccount { spec, simulator });
        }
        let file = provisioning(self.country, &self.shop_lines, &accounts, &self.tables, self.clerk);
        let shop = TestShop {
            shop: None,
            accounts,
            keys: self.keys.unwrap_or_else(|| Arc::new(MemoryKeys::default())),
            exchange: self.exchange.unwrap_or_else(|| template::exchange(self.limits)),
            clock: self.clock,
            provisioning: file,
            folder: folder(),
        };
        template::put_ledger(shop.folder(), self.country);
        let opened = shop.open_again();
        let users = clerk_part(self.clerk);
        let rest = file_with(&users, self.country, &self.shop_lines, &shop.accounts, &self.tables);
        opened.provision(&rest, Some(&TestShop::owner())).unwrap();
        TestShop { shop: Some(Arc::new(opened)), ..shop }
    }
}

/// A provisioning file for these accounts.
pub fn provisioning(
    country: &str,
    shop_lines: &str,
    accounts: &[TestAccount],
    tables: &str,
    clerk: bool,
) -> String {
    let users = owner_part() + &clerk_part(clerk);
    file_with(&users, country, shop_lines, accounts, tables)
}

fn owner_part() -> String {
    format!("[[users]]\nname = \"{OWNER}\"\nrole = \"owner\"\npin = \"{PIN}\"\n\n")
}

fn clerk_part(wanted: bool) -> String {
    let part = format!("[[users]]\nname = \"clerk1\"\nrole = \"clerk\"\npin = \"{PIN}\"\n\n");
    Some(part).filter(|_| wanted).unwrap_or_default()
}

fn file_with(users: &str, country: &str, shop_lines: &str, accounts: &[TestAccount], tables: &str) -> String {
    let zone = if country == "IN" { "Asia/Kolkata" } else { "Asia/Dhaka" };
    let accounts: String = accounts.iter().map(|account| account.spec.toml(&account.simulator)).collect();
    let tables = if tables.is_empty() {
        "[[commission_rates]]\npercent = \"3.00\"\nfrom = \"2020-01-01\"\n"
    } else {
        tables
    };
    let grace = GRACE.as_secs();
    format!(
        "[shop]\nname = \"Test Telecom\"\ncountry = \"{country}\"\ntimezone = \"{zone}\"\n\
         not_found_grace_seconds = {grace}\n{shop_lines}\n{users}{accounts}{tables}"
    )
}

/// A data folder in memory where there is such a place: these tests are not about the disk.
pub(crate) fn folder() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    let mut named = tempfile::Builder::new();
    let named = named.prefix("tillup-test-");
    if in_memory.is_dir() { named.tempdir_in(in_memory) } else { named.tempdir() }.unwrap()
}
