//! The export under way, and where the last one lies.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::error::CommandError;

/// At most one export at a time: two would only make each other slow.
#[derive(Default)]
pub struct Exporting {
    under_way: Mutex<Option<Arc<AtomicBool>>>,
    last: Mutex<Option<PathBuf>>,
}

/// One export, until this is dropped.
pub struct UnderWay<'a> {
    exporting: &'a Exporting,
    /// Set by whoever calls it off.
    pub called_off: Arc<AtomicBool>,
}

impl Exporting {
    /// Begins one, unless one is under way.
    pub fn begin(&self) -> Result<UnderWay<'_>, CommandError> {
        let mut under_way = held(&self.under_way);
        if under_way.is_some() {
            return Err(CommandError::new("export_running", "another export is being written"));
        }
        let called_off = Arc::new(AtomicBool::new(false));
        *under_way = Some(Arc::clone(&called_off));
        Ok(UnderWay { exporting: self, called_off })
    }

    /// Calls off what is under way.
    pub fn call_off(&self) {
        if let Some(called_off) = &*held(&self.under_way) {
            called_off.store(true, Ordering::Relaxed);
        }
    }

    /// A file was written.
    pub fn wrote(&self, file: &Path) {
        *held(&self.last) = Some(file.to_owned());
    }

    /// The folder of the last file.
    pub fn last_folder(&self) -> Option<PathBuf> {
        held(&self.last).as_ref().and_then(|file| file.parent()).map(Path::to_owned)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        *held(&self.exporting.under_way) = None;
    }
}

/// A panic elsewhere leaves nothing half done here.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_export_at_a_time_and_the_next_is_not_called_off_with_it() {
        let exporting = Exporting::default();
        exporting.call_off();
        let first = exporting.begin().unwrap();
        assert_eq!(exporting.begin().map(|_| ()).map_err(|error| error.code), Err("export_running"));
        exporting.call_off();
        assert!(first.called_off.load(Ordering::Relaxed));
        drop(first);
        assert!(!exporting.begin().unwrap().called_off.load(Ordering::Relaxed));
    }

    #[test]
    fn the_last_folder_is_that_of_the_last_file() {
        let exporting = Exporting::default();
        assert_eq!(exporting.last_folder(), None);
        exporting.wrote(Path::new("/home/shop/Downloads/a.csv"));
        assert_eq!(exporting.last_folder().as_deref(), Some(Path::new("/home/shop/Downloads")));
    }
}
