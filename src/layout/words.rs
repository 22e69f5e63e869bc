//! Places for the words of emotion curves: beside their faces, off the lines, and never over each other.

use std::sync::Arc;

use kurbo::{BezPath, ParamCurve as _, Point, Rect, Size, Vec2};

use super::{PlacedText, PointBox, measures as m};
use crate::text::TextBlock;

/// How far a word may reach out of the area at its lower edge; the lane grows by that.
const OVERHANG: f64 = 40.0;
/// Farthest that anything placed before may reach to the right of its centre.
const REACH: f64 = 240.0;
/// Half of a curve's line, with a hair of air.
const HALF_LINE: f64 = 2.5;

/// A word laid out: the forms that it may take, best first.
pub(super) type Forms = Vec<Arc<TextBlock>>;

/// The lines of all curves, as far as words must keep off them.
pub(super) struct Lines(Vec<Vec<Point>>);

impl Lines {
    /// The lines of curves, each of which runs from left to right.
    pub(super) fn of<'a>(paths: impl IntoIterator<Item = &'a BezPath>) -> Self {
        /// Straight pieces that stand for one bend between two faces.
        const PIECES: u32 = 16;
        let line = |path: &BezPath| -> Vec<Point> {
            let start = path.segments().next().map(|segment| segment.start());
            let along = |segment: kurbo::PathSeg| {
                (1..=PIECES).map(move |piece| segment.eval(f64::from(piece) / f64::from(PIECES)))
            };
            start.into_iter().chain(path.segments().flat_map(along)).collect()
        };
        Self(paths.into_iter().map(line).collect())
    }

    /// How much of the lines `rect` would hide, in map points.
    fn under(&self, rect: &Rect) -> f64 {
        let rect = rect.inflate(HALF_LINE, HALF_LINE);
        let of_line = |points: &Vec<Point>| -> f64 {
            let first = points.partition_point(|point| point.x < rect.x0).saturating_sub(1);
            let near = points.get(first..).unwrap_or_default().windows(2);
            near.take_while(|piece| piece[0].x <= rect.x1)
                .map(|piece| within(piece[0], piece[1], &rect))
                .sum()
        };
        self.0.iter().map(of_line).sum()
    }
}

/// The length of the line from `a` to `b` that lies in `rect` (Liang and Barsky's clipping).
fn within(a: Point, b: Point, rect: &Rect) -> f64 {
    let way = b - a;
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in [(a.x, way.x, rect.x0, rect.x1), (a.y, way.y, rect.y0, rect.y1)] {
        if step == 0.0 {
            if start < low || start > high {
                return 0.0;
            }
            continue;
        }
        let (from, to) = ((low - start) / step, (high - start) / step);
        enters = enters.max(from.min(to));
        leaves = leaves.min(from.max(to));
    }
    (leaves - enters).max(0.0) * way.hypot()
}

/// Finds a place for every word: under its face when the value is positive, else above; where a word or
/// a line is in the way on the other side, then moved aside, then farther away, each time in the form that
/// fits best. Where there is no free place the word hides as little of the lines as it can; in the last
/// resort it stands under the curves. Gives the lower edge of everything.
///
/// `words` are those of `points`, which stand from left to right.
pub(super) fn place(words: &[Forms], points: &mut [PointBox], lines: &Lines, area: &Rect) -> f64 {
    let faces: Vec<Point> = points.iter().map(|point| point.center).collect();
    let mut placed: Vec<Rect> = Vec::new();
    let mut below = Below::default();
    for (i, (forms, point)) in words.iter().zip(points.iter_mut()).enumerate() {
        let Some(last) = forms.last() else { continue };
        let free = |rect: &Rect| {
            let near = |other: &&Rect| other.center().x > rect.x0 - REACH;
            let word = placed.iter().rev().take_while(near).any(|other| touches(other, rect, 2.0));
            !word && !faces_near(&faces, rect).iter().any(|&face| face_touches(face, rect))
        };
        match best(forms, faces[i], point.value, lines, area, free) {
            Some((block, rect)) => {
                placed.push(rect);
                point.word = Some((rect, centered(block, rect)));
            }
            None => below.add(i, last, beside(faces[i].x - size(last).width / 2.0, 0.0, size(last), area)),
        }
    }
    let bottom = placed.iter().map(|word| word.y1 + 2.0).fold(area.y1, f64::max);
    for (i, block, row, rect) in &below.words {
        let rect = *rect + Vec2::new(0.0, bottom + *row as f64 * below.row_height);
        points[*i].word = Some((rect, centered(block, rect)));
    }
    bottom + below.ends.len() as f64 * below.row_height
}

/// The best of a word's forms and places, by the order of the places and how much of a line it hides.
fn best<'a>(
    forms: &'a [Arc<TextBlock>],
    face: Point,
    value: f32,
    lines: &Lines,
    area: &Rect,
    free: impl Fn(&Rect) -> bool,
) -> Option<(&'a Arc<TextBlock>, Rect)> {
    let mut least: Option<(f64, &Arc<TextBlock>, Rect)> = None;
    for form in forms {
        for rect in candidates(face, value, size(form), area).filter(|rect| free(rect)) {
            let hidden = lines.under(&rect);
            if hidden == 0.0 {
                return Some((form, rect));
            }
            if least.is_none_or(|(least, ..)| hidden < least) {
                least = Some((hidden, form, rect));
            }
        }
    }
    least.map(|(_, form, rect)| (form, rect))
}

/// Words that found no place, in rows under the curves.
#[derive(Default)]
struct Below<'a> {
    /// Index of the point, its word, its row, and its box as in a row at height nought.
    words: Vec<(usize, &'a Arc<TextBlock>, usize, Rect)>,
    /// Where each row ends.
    ends: Vec<f64>,
    row_height: f64,
}

impl<'a> Below<'a> {
    fn add(&mut self, index: usize, block: &'a Arc<TextBlock>, rect: Rect) {
        let row = self.ends.iter().position(|&end| end + 4.0 <= rect.x0).unwrap_or(self.ends.len());
        match self.ends.get_mut(row) {
            Some(end) => *end = rect.x1,
            None => self.ends.push(rect.x1),
        }
        self.row_height = self.row_height.max(rect.height() + 4.0);
        self.words.push((index, block, row, rect));
    }
}

/// Places for a word of `size` at a face, best first, within the area and its overhang.
fn candidates(face: Point, value: f32, size: Size, area: &Rect) -> impl Iterator<Item = Rect> + use<> {
    let below = value > 0.0;
    let area = *area;
    let at = move |below: bool, aside: f64, away: f64| {
        let y =
            if below { face.y + m::WORD_BELOW + away } else { face.y - m::WORD_ABOVE - size.height - away };
        beside(face.x - size.width / 2.0 + aside * size.width, y, size, &area)
    };
    [0.0, 10.0, 20.0, 36.0]
        .into_iter()
        .flat_map(|away| [0.0, 0.3, -0.3, 0.55, -0.55].map(|aside| (away, aside)))
        .flat_map(move |(away, aside)| [at(below, aside, away), at(!below, aside, away)])
        .filter(move |rect| rect.y0 >= area.y0 && rect.y1 <= area.y1 + OVERHANG)
}

/// The size of a word's label.
fn size(block: &TextBlock) -> Size {
    Size::new(f64::from(block.ink_width) + 2.0 * m::WORD_PAD_X, f64::from(block.height))
}

/// A box at `x`, moved into the area's width.
fn beside(x: f64, y: f64, size: Size, area: &Rect) -> Rect {
    let x = x.min(area.x1 - 2.0 - size.width).max(area.x0 + 2.0);
    Rect::from_origin_size((x, y), size)
}

fn centered(block: &Arc<TextBlock>, rect: Rect) -> PlacedText {
    let x = rect.center().x - f64::from(block.width) / 2.0;
    PlacedText { block: Arc::clone(block), origin: Point::new(x, rect.y0) }
}

fn touches(a: &Rect, b: &Rect, gap: f64) -> bool {
    a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap
}

/// The faces, sorted by x, that may touch `rect`.
fn faces_near<'a>(faces: &'a [Point], rect: &Rect) -> &'a [Point] {
    let reach = m::FACE_RADIUS + 1.0;
    let from = faces.partition_point(|face| face.x < rect.x0 - reach);
    let to = faces.partition_point(|face| face.x <= rect.x1 + reach);
    &faces[from..to]
}

fn face_touches(face: Point, rect: &Rect) -> bool {
    let nearest = Point::new(face.x.clamp(rect.x0, rect.x1), face.y.clamp(rect.y0, rect.y1));
    (nearest - face).hypot() < m::FACE_RADIUS + 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_measured_where_it_lies_in_a_box() {
        let rect = Rect::new(10.0, 10.0, 20.0, 20.0);
        let length = |a: (f64, f64), b: (f64, f64)| within(a.into(), b.into(), &rect);
        assert_eq!(length((0.0, 15.0), (30.0, 15.0)), 10.0);
        assert_eq!(length((15.0, 30.0), (15.0, 12.0)), 8.0);
        assert_eq!(length((0.0, 5.0), (30.0, 5.0)), 0.0);
        assert_eq!(length((12.0, 12.0), (15.0, 16.0)), 5.0);
        assert!((length((0.0, 0.0), (40.0, 40.0)) - 200.0_f64.sqrt()).abs() < 1e-9);
        assert_eq!(length((0.0, 18.0), (12.0, 30.0)), 0.0, "past the corner");
    }
}
