//! Outlines as straight lines in a tile's pixels, as the raster can draw them without faults.
//!
//! Two things of the raster (vello_cpu 0.3) are worked around here.
//! - It flattens curves that leave a tile more coarsely than the rest, so that a line drawn along one shows a
//!   step between two tiles. So curves are flattened here. (Not by `kurbo::flatten`: its 0.13 answers "not a number" at
//!   the inflection of some symmetric curves, of which emotion curves are made.)
//! - Where a very steep line passes from one of its cells (four pixels wide) to the next, it finds the
//!   crossing's height by multiplying an error of 32-bit arithmetic with the slope: paint leaks out of
//!   the shape for some pixels. So what is steep but not upright becomes stairs of upright lines, a
//!   few hundredths of a pixel wide, which nobody can see.

use std::ops::RangeInclusive;

use kurbo::{Affine, BezPath, CubicBez, ParamCurve, PathEl, Point, QuadBez, Vec2};

/// For what is made once and then drawn in many places.
pub(super) const EVERYTHING: RangeInclusive<f64> = f64::MIN..=f64::MAX;

/// Height of a line in its widths from which it counts as steep.
const STEEP: f64 = 16.0;
/// Width of a step, in pixels.
const STEP: f64 = 1.0 / 64.0;
/// How far a flattened curve may stray, in pixels.
pub(super) const TOLERANCE: f64 = 0.05;
/// Most lines that stand for one curve.
const MAX_PIECES: f64 = 4096.0;

/// An outline in straight lines, none of them steep unless upright.
#[derive(Debug)]
pub(super) struct Lines {
    /// What can be seen, from top to bottom; beyond it, steepness does not matter.
    seen: RangeInclusive<f64>,
    path: BezPath,
    start: Point,
    last: Point,
    open: bool,
}

impl Lines {
    /// The outline `path`, brought from its own space to pixels by `transform`, for a tile of which `seen` is
    /// all from top to bottom.
    pub(super) fn of(
        path: impl IntoIterator<Item = PathEl>,
        transform: Affine,
        seen: RangeInclusive<f64>,
    ) -> BezPath {
        let (start, last) = (Point::ZERO, Point::ZERO);
        let mut lines = Self { seen, path: BezPath::new(), start, last, open: false };
        for element in path {
            lines.push(transform * element);
        }
        lines.close();
        lines.path
    }

    fn push(&mut self, element: PathEl) {
        match element {
            PathEl::MoveTo(to) => {
                self.close();
                self.path.move_to(to);
                (self.start, self.last, self.open) = (to, to, true);
            }
            PathEl::LineTo(to) => self.line_to(to),
            PathEl::QuadTo(a, to) => {
                let bend = 0.25 * bend(self.last, a, to);
                self.curve_to(&QuadBez::new(self.last, a, to), to, bend);
            }
            PathEl::CurveTo(a, b, to) => {
                let bend = 0.75 * bend(self.last, a, b).max(bend(a, b, to));
                self.curve_to(&CubicBez::new(self.last, a, b, to), to, bend);
            }
            PathEl::ClosePath => self.close(),
        }
    }

    /// Follows a curve in as many equal steps of its parameter as its `bend` needs (Wang's formula).
    fn curve_to(&mut self, curve: &impl ParamCurve, to: Point, bend: f64) {
        let pieces = (bend / TOLERANCE).sqrt().ceil().clamp(1.0, MAX_PIECES) as u32;
        for piece in 1..pieces {
            self.line_to(curve.eval(f64::from(piece) / f64::from(pieces)));
        }
        self.line_to(to);
    }

    /// Goes back to where the outline began: a fill does that anyway, but in one line.
    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.line_to(self.start);
            self.path.close_path();
        }
    }

    fn line_to(&mut self, to: Point) {
        let from = std::mem::replace(&mut self.last, to);
        let way = to - from;
        if way.x != 0.0 && way.y.abs() > STEEP * way.x.abs() {
            // The shares of the way at which it comes into sight and leaves it.
            let share = |y: f64| ((y - from.y) / way.y).clamp(0.0, 1.0);
            let (top, bottom) = (share(*self.seen.start()), share(*self.seen.end()));
            let (enters, leaves) = (top.min(bottom), top.max(bottom));
            self.path.line_to((from.x, from.y + way.y * enters));
            self.stairs(from + way * enters, from + way * leaves);
            self.path.line_to((to.x, from.y + way.y * leaves));
        }
        self.path.line_to(to);
    }

    fn stairs(&mut self, from: Point, to: Point) {
        let way = to - from;
        let steps = (way.x.abs() / STEP).ceil().clamp(1.0, MAX_PIECES) as u32;
        for step in 0..steps {
            let share = |part: f64| (f64::from(step) + part) / f64::from(steps);
            let x = from.x + way.x * share(0.5);
            self.path.line_to((x, from.y + way.y * share(0.0)));
            self.path.line_to((x, from.y + way.y * share(1.0)));
        }
    }
}

/// How much three control points of a curve bend away from a straight, evenly run line.
fn bend(a: Point, b: Point, c: Point) -> f64 {
    ((a.to_vec2() + c.to_vec2()) - 2.0 * b.to_vec2()).hypot()
}

/// Adds `outline`, moved by `by`, to `path`.
pub(super) fn append(path: &mut BezPath, outline: &BezPath, by: Vec2) {
    path.extend(outline.iter().map(|element| Affine::translate(by) * element));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steep_lines_become_stairs_that_stay_beside_them() {
        let mut path = BezPath::new();
        path.move_to((10.0, 0.0));
        path.line_to((10.5, 100.0));
        path.line_to((40.0, 100.0));
        let lines = Lines::of(path.iter(), Affine::IDENTITY, EVERYTHING);
        let points: Vec<Point> = lines.iter().filter_map(|element| element.end_point()).collect();
        assert!(points.len() > 64);
        for pair in points.windows(2) {
            let way = pair[1] - pair[0];
            assert!(way.x == 0.0 || way.y.abs() <= STEEP * way.x.abs(), "{way:?}");
            if way.x == 0.0 {
                let off = (pair[0].x - 10.0 - pair[0].y * 0.005)
                    .abs()
                    .min((pair[0].x - 10.0 - pair[1].y * 0.005).abs());
                assert!(off <= STEP, "{off}");
            }
        }
    }

    #[test]
    fn an_open_outline_is_closed_in_stairs_too() {
        let mut path = BezPath::new();
        path.move_to((20.0, 0.0));
        path.line_to((10.0, 0.0));
        path.line_to((20.01, 50.0));
        let lines = Lines::of(path.iter(), Affine::IDENTITY, EVERYTHING);
        assert_eq!(lines.elements().last(), Some(&PathEl::ClosePath));
        let points: Vec<Point> = lines.iter().filter_map(|element| element.end_point()).collect();
        assert_eq!(points.first(), points.last());
    }

    #[test]
    fn curves_are_followed_closely_and_never_end_in_nothing() {
        // kurbo 0.13 flattens this one to a point that is not a number.
        let curve = CubicBez::new(
            (-57.0, -7.869997051358268),
            (-1.875, -7.869997051358268),
            (-1.875, 1.8500030934810638),
            (53.25, 1.8500030934810638),
        );
        let mut path = BezPath::new();
        path.move_to(curve.p0);
        path.curve_to(curve.p1, curve.p2, curve.p3);
        let lines = Lines::of(path.iter(), Affine::IDENTITY, EVERYTHING);
        let points: Vec<Point> = lines.iter().filter_map(|element| element.end_point()).collect();
        assert!(points.len() < 60, "{}", points.len());
        for step in 0..=500 {
            let at = curve.eval(f64::from(step) / 500.0);
            let nearest = points
                .windows(2)
                .map(|pair| kurbo::ParamCurveNearest::nearest(&kurbo::Line::new(pair[0], pair[1]), at, 1e-6))
                .map(|nearest| nearest.distance_sq)
                .fold(f64::INFINITY, f64::min);
            assert!(nearest.sqrt() <= TOLERANCE, "{} off at {at:?}", nearest.sqrt());
        }
    }

    #[test]
    fn a_line_through_a_huge_picture_has_stairs_only_where_it_is_seen() {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.line_to((50_000.0, 1_000_000.0));
        path.line_to((-1.0, 1_000_000.0));
        let lines = Lines::of(path.iter(), Affine::IDENTITY, 500_000.0..=500_200.0);
        assert!(lines.elements().len() < 2_000, "{}", lines.elements().len());
        let seen = lines.iter().filter_map(|element| element.end_point());
        let seen = seen.filter(|point| (500_001.0..500_199.0).contains(&point.y) && point.x > 10.0);
        for point in seen {
            assert!((point.x - point.y * 0.05).abs() <= 10.1, "{point:?}");
        }
    }
}
