use super::*;
use proptest::prelude::*;

fn read(text: &str, country: Country) -> (NumberState, String, String) {
    let typed = Typed::read(text, country, Service::Prepaid);
    assert_eq!(typed.problem.is_some(), typed.state == NumberState::Invalid, "{text}");
    (typed.state, typed.number, typed.grouped)
}

#[test]
fn a_number_is_read_as_far_as_it_is_typed() {
    use NumberState::{Complete, Empty, Partial};
    for (text, country, state, number, grouped) in [
        ("", Country::Bd, Empty, "", ""),
        (" ", Country::Bd, Empty, "", ""),
        ("+", Country::Bd, Empty, "", ""),
        ("0", Country::Bd, Partial, "0", "0"),
        ("018", Country::Bd, Partial, "018", "018"),
        ("0181", Country::Bd, Partial, "0181", "018 1"),
        ("018-1234", Country::Bd, Partial, "0181234", "018 1234"),
        ("01812345", Country::Bd, Partial, "01812345", "018 1234 5"),
        ("0181234567", Country::Bd, Partial, "0181234567", "018 1234 567"),
        ("01812345678", Country::Bd, Complete, "01812345678", "018 1234 5678"),
        ("০১৮১২", Country::Bd, Partial, "01812", "018 12"),
        ("+8", Country::Bd, Partial, "", ""),
        ("+880", Country::Bd, Partial, "", ""),
        ("+88018", Country::Bd, Partial, "018", "018"),
        ("+880018", Country::Bd, Partial, "018", "018"),
        ("৮৮০১৮", Country::Bd, Partial, "018", "018"),
        ("+৮৮০১৮১২৩৪৫৬৭৮", Country::Bd, Complete, "01812345678", "018 1234 5678"),
        ("00", Country::Bd, Partial, "", ""),
        ("0088018", Country::Bd, Partial, "018", "018"),
        ("9", Country::In, Partial, "9", "9"),
        ("987654", Country::In, Partial, "987654", "98765 4"),
        ("9876543210", Country::In, Complete, "9876543210", "98765 43210"),
        ("098", Country::In, Partial, "98", "98"),
        ("0", Country::In, Partial, "", ""),
        ("+9", Country::In, Partial, "", ""),
        ("+91987", Country::In, Partial, "987", "987"),
        ("+9198765432", Country::In, Partial, "98765432", "98765 432"),
        ("91987654321", Country::In, Partial, "987654321", "98765 4321"),
        ("0091 9876543210", Country::In, Complete, "9876543210", "98765 43210"),
        ("९८७६", Country::In, Partial, "9876", "9876"),
    ] {
        assert_eq!(read(text, country), (state, number.into(), grouped.into()), "{text:?} {country:?}");
    }
}

#[test]
fn what_can_become_no_number_is_told_at_once() {
    for (text, country, code) in [
        ("1", Country::Bd, "not_bangladeshi"),
        ("012", Country::Bd, "not_bangladeshi"),
        ("018123456789", Country::Bd, "not_bangladeshi"),
        ("+8801212", Country::Bd, "not_bangladeshi"),
        ("+018", Country::Bd, "not_bangladeshi"),
        ("88018123456789", Country::Bd, "not_bangladeshi"),
        ("5", Country::In, "not_indian"),
        ("98765432101", Country::In, "not_indian"),
        ("+9876543210", Country::In, "not_indian"),
        ("018\u{200b}", Country::Bd, "hidden"),
        ("01\u{202e}8", Country::Bd, "hidden"),
        ("01a", Country::Bd, "not_a_digit"),
        ("0l8", Country::Bd, "not_a_digit"),
        ("0১", Country::Bd, "mixed_scripts"),
    ] {
        let typed = Typed::read(text, country, Service::Prepaid);
        let problem = typed.problem.as_ref().map(NumberError::code);
        assert_eq!((typed.state, problem), (NumberState::Invalid, Some(code)), "{text:?}");
        assert_eq!((typed.number.as_str(), typed.grouped.as_str()), ("", ""), "{text:?}");
    }
}

#[test]
fn a_customer_id_is_complete_from_three_characters_on() {
    let dth = |text: &str| Typed::read(text, Country::In, Service::Dth);
    assert_eq!(dth("").state, NumberState::Empty);
    assert_eq!(dth("AB").state, NumberState::Partial);
    assert_eq!((dth("AB-১২").state, dth("AB-১২").number), (NumberState::Complete, "AB-12".to_owned()));
    assert_eq!(dth(&"1".repeat(31)).problem, Some(NumberError::NotACustomerId));
    assert_eq!(dth("12$").problem, Some(NumberError::NotADigit('$')));
}

#[test]
fn after_a_plus_sign_the_countrys_code_is_no_guess() {
    // Eight digits after India's code are not ten digits of a number that begins with 91.
    assert_eq!(Number::parse_mobile("+91 98765 432", Country::In), Err(NumberError::NotIndian));
    assert_eq!(Number::parse_mobile("+01812345678", Country::Bd), Err(NumberError::NotBangladeshi));
    assert!(Number::parse_mobile("91 9876 5432", Country::In).is_ok());
}

proptest! {
    #[test]
    fn it_is_complete_exactly_where_it_can_be_sold_to(text in "[+]{0,1}[0-9০-৯ -]{0,16}") {
        for country in [Country::Bd, Country::In] {
            for service in [Service::Prepaid, Service::Gas] {
                let typed = Typed::read(&text, country, service);
                let sold = Number::parse(&text, country, service);
                prop_assert_eq!(typed.state == NumberState::Complete, sold.is_ok());
                if let Ok(number) = sold {
                    prop_assert_eq!((typed.number.as_str(), typed.grouped), (number.as_str(), number.grouped()));
                }
            }
        }
    }

    #[test]
    fn every_beginning_of_a_writing_is_at_least_partial(
        (country, writing) in prop_oneof![
            "(00880|880|[+]880)?01[3-9][0-9]{8}".prop_map(|text| (Country::Bd, text)),
            "(00880|880|[+]880)1[3-9][0-9]{8}".prop_map(|text| (Country::Bd, text)),
            "(0091|91|[+]91|0)?[6-9][0-9]{9}".prop_map(|text| (Country::In, text)),
        ]
    ) {
        for end in 0..=writing.len() {
            let state = Typed::read(&writing[..end], country, Service::Prepaid).state;
            prop_assert!(state != NumberState::Invalid, "{}", &writing[..end]);
        }
        prop_assert_eq!(Typed::read(&writing, country, Service::Prepaid).state, NumberState::Complete);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in ".{0,40}") {
        for service in [Service::Prepaid, Service::Insurance] {
            let typed = Typed::read(&text, Country::Bd, service);
            prop_assert_eq!(typed.grouped.replace(' ', ""), typed.number);
        }
    }
}
