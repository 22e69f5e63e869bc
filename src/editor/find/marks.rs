//! Where what is searched for stands in sight: asked in every frame, whatever the number of places.

use std::{ops::Range, sync::Arc};

use kurbo::{Rect, Shape as _};
use rustc_hash::FxHashMap;

use super::{Match, Search, texts};
use crate::{
    edit::ItemRef,
    editor::{Editor, Overlay},
    layout::{CardBox, MapLayout, MapText, PlacedText},
    model::{Id, JourneyMap},
};

/// Zoom below which no letter can be told from another, and a text is marked as a whole: its letters are not placed.
const LEGIBLE: f64 = 0.3;

/// Which matches belong to which part of the map.
#[derive(Debug, Default)]
pub(super) struct Holders {
    /// Matches in each card; they follow each other.
    cards: FxHashMap<Id, Range<usize>>,
    others: Vec<Other>,
    /// The layout of which the others know their bounds.
    placed: Option<Arc<MapLayout>>,
}

/// A match that is in no card.
#[derive(Debug)]
struct Other {
    index: usize,
    /// What stands for it on the map.
    holder: ItemRef,
    /// Where that is in the layout, in map points; none where it is not shown.
    bounds: Option<Rect>,
}

impl Holders {
    pub(super) fn of(map: &JourneyMap, found: &[Match]) -> Self {
        let mut holders = Self::default();
        for (index, found) in found.iter().enumerate() {
            match &found.place.item {
                ItemRef::Card(id) => {
                    holders.cards.entry(id.clone()).or_insert(index..index).end = index + 1;
                }
                item => {
                    let holder = texts::shown_item(map, item);
                    holders.others.push(Other { index, holder, bounds: None });
                }
            }
        }
        holders
    }

    /// Notes where in `layout` things are, in one pass over it.
    pub(super) fn place(&mut self, layout: &Arc<MapLayout>) {
        if self.others.is_empty() || self.placed.as_ref().is_some_and(|placed| Arc::ptr_eq(placed, layout)) {
            return;
        }
        let places = places(layout);
        for other in &mut self.others {
            other.bounds = match &other.holder {
                ItemRef::Card(id) => layout.card(id).map(|card| card.rect),
                ItemRef::Title | ItemRef::Persona(_) | ItemRef::Scenario | ItemRef::Kind => {
                    Some(layout.header.rect)
                }
                item => places.get(item).copied(),
            };
        }
        self.placed = Some(layout.clone());
    }
}

/// Where everything but cards and the header stands, with its texts.
fn places(layout: &MapLayout) -> FxHashMap<ItemRef, Rect> {
    let with_text = |rect: Rect, text: Option<&PlacedText>| match text {
        Some(PlacedText { block, origin }) => {
            rect.union(Rect::from_origin_size(*origin, (f64::from(block.width), f64::from(block.height))))
        }
        None => rect,
    };
    let mut places = FxHashMap::default();
    for stage in &layout.stages {
        places.insert(ItemRef::Stage(stage.id.clone()), stage.rect);
        places.extend(stage.steps.iter().map(|step| (ItemRef::Step(step.id.clone()), step.rect)));
    }
    for lane in &layout.lanes {
        places.insert(ItemRef::Lane(lane.id.clone()), with_text(lane.label_rect, Some(&lane.title)));
    }
    for curve in &layout.curves {
        for point in &curve.points {
            let face = Rect::from_center_size(point.center, (40.0, 40.0));
            let word = point.word.as_ref().map(|(_, word)| word);
            places.insert(ItemRef::Point(point.id.clone()), with_text(face, word));
        }
    }
    for link in &layout.links {
        let label = link.label.as_ref().map(|(_, label)| label);
        places.insert(ItemRef::Link(link.id.clone()), with_text(link.path.bounding_box(), label));
    }
    places
}

impl Editor {
    /// Tells the overlay where what is searched for stands in sight, in map points.
    pub(in crate::editor) fn show_matches(&self, overlay: &mut Overlay) {
        let Some(search) = &self.search else { return };
        let camera = &self.session.camera;
        let visible = camera.visible();
        for card in self.session.layout().visible_cards(visible) {
            let Some(places) = search.holders.cards.get(&card.card.id) else { continue };
            if camera.zoom < LEGIBLE {
                self.show_far(search, card, places, overlay);
                continue;
            }
            let holder = ItemRef::Card(card.card.id.clone());
            for index in places.clone() {
                self.show_match(search, index, &holder, visible, overlay);
            }
        }
        let in_sight = |other: &&Other| other.bounds.is_some_and(|bounds| bounds.overlaps(visible));
        for other in search.holders.others.iter().filter(in_sight) {
            self.show_match(search, other.index, &other.holder, visible, overlay);
        }
    }

    /// Notes where in the layout things are in which something is found.
    pub(in crate::editor) fn place_matches(&mut self) {
        if let Some(search) = &mut self.search {
            search.holders.place(self.session.layout());
        }
    }

    /// Marks the whole text of a card in which something is found, or the card.
    fn show_far(&self, search: &Search, card: &CardBox, places: &Range<usize>, overlay: &mut Overlay) {
        let now = search.at.is_some_and(|at| places.contains(&at));
        let text = MapText::Card(card.card.id.clone());
        let mut found = places.clone().filter_map(|index| search.found.get(index));
        let in_text = found.any(|found| found.place.on_map().as_ref() == Some(&text));
        match self.session.layout().text_bounds(&text).filter(|_| in_text) {
            Some(rect) if now => overlay.found_now = vec![rect],
            Some(rect) => overlay.found.push(rect),
            None => overlay.found_in.push((ItemRef::Card(card.card.id.clone()), now)),
        }
    }

    fn show_match(
        &self,
        search: &Search,
        index: usize,
        holder: &ItemRef,
        visible: Rect,
        overlay: &mut Overlay,
    ) {
        let Some(found) = search.found.get(index) else { return };
        let (now, rects) = (search.at == Some(index), self.rects_of(found, holder, visible));
        let shown = found.place.on_map().and_then(|text| self.session.layout().text_bounds(&text));
        match shown {
            Some(_) if now => overlay.found_now = rects,
            Some(_) => overlay.found.extend(rects),
            None if rects.is_empty() => {}
            // It stands in a field that only a panel shows. What is found in one thing follows each other.
            None => match overlay.found_in.last_mut() {
                Some((last, is_now)) if last == holder => *is_now |= now,
                _ => overlay.found_in.push((holder.clone(), now)),
            },
        }
    }

    /// What covers a match on the map. One that only a panel shows covers the thing to which it belongs.
    pub(super) fn rects_of(&self, found: &Match, holder: &ItemRef, visible: Rect) -> Vec<Rect> {
        let layout = self.session.layout();
        if let ItemRef::Card(id) = &found.place.item
            && layout.card(id).is_some_and(|card| visible.intersect(card.rect).is_zero_area())
        {
            return Vec::new();
        }
        let on_map = found.place.on_map();
        let bounds = on_map.as_ref().and_then(|text| layout.text_bounds(text));
        if bounds.is_some_and(|around| visible.intersect(around).is_zero_area()) {
            return Vec::new();
        }
        if let Some(placed) = on_map.and_then(|text| layout.text(&text)) {
            if placed.block.text.len() < found.bytes.end {
                return Vec::new();
            }
            let origin = placed.origin.to_vec2();
            let rects = placed.block.selection_rects(found.bytes.clone()).into_iter();
            return rects
                .map(|rect| {
                    let (x0, y0) = (f64::from(rect.left), f64::from(rect.top));
                    Rect::new(x0, y0, rect.right.into(), rect.bottom.into()) + origin
                })
                .collect();
        }
        // The header's chips stand for all that is known of a persona and the scenario.
        let rect = match holder {
            ItemRef::Persona(id) => layout.text_area(&MapText::Persona(id.clone())),
            ItemRef::Scenario => layout.text_area(&MapText::Problem),
            ItemRef::Curve(_) => None,
            item => self.session.rect_of(item),
        };
        rect.into_iter().collect()
    }
}
