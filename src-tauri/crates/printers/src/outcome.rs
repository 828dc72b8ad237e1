//! How printing ended.

use std::io;

/// What became of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The printer, or the queue, was given all of it.
    Printed {
        /// Whether it said afterwards that it was through with it. Many cheap printers never say anything.
        confirmed: bool,
    },
    /// No byte of it left: it may be sent again.
    Nothing(Trouble),
    /// Some of it left, and may be on paper: only a person can tell.
    Partly(Trouble),
}

/// What is the matter with a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// Nothing answers there: off, unplugged, or another network.
    Unreachable,
    /// Something answers, and does not take documents.
    Refused,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// It is there and not ready: switched to offline, paused, or feeding paper.
    Offline,
    /// Another program has it.
    Busy,
    /// The connection broke.
    Lost,
    /// It took nothing more for too long.
    TimedOut,
    /// There is no such printer, port or queue.
    NoSuchPrinter,
    /// The system does not let this program use it.
    NotPermitted,
    /// The printer says that something in it is broken: the cutter, or what it does not tell.
    Fault,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Unreachable,
        Self::Refused,
        Self::PaperOut,
        Self::CoverOpen,
        Self::Offline,
        Self::Busy,
        Self::Lost,
        Self::TimedOut,
        Self::NoSuchPrinter,
        Self::NotPermitted,
        Self::Fault,
    ];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::PaperOut => "paper_out",
            Self::CoverOpen => "cover_open",
            Self::Offline => "offline",
            Self::Busy => "busy",
            Self::Lost => "lost",
            Self::TimedOut => "timed_out",
            Self::NoSuchPrinter => "no_such_printer",
            Self::NotPermitted => "not_permitted",
            Self::Fault => "fault",
        }
    }

    /// The trouble of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.code() == code)
    }

    /// What an error on a line that stood means.
    pub(crate) fn of_line(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::TimedOut,
            io::ErrorKind::PermissionDenied => Self::NotPermitted,
            _ => Self::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_has_a_word_of_its_own_that_reads_back() {
        for trouble in Trouble::ALL {
            assert_eq!(Trouble::from_code(trouble.code()), Some(trouble));
        }
        assert_eq!(Trouble::from_code("out_of_paper"), None);
    }
}
