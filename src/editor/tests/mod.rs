//! Stories: map before, what a person does with pointer and keys, map after.

mod any;
mod bands;
mod borders;
mod building;
mod clipboard;
mod drag;
mod find;
mod keyboard;
mod linking;
mod looks;
mod meant;
mod notes;
mod pictures;
mod point;
mod presenting;
mod select;
mod spans;
mod typing;
mod view;
mod whole;

use std::sync::Arc;

use kurbo::{Point, Rect, Size, Vec2};

use super::*;
use crate::{
    edit::{
        ItemRef,
        story::{self, assert_map},
    },
    layout::MapText,
    model::{Direction, Flow, Id, LaneKind},
};

/// Both ways in which a map can flow: most stories must end the same in each.
const FLOWS: [Direction; 2] = [Direction::Ltr, Direction::Rtl];

const SHOP: &str = "
               | Look    | Buy      | Stay
    actions    | a b c   | d        |
    emotions   | p:+1    | q:-0.5   | r:+1.5
    pain-points|         | e f      | g";

/// A person in front of a canvas.
struct Person {
    editor: Editor,
    text: TextEngine,
    /// Keys held down.
    held: Modifiers,
    /// What the window was asked for last.
    request: Option<Request>,
    /// Whether the last input asked for ticks.
    wants_tick: bool,
}

/// Where to point at.
#[derive(Clone, Copy, Debug)]
enum At<'a> {
    /// The middle of a card.
    Card(&'a str),
    /// Just above a card, in its cell.
    Above(&'a str),
    /// Just under a card, in its cell.
    Below(&'a str),
    /// The free bottom of a cell.
    Cell(&'a str, &'a str),
    /// A stage's header, at this part of its width from where the journey begins.
    Stage(&'a str, f64),
    /// A lane's label, at this part of its height.
    Lane(&'a str, f64),
    /// A curve point.
    Face(&'a str),
    /// A place relative to the map's top left corner, in map points.
    Map(f64, f64),
    /// A place of the canvas, in view points.
    View(f64, f64),
}

impl Person {
    /// Somebody who has opened the map that `text` shows, on a canvas of 1400 × 900.
    fn opens(text: &str, flow: Direction) -> Self {
        Self::opens_map(story::map(text), flow)
    }

    fn opens_map(mut map: JourneyMap, flow: Direction) -> Self {
        map.flow = if flow.is_rtl() { Flow::Rtl } else { Flow::Ltr };
        let mut person = Self {
            editor: Editor::new(Arc::new(map), Locale::En).seeded(7),
            text: TextEngine::embedded_only(),
            held: Modifiers::NONE,
            request: None,
            wants_tick: false,
        };
        person.editor.set_viewport(Size::new(1400.0, 900.0));
        person.looks();
        person
    }

    /// A frame is drawn.
    fn looks(&mut self) {
        self.editor.refresh(&mut self.text);
    }

    fn map(&self) -> &Arc<JourneyMap> {
        self.editor.map()
    }

    #[track_caller]
    fn sees(&self, expected: &str) {
        assert_map(self.map(), expected);
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads as the story it tells")]
    fn does(&mut self, input: Input) {
        let outcome = self.editor.handle(&mut self.text, &input);
        self.request = outcome.request;
        self.wants_tick = outcome.wants_tick;
        self.looks();
    }

    fn wants(&mut self, intent: Intent) {
        self.request = self.editor.perform(intent).request;
        self.looks();
    }

    fn rect(&self, id: &str) -> Rect {
        self.editor.layout().rect_of(&id.into()).unwrap_or_else(|| panic!("{id} is not shown"))
    }

    /// A place in view points.
    fn pos(&self, at: At<'_>) -> Point {
        let layout = self.editor.layout();
        let in_map = match at {
            At::Card(id) => self.rect(id).center(),
            At::Above(id) => Point::new(self.rect(id).center().x, self.rect(id).y0 + 1.0),
            At::Below(id) => Point::new(self.rect(id).center().x, self.rect(id).y1 - 1.0),
            At::Cell(lane, step) => {
                let lane = layout.lanes.iter().find(|other| other.id.as_str() == lane).unwrap();
                let column = layout.columns.iter().position(|column| column.step.as_str() == step).unwrap();
                Point::new(lane.cells[column].center().x, lane.cells[column].y1 - 2.0)
            }
            At::Stage(id, part) => {
                let rect = layout.stages.iter().find(|stage| stage.id.as_str() == id).unwrap().rect;
                let part = if layout.direction.is_rtl() { 1.0 - part } else { part };
                Point::new(rect.x0 + rect.width() * part, rect.center().y)
            }
            At::Lane(id, part) => {
                let rect = layout.lanes.iter().find(|lane| lane.id.as_str() == id).unwrap().label_rect;
                Point::new(rect.center().x, rect.y0 + rect.height() * part)
            }
            At::Face(id) => self.rect(id).center(),
            At::Map(x, y) => Point::new(x, y),
            At::View(x, y) => return Point::new(x, y),
        };
        self.editor.camera().view_from_map(in_map)
    }

    fn presses(&mut self, at: At<'_>) {
        let (pos, modifiers) = (self.pos(at), self.held);
        self.does(Input::PointerDown { pos, button: Button::Primary, modifiers, clicks: 1 });
    }

    fn moves(&mut self, at: At<'_>) {
        let (pos, modifiers) = (self.pos(at), self.held);
        self.does(Input::PointerMove { pos, modifiers });
    }

    fn releases(&mut self, at: At<'_>) {
        let (pos, modifiers) = (self.pos(at), self.held);
        self.does(Input::PointerUp { pos, button: Button::Primary, modifiers });
    }

    fn clicks(&mut self, at: At<'_>) {
        self.presses(at);
        self.releases(at);
    }

    /// Presses twice; the button stays down.
    fn double_clicks(&mut self, at: At<'_>) {
        self.clicks(at);
        let (pos, modifiers) = (self.pos(at), self.held);
        self.does(Input::PointerDown { pos, button: Button::Primary, modifiers, clicks: 2 });
    }

    /// Presses, moves there in a few steps, and holds still.
    fn pulls(&mut self, from: At<'_>, to: At<'_>) {
        let (start, end) = (self.pos(from), self.pos(to));
        self.presses(from);
        for step in 1..=4 {
            let pos = start.lerp(end, f64::from(step) / 4.0);
            self.does(Input::PointerMove { pos, modifiers: self.held });
        }
    }

    fn drags(&mut self, from: At<'_>, to: At<'_>) {
        let end = self.pos(to);
        self.pulls(from, to);
        self.releases(At::View(end.x, end.y));
    }

    fn types(&mut self, key: Key) {
        self.does(Input::Key { key, pressed: true, modifiers: self.held });
        let request = self.request.take();
        self.does(Input::Key { key, pressed: false, modifiers: self.held });
        self.request = request;
    }

    /// Does something with keys held.
    fn holding(&mut self, modifiers: Modifiers, action: impl FnOnce(&mut Self)) {
        self.held = modifiers;
        action(self);
        self.held = Modifiers::NONE;
    }

    /// What is selected, in words.
    fn selected(&self) -> String {
        let words: Vec<String> = self
            .editor
            .selection()
            .iter()
            .map(|item| match item {
                ItemRef::Card(id) | ItemRef::Point(id) => id.to_string(),
                ItemRef::Stage(id) => format!("stage {id}"),
                ItemRef::Step(id) => format!("step {id}"),
                ItemRef::Lane(id) => format!("lane {id}"),
                ItemRef::Cell { lane, step } => format!("{lane}×{step}"),
                other => format!("{other:?}"),
            })
            .collect();
        words.join(" ")
    }

    fn undo_name(&self) -> String {
        let name = self.editor.document().undo_name().map(|name| name.message(Locale::En));
        crate::i18n::without_isolates(&name.unwrap_or_default())
    }

    /// What the point called `id` shows now: its value and face, in the layout that is drawn.
    fn shown_point(&self, id: &str) -> (f32, crate::model::Face) {
        let id: Id = id.into();
        let mut points = self.editor.layout().curves.iter().flat_map(|curve| &curve.points);
        let point = points.find(|point| point.id == id).unwrap();
        (point.value, point.face)
    }

    fn offset(&self) -> Vec2 {
        self.editor.camera().offset
    }
}
