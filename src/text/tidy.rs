//! A text as it is kept once somebody has done typing it: nothing stands behind its lines or below the last one that
//! nobody sees.

use std::borrow::Cow;

/// `text` without spaces at the ends of its lines and without empty lines at its end. Empty lines between others stay:
/// they part paragraphs.
#[must_use]
pub fn tidied(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    if text.split('\n').all(|line| line.trim_end().len() == line.len()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n"))
}

/// Where byte `at` of `text` stands in [`tidied`] text.
#[must_use]
pub fn tidied_place(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let (lines, last) = before.split_at(line_start);
    let line = text.get(line_start..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let place = lines.split_inclusive('\n').map(|line| line.trim_end().len() + 1).sum::<usize>()
        + last.len().min(line.trim_end().len());
    place.min(tidied(text).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_paragraphs_stay() {
        for (text, expected) in [
            ("", ""),
            (" \n\t\n", ""),
            ("a", "a"),
            ("a \n\n  b\u{a0}\n \n", "a\n\n  b"),
            ("نص \r\n\u{200f}b\u{200f}", "نص\n\u{200f}b\u{200f}"),
        ] {
            assert_eq!(tidied(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_place_stays_where_it_was_between_the_letters() {
        let text = "ab  \n \ncd \nef  \n\n";
        for (at, expected) in [
            (0, 0),
            (2, 2),
            (4, 2),
            (5, 3),
            (6, 3),
            (7, 4),
            (8, 5),
            (9, 6),
            (11, 7),
            (13, 9),
            (15, 9),
            (17, 9),
        ] {
            assert_eq!(tidied_place(text, at), expected, "{at}");
        }
        assert_eq!(tidied_place("", 3), 0);
    }
}
