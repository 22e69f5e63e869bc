//! Emotion curves.

use kurbo::{BezPath, Point, Rect};

use super::{
    Fill, Group, GroupId, Item, Rgba, Stroke,
    build::{Paint, filled, stroke, text},
};
use crate::{
    layout::{CurveBox, FACE_RADIUS, PointBox},
    model::{Color, CurveState, NamedColor},
};

/// Width of the line.
const WIDTH: f64 = 3.5;

pub(super) fn curves(paint: &Paint<'_>, view: Rect, groups: &mut Vec<Group>) {
    for curve in &paint.layout.curves {
        let bounds = bounds(curve);
        if bounds.overlaps(view) {
            let items = items(paint, curve, view);
            groups.push(Group { id: GroupId::Curve(curve.id.clone()), bounds, items });
        }
    }
}

fn bounds(curve: &CurveBox) -> Rect {
    let labels = curve.points.iter().filter_map(|point| point.word.as_ref()).chain(&curve.legend);
    let labels = labels.flat_map(|(rect, text)| {
        let size = (f64::from(text.block.width), f64::from(text.block.height));
        [*rect, Rect::from_origin_size(text.origin, size)]
    });
    let faces = curve.points.iter().map(|point| {
        Rect::from_center_size(point.center, (2.0 * FACE_RADIUS + 2.0, 2.0 * FACE_RADIUS + 2.0))
    });
    let line = curve.path.control_box().inflate(WIDTH, WIDTH);
    labels.chain(faces).fold(line, |bounds, rect| bounds.union(rect))
}

fn items(paint: &Paint<'_>, curve: &CurveBox, view: Rect) -> Vec<Item> {
    let theme = paint.theme;
    let fill = line_fill(paint, curve);
    let dash = if curve.state == CurveState::Future { vec![9.0, 7.0] } else { Vec::new() };
    let line = Stroke { fill, width: WIDTH, dash };
    let mut items = Vec::new();
    if let Some((swatch, name)) = &curve.legend {
        let mut path = BezPath::new();
        path.move_to((swatch.x0, swatch.center().y));
        path.line_to((swatch.x1, swatch.center().y));
        let fill = match &line.fill {
            Fill::Solid(color) => Fill::Solid(*color),
            // The gradient by height lies across a level line, so it runs along it instead.
            Fill::Gradient { stops, .. } => Fill::Gradient {
                from: Point::new(swatch.x0, swatch.center().y),
                to: Point::new(swatch.x1, swatch.center().y),
                stops: stops.clone(),
            },
        };
        items.push(Item::Path {
            path: path.into(),
            fill: None,
            stroke: Some(Stroke { fill, ..line.clone() }),
        });
        items.push(text(name, theme.ink));
    }
    items.push(Item::Path { path: curve.path.clone(), fill: None, stroke: Some(line) });
    let reach = FACE_RADIUS + 1.0;
    for point in &curve.points {
        if Rect::from_center_size(point.center, (2.0 * reach, 2.0 * reach)).overlaps(view) {
            face(paint, point, &mut items);
        }
    }
    for (rect, word) in curve.points.iter().filter_map(|point| point.word.as_ref()) {
        if rect.overlaps(view) {
            items.push(filled(*rect, 6.0, theme.label_ground));
            items.push(text(word, theme.ink));
        }
    }
    items
}

fn face(paint: &Paint<'_>, point: &PointBox, items: &mut Vec<Item>) {
    items.push(Item::Circle {
        center: point.center,
        radius: FACE_RADIUS,
        fill: Some(Fill::Solid(Rgba::WHITE)),
        stroke: Some(stroke(paint.theme.emotion(point.value), 2.0)),
    });
    items.push(text(&point.icon, paint.theme.face(point.value)));
}

/// The line's colour: its own; by height for the first curve without one; the palette's in turn for
/// the others, so that they can be told apart.
fn line_fill(paint: &Paint<'_>, curve: &CurveBox) -> Fill {
    let first = paint.layout.curves.iter().find(|curve| curve.color.is_none());
    match (curve.color, paint.layout.lanes.get(curve.lane).and_then(|lane| lane.curve_area)) {
        (Some(color), _) => Fill::Solid(paint.theme.color(color)),
        (None, Some(area)) if first.is_some_and(|first| first.index == curve.index) => Fill::Gradient {
            from: Point::new(area.center().x, area.y0),
            to: Point::new(area.center().x, area.y1),
            stops: paint.theme.emotion_stops().to_vec(),
        },
        (None, _) => {
            let turn = NamedColor::ALL[curve.index % NamedColor::STAGE_COLORS];
            Fill::Solid(paint.theme.color(Color::Named(turn)))
        }
    }
}
