//! How wide words are in one face. All widths are in font units.
//!
//! Most words are letters of one script with some punctuation, all of one run, whose width is the same
//! wherever it stands: they are shaped once. Numbers are added up from their digits and the kerning
//! between them. What is neither, e.g. `48%` or `12-14،`, is laid out between letters like those that
//! stand around it, once for every kind of surroundings.

use harfrust::{BufferClusterLevel, ShapeOptions, ShapePlan, UnicodeBuffer};
use parley::FontContext;
use rustc_hash::FxHashMap;

use super::{
    breaks,
    letters::{Digits, Letter, Script},
    words::{Kind, Word},
};
use crate::{
    model::Direction,
    text::{
        TextStyle, Weight,
        fonts::{self, FaceMetrics},
        paragraph::{Question, Shaper},
    },
};

/// Words and surroundings kept of a face; beyond, all are forgotten.
const MOST: usize = 60_000;

/// What stands around a word, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Around {
    /// Script of the letter before it; none when there is none.
    pub(super) before: Option<Script>,
    /// The script that signs get before any letter came: that of the text's first letter.
    pub(super) leading: Script,
    /// Whether a space is before it.
    pub(super) spaced: bool,
    /// Direction of what comes after it; none at the end of the text.
    pub(super) after: Option<Direction>,
    /// The paragraph's direction.
    pub(super) base: Direction,
}

/// A word in its surroundings.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    /// What kerning adds to the space before it.
    pub(super) kerning: i32,
    /// Widths of the parts between which a line may break.
    pub(super) parts: Box<[i32]>,
}

/// What has been measured in one face.
pub(super) struct Book {
    weight: Weight,
    shaper: harfrust::Shaper<'static>,
    plans: FxHashMap<(Script, bool), ShapePlan>,
    buffer: Option<UnicodeBuffer>,
    ids: FxHashMap<Box<str>, u32>,
    /// By number.
    pub(super) words: Vec<Word>,
    fitted: FxHashMap<(u32, Around), Option<Fitted>>,
    /// For each script and kind of digits: widths, and kerning of each after each.
    numbers: FxHashMap<(Script, u8), Option<Numbers>>,
    /// Width of a space.
    pub(super) space: i32,
    /// Units per em.
    pub(super) em: f32,
}

/// Digits in the surroundings of one script.
struct Numbers {
    widths: [i32; 10],
    /// What is added between two, by the first and the second.
    kerning: [[i32; 10]; 10],
}

impl Book {
    /// An empty one; none when the face cannot be read.
    pub(super) fn new(weight: Weight) -> Option<Self> {
        let shaper = fonts::embedded_shaper(weight)?;
        let em = FaceMetrics::of(weight).em;
        let mut book = Self {
            weight,
            shaper,
            plans: FxHashMap::default(),
            buffer: Some(UnicodeBuffer::new()),
            ids: FxHashMap::default(),
            words: Vec::new(),
            fitted: FxHashMap::default(),
            numbers: FxHashMap::default(),
            space: 0,
            em,
        };
        book.space = book.shape(" ", Script::Latin, Direction::Ltr)?.iter().sum();
        Some(book)
    }

    /// Forgets everything when it has become too much. Numbers of words are valid only until then.
    pub(super) fn tidy(&mut self) {
        if self.words.len() + self.fitted.len() > MOST {
            self.ids.clear();
            self.words.clear();
            self.fitted.clear();
        }
    }

    /// The number of a word, which is not empty and holds no space.
    pub(super) fn word(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let mut word = Word::read(text);
        if let Kind::Run(script) = word.kind
            && self.measure_run(text, script, &mut word).is_none()
        {
            word = Word::odd();
        }
        let id = self.words.len() as u32;
        self.words.push(word);
        self.ids.insert(text.into(), id);
        id
    }

    /// Finds the widths of a word that is one run.
    fn measure_run(&mut self, text: &str, script: Script, word: &mut Word) -> Option<()> {
        let direction = script.direction();
        // Once with a space after it, and once without and with one before it.
        let advances = self.shape(&format!("{text} {text}"), script, direction)?;
        let count = advances.len() / 2;
        let spaced: i32 = advances[..count].iter().sum();
        let alone = &advances[count + 1..];
        word.width = alone.iter().sum();
        word.kerning = (advances[count] - self.space, spaced - word.width);
        word.parts = divided(text, word.divisible, alone.iter().map(|advance| *advance as f32));
        Some(())
    }

    /// The advance of each character of `text` as one run; none when the face lacks a glyph.
    fn shape(&mut self, text: &str, script: Script, direction: Direction) -> Option<Vec<i32>> {
        let (tag, way) = (harfrust_script(script), harfrust_direction(direction));
        let shaper = &self.shaper;
        let plan = self
            .plans
            .entry((script, direction.is_rtl()))
            .or_insert_with(|| ShapePlan::new(shaper, way, Some(tag), None, &[]));
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.clear();
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let mut count = 0;
        for c in text.chars() {
            buffer.add(c, count);
            count += 1;
        }
        buffer.set_direction(way);
        buffer.set_script(tag);
        let glyphs = self.shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)));
        let mut advances = vec![0; count as usize];
        let mut whole = true;
        for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            whole &= info.glyph_id != 0;
            if let Some(advance) = advances.get_mut(info.cluster as usize) {
                *advance += position.x_advance;
            }
        }
        self.buffer = Some(glyphs.clear());
        whole.then_some(advances)
    }

    /// The width of a number that stands after letters of `script`.
    pub(super) fn number(&mut self, text: &str, digits: Digits, script: Script) -> Option<i32> {
        let key = (script, digits as u8);
        if !self.numbers.contains_key(&key) {
            let numbers = self.read_digits(digits, script);
            self.numbers.insert(key, numbers);
        }
        let numbers = self.numbers.get(&key)?.as_ref()?;
        let mut width = 0;
        let mut before: Option<usize> = None;
        for c in text.chars() {
            let Letter::Digit(_, value) = Letter::of(c) else { return None };
            let value = usize::from(value);
            width += numbers.widths[value] + before.map_or(0, |before| numbers.kerning[before][value]);
            before = Some(value);
        }
        Some(width)
    }

    fn read_digits(&mut self, digits: Digits, script: Script) -> Option<Numbers> {
        let mut numbers = Numbers { widths: [0; 10], kerning: [[0; 10]; 10] };
        let digit = |value: usize| char::from_u32(digits.zero() + value as u32).unwrap_or('0');
        let space = self.space;
        let mut shape = |text: String| self.shape(&text, script, Direction::Ltr);
        for first in 0..10 {
            let alone = shape(format!("{} {}", digit(first), digit(first)))?;
            numbers.widths[first] = alone[2];
            if alone[0] != alone[2] || alone[1] != space {
                return None; // Kerned with spaces: then this is too simple.
            }
        }
        for first in 0..10 {
            for second in 0..10 {
                let pair: i32 = shape([digit(first), digit(second)].iter().collect())?.iter().sum();
                numbers.kerning[first][second] = pair - numbers.widths[first] - numbers.widths[second];
            }
        }
        Some(numbers)
    }

    /// A word in its surroundings; none when only the whole text can tell.
    pub(super) fn fit(
        &mut self,
        shaper: &mut Shaper,
        fonts: &mut FontContext,
        (id, text): (u32, &str),
        around: Around,
    ) -> Option<&Fitted> {
        let key = (id, around);
        if !self.fitted.contains_key(&key) {
            let fitted = self.lay_out(shaper, fonts, text, &self.words[id as usize], around);
            self.fitted.insert(key, fitted);
        }
        self.fitted.get(&key)?.as_ref()
    }

    /// Lays a word out between letters like those around it.
    fn lay_out(
        &self,
        shaper: &mut Shaper,
        fonts: &mut FontContext,
        text: &str,
        word: &Word,
        around: Around,
    ) -> Option<Fitted> {
        let mut whole = String::new();
        if let Some(script) = around.before {
            whole.push(script.letter());
        }
        if around.spaced {
            whole.push(' ');
        }
        let start = whole.len();
        whole.push_str(text);
        let end = whole.len();
        if let Some(direction) = around.after {
            let like = around.before.unwrap_or(around.leading);
            let same = Some(like).filter(|script| script.direction() == direction);
            if same.is_none() && around.before.is_none() && word.letters.is_none() {
                return None; // The first letter to come gives it its script; rare enough.
            }
            let any = if direction.is_rtl() { Script::Hebrew } else { Script::Latin };
            whole.push(' ');
            whole.push(same.unwrap_or(any).letter());
        }
        let style = TextStyle::new(self.em, around.base).weight(self.weight);
        let question =
            Question { text: &whole, style: &style, direction: around.base, width: None, anywhere: &[] };
        let draft = shaper.lay_out(fonts, &question);
        if !draft.missing.is_empty() {
            return None;
        }
        let mut advances: Vec<(usize, f32)> = Vec::new();
        for cluster in &draft.lines.first()?.line.clusters {
            advances.push((cluster.text_range.start, cluster.right - cluster.left));
        }
        advances.sort_by_key(|(at, _)| *at);
        let before = advances.iter().find(|(at, _)| *at + 1 == start);
        let kerning = before.map_or(0, |(_, width)| width.round() as i32 - self.space);
        let inside: Vec<(usize, f32)> =
            advances.into_iter().filter(|(at, _)| (start..end).contains(at)).collect();
        let advances = text.char_indices().map(|(at, _)| {
            let of_char = inside.iter().filter(|(start_at, _)| *start_at == start + at);
            of_char.map(|(_, width)| width).sum::<f32>()
        });
        let parts = divided(text, word.divisible, advances);
        Some(Fitted { kerning, parts })
    }
}

/// Widths of the parts of `text` between which a line may break, from the advances of its characters.
///
/// Advances may be fractions, where letters of a ligature share its width; those of parts are not.
fn divided(text: &str, divisible: bool, advances: impl Iterator<Item = f32>) -> Box<[i32]> {
    if !divisible {
        return Box::new([advances.sum::<f32>().round() as i32]);
    }
    let breaks = breaks::inside(text);
    let mut parts = vec![0.0; breaks.len() + 1];
    for ((at, _), advance) in text.char_indices().zip(advances) {
        parts[breaks.partition_point(|start| *start <= at)] += advance;
    }
    parts.iter().map(|width: &f32| width.round() as i32).collect()
}

fn harfrust_script(script: Script) -> harfrust::Script {
    match script {
        Script::Latin => harfrust::script::LATIN,
        Script::Cyrillic => harfrust::script::CYRILLIC,
        Script::Hebrew => harfrust::script::HEBREW,
        Script::Arabic => harfrust::script::ARABIC,
    }
}

fn harfrust_direction(direction: Direction) -> harfrust::Direction {
    match direction {
        Direction::Ltr => harfrust::Direction::LeftToRight,
        Direction::Rtl => harfrust::Direction::RightToLeft,
    }
}
