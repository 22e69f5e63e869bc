//! Where the lines of a text end and how wide they are, without shaping the text.
//!
//! The paragraph's own rule, applied to words: a line takes words as long as they fit, spaces at its end
//! hang. Widths of words are known from before, so a text costs little more than being read. Whatever
//! this could get wrong it leaves to the shaper, which is asked for the whole text then: characters
//! that it does not know, lines that end within a hair of the edge, words longer than a line. So what
//! it says is what the shaper would have said.
//!
//! A word stands alike wherever it stands, except for
//! - kerning with the spaces around it, which applies within one run;
//! - its punctuation and numbers, whose direction depends on the words around it (UAX #9; here only with
//!   spaces, letters, numbers and signs: no embeddings, no isolates).

mod book;
mod breaks;
mod letters;
mod words;

use parley::FontContext;

use self::{
    book::{Around, Book},
    letters::Script,
    words::{Brackets, Edge, Kind},
};
use super::{TextStyle, chars, paragraph::Shaper};
use crate::model::Direction;

/// Distance from the edge within which the sums of two ways of adding might differ, in points.
const NEAR: f32 = 0.02;

/// The lines of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    /// Direction of the first line.
    pub(super) direction: Direction,
    /// Width of the ink of each line, in points; never empty.
    pub(super) widths: Box<[f32]>,
}

/// Measures texts.
#[derive(Default)]
pub(super) struct Ruler {
    /// One for each weight, once needed.
    books: [Option<Option<Box<Book>>>; 3],
    scratch: Scratch,
}

/// Used again for every text.
#[derive(Default)]
struct Scratch {
    tokens: Vec<Token>,
    parts: Vec<Part>,
    widths: Vec<f32>,
}

/// What shapes words that depend on their surroundings.
pub(super) struct Tools<'a> {
    /// The paragraph's shaper.
    pub(super) shaper: &'a mut Shaper,
    /// The embedded fonts.
    pub(super) fonts: &'a mut FontContext,
}

/// A word in its place.
#[derive(Clone, Copy, Debug)]
struct Token {
    id: u32,
    /// Bytes of the hard line.
    start: u32,
    end: u32,
    /// Spaces after it.
    spaces: u32,
    /// Script of the letter before it.
    before: Option<Script>,
    /// Script of what comes before it, to which its leading signs belong.
    script: Script,
    /// Directions of what is next to it and not neutral, on both sides.
    sides: (Direction, Direction),
}

/// A part of a line that is never divided.
#[derive(Clone, Copy, Debug)]
struct Part {
    width: i32,
    /// Width of the spaces before it.
    space: i32,
    /// Whether a line may break before it.
    may_break: bool,
}

impl Ruler {
    /// The lines of `text` in `width` points; none when only shaping can tell.
    pub(super) fn measure(
        &mut self,
        mut tools: Tools<'_>,
        text: &str,
        style: &TextStyle,
        width: f32,
    ) -> Option<Measured> {
        let Self { books, scratch } = self;
        let book = books[style.weight as usize]
            .get_or_insert_with(|| Book::new(style.weight).map(Box::new))
            .as_deref_mut()?;
        book.tidy();
        scratch.widths.clear();
        let mut direction = None;
        for hard_line in chars::hard_lines(text) {
            let line = text.get(hard_line.content)?;
            let base = scratch.hard_line(book, &mut tools, line, style, width)?;
            direction = direction.or(Some(base));
        }
        Some(Measured { direction: direction?, widths: scratch.widths.as_slice().into() })
    }
}

impl Scratch {
    /// Adds the lines of one hard line; gives its direction.
    fn hard_line(
        &mut self,
        book: &mut Book,
        tools: &mut Tools<'_>,
        text: &str,
        style: &TextStyle,
        width: f32,
    ) -> Option<Direction> {
        if text.is_empty() {
            self.widths.push(0.0);
            return Some(style.forced.unwrap_or(style.container));
        }
        self.split(book, text)?;
        let base = self.directions(book, style)?;
        self.fit(book, tools, text, base)?;
        fill(&self.parts, style.size / book.em, width, &mut self.widths)?;
        Some(base)
    }

    /// Finds the words.
    fn split(&mut self, book: &mut Book, text: &str) -> Option<()> {
        self.tokens.clear();
        let mut start = 0;
        for word in text.split(' ') {
            if start > 0 {
                // Spaces at the beginning are not thought about.
                self.tokens.last_mut()?.spaces += 1;
            }
            if !word.is_empty() {
                let id = book.word(word);
                if book.words[id as usize].kind == Kind::Odd {
                    return None;
                }
                self.tokens.push(Token {
                    id,
                    start: start as u32,
                    end: (start + word.len()) as u32,
                    spaces: 0,
                    before: None,
                    script: Script::Latin,
                    sides: (Direction::Ltr, Direction::Ltr),
                });
            }
            start += word.len() + 1;
        }
        Some(())
    }

    /// Finds what stands around each word; gives the direction of all.
    fn directions(&mut self, book: &Book, style: &TextStyle) -> Option<Direction> {
        let words = &book.words;
        let word = |token: &Token| &words[token.id as usize];
        let leading = self.tokens.iter().find_map(|token| word(token).letters).map(|(first, _)| first);
        let base = style.forced.or(leading.map(Script::direction)).unwrap_or(style.container);
        let (mut before, mut script) = (None, leading.unwrap_or(Script::Latin));
        let mut side = base;
        for token in &mut self.tokens {
            let word = word(token);
            // Digits of the Arabic script after another one would begin it.
            if word.arabic_digits && before != Some(Script::Arabic) {
                return None;
            }
            (token.before, token.script, token.sides.0) = (before, script, side);
            if let Some((_, last)) = word.letters {
                (before, script) = (Some(last), last);
            }
            side = match word.last {
                Edge::None => side,
                Edge::Letter(direction) => direction,
                Edge::Number => before.map_or(base, Script::direction),
            };
        }
        let mut side = base;
        for token in self.tokens.iter_mut().rev() {
            token.sides.1 = side;
            side = match word(token).first {
                Edge::None => side,
                Edge::Letter(direction) => direction,
                Edge::Number => token.before.map_or(base, Script::direction),
            };
        }
        Some(base)
    }

    /// Finds the widths of all parts.
    fn fit(&mut self, book: &mut Book, tools: &mut Tools<'_>, text: &str, base: Direction) -> Option<()> {
        self.parts.clear();
        let leading = self.tokens.first()?.script;
        let (mut spaces, mut previous): (i32, Option<&Token>) = (0, None);
        for token in &self.tokens {
            let own = text.get(token.start as usize..token.end as usize)?;
            let may_break = match previous {
                None => false,
                Some(previous) => {
                    let (before, word) = (&book.words[previous.id as usize], &book.words[token.id as usize]);
                    (before.breaks.1 && word.breaks.0)
                        || breaks::between(text.get(previous.start as usize..previous.end as usize)?, own)
                }
            };
            let (kerning, count) = put_word(&mut self.parts, book, tools, (token, own), (leading, base))?;
            let first = self.parts.len() - count;
            let part = self.parts.get_mut(first)?;
            part.may_break = may_break;
            part.space = if spaces > 0 { spaces + kerning } else { 0 };
            spaces = book.space * i32::try_from(token.spaces).ok()?;
            previous = Some(token);
        }
        Some(())
    }
}

/// Adds the parts of a word; gives what it adds to the space before it, and how many parts it has.
fn put_word(
    parts: &mut Vec<Part>,
    book: &mut Book,
    tools: &mut Tools<'_>,
    (token, text): (&Token, &str),
    (leading, base): (Script, Direction),
) -> Option<(i32, usize)> {
    let mut put = |width| parts.push(Part { width, space: 0, may_break: true });
    let word = &book.words[token.id as usize];
    match word.kind {
        Kind::Odd => return None,
        Kind::Number(digits) => {
            put(book.number(text, digits, token.script)?);
            return Some((0, 1));
        }
        Kind::Run(script) => {
            let direction = script.direction();
            // Neutrals, spaces among them, are of its run where both sides or the paragraph are of its
            // direction.
            let with = |side: Direction| side == direction || base == direction;
            let before = with(token.sides.0) && token.script == script;
            let after = with(token.sides.1);
            let as_measured = (before || !word.neutral.0)
                && (after || !word.neutral.1)
                && (word.brackets == Brackets::None || direction == base);
            if as_measured {
                let kerning = if before { word.kerning.0 } else { 0 };
                let last = word.parts.len().checked_sub(1)?;
                for (index, &width) in word.parts.iter().enumerate() {
                    let kerned = index == last && after && token.spaces > 0;
                    put(width + if kerned { word.kerning.1 } else { 0 });
                }
                return Some((kerning, last + 1));
            }
        }
        Kind::Mixed => {}
    }
    // By rule N0 a pair of brackets may become strong itself: looked at only where all is of one
    // direction.
    let plain = token.sides == (base, base) && word.letters.is_none();
    if word.brackets != Brackets::None && !plain {
        return None;
    }
    let after = (token.spaces > 0).then_some(token.sides.1);
    let around = Around { before: token.before, leading, spaced: token.start > 0, after, base };
    let fitted = book.fit(tools.shaper, tools.fonts, (token.id, text), around)?;
    fitted.parts.iter().copied().for_each(put);
    Some((fitted.kerning, fitted.parts.len()))
}

/// Fills lines with `parts`; none when it is too close to say.
fn fill(parts: &[Part], scale: f32, width: f32, widths: &mut Vec<f32>) -> Option<()> {
    // Where the line ends with its spaces and without, from its beginning.
    let (mut x, mut ink) = (0, 0);
    // The last place where it may break: the ink before it, and where what comes after it begins.
    let mut mark: Option<(i32, i32)> = None;
    for part in parts {
        x += part.space;
        if part.may_break && x != 0 {
            mark = Some((ink, x));
        }
        let mut end = x + part.width;
        let mut over = end as f32 * scale - width;
        if over > NEAR {
            let (ink_before, start) = mark.take()?;
            widths.push(ink_before as f32 * scale);
            end -= start;
            over = end as f32 * scale - width;
            if over > NEAR {
                return None;
            }
        }
        if over.abs() <= NEAR {
            return None;
        }
        (x, ink) = (end, end);
    }
    widths.push(ink as f32 * scale);
    Some(())
}
