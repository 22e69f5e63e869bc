//! Finding things in a layout: by id, and by where they are.

use std::{hash::Hasher as _, ops::Range, sync::OnceLock};

use kurbo::Rect;
use rustc_hash::{FxHashMap, FxHasher};

use super::{CardBox, Column, LaneBox, MapLayout};
use crate::model::Id;

/// What makes looking things up fast.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// For each lane, how many columns its widest card covers.
    spans: Vec<usize>,
    /// Place of each card by the hash of its id, built when first asked for. Placed cards count from
    /// 0, unplaced ones after them.
    by_id: OnceLock<ById>,
}

#[derive(Debug)]
struct ById {
    first: FxHashMap<u64, u32>,
    /// Cards whose hash another card has too.
    others: Vec<u32>,
}

fn hash(id: &Id) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_str().as_bytes());
    hasher.finish()
}

impl Index {
    pub(super) fn new(spans: Vec<usize>) -> Self {
        Self { spans, by_id: OnceLock::new() }
    }

    /// For each lane, how many columns its widest card covers.
    pub(super) fn spans(&self) -> &[usize] {
        &self.spans
    }
}

impl MapLayout {
    /// Every card: those in cells, then the unplaced ones.
    pub fn all_cards(&self) -> impl Iterator<Item = &CardBox> {
        self.cards.iter().chain(self.unplaced_cards())
    }

    fn unplaced_cards(&self) -> &[CardBox] {
        self.unplaced.as_ref().map_or(&[], |strip| &strip.cards)
    }

    fn card_at(&self, place: u32) -> Option<&CardBox> {
        let place = place as usize;
        self.cards.get(place).or_else(|| self.unplaced_cards().get(place - self.cards.len()))
    }

    /// The box of the card called `id`. The first call on a layout builds a table; from then on it
    /// takes the same time whatever the number of cards.
    #[must_use]
    pub fn card(&self, id: &Id) -> Option<&CardBox> {
        let table = self.index.by_id.get_or_init(|| {
            let mut table = ById { first: FxHashMap::default(), others: Vec::new() };
            table.first.reserve(self.cards.len());
            for (place, card) in self.all_cards().enumerate() {
                let place = place as u32;
                if *table.first.entry(hash(&card.card.id)).or_insert(place) != place {
                    table.others.push(place);
                }
            }
            table
        });
        let first = table.first.get(&hash(id)).and_then(|&place| self.card_at(place))?;
        if first.card.id == *id {
            return Some(first);
        }
        table.others.iter().filter_map(|&place| self.card_at(place)).find(|card| card.card.id == *id)
    }

    /// The box of a card, stage header, lane, step header (or step's column) or curve point.
    #[must_use]
    pub fn rect_of(&self, id: &Id) -> Option<Rect> {
        if let Some(card) = self.card(id) {
            return Some(card.rect);
        }
        for stage in &self.stages {
            if stage.id == *id {
                return Some(stage.rect);
            }
            if let Some(step) = stage.steps.iter().find(|step| step.id == *id) {
                return Some(step.rect);
            }
        }
        if let Some(lane) = self.lanes.iter().find(|lane| lane.id == *id) {
            return Some(lane.label_rect.union(lane.body_rect));
        }
        if let Some(column) = self.columns.iter().find(|column| column.step == *id) {
            let stage = self.stages.get(column.stage)?;
            return Some(Rect::new(column.x.start, stage.rect.y0, column.x.end, stage.column_rect.y1));
        }
        let point = self.curves.iter().flat_map(|curve| &curve.points).find(|point| point.id == *id)?;
        let radius = super::measures::FACE_RADIUS;
        Some(Rect::from_center_size(point.center, (2.0 * radius, 2.0 * radius)))
    }

    /// The cards that meet `rect_in_map`, found through lanes and columns.
    pub fn visible_cards(&self, rect_in_map: Rect) -> impl Iterator<Item = &CardBox> {
        let columns = self.columns_in(rect_in_map.x0, rect_in_map.x1);
        let placed = self.lanes_in(rect_in_map.y0, rect_in_map.y1).flat_map(move |lane| {
            let reach = self.index.spans.get(lane).copied().unwrap_or(1) - 1;
            let lane = &self.lanes[lane];
            (columns.start.saturating_sub(reach)..columns.end)
                .flat_map(move |column| self.column_cards(lane, column, rect_in_map))
        });
        let unplaced = self.unplaced.iter().filter(move |strip| meets(strip.rect, rect_in_map));
        placed
            .chain(unplaced.flat_map(|strip| &strip.cards))
            .filter(move |card| meets(card.rect, rect_in_map))
    }

    /// The cards of one cell between the rectangle's upper and lower edge.
    fn column_cards(&self, lane: &LaneBox, column: usize, rect: Rect) -> &[CardBox] {
        let cards = lane.cards.get(column).and_then(|range| self.cards.get(range.clone())).unwrap_or(&[]);
        // The cards of a cell stand one under the other.
        let from = cards.partition_point(|card| card.rect.y1 < rect.y0);
        let to = cards.partition_point(|card| card.rect.y0 <= rect.y1);
        cards.get(from..to).unwrap_or(&[])
    }

    /// Indices of the columns between two x (`x0` ≤ `x1`), in the journey's order.
    #[must_use]
    pub fn columns_in(&self, x0: f64, x1: f64) -> Range<usize> {
        let before = |column: &Column| {
            if self.direction.is_rtl() { column.x.start > x1 } else { column.x.end < x0 }
        };
        let not_after = |column: &Column| {
            if self.direction.is_rtl() { column.x.end >= x0 } else { column.x.start <= x1 }
        };
        let from = self.columns.partition_point(before);
        let to = self.columns.partition_point(not_after);
        from..to.max(from)
    }

    /// Indices of the lanes between two y (`y0` ≤ `y1`).
    #[must_use]
    pub fn lanes_in(&self, y0: f64, y1: f64) -> Range<usize> {
        let from = self.lanes.partition_point(|lane| lane.body_rect.y1 < y0);
        let to = self.lanes.partition_point(|lane| lane.body_rect.y0 <= y1);
        from..to.max(from)
    }

    /// Index of the column at `x`, or of the nearest one.
    #[must_use]
    pub fn column_at(&self, x: f64) -> Option<usize> {
        let near = self.columns_in(x - super::measures::COLUMN_GAP, x + super::measures::COLUMN_GAP);
        let distance = |i: &usize| {
            let column = &self.columns[*i].x;
            (column.start - x).max(x - column.end).max(0.0)
        };
        // Outside the grid, and beside a stage without steps, all columns are asked.
        let candidates = if near.is_empty() { 0..self.columns.len() } else { near };
        candidates.min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }
}

/// Whether two rectangles have a point in common, edges counted.
pub(super) fn meets(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}
