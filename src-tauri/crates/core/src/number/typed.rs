//! A number while it is typed.

#[cfg(test)]
mod tests;

use super::{CUSTOMER_ID, Country, Number, NumberError, Written, customer_id, in_groups, national};
use crate::operator::Service;

/// How far a number is that is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberState {
    /// Nothing yet.
    Empty,
    /// It can become a number.
    Partial,
    /// It is one.
    Complete,
    /// However it goes on, it becomes none.
    Invalid,
}

impl NumberState {
    /// The window's word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Partial => "partial",
            Self::Complete => "complete",
            Self::Invalid => "invalid",
        }
    }
}

/// What was typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// How far it is.
    pub state: NumberState,
    /// The form the providers get, as far as it goes; empty where it is invalid.
    pub number: String,
    /// In the groups in which the country reads it aloud.
    pub grouped: String,
    /// What is wrong with it.
    pub problem: Option<NumberError>,
}

impl Typed {
    /// Reads what was typed for `service`: a mobile number of `country`, or a customer id. What is complete here is what
    /// [`Number::parse`] reads.
    pub fn read(text: &str, country: Country, service: Service) -> Self {
        let read = if service.is_for_phones() { mobile(text, country) } else { id(text) };
        read.unwrap_or_else(|problem| match problem {
            NumberError::Empty => Self::of(NumberState::Empty, String::new(), String::new()),
            problem => Self {
                problem: Some(problem),
                ..Self::of(NumberState::Invalid, String::new(), String::new())
            },
        })
    }

    fn of(state: NumberState, number: String, grouped: String) -> Self {
        Self { state, number, grouped, problem: None }
    }
}

fn mobile(text: &str, country: Country) -> Result<Typed, NumberError> {
    let written = Written::read(text)?;
    let (state, number) = match national::whole(&written, country) {
        Ok(number) => (NumberState::Complete, number),
        Err(_) => (NumberState::Partial, national::begun(&written, country)?),
    };
    let grouped = in_groups(&number, country);
    Ok(Typed::of(state, number, grouped))
}

fn id(text: &str) -> Result<Typed, NumberError> {
    let id = customer_id(text)?;
    if id.len() > *CUSTOMER_ID.end() {
        return Err(NumberError::NotACustomerId);
    }
    let state = if CUSTOMER_ID.contains(&id.len()) { NumberState::Complete } else { NumberState::Partial };
    let grouped = Number::stored(id.clone()).grouped();
    Ok(Typed::of(state, id, grouped))
}
