//! Where a line may break, as the shaper beneath the paragraph sees it: UAX #14 by the same segmenter
//! with the same options, and our rule for the maqaf.

use icu_segmenter::{
    LineSegmenter, LineSegmenterBorrowed,
    options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption},
};

use crate::text::paragraph::{MAQAF, follows_maqaf};

/// The bytes inside `text` before which a line may break, in order.
pub(super) fn inside(text: &str) -> Vec<usize> {
    let mut found: Vec<usize> =
        segmenter().segment_str(text).filter(|at| (1..text.len()).contains(at)).collect();
    if text.contains(MAQAF) {
        let after = |(at, _): (usize, &str)| at + MAQAF.len_utf8();
        let may = |at: &usize| text[*at..].chars().next().is_some_and(follows_maqaf);
        found.extend(text.match_indices(MAQAF).map(after).filter(may));
        found.sort_unstable();
        found.dedup();
    }
    found
}

/// Whether a line may break between these words, which stand next to each other with a space between.
pub(super) fn between(word: &str, next: &str) -> bool {
    let text = format!("{word} {next}");
    segmenter().segment_str(&text).any(|at| at == word.len() + 1)
}

fn segmenter() -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.word_option = Some(LineBreakWordOption::Normal);
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_for_non_complex_scripts(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_at_hyphens_and_after_a_maqaf() {
        assert!(inside("desk").is_empty());
        assert_eq!(inside("long-term"), [5]);
        assert_eq!(inside("בית־ספר"), [8]);
        assert!(inside("ב־2").is_empty());
    }

    #[test]
    fn a_quotation_stays_with_its_words() {
        assert!(between("one", "two"));
        assert!(between("one,", "(two)"));
        assert!(!between("(", "two"));
        assert!(!between("one", "!"));
    }
}
