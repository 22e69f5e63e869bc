//! Which share of each pixel an outline covers: exact areas, computed row by row.
//!
//! Every side of the outline adds, to the pixels that it crosses, the change of coverage from one pixel to the
//! next; added up along a row these changes are the coverage (signed areas, as in FreeType's and
//! `font-rs`' rasters). All sums are of whole numbers and each side is cut at rows only, by its own equation, so that a
//! pixel's coverage depends on nothing but the outline: not on the tile that it is drawn in, and not on how
//! the outline goes on elsewhere.

use std::ops::Range;

use kurbo::{Point, Rect};

/// What a wholly covered pixel has.
const FULL: i32 = 1 << 16;
/// Parts of a pixel's height on which corners lie, lest the sides of an outline not add up to nothing. Divides [`FULL`].
const SNAP: f64 = 1024.0;
/// Bits of a word of [`Coverage::touched`].
const WORD: usize = u64::BITS as usize;

/// A part of the picture, in its pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    /// Left edge.
    pub(super) x: i64,
    /// Top edge.
    pub(super) y: i64,
    /// Width.
    pub(super) width: usize,
    /// Height.
    pub(super) height: usize,
}

impl Window {
    /// The part of this that `rect` touches; none when it touches none of it.
    pub(super) fn cut(&self, rect: Rect) -> Option<Self> {
        // `as` saturates, which is what a shape beyond the picture needs.
        let x = (rect.x0.floor() as i64).max(self.x);
        let y = (rect.y0.floor() as i64).max(self.y);
        let right = (rect.x1.ceil() as i64).min(self.right());
        let bottom = (rect.y1.ceil() as i64).min(self.bottom());
        (x < right && y < bottom).then(|| Self {
            x,
            y,
            width: (right - x) as usize,
            height: (bottom - y) as usize,
        })
    }

    /// The same as a rectangle.
    pub(super) fn bounds(&self) -> Rect {
        Rect::new(self.x as f64, self.y as f64, self.right() as f64, self.bottom() as f64)
    }

    /// The edge after its last column.
    pub(super) fn right(&self) -> i64 {
        self.x.saturating_add(self.width as i64)
    }

    /// The edge under its last row.
    pub(super) fn bottom(&self) -> i64 {
        self.y.saturating_add(self.height as i64)
    }
}

/// Sides of an outline, added up within a window.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    window: Window,
    /// By row, then column: what coverage changes by from the pixel before. All nothing between two shapes.
    changes: Vec<i32>,
    /// A bit for each of them that was changed.
    touched: Vec<u64>,
}

impl Coverage {
    /// Starts an outline of which `window` is wanted.
    pub(super) fn begin(&mut self, window: Window) {
        self.window = window;
        let pixels = window.width * window.height;
        if self.changes.len() < pixels {
            self.changes.resize(pixels, 0);
        }
        let words = self.words() * window.height;
        if self.touched.len() < words {
            self.touched.resize(words, 0);
        }
    }

    /// Words of one row.
    fn words(&self) -> usize {
        self.window.width.div_ceil(WORD)
    }

    /// Adds a side from one point to another, in the picture's pixels. Sides must form closed outlines and
    /// their ends must have been [`snapped`].
    pub(super) fn side(&mut self, from: Point, to: Point) {
        let (sign, upper, lower) = if from.y < to.y { (1, from, to) } else { (-1, to, from) };
        // Level ones change nothing.
        if upper.y >= lower.y {
            return;
        }
        let slope = (lower.x - upper.x) / (lower.y - upper.y);
        let x_at = |y: f64| if y >= lower.y { lower.x } else { upper.x + (y - upper.y) * slope };
        let first = (upper.y.floor() as i64).max(self.window.y);
        let end = (lower.y.ceil() as i64).min(self.window.bottom());
        let mut y = upper.y.max(first as f64);
        let mut x = x_at(y);
        for row in first..end {
            let next_y = lower.y.min((row + 1) as f64);
            let next_x = x_at(next_y);
            // A whole number, because of the snapping.
            let height = sign * ((next_y - y) * f64::from(FULL)) as i32;
            self.piece((row - self.window.y) as usize, x.min(next_x), x.max(next_x), height);
            (x, y) = (next_x, next_y);
        }
    }

    /// Adds a piece of a side within one row, from `left` to `right`: what is right of it gains `height`.
    fn piece(&mut self, row: usize, left: f64, right: f64, height: i32) {
        let origin = self.window.x as f64;
        let (left, right) = (left - origin, right - origin);
        if right < 0.0 {
            return self.change(row, 0, height);
        }
        let (first, last) = (left.floor(), right.floor());
        if first >= self.window.width as f64 {
            return;
        }
        if first == last {
            let covered = (f64::from(height) * (first + 1.0 - 0.5 * (left + right))).round() as i32;
            self.change(row, first as usize, covered);
            self.change(row, first as usize + 1, height - covered);
            return;
        }
        // The mean, over the piece, of how far `edge` lies right of it.
        let per_width = 0.5 / (right - left);
        let reach = |edge: f64| {
            let way = (edge.min(right) - left).max(0.0);
            way * way * per_width + (edge - right).max(0.0)
        };
        let from = first.max(0.0) as usize;
        let to = (last as usize).min(self.window.width - 1);
        let (mut before, mut reached) = (0, reach(from as f64));
        for column in from..=to {
            let next = reach((column + 1) as f64);
            let covered = (f64::from(height) * (next - reached)).round() as i32;
            self.change(row, column, covered - before);
            (before, reached) = (covered, next);
        }
        self.change(row, to + 1, height - before);
    }

    fn change(&mut self, row: usize, column: usize, by: i32) {
        let Window { width, .. } = self.window;
        if column >= width || by == 0 {
            return;
        }
        let word = row * self.words() + column / WORD;
        if let (Some(change), Some(word)) =
            (self.changes.get_mut(row * width + column), self.touched.get_mut(word))
        {
            *change += by;
            *word |= 1 << (column % WORD);
        }
    }

    /// Ends the outline: gives each row's stretches of even coverage, from 1 to 255, in order, with row and
    /// columns counted from the window's corner.
    pub(super) fn finish(&mut self, mut stretch: impl FnMut(usize, Range<usize>, u8)) {
        let Window { width, height, .. } = self.window;
        let words = self.words();
        if width == 0 {
            return;
        }
        let rows = self.changes.chunks_exact_mut(width).zip(self.touched.chunks_exact_mut(words));
        for (row, (changes, touched)) in rows.take(height).enumerate() {
            let (mut sum, mut from) = (0, 0);
            let mut end = |sum: i32, columns: Range<usize>| {
                let coverage = share(sum);
                if coverage > 0 && !columns.is_empty() {
                    stretch(row, columns, coverage);
                }
            };
            for (index, word) in touched.iter_mut().enumerate() {
                let mut bits = std::mem::take(word);
                while bits != 0 {
                    let column = index * WORD + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    end(sum, from..column);
                    from = column;
                    sum += changes.get_mut(column).map_or(0, std::mem::take);
                }
            }
            end(sum, from..width);
        }
    }
}

/// Coverage from 0 to 255. What is covered several times over is covered.
fn share(sum: i32) -> u8 {
    ((sum.abs().min(FULL) * 255 + FULL / 2) / FULL) as u8
}

/// The point with its height where [`Coverage`] can count exactly.
pub(super) fn snapped(point: Point) -> Point {
    Point::new(point.x, (point.y * SNAP).round() / SNAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Coverage of every pixel of `window` by closed polygons.
    fn cover(polygons: &[Vec<Point>], window: Window) -> Vec<u8> {
        let mut coverage = Coverage::default();
        coverage.begin(window);
        for polygon in polygons {
            for (index, from) in polygon.iter().enumerate() {
                coverage.side(snapped(*from), snapped(polygon[(index + 1) % polygon.len()]));
            }
        }
        let mut pixels = vec![0; window.width * window.height];
        coverage
            .finish(|row, columns, share| pixels[row * window.width..][..window.width][columns].fill(share));
        assert!(coverage.changes.iter().all(|change| *change == 0), "clean for the next one");
        assert!(coverage.touched.iter().all(|word| *word == 0), "clean for the next one");
        pixels
    }

    fn window(x: i64, y: i64, width: usize, height: usize) -> Window {
        Window { x, y, width, height }
    }

    /// Share of a pixel within a convex polygon, by looking at 64 × 64 points of it.
    fn sampled(polygon: &[Point], x: i64, y: i64) -> f64 {
        let inside = |at: Point| {
            let sides = (0..polygon.len()).map(|i| (polygon[i], polygon[(i + 1) % polygon.len()]));
            let turns: Vec<f64> = sides.map(|(a, b)| (b - a).cross(at - a)).collect();
            turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0)
        };
        let place = |step: i64| (step as f64 + 0.5) / 64.0;
        let points = (0..64 * 64).map(|i| Point::new(x as f64 + place(i % 64), y as f64 + place(i / 64)));
        points.filter(|at| inside(*at)).count() as f64 / 4096.0
    }

    #[test]
    fn coverage_is_the_area() {
        let mut rng = fastrand::Rng::with_seed(21);
        for round in 0..60 {
            let mut at = || Point::new(rng.f64() * 14.0 - 2.0, rng.f64() * 14.0 - 2.0);
            let triangle = vec![at(), at(), at()];
            let pixels = cover(std::slice::from_ref(&triangle), window(0, 0, 10, 10));
            for (index, covered) in pixels.iter().enumerate() {
                let expected = sampled(&triangle, index as i64 % 10, index as i64 / 10) * 255.0;
                let off = (f64::from(*covered) - expected).abs();
                assert!(off <= 5.0, "round {round}, pixel {index}: {covered} instead of {expected}");
            }
        }
    }

    #[test]
    fn a_pixel_does_not_depend_on_the_window() {
        let mut rng = fastrand::Rng::with_seed(22);
        for round in 0..40 {
            let mut at = || Point::new(rng.f64() * 120.0 - 20.0, rng.f64() * 60.0 - 10.0);
            let star: Vec<Point> = (0..7).map(|_| at()).collect();
            let whole = cover(std::slice::from_ref(&star), window(0, 0, 90, 40));
            let part = cover(std::slice::from_ref(&star), window(13, 7, 66, 20));
            for (row, pixels) in part.chunks_exact(66).enumerate() {
                assert_eq!(pixels, &whole[(row + 7) * 90 + 13..][..66], "round {round}, row {row}");
            }
        }
    }

    #[test]
    fn holes_stay_open_and_overlaps_are_covered_once() {
        let square =
            |from: f64, to: f64| [(from, from), (to, from), (to, to), (from, to)].map(Point::from).to_vec();
        let mut hole = square(3.0, 7.0);
        hole.reverse();
        let ring = cover(&[square(1.0, 9.0), hole], window(0, 0, 10, 10));
        assert_eq!((ring[0], ring[11], ring[55]), (0, 255, 0));
        let twice = cover(&[square(1.0, 6.0), square(4.0, 9.0)], window(0, 0, 10, 10));
        assert_eq!((twice[55], twice[11], twice[88]), (255, 255, 255));
    }

    #[test]
    fn what_is_far_outside_is_left_out_or_covers_all() {
        let huge = [(-1e12, -1e12), (1e12, -1e12), (1e12, 1e12), (-1e12, 1e12)].map(Point::from).to_vec();
        assert!(cover(&[huge], window(5, 5, 70, 3)).iter().all(|share| *share == 255));
        let beside = [(100.0, 0.0), (200.0, 0.0), (150.0, 50.0)].map(Point::from).to_vec();
        assert!(cover(&[beside], window(5, 5, 70, 3)).iter().all(|share| *share == 0));
    }
}
