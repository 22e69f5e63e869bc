//! A text being edited: caret, selection, typing, deleting, undo, pre-edit. Headless.
//!
//! In: commands in the person's words ("left", "delete a word") and pointer positions in the block's
//! space. Out: the text, and what to draw ([`EditorView`]). The same for a card on the canvas and a
//! field of a dialog.

mod history;
mod motion;
mod pointer;
mod words;

use std::{ops::Range, sync::Arc};

use self::history::{ChangeKind, History, Snapshot};
pub use self::motion::Motion;
use self::pointer::Grip;
use super::{Affinity, Caret, CaretShape, TextBlock, TextEngine, TextRect, TextStyle, chars};
use crate::model::{Direction, MAX_TEXT};

/// What a key or a menu may ask of an editor.
#[derive(Clone, Debug, PartialEq)]
pub enum EditCommand {
    /// Puts text in place of the selection: typed, or pasted.
    Insert(String),
    /// Deletes the selection or what the last key typed.
    DeleteBack,
    /// Deletes the selection or the next grapheme.
    DeleteForward,
    /// Deletes the selection or back to the beginning of the word.
    DeleteWordBack,
    /// Deletes the selection or on to the end of the word.
    DeleteWordForward,
    /// Deletes the selection or back to the beginning of the line.
    DeleteToLineStart,
    /// Deletes the selection or on to the end of the line.
    DeleteToLineEnd,
    /// Sends the caret somewhere; `extend` keeps the other end of the selection.
    Move {
        /// Where.
        motion: Motion,
        /// Whether Shift is held.
        extend: bool,
    },
    /// Selects everything.
    SelectAll,
    /// Takes the last burst of changes back.
    Undo,
    /// Makes it again.
    Redo,
}

/// A selection: from where it began to where the caret is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextSelection {
    /// The end that stays.
    pub anchor: Caret,
    /// The end that moves: the caret.
    pub focus: Caret,
}

impl TextSelection {
    /// Nothing selected, the caret at `caret`.
    #[must_use]
    pub fn at(caret: Caret) -> Self {
        Self { anchor: caret, focus: caret }
    }

    /// Its bytes in order; empty when nothing is selected.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.anchor.byte.min(self.focus.byte)..self.anchor.byte.max(self.focus.byte)
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.anchor.byte == self.focus.byte
    }
}

/// Text of an input method that is not yet part of the text.
#[derive(Clone, Debug, PartialEq)]
struct Preedit {
    text: String,
    /// Bytes of it that the input method marks, its caret at their end; none hides the caret.
    cursor: Option<Range<usize>>,
}

/// What to draw of a text being edited.
#[derive(Clone, Debug)]
pub struct EditorView {
    /// The text with the pre-edit in it, laid out.
    pub block: Arc<TextBlock>,
    /// The caret; none while the input method hides it.
    pub caret: Option<CaretShape>,
    /// What covers the selection.
    pub selection: Vec<TextRect>,
    /// What covers the pre-edit, to be underlined.
    pub preedit: Vec<TextRect>,
    /// What the input method's window must not cover.
    pub ime_area: TextRect,
}

/// A text being edited.
///
/// Carets stand where a cluster of the laid-out text begins or ends; line ends are `\n` alone.
#[derive(Debug)]
pub struct TextEditor {
    text: String,
    style: TextStyle,
    width: Option<f32>,
    multiline: bool,
    selection: TextSelection,
    /// Column kept by moves up and down.
    goal_x: Option<f32>,
    preedit: Option<Preedit>,
    history: History,
    grip: Grip,
    /// Characters that had no room since somebody last asked.
    left_out: usize,
}

impl TextEditor {
    /// An editor of `text`, the caret at its end. Not `multiline`: line ends become spaces.
    #[must_use]
    pub fn new(text: &str, style: TextStyle, width: Option<f32>, multiline: bool) -> Self {
        let text = cleaned(text, multiline);
        let end = Caret::before(text.len());
        Self {
            text,
            style,
            width,
            multiline,
            selection: TextSelection::at(end),
            goal_x: None,
            preedit: None,
            history: History::default(),
            grip: Grip::default(),
            left_out: 0,
        }
    }

    /// The text, without a pre-edit.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The selection.
    #[must_use]
    pub fn selection(&self) -> TextSelection {
        self.selection
    }

    /// Selects; both ends move to the nearest grapheme boundary.
    pub fn select(&mut self, selection: TextSelection) {
        let snap = |caret: Caret| Caret { byte: words::grapheme_boundary(&self.text, caret.byte), ..caret };
        self.selection = TextSelection { anchor: snap(selection.anchor), focus: snap(selection.focus) };
        self.goal_x = None;
        self.history.end_burst();
    }

    /// Number of characters that were typed or pasted since this was last asked and had no room: a text of a map has
    /// at most [`MAX_TEXT`].
    pub fn take_left_out(&mut self) -> usize {
        std::mem::take(&mut self.left_out)
    }

    /// The selected text.
    #[must_use]
    pub fn selected_text(&self) -> &str {
        self.text.get(self.selection.range()).unwrap_or("")
    }

    /// Width in which lines wrap.
    pub fn set_width(&mut self, width: Option<f32>) {
        self.width = width;
    }

    /// How the text is laid out.
    #[must_use]
    pub fn style(&self) -> &TextStyle {
        &self.style
    }

    /// Lays out in another way, e.g. with a forced direction.
    pub fn set_style(&mut self, style: TextStyle) {
        self.style = style;
        self.goal_x = None;
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Number of bursts of changes so far: grows by one with the first change of each.
    #[must_use]
    pub fn bursts(&self) -> u64 {
        self.history.bursts()
    }

    /// Whether an input method is composing.
    #[must_use]
    pub fn is_composing(&self) -> bool {
        self.preedit.is_some()
    }

    /// What to draw.
    pub fn view(&self, engine: &mut TextEngine) -> EditorView {
        let at = self.selection.focus.byte;
        let Some(preedit) = &self.preedit else {
            let block = self.block(engine);
            let caret = block.caret_shape(self.selection.focus);
            let selection = block.selection_rects(self.selection.range());
            return EditorView {
                caret: Some(caret),
                selection,
                preedit: Vec::new(),
                ime_area: area(&caret),
                block,
            };
        };
        let mut shown = self.text.clone();
        shown.insert_str(at, &preedit.text);
        let block = engine.block(&shown, &self.style, self.width);
        let cursor = preedit.cursor.clone().unwrap_or(preedit.text.len()..preedit.text.len());
        let caret = block.caret_shape(Caret::before(at + cursor.end));
        let covered = block.selection_rects(at..at + preedit.text.len());
        EditorView {
            caret: preedit.cursor.is_some().then_some(caret),
            selection: block.selection_rects(at + cursor.start..at + cursor.end),
            ime_area: covered.iter().copied().find(|rect| rect.top >= caret.top).unwrap_or(area(&caret)),
            preedit: covered,
            block,
        }
    }

    /// Does what `command` says at `now` (seconds of any clock); true when the text has changed.
    /// A pre-edit becomes part of the text first.
    pub fn apply(&mut self, engine: &mut TextEngine, command: EditCommand, now: f64) -> bool {
        let composed = self.finish_composing(now);
        let at = self.selection.focus.byte;
        let changed = match command {
            EditCommand::Insert(text) => self.insert(&text, now),
            EditCommand::DeleteBack => {
                let start = words::backspace_start(&self.text, at);
                self.delete(start..at, ChangeKind::DeletingBack, now)
            }
            EditCommand::DeleteForward => {
                let end = words::next_grapheme(&self.text, at);
                self.delete(at..end, ChangeKind::DeletingForward, now)
            }
            EditCommand::DeleteWordBack => {
                let start = words::previous_word_start(&self.text, at);
                self.delete(start..at, ChangeKind::Other, now)
            }
            EditCommand::DeleteWordForward => {
                let end = words::next_word_end(&self.text, at);
                self.delete(at..end, ChangeKind::Other, now)
            }
            EditCommand::DeleteToLineStart => {
                let start = self.block(engine).line_start(self.selection.focus).byte;
                self.delete(start..at, ChangeKind::Other, now)
            }
            EditCommand::DeleteToLineEnd => {
                let end = self.block(engine).line_end(self.selection.focus).byte;
                self.delete(at..end, ChangeKind::Other, now)
            }
            EditCommand::Move { motion, extend } => {
                self.go(&self.block(engine), motion, extend);
                false
            }
            EditCommand::SelectAll => {
                let (anchor, focus) = (Caret::after(0), Caret::before(self.text.len()));
                self.select(TextSelection { anchor, focus });
                false
            }
            EditCommand::Undo => {
                let earlier = self.history.undo(&self.text, self.selection);
                self.restore(earlier)
            }
            EditCommand::Redo => {
                let later = self.history.redo(&self.text, self.selection);
                self.restore(later)
            }
        };
        changed || composed
    }

    /// Shows `text` of an input method at the caret, in place of the selection; empty text ends
    /// that. `cursor` are the bytes of it that the input method marks.
    pub fn set_preedit(&mut self, text: &str, cursor: Option<Range<usize>>, now: f64) {
        if text.is_empty() {
            self.preedit = None;
            return;
        }
        if !self.selection.is_empty() {
            self.delete(0..0, ChangeKind::Other, now);
        }
        let mut text = cleaned(text, self.multiline);
        self.cut_to_room(&mut text);
        let inside = |byte: usize| words::grapheme_boundary(&text, byte);
        let cursor = cursor.map(|range| inside(range.start)..inside(range.end.max(range.start)));
        self.preedit = Some(Preedit { text, cursor });
    }

    /// Puts what an input method has made in place of its pre-edit; true when the text has changed.
    pub fn commit(&mut self, text: &str, now: f64) -> bool {
        self.preedit = None;
        self.insert(text, now)
    }

    /// Makes the pre-edit part of the text.
    fn finish_composing(&mut self, now: f64) -> bool {
        match self.preedit.take() {
            Some(preedit) => self.insert(&preedit.text, now),
            None => false,
        }
    }

    /// The text laid out, without a pre-edit.
    fn block(&self, engine: &mut TextEngine) -> Arc<TextBlock> {
        engine.block(&self.text, &self.style, self.width)
    }

    fn restore(&mut self, snapshot: Option<Snapshot>) -> bool {
        let Some(snapshot) = snapshot else { return false };
        let changed = self.text != snapshot.text;
        self.text = snapshot.text;
        self.selection = snapshot.selection;
        self.goal_x = None;
        changed
    }

    fn insert(&mut self, text: &str, now: f64) -> bool {
        let mut text = cleaned(text, self.multiline);
        self.left_out += self.cut_to_room(&mut text);
        if text.is_empty() {
            return false;
        }
        let typed = !text.contains('\n') && text.chars().count() <= 2;
        if !self.selection.is_empty() {
            // The letter that takes the place of something begins a burst, which those after it join.
            self.history.end_burst();
        }
        let kind = if typed { ChangeKind::Typing } else { ChangeKind::Other };
        self.replace(self.selection.range(), &text, kind, now);
        true
    }

    /// Cuts what is to be put in place of the selection to what there is room for, and never through a letter with its
    /// marks; gives the number of characters that were left out.
    fn cut_to_room(&self, text: &mut String) -> usize {
        if self.text.len() + text.len() <= MAX_TEXT {
            return 0;
        }
        let kept = self.text.chars().count() - self.selected_text().chars().count();
        let room = MAX_TEXT.saturating_sub(kept);
        let Some((end, _)) = text.char_indices().nth(room) else { return 0 };
        let end = match words::grapheme_boundary(text, end) {
            boundary if boundary > end => words::previous_grapheme(text, boundary),
            boundary => boundary,
        };
        let left_out = text.get(end..).map_or(0, |rest| rest.chars().count());
        text.truncate(end);
        left_out
    }

    /// Deletes the selection, or `range` when nothing is selected.
    fn delete(&mut self, range: Range<usize>, kind: ChangeKind, now: f64) -> bool {
        let (range, kind) = if self.selection.is_empty() {
            (range, kind)
        } else {
            (self.selection.range(), ChangeKind::Other)
        };
        if range.is_empty() {
            return false;
        }
        self.replace(range, "", kind, now);
        true
    }

    fn replace(&mut self, range: Range<usize>, with: &str, kind: ChangeKind, now: f64) {
        self.history.record(kind, now, &self.text, self.selection);
        let end = range.start + with.len();
        self.text.replace_range(range, with);
        // A letter typed before a mark takes the mark to itself.
        let byte = words::grapheme_boundary(&self.text, end);
        let affinity = match kind {
            ChangeKind::DeletingForward => Affinity::After,
            _ => Affinity::Before,
        };
        self.selection = TextSelection::at(Caret { byte, affinity });
        self.goal_x = None;
    }

    /// Direction of the line on which the caret is.
    pub fn direction(&self, engine: &mut TextEngine) -> Direction {
        let block = self.block(engine);
        block.lines[block.line_of(self.selection.focus)].direction
    }
}

/// The caret as a rectangle without a width.
fn area(caret: &CaretShape) -> TextRect {
    let CaretShape { top, bottom, primary, .. } = *caret;
    TextRect { left: primary.x, top, right: primary.x, bottom }
}

/// `text` as a text that can be edited: every line end is `\n` (or a space, where there is one line
/// only), and control characters that nothing shows are left out.
fn cleaned(text: &str, multiline: bool) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if chars::ends_line(c) {
            if c == '\r' {
                rest.next_if_eq(&'\n');
            }
            cleaned.push(if multiline { '\n' } else { ' ' });
        } else if !chars::is_invisible_control(c) {
            cleaned.push(c);
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(text: &str) -> TextEditor {
        TextEditor::new(text, TextStyle::new(14.0, Direction::Ltr), Some(200.0), true)
    }

    #[test]
    fn what_has_no_room_is_left_out_and_counted() {
        let mut editor = editor(&"ق".repeat(MAX_TEXT - 3));
        assert!(editor.insert("abc", 0.0));
        assert_eq!(editor.take_left_out(), 0);
        assert!(!editor.insert("d", 1.0), "there is no room left");
        assert_eq!((editor.take_left_out(), editor.take_left_out()), (1, 0));
        // What is selected makes room.
        editor.select(TextSelection { anchor: Caret::after(0), focus: Caret::before(2 * 5) });
        assert!(editor.insert("1234567", 2.0));
        assert_eq!(editor.take_left_out(), 2);
        assert!(editor.text().starts_with("12345ق") && editor.text().chars().count() == MAX_TEXT);
    }

    #[test]
    fn a_letter_is_never_cut_from_its_marks() {
        let mut editor = editor(&"x".repeat(MAX_TEXT - 3));
        assert!(editor.insert("a👩\u{200d}👩\u{200d}👧", 0.0));
        assert_eq!(editor.take_left_out(), 5);
        assert!(editor.text().ends_with("xa"));
        // What an input method shows fits as well as what it then makes.
        editor.set_preedit("abc", None, 1.0);
        assert!(editor.commit("abc", 1.0));
        assert_eq!((editor.take_left_out(), editor.text().chars().count()), (1, MAX_TEXT));
    }
}
