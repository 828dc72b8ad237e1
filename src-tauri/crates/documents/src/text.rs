//! Text from outside, made fit for paper: it stays text, and a line stays within its edges.

use unicode_segmentation::UnicodeSegmentation;

/// Longest text of one block, in characters.
const MOST: usize = 600;

/// Characters of a word after which it may break; longer than any reference.
const LONGEST_WORD: usize = 24;

/// What stands for characters that no font of the program has.
const UNKNOWN: char = '\u{fffd}';

/// The text without hidden marks (reading direction, controls), with characters that cannot be drawn replaced, cut to a length
/// that fits on paper, and with places to break in words that are too long for a line.
pub(crate) fn for_paper(text: &str, can_draw: impl Fn(char) -> bool) -> String {
    let mut kept = String::with_capacity(text.len().min(MOST * 4));
    for character in text.chars().filter(|character| !is_hidden(*character)) {
        let character = if character == '\t' || character == '\r' { ' ' } else { character };
        if character == '\n' || is_joiner(character) {
            kept.push(character);
        } else if character.is_control() {
            continue;
        } else if can_draw(character) {
            kept.push(character);
        } else if !kept.ends_with(UNKNOWN) {
            kept.push(UNKNOWN);
        }
    }
    breakable(&shortened(&kept, MOST))
}

/// Marks that change the reading direction or are not seen at all.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// What tells letters of our scripts how to join.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// The text, or its beginning and an ellipsis where it has more characters than that.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = most;
    for grapheme in text.graphemes(true) {
        let Some(rest) = left.checked_sub(grapheme.chars().count()).filter(|rest| *rest > 0) else { break };
        left = rest;
        kept.push_str(grapheme);
    }
    format!("{}…", kept.trim_end())
}

/// The first lines that say something, and an ellipsis where there are more.
pub(crate) fn first_lines(text: &str, most: usize) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let kept: Vec<&str> = lines.by_ref().take(most).collect();
    let more = if lines.next().is_some() { " …" } else { "" };
    kept.join("\n") + more
}

fn breakable(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut in_word = 0;
    for grapheme in text.graphemes(true) {
        in_word = if grapheme.contains(char::is_whitespace) { 0 } else { in_word + 1 };
        if in_word > LONGEST_WORD {
            broken.push('\u{200b}');
            in_word = 1;
        }
        broken.push_str(grapheme);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_marks_go_and_what_cannot_be_drawn_is_told_once() {
        let latin = |character: char| u32::from(character) < 0x250;
        assert_eq!(for_paper("a\u{202e}b\u{200f}c\u{2066}d\u{feff}", latin), "abcd");
        assert_eq!(for_paper("top 🎉🎉🎉 up\u{7}", latin), "top \u{fffd} up");
        assert_eq!(for_paper("#import \"x\" $a$ `b` *c*", latin), "#import \"x\" $a$ `b` *c*");
    }

    #[test]
    fn long_text_is_cut_between_letters_and_long_words_may_break() {
        let all = |_| true;
        let cut = for_paper(&"x".repeat(5_000), all);
        assert!(cut.ends_with('…') && cut.chars().filter(|c| *c == 'x').count() < MOST);
        assert!(cut.split('\u{200b}').all(|piece| piece.chars().count() <= LONGEST_WORD + 1));
        assert_eq!(shortened("কিলো", 4), "কিলো");
        assert_eq!(shortened("কিলোমিটার", 4), "কি…");
        assert_eq!(for_paper("1763696527000ABCDEFGHJKM", all), "1763696527000ABCDEFGHJKM");
    }

    #[test]
    fn only_the_first_lines_are_kept() {
        assert_eq!(first_lines("a\n\n b \nc", 2), "a\nb …");
        assert_eq!(first_lines("a\nb", 2), "a\nb");
    }
}
