//! Lanes: labels, rows, and the cards in their cells.

use std::ops::Range;

use kurbo::{Point, Rect};

use super::{
    CardBox, LaneBox, MapLayout, PlacedText,
    curve::{self, Curves},
    engine::Cells,
    grid::Grid,
    measures as m,
    pen::Pen,
};
use crate::{
    model::{BlueprintLine, JourneyMap, Lane, LaneKind},
    text::Weight,
};

/// All lanes with what stands in them.
pub(super) struct Rows {
    pub(super) lanes: Vec<LaneBox>,
    pub(super) cards: Vec<CardBox>,
    pub(super) curves: Option<Curves>,
    /// For each lane, how many columns its widest card covers.
    pub(super) spans: Vec<usize>,
    /// Lower edge of the last row.
    pub(super) bottom: f64,
}

/// Lays out the lanes under `top`.
pub(super) fn rows(pen: &mut Pen<'_>, map: &JourneyMap, grid: &Grid, cells: &Cells<'_>, top: f64) -> Rows {
    let mut rows = Rows {
        lanes: Vec::with_capacity(map.lanes.len()),
        cards: Vec::with_capacity(cells.len()),
        curves: None,
        spans: Vec::with_capacity(map.lanes.len()),
        bottom: top,
    };
    // The curves run in the first lane of emotions.
    let curve_lane = map.lanes.iter().position(|lane| lane.kind == LaneKind::Emotions);
    let mut stacks = Stacks::new(grid.columns.len());
    for (i, lane) in map.lanes.iter().enumerate() {
        let top = rows.bottom + m::ROW_GAP;
        let mut lane_box = label(pen, lane, top);
        let least = lane.height.map(f64::from).filter(|height| height.is_finite()).unwrap_or(0.0);
        let mut content = least.clamp(m::CELL_HEIGHT, m::LANE_HEIGHT_MAX);
        let mut cards_top = top;
        if lane.collapsed {
            content = 0.0;
            lane_box.cards = vec![rows.cards.len()..rows.cards.len(); grid.columns.len()];
        } else {
            if curve_lane == Some(i) {
                let curves = curve::curves(pen, map, grid, i, top, least);
                lane_box.curve_area = Some(curves.area);
                cards_top = curves.bottom;
                content = curves.bottom - top;
                rows.curves = Some(curves);
            }
            let bottom = stacks.fill(&mut rows.cards, &mut lane_box.cards, grid, cells, i, cards_top);
            content = content.max(bottom - top);
        }
        let bottom = lane_box.label_rect.y1.max(top + content);
        finish(&mut lane_box, grid, bottom);
        if lane.collapsed {
            lane_box.hidden = hidden(pen, map, lane, &lane_box);
        }
        rows.bottom = bottom;
        if let Some(line) = lane.line_below {
            let label = line_label(pen, line, bottom + m::ROW_GAP / 2.0);
            rows.bottom = label.origin.y + f64::from(label.block.height) - m::ROW_GAP / 2.0;
            lane_box.line_below = Some((line, label));
        }
        rows.spans.push(std::mem::replace(&mut stacks.widest, 1));
        rows.lanes.push(lane_box);
    }
    rows
}

/// A lane with its label only.
fn label(pen: &mut Pen<'_>, lane: &Lane, top: f64) -> LaneBox {
    let pad_y = if lane.collapsed { m::COLLAPSED_PAD_Y } else { m::LABEL_PAD };
    let text_x = m::LABEL_PAD + m::LABEL_ICON + m::LABEL_ICON_GAP;
    let style = pen.style(13.0, Weight::SemiBold, 1.45).forced(lane.direction);
    let block = pen.block(&lane.title, &style, m::LABEL_WIDTH - text_x - m::LABEL_END);
    let line = f64::from(block.lines.first().map_or(block.height, |line| line.bottom - line.top));
    let bottom = top + 2.0 * pad_y + f64::from(block.height).max(m::LABEL_ICON);
    let icon_origin = Point::new(m::LABEL_PAD, top + pad_y + (line - m::LABEL_ICON) / 2.0);
    let icon = lane.icon.as_deref().unwrap_or_else(|| MapLayout::icon_name_of_kind(lane.kind));
    LaneBox {
        id: lane.id.clone(),
        kind: lane.kind,
        color: lane.color,
        label_rect: Rect::new(0.0, top, m::LABEL_WIDTH, bottom),
        body_rect: Rect::ZERO,
        icon: pen.icon(icon, MapLayout::icon_name_of_kind(lane.kind), true, m::LABEL_ICON, icon_origin),
        title: PlacedText { block, origin: Point::new(text_x, top + pad_y) },
        collapsed: lane.collapsed,
        hidden: None,
        cells: Vec::new(),
        cards: Vec::new(),
        curve_area: None,
        line_below: None,
    }
}

/// Gives the lane its boxes down to `bottom`.
fn finish(lane: &mut LaneBox, grid: &Grid, bottom: f64) {
    let top = lane.label_rect.y0;
    lane.label_rect.y1 = bottom;
    lane.body_rect = Rect::new(grid.body.start, top, grid.body.end, bottom);
    lane.cells =
        grid.columns.iter().map(|column| Rect::new(column.x.start, top, column.x.end, bottom)).collect();
}

/// How many cards, and points of curves, a collapsed lane does not show.
fn hidden(pen: &mut Pen<'_>, map: &JourneyMap, lane: &Lane, lane_box: &LaneBox) -> Option<PlacedText> {
    let cards = map.cards.iter().filter(|card| card.lane == lane.id).count();
    let of_curves = map.lanes.iter().find(|other| other.kind == LaneKind::Emotions);
    let has_curves = of_curves.is_some_and(|other| other.id == lane.id);
    let points = if has_curves { map.curves.iter().map(|curve| curve.points.len()).sum() } else { 0 };
    let counts = [("count-cards", cards), ("count-points", points)];
    let words: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| pen.message(name, &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())]))
        .collect();
    let words = pen.digits.write(&words.join(" · "));
    let style = pen.style(11.0, Weight::Medium, 1.45).forced(Some(pen.locale.direction()));
    let body = lane_box.body_rect;
    let block = pen.snug(&words, &style, (body.width() - 2.0 * m::LABEL_PAD).max(1.0));
    let y = body.center().y - f64::from(block.height) / 2.0;
    (!words.is_empty()).then(|| PlacedText { block, origin: Point::new(body.x0 + m::LABEL_PAD, y) })
}

fn line_label(pen: &mut Pen<'_>, line: BlueprintLine, top: f64) -> PlacedText {
    let name = match line {
        BlueprintLine::Interaction => "line-interaction",
        BlueprintLine::Visibility => "line-visibility",
        BlueprintLine::InternalInteraction => "line-internal-interaction",
    };
    let text = pen.message(name, &[]);
    let style = pen.style(11.0, Weight::Medium, 1.45).forced(Some(pen.locale.direction()));
    let block = pen.snug(&text, &style, m::LABEL_WIDTH * 2.0);
    PlacedText { block, origin: Point::new(m::LABEL_PAD, top) }
}

/// Stacks the cards of a lane in its columns.
///
/// Columns are filled one after the other. A card that spans several columns takes room in the later
/// ones before they are filled; their own cards go around it, each to the first place where it fits,
/// below the card before it.
struct Stacks {
    /// For each column, what cards from earlier columns take, sorted from top to bottom.
    taken: Vec<Vec<Range<f64>>>,
    /// How many columns the widest card covers.
    widest: usize,
}

impl Stacks {
    fn new(columns: usize) -> Self {
        Self { taken: vec![Vec::new(); columns], widest: 1 }
    }

    /// Places the cards of one lane under `top`; gives the lower edge that their cells need.
    fn fill(
        &mut self,
        cards: &mut Vec<CardBox>,
        ranges: &mut Vec<Range<usize>>,
        grid: &Grid,
        cells: &Cells<'_>,
        lane: usize,
        top: f64,
    ) -> f64 {
        self.taken.iter_mut().for_each(Vec::clear);
        let mut bottom = top;
        ranges.reserve(grid.columns.len());
        for column in 0..grid.columns.len() {
            let first = cards.len();
            let mut y = top + m::CELL_PAD;
            for card in cells.cards(lane, column) {
                let covered = grid.covered(column, card.span());
                self.widest = self.widest.max(covered.len());
                y = self.free_y(&covered, y, card.height());
                let x = grid.card_x(column, card.span());
                let rect = Rect::new(x.start, y, x.end, y + card.height());
                cards.push(card.placed(lane, column, rect));
                for later in column + 1..covered.end {
                    let taken = &mut self.taken[later];
                    let at = taken.partition_point(|range| range.start < rect.y0);
                    taken.insert(at, rect.y0..rect.y1);
                }
                bottom = bottom.max(rect.y1 + m::CELL_PAD);
                y = rect.y1 + m::CARD_GAP;
            }
            ranges.push(first..cards.len());
        }
        bottom
    }

    /// The first y at or below `y` where `height` points are free in all `columns`.
    fn free_y(&self, columns: &Range<usize>, mut y: f64, height: f64) -> f64 {
        loop {
            let in_the_way =
                |taken: &&Range<f64>| taken.start < y + height + m::CARD_GAP && y < taken.end + m::CARD_GAP;
            let next = self.taken[columns.clone()]
                .iter()
                .flatten()
                .filter(in_the_way)
                .map(|taken| taken.end + m::CARD_GAP)
                .reduce(f64::min);
            match next {
                // It lies below `y`, so this ends.
                Some(next) => y = next,
                None => return y,
            }
        }
    }
}
