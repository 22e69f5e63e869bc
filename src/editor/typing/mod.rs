//! Typing a text where it stands on the map.
//!
//! While a text is typed, a [`TextEditor`] owns it and the session previews the map with it, so that
//! the layout shows it with every key as it will be when done: in the same block, in a card that has
//! grown. When it ends, the change is one step of the history; a new card that stayed empty leaves no
//! trace. An emptied card stays: it may carry more than its text.

mod keys;
mod live;
mod pointer;
mod split;
mod target;
mod turning;

use std::{ops::Range, sync::Arc};

use kurbo::{Point, Rect};

pub use keys::edit_command;
pub(super) use split::LastCaret;
pub(super) use target::text_of_item;
#[cfg(test)]
pub(super) use target::written;
pub use turning::Turning;

use super::{Editor, Key, Modifiers, Outcome, intent::Intent};
use crate::{
    edit::{Command, ItemRef, StepName},
    layout::MapText,
    model::{Card, Direction, Id, JourneyMap, Persona},
    text::{CaretShape, EditCommand, TextEditor, TextEngine, TextRect, TextSelection},
};
use target::Written;

/// Something typed that is not a key with a meaning of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum TextInput {
    /// Letters from the keyboard.
    Typed(String),
    /// Text from the clipboard.
    Pasted(String),
    /// The selection goes to the clipboard.
    Copy,
    /// The selection goes to the clipboard and out of the text.
    Cut,
    /// What an input method is composing.
    Preedit {
        /// The text; empty ends it.
        text: String,
        /// Bytes of it that the input method marks.
        cursor: Option<Range<usize>>,
    },
    /// What an input method has made.
    Composed(String),
}

/// Where the caret stands when typing begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TypingStart {
    /// At the beginning.
    Start,
    /// At the end.
    End,
    /// Everything is selected.
    All,
    /// Where the pointer was, in map points.
    At(Point),
}

/// Typing that was asked for and begins once the map is laid out.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) what: What,
    pub(super) start: TypingStart,
}

/// What is to be typed.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A text of the map.
    Text(MapText),
    /// A new card in a cell, before this card of it or at its end.
    NewCard { lane: Id, step: Id, before: Option<Id> },
    /// The name of a new persona.
    NewPersona,
}

/// What is typed and not in the map yet. It leaves no trace when nothing was typed.
#[derive(Clone, Debug)]
enum New {
    /// With the card before which it goes.
    Card(Box<Card>, Option<Id>),
    /// With its place among the personas.
    Persona(Box<Persona>, usize),
}

impl New {
    /// The change that puts it into the map with this text.
    fn command(&self, text: &str, direction: Option<Direction>) -> Command {
        match self {
            Self::Card(card, before) => {
                let card = Card { text: text.to_owned(), direction, ..(**card).clone() };
                Command::InsertCards { cards: vec![card], before: before.clone() }
            }
            Self::Persona(persona, index) => {
                let persona = Persona { name: text.to_owned(), direction, ..(**persona).clone() };
                Command::InsertPersona { persona: Box::new(persona), index: *index }
            }
        }
    }
}

/// A text being typed.
#[derive(Debug)]
pub(super) struct Typing {
    target: MapText,
    editor: TextEditor,
    direction: Option<Direction>,
    /// As it was when typing began.
    before: Written,
    /// What it belongs to, while that is not in the map yet.
    new: Option<New>,
    /// What the layout shows of it now.
    shown: (String, Option<Direction>),
    /// Whether the pointer is selecting.
    selecting: bool,
    /// Whether it is about to be turned.
    turning: Turning,
}

/// What to draw of a text being typed, in map points.
#[derive(Clone, Debug)]
pub struct TypingView {
    /// Which text it is.
    pub target: MapText,
    /// What belongs to it.
    pub area: Rect,
    /// Top left corner of its block; everything below is relative to it.
    pub origin: Point,
    /// The caret; none while an input method hides it.
    pub caret: Option<CaretShape>,
    /// What covers the selection.
    pub selection: Vec<TextRect>,
    /// What is being composed, to be underlined.
    pub preedit: Vec<TextRect>,
    /// What the input method's window must not cover.
    pub ime_area: TextRect,
    /// The laid-out text with what is being composed.
    pub block: Arc<crate::text::TextBlock>,
    /// What is selected in it.
    pub selected: TextSelection,
}

impl TypingView {
    /// A rectangle of the block in map points.
    #[must_use]
    pub fn rect(&self, rect: TextRect) -> Rect {
        let TextRect { left, top, right, bottom } = rect;
        Rect::new(left.into(), top.into(), right.into(), bottom.into()) + self.origin.to_vec2()
    }
}

impl Typing {
    /// What would change the map into what is shown; none when nothing would change.
    fn command(&self, text: &str) -> Option<Command> {
        match &self.new {
            Some(new) => Some(new.command(text, self.direction)),
            None => target::write(&self.target, &self.before, text, self.direction),
        }
    }

    /// What ending it now would do to the map; none when nothing was changed.
    fn pending(&self) -> Option<Command> {
        let text = self.composed();
        let new_and_empty = self.new.is_some() && text.trim().is_empty();
        if new_and_empty { None } else { self.command(text) }
    }

    /// The text with what is being composed.
    fn composed(&self) -> &str {
        if self.editor.is_composing() { &self.shown.0 } else { self.editor.text() }
    }
}

impl Editor {
    /// Tells the time, in seconds of any clock: changes that follow each other closely are undone together.
    pub fn set_time(&mut self, seconds: f64) {
        self.session.now = seconds;
    }

    /// Whether a text is being typed on the map.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.session.typing.is_some()
    }

    /// Whether the map, with what is being typed, differs from what the file holds.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.session.document.is_dirty() || self.pending().is_some()
    }

    /// What an undo would take back: what is being typed counts as done.
    #[must_use]
    pub fn undo_name(&self) -> Option<StepName> {
        self.pending().map(|command| command.name()).or_else(|| self.session.document.undo_name())
    }

    /// What ending the typing now would do to the map; none when nothing is typed, or nothing changed.
    #[must_use]
    pub fn pending(&self) -> Option<Command> {
        self.session.typing.as_ref().and_then(Typing::pending)
    }

    /// The map with what is being typed.
    #[must_use]
    pub fn map_with_typed(&self) -> &Arc<JourneyMap> {
        self.session.preview.as_ref().filter(|_| self.is_typing()).unwrap_or_else(|| self.map())
    }

    /// What is being made by typing and is not in the map yet, once it has a letter.
    #[must_use]
    pub fn in_the_making(&self) -> Option<ItemRef> {
        let typing = self.session.typing.as_ref()?;
        let new = typing.new.as_ref().filter(|_| typing.pending().is_some())?;
        Some(match new {
            New::Card(card, _) => ItemRef::Card(card.id.clone()),
            New::Persona(persona, _) => ItemRef::Persona(persona.id.clone()),
        })
    }

    /// The text that is being typed.
    #[cfg(test)]
    pub(super) fn typed_text(&self) -> Option<&MapText> {
        self.session.typing.as_ref().map(|typing| &typing.target)
    }

    /// What to draw of it. The map must be laid out ([`Self::refresh`]).
    #[must_use]
    pub fn typing_view(&self, text: &mut TextEngine) -> Option<TypingView> {
        self.session.typing_view(text)
    }

    /// Selects something else in the text that is typed.
    pub fn select_typed(&mut self, text: &mut TextEngine, selection: TextSelection) -> Outcome {
        let Some(typing) = &mut self.session.typing else { return Outcome::default() };
        typing.editor.select(selection);
        self.typed(text)
    }

    /// Puts another text in the place of all that is typed.
    pub fn replace_typed(&mut self, text: &mut TextEngine, with: &str) -> Outcome {
        let now = self.session.now;
        let Some(typing) = &mut self.session.typing else { return Outcome::default() };
        typing.editor.apply(text, EditCommand::SelectAll, now);
        typing.editor.apply(text, EditCommand::Insert(with.to_owned()), now);
        self.typed(text)
    }

    /// Ends typing and keeps the text; whether something was typed. What reads or replaces the map
    /// (saving, exporting, closing) calls this first.
    pub fn finish_typing(&mut self) -> bool {
        self.session.wanted = None;
        self.session.finish_typing()
    }

    /// Opens `target` for typing with everything selected, as soon as the map is laid out.
    #[cfg(test)]
    pub(super) fn type_text(&mut self, target: MapText) {
        self.cancel_gesture();
        self.session.finish_typing();
        self.session.want_typing(What::Text(target), TypingStart::All);
    }

    /// Begins what was asked for, once.
    pub(super) fn begin_wanted(&mut self, engine: &mut TextEngine) -> bool {
        let Some(wanted) = self.session.wanted.take() else { return false };
        self.session.finish_typing();
        self.session.refresh(engine);
        self.session.begin(engine, wanted);
        self.hover_nothing();
        self.session.show_typing(engine);
        self.session.reveal_caret(engine);
        true
    }

    /// Takes in letters, pastes and what an input method makes. Where nothing is being typed yet, they
    /// open the text of what is selected; in an empty cell, a new card.
    pub(super) fn input_text(&mut self, engine: &mut TextEngine, input: TextInput) -> Outcome {
        let silent = |text: &str| text.chars().all(char::is_control);
        let nothing = matches!(&input, TextInput::Typed(text) if silent(text));
        if self.session.picking.is_some() {
            return self.ended(false);
        }
        if self.session.typing.is_none() {
            let opens = match &input {
                TextInput::Typed(text) | TextInput::Composed(text) => !text.trim().is_empty(),
                TextInput::Preedit { text, .. } => !text.is_empty(),
                TextInput::Pasted(_) | TextInput::Copy | TextInput::Cut => false,
            };
            if !opens || nothing || self.gesture.is_some() || !self.open_selected(engine) {
                return self.ended(false);
            }
        }
        let now = self.session.now;
        let Some(typing) = &mut self.session.typing else { return self.ended(true) };
        typing.turning = Turning::default();
        match input {
            TextInput::Typed(_) if nothing || typing.editor.is_composing() => {}
            TextInput::Typed(text) | TextInput::Pasted(text) => {
                typing.editor.apply(engine, EditCommand::Insert(text), now);
            }
            TextInput::Copy | TextInput::Cut => {
                let selected = typing.editor.selected_text().to_owned();
                if !selected.is_empty() {
                    if input == TextInput::Cut {
                        typing.editor.apply(engine, EditCommand::DeleteBack, now);
                    }
                    self.session.request = Some(super::Request::CopyText(selected));
                }
            }
            TextInput::Preedit { text, cursor } => typing.editor.set_preedit(&text, cursor, now),
            TextInput::Composed(text) => {
                typing.editor.commit(&text, now);
            }
        }
        self.typed(engine)
    }

    /// After a change of the text or its caret.
    fn typed(&mut self, engine: &mut TextEngine) -> Outcome {
        let left_out = self.session.typing.as_mut().map_or(0, |typing| typing.editor.take_left_out());
        if left_out > 0 {
            self.session.request = Some(super::Request::LeftOut(left_out));
        }
        self.session.hold_view();
        self.session.show_typing(engine);
        self.session.reveal_caret(engine);
        self.ended(true)
    }

    pub(super) fn ended(&mut self, consumed: bool) -> Outcome {
        let request = self.session.request.take();
        Outcome { redraw: consumed, consumed, request, wants_tick: self.edge_velocity().is_some() }
    }

    /// Where what is typed next would begin a text, in map points: there an input method opens its window. None while
    /// a text is typed, and where letters mean nothing.
    #[must_use]
    pub fn awaits_letters(&self) -> Option<kurbo::Rect> {
        let session = &self.session;
        let open = session.typing.is_none() && session.picking.is_none() && self.gesture.is_none();
        let item = session.selection().single().filter(|_| open && !session.is_presented())?;
        let takes = matches!(item, ItemRef::Cell { .. }) || text_of_item(item).is_some();
        session.rect_of(item).filter(|_| takes && !session.document.is_read_only())
    }

    /// Opens what is selected for what is typed on it: at the end of a card's text, in the place of a name. Whether
    /// that is a text.
    fn open_selected(&mut self, engine: &mut TextEngine) -> bool {
        let session = &mut self.session;
        let what = match session.selection().single().cloned() {
            Some(ItemRef::Cell { lane, step }) if session.is_of_curves(&lane) => {
                // What is typed where the curve runs is what is felt there.
                if session.point_in(&lane, &step).is_none() && !session.document.is_read_only() {
                    session.add_point_in(step.clone());
                    session.refresh(engine);
                }
                let Some(point) = session.point_in(&lane, &step) else { return false };
                session.go_to(ItemRef::Point(point.clone()));
                What::Text(MapText::Word(point))
            }
            Some(ItemRef::Cell { lane, step }) => What::NewCard { lane, step, before: None },
            Some(item) => match text_of_item(&item) {
                Some(text) => What::Text(text),
                None => return false,
            },
            None => return false,
        };
        let replaces = matches!(&what, What::Text(text) if !text.is_multiline());
        let start = if replaces { TypingStart::All } else { TypingStart::End };
        self.session.want_typing(what, start);
        self.begin_wanted(engine)
    }

    /// A key while a text is typed.
    pub(super) fn typing_key(&mut self, engine: &mut TextEngine, key: Key, modifiers: Modifiers) -> Outcome {
        let Some(typing) = &mut self.session.typing else { return Outcome::default() };
        let composing = typing.editor.is_composing();
        typing.turning.press(key, modifiers);
        if composing && key != Key::Escape {
            // The input method works on it.
            return self.ended(true);
        }
        let multiline = typing.target.is_multiline();
        match key {
            Key::Escape if modifiers.shift => {
                self.session.drop_typing();
                // What was typed may have moved the map far.
                self.session.reveal = true;
                self.session.refresh(engine);
                self.ended(true)
            }
            Key::Escape => self.done(engine),
            Key::Enter if modifiers.command && (modifiers.shift || self.listing) => {
                self.split_at_caret(engine)
            }
            Key::Enter if multiline && !modifiers.command => {
                typing.editor.apply(engine, EditCommand::Insert("\n".to_owned()), self.session.now);
                self.typed(engine)
            }
            Key::Enter => self.done(engine),
            Key::F2 => self.done(engine),
            Key::Tab => {
                self.done(engine);
                let intent = if modifiers.shift { Intent::Previous } else { Intent::Next };
                self.perform(intent)
            }
            _ => {
                let command = edit_command(key, modifiers);
                if matches!(command, Some(EditCommand::Undo)) && !typing.editor.can_undo() {
                    // Nothing was typed: what is taken back is what the text was opened for.
                    let is_new = typing.new.is_some();
                    // What was typed and taken back again can be done again all the same: it becomes a step, undone.
                    let taken_back = typing.editor.can_redo();
                    while typing.editor.can_redo() {
                        typing.editor.apply(engine, EditCommand::Redo, self.session.now);
                    }
                    let done = self.done(engine);
                    let undone = if taken_back { self.perform(Intent::Undo) } else { done };
                    return if is_new { undone } else { self.perform(Intent::Undo) };
                }
                if let Some(command) = command {
                    typing.editor.apply(engine, command, self.session.now);
                }
                self.typed(engine)
            }
        }
    }

    /// A key went up: Ctrl with the left or right Shift key turns the text.
    pub(super) fn typing_key_up(&mut self, engine: &mut TextEngine, key: Key) -> Outcome {
        match self.session.typing.as_mut().and_then(|typing| typing.turning.release(key)) {
            Some(direction) => self.turn_text(engine, direction),
            None => Outcome::default(),
        }
    }

    /// Forces a direction on the text that is being typed. Forcing the one that it would have anyway
    /// lets it follow its letters again.
    pub fn turn_text(&mut self, engine: &mut TextEngine, direction: Direction) -> Outcome {
        let Some(typing) = &mut self.session.typing else { return Outcome::default() };
        if !target::keeps_direction(&typing.target) {
            return Outcome::default();
        }
        let style = crate::text::TextStyle { forced: None, ..*typing.editor.style() };
        let free = engine.block(typing.editor.text(), &style, None);
        let follows = !free.text.is_empty() && free.lines.iter().all(|line| line.direction == direction);
        typing.direction = (!follows).then_some(direction);
        self.typed(engine)
    }

    fn done(&mut self, engine: &mut TextEngine) -> Outcome {
        self.session.finish_typing();
        self.session.refresh(engine);
        self.ended(true)
    }
}
