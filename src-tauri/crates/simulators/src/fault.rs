//! What can go wrong between a provider and the shop.

use std::time::Duration;

/// Whether a fault strikes before the provider has executed the request or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Nothing is executed, no money is taken.
    Before,
    /// Executed and paid; only the answer suffers.
    After,
}

/// A fault, for [`crate::Simulator::inject`] or chosen by a magic number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The connection is reset (RST) without an answer.
    Reset(When),
    /// No answer ever comes; the connection stays open until the client leaves.
    Hang(When),
    /// This HTTP status with the provider's documented error body.
    Status {
        /// HTTP status.
        code: u16,
        /// Before or after execution.
        when: When,
    },
    /// This HTTP status with an HTML page, as proxies answer.
    HtmlStatus {
        /// HTTP status.
        code: u16,
        /// Before or after execution.
        when: When,
    },
    /// 200 with an empty body.
    EmptyBody(When),
    /// Executed; the first half of the answer, in well-formed HTTP.
    Truncated,
    /// Executed; the first half of the answer, then the connection closes short of its Content-Length.
    CutOff,
    /// 200 with an HTML page (a captive portal, a maintenance page).
    HtmlOk(When),
    /// Executed; the answer followed by 20 MB of spaces, chunked.
    HugeBody,
    /// Executed; the answer's body comes one byte per [`crate::Settings::drip_interval`].
    Drip,
    /// Executed; the right body under a wrong content type.
    WrongContentType,
    /// A redirect to another place.
    Redirect {
        /// 302 or 307.
        code: u16,
        /// The `Location`.
        to: String,
        /// Before or after execution.
        when: When,
    },
    /// Executed; the answer's status is a word that no document lists.
    UnknownStatusWord,
    /// Executed; the answer speaks of another number, where the answer names one.
    OtherNumber,
    /// Executed; the answer speaks of another amount, where the answer names one.
    OtherAmount,
    /// Executed; the answer speaks of another reference, where the answer names one.
    OtherReference,
    /// Refused as a duplicate though the reference was never seen; with [`When::After`] it is executed all the same.
    DuplicateReference(When),
    /// Executed; the answer comes after this time.
    Slow(Duration),
}

/// What a request asks a provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// A recharge or the purchase of an offer.
    Submit,
    /// The state of a transaction.
    Lookup,
    /// The wallet.
    Balance,
    /// Packs, offers, plans.
    Offers,
    /// The list of operators.
    Operators,
    /// The list of telecom circles.
    Circles,
    /// Operator and circle of a number.
    Detect,
    /// Every one of them, in injections.
    Any,
}

impl Endpoint {
    /// All endpoints, [`Endpoint::Any`] included.
    pub const ALL: [Endpoint; 8] = [
        Endpoint::Submit,
        Endpoint::Lookup,
        Endpoint::Balance,
        Endpoint::Offers,
        Endpoint::Operators,
        Endpoint::Circles,
        Endpoint::Detect,
        Endpoint::Any,
    ];

    /// Its name on the control port.
    pub fn name(self) -> &'static str {
        match self {
            Endpoint::Submit => "submit",
            Endpoint::Lookup => "lookup",
            Endpoint::Balance => "balance",
            Endpoint::Offers => "offers",
            Endpoint::Operators => "operators",
            Endpoint::Circles => "circles",
            Endpoint::Detect => "detect",
            Endpoint::Any => "any",
        }
    }

    /// The endpoint of that name.
    pub fn named(name: &str) -> Option<Endpoint> {
        Endpoint::ALL.into_iter().find(|endpoint| endpoint.name() == name)
    }
}

impl Fault {
    /// True when the fault takes the place of the provider's work altogether.
    /// A false "duplicate" is not among these: the provider itself words that refusal.
    pub(crate) fn replaces_execution(&self) -> bool {
        match self {
            Fault::Reset(when) | Fault::Hang(when) | Fault::EmptyBody(when) | Fault::HtmlOk(when) => {
                *when == When::Before
            }
            Fault::Status { when, .. } | Fault::HtmlStatus { when, .. } | Fault::Redirect { when, .. } => {
                *when == When::Before
            }
            _ => false,
        }
    }

    /// True when the fault changes what the answer says and not how it arrives.
    pub(crate) fn is_about_content(&self) -> bool {
        matches!(
            self,
            Fault::UnknownStatusWord | Fault::OtherNumber | Fault::OtherAmount | Fault::OtherReference
        )
    }

    /// The fault's name on the control port, for example `reset-after` or `status-503-before`.
    pub fn name(&self) -> String {
        let at = |when: &When| if *when == When::Before { "before" } else { "after" };
        match self {
            Fault::Reset(when) => format!("reset-{}", at(when)),
            Fault::Hang(when) => format!("hang-{}", at(when)),
            Fault::Status { code, when } => format!("status-{code}-{}", at(when)),
            Fault::HtmlStatus { code, when } => format!("html-{code}-{}", at(when)),
            Fault::EmptyBody(when) => format!("empty-{}", at(when)),
            Fault::Truncated => "truncated".to_owned(),
            Fault::CutOff => "cut-off".to_owned(),
            Fault::HtmlOk(when) => format!("html-200-{}", at(when)),
            Fault::HugeBody => "huge".to_owned(),
            Fault::Drip => "drip".to_owned(),
            Fault::WrongContentType => "wrong-content-type".to_owned(),
            Fault::Redirect { code, when, .. } => format!("redirect-{code}-{}", at(when)),
            Fault::UnknownStatusWord => "unknown-status".to_owned(),
            Fault::OtherNumber => "other-number".to_owned(),
            Fault::OtherAmount => "other-amount".to_owned(),
            Fault::OtherReference => "other-reference".to_owned(),
            Fault::DuplicateReference(when) => format!("duplicate-{}", at(when)),
            Fault::Slow(time) => format!("slow-{}", time.as_secs()),
        }
    }

    /// The fault of that name; redirects lead to `redirect_to`.
    pub fn named(name: &str, redirect_to: &str) -> Option<Fault> {
        let plain = match name {
            "truncated" => Some(Fault::Truncated),
            "cut-off" => Some(Fault::CutOff),
            "huge" => Some(Fault::HugeBody),
            "drip" => Some(Fault::Drip),
            "wrong-content-type" => Some(Fault::WrongContentType),
            "unknown-status" => Some(Fault::UnknownStatusWord),
            "other-number" => Some(Fault::OtherNumber),
            "other-amount" => Some(Fault::OtherAmount),
            "other-reference" => Some(Fault::OtherReference),
            _ => None,
        };
        if plain.is_some() {
            return plain;
        }
        if let Some(seconds) = name.strip_prefix("slow-") {
            return Some(Fault::Slow(Duration::from_secs(seconds.parse().ok()?)));
        }
        let (what, when) = name.rsplit_once('-')?;
        let when = match when {
            "before" => When::Before,
            "after" => When::After,
            _ => return None,
        };
        Fault::named_with_moment(what, when, redirect_to)
    }

    fn named_with_moment(what: &str, when: When, redirect_to: &str) -> Option<Fault> {
        match what {
            "reset" => return Some(Fault::Reset(when)),
            "hang" => return Some(Fault::Hang(when)),
            "empty" => return Some(Fault::EmptyBody(when)),
            "html-200" => return Some(Fault::HtmlOk(when)),
            "duplicate" => return Some(Fault::DuplicateReference(when)),
            _ => {}
        }
        let (what, code) = what.rsplit_once('-')?;
        let code: u16 = code.parse().ok().filter(|code| (300..=599).contains(code))?;
        match what {
            "status" => Some(Fault::Status { code, when }),
            "html" => Some(Fault::HtmlStatus { code, when }),
            "redirect" => Some(Fault::Redirect { code, to: redirect_to.to_owned(), when }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::magic::{MAGIC, Outcome};

    #[test]
    fn every_fault_of_the_table_is_found_again_by_its_name() {
        for row in MAGIC {
            if let Outcome::Fault(fault) = row.outcome {
                let fault = fault("http://x/");
                assert_eq!(Fault::named(&fault.name(), "http://x/"), Some(fault));
            }
        }
        assert_eq!(Fault::named("reset", ""), None);
        assert_eq!(Fault::named("status-999-before", ""), None);
    }
}
