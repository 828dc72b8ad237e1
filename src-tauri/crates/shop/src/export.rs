//! Exports into files: written beside the target and put in its place when they are whole.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use chrono::NaiveDate;
use tillup_core::{
    access::{Action, SignedIn},
    calendar::Calendar,
    export::ExportFilter,
    ledger::Ledger,
};
use tillup_exports::{CsvSales, ExportError, Journal, SalesWriter, XlsxSales};
use tillup_ledger::Deed;

use crate::{Shop, ShopError};

/// Rows between two looks at who watches.
const TOLD_EVERY: u64 = 512;

/// The form of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
}

/// Where an export goes, who watches it, and who may call it off.
pub struct Export<'a> {
    /// The file.
    pub target: &'a Path,
    /// Whether a file that is there is replaced.
    pub overwrite: bool,
    /// Is told now and then how many rows are written and, where that is known, of how many.
    pub progress: &'a mut dyn FnMut(u64, Option<u64>),
    /// Set: the export ends, and nothing of it is left.
    pub called_off: &'a AtomicBool,
}

impl Shop {
    /// Writes sales into a file, in the order of time; gives their number.
    ///
    /// # Errors
    /// [`ShopError::NotAllowed`], [`ShopError::FileExists`], [`ShopError::Export`], [`ShopError::CalledOff`]; then there is
    /// no new file, and one that was there is as it was.
    pub fn export_sales(
        &self,
        who: &SignedIn,
        filter: &ExportFilter,
        format: Format,
        export: Export<'_>,
    ) -> Result<u64, ShopError> {
        self.require(who, Action::Export)?;
        let target = export.target;
        let rows = self.put_in_place(export, |file, mut watch| {
            let refused = |error| refused(target, error);
            let ((writer, _), rows) = self.ledger.export_sales(
                filter,
                move |rows, calendar| {
                    watch.of = Some(rows);
                    Ok((sales_writer(format, file, calendar).map_err(refused)?, watch))
                },
                |(writer, watch), sale| {
                    writer.write(sale).map_err(refused)?;
                    watch.row()
                },
            )?;
            writer.finish().map_err(refused)?;
            Ok(rows)
        })?;
        let what = match format {
            Format::Csv => "sales csv",
            Format::Xlsx => "sales xlsx",
        };
        self.note_export(what, target, (filter.from, filter.to), rows, who)
    }

    /// Writes what moved on these business days as a plain-text accounting journal; gives the number of transactions.
    ///
    /// # Errors
    /// As [`Shop::export_sales`].
    pub fn export_journal(
        &self,
        who: &SignedIn,
        from: NaiveDate,
        to: NaiveDate,
        export: Export<'_>,
    ) -> Result<u64, ShopError> {
        self.require(who, Action::Export)?;
        let name = self.ledger.config()?.name.clone();
        let target = export.target;
        let entries = self.put_in_place(export, |file, watch| {
            let refused = |error| refused(target, error);
            let ((journal, _), entries) = self.ledger.export_journal(
                from,
                to,
                move |books| Ok((Journal::new(file, &name, books).map_err(refused)?, watch)),
                |(journal, watch), entry| {
                    journal.write(entry).map_err(refused)?;
                    watch.row()
                },
            )?;
            journal.finish().map_err(refused)?;
            Ok(entries)
        })?;
        self.note_export("journal", target, (from, to), entries, who)
    }

    /// Remembers who took figures out of the ledger, and where to.
    fn note_export(
        &self,
        what: &str,
        target: &Path,
        (from, to): (NaiveDate, NaiveDate),
        rows: u64,
        who: &SignedIn,
    ) -> Result<u64, ShopError> {
        let file = target.display().to_string();
        let deed = Deed::Exported { what, file: &file, from, to, rows };
        self.ledger.note(&deed, &who.name, self.clock.now())?;
        Ok(rows)
    }
}

fn sales_writer<'a>(
    format: Format,
    file: impl Write + Send + 'a,
    calendar: Calendar,
) -> Result<Box<dyn SalesWriter + 'a>, ExportError> {
    Ok(match format {
        Format::Csv => Box::new(CsvSales::new(file, calendar)?),
        Format::Xlsx => Box::new(XlsxSales::new(file, calendar)?),
    })
}

fn refused(file: &Path, error: ExportError) -> ShopError {
    ShopError::Export { file: file.to_owned(), error }
}

impl Shop {
    /// Lets `write` fill a file beside the target and, if it is whole, puts it there.
    fn put_in_place(
        &self,
        export: Export<'_>,
        write: impl FnOnce(BufWriter<Guarded<'_>>, Watch<'_>) -> Result<u64, ShopError>,
    ) -> Result<u64, ShopError> {
        let Export { target, overwrite, progress, called_off } = export;
        let not_written = |error: io::Error| refused(target, error.into());
        let folder = folder_of(target).map_err(not_written)?;
        if self.ledger.path().parent().and_then(|data| data.canonicalize().ok()) == Some(folder.clone()) {
            let error = io::Error::other("the data folder is Tillup's own; name another one");
            return Err(not_written(error));
        }
        if !overwrite && target.symlink_metadata().is_ok() {
            return Err(ShopError::FileExists(target.to_owned()));
        }
        let part = tempfile::Builder::new().prefix(".tillup-export-").suffix(".part").tempfile_in(&folder);
        let part = part.map_err(not_written)?;
        let file = BufWriter::new(Guarded { file: part.as_file(), called_off });
        let written = write(file, Watch { progress, called_off, rows: 0, of: None });
        if called_off.load(Ordering::Relaxed) {
            return Err(ShopError::CalledOff);
        }
        let rows = written?;
        part.as_file().sync_all().map_err(not_written)?;
        let placed = if overwrite { part.persist(target) } else { part.persist_noclobber(target) };
        placed.map_err(|refusal| match refusal.error.kind() {
            io::ErrorKind::AlreadyExists => ShopError::FileExists(target.to_owned()),
            _ => not_written(refusal.error),
        })?;
        Ok(rows)
    }
}

/// The folder of a file that is to be written, which has to be there.
fn folder_of(target: &Path) -> io::Result<PathBuf> {
    if target.is_dir() || target.file_name().is_none() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder; name a file"));
    }
    match target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => folder.canonicalize(),
        None => Path::new(".").canonicalize(),
    }
}

/// Tells how far it is, and stops where it is called off.
struct Watch<'a> {
    progress: &'a mut dyn FnMut(u64, Option<u64>),
    called_off: &'a AtomicBool,
    rows: u64,
    of: Option<u64>,
}

impl Watch<'_> {
    fn row(&mut self) -> Result<(), ShopError> {
        self.rows += 1;
        if self.rows.is_multiple_of(TOLD_EVERY) {
            (self.progress)(self.rows, self.of);
            if self.called_off.load(Ordering::Relaxed) {
                return Err(ShopError::CalledOff);
            }
        }
        Ok(())
    }
}

/// A file that takes nothing any more once the export is called off: packing a large workbook takes its time, too.
struct Guarded<'a> {
    file: &'a File,
    called_off: &'a AtomicBool,
}

impl Write for Guarded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.called_off.load(Ordering::Relaxed) {
            return Err(io::Error::other("called off"));
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
