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
    Export,
    /// Totals of one's own open shift.
    OwnReport,
    Shift,
    /// Who owes what; payments.
    Dues,
    /// Who may owe how much, and what is put right.
    SetDues,
    Verify,
    Backup,
    Restore,
    Audit,
    /// Receipts and slips: looked at, printed, handed out.
    Receipt,
    /// Complaints: opened, and followed.
    Dispute,
    /// Complaints are closed.
    CloseDispute,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 26] = [
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
        Self::Export,
        Self::OwnReport,
        Self::Shift,
        Self::Dues,
        Self::SetDues,
        Self::Verify,
        Self::Backup,
        Self::Restore,
        Self::Audit,
        Self::Receipt,
        Self::Dispute,
        Self::CloseDispute,
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
        | Action::OwnReport
        | Action::Shift
        | Action::Dues
        | Action::Receipt
        | Action::Dispute
        | Action::Verify => true,
        Action::Provision
        | Action::Balance
        | Action::Resolve
        | Action::Load
        | Action::Reconcile
        | Action::Report
        | Action::Export
        | Action::Backup
        | Action::Restore
        | Action::SetDues
        | Action::CloseDispute
        | Action::Audit => role == Role::Owner,
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

/// What a command of the counter window needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nobody: it is asked before anybody has signed in, or tells nothing of the shop.
    Nobody,
    /// Anybody who has signed in.
    Anybody,
    /// Somebody whose role allows this.
    Allowed(Action),
}

/// The commands of the counter window. One that is not named here is refused.
pub const WINDOW_COMMANDS: &[(&str, Needs)] = &[
    ("start", Needs::Nobody),
    ("open_demo", Needs::Nobody),
    ("unlock", Needs::Nobody),
    ("lock", Needs::Nobody),
    ("touch", Needs::Anybody),
    ("setup_options", Needs::Nobody),
    // Refused where a shop is set up already; after it, the owner is signed in.
    ("setup_shop", Needs::Nobody),
    ("setup_account", Needs::Allowed(Action::Provision)),
    ("setup_clerk", Needs::Allowed(Action::Provision)),
    ("overview", Needs::Allowed(Action::Sales)),
    ("read_number", Needs::Allowed(Action::Detect)),
    ("detect", Needs::Allowed(Action::Detect)),
    ("customers", Needs::Allowed(Action::Sales)),
    ("name_customer", Needs::Allowed(Action::Sell)),
    ("debtors", Needs::Allowed(Action::Dues)),
    ("debtor", Needs::Allowed(Action::Dues)),
    ("save_debtor", Needs::Allowed(Action::SetDues)),
    ("take_payment", Needs::Allowed(Action::Dues)),
    ("adjust_due", Needs::Allowed(Action::SetDues)),
    ("amounts", Needs::Allowed(Action::Sell)),
    ("circles", Needs::Allowed(Action::Circles)),
    ("quote", Needs::Allowed(Action::Sell)),
    ("sell", Needs::Allowed(Action::Sell)),
    ("open_sales", Needs::Allowed(Action::Sales)),
    ("sales", Needs::Allowed(Action::Sales)),
    ("sale", Needs::Allowed(Action::Show)),
    ("check", Needs::Allowed(Action::Settle)),
    ("resolve", Needs::Allowed(Action::Resolve)),
    ("report", Needs::Allowed(Action::Report)),
    ("quality", Needs::Allowed(Action::Report)),
    ("day", Needs::Allowed(Action::Report)),
    ("wallets", Needs::Allowed(Action::Reconcile)),
    ("ask_wallets", Needs::Allowed(Action::Balance)),
    ("wallet_history", Needs::Allowed(Action::Reconcile)),
    ("load_wallet", Needs::Allowed(Action::Load)),
    ("accounts", Needs::Allowed(Action::Provision)),
    ("change_account", Needs::Allowed(Action::Provision)),
    ("replace_keys", Needs::Allowed(Action::Provision)),
    ("test_account", Needs::Allowed(Action::Balance)),
    ("commission_rates", Needs::Allowed(Action::Provision)),
    ("preview_rates", Needs::Allowed(Action::Provision)),
    ("save_rates", Needs::Allowed(Action::Provision)),
    ("routing", Needs::Allowed(Action::Provision)),
    ("save_routing", Needs::Allowed(Action::Provision)),
    ("explain_routing", Needs::Allowed(Action::Provision)),
    ("drawer", Needs::Allowed(Action::Shift)),
    ("drawers", Needs::Allowed(Action::Shift)),
    ("z_reports", Needs::Allowed(Action::Shift)),
    ("z_report", Needs::Allowed(Action::Shift)),
    ("open_drawer", Needs::Allowed(Action::Shift)),
    ("move_cash", Needs::Allowed(Action::Shift)),
    ("close_drawer", Needs::Allowed(Action::Shift)),
    ("export_sales", Needs::Allowed(Action::Export)),
    ("cancel_export", Needs::Allowed(Action::Export)),
    ("show_export", Needs::Allowed(Action::Export)),
    ("low_wallets", Needs::Allowed(Action::Sell)),
    ("shop_settings", Needs::Allowed(Action::Provision)),
    ("save_shop", Needs::Allowed(Action::Provision)),
    ("save_limits", Needs::Allowed(Action::Provision)),
    ("save_prefixes", Needs::Allowed(Action::Provision)),
    ("people", Needs::Allowed(Action::Provision)),
    ("add_user", Needs::Allowed(Action::Provision)),
    ("set_user_pin", Needs::Allowed(Action::Provision)),
    ("set_user_role", Needs::Allowed(Action::Provision)),
    ("set_user_enabled", Needs::Allowed(Action::Provision)),
    ("unlock_user", Needs::Allowed(Action::Provision)),
    ("audit", Needs::Allowed(Action::Audit)),
    ("check_ledger", Needs::Allowed(Action::Audit)),
    ("backups", Needs::Allowed(Action::Backup)),
    ("save_backup_plan", Needs::Allowed(Action::Backup)),
    ("back_up_now", Needs::Allowed(Action::Backup)),
    // Refused unless no shop is set up, its ledger is damaged, or its owner is there; bringing one back takes the PIN.
    ("found_backups", Needs::Nobody),
    ("look_at_backup", Needs::Nobody),
    ("restore_backup", Needs::Nobody),
    // What a document tells of may need more: the shop asks for it.
    ("view_document", Needs::Allowed(Action::Receipt)),
    ("print_document", Needs::Allowed(Action::Receipt)),
    ("save_document", Needs::Allowed(Action::Receipt)),
    ("open_document", Needs::Allowed(Action::Receipt)),
    ("show_documents", Needs::Allowed(Action::Receipt)),
    ("print_queue", Needs::Allowed(Action::Receipt)),
    ("decide_print", Needs::Allowed(Action::Receipt)),
    ("printing_settings", Needs::Allowed(Action::Provision)),
    ("find_printers", Needs::Allowed(Action::Provision)),
    ("try_printer", Needs::Allowed(Action::Provision)),
    ("save_printers", Needs::Allowed(Action::Provision)),
    ("preview_look", Needs::Allowed(Action::Provision)),
    ("save_look", Needs::Allowed(Action::Provision)),
    ("disputes", Needs::Allowed(Action::Dispute)),
    ("open_dispute", Needs::Allowed(Action::Dispute)),
    ("close_dispute", Needs::Allowed(Action::CloseDispute)),
    ("offers", Needs::Allowed(Action::Offers)),
    ("favourite", Needs::Allowed(Action::Offers)),
    ("customer_display", Needs::Allowed(Action::Sell)),
    ("show_customer", Needs::Allowed(Action::Sell)),
    // The window is closed by whoever stands before it, as the machine can be switched off by them.
    ("close_window", Needs::Nobody),
    ("watch", Needs::Nobody),
    ("watch_customer", Needs::Nobody),
];

/// What a command of the window needs; `None`: there is no such command.
pub fn window_command(name: &str) -> Option<Needs> {
    WINDOW_COMMANDS.iter().find(|(command, _)| *command == name).map(|(_, needs)| *needs)
}
