//! The shop itself: its name, its rules, the limits of operators and the prefixes of numbers.

use std::{collections::BTreeSet, ops::RangeInclusive, sync::Arc, time::Duration};

use chrono::NaiveDate;
use tillup_core::{
    access::{Action, SignedIn},
    commission::ChargeRule,
    ledger::Ledger,
    number::latin_digits,
    shop::ShopConfig,
};

use crate::{Shop, ShopError, file::LimitPart, provision::config, rules::wrong};

/// Minutes for which the same number and amount needs a deliberate yes. Never none: two top-ups of one customer cannot be
/// told from one that was sent twice.
const GUARD_MINUTES: RangeInclusive<u32> = 1..=1_440;
/// Seconds for which “not found” proves nothing. A provider takes some to know what it was sent.
const GRACE_SECONDS: RangeInclusive<u32> = 30..=86_400;

/// What may be changed of a shop. Its country and time zone are its own for good: the currency of all that was sold and the
/// day on which each sale counts hang on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopForm {
    /// Name on the receipt.
    pub name: String,
    /// Address on the receipt.
    pub address: String,
    /// `bn`, `en` or `hi`.
    pub language: String,
    /// Hour at which the business day begins; of days to come.
    pub cutoff_hour: u8,
    /// Whether clerks may take a charge.
    pub charges: ChargeRule,
    /// For how long the same number and amount needs a deliberate yes.
    pub repeat_guard_minutes: u32,
    /// For how long “not found” proves nothing.
    pub not_found_grace_seconds: u32,
}

/// A limit as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitRow {
    /// The operator's code.
    pub operator: String,
    /// Least, as a decimal.
    pub min: Option<String>,
    /// Most, as a decimal.
    pub max: Option<String>,
    /// First business day on which it holds.
    pub from: NaiveDate,
}

/// A prefix as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefixRow {
    /// The first digits of a national number.
    pub prefix: String,
    /// The operator's code.
    pub operator: String,
}

impl Shop {
    /// Everything that is set, for the owner to look at.
    pub fn settings(&self, who: &SignedIn) -> Result<Arc<ShopConfig>, ShopError> {
        self.require(who, Action::Provision)?;
        Ok(self.ledger.config()?)
    }

    /// Sets the shop and its rules, and names what that changed.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`] but for the owner, [`ShopError::Setting`] for what cannot be set.
    pub fn save_shop(&self, form: &ShopForm, who: &SignedIn) -> Result<Vec<String>, ShopError> {
        self.edit(who, |config| {
            config::check(&form.name, &form.language, form.cutoff_hour)?;
            config.name = form.name.trim().to_owned();
            config.address = form.address.trim().to_owned();
            config.language.clone_from(&form.language);
            config.cutoff_hour = form.cutoff_hour;
            config.charge_rule = form.charges;
            let guard = minutes(form.repeat_guard_minutes);
            if guard != config.repeat_guard {
                if !GUARD_MINUTES.contains(&form.repeat_guard_minutes) {
                    return Err(wrong("invalid_guard", "the guard's time is 1 to 1440 minutes"));
                }
                config.repeat_guard = guard;
            }
            let grace = Duration::from_secs(u64::from(form.not_found_grace_seconds));
            if grace != config.not_found_grace {
                if !GRACE_SECONDS.contains(&form.not_found_grace_seconds) {
                    return Err(wrong("invalid_grace", "the grace time is 30 to 86400 seconds"));
                }
                config.not_found_grace = grace;
            }
            Ok(())
        })
    }

    /// Sets the limits of all operators and names what that changed.
    ///
    /// # Errors
    /// As [`Shop::save_shop`].
    pub fn save_limits(&self, rows: Vec<LimitRow>, who: &SignedIn) -> Result<Vec<String>, ShopError> {
        let amount =
            |text: Option<String>| text.map(|text| latin_digits(text.trim())).filter(|text| !text.is_empty());
        let part = |row: LimitRow| LimitPart {
            operator: row.operator,
            min: amount(row.min),
            max: amount(row.max),
            from: row.from,
        };
        let parts: Vec<LimitPart> = rows.into_iter().map(part).collect();
        self.edit(who, |config| {
            let limits = config::limits(Some(&parts), config.country, None)?;
            let mut seen = BTreeSet::new();
            if let Some(twice) = limits.iter().find(|limit| !seen.insert((&limit.operator, limit.from))) {
                let text = format!("two limits of {} begin on {}", twice.operator, twice.from);
                return Err(wrong("limit_twice", text));
            }
            config.limits = limits;
            Ok(())
        })
    }

    /// Sets the prefixes of numbers and names what that changed.
    ///
    /// # Errors
    /// As [`Shop::save_shop`].
    pub fn save_prefixes(&self, rows: &[PrefixRow], who: &SignedIn) -> Result<Vec<String>, ShopError> {
        let latin: Vec<(String, &str)> =
            rows.iter().map(|row| (latin_digits(row.prefix.trim()), row.operator.as_str())).collect();
        let table =
            config::prefix_table(latin.iter().map(|(prefix, operator)| (prefix.as_str(), *operator)))?;
        if table.len() < rows.len() {
            return Err(wrong("prefix_twice", "a prefix is there twice"));
        }
        self.edit(who, |config| {
            config.prefixes = table;
            Ok(())
        })
    }

    /// Changes what is set as it stands at that moment; each difference is an event.
    fn edit(
        &self,
        who: &SignedIn,
        edit: impl FnOnce(&mut ShopConfig) -> Result<(), ShopError>,
    ) -> Result<Vec<String>, ShopError> {
        self.require(who, Action::Provision)?;
        self.ledger.edit_config(&who.name, self.clock.now(), edit)
    }
}

fn minutes(minutes: u32) -> Duration {
    Duration::from_secs(u64::from(minutes) * 60)
}
