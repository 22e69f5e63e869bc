//! Selecting with the pointer: by character, by word, by line.

use std::ops::Range;

use super::{TextEditor, TextSelection};
use crate::text::{Caret, TextEngine};

/// What a drag selects by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unit {
    /// A place between two characters.
    #[default]
    Caret,
    /// A word (double click).
    Word,
    /// A hard line (triple click).
    Line,
}

/// How the pointer took hold of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Grip {
    unit: Unit,
    /// What the first press selected: a drag never gives it up.
    origin: Range<usize>,
}

impl TextEditor {
    /// Presses the pointer at a point of the block: `clicks` in a row select by character, word or
    /// hard line, a fourth selects everything; `extend` (Shift) keeps the selection's other end. A
    /// pre-edit becomes part of the text first; true when that has changed the text.
    pub fn press(
        &mut self,
        engine: &mut TextEngine,
        x: f32,
        y: f32,
        clicks: u32,
        extend: bool,
        now: f64,
    ) -> bool {
        let composed = self.finish_composing(now);
        let block = self.block(engine);
        self.history.end_burst();
        self.goal_x = None;
        self.grip.unit = match clicks {
            0 | 1 => Unit::Caret,
            2 => Unit::Word,
            _ => Unit::Line,
        };
        if extend && self.grip.unit == Unit::Caret {
            self.selection.focus = block.hit(x, y);
            let anchor = self.selection.anchor.byte;
            self.grip.origin = anchor..anchor;
            return composed;
        }
        let under = block.cluster_under(x, y);
        let range = match (self.grip.unit, clicks) {
            (Unit::Caret, _) => {
                let caret = block.hit(x, y);
                self.selection = TextSelection::at(caret);
                self.grip.origin = caret.byte..caret.byte;
                return composed;
            }
            (Unit::Word, _) => block.word_at(under),
            (Unit::Line, 3) => block.hard_line_at(under),
            (Unit::Line, _) => 0..self.text.len(),
        };
        self.selection = TextSelection { anchor: Caret::after(range.start), focus: Caret::before(range.end) };
        self.grip.origin = range;
        composed
    }

    /// Drags the pointer to a point of the block.
    pub fn drag(&mut self, engine: &mut TextEngine, x: f32, y: f32) {
        let block = self.block(engine);
        let range = match self.grip.unit {
            Unit::Caret => {
                self.selection.focus = block.hit(x, y);
                return;
            }
            Unit::Word => block.word_at(block.cluster_under(x, y)),
            Unit::Line => block.hard_line_at(block.cluster_under(x, y)),
        };
        let origin = self.grip.origin.clone();
        self.selection = if range.start < origin.start {
            TextSelection { anchor: Caret::before(origin.end), focus: Caret::after(range.start) }
        } else {
            let end = range.end.max(origin.end);
            TextSelection { anchor: Caret::after(origin.start), focus: Caret::before(end) }
        };
    }
}
