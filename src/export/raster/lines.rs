//! Outlines as straight lines in the picture's pixels.
//!
//! Curves are followed in the picture's coordinates, never a tile's: the same lines stand for a curve in every tile that
//! shows a part of it. (Not by `kurbo::flatten`: its 0.13 answers "not a number" at the inflection of
//! some symmetric curves, of which emotion curves are made.)

use kurbo::{Affine, CubicBez, ParamCurve, PathEl, Point, QuadBez, Rect};

use super::cover::snapped;

/// How far a flattened curve may stray, in pixels.
pub(super) const TOLERANCE: f64 = 0.05;
/// Most lines that stand for one curve.
const MAX_PIECES: f64 = 4096.0;

/// Closed outlines in straight lines. Used again and again, to keep its memory.
#[derive(Debug)]
pub(super) struct Lines {
    sides: Vec<(Point, Point)>,
    /// In which they all lie.
    bounds: Rect,
    start: Point,
    last: Point,
    finite: bool,
}

impl Default for Lines {
    fn default() -> Self {
        let (start, last) = (Point::ZERO, Point::ZERO);
        Self { sides: Vec::new(), bounds: NOWHERE, start, last, finite: true }
    }
}

/// Bounds of nothing.
const NOWHERE: Rect =
    Rect { x0: f64::INFINITY, y0: f64::INFINITY, x1: f64::NEG_INFINITY, y1: f64::NEG_INFINITY };

impl Lines {
    /// Forgets all lines.
    pub(super) fn clear(&mut self) {
        self.sides.clear();
        *self = Self { sides: std::mem::take(&mut self.sides), ..Self::default() };
    }

    /// Adds the outline `path`, brought from its own space to pixels by `transform`.
    pub(super) fn add(&mut self, path: impl IntoIterator<Item = PathEl>, transform: Affine) {
        for element in path {
            match transform * element {
                PathEl::MoveTo(to) => {
                    self.close();
                    self.start = snapped(to);
                    self.last = self.start;
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
        self.close();
    }

    /// The lines and a rectangle in which they lie; none when there is nothing or something has no place.
    pub(super) fn get(&self) -> Option<(&[(Point, Point)], Rect)> {
        (self.finite && !self.sides.is_empty()).then_some((&self.sides, self.bounds))
    }

    /// Follows a curve in as many equal steps of its parameter as its `bend` needs (Wang's formula).
    fn curve_to(&mut self, curve: &impl ParamCurve, to: Point, bend: f64) {
        let pieces = (bend / TOLERANCE).sqrt().ceil().clamp(1.0, MAX_PIECES) as u32;
        for piece in 1..pieces {
            self.line_to(curve.eval(f64::from(piece) / f64::from(pieces)));
        }
        self.line_to(to);
    }

    /// Goes back to where the outline began.
    fn close(&mut self) {
        if self.last != self.start {
            self.line_to(self.start);
        }
    }

    fn line_to(&mut self, to: Point) {
        let to = snapped(to);
        self.finite &= to.is_finite() && self.last.is_finite();
        self.bounds = self.bounds.union_pt(self.last).union_pt(to);
        self.sides.push((self.last, to));
        self.last = to;
    }
}

/// How much three control points of a curve bend away from a straight, evenly run line.
fn bend(a: Point, b: Point, c: Point) -> f64 {
    ((a.to_vec2() + c.to_vec2()) - 2.0 * b.to_vec2()).hypot()
}

#[cfg(test)]
mod tests {
    use kurbo::BezPath;

    use super::*;

    fn lines(path: &BezPath) -> Lines {
        let mut lines = Lines::default();
        lines.add(path.iter(), Affine::IDENTITY);
        lines
    }

    #[test]
    fn outlines_are_closed() {
        let mut path = BezPath::new();
        path.move_to((20.0, 0.0));
        path.line_to((10.0, 0.0));
        path.line_to((20.01, 50.0));
        path.move_to((1.0, 1.0));
        path.quad_to((5.0, 9.0), (3.0, 2.0));
        let lines = lines(&path);
        let (sides, bounds) = lines.get().unwrap();
        assert!(sides.windows(2).all(|pair| pair[0].1 == pair[1].0 || pair[1].0 == Point::new(1.0, 1.0)));
        assert_eq!(sides.last().unwrap().1, Point::new(1.0, 1.0));
        assert_eq!((bounds.x0, bounds.x1, bounds.y1), (1.0, 20.01, 50.0));
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
        let lines = lines(&path);
        let (sides, _) = lines.get().unwrap();
        assert!(sides.len() < 60, "{}", sides.len());
        for step in 0..=500 {
            let at = curve.eval(f64::from(step) / 500.0);
            let nearest = sides
                .iter()
                .map(|(a, b)| kurbo::ParamCurveNearest::nearest(&kurbo::Line::new(*a, *b), at, 1e-6))
                .map(|nearest| nearest.distance_sq)
                .fold(f64::INFINITY, f64::min);
            // Corners are moved by a part of a pixel's height.
            assert!(nearest.sqrt() <= TOLERANCE + 0.001, "{} off at {at:?}", nearest.sqrt());
        }
    }

    #[test]
    fn what_has_no_place_gives_nothing() {
        for bad in [f64::NAN, f64::INFINITY] {
            let mut path = BezPath::new();
            path.move_to((0.0, bad));
            path.curve_to((3.0, 2.0), (1.0, bad), (9.0, 9.0));
            assert!(lines(&path).get().is_none());
        }
        assert!(lines(&BezPath::new()).get().is_none());
    }
}
