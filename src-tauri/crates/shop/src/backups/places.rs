//! Where backups may lie: drives that are plugged in, and what is on them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use tillup_backups::BackupName;

/// At most so many are looked for: a drive may hold anything.
const MOST: usize = 200;

/// A file that is called as backups are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBackup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was begun, by its name.
    pub at: DateTime<Utc>,
    /// Whether it is sealed.
    pub sealed: bool,
    /// Its size.
    pub bytes: u64,
}

/// Drives that are plugged in, other than the one that the system runs from.
pub fn drives() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = mounts().into_iter().filter(|drive| drive.is_dir()).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(windows)]
fn mounts() -> Vec<PathBuf> {
    ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect()
}

#[cfg(target_os = "macos")]
fn mounts() -> Vec<PathBuf> {
    // The system's own drive is there as a link.
    inside(Path::new("/Volumes")).into_iter().filter(|volume| !volume.is_symlink()).collect()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn mounts() -> Vec<PathBuf> {
    let of_users = ["/media", "/run/media"].into_iter().flat_map(|place| inside(Path::new(place)));
    of_users.flat_map(|user| inside(&user)).chain(inside(Path::new("/mnt"))).collect()
}

/// Backups in these folders, in those right inside them, on the drives, and in the folders right on these; newest first.
pub fn found_backups(also_in: &[PathBuf]) -> Vec<FoundBackup> {
    let mut folders: Vec<PathBuf> = also_in.to_vec();
    folders.extend(drives());
    let within: Vec<PathBuf> = folders.iter().flat_map(|folder| inside(folder)).collect();
    folders.extend(within);
    folders.sort();
    folders.dedup();
    let mut found: Vec<FoundBackup> = folders.iter().flat_map(|folder| in_folder(folder)).collect();
    found.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    found.truncate(MOST);
    found
}

fn in_folder(folder: &Path) -> Vec<FoundBackup> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = BackupName::parse(entry.file_name().to_str()?)?;
            let known = entry.metadata().ok().filter(|known| known.is_file())?;
            Some(FoundBackup { path: entry.path(), at: name.at, sealed: name.sealed, bytes: known.len() })
        })
        .collect()
}

/// The folders in a folder; none where it cannot be read.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_are_found_by_their_names_in_a_folder_and_right_inside_it() {
        let folder = tempfile::tempdir().unwrap();
        let name = |second| format!("tillup-3f2a9c01-20261121T04420{second}Z.backup.age");
        fs::create_dir_all(folder.path().join("Tillup/deeper")).unwrap();
        for file in [&name(1), &format!("Tillup/{}", name(2)), &format!("Tillup/deeper/{}", name(3))] {
            fs::write(folder.path().join(file), "sealed").unwrap();
        }
        fs::write(folder.path().join("tillup.txt"), "").unwrap();
        fs::create_dir(folder.path().join(name(4))).unwrap();
        let found: Vec<_> = found_backups(&[folder.path().to_owned()])
            .into_iter()
            .filter(|found| found.path.starts_with(folder.path()))
            .collect();
        let paths: Vec<_> = found.iter().map(|found| found.path.clone()).collect();
        assert_eq!(paths, [folder.path().join("Tillup").join(name(2)), folder.path().join(name(1))]);
        assert!(found.iter().all(|found| found.sealed && found.bytes == 6));
    }
}
