//! What becomes of attempts: sent, answered, looked up, and what that moves.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};
use tillup_core::{
    account::CommissionPaid,
    commission,
    debtor::DueKind,
    ledger::{Change, LedgerError},
    money::Money,
    postings,
    reference::Reference,
    sale::{Attempt, CommissionSource, Evidence, Reason, Sale, Status},
    shop::ShopConfig,
};

use crate::{
    bodies::{Figures, Moved, Told, Word},
    books::{TotalsKey, TotalsRow, post, reverse_of, sale_figures},
    chain::{Entry, append},
    codec::{day_number, millis, moment},
    customers, debtors,
    failure::{Try, damaged},
    groups::{self, Happened},
    rows::{self, Held},
    sales::{failed, remember},
    wallets,
};

/// Marks a recorded attempt as being sent; `false` where it stands elsewhere by now.
pub(crate) fn mark_sending(
    tx: &Connection,
    reference: &Reference,
    evidence: &Evidence,
    at: DateTime<Utc>,
    session: &str,
) -> Try<bool> {
    let held = rows::load(tx, reference.as_str())?.ok_or(LedgerError::NotFound)?;
    let attempt = held.sale.attempts.iter().find(|attempt| attempt.reference == *reference);
    let Some(attempt) = attempt.filter(|attempt| attempt.status == Status::Recorded) else {
        return Ok(false);
    };
    let merged = attempt.evidence.clone().updated_by(evidence.clone());
    tx.prepare_cached(
        "UPDATE attempts SET status = 'sending', sent_at = ?, session = ?, evidence = ? WHERE reference = ?",
    )?
    .execute(params![millis(at), session, rows::evidence_json(&merged)?, reference.as_str()])?;
    tx.prepare_cached("UPDATE sales SET status = 'sending' WHERE receipt_no = ?")?
        .execute([held.receipt_no])?;
    let entry = Entry { at, kind: "attempt_sending", subject: reference.as_str(), actor: None };
    append(tx, &entry, &Moved { evidence: Told::of(evidence), ..Moved::default() })?;
    Ok(true)
}

/// Moves an attempt as far as its state allows, posts what that moves, and gives the sale as it now is.
pub(crate) fn apply(tx: &Connection, shop: &ShopConfig, reference: &Reference, change: &Change) -> Try<Sale> {
    let held = rows::load(tx, reference.as_str())?.ok_or(LedgerError::NotFound)?;
    let position = held.sale.attempts.iter().position(|attempt| attempt.reference == *reference);
    let attempt = position
        .and_then(|position| held.sale.attempts.get(position))
        .cloned()
        .ok_or_else(|| damaged(format!("attempt {reference} is missing")))?;
    // What is kept in milliseconds is given back in milliseconds.
    let at = moment(millis(change.at))?;
    let mut step = Step { tx, shop, held, at, change, attempt };
    if step.attempt.status == change.status {
        step.add_evidence()?;
    } else if step.attempt.status.may_become(change.status) && change.status != Status::Sending {
        step.advance()?;
    } else {
        return Ok(step.held.sale);
    }
    step.write_attempt()?;
    let Step { mut held, attempt, .. } = step;
    if let Some(place) = position.and_then(|position| held.sale.attempts.get_mut(position)) {
        *place = attempt;
    }
    Ok(held.sale)
}

/// One change of one attempt.
struct Step<'a> {
    tx: &'a Connection,
    shop: &'a ShopConfig,
    held: Held,
    at: DateTime<Utc>,
    change: &'a Change,
    /// The attempt as it becomes.
    attempt: Attempt,
}

impl Step<'_> {
    /// A change to the same state: what is newly told is kept, and what was posted stays posted.
    fn add_evidence(&mut self) -> Try<()> {
        let merged = self.attempt.evidence.clone().updated_by(self.change.evidence.clone());
        let reason = if self.attempt.status.is_open() {
            self.change.reason.or(self.attempt.reason)
        } else {
            self.attempt.reason
        };
        let is_news = merged != self.attempt.evidence || reason != self.attempt.reason;
        self.attempt.next_check_at = self.kept_check_time()?;
        if self.change.evidence != Evidence::default() {
            self.attempt.answered_at = Some(self.at);
        }
        if is_news {
            let told = Told::of(&self.change.evidence);
            self.append("attempt_evidence", Moved { evidence: told, reason, ..Moved::default() })?;
            self.attempt.evidence = merged;
            self.attempt.reason = reason;
            self.read_wallet()?;
        }
        Ok(())
    }

    /// A change to another state.
    fn advance(&mut self) -> Try<()> {
        let was = self.attempt.status;
        self.attempt.evidence = self.attempt.evidence.clone().updated_by(self.change.evidence.clone());
        self.attempt.status = self.change.status;
        self.attempt.reason = self.change.reason;
        self.attempt.next_check_at = self.kept_check_time()?;
        if self.is_an_answer() {
            self.attempt.answered_at = Some(self.at);
        }
        if let Some(resolution) = &self.change.resolution {
            self.held.sale.resolution = Some(resolution.clone());
        }
        match self.change.status {
            Status::Succeeded => self.succeed(Told::of(&self.change.evidence))?,
            Status::Reversed => {
                if was != Status::Succeeded {
                    self.succeed(None)?;
                }
                self.reverse()?;
            }
            Status::Failed => self.fail()?,
            Status::Pending | Status::Unknown | Status::Recorded | Status::Sending => {
                let kind =
                    if self.change.status == Status::Pending { "attempt_pending" } else { "attempt_unknown" };
                let moved = self.moved(Told::of(&self.change.evidence));
                self.append(kind, moved)?;
                self.read_wallet()?;
            }
        }
        self.write_sale()
    }

    /// Posts the success and counts it on the day of the change.
    fn succeed(&mut self, told: Option<Told>) -> Try<()> {
        let order = &self.held.sale.order;
        let currency = order.amount.currency();
        let fee = self.attempt.evidence.fee.filter(|fee| fee.currency() == currency);
        let fee = fee.unwrap_or(Money::zero(currency));
        let day = self.shop.calendar().day_of(self.at);
        let figures = Figures {
            account: self.attempt.account.clone(),
            amount: order.amount,
            charge: Some(order.charge).filter(|charge| !charge.is_zero()),
            clerk: self.held.sale.clerk.clone(),
            commission: self.change.commission.amount,
            day,
            debtor: self.held.sale.debtor.as_ref().map(|owing| owing.id),
            expected: self.expected(day),
            fee: Some(fee).filter(|fee| !fee.is_zero()),
            operator: order.operator.clone(),
            paid: self.commission_paid(),
            service: order.service,
            source: self.change.commission.source,
        };
        let lines = postings::success(&sale_figures(&figures))?;
        remember(self.tx, &order.number, &order.operator, order.service, order.circle.as_deref())?;
        let moved = self.moved(told);
        let seq =
            self.append("sale_succeeded", Moved { figures: Some(figures.clone()), reason: None, ..moved })?;
        post(self.tx, seq, figures.day, &lines)?;
        self.note_due(seq, DueKind::Sale, &figures, figures.total()?)?;
        self.count(&TotalsKey::of_figures(&figures), &TotalsRow::success(&figures))?;
        self.held.sale.fee = fee;
        self.held.sale.commission = self.change.commission;
        self.held.sale.final_at = Some(self.at);
        self.tx
            .prepare_cached("UPDATE attempts SET posted_by = ? WHERE reference = ?")?
            .execute(params![seq, self.attempt.reference.as_str()])?;
        self.read_wallet()
    }

    /// Takes back exactly what the success posted, on the day of the change.
    fn reverse(&mut self) -> Try<()> {
        let posted_by: Option<i64> = self
            .tx
            .prepare_cached("SELECT posted_by FROM attempts WHERE reference = ?")?
            .query_row([self.attempt.reference.as_str()], |row| row.get(0))?;
        let posted_by = posted_by.ok_or_else(|| damaged("a succeeded attempt without postings"))?;
        let body: String = self
            .tx
            .prepare_cached("SELECT body FROM events WHERE seq = ?")?
            .query_row([posted_by], |row| row.get(0))?;
        let posted = serde_json::from_str::<Moved>(&body)?
            .figures
            .ok_or_else(|| damaged(format!("entry {posted_by} has no figures")))?;
        let figures = Figures { day: self.shop.calendar().day_of(self.at), ..posted };
        let lines = reverse_of(self.tx, posted_by)?;
        let moved = self.moved(Told::of(&self.change.evidence));
        let seq = self.append("sale_reversed", Moved { figures: Some(figures.clone()), ..moved })?;
        post(self.tx, seq, figures.day, &lines)?;
        self.note_due(seq, DueKind::Reversal, &figures, figures.total()?.negated())?;
        self.count(&TotalsKey::of_figures(&figures), &TotalsRow::reversal(&figures))?;
        self.held.sale.final_at = Some(self.at);
        self.read_wallet()
    }

    /// Nothing was charged: nothing is posted, the failure is counted on its day.
    fn fail(&mut self) -> Try<()> {
        let sale = &self.held.sale;
        let day = self.shop.calendar().day_of(self.at);
        let failed = failed(&sale.order, &sale.clerk, &self.attempt.account, day);
        self.count(&TotalsKey::of_failed(&failed), &TotalsRow::failure(&failed, 1))?;
        let moved = self.moved(Told::of(&self.change.evidence));
        self.append("attempt_failed", Moved { failed: Some(failed), ..moved })?;
        self.held.failed_day = Some(day_number(day));
        let zero = Money::zero(self.held.sale.order.amount.currency());
        self.held.sale.fee = zero;
        self.held.sale.commission =
            tillup_core::sale::Commission { amount: zero, source: CommissionSource::None };
        self.held.sale.final_at = Some(self.at);
        self.read_wallet()
    }

    /// Keeps what a sale on credit did to the due.
    fn note_due(&self, event: i64, kind: DueKind, figures: &Figures, amount: Money) -> Try<()> {
        match figures.debtor {
            Some(debtor) => debtors::note(self.tx, event, debtor, kind, amount, figures.day),
            None => Ok(()),
        }
    }

    /// Counts it where it is now.
    fn count(&self, key: &TotalsKey, add: &TotalsRow) -> Try<()> {
        let pack = self.held.sale.order.offer.as_ref().map(|offer| offer.title.as_str());
        groups::count(self.tx, key, Happened { at: millis(self.at), pack }, add)
    }

    /// What the table of the day, or the pack's promise, lets expect where the provider reports another commission.
    fn expected(&self, day: NaiveDate) -> Option<Money> {
        let told = self.change.commission;
        let sale = &self.held.sale;
        let expected = commission::expected(&self.shop.rates, &self.attempt.account, &sale.order, day).amount;
        // Nothing that was promised is nothing to hold the report against.
        Some(expected).filter(|expected| {
            told.source == CommissionSource::Reported && !expected.is_zero() && *expected != told.amount
        })
    }

    fn commission_paid(&self) -> CommissionPaid {
        self.shop
            .account(&self.attempt.account)
            .map_or(CommissionPaid::default(), |account| account.commission_paid)
    }

    fn moved(&self, evidence: Option<Told>) -> Moved {
        let resolution = self.change.resolution.as_ref().map(Word::from);
        Moved { evidence, reason: self.change.reason, resolution, ..Moved::default() }
    }

    fn append(&self, kind: &str, body: Moved) -> Try<i64> {
        let actor = self.change.resolution.as_ref().map(|resolution| resolution.by.as_str());
        let entry = Entry { at: self.at, kind, subject: self.attempt.reference.as_str(), actor };
        append(self.tx, &entry, &body)
    }

    fn kept_check_time(&self) -> Try<Option<DateTime<Utc>>> {
        self.change.next_check_at.map(|at| moment(millis(at))).transpose()
    }

    /// Whether the change comes from an answer, and not from the lack of one or from a person.
    fn is_an_answer(&self) -> bool {
        let silence = [Reason::Timeout, Reason::ConnectionLost, Reason::Interrupted, Reason::NotSent];
        self.change.resolution.is_none()
            && !self.change.reason.is_some_and(|reason| silence.contains(&reason))
    }

    /// A wallet that the answer told of is a reading, tied to this attempt.
    fn read_wallet(&self) -> Try<()> {
        match self.change.evidence.wallet_after {
            Some(balance) if matches!(self.change.status, Status::Succeeded | Status::Pending) => {
                wallets::read_with_attempt(self.tx, self.shop, &self.attempt, balance, self.at)
            }
            _ => Ok(()),
        }
    }

    /// The projection of the sale.
    fn write_sale(&self) -> Try<()> {
        let sale = &self.held.sale;
        let resolution =
            sale.resolution.as_ref().map(|word| serde_json::to_string(&Word::from(word))).transpose()?;
        self.tx
            .prepare_cached(
                "UPDATE sales SET status = ?, fee = ?, commission = ?, commission_source = ?, final_at = ?,
                                  failed_day = ?, resolution = ?
                 WHERE receipt_no = ?",
            )?
            .execute(params![
                self.attempt.status.code(),
                sale.fee.parts(),
                sale.commission.amount.parts(),
                sale.commission.source.code(),
                sale.final_at.map(millis),
                self.held.failed_day,
                resolution,
                self.held.receipt_no,
            ])?;
        customers::follow(self.tx, &sale.order.number, self.held.receipt_no, self.attempt.status)
    }

    /// The projection of the attempt. The session matters only while nobody has answered.
    fn write_attempt(&self) -> Try<()> {
        let attempt = &self.attempt;
        self.tx
            .prepare_cached(
                "UPDATE attempts SET status = ?1, reason = ?2, answered_at = ?3, next_check_at = ?4, evidence = ?5,
                                     session = iif(?1 IN ('recorded', 'sending'), session, NULL),
                                     settled_at = coalesce(settled_at, ?7)
                 WHERE reference = ?6",
            )?
            .execute(params![
                attempt.status.code(),
                attempt.reason.map(Reason::code),
                attempt.answered_at.map(millis),
                attempt.next_check_at.map(millis),
                rows::evidence_json(&attempt.evidence)?,
                attempt.reference.as_str(),
                attempt.status.is_final().then(|| millis(self.at)),
            ])?;
        Ok(())
    }
}
