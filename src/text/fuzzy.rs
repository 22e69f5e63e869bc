//! Choosing from a list by a few letters of what is meant, in any script.

use super::Folded;

/// Points for a match at the very beginning of the text.
const BEGINS_TEXT: i32 = 8;
/// Points for a match of a whole word.
const WHOLE_WORD: i32 = 4;
/// Fewest letters that are looked for with others in between: of less, nearly every text has some.
const LEAST_SCATTERED: usize = 3;

/// How what was typed stands in a text, from the loosest way to the closest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Letters of one word from its beginning on, in their order, with few others in between: `dplct`.
    Scattered,
    /// Beginnings of words that follow each other, though not at once: `sas` for "Save as".
    Initials,
    /// As it was typed, within a word.
    Within,
    /// As it was typed, at the beginning of a word.
    Beginning,
}

/// How well a text matches: of two, the greater one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likely {
    /// The loosest way in which one of the words that were typed stands in it.
    pub likeness: Likeness,
    /// Points that tell those alike in this apart.
    points: i32,
}

/// What somebody typed to choose from a list: words, each of which must be in what is chosen.
#[derive(Clone, Debug, Default)]
pub struct Fuzzy {
    words: Vec<Vec<char>>,
}

impl Fuzzy {
    /// What `typed` asks for. Case, marks and forms of letters do not count, see [`Folded`].
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace().map(|word| Folded::new(word).chars().collect());
        Self { words: words.filter(|word: &Vec<char>| !word.is_empty()).collect() }
    }

    /// Whether everything matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well `text` matches; none when it does not. Takes time proportional to the text's length times the
    /// query's.
    #[must_use]
    pub fn find(&self, text: &Folded) -> Option<Likely> {
        let text: Vec<char> = text.chars().collect();
        let mut all = Likely { likeness: Likeness::Beginning, points: 0 };
        for word in &self.words {
            let one = find(&text, word)?;
            all.likeness = all.likeness.min(one.likeness);
            all.points += one.points;
        }
        // Of two that match alike the shorter one is meant.
        let length = i32::try_from(text.len()).unwrap_or(i32::MAX).min(1 << 12);
        all.points = all.points.saturating_mul(16).saturating_sub(length);
        Some(all)
    }
}

/// The closest way in which `word` stands in `text`.
fn find(text: &[char], word: &[char]) -> Option<Likely> {
    let literal = (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(word)));
    let literal = literal.map(|at| {
        let ends = text.get(at + word.len()).is_none_or(|c| !c.is_alphanumeric());
        let points = match (at, ends) {
            (0, true) => BEGINS_TEXT + WHOLE_WORD,
            (0, false) => BEGINS_TEXT,
            (_, true) => WHOLE_WORD,
            (_, false) => 0,
        };
        let likeness = if begins_word(text, at) { Likeness::Beginning } else { Likeness::Within };
        Likely { likeness, points }
    });
    literal.max().or_else(|| initials(text, word)).or_else(|| scattered(text, word))
}

/// Whether a word begins at `at`. The Arabic article stands before the word that is looked for.
fn begins_word(text: &[char], at: usize) -> bool {
    let begins = |at: usize| match at.checked_sub(1) {
        None => true,
        Some(before) => text.get(before).is_none_or(|c| !c.is_alphanumeric()),
    };
    begins(at)
        || at
            .checked_sub(2)
            .is_some_and(|article| text.get(article..at) == Some(&['ا', 'ل']) && begins(article))
}

/// `word` as beginnings of words that follow each other; the fewer they are, the better.
fn initials(text: &[char], word: &[char]) -> Option<Likely> {
    // ends[i]: the fewest beginnings that make up the letters so far with the last of them at i.
    let mut ends: Vec<Option<i32>> = Vec::new();
    for (nth, letter) in word.iter().enumerate() {
        let mut next = vec![None; text.len()];
        // The fewest of `ends` before the letter before this one.
        let mut fewest: Option<i32> = None;
        for (at, (c, end)) in text.iter().zip(&mut next).enumerate() {
            let before = at.checked_sub(1).and_then(|before| ends.get(before).copied().flatten());
            fewest = fewest.into_iter().chain(before).min();
            if c != letter {
                continue;
            }
            let begun = match nth {
                // Who types the beginnings of words begins with the first.
                0 => Some(if at == 0 { 1 } else { 2 }),
                _ => fewest.map(|count| count + 1),
            };
            *end = begun.filter(|_| begins_word(text, at)).into_iter().chain(before).min();
        }
        ends = next;
    }
    let fewest = ends.into_iter().flatten().min()?;
    Some(Likely { likeness: Likeness::Initials, points: -fewest })
}

/// The letters of `word` in one word of `text` that begins with the first of them, close to each other.
fn scattered(text: &[char], word: &[char]) -> Option<Likely> {
    let most = word.len() + word.len() / 2 + usize::from(word.len() > LEAST_SCATTERED);
    let reach = |at: usize| {
        let rest = text.get(at..).unwrap_or_default().iter().take_while(|c| c.is_alphanumeric());
        let mut letters = word.iter().peekable();
        let mut span = 0;
        for c in rest.take(most) {
            span += 1;
            letters.next_if_eq(&c);
            if letters.peek().is_none() {
                return Some(span);
            }
        }
        None
    };
    let starts = (0..text.len()).filter(|at| text.get(*at) == word.first() && begins_word(text, *at));
    let span: i32 = starts.filter_map(reach).min().filter(|_| word.len() >= LEAST_SCATTERED)?;
    Some(Likely { likeness: Likeness::Scattered, points: -span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let fuzzy = Fuzzy::new(typed);
        let mut found: Vec<(Likely, &str)> = names
            .iter()
            .filter_map(|name| fuzzy.find(&Folded::new(name)).map(|likely| (likely, *name)))
            .collect();
        found.sort_by_key(|(likely, _)| std::cmp::Reverse(*likely));
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn words_match_in_any_order_and_letters_in_theirs() {
        let names = ["Save", "Save as…", "Show the selection", "Zoom in"];
        assert_eq!(ranked("save", &names), ["Save", "Save as…"]);
        assert_eq!(ranked("sas", &names), ["Save as…"]);
        assert_eq!(ranked("selection show", &names), ["Show the selection"]);
        assert_eq!(ranked("evas", &names), Vec::<&str>::new());
        assert_eq!(ranked("", &names).len(), 4);
    }

    #[test]
    fn beginnings_of_words_come_before_what_is_within_before_initials_before_letters_with_gaps() {
        let table: [(&str, &[&str]); 9] = [
            ("lane", &["Add a lane", "The planets", "Last new item", "Languages"]),
            ("zi", &["Zigzag", "Resizing", "Zoom in"]),
            ("zo", &["Zoom in", "Zoom out", "Horizontal line"]),
            ("dplct", &["Duplicate"]),
            ("نسخ", &["نسخ النمط", "الإصدارات والنسخ"]),
            ("بطاق", &["بطاقة", "إضافة بطاقة"]),
            ("כרט", &["כרטיס", "הוספת כרטיס", "מיזוג לכרטיס אחד"]),
            ("گام", &["گام", "افزودن گام", "هنگام کار"]),
            ("اک", &["اکنون", "افزودن کارت"]),
        ];
        for (typed, names) in table {
            let mut turned: Vec<&str> = names.to_vec();
            turned.reverse();
            assert_eq!(ranked(typed, &turned)[..], names[..ranked(typed, names).len()], "{typed}");
            assert!(ranked(typed, names).len() + 1 >= names.len(), "{typed}");
        }
        assert_eq!(ranked("lane", &["Languages"]), Vec::<&str>::new());
    }

    #[test]
    fn letters_that_lie_far_apart_are_no_match() {
        let far = [
            ("cat", "Close the chart"),
            ("undo", "Unfold the columns of one"),
            ("save", "Select a stage above here"),
            ("حفظ", "حذف كل ما يظهر"),
            ("שמר", "שינוי המראה והרקע"),
            ("ذخیره", "ذره‌ای خبر دیگر از پیشرفت کار هست"),
        ];
        for (typed, text) in far {
            assert_eq!(ranked(typed, &[text]), Vec::<&str>::new(), "{typed} in {text}");
        }
    }

    #[test]
    fn every_script_is_folded() {
        assert_eq!(ranked("تكبير", &["تَكبير", "تصغير"]), ["تَكبير"]);
        assert_eq!(ranked("خريطه", &["عرض الخريطة كاملة", "بطاقة"]), ["عرض الخريطة كاملة"]);
        assert_eq!(ranked("שמור", &["שְׁמוֹר", "סגור"]), ["שְׁמוֹר"]);
        assert_eq!(ranked("كارت", &["افزودن کارت", "مرحله"]), ["افزودن کارت"]);
    }
}
