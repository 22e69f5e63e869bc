//! Finding a text within another, as a person who types it would: whatever the case, the vowel
//! points, the elongation and the form of a letter that the keyboard happened to give.

use std::ops::Range;

/// A text made ready to be searched. Texts of the same folded letters are equal.
///
/// Folding is Unicode's simple lower case, then: combining marks of Latin, Hebrew (niqqud, cantillation)
/// and Arabic (harakat, Quranic marks) disappear, and tatweel, bidi controls and joiners with them;
/// the Arabic and Persian forms of kaf, yeh, heh and alef become one; Eastern digits become ASCII's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    /// The folded letters.
    chars: Vec<char>,
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len());
        each_letter(text, |letter, _| chars.push(letter));
        Self { chars }
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

    /// Whether `needle` stands anywhere in this text.
    #[must_use]
    pub fn contains(&self, needle: &Self) -> bool {
        needle.is_empty() || self.chars.windows(needle.chars.len()).any(|window| window == needle.chars)
    }
}

/// The first of the letters in [`FOLDED`].
const CASELESS: usize = 0x0590;
/// Stands in [`FOLDED`] for what makes no difference.
const IGNORED: char = '\0';
/// What stands for each letter of Hebrew and Arabic, which have no case: most of what is searched is written in them.
static FOLDED: [char; 0x0170] = {
    let mut folded = [IGNORED; 0x0170];
    let mut place = 0;
    while place < folded.len() {
        if let Some(c) = char::from_u32((CASELESS + place) as u32)
            && !is_ignored(c)
        {
            folded[place] = letter(c);
        }
        place += 1;
    }
    folded
};

/// What is searched for, in any number of texts: these are folded letter by letter as they are read, which takes no
/// memory (Knuth, Morris and Pratt, 1977).
#[derive(Clone, Debug, Default)]
pub struct Needle {
    /// Its folded letters.
    chars: Vec<char>,
    /// For each of them, how many of the first letters are also the last ones up to it, all of them aside.
    borders: Vec<usize>,
}

impl Needle {
    /// Makes `text` ready to be searched for.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let chars = Folded::new(text).chars;
        let mut borders = vec![0_usize; chars.len()];
        let mut border = 0;
        for at in 1..chars.len() {
            while border > 0 && chars[at] != chars[border] {
                border = borders[border - 1];
            }
            border += usize::from(chars[at] == chars[border]);
            borders[at] = border;
        }
        Self { chars, borders }
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Gives the bytes of every place in `text` where it stands, from start to end, without overlaps. A place takes
    /// with it the marks that follow its last letter.
    pub fn places_in(&self, text: &str, mut found: impl FnMut(Range<usize>)) {
        let Some(first) = self.chars.first() else { return };
        // Where the letters begin that stand so far; and the start of a place of which the end is not known yet.
        let (mut starts, mut open): (Vec<usize>, Option<usize>) = (Vec::new(), None);
        each_letter(text, |letter, at| {
            if let Some(start) = open.take() {
                found(start..at);
            }
            while !starts.is_empty() && self.chars[starts.len()] != letter {
                let kept = self.borders[starts.len() - 1];
                starts.drain(..starts.len() - kept);
            }
            if starts.is_empty() && letter != *first {
                return;
            }
            starts.push(at);
            if starts.len() == self.chars.len() {
                open = starts.first().copied();
                starts.clear();
            }
        });
        if let Some(start) = open {
            found(start..text.len());
        }
    }
}

/// Gives the folded letters of `text`, each with the byte at which what it stands for begins.
fn each_letter(text: &str, mut give: impl FnMut(char, usize)) {
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            give(c.to_ascii_lowercase(), at);
        } else if let Some(folded) = (c as usize).checked_sub(CASELESS).and_then(|place| FOLDED.get(place)) {
            if *folded != IGNORED {
                give(*folded, at);
            }
        } else if !is_ignored(c) {
            letter(c).to_lowercase().filter(|c| !is_ignored(*c)).for_each(|c| give(c, at));
        }
    }
}

/// Characters that make no difference to what a word is: marks, elongation, joiners, bidi controls.
const fn is_ignored(c: char) -> bool {
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
const fn letter(c: char) -> char {
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
const fn shifted(c: char, zero: char) -> char {
    match char::from_digit(c as u32 - zero as u32, 10) {
        Some(digit) => digit,
        None => c,
    }
}

/// Latin-1 letters without their accents: the marks of their decomposed forms are ignored too.
const fn unaccented(c: char) -> char {
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
        let mut places = Vec::new();
        Needle::new(needle).places_in(text, |range| places.push(&text[range]));
        places
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
    fn a_word_that_begins_again_within_itself_is_found() {
        assert_eq!(places("abababc", "ababc"), ["ababc"]);
        assert_eq!(places("aabaabaaab", "aabaaab"), ["aabaaab"]);
        assert_eq!(places("مممار", "ممار"), ["ممار"]);
        let mut rng = fastrand::Rng::with_seed(11);
        for round in 0..2_000 {
            let mut word =
                |most| (0..rng.usize(0..=most)).map(|_| rng.choice(['a', 'B', 'ُ']).unwrap()).collect();
            let (text, needle): (String, String) = (word(14), word(4));
            let (folded, wanted) = (Folded::new(&text), Folded::new(&needle));
            let mut starts = Vec::new();
            each_letter(&text, |_, at| starts.push(at));
            starts.push(text.len());
            let (mut expected, mut at) = (Vec::new(), 0);
            while let Some(window) =
                folded.chars.get(at..at + wanted.chars.len()).filter(|_| !wanted.is_empty())
            {
                let end = at + wanted.chars.len();
                if window == wanted.chars {
                    expected.push(&text[starts[at]..starts[end]]);
                    at = end;
                } else {
                    at += 1;
                }
            }
            assert_eq!(places(&text, &needle), expected, "{needle} in {text}, round {round}");
        }
    }

    #[test]
    fn one_letter_that_folds_to_two_is_marked_whole() {
        assert_eq!(places("İstanbul", "istanbul"), ["İstanbul"]);
    }
}
