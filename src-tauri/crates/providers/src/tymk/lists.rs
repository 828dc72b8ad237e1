//! Reading balance, operators, circles and whose a number is.

use tillup_core::{
    money::Money,
    operator::Service,
    provider::{ListedCircle, ListedOperator, ProviderDetection, ReadError},
    wire::WireAnswer,
};

use super::{attempts::in_paisa, errors};
use crate::json::Json;

/// The wallet, told in paisa.
pub(super) fn balance(answer: &WireAnswer) -> Result<Money, ReadError> {
    in_paisa(&errors::question(answer)?, "balance").ok_or(ReadError::Unreadable)
}

/// The operators of a service; entries without id or name cannot be sold and are left out.
pub(super) fn operators(service: Service, answer: &WireAnswer) -> Result<Vec<ListedOperator>, ReadError> {
    named(answer, "operators", |code, name| ListedOperator { code, name, service })
}

/// The telecom circles.
pub(super) fn circles(answer: &WireAnswer) -> Result<Vec<ListedCircle>, ReadError> {
    named(answer, "circles", |code, name| ListedCircle { code, name })
}

fn named<T>(
    answer: &WireAnswer,
    field: &str,
    make: impl Fn(String, String) -> T,
) -> Result<Vec<T>, ReadError> {
    let json = errors::question(answer)?;
    let list = json.get(&[field]).ok_or(ReadError::Unreadable)?;
    Ok(list.items().iter().filter_map(id_and_name).map(|(id, name)| make(id, name)).collect())
}

fn id_and_name(json: &Json) -> Option<(String, String)> {
    Some((json.text_of(&["id"])?.to_owned(), json.text_of(&["name"])?.to_owned()))
}

/// Whose a number is; `None` where the provider knows nobody (its code 303).
pub(super) fn detection(answer: &WireAnswer) -> Result<Option<ProviderDetection>, ReadError> {
    if errors::knows_no_operator(answer) {
        return Ok(None);
    }
    let json = errors::question(answer)?;
    let operator = json.get(&["operator"]).ok_or(ReadError::Unreadable)?;
    let (id, name) = id_and_name(operator).ok_or(ReadError::Unreadable)?;
    let circle = json.get(&["circle"]).and_then(|circle| circle.text_of(&["name"]));
    Ok(Some(ProviderDetection { operator: name, operator_code: Some(id), circle: circle.map(str::to_owned) }))
}
