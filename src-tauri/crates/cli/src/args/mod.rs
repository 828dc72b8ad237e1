//! The command line.

mod drawer;
mod dues;
mod export;
mod owner;
mod receipt;
mod selling;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use clap_complete::Shell;

pub use self::{
    drawer::ShiftCommand,
    dues::DuesCommand,
    export::{Export, ExportPlace, ExportSalesArgs, SheetFormat},
    owner::{AuditArgs, By, Group, ResolveAs},
    receipt::{ReceiptArgs, Width},
    selling::{OffersArgs, SalesArgs, SellArgs},
};

/// The shop from a terminal: sells, follows, settles, reports.
#[derive(Debug, Parser)]
#[command(
    name = "tillupctl",
    version,
    after_help = "Examples:\n  \
        tillupctl demo\n  \
        tillupctl provision shop.toml\n  \
        TILLUP_PIN=135790 tillupctl --user clerk1 sell --number 01812345678 --amount 50\n  \
        echo 24681357 | tillupctl --user owner --pin-stdin --json report --from 2026-11-01 --to 2026-11-30 --by day\n\n\
        Exit status: 0 done, 1 internal error, 2 usage or invalid input, 3 pending,\n\
        4 failed or refused (nothing charged), 5 unknown outcome, 6 not allowed."
)]
pub struct Cli {
    /// Folder of the shop's data; otherwise the platform's application-data folder
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Who you are
    #[arg(long, global = true, value_name = "NAME")]
    pub user: Option<String>,
    /// Read the PIN from the first line of standard input (otherwise from the variable TILLUP_PIN)
    #[arg(long, global = true)]
    pub pin_stdin: bool,
    /// Answer with one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant)] // one is made in a program's life
pub enum Command {
    /// Set a shop up from a TOML file; run again, change what differs
    #[command(after_help = "Example:\n  tillupctl provision shop.toml")]
    Provision {
        /// The file; its form is described in the README
        file: PathBuf,
    },
    /// Ask each provider's wallet
    #[command(after_help = "Example:\n  tillupctl --user owner balance soho-main")]
    Balance {
        /// Only this account
        account: Option<String>,
    },
    /// What can be sold; the provider's own list where it has one
    #[command(after_help = "Example:\n  tillupctl --user clerk1 operators --account tymk-1")]
    Operators {
        /// The account whose provider is asked
        #[arg(long)]
        account: Option<String>,
    },
    /// The provider's telecom circles
    #[command(after_help = "Example:\n  tillupctl --user clerk1 circles --account tymk-1")]
    Circles {
        /// The account whose provider is asked
        #[arg(long)]
        account: Option<String>,
    },
    /// Operator, service and circle the shop would propose for a number, and why
    #[command(after_help = "Example:\n  tillupctl --user clerk1 detect '+880 1812-345678'")]
    Detect {
        /// The number, in any writing
        number: String,
    },
    /// Packs on sale now
    #[command(after_help = "Example:\n  tillupctl --user clerk1 offers --operator RB --search '1gb 24hr'")]
    Offers(OffersArgs),
    /// Sell one top-up or pack
    #[command(after_help = "Examples:\n  \
        tillupctl --user clerk1 sell --number 01812345678 --amount 50\n  \
        tillupctl --user clerk1 sell --number 01812345678 --operator RB --offer 2150\n  \
        tillupctl --user clerk1 sell --number 3001234567 --operator TATA-SKY-DTH --amount 300")]
    Sell(SellArgs),
    /// One sale with its attempts
    #[command(after_help = "Example:\n  tillupctl --user clerk1 show 1KATZ8M2X5Q0R7C3N9V4")]
    Show {
        /// The sale's reference, or that of one of its attempts
        reference: String,
    },
    /// Sales, newest first
    #[command(after_help = "Example:\n  tillupctl --user clerk1 sales --from 2026-11-21 --status unknown")]
    Sales(SalesArgs),
    /// Ask providers about all open sales
    #[command(after_help = "Example:\n  tillupctl --user clerk1 settle --for 60")]
    Settle {
        /// Seconds after which to stop
        #[arg(long = "for", value_name = "SECONDS", default_value_t = 30)]
        seconds: u64,
    },
    /// A person's word on an unknown sale (owner only)
    #[command(after_help = "Example:\n  \
        tillupctl --user owner resolve 1KATZ8M2X5Q0R7C3N9V4 --as failed --reason 'customer got nothing, provider confirmed by phone'")]
    Resolve {
        /// The sale's reference
        reference: String,
        /// What happened
        #[arg(long = "as", value_name = "OUTCOME")]
        outcome: ResolveAs,
        /// Why you know
        #[arg(long)]
        reason: String,
    },
    /// Money put into a provider wallet (owner only)
    #[command(
        after_help = "Example:\n  tillupctl --user owner load soho-main --amount 10000 --paid 9700 --note 'bKash 21 Nov'"
    )]
    Load {
        /// The account
        account: String,
        /// What arrived in the wallet
        #[arg(long, allow_hyphen_values = true)]
        amount: String,
        /// What was paid for it; less than the amount is commission by uplift
        #[arg(long, allow_hyphen_values = true)]
        paid: Option<String>,
        /// A note
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Computed wallets against the providers' (owner only)
    #[command(after_help = "Example:\n  tillupctl --user owner reconcile soho-main")]
    Reconcile {
        /// Only this account
        account: Option<String>,
    },
    /// Totals of some days (a clerk's: of their own open shift)
    #[command(
        after_help = "Example:\n  tillupctl --user owner report --from 2026-11-01 --to 2026-11-30 --by operator"
    )]
    Report {
        /// First day
        #[arg(long)]
        from: NaiveDate,
        /// Last day
        #[arg(long)]
        to: NaiveDate,
        /// Group by
        #[arg(long)]
        by: Option<By>,
    },
    /// A sale's receipt: shown, as a picture, a PDF or a printer's commands, or printed
    #[command(
        after_help = "The next one that is handed out says COPY and its number; looking at it counts as nothing.\n\n\
        Examples:\n  \
        tillupctl --user clerk1 receipt 1KATZ8M2X5Q0R7C3N9V4\n  \
        tillupctl --user clerk1 receipt 1KATZ8M2X5Q0R7C3N9V4 --width 58 --png receipt.png --pdf receipt.pdf\n  \
        tillupctl --user clerk1 receipt 1KATZ8M2X5Q0R7C3N9V4 --escpos tcp://192.168.1.50:9100"
    )]
    Receipt(ReceiptArgs),
    /// Sales for a spreadsheet, the books for an accounting program (owner only)
    #[command(after_help = "Example:\n  \
        tillupctl --user owner export sales --from 2026-11-01 --to 2026-11-30 --format xlsx --out november.xlsx")]
    Export {
        /// What is exported
        #[command(subcommand)]
        what: Export,
    },
    /// The drawer: open, cash in and out, close with a count, show
    #[command(after_help = "Examples:\n  \
        tillupctl --user clerk1 shift open --float 500\n  \
        tillupctl --user clerk1 shift cash --out 60 --reason 'tea for the shop'\n  \
        tillupctl --user clerk1 shift close --counted 12480.50\n  \
        tillupctl --user owner shift show --z 17")]
    Shift {
        /// What to do
        #[command(subcommand)]
        what: ShiftCommand,
    },
    /// Who buys on credit: what they owe, payments, limits
    #[command(after_help = "Examples:\n  \
        tillupctl --user owner dues add 'Karim Tea Stall' --limit 2000 --phone 01711000001\n  \
        tillupctl --user clerk1 sell --number 01812345678 --amount 50 --debtor 'Karim Tea Stall'\n  \
        tillupctl --user clerk1 dues pay 'Karim Tea Stall' --amount 500\n  \
        tillupctl --user owner dues adjust 'Karim Tea Stall' --amount 300 --reason 'from the old notebook'")]
    Dues {
        /// What to do
        #[command(subcommand)]
        what: DuesCommand,
    },
    /// Check the ledger: SQLite's integrity, foreign keys, postings, the hash chain
    #[command(after_help = "Example:\n  tillupctl --user owner verify")]
    Verify,
    /// Who did what, the latest first (owner only)
    #[command(after_help = "Examples:\n  \
        tillupctl --user owner audit --from 2026-11-21 --to 2026-11-21\n  \
        tillupctl --user owner audit --of clerk1 --kind people --limit 20")]
    Audit(AuditArgs),
    /// A consistent copy of the ledger, while selling goes on, read back before it counts (owner only)
    #[command(
        after_help = "Without a file it goes into the folder that is chosen in the window's settings.\n\n\
        An encrypted one is in the age format: `age -d` opens it, too. Its passphrase is taken from the variable\n\
        TILLUP_PASSPHRASE, or from the second line of standard input with --pin-stdin.\n\n\
        Examples:\n  \
        tillupctl --user owner backup /media/usb/tillup.backup\n  \
        printf '%s\\n' \"$PIN\" \"$PASSPHRASE\" | tillupctl --user owner --pin-stdin backup /media/usb/tillup.age --encrypt"
    )]
    Backup {
        /// Where to
        file: Option<PathBuf>,
        /// Seal it with a passphrase
        #[arg(long, requires = "file")]
        encrypt: bool,
    },
    /// Put a backup in the ledger's place (owner only; free where there is no shop yet)
    #[command(
        after_help = "Whether it is encrypted is seen by itself; then its passphrase is taken from the variable\n\
        TILLUP_PASSPHRASE, or from the second line of standard input with --pin-stdin. Where the ledger is damaged,\n\
        the PIN is that of an owner whom the backup knows.\n\n\
        Example:\n  tillupctl --user owner restore /media/usb/tillup.backup"
    )]
    Restore {
        /// The backup
        file: PathBuf,
        /// Also over a ledger that has later entries
        #[arg(long)]
        overwrite_newer: bool,
    },
    /// Sell once through each simulated provider and print the day's totals
    #[command(after_help = "Example:\n  tillupctl demo")]
    Demo,
    /// Completions for a shell
    #[command(
        after_help = "Example:\n  tillupctl completions bash > ~/.local/share/bash-completion/completions/tillupctl"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
}
