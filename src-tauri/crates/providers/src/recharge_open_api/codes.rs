//! The document's codes: operators and refusals.

use tillup_core::{
    operator::{OperatorCode, Service},
    sale::Reason,
};

/// The shop's code, the service it belongs to, the provider's code.
const OPERATORS: [(&str, Service, &str); 28] = [
    ("AIRTEL", Service::Prepaid, "A"),
    ("BSNL", Service::Prepaid, "B"),
    ("IDEA", Service::Prepaid, "I"),
    ("VODAFONE", Service::Prepaid, "V"),
    ("RELIANCE-GSM", Service::Prepaid, "RG"),
    ("RELIANCE-CDMA", Service::Prepaid, "RC"),
    ("TATA-INDICOM", Service::Prepaid, "TI"),
    ("TATA-DOCOMO", Service::Prepaid, "TD"),
    ("AIRCEL", Service::Prepaid, "AI"),
    ("VIDEOCON", Service::Prepaid, "VI"),
    ("UNINOR", Service::Prepaid, "U"),
    ("VIRGIN-GSM", Service::Prepaid, "VG"),
    ("VIRGIN-CDMA", Service::Prepaid, "VC"),
    ("MTS", Service::Prepaid, "MT"),
    ("AIRTEL-BILL", Service::Postpaid, "AB"),
    ("BSNL-BILL", Service::Postpaid, "BB"),
    ("IDEA-BILL", Service::Postpaid, "IB"),
    ("VODAFONE-BILL", Service::Postpaid, "VB"),
    ("RELIANCE-BILL", Service::Postpaid, "RB"),
    ("TATA-BILL", Service::Postpaid, "TB"),
    ("AIRCLE-BILL", Service::Postpaid, "CB"), // the document's spelling
    ("AIRCEL-BILL", Service::Postpaid, "CB"),
    ("AIRTEL-DTH", Service::Dth, "AD"),
    ("BIG-TV-DTH", Service::Dth, "BD"),
    ("DISH-TV-DTH", Service::Dth, "DT"),
    ("TATA-SKY-DTH", Service::Dth, "TS"),
    ("VIDEOCON-DTH", Service::Dth, "VD"),
    ("SUN-TV-DTH", Service::Dth, "ST"),
];

/// The code of an operator for a service: `AIRTEL` for a postpaid sale means `AIRTEL-BILL`, and `AIRTEL-BILL` is never
/// sold as prepaid.
pub(super) fn operator(code: &OperatorCode, service: Service) -> Option<&'static str> {
    let of_service = || OPERATORS.iter().filter(|(_, sold, _)| *sold == service);
    let ending = match service {
        Service::Postpaid => "-BILL",
        Service::Dth => "-DTH",
        _ => "",
    };
    let with_ending = format!("{code}{ending}");
    of_service()
        .find(|(name, ..)| *name == code.as_str())
        .or_else(|| of_service().find(|(name, ..)| *name == with_ending))
        .map(|(_, _, theirs)| *theirs)
}

/// What a code of the document's error list means for a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not accepted, for this reason.
    Because(Reason),
    /// A reference it has seen before: the first submission may have been done.
    Repeat,
    /// An error of its own; the document calls it refused, experience does not.
    Fault,
}

/// The refusal that a code means; `None` for a code that the document does not list.
pub(super) fn refusal(code: &str) -> Option<Refusal> {
    Some(match code {
        "9001" | "9006" | "9008" => Refusal::Because(Reason::Rejected),
        "9002" => Refusal::Because(Reason::InvalidNumber),
        "9003" | "9007" => Refusal::Because(Reason::Credentials),
        "9004" => Refusal::Because(Reason::InvalidAmount),
        "9005" | "9999" => Refusal::Because(Reason::NotPermitted),
        "9009" => Refusal::Repeat,
        "9998" => Refusal::Fault,
        _ => return None,
    })
}
