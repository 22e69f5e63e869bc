//! How much a map may hold: far more than people have needed, and what the program still opens, lays out
//! and exports within seconds.
//!
//! The same limits hold for reading, where they are checked before memory is taken, for every
//! [`crate::edit::Command`], and for writing: what can be made can be saved, and what is saved can be opened. Only the
//! values of a whole map are not counted after every command, which would take as long as writing it: who makes more of
//! them, with twenty tags on each of 400,000 cards, is told when it is to be saved.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};

use super::JourneyMap;

/// Most characters of one text: the transcript of an interview of an hour and a half.
pub const MAX_TEXT: usize = 100_000;

/// Most characters of a field's name.
pub(crate) const MAX_KEY: usize = 1_000;

/// Most items of one list, the cards of a map among them: four times what the program is made to be fast with.
pub const MAX_ITEMS: usize = 400_000;

/// Most values in a file, all lists and objects together: a small file of empty records must not take all memory.
pub(crate) const MAX_VALUES: usize = 8_000_000;

/// Most steps of all stages together, most stages, and most lanes.
const MAX_STEPS: usize = 10_000;

/// Most cells: steps times lanes.
const MAX_CELLS: usize = 1_000_000;

/// Most links, and most points of all curves together: each is drawn by itself.
const MAX_DRAWN: usize = 100_000;

/// Most bytes of all embedded pictures together, in base64: the rest of a file is for text.
const MAX_PICTURES: usize = 192 << 20;

/// The name of a field that holds base64 and is as long as a picture.
pub(crate) const BYTES_KEY: &str = "data";

/// A limit that something is beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Characters of a text.
    Text,
    /// Characters of a field's name.
    Key,
    /// Items of a list.
    Items,
    /// Values in the whole file.
    Values,
    /// Cards.
    Cards,
    /// Stages, or their steps.
    Steps,
    /// Lanes.
    Lanes,
    /// Steps times lanes.
    Cells,
    /// Links.
    Links,
    /// Points of curves.
    Points,
    /// MB of embedded pictures.
    Pictures,
}

impl Limit {
    /// The most that may be, in the limit's unit.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::Text => MAX_TEXT,
            Self::Key => MAX_KEY,
            Self::Items | Self::Cards => MAX_ITEMS,
            Self::Values => MAX_VALUES,
            Self::Steps | Self::Lanes => MAX_STEPS,
            Self::Cells => MAX_CELLS,
            Self::Links | Self::Points => MAX_DRAWN,
            Self::Pictures => MAX_PICTURES >> 20,
        }
    }

    /// Name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Key => "key",
            Self::Items => "items",
            Self::Values => "values",
            Self::Cards => "cards",
            Self::Steps => "steps",
            Self::Lanes => "lanes",
            Self::Cells => "cells",
            Self::Links => "links",
            Self::Points => "points",
            Self::Pictures => "pictures",
        }
    }

    /// The first limit that the number of parts of `map` is beyond. Texts are not looked at.
    #[must_use]
    pub fn of_parts(map: &JourneyMap) -> Option<Self> {
        let steps: usize = map.stages.iter().map(|stage| stage.steps.len()).sum();
        let points: usize = map.curves.iter().map(|curve| curve.points.len()).sum();
        let pictures: usize = map.media.values().map(|media| media.data.len()).sum();
        let lists =
            [map.personas.len(), map.curves.len(), map.comments.len(), map.conflicts.len(), map.media.len()];
        let beyond = [
            (map.cards.len() > MAX_ITEMS, Self::Cards),
            (map.stages.len().max(steps) > MAX_STEPS, Self::Steps),
            (map.lanes.len() > MAX_STEPS, Self::Lanes),
            (steps.saturating_mul(map.lanes.len()) > MAX_CELLS, Self::Cells),
            (map.links.len() > MAX_DRAWN, Self::Links),
            (points > MAX_DRAWN, Self::Points),
            (pictures > MAX_PICTURES, Self::Pictures),
            (lists.iter().any(|&items| items > MAX_ITEMS), Self::Items),
        ];
        beyond.iter().find(|(beyond, _)| *beyond).map(|(_, limit)| *limit)
    }

    /// The first limit that a text or a list in `value` is beyond.
    #[must_use]
    pub fn of_value(value: &impl Serialize) -> Option<Self> {
        let mut gauge = Gauge::new(CompactFormatter);
        // Neither this writer nor the model, whose keys are all texts, can fail.
        let mut serializer = serde_json::Serializer::with_formatter(io::sink(), &mut gauge);
        let _ = value.serialize(&mut serializer);
        gauge.beyond()
    }

    /// The first limit that `map` is beyond in anything.
    #[must_use]
    pub fn of_map(map: &JourneyMap) -> Option<Self> {
        Self::of_parts(map).or_else(|| Self::of_value(map))
    }
}

/// Whether `text` has more characters than a text of a map may have.
#[must_use]
pub fn is_too_long(text: &str) -> bool {
    beyond(text, MAX_TEXT)
}

/// Whether `text` has more than `most` characters.
pub(crate) fn beyond(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// Cuts `text` to what a text of a map may have, at the end of a word where one ends nearby; gives the number of
/// characters that were left out.
pub fn clip(text: &mut String) -> usize {
    /// A word that is longer is cut.
    const LONGEST_WORD: usize = 100;

    if text.len() <= MAX_TEXT {
        return 0;
    }
    let Some((end, _)) = text.char_indices().nth(MAX_TEXT) else { return 0 };
    let (kept, rest) = text.split_at(end);
    let ends_word = rest.starts_with(char::is_whitespace);
    let space = kept.char_indices().rev().take(LONGEST_WORD).find(|(_, c)| c.is_whitespace());
    let end = if ends_word { end } else { space.map_or(end, |(at, _)| at) };
    let left_out = text.get(end..).map_or(0, |rest| rest.chars().count());
    text.truncate(end);
    left_out
}

/// Watches over a map as it is written; writes as `F` does.
pub(crate) struct Gauge<F> {
    inner: F,
    found: Option<Limit>,
    /// Characters of the text that is being written.
    length: usize,
    /// Whether that text is a field's name.
    in_key: bool,
    /// Whether the last name was [`BYTES_KEY`].
    holds_bytes: bool,
    /// Items so far of every list and object that is open.
    open: Vec<usize>,
    /// One, and one for every comma and every list or object that begins.
    values: usize,
}

impl<F> Gauge<F> {
    pub(crate) fn new(inner: F) -> Self {
        Self { inner, found: None, length: 0, in_key: false, holds_bytes: false, open: Vec::new(), values: 1 }
    }

    /// The first limit that what was written is beyond.
    pub(crate) fn beyond(&self) -> Option<Limit> {
        self.found.or((self.values > MAX_VALUES).then_some(Limit::Values))
    }

    /// Takes in what watched over the only list of a record, whose items stand in the list that is written here, behind
    /// others where these `follow`.
    pub(crate) fn add(&mut self, list: &Self, follow: bool) {
        /// The record, its list, and the one with which counting begins.
        const AROUND: usize = 3;

        self.values += list.values.saturating_sub(AROUND) + usize::from(follow);
        self.found = self.found.or(list.found);
    }

    /// Number of values so far.
    #[cfg(test)]
    pub(crate) fn values(&self) -> usize {
        self.values
    }

    fn note(&mut self, is_beyond: bool, limit: Limit) {
        if is_beyond && self.found.is_none() {
            self.found = Some(limit);
        }
    }

    fn item(&mut self, first: bool) {
        self.values += usize::from(!first);
        let items = self.open.last_mut().map_or(0, |items| {
            *items += 1;
            *items
        });
        self.note(items > MAX_ITEMS, Limit::Items);
    }

    fn enter(&mut self) {
        self.holds_bytes = false;
        self.values += 1;
        self.open.push(0);
    }

    fn end_text(&mut self) {
        if self.in_key {
            self.note(self.length > MAX_KEY, Limit::Key);
        } else {
            self.note(self.length > MAX_TEXT && !self.holds_bytes, Limit::Text);
        }
    }
}

/// Passes on to the inner formatter what is only written.
macro_rules! pass_on {
    ($($name:ident($($arg:ident: $ty:ty),*);)*) => { $(
        fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $arg: $ty)*) -> io::Result<()> {
            self.inner.$name(writer $(, $arg)*)
        }
    )* };
}

impl<F: Formatter> Formatter for &mut Gauge<F> {
    pass_on! {
        end_array_value();
        begin_object_value();
        end_object_value();
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.length = 0;
        self.inner.begin_string(writer)
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        if self.in_key {
            self.holds_bytes = self.length == 0 && text == BYTES_KEY;
        }
        self.length += text.chars().count();
        self.inner.write_string_fragment(writer, text)
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.length += 1;
        self.holds_bytes &= !self.in_key;
        self.inner.write_char_escape(writer, escape)
    }

    fn end_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end_text();
        self.inner.end_string(writer)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enter();
        self.inner.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open.pop();
        self.inner.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(first);
        self.inner.begin_array_value(writer, first)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enter();
        self.inner.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open.pop();
        self.inner.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(first);
        (self.in_key, self.holds_bytes) = (true, false);
        self.inner.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.in_key = false;
        self.inner.end_object_key(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::{Card, Lane, Stage, Step};

    #[test]
    fn a_text_is_as_long_as_its_characters() {
        for (letter, escaped) in [("x", "x"), ("ق", "ق"), ("😀", "😀"), ("\n", "\\n"), ("\u{1}", "\\u0001")]
        {
            let most = letter.repeat(MAX_TEXT);
            assert_eq!(Limit::of_value(&json!({ "text": most })), None, "{escaped}");
            assert!(!is_too_long(&most));
            let more = format!("{most}{letter}");
            assert_eq!(Limit::of_value(&json!({ "text": more })), Some(Limit::Text), "{escaped}");
            assert_eq!(Limit::of_value(&json!({ "extra": { "a": [1, [more]] } })), Some(Limit::Text));
            assert_eq!(Limit::of_value(&json!({ "data": more })), None, "a picture");
            assert_eq!(Limit::of_value(&json!({ "data": [more] })), Some(Limit::Text));
            assert!(is_too_long(&more));
        }
        let key = "k".repeat(MAX_KEY);
        assert_eq!(Limit::of_value(&json!({ key: 1 })), None);
        for key in ["\ndata", "data\n", "Data"] {
            let more = "x".repeat(MAX_TEXT + 1);
            assert_eq!(Limit::of_value(&json!({ key: more })), Some(Limit::Text), "{key:?}");
        }
        assert_eq!(Limit::of_value(&json!({ format!("{}k", "k".repeat(MAX_KEY)): 1 })), Some(Limit::Key));
    }

    #[test]
    fn lists_and_parts_are_counted() {
        let list = |items| Value::from(vec![0; items]);
        assert_eq!(Limit::of_value(&list(MAX_ITEMS)), None);
        assert_eq!(Limit::of_value(&list(MAX_ITEMS + 1)), Some(Limit::Items));
        let many = MAX_VALUES / MAX_ITEMS;
        assert_eq!(Limit::of_value(&vec![list(MAX_ITEMS - 3); many]), None);
        assert_eq!(Limit::of_value(&vec![list(MAX_ITEMS); many + 1]), Some(Limit::Values));

        let stage = |steps| Stage { steps: vec![Step::default(); steps], ..Stage::default() };
        let map = |steps, lanes| JourneyMap {
            stages: vec![stage(1), stage(steps - 1)],
            lanes: vec![Lane::default(); lanes],
            ..JourneyMap::default()
        };
        assert_eq!(Limit::of_parts(&map(MAX_STEPS, MAX_CELLS / MAX_STEPS)), None);
        assert_eq!(Limit::of_parts(&map(MAX_STEPS + 1, 1)), Some(Limit::Steps));
        assert_eq!(Limit::of_parts(&map(2, MAX_STEPS + 1)), Some(Limit::Lanes));
        assert_eq!(Limit::of_parts(&map(MAX_STEPS, MAX_CELLS / MAX_STEPS + 1)), Some(Limit::Cells));
        let cards =
            JourneyMap { cards: vec![Card::default().into(); MAX_ITEMS + 1], ..JourneyMap::default() };
        assert_eq!(Limit::of_map(&cards), Some(Limit::Cards));
    }

    #[test]
    fn a_long_text_is_cut_where_a_word_ends() {
        let mut text = "كلمة ".repeat(MAX_TEXT);
        let left_out = clip(&mut text);
        assert_eq!(left_out, 4 * MAX_TEXT + 1);
        assert!(text.ends_with("كلمة") && !is_too_long(&text));
        let mut word = "x".repeat(MAX_TEXT + 7);
        assert_eq!((clip(&mut word), word.len()), (7, MAX_TEXT));
        let mut short = "ق".repeat(MAX_TEXT);
        assert_eq!((clip(&mut short), short.len()), (0, 2 * MAX_TEXT));
    }
}
