//! Who did what, and whether the ledger is whole.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tillup_core::shift::ChainMark;
use tillup_ledger::{AuditGroup, AuditPlace, ChainBreak, VerifyReport};
use tillup_shop::{AuditChange, AuditLine, AuditQuery};

use super::View;

/// Which lines the page wants.
#[derive(Debug, Deserialize)]
pub struct AuditQueryDto {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    user: Option<String>,
    group: Option<String>,
    after: Option<PlaceDto>,
    limit: u32,
}

/// A place in the list.
#[derive(Debug, Deserialize, Serialize)]
pub struct PlaceDto {
    at: DateTime<Utc>,
    entry: i64,
}

impl From<AuditQueryDto> for AuditQuery {
    fn from(query: AuditQueryDto) -> Self {
        Self {
            from: query.from,
            to: query.to,
            user: query.user,
            group: query.group.as_deref().and_then(AuditGroup::from_code),
            after: query.after.map(|PlaceDto { at, entry }| AuditPlace { at, entry }),
            limit: query.limit,
        }
    }
}

/// A page of lines.
#[derive(Debug, Serialize)]
pub struct AuditPageDto {
    lines: Vec<AuditLineDto>,
    /// Where the next page begins; nothing after the last.
    next: Option<PlaceDto>,
    chain: ChainDto,
    /// Today, on the shop's calendar.
    today: String,
}

impl AuditPageDto {
    /// The page as the window shows it; `limit` lines were asked for.
    pub fn of(
        lines: Vec<AuditLine>,
        limit: u32,
        chain: ChainMark,
        now: DateTime<Utc>,
        view: &View<'_>,
    ) -> Self {
        let is_full = u32::try_from(lines.len()).is_ok_and(|many| many >= limit);
        let next = lines.last().filter(|_| is_full).map(|last| PlaceDto { at: last.at, entry: last.entry });
        Self {
            lines: lines.into_iter().map(|line| AuditLineDto::of(line, view)).collect(),
            next,
            chain: ChainDto { entries: chain.entries, head: chain.head },
            today: view.config.calendar().day_of(now).to_string(),
        }
    }
}

/// The chain's count and head.
#[derive(Debug, Serialize)]
pub struct ChainDto {
    entries: i64,
    head: String,
}

/// One thing that somebody did.
#[derive(Debug, Serialize)]
pub struct AuditLineDto {
    entry: i64,
    at: String,
    kind: String,
    group: Option<&'static str>,
    subject: String,
    actor: Option<String>,
    facts: BTreeMap<&'static str, String>,
    changes: Vec<ChangeDto>,
}

#[derive(Debug, Serialize)]
struct ChangeDto {
    field: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

impl AuditLineDto {
    fn of(line: AuditLine, view: &View<'_>) -> Self {
        let change = |AuditChange { field, before, after }| ChangeDto { field, before, after };
        Self {
            entry: line.entry,
            at: view.moment(line.at),
            kind: line.kind,
            group: line.group.map(AuditGroup::code),
            subject: line.subject,
            actor: line.actor,
            facts: line.facts,
            changes: line.changes.into_iter().map(change).collect(),
        }
    }
}

/// What a look through the whole ledger found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedDto {
    ok: bool,
    entries: u64,
    head: String,
    checked_at: String,
    problems: Vec<String>,
    /// Where the chain was tampered with.
    broken: Option<BreakDto>,
}

#[derive(Debug, Serialize)]
struct BreakDto {
    how: &'static str,
    entry: i64,
    other: Option<i64>,
    /// What stands there now.
    stands: Option<AuditLineDto>,
}

impl CheckedDto {
    /// The report as the window shows it.
    pub fn of(report: VerifyReport, at: DateTime<Utc>, view: &View<'_>) -> Self {
        let broken = |ChainBreak { how, entry, other, stands }| BreakDto {
            how: how.code(),
            entry,
            other,
            stands: stands.map(|stands| AuditLineDto::of(AuditLine::of(stands), view)),
        };
        Self {
            ok: report.ok,
            entries: report.entries,
            head: report.head,
            checked_at: view.moment(at),
            problems: report.problems,
            broken: report.broken.map(broken),
        }
    }
}
