//! What answers told about an attempt, and what they mean for it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Attempt, Reason};
use crate::{access::Role, discretion::without_figures, money::Money};

/// What answers told, gathered over an attempt's life. All texts are data from outside: capped and without secrets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The provider's own transaction id.
    pub provider_reference: Option<String>,
    /// The operator's transaction id.
    pub operator_reference: Option<String>,
    /// The provider's message, as it came.
    pub message: Option<String>,
    /// The provider's error or status code.
    pub code: Option<String>,
    /// The fee taken by the provider.
    pub fee: Option<Money>,
    /// The commission reported by the provider.
    pub commission: Option<Money>,
    /// The wallet before, as told by the provider.
    pub wallet_before: Option<Money>,
    /// The wallet after, as told by the provider.
    pub wallet_after: Option<Money>,
    /// Other attempts of the account that were open or succeeded between the two balances; they blur the comparison.
    pub others_open: Option<u32>,
    /// The provider once said that it has the attempt: a later "not found" proves nothing.
    #[serde(default)]
    pub accepted: bool,
}

/// Longest text kept from an answer, in characters.
const MAX_TEXT: usize = 500;

impl Evidence {
    /// What the provider said, as far as somebody may read it: words of wallets and earnings, and figures that may be
    /// either, are the owner's. The reason, which says what to do, stands beside it for everybody.
    pub fn message_for(&self, role: Role) -> Option<Cow<'_, str>> {
        let message = self.message.as_deref()?;
        if role == Role::Owner {
            return Some(Cow::Borrowed(message));
        }
        let known: Vec<&str> = [&self.provider_reference, &self.operator_reference]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        without_figures(message, &known).map(Cow::Owned)
    }

    /// What is newly told wins; what is not told stays.
    pub fn updated_by(self, newer: Self) -> Self {
        Self {
            provider_reference: newer.provider_reference.or(self.provider_reference),
            operator_reference: newer.operator_reference.or(self.operator_reference),
            message: newer.message.or(self.message),
            code: newer.code.or(self.code),
            fee: newer.fee.or(self.fee),
            commission: newer.commission.or(self.commission),
            wallet_before: newer.wallet_before.or(self.wallet_before),
            wallet_after: newer.wallet_after.or(self.wallet_after),
            others_open: newer.others_open.or(self.others_open),
            accepted: self.accepted || newer.accepted,
        }
    }

    /// The same with every text passed through `clean` and cut to a length that can be kept and shown.
    pub fn cleaned(self, clean: impl Fn(&str) -> String) -> Self {
        let text = |text: Option<String>| {
            text.map(|text| {
                clean(&text).chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect::<String>()
            })
            .filter(|text| !text.is_empty())
        };
        Self {
            provider_reference: text(self.provider_reference),
            operator_reference: text(self.operator_reference),
            message: text(self.message),
            code: text(self.code),
            ..self
        }
    }
}

/// What an answer means for an attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Done: the provider used its documented word for success about this very attempt.
    Succeeded(Evidence),
    /// Accepted, not decided.
    Pending(Evidence),
    /// Definitely not charged.
    Failed {
        /// Why.
        reason: Reason,
        /// What is known.
        evidence: Evidence,
    },
    /// Charged and given back.
    Reversed(Evidence),
    /// The provider does not know the reference. What that proves is the engine's to judge (invariant 3).
    NotFound(Evidence),
    /// Nothing can be concluded.
    Unknown {
        /// Why not.
        reason: Reason,
        /// What is known.
        evidence: Evidence,
    },
}

impl Outcome {
    /// Nothing can be concluded, for `reason`.
    pub fn unknown(reason: Reason) -> Self {
        Self::Unknown { reason, evidence: Evidence::default() }
    }

    /// The evidence it carries.
    pub fn evidence(&self) -> &Evidence {
        match self {
            Self::Succeeded(evidence)
            | Self::Pending(evidence)
            | Self::Reversed(evidence)
            | Self::NotFound(evidence) => evidence,
            Self::Failed { evidence, .. } | Self::Unknown { evidence, .. } => evidence,
        }
    }

    /// The evidence to be kept of it: its own, and whether it says that the provider has the attempt.
    pub fn kept(&self) -> Evidence {
        Evidence {
            accepted: matches!(self, Self::Succeeded(_) | Self::Pending(_) | Self::Reversed(_)),
            ..self.evidence().clone()
        }
    }

    /// Whether it speaks of the attempt itself in a way that decides nothing: of another number, amount or reference, or in
    /// a word that no document has. A lost answer, a page of a proxy or a refused look-up do not.
    pub fn is_undecided_word(&self) -> bool {
        let Self::Unknown { reason, evidence } = self else {
            return false;
        };
        *reason == Reason::Mismatch
            || evidence.provider_reference.is_some()
            || (*reason == Reason::UnreadableAnswer && evidence.code.is_some())
    }

    /// The same outcome with its evidence changed.
    pub fn map_evidence(self, change: impl FnOnce(Evidence) -> Evidence) -> Self {
        match self {
            Self::Succeeded(evidence) => Self::Succeeded(change(evidence)),
            Self::Pending(evidence) => Self::Pending(change(evidence)),
            Self::Reversed(evidence) => Self::Reversed(change(evidence)),
            Self::NotFound(evidence) => Self::NotFound(change(evidence)),
            Self::Failed { reason, evidence } => Self::Failed { reason, evidence: change(evidence) },
            Self::Unknown { reason, evidence } => Self::Unknown { reason, evidence: change(evidence) },
        }
    }
}

/// Whether the wallet fell by a sale's amount; what a person goes by where no answer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalletEvidence {
    /// It fell by about the amount, and nothing else moved it.
    Moved,
    /// It stayed as it was.
    NotMoved,
    /// It moved otherwise, or other sales moved it too.
    Unclear,
}

impl WalletEvidence {
    /// The window's word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::NotMoved => "not_moved",
            Self::Unclear => "unclear",
        }
    }
}

impl Attempt {
    /// What the wallet's balances before and after show of a sale of that amount; `None` where they were not compared.
    ///
    /// A tenth more or less is still the amount: some providers take a fee or leave the commission in the wallet with
    /// each sale. A balance that rose, or fell by something else, was moved by somebody else too.
    pub fn wallet_evidence(&self, amount: Money) -> Option<WalletEvidence> {
        let (before, after) = (self.evidence.wallet_before?, self.evidence.wallet_after?);
        // Balances that the provider told with one answer are about this attempt alone.
        let others = self.evidence.others_open.unwrap_or(0);
        let Some(fell) = before.minus(after).ok().filter(|fell| fell.currency() == amount.currency()) else {
            return Some(WalletEvidence::Unclear);
        };
        let (fell, amount) = (i128::from(fell.parts()), i128::from(amount.parts()));
        Some(match others {
            0 if fell == 0 => WalletEvidence::NotMoved,
            0 if (amount * 9..=amount * 11).contains(&(fell * 10)) => WalletEvidence::Moved,
            _ => WalletEvidence::Unclear,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{money::Currency, reference::Reference, sale::Status};

    fn taka(text: &str) -> Money {
        Money::parse(text, Currency::Bdt).unwrap()
    }

    #[test]
    fn the_wallet_shows_whether_it_paid() {
        let shown = |before: Option<&str>, after: Option<&str>, others_open| {
            let (wallet_before, wallet_after) = (before.map(taka), after.map(taka));
            let attempt = Attempt {
                reference: Reference::stored("R1"),
                account: "main".into(),
                status: Status::Unknown,
                reason: None,
                chosen_because: String::new(),
                sent_at: None,
                answered_at: None,
                next_check_at: None,
                checks: 0,
                evidence: Evidence { wallet_before, wallet_after, others_open, ..Evidence::default() },
            };
            attempt.wallet_evidence(taka("50"))
        };
        use WalletEvidence::{Moved, NotMoved, Unclear};
        for (before, after, others, evidence) in [
            ("500", "450", Some(0), Moved),
            ("500", "450", None, Moved),
            ("500", "451.50", Some(0), Moved),
            ("500", "445", Some(0), Moved),
            ("500", "500", Some(0), NotMoved),
            ("500", "444.99", Some(0), Unclear),
            ("500", "455.01", Some(0), Unclear),
            ("500", "400", Some(0), Unclear),
            ("500", "950", Some(0), Unclear),
            ("500", "450", Some(1), Unclear),
            ("500", "500", Some(1), Unclear),
        ] {
            assert_eq!(
                shown(Some(before), Some(after), others),
                Some(evidence),
                "{before} {after} {others:?}"
            );
        }
        assert_eq!(shown(Some("500"), None, Some(0)), None);
        assert_eq!(shown(None, Some("450"), None), None);
    }

    #[test]
    fn another_currency_shows_nothing() {
        let rupees = Money::parse("500", Currency::Inr).unwrap();
        let evidence =
            Evidence { wallet_before: Some(taka("500")), wallet_after: Some(rupees), ..Evidence::default() };
        let attempt = Attempt {
            reference: Reference::stored("R1"),
            account: "main".into(),
            status: Status::Unknown,
            reason: None,
            chosen_because: String::new(),
            sent_at: None,
            answered_at: None,
            next_check_at: None,
            checks: 0,
            evidence,
        };
        assert_eq!(attempt.wallet_evidence(taka("50")), Some(WalletEvidence::Unclear));
    }
}
