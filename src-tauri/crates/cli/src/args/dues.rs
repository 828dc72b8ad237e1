//! Who buys on credit.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum DuesCommand {
    /// Who buys on credit; who owes most first
    #[command(after_help = "Example:\n  tillupctl --user clerk1 dues list --search karim")]
    List {
        /// Only whose name has a word that begins so, or whose telephone number has these digits
        #[arg(long)]
        search: Option<String>,
    },
    /// What somebody owes, and what moved it
    #[command(after_help = "Example:\n  tillupctl --user clerk1 dues show 'Karim Tea Stall'")]
    Show {
        /// Name or id
        debtor: String,
    },
    /// Let somebody buy on credit (owner only)
    #[command(after_help = "Example:\n  tillupctl --user owner dues add 'Karim Tea Stall' --limit 2000")]
    Add {
        /// The name
        name: String,
        /// What they may owe at most
        #[arg(long, allow_hyphen_values = true)]
        limit: String,
        /// A telephone number
        #[arg(long)]
        phone: Option<String>,
    },
    /// Change name, limit, telephone number, or whether anything is sold on credit (owner only)
    #[command(after_help = "Example:\n  tillupctl --user owner dues set 'Karim Tea Stall' --limit 500")]
    Set {
        /// Name or id
        debtor: String,
        /// Another name
        #[arg(long)]
        name: Option<String>,
        /// What they may owe at most
        #[arg(long, allow_hyphen_values = true)]
        limit: Option<String>,
        /// A telephone number; an empty one is forgotten
        #[arg(long)]
        phone: Option<String>,
        /// Sell to them on credit again
        #[arg(long, conflicts_with = "off")]
        on: bool,
        /// Sell nothing to them on credit any more
        #[arg(long)]
        off: bool,
    },
    /// Cash for what is owed, into your drawer
    #[command(after_help = "Example:\n  tillupctl --user clerk1 dues pay 'Karim Tea Stall' --amount 500")]
    Pay {
        /// Name or id
        debtor: String,
        /// How much
        #[arg(long, allow_hyphen_values = true)]
        amount: String,
        /// A note
        #[arg(long)]
        note: Option<String>,
        /// The payment's own mark, 8 to 64 letters, digits or hyphens: with the same one it is booked once, however often it is sent
        #[arg(long, value_name = "MARK")]
        once: Option<String>,
    },
    /// Put right what is owed: an old due taken over, or, negative, one written off (owner only)
    #[command(after_help = "Example:\n  \
        tillupctl --user owner dues adjust 'Karim Tea Stall' --amount -20 --reason 'moved away'")]
    Adjust {
        /// Name or id
        debtor: String,
        /// What is added to the due
        #[arg(long, allow_hyphen_values = true)]
        amount: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}
