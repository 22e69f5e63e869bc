//! What is known of a word wherever it stands.

use super::letters::{Digits, Letter, Script, is_open, may_begin};
use crate::model::Direction;

/// How a word's width is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One run of this script, as long as what stands around it does not turn its punctuation.
    Run(Script),
    /// Digits only.
    Number(Digits),
    /// By its surroundings.
    Mixed,
    /// Only shaping the whole text can tell.
    Odd,
}

/// The first or the last character of a word that is not neutral to UAX #9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// There is none.
    None,
    /// A letter of this direction.
    Letter(Direction),
    /// A number: it goes with the letter before it.
    Number,
}

/// Brackets of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    /// There are none.
    None,
    /// Each has its partner in the word.
    Paired,
    /// Some may have a partner in another word.
    Loose,
}

/// What is known of a word wherever it stands. Widths are in font units.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// How its width is found.
    pub(super) kind: Kind,
    /// Its first character that is not neutral.
    pub(super) first: Edge,
    /// Its last one.
    pub(super) last: Edge,
    /// Scripts of its first and its last letter.
    pub(super) letters: Option<(Script, Script)>,
    /// Whether it holds digits of the Arabic script.
    pub(super) arabic_digits: bool,
    /// Whether it begins and whether it ends with punctuation.
    pub(super) neutral: (bool, bool),
    /// Its brackets.
    pub(super) brackets: Brackets,
    /// Whether a line may break between a space and it, whatever was before; and between it with a
    /// space and any letter.
    pub(super) breaks: (bool, bool),
    /// Whether a line may break inside of it.
    pub(super) divisible: bool,
    /// Width of a [`Kind::Run`] with nothing after it.
    pub(super) width: i32,
    /// What kerning with a space before it and after it adds.
    pub(super) kerning: (i32, i32),
    /// Widths of its parts, where a line may break between them; they make up `width`.
    pub(super) parts: Box<[i32]>,
}

impl Word {
    /// A word of which nothing is known.
    pub(super) fn odd() -> Self {
        Self {
            kind: Kind::Odd,
            first: Edge::None,
            last: Edge::None,
            letters: None,
            arabic_digits: false,
            neutral: (false, false),
            brackets: Brackets::None,
            breaks: (false, false),
            divisible: false,
            width: 0,
            kerning: (0, 0),
            parts: Box::default(),
        }
    }

    /// Everything but the widths. `text` is not empty and holds no space.
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader { word: Self::odd(), plain: true, number: None, previous: Letter::Odd };
        for (at, c) in text.char_indices() {
            if reader.take(at, c, text).is_none() {
                return Self::odd();
            }
        }
        let Reader { mut word, plain, number, .. } = reader;
        word.brackets = brackets(text);
        let neutral = |c| matches!(Letter::of(c), Letter::Neutral | Letter::Bracket | Letter::ArabicSign);
        if let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) {
            word.neutral = (neutral(first), neutral(last));
            word.breaks = (may_begin(first), !is_open(last));
        }
        word.kind = match (number, word.letters) {
            (Some(digits), _) => Kind::Number(digits),
            (None, Some((script, _))) if plain => Kind::Run(script),
            _ if word.brackets == Brackets::Loose => Kind::Odd,
            _ => Kind::Mixed,
        };
        word
    }

    fn put(&mut self, edge: Edge) {
        if self.first == Edge::None {
            self.first = edge;
        }
        self.last = edge;
    }
}

/// A word that is being read.
struct Reader {
    word: Word,
    /// Whether its punctuation and digits are as its letters are.
    plain: bool,
    /// The digits of which it is made, if of nothing else.
    number: Option<Digits>,
    previous: Letter,
}

impl Reader {
    /// Takes in the character `c` at the byte `at` of `text`; none where only shaping the whole text can tell.
    fn take(&mut self, at: usize, c: char, text: &str) -> Option<()> {
        let letter = Letter::of(c);
        let script = self.word.letters.map(|(_, script)| script);
        match letter {
            Letter::Of(of) => {
                self.plain &= script.is_none_or(|script| script == of);
                self.word.divisible |= is_divider(c);
                self.word.letters = Some((self.word.letters.map_or(of, |(first, _)| first), of));
                self.word.put(Edge::Letter(of.direction()));
            }
            Letter::LikeArabic if script == Some(Script::Arabic) => {
                self.word.divisible |= c != 'ـ';
                self.word.put(Edge::Letter(Direction::Rtl));
            }
            Letter::Mark(of) if script == Some(of) && is_joined(self.previous) => {}
            Letter::NonJoiner if script == Some(Script::Arabic) && is_joined(self.previous) => {
                let next = text[at..].chars().nth(1).map(Letter::of);
                if next != Some(Letter::Of(Script::Arabic)) {
                    return None;
                }
            }
            Letter::Digit(digits, _) => {
                // European digits are like the letters from left to right before them.
                self.plain &= digits == Digits::European && script.is_some_and(|s| !s.direction().is_rtl());
                self.word.arabic_digits |= digits != Digits::European;
                self.word.put(Edge::Number);
                let same = at == 0 || self.number == Some(digits);
                self.number = same.then_some(digits);
            }
            Letter::Neutral | Letter::Bracket => self.word.divisible = true,
            // A sign of the Arabic script elsewhere is too rare to be thought about.
            Letter::ArabicSign if script == Some(Script::Arabic) || self.word.arabic_digits => {
                self.plain = false;
                self.word.divisible = true;
            }
            Letter::ArabicSign | Letter::Mark(_) | Letter::NonJoiner | Letter::LikeArabic | Letter::Odd => {
                return None;
            }
        }
        if !matches!(letter, Letter::Digit(..)) {
            self.number = None;
        }
        self.previous = letter;
        Some(())
    }
}

/// Whether a mark or a non-joiner after it belongs to it.
fn is_joined(letter: Letter) -> bool {
    matches!(letter, Letter::Of(_) | Letter::Mark(_))
}

/// Whether a line may break at this letter, unlike at others.
fn is_divider(c: char) -> bool {
    matches!(c, '\u{5be}' | '\u{5f3}' | '\u{5f4}')
}

fn brackets(text: &str) -> Brackets {
    let mut open = Vec::new();
    let mut found = Brackets::None;
    for c in text.chars() {
        let closed = match c {
            '(' => Some(')'),
            '[' => Some(']'),
            '{' => Some('}'),
            _ => None,
        };
        if let Some(closed) = closed {
            found = Brackets::Paired;
            open.push(closed);
        } else if matches!(c, ')' | ']' | '}') {
            found = Brackets::Paired;
            if open.pop() != Some(c) {
                return Brackets::Loose;
            }
        }
    }
    if open.is_empty() { found } else { Brackets::Loose }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Kind {
        Word::read(text).kind
    }

    #[test]
    fn words_are_told_apart() {
        assert_eq!(kind("desk,"), Kind::Run(Script::Latin));
        assert_eq!(kind("B2B"), Kind::Run(Script::Latin));
        assert_eq!(kind("«مكتب"), Kind::Run(Script::Arabic));
        assert_eq!(kind("می\u{200c}خواهم"), Kind::Run(Script::Arabic));
        assert_eq!(kind("שָׁלוֹם"), Kind::Run(Script::Hebrew));
        assert_eq!(kind("(abc"), Kind::Run(Script::Latin));
        assert_eq!(kind("۱۲"), Kind::Number(Digits::Persian));
        assert_eq!(kind("48%"), Kind::Mixed);
        assert_eq!(kind("3D"), Kind::Mixed);
        assert_eq!(kind("ב־Google"), Kind::Mixed);
        assert_eq!(kind("–"), Kind::Mixed);
        assert_eq!(kind("(12"), Kind::Odd);
        for odd in
            ["中文", "😀", "a\u{ad}b", "a\u{a0}b", "\u{200f}", "\u{301}", "؟", "a\u{64b}", "می\u{200c}"]
        {
            assert_eq!(kind(odd), Kind::Odd, "{odd:?}");
        }
    }

    #[test]
    fn brackets_are_paired_inside_a_word() {
        assert_eq!(brackets("a"), Brackets::None);
        assert_eq!(brackets("(a[b])"), Brackets::Paired);
        for loose in ["(a", "a)", ")a(", "(a]", "([a)]"] {
            assert_eq!(brackets(loose), Brackets::Loose, "{loose}");
        }
    }
}
