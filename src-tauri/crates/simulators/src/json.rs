//! A small JSON writer that keeps the order of fields and can write what the documents' examples show,
//! which no serializer would: trailing commas, unquoted masked numbers, comments.

use crate::money::Amount;

/// A JSON object under construction; values are kept as rendered text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    fields: Vec<(String, String)>,
}

impl Object {
    pub(crate) fn new() -> Object {
        Object::default()
    }

    /// A value written as it is.
    pub(crate) fn raw(mut self, name: &str, value: impl Into<String>) -> Object {
        self.fields.push((name.to_owned(), value.into()));
        self
    }

    /// A string.
    pub(crate) fn text(self, name: &str, value: &str) -> Object {
        self.raw(name, quoted(value))
    }

    /// A string or null.
    pub(crate) fn optional_text(self, name: &str, value: Option<&str>) -> Object {
        self.raw(name, value.map_or_else(|| "null".to_owned(), quoted))
    }

    /// `true` or `false`.
    pub(crate) fn flag(self, name: &str, value: bool) -> Object {
        self.raw(name, if value { "true" } else { "false" })
    }

    /// A JSON number with the exact decimal value.
    pub(crate) fn number(self, name: &str, value: Amount) -> Object {
        self.raw(name, value.plain())
    }

    /// A nested object.
    pub(crate) fn object(self, name: &str, value: &Object) -> Object {
        self.raw(name, value.render())
    }

    /// A nested array of objects.
    pub(crate) fn array(self, name: &str, values: &[Object]) -> Object {
        self.raw(name, array(values))
    }

    /// Well-formed JSON.
    pub(crate) fn render(&self) -> String {
        format!("{{{}}}", self.joined())
    }

    /// With a comma after the last field, as several examples have it.
    pub(crate) fn render_with_trailing_comma(&self) -> String {
        format!("{{ {}, }}", self.joined())
    }

    fn joined(&self) -> String {
        let fields: Vec<String> =
            self.fields.iter().map(|(name, value)| format!("{}: {value}", quoted(name))).collect();
        fields.join(", ")
    }
}

/// A JSON array of objects.
pub(crate) fn array(values: &[Object]) -> String {
    let values: Vec<String> = values.iter().map(Object::render).collect();
    format!("[{}]", values.join(", "))
}

/// A JSON string with its quotes.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
