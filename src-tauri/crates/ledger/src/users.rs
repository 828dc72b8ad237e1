//! Who may sign in, and what wrong PINs lead to. Hashes only; a PIN never comes here.

use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};
use tillup_core::{access::Role, ledger::LedgerError, pin};

use crate::{
    bodies::{SignInFailed, UserChanged, UserWas},
    chain::{Entry, append},
    codec::{from_word, millis, moment, moment_opt},
    connection::SqliteLedger,
    failure::Try,
};

/// Somebody who can sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// The name.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// The PIN's Argon2id hash, as PHC text.
    pub pin_hash: String,
    /// Wrong PINs in a row.
    pub wrong_tries: u32,
    /// When the last of them was counted.
    pub last_wrong_at: Option<DateTime<Utc>>,
    /// Whether they may sign in at all.
    pub enabled: bool,
}

/// Shows everything but the hash.
impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User")
            .field("name", &self.name)
            .field("role", &self.role)
            .field("wrong_tries", &self.wrong_tries)
            .field("enabled", &self.enabled)
            .finish_non_exhaustive()
    }
}

/// Whether a PIN may be looked at now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinGate {
    /// It may; the try is counted already. The user as they were before.
    Open(User),
    /// Not before this time has passed; the try is not counted.
    Wait(Duration),
    /// Not at all: too many wrong ones, or switched off.
    Locked,
}

const USER: &str = "name, role, pin_hash, wrong_tries, last_wrong_at, enabled";

fn user(row: &Row<'_>) -> Try<User> {
    Ok(User {
        name: row.get(0)?,
        role: from_word(&row.get::<_, String>(1)?)?,
        pin_hash: row.get(2)?,
        wrong_tries: row.get(3)?,
        last_wrong_at: moment_opt(row.get(4)?)?,
        enabled: row.get(5)?,
    })
}

pub(crate) fn find(conn: &Connection, name: &str) -> Try<Option<User>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {USER} FROM users WHERE name = ?"))?;
    let mut rows = statement.query([name])?;
    rows.next()?.map(user).transpose()
}

/// Adds a user, or changes the role or the PIN of one; see [`SqliteLedger::save_user`].
pub(crate) fn save(
    tx: &Connection,
    name: &str,
    role: Role,
    pin_hash: Option<&str>,
    actor: &str,
    at: DateTime<Utc>,
) -> Try<()> {
    let known = find(tx, name)?;
    let kind = match (&known, pin_hash) {
        (None, None) => return Err(LedgerError::NotFound.into()),
        (None, Some(_)) => "user_added",
        (Some(_), Some(_)) => "user_pin_changed",
        (Some(known), None) if known.role == role => return Ok(()),
        (Some(_), None) => "user_changed",
    };
    match (known.is_some(), pin_hash) {
        (false, _) => tx.execute(
            "INSERT INTO users (name, role, pin_hash) VALUES (?, ?, ?)",
            params![name, role.code(), pin_hash],
        )?,
        (true, None) => tx.execute("UPDATE users SET role = ? WHERE name = ?", params![role.code(), name])?,
        (true, Some(pin_hash)) => tx.execute(
            "UPDATE users SET role = ?, pin_hash = ?, wrong_tries = 0, last_wrong_at = NULL, enabled = 1
             WHERE name = ?",
            params![role.code(), pin_hash, name],
        )?,
    };
    // A new PIN switches on whom it is for; a new role leaves that as it was.
    let enabled = pin_hash.is_some() || known.as_ref().is_none_or(|known| known.enabled);
    let entry = Entry { at, kind, subject: name, actor: Some(actor) };
    note(tx, &entry, known.as_ref(), role, enabled)
}

/// Writes down what a user is now, and what they were, where that differs.
fn note(tx: &Connection, entry: &Entry<'_>, known: Option<&User>, role: Role, enabled: bool) -> Try<()> {
    let was = known.map(|known| UserWas { enabled: known.enabled, role: known.role.code() });
    let is = UserWas { enabled, role: role.code() };
    let body = UserChanged { before: was.filter(|was| *was != is), enabled, role: role.code() };
    append(tx, entry, &body)?;
    Ok(())
}

/// Does `work` unless it would leave a shop that has an owner who can sign in without one.
pub(crate) fn keeping_an_owner<T>(tx: &Connection, work: impl FnOnce() -> Try<T>) -> Try<T> {
    // One who is locked out is not there to open anybody: a shop must not depend on them alone.
    let owners = || -> Try<(i64, i64)> {
        Ok(tx
            .prepare_cached(
                "SELECT count(*), count(*) FILTER (WHERE wrong_tries < ?) FROM users WHERE enabled AND role = ?",
            )?
            .query_row(params![pin::LOCKED_AFTER, Role::Owner.code()], |row| Ok((row.get(0)?, row.get(1)?)))?)
    };
    let (before, free_before) = owners()?;
    let done = work()?;
    let (after, free_after) = owners()?;
    if (before > 0 && after == 0) || (free_before > 0 && free_after == 0) {
        return Err(LedgerError::LastOwner.into());
    }
    Ok(done)
}

impl SqliteLedger {
    /// All users, by name.
    pub fn users(&self) -> Result<Vec<User>, LedgerError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!("SELECT {USER} FROM users ORDER BY name"))?;
            let mut rows = statement.query([])?;
            let mut users = Vec::new();
            while let Some(row) = rows.next()? {
                users.push(user(row)?);
            }
            Ok(users)
        })
    }

    /// The user of that name.
    pub fn user(&self, name: &str) -> Result<Option<User>, LedgerError> {
        self.read(|conn| find(conn, name))
    }

    /// Adds a user, or changes the role or the PIN of one. A new PIN unlocks and enables.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where a new user comes without the hash of a PIN, [`LedgerError::LastOwner`] where the shop
    /// would be left without one.
    pub fn save_user(
        &self,
        name: &str,
        role: Role,
        pin_hash: Option<&str>,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|tx| keeping_an_owner(tx, || save(tx, name, role, pin_hash, actor, at)))
    }

    /// Switches a user on or off; their sales stay theirs.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a name that is not there, [`LedgerError::LastOwner`] where the shop would be left without
    /// one.
    pub fn enable_user(
        &self,
        name: &str,
        enabled: bool,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|tx| {
            let known = find(tx, name)?.ok_or(LedgerError::NotFound)?;
            if known.enabled == enabled {
                return Ok(());
            }
            keeping_an_owner(tx, || {
                tx.execute("UPDATE users SET enabled = ? WHERE name = ?", params![enabled, name])?;
                let entry = Entry { at, kind: "user_changed", subject: name, actor: Some(actor) };
                note(tx, &entry, Some(&known), known.role, enabled)
            })
        })
    }

    /// Forgets the wrong PINs of a user, so that the next try is possible at once; does nothing where there are none.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a name that is not there.
    pub fn unlock_user(&self, name: &str, actor: &str, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|tx| {
            let known = find(tx, name)?.ok_or(LedgerError::NotFound)?;
            if known.wrong_tries == 0 {
                return Ok(());
            }
            forget_wrong_pins(tx, name)?;
            let entry = Entry { at, kind: "user_unlocked", subject: name, actor: Some(actor) };
            note(tx, &entry, Some(&known), known.role, known.enabled)
        })
    }

    /// Counts a try, durably, before the PIN is looked at: cutting the power does not buy another one. While a wait lasts
    /// or the user is locked nothing is counted, and the PIN must not be looked at.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for a name that is not there.
    pub fn begin_pin_check(&self, name: &str, at: DateTime<Utc>) -> Result<PinGate, LedgerError> {
        self.write(|tx| {
            let user = find(tx, name)?.ok_or(LedgerError::NotFound)?;
            let Some(delay) = pin::delay_after(user.wrong_tries).filter(|_| user.enabled) else {
                return Ok(PinGate::Locked);
            };
            // After the clock was set back the wait begins anew, so that it ends some day.
            let now = moment(millis(at))?;
            if let Some(last) = user.last_wrong_at.filter(|_| !delay.is_zero()) {
                let set_back = last > now;
                if set_back {
                    tx.execute(
                        "UPDATE users SET last_wrong_at = ? WHERE name = ?",
                        params![millis(now), name],
                    )?;
                }
                let passed =
                    if set_back { Duration::ZERO } else { (now - last).to_std().unwrap_or_default() };
                if let Some(left) = delay.checked_sub(passed).filter(|left| !left.is_zero()) {
                    return Ok(PinGate::Wait(left));
                }
            }
            let tries = user.wrong_tries.saturating_add(1);
            tx.execute(
                "UPDATE users SET wrong_tries = ?, last_wrong_at = ? WHERE name = ?",
                params![tries, millis(now), name],
            )?;
            if pin::delay_after(tries).is_none() {
                // Undone in effect, not in the record, should this last try be right.
                let entry = Entry { at, kind: "user_last_try", subject: name, actor: None };
                note(tx, &entry, Some(&user), user.role, user.enabled)?;
            }
            Ok(PinGate::Open(user))
        })
    }

    /// The PIN was right: forgets the wrong ones before it.
    pub fn pin_was_right(&self, name: &str) -> Result<(), LedgerError> {
        self.write(|tx| forget_wrong_pins(tx, name))
    }

    /// The same, where a sitting at the window begins with it: that is an entry. A command of the terminal is none; what it
    /// does has its own.
    pub fn signed_in(&self, name: &str, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|tx| {
            forget_wrong_pins(tx, name)?;
            let entry = Entry { at, kind: "signed_in", subject: name, actor: Some(name) };
            append(tx, &entry, &serde_json::json!({}))?;
            Ok(())
        })
    }

    /// The PIN was wrong. Whoever gave it has not shown to be that user, so the entry is about them, not by them. The waits
    /// between tries bound how many there can be.
    pub fn pin_was_wrong(&self, name: &str, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|tx| {
            let known = find(tx, name)?.ok_or(LedgerError::NotFound)?;
            let entry = Entry { at, kind: "sign_in_failed", subject: name, actor: None };
            append(tx, &entry, &SignInFailed { tries: known.wrong_tries })?;
            Ok(())
        })
    }
}

fn forget_wrong_pins(tx: &Connection, name: &str) -> Try<()> {
    tx.execute("UPDATE users SET wrong_tries = 0, last_wrong_at = NULL WHERE name = ?", [name])?;
    Ok(())
}
