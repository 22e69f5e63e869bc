//! The life of a text that is typed: it begins on the laid-out map, shows with every key, and ends as one command.

use std::{borrow::Cow, sync::Arc};

use kurbo::Rect;

use super::{
    LastCaret, New, Turning, Typing, TypingStart, TypingView, Wanted, What,
    target::{self, Written},
};
use crate::{
    edit::EditError,
    editor::session::Session,
    layout::{MapText, PlacedText},
    model::{Card, Persona},
    text::{EditCommand, Line, Motion, TextEditor, TextEngine, tidied},
};

/// Where a press is meant for the letters of a text: all of a card's block, of a name its letters alone.
fn around(text: &PlacedText, multiline: bool) -> Rect {
    const NEAR: f64 = 6.0;
    let block = &text.block;
    let (left, right) = if multiline {
        (0.0, block.width)
    } else {
        let inked = |(left, right): (f32, f32), line: &Line| (left.min(line.left), right.max(line.right));
        block.lines.iter().fold((f32::MAX, f32::MIN), inked)
    };
    let rect = Rect::new(left.into(), 0.0, right.max(left).into(), block.height.into());
    (rect + text.origin.to_vec2()).inflate(NEAR, NEAR)
}

impl Session {
    /// Asks for the text of `item` to be opened; for a cell, for a new card in it.
    pub(in crate::editor) fn want_typing(&mut self, what: What, start: TypingStart) {
        self.wanted = Some(Wanted { what, start });
    }

    /// Begins what was asked for. The map is laid out.
    pub(super) fn begin(&mut self, engine: &mut TextEngine, wanted: Wanted) {
        if self.document.is_read_only() {
            return self.refuse(EditError::ReadOnly);
        }
        let Wanted { what, start } = wanted;
        let Some((target, before, new)) = self.wanted_text(what) else { return };
        if before.locked {
            return self.refuse(EditError::Locked);
        }
        self.set_typed(Some(target.clone()));
        if let Some(new) = &new {
            let applied = match new.command("", None).apply(self.map()) {
                Ok(applied) => applied,
                Err(error) => {
                    self.set_typed(None);
                    return self.refuse(error);
                }
            };
            self.preview = Some(Arc::new(applied.map));
        }
        self.refresh(engine);
        let Some(placed) = self.layout().text(&target) else {
            self.preview = None;
            return self.set_typed(None);
        };
        let given = self.is_given_name(&target, &before.text);
        let start = if given { TypingStart::All } else { start };
        let editor = self.editor_of(engine, &before.text, &placed, start, target.is_multiline());
        // What a field of one line makes of a text of several is no change of it.
        let before = Written { text: editor.text().to_owned(), ..before };
        let direction = before.direction;
        let shown = (before.text.clone(), direction);
        let (selecting, turning) = (false, Turning::default());
        self.typing = Some(Typing { target, editor, direction, before, new, shown, selecting, turning });
    }

    /// Which text is opened, what it says, and what it is a text of if that is new.
    fn wanted_text(&mut self, what: What) -> Option<(MapText, Written, Option<New>)> {
        Some(match what {
            What::Text(target) => {
                let before = target::read(self.map(), &target)?;
                (target, before, None)
            }
            What::NewCard { lane, step, before } => {
                let card = Card { id: self.new_id(), lane, step, ..Card::default() };
                (MapText::Card(card.id.clone()), Written::default(), Some(New::Card(Box::new(card), before)))
            }
            What::NewPersona => {
                let persona = Persona { id: self.new_id(), ..Persona::default() };
                let target = MapText::Persona(persona.id.clone());
                let place = self.map().personas.len();
                (target, Written::default(), Some(New::Persona(Box::new(persona), place)))
            }
        })
    }

    /// An editor of a text that is shown as `placed`, with its caret where it is to be.
    fn editor_of(
        &self,
        engine: &mut TextEngine,
        text: &str,
        placed: &PlacedText,
        start: TypingStart,
        multiline: bool,
    ) -> TextEditor {
        let mut editor = TextEditor::new(text, placed.block.style, placed.block.wrap, multiline);
        match start {
            TypingStart::End => {}
            TypingStart::Start => {
                let motion = Motion::TextStart;
                editor.apply(engine, EditCommand::Move { motion, extend: false }, self.now);
            }
            TypingStart::All => {
                editor.apply(engine, EditCommand::SelectAll, self.now);
            }
            // Beside the letters, on a picture or an icon: the text is opened as by a key.
            TypingStart::At(pos) if !around(placed, multiline).contains(pos) => {}
            TypingStart::At(pos) => {
                let at = (pos - placed.origin.to_vec2()).to_vec2();
                editor.press(engine, at.x as f32, at.y as f32, 1, false, self.now);
            }
        }
        editor
    }

    /// Whether a title is the one that the map, a stage or a lane was given when it was made: nobody wants to go on with
    /// that.
    fn is_given_name(&self, target: &MapText, title: &str) -> bool {
        let name = match target {
            MapText::Title => "untitled-map".to_owned(),
            MapText::Stage(_) => "untitled-stage".to_owned(),
            MapText::Lane(id) => match self.map().lane(id) {
                Some(lane) => format!("lane-{}", lane.kind.name()),
                None => return false,
            },
            _ => return false,
        };
        [self.words(), self.locale].iter().any(|locale| locale.text(&name) == title)
    }

    /// Has the layout show what the text is now, and the editor of it know how it is laid out.
    pub(super) fn show_typing(&mut self, engine: &mut TextEngine) {
        let Some(typing) = &mut self.typing else { return };
        let shown = (typing.editor.view(engine).block.text.to_string(), typing.direction);
        if typing.shown != shown {
            let command = typing.command(&shown.0);
            typing.shown = shown;
            let map = command.and_then(|command| command.apply(self.document.map()).ok());
            self.preview = map.map(|applied| Arc::new(applied.map));
        }
        self.refresh(engine);
        let Some(PlacedText { block, .. }) = self.typing_place() else {
            // Undone, or gone with its lane: there is nothing to type any more.
            self.drop_typing();
            return;
        };
        let Some(typing) = &mut self.typing else { return };
        if *typing.editor.style() != block.style {
            typing.editor.set_style(block.style);
        }
        typing.editor.set_width(block.wrap);
    }

    pub(super) fn typing_place(&self) -> Option<PlacedText> {
        self.layout().text(&self.typing.as_ref()?.target)
    }

    /// Brings the caret into view.
    pub(super) fn reveal_caret(&mut self, engine: &mut TextEngine) {
        let Some(view) = self.typing_view(engine) else { return };
        let rect = view.rect(view.ime_area);
        if !self.is_in_sight(rect) {
            self.reveal_rect(rect);
        }
    }

    pub(super) fn typing_view(&self, engine: &mut TextEngine) -> Option<TypingView> {
        let typing = self.typing.as_ref()?;
        let origin = self.typing_place()?.origin;
        let view = typing.editor.view(engine);
        Some(TypingView {
            target: typing.target.clone(),
            area: self.layout().text_area(&typing.target)?,
            origin,
            caret: view.caret,
            selection: view.selection,
            preedit: view.preedit,
            ime_area: view.ime_area,
            block: view.block,
            selected: typing.editor.selection(),
        })
    }

    /// Ends typing without a trace.
    pub(super) fn drop_typing(&mut self) -> Option<Typing> {
        let typing = self.typing.take()?;
        self.preview = None;
        self.set_typed(None);
        Some(typing)
    }

    /// Ends typing and keeps the text, as one step.
    pub(in crate::editor) fn finish_typing(&mut self) -> bool {
        let Some(typing) = self.drop_typing() else { return false };
        self.last_caret = LastCaret::of(&typing);
        let mut text = Cow::Borrowed(typing.composed());
        if *text != typing.before.text {
            text = if typing.target.is_multiline() {
                tidied(typing.composed())
            } else {
                text.trim().to_owned().into()
            };
        }
        let nothing = typing.new.is_some() && text.trim().is_empty();
        if !nothing && let Some(command) = typing.command(&text) {
            self.apply(&command);
        }
        true
    }
}
