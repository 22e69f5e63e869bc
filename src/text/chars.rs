//! Classes of characters that layout treats in a way of its own.

use std::{borrow::Cow, ops::Range};

use unicode_bidi::BidiClass;

/// Whether `c` ends a hard line (UAX #14 classes BK, CR, LF and NL).
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A hard line: bytes of its content, and where its terminator ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HardLine {
    /// Bytes without the terminator.
    pub(super) content: Range<usize>,
    /// End of the terminator; the content's end when the text ends without one.
    pub(super) end: usize,
}

/// The hard lines of `text`, in order; at least one, and an empty one after a final terminator.
pub(super) fn hard_lines(text: &str) -> impl Iterator<Item = HardLine> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let begin = start?;
        let rest = text.get(begin..)?;
        let Some((at, c)) = first_line_end(rest) else {
            start = None;
            return Some(HardLine { content: begin..text.len(), end: text.len() });
        };
        let content = begin..begin + at;
        let mut end = content.end + c.len_utf8();
        if c == '\r' && text[end..].starts_with('\n') {
            end += 1;
        }
        start = Some(end);
        Some(HardLine { content, end })
    })
}

/// The first line end in `text`. By bytes: this runs over every text that is laid out.
fn first_line_end(text: &str) -> Option<(usize, char)> {
    let mut from = 0;
    loop {
        // The first bytes of the line ends: ASCII, U+0085, U+2028 and U+2029.
        let leads = |b: u8| matches!(b, b'\n'..=b'\r' | 0xc2 | 0xe2);
        let at = from + text.as_bytes().get(from..)?.iter().position(|b| leads(*b))?;
        let c = text.get(at..)?.chars().next()?;
        if ends_line(c) {
            return Some((at, c));
        }
        from = at + c.len_utf8();
    }
}

/// What stands for a character that overrides directions; as long as those in UTF-8, so that places in the text stay.
const SHOWN_OVERRIDE: char = '\u{fffd}';

/// Whether `c` embeds or overrides directions (and does not only isolate a part, which harms nothing).
fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}')
}

/// Whether something in `text` embeds or overrides directions.
pub(super) fn has_overrides(text: &str) -> bool {
    // By bytes: this runs over every text that is laid out.
    text.as_bytes().windows(2).any(|pair| pair == [0xe2, 0x80]) && text.contains(is_override)
}

/// `text` with a sign in place of each character that overrides directions; as many bytes.
pub(super) fn with_overrides_shown(text: &str) -> Cow<'_, str> {
    if !has_overrides(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_override(c) { SHOWN_OVERRIDE } else { c }).collect())
}

/// Whether `c` is neither shown nor takes room: the control characters but tab and line ends, and
/// the interlinear annotation marks. (Default-ignorable characters are the shaper's to hide.)
pub(super) fn is_invisible_control(c: char) -> bool {
    (c.is_control() && c != '\t' && !ends_line(c)) || matches!(c, '\u{fff9}'..='\u{fffb}')
}

/// Tab and every character for which [`is_invisible_control`] holds.
pub(super) fn invisible_controls() -> impl Iterator<Item = char> {
    ('\0'..='\u{9f}').chain('\u{fff9}'..='\u{fffb}').filter(|c| *c == '\t' || is_invisible_control(*c))
}

/// Whether `text` may hold a tab or an invisible control; never wrongly false.
pub(super) fn may_have_controls(text: &str) -> bool {
    // 0xC2 leads U+0080..U+00BF, 0xEF leads U+F000..U+FFFF.
    text.bytes().any(|b| b < 0x20 || b == 0x7f || b == 0xc2 || b == 0xef)
}

/// Where the spaces that end a line begin, counted from `line`'s first byte: rule L1 of UAX #9 gives
/// them (and isolate marks among them) the paragraph's level, whatever stands around them.
pub(super) fn trailing_space(line: &str) -> usize {
    if line.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
        return line.len();
    }
    let mut start = line.len();
    for (at, c) in line.char_indices().rev() {
        use BidiClass as B;
        match unicode_bidi::bidi_class(c) {
            B::WS | B::S | B::B | B::FSI | B::LRI | B::RLI | B::PDI => start = at,
            // Removed by rule X9: they neither end the run of spaces nor make one.
            B::BN | B::LRE | B::RLE | B::LRO | B::RLO | B::PDF => {}
            _ => break,
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(&str, usize)> {
        hard_lines(text).map(|line| (&text[line.content], line.end)).collect()
    }

    #[test]
    fn every_kind_of_line_end_splits_once() {
        assert_eq!(split(""), [("", 0)]);
        assert_eq!(split("a"), [("a", 1)]);
        assert_eq!(split("a\n"), [("a", 2), ("", 2)]);
        assert_eq!(split("a\r\nb\rc\nd"), [("a", 3), ("b", 5), ("c", 7), ("d", 8)]);
        assert_eq!(split("\n\n"), [("", 1), ("", 2), ("", 2)]);
        assert_eq!(split("א\u{2029}b\u{2028}c\u{85}d"), [("א", 5), ("b", 9), ("c", 12), ("d", 13)]);
    }

    #[test]
    fn spaces_at_a_line_end_are_found_through_invisible_marks() {
        assert_eq!(trailing_space("ab"), 2);
        assert_eq!(trailing_space("ab  "), 2);
        assert_eq!(trailing_space("אב "), 4);
        assert_eq!(trailing_space("ab \u{2069}\u{202c}"), 2);
        assert_eq!(trailing_space("ab\u{202c}"), 5, "a mark alone is no space");
        assert_eq!(trailing_space("ab\u{a0}"), 4, "a no-break space is no white space to UAX #9");
        assert_eq!(trailing_space("  "), 0);
    }

    #[test]
    fn tabs_and_line_ends_are_not_invisible() {
        for c in ['\t', '\n', '\r', ' ', 'a', '\u{200b}'] {
            assert!(!is_invisible_control(c), "{c:?}");
        }
        for c in ['\0', '\u{1}', '\u{1f}', '\u{7f}', '\u{9f}', '\u{fff9}'] {
            assert!(is_invisible_control(c), "{c:?}");
            assert!(may_have_controls(&c.to_string()), "{c:?}");
        }
    }
}
