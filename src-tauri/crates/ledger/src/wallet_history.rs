//! How a wallet came to what it holds: by the book, day by day, with its loads and with what the provider told.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    calendar::Calendar,
    ledger::LedgerError,
    money::{Currency, Money},
};

use crate::{
    bodies::WalletMoved,
    books::wallet_balance,
    codec::{day, day_number, moment, money},
    connection::SqliteLedger,
    failure::Try,
};

/// At most so much of what a provider told is shown of a day.
const TOLD: usize = 50;

/// Where a page of the history ends and the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WalletPlace {
    /// The first day that was shown: the next page has those before.
    pub day: NaiveDate,
    /// The first of what the provider told that was looked at.
    pub reading: i64,
}

/// One page of a wallet's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletHistory {
    /// What the postings sum to now.
    pub balance: Money,
    /// Business days on which something happened, the newest first.
    pub days: Vec<WalletDay>,
    /// Where older ones begin, if there are any.
    pub next: Option<WalletPlace>,
}

/// A wallet on one business day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletDay {
    /// The day.
    pub day: NaiveDate,
    /// Sales that succeeded.
    pub sales: i64,
    /// Sales that were taken back.
    pub reversed: i64,
    /// What both together moved the wallet by: negative where it paid.
    pub sold: Money,
    /// What the postings summed to at its end.
    pub balance: Money,
    /// What else happened, the newest first.
    pub lines: Vec<WalletLine>,
}

/// What happened to a wallet beside sales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletLine {
    /// When.
    pub at: DateTime<Utc>,
    /// What it was.
    pub what: WalletEvent,
    /// What the postings summed to after it.
    pub balance: Money,
}

/// What can happen to a wallet beside sales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalletEvent {
    /// The book took over what had been there before it.
    Opened {
        /// That much.
        amount: Money,
    },
    /// Money was put into it.
    Loaded {
        /// What arrived.
        amount: Money,
        /// What was given for it.
        paid: Money,
        /// The note.
        note: Option<String>,
        /// Who booked it.
        by: Option<String>,
    },
    /// The provider told a balance. Of a day's many the last is kept, and each at which the difference became another.
    Told {
        /// What it told.
        balance: Money,
        /// Until when it told the same.
        until: DateTime<Utc>,
        /// That less what the postings said; `None` where a sale was under way.
        difference: Option<Money>,
    },
}

/// Keeps what an event that is no sale just posted into a wallet.
pub(crate) fn note(tx: &Connection, event: i64, account: &str, kind: &str) -> Try<()> {
    tx.prepare_cached(
        "INSERT INTO wallet_lines (book, day, event, kind, amount, balance)
         SELECT book, day, event, ?3, amount, balance FROM postings JOIN books ON books.id = book
         WHERE event = ?1 AND name = ?2",
    )?
    .execute(params![event, format!("wallet:{account}"), kind])?;
    Ok(())
}

/// The wallet that is looked at.
struct Wallet<'a> {
    conn: &'a Connection,
    calendar: Calendar,
    account: &'a str,
    currency: Currency,
}

impl SqliteLedger {
    /// A page of a wallet's history: the latest days, or those before the place where another page ended.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] for an account that the shop does not have.
    pub fn wallet_history(
        &self,
        account: &str,
        before: Option<WalletPlace>,
        days: u32,
    ) -> Result<WalletHistory, LedgerError> {
        self.wallet_read(account, |wallet| wallet.page(before, days))
    }

    /// What the postings summed to at the end of each of these days, from the first on which anything was known of the
    /// wallet.
    ///
    /// # Errors
    /// As [`SqliteLedger::wallet_history`].
    pub fn wallet_balances(
        &self,
        account: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<(NaiveDate, Money)>, LedgerError> {
        self.wallet_read(account, |wallet| wallet.balances(from, to))
    }

    fn wallet_read<T>(
        &self,
        account: &str,
        read: impl FnOnce(&Wallet<'_>) -> Try<T>,
    ) -> Result<T, LedgerError> {
        self.read_long(|conn| {
            let shop = self.config_in(conn)?;
            let currency = shop.account(account).ok_or(LedgerError::NotFound)?.currency;
            read(&Wallet { conn, calendar: shop.calendar(), account, currency })
        })
    }
}

impl Wallet<'_> {
    fn page(&self, before: Option<WalletPlace>, most: u32) -> Try<WalletHistory> {
        let (balance, _) = wallet_balance(self.conn, self.account, Money::zero(self.currency))?;
        let end = before.map_or(i64::MAX, |place| day_number(place.day));
        let mut moved = self.moved_before(end, most.saturating_add(1))?;
        let has_more = moved.len() > usize::try_from(most).unwrap_or(usize::MAX);
        if has_more {
            moved.pop();
        }
        // Days on which the provider told something and nothing was posted stand between those on which it was.
        let first = if has_more { moved.last().map(|(day, _)| *day) } else { None };
        let (told, first_reading) = self.told(before.map(|place| place.reading), first)?;
        let mut days = BTreeMap::new();
        let mut at_end = balance.minus(self.moved_since(end)?)?;
        for (day, amount) in moved {
            days.insert(day, self.day(day, amount, at_end)?);
            at_end = at_end.minus(amount)?;
        }
        for (day, lines) in told {
            let standing = days.range(..day).next_back().map_or(at_end, |(_, earlier)| earlier.balance);
            let nothing = Money::zero(self.currency);
            let shown = days.entry(day).or_insert_with(|| WalletDay {
                day,
                sales: 0,
                reversed: 0,
                sold: nothing,
                balance: standing,
                lines: Vec::new(),
            });
            shown.lines.extend(lines);
            shown.lines.sort_by_key(|line| std::cmp::Reverse(line.at));
        }
        self.count_sales(&mut days)?;
        let next = first.map(|day| WalletPlace { day, reading: first_reading });
        Ok(WalletHistory { balance, days: days.into_values().rev().collect(), next })
    }

    /// What each day before that one moved, the newest first.
    fn moved_before(&self, end: i64, most: u32) -> Try<Vec<(NaiveDate, Money)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT day, amount FROM books CROSS JOIN wallet_days ON book = books.id
             WHERE name = ? AND currency = ? AND day < ? ORDER BY day DESC LIMIT ?",
        )?;
        let mut rows = statement.query(params![self.book(), self.currency.code(), end, most])?;
        let mut moved = Vec::new();
        while let Some(row) = rows.next()? {
            moved.push((day(row.get(0)?)?, money(row.get(1)?, self.currency)));
        }
        Ok(moved)
    }

    /// What was moved on that day and later.
    fn moved_since(&self, first: i64) -> Try<Money> {
        let parts: i64 = self
            .conn
            .prepare_cached(
                "SELECT coalesce(sum(amount), 0) FROM books CROSS JOIN wallet_days ON book = books.id
                 WHERE name = ? AND currency = ? AND day >= ?",
            )?
            .query_row(params![self.book(), self.currency.code(), first], |row| row.get(0))?;
        Ok(money(parts, self.currency))
    }

    /// A day with its openings and loads.
    fn day(&self, day: NaiveDate, moved: Money, balance: Money) -> Try<WalletDay> {
        let mut statement = self.conn.prepare_cached(
            "SELECT at, wallet_lines.kind, amount, wallet_lines.balance, actor, body
             FROM books CROSS JOIN wallet_lines ON book = books.id CROSS JOIN events ON seq = event
             WHERE name = ? AND currency = ? AND day = ? ORDER BY event DESC",
        )?;
        let mut rows = statement.query(params![self.book(), self.currency.code(), day_number(day)])?;
        let (mut lines, mut sold) = (Vec::new(), moved);
        while let Some(row) = rows.next()? {
            let amount = money(row.get(2)?, self.currency);
            sold = sold.minus(amount)?;
            let what = if row.get::<_, String>(1)? == "opened" {
                WalletEvent::Opened { amount }
            } else {
                let body: WalletMoved = serde_json::from_str(&row.get::<_, String>(5)?)?;
                let paid = body.paid.unwrap_or(amount);
                WalletEvent::Loaded { amount, paid, note: body.note, by: row.get(4)? }
            };
            lines.push(WalletLine {
                at: moment(row.get(0)?)?,
                what,
                balance: money(row.get(3)?, self.currency),
            });
        }
        Ok(WalletDay { day, sales: 0, reversed: 0, sold, balance, lines })
    }

    /// What the provider told since the beginning of that day, by day; and the first reading that was looked at.
    fn told(
        &self,
        before: Option<i64>,
        first: Option<NaiveDate>,
    ) -> Try<(BTreeMap<NaiveDate, Vec<WalletLine>>, i64)> {
        let begins = first.map_or(i64::MIN, |day| self.calendar.begins(day).timestamp_millis());
        let before = match before {
            Some(reading) => reading,
            None => {
                let latest = "SELECT coalesce(max(id), 0) + 1 FROM readings";
                self.conn.prepare_cached(latest)?.query_row([], |row| row.get(0))?
            }
        };
        // A pending answer tells the wallet as it is with its own sale, which was posted only later.
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, last_at, readings.balance, quiet AND (attempt IS NULL OR posted_by IS NOT NULL),
                    computed + coalesce((SELECT amount FROM postings JOIN books ON books.id = book
                                         WHERE event = posted_by AND event > after_event
                                               AND name = 'wallet:' || readings.account
                                               AND books.currency = readings.currency), 0)
             FROM readings LEFT JOIN attempts ON attempts.reference = readings.attempt
             WHERE readings.account = ? AND id < ? AND currency = ? ORDER BY id DESC",
        )?;
        let mut rows = statement.query(params![self.account, before, self.currency.code()])?;
        let mut days: BTreeMap<NaiveDate, Vec<WalletLine>> = BTreeMap::new();
        let mut first_reading = before;
        while let Some(row) = rows.next()? {
            let at: i64 = row.get(1)?;
            if at < begins {
                break;
            }
            first_reading = row.get(0)?;
            let (balance, computed) = (money(row.get(3)?, self.currency), money(row.get(5)?, self.currency));
            let difference = if row.get(4)? { Some(balance.minus(computed)?) } else { None };
            let until = moment(row.get(2)?)?;
            let at = moment(at)?;
            let what = WalletEvent::Told { balance, until, difference };
            let line = WalletLine { at, what, balance: computed };
            days.entry(self.calendar.day_of(at)).or_default().push(line);
        }
        let days = days.into_iter().map(|(day, lines)| (day, worth_telling(lines))).collect();
        Ok((days, first_reading))
    }

    fn count_sales(&self, days: &mut BTreeMap<NaiveDate, WalletDay>) -> Try<()> {
        let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) else {
            return Ok(());
        };
        let mut statement = self.conn.prepare_cached(
            "SELECT day, sum(succeeded), sum(reversed) FROM totals
             WHERE day BETWEEN ? AND ? AND currency = ? AND account = ? GROUP BY day",
        )?;
        let wanted = params![day_number(*first), day_number(*last), self.currency.code(), self.account];
        let mut rows = statement.query(wanted)?;
        while let Some(row) = rows.next()? {
            if let Some(shown) = days.get_mut(&day(row.get(0)?)?) {
                (shown.sales, shown.reversed) = (row.get(1)?, row.get(2)?);
            }
        }
        Ok(())
    }

    fn balances(&self, from: NaiveDate, to: NaiveDate) -> Try<Vec<(NaiveDate, Money)>> {
        let known_at: Option<i64> = self
            .conn
            .prepare_cached("SELECT at FROM wallets JOIN events ON seq = known_by WHERE account = ?")?
            .query_row([self.account], |row| row.get(0))
            .optional()?;
        let Some(known_at) = known_at else { return Ok(Vec::new()) };
        let from = from.max(self.calendar.day_of(moment(known_at)?));
        let after = to.succ_opt().map_or(i64::MAX, day_number);
        let (now, _) = wallet_balance(self.conn, self.account, Money::zero(self.currency))?;
        let mut standing = now.minus(self.moved_since(after)?)?;
        let mut moved: BTreeMap<NaiveDate, Money> = self.moved_before(after, u32::MAX)?.into_iter().collect();
        let mut balances = Vec::new();
        let mut day = Some(to);
        while let Some(on) = day.filter(|on| *on >= from) {
            balances.push((on, standing));
            if let Some(amount) = moved.remove(&on) {
                standing = standing.minus(amount)?;
            }
            day = on.pred_opt();
        }
        balances.reverse();
        Ok(balances)
    }

    fn book(&self) -> String {
        format!("wallet:{}", self.account)
    }
}

/// Of what was told on a day, the newest first: the last, and each at which the difference became another.
fn worth_telling(lines: Vec<WalletLine>) -> Vec<WalletLine> {
    let mut kept = Vec::new();
    let mut last_difference = None;
    let newest = lines.len().saturating_sub(1);
    for (place, line) in lines.into_iter().rev().enumerate() {
        let WalletEvent::Told { difference, .. } = line.what else { continue };
        let is_other =
            difference.is_some_and(|now| last_difference.map_or(!now.is_zero(), |before| now != before));
        last_difference = difference.or(last_difference);
        if is_other || place == newest {
            kept.push(line);
        }
    }
    kept.reverse();
    kept.truncate(TOLD);
    kept
}
