//! Arrows between cards.

use std::sync::Arc;

use kurbo::{BezPath, ParamCurve as _, Point, Rect, Size, Vec2};
use rustc_hash::FxHashMap;

use super::{CardBox, LinkBox, MapLayout, MapText, PlacedText, measures as m, pen::Pen};
use crate::{
    model::{JourneyMap, Link},
    text::{Align, Weight},
};

/// Widest label of a link.
const LABEL_WIDTH: f64 = 140.0;

/// The links whose cards both stand in the grid.
pub(super) fn links(pen: &mut Pen<'_>, map: &JourneyMap, cards: &[CardBox], size: Size) -> Vec<LinkBox> {
    if map.links.is_empty() {
        return Vec::new();
    }
    let mut ends: FxHashMap<&str, Option<Rect>> = FxHashMap::default();
    for link in &map.links {
        ends.insert(link.from.as_str(), None);
        ends.insert(link.to.as_str(), None);
    }
    for card in cards {
        if let Some(rect) = ends.get_mut(card.card.id.as_str()) {
            *rect = Some(card.rect);
        }
    }
    let rect_of = |id: &crate::model::Id| ends.get(id.as_str()).copied().flatten();
    let mut boxes = Vec::new();
    for link in &map.links {
        if link.from == link.to {
            continue;
        }
        if let (Some(from), Some(to)) = (rect_of(&link.from), rect_of(&link.to)) {
            let points = route(&from, &to, size);
            let mut path = BezPath::new();
            path.move_to(points[0]);
            path.curve_to(points[1], points[2], points[3]);
            let middle = kurbo::CubicBez::new(points[0], points[1], points[2], points[3]).eval(0.5);
            let label = label(pen, link, middle, size);
            boxes.push(LinkBox { id: link.id.clone(), path: Arc::new(path), kind: link.kind, label });
        }
    }
    boxes
}

impl MapLayout {
    /// The line that a link from a card at `from` to one at `to` would have.
    #[must_use]
    pub fn link_path(&self, from: &Rect, to: &Rect) -> BezPath {
        let width = self.size.width;
        let turn = |rect: &Rect| Rect::new(width - rect.x1, rect.y0, width - rect.x0, rect.y1);
        let rtl = self.direction.is_rtl();
        let (from, to) = if rtl { (turn(from), turn(to)) } else { (*from, *to) };
        let points = route(&from, &to, self.size);
        let points = points.map(|point| if rtl { Point::new(width - point.x, point.y) } else { point });
        let mut path = BezPath::new();
        path.move_to(points[0]);
        path.curve_to(points[1], points[2], points[3]);
        path
    }
}

/// A Bézier curve from the edge of one card to the edge of another: to a later column from end to
/// start, within a column from bottom to top or back, to an earlier column below both.
fn route(from: &Rect, to: &Rect, size: Size) -> [Point; 4] {
    let points = if to.x0 > from.x1 {
        let (a, b) = (Point::new(from.x1, from.center().y), Point::new(to.x0, to.center().y));
        let bend = Vec2::new(((b.x - a.x) / 2.0).max(18.0), 0.0);
        [a, a + bend, b - bend, b]
    } else if to.x1 >= from.x0 {
        // They share a column. Side by side they cannot be, so one is above the other.
        let down = if to.center().y >= from.center().y { 1.0 } else { -1.0 };
        let (a, b) = if down > 0.0 {
            (Point::new(from.center().x, from.y1), Point::new(to.center().x, to.y0))
        } else {
            (Point::new(from.center().x, from.y0), Point::new(to.center().x, to.y1))
        };
        let bend = Vec2::new(0.0, down * ((b.y - a.y).abs() / 2.0).min(40.0));
        [a, a + bend, b - bend, b]
    } else {
        let (a, b) = (Point::new(from.center().x, from.y1), Point::new(to.center().x, to.y1));
        let dip = Vec2::new(0.0, 40.0);
        [a, a + dip, b + dip, b]
    };
    // A Bézier curve lies within its control points, so this keeps it in the map.
    points.map(|point| Point::new(point.x.clamp(0.0, size.width), point.y.clamp(0.0, size.height)))
}

/// The link's label and share, in the middle of its line.
fn label(pen: &mut Pen<'_>, link: &Link, middle: Point, size: Size) -> Option<(Rect, PlacedText)> {
    let typed = pen.types(|| MapText::Label(link.id.clone()));
    // Only the words are typed; the share joins them again when it is done.
    let words = if typed { link.label.as_str() } else { link.label.trim() };
    let share = link.share.filter(|_| !typed).filter(|share| share.is_finite()).map(|share| {
        let share = pen.number(f64::from(share));
        pen.message("link-share", &[("share", share.as_str().into())])
    });
    let text = match (words.is_empty(), share) {
        (false, Some(share)) => format!("{words} · {share}"),
        (false, None) => words.to_owned(),
        (true, Some(share)) => share,
        (true, None) if typed => words.to_owned(),
        (true, None) => return None,
    };
    // Without words of the user it is a number of ours, which runs as its language does.
    let own = (words.is_empty() && !typed).then(|| pen.locale.direction());
    let style = pen.style(11.0, Weight::Medium, 1.45).align(Align::Center).forced(own);
    let block = pen.snug(&text, &style, LABEL_WIDTH);
    let (width, height) = (f64::from(block.ink_width) + 2.0 * m::WORD_PAD_X, f64::from(block.height));
    let x = (middle.x - width / 2.0).min(size.width - width).max(0.0);
    let y = (middle.y - height / 2.0).min(size.height - height).max(0.0);
    let rect = Rect::new(x, y, x + width, y + height);
    let origin = Point::new(rect.center().x - f64::from(block.width) / 2.0, y);
    Some((rect, PlacedText { block, origin }))
}
