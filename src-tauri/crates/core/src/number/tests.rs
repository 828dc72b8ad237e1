use super::*;
use proptest::prelude::*;

fn bd(text: &str) -> Result<String, NumberError> {
    Number::parse_mobile(text, Country::Bd).map(|number| number.to_string())
}

fn india(text: &str) -> Result<String, NumberError> {
    Number::parse_mobile(text, Country::In).map(|number| number.to_string())
}

#[test]
fn every_writing_of_a_bangladeshi_number_is_read() {
    for text in [
        "01812345678",
        "018 1234 5678",
        "018-1234-5678",
        "+8801812345678",
        "8801812345678",
        "+880 1812-345678",
        "008801812345678",
        "+880 01812345678",
        " 01812345678\n",
        "০১৮১২৩৪৫৬৭৮",
        "+৮৮০ ১৮১২ ৩৪৫৬৭৮",
        "(018) 1234.5678",
        "০১৮১২-৩৪৫৬৭৮",
        "०१८१२३४५६७८",
    ] {
        assert_eq!(bd(text).as_deref(), Ok("01812345678"), "{text}");
    }
}

#[test]
fn every_writing_of_an_indian_number_is_read() {
    for text in [
        "9876543210",
        "98765 43210",
        "+91 98765 43210",
        "919876543210",
        "09876543210",
        "९८७६५४३२१०",
        "0091-9876543210",
    ] {
        assert_eq!(india(text).as_deref(), Ok("9876543210"), "{text}");
    }
    assert_eq!(india("9198765432"), Ok("9198765432".into()), "a ten-digit number that begins with 91");
}

#[test]
fn what_is_not_a_number_of_the_country_is_refused() {
    for text in [
        "0181234567",
        "018123456789",
        "01212345678",
        "1812345678",
        "88018123456",
        "00000000000",
        "880880",
        "8800",
    ] {
        assert_eq!(bd(text), Err(NumberError::NotBangladeshi), "{text}");
    }
    for text in ["5876543210", "987654321", "98765432101", "000"] {
        assert_eq!(india(text), Err(NumberError::NotIndian), "{text}");
    }
    for text in ["", "  ", "+", "--"] {
        assert_eq!(bd(text), Err(NumberError::Empty), "{text:?}");
    }
}

#[test]
fn hidden_bidirectional_and_look_alike_characters_are_refused() {
    for (text, code) in [
        ("0181234\u{200b}5678", 0x200b),
        ("\u{202e}01812345678", 0x202e),
        ("01812345678\u{2069}", 0x2069),
        ("0181234567\u{7}8", 7),
        ("\u{feff}01812345678", 0xfeff),
    ] {
        assert_eq!(bd(text), Err(NumberError::Hidden(code)), "{text:?}");
    }
    for (text, character) in [
        ("O1812345678", 'O'),
        ("0l812345678", 'l'),
        ("０1812345678", '０'),
        ("01812٣45678", '٣'),
        ("01812345678x", 'x'),
        ("੦1812345678", '੦'),
    ] {
        assert_eq!(bd(text), Err(NumberError::NotADigit(character)), "{text:?}");
    }
    assert_eq!(
        bd("018১2345678"),
        Err(NumberError::MixedScripts),
        "the Bengali one and four look like Latin digits"
    );
    assert_eq!(bd("01812345678+"), Err(NumberError::NotADigit('+')));
}

#[test]
fn a_customer_id_keeps_its_letters() {
    let id = |text| Number::parse(text, Country::In, Service::Dth).map(|number| number.to_string());
    assert_eq!(id("3001 234567"), Ok("3001234567".into()));
    assert_eq!(id("AB-12345"), Ok("AB-12345".into()));
    assert_eq!(id("12$34"), Err(NumberError::NotADigit('$')));
    assert_eq!(id("1"), Err(NumberError::NotACustomerId));
}

#[test]
fn an_answers_number_is_ours_in_spite_of_prefix_and_mask() {
    let ours = Number::stored("01799912345".into());
    for theirs in [
        "01799912345",
        "1799912345",
        "8801799912345",
        "+8801799912345",
        "017999******",
        "17999*******",
        "017*****345",
    ] {
        assert!(same_number(&ours, theirs), "{theirs}");
    }
    for theirs in ["01799912346", "", "***********", "018999******", "017*****346", "12345"] {
        assert!(!same_number(&ours, theirs), "{theirs}");
    }
}

#[test]
fn numbers_are_read_back_in_the_countrys_groups() {
    assert_eq!(Number::stored("01812345678".into()).grouped(), "018 1234 5678");
    assert_eq!(Number::stored("9876543210".into()).grouped(), "98765 43210");
}

proptest! {
    #[test]
    fn any_text_is_a_number_or_an_error_and_never_a_panic(text in ".{0,30}") {
        for country in [Country::Bd, Country::In] {
            if let Ok(number) = Number::parse_mobile(&text, country) {
                prop_assert!(number.as_str().bytes().all(|byte| byte.is_ascii_digit()));
                prop_assert_eq!(Number::parse_mobile(number.as_str(), country), Ok(number));
            }
        }
        let _ = Number::parse(&text, Country::In, Service::Gas);
        let _ = same_number(&Number::stored("01812345678".into()), &text);
    }

    #[test]
    fn separators_and_scripts_change_nothing(rest in "[3-9][0-9]{8}", cut in 0_usize..10) {
        let national = format!("01{rest}");
        let bengali: String = national.chars().map(|c| char::from_u32(u32::from('০') + c.to_digit(10).unwrap()).unwrap()).collect();
        let (head, tail) = national.split_at(cut);
        prop_assert_eq!(bd(&national), Ok(national.clone()));
        prop_assert_eq!(bd(&bengali), Ok(national.clone()));
        prop_assert_eq!(bd(&format!("{head}-{tail}")), Ok(national.clone()));
        prop_assert_eq!(bd(&format!("+88{national}")), Ok(national.clone()));
    }
}
