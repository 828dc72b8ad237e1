//! Whose number it is: remembered, told by a provider, or suggested by the prefix.

use super::{Engine, EngineError};
use crate::{
    number::Number,
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

impl Engine {
    /// Proposes operator, service and circle for a mobile number of the shop's country, or of the other one where an
    /// account sells there.
    pub async fn detect(&self, text: &str) -> Result<Option<Detection>, EngineError> {
        let shop = self.parts.ledger.config()?;
        let abroad = shop.country.other();
        let sells_abroad =
            shop.accounts.iter().any(|account| account.enabled && account.currency == abroad.currency());
        let number = match Number::parse_mobile(text, shop.country) {
            Err(_) if sells_abroad && Number::parse_mobile(text, abroad).is_ok() => {
                Number::parse_mobile(text, abroad)?
            }
            read => read?,
        };
        self.detect_number(&shop, &number).await
    }

    pub(super) async fn detect_number(
        &self,
        shop: &ShopConfig,
        number: &Number,
    ) -> Result<Option<Detection>, EngineError> {
        if let Some(memory) = self.parts.ledger.memory(number)? {
            return Ok(Some(Detection {
                number: number.clone(),
                operator: memory.operator,
                service: memory.service,
                circle: memory.circle,
                by: DetectedBy::Memory,
            }));
        }
        let by_prefix = shop.by_prefix(number).map(|(prefix, operator)| Detection {
            number: number.clone(),
            operator: operator.clone(),
            service: operator.usual_service(),
            circle: None,
            by: DetectedBy::Prefix(prefix.to_owned()),
        });
        if by_prefix.is_some() {
            return Ok(by_prefix);
        }
        Ok(self.ask_whose(shop, number).await)
    }

    /// Asks the accounts whose provider knows numbers, one after the other; none is as good as no answer.
    async fn ask_whose(&self, shop: &ShopConfig, number: &Number) -> Option<Detection> {
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
            return Some(Detection {
                number: number.clone(),
                service: operator.usual_service(),
                operator,
                circle: told.circle,
                by: DetectedBy::Provider(account.id.clone()),
            });
        }
        None
    }
}

fn number_country(number: &Number) -> crate::number::Country {
    if number.as_str().starts_with('0') { crate::number::Country::Bd } else { crate::number::Country::In }
}
