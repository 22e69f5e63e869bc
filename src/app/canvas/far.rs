//! Cards seen from afar: a few flat rectangles each, so that ten thousand of them cost little.
//!
//! Below the scale at which text becomes bars, cards are drawn from the layout without going through the
//! display list. They are kept in chunks of neighbouring columns of a lane; a chunk is built when it first
//! comes into view, and only moved after that.

use std::{ops::Range, rc::Rc, sync::Arc};

use egui::{Color32, Pos2, pos2};
use kurbo::{Point, Rect, Vec2};
use rustc_hash::FxHashSet;

use super::{
    mesh::{Batch, Tile, color, faded},
    paint::stands_in,
};
use crate::{
    layout::{CardBox, CardPart, CardText, MapLayout},
    model::Id,
    scene::Theme,
};

/// Columns in a chunk.
const CHUNK: usize = 48;
/// Below this many pixels per point the lines of a text become one bar.
const ONE_BAR: f64 = 0.11;
/// Above this many pixels per point corners are cut and badges shown.
const DETAILED: f64 = 0.16;
/// How much of a bar shows, against the ink of the text for which it stands.
const BAR_OPACITY: f32 = 0.42;

/// What the chunks were made for.
#[derive(Clone)]
struct Made {
    layout: Arc<MapLayout>,
    theme: Theme,
    scale: f64,
    dimmed: Arc<FxHashSet<Id>>,
}

/// The cards of neighbouring columns of one lane, or those of the unplaced strip.
struct Chunk {
    bounds: Rect,
    lane: Option<usize>,
    cards: Range<usize>,
    tile: Option<Rc<Tile>>,
}

/// All cards, in chunks.
#[derive(Default)]
pub(super) struct Far {
    made: Option<Made>,
    chunks: Vec<Chunk>,
    version: u64,
}

impl Far {
    /// Sees to it that the chunks fit; changes [`Self::version`] when they did not. `serves` tells whether
    /// chunks made for some scale may be stretched to what is needed.
    pub(super) fn prepare(
        &mut self,
        layout: &Arc<MapLayout>,
        theme: &Theme,
        scale: f64,
        dimmed: &Arc<FxHashSet<Id>>,
        serves: impl Fn(f64) -> bool,
    ) {
        let same_layout = self.made.as_ref().is_some_and(|made| Arc::ptr_eq(&made.layout, layout));
        let same_looks = self.made.as_ref().is_some_and(|made| {
            made.theme == *theme
                && serves(made.scale)
                && (Arc::ptr_eq(&made.dimmed, dimmed) || made.dimmed == *dimmed)
        });
        if same_layout && same_looks {
            return;
        }
        if !same_layout {
            self.chunks = chunks(layout);
        }
        for chunk in &mut self.chunks {
            chunk.tile = None;
        }
        let dimmed = Arc::clone(dimmed);
        self.made = Some(Made { layout: Arc::clone(layout), theme: theme.clone(), scale, dimmed });
        self.version += 1;
    }

    /// Pixels per map point for which the chunks were made.
    pub(super) fn scale(&self) -> f64 {
        self.made.as_ref().map_or(1.0, |made| made.scale)
    }

    /// Changes when the chunks do.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// The tiles of what lies in `view`, with the pixel at which each is anchored.
    pub(super) fn visible(&mut self, view: Rect) -> impl Iterator<Item = (Rc<Tile>, Point)> {
        let made = self.made.as_ref();
        self.chunks.iter_mut().filter_map(move |chunk| {
            let made = made?;
            if chunk.bounds.intersect(view).is_zero_area() {
                return None;
            }
            let anchor = anchor(chunk.bounds, made.scale);
            let tile =
                chunk.tile.get_or_insert_with(|| Rc::new(build(made, chunk.lane, &chunk.cards, anchor)));
            Some((Rc::clone(tile), anchor))
        })
    }
}

/// The pixel next to a chunk's corner.
fn anchor(bounds: Rect, scale: f64) -> Point {
    Point::new((bounds.x0 * scale).floor(), (bounds.y0 * scale).floor())
}

fn chunks(layout: &MapLayout) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for (index, lane) in layout.lanes.iter().enumerate() {
        for columns in lane.cards.chunks(CHUNK) {
            let (Some(first), Some(last)) = (columns.first(), columns.last()) else { continue };
            let cards = first.start..last.end;
            chunks.extend(chunk(layout.cards.get(cards.clone()), Some(index), cards));
        }
    }
    if let Some(unplaced) = &layout.unplaced {
        chunks.extend(chunk(Some(&unplaced.cards), None, 0..unplaced.cards.len()));
    }
    chunks
}

fn chunk(boxes: Option<&[CardBox]>, lane: Option<usize>, cards: Range<usize>) -> Option<Chunk> {
    let bounds = boxes?.iter().map(|card| card.rect).reduce(|a, b| a.union(b))?;
    Some(Chunk { bounds, lane, cards, tile: None })
}

fn build(made: &Made, lane: Option<usize>, cards: &Range<usize>, anchor: Point) -> Tile {
    let mut tile = Tile::default();
    let boxes = match lane {
        Some(_) => made.layout.cards.get(cards.clone()),
        None => made.layout.unplaced.as_ref().map(|strip| strip.cards.as_slice()),
    };
    let boxes = boxes.unwrap_or_default();
    let batch = tile.plain();
    batch.vertices.reserve(boxes.len() * 16);
    batch.indices.reserve(boxes.len() * 24);
    for card in boxes {
        Pen { made, anchor, batch }.card(card);
    }
    tile
}

/// Draws one card after the other.
struct Pen<'a> {
    made: &'a Made,
    anchor: Point,
    batch: &'a mut Batch,
}

impl Pen<'_> {
    fn card(&mut self, card: &CardBox) {
        let scale = self.made.scale;
        let theme = &self.made.theme;
        let dimmed = &self.made.dimmed;
        let is_dimmed = !dimmed.is_empty()
            && (dimmed.contains(&card.card.id) || stands_in(&self.made.layout, card, dimmed));
        let opacity = if is_dimmed { super::DIMMED } else { 1.0 };
        let edge = match (card.card.color, self.made.layout.lanes.get(card.lane)) {
            (Some(color), _) => theme.color(color),
            (None, Some(lane)) => theme.lane_ink(lane.kind, lane.color),
            (None, None) => theme.no_lane().ink,
        };
        let (min, max) =
            (self.px(card.rect.origin()).round(), self.px(Point::new(card.rect.x1, card.rect.y1)).round());
        let max = pos2(max.x.max(min.x + 1.0), max.y.max(min.y + 1.0));
        self.face(min, max, faded(color(theme.card), opacity));
        let width = (3.0 * scale) as f32;
        let drawn = width.round().max(1.0);
        let strip = faded(color(edge), opacity * (width / drawn).min(1.0));
        if self.made.layout.direction.is_rtl() {
            self.batch.plain_quad(pos2(max.x - drawn, min.y), max, strip);
        } else {
            self.batch.plain_quad(min, pos2(min.x + drawn, max.y), strip);
        }
        let ink = faded(color(theme.ink), opacity);
        for part in card.parts.iter() {
            match part {
                CardPart::Text(text) => self.bars(card.rect.origin(), text, ink),
                CardPart::Badge(center, radius, _) if scale > DETAILED => {
                    let center = self.px(card.rect.origin() + center.to_vec2());
                    let half = egui::Vec2::splat((radius * scale * 0.85) as f32);
                    self.batch.plain_quad(center - half, center + half, faded(color(edge), opacity));
                }
                CardPart::Image(rect, ..) => {
                    let rect = *rect + card.rect.origin().to_vec2();
                    let max = self.px(Point::new(rect.x1, rect.y1));
                    let min = self.px(rect.origin());
                    self.batch.plain_quad(min, max, faded(color(theme.hairline), opacity));
                }
                _ => {}
            }
        }
    }

    fn px(&self, point: Point) -> Pos2 {
        let scale = self.made.scale;
        pos2((point.x * scale - self.anchor.x) as f32, (point.y * scale - self.anchor.y) as f32)
    }

    /// The card's face: with cut corners where they are large enough to be seen.
    fn face(&mut self, min: Pos2, max: Pos2, fill: Color32) {
        let cut = (8.0 * self.made.scale * 0.6) as f32;
        if self.made.scale < DETAILED || max.y - min.y < 3.0 * cut {
            self.batch.plain_quad(min, max, fill);
            return;
        }
        let first = self.batch.vertices.len() as u32;
        for (x, y) in [
            (min.x + cut, min.y),
            (max.x - cut, min.y),
            (max.x, min.y + cut),
            (max.x, max.y - cut),
            (max.x - cut, max.y),
            (min.x + cut, max.y),
            (min.x, max.y - cut),
            (min.x, min.y + cut),
        ] {
            self.batch.vertex(pos2(x, y), fill);
        }
        for i in 1..7 {
            self.batch.triangle(first, first + i, first + i + 1);
        }
    }

    /// Bars for the lines of a text, or one for all.
    fn bars(&mut self, card: Point, text: &CardText, ink: Color32) {
        let scale = self.made.scale;
        let origin: Vec2 = card.to_vec2() + text.origin.to_vec2();
        let size = f64::from(text.lines.style().size);
        let mut bar = |left: f32, right: f32, top: f64, bottom: f64, opacity: f32| {
            let min = self.px(Point::new(f64::from(left), top) + origin);
            let max = self.px(Point::new(f64::from(right), bottom) + origin);
            let height = (max.y - min.y).round().max(1.0);
            let top = min.y.round();
            let ink = faded(ink, opacity * ((max.y - min.y) / height).min(1.0));
            self.batch.plain_quad(pos2(min.x, top), pos2(max.x, top + height), ink);
        };
        let step = f64::from(text.lines.line_height());
        let mut baseline = f64::from(text.lines.first_baseline());
        let top = baseline - 0.55 * size;
        if scale < ONE_BAR {
            let (mut left, mut right, mut last) = (f32::MAX, 0.0_f32, baseline);
            for line in text.lines.lines() {
                (left, right, last) = (left.min(line.left), right.max(line.right), baseline);
                baseline += step;
            }
            if right > left {
                bar(left, right, top, last, BAR_OPACITY * 0.6);
            }
            return;
        }
        for line in text.lines.lines() {
            if line.right > line.left {
                bar(line.left, line.right, baseline - 0.55 * size, baseline, BAR_OPACITY);
            }
            baseline += step;
        }
    }
}
