//! The books as a plain-text accounting journal, as hledger and its relatives read it: one transaction for each event.

use std::{borrow::Cow, collections::HashMap, io::Write};

use tillup_core::{export::JournalEntry, money::Currency};

use crate::ExportError;

/// Writes a journal.
pub struct Journal<W: Write> {
    file: W,
    /// The accounts by the books' names.
    accounts: HashMap<String, String>,
}

impl<W: Write> Journal<W> {
    /// Declares the commodities and the accounts of these books.
    ///
    /// # Errors
    /// Where the file refuses it.
    pub fn new(mut file: W, shop: &str, books: &[(String, Currency)]) -> Result<Self, ExportError> {
        writeln!(file, "; Books of {}, from Tillup's ledger.", plain(shop))?;
        writeln!(file, "decimal-mark .\n")?;
        let mut currencies: Vec<&str> = books.iter().map(|(_, currency)| currency.code()).collect();
        currencies.sort_unstable();
        currencies.dedup();
        for code in currencies {
            // As many places as the ledger keeps, so that nothing is rounded when a transaction is balanced.
            writeln!(file, "commodity {code} 1000.0000")?;
        }
        let accounts: HashMap<_, _> =
            books.iter().map(|(book, _)| (book.clone(), account_of(book))).collect();
        let mut named: Vec<&String> = accounts.values().collect();
        named.sort_unstable();
        named.dedup();
        for account in named {
            writeln!(file, "account {account}")?;
        }
        Ok(Self { file, accounts })
    }

    /// Writes a transaction.
    ///
    /// # Errors
    /// Where the file refuses it.
    pub fn write(&mut self, entry: &JournalEntry) -> Result<(), ExportError> {
        let file = &mut self.file;
        writeln!(file, "\n{} * ({}) {}", entry.day, entry.event, plain(&described(entry)))?;
        write!(file, "    ; event:{}, subject:{}", tag_value(&entry.kind), tag_value(&entry.subject))?;
        if let Some(actor) = &entry.actor {
            write!(file, ", by:{}", tag_value(actor))?;
        }
        writeln!(file)?;
        for (book, amount) in &entry.lines {
            let account = self.accounts.get(book).map_or_else(|| account_of(book).into(), Cow::from);
            writeln!(file, "    {account}  {} {amount}", amount.currency())?;
        }
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where the file refuses it.
    pub fn finish(mut self) -> Result<(), ExportError> {
        Ok(self.file.flush()?)
    }
}

/// The account of a book. A book that is not known here keeps its name, under `other`.
pub fn account_of(book: &str) -> String {
    let (name, of) = book.split_once(':').unwrap_or((book, ""));
    let account = match name {
        "cash" => "assets:drawer",
        "due" => "assets:due",
        "wallet" => "assets:wallet",
        "owed" => "assets:owed",
        "bank" => "assets:bank",
        "charge" => "income:charge",
        "commission_reported" => "income:commission:reported",
        "commission_by_rate" => "income:commission:by-rate",
        "uplift" => "income:commission:uplift",
        "fee" => "expenses:fee",
        "safe" => "assets:safe",
        "adjustments" => "assets:adjustments",
        "cash_in_out" => "equity:cash-in-out",
        "over_short" => "income:over-short",
        "opening" => "equity:opening",
        "dues_opening" => "equity:dues-opening",
        "written_off" => "expenses:written-off",
        other => return joined("other", &[other, of]),
    };
    joined(account, &[of])
}

fn joined(account: &str, parts: &[&str]) -> String {
    let parts = parts.iter().flat_map(|part| part.split(':')).filter(|part| !part.is_empty());
    parts.fold(account.to_owned(), |account, part| account + ":" + &word(part))
}

/// One word: spaces would end an account's name, and a semicolon begin a comment.
fn word(text: &str) -> String {
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ';' | '"' | '|');
    text.replace(ends, "-")
}

fn described(entry: &JournalEntry) -> String {
    let JournalEntry { kind, subject, receipt_no, .. } = entry;
    match (kind.as_str(), receipt_no) {
        ("sale_succeeded", Some(receipt_no)) => format!("Sale {receipt_no}, {subject}"),
        ("sale_reversed", Some(receipt_no)) => format!("Sale {receipt_no} given back, {subject}"),
        ("wallet_loaded", _) => format!("Wallet {subject} loaded"),
        ("wallet_opened", _) => format!("Wallet {subject} as first found"),
        ("due_paid", _) => format!("Due of debtor {subject} paid"),
        ("due_adjusted", _) => format!("Due of debtor {subject} put right"),
        (kind, Some(receipt_no)) => format!("{}, sale {receipt_no}, {subject}", kind.replace('_', " ")),
        (kind, None) => format!("{}: {subject}", kind.replace('_', " ")),
    }
}

/// Text in one line that is neither a comment, nor a note, nor a date to a reader of journals.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let unharmed = |c: char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | ';' | '|' | '[' | ']');
    if text.chars().all(unharmed) {
        return text.into();
    }
    let kept = text.chars().filter(|c| !matches!(c, '[' | ']'));
    let text: String = kept
        .map(|c| match c {
            ';' => ',',
            '|' => '/',
            c if unharmed(c) => c,
            _ => ' ',
        })
        .collect();
    text.trim().to_owned().into()
}

/// The same without what ends a tag's value or begins another tag.
fn tag_value(text: &str) -> Cow<'_, str> {
    let text = plain(text);
    if text.contains([',', ':']) { text.replace([',', ':'], " ").into() } else { text }
}
