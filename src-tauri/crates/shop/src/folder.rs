//! The data folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::ShopError;

/// The platform's folder for the data of applications.
pub fn default_folder() -> Result<PathBuf, ShopError> {
    directories::ProjectDirs::from("org", "", "Tillup")
        .map(|dirs| dirs.data_dir().to_owned())
        .ok_or(ShopError::NoHome)
}

/// Makes the folder, readable by its owner only where the platform can tell.
pub(crate) fn make(folder: &Path) -> Result<(), ShopError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| ShopError::Folder { folder: folder.to_owned(), error })
}
