//! Cards.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};

use super::{
    Fill, Item, Rgba, Shadow, Theme,
    build::{Paint, border, filled, stroke},
};
use crate::{
    layout::{CardBox, CardPart, DOT_RADIUS, MapLayout, Mark, PlacedText},
    model::Card,
};

/// Radius of a card's corners, in map points.
const RADIUS: f64 = 8.0;
/// Width of the coloured edge at the start side.
const EDGE: f64 = 3.0;
/// How far a card's shadow reaches out of its box.
pub(super) const REACH: f64 = SHADOW_DOWN + 3.0 * SHADOW_BLUR;
const SHADOW_DOWN: f64 = 1.0;
const SHADOW_BLUR: f64 = 1.0;

/// Draws one card where it stands in `layout`, e.g. for the ghost of a drag.
pub fn card(card: &CardBox, layout: &MapLayout, theme: &Theme, out: &mut Vec<Item>) {
    draw(&Paint::new(layout, theme), card, out);
}

pub(super) fn draw(paint: &Paint<'_>, card: &CardBox, out: &mut Vec<Item>) {
    let ink = ink(paint, card);
    ground(paint, card.rect, ink, out);
    let by = card.rect.origin().to_vec2();
    for part in card.parts.iter() {
        self::part(paint, card, part, by, ink, out);
    }
}

/// The colour of a card: its own, or that of its lane.
fn ink(paint: &Paint<'_>, card: &CardBox) -> Rgba {
    let lane = paint.layout.lanes.get(card.lane);
    match (card.card.color, lane) {
        (Some(color), _) => paint.theme.color(color),
        (None, Some(lane)) => paint.theme.lane_ink(lane.kind, lane.color),
        (None, None) => paint.theme.no_lane().ink,
    }
}

/// The card itself: its ground, then the coloured edge.
fn ground(paint: &Paint<'_>, rect: Rect, ink: Rgba, out: &mut Vec<Item>) {
    let theme = paint.theme;
    let rtl = paint.layout.direction.is_rtl();
    let shadow = (theme.shadow.3 > 0).then_some(Shadow {
        offset_y: SHADOW_DOWN,
        blur: SHADOW_BLUR,
        color: theme.shadow,
    });
    out.push(Item::Rect {
        rect,
        radii: [RADIUS; 4],
        fill: Some(Fill::Solid(theme.card)),
        stroke: border(theme.card_border, 1.0),
        shadow,
    });
    out.push(Item::Path { path: Arc::new(edge(rect, rtl)), fill: Some(Fill::Solid(ink)), stroke: None });
}

/// The coloured edge as CSS draws a thick border beside thin ones: it runs into the corners and tapers off
/// where the line from the outer to the inner corner cuts it.
fn edge(rect: Rect, rtl: bool) -> BezPath {
    /// How far the edge runs around a corner on its outer and inner side, in radians.
    const TURN: (f64, f64) = (1.007, 1.068);
    let outer = RADIUS.min(0.5 * rect.height());
    let inner = Vec2::new((outer - EDGE).max(0.1), (outer - 1.0).max(0.1));
    let arc = |top: bool, radii: Vec2, from: f64, to: f64| {
        let (x, start) = if rtl { (rect.x1 - outer, 0.0) } else { (rect.x0 + outer, std::f64::consts::PI) };
        let y = if top { rect.y0 + outer } else { rect.y1 - outer };
        // Angles count from the edge's side towards the top or the bottom.
        let turn = if top == rtl { -1.0 } else { 1.0 };
        let (start_angle, sweep_angle) = (start + turn * from, turn * (to - from));
        kurbo::Arc { center: Point::new(x, y), radii, start_angle, sweep_angle, x_rotation: 0.0 }
    };
    let round = Vec2::new(outer, outer);
    let arcs = [
        arc(true, round, TURN.0, 0.0),
        arc(false, round, 0.0, TURN.0),
        arc(false, inner, TURN.1, 0.0),
        arc(true, inner, 0.0, TURN.1),
    ];
    let mut path = BezPath::new();
    for arc in arcs {
        let start =
            arc.center + Vec2::new(arc.radii.x * arc.start_angle.cos(), arc.radii.y * arc.start_angle.sin());
        if path.elements().is_empty() {
            path.move_to(start);
        } else {
            path.line_to(start);
        }
        path.extend(arc.append_iter(0.02));
    }
    path.close_path();
    path
}

fn part(paint: &Paint<'_>, card: &CardBox, part: &CardPart, by: Vec2, ink: Rgba, out: &mut Vec<Item>) {
    let theme = paint.theme;
    let text =
        |text: &PlacedText, color| Item::Text { block: text.block.clone(), origin: text.origin + by, color };
    match part {
        CardPart::Text(lazy) => out.push(text(&lazy.placed(), theme.ink)),
        CardPart::Value(placed) => out.push(text(placed, super::readable(ink, theme.card))),
        CardPart::Icon(icon) => out.push(text(icon, ink)),
        CardPart::Mark(mark, icon) => out.push(text(icon, mark_color(theme, *mark))),
        CardPart::Badge(center, radius, letter) => {
            let stage = paint.layout.columns.get(card.column).map(|column| column.stage);
            let colors = paint.stage(stage.unwrap_or(0));
            let fill = Some(Fill::Solid(colors.badge));
            out.push(Item::Circle { center: *center + by, radius: *radius, fill, stroke: None });
            out.push(text(letter, colors.on_badge));
        }
        CardPart::Corner(mark, center, radius, icon) => {
            let (fill, stroke) = (Some(Fill::Solid(theme.surface)), Some(stroke(theme.hairline, 1.0)));
            out.push(Item::Circle { center: *center + by, radius: *radius, fill, stroke });
            out.push(text(icon, mark_color(theme, *mark)));
        }
        CardPart::Dots(centers, filled) => {
            for (i, center) in centers.iter().enumerate() {
                let color = if i < *filled { ink } else { theme.dot_off };
                let fill = Some(Fill::Solid(color));
                out.push(Item::Circle { center: *center + by, radius: DOT_RADIUS, fill, stroke: None });
            }
        }
        CardPart::Tag(rect, label) => {
            out.push(filled(*rect + by, 5.0, theme.tag));
            out.push(text(label, theme.ink_secondary));
        }
        CardPart::Image(rect, key, texts) => {
            let rect = *rect + by;
            let mut instead = vec![filled(rect, 5.0, theme.tag)];
            instead.extend(texts.iter().map(|placed| text(placed, theme.ink_secondary)));
            out.push(Item::Image { key: key.clone(), rect, radius: 5.0, instead });
        }
        CardPart::Spark(rect) => spark(&card.card, *rect + by, paint.layout.direction.is_rtl(), ink, out),
    }
}

fn mark_color(theme: &Theme, mark: Mark) -> Rgba {
    match mark {
        Mark::TrustGained => theme.good_bad(true),
        Mark::TrustLost => theme.good_bad(false),
        _ => theme.ink_secondary,
    }
}

/// A metric's series, the oldest value at the start side, the latest marked by a dot.
fn spark(card: &Card, rect: Rect, rtl: bool, ink: Rgba, out: &mut Vec<Item>) {
    let Some(metric) = &card.metric else { return };
    let values: Vec<f64> = metric.series.iter().copied().filter(|value| value.is_finite()).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let rect = rect.inset(-3.0);
    let last = values.len().saturating_sub(1).max(1) as f64;
    let point = |(i, value): (usize, &f64)| {
        let along = i as f64 / last;
        let x = rect.x0 + rect.width() * if rtl { 1.0 - along } else { along };
        // Differences first scaled down, so that huge values do not overflow.
        let up = if high > low { (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0) } else { 0.5 };
        Point::new(x, rect.y1 - rect.height() * up)
    };
    let mut path = BezPath::new();
    for (i, point) in values.iter().enumerate().map(point).enumerate() {
        if i == 0 { path.move_to(point) } else { path.line_to(point) }
    }
    let end = values.iter().enumerate().map(point).next_back();
    out.push(Item::Path { path: Arc::new(path), fill: None, stroke: Some(stroke(ink, 1.5)) });
    if let Some(center) = end {
        out.push(Item::Circle { center, radius: 2.5, fill: Some(Fill::Solid(ink)), stroke: None });
    }
}
