//! Folding: what makes two spellings of a heading or a feeling equal.
//!
//! What searching folds ([`Folded`]) is folded here too; besides, punctuation only parts words, and
//! the seats of hamza, which Arabic and Persian spell differently, become one. Folded text is only
//! compared, never shown.

use crate::text::Folded;

/// The folded words of `text`, in order. An emoji and `#` are words of their own.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut folded = String::with_capacity(text.len());
    for c in Folded::new(text).chars() {
        match c {
            // Apostrophes, geresh and gershayim are parts of words.
            '\'' | '"' => {}
            'ؤ' => folded.push('و'),
            'ئ' => folded.push('ي'),
            '#' | '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}' => {
                folded.push(' ');
                folded.push(c);
                folded.push(' ');
            }
            c => folded.push(if c.is_alphanumeric() { c } else { ' ' }),
        }
    }
    folded.split_whitespace().map(str::to_owned).collect()
}

/// A folded word without its definite article, where enough of it remains to be a word.
pub(super) fn without_article(word: &str) -> &str {
    ["ال", "ה"]
        .into_iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().nth(2).is_some())
        .unwrap_or(word)
}

/// `text` without what stands in round brackets; all of it when nothing else would remain.
pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                outside.push(' ');
            }
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    if words(&outside).is_empty() { text.to_owned() } else { outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_equal() {
        for (one, other) in [
            ("المشاعِر", "المشاعر"),
            ("خطــوة", "خطوه"),
            ("إجراءات", "اجراءات"),
            ("کارهای", "كارهاي"),
            ("فرصت‌ها", "فرصتها"),
            ("רְגָשׁוֹת", "רגשות"),
            ("מס׳", "מס"),
            ("Pain-Points:", "pain points"),
            ("۱۲٣", "123"),
        ] {
            assert_eq!(words(one), words(other), "{one} {other}");
        }
    }

    #[test]
    fn a_short_word_keeps_what_looks_like_an_article() {
        assert_eq!(without_article("المشاعر"), "مشاعر");
        assert_eq!(without_article("الم"), "الم");
        assert_eq!(without_article("הרגשות"), "רגשות");
    }

    #[test]
    fn brackets_go_unless_they_are_all() {
        assert_eq!(words(&without_brackets("خيبة أمل (إذا كانت سيئة)")), ["خيبه", "امل"]);
        assert_eq!(without_brackets("(why?)"), "(why?)");
    }
}
