//! Where what is searched for stands in sight: asked in every frame, whatever the number of places.

use std::ops::Range;

use kurbo::Rect;
use rustc_hash::FxHashMap;

use super::{Match, Search, texts};
use crate::{
    edit::ItemRef,
    editor::{Editor, Overlay},
    layout::{CardBox, MapText},
    model::{Id, JourneyMap},
};

/// Zoom below which no letter can be told from another, and a text is marked as a whole: its letters are not placed.
const LEGIBLE: f64 = 0.3;

/// Which matches belong to which part of the map.
#[derive(Debug, Default)]
pub(super) struct Holders {
    /// Matches in each card; they follow each other.
    cards: FxHashMap<Id, Range<usize>>,
    /// The other matches, and what stands for them on the map.
    others: Vec<(usize, ItemRef)>,
}

impl Holders {
    pub(super) fn of(map: &JourneyMap, found: &[Match]) -> Self {
        let mut holders = Self::default();
        for (index, found) in found.iter().enumerate() {
            match &found.place.item {
                ItemRef::Card(id) => {
                    holders.cards.entry(id.clone()).or_insert(index..index).end = index + 1;
                }
                item => holders.others.push((index, texts::shown_item(map, item))),
            }
        }
        holders
    }
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
        for (index, holder) in &search.holders.others {
            self.show_match(search, *index, holder, visible, overlay);
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
