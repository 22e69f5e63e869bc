//! The button is down and has not moved yet: a click, or the beginning of a drag.

use super::{
    DRAG_THRESHOLD, Gesture, band::Band, cards::CardDrag, marquee::Marquee, point::PointDrag,
    point::hundredths, step::StepDrag,
};
use crate::{
    edit::{Command, EditError, ItemRef, LaneField, Selection},
    editor::{
        Cursor, Intent, Overlay, Request,
        session::{Pointer, Session, item_of},
        spots::Addition,
        typing::{TypingStart, What, text_of_item},
    },
    layout::{Hit, LaneBox, MapText},
    model::Id,
};

/// What a press without a drag does when the button goes up.
#[derive(Debug)]
enum Click {
    /// Everything was done when the button went down.
    Nothing,
    /// Selects only this.
    Only(ItemRef),
    /// Takes this out of the selection.
    Remove(ItemRef),
    /// Selects nothing.
    Clear,
    /// Adds what a "+" stands for.
    Add(Addition),
}

/// A press that may become a click or a drag.
#[derive(Debug)]
pub(in crate::editor) struct Press {
    start: Pointer,
    hit: Hit,
    click: Click,
}

impl Press {
    /// The primary button went down.
    ///
    /// What is pressed is selected at once, so that a drag moves it; what needs to know that there was no drag
    /// (narrowing a selection of several, clearing) waits for the button to go up.
    pub(in crate::editor) fn new(session: &mut Session, pointer: &Pointer) -> Self {
        let mut hit = session.hit(pointer);
        let added = session.spot(pointer, &hit).filter(|spot| spot.hovered);
        if let (None, Some(card)) = (&added, session.outlined(pointer)) {
            hit = Hit::Card(card.card.id.clone());
        }
        // Shift as in drawing programs, Ctrl as in file managers and spreadsheets.
        let shift = pointer.modifiers.shift || pointer.modifiers.command;
        let background = matches!(hit, Hit::Cell { .. } | Hit::Curve(_) | Hit::Nothing);
        let click = match item_of(&hit) {
            None | Some(ItemRef::Cell { .. }) if shift => Click::Nothing,
            None => Click::Clear,
            Some(item) if background => Click::Only(item),
            Some(item) => {
                let was_selected = session.selection().contains(&item);
                match (was_selected, shift) {
                    (true, true) => Click::Remove(item),
                    (true, false) => Click::Only(item),
                    (false, true) => {
                        let mut selection = joinable(session.selection());
                        selection.add(item);
                        session.select(selection);
                        Click::Nothing
                    }
                    (false, false) => {
                        session.select(Selection::only(item));
                        Click::Nothing
                    }
                }
            }
        };
        let click = added.filter(|_| !shift).map_or(click, |spot| Click::Add(spot.addition));
        Self { start: *pointer, hit, click }
    }

    /// The drag that begins here.
    fn drag(self, session: &mut Session) -> Box<dyn Gesture> {
        let moves = matches!(
            self.hit,
            Hit::Card(_) | Hit::Stage(_) | Hit::Step(_) | Hit::Lane(_) | Hit::CurvePoint(_)
        );
        if moves && session.document.is_read_only() {
            session.refuse(EditError::ReadOnly);
            return Box::new(Blocked { refused: true });
        }
        let drag: Option<Box<dyn Gesture>> = match &self.hit {
            Hit::Card(id) => match CardDrag::new(session, id, &self.start) {
                Some(drag) => Some(Box::new(drag)),
                None => {
                    session.refuse(EditError::Locked);
                    None
                }
            },
            Hit::Stage(id) => Band::stage(session, id, &self.start).map(|drag| Box::new(drag) as _),
            Hit::Lane(id) => Band::lane(session, id, &self.start).map(|drag| Box::new(drag) as _),
            Hit::CurvePoint(id) => PointDrag::new(session, id, &self.start).map(|drag| Box::new(drag) as _),
            Hit::Cell { .. } | Hit::Curve(_) | Hit::Nothing => {
                Some(Box::new(Marquee::new(session, &self.start)))
            }
            Hit::Step(id) => Some(Box::new(StepDrag::new(id))),
            Hit::Link(_) | Hit::Title | Hit::Persona(_) | Hit::Scenario | Hit::Kind => None,
        };
        drag.unwrap_or_else(|| Box::new(Blocked { refused: moves }))
    }
}

/// What of a selection can stand beside other things: a cell only marks a place.
fn joinable(selection: &Selection) -> Selection {
    selection.iter().filter(|item| !matches!(item, ItemRef::Cell { .. })).cloned().collect()
}

impl Gesture for Press {
    fn moved(self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        if (pointer.view - self.start.view).hypot() < DRAG_THRESHOLD {
            return self;
        }
        self.drag(session).moved(session, pointer)
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        match self.click {
            Click::Nothing => {}
            Click::Only(item) => session.select(Selection::only(item)),
            Click::Remove(item) => {
                let mut selection = session.selection().clone();
                selection.remove(&item);
                session.select(selection);
            }
            Click::Add(addition) => session.add_at(addition),
            Click::Clear => session.select(Selection::none()),
        }
    }

    fn show(&self, _: &mut Overlay) {}

    fn cursor(&self) -> Cursor {
        Cursor::Default
    }

    fn scrolls_at_edges(&self) -> bool {
        false
    }
}

/// A drag of something that does not move: nothing happens until the button goes up.
#[derive(Debug)]
struct Blocked {
    /// Whether it could move, if it were not locked.
    refused: bool,
}

impl Gesture for Blocked {
    fn moved(self: Box<Self>, _: &mut Session, _: &Pointer) -> Box<dyn Gesture> {
        self
    }

    fn show(&self, _: &mut Overlay) {}

    fn cursor(&self) -> Cursor {
        if self.refused { Cursor::NotAllowed } else { Cursor::Default }
    }

    fn scrolls_at_edges(&self) -> bool {
        false
    }
}

/// Opens the text under a double click; in an empty place of a cell, a new card.
pub(in crate::editor) fn double_click(session: &mut Session, pointer: &Pointer) {
    let hit = session.hit(pointer);
    if hit == Hit::Nothing {
        // The lane of the curves is one band, also between its columns.
        let is_here = |lane: &&LaneBox| lane.curve_area.is_some() && lane.body_rect.contains(pointer.map);
        let lane = session.layout().lanes.iter().find(is_here).map(|lane| lane.id.clone());
        return lane.into_iter().for_each(|lane| point_here(session, &lane, pointer));
    }
    let Some(item) = item_of(&hit) else { return };
    if let Hit::Cell { lane, .. } = &hit
        && session.map().lane(lane).is_some_and(|lane| lane.collapsed)
    {
        // There is nothing to be seen in it: it opens.
        session.select(Selection::only(ItemRef::Lane(lane.clone())));
        session
            .apply(&Command::EditLanes { ids: vec![lane.clone()], set: vec![LaneField::Collapsed(false)] });
        return;
    }
    if let Hit::Cell { lane, .. } = &hit
        && session.is_of_curves(lane)
    {
        return point_here(session, lane, pointer);
    }
    session.select(Selection::only(item.clone()));
    let what = match (hit, text_of_item(&item)) {
        (Hit::Cell { lane, step }, _) => What::NewCard { lane, step, before: None },
        (Hit::Stage(id), _) if session.layout().is_on_goal(&id, pointer.map) => What::Text(MapText::Goal(id)),
        (_, Some(text)) => What::Text(text),
        (Hit::Curve(_) | Hit::Kind, None) => return,
        (_, None) => {
            session.request = Some(Request::EditText(item));
            return;
        }
    };
    session.want_typing(what, TypingStart::At(pointer.map));
}

/// Adds a point to the first curve where the pointer is, and opens its word.
fn point_here(session: &mut Session, lane: &Id, pointer: &Pointer) {
    let layout = session.layout();
    let index = layout.lanes.iter().position(|other| other.id == *lane);
    let place = layout.curve_place_at(pointer.map.x);
    let (Some(index), Some((step, at))) = (index, place) else { return };
    let value = hundredths(layout.curve_value_at(index, pointer.map.y).into());
    session.add_and_open(Intent::AddPoint { step, at: hundredths(at.into()), value });
}

/// Selects what is under a click of the secondary button, unless it is part of the selection
/// already, and asks for its menu.
pub(in crate::editor) fn secondary_click(session: &mut Session, pointer: &Pointer) {
    let hit = session.hit(pointer);
    match item_of(&hit) {
        Some(item) if session.selection().contains(&item) => {}
        Some(item) => session.select(Selection::only(item)),
        None => session.select(Selection::none()),
    }
    session.request = Some(Request::OpenContextMenu { hit, pos: pointer.view });
}
