//! Emotion curves: points, line, words and legend.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};
use rustc_hash::FxHashMap;

use super::{CurveBox, MapText, PlacedText, PointBox, grid::Grid, measures as m, pen::Pen, words};
use crate::{
    model::{CurvePoint, CurveState, EmotionCurve, Face, JourneyMap},
    text::{Align, Weight},
};

/// The curves of a map and the room they take.
pub(super) struct Curves {
    pub(super) boxes: Vec<CurveBox>,
    /// Where values are drawn.
    pub(super) area: Rect,
    /// Lower edge of everything.
    pub(super) bottom: f64,
}

/// The curves of a map whose lane of emotions may be missing or collapsed.
pub(super) fn without_lane(curves: Option<Curves>) -> Vec<CurveBox> {
    curves.map_or_else(Vec::new, |curves| curves.boxes)
}

/// A point, before its height is known.
struct Draft<'a> {
    curve: usize,
    point: &'a CurvePoint,
    column: usize,
    x: f64,
}

/// Lays out the map's curves under `top` in the lane number `lane`, which is at least `least` high.
pub(super) fn curves(
    pen: &mut Pen<'_>,
    map: &JourneyMap,
    grid: &Grid,
    lane: usize,
    top: f64,
    least: f64,
) -> Curves {
    let drafts = drafts(map, grid);
    let words = words(pen, &drafts);
    let shown = map.curves.iter().enumerate().filter(|(i, _)| drafts.iter().any(|draft| draft.curve == *i));
    let shown: Vec<usize> = shown.map(|(i, _)| i).collect();
    let (legend, legend_bottom) =
        if shown.len() > 1 { legend(pen, map, &shown, grid, top) } else { (FxHashMap::default(), top) };

    // High enough for the highest word between the line's middle and the lane's edge.
    let word = words.iter().filter_map(|forms| forms.first()).map(|word| f64::from(word.height));
    let word = word.fold(0.0, f64::max);
    let height = m::CURVE_HEIGHT.max(2.0 * (word + m::WORD_ABOVE + 4.0)).max(least.min(m::LANE_HEIGHT_MAX));
    let area = Rect::new(grid.body.start, legend_bottom, grid.body.end, legend_bottom + height);

    let mut points: Vec<PointBox> = drafts.iter().map(|draft| point(pen, draft, &area)).collect();
    let mut boxes: Vec<CurveBox> = shown
        .iter()
        .map(|&i| {
            let of_curve = drafts.iter().zip(&points).filter(|(draft, _)| draft.curve == i);
            let through: Vec<&PointBox> = of_curve.map(|(_, point)| point).collect();
            CurveBox {
                id: map.curves[i].id.clone(),
                path: Arc::new(line(&through, &area)),
                color: map.curves[i].color,
                state: map.curves[i].state,
                index: i,
                legend: legend.get(&i).cloned(),
                points: Vec::new(),
                lane,
            }
        })
        .collect();
    let lines = words::Lines::of(boxes.iter().map(|curve| &*curve.path));
    let bottom = words::place(&words, &mut points, &lines, &area);
    for (draft, point) in drafts.iter().zip(points) {
        if let Some(curve) = boxes.iter_mut().find(|curve| curve.index == draft.curve) {
            curve.points.push(point);
        }
    }
    Curves { boxes, area, bottom }
}

/// The y of a value.
pub(super) fn y_of(area: &Rect, value: f64) -> f64 {
    area.center().y - value / 2.0 * (area.height() / 2.0 - m::CURVE_INSET)
}

/// A point's value, whatever the file says.
fn value_of(point: &CurvePoint) -> f32 {
    if point.value.is_nan() {
        0.0
    } else {
        point.value.clamp(*CurvePoint::VALUES.start(), *CurvePoint::VALUES.end())
    }
}

/// All points whose step is in the map, from left to right.
fn drafts<'a>(map: &'a JourneyMap, grid: &Grid) -> Vec<Draft<'a>> {
    let columns: FxHashMap<&str, usize> =
        grid.columns.iter().enumerate().rev().map(|(i, column)| (column.step.as_str(), i)).collect();
    let mut drafts = Vec::new();
    for (curve, points) in map.curves.iter().map(|curve| &curve.points).enumerate() {
        for point in points {
            let Some(&column) = columns.get(point.step.as_str()) else { continue };
            let at = if point.at.is_nan() { 0.5 } else { f64::from(point.at.clamp(0.0, 1.0)) };
            let x = &grid.columns[column].x;
            // A face at the journey's very beginning or end stays in the lane.
            let inset = m::FACE_RADIUS + 2.0;
            let x = (x.start + at * (x.end - x.start)).clamp(grid.body.start + inset, grid.body.end - inset);
            drafts.push(Draft { curve, point, column, x });
        }
    }
    drafts.sort_by(|a, b| a.x.total_cmp(&b.x));
    drafts
}

/// Lays out each draft's word: no wider than the room to the next point of its curve, and where it would be a
/// tall column there, first as wide as a word may be.
fn words(pen: &mut Pen<'_>, drafts: &[Draft<'_>]) -> Vec<words::Forms> {
    /// From the word's middle to those of its neighbours.
    const ROOM: std::ops::RangeInclusive<f64> = 72.0..=150.0;
    /// Lines that a word may have in little room.
    const LINES: usize = 2;
    let style = pen.style(12.0, Weight::Medium, 1.45).align(Align::Center);
    let xs: Vec<(usize, f64)> = drafts.iter().map(|draft| (draft.curve, draft.x)).collect();
    let word = |(i, draft): (usize, &Draft<'_>)| {
        let typed = pen.types(|| MapText::Word(draft.point.id.clone()));
        let text = if typed { draft.point.word.as_str() } else { draft.point.word.trim() };
        if text.is_empty() && !typed {
            return Vec::new();
        }
        let same = |(curve, x): &(usize, f64)| (*curve == draft.curve).then_some(*x);
        // Curves are few, so the neighbour is near.
        let before = xs[..i].iter().rev().find_map(same).map_or(f64::MAX, |x| draft.x - x);
        let after = xs[i + 1..].iter().find_map(same).map_or(f64::MAX, |x| x - draft.x);
        let room = before.min(after).clamp(*ROOM.start(), *ROOM.end());
        let narrow = pen.snug(text, &style, room - 2.0 * m::WORD_PAD_X);
        if narrow.lines.len() <= LINES || room >= *ROOM.end() {
            return vec![narrow];
        }
        let wide = pen.snug(text, &style, ROOM.end() - 2.0 * m::WORD_PAD_X);
        if wide.lines.len() >= narrow.lines.len() {
            return vec![narrow];
        }
        // No wider than its lines need, so that they are about as long as each other.
        let even = [0.6, 0.7, 0.8, 0.9].into_iter().find_map(|share| {
            let block = pen.snug(text, &style, share * ROOM.end() - 2.0 * m::WORD_PAD_X);
            (block.lines.len() == wide.lines.len()).then_some(block)
        });
        vec![even.unwrap_or(wide), narrow]
    };
    drafts.iter().enumerate().map(word).collect()
}

fn point(pen: &mut Pen<'_>, draft: &Draft<'_>, area: &Rect) -> PointBox {
    let value = value_of(draft.point);
    let center = Point::new(draft.x, y_of(area, f64::from(value)));
    let face = draft.point.face.unwrap_or_else(|| Face::of_value(value));
    let origin = center - Vec2::splat(m::FACE_ICON / 2.0);
    PointBox {
        id: draft.point.id.clone(),
        column: draft.column,
        center,
        value,
        face,
        icon: pen.icon(face_icon(face), "smiley", true, m::FACE_ICON, origin),
        word: None,
    }
}

/// Phosphor name of a face.
#[must_use]
pub fn face_icon(face: Face) -> &'static str {
    match face {
        Face::Angry => "smiley-angry",
        Face::Sad => "smiley-sad",
        Face::Neutral => "smiley-meh",
        Face::Happy => "smiley",
        Face::Delighted => "smiley-laugh",
    }
}

/// The line through `points`: between two of them it never leaves their heights, because it runs level
/// at each; towards the edges, where there is room, it eases a little back to the middle.
fn line(points: &[&PointBox], area: &Rect) -> BezPath {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return BezPath::new() };
    let mut through: Vec<Point> = Vec::with_capacity(points.len() + 2);
    // A shorter end would be a stub beside the face.
    let room = 2.0 * m::FACE_RADIUS;
    let start = area.x0 + m::CURVE_END;
    if first.center.x - start > room {
        through.push(Point::new(start, y_of(area, f64::from(first.value) * 0.6)));
    }
    through.extend(points.iter().map(|point| point.center));
    let end = area.x1 - m::CURVE_END;
    if end - last.center.x > room {
        through.push(Point::new(end, y_of(area, f64::from(last.value) * 0.82)));
    }
    let mut path = BezPath::new();
    path.move_to(through[0]);
    for pair in through.windows(2) {
        let middle = f64::midpoint(pair[0].x, pair[1].x);
        path.curve_to(Point::new(middle, pair[0].y), Point::new(middle, pair[1].y), pair[1]);
    }
    path
}

type Legend = FxHashMap<usize, (Rect, PlacedText)>;

/// Names of the curves with a piece of line each, in rows under `top`; and their lower edge.
fn legend(pen: &mut Pen<'_>, map: &JourneyMap, shown: &[usize], grid: &Grid, top: f64) -> (Legend, f64) {
    const SWATCH: f64 = 24.0;
    let style = pen.style(11.0, Weight::Medium, 1.45).forced(Some(pen.locale.direction()));
    let (left, right) = (grid.body.start + m::LABEL_PAD, grid.body.end - m::LABEL_PAD);
    let mut at = Point::new(left, top + 6.0);
    let mut bottom = at.y;
    let mut legend = FxHashMap::default();
    for &i in shown {
        let name = curve_name(pen, map, &map.curves[i]);
        let block = pen.snug(&name, &style, right - left - SWATCH - m::LEAD_GAP);
        let width = SWATCH + m::LEAD_GAP + f64::from(block.ink_width);
        if at.x > left && at.x + width > right {
            at = Point::new(left, bottom + 2.0);
        }
        let line = f64::from(block.lines.first().map_or(block.height, |line| line.bottom - line.top));
        let swatch = Rect::new(at.x, at.y, at.x + SWATCH, at.y + line);
        bottom = bottom.max(at.y + f64::from(block.height));
        let origin = Point::new(at.x + SWATCH + m::LEAD_GAP, at.y);
        legend.insert(i, (swatch, PlacedText { block, origin }));
        at.x += width + 2.0 * m::ROW_GAP;
    }
    (legend, bottom)
}

/// A curve's title, or whose it is and whether it is as it is or as it should be.
fn curve_name(pen: &Pen<'_>, map: &JourneyMap, curve: &EmotionCurve) -> String {
    if !curve.title.trim().is_empty() {
        return curve.title.trim().to_owned();
    }
    let state = pen.message(
        match curve.state {
            CurveState::Current => "curve-current",
            CurveState::Future => "curve-future",
        },
        &[],
    );
    let persona = map.personas.iter().find(|persona| persona.id == curve.persona);
    match persona.or(map.personas.first()).map(|persona| persona.name.trim()) {
        Some(name) if !name.is_empty() => {
            pen.message("curve-of-persona", &[("persona", name.into()), ("state", state.as_str().into())])
        }
        _ => state,
    }
}
