//! Boundaries in a text that deleting and moving by grapheme and by word go by (UAX #29).

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// Where the grapheme before `byte` begins; 0 at the beginning.
pub(super) fn previous_grapheme(text: &str, byte: usize) -> usize {
    GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// Where the grapheme after `byte` ends; the text's end at the end.
pub(super) fn next_grapheme(text: &str, byte: usize) -> usize {
    GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// `byte`, or the end of the grapheme that it falls into.
pub(super) fn grapheme_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    match GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0) {
        Ok(false) => next_grapheme(text, byte),
        _ => byte,
    }
}

/// Where the Backspace key deletes from: what one key typed. A vowel sign or a joiner goes alone
/// and leaves its letter; everything else goes by the grapheme.
pub(super) fn backspace_start(text: &str, byte: usize) -> usize {
    let grapheme = previous_grapheme(text, byte);
    match text[grapheme..byte].char_indices().next_back() {
        Some((at, mark)) if at > 0 && is_typed_mark(mark) => grapheme + at,
        _ => grapheme,
    }
}

/// Harakat, niqqud and the joiners: keys of their own on Arabic, Hebrew and Persian keyboards.
fn is_typed_mark(c: char) -> bool {
    matches!(c,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{200c}' | '\u{200d}')
}

/// Whether a segment of UAX #29 counts as a word when moving, and not as what is between words.
fn is_word(segment: &str) -> bool {
    segment.chars().any(|c| c.is_alphanumeric() || c >= '\u{1f000}')
}

/// End of the word at or after `byte`; the text's end when there is none.
pub(super) fn next_word_end(text: &str, byte: usize) -> usize {
    text[byte..]
        .split_word_bound_indices()
        .find(|(_, segment)| is_word(segment))
        .map_or(text.len(), |(at, segment)| byte + at + segment.len())
}

/// Beginning of the word at or before `byte`; 0 when there is none.
pub(super) fn previous_word_start(text: &str, byte: usize) -> usize {
    text[..byte].split_word_bound_indices().rfind(|(_, segment)| is_word(segment)).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_back_one_key() {
        let back = |text: &str| text[..backspace_start(text, text.len())].to_owned();
        assert_eq!(back("ab"), "a");
        assert_eq!(back("مُ"), "م", "a vowel sign goes alone");
        assert_eq!(back("שָׁ"), "שָ");
        assert_eq!(back("می\u{200c}"), "می", "the non-joiner goes alone");
        assert_eq!(back("e\u{301}"), "", "an accent goes with its letter");
        assert_eq!(back("👩\u{200d}👩\u{200d}👧"), "");
        assert_eq!(back("🇮🇷🇮🇷"), "🇮🇷");
        assert_eq!(back("\u{64b}"), "");
        assert_eq!(back("a\n"), "a");
        assert_eq!(back(""), "");
    }

    #[test]
    fn words_are_found_in_every_script() {
        let text = "can't stop, 3.14 — מה־זה؟ می\u{200c}خواهم!";
        let mut ends = Vec::new();
        let mut at = 0;
        while at < text.len() {
            at = next_word_end(text, at);
            ends.push(&text[..at]);
        }
        let last_words: Vec<&str> =
            ends.iter().map(|end| &end[end.len().min(previous_word_start(end, end.len()))..]).collect();
        assert_eq!(last_words, ["can't", "stop", "3.14", "מה", "זה", "می\u{200c}خواهم", "می\u{200c}خواهم!"]);
        assert_eq!(previous_word_start("  !!", 4), 0);
        assert_eq!(next_word_end("!! ", 0), 3);
    }

    #[test]
    fn a_byte_inside_a_grapheme_moves_to_its_end() {
        assert_eq!(grapheme_boundary("e\u{301}x", 1), 3);
        assert_eq!(grapheme_boundary("e\u{301}x", 2), 3);
        assert_eq!(grapheme_boundary("e\u{301}x", 3), 3);
        assert_eq!(grapheme_boundary("א", 1), 2);
        assert_eq!(grapheme_boundary("a", 9), 1);
    }
}
