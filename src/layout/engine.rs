//! [`LayoutEngine`]: from a map to its layout, measuring again only the cards that changed.

use std::sync::Arc;

use kurbo::Size;

use super::{
    MapLayout, MapText, curve, digits, direction,
    find::Index,
    grid::{self, Grid},
    header,
    keep::{Keeper, Kept, Pace, Place},
    lanes, link, measures as m,
    pen::{Pen, Words},
    route::Router,
    unplaced,
};
use crate::{i18n::Locale, model::JourneyMap, text::TextEngine};

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
    keeper: Keeper,
    /// The text that is being typed.
    typed: Option<MapText>,
    measured: usize,
    late: usize,
}

impl LayoutEngine {
    /// An engine whose added words are in the map's language where it is one of ours, else in `locale`.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let words = (locale, Words::new(locale));
        Self { locale, words, keeper: Keeper::default(), typed: None, measured: 0, late: 0 }
    }

    /// Number of cards that the last call of [`Self::layout`] had to measure.
    #[must_use]
    pub fn measured(&self) -> usize {
        self.measured
    }

    /// Number of cards that the last layout shows as they were, because its pace left no time for them: the next
    /// layout of the same map goes on with them.
    #[must_use]
    pub fn late(&self) -> usize {
        self.late
    }

    /// Tells which text is being typed: it is laid out as it is, where it would else be left out or
    /// have something shown in its place because it is empty.
    pub fn set_typed(&mut self, text: Option<MapText>) {
        self.typed = text;
    }

    /// Lays out `map`.
    pub fn layout(&mut self, text: &mut TextEngine, map: &JourneyMap) -> Arc<MapLayout> {
        self.layout_at(text, map, &Pace::whole())
    }

    /// Lays out `map` as far as `pace` allows; see [`Self::late`].
    pub fn layout_at(&mut self, text: &mut TextEngine, map: &JourneyMap, pace: &Pace) -> Arc<MapLayout> {
        let locale = Locale::of_tag(&map.language).unwrap_or(self.locale);
        if self.words.0 != locale {
            self.words = (locale, Words::new(locale));
        }
        let grid = Grid::new(map);
        let (flow, typed) = (map.flow_direction(), self.typed.as_ref());
        let digits = digits::of_map(map, locale);
        let mut pen = Pen { text, flow, locale, digits, words: &self.words.1, typed };
        let updated = self.keeper.update(&mut pen, map, &grid, pace);
        (self.measured, self.late) = (updated.measured, updated.late);
        let mut layout = place(&mut pen, map, &grid, updated.kept);
        direction::mirror(&mut layout);
        Arc::new(layout)
    }
}

/// Places everything, as if the map ran from left to right.
fn place(pen: &mut Pen<'_>, map: &JourneyMap, grid: &Grid, kept: &[Kept]) -> MapLayout {
    let width = grid.end.max(m::HEADER_MIN_WIDTH);
    let header = header::header(pen, map, width);
    let mut stages = grid::stages(pen, map, grid, header.rect.y1 + m::HEADER_BOTTOM);
    let cells = Cells::new(map.lanes.len(), grid.columns.len(), kept);
    let rows = lanes::rows(pen, map, grid, &cells, grid::bottom_of(&stages, header.rect.y1));
    for stage in &mut stages {
        stage.column_rect.y1 = rows.bottom;
    }
    let unplaced = {
        let cards: Vec<&Kept> = kept.iter().filter(|kept| kept.place() == Place::Nowhere).collect();
        unplaced::strip(pen, &cards, map.lanes.len(), grid.columns.len(), width, rows.bottom)
    };
    let bottom = unplaced.as_ref().map_or(rows.bottom, |strip| strip.rect.y1);
    let router = Router {
        columns: &grid.columns,
        lanes: &rows.lanes,
        cards: &rows.cards,
        spans: &rows.spans,
        size: Size::new(width, bottom),
        turned: false,
    };
    let links = link::links(pen, map, &router);
    MapLayout {
        direction: pen.flow,
        digits: pen.digits,
        size: Size::new(width, bottom),
        header,
        stages,
        columns: grid.columns.clone(),
        curves: curve::without_lane(rows.curves),
        lanes: rows.lanes,
        cards: rows.cards,
        links,
        unplaced,
        index: Index::new(rows.spans),
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
    fn new(lanes: usize, columns: usize, kept: &'a [Kept]) -> Self {
        let cell_of = |kept: &Kept| match kept.place() {
            Place::Cell { lane, column } => Some(lane as usize * columns + column as usize),
            Place::Hidden | Place::Nowhere => None,
        };
        let mut starts = vec![0_u32; lanes * columns + 1];
        for cell in kept.iter().filter_map(cell_of) {
            starts[cell + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0; starts.last().map_or(0, |&count| count as usize)];
        for (i, kept) in kept.iter().enumerate() {
            if let Some(cell) = cell_of(kept) {
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
    pub(super) fn cards(&self, lane: usize, column: usize) -> impl Iterator<Item = &'a Kept> {
        let cell = lane * self.columns + column;
        let range = self.starts[cell] as usize..self.starts[cell + 1] as usize;
        self.order[range].iter().map(|&i| &self.kept[i as usize])
    }
}
