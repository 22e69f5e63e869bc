//! Arrows between cards.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Size, Vec2};
use rustc_hash::FxHashMap;

use super::{
    CardBox, LinkBox, MapLayout, MapText, PlacedText, measures as m,
    pen::Pen,
    route::{self, Router},
    tracks::Tracks,
};
use crate::{
    model::{Id, JourneyMap, Link},
    text::{Align, Weight},
};

/// Widest label of a link.
const LABEL_WIDTH: f64 = 140.0;

/// The links whose cards both stand in the grid.
pub(super) fn links(pen: &mut Pen<'_>, map: &JourneyMap, router: &Router<'_>) -> Vec<LinkBox> {
    if map.links.is_empty() {
        return Vec::new();
    }
    let (cards, size) = (router.cards, router.size);
    let mut ends: FxHashMap<&str, Option<(usize, &CardBox)>> = FxHashMap::default();
    for link in &map.links {
        ends.insert(link.from.as_str(), None);
        ends.insert(link.to.as_str(), None);
    }
    for (index, card) in cards.iter().enumerate() {
        if let Some(end) = ends.get_mut(card.card.id.as_str()) {
            *end = Some((index, card));
        }
    }
    let card_of = |id: &Id| ends.get(id.as_str()).copied().flatten();
    let labelled = map.links.iter().any(|link| !link.label.trim().is_empty() || link.share.is_some());
    let mut taken = Taken::of(if labelled { cards } else { &[] });
    let mut tracks = Tracks::default();
    let mut boxes = Vec::new();
    for link in &map.links {
        if link.from == link.to {
            continue;
        }
        if let (Some((first, from)), Some((last, to))) = (card_of(&link.from), card_of(&link.to)) {
            let corners = router.corners(from, to, &mut tracks);
            let path = route::rounded(&corners);
            let label = label(pen, link, &corners, size, &mut taken);
            let (id, ends) = (link.id.clone(), (first, last));
            boxes.push(LinkBox { id, ends, path: Arc::new(path), kind: link.kind, label });
        }
    }
    boxes
}

impl MapLayout {
    /// The line that a new link from one card to another would have, or the one called `instead_of` if it went there.
    #[must_use]
    pub fn link_between(&self, from: &CardBox, to: &CardBox, instead_of: Option<&Id>) -> BezPath {
        /// Of more links than these, none is asked where it runs: the pointer would have to wait.
        const MOST: usize = 400;
        let rtl = self.direction.is_rtl();
        let placed = |card: &CardBox| card.lane < self.lanes.len();
        if !placed(from) || !placed(to) {
            return self.link_path(&from.rect, &to.rect);
        }
        let router = Router {
            columns: &self.columns,
            lanes: &self.lanes,
            cards: &self.cards,
            spans: self.index.spans(),
            size: self.size,
            turned: rtl,
        };
        // The links before it have taken their tracks.
        let mut tracks = Tracks::default();
        let before = self.links.iter().take_while(|link| instead_of != Some(&link.id));
        for link in before.filter(|_| self.links.len() <= MOST) {
            if let (Some(from), Some(to)) = (self.cards.get(link.ends.0), self.cards.get(link.ends.1)) {
                router.corners(from, to, &mut tracks);
            }
        }
        let mut corners = router.corners(from, to, &mut tracks);
        for point in corners.iter_mut().filter(|_| rtl) {
            point.x = self.size.width - point.x;
        }
        route::rounded(&corners)
    }

    /// The line of a link on its way from what is at `from` to what is at `to`: to the pointer, mostly.
    #[must_use]
    pub fn link_path(&self, from: &Rect, to: &Rect) -> BezPath {
        let width = self.size.width;
        let turn = |rect: &Rect| Rect::new(width - rect.x1, rect.y0, width - rect.x0, rect.y1);
        let rtl = self.direction.is_rtl();
        let (from, to) = if rtl { (turn(from), turn(to)) } else { (*from, *to) };
        let points = free(&from, &to, self.size);
        let points = points.map(|point| if rtl { Point::new(width - point.x, point.y) } else { point });
        let mut path = BezPath::new();
        path.move_to(points[0]);
        path.curve_to(points[1], points[2], points[3]);
        path
    }
}

/// A Bézier curve from the edge of one card to the edge of another: to a later column from end to
/// start, within a column from bottom to top or back, to an earlier column below both.
fn free(from: &Rect, to: &Rect, size: Size) -> [Point; 4] {
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

/// The link's label and share, on its line: in the middle, or where nothing else stands.
fn label(
    pen: &mut Pen<'_>,
    link: &Link,
    corners: &[Point],
    size: Size,
    taken: &mut Taken,
) -> Option<(Rect, PlacedText)> {
    let typed = pen.types(|| MapText::Label(link.id.clone()));
    // Only the words are typed; the share joins them again when it is done.
    let words = if typed { link.label.as_str() } else { link.label.trim() };
    let share = link.share.filter(|_| !typed).filter(|share| share.is_finite()).map(|share| {
        let share = pen.number(f64::from(share));
        let args = [("share", share.as_str().into()), ("digits", pen.digits.name().into())];
        pen.message("link-share", &args)
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
    let on_line = |at: f64| {
        let middle = route::along(corners, at);
        let x = (middle.x - width / 2.0).min(size.width - width).max(0.0);
        let y = (middle.y - height / 2.0).min(size.height - height).max(0.0);
        Rect::new(x, y, x + width, y + height)
    };
    let rect = taken.best(PLACES.map(on_line))?;
    taken.add(rect, Whose::Label);
    let origin = Point::new(rect.center().x - f64::from(block.width) / 2.0, rect.y0);
    Some((rect, PlacedText { block, origin }))
}

/// Where on its line a label may stand, best first.
const PLACES: [f64; 11] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9];

/// What a label would stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Card,
    Label,
}

/// Where cards and labels stand, by squares of the map, so that one looks only at what is near.
#[derive(Default)]
struct Taken(FxHashMap<(i32, i32), Vec<(Rect, Whose)>>);

impl Taken {
    /// Side of a square.
    const SQUARE: f64 = 256.0;
    /// Longest side of a card that labels keep off.
    const FAR: f64 = 64.0 * Self::SQUARE;
    /// How much worse it is to cover another label than a card, of which most can still be read.
    const LABEL_WEIGHT: f64 = 20.0;

    fn of(cards: &[CardBox]) -> Self {
        let mut taken = Self::default();
        for card in cards {
            // One that stands nearly everywhere cannot be kept off.
            if card.rect.width().max(card.rect.height()) < Self::FAR {
                taken.add(card.rect, Whose::Card);
            }
        }
        taken
    }

    /// The squares that `rect` meets.
    fn squares(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
        // `as` saturates; a map is nowhere near as big.
        let square = |at: f64| (at / Self::SQUARE).floor() as i32;
        let (left, right) = (square(rect.x0), square(rect.x1));
        let (top, bottom) = (square(rect.y0), square(rect.y1));
        (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
    }

    fn add(&mut self, rect: Rect, whose: Whose) {
        for square in Self::squares(rect) {
            self.0.entry(square).or_default().push((rect, whose));
        }
    }

    /// How bad it is to stand at `rect`: the area that would be covered.
    fn covered(&self, rect: Rect) -> f64 {
        let near = Self::squares(rect).filter_map(|square| self.0.get(&square)).flatten();
        let shared = near.map(|(other, whose)| {
            let weight = if *whose == Whose::Label { Self::LABEL_WEIGHT } else { 1.0 };
            let common = other.intersect(rect);
            weight * common.width().max(0.0) * common.height().max(0.0)
        });
        shared.sum()
    }

    /// The first of `places` that covers least.
    fn best(&self, places: impl IntoIterator<Item = Rect>) -> Option<Rect> {
        let mut best: Option<(f64, Rect)> = None;
        for place in places {
            let covered = self.covered(place);
            // A place further out must be worth it.
            if best.is_none_or(|(least, _)| covered < least - 1.0) {
                best = Some((covered, place));
            }
        }
        best.map(|(_, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(xs: [f64; 3]) -> [Rect; 3] {
        xs.map(|x| Rect::new(x, 0.0, x + 30.0, 16.0))
    }

    #[test]
    fn a_label_stands_where_it_covers_least() {
        let mut taken = Taken::default();
        assert_eq!(taken.best(places([40.0, 0.0, 80.0])).unwrap().x0, 40.0, "the middle, when all is free");
        taken.add(Rect::new(30.0, -20.0, 60.0, 40.0), Whose::Card);
        assert_eq!(taken.best(places([40.0, 0.0, 80.0])).unwrap().x0, 0.0, "off the card");
        taken.add(Rect::new(0.0, 0.0, 30.0, 16.0), Whose::Label);
        assert_eq!(taken.best(places([40.0, 0.0, 80.0])).unwrap().x0, 80.0, "off the other label");
        taken.add(Rect::new(80.0, 0.0, 110.0, 16.0), Whose::Label);
        assert_eq!(taken.best(places([40.0, 0.0, 80.0])).unwrap().x0, 40.0, "a card rather than a label");
    }
}
