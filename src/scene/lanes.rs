//! Lanes: labels, cells and blueprint lines.

use kurbo::{BezPath, Point, Rect};

use super::{
    Fill, Group, GroupId, Item, Rgba, Stroke,
    build::{Paint, border, text},
    color::mix,
};
use crate::{layout::LaneBox, model::LaneKind};

/// Radius of the corners of labels and cells.
const RADIUS: f64 = 10.0;

pub(super) fn lanes(paint: &Paint<'_>, view: Rect, groups: &mut Vec<Group>) {
    let layout = paint.layout;
    // A blueprint line's label hangs under its lane.
    let below = 2.0 * super::MARGIN;
    for lane in layout.lanes_in(view.y0 - below, view.y1).filter_map(|lane| layout.lanes.get(lane)) {
        let mut bounds = lane.label_rect.union(lane.body_rect);
        if let Some((_, label)) = &lane.line_below {
            let bottom = label.origin.y + f64::from(label.block.height);
            bounds = bounds.union(Rect::new(bounds.x0, bounds.y1, bounds.x1, bottom));
        }
        if bounds.overlaps(view) {
            let items = items(paint, lane, view);
            // Lines along the edges are half outside of them.
            let bounds = bounds.inflate(1.0, 1.0);
            groups.push(Group { id: GroupId::Lane(lane.id.clone()), bounds, items });
        }
    }
}

fn items(paint: &Paint<'_>, lane: &LaneBox, view: Rect) -> Vec<Item> {
    let (layout, theme) = (paint.layout, paint.theme);
    let colors = theme.lane(lane.kind, lane.color);
    let ground = |rect: Rect| Item::Rect {
        rect,
        radii: [RADIUS; 4],
        fill: Some(Fill::Solid(colors.tint)),
        stroke: border(theme.cell_border, 1.0),
        shadow: None,
    };
    let mut items = Vec::new();
    if lane.label_rect.overlaps(view) {
        items.push(ground(lane.label_rect));
        items.push(text(&lane.icon, colors.ink));
        items.push(text(&lane.title, colors.text));
    }
    if lane.kind == LaneKind::Emotions || lane.cells.is_empty() {
        items.push(ground(lane.body_rect));
    } else {
        let columns = layout.columns_in(view.x0, view.x1);
        items.extend(lane.cells.get(columns).unwrap_or(&[]).iter().map(|cell| ground(*cell)));
    }
    items.extend(lane.hidden.as_ref().map(|words| text(words, colors.text)));
    if let Some(area) = lane.curve_area {
        let y = area.center().y;
        items.push(dashed(
            (area.x0, y).into(),
            (area.x1, y).into(),
            mix(colors.tint, colors.text, 0.25),
            1.0,
        ));
    }
    if let Some((_, label)) = &lane.line_below {
        let (x0, x1) = (label.origin.x, label.origin.x + f64::from(label.block.width));
        let y = label.origin.y + f64::from(label.block.height) / 2.0;
        let (from, to) = if layout.direction.is_rtl() {
            (x0 - 8.0, lane.body_rect.x0)
        } else {
            (x1 + 8.0, lane.body_rect.x1)
        };
        items.push(text(label, theme.ink_secondary));
        items.push(dashed((from, y).into(), (to, y).into(), theme.ink_faint, 1.5));
    }
    items
}

fn dashed(from: Point, to: Point, color: Rgba, width: f64) -> Item {
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(to);
    let stroke = Stroke { fill: Fill::Solid(color), width, dash: vec![3.0, 5.0] };
    Item::Path { path: path.into(), fill: None, stroke: Some(stroke) }
}
