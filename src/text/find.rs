//! Finding a text within another, as a person who types it would: whatever the case, the vowel
//! points, the elongation and the form of a letter that the keyboard happened to give.

use std::ops::Range;

/// A text made ready to be searched: folded letters, each with the bytes it came from.
///
/// Folding is Unicode's simple lower case, then: combining marks of Latin, Hebrew (niqqud, cantillation)
/// and Arabic (harakat, Quranic marks) disappear, and tatweel, bidi controls and joiners with them;
/// the Arabic and Persian forms of kaf, yeh, heh and alef become one; Eastern digits become ASCII's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    /// The folded letters.
    chars: Vec<char>,
    /// For each of them, the byte of the original at which it begins; then the original's length.
    starts: Vec<usize>,
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fold(text);
        folded
    }

    /// Folds another text in the place of this one, in the memory of this one: for many texts after each other.
    pub fn fold(&mut self, text: &str) {
        self.chars.clear();
        self.starts.clear();
        self.chars.reserve(text.len());
        self.starts.reserve(text.len() + 1);
        for (at, c) in text.char_indices() {
            if c.is_ascii() {
                self.push(c.to_ascii_lowercase(), at);
            } else if is_ignored(c) {
            } else if is_caseless(c) {
                self.push(letter(c), at);
            } else {
                letter(c).to_lowercase().filter(|c| !is_ignored(*c)).for_each(|c| self.push(c, at));
            }
        }
        self.starts.push(text.len());
    }

    fn push(&mut self, letter: char, at: usize) {
        self.chars.push(letter);
        self.starts.push(at);
    }

    /// Whether nothing is left to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The folded letters, in order.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        self.chars.iter().copied()
    }

    /// Bytes of every place in this text where `needle` stands, from start to end, without
    /// overlaps. A place takes with it the marks that follow its last letter.
    #[must_use]
    pub fn find_all(&self, needle: &Self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if needle.is_empty() {
            return found;
        }
        let mut at = 0;
        while let Some(window) = self.chars.get(at..at + needle.chars.len()) {
            // Most places differ in the first letter.
            if window.first() == needle.chars.first() && window == needle.chars {
                let end = at + needle.chars.len();
                found.push(self.starts[at]..self.starts[end]);
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Whether `needle` stands anywhere in this text.
    #[must_use]
    pub fn contains(&self, needle: &Self) -> bool {
        needle.is_empty() || self.chars.windows(needle.chars.len()).any(|window| window == needle.chars)
    }
}

/// Letters of the scripts that have no case, most of what is written from right to left: those are looked up nowhere.
fn is_caseless(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}')
}

/// Characters that make no difference to what a word is: marks, elongation, joiners, bidi controls.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{00AD}'
        | '\u{0300}'..='\u{036F}'
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{061C}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The letter that stands for `c` and everything commonly typed for it.
fn letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ۀ' | 'ە' | 'ہ' | 'ھ' | 'ة' => 'ه',
        '٠'..='٩' => shifted(c, '٠'),
        '۰'..='۹' => shifted(c, '۰'),
        '‘' | '’' | '׳' => '\'',
        '“' | '”' | '״' => '"',
        '\u{00A0}' | '\u{202F}' => ' ',
        'À'..='ÿ' => unaccented(c),
        _ => c,
    }
}

/// The ASCII digit as far from 0 as `c` is from `zero`.
fn shifted(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Latin-1 letters without their accents: the marks of their decomposed forms are ignored too.
fn unaccented(c: char) -> char {
    match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places<'a>(text: &'a str, needle: &str) -> Vec<&'a str> {
        Folded::new(text).find_all(&Folded::new(needle)).into_iter().map(|range| &text[range]).collect()
    }

    /// What is typed, the text it must find, and what of it is marked.
    const FOLDS: &[(&str, &str, &str)] = &[
        ("pay", "Few ways to PAY", "PAY"),
        ("STRASSE", "strasse", "strasse"),
        ("cafe", "Café", "Café"),
        ("cafe", "Cafe\u{301}", "Cafe\u{301}"),
        ("محمد", "مُحَمَّدٌ", "مُحَمَّدٌ"),
        ("مشاعر", "المشـــاعر", "مشـــاعر"),
        ("احمد", "أحمد", "أحمد"),
        ("کتاب", "كتاب", "كتاب"),
        ("كتاب", "کتاب", "کتاب"),
        ("علی", "علي", "علي"),
        ("علي", "على", "على"),
        ("خطوه", "خطوة", "خطوة"),
        ("نرمافزار", "نرم\u{200c}افزار", "نرم\u{200c}افزار"),
        ("شلום", "שלום", ""),
        ("שלום", "שָׁלוֹם", "שָׁלוֹם"),
        ("123", "۱۲۳", "۱۲۳"),
        ("٤٥", "45 ساعة", "45"),
        ("don't", "don’t", "don’t"),
    ];

    #[test]
    fn folding_finds_what_is_meant() {
        for (typed, text, marked) in FOLDS {
            let expected: Vec<&str> = if marked.is_empty() { vec![] } else { vec![marked] };
            assert_eq!(places(text, typed), expected, "{typed} in {text}");
            assert_eq!(
                Folded::new(text).contains(&Folded::new(typed)),
                !marked.is_empty(),
                "{typed} in {text}"
            );
        }
    }

    #[test]
    fn places_do_not_overlap() {
        assert_eq!(places("aaaa", "aa"), ["aa", "aa"]);
        assert_eq!(places("abc", ""), Vec::<&str>::new());
        assert_eq!(places("", "a"), Vec::<&str>::new());
    }

    #[test]
    fn one_letter_that_folds_to_two_is_marked_whole() {
        assert_eq!(places("İstanbul", "istanbul"), ["İstanbul"]);
    }
}
