//! Operators and services: what is brought to the customer.

use std::{borrow::Borrow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::number::Country;

/// What kind of top-up it is; the words of the outward contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // each name says all there is to say
pub enum Service {
    Prepaid,
    Postpaid,
    Skitto,
    Dth,
    Datacard,
    Electricity,
    Gas,
    Insurance,
}

impl Service {
    /// All services.
    pub const ALL: [Self; 8] = [
        Self::Prepaid,
        Self::Postpaid,
        Self::Skitto,
        Self::Dth,
        Self::Datacard,
        Self::Electricity,
        Self::Gas,
        Self::Insurance,
    ];

    /// The contract's word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Prepaid => "prepaid",
            Self::Postpaid => "postpaid",
            Self::Skitto => "skitto",
            Self::Dth => "dth",
            Self::Datacard => "datacard",
            Self::Electricity => "electricity",
            Self::Gas => "gas",
            Self::Insurance => "insurance",
        }
    }

    /// Whether it goes to a mobile number; the others go to a customer id.
    pub fn is_for_phones(self) -> bool {
        matches!(self, Self::Prepaid | Self::Postpaid | Self::Skitto)
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Service {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let wanted = text.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|service| service.code() == wanted).ok_or(CodeError::UnknownService)
    }
}

/// Why a text is not an operator or service code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not one of the eight services.
    #[error("unknown service: use prepaid, postpaid, skitto, dth, datacard, electricity, gas or insurance")]
    UnknownService,
    /// Not a code.
    #[error("an operator code has 1 to 40 letters, digits and dashes")]
    BadOperator,
}

/// The shop's code of an operator: capitals, digits and dashes (`GP`, `TATA-SKY-DTH`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OperatorCode(String);

impl OperatorCode {
    /// Reads a code; case does not matter, blanks count as dashes.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let code = shop_code(text);
        if code.is_empty() || code.len() > 40 { Err(CodeError::BadOperator) } else { Ok(Self(code)) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The service that the code itself tells: `SK` is Skitto, `…-BILL` postpaid, `…-DTH` television, else prepaid.
    pub fn usual_service(&self) -> Service {
        if self.0 == "SK" {
            Service::Skitto
        } else if self.0.ends_with("-BILL") {
            Service::Postpaid
        } else if self.0.ends_with("-DTH") {
            Service::Dth
        } else {
            Service::Prepaid
        }
    }

    /// The name without the ending that tells the service: `AIRTEL` of `AIRTEL-DTH` and `AIRTEL-BILL`.
    pub fn stem(&self) -> &str {
        self.0.strip_suffix("-DTH").or_else(|| self.0.strip_suffix("-BILL")).unwrap_or(&self.0)
    }
}

/// So that a map by code can be asked with its text.
impl Borrow<str> for OperatorCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OperatorCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

impl From<OperatorCode> for String {
    fn from(code: OperatorCode) -> Self {
        code.0
    }
}

impl fmt::Display for OperatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name in the form of a shop's code: capitals, every run of other characters one dash.
pub fn shop_code(name: &str) -> String {
    let mut code = String::with_capacity(name.len());
    for character in name.trim().chars() {
        if character.is_alphanumeric() {
            code.extend(character.to_uppercase());
        } else if !code.is_empty() && !code.ends_with('-') {
            code.push('-');
        }
    }
    code.trim_end_matches('-').to_owned()
}

/// An operator the till knows from the start.
#[derive(Clone, Copy, Debug)]
pub struct KnownOperator {
    /// The shop's code.
    pub code: &'static str,
    /// The name people use.
    pub name: &'static str,
}

const fn known(code: &'static str, name: &'static str) -> KnownOperator {
    KnownOperator { code, name }
}

const BANGLADESH: [KnownOperator; 6] = [
    known("GP", "Grameenphone"),
    known("RB", "Robi"),
    known("AT", "Airtel"),
    known("BL", "Banglalink"),
    known("TT", "Teletalk"),
    known("SK", "Skitto"),
];

/// As the Recharge Open API document lists them; "AIRCLE BILL" is its spelling.
const INDIA: [KnownOperator; 27] = [
    known("AIRTEL", "Airtel"),
    known("BSNL", "BSNL"),
    known("IDEA", "Idea"),
    known("VODAFONE", "Vodafone"),
    known("RELIANCE-GSM", "Reliance GSM"),
    known("RELIANCE-CDMA", "Reliance CDMA"),
    known("TATA-INDICOM", "Tata Indicom"),
    known("TATA-DOCOMO", "Tata Docomo"),
    known("AIRCEL", "Aircel"),
    known("VIDEOCON", "Videocon"),
    known("UNINOR", "Uninor"),
    known("VIRGIN-GSM", "Virgin GSM"),
    known("VIRGIN-CDMA", "Virgin CDMA"),
    known("MTS", "MTS"),
    known("AIRTEL-BILL", "Airtel bill"),
    known("BSNL-BILL", "BSNL bill"),
    known("IDEA-BILL", "Idea bill"),
    known("VODAFONE-BILL", "Vodafone bill"),
    known("RELIANCE-BILL", "Reliance bill"),
    known("TATA-BILL", "Tata bill"),
    known("AIRCLE-BILL", "Aircel bill"),
    known("AIRTEL-DTH", "Airtel DTH"),
    known("BIG-TV-DTH", "Big TV DTH"),
    known("DISH-TV-DTH", "Dish TV DTH"),
    known("TATA-SKY-DTH", "Tata Sky DTH"),
    known("VIDEOCON-DTH", "Videocon DTH"),
    known("SUN-TV-DTH", "Sun TV DTH"),
];

/// The operators of a country that need no provider's list.
pub fn known_operators(country: Country) -> &'static [KnownOperator] {
    match country {
        Country::Bd => &BANGLADESH,
        Country::In => &INDIA,
    }
}

/// The number prefixes a new shop starts with, `(prefix, operator)`; the owner may change them.
/// India has none: numbers there are allotted by series that no prefix list keeps up with.
pub fn initial_prefixes(country: Country) -> &'static [(&'static str, &'static str)] {
    match country {
        Country::Bd => &[
            ("013", "GP"),
            ("014", "BL"),
            ("015", "TT"),
            ("016", "AT"),
            ("017", "GP"),
            ("018", "RB"),
            ("019", "BL"),
        ],
        Country::In => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ignore_case_and_read_names() {
        for (text, code) in [
            ("gp", "GP"),
            ("Tata Sky DTH", "TATA-SKY-DTH"),
            (" airtel--bill ", "AIRTEL-BILL"),
            ("M.S.E.B.", "M-S-E-B"),
        ] {
            assert_eq!(OperatorCode::parse(text).unwrap().as_str(), code);
        }
        assert_eq!(OperatorCode::parse(" - "), Err(CodeError::BadOperator));
    }

    #[test]
    fn the_code_tells_the_usual_service() {
        for (code, service, stem) in [
            ("SK", Service::Skitto, "SK"),
            ("AIRTEL-BILL", Service::Postpaid, "AIRTEL"),
            ("TATA-SKY-DTH", Service::Dth, "TATA-SKY"),
            ("GP", Service::Prepaid, "GP"),
        ] {
            let code = OperatorCode::parse(code).unwrap();
            assert_eq!((code.usual_service(), code.stem()), (service, stem));
        }
    }

    #[test]
    fn known_codes_are_in_the_shops_form() {
        for operator in known_operators(Country::Bd).iter().chain(known_operators(Country::In)) {
            assert_eq!(OperatorCode::parse(operator.code).unwrap().as_str(), operator.code);
        }
    }
}
