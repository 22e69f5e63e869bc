//! A headless editing session.
//!
//! In: pointer, wheel and keys ([`Input`]) in view points, wishes ([`Intent`]), commands from panels. Out:
//! a changed [`Document`], a [`Camera`], an [`Overlay`] to draw over the map and [`Request`]s to the window.
//! It knows no window, so a test drives it exactly as a person does.
//!
//! The gestures live in `tools`, one state machine a file; `navigate` finds neighbours, `rearrange` moves things by
//! keyboard, `perform` says what each intent does.

mod building;
mod camera;
mod cards;
mod clipboard;
mod deleted;
mod edges;
mod extent;
mod find;
mod history;
mod in_sight;
mod input;
mod intent;
mod looks;
mod marks;
mod meant;
mod navigate;
mod overlay;
mod perform;
mod pick;
mod pictures;
mod pointer;
mod presenting;
mod rearrange;
mod remaining;
mod remarks;
mod session;
mod setting;
mod spots;
mod tools;
mod typing;
mod uncover;
mod whole;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use kurbo::{Point, Size};

pub use building::{Beside, Build, Chosen};
pub use camera::Camera;
pub use clipboard::Pasted;
pub use deleted::{Deleted, Part};
pub use extent::Extent;
pub use find::{Findings, Match, TextField, TextPlace, find_all};
pub use input::{Button, Cursor, Input, Key, Modifiers, Outcome, Request};
pub use intent::{Intent, Page, Toward};
pub use looks::Looks;
pub use marks::{Mark, marks_of, place_of};
pub use overlay::{Ghost, Overlay, Slot};
#[cfg(all(test, feature = "gui"))]
pub(crate) use perform::intent_of;
pub use pick::{Handle, LinkEnd, LinkPreview, Pick};
pub use pictures::PicturePlace;
pub use remarks::{NewComment, Remark, Thread, about, all_threads, item_about, threads};
pub use typing::{TextInput, Turning, TypingView, edit_command};

use crate::{
    edit::{Command, Document, EditError, ItemRef, Selection, TakenIn},
    i18n::Locale,
    layout::{CardSlot, Hit, MapLayout},
    model::JourneyMap,
    text::TextEngine,
};
pub use spots::{Addition, Spot};

use session::Session;
use tools::{Border, Gesture};

/// What the primary button does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Selects and drags.
    #[default]
    Select,
    /// Pulls the map.
    Hand,
    /// Puts a new card where it is clicked, and opens it for typing.
    Note,
    /// Links cards.
    Link,
    /// Comments on what is clicked.
    Comment,
}

/// A document being edited.
#[derive(Debug)]
pub struct Editor {
    session: Session,
    tool: Tool,
    /// What the pointer is in the middle of.
    gesture: Option<Box<dyn Gesture>>,
    /// Where the pointer was last, in view points, and the keys held then; none when it is off the canvas.
    pointer: Option<(Point, Modifiers)>,
    hovered: Hit,
    /// What the canvas showed when it was last looked up what the pointer is over.
    looked_at: Option<(Arc<MapLayout>, Camera, Tool)>,
    /// The border under the pointer, which a drag would move.
    border: Option<Border>,
    /// The "+" at or near the pointer.
    spot: Option<Spot>,
    /// Where the note tool would put a card now.
    note: Option<CardSlot>,
    /// Where the press that ended the typing was taken.
    meant: Option<meant::Meant>,
    /// Whether Ctrl+Enter ends a card and begins the next.
    listing: bool,
    /// Whether the pointer is on the handle of the selected card.
    on_handle: bool,
    /// Whether the space bar is held, which makes any tool a hand.
    space: bool,
    /// The search in progress.
    search: Option<find::Search>,
    /// Where it began, as long as somebody only looks.
    home: Option<find::Home>,
    /// Parts that are marked on the map.
    marks: Arc<[(ItemRef, Mark)]>,
}

impl Editor {
    /// A session on a map that is as its file is.
    #[must_use]
    pub fn new(map: Arc<JourneyMap>, locale: Locale) -> Self {
        Self::on(Document::new(map), locale)
    }

    /// A session on a document.
    #[must_use]
    pub fn on(document: Document, locale: Locale) -> Self {
        Self {
            session: Session::new(document, locale),
            tool: Tool::Select,
            gesture: None,
            pointer: None,
            hovered: Hit::Nothing,
            looked_at: None,
            border: None,
            spot: None,
            note: None,
            meant: None,
            listing: false,
            on_handle: false,
            space: false,
            search: None,
            home: None,
            marks: Arc::default(),
        }
    }

    /// The same with the ids of new things from a seed, for tests that must repeat.
    #[must_use]
    pub fn seeded(mut self, seed: u64) -> Self {
        self.session.rng = fastrand::Rng::with_seed(seed);
        self
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.session.document
    }

    /// The map as it is now; a drag in progress has not changed it.
    #[must_use]
    pub fn map(&self) -> &Arc<JourneyMap> {
        self.session.map()
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        self.session.selection()
    }

    /// Around everything that is selected, in view points; none when nothing is that shows.
    #[must_use]
    pub fn selection_in_view(&self) -> Option<kurbo::Rect> {
        self.session.selection_rect().map(|rect| self.session.camera.view_rect(rect))
    }

    /// Selects something else.
    pub fn select(&mut self, selection: Selection) {
        self.finish_typing();
        self.session.select(selection);
        self.session.remember_cell();
    }

    /// See [`Document::mark_saved`].
    pub fn mark_saved(&mut self, saved: &Arc<JourneyMap>) {
        self.session.document.mark_saved(saved);
    }

    /// See [`Document::mark_unsaved`].
    pub fn mark_unsaved(&mut self) {
        self.session.document.mark_unsaved();
    }

    /// See [`Document::take_in`]. Ends a gesture in progress.
    ///
    /// # Errors
    /// When the document is read-only.
    pub fn take_in(
        &mut self,
        base: &Arc<JourneyMap>,
        theirs: &Arc<JourneyMap>,
    ) -> Result<TakenIn, EditError> {
        self.cancel_gesture();
        self.finish_typing();
        self.session.document.note_view(self.session.view());
        self.session.document.take_in(base, theirs)
    }

    /// See [`Document::set_read_only`].
    pub fn set_read_only(&mut self, read_only: bool) {
        self.session.document.set_read_only(read_only);
    }

    /// Changes the program's language: the language of the words that it adds to maps.
    pub fn set_locale(&mut self, locale: Locale) {
        self.session.set_locale(locale);
    }

    /// Lays out the map if it, its preview or the fonts changed, and opens the text that is to be
    /// typed; whether anything did. To be called before drawing; costs nothing when nothing changed.
    pub fn refresh(&mut self, text: &mut TextEngine) -> bool {
        let changed = self.session.lay_out_more(text);
        self.follow_map();
        self.place_matches();
        self.reveal_match();
        let changed = self.begin_wanted(text) || changed;
        self.look_again() || changed
    }

    /// Lets a change of thousands of cards be laid out over several frames: what is in sight at once, of the
    /// others at most `most` with every [`Self::refresh`]. Meanwhile they show what they were.
    pub fn set_pace(&mut self, most: Option<usize>) {
        self.session.pace = most;
    }

    /// Whether more is to be laid out: another frame is wanted.
    #[must_use]
    pub fn is_laying_out(&self) -> bool {
        self.session.is_late()
    }

    /// The map laid out, with what a drag in progress previews.
    #[must_use]
    pub fn layout(&self) -> &Arc<MapLayout> {
        self.session.layout()
    }

    /// Which part of the map the canvas shows.
    #[must_use]
    pub fn camera(&self) -> &Camera {
        &self.session.camera
    }

    /// The camera, to move it.
    pub fn camera_mut(&mut self) -> &mut Camera {
        self.session.hold_view();
        &mut self.session.camera
    }

    /// Tells the size of the canvas in view points. Until the person does something, the view shows the
    /// map's beginning, whatever the size becomes; a map that is presented shows whole.
    pub fn set_viewport(&mut self, size: Size) {
        if self.session.camera.viewport() != size {
            self.session.resize(size);
            self.fit_presented();
        }
    }

    /// The tool in use.
    #[must_use]
    pub fn tool(&self) -> Tool {
        if self.space { Tool::Hand } else { self.session.pick_tool().unwrap_or(self.tool) }
    }

    /// What the pointer is over; nothing during a gesture.
    #[must_use]
    pub fn hovered(&self) -> &Hit {
        &self.hovered
    }

    /// Whether a drag, a marquee or a click is in progress.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.gesture.is_some()
    }

    /// What is to be drawn over the map.
    #[must_use]
    pub fn overlay(&self) -> Overlay {
        let mut overlay = Overlay::default();
        if self.is_presented() {
            return overlay;
        }
        if let Some(gesture) = &self.gesture {
            gesture.show(&mut overlay);
        } else if self.tool() == Tool::Select {
            overlay.border = self.border.as_ref().map(Border::line);
            overlay.spot = self.spot.clone();
            overlay.spots = self.session.standing_spots();
            overlay
                .spots
                .retain(|spot| self.spot.as_ref().is_none_or(|hovered| hovered.addition != spot.addition));
        }
        if self.gesture.is_none() && self.tool() == Tool::Note {
            overlay.slot = self.note.clone().map(Slot::Card);
        }
        if self.gesture.is_none() {
            overlay.link = self.pick_preview();
            if self.tool() == Tool::Select {
                let pointer = self.pointer.map(|(pos, held)| self.session.pointer(pos, held));
                overlay.handle = self.session.handle(pointer.as_ref());
                overlay.ends = self.session.link_ends(pointer.as_ref());
            }
        }
        overlay.remarks = self.remarks();
        self.show_matches(&mut overlay);
        overlay.marks = self.marks.clone();
        overlay
    }

    /// The "+" of the next stage, the next lane and of what the header lacks, for those who cannot see where they
    /// would show.
    #[must_use]
    pub fn additions(&self) -> Vec<Spot> {
        self.session.border_spots()
    }

    /// What a "+" at this place of the view would add.
    #[must_use]
    pub fn addition_at(&self, pos_in_view: kurbo::Point) -> Option<Addition> {
        let map = self.camera().map_from_view(pos_in_view);
        let pointer = session::Pointer { view: pos_in_view, map, modifiers: Modifiers::default() };
        let hit = self.session.hit(&pointer);
        self.session.spot(&pointer, &hit).map(|spot| spot.addition)
    }

    /// Adds what a "+" stands for.
    pub fn add(&mut self, addition: Addition) -> Outcome {
        if self.is_presented() {
            return Outcome::default();
        }
        self.session.hold_view();
        self.cancel_gesture();
        self.finish_typing();
        self.session.add_at(addition);
        self.session.remember_cell();
        Outcome { redraw: true, consumed: true, wants_tick: false, request: self.session.request.take() }
    }

    /// How the pointer is to look over the canvas.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        let on_text =
            || self.pointer.is_some_and(|(pos, _)| self.is_on_typed(self.session.camera.map_from_view(pos)));
        if self.gesture.is_none() && (self.selects_text() || on_text()) {
            return Cursor::Text;
        }
        match (&self.gesture, self.tool()) {
            (Some(gesture), _) => gesture.cursor(),
            (None, Tool::Hand) => Cursor::Hand,
            (None, Tool::Note) if self.note.is_some() => Cursor::Crosshair,
            (None, Tool::Note) => Cursor::Default,
            (None, Tool::Link | Tool::Comment) => Cursor::Crosshair,
            (None, Tool::Select) if self.on_handle => Cursor::Crosshair,
            (None, Tool::Select) if self.border.is_some() => {
                self.border.as_ref().map_or(Cursor::Default, Border::cursor)
            }
            (None, Tool::Select) if self.spot.as_ref().is_some_and(|spot| spot.hovered) => Cursor::Pointer,
            (None, Tool::Select) => match self.hovered {
                Hit::Stage(_) | Hit::Step(_) | Hit::Lane(_) | Hit::CurvePoint(_) => Cursor::Hand,
                Hit::Persona(_) | Hit::Scenario | Hit::Kind | Hit::Link(_) => Cursor::Pointer,
                _ => Cursor::Default,
            },
        }
    }

    /// Does a command as one step of the history, e.g. for a panel. Ends a gesture in progress.
    ///
    /// # Errors
    /// Those of [`Command::apply`]; the map is then as it was.
    pub fn apply(&mut self, command: &Command) -> Result<(), EditError> {
        self.apply_in_burst(command, None)
    }

    /// As [`Self::apply`]; steps that follow each other with the same `burst` become one.
    ///
    /// # Errors
    /// Those of [`Command::apply`].
    pub fn apply_in_burst(&mut self, command: &Command, burst: Option<u64>) -> Result<(), EditError> {
        self.cancel_gesture();
        self.finish_typing();
        self.session.try_apply(command, burst).map(|_| ())
    }

    /// Takes the step of a burst back as if it had never been; false where something else was done since.
    pub fn take_back(&mut self, burst: u64) -> bool {
        self.session.document.take_back(burst)
    }

    /// Does a command that ends a burst, as part of its step; nothing where something else was done since. What is in
    /// progress goes on: the press that has taken the focus from a field may be the beginning of a drag.
    pub fn end_burst(&mut self, command: &Command, burst: u64) {
        // What cannot be done leaves the text as it was typed.
        let _ = self.session.document.amend(command, burst);
    }

    /// Takes in what a person did. `text` lays the map out first where it must be up to date.
    pub fn handle(&mut self, text: &mut TextEngine, input: &Input) -> Outcome {
        if matches!(input, Input::PointerDown { .. } | Input::Key { pressed: true, .. } | Input::Text(_)) {
            self.stay_in_search();
        }
        let mut outcome = match input.clone() {
            Input::PointerDown { pos, button, modifiers, clicks } => {
                self.session.refresh(text);
                self.session.hold_view();
                if self.is_presented() {
                    self.present_press(pos, button, modifiers)
                } else if self.takes_press(text, pos, button, modifiers, clicks) {
                    self.ended(true)
                } else {
                    self.pointer_down(pos, button, modifiers, clicks)
                }
            }
            Input::PointerMove { pos, modifiers } => {
                let pointer = self.see(pos, modifiers);
                if self.drag_text(text, &pointer) {
                    Outcome { redraw: true, consumed: true, ..Outcome::default() }
                } else {
                    self.pointer_move(pos, modifiers)
                }
            }
            Input::PointerUp { button: Button::Primary, .. } if self.release_text() => {
                Outcome { redraw: true, consumed: true, ..Outcome::default() }
            }
            Input::PointerUp { pos, button, modifiers } => self.pointer_up(pos, button, modifiers),
            Input::PointerGone => self.pointer_gone(),
            Input::Wheel { pos, delta, modifiers } => self.wheel(pos, delta, modifiers),
            Input::Pinch { pos, factor } => self.move_camera(|camera| camera.zoom_at(pos, factor)),
            Input::Key { key, pressed: true, modifiers } if self.is_typing() => {
                self.session.refresh(text);
                self.typing_key(text, key, modifiers)
            }
            Input::Key { key, pressed: false, .. } if self.is_typing() && key != Key::Space => {
                self.typing_key_up(text, key)
            }
            Input::Key { key, pressed, modifiers } => {
                if pressed {
                    self.session.refresh(text);
                    self.session.hold_view();
                }
                self.key(key, pressed, modifiers)
            }
            Input::Text(_) if self.is_presented() => Outcome::default(),
            Input::Text(input) => {
                self.session.refresh(text);
                self.input_text(text, input)
            }
            Input::Tick { seconds } => self.tick(text, seconds),
            Input::Cancel => {
                self.space = false;
                self.session.picking = None;
                self.release_text();
                Outcome { redraw: self.cancel_gesture(), ..Outcome::default() }
            }
        };
        if matches!(input, Input::PointerUp { .. }) {
            self.session.pressed = None;
        }
        self.begin_wanted(text);
        self.session.remember_cell();
        outcome.request = outcome.request.or(self.session.request.take());
        outcome.wants_tick = self.edge_velocity().is_some();
        outcome
    }

    fn key(&mut self, key: Key, pressed: bool, modifiers: Modifiers) -> Outcome {
        if key == Key::Space && (!pressed || modifiers == Modifiers::NONE) && !self.is_presented() {
            let redraw = self.space != pressed;
            self.space = pressed;
            return Outcome { redraw, consumed: true, ..Outcome::default() };
        }
        if !pressed {
            return Outcome::default();
        }
        if self.is_presented() {
            return self.present_key(key, modifiers);
        }
        if self.gesture.is_some() {
            // Only Escape reaches into a gesture.
            let redraw = key == Key::Escape && self.call_off();
            return Outcome { redraw, consumed: true, ..Outcome::default() };
        }
        if self.session.picking.is_some() {
            return self.pick_key(key, modifiers);
        }
        match perform::intent_of(key, modifiers) {
            Some(Intent::Open) if key == Key::F2 && self.session.selection().is_empty() => {
                self.perform(Intent::Select(ItemRef::Title));
                self.perform(Intent::Open)
            }
            Some(intent) => {
                let consumed = self.can(&intent);
                Outcome { consumed, ..self.perform(intent) }
            }
            None => Outcome::default(),
        }
    }
}
