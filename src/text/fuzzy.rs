//! Choosing from a list by a few letters of what is meant, in any script.

use super::Folded;

/// Points for a letter that follows the one before it.
const TOGETHER: i32 = 10;
/// Points for a letter that begins a word.
const BEGINS_WORD: i32 = 8;
/// Points for a letter that begins the text.
const BEGINS_TEXT: i32 = 4;

/// What somebody typed to choose from a list: words, each of which must be in what is chosen, letter by
/// letter in its order, though not without others in between.
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

    /// How well `text` matches, more is better; none when it does not. Takes time proportional to the text's length
    /// times the query's.
    #[must_use]
    pub fn score(&self, text: &Folded) -> Option<i32> {
        let text: Vec<char> = text.chars().collect();
        let mut total = 0;
        for word in &self.words {
            total += score(&text, word)?;
        }
        // Of two that match alike the shorter one is meant.
        let length = i32::try_from(text.len()).unwrap_or(i32::MAX);
        Some(total.saturating_mul(16).saturating_sub(length.min(1 << 12)))
    }
}

/// The best way to find the letters of `word` in `text` in their order.
fn score(text: &[char], word: &[char]) -> Option<i32> {
    let begins = |at: usize| match at.checked_sub(1).and_then(|before| text.get(before)) {
        None => BEGINS_WORD + BEGINS_TEXT,
        Some(before) if !before.is_alphanumeric() => BEGINS_WORD,
        // The article stands before the word that is looked for.
        Some('ل') if at == 2 || text.get(at.wrapping_sub(3)).is_some_and(|c| !c.is_alphanumeric()) => 4,
        Some(_) => 0,
    };
    // ends[i]: the best score of the letters so far with the last of them at i.
    let mut ends: Vec<Option<i32>> = Vec::new();
    for (nth, letter) in word.iter().enumerate() {
        let mut next = vec![None; text.len()];
        // The best of `ends` before the letter before this one.
        let mut best: Option<i32> = None;
        for (at, c) in text.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| ends.get(before).copied().flatten());
            if c == letter {
                let alone = if nth == 0 { Some(0) } else { best.max(before) };
                let together = before.map(|score| score + TOGETHER);
                next[at] = alone.max(together).map(|score| score + begins(at));
            }
            best = best.max(before);
        }
        ends = next;
    }
    ends.into_iter().flatten().max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        let fuzzy = Fuzzy::new(typed);
        let mut found: Vec<(i32, &str)> = names
            .iter()
            .filter_map(|name| fuzzy.score(&Folded::new(name)).map(|score| (score, *name)))
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn letters_match_in_their_order_and_words_in_any() {
        let names = ["Save", "Save as…", "Show the selection", "Zoom in"];
        assert_eq!(ranked("save", &names), ["Save", "Save as…"]);
        assert_eq!(ranked("sas", &names)[0], "Save as…");
        assert_eq!(ranked("selection show", &names), ["Show the selection"]);
        assert_eq!(ranked("evas", &names), Vec::<&str>::new());
        assert_eq!(ranked("", &names).len(), 4);
    }

    #[test]
    fn beginnings_of_words_and_letters_together_count_more() {
        assert_eq!(ranked("zi", &["Horizontal line", "Zoom in"])[0], "Zoom in");
        assert_eq!(ranked("zo", &["Zoom out", "Zoom in"])[0], "Zoom in");
        assert_eq!(ranked("lane", &["Plan the stage", "Add a lane"])[0], "Add a lane");
    }

    #[test]
    fn every_script_is_folded() {
        assert_eq!(ranked("تكبير", &["تَكبير", "تصغير"]), ["تَكبير"]);
        assert_eq!(ranked("خريطه", &["عرض الخريطة كاملة", "بطاقة"]), ["عرض الخريطة كاملة"]);
        assert_eq!(ranked("שמור", &["שְׁמוֹר", "סגור"]), ["שְׁמוֹר"]);
        assert_eq!(ranked("كارت", &["افزودن کارت", "مرحله"]), ["افزودن کارت"]);
    }
}
