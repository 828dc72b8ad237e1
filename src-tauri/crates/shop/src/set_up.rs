//! Setting a shop up by hand, by the same rules as from a file.

use std::{collections::BTreeMap, fmt, sync::Arc};

use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    access::{Action, Role, SignedIn},
    account::{CommissionPaid, Environment},
    commission::ChargeRule,
    engine::BalanceAnswer,
    ledger::Ledger,
    number::Country,
};

use crate::{
    Shop, ShopError,
    file::{AccountPart, Hidden, ProvisionFile, ShopPart, UserPart},
    provision::{Settings, accounts},
    rules::wrong,
};

/// A shop to be.
#[derive(Clone, Debug)]
pub struct NewShop {
    /// Name on the receipt.
    pub name: String,
    /// Address on the receipt.
    pub address: String,
    /// Country.
    pub country: Country,
    /// Time zone; `None`: the country's.
    pub timezone: Option<String>,
    /// `bn`, `en` or `hi`.
    pub language: String,
    /// The owner's name.
    pub owner: String,
    /// The owner's PIN.
    pub pin: SecretString,
}

/// An account to be, or one whose keys or address are to be replaced.
#[derive(Clone)]
pub struct NewAccount {
    /// The owner's name for it.
    pub id: String,
    /// The provider's id.
    pub provider: String,
    /// Its address; `None`: the one the account has, else the provider's own.
    pub base_url: Option<String>,
    /// The owner's explicit yes to plain http.
    pub allow_http: bool,
    /// Live or test.
    pub environment: Environment,
    /// Keys by name; one that is empty stays as it was.
    pub keys: BTreeMap<String, SecretString>,
}

/// Shows the names of the keys only.
impl fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewAccount")
            .field("id", &self.id)
            .field("provider", &self.provider)
            .field("base_url", &self.base_url)
            .field("keys", &self.keys.keys())
            .finish_non_exhaustive()
    }
}

impl Shop {
    /// Sets up a shop with its owner, who is then signed in.
    ///
    /// # Errors
    /// [`ShopError::AlreadySetUp`] where there is a shop, [`ShopError::Setting`] for what cannot be set.
    pub fn set_up(&self, new: NewShop) -> Result<SignedIn, ShopError> {
        if self.is_set_up()? {
            return Err(ShopError::AlreadySetUp);
        }
        let owner = SignedIn { name: new.owner.trim().to_owned(), role: Role::Owner };
        let file = ProvisionFile {
            shop: ShopPart {
                name: new.name,
                address: new.address,
                country: new.country,
                timezone: new.timezone,
                language: new.language,
                cutoff_hour: 0,
                repeat_guard_minutes: None,
                not_found_grace_seconds: None,
                charges: ChargeRule::default(),
            },
            users: vec![UserPart { name: owner.name.clone(), role: Role::Owner, pin: Some(Hidden(new.pin)) }],
            accounts: Vec::new(),
            commission_rates: None,
            routing: None,
            prefixes: None,
            limits: None,
        };
        self.keep(self.checked(&file, None)?, &owner.name)?;
        Ok(owner)
    }

    /// Adds a user who can sign in.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner; [`ShopError::Setting`] where the name is taken or the PIN is none.
    pub fn add_user(
        &self,
        name: &str,
        role: Role,
        pin: SecretString,
        who: &SignedIn,
    ) -> Result<(), ShopError> {
        self.require(who, Action::Provision)?;
        let config = self.ledger.config()?;
        let name = name.trim();
        // A name that differs only in capitals would be taken for the other's.
        let same = |other: &str| other.to_lowercase() == name.to_lowercase();
        if self.ledger.users()?.iter().any(|user| same(&user.name)) {
            return Err(wrong("name_taken", format!("there is a user “{name}” already")));
        }
        let user = UserPart { name: name.to_owned(), role, pin: Some(Hidden(pin)) };
        let users = self.changed_users(&[user], false)?;
        self.keep(Settings { config: (*config).clone(), keys: Vec::new(), users }, &who.name)?;
        Ok(())
    }

    /// Keeps an account, its keys in the keyring, and asks for its balance. Setting an id again replaces keys and address
    /// and leaves the rest of the account as it was. An account whose balance cannot be had is kept nevertheless: why is
    /// in the answer.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`ShopError::Setting`] for what cannot be set, [`ShopError::Keys`]
    /// where keys cannot be kept; then the shop is as it was.
    pub async fn add_account(
        self: &Arc<Self>,
        new: NewAccount,
        who: &SignedIn,
    ) -> Result<BalanceAnswer, ShopError> {
        self.require(who, Action::Provision)?;
        let (shop, actor, id) = (Arc::clone(self), who.name.clone(), new.id.trim().to_owned());
        // A keyring may take its time, and so may a disk.
        let kept = tokio::task::spawn_blocking(move || shop.keep_account(new, &actor)).await;
        kept.map_err(|_| ShopError::BrokenOff)??;
        let mut answers = self.engine.balances(Some(&id)).await?;
        answers.pop().ok_or(ShopError::BrokenOff)
    }

    fn keep_account(&self, new: NewAccount, actor: &str) -> Result<(), ShopError> {
        let mut config = (*self.ledger.config()?).clone();
        let id = new.id.trim().to_owned();
        let before = config.account(&id);
        let part = AccountPart {
            provider: new.provider,
            base_url: new.base_url.or_else(|| before.map(|before| before.base_url.clone())),
            allow_http: new.allow_http,
            environment: new.environment,
            enabled: before.is_none_or(|before| before.enabled),
            commission_paid: before.map_or(CommissionPaid::default(), |before| before.commission_paid),
            keys: new.keys.into_iter().filter_map(|(name, key)| Some((name, pasted(&key)?))).collect(),
            operator_codes: before.map_or_else(BTreeMap::new, |before| {
                let codes = before.operator_codes.iter();
                codes.map(|(ours, theirs)| (ours.to_string(), theirs.clone())).collect()
            }),
            id: id.clone(),
        };
        let account = self.account(&part)?;
        let keys = self.changed_keys(vec![(id, self.keys_of(&part)?)])?;
        accounts::put(&mut config.accounts, account)?;
        self.keep(Settings { config, keys, users: Vec::new() }, actor)?;
        Ok(())
    }
}

/// A key as it was meant: pasting brings blanks and line ends along. `None` where nothing is left.
fn pasted(key: &SecretString) -> Option<Hidden> {
    let key = key.expose_secret().trim();
    (!key.is_empty()).then(|| Hidden(SecretString::from(key)))
}
