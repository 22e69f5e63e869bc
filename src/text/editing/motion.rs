//! Where keys send the caret.

use super::{TextEditor, TextSelection, words};
use crate::text::{Caret, Side, TextBlock};

/// Where the caret may be sent by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One cluster to the left, as seen.
    Left,
    /// One cluster to the right, as seen.
    Right,
    /// One word to the left: on or back, by the direction of the line.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One line up, keeping the column; the text's beginning from the first line.
    Up,
    /// One line down, keeping the column; the text's end from the last line.
    Down,
    /// The beginning of the visual line.
    LineStart,
    /// The end of the visual line.
    LineEnd,
    /// The beginning of the hard line, or of the one before.
    ParagraphStart,
    /// The end of the hard line, or of the one after.
    ParagraphEnd,
    /// The beginning of the text.
    TextStart,
    /// The end of the text.
    TextEnd,
}

impl TextEditor {
    /// Sends the caret where `motion` says.
    pub(super) fn go(&mut self, block: &TextBlock, motion: Motion, extend: bool) {
        let goal = self.goal_x.take();
        self.history.end_burst();
        let from = match motion {
            _ if extend || self.selection.is_empty() => self.selection.focus,
            Motion::Left => return self.collapse(block, Side::Left),
            Motion::Right => return self.collapse(block, Side::Right),
            Motion::Up => self.first(),
            Motion::Down => self.last(),
            _ => self.selection.focus,
        };
        let to = match motion {
            Motion::Left => block.step(from, Side::Left),
            Motion::Right => block.step(from, Side::Right),
            Motion::WordLeft => self.word(block, from, Side::Left),
            Motion::WordRight => self.word(block, from, Side::Right),
            Motion::Up | Motion::Down => {
                let x = goal.unwrap_or_else(|| block.caret_shape(from).primary.x);
                self.goal_x = Some(x);
                let down = motion == Motion::Down;
                let beyond = if down { Caret::before(self.text.len()) } else { Caret::after(0) };
                block.vertical(from, if down { 1 } else { -1 }, x).unwrap_or(beyond)
            }
            Motion::LineStart => block.line_start(from),
            Motion::LineEnd => block.line_end(from),
            Motion::ParagraphStart => {
                let start = block.hard_line_at(from.byte).start;
                let start =
                    if start == from.byte && start > 0 { block.hard_line_at(start - 1).start } else { start };
                Caret::after(start)
            }
            Motion::ParagraphEnd => {
                let end = block.hard_line_at(from.byte).end;
                let end = if end == from.byte && end < self.text.len() {
                    block.hard_line_at(end + 1).end
                } else {
                    end
                };
                Caret::before(end)
            }
            Motion::TextStart => Caret::after(0),
            Motion::TextEnd => Caret::before(self.text.len()),
        };
        self.selection.focus = to;
        if !extend {
            self.selection.anchor = to;
        }
    }

    /// The word boundary at a side of `from`.
    fn word(&self, block: &TextBlock, from: Caret, side: Side) -> Caret {
        if block.leads_forward(from, side) {
            Caret::before(words::next_word_end(&self.text, from.byte))
        } else {
            Caret::after(words::previous_word_start(&self.text, from.byte))
        }
    }

    /// Leaves the selection at one of its sides, as seen.
    fn collapse(&mut self, block: &TextBlock, side: Side) {
        let (first, last) = (self.first(), self.last());
        let (a, b) = (block.caret_shape(first), block.caret_shape(last));
        let at_last = if a.line == b.line {
            (a.primary.x < b.primary.x) == (side == Side::Right)
        } else {
            block.leads_forward(self.selection.focus, side)
        };
        self.selection = TextSelection::at(if at_last { last } else { first });
    }

    /// The selection's end that comes first in the text.
    fn first(&self) -> Caret {
        let TextSelection { anchor, focus } = self.selection;
        Caret::after(anchor.byte.min(focus.byte))
    }

    /// The selection's end that comes last in the text.
    fn last(&self) -> Caret {
        let TextSelection { anchor, focus } = self.selection;
        Caret::before(anchor.byte.max(focus.byte))
    }
}
