//! Who may do what: one table for both programs.

use serde::{Deserialize, Serialize};

/// What a user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Owns the shop's money.
    Owner,
    /// Sells.
    Clerk,
}

impl Role {
    /// The contract's word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Clerk => "clerk",
        }
    }
}

/// Everything either program can be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is the command of that name
pub enum Action {
    Provision,
    Balance,
    Operators,
    Circles,
    Detect,
    Offers,
    Sell,
    Show,
    Sales,
    Settle,
    Resolve,
    Load,
    Reconcile,
    Report,
    Verify,
    Backup,
    Restore,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 17] = [
        Self::Provision,
        Self::Balance,
        Self::Operators,
        Self::Circles,
        Self::Detect,
        Self::Offers,
        Self::Sell,
        Self::Show,
        Self::Sales,
        Self::Settle,
        Self::Resolve,
        Self::Load,
        Self::Reconcile,
        Self::Report,
        Self::Verify,
        Self::Backup,
        Self::Restore,
    ];
}

/// Whether a role may do it. A clerk sells and follows sales; wallets, earnings and the shop itself are the owner's.
pub fn allows(role: Role, action: Action) -> bool {
    match action {
        Action::Operators
        | Action::Circles
        | Action::Detect
        | Action::Offers
        | Action::Sell
        | Action::Show
        | Action::Sales
        | Action::Settle
        | Action::Verify => true,
        Action::Provision
        | Action::Balance
        | Action::Resolve
        | Action::Load
        | Action::Reconcile
        | Action::Report
        | Action::Backup
        | Action::Restore => role == Role::Owner,
    }
}

/// Who is at the till, after the PIN was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The user's name.
    pub name: String,
    /// What they are.
    pub role: Role,
}
