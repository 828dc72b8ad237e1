//! Setting a shop up from a file: run again, it changes what differs and repeats nothing.

use std::{collections::BTreeMap, env, time::Duration};

use secrecy::{ExposeSecret, SecretString};
use tillup_core::{
    access::{Action, Role, SignedIn},
    account::{Account, AccountKeys},
    commission::CommissionRate,
    ledger::{Ledger, LedgerError},
    money::{Money, Rate},
    number::Country,
    operator::{OperatorCode, initial_prefixes},
    pin,
    shop::{AmountLimit, ShopConfig},
};

use crate::{
    Shop, ShopError,
    file::{self, AccountPart, LimitPart, ProvisionFile, RatePart, UserPart},
};

/// Minutes in which a sale of the same number and amount needs a deliberate yes, unless the owner sets another time.
const REPEAT_GUARD_MINUTES: u32 = 5;
/// Seconds in which "not found" proves nothing, unless the owner sets another time.
const NOT_FOUND_GRACE_SECONDS: u32 = 120;

/// What provisioning did, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Provisioned {
    /// The shop's name.
    pub shop: String,
    /// One line for each thing that was set or changed; empty where nothing differed.
    pub changes: Vec<String>,
}

/// Keys to be kept, per account.
type NewKeys = Vec<(String, AccountKeys)>;

/// A user of the file whose PIN differs from the kept one, or who is new.
struct NewUser {
    name: String,
    role: Role,
    pin_hash: Option<String>,
}

impl Shop {
    /// Whether the folder holds a shop.
    pub fn is_set_up(&self) -> Result<bool, ShopError> {
        match self.ledger.config() {
            Ok(_) => Ok(true),
            Err(LedgerError::NoShop) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Sets the shop up from a provisioning file. The first run needs nobody, later ones the owner.
    ///
    /// All of the file is checked before anything is kept; keys go to the keyring first, so that a keyring that does not
    /// answer leaves the shop as it was.
    pub fn provision(&self, text: &str, who: Option<&SignedIn>) -> Result<Provisioned, ShopError> {
        let before = match self.ledger.config() {
            Ok(config) => Some(config),
            Err(LedgerError::NoShop) => None,
            Err(error) => return Err(error.into()),
        };
        if before.is_some() {
            self.require(who.ok_or(ShopError::UserNeeded)?, Action::Provision)?;
        }
        let file = file::read(text)?;
        let (accounts, keys) = self.accounts(&file)?;
        let config = shop_config(&file, accounts, before.as_deref())?;
        let users = self.changed_users(&file.users, before.is_none())?;
        let keys = self.changed_keys(keys)?;

        let actor = who.map_or("setup", |who| who.name.as_str());
        let now = self.clock.now();
        let mut changes = Vec::new();
        for (account, keys) in &keys {
            self.keys.store(account, keys)?;
            changes.push(format!("keys of account {account}"));
        }
        changes.extend(self.ledger.save_config(&config, actor, now)?);
        for (account, _) in &keys {
            self.ledger.note_keys_replaced(account, actor, now)?;
        }
        for user in users {
            self.ledger.save_user(&user.name, user.role, user.pin_hash.as_deref(), actor, now)?;
            changes.push(format!("user {}", user.name));
        }
        Ok(Provisioned { shop: config.name, changes })
    }

    /// The accounts of the file and their keys.
    fn accounts(&self, file: &ProvisionFile) -> Result<(Vec<Account>, NewKeys), ShopError> {
        let mut accounts = Vec::new();
        let mut all_keys = Vec::new();
        for part in &file.accounts {
            let account = self.account(part)?;
            if accounts.iter().any(|other: &Account| other.id == account.id) {
                return Err(wrong(format!("two accounts are called “{}”", account.id)));
            }
            let keys = self.keys_of(part)?;
            all_keys.push((account.id.clone(), keys));
            accounts.push(account);
        }
        Ok((accounts, all_keys))
    }

    fn account(&self, part: &AccountPart) -> Result<Account, ShopError> {
        name_is_good("an account's id", &part.id)?;
        let provider = self.providers.get(part.provider.as_str()).ok_or_else(|| {
            let known: Vec<_> = self.providers.keys().copied().collect();
            wrong(format!("account “{}”: unknown provider; the known ones are {}", part.id, known.join(", ")))
        })?;
        let capability = provider.capability();
        let base_url = match (&part.base_url, capability.base_url) {
            (Some(url), _) => url.trim().to_owned(),
            (None, Some(url)) => url.to_owned(),
            (None, None) => return Err(wrong(format!("account “{}” needs a base_url", part.id))),
        };
        check_url(&part.id, &base_url, part.allow_http)?;
        let mut operator_codes = BTreeMap::new();
        for (ours, theirs) in &part.operator_codes {
            let code = OperatorCode::parse(ours)
                .map_err(|error| wrong(format!("account “{}”: {error}", part.id)))?;
            operator_codes.insert(code, theirs.clone());
        }
        Ok(Account {
            id: part.id.clone(),
            provider: part.provider.clone(),
            base_url,
            allow_http: part.allow_http,
            environment: part.environment,
            currency: capability.currency,
            enabled: part.enabled,
            operator_codes,
            commission_paid: part.commission_paid,
        })
    }

    /// The keys of an account in the file, `env:NAME` taken from the environment.
    fn keys_of(&self, part: &AccountPart) -> Result<AccountKeys, ShopError> {
        let known =
            self.providers.get(part.provider.as_str()).map_or(&[][..], |provider| provider.capability().keys);
        let mut keys = Vec::new();
        for (name, key) in &part.keys {
            if !known.contains(&name.as_str()) {
                return Err(wrong(format!(
                    "account “{}” has a key that {} does not use; it uses {}",
                    part.id,
                    part.provider,
                    known.join(", ")
                )));
            }
            let key = match key.0.expose_secret().strip_prefix("env:") {
                None => key.0.clone(),
                // Its name is not told: a key that was written where a name belongs would be shown.
                Some(variable) => env::var(variable).map(SecretString::from).map_err(|_| {
                    wrong(format!("account “{}”: the variable that {name} names is not set", part.id))
                })?,
            };
            keys.push((name.clone(), key));
        }
        Ok(AccountKeys::new(keys))
    }

    /// Those keys that differ from the kept ones.
    fn changed_keys(&self, keys: NewKeys) -> Result<NewKeys, ShopError> {
        let mut changed = Vec::new();
        for (account, keys) in keys {
            let names: Vec<&str> = keys.iter().map(|(name, _)| name).collect();
            if names.is_empty() {
                continue;
            }
            let kept = self.keys.load(&account, &names)?;
            let same = keys.iter().all(|(name, key)| {
                kept.get(name).is_some_and(|kept| kept.expose_secret() == key.expose_secret())
            });
            if !same {
                changed.push((account, keys));
            }
        }
        Ok(changed)
    }

    /// Those users that are new, have another role or PIN, or were locked out.
    fn changed_users(&self, parts: &[UserPart], first: bool) -> Result<Vec<NewUser>, ShopError> {
        let kept = self.ledger.users()?;
        let mut changed = Vec::new();
        let mut owners = kept.iter().filter(|user| user.role == Role::Owner).count();
        for part in parts {
            name_is_good("a user's name", &part.name)?;
            let known = kept.iter().find(|user| user.name == part.name);
            let same_pin = match (&part.pin, known) {
                (Some(pin), Some(known)) => {
                    pin::matches(&pin.0, &known.pin_hash).map_err(|_| ShopError::PinCheck)?
                }
                (None, Some(_)) => true,
                (_, None) => false,
            };
            let is_free = known.is_some_and(|known| known.wrong_tries == 0 || part.pin.is_none());
            if part.role == Role::Owner && known.is_none_or(|known| known.role != Role::Owner) {
                owners += 1;
            }
            if same_pin && is_free && known.is_some_and(|known| known.role == part.role) {
                continue;
            }
            let pin_hash = match &part.pin {
                Some(pin) => Some(
                    pin::hash(&pin.0).map_err(|error| ShopError::Pin { user: part.name.clone(), error })?,
                ),
                None if known.is_some() => None,
                None => return Err(wrong(format!("user “{}” needs a pin", part.name))),
            };
            changed.push(NewUser { name: part.name.clone(), role: part.role, pin_hash });
        }
        if first && owners == 0 {
            return Err(wrong("a shop needs a user whose role is owner".to_owned()));
        }
        Ok(changed)
    }
}

/// The shop as the file wants it; accounts and tables that the file does not name stay as they were.
fn shop_config(
    file: &ProvisionFile,
    accounts: Vec<Account>,
    before: Option<&ShopConfig>,
) -> Result<ShopConfig, ShopError> {
    let shop = &file.shop;
    if shop.name.trim().is_empty() {
        return Err(wrong("the shop needs a name".to_owned()));
    }
    if !matches!(shop.language.as_str(), "bn" | "en" | "hi") {
        return Err(wrong("language is bn, en or hi".to_owned()));
    }
    if shop.cutoff_hour > 23 {
        return Err(wrong("cutoff_hour is 0 to 23".to_owned()));
    }
    let timezone = shop.timezone.as_deref().unwrap_or(match shop.country {
        Country::Bd => "Asia/Dhaka",
        Country::In => "Asia/Kolkata",
    });
    let mut all_accounts: Vec<Account> = before.map_or_else(Vec::new, |before| before.accounts.clone());
    for account in accounts {
        match all_accounts.iter_mut().find(|other| other.id == account.id) {
            // Its sales and its wallet are in the other provider's name, perhaps in another currency.
            Some(other) if other.provider != account.provider => {
                return Err(wrong(format!(
                    "account “{}” is one with {}; give the one with {} an id of its own",
                    account.id, other.provider, account.provider
                )));
            }
            Some(other) => *other = account,
            None => all_accounts.push(account),
        }
    }
    let kept = |minutes: Option<Duration>, unless: u32, unit: u64| {
        minutes.unwrap_or(Duration::from_secs(u64::from(unless) * unit))
    };
    let config = ShopConfig {
        name: shop.name.trim().to_owned(),
        address: shop.address.trim().to_owned(),
        country: shop.country,
        timezone: timezone.parse().map_err(|_| wrong(format!("“{timezone}” is no time zone")))?,
        language: shop.language.clone(),
        cutoff_hour: shop.cutoff_hour,
        repeat_guard: shop.repeat_guard_minutes.map_or_else(
            || kept(before.map(|before| before.repeat_guard), REPEAT_GUARD_MINUTES, 60),
            |minutes| Duration::from_secs(u64::from(minutes) * 60),
        ),
        not_found_grace: shop.not_found_grace_seconds.map_or_else(
            || kept(before.map(|before| before.not_found_grace), NOT_FOUND_GRACE_SECONDS, 1),
            |seconds| Duration::from_secs(u64::from(seconds)),
        ),
        charge_rule: shop.charges,
        prefixes: prefixes(file, before)?,
        limits: limits(file.limits.as_deref(), shop.country, before)?,
        rates: rates(file.commission_rates.as_deref(), &all_accounts, before)?,
        routing: routing(file, &all_accounts, before)?,
        accounts: all_accounts,
    };
    Ok(config)
}

fn prefixes(
    file: &ProvisionFile,
    before: Option<&ShopConfig>,
) -> Result<BTreeMap<String, OperatorCode>, ShopError> {
    let pairs: Vec<(&str, &str)> = match (&file.prefixes, before) {
        (Some(table), _) => table.iter().map(|(prefix, code)| (prefix.as_str(), code.as_str())).collect(),
        (None, Some(before)) if before.country == file.shop.country => return Ok(before.prefixes.clone()),
        (None, _) => initial_prefixes(file.shop.country).to_vec(),
    };
    pairs
        .into_iter()
        .map(|(prefix, code)| {
            if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(wrong(format!("“{prefix}” is no number prefix")));
            }
            let code =
                OperatorCode::parse(code).map_err(|error| wrong(format!("prefix {prefix}: {error}")))?;
            Ok((prefix.to_owned(), code))
        })
        .collect()
}

fn limits(
    parts: Option<&[LimitPart]>,
    country: Country,
    before: Option<&ShopConfig>,
) -> Result<Vec<AmountLimit>, ShopError> {
    let Some(parts) = parts else {
        return Ok(before.map_or_else(|| initial_limits(country), |before| before.limits.clone()));
    };
    parts
        .iter()
        .map(|part| {
            let money = |text: &Option<String>| {
                text.as_deref().map(|text| Money::parse(text, country.currency())).transpose()
            };
            let bad = |error: &dyn std::fmt::Display| wrong(format!("limit of {}: {error}", part.operator));
            Ok(AmountLimit {
                operator: OperatorCode::parse(&part.operator).map_err(|error| bad(&error))?,
                min: money(&part.min).map_err(|error| bad(&error))?,
                max: money(&part.max).map_err(|error| bad(&error))?,
                from: part.from,
            })
        })
        .collect()
}

/// What operators of Bangladesh take at least for a plain recharge, as known when this was written.
fn initial_limits(country: Country) -> Vec<AmountLimit> {
    let codes: &[&str] = match country {
        Country::Bd => &["GP", "RB", "AT", "BL"],
        Country::In => &[],
    };
    let min = Money::from_paisa(2_000, country.currency()).ok();
    codes
        .iter()
        .filter_map(|code| OperatorCode::parse(code).ok())
        .map(|operator| AmountLimit { operator, min, max: None, from: chrono::NaiveDate::default() })
        .collect()
}

fn rates(
    parts: Option<&[RatePart]>,
    accounts: &[Account],
    before: Option<&ShopConfig>,
) -> Result<Vec<CommissionRate>, ShopError> {
    let Some(parts) = parts else {
        return Ok(before.map_or_else(Vec::new, |before| before.rates.clone()));
    };
    parts
        .iter()
        .map(|part| {
            let named = |text: &str| (text != "*").then(|| text.to_owned());
            let bad = |error: &dyn std::fmt::Display| wrong(format!("a commission rate: {error}"));
            if let Some(account) = named(&part.account)
                && !accounts.iter().any(|known| known.id == account)
            {
                return Err(wrong(format!(
                    "a commission rate names the account “{account}”, which there is not"
                )));
            }
            Ok(CommissionRate {
                account: named(&part.account),
                operator: named(&part.operator)
                    .map(|code| OperatorCode::parse(&code))
                    .transpose()
                    .map_err(|error| bad(&error))?,
                service: named(&part.service)
                    .map(|code| code.parse())
                    .transpose()
                    .map_err(|error| bad(&error))?,
                rate: Rate::parse(&part.percent).map_err(|error| bad(&error))?,
                from: part.from,
            })
        })
        .collect()
}

fn routing(
    file: &ProvisionFile,
    accounts: &[Account],
    before: Option<&ShopConfig>,
) -> Result<BTreeMap<OperatorCode, Vec<String>>, ShopError> {
    let Some(table) = &file.routing else {
        return Ok(before.map_or_else(BTreeMap::new, |before| before.routing.clone()));
    };
    table
        .iter()
        .map(|(code, list)| {
            let code = OperatorCode::parse(code).map_err(|error| wrong(format!("routing: {error}")))?;
            match list.iter().find(|id| !accounts.iter().any(|account| account.id == **id)) {
                Some(missing) => {
                    Err(wrong(format!("routing names the account “{missing}”, which there is not")))
                }
                None => Ok((code, list.clone())),
            }
        })
        .collect()
}

fn wrong(message: String) -> ShopError {
    ShopError::File(message)
}

fn name_is_good(what: &str, name: &str) -> Result<(), ShopError> {
    let good = (1..=40).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if good {
        Ok(())
    } else {
        Err(wrong(format!("{what} has 1 to 40 letters, digits, dots and dashes: “{name}”")))
    }
}

fn check_url(account: &str, base_url: &str, allow_http: bool) -> Result<(), ShopError> {
    let url = url::Url::parse(base_url)
        .ok()
        .filter(|url| url.host_str().is_some() && url.username().is_empty() && url.password().is_none())
        .ok_or_else(|| wrong(format!("account “{account}”: base_url is not a web address")))?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if allow_http => Ok(()),
        "http" => Err(wrong(format!(
            "account “{account}” has a plain http address: everyone on the way could read its keys. \
             Set allow_http = true if the owner accepts that"
        ))),
        _ => Err(wrong(format!("account “{account}”: base_url begins with https://"))),
    }
}
