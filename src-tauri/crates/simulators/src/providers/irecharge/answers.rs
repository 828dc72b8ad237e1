//! Answers about a transaction, and the "Error Response Format".
//!
//! Of the error codes only `INSUFFICIENT_BALANCE` is documented; the others are named in its manner.

use std::borrow::Cow;

use crate::json::Object;
use crate::magic::Refusal;
use crate::message::Reply;
use crate::world::{State, Transaction};

/// A refusal: HTTP status, message, error, code.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    status: u16,
    message: Cow<'static, str>,
    error: &'static str,
    code: &'static str,
}

const fn problem(status: u16, message: &'static str, error: &'static str, code: &'static str) -> Problem {
    Problem { status, message: Cow::Borrowed(message), error, code }
}

impl Problem {
    pub(super) const MISSING_KEYS: Problem = problem(
        401,
        "Missing headers: X-Open-Key and X-Authorization are required.",
        "Invalid or missing API credentials",
        "UNAUTHORIZED",
    );
    pub(super) const NO_ROUTE: Problem = problem(404, "Not found", "No such endpoint", "NOT_FOUND");
    pub(super) const METHOD: Problem =
        problem(400, "Method not allowed", "Invalid request method", "BAD_REQUEST");
    pub(super) const NO_REFERENCE: Problem = problem(
        422,
        "Billing recharge requires a unique reference in body (reference/client_reference).",
        "Validation error",
        "VALIDATION_ERROR",
    );
    pub(super) const DUPLICATE: Problem = problem(
        422,
        "Reference already exists. Please send a unique reference.",
        "Duplicate reference",
        "DUPLICATE_REFERENCE",
    );
    pub(super) const INSUFFICIENT: Problem = problem(
        402,
        "Insufficient balance",
        "Your account balance is insufficient for this transaction",
        "INSUFFICIENT_BALANCE",
    );
    pub(super) const NOT_FOUND: Problem =
        problem(404, "Transaction not found for provided identifier.", "Transaction not found", "NOT_FOUND");
    pub(super) const OFFER_GONE: Problem = problem(
        422,
        "Offer session expired. Please fetch the offers again.",
        "The selected offer is no longer available",
        "OFFER_EXPIRED",
    );
    pub(super) const OFFER_UNKNOWN: Problem = problem(
        422,
        "Offer not found for this number and operator.",
        "The offer identifiers are not those of a fetched offer",
        "INVALID_OFFER",
    );

    /// 422 with a message of its own.
    pub(super) fn invalid(message: impl Into<Cow<'static, str>>) -> Problem {
        Problem { message: message.into(), ..problem(422, "", "Validation error", "VALIDATION_ERROR") }
    }

    /// The status table of "Error Handling" and the messages of "Common Errors".
    pub(super) fn for_status(status: u16) -> Problem {
        match status {
            400 => problem(400, "Bad request", "Invalid parameters", "BAD_REQUEST"),
            401 => {
                problem(401, "Invalid API credentials.", "Invalid or missing API credentials", "UNAUTHORIZED")
            }
            402 => problem(
                402,
                "No active API subscription found.",
                "No active API subscription",
                "NO_ACTIVE_SUBSCRIPTION",
            ),
            403 => problem(
                403,
                "Your IP address is not whitelisted",
                "IP not whitelisted or account inactive",
                "IP_NOT_WHITELISTED",
            ),
            404 => Problem::NOT_FOUND,
            422 => Problem::invalid("The given data was invalid."),
            429 => problem(429, "Too many requests", "Rate limit exceeded", "RATE_LIMIT_EXCEEDED"),
            other => problem(other, "Internal server error", "Something went wrong", "INTERNAL_ERROR"),
        }
    }

    /// How a refusal is worded.
    pub(super) fn refused(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::InsufficientBalance => Problem::INSUFFICIENT,
            Refusal::Duplicate => Problem::DUPLICATE,
            Refusal::InvalidNumber => Problem::invalid("The number is invalid."),
            Refusal::InvalidAmount => Problem::invalid("The amount is invalid."),
            Refusal::OperatorDown => Problem::invalid("The operator is not available now."),
        }
    }

    pub(super) fn reply(&self) -> Reply {
        let body = Object::new()
            .flag("success", false)
            .text("message", &self.message)
            .text("error", self.error)
            .text("code", self.code);
        Reply::json(self.status, body.render())
    }
}

/// "Response Field Description" of `billing.status`: both words of each pair are used.
pub(super) fn word(shown: &Transaction) -> &'static str {
    match shown.state {
        _ if shown.unknown_word => "queued",
        State::Pending if shown.looked == 0 => "pending",
        State::Pending => "processing",
        State::Succeeded if shown.other_word => "approved",
        State::Succeeded => "success",
        State::Failed if shown.other_word => "rejected",
        State::Failed => "failed",
        State::Reversed => "reversed",
    }
}

/// The `billing` object that both submit answers share.
pub(super) fn billing(shown: &Transaction, recharge_type: &str, quirks: bool) -> Object {
    let billing = Object::new()
        .text("reference", shown.reference.as_deref().unwrap_or_default())
        .text("status", word(shown))
        .text("rechargeType", recharge_type)
        .text("number", &shown.number)
        .number("amount", shown.amount)
        .number("fee", shown.fee)
        .number("commission", shown.commission)
        .number("remainingBalance", shown.closing);
    // "Flexible Lookup" says the recharge returns a transaction_id; no example shows one.
    if quirks { billing } else { billing.raw("transaction_id", shown.serial.to_string()) }
}
