//! Feelings: how high a word stands on the emotion curve.
//!
//! A lexicon in each of the four languages (`assets/lexicon/emotions-*.txt`) gives the height of
//! common words; inflected forms are found by taking off the prefixes and suffixes of their
//! language, negations and degrees weigh what follows them.

use std::{collections::HashMap, sync::OnceLock};

use super::fold;
use crate::{model::CurvePoint, text::Folded};

/// Height of the feeling that `text` tells of, −2 … +2; none where no word of it is known.
///
/// Remarks in brackets do not count. Of several feelings it is the mean.
pub(super) fn value_of(text: &str) -> Option<f32> {
    let words = fold::words(&fold::without_brackets(text));
    let lexicon = lexicon();
    let (mut sum, mut count) = (0.0, 0_u16);
    let mut weight = 1.0;
    let mut words_since_weight = 0;
    let mut rest = words.as_slice();
    while let Some(word) = rest.first() {
        if let Some((value, length)) = lexicon.longest(rest) {
            sum += weighted(value, weight);
            count += 1;
            weight = 1.0;
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        if let Some(factor) = weight_of(word) {
            weight *= factor;
            words_since_weight = 0;
        } else if words_since_weight == 2 {
            weight = 1.0;
        } else {
            words_since_weight += 1;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    (count > 0).then(|| round(sum / f32::from(count)))
}

/// A number as people type it: any of the three sets of digits, either sign, a decimal point or comma.
pub(super) fn number(text: &str) -> Option<f32> {
    let ascii: String = Folded::new(text.trim())
        .chars()
        .filter(|c| *c != '+')
        .map(|c| match c {
            '−' | '–' => '-',
            ',' | '٫' => '.',
            c => c,
        })
        .collect();
    if !ascii.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    ascii.parse().ok().filter(|number: &f32| number.is_finite())
}

/// The scale on which a whole row of feelings is given as numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    bottom: f32,
    top: f32,
}

impl Scale {
    /// The usual scale that holds all of `numbers`; within −2 … +2 that of the curve itself.
    pub(super) fn of(numbers: &[f32]) -> Self {
        let low = numbers.iter().copied().fold(f32::INFINITY, f32::min);
        let high = numbers.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let (bottom, top) = match (low, high) {
            (low, high) if low < 0.0 || (low == 0.0 && high <= 2.0) => {
                let end =
                    [2.0, 3.0, 5.0, 10.0].into_iter().find(|end| high.max(-low) <= *end).unwrap_or(100.0);
                (-end, end)
            }
            (_, high) if high <= 5.0 => (1.0_f32.min(low), 5.0),
            (_, high) if high <= 10.0 => (1.0_f32.min(low), 10.0),
            _ => (0.0, 100.0),
        };
        Self { bottom, top }
    }

    /// The height of `number`, −2 … +2.
    pub(super) fn height(self, number: f32) -> f32 {
        let value = (number - self.bottom) / (self.top - self.bottom) * 4.0 - 2.0;
        round(value.clamp(*CurvePoint::VALUES.start(), *CurvePoint::VALUES.end()))
    }
}

/// Two decimals: what a file needs, without the noise of 32-bit arithmetic.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// A negative `weight` is a negation: not to be happy is worse than neutral, not to be sad is a
/// little better.
fn weighted(value: f32, weight: f32) -> f32 {
    let value = match weight {
        w if w < 0.0 && value < 0.0 => value * w * 0.6,
        w => value * w,
    };
    value.clamp(*CurvePoint::VALUES.start(), *CurvePoint::VALUES.end())
}

/// Factor that a folded word puts on the feeling after it.
fn weight_of(word: &str) -> Option<f32> {
    Some(match word {
        "not" | "no" | "never" | "without" | "lack" | "isnt" | "dont" | "doesnt" | "cant" | "لا" | "ليس"
        | "ليست" | "غير" | "عدم" | "بدون" | "بلا" | "لم" | "انعدام" | "نقص" | "לא" | "אין" | "בלי" | "ללא"
        | "חוסר" | "אינו" | "نه" | "نبود" | "فاقد" | "نيست" => -0.8,
        "very" | "extremely" | "really" | "so" | "بشده" | "شديد" | "מאוד" | "מאד" | "خيلي" | "بسيار" => {
            1.25
        }
        "slightly" | "bit" | "little" | "somewhat" | "mild" | "قليل" | "قليلا" | "بعض" | "קצת" | "מעט"
        | "كمي" | "اندكي" => 0.6,
        _ => return None,
    })
}

struct Lexicon {
    /// Heights of folded phrases, their words separated by one space.
    phrases: HashMap<String, f32>,
    /// Heights of folded beginnings of words.
    stems: HashMap<String, f32>,
    /// Number of words of the longest phrase.
    longest: usize,
    /// Characters of the longest stem: a word may be a whole hostile file.
    longest_stem: usize,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon =
            Lexicon { phrases: HashMap::new(), stems: HashMap::new(), longest: 1, longest_stem: 0 };
        for source in SOURCES {
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                lexicon.add(line);
            }
        }
        lexicon
    })
}

const SOURCES: [&str; 4] = [
    include_str!("../../assets/lexicon/emotions-en.txt"),
    include_str!("../../assets/lexicon/emotions-ar.txt"),
    include_str!("../../assets/lexicon/emotions-he.txt"),
    include_str!("../../assets/lexicon/emotions-fa.txt"),
];

impl Lexicon {
    /// Adds a line `phrase height` or `stem* height`; other lines say nothing.
    fn add(&mut self, line: &str) {
        let Some((phrase, value)) = line.rsplit_once(' ') else { return };
        let Ok(value) = value.parse() else { return };
        let words = fold::words(phrase);
        self.longest = self.longest.max(words.len());
        let words = words.join(" ");
        let phrases = if phrase.ends_with('*') {
            self.longest_stem = self.longest_stem.max(words.chars().count());
            &mut self.stems
        } else {
            &mut self.phrases
        };
        // Languages that share a spelling share its height: the first one's.
        phrases.entry(words).or_insert(value);
    }

    /// Height of the longest known phrase at the beginning of `words`, with its number of words.
    fn longest(&self, words: &[String]) -> Option<(f32, usize)> {
        for length in (2..=self.longest.min(words.len())).rev() {
            let phrase = words.get(..length)?;
            let plain: Vec<&str> = phrase.iter().map(|word| fold::without_article(word)).collect();
            // A joiner within a word is often typed as a space.
            let spellings = [phrase.join(" "), plain.join(" "), phrase.concat()];
            let found = spellings.iter().find_map(|spelling| self.phrases.get(spelling));
            if let Some(value) = found {
                return Some((*value, length));
            }
        }
        self.word(words.first()?).map(|value| (value, 1))
    }

    fn word(&self, word: &str) -> Option<f32> {
        let forms = without_prefixes(word);
        let whole = forms.iter().find_map(|form| self.phrases.get(*form));
        let stem = || {
            let ends = word.char_indices().take(self.longest_stem).map(|(at, c)| at + c.len_utf8());
            let ends: Vec<usize> = ends.collect();
            ends.into_iter().rev().find_map(|end| self.stems.get(word.get(..end)?))
        };
        let inflected =
            || forms.iter().flat_map(|form| without_suffixes(form)).find_map(|form| self.phrases.get(form));
        whole.or_else(stem).or_else(inflected).copied()
    }
}

/// `word`, and what remains of it without an article, a conjunction or a preposition before it.
fn without_prefixes(word: &str) -> Vec<&str> {
    const PREFIXES: [&str; 14] =
        ["ال", "وال", "بال", "فال", "لل", "و", "ف", "ب", "ל", "ו", "ה", "וה", "ב", "ש"];
    let mut forms = vec![word];
    forms.extend(PREFIXES.iter().filter_map(|prefix| long_enough(word.strip_prefix(prefix)?)));
    forms
}

/// What remains of `word` without an ending that only says who, how many or how much.
fn without_suffixes(word: &str) -> impl Iterator<Item = &str> {
    const SUFFIXES: [&str; 16] =
        ["ه", "ا", "ين", "ون", "ات", "ان", "تها", "ته", "ي", "ת", "ה", "ים", "ות", "ית", "هاي", "م"];
    SUFFIXES.iter().filter_map(move |suffix| long_enough(word.strip_suffix(suffix)?))
}

fn long_enough(rest: &str) -> Option<&str> {
    rest.chars().nth(2).map(|_| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_a_height_within_the_scale() {
        for line in SOURCES.iter().flat_map(|source| source.lines()).filter(|line| !line.starts_with('#')) {
            let (phrase, value) = line.rsplit_once(' ').unwrap();
            let value: f32 = value.parse().unwrap_or_else(|_| panic!("{line}"));
            assert!(CurvePoint::VALUES.contains(&value), "{line}");
            let found = value_of(phrase.trim_end_matches('*'));
            assert!(found.is_some(), "{line}");
        }
    }

    #[test]
    fn feelings_stand_on_the_right_side() {
        for word in [
            "Curious",
            "very HAPPY",
            "relieved!",
            "فضول",
            "رضا بعد الشراء",
            "الحماس",
            "متحمسة",
            "وثقة",
            "תקווה",
            "מרוצה",
            "שמחים",
            "امیدوار",
            "خوشحالم",
            "not worried",
            "🙂",
        ] {
            assert!(value_of(word).unwrap() > 0.0, "{word}");
        }
        for word in [
            "Let down",
            "frustrating",
            "not happy",
            "خيبة أمل (إذا كانت التجربة سيئة)",
            "غير راضٍ",
            "عدم الثقة",
            "والقلق",
            "محبطون",
            "תסכול",
            "המתוסכלת",
            "לא מרוצה",
            "ناراضی",
            "نگرانم",
            "بي حوصله",
            "😡",
        ] {
            assert!(value_of(word).unwrap() < 0.0, "{word}");
        }
    }

    #[test]
    fn an_unknown_word_has_no_height() {
        for word in ["مقارنة", "comparison", "השוואה", "مقایسه", "", "(!)"] {
            assert_eq!(value_of(word), None, "{word}");
        }
    }

    #[test]
    fn degrees_weigh() {
        let happy = value_of("happy").unwrap();
        assert!(value_of("slightly happy").unwrap() < happy);
        assert!(value_of("very happy").unwrap() > happy);
        assert_eq!(value_of("happy and sad"), Some(0.1));
    }

    #[test]
    fn numbers_are_read_on_the_scale_that_holds_them() {
        assert_eq!(number("‎+۱٫۵"), Some(1.5));
        assert_eq!(number("−2"), Some(-2.0));
        assert_eq!(number("inf"), None);
        assert_eq!(Scale::of(&[-1.5, 2.0]).height(-1.5), -1.5);
        assert_eq!(Scale::of(&[1.0, 3.0, 5.0]).height(3.0), 0.0);
        assert_eq!(Scale::of(&[2.0, 10.0]).height(10.0), 2.0);
        assert_eq!(Scale::of(&[25.0, 80.0]).height(25.0), -1.0);
    }
}
