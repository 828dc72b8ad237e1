//! What a recharge provider is to the till: pure translation between sales and wire, no I/O.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    account::{Account, AccountKeys},
    discretion::without_figures,
    money::{Currency, Money},
    number::{Country, Number},
    offer::{Offer, OfferQuery},
    operator::{OperatorCode, Service, known_operators},
    reference::{Reference, ReferenceForm},
    sale::{Evidence, Order, Outcome},
    wire::{NotSent, WireAnswer, WireRequest},
};

/// What a provider can and cannot do, as data.
#[derive(Clone, Debug)]
pub struct Capability {
    /// The name for people.
    pub name: &'static str,
    /// The wallet's currency.
    pub currency: Currency,
    /// Names of the keys it needs, as in the provisioning file.
    pub keys: &'static [&'static str],
    /// The address its document gives; `None` where each operator of the software has its own.
    pub base_url: Option<&'static str>,
    /// Whether it has a test environment beside the live one.
    pub has_test: bool,
    /// How a sale whose answer was lost can be found again.
    pub lookup: Lookup,
    /// How references are written.
    pub reference_form: ReferenceForm,
    /// Whether its own list must be asked for the code of an operator.
    pub operator_codes: OperatorCodes,
    /// Whether packs need the customer's number to be listed.
    pub offers: Offers,
    /// Whether it can tell operator and circle of a number.
    pub detects: bool,
    /// Whether it can list operators.
    pub lists_operators: bool,
    /// Whether it can list circles.
    pub lists_circles: bool,
    /// Whether its document knows money given back after a success.
    pub reverses: bool,
    /// How long a submission may take to be answered.
    pub answer_timeout: Duration,
}

/// How an attempt can be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// By our reference, which the provider documents as unique.
    ByOurs,
    /// Only by the provider's own id, which comes with the answer to the submission.
    ByTheirs,
}

/// Where operator codes come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorCodes {
    /// The document has them.
    Documented,
    /// The provider's own list has them.
    Listed,
}

/// How packs are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offers {
    /// The provider sells none.
    None,
    /// By operator.
    ByOperator,
    /// By operator and the customer's number; identifiers hold for that number only.
    ByNumber,
    /// By operator and circle.
    ByCircle,
}

/// What an adapter needs to build a request.
#[derive(Clone, Copy, Debug)]
pub struct CallContext<'a> {
    /// The account.
    pub account: &'a Account,
    /// Its keys.
    pub keys: &'a AccountKeys,
    /// The code of the order's operator in the provider's own list, where it has one; the owner's code goes before it.
    pub listed_code: Option<&'a str>,
    /// The provider's code of the circle.
    pub circle_code: Option<&'a str>,
    /// The time.
    pub now: DateTime<Utc>,
}

/// A submission as an adapter sees it.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// Our reference.
    pub reference: &'a Reference,
    /// What is sold.
    pub order: &'a Order,
    /// What is known so far; a look-up may need the provider's own id.
    pub evidence: &'a Evidence,
}

/// Why an answer that is no sale could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The provider refused, in its documented form. Whoever reads the error may be a clerk.
    #[error("the provider refused: {}", without_figures(.message, &[]).unwrap_or_else(|| .reason.code().to_owned()))]
    Refused {
        /// Its reason.
        reason: crate::sale::Reason,
        /// Its words.
        message: String,
    },
    /// Not in the documented form.
    #[error("the provider's answer could not be read")]
    Unreadable,
}

/// An operator in a provider's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedOperator {
    /// The provider's code or id.
    pub code: String,
    /// The name.
    pub name: String,
    /// The service it was listed under.
    pub service: Service,
}

/// A telecom circle in a provider's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCircle {
    /// The provider's id.
    pub code: String,
    /// The name.
    pub name: String,
}

/// What a provider tells of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderDetection {
    /// The operator's name.
    pub operator: String,
    /// The operator's code at the provider.
    pub operator_code: Option<String>,
    /// The circle's name.
    pub circle: Option<String>,
}

/// A recharge provider. Adapters build requests and read answers; the one exchange sends.
///
/// Readers are generous with form and strict with verdicts: only a documented word for success, about the same number,
/// amount and reference, is a success.
pub trait Provider: Send + Sync {
    /// The provider's id in the outward contract.
    fn id(&self) -> &'static str;

    /// What it can do.
    fn capability(&self) -> &Capability;

    /// Whether, as far as can be told without asking it, the account can sell this order.
    fn can_sell(&self, order: &Order, account: &Account) -> Result<(), NotSent>;

    /// The request that submits an attempt.
    fn submit_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<WireRequest, NotSent>;

    /// What the answer to a submission means.
    fn read_submit(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome;

    /// The request that asks for an attempt's state; `None` where nothing is known to ask by.
    fn lookup_request(
        &self,
        submission: Submission<'_>,
        ctx: CallContext<'_>,
    ) -> Result<Option<WireRequest>, NotSent>;

    /// What the answer to a look-up means.
    fn read_lookup(&self, submission: Submission<'_>, answer: &WireAnswer) -> Outcome;

    /// The request for the wallet's balance.
    fn balance_request(&self, ctx: CallContext<'_>) -> Result<WireRequest, NotSent>;

    /// The balance.
    fn read_balance(&self, answer: &WireAnswer) -> Result<Money, ReadError>;

    /// The request for packs, where the provider sells any.
    fn offers_request(&self, _query: &OfferQuery, _ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        Err(NotSent::NotSoldHere)
    }

    /// The packs.
    fn read_offers(
        &self,
        _query: &OfferQuery,
        _account: &Account,
        _answer: &WireAnswer,
    ) -> Result<Vec<Offer>, ReadError> {
        Err(ReadError::Unreadable)
    }

    /// The request for the provider's own operators of a service, where it lists them.
    fn operators_request(&self, _service: Service, _ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        Err(NotSent::NotSoldHere)
    }

    /// The operators.
    fn read_operators(
        &self,
        _service: Service,
        _answer: &WireAnswer,
    ) -> Result<Vec<ListedOperator>, ReadError> {
        Err(ReadError::Unreadable)
    }

    /// The request for the provider's circles, where it lists them.
    fn circles_request(&self, _ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        Err(NotSent::NotSoldHere)
    }

    /// The circles.
    fn read_circles(&self, _answer: &WireAnswer) -> Result<Vec<ListedCircle>, ReadError> {
        Err(ReadError::Unreadable)
    }

    /// The request that asks whose a number is, where the provider knows.
    fn detect_request(&self, _number: &Number, _ctx: CallContext<'_>) -> Result<WireRequest, NotSent> {
        Err(NotSent::NotSoldHere)
    }

    /// Whose the number is; `None` where the provider knows none.
    fn read_detect(&self, _answer: &WireAnswer) -> Result<Option<ProviderDetection>, ReadError> {
        Err(ReadError::Unreadable)
    }
}

/// The operator of a provider's list that the shop's code means: the same name in the shop's form, else the same name
/// without words that only tell the service.
pub fn match_operator<'a>(
    code: &OperatorCode,
    service: Service,
    list: &'a [ListedOperator],
) -> Option<&'a ListedOperator> {
    let of_service = || list.iter().filter(|listed| listed.service == service);
    of_service().find(|listed| crate::operator::shop_code(&listed.name) == code.as_str()).or_else(|| {
        let mut same = of_service().filter(|listed| bare_name(&listed.name) == bare_name(code.as_str()));
        // Two candidates are none: the owner's operator_codes must tell.
        same.next().filter(|_| same.next().is_none())
    })
}

/// The shop's code and name of an operator in a provider's list: those of the known operator which it is, else its name in
/// the shop's form. `None` for a name that makes no code.
pub fn shop_operator(
    listed: &ListedOperator,
    list: &[ListedOperator],
    country: Country,
) -> Option<(OperatorCode, String)> {
    let known = known_operators(country).iter().find_map(|known| {
        let code = OperatorCode::parse(known.code).ok()?;
        let is_it = code.usual_service() == listed.service
            && match_operator(&code, listed.service, list).is_some_and(|found| found.code == listed.code);
        is_it.then(|| (code, known.name.to_owned()))
    });
    known.or_else(|| Some((OperatorCode::parse(&listed.name).ok()?, listed.name.clone())))
}

/// A name in the shop's form without the words that tell a service or a kind of company.
fn bare_name(name: &str) -> String {
    const SERVICE_WORDS: [&str; 14] = [
        "DTH", "BILL", "POSTPAID", "PREPAID", "DIGITAL", "TV", "MOBILE", "RECHARGE", "DATACARD", "DATA",
        "CARD", "LTD", "INDIA", "DIRECT",
    ];
    crate::operator::shop_code(name)
        .split('-')
        .filter(|word| !SERVICE_WORDS.contains(word))
        .collect::<Vec<_>>()
        .join("-")
}

/// The provider's code of a circle given by name or by code.
pub fn match_circle<'a>(wanted: &str, list: &'a [ListedCircle]) -> Option<&'a ListedCircle> {
    let name = crate::operator::shop_code(wanted);
    list.iter()
        .find(|circle| circle.code == wanted)
        .or_else(|| list.iter().find(|circle| crate::operator::shop_code(&circle.name) == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_matched_by_name_within_their_service() {
        let listed = |code: &str, name: &str, service| ListedOperator {
            code: code.into(),
            name: name.into(),
            service,
        };
        let list = [
            listed("1", "Airtel", Service::Prepaid),
            listed("2", "BSNL", Service::Prepaid),
            listed("7", "Airtel", Service::Postpaid),
            listed("9", "Airtel Digital TV", Service::Dth),
            listed("10", "Tata Sky", Service::Dth),
            listed("11", "BSNL - Topup", Service::Postpaid),
        ];
        let code = |shop: &str, service| {
            match_operator(&OperatorCode::parse(shop).unwrap(), service, &list)
                .map(|listed| listed.code.as_str())
        };
        assert_eq!(code("AIRTEL", Service::Prepaid), Some("1"));
        assert_eq!(code("AIRTEL-BILL", Service::Postpaid), Some("7"));
        assert_eq!(code("AIRTEL-DTH", Service::Dth), Some("9"));
        assert_eq!(code("TATA-SKY-DTH", Service::Dth), Some("10"));
        assert_eq!(code("IDEA", Service::Prepaid), None);
        assert_eq!(code("AIRTEL", Service::Gas), None);
    }
}
