//! What tools share: the document, its layout, the camera.

use std::sync::Arc;

use kurbo::{Point, Rect, Size};
use rustc_hash::FxHashMap;

use super::{
    Camera, Modifiers, Request,
    history::Return,
    pick::Picking,
    presenting::Presentation,
    typing::{LastCaret, Typing, Wanted},
    uncover::meets,
    whole::LastCut,
};
use crate::{
    edit::{Command, Document, EditError, ItemRef, Selection, View},
    i18n::Locale,
    layout::{CardBox, Hit, LayoutEngine, MapLayout, MapText, Pace},
    model::{Id, JourneyMap},
    text::TextEngine,
};

/// Where the pointer is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointer {
    /// In view points.
    pub(super) view: Point,
    /// In map points.
    pub(super) map: Point,
    /// Keys held.
    pub(super) modifiers: Modifiers,
}

/// What tools work on.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) document: Document,
    pub(super) camera: Camera,
    pub(super) locale: Locale,
    /// Source of the ids of new things.
    pub(super) rng: fastrand::Rng,
    /// A map to show instead of the document's while something is dragged.
    pub(super) preview: Option<Arc<JourneyMap>>,
    /// The text that is being typed.
    pub(super) typing: Option<Typing>,
    /// Where the caret stood in the card that was typed last.
    pub(super) last_caret: Option<LastCaret>,
    /// Typing that begins once the map is laid out.
    pub(super) wanted: Option<Wanted>,
    /// A choice that is open.
    pub(super) picking: Option<Picking>,
    /// The time, in seconds.
    pub(super) now: f64,
    /// What the window is asked for after this input.
    pub(super) request: Option<Request>,
    /// Whether to pan to the selection once the map is laid out.
    pub(super) reveal: bool,
    /// What to pan to then, where nothing is selected.
    pub(super) changed: Option<ItemRef>,
    /// Where a step of the history leads.
    pub(super) returns: Option<Return>,
    /// What was seen of the map when the pointer was pressed; none while it is not.
    pub(super) pressed: Option<View>,
    /// Most cards out of sight that are measured between two frames; none is all at once.
    pub(super) pace: Option<usize>,
    /// The presentation in progress.
    pub(super) presentation: Option<Presentation>,
    /// The parts of the canvas over which something stands, in view points.
    pub(super) covered: Vec<Rect>,
    /// The cell of what was selected last: where the keyboard goes on when nothing is.
    pub(super) last_cell: Option<(Id, Id)>,
    /// The stages or lanes that were cut last.
    pub(super) last_cut: Option<LastCut>,
    engine: LayoutEngine,
    /// The text of which the layout was told that it is being typed.
    typed: Option<MapText>,
    layout: Arc<MapLayout>,
    /// The map and the state of the fonts that `layout` shows.
    shown: Option<(Arc<JourneyMap>, u32)>,
    /// Canvas for which the view of the just opened map was chosen.
    placed_for: Option<Size>,
    /// Whether the person has done anything since: from then on only they move the view.
    held: bool,
}

impl Session {
    pub(super) fn new(document: Document, locale: Locale) -> Self {
        Self {
            document,
            camera: Camera::default(),
            locale,
            rng: fastrand::Rng::new(),
            preview: None,
            typing: None,
            last_caret: None,
            wanted: None,
            picking: None,
            now: 0.0,
            request: None,
            reveal: false,
            changed: None,
            returns: None,
            pressed: None,
            pace: None,
            presentation: None,
            covered: Vec::new(),
            last_cell: None,
            last_cut: None,
            engine: LayoutEngine::new(locale),
            typed: None,
            layout: Arc::new(MapLayout::empty()),
            shown: None,
            placed_for: None,
            held: false,
        }
    }

    pub(super) fn map(&self) -> &Arc<JourneyMap> {
        self.document.map()
    }

    pub(super) fn layout(&self) -> &Arc<MapLayout> {
        &self.layout
    }

    pub(super) fn selection(&self) -> &Selection {
        self.document.selection()
    }

    pub(super) fn set_locale(&mut self, locale: Locale) {
        if self.locale != locale {
            self.locale = locale;
            self.engine = LayoutEngine::new(locale);
            self.engine.set_typed(self.typed.clone());
            self.shown = None;
        }
    }

    /// Tells the layout which text is being typed.
    pub(super) fn set_typed(&mut self, text: Option<MapText>) {
        if self.typed != text {
            self.typed.clone_from(&text);
            self.engine.set_typed(text);
            self.shown = None;
        }
    }

    /// Lays out what is to be shown, if that changed; whether it did.
    pub(super) fn refresh(&mut self, text: &mut TextEngine) -> bool {
        let map = self.preview.as_ref().unwrap_or(self.document.map());
        let fonts = text.generation();
        let is_shown = |(shown, of): &(Arc<JourneyMap>, u32)| Arc::ptr_eq(shown, map) && *of == fonts;
        let stale = !self.shown.as_ref().is_some_and(is_shown);
        if stale {
            let map = map.clone();
            let pace = self.next_pace();
            let before = std::mem::replace(&mut self.layout, self.engine.layout_at(text, &map, &pace));
            self.shown = Some((map, fonts));
            self.keep_in_view(&before);
        }
        let viewport = self.camera.viewport();
        if !self.held && !viewport.is_zero_area() && (stale || self.placed_for != Some(viewport)) {
            // A window may settle on its size, and its fonts, some frames after it opened.
            self.placed_for = Some(viewport);
            self.camera.show_beginning(self.layout.direction.is_rtl());
        }
        if std::mem::take(&mut self.reveal) {
            let changed = self.changed.take().and_then(|item| self.rect_of(&item));
            if let Some(rect) = self.selection_rect().or(changed) {
                self.reveal_rect(rect);
            }
        }
        self.follow_history();
        stale
    }

    /// Pans as little as needed to show `rect`, and not under what stands over the canvas.
    pub(super) fn reveal_rect(&mut self, rect: Rect) {
        let rtl = self.layout.direction.is_rtl();
        self.camera.reveal(rect, rtl);
        self.camera.uncover(rect, &self.covered, rtl);
    }

    /// Whether all of `rect` is on the canvas and nothing stands over it.
    pub(super) fn is_in_sight(&self, rect: Rect) -> bool {
        let view = self.camera.view_rect(rect);
        self.camera.visible().contains_rect(rect) && !self.covered.iter().any(|cover| meets(view, *cover))
    }

    /// Measures more of the cards that the layout shows as they were; whether there were any.
    pub(super) fn lay_out_more(&mut self, text: &mut TextEngine) -> bool {
        if self.engine.late() > 0 {
            self.shown = None;
        }
        self.refresh(text)
    }

    /// Whether cards are still to be measured.
    pub(super) fn is_late(&self) -> bool {
        self.engine.late() > 0
    }

    /// How much of the next layout is to be measured. The first one of a map is whole.
    fn next_pace(&self) -> Pace {
        let Some(most) = self.pace.filter(|_| self.placed_for.is_some()) else { return Pace::whole() };
        let in_sight = self.layout.visible_cards(self.camera.visible()).take(most);
        Pace { most, first: in_sight.map(|card| card.card.id.clone()).collect() }
    }

    /// After a new layout: what was seen stays where it was, though a map that flows from right to
    /// left grows at its left side.
    fn keep_in_view(&mut self, before: &MapLayout) {
        let (old, new) = (before.size.width, self.layout.size.width);
        if self.placed_for.is_some() {
            let shift = if before.direction == self.layout.direction {
                if before.direction.is_rtl() { new - old } else { 0.0 }
            } else {
                // The map turned around: the middle of the view shows what it showed.
                let center = self.camera.map_from_view(self.camera.center()).x;
                (new - center) - center
            };
            self.camera.offset.x -= shift * self.camera.zoom;
        }
        self.camera.set_content(self.layout.size);
    }

    /// The person has begun to work: the view is theirs.
    pub(super) fn hold_view(&mut self) {
        self.held = true;
    }

    /// The canvas has another size. The side at which the map begins stays where it was.
    pub(super) fn resize(&mut self, size: Size) {
        let before = self.camera.viewport();
        if self.layout.direction.is_rtl() && !before.is_zero_area() {
            self.camera.offset.x += size.width - before.width;
        }
        self.camera.set_viewport(size);
    }

    pub(super) fn pointer(&self, view: Point, modifiers: Modifiers) -> Pointer {
        Pointer { view, map: self.camera.map_from_view(view), modifiers }
    }

    /// What lies under the pointer.
    pub(super) fn hit(&self, pointer: &Pointer) -> Hit {
        /// Lines are hit from so many view points away.
        const TOLERANCE: f64 = 4.0;
        self.layout.hit(pointer.map, TOLERANCE / self.camera.zoom)
    }

    /// The selected card on whose outline the pointer is, beside the card itself; none where something else lies.
    pub(super) fn outlined(&self, pointer: &Pointer) -> Option<&CardBox> {
        /// View points from a card to the outer side of its outline, and a little for the hand.
        const OUTLINE: f64 = 6.0;
        if !matches!(self.hit(pointer), Hit::Cell { .. } | Hit::Nothing) {
            return None;
        }
        let reach = OUTLINE / self.camera.zoom;
        let around = Rect::from_center_size(pointer.map, (2.0 * reach, 2.0 * reach));
        let mut near = self.layout.visible_cards(around);
        near.find(|card| self.selection().has_card(&card.card.id))
    }

    /// Does a command; a refusal is reported to the window. Whether the map changed.
    pub(super) fn apply(&mut self, command: &Command) -> bool {
        self.apply_in_burst(command, None)
    }

    /// As [`Self::apply`]; steps of one burst become one.
    pub(super) fn apply_in_burst(&mut self, command: &Command, burst: Option<u64>) -> bool {
        match self.try_apply(command, burst) {
            Ok(changed) => changed,
            Err(error) => {
                self.refuse(error);
                false
            }
        }
    }

    /// Does a command; whether it changed anything. What else it did than it says is told.
    pub(super) fn try_apply(&mut self, command: &Command, burst: Option<u64>) -> Result<bool, EditError> {
        let before = self.document.map().clone();
        self.document.note_view(self.view());
        let changed = self.document.apply_in_burst(command, burst)?;
        if changed && matches!(command, Command::MoveStages { .. } | Command::MoveStep { .. }) {
            self.tell_shortened(&before);
        }
        Ok(changed)
    }

    /// Tells how many cards cover fewer steps than in `before`: with the steps they covered parted, nobody sees why.
    fn tell_shortened(&mut self, before: &JourneyMap) {
        let spans = |map: &JourneyMap| -> FxHashMap<Id, u32> {
            let wide = map.cards.iter().filter(|card| card.span > 1);
            wide.map(|card| (card.id.clone(), card.span)).collect()
        };
        let after = spans(self.map());
        let shorter = |(id, span): &(Id, u32)| after.get(id).copied().unwrap_or(1) < *span;
        let count = spans(before).into_iter().filter(shorter).count();
        if count > 0 {
            self.request = Some(Request::Shortened(count));
        }
    }

    pub(super) fn refuse(&mut self, error: EditError) {
        self.request = Some(Request::Refused(error));
    }

    pub(super) fn select(&mut self, selection: Selection) {
        self.document.select(selection);
    }

    /// Remembers where the selection is, for when there is none.
    pub(super) fn remember_cell(&mut self) {
        if let Some(cell) = self.selection().last().and_then(|item| self.cell_of(item)) {
            self.last_cell = Some(cell);
        }
    }

    /// Lane and step in which `item` stands.
    pub(super) fn cell_of(&self, item: &ItemRef) -> Option<(Id, Id)> {
        let layout = &self.layout;
        let ids = |lane: usize, column: usize| {
            Some((layout.lanes.get(lane)?.id.clone(), layout.columns.get(column)?.step.clone()))
        };
        match item {
            ItemRef::Card(id) => layout.card(id).and_then(|card| ids(card.lane, card.column)),
            ItemRef::Point(id) => layout.curves.iter().find_map(|curve| {
                let point = curve.points.iter().find(|point| point.id == *id)?;
                ids(curve.lane, point.column)
            }),
            ItemRef::Cell { lane, step } => Some((lane.clone(), step.clone())),
            _ => None,
        }
    }

    /// Where `item` is shown, in map points.
    pub(super) fn rect_of(&self, item: &ItemRef) -> Option<Rect> {
        let layout = &self.layout;
        match item {
            ItemRef::Card(id) | ItemRef::Step(id) | ItemRef::Lane(id) | ItemRef::Point(id) => {
                layout.rect_of(id)
            }
            ItemRef::Stage(id) => layout.stages.iter().find(|stage| stage.id == *id).map(|stage| stage.rect),
            ItemRef::Cell { lane, step } => {
                let lane = layout.lanes.iter().find(|other| other.id == *lane)?;
                let column = layout.columns.iter().position(|column| column.step == *step)?;
                lane.cells.get(column).copied()
            }
            ItemRef::Curve(id) => {
                let curve = layout.curves.iter().find(|curve| curve.id == *id)?;
                layout.lanes.get(curve.lane).map(|lane| lane.body_rect)
            }
            ItemRef::Link(id) => {
                use kurbo::Shape as _;
                layout.links.iter().find(|link| link.id == *id).map(|link| link.path.bounding_box())
            }
            ItemRef::Title | ItemRef::Persona(_) | ItemRef::Scenario | ItemRef::Kind => {
                Some(layout.header.rect)
            }
            ItemRef::Comment(_) => None,
        }
    }

    /// Around everything that is selected.
    pub(super) fn selection_rect(&self) -> Option<Rect> {
        let rects = self.selection().iter().filter_map(|item| self.rect_of(item));
        rects.reduce(|all, rect| all.union(rect))
    }

    /// Selected cards that are shown, in reading order.
    pub(super) fn selected_cards(&self) -> Vec<Id> {
        let selection = self.selection();
        let cards = self.layout.all_cards().map(|card| &card.card.id);
        cards.filter(|id| selection.has_card(id)).cloned().collect()
    }

    /// A new random id.
    pub(super) fn new_id(&mut self) -> Id {
        Id::from_rng(&mut self.rng)
    }
}

/// The part of the map that a hit means; none for cells, lines and nothing.
pub(super) fn item_of(hit: &Hit) -> Option<ItemRef> {
    Some(match hit {
        Hit::CurvePoint(id) => ItemRef::Point(id.clone()),
        Hit::Curve(id) => ItemRef::Curve(id.clone()),
        Hit::Card(id) => ItemRef::Card(id.clone()),
        Hit::Link(id) => ItemRef::Link(id.clone()),
        Hit::Step(id) => ItemRef::Step(id.clone()),
        Hit::Stage(id) => ItemRef::Stage(id.clone()),
        Hit::Lane(id) => ItemRef::Lane(id.clone()),
        Hit::Cell { lane, step } => ItemRef::Cell { lane: lane.clone(), step: step.clone() },
        Hit::Title => ItemRef::Title,
        Hit::Persona(id) => ItemRef::Persona(id.clone()),
        Hit::Scenario => ItemRef::Scenario,
        Hit::Kind => ItemRef::Kind,
        Hit::Nothing => return None,
    })
}
