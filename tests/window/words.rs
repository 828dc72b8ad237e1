//! The window's words, as its message files have them.

use crate::session::repository;

/// A message without variables: `state-unknown`, or an attribute of one, `state-unknown.todo`.
pub fn word(language: &str, part: &str, id: &str) -> String {
    let file = repository().join(format!("ui/i18n/{language}/{part}.ftl"));
    let text = std::fs::read_to_string(&file).unwrap();
    let (message, attribute) = id.split_once('.').map_or((id, None), |(message, name)| (message, Some(name)));
    let mut lines = text.lines().skip_while(|line| value_of(line, message).is_none());
    let found = match attribute {
        None => lines.next().and_then(|line| value_of(line, message)),
        Some(name) => {
            let own = lines.skip(1).take_while(|line| line.starts_with(' '));
            own.filter_map(|line| value_of(line.trim(), &format!(".{name}"))).next()
        }
    };
    found.unwrap_or_else(|| panic!("no {id} in {}", file.display())).to_owned()
}

fn value_of<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.strip_prefix(name)?.strip_prefix(" = ")
}
