use super::*;
use proptest::prelude::*;
use tillup_core::wire::RateLimit;

fn parse(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap_or_else(|Unreadable| panic!("{text}"))
}

fn unreadable(text: &str) -> bool {
    Json::parse(text.as_bytes()).is_err()
}

#[test]
fn the_broken_examples_of_the_documents_are_read() {
    let soho = parse(r#"{ "status": 1, "message": "Recharge request is successful.", }"#);
    assert_eq!(soho.flag_of(&["status"]), Some(true));
    let flexi = parse("{\"data\": {\n\"number\": 17999*******,\n\"amount\": 20\n}\n}");
    let data = flexi.get(&["data"]).unwrap();
    assert_eq!(data.text_of(&["number"]), Some("17999*******"));
    assert_eq!(data.money_of(&["amount"], Currency::Bdt), Money::parse("20", Currency::Bdt).ok());
    let list = parse("[ {\"url\": \"https://x/y\"}\n// ... more operators\n]");
    assert_eq!(list.items().len(), 1);
}

#[test]
fn numbers_that_are_no_json_numbers_are_read_as_text() {
    for (text, told) in [
        ("{\"n\":01712345678}", "01712345678"),
        ("{\"n\": +8801712345678 ,}", "+8801712345678"),
        ("{n:017****5678/* masked */}", "017****5678"),
        ("{\"n\":*****78}", "*****78"),
    ] {
        assert_eq!(parse(text).text_of(&["n"]), Some(told), "{text}");
    }
    assert_eq!(parse("{\"n\": \"a \\\" 017\", \"a017\": 0, \"b\": 1e05}").text_of(&["n"]), Some("a \" 017"));
}

#[test]
fn a_flag_is_read_in_every_writing_and_nothing_else_is_a_flag() {
    for (text, flag) in [
        ("true", Some(true)),
        ("1", Some(true)),
        ("\"1\"", Some(true)),
        ("\"TRUE\"", Some(true)),
        ("\" true \"", Some(true)),
        ("false", Some(false)),
        ("0", Some(false)),
        ("\"False\"", Some(false)),
        ("\"\"", None),
        ("null", None),
        ("2", None),
        ("1.0", None),
        ("\"yes\"", None),
        ("{}", None),
        ("[true]", None),
    ] {
        assert_eq!(parse(&format!("{{\"f\":{text}}}")).flag_of(&["f"]), flag, "{text}");
    }
}

#[test]
fn what_could_be_read_in_two_ways_is_not_read() {
    for text in [
        "",
        " ",
        "null",
        "true",
        "12",
        "\"text\"",
        "<html></html>",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1}{\"a\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"x\":{\"a\":1,\"a\":null}}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":\"b}",
        "{\"a\":/* }",
        "{'a':1}",
        "{\"a\":0x10}",
        "{\"a\":NaN}",
        "{\"a\":yes}",
        "{\"a\":017x}",
        "{\"a\":.5}",
    ] {
        assert!(unreadable(text), "{text}");
    }
    assert_eq!(parse("{\"a\":1,\"a\":1}").fields().count(), 1, "said twice, but the same");
    assert!(unreadable(&"[".repeat(100_000)));
    assert!(unreadable(&format!("{}{}", "[".repeat(65), "]".repeat(65))));
    assert!(!unreadable(&format!("{}{}", "[".repeat(64), "]".repeat(64))));
    assert!(Json::parse(b"{\"a\":\"\xff\"}").is_err());
}

#[test]
fn html_is_unreadable_and_other_content_types_do_not_matter() {
    let answer = |content_type: &str| WireAnswer {
        status: 200,
        content_type: content_type.into(),
        limit: RateLimit::default(),
        body: b"\xef\xbb\xbf{\"status\":true}".to_vec(),
    };
    assert!(Json::read(&answer("text/html")).is_err());
    for content_type in ["application/json", "text/plain", ""] {
        assert!(Json::read(&answer(content_type)).is_ok());
    }
}

#[test]
fn fields_are_found_by_any_name_and_words_wherever_they_stand() {
    let json = parse(
        r#"{"tran_id": null, "trans_id": "T1", "errors": {"number": ["bad number"], "n": 5}, "one": {"a": 1}}"#,
    );
    assert_eq!(json.text_of(&["tran_id", "trans_id"]), Some("T1"));
    assert_eq!(json.all(&["tran_id", "trans_id", "one"]).count(), 2);
    assert_eq!(json.get(&["errors"]).unwrap().words(), "bad number; 5");
    assert_eq!(json.get(&["one"]).unwrap().items().len(), 1);
    assert_eq!(Json::Null.items().len(), 0);
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let number = "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,8})?"
        .prop_map(|text| serde_json::Value::Number(text.parse().unwrap()));
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::Bool),
        number,
        ".{0,12}".prop_map(serde_json::Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::Array),
            prop::collection::btree_map("[a-z0-9*+/\"\\\\ ]{0,6}", inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

fn expected(value: &serde_json::Value) -> Json {
    match value {
        serde_json::Value::Null => Json::Null,
        serde_json::Value::Bool(flag) => Json::Bool(*flag),
        serde_json::Value::Number(number) => Json::Number(number.to_string()),
        serde_json::Value::String(text) => Json::Text(text.clone()),
        serde_json::Value::Array(items) => Json::List(items.iter().map(expected).collect()),
        serde_json::Value::Object(map) => {
            Json::Object(map.iter().map(|(name, value)| (name.clone(), expected(value))).collect())
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_and_never_a_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Json::parse(&body);
    }

    #[test]
    fn any_text_like_json_is_read_or_refused_and_never_a_panic(body in "[{}\\[\\]\",:/*\\\\0-9a-z+. \u{9e6}\u{2028}-]{0,60}") {
        let _ = Json::parse(body.as_bytes());
    }

    #[test]
    fn json_is_read_as_everyone_reads_it(value in prop_oneof![
        prop::collection::vec(any_json(), 0..5).prop_map(serde_json::Value::Array),
        prop::collection::btree_map("\\PC{0,6}", any_json(), 0..5)
            .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
    ]) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            prop_assert_eq!(Json::parse(text.as_bytes()), Ok(expected(&value)));
        }
    }
}
