//! Why a shop could not be opened, or would not do what it was asked.

use std::{io, path::PathBuf, time::Duration};

use tillup_core::{
    debtor::DebtorRefusal, engine::EngineError, engine::ErrorKind, ledger::LedgerError, ports::KeysError,
    shift::ShiftError,
};
use tillup_documents::DocumentError;
use tillup_exports::ExportError;
use tillup_ledger::CopyError;
use tillup_printers::Trouble;

use crate::backups::{BackupError, disk_code};

/// Why a shop could not be opened, or would not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ShopError {
    /// The platform names no folder for data.
    #[error("this system names no folder for application data; give one with --data-dir")]
    NoHome,
    /// The data folder cannot be made.
    #[error("the data folder {folder:?} cannot be made: {error}")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Nobody is named.
    #[error("say who you are with --user NAME; the shop's users are the owner's to set")]
    UserNeeded,
    /// No PIN was given.
    #[error("a PIN is needed: give it on standard input with --pin-stdin, or in the variable TILLUP_PIN")]
    PinNeeded,
    /// Wrong name or PIN; which of them is not told.
    #[error("the name or the PIN is wrong")]
    WrongPin,
    /// Too soon after wrong PINs.
    #[error("too many wrong PINs: the next try is possible in {} s", .0.as_secs().max(1))]
    TooSoon(Duration),
    /// Locked after too many wrong PINs.
    #[error(
        "this user is locked after too many wrong PINs; the owner opens it again by setting the PIN anew"
    )]
    Locked,
    /// The role does not allow it.
    #[error("this is for the owner only")]
    NotAllowed,
    /// The file is not a provisioning file.
    #[error("the provisioning file is not right: {0}")]
    File(String),
    /// What is to be set is not right.
    #[error("{text}")]
    Setting {
        /// What is wrong with it, in snake case.
        code: &'static str,
        /// The same as a sentence.
        text: String,
    },
    /// A shop is set up here already.
    #[error("a shop is set up here already")]
    AlreadySetUp,
    /// A task of the program ended before it was done.
    #[error("a task of the program ended before it was done")]
    BrokenOff,
    /// A PIN could not be checked.
    #[error("the PIN could not be checked")]
    PinCheck,
    /// The demo's simulators could not be started.
    #[error("the demo could not be started: {0}")]
    Demo(io::Error),
    /// There is a file of that name already.
    #[error("{0:?} exists already; name another file or say --overwrite")]
    FileExists(PathBuf),
    /// An export cannot be written.
    #[error("{file:?} cannot be written: {error}")]
    Export {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: ExportError,
    },
    /// It was called off; nothing of it is left.
    #[error("called off; nothing was written")]
    CalledOff,
    /// A copy of the ledger could not be made, or was not taken; nothing was changed.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A backup; nothing was changed.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// A document could not be set.
    #[error("the document could not be set: {0}")]
    Document(String),
    /// A printer did not take a document.
    #[error("{}", printer_words(*.trouble, *.partly))]
    Printer {
        /// What is the matter with it.
        trouble: Trouble,
        /// Whether something may be on paper.
        partly: bool,
    },
    /// A drawer.
    #[error(transparent)]
    Shift(#[from] ShiftError),
    /// Keys cannot be kept.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The engine.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The ledger.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl From<DocumentError> for ShopError {
    fn from(error: DocumentError) -> Self {
        Self::Document(error.to_string())
    }
}

/// What an error is to the caller: its stable code and the exit status of the outward contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The code, in snake case.
    pub code: &'static str,
    /// The exit status.
    pub exit: u8,
}

const INTERNAL: u8 = 1;
const INVALID: u8 = 2;
const REFUSED: u8 = 4;
const UNKNOWN: u8 = 5;
const NOT_ALLOWED: u8 = 6;
/// What a shell tells of a program that was interrupted from the keyboard.
const CALLED_OFF: u8 = 130;

impl ShopError {
    /// Code and exit status.
    pub fn told(&self) -> Told {
        let (code, exit) = match self {
            Self::NoHome => ("no_data_folder", INTERNAL),
            Self::Folder { .. } => ("data_folder", INTERNAL),
            Self::UserNeeded => ("user_needed", NOT_ALLOWED),
            Self::PinNeeded => ("pin_needed", NOT_ALLOWED),
            Self::WrongPin => ("wrong_pin", NOT_ALLOWED),
            Self::TooSoon(_) => ("too_soon", NOT_ALLOWED),
            Self::Locked => ("locked", NOT_ALLOWED),
            Self::NotAllowed => ("not_allowed", NOT_ALLOWED),
            Self::File(_) => ("invalid_file", INVALID),
            Self::Setting { code, .. } => (*code, INVALID),
            Self::AlreadySetUp => ("already_set_up", NOT_ALLOWED),
            Self::BrokenOff => ("internal", INTERNAL),
            Self::PinCheck => ("pin_check", INTERNAL),
            Self::Demo(_) => ("demo", INTERNAL),
            Self::FileExists(_) => ("file_exists", INVALID),
            Self::Export { .. } => ("file", INVALID),
            Self::CalledOff => ("called_off", CALLED_OFF),
            Self::Copy(error) => copy_told(error),
            Self::Backup(error @ (BackupError::Busy | BackupError::NotAsWritten(_))) => {
                (error.code(), REFUSED)
            }
            Self::Backup(error) => (error.code(), INVALID),
            Self::Document(_) => ("document", INTERNAL),
            Self::Printer { partly: true, .. } => ("printed_partly", UNKNOWN),
            Self::Printer { trouble, .. } => (printer_code(*trouble), REFUSED),
            Self::Shift(ShiftError::AlreadyOpen) => ("shift_open", REFUSED),
            Self::Shift(ShiftError::NoShift) => ("no_shift", REFUSED),
            Self::Shift(ShiftError::Ledger(error)) => ledger_told(error),
            Self::Keys(error) => (error.code(), REFUSED),
            Self::Engine(error) => engine_told(error),
            Self::Ledger(error) => ledger_told(error),
        };
        Told { code, exit }
    }

    /// Why nothing was done to a due, where that is what it is.
    pub fn of_due(&self) -> Option<&DebtorRefusal> {
        match self {
            Self::Ledger(LedgerError::Debtor(refusal))
            | Self::Engine(EngineError::Ledger(LedgerError::Debtor(refusal))) => Some(refusal),
            _ => None,
        }
    }

    /// Seconds until it may be tried again; `None` where time alone does not help. A user who is `locked` needs the owner.
    pub fn seconds_to_wait(&self) -> Option<u64> {
        match self {
            // A part of a second is waited for as a whole one: too early is one more refusal.
            Self::TooSoon(wait) => {
                Some(wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX).max(1))
            }
            _ => None,
        }
    }

    /// What is wrong with a file's settings is told as the file's fault.
    pub(crate) fn of_file(self) -> Self {
        match self {
            Self::Setting { text, .. } => Self::File(text),
            other => other,
        }
    }
}

fn printer_words(trouble: Trouble, partly: bool) -> String {
    let why = match trouble {
        Trouble::Unreachable => "the printer does not answer; is it on, and plugged in?",
        Trouble::Refused => "what answers there takes no documents",
        Trouble::PaperOut => "the printer has no paper",
        Trouble::CoverOpen => "the printer's cover is open",
        Trouble::Offline => "the printer is not ready",
        Trouble::Busy => "another program has the printer",
        Trouble::Lost => "the connection to the printer broke",
        Trouble::TimedOut => "the printer takes nothing more",
        Trouble::NoSuchPrinter => "there is no such printer",
        Trouble::NotPermitted => "this program may not use the printer",
        Trouble::Fault => "the printer reports a fault",
    };
    let paper = if partly {
        "something may be on paper: look at it before printing again"
    } else {
        "nothing was printed"
    };
    format!("{why}; {paper}")
}

fn printer_code(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Unreachable => "printer_unreachable",
        Trouble::Refused => "printer_refused",
        Trouble::PaperOut => "printer_paper_out",
        Trouble::CoverOpen => "printer_cover_open",
        Trouble::Offline => "printer_offline",
        Trouble::Busy => "printer_busy",
        Trouble::Lost => "printer_lost",
        Trouble::TimedOut => "printer_timed_out",
        Trouble::NoSuchPrinter => "no_such_printer",
        Trouble::NotPermitted => "printer_not_permitted",
        Trouble::Fault => "printer_fault",
    }
}

fn engine_told(error: &EngineError) -> (&'static str, u8) {
    let (code, kind) = error.code();
    let exit = match kind {
        ErrorKind::Invalid => INVALID,
        ErrorKind::Refused => REFUSED,
        ErrorKind::Unknown => UNKNOWN,
        ErrorKind::Internal => INTERNAL,
    };
    (code, exit)
}

fn copy_told(error: &CopyError) -> (&'static str, u8) {
    match error {
        CopyError::WouldLose { .. } => ("copy_refused", INVALID),
        CopyError::NotOurs(_) | CopyError::Itself(_) => ("not_a_backup", INVALID),
        CopyError::Damaged { .. } => ("backup_damaged", INVALID),
        CopyError::InUse => ("in_use", REFUSED),
        CopyError::File { error, .. } => (disk_code(error), INVALID),
        CopyError::Ledger(error) => ledger_told(error),
    }
}

fn ledger_told(error: &LedgerError) -> (&'static str, u8) {
    match error {
        LedgerError::NoShop => ("no_shop", INVALID),
        LedgerError::NotFound => ("not_found", INVALID),
        LedgerError::Debtor(refusal) => {
            (refusal.code(), if refusal.is_refusal() { REFUSED } else { INVALID })
        }
        LedgerError::Dispute(refusal) => (refusal.code(), INVALID),
        LedgerError::Once(refusal) => (refusal.code(), INVALID),
        LedgerError::LastOwner => ("last_owner", REFUSED),
        LedgerError::Newer { .. } => ("newer_ledger", INTERNAL),
        LedgerError::MigrationChanged(_) => ("migration_changed", INTERNAL),
        LedgerError::Damaged(_) => ("ledger_damaged", INTERNAL),
        LedgerError::ReferenceTaken | LedgerError::Storage(_) => ("ledger", INTERNAL),
    }
}
