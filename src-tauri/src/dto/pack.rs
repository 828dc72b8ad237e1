//! Packs on sale.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};
use tillup_core::{
    engine::{Engine, EngineError, OfferList},
    ledger::Ledger,
    number::{Number, NumberState},
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, known_operators},
    pack::{Appraised, appraise},
    provider::Offers,
    wire::NotSent,
};
use tillup_shop::OfferKeys;

use super::View;
use crate::error::CommandError;

/// What packs are asked for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferQueryDto {
    operator: String,
    number: Option<String>,
    circle: Option<String>,
    /// Only what is kept, which is at once.
    #[serde(default)]
    pub kept: bool,
}

impl OfferQueryDto {
    /// Whose packs.
    pub fn operator_code(&self) -> Result<OperatorCode, CommandError> {
        Ok(OperatorCode::parse(&self.operator).map_err(EngineError::from)?)
    }

    /// As the engine takes it. A number that is not whole yet is none.
    pub fn for_engine(&self, engine: &Engine) -> Result<OfferQuery, CommandError> {
        let typed = self.number.as_deref().map(|text| engine.read_number(text, None)).transpose()?;
        let whole = typed.filter(|read| read.state == NumberState::Complete);
        Ok(OfferQuery {
            operator: Some(self.operator_code()?),
            number: whole.map(|read| Number::stored(read.number)),
            circle: self.circle.clone().filter(|circle| !circle.trim().is_empty()),
        })
    }
}

/// A pack.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferDto {
    key: String,
    id: String,
    account: String,
    operator: String,
    title: String,
    price: String,
    validity: String,
    category: String,
    megabytes: Option<u64>,
    minutes: Option<u32>,
    hours: Option<u32>,
    /// The owner's only.
    commission: Option<String>,
    best_margin: bool,
    best_value: bool,
    favourite: bool,
    stale: bool,
}

/// An account that could not be asked.
#[derive(Debug, Serialize)]
pub struct OfferError {
    account: String,
    code: &'static str,
    message: String,
}

/// Packs of all accounts.
#[derive(Debug, Serialize)]
pub struct OfferListDto {
    offers: Vec<OfferDto>,
    errors: Vec<OfferError>,
    complete: bool,
}

impl OfferListDto {
    /// Packs of an operator as the view's user sees them; `complete` unless only kept lists were looked at.
    pub fn of(
        list: OfferList,
        operator: &OperatorCode,
        complete: bool,
        view: &View<'_>,
    ) -> Result<Self, CommandError> {
        let ledger = view.shop.ledger();
        let favourites = ledger.favourites()?;
        let day = ledger.config()?.calendar().day_of(view.shop.clock().now());
        let stale: HashSet<String> =
            list.lists.into_iter().filter(|source| source.stale).map(|source| source.account).collect();
        let appraised = appraise(&list.offers, &view.config, day);
        let seen = Seen { keys: view.shop.offer_keys()?, favourites, stale };
        let offers = list.offers.into_iter().zip(appraised);
        Ok(Self {
            offers: offers.map(|(offer, told)| seen.offer(offer, told, view)).collect(),
            errors: list
                .errors
                .iter()
                .filter(|(account, error)| !is_of_the_other_country(account, error, operator, view))
                .map(|(account, error)| OfferError::of(account.clone(), error, view))
                .collect(),
            complete,
        })
    }
}

/// What a pack is looked at with.
struct Seen {
    keys: OfferKeys,
    favourites: BTreeSet<String>,
    stale: HashSet<String>,
}

impl Seen {
    fn offer(&self, offer: Offer, told: Appraised, view: &View<'_>) -> OfferDto {
        let key = self.keys.of(&offer);
        OfferDto {
            id: offer.id,
            operator: offer.operator.to_string(),
            title: offer.title,
            price: offer.price.to_string(),
            validity: offer.validity,
            category: offer.category,
            megabytes: told.facts.megabytes,
            minutes: told.facts.minutes,
            hours: told.facts.hours,
            commission: view.owners(Some(told.commission.amount)),
            best_margin: told.best_margin,
            best_value: told.best_value,
            favourite: self.favourites.contains(&key),
            stale: self.stale.contains(&offer.account),
            account: offer.account,
            key,
        }
    }
}

impl OfferError {
    fn of(account: String, error: &EngineError, view: &View<'_>) -> Self {
        let code = needed(&account, error, view).unwrap_or(error.code().0);
        Self { account, code, message: error.text_for(view.role) }
    }
}

/// Whether the account has no such operator because it sells in the other country: nothing is wrong with either.
fn is_of_the_other_country(
    account: &str,
    error: &EngineError,
    operator: &OperatorCode,
    view: &View<'_>,
) -> bool {
    let is_unknown =
        matches!(error, EngineError::Refused { why: NotSent::OperatorUnknown | NotSent::NotSoldHere, .. });
    let country = view.config.account(account).map(|account| account.currency.country());
    let has = |country| known_operators(country).iter().any(|known| known.code == operator.as_str());
    is_unknown && country.is_some_and(|country| !has(country) && has(country.other()))
}

/// What must be known before the account can be asked, where that is all it waits for: no fault of anybody's.
fn needed(account: &str, error: &EngineError, view: &View<'_>) -> Option<&'static str> {
    if !matches!(error, EngineError::Refused { why: NotSent::FieldMissing, .. }) {
        return None;
    }
    let provider = view.shop.providers().get(view.config.account(account)?.provider.as_str())?;
    match provider.capability().offers {
        Offers::ByNumber => Some("number_needed"),
        Offers::ByCircle => Some("circle_needed"),
        Offers::None | Offers::ByOperator => None,
    }
}
