//! Whose number it is: remembered, told by a provider, or suggested by the prefix.

use super::{Engine, EngineError};
use crate::{
    number::{Country, Number, NumberError, NumberState, Typed},
    operator::{OperatorCode, Service, shop_code},
    shop::ShopConfig,
};

/// What the shop proposes for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The number in its national form.
    pub number: Number,
    /// The operator.
    pub operator: OperatorCode,
    /// The service.
    pub service: Service,
    /// The circle, where known.
    pub circle: Option<String>,
    /// Why.
    pub by: DetectedBy,
}

/// What a proposal rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DetectedBy {
    /// The last sale to this number that succeeded.
    Memory,
    /// A provider's look-up through this account.
    Provider(String),
    /// This prefix; numbers are portable, so it only suggests.
    Prefix(String),
}

impl DetectedBy {
    /// The contract's word.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Provider(_) => "provider",
            Self::Prefix(_) => "prefix",
        }
    }
}

/// What is proposed for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The operator.
    pub operator: OperatorCode,
    /// The service.
    pub service: Service,
    /// The circle, where known.
    pub circle: Option<String>,
    /// Why.
    pub by: DetectedBy,
}

/// What the till makes of a number while it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRead {
    /// How far it is.
    pub state: NumberState,
    /// The form the providers get, as far as it goes; empty where it is invalid.
    pub number: String,
    /// In the groups in which the country reads it aloud.
    pub grouped: String,
    /// What is wrong with it.
    pub problem: Option<NumberError>,
    /// What memory or prefix suggest.
    pub proposal: Option<Proposal>,
}

impl Engine {
    /// Reads a number as far as it is typed, with what is at hand about it: nobody outside is asked.
    pub fn read_number(&self, text: &str, service: Option<Service>) -> Result<NumberRead, EngineError> {
        let shop = self.parts.ledger.config()?;
        let service = service.unwrap_or(Service::Prepaid);
        let (_, typed) = typed(&shop, text, service);
        let number = Number::stored(typed.number);
        let is_complete = typed.state == NumberState::Complete;
        let remembered = if is_complete { self.remembered(&number)? } else { None };
        let by_prefix = || by_prefix(&shop, &number).filter(|_| service.is_for_phones());
        Ok(NumberRead {
            state: typed.state,
            grouped: typed.grouped,
            problem: typed.problem,
            proposal: remembered.or_else(by_prefix),
            number: number.as_str().to_owned(),
        })
    }

    /// Proposes operator, service and circle for a mobile number of the shop's country, or of the other one where an
    /// account sells there.
    pub async fn detect(&self, text: &str) -> Result<Option<Detection>, EngineError> {
        let shop = self.parts.ledger.config()?;
        let (country, _) = typed(&shop, text, Service::Prepaid);
        self.detect_number(&shop, &Number::parse_mobile(text, country)?).await
    }

    pub(super) async fn detect_number(
        &self,
        shop: &ShopConfig,
        number: &Number,
    ) -> Result<Option<Detection>, EngineError> {
        let at_hand = self.remembered(number)?.or_else(|| by_prefix(shop, number));
        let proposal = match at_hand {
            Some(proposal) => Some(proposal),
            None => self.ask_whose(shop, number).await,
        };
        Ok(proposal.map(|Proposal { operator, service, circle, by }| Detection {
            number: number.clone(),
            operator,
            service,
            circle,
            by,
        }))
    }

    fn remembered(&self, number: &Number) -> Result<Option<Proposal>, EngineError> {
        let memory = self.parts.ledger.memory(number)?;
        Ok(memory.map(|memory| Proposal {
            operator: memory.operator,
            service: memory.service,
            circle: memory.circle,
            by: DetectedBy::Memory,
        }))
    }

    /// Asks the accounts whose provider knows numbers, one after the other; none is as good as no answer.
    async fn ask_whose(&self, shop: &ShopConfig, number: &Number) -> Option<Proposal> {
        for account in shop.accounts.iter().filter(|account| account.enabled) {
            let Ok(caller) = self.caller(account) else {
                continue;
            };
            let fits = number_country(number) == account.currency.country();
            if !caller.provider.capability().detects || !fits {
                continue;
            }
            let Ok(request) = caller.provider.detect_request(number, self.context(&caller)) else {
                continue;
            };
            let Ok(answer) = self.ask(account, request).await else {
                continue;
            };
            let Ok(Some(told)) = caller.provider.read_detect(&answer) else {
                continue;
            };
            let own_code = account
                .operator_codes
                .iter()
                .find(|(_, theirs)| told.operator_code.as_ref() == Some(*theirs))
                .map(|(ours, _)| ours.clone());
            let Some(operator) = own_code.or_else(|| OperatorCode::parse(&shop_code(&told.operator)).ok())
            else {
                continue;
            };
            return Some(Proposal {
                service: operator.usual_service(),
                operator,
                circle: told.circle,
                by: DetectedBy::Provider(account.id.clone()),
            });
        }
        None
    }
}

/// What was typed, read as a number of the shop's country, or of the other one where an account sells there and it fits
/// better: what is complete before what is not, what can become a number before what cannot, and at home in doubt.
pub(super) fn typed(shop: &ShopConfig, text: &str, service: Service) -> (Country, Typed) {
    let (home, abroad) = (shop.country, shop.country.other());
    let at_home = Typed::read(text, home, service);
    if at_home.state == NumberState::Complete || !sells_in(shop, abroad) {
        return (home, at_home);
    }
    let elsewhere = Typed::read(text, abroad, service);
    let fits_better = match elsewhere.state {
        NumberState::Complete => true,
        NumberState::Partial => at_home.state == NumberState::Invalid,
        NumberState::Empty | NumberState::Invalid => false,
    };
    if fits_better { (abroad, elsewhere) } else { (home, at_home) }
}

/// Whether an account that is switched on sells in the country.
pub(super) fn sells_in(shop: &ShopConfig, country: Country) -> bool {
    shop.accounts.iter().any(|account| account.enabled && account.currency == country.currency())
}

fn by_prefix(shop: &ShopConfig, number: &Number) -> Option<Proposal> {
    let (prefix, operator) = shop.by_prefix(number)?;
    Some(Proposal {
        operator: operator.clone(),
        service: operator.usual_service(),
        circle: None,
        by: DetectedBy::Prefix(prefix.to_owned()),
    })
}

fn number_country(number: &Number) -> Country {
    if number.as_str().starts_with('0') { Country::Bd } else { Country::In }
}
