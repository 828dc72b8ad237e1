//! Why a backup could not be made or brought back. What was there before is still there.

use std::{
    io,
    path::{Path, PathBuf},
};

use tillup_backups::SealError;

/// Why a backup could not be made or brought back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It is sealed, and no passphrase was given.
    #[error("{} is sealed: its passphrase is needed", .0.display())]
    PassphraseNeeded(PathBuf),
    /// A passphrase that is guessed too soon.
    #[error("a passphrase has at least {} characters", super::SHORTEST_PASSPHRASE)]
    ShortPassphrase,
    /// Sealing or opening.
    #[error("{}: {error}", .file.display())]
    Seal {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        error: SealError,
    },
    /// The chosen folder is not there: most often a drive that is not plugged in.
    #[error("the folder {} is not there; is the drive plugged in?", .0.display())]
    FolderMissing(PathBuf),
    /// No folder has been chosen.
    #[error("no folder for backups has been chosen; name a file, or choose a folder in the settings")]
    NoPlan,
    /// What can be kept is limited.
    #[error("{0}")]
    Plan(&'static str),
    /// Another backup or restore is at work.
    #[error("another backup or restore of this shop is at work; try again when it is done")]
    Busy,
    /// What was read back is not what was written.
    #[error("{} was written, but what is read back is not what was written: try another drive", .0.display())]
    NotAsWritten(PathBuf),
    /// A file cannot be read or written.
    #[error("{}: {error}", .file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl BackupError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PassphraseNeeded(_) => "passphrase_needed",
            Self::ShortPassphrase => "short_passphrase",
            Self::Seal { error: SealError::WrongPassphrase, .. } => "wrong_passphrase",
            Self::Seal { error: SealError::Disk(error), .. } => disk_code(error),
            Self::Seal { .. } => "backup_damaged",
            Self::FolderMissing(_) => "backup_folder_missing",
            Self::NoPlan => "no_backup_plan",
            Self::Plan(_) => "invalid_backup_plan",
            Self::Busy => "backup_busy",
            Self::NotAsWritten(_) => "backup_not_as_written",
            Self::File { error, .. } => disk_code(error),
        }
    }
}

/// A disk that is full or must not be written to is told as such.
pub(crate) fn disk_code(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disk_full",
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "not_writable",
        _ => "file",
    }
}

/// Names the file in an error about it.
pub(super) fn at(file: &Path) -> impl FnOnce(io::Error) -> BackupError + '_ {
    move |error| BackupError::File { file: file.to_owned(), error }
}

/// Names the file in an error about sealing or opening it.
pub(super) fn sealing(file: &Path) -> impl FnOnce(SealError) -> BackupError + '_ {
    move |error| BackupError::Seal { file: file.to_owned(), error }
}
