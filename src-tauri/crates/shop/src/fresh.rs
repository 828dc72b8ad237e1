//! The folder of a demo to which none was given: new each time, and gone afterwards, also after a program that was killed.

use std::{
    fs::{self, File},
    io,
    path::Path,
    time::Duration,
};

use tempfile::TempDir;

const PREFIX: &str = "tillup-demo-";
/// The file that says by its lock that somebody uses the folder.
const IN_USE: &str = "in-use";
/// A folder younger than this may not have been locked yet.
const YOUNG: Duration = Duration::from_secs(60);

/// A new folder. Dropping it removes it.
pub(crate) struct FreshFolder {
    /// Closed before the folder is removed, where that matters.
    in_use: Option<File>,
    folder: TempDir,
}

impl FreshFolder {
    /// Makes a folder among the system's temporary ones, and removes those that killed demos left there.
    pub(crate) fn new() -> io::Result<Self> {
        Self::within(&std::env::temp_dir())
    }

    fn within(place: &Path) -> io::Result<Self> {
        sweep(place, YOUNG);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place)?;
        let in_use = File::create(folder.path().join(IN_USE))?;
        in_use.lock()?;
        Ok(Self { in_use: Some(in_use), folder })
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for FreshFolder {
    fn drop(&mut self) {
        drop(self.in_use.take());
    }
}

/// Removes the folders that nobody uses any more. What cannot be removed is left: it is in nobody's way.
fn sweep(place: &Path, young: Duration) {
    let Ok(entries) = fs::read_dir(place) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_ours && is_old(&entry, young) && is_left(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_old(entry: &fs::DirEntry, young: Duration) -> bool {
    // Not through a link: that would be none of ours.
    let made = entry.metadata().ok().filter(fs::Metadata::is_dir).and_then(|about| about.modified().ok());
    made.and_then(|made| made.elapsed().ok()).is_some_and(|age| age >= young)
}

/// Whether nobody holds the lock. A folder without one was left before it was locked.
fn is_left(folder: &Path) -> bool {
    match File::open(folder.join(IN_USE)) {
        Ok(in_use) => in_use.try_lock().is_ok(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_killed_demos_left_is_removed_and_what_is_in_use_is_kept() {
        let place = tempfile::tempdir().unwrap();
        let used = FreshFolder::within(place.path()).unwrap();
        let left = place.path().join("tillup-demo-left");
        fs::create_dir(&left).unwrap();
        fs::write(left.join(IN_USE), "").unwrap();
        fs::write(left.join("ledger.sqlite3"), "").unwrap();
        let bare = place.path().join("tillup-demo-bare");
        fs::create_dir(&bare).unwrap();
        let other = place.path().join("another-programs");
        fs::create_dir(&other).unwrap();

        sweep(place.path(), YOUNG);
        assert!(left.exists() && bare.exists(), "they may just be beginning");
        sweep(place.path(), Duration::ZERO);
        assert!(!left.exists() && !bare.exists());
        assert!(used.path().exists() && other.exists());

        let path = used.path().to_owned();
        drop(used);
        assert!(!path.exists(), "it goes with its demo");
    }
}
