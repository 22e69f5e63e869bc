//! Quotations within quotations, as each language marks them.

use super::{FIRST_STRONG_ISOLATE, Locale, POP_ISOLATE};

impl Locale {
    /// The language's quotation marks: around a text, and around what is quoted in that.
    fn quotes(self) -> ([char; 2], [char; 2]) {
        match self {
            Self::En => (['“', '”'], ['‘', '’']),
            Self::Ar => (['«', '»'], ['“', '”']),
            Self::He => (['״', '״'], ['׳', '׳']),
            Self::Fa => (['«', '»'], ['‹', '›']),
        }
    }

    /// `text` with the quotation marks in its quoted values turned into those that the language writes within
    /// others: two of one kind that follow each other do not tell which of them ends what.
    pub(super) fn with_inner_quotes(self, text: String) -> String {
        let ([open, close], inner) = self.quotes();
        if text.chars().filter(|c| *c == open || *c == close).count() < 3 {
            return text;
        }
        let mut written = String::with_capacity(text.len());
        let mut depth = 0_usize;
        // How deep the value lies that stands in quotation marks.
        let mut quoted: Option<usize> = None;
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                FIRST_STRONG_ISOLATE => {
                    depth += 1;
                    quoted = quoted.or((before == open).then_some(depth));
                }
                POP_ISOLATE => {
                    quoted = quoted.filter(|quoted| *quoted != depth);
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            let after = chars.peek().copied().unwrap_or(' ');
            // Between two letters the Hebrew mark is part of a word.
            let in_word = before.is_alphabetic() && after.is_alphabetic();
            let turned = match c {
                _ if quoted.is_none() || in_word => c,
                _ if c == open && c == close => inner[0],
                _ if c == open => inner[0],
                _ if c == close => inner[1],
                _ => c,
            };
            written.push(turned);
            before = c;
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Arg, without_isolates};

    #[test]
    fn what_is_quoted_in_a_quotation_has_the_inner_marks_of_the_language() {
        let said = |locale: Locale, text: &str| {
            without_isolates(&locale.format("diff-quoted", &[("text", text.into())]))
        };
        assert_eq!(said(Locale::En, "a “desk”, or two"), "“a ‘desk’, or two”");
        assert_eq!(said(Locale::Ar, "يبحث عن «مكتب»"), "«يبحث عن “مكتب”»");
        assert_eq!(said(Locale::Fa, "«میز» می‌خواهد"), "«‹میز› می‌خواهد»");
        assert_eq!(said(Locale::He, "בדיקת ״שולחן״ בצה״ל"), "״בדיקת ׳שולחן׳ בצה״ל״");
        // A message in a message, and what stands beside a quotation.
        let card = |locale: Locale, name: &str| {
            let args = [("part", "card".into()), ("name", name.into())];
            let thing = locale.format("diff-thing", &args);
            let quoted = locale.format("diff-quoted", &[("text", "«b»".into())]);
            let args = [("field", Arg::from(thing)), ("after", quoted.into())];
            without_isolates(&locale.format("diff-field-set", &args))
        };
        assert_eq!(card(Locale::Ar, "«a»"), "البطاقة «“a”»: «“b”»");
        assert_eq!(said(Locale::Ar, "plain"), "«plain»");
    }
}
