//! Lines: feathered strips with round joins and round ends, whole or dashed.

use std::f32::consts::PI;

use egui::{Color32, Pos2, Vec2, pos2};
use kurbo::{BezPath, Line, ParamCurve as _, ParamCurveArclen as _, PathSeg, Rect, Shape as _};

use super::{
    mesh::{Batch, faded},
    outline::chords,
    polygon::miter,
    shade::Shade,
};

/// How far a chord may lie from its curve, in pixels.
const TOLERANCE: f64 = 0.08;
/// Longest piece of a line with a gradient, in pixels: between its ends colours are mixed evenly.
const GRADIENT_STEP: f32 = 6.0;
/// Turns sharper than this (cosine of the angle) get a round join.
const SMOOTH_TURN: f32 = 0.9;

/// One line of points, closed when its last joins its first.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Polyline {
    /// At least two points, none on its predecessor.
    pub(super) points: Vec<Pos2>,
    /// Whether the last point joins the first.
    pub(super) closed: bool,
    /// Length in pixels of what was left out before the first point, for the phase of dashes.
    pub(super) skipped: f32,
}

/// Flattens `path` into lines in pixels. Segments that lie outside `clip` (map points) are left out.
pub(super) fn flatten(
    path: &BezPath,
    clip: Rect,
    px: impl Fn(kurbo::Point) -> Pos2,
    scale: f64,
) -> Vec<Polyline> {
    let mut lines: Vec<Polyline> = Vec::new();
    let mut current = Polyline::default();
    let mut end = None;
    let mut start = None;
    for seg in path.segments() {
        let Some((seg, skipped)) = visible(seg, clip) else {
            finish(&mut lines, &mut current, false);
            end = None;
            continue;
        };
        if end != Some(seg.start()) {
            finish(&mut lines, &mut current, false);
            current.points.push(px(seg.start()));
            current.skipped = (skipped * scale) as f32;
            start = Some(seg.start());
        }
        let tolerance = TOLERANCE / scale.max(1e-6);
        seg_points(seg, tolerance, |point| push(&mut current.points, px(point)));
        end = Some(seg.end());
        if start == end && current.points.len() > 3 {
            finish(&mut lines, &mut current, true);
            end = None;
        }
    }
    finish(&mut lines, &mut current, false);
    lines
}

/// The part of a segment that may be seen, and the length of what was left out before it. Lines are cut,
/// because one line may run along a whole map; curves are short and stay whole.
fn visible(seg: PathSeg, clip: Rect) -> Option<(PathSeg, f64)> {
    const AROUND: f64 = 16.0;
    let clip = clip.inflate(AROUND, AROUND);
    if seg.bounding_box().inflate(1.0, 1.0).intersect(clip).is_zero_area() {
        return None;
    }
    let PathSeg::Line(line) = seg else { return Some((seg, 0.0)) };
    let (from, to) = inside(line, clip)?;
    if from == 0.0 && to == 1.0 {
        return Some((seg, 0.0));
    }
    Some((PathSeg::Line(line.subsegment(from..to)), from * line.arclen(0.1)))
}

/// Where a line enters and leaves a rectangle, 0 … 1 (Liang and Barsky, 1984).
fn inside(line: Line, clip: Rect) -> Option<(f64, f64)> {
    let by = line.p1 - line.p0;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (along, before, after) in
        [(by.x, clip.x0 - line.p0.x, clip.x1 - line.p0.x), (by.y, clip.y0 - line.p0.y, clip.y1 - line.p0.y)]
    {
        if along == 0.0 {
            if before > 0.0 || after < 0.0 {
                return None;
            }
            continue;
        }
        let (a, b) = (before / along, after / along);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    (from < to).then_some((from, to))
}

/// Steps in which a segment is divided where kurbo cannot.
const EVEN_STEPS: u32 = 32;

fn seg_points(seg: PathSeg, tolerance: f64, mut add: impl FnMut(kurbo::Point)) {
    let mut path = BezPath::new();
    path.move_to(seg.start());
    path.push(seg.as_path_el());
    let mut points = Vec::new();
    kurbo::flatten(&path, tolerance, |element| {
        if let kurbo::PathEl::LineTo(point) = element {
            points.push(point);
        }
    });
    // kurbo 0.13 has no answer at the inflection of some symmetric cubics; even steps do there.
    if points.iter().any(|point| !point.is_finite()) {
        points = (1..=EVEN_STEPS).map(|step| seg.eval(f64::from(step) / f64::from(EVEN_STEPS))).collect();
    }
    points.into_iter().for_each(&mut add);
}

fn push(points: &mut Vec<Pos2>, point: Pos2) {
    if points.last().is_none_or(|last| last.distance_sq(point) > 1e-4) {
        points.push(point);
    }
}

fn finish(lines: &mut Vec<Polyline>, current: &mut Polyline, closed: bool) {
    let mut line = std::mem::take(current);
    line.closed = closed;
    if closed && line.points.first().zip(line.points.last()).is_some_and(|(a, b)| a.distance_sq(*b) < 1e-4) {
        line.points.pop();
    }
    if line.points.len() > 1 {
        lines.push(line);
    }
}

/// Draws a line of `width` pixels with round ends.
pub(super) fn draw(batch: &mut Batch, line: &Polyline, width: f32, shade: &Shade) {
    let mut strip =
        Strip { batch, half: 0.5 * width.max(1.0), opacity: width.clamp(0.0, 1.0), shade, before: None };
    let fine = if shade.is_solid() { None } else { Some(subdivided(line)) };
    let points = fine.as_deref().unwrap_or(&line.points);
    let count = points.len();
    if count < 2 {
        return;
    }
    let direction = |i: usize| (points[(i + 1) % count] - points[i % count]).normalized();
    if line.closed {
        for i in 0..=count {
            strip.turn(points[i % count], direction(i + count - 1), direction(i));
        }
        return;
    }
    strip.cap(points[0], -direction(0));
    strip.section(points[0], direction(0).rot90());
    for (i, point) in points.iter().enumerate().take(count - 1).skip(1) {
        strip.turn(*point, direction(i - 1), direction(i));
    }
    strip.section(points[count - 1], direction(count - 2).rot90());
    strip.cap(points[count - 1], direction(count - 2));
}

/// Cuts a line into dashes: `pattern` holds lengths of dashes and gaps in pixels.
pub(super) fn dashes(line: &Polyline, pattern: &[f32], mut each: impl FnMut(&Polyline)) {
    let whole: f32 = pattern.iter().sum();
    if pattern.is_empty() || whole < 0.5 {
        each(line);
        return;
    }
    let mut lengths = pattern.iter().copied().cycle();
    let (mut left, mut drawn) = (lengths.next().unwrap_or(1.0), true);
    // Patterns of an odd length swap dashes and gaps every time.
    let mut skipped = line.skipped % (whole * (1 + pattern.len() % 2) as f32);
    while skipped >= left {
        skipped -= left;
        (left, drawn) = (lengths.next().unwrap_or(1.0).max(0.01), !drawn);
    }
    left -= skipped;
    let mut dash = Polyline::default();
    let closing = if line.closed { line.points.first() } else { None };
    let mut points = line.points.iter().chain(closing);
    let Some(mut at) = points.next().copied() else { return };
    dash.points.push(at);
    for target in points {
        let mut rest = at.distance(*target);
        while rest > left {
            at += (*target - at) * (left / rest);
            rest -= left;
            push(&mut dash.points, at);
            if drawn && dash.points.len() > 1 {
                each(&dash);
            }
            dash.points.clear();
            dash.points.push(at);
            (left, drawn) = (lengths.next().unwrap_or(1.0).max(0.01), !drawn);
        }
        left -= rest;
        at = *target;
        push(&mut dash.points, at);
    }
    if drawn && dash.points.len() > 1 {
        each(&dash);
    }
}

/// The points of a line with more between them, so that a gradient follows it.
fn subdivided(line: &Polyline) -> Vec<Pos2> {
    let mut fine = Vec::with_capacity(line.points.len() * 2);
    for pair in line.points.windows(2) {
        let steps = (pair[0].distance(pair[1]) / GRADIENT_STEP).ceil().clamp(1.0, 400.0) as usize;
        fine.extend((0..steps).map(|i| pair[0] + (pair[1] - pair[0]) * (i as f32 / steps as f32)));
    }
    fine.extend(line.points.last());
    fine
}

/// A strip under construction: cross sections of four vertices, transparent at both outer ends.
struct Strip<'a> {
    batch: &'a mut Batch,
    /// Half of the width, at least half a pixel.
    half: f32,
    /// Below 1 for lines thinner than a pixel.
    opacity: f32,
    shade: &'a Shade,
    before: Option<[u32; 4]>,
}

impl Strip<'_> {
    /// Goes on to a cross section at `pos`; `across` points to one side, longer than 1 at a mitre.
    fn section(&mut self, pos: Pos2, across: Vec2) {
        let color = faded(self.shade.at(pos), self.opacity);
        let (outer, inner) = (self.half + 0.5, self.half - 0.5);
        let section =
            [(-outer, Color32::TRANSPARENT), (-inner, color), (inner, color), (outer, Color32::TRANSPARENT)]
                .map(|(by, color)| self.batch.vertex(pos + across * by, color));
        if let Some(before) = self.before {
            for i in 0..3 {
                self.batch.triangle(before[i], section[i], before[i + 1]);
                self.batch.triangle(before[i + 1], section[i], section[i + 1]);
            }
        }
        self.before = Some(section);
    }

    /// Goes around a corner between two directions.
    fn turn(&mut self, pos: Pos2, from: Vec2, to: Vec2) {
        let (a, b) = (from.rot90(), to.rot90());
        if from.dot(to) > SMOOTH_TURN {
            self.section(pos, miter(a, b));
            return;
        }
        let angle = from.angle();
        let mut by = to.angle() - angle;
        if by > PI {
            by -= 2.0 * PI;
        } else if by < -PI {
            by += 2.0 * PI;
        }
        let steps = chords(self.half, by.abs()).max(2);
        for i in 0..=steps {
            self.section(pos, Vec2::angled(angle + by * i as f32 / steps as f32).rot90());
        }
    }

    /// A half disc at an end; `outward` is the direction away from the line.
    fn cap(&mut self, pos: Pos2, outward: Vec2) {
        if self.half < 0.75 {
            return;
        }
        let color = faded(self.shade.at(pos), self.opacity);
        let steps = chords(self.half, PI).max(4);
        let from = outward.angle() - 0.5 * PI;
        let middle = self.batch.vertex(pos, color);
        let mut before: Option<[u32; 2]> = None;
        for i in 0..=steps {
            let normal = Vec2::angled(from + PI * i as f32 / steps as f32);
            let pair = [
                self.batch.vertex(pos + normal * (self.half - 0.5), color),
                self.batch.vertex(pos + normal * (self.half + 0.5), Color32::TRANSPARENT),
            ];
            if let Some(last) = before {
                self.batch.triangle(middle, last[0], pair[0]);
                self.batch.triangle(last[0], last[1], pair[0]);
                self.batch.triangle(pair[0], last[1], pair[1]);
            }
            before = Some(pair);
        }
    }
}

/// Moves a straight horizontal or vertical line so that its edges fall on whole pixels.
pub(super) fn snap(line: &mut Polyline, width: f32) {
    let [a, b] = line.points[..] else { return };
    let odd = (width.round().max(1.0) as u32) % 2 == 1;
    let snapped = |v: f32| if odd { v.floor() + 0.5 } else { v.round() };
    if (a.y - b.y).abs() < 0.01 {
        let y = snapped(a.y);
        line.points = vec![pos2(a.x, y), pos2(b.x, y)];
    } else if (a.x - b.x).abs() < 0.01 {
        let x = snapped(a.x);
        line.points = vec![pos2(x, a.y), pos2(x, b.y)];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::canvas::{mesh::Tile, outline::tests::weighted_area};

    const EVERYWHERE: Rect = Rect::new(-1e6, -1e6, 1e6, 1e6);

    fn px(point: kurbo::Point) -> Pos2 {
        pos2(point.x as f32, point.y as f32)
    }

    #[test]
    fn a_line_covers_length_times_width_and_its_ends() {
        for width in [1.0_f32, 3.5, 8.0] {
            let mut tile = Tile::default();
            let line =
                Polyline { points: vec![pos2(10.0, 10.0), pos2(90.0, 70.0)], closed: false, skipped: 0.0 };
            draw(tile.plain(), &line, width, &Shade::Solid(Color32::WHITE));
            let ends = if width > 1.5 { PI * width * width / 4.0 } else { 0.0 };
            let area = weighted_area(tile.plain());
            assert!((area - 100.0 * width - ends).abs() < 2.0, "{width}: {area}");
        }
    }

    #[test]
    fn dashes_have_their_lengths() {
        let line = Polyline {
            points: vec![pos2(0.0, 0.0), pos2(50.0, 0.0), pos2(50.0, 46.0)],
            closed: false,
            skipped: 0.0,
        };
        let mut sum = 0.0;
        let mut count = 0;
        dashes(&line, &[3.0, 5.0], |dash| {
            count += 1;
            sum += dash.points.windows(2).map(|pair| pair[0].distance(pair[1])).sum::<f32>();
        });
        assert_eq!(count, 12);
        assert!((sum - 36.0).abs() < 0.01, "{sum}");
    }

    #[test]
    fn what_is_out_of_sight_is_not_flattened() {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        for i in 0..1000 {
            let x = f64::from(i) * 100.0;
            path.curve_to((x + 30.0, 0.0), (x + 60.0, 50.0), (x + 100.0, 50.0 * f64::from(i % 2)));
        }
        let all: usize = flatten(&path, EVERYWHERE, px, 1.0).iter().map(|line| line.points.len()).sum();
        let some = flatten(&path, Rect::new(5000.0, -100.0, 6000.0, 100.0), px, 1.0);
        assert_eq!(some.len(), 1);
        assert!(some[0].points.len() * 50 < all);
    }

    #[test]
    fn a_long_line_is_cut_to_what_is_seen_and_its_dashes_stay_in_place() {
        let mut path = BezPath::new();
        path.move_to((0.0, 5.0));
        path.line_to((200_000.0, 5.0));
        let clip = Rect::new(70_003.0, 0.0, 71_003.0, 10.0);
        let lines = flatten(&path, clip, px, 1.0);
        let mut starts = Vec::new();
        dashes(&lines[0], &[3.0, 5.0], |dash| starts.push(dash.points[0].x));
        assert!((100..150).contains(&starts.len()), "{}", starts.len());
        assert!(starts[1..].iter().all(|x| x % 8.0 < 0.05 || x % 8.0 > 7.95), "{starts:?}");
    }

    #[test]
    fn straight_lines_fall_on_pixels() {
        let mut line =
            Polyline { points: vec![pos2(0.0, 69.3), pos2(9.0, 69.3)], closed: false, skipped: 0.0 };
        snap(&mut line, 1.0);
        assert_eq!(line.points[0].y, 69.5);
    }

    #[test]
    fn a_closed_path_has_no_ends() {
        let path = Rect::new(0.0, 0.0, 20.0, 10.0).to_path(0.1);
        let lines = flatten(&path, EVERYWHERE, px, 1.0);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].closed);
        assert_eq!(lines[0].points.len(), 4);
    }
}
