//! Services, operators and circles. The ids of the document's examples contradict each other (BSNL is 2 and 12,
//! Rajasthan 2 and 4, Gujarat 3 and 6); those of the two list examples are kept throughout.

/// An id and a name.
pub(super) struct Named {
    pub(super) id: u16,
    pub(super) name: &'static str,
}

const fn named(id: u16, name: &'static str) -> Named {
    Named { id, name }
}

pub(super) const SERVICE_PREPAID: u16 = 2;
pub(super) const SERVICE_INSURANCE: u16 = 8;
pub(super) const SERVICE_PLANS: u16 = 13;

/// The operator whose bills need a unit ("Attempt Recharge", code 311).
pub(super) const MSEB: u16 = 51;
/// The operator that code 304 speaks of.
pub(super) const VODAFONE_PREPAID: u16 = 4;

const PREPAID: &[Named] = &[
    named(1, "Airtel"),
    named(2, "BSNL"),
    named(3, "Idea"),
    named(VODAFONE_PREPAID, "Vodafone"),
    named(5, "Reliance GSM"),
    named(6, "Tata Docomo"),
    named(7, "Aircel"),
    named(8, "Uninor"),
    named(9, "MTS"),
];
const POSTPAID: &[Named] =
    &[named(21, "Airtel Bill"), named(22, "BSNL Bill"), named(23, "Idea Bill"), named(24, "Vodafone Bill")];
const DTH: &[Named] = &[
    named(31, "Airtel DTH"),
    named(32, "Big TV DTH"),
    named(33, "Dish TV DTH"),
    named(34, "Tata Sky DTH"),
    named(35, "Videocon DTH"),
    named(36, "Sun TV DTH"),
];
const DATA_CARD: &[Named] = &[named(41, "Tata Photon"), named(42, "Reliance Netconnect")];
const ELECTRICITY: &[Named] = &[named(MSEB, "MSEB"), named(52, "Torrent Power")];
const GAS: &[Named] = &[named(61, "Gujarat Gas"), named(62, "Mahanagar Gas")];
const INSURANCE: &[Named] = &[named(71, "ICICI Prudential"), named(72, "Tata AIA")];

/// "Telecom Circles": the example's three, then others.
pub(super) const CIRCLES: &[Named] = &[
    named(1, "Maharashtra"),
    named(2, "Rajasthan"),
    named(3, "Gujarat"),
    named(4, "Delhi NCR"),
    named(5, "Mumbai"),
    named(6, "West Bengal"),
    named(7, "Karnataka"),
    named(8, "Kerala"),
];

/// The operators of a service of the "Services" table; plans are sold for the prepaid ones.
pub(super) fn operators(service: u16) -> Option<&'static [Named]> {
    match service {
        SERVICE_PREPAID | SERVICE_PLANS => Some(PREPAID),
        3 => Some(POSTPAID),
        4 => Some(DTH),
        5 => Some(DATA_CARD),
        6 => Some(ELECTRICITY),
        7 => Some(GAS),
        SERVICE_INSURANCE => Some(INSURANCE),
        _ => None,
    }
}

/// The contract's word for a service that can be recharged.
pub(super) fn service_name(service: u16) -> Option<&'static str> {
    match service {
        SERVICE_PREPAID => Some("prepaid"),
        3 => Some("postpaid"),
        4 => Some("dth"),
        5 => Some("datacard"),
        6 => Some("electricity"),
        7 => Some("gas"),
        SERVICE_INSURANCE => Some("insurance"),
        _ => None,
    }
}

/// One of a list, by its id in digits.
pub(super) fn find(list: &'static [Named], id: &str) -> Option<&'static Named> {
    let id: u16 = id.parse().ok()?;
    list.iter().find(|row| row.id == id)
}

/// Operator and circle of a mobile: by its second digit and by its third and fourth, so that the example's
/// number is Airtel in Rajasthan.
pub(super) fn of_mobile(mobile: &str, service: u16) -> Option<(&'static Named, &'static Named)> {
    let digit = |place: usize| mobile.chars().nth(place).and_then(|digit| digit.to_digit(10));
    let pick = |list: &'static [Named], number: u32| {
        let count = u32::try_from(list.len()).ok()?;
        list.get(usize::try_from(number % count).ok()?)
    };
    let operators = operators(service)?;
    let count = u32::try_from(operators.len()).ok()?;
    let operator = pick(operators, digit(1)? + count - 8 % count)?;
    let circle = pick(CIRCLES, digit(2)? * 10 + digit(3)? + 5)?;
    Some((operator, circle))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_examples_number_is_airtel_in_rajasthan() {
        let (operator, circle) = super::of_mobile("9876543210", 2).unwrap();
        assert_eq!((operator.name, circle.name), ("Airtel", "Rajasthan"));
    }
}
