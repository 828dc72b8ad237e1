//! The demo shop: simulated providers over real loopback HTTP, keys in memory, a fresh data folder unless one is named.

use std::{path::Path, sync::Arc};

use simulators::{Kind, Settings, Simulator};
use tillup_core::{access::Role, access::SignedIn};
use tillup_keys::MemoryKeys;

use crate::{Outside, Shop, ShopError, fresh::FreshFolder};

/// The owner of the demo shop.
pub const DEMO_OWNER: &str = "owner";
/// The PIN of everybody in the demo shop.
pub const DEMO_PIN: &str = "2468";

/// A demo shop and the simulators it sells through. Dropping it stops them and removes its fresh folder.
pub struct DemoShop {
    shop: Arc<Shop>,
    simulators: Vec<Simulator>,
    _fresh_folder: Option<FreshFolder>,
}

impl DemoShop {
    /// Opens a demo shop in the folder, or in a fresh one.
    pub async fn open(folder: Option<&Path>) -> Result<Self, ShopError> {
        let fresh = match folder {
            Some(_) => None,
            None => Some(FreshFolder::new().map_err(ShopError::Demo)?),
        };
        let folder = folder.or(fresh.as_ref().map(FreshFolder::path)).ok_or(ShopError::NoHome)?;
        let mut simulators = Vec::new();
        for kind in Kind::ALL {
            let settings = Settings { test_environment: false, ..Settings::default() };
            simulators.push(Simulator::start(kind, settings).await.map_err(ShopError::Demo)?);
        }
        let outside = Outside { keys: Some(Arc::new(MemoryKeys::default())), ..Outside::default() };
        let mut shop = Shop::open_with(folder, outside)?;
        shop.is_demo = true;
        let who = SignedIn { name: DEMO_OWNER.to_owned(), role: Role::Owner };
        shop.provision(&provisioning(&simulators), Some(&who))?;
        Ok(Self { shop: Arc::new(shop), simulators, _fresh_folder: fresh })
    }

    /// The shop.
    pub fn shop(&self) -> &Arc<Shop> {
        &self.shop
    }

    /// The simulated providers.
    pub fn simulators(&self) -> &[Simulator] {
        &self.simulators
    }
}

/// Account ids by simulated provider.
fn account_of(kind: Kind) -> &'static str {
    match kind {
        Kind::SohojPay => "soho-main",
        Kind::AutoFlexi => "autoflexi-1",
        Kind::IRecharge => "irecharge-1",
        Kind::RechargeOpenApi => "open-api-1",
        Kind::Tymk => "tymk-1",
    }
}

/// The demo shop's provisioning file: the same way in as a real shop's.
fn provisioning(simulators: &[Simulator]) -> String {
    let mut file = format!(
        "[shop]\nname = \"Corner Telecom (demo)\"\naddress = \"Mirpur 10, Dhaka\"\ncountry = \"BD\"\n\
         timezone = \"Asia/Dhaka\"\nlanguage = \"bn\"\n\n\
         [[users]]\nname = \"{DEMO_OWNER}\"\nrole = \"owner\"\npin = \"{DEMO_PIN}\"\n\n\
         [[users]]\nname = \"clerk1\"\nrole = \"clerk\"\npin = \"{DEMO_PIN}\"\n\n"
    );
    for simulator in simulators {
        let account = account_of(simulator.kind());
        file.push_str(&format!(
            "[[accounts]]\nid = \"{account}\"\nprovider = \"{}\"\nbase_url = \"{}\"\nallow_http = true\n[accounts.keys]\n",
            simulator.kind().id(),
            simulator.base_url()
        ));
        for (name, key) in simulator.keys() {
            file.push_str(&format!("{name} = \"{key}\"\n"));
        }
        file.push('\n');
    }
    for (account, percent) in [
        ("soho-main", "3.00"),
        ("autoflexi-1", "2.75"),
        ("irecharge-1", "2.70"),
        ("open-api-1", "3.20"),
        ("tymk-1", "2.50"),
    ] {
        file.push_str(&format!(
            "[[commission_rates]]\naccount = \"{account}\"\noperator = \"*\"\nservice = \"*\"\npercent = \"{percent}\"\nfrom = \"2020-01-01\"\n\n"
        ));
    }
    file
}
