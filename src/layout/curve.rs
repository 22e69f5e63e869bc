//! Emotion curves: points, line, words and legend.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};
use rustc_hash::FxHashMap;

use super::{CurveBox, MapText, PlacedText, PointBox, grid::Grid, measures as m, pen::Pen};
use crate::{
    model::{CurvePoint, CurveState, EmotionCurve, Face, JourneyMap},
    text::{Align, TextBlock, Weight},
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

/// A point with its word, before its height is known.
struct Draft<'a> {
    curve: usize,
    point: &'a CurvePoint,
    column: usize,
    x: f64,
    word: Option<Arc<TextBlock>>,
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
    let mut drafts = drafts(map, grid);
    words(pen, &mut drafts);
    let shown = map.curves.iter().enumerate().filter(|(i, _)| drafts.iter().any(|draft| draft.curve == *i));
    let shown: Vec<usize> = shown.map(|(i, _)| i).collect();
    let (legend, legend_bottom) =
        if shown.len() > 1 { legend(pen, map, &shown, grid, top) } else { (FxHashMap::default(), top) };

    // High enough for the highest word between the line's middle and the lane's edge.
    let word = drafts.iter().filter_map(|draft| draft.word.as_ref()).map(|word| f64::from(word.height));
    let word = word.fold(0.0, f64::max);
    let height = m::CURVE_HEIGHT.max(2.0 * (word + m::WORD_ABOVE + 4.0)).max(least.min(m::LANE_HEIGHT_MAX));
    let area = Rect::new(grid.body.start, legend_bottom, grid.body.end, legend_bottom + height);

    let mut points: Vec<PointBox> = drafts.iter().map(|draft| point(pen, draft, &area)).collect();
    let bottom = place_words(&drafts, &mut points, &area);
    let mut boxes: Vec<CurveBox> = shown
        .iter()
        .map(|&i| CurveBox {
            id: map.curves[i].id.clone(),
            path: Arc::default(),
            color: map.curves[i].color,
            state: map.curves[i].state,
            index: i,
            legend: legend.get(&i).cloned(),
            points: Vec::new(),
            lane,
        })
        .collect();
    for (draft, point) in drafts.iter().zip(points) {
        if let Some(curve) = boxes.iter_mut().find(|curve| curve.index == draft.curve) {
            curve.points.push(point);
        }
    }
    for curve in &mut boxes {
        curve.path = Arc::new(line(&curve.points, &area));
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
            drafts.push(Draft { curve, point, column, x, word: None });
        }
    }
    drafts.sort_by(|a, b| a.x.total_cmp(&b.x));
    drafts
}

/// Lays out the words, each no wider than the room to the next point of its curve.
fn words(pen: &mut Pen<'_>, drafts: &mut [Draft<'_>]) {
    let style = pen.style(12.0, Weight::Medium, 1.45).align(Align::Center);
    let xs: Vec<(usize, f64)> = drafts.iter().map(|draft| (draft.curve, draft.x)).collect();
    for (i, draft) in drafts.iter_mut().enumerate() {
        let typed = pen.types(|| MapText::Word(draft.point.id.clone()));
        let text = if typed { draft.point.word.as_str() } else { draft.point.word.trim() };
        if text.is_empty() && !typed {
            continue;
        }
        let same = |(curve, x): &(usize, f64)| (*curve == draft.curve).then_some(*x);
        // Curves are few, so the neighbour is near.
        let before = xs[..i].iter().rev().find_map(same).map_or(f64::MAX, |x| draft.x - x);
        let after = xs[i + 1..].iter().find_map(same).map_or(f64::MAX, |x| x - draft.x);
        let room = before.min(after).clamp(72.0, 150.0) - 2.0 * m::WORD_PAD_X;
        draft.word = Some(pen.snug(text, &style, room));
    }
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
fn face_icon(face: Face) -> &'static str {
    match face {
        Face::Angry => "smiley-angry",
        Face::Sad => "smiley-sad",
        Face::Neutral => "smiley-meh",
        Face::Happy => "smiley",
        Face::Delighted => "smiley-sticker",
    }
}

/// Farthest that anything placed before may reach to the right of its centre.
const REACH: f64 = 240.0;

/// Finds a place for every word: under its face when the value is positive, else above; where that is
/// taken on the other side, then moved aside, then farther away; in the last resort under the curves.
/// Gives the lower edge of everything.
fn place_words(drafts: &[Draft<'_>], points: &mut [PointBox], area: &Rect) -> f64 {
    let faces: Vec<Point> = points.iter().map(|point| point.center).collect();
    let mut placed: Vec<Rect> = Vec::new();
    let mut rows: Vec<f64> = Vec::new();
    let mut row_height = 0.0_f64;
    let mut below: Vec<(usize, usize, Rect)> = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let Some(block) = &draft.word else { continue };
        let size =
            kurbo::Size::new(f64::from(block.ink_width) + 2.0 * m::WORD_PAD_X, f64::from(block.height));
        let free = |rect: &Rect| {
            let near = |other: &&Rect| other.center().x > rect.x0 - REACH;
            let word = placed.iter().rev().take_while(near).any(|other| touches(other, rect, 2.0));
            !word && !faces_near(&faces, rect).iter().any(|&face| face_touches(face, rect))
        };
        let rect = if let Some(rect) = candidates(faces[i], points[i].value, size, area).find(free) {
            placed.push(rect);
            rect
        } else {
            let rect = beside(faces[i].x - size.width / 2.0, 0.0, size, area);
            let row = rows.iter().position(|&end| end + 4.0 <= rect.x0).unwrap_or(rows.len());
            if row == rows.len() {
                rows.push(rect.x1);
            } else {
                rows[row] = rect.x1;
            }
            row_height = row_height.max(size.height + 4.0);
            below.push((i, row, rect));
            continue;
        };
        points[i].word = Some((rect, centered(block, rect)));
    }
    let words = placed.iter().map(|word| word.y1 + 2.0);
    let bottom = words.fold(area.y1, f64::max);
    for (i, row, rect) in below {
        let Some(block) = &drafts[i].word else { continue };
        let rect = rect + Vec2::new(0.0, bottom + row as f64 * row_height);
        points[i].word = Some((rect, centered(block, rect)));
    }
    bottom + rows.len() as f64 * row_height
}

/// How far a word may reach out of the area at its lower edge; the lane grows by that.
const OVERHANG: f64 = 40.0;

/// Places for a word of `size` at a face, best first, within the area and its overhang.
fn candidates(face: Point, value: f32, size: kurbo::Size, area: &Rect) -> impl Iterator<Item = Rect> + use<> {
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

/// A box at `x`, moved into the area's width.
fn beside(x: f64, y: f64, size: kurbo::Size, area: &Rect) -> Rect {
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

/// The line through `points`: between two of them it never leaves their heights, because it runs level
/// at each; towards the edges, where there is room, it eases a little back to the middle.
fn line(points: &[PointBox], area: &Rect) -> BezPath {
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
