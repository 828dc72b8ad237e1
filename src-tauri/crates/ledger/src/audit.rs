//! Who did what, and when: the entries that people caused, newest first, and what is only looked at and moves nothing.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params_from_iter, types::Value as SqlValue};
use serde_json::{Value, json};
use tillup_core::{ledger::LedgerError, shift::ChainMark};

use crate::{
    chain::{Entry, append, head},
    codec::{millis, moment},
    connection::SqliteLedger,
    failure::Try,
};

/// Written as in the migration that made the index: the planner compares the terms.
pub(crate) const BY_PEOPLE: &str = "kind NOT IN ('sale_recorded', 'attempt_recorded', 'attempt_sending', 'attempt_pending', 'attempt_unknown', 'attempt_evidence')
  AND (actor IS NOT NULL OR kind NOT IN ('attempt_failed', 'sale_succeeded', 'sale_reversed', 'document_issued'))";

/// Kinds of entries that belong together to whoever looks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditGroup {
    /// Who signed in, who tried to, who may.
    People,
    /// What the owner set.
    Settings,
    /// Money in provider wallets.
    Wallets,
    /// Drawers.
    Drawers,
    /// Who may owe how much, what was paid, what was put right.
    Dues,
    /// Sales that a person decided, and complaints of sales.
    Sales,
    /// What left the ledger or came back: documents, exports, backups, checks.
    Copies,
}

impl AuditGroup {
    /// All groups.
    pub const ALL: [Self; 7] =
        [Self::People, Self::Settings, Self::Wallets, Self::Drawers, Self::Dues, Self::Sales, Self::Copies];

    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Settings => "settings",
            Self::Wallets => "wallets",
            Self::Drawers => "drawers",
            Self::Dues => "dues",
            Self::Sales => "sales",
            Self::Copies => "copies",
        }
    }

    /// The group of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// What the kinds of its entries begin with.
    fn beginnings(self) -> &'static [&'static str] {
        match self {
            Self::People => &["user_", "sign"],
            Self::Settings => &["config_", "keys_"],
            Self::Wallets => &["wallet_"],
            Self::Drawers => &["shift_"],
            Self::Dues => &["debtor_", "due_"],
            Self::Sales => &["sale_", "attempt_", "dispute_"],
            Self::Copies => &["document_", "print_", "export", "backup_", "ledger_"],
        }
    }

    /// The group of a kind of entries; `None` for one that this program does not know.
    pub fn of(kind: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|group| group.beginnings().iter().any(|beginning| kind.starts_with(beginning)))
    }
}

/// Which entries are wanted.
#[derive(Clone, Debug)]
pub struct AuditFilter {
    /// Not before this moment.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub until: Option<DateTime<Utc>>,
    /// What this user did, and what was done about them as a user.
    pub user: Option<String>,
    /// Only such entries.
    pub group: Option<AuditGroup>,
    /// Only what comes after this place in the list: the last entry of the page before.
    pub after: Option<AuditPlace>,
    /// At most so many.
    pub limit: u32,
}

impl Default for AuditFilter {
    fn default() -> Self {
        Self { from: None, until: None, user: None, group: None, after: None, limit: 100 }
    }
}

/// A place in the list, which has the latest moment first and of equal moments the later entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditPlace {
    /// The entry's moment.
    pub at: DateTime<Utc>,
    /// Its number.
    pub entry: i64,
}

/// An entry of the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    /// Its number in the chain.
    pub entry: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: String,
    /// To what or whom.
    pub subject: String,
    /// Who did it; `None`: nobody, or nobody who has shown who they are.
    pub actor: Option<String>,
    /// The rest of it.
    pub body: Value,
}

/// Something that moves nothing in the ledger and is worth remembering.
#[derive(Clone, Debug)]
pub enum Deed<'a> {
    /// Figures were written into a file.
    Exported {
        /// What, and in which form: `sales csv`, `journal`.
        what: &'a str,
        /// The file.
        file: &'a str,
        /// First day.
        from: chrono::NaiveDate,
        /// Last day.
        to: chrono::NaiveDate,
        /// Rows.
        rows: u64,
    },
    /// The owner had the ledger checked.
    Checked {
        /// Whether it was whole.
        ok: bool,
        /// Entries that were checked.
        entries: u64,
        /// The first thing that was wrong.
        problem: Option<&'a str>,
    },
}

impl SqliteLedger {
    /// What people did, the latest first. Neither its cost nor its memory grows with the number of sales.
    pub fn audit(&self, filter: &AuditFilter) -> Result<Vec<AuditEntry>, LedgerError> {
        self.read_long(|conn| select(conn, filter))
    }

    /// The chain's count and head.
    pub fn chain(&self) -> Result<ChainMark, LedgerError> {
        self.read(|conn| {
            let (entries, hash) = head(conn)?;
            Ok(ChainMark { entries, head: hex::encode(hash) })
        })
    }

    /// Remembers that somebody did this.
    pub fn note(&self, deed: &Deed<'_>, actor: &str, at: DateTime<Utc>) -> Result<(), LedgerError> {
        let (kind, subject, body) = match deed {
            Deed::Exported { what, file, from, to, rows } => (
                "exported",
                *what,
                json!({ "file": file, "from": from.to_string(), "rows": rows, "to": to.to_string() }),
            ),
            Deed::Checked { ok, entries, problem } => {
                let mut body = json!({ "entries": entries, "ok": ok });
                if let (Some(problem), Some(body)) = (problem, body.as_object_mut()) {
                    body.insert("problem".to_owned(), json!(problem));
                }
                ("ledger_checked", "ledger", body)
            }
        };
        self.write(|tx| {
            append(tx, &Entry { at, kind, subject, actor: Some(actor) }, &body)?;
            Ok(())
        })
    }
}

fn select(conn: &Connection, filter: &AuditFilter) -> Try<Vec<AuditEntry>> {
    let mut sql = format!(
        "SELECT seq, at, kind, subject, actor, body FROM events INDEXED BY events_audit WHERE {BY_PEOPLE}"
    );
    let mut values: Vec<SqlValue> = Vec::new();
    let mut narrow = |condition: &str, with: Vec<SqlValue>| {
        sql.push_str(" AND ");
        sql.push_str(condition);
        values.extend(with);
    };
    if let Some(from) = filter.from {
        narrow("at >= ?", vec![millis(from).into()]);
    }
    if let Some(until) = filter.until {
        narrow("at < ?", vec![millis(until).into()]);
    }
    if let Some(user) = &filter.user {
        let name = || SqlValue::from(user.clone());
        narrow(
            "(actor = ? OR subject = ? AND (kind GLOB 'user_*' OR kind GLOB 'sign*'))",
            vec![name(), name()],
        );
    }
    if let Some(group) = filter.group {
        let one_of: Vec<String> =
            group.beginnings().iter().map(|beginning| format!("kind GLOB '{beginning}*'")).collect();
        narrow(&format!("({})", one_of.join(" OR ")), Vec::new());
    }
    if let Some(AuditPlace { at, entry }) = filter.after {
        narrow("at <= ? AND (at, seq) < (?, ?)", vec![millis(at).into(), millis(at).into(), entry.into()]);
    }
    sql.push_str(" ORDER BY at DESC, seq DESC LIMIT ?");
    values.push(i64::from(filter.limit).into());
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(AuditEntry {
            entry: row.get(0)?,
            at: moment(row.get(1)?)?,
            kind: row.get(2)?,
            subject: row.get(3)?,
            actor: row.get(4)?,
            // What cannot be read is shown as it lies there: who looks here may be looking for just that.
            body: read_body(row.get(5)?),
        });
    }
    Ok(entries)
}

/// A body as it is shown.
pub(crate) fn read_body(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}
