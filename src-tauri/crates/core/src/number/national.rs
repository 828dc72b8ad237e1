//! Country prefixes: which national numbers a row of digits can stand for, whole or as far as it goes.

use super::{Country, NumberError, Written};

/// The national number that was written.
pub(super) fn whole(written: &Written, country: Country) -> Result<String, NumberError> {
    readings(written, country).into_iter().find(|number| is_whole(number, country)).ok_or(refusal(country))
}

/// The beginning of a national number that was written; empty where only (a part of) the country's code is there yet.
pub(super) fn begun(written: &Written, country: Country) -> Result<String, NumberError> {
    let begun = readings(written, country).into_iter().find(|number| may_begin(number, country));
    let [dialled, code] = country.codes();
    let begins = |code: &str| code.starts_with(&written.digits);
    let is_part_of_code = begins(code) || (begins(dialled) && !written.international);
    begun.or_else(|| is_part_of_code.then(String::new)).ok_or(refusal(country))
}

impl Country {
    /// Its code as dialled, and as written after a plus sign.
    fn codes(self) -> [&'static str; 2] {
        match self {
            Self::Bd => ["00880", "880"],
            Self::In => ["0091", "91"],
        }
    }
}

/// What can stand for the national number, likeliest first: the digits themselves, then what follows the country's code
/// or the zero that is dialled within India. After a plus sign the code is no guess: a number without it is none.
fn readings(written: &Written, country: Country) -> Vec<String> {
    let digits = written.digits.as_str();
    let [dialled, code] = country.codes();
    let after_code = |digits: &str| match country {
        // The code ends with the zero that the national number begins with; some write it twice.
        Country::Bd if digits.starts_with('0') || digits.is_empty() => vec![digits.to_owned()],
        Country::Bd => vec![format!("0{digits}")],
        Country::In => {
            [Some(digits), digits.strip_prefix('0')].into_iter().flatten().map(str::to_owned).collect()
        }
    };
    let mut readings = Vec::new();
    if !written.international {
        readings.push(digits.to_owned());
        readings.extend(digits.strip_prefix(dialled).map(after_code).unwrap_or_default());
    }
    readings.extend(digits.strip_prefix(code).map(after_code).unwrap_or_default());
    if country == Country::In
        && !written.international
        && let Some(rest) = digits.strip_prefix('0')
    {
        readings.push(rest.to_owned());
        readings.extend(rest.strip_prefix(code).map(str::to_owned));
    }
    readings
}

fn is_whole(number: &str, country: Country) -> bool {
    number.len() == length(country) && may_begin(number, country)
}

/// Whether a number of the country can begin so.
fn may_begin(number: &str, country: Country) -> bool {
    let fits = |place: usize, digit: u8| match (country, place) {
        (Country::Bd, 0) => digit == b'0',
        (Country::Bd, 1) => digit == b'1',
        (Country::Bd, 2) => (b'3'..=b'9').contains(&digit),
        (Country::In, 0) => (b'6'..=b'9').contains(&digit),
        _ => true,
    };
    number.len() <= length(country) && number.bytes().enumerate().all(|(place, digit)| fits(place, digit))
}

fn length(country: Country) -> usize {
    match country {
        Country::Bd => 11,
        Country::In => 10,
    }
}

fn refusal(country: Country) -> NumberError {
    match country {
        Country::Bd => NumberError::NotBangladeshi,
        Country::In => NumberError::NotIndian,
    }
}
