//! The drawer.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum ShiftCommand {
    /// Open your drawer
    #[command(after_help = "Example:\n  tillupctl --user clerk1 shift open --float 500")]
    Open {
        /// What lies in it
        #[arg(long, allow_hyphen_values = true)]
        float: String,
    },
    /// Money into the drawer or out of it that is no sale
    #[command(
        after_help = "Example:\n  tillupctl --user clerk1 shift cash --in 200 --reason 'change from the bank'"
    )]
    Cash {
        /// What was put in
        #[arg(
            long = "in",
            value_name = "AMOUNT",
            allow_hyphen_values = true,
            conflicts_with = "out",
            required_unless_present = "out"
        )]
        into: Option<String>,
        /// What was taken out
        #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
        out: Option<String>,
        /// What for
        #[arg(long)]
        reason: String,
    },
    /// Close your drawer with what you counted in it; prints the Z report
    #[command(after_help = "Example:\n  tillupctl --user clerk1 shift close --counted 12480.50")]
    Close {
        /// What lies in it
        #[arg(long, allow_hyphen_values = true)]
        counted: String,
    },
    /// Your open shift (the owner's: all open ones), or a Z report
    #[command(after_help = "Example:\n  tillupctl --user owner shift show --z 17")]
    Show {
        /// The number of a Z report
        #[arg(long, value_name = "NUMBER")]
        z: Option<i64>,
    },
}
