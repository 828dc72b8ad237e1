//! Exports into files.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tillup_core::{export::ExportFilter, sale::Status};
use tillup_shop::Format;

use crate::error::CommandError;

/// Which sales, and in what form.
#[derive(Debug, Deserialize)]
pub struct ExportQuery {
    from: NaiveDate,
    to: NaiveDate,
    status: Option<String>,
    clerk: Option<String>,
    format: FormatDto,
}

/// The form of a sheet.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FormatDto {
    Csv,
    Xlsx,
}

impl ExportQuery {
    /// As the shop takes it.
    pub fn filter(&self) -> Result<ExportFilter, CommandError> {
        let status = self.status.as_deref().map(|code| {
            Status::from_code(code)
                .ok_or_else(|| CommandError::new("invalid_status", format!("there is no status {code}")))
        });
        Ok(ExportFilter {
            from: self.from,
            to: self.to,
            status: status.transpose()?,
            operator: None,
            account: None,
            clerk: self.clerk.clone().filter(|clerk| !clerk.is_empty()),
        })
    }

    /// The form.
    pub fn format(&self) -> Format {
        match self.format {
            FormatDto::Csv => Format::Csv,
            FormatDto::Xlsx => Format::Xlsx,
        }
    }

    /// A name by which the file is found again; the `nth` of that name.
    pub fn file_name(&self, nth: u32) -> String {
        let days = if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{} to {}", self.from, self.to)
        };
        let again = if nth > 1 { format!(" ({nth})") } else { String::new() };
        let ending = match self.format {
            FormatDto::Csv => "csv",
            FormatDto::Xlsx => "xlsx",
        };
        format!("Tillup sales {days}{again}.{ending}")
    }
}

/// How far an export is.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ExportProgress {
    pub rows: u64,
    pub of: Option<u64>,
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub struct Exported {
    pub file: String,
    pub folder: String,
    pub rows: u64,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn query(value: serde_json::Value) -> ExportQuery {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_file_is_named_by_its_days_and_no_name_comes_twice() {
        let month = query(json!({
            "from": "2026-11-01", "to": "2026-11-21", "status": null, "clerk": null, "format": "xlsx",
        }));
        assert_eq!(month.file_name(1), "Tillup sales 2026-11-01 to 2026-11-21.xlsx");
        assert_eq!(month.file_name(3), "Tillup sales 2026-11-01 to 2026-11-21 (3).xlsx");
        let day = query(json!({ "from": "2026-11-21", "to": "2026-11-21", "format": "csv", "clerk": "" }));
        assert_eq!(day.file_name(1), "Tillup sales 2026-11-21.csv");
        assert_eq!(day.filter().unwrap().clerk, None);
    }

    #[test]
    fn a_state_that_there_is_not_is_refused() {
        let query =
            query(json!({ "from": "2026-11-21", "to": "2026-11-21", "status": "lost", "format": "csv" }));
        assert_eq!(query.filter().map_err(|error| error.code), Err("invalid_status"));
    }
}
