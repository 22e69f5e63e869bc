//! The way of an arrow from card to card: through the gutters between columns and lanes, so that it crosses no card.
//!
//! Cards stand in cells, and cells leave gutters free: between two columns, and between two lanes. An arrow leaves
//! its card at the side that faces the other one, goes along gutters, and arrives at the side that faces it, with
//! room for its head. It runs straight where nothing stands in its way. Like the rest of the layout this knows only
//! maps that run from left to right.

use std::ops::Range;

use kurbo::{BezPath, Point, Rect, Size};

use super::{
    CardBox, Column, LaneBox, measures as m,
    tracks::{Tracks, places},
};

/// Least of an arrow's last straight piece, which its head lies on.
const HEAD_LINE: f64 = 5.0;
/// From arrow to arrow at a side of a card, or from one to the next beside it.
const PORT: f64 = 7.0;
/// From the upper or lower edge of a card to the arrows at its side.
const PORT_EDGE: f64 = 6.0;
/// Most places for arrows at a side of a card that are looked at.
const MOST_PORTS: i32 = 9;
/// Room for a head between the last bend and the card.
const HEAD_ROOM: f64 = 12.5;
/// From the edge of a gutter's free part to a line in it.
const EDGE: f64 = 2.0;
/// Radius of bends.
const BEND: f64 = 5.0;
/// Least common height, or width, of two cards for a straight line between them.
const COMMON: f64 = 12.0;
/// How much lower an arrow back runs than one on, so that both can be seen.
const BACK: f64 = 8.0;
/// How near a line may come to a card that it passes.
const CLEAR: f64 = 2.0;
/// What an arrow goes around.
pub(super) struct Router<'a> {
    pub(super) columns: &'a [Column],
    pub(super) lanes: &'a [LaneBox],
    /// Sorted by lane, then column.
    pub(super) cards: &'a [CardBox],
    /// For each lane, how many columns its widest card covers.
    pub(super) spans: &'a [usize],
    pub(super) size: Size,
    /// Whether columns and cards were mirrored already, and are to be taken back.
    pub(super) turned: bool,
}

/// A card at the end of an arrow.
struct End {
    rect: Rect,
    lane: usize,
    /// The columns that it covers.
    columns: Range<usize>,
}

/// A side of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl Router<'_> {
    /// The corners of the way from one card to another, at least two.
    pub(super) fn corners(&self, from: &CardBox, to: &CardBox, tracks: &mut Tracks) -> Vec<Point> {
        let (from, to) = (self.end(from), self.end(to));
        let points = if to.columns.start >= from.columns.end {
            self.across(&from, &to, (Side::End, Side::Start), tracks)
        } else if to.columns.end <= from.columns.start {
            self.across(&from, &to, (Side::Start, Side::End), tracks)
        } else {
            self.within(&from, &to, tracks)
        };
        let within = |point: Point| {
            Point::new(point.x.clamp(0.0, self.size.width), point.y.clamp(0.0, self.size.height))
        };
        points.into_iter().map(within).collect()
    }

    fn end(&self, card: &CardBox) -> End {
        let span = card.card.span.max(1) as usize;
        let columns = card.column..card.column.saturating_add(span).min(self.columns.len());
        End { rect: self.rect(card.rect), lane: card.lane, columns }
    }

    fn rect(&self, rect: Rect) -> Rect {
        if !self.turned {
            return rect;
        }
        Rect::new(self.size.width - rect.x1, rect.y0, self.size.width - rect.x0, rect.y1)
    }

    /// Between cards of different columns.
    fn across(&self, from: &End, to: &End, sides: (Side, Side), tracks: &mut Tracks) -> Vec<Point> {
        let lower = if sides.0 == Side::Start { BACK } else { 0.0 };
        let (a, b) = (edge(from, sides.0), edge(to, sides.1));
        let between = match sides.0 {
            Side::End => from.columns.end..to.columns.start,
            Side::Start => to.columns.end..from.columns.start,
        };
        let (ga, gb) = (gutter(from, sides.0), gutter(to, sides.1));
        let passed = ga.min(gb)..ga.max(gb) + 1;
        let (top, bottom) = (from.rect.y0.max(to.rect.y0), from.rect.y1.min(to.rect.y1));
        let free = |lane: usize, y: f64| ga == gb || self.is_free(lane, &between, y);
        if bottom - top >= COMMON {
            let common = where_free(ports(top, bottom, lower), |y| free(from.lane, y));
            if let Some(y) = tracks.height(from.lane, &passed, common) {
                return vec![Point::new(a, y), Point::new(b, y)];
            }
        }
        let of = |end: &End| ports(end.rect.y0, end.rect.y1, lower);
        let at_once = |x: f64, ya: f64, yb: f64| {
            vec![Point::new(a, ya), Point::new(x, ya), Point::new(x, yb), Point::new(b, yb)]
        };
        if let Some(ya) = tracks.height(from.lane, &passed, where_free(of(from), |y| free(from.lane, y))) {
            let yb = self.port(to, sides.1, lower, tracks);
            let x = self.arriving(gb, (b, sides.1), (ya, yb), tracks);
            return at_once(x, ya, yb);
        }
        if let Some(yb) = tracks.height(to.lane, &passed, where_free(of(to), |y| free(to.lane, y))) {
            let ya = self.port(from, sides.0, lower, tracks);
            let x = self.leaving(ga, (ya, yb), tracks);
            return at_once(x, ya, yb);
        }
        self.around(from, to, sides, lower, tracks)
    }

    /// The height at which an arrow leaves or reaches the side of a card.
    fn port(&self, end: &End, side: Side, lower: f64, tracks: &mut Tracks) -> f64 {
        let gutter = gutter(end, side);
        let heights = ports(end.rect.y0, end.rect.y1, lower);
        tracks.height(end.lane, &(gutter..gutter + 1), heights).unwrap_or(end.rect.center().y)
    }

    /// Between cards that have a column in common: straight up or down, or around at a side.
    fn within(&self, from: &End, to: &End, tracks: &mut Tracks) -> Vec<Point> {
        let (upper, lower) = if from.rect.y0 <= to.rect.y0 { (from, to) } else { (to, from) };
        let (left, right) = (from.rect.x0.max(to.rect.x0), from.rect.x1.min(to.rect.x1));
        let room = lower.rect.y0 - upper.rect.y1;
        let column = from.columns.start.max(to.columns.start);
        let heights = upper.rect.y1..lower.rect.y0;
        let open = where_free(ports(left, right, 0.0), |x| self.is_open(x, (upper, lower)));
        let upright = (right - left >= COMMON && room >= HEAD_ROOM)
            .then(|| tracks.upright(column, &heights, open))
            .flatten();
        if let Some(x) = upright {
            let (start, end) = (Point::new(x, upper.rect.y1), Point::new(x, lower.rect.y0));
            return if from.rect.y0 <= to.rect.y0 { vec![start, end] } else { vec![end, start] };
        }
        let ends_alike = from.columns.end == to.columns.end && from.columns.end < self.columns.len();
        let side = if ends_alike || from.columns.start != to.columns.start { Side::End } else { Side::Start };
        if gutter(from, side) == gutter(to, side) {
            let (ya, yb) = (self.port(from, side, 0.0, tracks), self.port(to, side, 0.0, tracks));
            let (a, b) = (edge(from, side), edge(to, side));
            let x = self.arriving(gutter(to, side), (b, side), (ya, yb), tracks);
            return vec![Point::new(a, ya), Point::new(x, ya), Point::new(x, yb), Point::new(b, yb)];
        }
        self.around(from, to, (side, side), 0.0, tracks)
    }

    /// Along a column's gutter to one between lanes, along that, and along another column's gutter.
    fn around(
        &self,
        from: &End,
        to: &End,
        sides: (Side, Side),
        lower: f64,
        tracks: &mut Tracks,
    ) -> Vec<Point> {
        let (ga, gb) = (gutter(from, sides.0), gutter(to, sides.1));
        let (ya, yb) = (self.port(from, sides.0, lower, tracks), self.port(to, sides.1, lower, tracks));
        let rows = match from.lane.cmp(&to.lane) {
            std::cmp::Ordering::Less => from.lane + 1..to.lane + 1,
            std::cmp::Ordering::Equal => from.lane..from.lane + 2,
            std::cmp::Ordering::Greater => to.lane + 1..from.lane + 1,
        };
        let cost = |row: &usize| {
            let y = self.row_y(*row);
            let crossed = self.crossed(ga, ya, y) + self.crossed(gb, y, yb);
            // Near the card at which it arrives, if all is equal.
            (crossed, ((ya - y).abs() + (yb - y).abs()).round() as i64, (yb - y).abs() as i64)
        };
        let row = rows.min_by_key(cost).unwrap_or(from.lane);
        let ends = (edge(from, sides.0), edge(to, sides.1));
        let y = tracks.in_row(row, &places(self.free_row(row), EDGE), self.row_y(row), ends);
        let xb = self.arriving(gb, (ends.1, sides.1), (y, yb), tracks);
        let xa = self.leaving(ga, (ya, y), tracks);
        vec![
            Point::new(edge(from, sides.0), ya),
            Point::new(xa, ya),
            Point::new(xa, y),
            Point::new(xb, y),
            Point::new(xb, yb),
            Point::new(edge(to, sides.1), yb),
        ]
    }

    /// Left and right edge of what is free of the gutter before the column number `gutter`, or after the last.
    fn free_part(&self, gutter: usize) -> (f64, f64) {
        let x = |column: &Column| {
            let width = self.size.width;
            if self.turned { width - column.x.end..width - column.x.start } else { column.x.clone() }
        };
        let before = gutter.checked_sub(1).and_then(|before| self.columns.get(before)).map(x);
        let after = self.columns.get(gutter).map(x);
        let left = match (&before, &after) {
            (Some(before), _) => before.end - m::CELL_PAD,
            // Beside the labels.
            (None, Some(after)) => after.start - m::COLUMN_GAP,
            (None, None) => 0.0,
        };
        let right = after.map_or(self.size.width, |after| after.start + m::CELL_PAD);
        (left, right.max(left))
    }

    /// Where a line runs, between two heights, in the gutter from which it goes to the side of a card at `edge`.
    fn arriving(
        &self,
        gutter: usize,
        (edge, side): (f64, Side),
        heights: (f64, f64),
        tracks: &mut Tracks,
    ) -> f64 {
        let free = self.free_part(gutter);
        let wanted = if side == Side::Start { edge - HEAD_ROOM } else { edge + HEAD_ROOM };
        let all = places(free, EDGE);
        let far: Vec<f64> = all.iter().copied().filter(|x| (x - edge).abs() >= HEAD_LINE).collect();
        tracks.in_column(gutter, if far.is_empty() { &all } else { &far }, wanted, heights)
    }

    /// Where a line runs, between two heights, in the gutter into which it comes from a card.
    fn leaving(&self, gutter: usize, heights: (f64, f64), tracks: &mut Tracks) -> f64 {
        let free = self.free_part(gutter);
        tracks.in_column(gutter, &places(free, EDGE), (free.0 + free.1) / 2.0, heights)
    }

    /// Upper and lower edge of what is free of the gutter above the lane number `row`, or under the last.
    fn free_row(&self, row: usize) -> (f64, f64) {
        let above = row.checked_sub(1).and_then(|above| self.lanes.get(above));
        match (above, self.lanes.get(row)) {
            // A line of a blueprint lies between them, with its name.
            (Some(above), Some(below)) if above.line_below.is_some() => {
                (below.body_rect.y0 - 2.0 * EDGE, below.body_rect.y0 + m::CELL_PAD)
            }
            (Some(above), Some(below)) => {
                (above.body_rect.y1 - m::CELL_PAD, below.body_rect.y0 + m::CELL_PAD)
            }
            (None, Some(below)) => (below.body_rect.y0 - m::ROW_GAP, below.body_rect.y0 + m::CELL_PAD),
            (Some(above), None) => (above.body_rect.y1 - m::CELL_PAD, above.body_rect.y1),
            (None, None) => (0.0, 0.0),
        }
    }

    /// The middle of the gutter above the lane number `row`, or under the last.
    fn row_y(&self, row: usize) -> f64 {
        let above = row.checked_sub(1).and_then(|above| self.lanes.get(above));
        match (above, self.lanes.get(row)) {
            // A line of a blueprint lies between them, with its name.
            (Some(above), Some(below)) if above.line_below.is_some() => below.body_rect.y0 - EDGE,
            (Some(above), Some(below)) => (above.body_rect.y1 + below.body_rect.y0) / 2.0,
            (None, Some(below)) => below.body_rect.y0 - m::ROW_GAP / 2.0,
            (Some(above), None) => above.body_rect.y1 - EDGE,
            (None, None) => 0.0,
        }
    }

    /// The cards of a lane that reach into these columns.
    fn cards_in(&self, lane: usize, columns: &Range<usize>) -> impl Iterator<Item = (&CardBox, Rect)> {
        let reach = self.spans.get(lane).copied().unwrap_or(1).saturating_sub(1);
        let ranges = self.lanes.get(lane).map_or(&[][..], |lane| &lane.cards);
        let (first, end) = (columns.start, columns.end.min(ranges.len()));
        let near = ranges.get(first.saturating_sub(reach).min(end)..end).unwrap_or_default();
        let cards = near.iter().filter_map(|range| self.cards.get(range.clone())).flatten();
        cards
            .filter(move |card| card.column.saturating_add(card.card.span.max(1) as usize) > first)
            .map(|card| (card, self.rect(card.rect)))
    }

    /// Whether no card of a lane stands at this height in these columns.
    fn is_free(&self, lane: usize, columns: &Range<usize>, y: f64) -> bool {
        self.cards_in(lane, columns).all(|(_, rect)| y < rect.y0 - CLEAR || y > rect.y1 + CLEAR)
    }

    /// Whether nothing stands between two cards at `x`: no card, and no face of a curve.
    fn is_open(&self, x: f64, (upper, lower): (&End, &End)) -> bool {
        let columns = upper.columns.start.max(lower.columns.start)..upper.columns.end.min(lower.columns.end);
        (upper.lane..=lower.lane).all(|lane| {
            let passes = lane > upper.lane && lane < lower.lane;
            let curves = self.lanes.get(lane).is_some_and(|lane| lane.curve_area.is_some());
            let clear = |rect: Rect| {
                let beside = x < rect.x0 - CLEAR || x > rect.x1 + CLEAR;
                beside || rect.y1 <= upper.rect.y1 || rect.y0 >= lower.rect.y0
            };
            !(passes && curves) && self.cards_in(lane, &columns).all(|(_, rect)| clear(rect))
        })
    }

    /// Number of cards that lie across a column's gutter between two heights.
    fn crossed(&self, gutter: usize, ya: f64, yb: f64) -> usize {
        let (top, bottom) = (ya.min(yb), ya.max(yb));
        let meets = |lane: &usize| {
            let row = self.lanes.get(*lane).map(|lane| lane.body_rect);
            row.is_some_and(|row| row.y0 < bottom && row.y1 > top)
        };
        let wide = self.spans.iter().enumerate().filter(|(_, span)| **span > 1).map(|(lane, _)| lane);
        let across = |lane: usize| {
            let column = gutter..gutter.saturating_add(1);
            let cards = self.cards_in(lane, &column);
            cards.filter(|(card, rect)| card.column < gutter && rect.y0 < bottom && rect.y1 > top).count()
        };
        wide.filter(meets).map(across).sum()
    }
}

/// Index of the gutter at a side of a card: that before the column of the same number.
fn gutter(end: &End, side: Side) -> usize {
    match side {
        Side::Start => end.columns.start,
        Side::End => end.columns.end,
    }
}

/// Where a side of a card is.
fn edge(end: &End, side: Side) -> f64 {
    match side {
        Side::Start => end.rect.x0,
        Side::End => end.rect.x1,
    }
}

/// Places for arrows along the side of a card from `from` to `to`, best first: the middle, moved by `by` as far as there
/// is room, then by and by farther from it.
fn ports(from: f64, to: f64, by: f64) -> impl Iterator<Item = f64> {
    let middle = (from + to) / 2.0 + by.min(((to - from) / 4.0).max(0.0));
    let (low, high) = (from + PORT_EDGE, to - PORT_EDGE);
    let others = (1..MOST_PORTS).map(move |i| {
        let steps = f64::from((i + 1) / 2);
        middle + if i % 2 == 1 { steps * PORT } else { -steps * PORT }
    });
    std::iter::once(middle).chain(others.filter(move |at| (low..=high).contains(at)))
}

/// Those of `ports` from which the way is free; none where it is not from the best of them, for the others would squeeze
/// past what is in its way.
fn where_free(ports: impl Iterator<Item = f64>, is_free: impl Fn(f64) -> bool) -> impl Iterator<Item = f64> {
    let mut ports = ports.peekable();
    let open = ports.peek().is_some_and(|best| is_free(*best));
    let is_free = move |(index, at): &(usize, f64)| open && (*index == 0 || is_free(*at));
    ports.enumerate().filter(is_free).map(|(_, at)| at)
}

/// A line through `corners` with round bends.
pub(super) fn rounded(corners: &[Point]) -> BezPath {
    let mut path = BezPath::with_capacity(2 * corners.len());
    let mut points: Vec<Point> = Vec::with_capacity(corners.len());
    for point in corners {
        if points.last().is_none_or(|last| (*point - *last).hypot() > 0.01) {
            points.push(*point);
        }
    }
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return path };
    path.move_to(*first);
    for corner in points.windows(3) {
        let &[before, at, after] = corner else { continue };
        let (to, on) = (at - before, after - at);
        let mut radius = BEND.min(to.hypot() / 2.0).min(on.hypot() / 2.0);
        if after == *last {
            // The head lies on what is straight.
            radius = radius.min((on.hypot() - HEAD_LINE).max(0.5));
        }
        path.line_to(at - to.normalize() * radius);
        path.quad_to(at, at + on.normalize() * radius);
    }
    path.line_to(*last);
    path
}

/// The point of a line through `corners` at a part of its length.
pub(super) fn along(corners: &[Point], part: f64) -> Point {
    let sides = || corners.windows(2).filter_map(|side| Some((*side.first()?, *side.last()?)));
    let length: f64 = sides().map(|(a, b)| (b - a).hypot()).sum();
    let mut left = length * part.clamp(0.0, 1.0);
    for (a, b) in sides() {
        let side = (b - a).hypot();
        if left <= side && side > 0.0 {
            return a.lerp(b, left / side);
        }
        left -= side;
    }
    corners.last().copied().unwrap_or_default()
}
