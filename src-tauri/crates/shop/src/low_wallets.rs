//! Which wallets run low: told at the counter before a customer stands there in vain.

use tillup_core::{
    access::{Action, Role, SignedIn},
    ledger::Ledger,
    money::Money,
};
use tillup_ledger::WalletUse;

use crate::{Shop, ShopError};

/// A wallet is low when it holds less than this part of a usual day's sales: a few hours' warning.
const PARTS_OF_A_DAY: i64 = 3;

/// A wallet that runs low.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LowWallet {
    /// The account.
    pub account: String,
    /// Whether what is sold in a usual hour is not in it any more.
    pub is_empty: bool,
    /// What lies in it; the owner's only.
    pub balance: Option<Money>,
}

impl Shop {
    /// The wallets that run low, by what the ledger knows: no provider is asked. That one does is everybody's to know, for
    /// it decides what can be sold; what lies in it is the owner's.
    pub fn low_wallets(&self, who: &SignedIn) -> Result<Vec<LowWallet>, ShopError> {
        self.require(who, Action::Sell)?;
        let today = self.ledger.config()?.calendar().day_of(self.clock.now());
        let uses = self.ledger.wallet_uses(today)?;
        Ok(uses.into_iter().filter_map(|wallet| low(wallet, who.role)).collect())
    }
}

fn low(WalletUse { account, standing, usual_day }: WalletUse, role: Role) -> Option<LowWallet> {
    /// Hours in which a shop sells most of a day's.
    const HOURS: i64 = 10;
    let nothing = Money::zero(standing.currency());
    let usual = usual_day.map_or(0, Money::parts);
    let is_empty = standing <= nothing || standing.parts().saturating_mul(HOURS) < usual;
    let is_low = is_empty || standing.parts().saturating_mul(PARTS_OF_A_DAY) < usual;
    is_low.then(|| LowWallet { account, is_empty, balance: (role == Role::Owner).then_some(standing) })
}

#[cfg(test)]
mod tests {
    use tillup_core::money::Currency;

    use super::*;

    fn told(standing: &str, usual_day: Option<&str>, role: Role) -> Option<LowWallet> {
        let taka = |text: &str| Money::parse(text, Currency::Bdt).unwrap();
        let usual_day = usual_day.map(taka);
        low(WalletUse { account: "soho".to_owned(), standing: taka(standing), usual_day }, role)
    }

    #[test]
    fn a_third_of_a_usual_day_is_low_and_a_tenth_is_nothing() {
        for (standing, empty) in
            [("3000", None), ("2999.9999", Some(false)), ("900", Some(false)), ("899.99", Some(true))]
        {
            let low = told(standing, Some("9000"), Role::Clerk);
            assert_eq!(low.map(|wallet| wallet.is_empty), empty, "{standing}");
        }
    }

    #[test]
    fn without_any_use_only_an_empty_wallet_is_low() {
        assert_eq!(told("0.0001", None, Role::Owner), None);
        assert!(told("0", None, Role::Owner).unwrap().is_empty);
        assert!(told("-5", None, Role::Owner).unwrap().is_empty);
    }

    #[test]
    fn what_lies_in_it_is_told_to_the_owner_alone() {
        assert_eq!(told("114.204", Some("9000"), Role::Clerk).unwrap().balance, None);
        let owners = told("114.204", Some("9000"), Role::Owner).unwrap();
        assert_eq!(owners.balance.map(|balance| balance.to_string()).as_deref(), Some("114.204"));
    }
}
