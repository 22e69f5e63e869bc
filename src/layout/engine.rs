//! [`LayoutEngine`]: from a map to its layout, measuring again only the cards that changed.

use std::sync::Arc;

use kurbo::Size;
use rustc_hash::FxHashMap;

use super::{
    CardBox, MapLayout,
    card::{self, CardKey, Measured},
    curve, direction,
    find::Index,
    grid::{self, Grid},
    header, lanes, link, measures as m,
    media::Pictures,
    pen::{Pen, Words},
    unplaced,
};
use crate::{
    i18n::Locale,
    model::{Card, Direction, Id, JourneyMap, LaneKind},
    text::TextEngine,
};

/// Lays out maps and keeps what it measured.
///
/// A card is measured again when its `Arc` is another one, or when its width, the kind of its lane, its
/// comments, its picture, the map's language or direction, or the text engine's fonts changed.
/// Everything is placed anew each time: that is cheap.
#[derive(Debug)]
pub struct LayoutEngine {
    /// Language of the words that we add to a map whose own language is none of ours.
    locale: Locale,
    words: (Locale, Words),
    /// One a card of the map laid out last, in its order.
    kept: Vec<Kept>,
    pictures: Pictures,
    measured: usize,
}

/// A card that was measured. Holding the card keeps its address from being used for another.
#[derive(Debug)]
struct Kept {
    card: Arc<Card>,
    key: CardKey,
    measured: Measured,
}

/// Where a card stands in the grid.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// In a cell.
    Cell { lane: u32, column: u32 },
    /// In a lane that is collapsed.
    Hidden,
    /// Nowhere: its lane or its step is not in the map.
    Nowhere,
}

impl LayoutEngine {
    /// An engine whose added words are in the map's language where it is one of ours, else in `locale`.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            words: (locale, Words::new(locale)),
            kept: Vec::new(),
            pictures: Pictures::default(),
            measured: 0,
        }
    }

    /// Number of cards that the last call of [`Self::layout`] had to measure.
    #[must_use]
    pub fn measured(&self) -> usize {
        self.measured
    }

    /// Lays out `map`.
    pub fn layout(&mut self, text: &mut TextEngine, map: &JourneyMap) -> Arc<MapLayout> {
        let flow = map.flow_direction();
        let locale = Locale::of_tag(&map.language).unwrap_or(self.locale);
        if self.words.0 != locale {
            self.words = (locale, Words::new(locale));
        }
        let grid = Grid::new(map);
        let places = places(map, &grid);
        self.measure(text, map, &grid, &places, flow);

        let mut pen = Pen { text, flow, locale, words: &self.words.1 };
        let mut layout = place(&mut pen, map, &grid, &places, &self.kept);
        direction::mirror(&mut layout);
        layout.index = Index::new(&layout);
        Arc::new(layout)
    }

    /// Brings `kept` up to date with the map's cards.
    fn measure(
        &mut self,
        text: &mut TextEngine,
        map: &JourneyMap,
        grid: &Grid,
        places: &[Place],
        flow: Direction,
    ) {
        let fonts = text.generation();
        let locale = self.words.0;
        let comments = open_comments(map);
        let old = std::mem::take(&mut self.kept);
        let mut by_address = None;
        self.measured = 0;
        self.kept.reserve(map.cards.len());
        for (i, (card, place)) in map.cards.iter().zip(places).enumerate() {
            let (kind, width) = match *place {
                Place::Cell { lane, column } => (
                    map.lanes.get(lane as usize).map_or(LaneKind::Text, |lane| lane.kind),
                    grid.card_width(column as usize, card.span),
                ),
                Place::Hidden | Place::Nowhere => (LaneKind::Text, m::STEP_WIDTH - 2.0 * m::CELL_PAD),
            };
            let key = CardKey {
                width,
                badge: kind == LaneKind::Owner,
                comments: if comments.is_empty() { 0 } else { comments.get(&card.id).copied().unwrap_or(0) },
                picture: card.image.as_ref().map(|key| self.pictures.size(map, key)),
                flow,
                locale,
                fonts,
            };
            // A hidden card keeps what it had, so that opening its lane again costs little.
            let hidden = matches!(place, Place::Hidden);
            let same = |kept: &&Kept| Arc::ptr_eq(&kept.card, card) && (hidden || kept.key == key);
            let found = old.get(i).filter(same).or_else(|| {
                let by_address = by_address.get_or_insert_with(|| addresses(&old));
                by_address.get(&Arc::as_ptr(card)).and_then(|&i| old.get(i)).filter(same)
            });
            let (key, measured) = match found {
                Some(kept) => (if hidden { kept.key } else { key }, kept.measured.clone()),
                None if hidden => (key.unequal(), Measured::default()),
                None => {
                    self.measured += 1;
                    let mut pen = Pen { text, flow, locale, words: &self.words.1 };
                    (key, card::measure(&mut pen, card, &key))
                }
            };
            self.kept.push(Kept { card: Arc::clone(card), key, measured });
        }
    }
}

fn addresses(kept: &[Kept]) -> FxHashMap<*const Card, usize> {
    kept.iter().enumerate().map(|(i, kept)| (Arc::as_ptr(&kept.card), i)).collect()
}

/// Number of comments that are not settled, by what they are about.
fn open_comments(map: &JourneyMap) -> FxHashMap<&Id, u32> {
    let mut counts = FxHashMap::default();
    for comment in map.comments.iter().filter(|comment| !comment.resolved && !comment.about.is_empty()) {
        *counts.entry(&comment.about).or_default() += 1;
    }
    counts
}

/// Where each card stands, in the order of the map.
fn places(map: &JourneyMap, grid: &Grid) -> Vec<Place> {
    let mut lanes: FxHashMap<&str, u32> = FxHashMap::default();
    for (i, lane) in map.lanes.iter().enumerate() {
        lanes.entry(lane.id.as_str()).or_insert(i as u32);
    }
    let mut columns: FxHashMap<&str, u32> = FxHashMap::default();
    for (i, column) in grid.columns.iter().enumerate() {
        columns.entry(column.step.as_str()).or_insert(i as u32);
    }
    let place = |card: &Arc<Card>| match (lanes.get(card.lane.as_str()), columns.get(card.step.as_str())) {
        (Some(&lane), Some(_)) if map.lanes[lane as usize].collapsed => Place::Hidden,
        (Some(&lane), Some(&column)) => Place::Cell { lane, column },
        _ => Place::Nowhere,
    };
    map.cards.iter().map(place).collect()
}

/// A card and its size, ready to be placed.
pub(super) struct Sized<'a> {
    kept: &'a Kept,
}

impl Sized<'_> {
    pub(super) fn height(&self) -> f64 {
        self.kept.measured.height
    }

    pub(super) fn span(&self) -> u32 {
        self.kept.card.span
    }

    pub(super) fn placed(&self, lane: usize, column: usize, rect: kurbo::Rect) -> CardBox {
        CardBox {
            card: Arc::clone(&self.kept.card),
            lane,
            column,
            rect,
            parts: Arc::clone(&self.kept.measured.parts),
        }
    }
}

/// Places everything, as if the map ran from left to right.
fn place(pen: &mut Pen<'_>, map: &JourneyMap, grid: &Grid, places: &[Place], kept: &[Kept]) -> MapLayout {
    let width = grid.end.max(m::HEADER_MIN_WIDTH);
    let header = header::header(pen, map, width);
    let mut stages = grid::stages(pen, map, grid, header.rect.y1 + m::HEADER_BOTTOM);
    let cells = Cells::new(map.lanes.len(), grid.columns.len(), places, kept);
    let rows = lanes::rows(pen, map, grid, &cells, grid::bottom_of(&stages, header.rect.y1));
    for stage in &mut stages {
        stage.column_rect.y1 = rows.bottom;
    }
    let unplaced = {
        let nowhere = kept.iter().zip(places).filter(|(_, place)| matches!(place, Place::Nowhere));
        let cards: Vec<_> = nowhere.map(|(kept, _)| Sized { kept }).collect();
        unplaced::strip(pen, &cards, map.lanes.len(), grid.columns.len(), width, rows.bottom)
    };
    let bottom = unplaced.as_ref().map_or(rows.bottom, |strip| strip.rect.y1);
    let links = link::links(pen, map, &rows.cards, Size::new(width, bottom));
    MapLayout {
        direction: pen.flow,
        size: Size::new(width, bottom),
        header,
        stages,
        columns: grid.columns.clone(),
        curves: curve::without_lane(rows.curves),
        lanes: rows.lanes,
        cards: rows.cards,
        links,
        unplaced,
        index: Index::default(),
    }
}

/// The cards of each cell, sorted by lane, then column, then their order in the map.
pub(super) struct Cells<'a> {
    kept: &'a [Kept],
    /// Indices into `kept`.
    order: Vec<u32>,
    /// For each cell, by lane and column, where its cards begin in `order`; one more at the end.
    starts: Vec<u32>,
    columns: usize,
}

impl<'a> Cells<'a> {
    fn new(lanes: usize, columns: usize, places: &[Place], kept: &'a [Kept]) -> Self {
        let cell_of = |place: &Place| match *place {
            Place::Cell { lane, column } => Some(lane as usize * columns + column as usize),
            Place::Hidden | Place::Nowhere => None,
        };
        let mut starts = vec![0_u32; lanes * columns + 1];
        for cell in places.iter().filter_map(cell_of) {
            starts[cell + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0; starts.last().map_or(0, |&count| count as usize)];
        for (i, place) in places.iter().enumerate() {
            if let Some(cell) = cell_of(place) {
                order[next[cell] as usize] = i as u32;
                next[cell] += 1;
            }
        }
        Self { kept, order, starts, columns }
    }

    /// Number of cards in all cells.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The cards of one cell, from top to bottom.
    pub(super) fn cards(&self, lane: usize, column: usize) -> impl Iterator<Item = Sized<'a>> {
        let cell = lane * self.columns + column;
        let range = self.starts[cell] as usize..self.starts[cell + 1] as usize;
        self.order[range].iter().map(|&i| Sized { kept: &self.kept[i as usize] })
    }
}
