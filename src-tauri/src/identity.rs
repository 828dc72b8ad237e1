//! One program per shop: what tells two running windows apart, and where a window keeps what is its own.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use tauri::utils::config::{AppDirectoriesOverride, Config};
use tillup_shop::default_folder;

use crate::args::Args;

/// Gives the window of a shop its own identifier, and with it its own place among the running programs, its own web
/// storage and its own remembered size.
pub fn apply(args: &Args, config: &mut Config) {
    let named = args.data_dir.as_deref().map(resolved);
    let is_usual =
        named.is_some() && named == default_folder().ok().and_then(|usual| usual.canonicalize().ok());
    match named {
        Some(folder) if !is_usual => {
            config.identifier = format!("{}.{}", config.identifier, mark(&folder));
            // Beside the ledger, so that nothing stays behind when the folder is removed. Where that cannot be, the
            // system's usual place does; why the shop cannot be opened is then told in the window.
            let own = folder.join("window");
            if make_private(&own).is_ok() {
                config.app.app_directories_override = Some(AppDirectoriesOverride::Root(own));
            }
        }
        None if args.demo => config.identifier.push_str(".demo"),
        _ => {}
    }
}

/// A short mark of a folder. It begins with a letter: no part of a name on the session bus may begin with a digit.
fn mark(folder: &Path) -> String {
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    format!("f{}", hex::encode(digest.get(..6).unwrap_or_default()))
}

/// The folder without links and detours. It is made first, as opening the shop would: before that, two ways of writing it
/// cannot be told to be the same.
fn resolved(folder: &Path) -> PathBuf {
    let _ = make_private(folder);
    folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}

/// Makes the folder, readable by its owner only where the platform can tell.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config_of(args: &Args) -> Config {
        let mut config: Config =
            serde_json::from_str(r#"{ "identifier": "org.tillup.counter" }"#).expect("a config");
        apply(args, &mut config);
        config
    }

    fn named(folder: &Path) -> Args {
        Args { data_dir: Some(folder.to_owned()), demo: false }
    }

    #[test]
    fn each_folder_has_its_own_identifier_whichever_way_it_is_written() {
        let home = tempfile::tempdir().unwrap();
        let (one, other) = (home.path().join("one"), home.path().join("other"));
        let first = config_of(&named(&one)).identifier;
        assert_eq!(config_of(&named(&home.path().join("./one"))).identifier, first);
        assert_eq!(config_of(&named(&home.path().join("other/../one"))).identifier, first);
        assert_ne!(config_of(&named(&other)).identifier, first);
        assert!(
            first.split('.').all(|part| !part.starts_with(|c: char| c.is_ascii_digit())),
            "a name on the session bus: {first}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_that_folder() {
        let home = tempfile::tempdir().unwrap();
        let real = home.path().join("real");
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, home.path().join("link")).unwrap();
        assert_eq!(
            config_of(&named(&home.path().join("link/shop"))).identifier,
            config_of(&named(&real.join("shop"))).identifier
        );
    }

    #[test]
    fn the_usual_shop_and_the_demo_have_fixed_ones() {
        let usual = Args { data_dir: None, demo: false };
        assert_eq!(config_of(&usual).identifier, "org.tillup.counter");
        let demo = Args { data_dir: None, demo: true };
        assert_eq!(config_of(&demo).identifier, "org.tillup.counter.demo");
    }

    #[test]
    fn what_the_window_keeps_of_a_named_shop_lies_beside_its_ledger() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("shop");
        let kept = config_of(&named(&folder)).app.app_directories_override;
        let window = home.path().canonicalize().unwrap().join("shop").join("window");
        assert_eq!(kept, Some(AppDirectoriesOverride::Root(window.clone())));
        assert!(window.is_dir());
        // A file where the folder should be is no reason not to begin.
        let taken = home.path().join("taken");
        fs::write(&taken, "").unwrap();
        assert_eq!(config_of(&named(&taken)).app.app_directories_override, None);
    }
}
