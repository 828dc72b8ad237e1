//! A drawer as the fold of the events: the one way in which a shift is computed, to show it, to close it, and to check it.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use tillup_core::{
    money::{Currency, Money},
    report::Tally,
    sale::Status,
    shift::{Adjustment, CashMovement, ChainMark, Shift, SoldLine, Unresolved},
};

use super::bodies::{CashMoved, Closed, Opened};
use crate::{
    bodies::{Figures, FurtherAttempt, Moved, Recorded},
    codec::moment,
    debtors::DuePaid,
    failure::{Try, damaged},
};

/// What an entry is to a drawer.
pub(crate) enum Step {
    Opened { clerk: String, id: i64, opened: Opened },
    Cash { clerk: String, moved: CashMoved },
    Paid { clerk: String, amount: Money },
    Closed { clerk: String, closed: Box<Closed> },
    Recorded { clerk: String, sale: String, amount: Money, charge: Money, debtor: Option<i64> },
    Further { attempt: String, sale: String },
    Stands { attempt: String, status: Status },
    Posted { attempt: String, figures: Figures, status: Status },
}

impl Step {
    /// What an entry says; nothing where no drawer minds.
    pub(crate) fn of(kind: &str, subject: &str, actor: Option<&str>, body: &str) -> Try<Option<Self>> {
        let attempt = || subject.to_owned();
        let clerk =
            || actor.map(str::to_owned).ok_or_else(|| damaged(format!("{kind} {subject} without a user")));
        let stands = |status| Self::Stands { attempt: attempt(), status };
        Ok(Some(match kind {
            "shift_opened" => {
                let id = subject.parse().map_err(|_| damaged(format!("no such shift: {subject}")))?;
                Self::Opened { clerk: clerk()?, id, opened: serde_json::from_str(body)? }
            }
            "shift_cash" => Self::Cash { clerk: clerk()?, moved: serde_json::from_str(body)? },
            "due_paid" => {
                Self::Paid { clerk: clerk()?, amount: serde_json::from_str::<DuePaid>(body)?.amount }
            }
            "shift_closed" => Self::Closed { clerk: clerk()?, closed: Box::new(serde_json::from_str(body)?) },
            "sale_recorded" => {
                let recorded: Recorded = serde_json::from_str(body)?;
                let order = recorded.order();
                Self::Recorded {
                    clerk: clerk()?,
                    sale: attempt(),
                    amount: order.amount,
                    charge: order.charge,
                    debtor: recorded.debtor,
                }
            }
            "attempt_recorded" => {
                Self::Further { attempt: attempt(), sale: serde_json::from_str::<FurtherAttempt>(body)?.sale }
            }
            "attempt_sending" => stands(Status::Sending),
            "attempt_pending" => stands(Status::Pending),
            "attempt_unknown" => stands(Status::Unknown),
            "attempt_failed" => stands(Status::Failed),
            "sale_succeeded" | "sale_reversed" => {
                let figures = serde_json::from_str::<Moved>(body)?.figures;
                let figures = figures.ok_or_else(|| damaged(format!("{kind} {subject} without figures")))?;
                let status = if kind == "sale_succeeded" { Status::Succeeded } else { Status::Reversed };
                Self::Posted { attempt: attempt(), figures, status }
            }
            _ => return Ok(None),
        }))
    }

    /// Whose it is, where the entry says so.
    pub(crate) fn clerk(&self) -> Option<&str> {
        match self {
            Self::Opened { clerk, .. }
            | Self::Cash { clerk, .. }
            | Self::Paid { clerk, .. }
            | Self::Closed { clerk, .. }
            | Self::Recorded { clerk, .. } => Some(clerk),
            Self::Posted { figures, .. } => Some(&figures.clerk),
            Self::Further { .. } | Self::Stands { .. } => None,
        }
    }
}

/// A sale that was written down while the drawer was open.
struct Own {
    nth: usize,
    amount: Money,
    charge: Money,
    debtor: Option<i64>,
    status: Status,
}

/// An open shift.
struct Open {
    id: i64,
    opened_at: DateTime<Utc>,
    opened: Opened,
    movements: Vec<CashMovement>,
    own: HashMap<String, Own>,
    /// Further attempts, and their sales.
    further: HashMap<String, String>,
    /// Successes that count here, by attempt.
    counted: HashMap<String, Figures>,
    lines: BTreeMap<(&'static str, String, String), SoldLine>,
    on_credit: Money,
    payments: Money,
    reversed: Tally,
}

/// A clerk's drawer, between shifts as well.
pub(crate) struct Drawer {
    clerk: String,
    open: Option<Open>,
    /// Sales that earlier Z reports left unresolved, and the number of the report.
    left: HashMap<String, i64>,
    adjustments: Vec<Adjustment>,
}

impl Drawer {
    /// A closed drawer, and what earlier Z reports of the clerk left unresolved.
    pub(crate) fn new(clerk: &str, left: HashMap<String, i64>) -> Self {
        Self { clerk: clerk.to_owned(), open: None, left, adjustments: Vec::new() }
    }

    /// Takes an entry in; those of other clerks' sales are not for it. After a close the next shift begins with nothing.
    pub(crate) fn take(&mut self, conn: &Connection, at: i64, step: &Step) -> Try<()> {
        let at = moment(at)?;
        match step {
            Step::Opened { id, opened, .. } => self.open = Some(Open::new(*id, at, opened.clone())),
            Step::Closed { closed, .. } => {
                self.left.extend(closed.unresolved.iter().map(|sale| (sale.reference.clone(), closed.z)));
                self.open = None;
                self.adjustments.clear();
            }
            Step::Posted { attempt, figures, status } => self.posted(conn, at, attempt, figures, *status)?,
            other => {
                if let Some(open) = &mut self.open {
                    open.take(at, other)?;
                }
            }
        }
        Ok(())
    }

    fn posted(
        &mut self,
        conn: &Connection,
        at: DateTime<Utc>,
        attempt: &str,
        figures: &Figures,
        status: Status,
    ) -> Try<()> {
        let mut paid = figures.amount.plus(figures.charge())?;
        let z = if status == Status::Succeeded {
            let z = self.left_by(conn, attempt)?;
            if z.is_none() {
                return self.open.as_mut().map_or(Ok(()), |open| open.succeeded(attempt, figures));
            }
            z
        } else {
            if let Some(open) = &mut self.open
                && open.reversed(attempt, figures)?
            {
                return Ok(());
            }
            let z = match self.adjustments.iter().find(|earlier| earlier.reference == attempt) {
                Some(success) => success.z,
                None => z_of_success(conn, &self.clerk, attempt)?,
            };
            if z.is_none() && self.open.is_none() {
                return Ok(());
            }
            paid = paid.negated();
            z
        };
        self.adjustments.push(Adjustment {
            amount: paid,
            at,
            debtor: figures.debtor,
            reference: attempt.to_owned(),
            status,
            z,
        });
        Ok(())
    }

    /// The Z report that left the attempt's sale unresolved.
    fn left_by(&self, conn: &Connection, attempt: &str) -> Try<Option<i64>> {
        if self.left.is_empty() {
            return Ok(None);
        }
        let sale: Option<String> = conn
            .prepare_cached(
                "SELECT sales.reference FROM attempts JOIN sales ON receipt_no = sale WHERE attempts.reference = ?",
            )?
            .query_row([attempt], |row| row.get(0))
            .optional()?;
        Ok(sale.and_then(|sale| self.left.get(&sale).copied()))
    }

    /// The open shift as it stands; nothing where none is open.
    pub(crate) fn shift(&self, chain: ChainMark) -> Option<Shift> {
        let open = self.open.as_ref()?;
        let mut unresolved: Vec<_> = open.own.iter().filter(|(_, own)| own.status.is_open()).collect();
        unresolved.sort_by_key(|(_, own)| own.nth);
        let unresolved = unresolved.into_iter().map(|(reference, own)| Unresolved {
            amount: own.amount,
            charge: own.charge,
            debtor: own.debtor,
            reference: reference.clone(),
            status: own.status,
        });
        Some(Shift {
            id: open.id,
            clerk: self.clerk.clone(),
            opened_at: open.opened_at,
            opened_on: open.opened.day,
            count: None,
            float: open.opened.float,
            movements: open.movements.clone(),
            lines: open.lines.values().filter(|line| line.sales != 0).cloned().collect(),
            on_credit: open.on_credit,
            payments: open.payments,
            reversed: open.reversed,
            unresolved: unresolved.collect(),
            adjustments: self.adjustments.clone(),
            chain,
        })
    }
}

impl Open {
    fn new(id: i64, opened_at: DateTime<Utc>, opened: Opened) -> Self {
        let reversed = Tally::none(opened.float.currency());
        let zero = Money::zero(opened.float.currency());
        Self {
            on_credit: zero,
            payments: zero,
            id,
            opened_at,
            opened,
            movements: Vec::new(),
            own: HashMap::new(),
            further: HashMap::new(),
            counted: HashMap::new(),
            lines: BTreeMap::new(),
            reversed,
        }
    }

    fn take(&mut self, at: DateTime<Utc>, step: &Step) -> Try<()> {
        match step {
            // What is no cash of the drawer's currency lies beside what is counted.
            Step::Paid { amount, .. } if amount.currency() == self.currency() => {
                self.payments = self.payments.plus(*amount)?;
            }
            Step::Cash { moved, .. } => self.movements.push(CashMovement {
                amount: moved.amount,
                at,
                reason: moved.reason.clone(),
                way: moved.way,
            }),
            Step::Recorded { sale, amount, charge, debtor, .. } => {
                let own = Own {
                    nth: self.own.len(),
                    amount: *amount,
                    charge: *charge,
                    debtor: *debtor,
                    status: Status::Recorded,
                };
                self.own.insert(sale.clone(), own);
            }
            Step::Further { attempt, sale } if self.own.contains_key(sale) => {
                self.further.insert(attempt.clone(), sale.clone());
                self.stands(attempt, Status::Recorded);
            }
            Step::Stands { attempt, status } => self.stands(attempt, *status),
            _ => {}
        }
        Ok(())
    }

    fn stands(&mut self, attempt: &str, status: Status) {
        let sale = self.further.get(attempt).map_or(attempt, String::as_str);
        if let Some(own) = self.own.get_mut(sale) {
            own.status = status;
        }
    }

    fn succeeded(&mut self, attempt: &str, figures: &Figures) -> Try<()> {
        self.stands(attempt, Status::Succeeded);
        self.counted.insert(attempt.to_owned(), figures.clone());
        self.count(figures, 1)
    }

    /// Takes a reversal off; `false` where the success was not counted here.
    fn reversed(&mut self, attempt: &str, figures: &Figures) -> Try<bool> {
        self.stands(attempt, Status::Reversed);
        let Some(counted) = self.counted.remove(attempt) else { return Ok(false) };
        self.count(&counted, -1)?;
        if figures.amount.currency() == self.currency() {
            self.reversed =
                Tally { sales: self.reversed.sales + 1, amount: self.reversed.amount.plus(figures.amount)? };
        }
        Ok(true)
    }

    fn currency(&self) -> Currency {
        self.opened.float.currency()
    }

    fn count(&mut self, figures: &Figures, times: i64) -> Try<()> {
        let zero = Money::zero(figures.amount.currency());
        let operator = figures.operator.as_str().to_owned();
        let key = (zero.currency().code(), figures.account.clone(), operator.clone());
        let line = self.lines.entry(key).or_insert_with(|| SoldLine {
            account: figures.account.clone(),
            amount: zero,
            charge: zero,
            commission: zero,
            operator,
            sales: 0,
        });
        let signed = |amount: Money| if times < 0 { amount.negated() } else { amount };
        line.sales += times;
        line.amount = line.amount.plus(signed(figures.amount))?;
        line.charge = line.charge.plus(signed(figures.charge()))?;
        if figures.debtor.is_some() && self.opened.float.currency() == zero.currency() {
            self.on_credit = self.on_credit.plus(signed(figures.total()?))?;
        }
        if figures.commission.currency() == zero.currency() {
            line.commission = line.commission.plus(signed(figures.commission))?;
        }
        Ok(())
    }
}

/// The Z report of the shift in which an attempt succeeded.
fn z_of_success(conn: &Connection, clerk: &str, attempt: &str) -> Try<Option<i64>> {
    Ok(conn
        .prepare_cached(
            "SELECT z FROM shifts JOIN attempts ON opened_event < posted_by AND closed_event > posted_by
             WHERE clerk = ? AND reference = ?",
        )?
        .query_row(params![clerk, attempt], |row| row.get(0))
        .optional()?)
}

/// The day and postings that an entry of a drawer calls for.
pub(crate) fn postings_of(
    kind: &str,
    body: &str,
) -> Try<Option<(NaiveDate, Vec<tillup_core::postings::Posting>)>> {
    use tillup_core::postings::{cash_moved, shift_closed, shift_opened};
    Ok(match kind {
        "shift_opened" => {
            let opened: Opened = serde_json::from_str(body)?;
            Some((opened.day, shift_opened(opened.float)))
        }
        "shift_cash" => {
            let moved: CashMoved = serde_json::from_str(body)?;
            Some((moved.day, cash_moved(moved.added())))
        }
        "shift_closed" => {
            let closed: Closed = serde_json::from_str(body)?;
            Some((closed.day, shift_closed(closed.counted, closed.expected, closed.adjusted()?)?))
        }
        _ => None,
    })
}
